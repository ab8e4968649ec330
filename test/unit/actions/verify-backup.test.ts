import { stringify } from "yaml";
import type { BackupWorld } from "../../../actions/verify-backup/backup-inputs.ts";
import { verifyBackup } from "../../../actions/verify-backup/verify-backup.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import type { HostTarget } from "../../../src/ports/host-place.ts";
import type { ShellAnswer } from "../../../src/ports/shell.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createPlace, said } from "../../fakes/place.ts";
import { createClock, createLog, createResults } from "../../fakes/stage-world.ts";

const NOW = 1_800_000_000;
const HEAD = Buffer.from("PGDMP").toString("hex");
const FOUND = `now ${NOW}\nmatches 2 0 0\nnewest 2000 ${NOW - 3600} /b/new.dump\nprevious 1900 ${NOW - 90_000} /b/old.dump\nhead ${HEAD}\n`;
const READ = "unpack 0\nconsume 0\n";
const HOST = { host: "prod.example", user: "deploy", "host-key": `SHA256:${"A".repeat(43)}`, "ssh-key": "a key" };

interface Scene {
  readonly with?: Record<string, string>;
  readonly file?: unknown;
  readonly answers?: readonly ShellAnswer[];
  /** What the host says instead of letting any person in. */
  readonly refuses?: string;
}

/** Plays the stage in a world of its own, and tells what it asked, said and left. */
async function play(scene: Scene) {
  const log = createLog();
  const results = createResults();
  const place = createPlace(...(scene.answers ?? []));
  const targets: (HostTarget | "runner")[] = [];
  const masked: string[] = [];
  let closed = 0;
  const shell = { ...place, close: async () => void closed++ };
  const world: BackupWorld = {
    inputs: createInputs(scene.with),
    log: { ...log, mask: (secret) => void masked.push(secret) },
    results,
    clock: createClock(),
    files: { read: async () => (scene.file === undefined ? undefined : stringify(scene.file)) },
    shells: {
      onHost: async (target) => {
        if (scene.refuses !== undefined) throw new StageFailure({ what: scene.refuses, means: "", todo: "" });
        targets.push(target);
        return shell;
      },
      onRunner: () => {
        targets.push("runner");
        return shell;
      },
    },
  };
  await runStage(verifyBackup, world);
  expect(results.left.crashes).toEqual([]);
  expect(closed).toBe(targets.length);
  return { ...results.left, lines: log.lines, asked: place.asked, targets, masked };
}

test("a good backup is found and read over the pinned connection", async () => {
  const { outputs, failures, lines, targets, summaries } = await play({
    with: { ...HOST, path: "/b/*.dump" },
    answers: [said(FOUND), said(READ)],
  });
  expect(failures).toEqual([]);
  expect(targets).toEqual([
    { host: "prod.example", port: 22, user: "deploy", hostKeys: [HOST["host-key"]], privateKey: "a key" },
  ]);
  expect(outputs).toEqual({
    result: "passed",
    "backup-id": "/b/new.dump",
    "finished-at": "2027-01-15T07:00:00.000Z",
    "age-seconds": "3600",
    "size-bytes": "2000",
    "previous-size-bytes": "1900",
    level: "3",
  });
  expect(lines).toEqual([
    "Searching for the newest backup on prod.example …",
    "The newest backup is /b/new.dump.",
    "Reading it in full …",
    "✓ It finished 2027-01-15T07:00:00.000Z, 60 min ago; the limit is 24 h 0 min.",
    "✓ It has 2.0 KiB, 105 % of the one before (1.9 KiB); at least 50 % is required.",
    "✓ It is proven to level 3 (read in full); level 3 (read in full) is required.",
    "  The one before it is /b/old.dump.",
    "  Read in full: pg_restore read every table of it.",
  ]);
  expect(summaries.join()).toContain("### ✅ The newest backup is good\n\n`/b/new.dump` on prod.example\n");
});

test("an old backup is not read, and its evidence is given all the same", async () => {
  const { outputs, failures, asked, summaries } = await play({
    with: { ...HOST, path: "/b", "max-age": "30m" },
    answers: [said(FOUND)],
  });
  expect(asked).toHaveLength(1);
  expect(failures[0]?.what).toContain("60 min ago; the limit is 30 min");
  expect(outputs).toMatchObject({ result: "refused", level: "0", "age-seconds": "3600", "backup-id": "/b/new.dump" });
  expect(summaries.join()).toContain("### ❌ The newest backup is refused");
});

