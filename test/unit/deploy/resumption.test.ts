import type { ChangeRequest } from "../../../src/deploy/change/change-request.ts";
import { changeHost } from "../../../src/deploy/change/change-stage.ts";
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
const TIME = (minute: number): string => `2026-11-26T02:${minute}:00Z`;
const older = createRelease();
const live = createRelease({ release: "r2", version: "v1.3.0", commit: "b".repeat(40), previous: "r1" });

const after = (change: string, exit: Ending | null, more: Partial<Survey> = {}): Survey =>
  createSurvey({ current: live, releases: [older, live], changes: [{ change, alive: true, exit }], ...more });

/** v1.3.0 was rolled back by this change, which is the last one of the history. */
function undone(change: string, kind: string, outcome: string, more: Partial<Survey> = {}): Survey {
  const times = { began: TIME(10), switched: TIME(11), undone: outcome === "returned" ? TIME(12) : "", at: TIME(13) };
  const by = { actor: "ada", run: "" };
  const deployed = { ...by, ...times, change: "1", kind: "deploy", version: "v1.3.0", outcome: "done", running: "r2" };
  const back = { ...by, ...times, change, kind, version: "v1.3.0", outcome, running: "r1" };
  const history = kind === "deploy" ? [back] : [deployed, back];
  return after(change, ending(outcome, "r1"), { current: older, history, ...more });
}

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
  ["a rollback of this job that the history does not have", after("77.release.rollback.1", ending("done")), "none"],
  ["a rollback that the host still works on", after("77.release.rollback.1", null), "rolling-back"],
  ["a restore that the host still works on", after("77.release.restore.1", null), "rolling-back"],
  ["a deploy that the host rolled back by itself", undone("77.release.deploy.1", "deploy", "returned"), "rolled-back"],
  ["a deploy that this job rolled back", undone("77.release.rollback.1", "rollback", "done"), "rolled-back"],
  [
    "a deploy that runs on a host on hold",
    after("77.release.deploy.1", ending("done"), { hold: { text: "", change: "", compose: "", version: "" } as never }),
    "unsettled",
  ],
  [
    "a deploy that runs, before another one was interrupted",
    after("77.release.deploy.1", ending("done"), { pending: "78.release.deploy.1" }),
    "unsettled",
  ],
  [
    "a deploy that runs on an engine that is silent",
    after("77.release.deploy.1", ending("done"), { engine: undefined }),
    "unsettled",
  ],
  ["a rollback of another job", undone("77.other.rollback.1", "rollback", "done"), "none"],
  [
    "a deploy that was rolled back before something was interrupted",
    undone("77.release.deploy.1", "deploy", "returned", { pending: "78.release.deploy.1" }),
    "none",
  ],
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

test.each<[string, Survey, string]>([
  ["the host rolled back by itself", undone("77.release.deploy.1", "deploy", "returned"), TIME(12)],
  ["this job rolled back", undone("77.release.rollback.1", "rollback", "done"), TIME(10)],
])(
  "a release that %s is not deployed again: its rollback is reported, with the times of the host",
  async (_, survey, began) => {
    const { outputs, failure } = await resume(survey, wanted);
    expect(outputs).toMatchObject({
      ...{ result: "returned", version: "v1.3.0", commit: wanted.commit, "running-version": "v1.0.0" },
      ...{ "running-commit": older.commit, "switched-at": TIME(11), "undone-at": began, "ended-at": TIME(13) },
    });
    expect(failure?.what).toBe("An earlier attempt of this job deployed v1.3.0, and it was rolled back: v1.0.0 runs.");
  },
);

test("while the host still rolls back, a new attempt changes nothing, and does not claim to know the end", async () => {
  await expect(resume(after("77.release.rollback.1", null), wanted)).rejects.toThrow("still carries out the rollback");
});
