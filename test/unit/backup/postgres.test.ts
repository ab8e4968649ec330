import { createHash } from "node:crypto";
import { readEvidence } from "../../../src/backup/postgres/evidence-file.ts";
import { newestPostgres, type PostgresSource } from "../../../src/backup/postgres/newest-backup.ts";
import { backupPath } from "../../../src/backup/postgres/settings.ts";
import { takeScript } from "../../../src/backup/postgres/take-script.ts";
import { readVolumes, requireNoVolumes, volumesKey } from "../../../src/backup/postgres/volumes.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import type { ShellAnswer } from "../../../src/ports/shell.ts";
import { createInputs } from "../../fakes/inputs.ts";

const SUM = "a".repeat(64);

const LINES = [
  "format 1",
  "project app",
  "release r1",
  "version v1.0.0",
  "image registry/postgres:15",
  "server 150008",
  "server-version 15.8",
  "system 7312345",
  "began 1796000000",
  `dump shop 9000 300 ${SUM}`,
  "rows shop 2 public.orders",
  'rows shop 5 public."odd name"',
  `globals 20 ${SUM} with-passwords`,
  "finished 1796000060",
];

function evidence(lines: readonly string[] = LINES): string {
  const body = lines.map((line) => `${line}\n`).join("");
  return `${body}end ${createHash("sha256").update(body).digest("hex")}\n`;
}

const SOURCE: PostgresSource = {
  kind: "postgres",
  backups: { project: "app", service: "db", databases: ["shop"], user: "postgres", folder: "/srv/backups" },
  env: {},
  readTimeoutMs: 60_000,
};
const PATH = "/srv/backups/app-20261130T010000Z";
const WHOLE = [
  "server 150008",
  "system 7312345",
  `sum shop.dump ${SUM}`,
  "read shop.dump 0",
  `sum globals.sql ${SUM}`,
  "whole",
];

/** A host that has one backup, and prints these lines when it is read. */
function place(read: readonly string[] = WHOLE, found = evidence()) {
  const exit = (stdout: string): ShellAnswer => ({ kind: "exit", code: 0, stdout, stderr: "" });
  return {
    name: "prod",
    run: async ({ script }: { readonly script: string }) =>
      script.includes("trouble()")
        ? exit(`now 1796000100\nnewest 320 ${PATH}\nevidence\n${found}`)
        : exit(`${read.join("\n")}\n`),
  };
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StageFailure)) throw new Error("It was not refused.");
  return error.what;
}

test("its evidence tells the release, the server and the rows of each table", () => {
  const read = readEvidence(evidence());
  if (read.kind !== "evidence") throw new Error(read.why);
  expect(read.evidence).toMatchObject({ release: "r1", server: 150008, system: "7312345", finished: 1796000060 });
  expect([...(read.evidence.dumps[0]?.rows ?? [])]).toEqual([
    ["public.orders", 2],
    ['public."odd name"', 5],
  ]);
});

test.each<[string, string, string]>([
  ["that is cut off", evidence().slice(0, -20), "cut off"],
  ["that is empty", "", "cut off"],
  ["in which a number was changed", evidence().replace("rows shop 2", "rows shop 3"), "damaged or edited"],
  ["without the system", evidence(LINES.filter((line) => !line.startsWith("system"))), "lacks facts"],
  ["without a dump", evidence(LINES.filter((line) => !line.startsWith("dump"))), "lacks facts"],
  ["of a later format", evidence(LINES.map((line) => (line === "format 1" ? "format 2" : line))), 'format is "2"'],
])("evidence %s is refused", (_, text, why) => {
  expect(readEvidence(text)).toMatchObject({ kind: "unreadable", why: expect.stringContaining(why) });
});

test("a backup is found with its time and read in full", async () => {
  const newest = await newestPostgres(place(), SOURCE);
  expect(newest.found).toMatchObject({ id: PATH, finishedAt: 1796000060000, size: 320, previousSize: undefined });
  expect(newest.clock).toBe(1796000100000);
  const notes = await newest.reading?.read();
  expect(notes?.join("\n")).toContain("read every table of shop");
  expect(notes?.join("\n")).toContain("7 rows");
});

const without = (start: string, ...more: readonly string[]): string[] => [
  ...WHOLE.filter((line) => !line.startsWith(start)),
  ...more,
];

