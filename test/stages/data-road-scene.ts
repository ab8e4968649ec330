import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { RoadOptions } from "../../rehearsal/road.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { psql } from "../sandbox/psql.ts";
import type { Release } from "../sandbox/release.ts";
import { createSampleApp } from "../sandbox/sample-app.ts";
import type { SampleVariant } from "../sandbox/sample-release.ts";
import { openIssueScene } from "./issue-scene.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** A production whose Postgres has orders, GitHub, and releases that migrate; every decision is an approval. */
export interface DataRoad {
  readonly production: Production;
  readonly road: RoadScene;
  /** Publishes a release whose worker runs this SQL before it works, and pushes its tag. */
  release(release: MigratingRelease): Promise<DataRun>;
  /** Dispatches `rollback.yml` with the scenario `restore`, and approves what it shows. */
  restore(inputs?: Readonly<Record<string, string>>): Promise<Restored>;
  sql(text: string, database?: string): Promise<string>;
  /** Number and checksum of all rows of each table that no release writes to while it runs. */
  data(database?: string): Promise<string>;
  databases(): Promise<readonly string[]>;
  /** Service, VERSION and health of each container that runs, without the database. */
  running(): Promise<readonly string[]>;
  /** The processes of the containers, and the data. It differs after any of them was replaced, stopped or started again. */
  state(): Promise<string>;
  close(): Promise<void>;
}

export interface MigratingRelease {
  readonly tag: string;
  readonly migration: string;
  readonly variant?: SampleVariant;
}

export type DataRun = Pick<Told, "lines" | "results">;

export interface Restored extends DataRun {
  /** What the reviewer could read before the approval. */
  readonly shown: string;
  /** `state` while the reviewer read it. */
  readonly meanwhile: string;
}

export type DataRoadOptions = Pick<RoadOptions, "gate">;

/** The worker says so in its log when an order is damaged, or when there are none. */
const CHECK = "select 'damaged orders: ' || count(*) from orders where note <> md5(n::text) having count(*) > 0";
const MIGRATE_FIRST = `    command:
      - /bin/sh
      - -c
      - |
        /app/migrate || exit 1
        export PGHOST=db PGUSER=postgres PGDATABASE=sample PGPASSWORD="$$POSTGRES_PASSWORD"
        while sleep 1; do psql -qAtc "${CHECK}"; done &
        exec /app/work
`;

const DATA = `create table orders (n int primary key, note text);
  insert into orders select n, md5(n::text) from generate_series(1, 2000) n;
  create table customers (id int primary key, name text);
  insert into customers select n, 'customer ' || n from generate_series(1, 300) n;`;

const RESTORE = { scenario: "restore", reason: "orders are damaged" };

const TABLES = ["orders", "customers"];

export async function openDataRoad({ gate }: DataRoadOptions): Promise<DataRoad> {
  const production = await openProduction();
  const { sandbox, host } = production;
  const app = await createSampleApp(sandbox);
  const folder = join(sandbox.root, "backups");
  mkdirSync(folder);
  const options: Partial<RoadOptions> = {
    url: `http://127.0.0.1:${app.port}`,
    backup: { kind: "postgres", postgres: { service: "db", databases: ["sample"], folder }, "min-size-ratio": 0 },
    watch: {
      signals: { logs: [{ name: "orders", pattern: "damaged orders|ERROR:", services: ["worker"], hard: true }] },
    },
    ...(gate === undefined ? {} : { gate, survey: true }),
  };
  const road = await openRoadScene(options, production);
  const issues = openIssueScene(road);

  async function publish({ tag, migration, variant = "healthy" }: MigratingRelease): Promise<Release> {
    const changelog = `# Changelog\n\n## [${tag.slice(1)}]\n\n- What ${tag} brings\n`;
    const migrations = { [`db/migrations/${tag}.sql`]: `${migration}\n` };
    return app.publish({
      ...{ tag, variant, migration },
      files: { ...road.road.files, "CHANGELOG.md": changelog, ...migrations },
      compose: (text) => text.replace("    depends_on:\n      db:", `${MIGRATE_FIRST}    depends_on:\n      db:`),
    });
  }

  async function release(wanted: MigratingRelease): Promise<DataRun> {
    const { tag } = await publish(wanted);
    road.begin();
    const pushed = await road.push(tag);
    if (gate === undefined) return pushed;
    const { results = {}, lines } = await issues.answer(tag, `/approve ${tag}`);
    return { results, lines };
  }

  async function state(): Promise<string> {
    return [...(await production.whatRuns()), await data()].join("\n");
  }

  async function restoreAtEnvironment(inputs: Readonly<Record<string, string>>): Promise<Restored> {
    const summaries: string[] = [];
    let [shown, meanwhile] = ["", ""];
    road.begin();
    road.person = (waiting) => {
      if (!waiting.job.includes("restore data")) return road.road.answer(waiting, "approved");
      shown = summaries.join("\n");
      void state().then((now) => {
        meanwhile = now;
        road.road.answer(waiting, "approved");
      });
    };
    const told = await road.watch((observer) => {
      const trigger = { kind: "workflow_dispatch", inputs: { ...RESTORE, ...inputs } } as const;
      const summary = (job: string, markdown: string): void => {
        summaries.push(markdown);
        observer.summary(job, markdown);
      };
      return road.road.start("rollback.yml", trigger, { observer: { ...observer, summary } });
    });
    return { ...told, shown, meanwhile };
  }

  async function restoreByComment(inputs: Readonly<Record<string, string>>): Promise<Restored> {
    await road.dispatch("rollback.yml", { inputs: { ...RESTORE, ...inputs } });
    const [shown, meanwhile] = [await issues.said("rollback"), await state()];
    const { results = {}, lines } = await issues.answer("rollback", "/approve rollback");
    return { results, lines, shown, meanwhile };
  }

  const sql = (text: string, database?: string): Promise<string> => psql(production, text, database);

  async function data(database?: string): Promise<string> {
    const parts = TABLES.map(async (table) => {
      const there = (await sql(`select to_regclass('${table}') is not null`, database)) === "t";
      if (!there) return `${table} does not exist`;
      return `${table} ${await sql(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from ${table} t`, database)}`;
    });
    return (await Promise.all(parts)).join("\n");
  }

  const running: DataRoad["running"] = async () =>
    (await production.containers())
      .filter(({ service, running: isRunning }) => service !== "db" && isRunning)
      .map(({ service, env, health }) => `${service} ${env.find((one) => one.startsWith("VERSION="))} ${health}`)
      .toSorted();

  // Without the workflow: there is no database yet that a backup could be taken of.
  const first = await publish({ tag: "v1.0.0", migration: "-- Nothing to migrate." });
  await app.setUp(host);
  const deployed = await production.deploy(first);
  if (deployed.error !== "") throw new Error(deployed.error);
  // No release makes them, so only a restore can bring them back.
  await sql(DATA);
  return {
    ...{ production, road, release, sql, data, running, state },
    restore: (inputs = {}) => (gate === undefined ? restoreAtEnvironment(inputs) : restoreByComment(inputs)),
    databases: async () =>
      (await sql("select datname from pg_database where not datistemplate order by 1", "postgres")).split("\n"),
    close: () => road.close(),
  };
}
