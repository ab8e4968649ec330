import { waitFor } from "../sandbox/processes.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** Databases that have what most do not have, and servers that are set as few are: their backups are restored as well. */

let scene: RestoreScene;
const sessions: Promise<unknown>[] = [];

const NAMES = ["sample", "Audit-Log.2", "Audit-Log_2"];

beforeAll(async () => {
  scene = await openRestoreScene();
  for (const name of NAMES.slice(1)) await scene.sql(`create database "${name}"`, "postgres");
});

afterAll(async () => {
  await scene.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where query ~ 'pg_sleep' and pid <> pg_backend_pid()",
  );
  await Promise.all(sessions);
  await scene.close();
});

const place = { "postgres-databases": NAMES.join(",") };

/** A session that goes on beside the test. */
async function keepSession(text: string, shows: string): Promise<void> {
  sessions.push(scene.sql(`${text}; select pg_sleep(600)`).catch(() => ""));
  await waitFor("the session", 60_000, async () => ((await scene.sql(shows)) === "t" ? true : undefined));
}

async function inDatabase(script: string, input: string): Promise<void> {
  const db = (await scene.production.containers()).find(({ service }) => service === "db");
  const { code, stderr } = await scene.production.sandbox.engine.docker(
    ["exec", "-i", "-u", "0", db?.id ?? "", "sh", "-euc", script],
    { input },
  );
  if (code !== 0) throw new Error(stderr);
}

/** Its table has rows of its own, which pg_dump leaves to the extension, and rows of users, which it saves. */
async function installExtension(): Promise<void> {
  const share = await scene.sql("select setting from pg_config where name = 'SHAREDIR'");
  await inDatabase(`cat >${share}/extension/places.control`, "default_version = '1'\nrelocatable = true\n");
  await inDatabase(
    `cat >${share}/extension/places--1.sql`,
    `create table places (id int primary key, own boolean not null default true);
     insert into places select n, false from generate_series(1, 500) n;
     select pg_catalog.pg_extension_config_dump('places', 'where own');\n`,
  );
}

const UNUSUAL = `
  create extension places; insert into places values (1001), (1002);
  create role "Odd ""role"" x";
  create table "Tür ""1"" (a b)" ("ID" int primary key, double int generated always as ("ID" * 2) stored, note text);
  alter table "Tür ""1"" (a b)" owner to "Odd ""role"" x";
  insert into "Tür ""1"" (a b)" ("ID", note) select n, E'\\\\.\\nCOPY x FROM stdin;' from generate_series(1, 50) n;
  create table hidden (n int); insert into hidden values (1), (2), (3);
  alter table hidden enable row level security; alter table hidden force row level security;
  create table no_columns (); insert into no_columns default values;
  create table no_rows (n int);
  create table parts (n int) partition by range (n);
  create table parts_1 partition of parts for values from (0) to (10); insert into parts values (1), (2);
  create unlogged table unlogged (n int); insert into unlogged values (1);
  create materialized view sums as select count(*) n from hidden;
  create publication everything for all tables;
  create table stuck (n int); insert into stuck values (1);
  alter database sample set default_statistics_target = '77';
`;

test("what most databases do not have is there again, and a server that is set unusually is no obstacle", async () => {
  await installExtension();
  await scene.sql(UNUSUAL);
  await scene.sql("create table log as select 1 n", "Audit-Log.2");
  await scene.sql("create table log as select generate_series(1, 2) n", "Audit-Log_2");
  // Each of them is a lock until the transaction ends that loads it.
  await scene.sql(
    "do $$ begin for i in 1..40000 loop perform lo_from_bytea(0, 'x'); if i % 500 = 0 then commit; end if; end loop; end $$",
  );
  // As if the image had another C library since.
  await scene.sql(
    "update pg_database set datcollversion = '1' where datname = 'sample' and datcollversion is not null",
  );
  const backup = await scene.take(place);
  await scene.sql(
    "drop publication everything; delete from hidden; delete from places where own; select lo_unlink(oid) from pg_largeobject_metadata limit 100",
  );

  await scene.sql(
    "create subscription other connection 'host=/nowhere' publication p with (connect = false)",
    "postgres",
  );
  await scene.sql("alter role postgres set statement_timeout = '2s'", "postgres");
  await keepSession(
    "set statement_timeout = 0; begin; create temp table mine as select generate_series(1, 10); commit",
    "select count(*) = 1 from pg_class where relname = 'mine'",
  );
  await keepSession(
    "set statement_timeout = 0; begin; lock table stuck",
    "select count(*) > 0 from pg_locks where relation = 'stuck'::regclass and granted and mode = 'AccessExclusiveLock'",
  );
  try {
    const plan = await scene.restore({ ...place, backup, "dry-run": "true", "newest-entries": "stuck.n" });
    expect(plan.error).toBe("");
    expect(plan.summary).toContain("sample: public.hidden 0 → 3");
    expect(plan.summary).toContain("public.stuck is locked → 1");
    const done = await scene.restore({ ...place, backup, "restore-checks": "select pg_sleep(3) is not null" });
    expect(done.error).toBe("");
  } finally {
    await scene
      .sql(
        "alter role postgres reset statement_timeout; alter subscription other set (slot_name = none); drop subscription other",
        "postgres",
      )
      .catch(() => "");
  }
  const counts =
    "select (select count(*) from hidden) || ' ' || (select count(*) from places) || ' ' || (select count(*) from pg_largeobject_metadata) || ' ' || (select sum(double) from \"Tür \"\"1\"\" (a b)\") || ' ' || (select n from sums) || ' ' || (select count(*) from parts) || ' ' || current_setting('default_statistics_target')";
  expect(await scene.sql(counts)).toBe("3 502 40000 2550 3 2 77");
  expect(await scene.sql("select pubname from pg_publication")).toBe("everything");
  expect(await scene.sql("select relforcerowsecurity from pg_class where relname = 'hidden'")).toBe("t");
  expect(await scene.sql("select tableowner from pg_tables where tablename like 'T_r%'")).toBe('Odd "role" x');
});

test("if one of several databases cannot be loaded, all of them stay as they are", async () => {
  // Such a function finds its table while it is used, and not while a dump is loaded.
  await scene.sql(
    "create table bounds (most int); insert into bounds values (10); create function fits(n int) returns boolean language sql as 'select n <= most from bounds'; create table limited (n int check (fits(n))); insert into limited values (1)",
    "Audit-Log_2",
  );
  const backup = await scene.take(place);
  await scene.sql("drop table limited", "Audit-Log_2");
  await scene.sql("insert into no_columns default values");
  const [databases, running] = [await scene.databases(), await scene.running()];
  const step = await scene.restore({ ...place, backup });
  expect(step.outputs["result"]).toBe("returned");
  expect(step.log).toContain("pg_restore of Audit-Log_2 failed");
  expect(await scene.databases()).toEqual(databases);
  expect(await scene.running()).toEqual(running);
  expect(await scene.sql("select count(*) from no_columns")).toBe("2");
});

test("a subscription in one of the databases is an obstacle, and nothing is stopped", async () => {
  const backup = await scene.take(place);
  await scene.sql(
    "create subscription own connection 'host=/nowhere' publication p with (connect = false)",
    "Audit-Log.2",
  );
  const running = await scene.production.whatRuns();
  expect((await scene.restore({ ...place, backup })).error).toContain("a subscription belongs to Audit-Log.2");
  expect(await scene.production.whatRuns()).toEqual(running);
});
