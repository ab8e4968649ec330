import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { must, pidsWith, run, waitFor } from "../sandbox/processes.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { psql } from "../sandbox/psql.ts";
import { createSampleApp, type SampleApp } from "../sandbox/sample-app.ts";
import type { StepResult } from "../sandbox/step.ts";

let production: Production;
let app: SampleApp;
let folder = "";
let number = 0;

const DUMP = 'docker compose exec -T db pg_dump -Fc -U postgres postgres > "$SLUICE_BACKUP_FILE"';

beforeAll(async () => {
  production = await openProduction();
  app = await createSampleApp(production.sandbox);
  const release = await app.publish({ tag: "v1.0.0" });
  await app.setUp(production.host);
  const deployed = await production.deploy(release);
  if (deployed.error !== "") throw new Error(deployed.error);
});

afterAll(() => production.close());

beforeEach(() => {
  number++;
  folder = join(production.sandbox.root, `backups ${number}`);
  mkdirSync(folder);
});

const wish = (command: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  "take-command": command,
  "take-file": join(folder, "app-{time}.dump"),
  "take-timeout": "60s",
  ...more,
});

async function take(command: string, more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return (await production.start("take-backup", wish(command, more))).done;
}

/** A command without an end, which no other test of this machine has. */
const sleep = (seconds: number): string => `sleep ${seconds}.${process.pid}`;

test("a dump of the running database is taken, and verify-backup reads it in full", async () => {
  await psql(production, "create table visits (n int); insert into visits select generate_series(1, 5000)", "postgres");
  const before = await production.whatRuns();
  const taken = await take(DUMP);
  expect(taken.error).toBe("");
  const path = taken.outputs["backup"] ?? "";
  expect(taken.outputs).toMatchObject({ result: "done", "size-bytes": String(statSync(path).size) });
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^app-\d{8}T\d{6}Z\.dump$/)]);
  expect(taken.summary).toContain("### 💾 A backup was taken");
  expect(taken.summary).toContain("v1.0.0");
  expect(await production.whatRuns()).toEqual(before);
  const verified = await (await production.start("verify-backup", { path: join(folder, "*.dump") })).done;
  expect(verified.error).toBe("");
  expect(verified.outputs).toMatchObject({ "backup-id": path, level: "3" });
  expect((await production.status()).outputs).toMatchObject({ version: "v1.0.0" });
});

test.each([
  ["ends with an error", 'echo half > "$SLUICE_BACKUP_FILE"; echo "no space on tape" >&2; exit 3', "ended with code 3"],
  ["fails in front of a pipe", 'false | cat > "$SLUICE_BACKUP_FILE"', "ended with code 1"],
  ["writes nothing", "true", "wrote nothing to $SLUICE_BACKUP_FILE"],
  ["writes to the log by mistake", "cat /dev/zero", "wrote more than 4096 KiB to its output"],
])("a command that %s leaves no file behind", async (_, command, says) => {
  const before = await production.whatRuns();
  const { code, outputs, error, summary } = await take(command);
  expect(code).toBe(1);
  expect(error).toContain(says);
  expect(outputs).toMatchObject({ result: "failed", backup: "" });
  expect(summary).toContain("### ❌ No backup was taken");
  expect(readdirSync(folder)).toEqual([]);
  expect(await production.whatRuns()).toEqual(before);
});

