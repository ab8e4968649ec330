import { lastRollback, repeatedRollback, runningSince } from "../../../src/deploy/past-rollback.ts";
import { decideRollback } from "../../../src/deploy/rollback.ts";
import type { Ending } from "../../../src/host/ending.ts";
import type { EndedChange, Survey } from "../../../src/host/survey.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

/** What the history of a host says of a rollback: when the failed release began to run, and whether this job has rolled back already. */

const RUN = { runId: "77", job: "rollback" } as RunContext;
const older = createRelease();
const failed = createRelease({ release: "r2", version: "v1.5.0", commit: "b".repeat(40), previous: "r1" });

const time = (minute: number): string => `2026-11-26T02:${String(minute).padStart(2, "0")}:00Z`;
const entry = (change: string, kind: string, running: string, minute: number, more: Partial<EndedChange> = {}) => ({
  ...{ change, kind, running, version: running === "r2" ? "v1.5.0" : "v1.0.0", outcome: "done", actor: "ada", run: "" },
  ...{ began: time(minute), switched: time(minute + 1), at: time(minute + 2), ...more },
});
const first = entry("1.release.deploy.1", "deploy", "r1", 0);
const second = entry("2.release.deploy.1", "deploy", "r2", 10);
const back = entry("77.rollback.rollback.1", "rollback", "r1", 20);

function survey(
  history: readonly EndedChange[],
  current = history.at(-1)?.running,
  more: Partial<Survey> = {},
): Survey {
  const exit = { outcome: "done", code: "", text: "", running: "r1" } as unknown as Ending;
  const changes = history.map(({ change = "" }) => ({ change, alive: false, exit }));
  const releases = [older, failed];
  return createSurvey({
    ...{ history, changes, releases, current: releases.find(({ release }) => release === current), ...more },
  });
}

test.each<[string, readonly EndedChange[], string]>([
  ["the deploy that brought it", [first, second], time(11)],
  ["its first deploy, if it was deployed again since", [second, entry("3", "deploy", "r2", 15)], time(11)],
  ["a rollback to it", [second, back, entry("4", "rollback", "r2", 30)], time(31)],
  [
    "the deploy, although others were refused since",
    [first, second, entry("5", "deploy", "r2", 30, { outcome: "refused" })],
    time(11),
  ],
  ["an unknown time: an older host program wrote the line", [first, { ...second, switched: "" }], ""],
  ["an unknown time: a settlement, whose switch is another one", [first, { ...second, kind: "settle" }], ""],
  [
    "an unknown time: it is older than the history",
    Array.from({ length: 20 }, (_, at) => entry(`${at}`, "deploy", "r2", at)),
    "",
  ],
])("the switch to the release that runs is that of %s", (_, history, since) => {
  expect(runningSince(survey(history))).toBe(since);
});

test("a rollback is known with its times, the release that it left, and the switch to that one", () => {
  expect(lastRollback(survey([first, second, back]))).toEqual({
    ...{
      change: "77.rollback.rollback.1",
      began: time(20),
      ended: time(22),
      replaced: "v1.5.0",
      replacedSwitchedAt: time(11),
    },
  });
});

test("an automatic rollback left the release whose deploy it was", () => {
  const returned = entry("2.release.deploy.1", "deploy", "r1", 10, { outcome: "returned", version: "v1.5.0" });
  expect(lastRollback(survey([first, { ...returned, undone: time(12) }]))).toMatchObject({
    ...{ replaced: "v1.5.0", replacedSwitchedAt: time(11), began: time(12), ended: time(12) },
  });
  // An older host program did not write when the rollback began.
  expect(lastRollback(survey([first, returned]))).toMatchObject({ began: "" });
});

test("a settlement that brought the release before back is the rollback of the deploy that was interrupted", () => {
  const settlement = entry("3.release.settle.1", "settle", "r1", 20, { outcome: "returned", version: "" });
  const settled = entry("2.release.deploy.1", "deploy", "r1", 10, { outcome: "returned", version: "v1.5.0" });
  const history = [first, settlement, { ...settled, undone: time(20), at: time(22) }];
  expect(lastRollback(survey(history))).toMatchObject({
    ...{
      change: "2.release.deploy.1",
      replaced: "v1.5.0",
      replacedSwitchedAt: time(11),
      began: time(20),
      ended: time(22),
    },
  });
});

