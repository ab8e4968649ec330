import { aftermath, STORY } from "../../../rehearsal/story.ts";

const [first, , bad, judged, rollback] = STORY;
if (!first || !bad || !judged || !rollback) throw new Error("The story has other acts.");
const yes = (environment: string) => ({ environment, yes: true });
const no = (environment: string) => ({ environment, yes: false });

test("what runs follows from what was answered, whatever the story has", () => {
  const verdict = "production-verdict";
  expect(aftermath(first, [], [yes("production"), yes(verdict)]).live).toEqual(["v1.0.0"]);
  expect(aftermath(first, [], [no("production")]).live).toEqual([]);
  expect(aftermath(first, [], []).live).toEqual([]);
  expect(aftermath(first, [], [yes("production"), no(verdict), yes("production")]).live).toEqual(["v1.0.0"]);
  expect(aftermath(rollback, ["v1.0.0"], [yes("production")]).live).toEqual(["v1.0.0"]);
  expect(aftermath(bad, ["v1.0.0"], [yes("production")]).live).toEqual(["v1.0.0"]);
  expect(aftermath(judged, ["v1.0.0"], [yes("production"), no(verdict), yes("production")]).live).toEqual(["v1.0.0"]);
  // The rollback asks as well: who says no to it keeps the release.
  expect(aftermath(judged, ["v1.0.0"], [yes("production"), no(verdict), no("production")]).live).toEqual([
    "v1.0.0",
    "v1.3.0",
  ]);
  expect(aftermath(rollback, ["v1.0.0", "v1.1.0"], [yes("production")]).live).toEqual(["v1.0.0"]);
  expect(aftermath(rollback, ["v1.0.0", "v1.1.0"], [no("production")]).live).toEqual(["v1.0.0", "v1.1.0"]);
});

test("the host's own history says how a change ended, and nothing where none was made", () => {
  const outcome = (act: typeof first, before: readonly string[], ...given: readonly ReturnType<typeof yes>[]) =>
    aftermath(act, before, given).outcome;
  expect(outcome(first, [], yes("production"))).toBe("done");
  expect(outcome(bad, ["v1.0.0"], yes("production"))).toBe("returned");
  expect(outcome(bad, ["v1.0.0"], no("production"))).toBeUndefined();
  expect(outcome(rollback, ["v1.0.0"], yes("production"))).toBeUndefined();
});
