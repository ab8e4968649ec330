import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openProduction, type Production } from "../sandbox/production.ts";
import { psql } from "../sandbox/psql.ts";
import { createSampleApp, type SampleApp } from "../sandbox/sample-app.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";

/** The sample application with its Postgres, and backups of its two databases. */
export interface RestoreScene {
  readonly production: Production;
  readonly app: SampleApp;
  /** Folder of the backups. */
  readonly folder: string;
  /** The inputs that name the databases. */
  readonly place: Readonly<Record<string, string>>;
  /** Data, then a backup, then the next release, which breaks them. Gives the backup. */
  breakData(): Promise<string>;
  take(inputs?: Readonly<Record<string, string>>): Promise<string>;
  start(inputs?: Readonly<Record<string, string>>, run?: Readonly<Record<string, string>>): Promise<RunningStep>;
  restore(inputs?: Readonly<Record<string, string>>): Promise<StepResult>;
  sql(text: string, database?: string): Promise<string>;
  /** Number and checksum of all rows of the table that v2 breaks. */
  orders(database?: string): Promise<string>;
  databases(): Promise<readonly string[]>;
  /** Version of the release that is recorded. */
  version(): string;
  /** Service and image tag of what runs, and whether it is well. */
  running(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openRestoreScene(options: SandboxOptions = {}): Promise<RestoreScene> {
  const production = await openProduction(options);
  const app = await createSampleApp(production.sandbox);
  const first = await app.publish({ tag: "v1.0.0" });
  await app.setUp(production.host);
  const deployed = await production.deploy(first);
  if (deployed.error !== "") throw new Error(deployed.error);
  const folder = join(production.sandbox.root, "backups");
  mkdirSync(folder);
  const place = { "postgres-service": "db", "postgres-databases": "sample,audit", "postgres-folder": folder };
  let releases = 1;

  const sql = (text: string, database?: string): Promise<string> => psql(production, text, database);

  await sql("create database audit", "postgres");

  async function deploy(inputs: Readonly<Record<string, string>> = {}): Promise<void> {
    releases++;
    const { error } = await production.deploy(await app.publish({ tag: `v${releases}.0.0` }), inputs);
    if (error !== "") throw new Error(error);
  }

  async function take(inputs: Readonly<Record<string, string>> = {}): Promise<string> {
    const step = await (await production.start("take-backup", { kind: "postgres", ...place, ...inputs })).done;
    if (step.error !== "") throw new Error(step.error);
    return step.outputs["backup"] ?? "";
  }

  const start: RestoreScene["start"] = (inputs = {}, run = {}) =>
    production.start("restore-backup", { ...place, ...inputs }, run);

  return {
    ...{ production, app, folder, place, take, start, sql },
    breakData: async () => {
      await sql("drop table if exists orders; create table orders (n int primary key, note text)");
      await sql("insert into orders select n, md5(n::text) from generate_series(1, 2000) n");
      await sql("drop table if exists log; create table log as select generate_series(1, 30) n", "audit");
      const backup = await take();
      await deploy({ "backup-id": backup });
      await sql("delete from orders where n > 7; alter table orders drop column note");
      await sql("delete from log where n > 3", "audit");
      return backup;
    },
    restore: async (inputs = {}) => (await start(inputs)).done,
    orders: (database) =>
      sql("select count(*) || ' ' || coalesce(md5(string_agg(o::text, ',' order by n)), '') from orders o", database),
    databases: async () =>
      (await sql("select datname from pg_database where not datistemplate order by 1", "postgres")).split("\n"),
    sql,
    version: () => {
      const record = production.state(`releases/${production.state("current")?.trim()}/record`) ?? "";
      return /^version (.+)$/m.exec(record)?.[1] ?? "none";
    },
    running: async () =>
      (await production.containers())
        .map(({ service, imageName, running }) => `${service} ${imageName.split(":").at(-1)} ${running}`)
        .toSorted(),
    close: () => production.close(),
  };
}