test.each<[string, readonly string[], string]>([
  ["of another database server", without("system", "system 999"), "of another database server"],
  ["whose server does not say what it is", without("system"), "of another database server"],
  ["with a changed dump", without("sum shop", `sum shop.dump ${"b".repeat(64)}`), "SHA-256 of shop.dump"],
  ["without its roles", without("sum globals", "sum globals.sql missing"), "globals.sql is missing"],
  ["that pg_restore does not read", without("read", "read shop.dump 1"), "pg_restore ended with code 1"],
  ["whose reading broke off", without("whole"), "could not be read"],
])("a backup %s is refused", async (_, lines, says) => {
  const { reading } = await newestPostgres(place(lines), SOURCE);
  expect(await failure(reading?.read() ?? Promise.resolve())).toContain(says);
});

test("a backup without one of the databases is refused before it is read", async () => {
  const source = { ...SOURCE, backups: { ...SOURCE.backups, databases: ["shop", "audit"] } };
  expect(await failure(newestPostgres(place(), source))).toContain("does not have the database audit");
});

test("the script has no password, and its names are quoted", () => {
  const script = takeScript({ ...SOURCE.backups, folder: "/srv/it's here" });
  expect(script).toContain(`'/srv/it'\\''s here'`);
  expect(script).toContain(["$", "{PGPASSWORD+-e PGPASSWORD}"].join(""));
  expect(script).not.toMatch(/PGPASSWORD=/);
  expect(backupPath(SOURCE.backups)).toBe("/srv/backups/app-{time}");
});

const VOLUMES = [
  ...LINES,
  `volume volume-1.tar 4096 ${SUM} 5 shop_uploads`,
  `volume volume-2.tar 8 ${SUM} 3 /srv/my media`,
];
const ARCHIVES = [
  `sum volume-1.tar ${SUM}`,
  "entries volume-1.tar 5",
  `sum volume-2.tar ${SUM}`,
  "entries volume-2.tar 3",
];

test("the archives of volumes are read with the dumps", async () => {
  const source = { ...SOURCE, volumes: ["/srv/my media"] };
  const newest = await newestPostgres(place([...WHOLE, ...ARCHIVES], evidence(VOLUMES)), source);
  expect((await newest.reading?.read())?.join("\n")).toContain("Read in full: 3 entries of /srv/my media");
});

test.each<[string, readonly string[], string]>([
  ["is missing", [...ARCHIVES.slice(2), "sum volume-1.tar missing"], "volume-1.tar is missing"],
  ["was changed", [...ARCHIVES.slice(2), `sum volume-1.tar ${"b".repeat(64)}`], "SHA-256 of volume-1.tar"],
  [
    "is not read",
    ARCHIVES.filter((line) => !line.startsWith("entries volume-1")),
    "the archive volume-1.tar of shop_uploads",
  ],
  [
    "has other entries",
    ARCHIVES.map((line) => line.replace("volume-1.tar 5", "volume-1.tar 4")),
    "does not have 5 entries",
  ],
  ["has no end", ARCHIVES.map((line) => line.replace("volume-1.tar 5", "volume-1.tar 5 broken")), "cannot be read"],
])("a backup is refused when an archive %s", async (_, lines, says) => {
  const { reading } = await newestPostgres(place([...WHOLE, ...lines], evidence(VOLUMES)), SOURCE);
  expect(await failure(reading?.read() ?? Promise.resolve())).toContain(says);
});

test("a backup from before a volume was configured is refused", async () => {
  const source = { ...SOURCE, volumes: ["shop_uploads", "shop_media"] };
  expect(await failure(newestPostgres(place(WHOLE, evidence(VOLUMES)), source))).toContain("the volume shop_media");
});

test("a restore of databases refuses a backup with volumes without consent", () => {
  const read = readEvidence(evidence(VOLUMES));
  if (read.kind !== "evidence") throw new Error(read.why);
  expect(() => requireNoVolumes(read.evidence, PATH, false)).toThrow("has volumes: shop_uploads, /srv/my media");
  expect(() => requireNoVolumes(read.evidence, PATH, true)).not.toThrow();
  expect(() => requireNoVolumes({ ...read.evidence, volumes: [] }, PATH, false)).not.toThrow();
});

test.each(["a:b", "/srv/data/", "relative/path", "a, a", "-v"])("%j is no list of volumes", (text) => {
  const settings = readSettings([volumesKey], createInputs({ volumes: text }), {}, "production");
  expect(() => readVolumes(settings)).toThrow("volumes");
});
