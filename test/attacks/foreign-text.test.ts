import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announceRelease } from "../../actions/announce-release/announce-release.ts";
import { answerApproval } from "../../actions/answer-approval/answer-approval.ts";
import { checkImage } from "../../actions/check-image/check-image.ts";
import { planRelease } from "../../actions/plan-release/plan-release.ts";
import { promoteImages } from "../../actions/promote-images/promote-images.ts";
import { requestApproval } from "../../actions/request-approval/request-approval.ts";
import { smokeTest } from "../../actions/smoke-test/smoke-test.ts";
import { verifyApproval } from "../../actions/verify-approval/verify-approval.ts";
import { readRequestMark } from "../../src/gates/request/approval-request.ts";
import { createIssueForge } from "../fakes/issue-forge.ts";
import { play as watch } from "../unit/actions/watch-scene.ts";
import { faultsOf, play } from "./foreign-scene.ts";
import { FORGED_REQUEST, faultsOfChat, faultsOfLog, faultsOfMarkdown, HANDFULS, HOSTILE } from "./hostile-text.ts";

const TEXTS = HOSTILE.map((text) => [JSON.stringify(text), text]);
/** Texts that an HTTP header, a file name or a branch can hold as well. */
const LINES = TEXTS.filter(([, text = ""]) => !/[\u0000-\u001f\u0080-\uffff]/.test(text));
const BOT = "github-actions[bot]";

let folder = "";
let servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-foreign-"));
});

afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a repository", () => {
  function git(...argv: readonly string[]): void {
    const env = { PATH: process.env["PATH"] ?? "", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    const { status, stderr } = spawnSync("git", ["-C", folder, ...argv], { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${argv.join(" ")}: ${stderr}`);
  }

  /** A commit by a person of that name, with a file of that name. */
  function commit(message: string, author: string, file: string): void {
    mkdirSync(join(folder, "migrations"), { recursive: true });
    writeFileSync(join(folder, "migrations", file), "");
    git("add", "--all");
    const name = author.replaceAll(/[<>\n\0]/g, "");
    git("-c", `user.name=${name}`, "-c", "user.email=a@own.example", "commit", "--quiet", "--message", message);
  }

  test.each(HANDFULS.map((texts) => [JSON.stringify(texts), texts]))(
    "with %s in titles, names of authors and of files",
    async (_, texts) => {
      git("init", "--quiet", "--initial-branch=main");
      commit("feat: first", "Ada", "1.sql");
      git("tag", "v1.0.0");
      for (const [at, text] of texts.entries()) {
        const one = text.replaceAll("\0", "");
        const file = one.replaceAll("/", "_").slice(0, 100);
        commit(`feat: ${one}\n\nCo-authored-by: B ${one} <b${at}@own.example>`, `A ${one}`, `${at}${file}.sql`);
        commit(`fix(${one}): a crash`, "Ada", `${at}.txt`);
      }
      commit(`Revert "feat: ${texts[0]}"`, "Ada", "last.txt");
      const given = { token: "", bump: "minor", "migration-paths": "migrations/*.sql" };
      const left = await play(planRelease, given, { workspace: folder });
      expect(left.failures).toEqual([]);
      expect(left.summaries.join()).toContain(`Changed migrations: take a backup before the deploy (${texts.length})`);
      expect(faultsOf(left)).toEqual([]);
    },
  );
});

describe("an application", () => {
  test.each(TEXTS)("that answers and prints %s", async (_, text = "") => {
    const host = await serve((request, response) => {
      const isHeader = LINES.some(([, line]) => line === text);
      response.writeHead(302, isHeader ? { location: text } : {}).end(request.url === "/json" ? `{"a":"${text}` : text);
    });
    writeFileSync(join(folder, "smoke.sh"), `cat <<'END'\n${text.replaceAll("\0", "")}\nEND\nexit 3\n`);
    const checks = [
      { name: `a ${text}`, url: `http://${host}/`, contains: [`b${text}`], status: 200 },
      { url: `http://${host}/json`, json: { a: text } },
    ];
    const given = { checks: JSON.stringify(checks), retries: "0", script: "smoke.sh", url: `http://${host}` };
    const left = await play(smokeTest, given, { workspace: folder });
    expect(left.outputs).toMatchObject({ result: "failed" });
    expect(faultsOf(left)).toEqual([]);
  });

  test.each(TEXTS)("whose log, signals and scripts hold %s", async (_, text = "") => {
    const at = new Date(1_800_000_001_000).toISOString();
    const left = await watch({
      signals: {
        logs: [{ name: "errors", pattern: "x|e|a|\\S|\\s" }],
        http: [{ name: `front ${text}`, check: { url: "https://app.example/", contains: [`a${text}`] } }],
        commands: [{ name: "queue", script: "look.sh" }],
        uptimerobot: [{ name: "outside", monitors: [`a${text}`] }],
        prometheus: [{ name: "p", url: "https://p.example", query: "up", "healthy-when": "> 0" }],
      },
      with: { "uptimerobot-api-key": "key-of-the-robot" },
      look: () => ({ lines: [{ container: "c1", service: "web", at, text: `x${text}` }] }),
      http: () => ({ kind: "answer", status: 503, headers: { location: text }, body: text, milliseconds: 1 }),
      ...{ says: text, exit: { code: 1, reason: text } },
    });
    expect(left.summaries.join()).toContain("failing");
    expect(left.summaries.flatMap((summary) => faultsOfMarkdown(summary))).toEqual([]);
    expect(left.lines.flatMap(faultsOfLog)).toEqual([]);
  });
});

