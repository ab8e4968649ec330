import { join } from "node:path";
import { waitFor } from "../sandbox/processes.ts";
import type { StepResult } from "../sandbox/step.ts";
import { killWorker, workerPid } from "../sandbox/worker.ts";
import { openRestoreScene, type RestoreScene } from "../stages/restore-scene.ts";

/** A host program that is killed in a switch: its settlement starts the release before only on the schema that it knows. */

let scene: RestoreScene;
let releases = 1;

beforeAll(async () => {
  scene = await openRestoreScene();
  await scene.sql("create table customers (id int primary key, name text)");
});

afterAll(() => scene.close());

const MIGRATE_FIRST = '    command: ["/bin/sh", "-c", "/app/migrate && exec /app/work"]\n';

/** Deploys a release that never becomes healthy, and kills the worker after its migration. */
async function killAfter(migration: string): Promise<StepResult & { readonly tag: string }> {
  const tag = `v${++releases}.0.0`;
  const release = await scene.app.publish({
    ...{
      tag,
      variant: "never-healthy",
      migration: `${migration} create table if not exists migrated_${releases} (n int);`,
    },
    compose: (text) => text.replace("    depends_on:\n      db:", `${MIGRATE_FIRST}    depends_on:\n      db:`),
  });
  const inputs = { ...scene.place, "health-timeout": "120s" };
  const step = await scene.production.startDeploy(release, inputs, { GITHUB_RUN_ID: `78${releases}` });
  await step.saw("Switch the containers …");
  const isMigrated = `select to_regclass('migrated_${releases}') is not null`;
  await waitFor("the migration", 90_000, async () => (await scene.sql(isMigrated)) === "t");
  const pid = workerPid(join(scene.production.host.stateDirectory, scene.production.host.project));
  if (pid === undefined) throw new Error("The worker had ended already.");
  killWorker(pid, "with its children");
  return { ...(await step.done), tag };
}

test("after a migration the release before is not started, and a rollback that a person allows starts it", async () => {
  const before = scene.version();
  const killed = await killAfter("alter table customers add column if not exists city text;");
  expect(killed.log).toContain("has no worker any more, and no outcome is recorded");
  expect(killed.outputs["result"]).toBe("held");
  expect(killed.error).toContain(`is not the one on which ${before} ran: `);
  expect(scene.production.state("hold")).toContain('"code":"schema-changed"');
  expect(await scene.running()).not.toContainEqual(expect.stringContaining(` ${before} `));
  const refused = await scene.production.rollback();
  expect(refused.error).toContain(`is not the one on which ${before} ran`);
  const allowed = await scene.production.rollback({ "schema-change": "allow" });
  expect(allowed.error).toBe("");
  expect(allowed.outputs).toMatchObject({ result: "done", "running-version": before });
  expect(scene.production.state("hold")).toBeUndefined();
});
