import type { PostgresEvidence } from "../../../src/backup/postgres/evidence-file.ts";
import type { Incoming } from "../../../src/backup/postgres/incoming.ts";
import type { LiveDatabases, Uncounted } from "../../../src/backup/postgres/live-databases.ts";
import { decideRestore, usualBackup, type WantedRestore } from "../../../src/deploy/restore/restore.ts";
import type { EndedChange, Survey } from "../../../src/host/survey.ts";
import { planFingerprint } from "../../../src/plan/plan-fingerprint.ts";
import { planText } from "../../../src/plan/plan-text.ts";
import { renderPlan } from "../../../src/report/host-plan-report.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

const V1 = createRelease();
const V2 = createRelease({
  release: "r2",
  version: "v2.0.0",
  previous: "r1",
  at: "2026-11-20T10:00:00Z",
  backup: "/b/1",
});
/** Half an hour before v2.0.0. */
const BEGAN = Date.parse("2026-11-20T09:30:00Z") / 1000;

const WANTED: WantedRestore = {
  ...{ project: "app", directory: "/srv/app", target: "", ignoredOneOffs: [], oneShots: [] },
  ...{ switchSeconds: 60, healthSeconds: 60, intervalSeconds: 2, passes: 2, keepReleases: 5, loadSeconds: 600 },
  backups: { project: "app", service: "db", databases: ["shop"], user: "postgres", folder: "/b" },
  checks: ["select count(*) > 0 from orders"],
};

const LIVE: LiveDatabases = {
  server: 150008,
  freeKiB: 1_000_000,
  databases: [
    {
      name: "shop",
      rows: new Map([
        ["public.orders", 12],
        ["public.users", 3],
      ]),
      newest: new Map([
        ["orders.created_at", "2026-11-30 04:00:12+00"],
        ["users.seen", ""],
      ]),
    },
  ],
  sizes: new Map([["shop", 90_000]]),
  obstacles: [],
  missingRoles: [],
};

function backup(overrides: Partial<PostgresEvidence> = {}): Incoming {
  const evidence: PostgresEvidence = {
    ...{ release: "r1", version: "v1.0.0", image: "postgres:15", server: 150008, serverVersion: "15.8", system: "7" },
    ...{ began: BEGAN, finished: BEGAN + 60 },
    dumps: [
      {
        ...{ name: "shop.dump", bytes: 10, sha256: "a", database: "shop", databaseBytes: 90_000 },
        rows: new Map([
          ["public.orders", 10],
          ["public.users", 3],
        ]),
      },
    ],
    globals: { name: "globals.sql", bytes: 1, sha256: "b" },
    volumes: [],
    ...overrides,
  };
  return {
    kind: "backup",
    found: { path: "/b/1", bytes: 11, previous: undefined, now: BEGAN + 7200, evidence, lastDrill: { kind: "none" } },
  };
}

const survey = (overrides: Partial<Survey> = {}): Survey =>
  createSurvey({ current: V2, releases: [V1, V2], ...overrides });

function planned(incoming = backup(), overrides: Partial<Survey> = {}, wanted = WANTED) {
  const decided = decideRestore(survey(overrides), incoming, LIVE, wanted);
  if (decided.kind !== "plan") throw new Error(JSON.stringify(decided));
  return decided;
}

function codes(
  incoming = backup(),
  overrides: Partial<Survey> = {},
  live: Partial<LiveDatabases> = {},
  wanted = WANTED,
) {
  const decided = decideRestore(survey(overrides), incoming, { ...LIVE, ...live }, wanted);
  return decided.kind === "refused" ? decided.refusals.map(({ code }) => code) : [];
}

const ended = (overrides: Partial<EndedChange>): EndedChange => ({
  ...{ at: "", began: "", kind: "deploy", version: "v2.0.0", outcome: "done", running: "r2", actor: "ada", run: "" },
  ...overrides,
});

test("it brings the release that ran when the backup was taken, after the databases are swapped", () => {
  const { plan } = planned();
  expect(plan).toMatchObject({ kind: "restore", version: "v1.0.0", target: "r1", expectCurrent: "r2" });
  expect(plan.steps.map(({ name }) => name)).toEqual([
    ...["check", "quiet", "stop", "load", "swap", "restore", "switch", "await", "prove", "record"],
  ]);
});

test("its scripts arrive as one line each, and a check of the user's is in the one that loads", () => {
  const { plan } = planned();
  const secrets = { registryUsername: "", registryPassword: "", variables: {} };
  const lines = planText(plan, { change: "c", actor: "ada", run: "" }, secrets).split("\n");
  expect(lines).toContain("database-service db");
  const scripts = lines.flatMap((line) => {
    const [, name, text] = /^script (\S+) (\S+)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, Buffer.from(text ?? "", "base64").toString("utf8")] as const];
  });
  expect(scripts.map(([name]) => name)).toEqual(["load", "swap", "undo"]);
  expect(scripts[0]?.[1]).toContain("select count(*) > 0 from orders");
});

