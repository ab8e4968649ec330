import type { SampleVariant } from "../sandbox/sample-release.ts";
import type { RunningStep } from "../sandbox/step.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** A scene whose databases are written to by nobody but migrations, so that an automatic restore is possible. */
export interface QuietScene {
  readonly scene: RestoreScene;
  startDeploy(wanted: QuietRelease): Promise<RunningStep>;
  /** Number and checksum of all rows that the migration of a failing release changes. */
  customers(database?: string): Promise<string>;
  /** The same as `running` of the scene, without the database. */
  running(): Promise<readonly string[]>;
  /** The restart policies of all containers, each once. */
  restartPolicies(): Promise<readonly string[]>;
}

export interface QuietRelease {
  readonly migration?: string;
  readonly variant?: SampleVariant;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Health check of the worker; empty for none. */
  readonly worker?: string;
}

/** As a migration program does it: what was applied is not applied again. */
const MIGRATION = `do $m$ begin if to_regclass('migrated') is null then
  alter table customers rename name to full_name; update customers set full_name = '' where id > 7;
  create table migrated (n int); end if; end $m$;`;

export async function openQuietScene(): Promise<QuietScene> {
  // A container that another test starts on the same engine could write as well, for all that the host knows.
  const scene = await openRestoreScene({ engine: "private" });
  // Statistics that it collects are writes too, and would come at any time.
  await scene.sql("alter system set autovacuum = off");
  await scene.sql("select pg_reload_conf()");
  await scene.sql("create table customers (id int primary key, name text); create sequence numbers");
  await scene.sql("select nextval('numbers')");
  await scene.sql("insert into customers select n, 'customer ' || n from generate_series(1, 500) n");
  let releases = 1;

  async function startDeploy({ migration = MIGRATION, ...wanted }: QuietRelease): Promise<RunningStep> {
    const { variant = "never-healthy", inputs = {} } = wanted;
    const { worker = variant === "healthy" ? "exit 0" : "exit 1" } = wanted;
    const release = await scene.app.publish({
      ...{ tag: `v${++releases}.0.0`, variant, migration },
      compose: (text) => text.replace("    depends_on:\n      db:", `${idle(worker)}    depends_on:\n      db:`),
    });
    const place = { ...scene.place, "on-schema-change": "restore", ...inputs };
    return scene.production.startDeploy(release, place, { GITHUB_RUN_ID: `79${releases}` });
  }

  // The worker of the first release writes all the time; that of the others has nothing to do.
  const { error } = await (await startDeploy({ migration: "select 1;", variant: "healthy" })).done;
  if (error !== "") throw new Error(error);
  return {
    ...{ scene, startDeploy },
    customers: (database) =>
      scene.sql("select count(*) || ' ' || md5(string_agg(c::text, ',' order by id)) from customers c", database),
    running: async () => (await scene.running()).filter((line) => !line.startsWith("db ")),
    restartPolicies: async () => {
      const ids = (await scene.production.containers()).map(({ id }) => id);
      const inspect = ["inspect", "--format", "{{.HostConfig.RestartPolicy.Name}}", ...ids];
      const { stdout } = await scene.production.sandbox.engine.docker(inspect);
      return [...new Set(stdout.trim().split("\n"))];
    },
  };
}

function idle(check: string): string {
  const command = '    command: ["/bin/sh", "-c", "/app/migrate && exec sleep 3600"]\n';
  if (check === "") return command;
  return `${command}    healthcheck: { test: ["CMD-SHELL", "${check}"], interval: 1s, retries: 2 }\n`;
}

/** The databases are those of before, the release before runs, and nothing is left of the restore but the kept databases. */
export async function expectRestored(
  quiet: QuietScene,
  outputs: Readonly<Record<string, string>>,
  { before, data }: { readonly before: string; readonly data: string },
): Promise<void> {
  const { scene } = quiet;
  expect(outputs).toMatchObject({ result: "returned", "running-version": before });
  expect(await quiet.customers()).toBe(data);
  expect(await quiet.running()).toEqual([`web ${before} true`, `worker ${before} true`]);
  expect(scene.production.state("hold")).toBeUndefined();
  expect(scene.production.state("pending")).toBeUndefined();
  expect((await scene.databases()).filter((name) => name.includes("_restore_"))).toEqual([]);
  expect(await quiet.restartPolicies()).toEqual(["unless-stopped"]);
}
