import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDrill } from "../../src/backup/postgres/drill-record.ts";
import { DRILL_LABEL } from "../../src/backup/postgres/drill-script.ts";
import { readEvidence } from "../../src/backup/postgres/evidence-file.ts";
import { flip } from "../sandbox/flip.ts";
import { createGitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { waitFor } from "../sandbox/processes.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** The newest backup of a real Postgres is restored into a container of its own, beside the application. */

let scene: RestoreScene;
let github: GithubDouble;
let token = "";
let files = "";

beforeAll(async () => {
  scene = await openRestoreScene();
  const folder = join(scene.production.sandbox.root, "forge");
  mkdirSync(folder);
  const origin = await createGitOrigin(folder);
  await origin.commit({ "a.txt": "1" }, "feat: one");
  github = await startGithub({ repository: "example/app", folder: origin.folder });
  github.control.addPerson({ login: "ada" });
  const run = github.control.startRun({
    ...{ workflow: ".github/workflows/restore-drill.yml", event: "workflow_dispatch", ref: "refs/heads/main" },
    actor: "ada",
  });
  token = github.control.runToken(run, { contents: "read", issues: "write" });
  await scene.sql("create role reporting; create schema report authorization reporting");
  await scene.sql("create table orders (n int primary key, note text); grant select on orders to reporting");
  await scene.sql("insert into orders select n, md5(n::text) from generate_series(1, 3000) n");
  await scene.sql(
    `create table report."Odd "" name (x)" (n int); insert into report."Odd "" name (x)" values (1), (2)`,
  );
  await scene.sql("alter database sample set work_mem = '7MB'");
  files = join(scene.folder, `${scene.production.host.project}-restore-drill`);
});

afterAll(async () => {
  await scene.close();
  await github.close();
});

const place = (): Record<string, string> => ({
  kind: "postgres",
  ...{ "postgres-service": "db", "postgres-databases": "sample, postgres", "postgres-folder": scene.folder },
});

const start = (inputs: Readonly<Record<string, string>> = {}): Promise<RunningStep> =>
  scene.production.start("restore-drill", { ...place(), token, ...inputs }, { GITHUB_API_URL: github.url });

const drill = async (inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> => (await start(inputs)).done;

const verify = async (inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> => {
  const limits = { "min-size-ratio": "0", level: "4" };
  return (await scene.production.start("verify-backup", { ...place(), ...limits, ...inputs })).done;
};

async function take(): Promise<string> {
  const step = await (await scene.production.start("take-backup", place())).done;
  expect(step.error).toBe("");
  return step.outputs["backup"] ?? "";
}

async function drills(): Promise<readonly string[]> {
  const label = `label=${DRILL_LABEL}=${scene.production.host.project}`;
  const { stdout, code } = await scene.production.sandbox.engine.docker(["ps", "-aq", "--no-trunc", "--filter", label]);
  expect(code).toBe(0);
  return stdout.split("\n").filter((line) => line !== "");
}

/** Those of the application: a drill's container has no mounts, so it makes none of its own. */
async function volumes(): Promise<string> {
  const label = `label=com.docker.compose.project=${scene.production.host.project}`;
  const { stdout } = await scene.production.sandbox.engine.docker(["volume", "ls", "-q", "--filter", label]);
  expect(stdout).not.toBe("");
  return stdout;
}

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly comments: number;
  readonly labels: readonly { readonly name: string }[];
}

async function issues(): Promise<readonly Issue[]> {
  const answer = await fetch(`${github.url}/repos/example/app/issues?state=all`, {
    headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" },
  });
  return (await answer.json()) as Issue[];
}

/** The evidence with another fact, and the checksum that fits it. */
function rewrite(backup: string, from: RegExp, to: string): void {
  const file = join(backup, "evidence");
  const body = readFileSync(file, "utf8")
    .replace(/^end .*\n$/m, "")
    .replace(from, to);
  writeFileSync(file, `${body}end ${createHash("sha256").update(body).digest("hex")}\n`);
}

test("without a drill no backup has level 4; after one that passed it has, as long as the drill is recent", async () => {
  const backup = await take();
  const before = await verify();
  expect(before.error).toContain("No restore drill has been recorded");
  expect(before.outputs).toMatchObject({ result: "refused", level: "0" });
  const [containers, kept, live] = [await scene.production.whatRuns(), await volumes(), await scene.orders()];

  const step = await drill({
    "restore-checks": "select count(*) = 3000 from orders\nselect current_setting('work_mem') = '7MB'",
  });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "passed", backup, issue: "" });
  const evidence = readEvidence(readFileSync(join(backup, "evidence"), "utf8"));
  if (evidence.kind !== "evidence") throw new Error(evidence.why);
  const tables = evidence.evidence.dumps.flatMap((dump) => [...dump.rows.values()]);
  const rows = tables.reduce((sum, count) => sum + count, 0);
  expect(rows).toBeGreaterThan(3001);
  expect(step.outputs).toMatchObject({ rows: String(rows), tables: String(tables.length) });
  expect(step.summary).toContain("The restore drill passed");
  const record = readDrill(readFileSync(files, "utf8"));
  expect(record).toMatchObject({ kind: "drill", drill: { passed: true, backup, rows, tables: tables.length } });

  expect([await scene.production.whatRuns(), await volumes(), await scene.orders()]).toEqual([containers, kept, live]);
  expect(await drills()).toEqual([]);
  expect(await scene.databases()).toEqual(["audit", "postgres", "sample"]);

  const after = await verify();
  expect(after.error).toBe("");
  expect(after.outputs).toMatchObject({ result: "passed", level: "4" });
  expect(after.summary).toContain(`The last restore drill restored ${backup}`);
  const old = await verify({ "max-drill-age": "1ms" });
  expect(old.error).toContain("the limit is 0 s");
  expect((await verify({ level: "3", "max-drill-age": "1ms" })).outputs).toMatchObject({
    result: "passed",
    level: "3",
  });
});