test("another backup is another plan, and another number of rows is not", () => {
  const destination = { host: "prod.example", port: 22, user: "deploy", hostKeys: [] };
  const fingerprint = (incoming: Incoming): string =>
    planFingerprint({ plan: planned(incoming).plan, destination, effects: undefined });
  const other = backup();
  if (other.kind !== "backup") throw new Error("It is a backup.");
  expect(fingerprint({ ...other, found: { ...other.found, path: "/b/2" } })).not.toBe(fingerprint(backup()));
  expect(fingerprint(backup({ dumps: [] }))).toBe(fingerprint(backup()));
});

test("a table that is locked is shown as such, and one of an extension is not compared", () => {
  const [shop] = LIVE.databases;
  if (shop === undefined) throw new Error("The database is missing.");
  const rows = new Map<string, number | Uncounted>([
    ["public.orders", "locked"],
    ["public.users", "of an extension"],
  ]);
  const decision = decideRestore(
    createSurvey({ releases: [V1, V2], current: V2 }),
    backup(),
    { ...LIVE, databases: [{ ...shop, rows }] },
    WANTED,
  );
  if (decision.kind !== "plan") throw new Error("It was refused.");
  expect(decision.warnings.join("\n")).toContain("Rows now, and in the backup: shop: public.orders is locked → 10.");
});

test("what would be lost is said before anybody approves it", () => {
  const { warnings } = planned();
  expect(warnings.join("\n")).toContain("What was written in the last 2 h 0 min will no longer be in the application");
  expect(warnings.join("\n")).toContain("shop: public.orders 12 → 10");
  expect(warnings.join("\n")).not.toContain("public.users");
  expect(warnings.join("\n")).toContain(
    "Newest entries now: shop: orders.created_at 2026-11-30 04:00:12+00; shop: users.seen without a value.",
  );
});

test("the approval request names what is stopped, and that another release may run on a hold", () => {
  const { plan, warnings } = planned();
  const unchanged = (service: string) => ({ service, change: "unchanged", what: "", hooks: "" }) as const;
  const report = {
    ...{ plan, warnings, fingerprint: "sha256:0" },
    destination: { host: "prod.example", port: 22, user: "deploy", hostKeys: [] },
    effects: { services: ["db", "web"].map(unchanged), outside: [], unknown: [], volumes: [], unresolved: "" },
  };
  const hold = { text: "", change: "c", compose: "", version: "v1.0.0" };
  const onHold = renderPlan({ ...report, before: survey({ hold }) }).text;
  expect(onHold).toContain("**Services** (downtime is expected for: web)");
  expect(onHold).toMatch(/\| Runs now \| v2\.0\.0 .* is recorded; the host is on hold, and another release may run \|/);
  expect(renderPlan({ ...report, before: survey() }).text).toMatch(/\| Runs now \| v2\.0\.0 \(`[^|]*`\) \|/);
});

test("a deploy that was rolled back, and is known to have left the schema as it was, does not spoil later backups", () => {
  const failed = { outcome: "returned", running: "r1", began: "2026-11-20T09:10:00Z", at: "2026-11-20T09:12:00Z" };
  expect(codes(backup(), { history: [ended({ version: "v1.9.0", ...failed })] })).toEqual(["backup-too-new"]);
  expect(codes(backup(), { history: [ended({ version: "v1.9.0", ...failed, schema: "unchanged" })] })).toEqual([]);
});

test.each<[string, Partial<Survey>]>([
  ["frozen", { freeze: "not today" }],
  ["held", { hold: { text: "look", change: "c", compose: "", version: "" } }],
  ["edited by hand", { dirty: ["compose.yml"] }],
  ["interrupted", { pending: "1.release.restore.1" }],
])("a host that is %s can be restored", (_, overrides) => {
  expect(codes(backup(), overrides)).toEqual([]);
});

test.each<[string, () => string[]]>([
  ["locked", () => codes(backup(), { lock: { held: true, owner: null } })],
  ["unknown-release", () => codes(backup({ release: "r0", version: "v0.9.0" }))],
  ["unknown-release", () => codes(backup({ release: "none", version: "" }))],
  ["backup-of-another-release", () => codes(backup(), {}, {}, { ...WANTED, target: "v2.0.0" })],
  ["image-gone", () => codes(backup(), { releases: [{ ...V1, gone: "web" }, V2] })],
  ["backup-from-the-future", () => codes(backup({ finished: BEGAN + 90_000 }))],
  ["older-postgres", () => codes(backup({ server: 160001 }))],
  ["no-room", () => codes(backup(), {}, { freeKiB: 80 })],
  ["role-missing", () => codes(backup(), {}, { missingRoles: ["shop_owner"] })],
  ["database-in-use", () => codes(backup(), {}, { obstacles: ["a subscription belongs to shop"] })],
  [
    "name-too-long",
    () => codes(backup(), {}, {}, { ...WANTED, backups: { ...WANTED.backups, databases: ["x".repeat(41)] } }),
  ],
])("it is refused before anything is stopped: %s", (code, decided) => {
  expect(decided()).toEqual([code]);
});

