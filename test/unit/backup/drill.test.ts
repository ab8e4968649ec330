import { createHash } from "node:crypto";
import { drillFinding, type Limits } from "../../../src/backup/judge.ts";
import { drillBackup } from "../../../src/backup/postgres/drill.ts";
import { type DrillRecord, readDrill, writeDrill } from "../../../src/backup/postgres/drill-record.ts";
import { drillStanding } from "../../../src/backup/postgres/drill-standing.ts";
import type { FoundBackup, PostgresSource } from "../../../src/backup/postgres/newest-backup.ts";
import type { ShellAnswer } from "../../../src/ports/shell.ts";
import { createPlace, said } from "../../fakes/place.ts";

const DRILL: DrillRecord = {
  ...{ at: 1_800_000_000, passed: true, why: "", backup: "/b/app-20270115T020000Z" },
  ...{ system: "7", databases: ["shop", "audit"], volumes: ["shop_uploads", "/srv/my media"], tables: 12, rows: 3400 },
};
const BACKUP = { system: "7", databases: ["shop"], volumes: ["/srv/my media"] };
const DAY = 24 * 3_600_000;
const LIMITS: Limits = {
  ...{ maxAgeMs: DAY, clockSkewMs: 300_000, minSizeRatio: 0.5, level: 4, taken: undefined },
  maxDrillAgeMs: 8 * DAY,
};

test("what is written is what is read", () => {
  expect(readDrill(writeDrill(DRILL))).toEqual({ kind: "drill", drill: DRILL });
  const failed = { ...DRILL, passed: false, why: "a\nb  c" };
  expect(readDrill(writeDrill(failed))).toEqual({ kind: "drill", drill: { ...failed, why: "a b c" } });
  expect(readDrill("")).toEqual({ kind: "none" });
});

test("a record from before volumes were part of a backup proves nothing about them", () => {
  const body = writeDrill(DRILL)
    .replace(/^volumes .*\n/m, "")
    .replace(/end .*\n$/, "");
  const read = readDrill(`${body}end ${createHash("sha256").update(body).digest("hex")}\n`);
  expect(read).toEqual({ kind: "drill", drill: { ...DRILL, volumes: [] } });
  expect(drillStanding(read, BACKUP)).toMatchObject({ kind: "failed" });
  expect(drillStanding(read, { ...BACKUP, volumes: [] })).toMatchObject({ kind: "passed" });
});

test.each([
  ["edited", writeDrill(DRILL).replace("rows 3400", "rows 9999")],
  ["cut off", writeDrill(DRILL).slice(0, -10)],
  ["without an end", "format 1\n"],
])("a record that is %s is none", (_, text) => {
  expect(readDrill(text)).toMatchObject({ kind: "unreadable", why: "it was damaged or edited" });
});

test("a drill of this server and of all its databases counts", () => {
  expect(drillStanding({ kind: "drill", drill: DRILL }, BACKUP)).toEqual({
    kind: "passed",
    at: 1_800_000_000_000,
    says: "The last restore drill restored /b/app-20270115T020000Z at 2027-01-15T08:00:00.000Z: 3400 rows in 12 tables",
  });
});

test.each<[string, Partial<DrillRecord>, string]>([
  ["failed", { passed: false, why: "pg_restore of shop failed" }, "failed at 2027-01-15T08:00:00.000Z: pg_restore"],
  ["was of another server", { system: "8" }, "was one of another database server"],
  ["was without a database", { databases: ["audit"] }, "was without shop"],
  ["was without a volume", { volumes: ["shop_uploads"] }, "was without /srv/my media"],
])("a drill that %s does not count", (_, change, says) => {
  const standing = drillStanding({ kind: "drill", drill: { ...DRILL, ...change } }, BACKUP);
  expect(standing).toMatchObject({ kind: "failed", says: expect.stringContaining(says) });
});