test("what cannot be read is refused with its evidence; what is not there, without", async () => {
  const broken = await play({
    with: { ...HOST, path: "/b" },
    answers: [said(FOUND), said("unpack 0\nconsume 1\n", { stderr: "pg_restore: error: could not uncompress data" })],
  });
  expect(broken.outputs).toMatchObject({ result: "refused", level: "0", "size-bytes": "2000" });
  expect(broken.failures[0]?.what).toContain("could not uncompress data");
  const none = await play({ with: { ...HOST, path: "/b" }, answers: [said(`now ${NOW}\nmatches 0 0 0\n`)] });
  expect(none.outputs).toMatchObject({ result: "refused", level: "0", "backup-id": "", "size-bytes": "" });
  expect(none.summaries.join()).toContain("### ❌ No backup is verified");
});

test("level 2 reads nothing, but a sample that was requested", async () => {
  const files = await play({ with: { ...HOST, path: "/b", level: "2" }, answers: [said(FOUND)] });
  expect(files.outputs).toMatchObject({ result: "passed", level: "2" });
  const snapshots = said(
    `[{"id":"8b45acb6","time":"2027-01-15T07:00:00Z","summary":{"backup_start":"2027-01-15T07:00:00Z","backup_end":"2027-01-15T07:10:00Z","total_bytes_processed":7}}]`,
  );
  const restic = {
    where: "runner",
    kind: "restic",
    "restic-password": "secret",
    level: "2",
    "read-data-subset": "10%",
  };
  const sample = await play({ with: restic, answers: [snapshots, said(""), said("")] });
  expect(sample.outputs).toMatchObject({ result: "passed", level: "2", "age-seconds": "3000" });
  expect(sample.asked.at(-1)?.script).toContain("--read-data-subset=10%");
  expect(sample.masked).toContain("secret");
});

test("the file's settings count, an input wins over them, and the runner needs no key", async () => {
  const file = { backup: { where: "runner", path: "backups/*.dump", "max-age": "10m", level: 2 } };
  const { failures, targets, asked } = await play({ file, answers: [said(FOUND)] });
  expect(targets).toEqual(["runner"]);
  expect(asked[0]?.script).toContain("p='backups/*.dump'");
  expect(failures[0]?.what).toContain("the limit is 10 min");
  expect((await play({ file, with: { "max-age": "2h" }, answers: [said(FOUND)] })).failures).toEqual([]);
});

test("secrets reach the programs by their environment only, and are masked", async () => {
  const { asked, masked, failures } = await play({
    with: {
      where: "runner",
      kind: "restic",
      "restic-repository": "rest:https://bot:hunter22@backup.example/app",
      "restic-password": "hunter23",
      "backup-env": "AWS_SECRET_ACCESS_KEY=hunter24\nSHORT=ab",
    },
    answers: [said("[]")],
  });
  expect(failures[0]?.what).toContain("no snapshot");
  expect(masked).toEqual(["hunter24", "hunter23", "hunter22"]);
  expect(asked[0]?.script).not.toMatch(/hunter/);
  expect(asked[0]?.env).toMatchObject({ RESTIC_PASSWORD: "hunter23", AWS_SECRET_ACCESS_KEY: "hunter24" });
});

test("the one that was taken is known by its name, or else by the moment when it began", async () => {
  const finished = new Date((NOW - 3600) * 1000).toISOString();
  const seen = async (more: Record<string, string>) =>
    await play({ with: { ...HOST, path: "/b", level: "2", ...more }, answers: [said(FOUND)] });
  expect((await seen({ "taken-after": finished })).failures).toEqual([]);
  expect((await seen({ "taken-after": finished.replace(".000Z", "+00:00") })).failures).toEqual([]);
  const later = await seen({ "taken-after": new Date((NOW - 3599) * 1000).toISOString() });
  expect(later.failures[0]?.what).toContain("It is older than the one that was taken");
  expect(later.outputs).toMatchObject({ result: "refused", level: "0" });
  // The name says more: two of them may have been on their way.
  const named = await seen({ "taken-after": finished, "backup-id": "/b/other.dump" });
  expect(named.failures[0]?.what).toContain("It is not /b/other.dump, which was taken");
});