test("what an interrupted restore left on the disk counts as free, because it is dropped first", () => {
  const sizes = new Map([["shop_restore_20261120100000", 90_000]]);
  expect(codes(backup(), {}, { freeKiB: 80, sizes })).toEqual([]);
});

test.each<[string, Partial<EndedChange>, string[]]>([
  ["that migrated and was rolled back", { began: "2026-11-20T09:00:00Z", outcome: "returned" }, ["backup-too-new"]],
  ["that was live in between", { began: "2026-11-20T09:00:00Z", outcome: "done" }, ["backup-too-new"]],
  ["that was refused", { began: "2026-11-20T09:00:00Z", outcome: "refused" }, []],
  ["of the same release", { began: "2026-11-20T09:00:00Z", version: "v1.0.0" }, []],
  ["before the release", { began: "2026-10-01T09:00:00Z" }, []],
  ["after the backup", { began: "2026-11-20T10:00:00Z" }, []],
])("a backup from after a deploy %s", (_, change, expected) => {
  expect(codes(backup(), { history: [ended(change)] })).toEqual(expected);
});

test("a restore in between has undone what an earlier deploy did to the data", () => {
  const migrated = ended({ began: "2026-11-20T08:00:00Z", outcome: "done" });
  const restored = ended({ kind: "restore", version: "v1.0.0", running: "r1", at: "2026-11-20T09:00:00Z" });
  expect(codes(backup(), { history: [migrated, restored] })).toEqual([]);
  expect(codes(backup(), { history: [migrated, { ...restored, outcome: "returned", running: "r2" }] })).toEqual([
    "backup-too-new",
  ]);
  const later = ended({ began: "2026-11-20T09:10:00Z", outcome: "returned" });
  expect(codes(backup(), { history: [migrated, restored, later] })).toEqual(["backup-too-new"]);
});

test("an earlier deploy that was rolled back is a warning, once a later deploy is what the restore undoes", () => {
  const earlier = ended({ version: "v1.1.0", began: "2026-11-20T08:00:00Z", outcome: "done" });
  const undone = ended({ version: "v1.2.0", began: "2026-11-20T10:00:00Z", outcome: "done" });
  const survey = { history: [earlier, undone] };
  expect(codes(backup(), survey)).toEqual([]);
  expect(planned(backup(), survey).warnings.join("\n")).toContain("may contain what v1.1.0 did to the data");
  expect(planned(backup(), { history: [undone] }).warnings.join("\n")).not.toContain("may contain");
});

test("where the history is too short to know, that is said", () => {
  const history = Array.from({ length: 20 }, () => ended({ kind: "backup", began: "2026-11-19T00:00:00Z" }));
  expect(planned(backup(), { history }).warnings.join("\n")).toContain("is not known from here");
});

test("a database with another image in the older release is pointed out", () => {
  const image = (release: string, id: string) => ({ release, service: "db", name: "postgres", id });
  const releaseImages = [image("r1", "sha256:15"), image("r2", "sha256:16")];
  expect(planned(backup(), { releaseImages }).warnings.join("\n")).toContain("has another image in v1.0.0 than now");
});

test("kept databases return with the release that is named", () => {
  const kept: Incoming = { kind: "kept", time: "20261120103000" };
  const { plan, warnings } = planned(kept, { current: V1 }, { ...WANTED, target: "v2.0.0" });
  expect(plan).toMatchObject({ kind: "restore", target: "r2", expectCurrent: "r1" });
  expect(plan.restore?.scripts.load).not.toContain("pg_restore");
  expect(warnings.join()).toContain("shop_broken_20261120103000");
  expect(codes(kept, { current: V1 })).toEqual(["unknown-release"]);
});

test("the usual backup is the one from before the last deploy", () => {
  expect(usualBackup(survey())).toBe("/b/1");
  expect(usualBackup(survey({ history: [ended({})] }))).toBe("/b/1");
  // What it was to bring is not recorded, so the newest backup is that one.
  expect(usualBackup(survey({ history: [ended({ outcome: "returned" })] }))).toBe("");
  expect(usualBackup(survey({ current: V1, releases: [V1] }))).toBe("");
  // A deploy that changed no data is not the last one: it ended before its switch, or left the schema as it was.
  const harmless = [{ outcome: "refused" }, { outcome: "aborted" }, { outcome: "failed" }];
  for (const end of [...harmless, { outcome: "returned", schema: "unchanged" }])
    expect(usualBackup(survey({ history: [ended({}), ended({ version: "v3.0.0", ...end })] }))).toBe("/b/1");
  // It was rolled back since, and its migration is what broke the data.
  const rolledBack = ended({ kind: "rollback", version: "v1.0.0", running: "r1" });
  const old = createRelease({ backup: "/b/0" });
  const history = [ended({}), rolledBack];
  expect(usualBackup(survey({ current: old, releases: [old, V2], history }))).toBe("/b/1");
  // The survey has the last 20 changes only. The release that the last deploy brought is still kept.
  const refused = Array.from({ length: 20 }, () => ended({ version: "v3.0.0", running: "r1", outcome: "refused" }));
  expect(usualBackup(survey({ current: old, releases: [old, V2], history: refused }))).toBe("/b/1");
});