test("one that is late is stopped with all that it started, in whatever group", async () => {
  const step = await take(`(${sleep(98765)} & ${sleep(98765)}) | (trap "" TERM; ${sleep(98766)}); wait`, {
    "take-timeout": "2s",
  });
  expect(step.error).toContain("had not ended when its time was up");
  expect(step.outputs["result"]).toBe("failed");
  expect([...pidsWith(sleep(98765)), ...pidsWith(sleep(98766))]).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test("one that ends before what it started is not whole", async () => {
  const step = await take(`${sleep(98764)} & echo x > "$SLUICE_BACKUP_FILE"`);
  expect(step.error).toContain("processes that it started still ran");
  expect(pidsWith(sleep(98764))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a cancelled run ends it at once", async () => {
  const step = await production.start(
    "take-backup",
    wish(`echo started; ${sleep(98763)}; echo x > "$SLUICE_BACKUP_FILE"`),
  );
  await step.saw("| started");
  step.child.kill("SIGINT");
  const { outputs, code } = await step.done;
  expect(code).toBe(1);
  expect(outputs["result"]).toBe("aborted");
  expect(pidsWith(sleep(98763))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test("it survives its runner and its connection, and the next try watches the same one", async () => {
  const go = join(folder, "go");
  const command = `echo started; while [ ! -e '${go}' ]; do sleep 0.2; done; rm '${go}'; ${DUMP}`;
  const run = { GITHUB_RUN_ID: "9001" };
  const first = await production.start("take-backup", wish(command), run);
  await first.saw("| started");
  production.host.ssh.link.cut();
  await first.saw("Sluice connects again");
  first.child.kill("SIGKILL");
  await first.done;
  const second = await production.start("take-backup", wish(command), run);
  await second.saw("It is followed, and no other change is started");
  writeFileSync(go, "");
  const { error, outputs } = await second.done;
  expect(error).toBe("");
  expect(outputs["backup"]).toBe(join(folder, readdirSync(folder)[0] ?? ""));
  expect(readdirSync(folder)).toHaveLength(1);
});

test("while it is taken nothing is deployed or rolled back, and a second one is refused by name", async () => {
  const go = join(folder, "go");
  const waits = `echo started; while [ ! -e '${go}' ]; do sleep 0.2; done; echo x > "$SLUICE_BACKUP_FILE"`;
  const next = await app.publish({ tag: "v1.1.0" });
  const before = await production.whatRuns();
  const first = await production.start("take-backup", wish(waits));
  await first.saw("| started");
  for (const refused of [await take(DUMP), await production.deploy(next), await production.rollback()]) {
    expect(refused.code).toBe(1);
    expect(refused.error).toMatch(/Another change holds the lock: backup v1\.0\.0 by alice/);
  }
  expect(await production.whatRuns()).toEqual(before);
  writeFileSync(go, "");
  expect((await first.done).outputs["result"]).toBe("done");
});

test("a freeze stops no backup, nor does a file that a person edited", async () => {
  await production.status({ freeze: "no deploys today" });
  const readme = join(production.host.directory, "compose.yml");
  const text = readFileSync(readme, "utf8");
  writeFileSync(readme, `${text}\n# edited\n`);
  const { error } = await take(DUMP);
  writeFileSync(readme, text);
  await production.status({ unfreeze: "true" });
  expect(error).toBe("");
});

test("what a power cut leaves half written is removed by the next one, and never taken for a backup", async () => {
  const step = await production.start(
    "take-backup",
    wish(`echo half > "$SLUICE_BACKUP_FILE"; echo started; exec ${sleep(98762)}`),
    { GITHUB_RUN_ID: "9002" },
  );
  await step.saw("| started");
  step.child.kill("SIGKILL");
  await step.done;
  // At once; one of them may have ended meanwhile.
  const workers = pidsWith(` work ${production.host.project} 9002.`);
  expect(workers).not.toEqual([]);
  await run(["kill", "-KILL", ...[...workers, ...pidsWith(sleep(98762))].map(String)]);
  await waitFor("all of it to be gone", 10_000, () => pidsWith(sleep(98762)).length === 0);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.dump\.part$/)]);
  const { error } = await take(DUMP);
  expect(error).toBe("");
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/Z\.dump$/)]);
});

test("none is begun where the last one would not fit, or where there is no folder", async () => {
  const large = join(folder, "app-20200101T000000Z.dump");
  writeFileSync(large, "");
  // Sparse: as large as ten disks, and takes no room.
  truncateSync(large, 9e12);
  const full = await take(DUMP);
  expect(full.error).toMatch(/The last backup has \d+ KiB, and .* has \d+ KiB of free space/);
  rmSync(folder, { recursive: true });
  const nowhere = await take(DUMP);
  expect(nowhere.error).toContain("There is no folder");
  expect(existsSync(folder)).toBe(false);
});

test("its secrets are in the environment of the command, and nowhere else", async () => {
  const go = join(folder, "go");
  const waits = `while [ ! -e '${go}' ]; do sleep 0.2; done`;
  const step = await production.start(
    "take-backup",
    wish(`printenv KEY RESTIC_PASSWORD > "$SLUICE_BACKUP_FILE"; echo "key $KEY"; ${waits}`, {
      "backup-env": "KEY=brown-fox-jumps",
      "restic-password": "lazy-dog-sleeps",
    }),
  );
  await step.saw("| key");
  expect(pidsWith("brown-fox-jumps")).toEqual([]);
  expect(pidsWith("lazy-dog-sleeps")).toEqual([]);
  writeFileSync(go, "");
  const { outputs, summary } = await step.done;
  expect(outputs["result"]).toBe("done");
  expect(readFileSync(outputs["backup"] ?? "", "utf8")).toBe("brown-fox-jumps\nlazy-dog-sleeps\n");
  const change = `changes/${outputs["change"]}`;
  for (const file of ["plan", "journal", "exit"]) expect(production.state(`${change}/${file}`)).not.toContain("fox");
  expect(production.state(`${change}/secrets`)).toBeUndefined();
  expect(summary).not.toContain("fox");
});