test.each(TEXTS)("a container engine that says %s", async (_, text = "") => {
  const script = `#!/bin/sh\ncat <<'END' >&2\n${text.replaceAll("\0", "")}\nEND\nexit 1\n`;
  writeFileSync(join(folder, "docker"), script, { mode: 0o755 });
  const given = { image: "app:1", "healthy-for": "1s", "health-command": "true" };
  const { PATH } = process.env;
  process.env["PATH"] = `${folder}:${PATH}`;
  try {
    const left = await play(checkImage, given, { workspace: folder });
    expect(left.outputs).toMatchObject({ result: "failed" });
    expect(faultsOf(left)).toEqual([]);
  } finally {
    process.env["PATH"] = PATH;
  }
});

test.each(LINES)("a registry that answers %s", async (_, text = "") => {
  const digest = `sha256:${"1".repeat(64)}`;
  const kinds = [
    { "content-type": text || "x" },
    { "content-type": "application/vnd.oci.image.manifest.v1+json", "docker-content-digest": text || "x" },
    { "www-authenticate": text || "x" },
  ];
  for (const headers of kinds) {
    const host = await serve((_request, response) => {
      response.writeHead("www-authenticate" in headers ? 401 : 200, headers).end(`{"schemaVersion":2,"x":"${text}`);
    });
    const given = { images: `web=${host}/app`, version: "v1.4.0", digest };
    const left = await play(promoteImages, given, { workspace: folder });
    expect(left.failures).toHaveLength(1);
    expect(faultsOf(left)).toEqual([]);
  }
});

describe("a gate", () => {
  const GATE = "{ kind: comment, owner: ada }";
  const COMMIT = "a".repeat(40);

  test.each(TEXTS)("with %s in its request, in comments and in names", async (_, text = "") => {
    const forge = createIssueForge(`gates: { production: ${GATE} }\n`, () => 1_800_000_000_000);
    const bot = forge.as(BOT, "Bot");
    forge.issues.push({
      number: 1,
      title: text,
      body: FORGED_REQUEST,
      user: { login: text, type: "User" },
      state: "open",
    });
    forge.runs.set("7", { run_attempt: 1, actor: { login: text }, triggering_actor: { login: text } });
    const asked = await play(
      requestApproval,
      {
        ...{ version: "v1.4.0", commit: COMMIT, asks: "release", environment: "production" },
        ...{ "override-windows": text, "override-reason": text, destination: text, report: `### Plan\n\n${text}\n` },
        "staging-url": `https://own.example/acme/shop/${text}`,
      },
      { forge: bot },
    );
    expect(asked.failures).toEqual([]);
    const issue = Number(asked.outputs["issue"]);
    const [request] = forge.comments(issue);
    // Exactly one request, and it is the one that was asked.
    expect(readRequestMark(request?.body ?? "")).toMatchObject({ version: "v1.4.0", run: 7 });
    expect(faultsOfMarkdown(request?.body ?? "", { marks: 1, mentions: ["ada"] })).toEqual([]);
    expect(faultsOf(asked, { forge: "https://forge.example/example/app/issues/" })).toEqual([]);
    for (const body of [text, `/approve ${text}`, `/reject ${text}`, `/approve v1.4.0\n${text}`]) {
      for (const login of ["ada", text || "x"]) {
        const comment = forge.comment(issue, login, body);
        const given = { issue: String(issue), comment: String(comment) };
        const answered = await play(answerApproval, given, { forge: bot });
        expect(faultsOf(answered)).toEqual([]);
        const verified = await play(
          verifyApproval,
          { version: "v1.4.0", commit: COMMIT, approval: String(comment), environment: "production", asks: "release" },
          { forge: bot },
        );
        expect(verified.outputs["state"]).not.toBe("approved");
        expect(faultsOf(verified)).toEqual([]);
      }
    }
    const replies = forge.comments(issue).filter(({ user, id }) => user.login === BOT && id !== request?.id);
    expect(replies.length).toBeGreaterThan(0);
    for (const { body } of replies) expect(faultsOfMarkdown(body)).toEqual([]);
  });
});

test.each(TEXTS)("an announcement with %s in its reason, its report and the changelog", async (_, text = "") => {
  const posted: string[] = [];
  const chat = await serve((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      posted.push(body);
      response.end("ok");
    });
  });
  writeFileSync(join(folder, "CHANGELOG.md"), `# Changelog\n\n## [1.4.0]\n\n- one ${text}\n- two\n`);
  const forge = createIssueForge("", () => 0);
  const bot = forge.as(BOT, "Bot");
  const path = "/repos/example/app/issues";
  await bot.write({ method: "POST", path, body: {}, what: "open an issue", happened: async () => undefined });
  for (const event of ["failed", "released", "held"]) {
    const given = {
      ...{ event, version: "v1.4.0", issue: "1", release: "false", reason: text, report: `### It failed\n\n${text}\n` },
      ...{ "slack-webhook-url": `http://${chat}/slack`, "teams-webhook-url": `http://${chat}/teams` },
    };
    const left = await play(announceRelease, given, { workspace: folder, forge: bot });
    expect(left.outputs).toMatchObject({ announced: "yes" });
    expect(faultsOf(left)).toEqual([]);
  }
  expect(posted).toHaveLength(6);
  // Links of the changelog are the repository's own words.
  const faults = posted.flatMap((body) => faultsOfChat(JSON.parse(body)));
  expect(faults.filter((fault) => !/^a link to/.test(fault))).toEqual([]);
  const comments = await bot.list("/repos/example/app/issues/1/comments");
  expect(comments).toHaveLength(3);
  for (const comment of comments) expect(faultsOfMarkdown(Object(comment).body)).toEqual([]);
});
