import { rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { whatTellsMost } from "../sandbox/deep.ts";
import { pidsWith, waitFor } from "../sandbox/processes.ts";
import type { RunningStep } from "../sandbox/step.ts";
import { killWorker, workerPid } from "../sandbox/worker.ts";
import { openRestoreScene, type RestoreScene } from "../stages/restore-scene.ts";

/** What can break while a backup is loaded: the data and the release stay as they are, and running the restore again is enough. */

let scene: RestoreScene;

beforeAll(async () => {
  scene = await openRestoreScene({ engine: { dataRootMiB: 1024 } });
  await scene.sql(WAITING);
});

afterAll(() => scene.close());

/** The index of this table is made only in a database that is in use, or when there is no such file. The one after it needs room. */
const WAITING = `
  create function slowly(n int) returns int language plpgsql immutable as $$ begin
    while current_database() like '%\\_restore\\_%' and (pg_catalog.pg_stat_file('/tmp/wait', true)).size is not null loop
      perform pg_catalog.pg_sleep(0.2);
    end loop;
    return n; end $$;
  create table waits (n int);
  create index a_waits on waits (slowly(n));
  insert into waits values (1);
  create table bulk (n int, note text);
  insert into bulk select n, repeat(md5(n::text), 20) from generate_series(1, 60000) n;
  create index b_bulk on bulk (note);
`;

async function database(): Promise<{ readonly id: string; readonly pid: number; readonly running: boolean }> {
  const found = (await scene.production.containers()).find(({ service }) => service === "db");
  if (found === undefined) throw new Error("There is no container of the database.");
  return found;
}

async function docker(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await scene.production.sandbox.engine.docker(args);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

async function databaseAnswers(): Promise<void> {
  await waitFor("the database", 120_000, async () => {
    const answer = await scene.sql("select 1").catch(() => "");
    return answer === "1" ? true : undefined;
  });
}

/** A restore in whose load the index waits. */
async function loading(backup: string, id: string): Promise<RunningStep> {
  await docker("exec", (await database()).id, "touch", "/tmp/wait");
  const step = await scene.start({ backup }, { GITHUB_RUN_ID: id });
  const waits = "select count(*) from pg_stat_activity where datname like '%\\_restore\\_%' and query ~ 'a_waits'";
  await waitFor("the load", 120_000, async () => ((await scene.sql(waits, "postgres")) === "1" ? true : undefined));
  return step;
}

async function goOn(): Promise<void> {
  await databaseAnswers();
  await docker("exec", (await database()).id, "rm", "-f", "/tmp/wait");
}

async function killPgRestore(): Promise<void> {
  const [loaded = "none"] = (await scene.databases()).filter((name) => name.startsWith("sample_restore_"));
  const pids = pidsWith((command) => /^\S*pg_restore /.test(command) && command.includes(` ${loaded} `));
  expect(pids).toHaveLength(1);
  for (const pid of pids) process.kill(pid, "SIGKILL");
}

const FAULTS: readonly (readonly [string, () => Promise<void> | void])[] = [
  ["pg_restore is killed", killPgRestore],
  [
    "its session is ended",
    async () => {
      const ends = "select pg_terminate_backend(pid) from pg_stat_activity where datname like '%\\_restore\\_%'";
      await scene.sql(ends, "postgres");
    },
  ],
  ["the server of the database crashes", async () => void process.kill((await database()).pid, "SIGKILL")],
  ["the container of the database is killed", async () => void (await docker("kill", (await database()).id))],
];

test.each(whatTellsMost(FAULTS, ([name]) => name, ["the container of the database is killed"]))(
  "%s during the load: everything is as before, and the next restore is done",
  async (name, strike) => {
    const backup = await scene.breakData();
    const [broken, running, databases] = [await scene.orders(), await scene.running(), await scene.databases()];
    const id = `78${FAULTS.findIndex(([one]) => one === name)}`;
    const step = await loading(backup, id);
    await strike();
    const { outputs, log } = await step.done;
    expect(outputs["result"] === "returned" ? "" : log).toBe("");
    await goOn();
    expect(await scene.running()).toEqual(running);
    expect(await scene.databases()).toEqual(databases);
    expect(await scene.orders()).toBe(broken);
    await isRestored(backup, id);
  },
);

/** The same run once more. */
async function isRestored(backup: string, id: string): Promise<void> {
  const again = await (await scene.start({ backup }, { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: "2" })).done;
  expect(again.error).toBe("");
  expect(await scene.orders()).toMatch(/^2000 /);
  expect(await scene.sql("select count(*) from log", "audit")).toBe("30");
  expect(scene.production.state("hold")).toBeUndefined();
  expect((await scene.databases()).filter((one) => one.includes("_restore_"))).toEqual([]);
  const version = scene.version();
  const services = (await scene.running()).filter((one) => !one.startsWith("db "));
  expect(services).toEqual([`web ${version} true`, `worker ${version} true`]);
}

test("a runner that is killed during the load does not end it, and the next attempt follows it", async () => {
  const backup = await scene.breakData();
  const step = await loading(backup, "791");
  step.child.kill("SIGKILL");
  await step.done;
  await goOn();
  await isRestored(backup, "791");
});

test("a connection that breaks during the load does not end it", async () => {
  const backup = await scene.breakData();
  const step = await loading(backup, "792");
  scene.production.host.ssh.link.cut();
  await goOn();
  expect((await step.done).error).toBe("");
  await isRestored(backup, "793");
});

test("a host that loses its power during the load starts no application, and the next attempt restores", async () => {
  const backup = await scene.breakData();
  const broken = await scene.orders();
  const step = await loading(backup, "794");
  const { host, sandbox } = scene.production;
  const engine = sandbox.privateEngine();
  const pid = workerPid(join(host.stateDirectory, host.project));
  if (pid === undefined) throw new Error("No host program works on the restore.");
  killWorker(pid, "with its children");
  await engine.powerOff();
  step.child.kill("SIGKILL");
  await step.done;
  await engine.start();
  await goOn();
  const services = (await scene.running()).filter((one) => !one.startsWith("db "));
  expect(services).toEqual([expect.stringMatching(/^web .* false$/), expect.stringMatching(/^worker .* false$/)]);
  expect(await scene.orders()).toBe(broken);
  await isRestored(backup, "794");
});

test("a disk that fills during the load: nothing runs on half a database, and with room the next attempt restores", async () => {
  const backup = await scene.breakData();
  const broken = await scene.orders();
  const step = await loading(backup, "795");
  const { id } = await database();
  const folder = await docker("info", "--format", "{{.DockerRootDir}}");
  const filler = join(folder, "filler");
  const { bavail, bsize } = await statfs(folder);
  try {
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 1024 * 1024));
    await docker("exec", id, "rm", "-f", "/tmp/wait");
    const { outputs } = await step.done;
    expect(["returned", "held"]).toContain(outputs["result"]);
    const working = (await scene.running()).filter((one) => !one.startsWith("db ") && one.endsWith(" true"));
    if (outputs["result"] === "held") expect(working).toEqual([]);
    else expect(await scene.orders()).toBe(broken);
  } finally {
    rmSync(filler, { force: true });
  }
  await databaseAnswers();
  expect(await scene.orders()).toBe(broken);
  await isRestored(backup, "796");
});
