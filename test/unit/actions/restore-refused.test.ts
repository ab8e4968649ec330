import { restoreBackup } from "../../../actions/restore-backup/restore-backup.ts";
import type { RestoreInputs, RestoreWorld } from "../../../actions/restore-backup/restore-inputs.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { createPlace, said } from "../../fakes/place.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";
import { createSurvey } from "../../fakes/survey.ts";

/** A restore whose backup cannot be read. */

const inputs = {
  ...{ place: { target: { host: "prod.example" } }, wanted: { directory: "/srv/app", project: "app" }, undo: false },
  ...{ backup: "/b/app-1", databasesOnly: false, newest: [], request: { dryRun: false } },
  source: {
    kind: "postgres",
    backups: { folder: "/b", databases: ["app"], service: "db", project: "app" },
    env: {},
    readTimeoutMs: 1000,
  },
} as unknown as RestoreInputs;

async function restore(log = createLog()) {
  const place = createPlace(said("now 1800000000\ntrouble gone /b/app-1\n"));
  const world = {
    ...{ log, clock: createClock(), run: { runId: "77", job: "rollback" } as RunContext },
    hosts: { open: async () => ({ survey: async () => createSurvey(), close: async () => {} }) },
    shells: { onHost: async () => place },
  } as unknown as RestoreWorld;
  return restoreBackup.run(inputs, world);
}

test("a backup that is no longer there is a refusal, since nothing was changed", async () => {
  const { outputs, failure, report } = await restore();
  expect(outputs).toMatchObject({ result: "refused", "running-version": "v1.0.0" });
  expect(outputs["refusal"]).toBe(`${failure?.what} ${failure?.todo}`);
  expect(report.text).toContain("Refused: nothing was changed");
});

test("the refusal, which is announced, has no secret", async () => {
  const { outputs } = await restore({ ...createLog(), redact: (text) => text.replaceAll("app-1", "***") });
  expect(outputs["refusal"]).toContain("/b/*** does not exist");
});
