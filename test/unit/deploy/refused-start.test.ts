import type { ChangeRequest } from "../../../src/deploy/change/change-request.ts";
import { changeHost } from "../../../src/deploy/change/change-stage.ts";
import { decideRollback } from "../../../src/deploy/rollback.ts";
import type { WantedRollback } from "../../../src/deploy/wanted.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import { HostRefusal } from "../../../src/failure/host-refusal.ts";
import type { HostProgram } from "../../../src/ports/host.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

/** The host itself can refuse to begin a change, after the runner has decided for it. */

const older = createRelease();
const live = createRelease({ release: "r2", version: "v1.3.0", commit: "b".repeat(40), previous: "r1" });
const survey = createSurvey({ current: live, releases: [older, live] });
const wanted: WantedRollback = {
  ...{ target: "previous", from: "v1.3.0", requestedSecondsAgo: undefined, project: "app", directory: "/srv/app" },
  ...{ pullMissing: false, registry: "", pullSeconds: 60, schemaChange: "hold", ignoredOneOffs: [], oneShots: [] },
  ...{ switchSeconds: 60, healthSeconds: 60, intervalSeconds: 1, passes: 3, keepReleases: 5 },
};

const explanation = { what: "The host did not begin the change: it was deployed.", means: "Nothing.", todo: "Look." };

/** `begin`: what the host answers to the request to begin. */
function rollBack(begin: () => never, more: Partial<HostProgram> = {}) {
  const host = { survey: async () => survey, rollBack: async () => begin(), ...more } as unknown as HostProgram;
  const run = { runId: "77", job: "return", actor: "ada", runUrl: "" } as RunContext;
  const world = { log: createLog(), run, clock: createClock(), cancellation: { signal: new AbortController().signal } };
  const destination = { host: "h", port: 22, user: "u", hostKeys: [] };
  const request = { destination, secrets: {}, dryRun: false, approvedFingerprint: "", rollbackOnly: true };
  return changeHost(host, world, request as unknown as ChangeRequest, (one) => decideRollback(one, wanted));
}

test("a change that the host refuses to begin is a refusal: it says what runs, and what to do", async () => {
  const { outputs, failure } = await rollBack(() => {
    throw new HostRefusal(explanation);
  });
  expect(outputs).toMatchObject({ result: "refused", "running-version": "v1.3.0", "running-commit": live.commit });
  expect(outputs["refusal"]).toBe("The host did not begin the change: it was deployed. Look.");
  expect(failure).toBeInstanceOf(HostRefusal);
});

test("an answer that is neither a start nor a refusal is none: what the host does is unknown", async () => {
  const lost = rollBack(() => {
    throw new StageFailure(explanation);
  });
  await expect(lost).rejects.toThrow("The host did not begin the change");
});

test("a change that began and whose settlement the host refuses is interrupted, and not refused", async () => {
  const { outputs } = await rollBack(() => undefined as never, {
    follow: async () => ({ kind: "dead" }),
    surveyRunning: async () => survey,
    settle: async () => {
      throw new HostRefusal({ ...explanation, what: "The host did not begin the change: nothing was interrupted." });
    },
  });
  expect(outputs["result"]).toBe("interrupted");
  expect(outputs["refusal"]).toBeUndefined();
});