test("a rollback that a settlement has completed replaced the release before it", () => {
  const settlement = entry("3.release.settle.1", "settle", "r1", 30, { version: "" });
  expect(lastRollback(survey([first, second, settlement, { ...back, at: time(32) }]))).toMatchObject({
    ...{ change: "77.rollback.rollback.1", replaced: "v1.5.0", replacedSwitchedAt: time(11), ended: time(32) },
  });
});

const held = entry("2.release.deploy.1", "deploy", "r1", 10, { outcome: "held", version: "v1.5.0" });

test.each<[string, readonly EndedChange[]]>([
  ["the deploy left the host on hold", [first, held, back]],
  ["a first rollback from it failed", [first, held, { ...back, change: "76", outcome: "held" }, back]],
  ["a person cleared the hold", [first, held, entry("clear-hold.1", "clear-hold", "r1", 15), back]],
])("a rollback from a release that never was recorded left that one: %s", (_, history) => {
  expect(lastRollback(survey(history))).toMatchObject({ replaced: "v1.5.0", replacedSwitchedAt: time(11) });
});

test("a rollback from a release of which the history has nothing left an unknown one", () => {
  expect(lastRollback(survey([first, back]))).toMatchObject({ replaced: "", replacedSwitchedAt: "" });
});

test("a restore that brings back data alone left the release that runs", () => {
  const restored = entry("77.rollback.restore.1", "restore", "r2", 20);
  expect(repeatedRollback(survey([first, second, restored]), RUN, "restore")).toMatchObject({
    rollback: { isOwn: true, replaced: "v1.5.0", replacedSwitchedAt: time(11) },
  });
});

test.each<[string, readonly EndedChange[]]>([
  ["a deploy", [first, second]],
  ["a deploy after the rollback", [first, second, back, entry("9", "deploy", "r2", 40)]],
  ["nothing", []],
])("after %s, no rollback is known", (_, history) => {
  expect(lastRollback(survey(history))).toBeUndefined();
});

test.each(["clear-hold", "settle"])("a rollback stays the last one after %s, which replaced nothing", (kind) => {
  const later = entry("9", kind, "r1", 40, { version: "" });
  expect(lastRollback(survey([first, second, back, later]))).toMatchObject({ replaced: "v1.5.0", ended: time(22) });
});

test("a job that is started again after its rollback does not roll back a second time", () => {
  expect(repeatedRollback(survey([first, second, back]), RUN, "rollback")).toMatchObject({
    ...{ kind: "nothing-to-do", current: { version: "v1.0.0" } },
    rollback: { isOwn: true, replaced: "v1.5.0", began: time(20), ended: time(22) },
  });
});

test.each<[string, Survey, RunContext, "rollback" | "restore"]>([
  ["of another run", survey([first, second, back]), { ...RUN, runId: "78" }, "rollback"],
  ["of another job", survey([first, second, back]), { ...RUN, job: "return" }, "rollback"],
  ["of another kind", survey([first, second, back]), RUN, "restore"],
  ["that was followed by a deploy", survey([first, second, back, entry("9", "deploy", "r2", 40)]), RUN, "rollback"],
  ["with an interrupted change since", survey([first, second, back], "r1", { pending: "9" }), RUN, "rollback"],
])("a rollback %s is no reason to do nothing", (_, host, run, kind) => {
  expect(repeatedRollback(host, run, kind)).toBeUndefined();
});

const WANTED = {
  ...{ target: "previous", from: "v1.5.0", requestedSecondsAgo: undefined, project: "app", directory: "/srv/app" },
  ...{ pullMissing: false, registry: "", pullSeconds: 60, schemaChange: "refuse" as const, ignoredOneOffs: [] },
  ...{ healthSeconds: 60, stableSeconds: 5, intervalSeconds: 1, overrideHold: "" },
} as unknown as Parameters<typeof decideRollback>[1];

test("a rollback that another run has carried out is known with its times, if it left the release in question", () => {
  const host = survey([first, second, back]);
  expect(decideRollback(host, WANTED)).toMatchObject({
    ...{ kind: "nothing-to-do", rollback: { isOwn: false, replaced: "v1.5.0", ended: time(22) } },
  });
  expect(decideRollback(host, { ...WANTED, from: "v1.4.0", target: "v1.0.0" })).toMatchObject({
    ...{ kind: "nothing-to-do", rollback: undefined },
  });
});