test.each([
  ["yesterday", DAY, true],
  ["just before the limit", 8 * DAY - 1, true],
  ["at the limit", 8 * DAY, false],
  ["a little in the future", -300_000, true],
  ["in the future", -300_001, false],
])("a drill of %s", (_, age, passed) => {
  const clocks = { runner: 0, host: DRILL.at * 1000 + age };
  const finding = drillFinding({ kind: "passed", at: DRILL.at * 1000, says: "It was" }, LIMITS, clocks);
  expect(finding.passed).toBe(passed);
  expect(finding.todo === "").toBe(passed);
});

const SOURCE: PostgresSource = {
  kind: "postgres",
  backups: { project: "app", service: "db", databases: ["shop"], user: "postgres", folder: "/b" },
  env: {},
  readTimeoutMs: 60_000,
};
const FOUND: FoundBackup = {
  ...{ path: "/b/app-20270115T020000Z", bytes: 10, previous: undefined, now: 1_800_000_000 },
  lastDrill: { kind: "none" },
  evidence: {
    ...{ release: "r1", version: "v1.0.0", image: "postgres:15", server: 150008, serverVersion: "15.8", system: "7" },
    ...{ began: 1, finished: 2 },
    dumps: [
      {
        ...{ name: "shop.dump", bytes: 10, sha256: "a", database: "shop", databaseBytes: 90_000 },
        rows: new Map([["public.orders", 10]]),
      },
    ],
    globals: { name: "globals.sql", bytes: 1, sha256: "b" },
    volumes: [],
  },
};

const drill = (answers: readonly ShellAnswer[], checks: readonly string[] = []) => {
  const place = createPlace(...answers);
  const ended = drillBackup(place, SOURCE, FOUND, { checks, monotonic: () => 0 });
  return { place, ended };
};

test("all rows and a true check are a drill that passed, and it is recorded", async () => {
  const { place, ended } = drill([said("rows shop 10 public.orders\ncheck t\nwhole\n"), said("")], ["select true"]);
  expect(await ended).toMatchObject({ failure: undefined, record: { passed: true, tables: 1, rows: 10 } });
  expect(place.asked[1]?.script).toContain("result passed");
});

test("a table of an extension may have more rows than its dump, because the extension makes some itself", async () => {
  const { ended } = drill([said("rows shop 500+ public.orders\nwhole\n"), said("")]);
  expect(await ended).toMatchObject({ failure: undefined });
  const { failure } = await drill([said("rows shop 9+ public.orders\nwhole\n"), said("")]).ended;
  expect(failure?.what).toContain("has 9 rows instead of 10");
});

test.each<[string, ShellAnswer, string]>([
  ["a table without its rows", said("rows shop 9 public.orders\ncheck t\nwhole\n"), "has 9 rows instead of 10"],
  ["a missing table", said("check t\nwhole\n"), "has no rows instead of 10"],
  [
    "a check that is not true",
    said("rows shop 10 public.orders\ncheck f\nwhole\n"),
    "did not return true: select true",
  ],
  ["a check without an answer", said("rows shop 10 public.orders\nwhole\n"), "did not return true"],
  ["a script that fails", said("rows shop 10 public.orders\ncheck t\n", { code: 1, stderr: "no role" }), "no role"],
  ["a script that is cut off", said("rows shop 10 public.orders\ncheck t\n"), "could not be restored"],
  ["a lost connection", { kind: "unknown", reason: "the connection was lost" }, "it is unknown how"],
])("%s is a drill that failed, and it is recorded", async (_, answer, says) => {
  const { place, ended } = drill([answer, said("")], ["select true"]);
  const { failure, record } = await ended;
  expect(failure?.what).toContain(says);
  expect(record.passed).toBe(false);
  expect(place.asked[1]?.script).toContain("result failed");
});

test("a drill that cannot be recorded has failed", async () => {
  const { ended } = drill([
    said("rows shop 10 public.orders\nwhole\n"),
    said("", { code: 1, stderr: "No space left" }),
  ]);
  expect((await ended).failure?.what).toContain("could not be recorded: No space left");
});
