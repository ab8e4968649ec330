import { ROAD_ACTS, runsAfter } from "../../../rehearsal/road-acts.ts";

const [first, , bad, judged, rollback] = ROAD_ACTS;
if (!first || !bad || !judged || !rollback) throw new Error("The story has other acts.");
const yes = (environment: string) => ({ environment, yes: true });
const no = (environment: string) => ({ environment, yes: false });

test("what runs follows from what was answered, whatever the story has", () => {
  const verdict = "production-verdict";
  expect(runsAfter(first, [], [yes("production"), yes(verdict)])).toEqual(["v1.0.0"]);
  expect(runsAfter(first, [], [no("production")])).toEqual([]);
  expect(runsAfter(first, [], [])).toEqual([]);
  expect(runsAfter(first, [], [yes("production"), no(verdict), yes("production")])).toEqual(["v1.0.0"]);
  expect(runsAfter(rollback, ["v1.0.0"], [yes("production")])).toEqual(["v1.0.0"]);
  expect(runsAfter(bad, ["v1.0.0"], [yes("production")])).toEqual(["v1.0.0"]);
  expect(runsAfter(judged, ["v1.0.0"], [yes("production"), no(verdict), yes("production")])).toEqual(["v1.0.0"]);
  // The way back asks as well: who says no to it keeps the release.
  expect(runsAfter(judged, ["v1.0.0"], [yes("production"), no(verdict), no("production")])).toEqual([
    "v1.0.0",
    "v1.3.0",
  ]);
  expect(runsAfter(rollback, ["v1.0.0", "v1.1.0"], [yes("production")])).toEqual(["v1.0.0"]);
  expect(runsAfter(rollback, ["v1.0.0", "v1.1.0"], [no("production")])).toEqual(["v1.0.0", "v1.1.0"]);
});
