import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { flip } from "../sandbox/flip.ts";
import { must, run, waitFor } from "../sandbox/processes.ts";
import { asOwner, type ExampleScene, largest, openExampleScene, rowsIn } from "./example-scene.ts";

/** The scripts of examples/backup with the real programs: what verify-backup says of their backups, and what they restore. */

const { PATH = "" } = process.env;
const ROWS = "select count(*) || ' ' || md5(string_agg(v::text, ',' order by id)) from visits v";

let scene: ExampleScene;
let root = "";
let scripts = "";

beforeAll(async () => {
  scene = await openExampleScene();
  ({ root, scripts } = scene);
});

afterAll(() => scene.close());

test("borg", async () => {
  const repository = join(root, "borg");
  const variables = {
    ...{ BORG_REPO: repository, BORG_PASSPHRASE: "correct-horse", BORG_SERIES: "app", BORG_BASE_DIR: root },
    PGHOST: join(root, "cluster"),
    PGUSER: "postgres",
  };
  await must(["borg", "init", "-e", "repokey"], { env: { PATH, ...variables } });
  const command = join(scripts, "borg/evidence");
  expect((await scene.verify(command, variables)).error).toContain("the series has no archive");
  await scene.script("borg/take", ["app", "pg_dump", "-Fc", "postgres"], variables);
  await scene.script("borg/take", ["other", "echo", "hello"], variables);
  await expect(scene.script("borg/take", ["app", "sh", "-c", "echo half; exit 1"], variables)).rejects.toThrow();

  const step = await scene.verify(command, variables);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({
    result: "passed",
    level: "3",
    "backup-id": expect.stringMatching(/^app-\d{8}T/),
  });
  expect(Number(step.outputs["age-seconds"])).toBeLessThan(600);
  expect(step.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain("correct-horse");

  const folder = join(root, "borg-restored");
  await scene.script("borg/restore", [folder], variables);
  expect(await rowsIn(join(folder, "content"))).toBe("5000");
  expect(await scene.fails("borg/restore", [folder], variables)).toContain("is not empty");

  flip(largest(join(repository, "data"), "/data/"));
  expect((await scene.verify(command, variables)).outputs).toMatchObject({ result: "refused", level: "0" });
});

test("MariaDB", async () => {
  const folder = join(root, "mariadb");
  const socket = join(root, "mariadb.socket");
  const user = userInfo().username;
  mkdirSync(folder);
  const data = join(root, "mariadb-data");
  await must([
    "mariadb-install-db",
    "--no-defaults",
    `--user=${user}`,
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
  ]);
  const server = ["mariadbd", "--no-defaults", `--user=${user}`, `--datadir=${data}`, `--socket=${socket}`];
  await scene.serve([...server, "--skip-networking"]);
  const sql = (text: string): Promise<string> =>
    must([
      "mariadb",
      "--no-defaults",
      `--socket=${socket}`,
      "--user=root",
      "--default-character-set=utf8mb4",
      "-BNe",
      text,
    ]);
  await waitFor(
    "the server of MariaDB",
    30_000,
    async () =>
      (await run(["mariadb", "--no-defaults", `--socket=${socket}`, "--user=root", "-e", "select 1"])).code === 0,
  );
  await sql("create database shop; create table shop.orders (n int primary key, note text) default charset utf8mb4");
  await sql("insert into shop.orders values (1, 'ä😀''\\\\'), (2, 'b'), (3, null)");
  await sql("create procedure shop.count_orders() select count(*) from shop.orders");
  const variables = {
    ...{
      MARIADB_DATABASE: "shop",
      MARIADB_FOLDER: folder,
      MARIADB_OPTIONS: `--no-defaults --socket=${socket} --user=root`,
    },
    MARIADB_CHECK: "select count(*) = 3 from orders",
  };
  const command = join(scripts, "mariadb/evidence");
  expect((await scene.verify(command, variables)).error).toContain("has no dump of shop");
  await scene.script("mariadb/take", [], variables);
  const step = await scene.verify(command, variables, { level: "4" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "passed", level: "4" });
  const file = step.outputs["backup-id"] ?? "";

  await scene.script("mariadb/restore", ["shop_restored"], variables);
  const table = (name: string): Promise<string> =>
    sql(`select group_concat(n, ':', coalesce(hex(note), '-') order by n) from ${name}.orders`);
  expect(await table("shop_restored")).toBe(await table("shop"));
  expect((await sql("call shop_restored.count_orders()")).trim()).toBe("3");
  expect(await scene.fails("mariadb/restore", ["shop"], variables)).toContain("database exists");

  expect(
    (await scene.verify(command, { ...variables, MARIADB_CHECK: "select count(*) = 4 from orders" })).error,
  ).toContain("did not print 1");
  expect(
    (await scene.verify(command, { ...variables, MARIADB_CHECK: "select nothing from orders" })).outputs,
  ).toMatchObject({
    result: "refused",
  });
  flip(file);
  expect((await scene.verify(command, variables)).error).toContain("is not the one beside it");
  expect(await scene.fails("mariadb/restore", ["again"], variables)).toContain("is not the one beside it");
  expect(await sql("show databases")).not.toContain("again");
});

test("pgBackRest", async () => {
  const folder = await scene.folderOf("pgbackrest");
  const config = join(root, "pgbackrest.conf");
  const paths = ["log", "lock", "spool"].map((name) => `${name}-path=${folder}/${name}`);
  writeFileSync(
    config,
    `[global]\nrepo1-path=${folder}/repo\n${paths.join("\n")}\nrepo1-retention-full=2\nstart-fast=y\n[main]\npg1-path=${root}/cluster/data\npg1-socket-path=${root}/cluster\npg1-user=postgres\n`,
  );
  const variables = { PGBACKREST_CONFIG: config, PGBACKREST_STANZA: "main" };
  const pgbackrest = (...args: string[]): Promise<string> =>
    must([...asOwner("pgbackrest"), "pgbackrest", ...args], { env: { PATH, ...variables }, cwd: folder });
  const command = `${asOwner("pgbackrest").join(" ")} ${join(scripts, "pgbackrest/evidence")}`;
  expect((await scene.verify(command, variables)).error).toContain("the stanza is not ok");
  await pgbackrest("stanza-create");
  await pgbackrest("backup");
  const step = await scene.verify(command, variables);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({
    result: "passed",
    level: "3",
    "backup-id": expect.stringMatching(/^\d{8}-\d{6}F$/),
  });

  const target = join(folder, "restored");
  await scene.script("pgbackrest/restore", [target], variables);
  expect(await scene.cluster.askRestored(target, ROWS, variables)).toBe(await scene.cluster.sql(ROWS));
  expect(await scene.fails("pgbackrest/restore", [target], variables)).toContain("is not empty");

  flip(largest(join(folder, "repo/backup"), "pg_data/base"));
  const damaged = await scene.verify(command, variables);
  expect(damaged.error).toContain("invalid");
  expect(damaged.outputs).toMatchObject({ result: "refused", level: "0" });
});

test("Barman", async () => {
  const folder = await scene.folderOf("barman");
  const config = join(root, "barman.conf");
  writeFileSync(
    config,
    `[barman]\nbarman_home = ${folder}\nbarman_user = ${userInfo().uid === 0 ? "postgres" : userInfo().username}\nlog_file = ${folder}/log\nbarman_lock_directory = ${folder}\n[main]\ndescription = main\nconninfo = host=${root}/cluster user=postgres dbname=postgres\nstreaming_conninfo = host=${root}/cluster user=postgres\nbackup_method = postgres\nstreaming_archiver = on\nslot_name = barman\npath_prefix = /usr/lib/postgresql/15/bin\n`,
  );
  const variables = { BARMAN_SERVER: "main", BARMAN_CONFIG: config };
  const barman = (...args: string[]): Promise<string> =>
    must([...asOwner("barman"), "barman", "-c", config, ...args], { cwd: folder });
  const command = `${asOwner("barman").join(" ")} ${join(scripts, "barman/evidence")}`;
  await barman("receive-wal", "--create-slot", "main");
  await scene.serve([...asOwner("barman"), "barman", "-c", config, "receive-wal", "main"]);
  scene.endings.push(async () => {
    await run([...asOwner("barman"), "barman", "-c", config, "receive-wal", "--stop", "main"]);
    await scene.cluster.sql("select pg_drop_replication_slot('barman')").catch(() => "");
  });
  await waitFor("barman to find nothing amiss", 30_000, async () => {
    await run([...asOwner("barman"), "barman", "-c", config, "switch-wal", "--force", "--archive", "main"]);
    return (await run([...asOwner("barman"), "barman", "-c", config, "check", "main"])).code === 0;
  });
  expect((await scene.verify(command, variables)).error).toContain("the server has no backup");
  await barman("backup", "--wait", "main");
  const step = await scene.verify(command, variables);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({
    result: "passed",
    level: "3",
    "backup-id": expect.stringMatching(/^\d{8}T\d{6}$/),
  });

  const target = join(folder, "restored");
  await scene.script("barman/restore", [target], variables);
  expect(await scene.cluster.askRestored(target, ROWS)).toBe(await scene.cluster.sql(ROWS));
  expect(await scene.fails("barman/restore", [target], variables)).toContain("is not empty");

  flip(largest(join(folder, "main/base"), "/data/base"));
  expect((await scene.verify(command, variables)).outputs).toMatchObject({ result: "refused", level: "0" });
});

/** What WAL-G prints, after its documentation: no registry that is at hand has the program. */
const WALG = {
  list: [
    {
      backup_name: "base_000000010000000000000002",
      finish_time: "2026-11-24T02:00:00.5Z",
      uncompressed_size: 70_000_000,
    },
    { backup_name: "base_000000010000000000000009", finish_time: "FINISH", uncompressed_size: 73_400_320 },
  ],
  good: { integrity: { status: "OK", details: [] }, timeline: { status: "OK", details: {} } },
  lost: {
    integrity: { status: "FAILURE", details: [{ status: "MISSING_LOST" }] },
    timeline: { status: "OK", details: {} },
  },
};

test.each([
  ["with all of its WAL is accepted to level 2", WALG.good, "2", "passed"],
  ["with all of its WAL does not have level 3", WALG.good, "3", "refused"],
  ["without a part of its WAL is refused, although WAL-G ends with 0", WALG.lost, "2", "refused"],
])("a backup of WAL-G (a stand-in) %s", async (_, status, level, result) => {
  const programs = mkdtempSync(join(root, "programs-"));
  const list = JSON.stringify(WALG.list).replace("FINISH", new Date(Date.now() - 60_000).toISOString());
  const text = `#!/bin/sh\ncase $1 in\nbackup-list) echo '${list}' ;;\nwal-verify) echo '${JSON.stringify(status)}' ;;\nesac\n`;
  writeFileSync(join(programs, "wal-g"), text, { mode: 0o755 });
  const step = await scene.verify(`PATH=${programs}:$PATH ${join(scripts, "wal-g/evidence")}`, {}, { level });
  expect(step.outputs).toMatchObject({ result });
  if (result === "passed") expect(step.outputs["backup-id"]).toBe("base_000000010000000000000009");
});
