import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

const CHANGELOG =
  "# Changelog\n\n## [1.4.0] - 2026-11-24\n\n### Added\n\n- Faster exports\n- <!channel> no alarm & no harm\n\n## [1.3.0]\n\n- Older\n";

interface Channel {
  readonly url: string;
  readonly got: string[];
  /** Answers of the next requests; 200 afterwards. */
  readonly next: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[];
  readonly server: Server;
}

let folder: string;
let origin: GitOrigin;
let github: GithubDouble;
let token: string;
let channel: Channel;

async function openChannel(): Promise<Channel> {
  const got: string[] = [];
  const next: Channel["next"] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part;
    });
    request.on("end", () => {
      got.push(body);
      const { status, headers = {} } = next.shift() ?? { status: 200 };
      response.writeHead(status, headers).end(status === 200 ? "ok" : "invalid_token ::error::x");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/services/T0/S3CR3T`, got, next, server };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-announce-"));
  mkdirSync(join(folder, "workspace"));
  writeFileSync(join(folder, "workspace/CHANGELOG.md"), CHANGELOG);
  origin = await createGitOrigin(folder);
  await origin.tag("v1.4.0", await origin.commit({ "CHANGELOG.md": CHANGELOG }, "docs: changelog"));
  github = await startGithub({ repository: "example/app", folder: origin.folder });
  github.control.addPerson({ login: "ada" });
  const run = github.control.startRun({ workflow: "w.yml", event: "push", ref: "refs/tags/v1.4.0", actor: "ada" });
  token = github.control.runToken(run, { contents: "write", deployments: "read", issues: "write" });
  channel = await openChannel();
});

afterEach(async () => {
  channel.server.closeAllConnections();
  await new Promise((resolve) => channel.server.close(resolve));
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

async function announce(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runStep({
    stage: "announce-release",
    workspace: join(folder, "workspace"),
    scratch: folder,
    with: { event: "released", version: "v1.4.0", token, ...inputs },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: "example/app" },
  });
}

async function releases(): Promise<unknown> {
  const answer = await fetch(`${github.url}/repos/example/app/releases`, {
    headers: { authorization: `token ${token}` },
  });
  return answer.json();
}

test("of several products the forge's release belongs to the tag's full name, and people are told that", async () => {
  const commit = await origin.commitOf("v1.4.0");
  await origin.tag("api/v1.4.0", commit);
  const step = await announce({ "tag-prefix": "api/", "slack-webhook-url": channel.url });
  expect(step.error).toBe("");
  expect(step.log).toContain("Released api/v1.4.0. Highlights: Faster exports");
  expect(await releases()).toMatchObject([{ tag_name: "api/v1.4.0", name: "api/v1.4.0" }]);
  expect((await announce({ "tag-prefix": "api/", version: "api/v1.4.0" })).error).toBe("");
  expect(await releases()).toHaveLength(1);
  await origin.tag("v1.4.0-rollback", commit);
  const since = "2020-01-01T00:00:00Z";
  expect((await announce({ "tag-prefix": "api/", since })).error).toBe("");
  await origin.tag("api/v1.4.0-rollback", commit);
  const left = await announce({ "tag-prefix": "api/", since });
  expect(left.error).toContain("api/v1.4.0 was rolled back in the meantime: there is api/v1.4.0-rollback.");
});

test("a release is told to the forge, to Slack and to Teams, once", async () => {
  const channels = { "slack-webhook-url": channel.url, "teams-webhook-url": channel.url };
  const step = await announce(channels);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ announced: "yes", "release-url": expect.stringContaining("v1.4.0") });
  const [slack = "", teams = ""] = channel.got;
  expect(JSON.parse(slack).text).toBe("Released v1.4.0. Highlights: Faster exports; no alarm &amp; no harm");
  expect(JSON.parse(teams).attachments[0].content.body[0].text).toContain("Released v1\\.4\\.0".replaceAll("\\.", "."));
  expect(await releases()).toMatchObject([{ tag_name: "v1.4.0", body: expect.stringContaining("- Faster exports") }]);

  expect((await announce()).outputs).toMatchObject({ announced: "yes" });
  expect(await releases()).toHaveLength(1);
});

test("a release without a section in the changelog keeps the notes that it has, and that is said", async () => {
  await announce();
  writeFileSync(join(folder, "workspace/CHANGELOG.md"), "# Changelog\n");
  const step = await announce();
  expect(step.log).toContain("::warning::The changelog has no section of v1.4.0");
  expect(await releases()).toMatchObject([{ body: expect.stringContaining("- Faster exports") }]);
});

test("row 43: an announcement that fails is a warning, and the release stands", async () => {
  channel.next.push({ status: 403 });
  const step = await announce({ "slack-webhook-url": channel.url });
  expect(step.code).toBe(0);
  expect(step.outputs).toMatchObject({ announced: "partly" });
  expect(step.log).toContain("::warning::Slack: not delivered (it answered 403");
  expect(step.summary).toContain("⚠️");
  expect(await releases()).toHaveLength(1);
  expect(channel.got).toHaveLength(1);
});

test("row 43: a forge that refuses the release is a warning as well", async () => {
  github.behave({ kind: "status", status: 401, when: "before", path: /releases/, message: "Bad credentials" });
  const step = await announce();
  expect(step.code).toBe(0);
  expect(step.outputs).toMatchObject({ announced: "no", "release-url": "" });
  expect(step.log).toContain("::warning::The forge's release: not delivered");
});

test("a service that asks to wait is asked again as late as it says", async () => {
  channel.next.push({ status: 429, headers: { "retry-after": "1" } }, { status: 503 });
  const step = await announce({ event: "failed", reason: "The smoke test failed.", "slack-webhook-url": channel.url });
  expect(step.outputs).toMatchObject({ announced: "yes" });
  expect(channel.got).toHaveLength(3);
  expect(JSON.parse(channel.got[2] ?? "{}").text).toBe("v1.4.0 was not released. The smoke test failed.");
  expect(await releases()).toEqual([]);
});

test("the webhook's address is a secret: in no log, no summary, no output, also when no one listens there", async () => {
  channel.server.close();
  const gone = await announce({ event: "rolled-back", "slack-webhook-url": `${channel.url}gone` });
  expect(gone.code).toBe(0);
  expect(gone.outputs).toMatchObject({ announced: "no" });
  const shown = gone.log.replaceAll(/^::add-mask::.*$/gm, "") + gone.summary + JSON.stringify(gone.outputs);
  expect(shown).not.toContain("S3CR3T");
});

test("a gate that opens is told to its owners, by the names that the chats know", async () => {
  const people = "people: { ada: { slack: U012AB3CD }, linus: { teams: linus@example.com } }\n";
  const gates = "gates: { production: { owner: ada, backup-owner: linus } }\n";
  mkdirSync(join(folder, "workspace/.github"));
  writeFileSync(join(folder, "workspace/.github/sluice.yml"), `${people}${gates}`);
  const inputs = {
    event: "gate-opened",
    gate: "production",
    "slack-webhook-url": channel.url,
    "teams-webhook-url": channel.url,
  };
  const step = await announce(inputs);
  expect(step.error).toBe("");
  expect(step.log).toContain("v1.4.0 waits for an approval. Owners: ada, linus.");
  const [slack = "", teams = ""] = channel.got;
  expect(slack).toContain("<@U012AB3CD>, linus");
  expect(JSON.parse(teams).attachments[0].content.msteams.entities[0].mentioned.id).toBe("linus@example.com");
});

test("who is asked, and what they look at first, is as the default branch has it; the checkout's only where the forge is silent", async () => {
  const rules = (owner: string, item: string): string =>
    `gates: { staging-signoff: { owner: ${owner}, checklist: [${item}] } }\n`;
  await origin.commit({ ".github/sluice.yml": rules("ada", "log in") }, "chore: rules");
  mkdirSync(join(folder, "workspace/.github"));
  writeFileSync(join(folder, "workspace/.github/sluice.yml"), rules("mallory", "look away"));
  const inputs = { event: "gate-opened", gate: "staging-signoff", url: "https://staging.example.com" };
  const step = await announce(inputs);
  expect(step.log).toContain("v1.4.0 waits for an approval. Owners: ada.");
  expect(step.summary).toContain(
    "**Before the decision, test [the application](https://staging.example.com):**\n\n- [ ] log in\n",
  );
  github.behave({
    path: /^\/repos\/example\/app$/,
    method: "GET",
    kind: "status",
    status: 403,
    when: "before",
    times: 9,
  });
  const silent = await announce(inputs);
  expect(silent.error).toBe("");
  expect(silent.log).toContain("The owners are read from the checkout.");
  expect(silent.log).toContain("Owners: mallory.");
});

test("without a checklist whoever is asked still gets the link", async () => {
  const step = await announce({ event: "gate-opened", gate: "staging-signoff", url: "https://staging.example.com" });
  expect(step.summary).toContain("**Before the decision, test [the application](https://staging.example.com)**");
});

test("a release that was left since it was asked about is not announced; an older record of a rollback is no reason", async () => {
  const before = new Date(Date.now() - 3_600_000).toISOString();
  expect((await announce({ since: before })).error).toBe("");
  const commit = await origin.commitOf("v1.4.0");
  await origin.tag("v1.4.0-rollback", commit);
  const left = await announce({ since: before, "slack-webhook-url": channel.url });
  expect(left.error).toContain("v1.4.0 was rolled back in the meantime: there is v1.4.0-rollback.");
  expect(channel.got).toEqual([]);
  const later = await announce({ since: new Date(Date.now() + 3_600_000).toISOString() });
  expect(later.error).toBe("");
});

test("a release whose rollback has a record and no tag is not announced", async () => {
  const run = github.control.startRun({ workflow: "w.yml", event: "push", ref: "refs/tags/v1.4.0", actor: "ada" });
  const authorization = `Bearer ${github.control.runToken(run, { deployments: "write" })}`;
  const body = {
    ...{ ref: "v1.4.0", task: "sluice:rollback", environment: "production", required_contexts: [] },
    payload: { rollback: { failed: "v1.4.0" } },
  };
  const path = `${github.url}/repos/example/app/deployments`;
  await fetch(path, { method: "POST", headers: { authorization }, body: JSON.stringify(body) });
  const left = await announce({ since: new Date(Date.now() - 3_600_000).toISOString() });
  expect(left.error).toContain("v1.4.0 was rolled back in the meantime: there is a record of its rollback to");
});

test.each<[string, string]>([
  ["unknown", "The state of v1.4.0 is unknown."],
  ["held", "The rollback from v1.4.0 failed."],
])("%s is told in words that are true", async (event, headline) => {
  const step = await announce({ event, reason: "Look at it.", "slack-webhook-url": channel.url });
  expect(step.log).toContain(`${headline} Look at it.`);
  expect(channel.got[0]).toContain(headline);
});

test.each([
  [{ version: "latest" }, "a release tag such as v1.4.0"],
  [
    { event: "shipped" },
    "released, failed, unknown, rolled-back, rollback-refused, held, gate-opened or rollback-asked",
  ],
  [{ "slack-webhook-url": "hooks.slack.com/S3CR3T" }, "an address that begins with https://"],
])("a mistake in the workflow is an error: %j", async (inputs, wanted) => {
  const step = await announce(inputs);
  expect(step.code).toBe(1);
  expect(step.error).toContain(wanted);
  expect(step.error).not.toContain("S3CR3T");
});