/** Kept by restic, or by whatever a command knows: then the file system cannot tell which one was taken. */
describe("last night's backup does not pass for the one that was taken", () => {
  const PASSWORD = "correct-horse-battery";
  let repository = "";
  let data = "";

  beforeEach(async () => {
    repository = join(folder, "repository");
    data = join(folder, "app.dump");
    writeFileSync(data, "last night");
    await restic("init");
    await restic("backup", "--tag", "app", "--time", "2026-01-01 02:00:00", data);
  });

  function restic(...args: string[]): Promise<string> {
    const env = { ...process.env, RESTIC_REPOSITORY: repository, RESTIC_PASSWORD: PASSWORD };
    return must(["restic", "--quiet", ...args], { env });
  }

  async function snapshots(): Promise<readonly string[]> {
    const all = JSON.parse(await restic("snapshots", "--json")) as readonly { readonly id: string }[];
    return all.map(({ id }) => id);
  }

  const kept = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    "take-file": "",
    kind: "restic",
    "restic-repository": repository,
    "restic-password": PASSWORD,
    "restic-tags": "app",
    ...more,
  });
  const backup = (tag = "app"): string => `date >> '${data}'; restic -q backup --tag ${tag} '${data}'`;

  async function verify(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
    return (await production.start("verify-backup", inputs)).done;
  }

  async function verifySnapshot(taken: StepResult): Promise<StepResult> {
    const { "take-file": _, ...where } = kept();
    return await verify({ ...where, "backup-id": taken.outputs["backup"] ?? "", "min-size-ratio": "0" });
  }

  test("the new snapshot is handed on by its id, and read; another one that came since is refused", async () => {
    const [old] = await snapshots();
    const taken = await take(backup(), kept());
    expect(taken.error).toBe("");
    const [made = ""] = (await snapshots()).filter((id) => id !== old);
    expect(taken.outputs).toMatchObject({ result: "done", backup: made });
    expect(taken.summary).toContain(made);
    const verified = await verifySnapshot(taken);
    expect(verified.error).toBe("");
    expect(verified.outputs).toMatchObject({ result: "passed", "backup-id": made, level: "3" });
    await restic("backup", "--tag", "app", data);
    expect((await verifySnapshot(taken)).error).toContain(`It is not ${made}, which was taken`);
  });

  test.each([
    ["makes none", () => "true", "has no new snapshot for '--tag' 'app'"],
    ["makes one that nobody looks for", () => backup("other"), "has no new snapshot for '--tag' 'app'"],
  ])("a command that ends well and %s has taken no backup", async (_, command, says) => {
    const { code, error, outputs, summary } = await take(command(), kept());
    expect(code).toBe(1);
    expect(error).toContain(says);
    expect(outputs).toMatchObject({ result: "failed", backup: "" });
    expect(summary).toContain("### ❌ The backup that was taken is not found");
  });

  test("where no one can look, none is begun", async () => {
    const { error } = await take(`touch '${folder}/begun'`, kept({ "restic-password": "wrong-horse" }));
    expect(error).toContain("restic says that the password is wrong");
    expect(existsSync(join(folder, "begun"))).toBe(false);
  });

  test("one that survives its runner still has its name", async () => {
    const [old] = await snapshots();
    const go = join(folder, "go");
    const command = `echo started; while [ ! -e '${go}' ]; do sleep 0.2; done; ${backup()}`;
    const run = { GITHUB_RUN_ID: "9003" };
    const first = await production.start("take-backup", wish(command, kept()), run);
    await first.saw("| started");
    first.child.kill("SIGKILL");
    await first.done;
    const second = await production.start("take-backup", wish(command, kept()), run);
    await second.saw("It is followed, and no other change is started");
    writeFileSync(go, "");
    const { error, outputs } = await second.done;
    expect(error).toBe("");
    expect(await snapshots()).toEqual(expect.arrayContaining([old, outputs["backup"]]));
    expect(outputs["backup"]).not.toBe(old);
  });

  test("what only a command can find must be from after the moment when it began", async () => {
    const evidence = join(folder, "evidence.json");
    const tells = (id: string, when: string): string =>
      `printf '{"id":"${id}","finishedAt":"%s","size":7,"level":3}' "$(date -u -d '${when}' +%Y-%m-%dT%H:%M:%SZ)" > '${evidence}'`;
    await must(["sh", "-c", tells("last-night", "-2 hours")]);
    const look = (taken: StepResult): Promise<StepResult> =>
      verify({
        kind: "command",
        command: `cat '${evidence}'`,
        "backup-id": taken.outputs["backup"] ?? "",
        "taken-after": taken.outputs["began-at"] ?? "",
      });
    const nothing = await take("true", { "take-file": "" });
    expect(nothing.outputs).toMatchObject({ backup: "", "began-at": expect.stringMatching(/^\d{4}-.*Z$/) });
    expect((await look(nothing)).error).toContain("It is older than the one that was taken");
    const taken = await take(tells("now", "now"), { "take-file": "" });
    const verified = await look(taken);
    expect(verified.error).toBe("");
    expect(verified.outputs).toMatchObject({ result: "passed", "backup-id": "now" });
  });
});
