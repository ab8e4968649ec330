import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { must } from "../sandbox/processes.ts";
import { runStep, type StepResult, startStep } from "../sandbox/step.ts";

/** Whether a commit is green: the real bundle, real git behind the forge, every answer as GitHub describes it. */

jest.setTimeout(60_000);

const REPOSITORY = "example/app";

let folder: string;
let origin: GitOrigin;
let github: GithubDouble;
let commit: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-ready-"));
  mkdirSync(join(folder, "workspace"));
  origin = await createGitOrigin(folder);
  commit = await origin.commit({ ".github/sluice.yml": RULES, "a.txt": "1" }, "feat: one");
  await origin.tag("v1.0.0", commit);
  github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

const RULES = `
windows: { friday-from: false }
check-readiness:
  required-checks: [unit, security/scan]
  required-workflows: [e2e.yml]
  wait-for-checks: 3s
`;

function step(tag: string, more: Readonly<Record<string, string>> = {}) {
  const preflight = github.control.startRun({
    workflow: ".github/workflows/deploy-prod.yml",
    event: "workflow_dispatch",
    ref: "refs/heads/main",
    actor: "ada",
  });
  const scopes = {
    contents: "read",
    checks: "read",
    statuses: "read",
    actions: "read",
    issues: "read",
    deployments: "read",
  } as const;
  return {
    stage: "check-readiness",
    workspace: join(folder, "workspace"),
    scratch: folder,
    with: { tag, token: github.control.runToken(preflight, scopes), ...more },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
  };
}