test("while it runs there is one container without network and mounts, and a runner that is killed leaves none", async () => {
  const step = await start({ "restore-checks": "select pg_sleep(600) is not null" });
  await step.saw("Restoring");
  const running = await waitFor("the container of the drill", 60_000, async () => (await drills())[0]);
  const { stdout } = await scene.production.sandbox.engine.docker(["inspect", running]);
  const [container] = JSON.parse(stdout);
  expect(container.HostConfig).toMatchObject({ NetworkMode: "none", AutoRemove: true, CapDrop: ["ALL"] });
  const { stdout: memory } = await scene.production.sandbox.engine.docker(["info", "--format", "{{.MemTotal}}"]);
  const half = Math.floor(Number(memory) / 2);
  expect(container.HostConfig).toMatchObject({ PidsLimit: 200, Memory: half, MemorySwap: half, CpuShares: 128 });
  const filled = await scene.production.sandbox.engine.docker(["exec", running, "sh", "-c", FILL]);
  expect(filled.stderr).toContain("fork");
  expect(container.Mounts).toEqual([]);
  expect(container.Config.Labels["com.docker.compose.project"]).toBeUndefined();
  const db = (await scene.production.containers()).find(({ service }) => service === "db");
  expect(container.Image).toBe(db?.image);
  step.child.kill("SIGKILL");
  await step.done;
  await waitFor("its container to be removed", 60_000, async () => (await drills()).length === 0);
});

/** More processes than a drill may have. */
const FILL = "i=0; while [ $i -lt 300 ]; do sleep 30 >/dev/null 2>&1 & i=$((i + 1)); done";

test("a drill that takes too long is ended, and its container is removed", async () => {
  const step = await drill({ "restore-timeout": "6s", "restore-checks": "select pg_sleep(60) is not null" });
  expect(step.error).toContain("did not end within 6 s");
  await waitFor("its container to be removed", 60_000, async () => (await drills()).length === 0);
});

