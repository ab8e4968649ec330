import { type ChangeRequest, changeHost } from "../../../src/deploy/change/change-stage.ts";
import { resumptionOf } from "../../../src/deploy/change/resumption.ts";
import type { Ending } from "../../../src/host/ending.ts";
import type { Survey } from "../../../src/host/survey.ts";
import type { HostProgram } from "../../../src/ports/host.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

/** The runner was lost, and the host went on by itself: the same run goes on where its earlier attempt stopped. */

const RUN = { runId: "77", job: "release" } as RunContext;
const ending = (outcome: string, running = "r2"): Ending =>
  ({ outcome, code: "", text: "", running }) as unknown as Ending;
const older = createRelease();
const live = createRelease({ release: "r2", version: "v1.3.0", commit: "b".repeat(40), previous: "r1" });

const after = (change: string, exit: Ending | null, more: Partial<Survey> = {}): Survey =>
  createSurvey({ current: live, releases: [older, live], changes: [{ change, alive: true, exit }], ...more });

test.each<[string, Survey, string]>([
  ["nothing", createSurvey(), "none"],
  ["a deploy that the host still works on", after("77.release.deploy.1", null), "running"],
  ["a deploy that ended well, and that runs", after("77.release.deploy.1", ending("done")), "done"],
  [
    "a deploy that ended well, and that was replaced",
    after("77.release.deploy.1", ending("done"), { current: older }),
    "none",
  ],
  ["a deploy that was rolled back", after("77.release.deploy.1", ending("returned", "r1"), { current: older }), "none"],
  [
    "a worker that died",
    after("77.release.deploy.1", null, { changes: [{ change: "77.release.deploy.1", alive: false, exit: null }] }),
    "none",
  ],
  ["a deploy of another run", after("78.release.deploy.1", ending("done")), "none"],
  ["a deploy of another job", after("77.other.deploy.1", ending("done")), "none"],
  ["a rollback of this job", after("77.release.rollback.1", ending("done")), "none"],
])("%s is gone on with: %s", (_, survey, kind) => {
  expect(resumptionOf(survey, RUN).kind).toBe(kind);
});

async function resume(survey: Survey, resumed: ChangeRequest["resumed"]) {
  const log = createLog();
  const host = { survey: async () => survey } as unknown as HostProgram;
  const world = { log, run: RUN, clock: createClock(), cancellation: { signal: new AbortController().signal } };
  const request = { destination: {}, secrets: {}, dryRun: false, approvedFingerprint: "sha256:other", resumed };
  const result = await changeHost(host, world, request as unknown as ChangeRequest, () => {
    throw new Error("A plan is made.");
  });
  return { ...result, lines: log.lines };
}

const wanted = { version: "v1.3.0", commit: "b".repeat(40) };

test("what runs is reported as the earlier attempt's deploy, without a plan, whatever fingerprint was approved", async () => {
  const { outputs, lines } = await resume(after("77.release.deploy.1", ending("done")), wanted);
  expect(outputs).toEqual({
    ...{ result: "done", version: "v1.3.0", commit: "b".repeat(40), change: "77.release.deploy.1" },
    ...{ "previous-version": "v1.0.0", "running-version": "v1.3.0", "running-commit": "b".repeat(40) },
  });
  expect(lines.join("\n")).toContain("An earlier attempt of this job deployed v1.3.0, and it runs, verified.");
});

test.each<[string, Survey, ChangeRequest["resumed"]]>([
  ["another release runs by now", after("77.release.deploy.1", ending("done"), { current: older }), wanted],
  ["the run is for another version", after("77.release.deploy.1", ending("done")), { ...wanted, version: "v1.4.0" }],
  ["nothing was begun", createSurvey(), wanted],
])("nothing is deployed anew where %s", async (_, survey, resumed) => {
  await expect(resume(survey, resumed)).rejects.toThrow(
    "does not run what an earlier attempt of this job has deployed",
  );
});