test.each<[string, Scene, string]>([
  ["there is no key for its host", { with: { path: "/b" } }, "there is no `ssh-key` here"],
  [
    "restic is asked on its host, and only its password is here",
    { with: { "restic-password": "hunter23" }, file: { backup: { kind: "restic" } } },
    "there is no `ssh-key` here",
  ],
  ["the configuration names none", { with: HOST }, "the configuration names none"],
  [
    "the configuration names none, and the runner is asked",
    { with: { where: "runner" } },
    "the configuration names none",
  ],
])("where %s, `tell` passes and says that no one has looked", async (_, scene, says) => {
  const left = await play({ ...scene, with: { "if-unreachable": "warn", ...scene.with } });
  expect(left.failures).toEqual([]);
  expect(left.targets).toEqual([]);
  expect(left.outputs).toEqual({
    result: "not-verified",
    ...{
      "backup-id": "",
      "finished-at": "",
      "age-seconds": "",
      "size-bytes": "",
      "previous-size-bytes": "",
      level: "0",
    },
  });
  expect(left.lines.join("\n")).toMatch(/^warning: The backup was not verified: /);
  expect(left.lines.join("\n")).toContain(says);
  expect(left.summaries.join()).toContain("### ❔ The backup was not verified");
  expect((await play(scene)).failures).toHaveLength(1);
});

test.each<[string, Scene, string]>([
  [
    "a key that is refused",
    { with: { ...HOST, path: "/b" }, refuses: "prod.example refused the key" },
    "refused the key",
  ],
  [
    "a backup that is old",
    { with: { ...HOST, path: "/b", "max-age": "30m" }, answers: [said(FOUND)] },
    "the limit is 30 min",
  ],
  ["no backup", { with: { ...HOST, path: "/b" }, answers: [said(`now ${NOW}\nmatches 0 0 0\n`)] }, "no file"],
  ["a kind without a place", { with: HOST, file: { backup: { kind: "files" } } }, "`path` is missing"],
  ["a setting that is none", { with: { path: "/b", level: "5" } }, '`level` is "5"'],
  ["another word", { with: { "if-unreachable": "shrug" } }, "which is not fail or warn"],
])("%s fails also where the unreachable is only told", async (_, scene, says) => {
  const left = await play({ ...scene, with: { "if-unreachable": "warn", ...scene.with } });
  expect(left.failures[0]?.what).toContain(says);
});

test.each([
  ["no path", {}, "`path` is missing"],
  ["a relative path on a host", { ...HOST, path: "backups" }, "which is not an absolute path or pattern"],
  ["no key for the host", { ...HOST, "ssh-key": "", path: "/b" }, "`ssh-key` is missing"],
  ["no pinned host key", { ...HOST, "host-key": "", path: "/b" }, "`host-key` is missing"],
  ["another place", { where: "moon", path: "/b" }, '`where` is "moon", which is not host or runner'],
  [
    "another kind",
    { where: "runner", kind: "tape" },
    '`kind` is "tape", which is not files, postgres, restic or command',
  ],
  ["no command", { where: "runner", kind: "command" }, "`command` is missing"],
  ["an age of nothing", { path: "/b", "max-age": "0s" }, '`max-age` is "0s"'],
  [
    "a ratio above one",
    { path: "/b", "min-size-ratio": "50" },
    '`min-size-ratio` is "50", which is not a number from 0 to 1',
  ],
  ["a level that there is not", { path: "/b", level: "5" }, '`level` is "5"'],
  ["files that shall be restored", { where: "runner", path: "/b", level: "4" }, "nothing is restored"],
  [
    "a sample that shall be everything",
    { where: "runner", kind: "restic", "read-data-subset": "10%" },
    "`read-data-subset` is 10%, and `level` is 3",
  ],
  [
    "a subset that is none",
    { where: "runner", kind: "restic", "read-data-subset": "all" },
    '"all", which is not such as 100%',
  ],
  [
    "two passwords",
    { where: "runner", kind: "restic", "restic-password": "a", "restic-password-file": "/p" },
    "Both `restic-password` and",
  ],
  [
    "a shell in the words before pg_restore",
    { where: "runner", path: "/b", "pg-restore-via": "sh -c 'x'" },
    "which is not plain words",
  ],
  ["a moment without a zone", { ...HOST, path: "/b", "taken-after": "2026-11-24T02:00:00" }, "which is not a time"],
  ["an environment without names", { where: "runner", path: "/b", "backup-env": "hunter22" }, "a line without a name"],
])("%s is refused before any person is asked", async (_, inputs, saying) => {
  const { failures, targets, outputs, summaries } = await play({ with: inputs });
  expect(failures[0]?.what).toContain(saying);
  expect(targets).toEqual([]);
  expect(outputs).toEqual({});
  expect(summaries.join()).not.toContain("hunter22");
});