const check = (tag = "v1.0.0", more: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  runStep(step(tag, more));

type Conclusion = "success" | "failure" | "skipped" | "neutral";

/** A run of a workflow for a commit with one job; without a conclusion it goes on. Gives the run and its job. */
function ran(file: string, name: string, conclusion?: Conclusion, sha = commit): { run: number; job: number } {
  const { control } = github;
  const run = control.startRun({
    ...{ workflow: `.github/workflows/${file}`, event: "push", ref: "refs/heads/main", actor: "ada", sha },
  });
  const job = control.addJob(run, { name });
  control.setJob(job, { status: "in_progress" });
  if (conclusion !== undefined) ends({ run, job }, conclusion);
  return { run, job };
}

function ends({ run, job }: { run: number; job: number }, conclusion: Conclusion): void {
  github.control.setJob(job, { status: "completed", conclusion });
  github.control.endRun(run);
}

function scanned(state: "success" | "failure" | "pending"): void {
  const url = "https://scan.example.com/1";
  github.control.setStatus(commit, { context: "security/scan", state, url, login: "ada" });
}

test("all that is required has passed for this commit", async () => {
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  ran("nightly.yml", "not required", "failure");
  scanned("success");
  const { error, outputs, summary } = await check();
  expect(error).toBe("");
  expect(outputs["version"]).toBe("v1.0.0");
  expect(summary).toMatch(/✅ \[Check unit\]\(.*\/actions\/runs\/\d+/);
  expect(summary).toContain("✅ [Check security/scan](https://scan.example.com/1)");
  expect(summary).toContain("✅ [Workflow e2e.yml]");
});

test("of several products the tag is looked up by its full name, on its own hotfix branch, and another's is refused", async () => {
  const rules = "windows: { friday-from: false }\ntag-prefix: api/\n";
  await origin.commit({ ".github/sluice.yml": rules }, "ci: rules");
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  const tree = `${commit}^{tree}`;
  const side = (
    await must(["git", "-C", origin.folder, ...identity, "commit-tree", tree, "-p", commit, "-m", "fix"])
  ).trim();
  await must(["git", "-C", origin.folder, "update-ref", "refs/heads/hotfix/api/v1.0.1", side]);
  for (const tag of ["api/v1.0.1", "web/v1.0.1"])
    await must(["git", "-C", origin.folder, ...identity, "tag", "--annotate", "--message", tag, tag, side]);
  const { error, outputs } = await check("api/v1.0.1");
  expect(error).toBe("");
  expect(outputs).toMatchObject({ kind: "release", tag: "api/v1.0.1", version: "v1.0.1", commit: side });
  expect((await check("web/v1.0.1")).error).toContain("web/v1.0.1 is no tag of this product");
  expect((await check("v1.0.0")).error).toContain("v1.0.0 is no tag of this product: those begin with api/.");
});

test("nothing has run: each check that is missing is named", async () => {
  const { error, summary } = await check();
  for (const name of ["Check unit", "Check security/scan", "Workflow e2e.yml"]) {
    expect(error).toContain(`${name} has not run for this commit.`);
    expect(summary).toContain(`❌ ${name}`);
  }
});

test.each<[string, () => void, string]>([
  ["a check run", () => ran("ci.yml", "unit", "failure"), "Check unit: failure."],
  ["a workflow", () => ran("e2e.yml", "browser", "failure"), "Workflow e2e.yml: failure."],
  ["a status", () => scanned("failure"), "Check security/scan: failure."],
  ["a skipped check", () => ran("ci.yml", "unit", "skipped"), "Check unit: skipped."],
  ["a status that stays pending", () => scanned("pending"), "Check security/scan: pending."],
])("%s is enough to refuse", async (_, spoil, why) => {
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  spoil();
  const { error, outputs } = await check();
  expect(error).toContain(why);
  expect(outputs).toEqual({});
});

test("skipped and neutral pass where the configuration says so", async () => {
  await origin.commit({ ".github/sluice.yml": `${RULES}  skipped-checks: pass\n` }, "chore: skipped is fine");
  ran("ci.yml", "unit", "neutral");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  expect((await check()).error).toBe("");
});

test("a job that was run again counts as it ended last", async () => {
  const failed = ran("ci.yml", "unit", "failure");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  expect((await check()).error).toContain("Check unit: failure.");
  github.control.rerunFailed(failed.run, "ada");
  const job = github.control.addJob(failed.run, { name: "unit" });
  github.control.setJob(job, { status: "in_progress" });
  ends({ run: failed.run, job }, "success");
  expect((await check()).error).toBe("");
});

test("what has not ended is waited for, and said to be", async () => {
  ran("ci.yml", "unit", "success");
  scanned("success");
  const e2e = ran("e2e.yml", "browser");
  const running = await startStep(step("v1.0.0"));
  await running.saw("Checks have not ended; waiting for at most 3 s.");
  ends(e2e, "success");
  expect((await running.done).error).toBe("");
});

test("a commit that only changes the changelog inherits what its parent has, and no more than that", async () => {
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  const changelog = await origin.commit({ "CHANGELOG.md": "# Changelog\n" }, "docs(changelog): release v1.1.0");
  await origin.tag("v1.1.0", changelog);
  const inherited = await check("v1.1.0");
  expect(inherited.error).toBe("");
  expect(inherited.summary).toContain(`It ran for ${commit}; since then only the changelog changed.`);

  ran("ci.yml", "unit", "failure", changelog);
  expect((await check("v1.1.0")).error).toContain("Check unit: failure.");

  await origin.tag("v1.2.0", await origin.commit({ "CHANGELOG.md": "# More\n", "a.txt": "2" }, "fix: two files"));
  expect((await check("v1.2.0")).error).toContain("Check unit has not run for this commit.");
});

test("a way back is asked none of it, and a tag that brings softer rules is held against those of the branch", async () => {
  await origin.tag("v1.0.0-rollback", commit);
  expect((await check("v1.0.0-rollback")).outputs["kind"]).toBe("rollback");
  const soft = await origin.commit(
    { ".github/sluice.yml": "version: 1\nwindows: { friday-from: false }\n" },
    "chore: no rules",
  );
  await origin.tag("v2.0.0", soft);
  await origin.commit({ ".github/sluice.yml": RULES }, "chore: rules again");
  expect((await check("v2.0.0")).error).toContain("Check unit has not run for this commit.");
});

test("without any requirement a release is possible, and the warning is there", async () => {
  await origin.commit({ ".github/sluice.yml": "version: 1\nwindows: { friday-from: false }\n" }, "chore: no rules");
  const { error, summary } = await check();
  expect(error).toBe("");
  expect(summary).toContain("⚠️ Checks | No check and no workflow is required");
});

describe("what else speaks against a release", () => {
  const rules = (more: string): string => `windows: { friday-from: false }\ncheck-readiness: { ${more} }\n`;

  async function post(path: string, body: unknown): Promise<{ readonly id: number; readonly number: number }> {
    const authorization = `Bearer ${github.control.userToken("ada")}`;
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${github.url}/repos/${REPOSITORY}/${path}`, {
      ...{ method: "POST", headers, body: JSON.stringify(body) },
    });
    return (await answer.json()) as { readonly id: number; readonly number: number };
  }

  async function deployed(sha: string, state: string, environment = "staging"): Promise<void> {
    const checks = { auto_merge: false, required_contexts: [] };
    const { id } = await post("deployments", { ref: sha, environment, ...checks });
    const log_url = `https://github.example/${REPOSITORY}/actions/runs/${id}`;
    await post(`deployments/${id}/statuses`, { state, log_url });
  }

  test("staging has to run this commit, or one from which only the changelog differs", async () => {
    await origin.commit({ ".github/sluice.yml": rules("staging: staging") }, "chore: rules");
    const nothing = await check();
    expect(nothing.error).toContain("Nothing was deployed to staging that is live there.");
    await deployed(commit, "success");
    const live = await check();
    expect(live.error).toBe("");
    expect(live.summary).toMatch(
      /✅ \[Staging\]\(https:\/\/github\.example\/example\/app\/actions\/runs\/\d+\) \| staging runs this commit/,
    );
    // One that failed, one that goes on, and another environment change nothing about what runs there.
    const other = await origin.commit({ "a.txt": "2" }, "feat: two");
    await deployed(other, "failure");
    await deployed(other, "in_progress");
    await deployed(other, "success", "preview");
    expect((await check()).error).toBe("");
    await deployed(other, "success");
    expect((await check()).error).toContain(`staging runs ${other.slice(0, 12)}, and not this commit.`);
    const changelog = await origin.commit({ "CHANGELOG.md": "# Changelog\n" }, "docs(changelog): release v1.1.0");
    await origin.tag("v1.1.0", changelog);
    const inherited = await check("v1.1.0");
    expect(inherited.error).toBe("");
    expect(inherited.summary).toContain(`staging runs ${other.slice(0, 12)}, the same application`);
  });

  test("an open incident stops a release, but not the hotfix that may end it", async () => {
    await origin.commit({ ".github/sluice.yml": rules("incident-label: sev1") }, "chore: rules");
    await post("issues", { title: "The logo is blurred", labels: ["bug"] });
    expect((await check()).error).toBe("");
    const { number } = await post("issues", { title: "Logins fail", labels: ["sev1"] });
    const stopped = await check();
    expect(stopped.error).toContain(`An incident is open: #${number} Logins fail.`);
    expect(stopped.error).toContain("workflows/hotfix.yml");
    const git = ["git", "-C", origin.folder, "-c", "user.name=A", "-c", "user.email=a@example.org"];
    const side = (await must([...git, "commit-tree", `${commit}^{tree}`, "-p", commit, "-m", "fix: logins"])).trim();
    await must([...git, "update-ref", "refs/heads/hotfix/v1.0.1", side]);
    await must([...git, "tag", "-a", "-m", "Release v1.0.1", "v1.0.1", side]);
    const hotfix = await check("v1.0.1");
    expect(hotfix.error).toBe("");
    expect(hotfix.summary).toContain("⚠️ [Incidents]");
    await origin.commit({ ".github/sluice.yml": rules("incident-label: false") }, "chore: none here");
    expect((await check()).error).toBe("");
  });

  test("where nobody may read the issues it is not known, and not known is no", async () => {
    await origin.commit({ ".github/sluice.yml": rules("") }, "chore: rules");
    github.behave({ path: /\/issues$/, method: "GET", kind: "status", status: 403, when: "before", times: 9 });
    const { error } = await check();
    expect(error).toContain("Whether an incident is open can't be read.");
    expect(error).toContain("issues: read");
  });

  test.each<[Record<string, string>, string, string]>([
    [{ "host-state": "ok" }, "", "✅ Host"],
    [{}, "", "⚠️ Host"],
    [{ "host-state": "drifted" }, "", "⚠️ Host"],
    [{ "host-state": "frozen", "freeze-reason": "exams" }, "Deploys to the host are frozen: exams.", "❌ Host"],
    [{ "host-state": "changing", "freeze-reason": "exams" }, "Deploys to the host are frozen: exams.", "❌ Host"],
    [{ "host-state": "held" }, "The host takes no deploy", "❌ Host"],
  ])("with %j on the host the row says %j %s", async (look, error, row) => {
    await origin.commit({ ".github/sluice.yml": rules("") }, "chore: rules");
    const seen = await check("v1.0.0", look);
    expect(error === "" ? seen.error : "").toBe("");
    expect(seen.error).toContain(error);
    expect(seen.summary).toContain(row);
  });
});