test("a failed drill opens one incident, revokes level 4, and the next one that passes closes it", async () => {
  expect((await drill()).error).toBe("");
  expect((await verify()).error).toBe("");
  const known = (await issues()).length;

  const first = await drill({ "restore-checks": "select count(*) = 1 from orders" });
  expect(first.error).toContain("these checks did not return true: select count(*) = 1 from orders");
  expect(first.outputs).toMatchObject({ result: "failed" });
  const [opened] = await issues();
  expect(opened).toMatchObject({ state: "open", title: expect.stringContaining("restore drill"), comments: 0 });
  expect(opened?.labels.map(({ name }) => name)).toEqual(["incident"]);
  expect(first.outputs["issue"]).toBe(String(opened?.number));
  expect((await verify()).error).toContain("The last restore drill failed");

  const second = await drill({ "restore-checks": "select no_such_column from orders" });
  expect(second.outputs).toMatchObject({ result: "failed", issue: String(opened?.number) });
  expect(await issues()).toHaveLength(known + 1);

  const third = await drill();
  expect(third.error).toBe("");
  expect(third.outputs["issue"]).toBe(String(opened?.number));
  expect((await issues()).find(({ number }) => number === opened?.number)).toMatchObject({
    state: "closed",
    comments: 2,
  });
  expect((await verify()).error).toBe("");
});

test.each<[string, (backup: string) => void, string]>([
  ["with a changed byte", (backup) => flip(join(backup, "sample.dump")), "The SHA-256 of sample.dump"],
  [
    "that has other rows than it claims",
    (backup) => rewrite(backup, /^rows sample 3000 /m, "rows sample 3001 "),
    "has 3000 rows instead of 3001",
  ],
  ["without its evidence", (backup) => writeFileSync(join(backup, "evidence"), ""), "cut off"],
  [
    "whose database is larger than the disk",
    (backup) => rewrite(backup, /^(dump sample) \d+/m, "$1 900000000000000"),
    "KiB are free",
  ],
  ["whose roles are missing", (backup) => withoutRoles(backup), 'role "reporting" does not exist'],
])("a backup %s fails the drill, and the database that is used is untouched", async (_, damage, says) => {
  const backup = await take();
  const before = [await scene.production.whatRuns(), await scene.orders(), await scene.databases()];
  damage(backup);
  const step = await drill({ "incident-label": "false" });
  expect(step.error).toContain(says);
  expect(step.outputs).toMatchObject({ result: "failed", issue: "" });
  expect(await drills()).toEqual([]);
  expect([await scene.production.whatRuns(), await scene.orders(), await scene.databases()]).toEqual(before);
  await take();
});

function withoutRoles(backup: string): void {
  const file = join(backup, "globals.sql");
  const text = readFileSync(file, "utf8").replaceAll(/^.*reporting.*$/gm, "");
  writeFileSync(file, text);
  const sum = createHash("sha256").update(text).digest("hex");
  rewrite(backup, /^globals \d+ [0-9a-f]{64}/m, `globals ${text.length} ${sum}`);
}

test("no backup, and a host that does not answer, are failed drills as well", async () => {
  const empty = join(scene.production.sandbox.root, "nothing");
  mkdirSync(empty);
  const none = await drill({ "postgres-folder": empty });
  expect(none.error).toContain("has no backup of this project");
  expect(none.outputs["issue"]).not.toBe("");
  expect(readdirSync(empty)).toEqual([]);
  const gone = await drill({ port: "9" });
  expect(gone.outputs).toMatchObject({ result: "failed", backup: "", issue: none.outputs["issue"] });
  expect((await drill({ kind: "files" })).error).toContain("a drill restores only backups with `kind: postgres`");
  expect(existsSync(files)).toBe(true);
});
