import { surveyWhenFree } from "../../../src/deploy/change/free-lock.ts";
import type { Survey } from "../../../src/host/survey.ts";
import type { HostProgram } from "../../../src/ports/host.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";
import { createSurvey } from "../../fakes/survey.ts";

const OWNER = { change: "7.deploy.deploy.1", kind: "deploy", version: "v1.3.0", actor: "ada", run: "", since: "09:00" };
const HELD = createSurvey({ lock: { held: true, owner: OWNER } } as Partial<Survey>);
const FREE = createSurvey();

function scene(answers: readonly Survey[], cancelled = new AbortController().signal) {
  const left = [...answers];
  const host = { survey: async () => (left.length > 1 ? left.shift() : left[0]) } as unknown as HostProgram;
  const clock = createClock();
  const log = createLog();
  const run = { runId: "8", job: "staging" } as RunContext;
  return { host, clock, log, waiter: { log, run, clock, cancellation: { signal: cancelled } } };
}

test("a lock that another change holds is waited for, and the newest survey is given", async () => {
  const { host, waiter, clock, log } = scene([HELD, HELD, FREE]);
  expect(await surveyWhenFree(host, waiter, 60_000)).toBe(FREE);
  expect(clock.slept).toEqual([5000, 5000]);
  expect(log.lines).toEqual([expect.stringContaining("deploy v1.3.0 by ada")]);
});

test("when the time is up the survey with the held lock is given, and whoever decides refuses it", async () => {
  const { host, waiter, clock } = scene([HELD]);
  expect(await surveyWhenFree(host, waiter, 12_000)).toBe(HELD);
  expect(clock.slept).toEqual([5000, 5000, 5000]);
});

test("without a time to wait, and after a cancellation, one survey is all", async () => {
  const now = scene([HELD, FREE]);
  expect(await surveyWhenFree(now.host, now.waiter, 0)).toBe(HELD);
  const cancelled = scene([HELD, FREE], AbortSignal.abort());
  expect(await surveyWhenFree(cancelled.host, cancelled.waiter, 60_000)).toBe(HELD);
});
