import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { schemaScript } from "../../src/backup/postgres/schema-script.ts";
import { type Cluster, openCluster } from "../sandbox/cluster.ts";

/** What counts as the schema, on a real Postgres; `docker exec` runs its command here. */

let folder: string;
let cluster: Cluster;
let runs = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-schema-"));
  chmodSync(folder, 0o755);
  cluster = await openCluster(join(folder, "cluster"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/docker"), DOCKER, { mode: 0o755 });
  await cluster.sql("create table customers (id serial primary key, name text)");
});

afterAll(async () => {
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

const DOCKER = `#!/bin/sh
case $1 in
ps) [ -n "\${NO_DATABASE:-}" ] || echo abc123 ;;
exec) shift 5; exec "$@" ;;
version) echo 1 ;;
esac
`;

async function facts(tables: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const change = join(folder, `change-${++runs}`);
  mkdirSync(change);
  const backups = { project: "app", service: "db", databases: ["postgres", "later"], user: "postgres", folder: "/b" };
  const script = join(change, "script");
  writeFileSync(script, schemaScript(backups, tables));
  const path = `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`;
  await promisify(execFile)("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    env: { ...process.env, PATH: path, PGHOST: join(folder, "cluster"), SLUICE_CHANGE_DIR: change, ...env },
  });
  return readFileSync(join(change, "schema-facts"), "utf8");
}

test("the same schema gives the same facts, whatever is written", async () => {
  const before = await facts();
  await cluster.sql("insert into customers (name) select 'x' from generate_series(1, 100)");
  await cluster.sql("analyze; comment on table customers is null");
  expect(await facts()).toBe(before);
  expect(before).toContain("postgres:     name text");
  expect(before).toContain("later: does not exist");
  expect(before).not.toMatch(/restrict |^postgres: (--|SET )/m);
});

test.each([
  ["a column", "alter table customers add city text", "alter table customers drop city"],
  ["an index", "create index by_name on customers (name)", "drop index by_name"],
  [
    "a constraint",
    "alter table customers add check (id > 0)",
    "alter table customers drop constraint customers_id_check",
  ],
  ["a function", "create function one() returns int language sql as 'select 1'", "drop function one"],
  ["a privilege", "grant select on customers to public", "revoke select on customers from public"],
  ["another schema", "create schema extra create table t (a int)", "drop schema extra cascade"],
])("%s changes them, and they are as before without it", async (_, change, back) => {
  const before = await facts();
  await cluster.sql(change);
  expect(await facts()).not.toBe(before);
  await cluster.sql(back);
  // An empty list of privileges is not the default one.
  if (!change.startsWith("grant")) expect(await facts()).toBe(before);
});

test.each([
  ["Flyway", "flyway_schema_history (installed_rank int, version text, script text)", "(1, '1', 'a')", "(2, '2', 'b')"],
  ["Liquibase", "databasechangelog (id text, author text, orderexecuted int)", "('a', 'x', 1)", "('b', 'x', 2)"],
  ["Alembic", "alembic_version (version_num text)", "('1a')", "('2b')"],
  ["Django", "django_migrations (id int, app text, name text)", "(1, 'a', '0001')", "(2, 'a', '0002')"],
  ["Rails", "schema_migrations (version text)", "('20260101')", "('20260102')"],
  ["Knex", "knex_migrations (id int, name text)", "(1, 'a.js')", "(2, 'b.js')"],
  ["Prisma", "_prisma_migrations (id text, started_at timestamptz)", "('a', '2026-01-01')", "('b', '2026-01-02')"],
  ["TypeORM", "migrations (id int, name text)", "(1, 'A')", "(2, 'B')"],
  ["Drizzle", "__drizzle_migrations (id int, hash text)", "(1, 'a')", "(2, 'b')"],
])("a migration that %s noted changes them, also if it changed only data", async (_, table, first, second) => {
  const [name = ""] = table.split(" ");
  await cluster.sql(`create schema app create table ${table}`);
  await cluster.sql(`insert into app.${name} values ${second}, ${first}`);
  const before = await facts();
  await cluster.sql(`delete from app.${name} where ctid = '(0,1)'`);
  const after = await facts();
  expect(before).toMatch(
    new RegExp(`^postgres: app\\.${name}: 2 rows, the newest: .*${/'([^']*)'/.exec(second)?.[1]}`, "m"),
  );
  expect(after).toMatch(
    new RegExp(`^postgres: app\\.${name}: 1 rows, the newest: .*${/'([^']*)'/.exec(first)?.[1]}`, "m"),
  );
  await cluster.sql("drop schema app cascade");
});

test("all rows of a configured table count", async () => {
  await cluster.sql("create schema app create table applied (what text)");
  await cluster.sql("insert into app.applied values ('a'), ('b')");
  const before = await facts(["app.applied"]);
  await cluster.sql("update app.applied set what = 'c' where what = 'a'");
  expect(await facts(["app.applied"])).not.toBe(before);
  expect(await facts()).not.toContain("applied: 2 rows");
  await cluster.sql("drop schema app cascade");
});

test("an application without a container of the database has none", async () => {
  expect(await facts([], { NO_DATABASE: "1" })).toBe("none\n");
});
