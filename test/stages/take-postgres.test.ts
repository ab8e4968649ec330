import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEvidence } from "../../src/backup/postgres/evidence-file.ts";
import { forgeEvidence } from "../sandbox/evidence.ts";
import { flip } from "../sandbox/flip.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { inDatabase, psql } from "../sandbox/psql.ts";
import { createSampleApp, type SampleApp } from "../sandbox/sample-app.ts";
import type { StepResult } from "../sandbox/step.ts";

/** Backups of a real Postgres that runs in a container of the application. */

let production: Production;
let app: SampleApp;
let folder = "";
let number = 0;

beforeAll(async () => {
  production = await openProduction();
  app = await createSampleApp(production.sandbox);
  const release = await app.publish({ tag: "v1.0.0" });
  await app.setUp(production.host);
  const deployed = await production.deploy(release);
  if (deployed.error !== "") throw new Error(deployed.error);
  await psql(production, "create table orders (n int primary key, note text)");
  await psql(
    production,
    String.raw`insert into orders select n, E'COPY x FROM stdin;\n\\.' from generate_series(1, 5000) n`,
  );
  await psql(production, 'create table "Odd "" name (x)" (n int); insert into "Odd "" name (x)" values (1), (2)');
});

afterAll(() => production.close());

beforeEach(() => {
  number++;
  folder = join(production.sandbox.root, `backups ${number}`);
  mkdirSync(folder);
});

const inputs = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  kind: "postgres",
  "postgres-service": "db",
  "postgres-databases": "sample, postgres",
  "postgres-folder": folder,
  ...more,
});

async function take(more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return (await production.start("take-backup", inputs(more))).done;
}

async function verify(more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return (await production.start("verify-backup", inputs({ "min-size-ratio": "0", ...more }))).done;
}

async function taken(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const step = await take(more);
  expect(step.error).toBe("");
  return step.outputs["backup"] ?? "";
}

test("each database, the roles and the evidence are one backup, and verify-backup reads it in full", async () => {
  const step = await take();
  expect(step.error).toBe("");
  const path = step.outputs["backup"] ?? "";
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[a-z0-9-]+-\d{8}T\d{6}Z$/)]);
  expect(readdirSync(path).sort()).toEqual(["evidence", "globals.sql", "postgres.dump", "sample.dump"]);
  const read = readEvidence(readFileSync(join(path, "evidence"), "utf8"));
  if (read.kind !== "evidence") throw new Error(read.why);
  const { evidence } = read;
  expect(evidence).toMatchObject({ version: "v1.0.0", release: production.state("current")?.trim() });
  expect(evidence.system).toBe(await psql(production, "select system_identifier from pg_control_system()"));
  const rows = evidence.dumps.find(({ database }) => database === "sample")?.rows;
  expect(rows?.get("public.orders")).toBe(5000);
  expect(rows?.get('public."Odd "" name (x)"')).toBe(2);
  expect(step.log).not.toContain("correct-horse");
  const verified = await verify({ "backup-id": path });
  expect(verified.error).toBe("");
  expect(verified.outputs).toMatchObject({ result: "passed", "backup-id": path, level: "3" });
  expect(verified.summary).toContain("the system identifiers are equal");
});

test.each<[string, (path: string) => void, string]>([
  ["with a changed byte", (path) => flip(join(path, "sample.dump")), "SHA-256 of sample.dump"],
  ["that is cut off", (path) => truncateSync(join(path, "sample.dump"), 1000), "SHA-256 of sample.dump"],
  ["without its roles", (path) => rmSync(join(path, "globals.sql")), "globals.sql is missing"],
  ["without evidence", (path) => rmSync(join(path, "evidence")), "has no evidence"],
  ["whose evidence was edited", (path) => edit(path, "rows sample 5000", "rows sample 5001"), "damaged or edited"],
  ["whose dump is empty", (path) => truncateSync(join(path, "sample.dump"), 0), "SHA-256 of sample.dump"],
  ["whose evidence is empty", (path) => truncateSync(join(path, "evidence"), 0), "cut off"],
  ["whose evidence is cut off", (path) => truncateSync(join(path, "evidence"), 200), "cut off"],
  ["of another server", (path) => forgeEvidence(path, /^system .*$/m, "system 1"), "of another database server"],
  ["that is stale", (path) => forgeEvidence(path, /^finished .*$/m, "finished 1700000000"), "the limit is 24 h"],
  ["from the future", (path) => forgeEvidence(path, /^finished .*$/m, "finished 4000000000"), "from the future"],
])("a backup %s is refused", async (_, damage, says) => {
  damage(await taken());
  const { error, outputs } = await verify();
  expect(error).toContain(says);
  expect(outputs).toMatchObject({ result: "refused", level: "0" });
});

function edit(path: string, from: string, to: string): void {
  const file = join(path, "evidence");
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}

test("a database that does not exist, and a container that does not run, leave nothing behind", async () => {
  const missing = await take({ "postgres-databases": "sample, shop" });
  expect(missing.error).toContain("The command ended with code");
  expect(missing.log).toContain('database "shop" does not exist');
  const other = await take({ "postgres-service": "nothing" });
  expect(other.log).toContain("No container of the service nothing runs");
  expect(readdirSync(folder)).toEqual([]);
});

test("so many stay as are wanted, and one that a release names stays as well", async () => {
  const first = await taken();
  const v1 = await app.publish({ tag: "v1.1.0" });
  const deployed = await production.deploy(v1, { "backup-id": first });
  expect(deployed.error).toBe("");
  expect(production.state(`releases/${production.state("current")?.trim()}/record`)).toContain(`\nbackup ${first}\n`);
  const second = await taken({ "postgres-keep": "2" });
  const third = await taken({ "postgres-keep": "2" });
  const fourth = await taken({ "postgres-keep": "2" });
  expect([first, second, third, fourth].map((path) => existsSync(path))).toEqual([true, false, true, true]);
});

test("a password that the database asks for is in the environment alone", async () => {
  const rules = "/var/lib/postgresql/data/pg_hba.conf";
  await inDatabase(production, "cp", rules, `${rules}.open`);
  await inDatabase(production, "sed", "-i", "s/^local\\(.*\\)trust/local\\1scram-sha-256/", rules);
  await psql(production, "select pg_reload_conf()").catch(() => "");
  try {
    const without = await take();
    expect(without.log).toMatch(/no password supplied/);
    const step = await take({ "backup-env": "PGPASSWORD=correct-horse" });
    expect(step.error).toBe("");
    expect(withoutMasks(step.log)).not.toContain("correct-horse");
    for (const file of ["plan", "journal", "log"])
      expect(production.state(`changes/${step.outputs["change"]}/${file}`)).not.toContain("correct-horse");
    expect((await verify({ "backup-env": "PGPASSWORD=correct-horse" })).error).toBe("");
  } finally {
    await inDatabase(production, "cp", `${rules}.open`, rules);
    await inDatabase(production, "sh", "-c", "kill -HUP 1; pkill -HUP -o postgres || true").catch(() => "");
  }
});

/** The runner is told what to mask by the value itself. */
function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*$/gm, "");
}

test("a runner that is killed does not end it", async () => {
  const run = { GITHUB_RUN_ID: "9101" };
  const first = await production.start("take-backup", inputs(), run);
  await first.saw("Take the backup");
  first.child.kill("SIGKILL");
  await first.done;
  const { error } = await (await production.start("take-backup", inputs(), run)).done;
  expect(error).toBe("");
  expect(readdirSync(folder).every((name) => !name.endsWith(".part"))).toBe(true);
  expect((await verify()).error).toBe("");
});
