import type { SampleVariant } from "../sandbox/sample-release.ts";
import type { StepResult } from "../sandbox/step.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** A rollback never starts a release on a schema that it does not know. */

let scene: RestoreScene;
let releases = 1;

beforeAll(async () => {
  scene = await openRestoreScene();
  await scene.sql("create table customers (id int primary key, name text)");
  await scene.sql("create table schema_migrations (version text)");
  await scene.sql("insert into customers select n, 'customer ' || n from generate_series(1, 500) n");
});

afterAll(() => scene.close());

interface Failing {
  readonly migration: string;
  readonly variant?: SampleVariant;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Deploys a release whose worker migrates before it works. */
async function deploy({ migration, variant = "healthy", inputs = {} }: Failing): Promise<StepResult & { tag: string }> {
  const tag = `v${++releases}.0.0`;
  const release = await scene.app.publish({
    ...{ tag, variant, migration },
    compose: (text) => text.replace("    depends_on:\n      db:", `${MIGRATE_FIRST}    depends_on:\n      db:`),
  });
  const result = await scene.production.deploy(release, { ...scene.place, ...inputs });
  return { ...result, tag };
}

const MIGRATE_FIRST = '    command: ["/bin/sh", "-c", "/app/migrate && exec /app/work"]\n';

/** As a migration program does it: what was applied is not applied again. */
function once(version: string, sql: string): string {
  return `do $m$ begin if not exists (select from schema_migrations where version = '${version}') then
    ${sql} insert into schema_migrations values ('${version}'); end if; end $m$;`;
}

/** Services that run, by the tag of their image, without the database. */
const running = async (): Promise<readonly string[]> =>
  (await scene.running()).filter((line) => !line.startsWith("db ") && line.endsWith(" true"));

const customers = (): Promise<string> =>
  scene.sql("select count(*) || ' ' || md5(string_agg(name, ',' order by id)) from customers");

test("a release that fails and left the schema as it was is rolled back", async () => {
  const before = scene.version();
  const failed = await deploy({ migration: "select 1;", variant: "never-healthy" });
  expect(failed.outputs).toMatchObject({ result: "returned", "running-version": before });
  expect(failed.log).toContain(`The schema of the database is the one on which ${before} ran.`);
  expect(await running()).toEqual([`web ${before} true`, `worker ${before} true`]);
});

test.each([
  ["it runs on", "keep", 2],
  ["it is stopped", "stop", 0],
] as const)(
  "the release before is not started on a changed schema: %s, and a restore brings both back",
  async (_, keep, left) => {
    const [before, data, backup] = [scene.version(), await customers(), await scene.take()];
    const failed = await deploy({
      migration: once(
        keep,
        "alter table customers rename name to full_name; update customers set full_name = '' where id > 7;",
      ),
      variant: "never-healthy",
      inputs: { "backup-id": backup, "failed-release": keep },
    });
    expect(failed.outputs).toMatchObject({ result: "held", "running-version": before });
    expect(failed.error).toContain(`is not the one on which ${before} ran: `);
    expect(failed.error).toContain("full_name text");
    expect(failed.error).toContain(
      `${before} was not started on it, and ${failed.tag} ${keep === "keep" ? "runs on" : "is stopped"}`,
    );
    expect(failed.error).toContain(`The backup from before its switch is ${backup}.`);
    expect(failed.error).toContain("dispatch rollback.yml with `scenario: restore`");
    expect(await running()).toHaveLength(left);
    expect(scene.production.state("hold")).toContain('"code":"schema-changed"');

    const restored = await scene.restore({ backup });
    expect(restored.error).toBe("");
    expect(scene.production.state("hold")).toBeUndefined();
    expect(await customers()).toBe(data);
    expect(await running()).toEqual([`web ${before} true`, `worker ${before} true`]);
  },
);

test("a release that declares that it is backward-compatible is rolled back across the change", async () => {
  const before = scene.version();
  const failed = await deploy({
    migration: "alter table customers add column if not exists city text;",
    variant: "never-healthy",
    inputs: { "backward-compatible": `v${releases + 1}.0.0` },
  });
  expect(failed.outputs).toMatchObject({ result: "returned", "running-version": before });
  expect(failed.log).toContain(`The schema has changed, and ${failed.tag} declares that it is backward-compatible.`);
});

test("a rollback after the release was recorded is refused, puts the host on hold, or is allowed", async () => {
  const before = scene.version();
  const done = await deploy({ migration: once("zip", "alter table customers add column zip text;") });
  expect(done.error).toBe("");
  expect(done.outputs).toMatchObject({ result: "done", schema: "changed" });
  expect(done.summary).toContain("an automatic rollback does not start the release before: + sample:     zip text;");
  const containers = await scene.production.whatRuns();

  const refused = await scene.production.rollback();
  expect(refused.error).toContain(`is not the one on which ${before} ran`);
  expect(scene.production.state("hold")).toBeUndefined();
  const held = await scene.production.rollback({ "schema-change": "hold" });
  expect(held.outputs["result"]).toBe("held");
  expect(scene.production.state("hold")).toContain('"code":"schema-changed"');
  expect(await scene.production.whatRuns()).toEqual(containers);
  const allowed = await scene.production.rollback({ "schema-change": "allow" });
  expect(allowed.outputs).toMatchObject({ result: "done", "running-version": before });
  expect(scene.production.state("hold")).toBeUndefined();
});
