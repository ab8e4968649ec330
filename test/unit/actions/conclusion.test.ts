import fc from "fast-check";
import { conclude, type Ending, type Steps } from "../../../actions/conclude-release/conclusion.ts";

const steps = (overrides: Partial<Steps> = {}): Steps => ({
  ...{
    deploy: "done",
    smoke: "success",
    watch: "success",
    verdict: "healthy",
    rollback: "",
    rollbackOutcome: "skipped",
  },
  asksVerdict: true,
  ...overrides,
});

/** The release that was deployed still runs. */
const STILL = { version: "v1.5.0", running: "v1.5.0" };

test.each<[string, Partial<Steps>, Ending]>([
  ["all went well", {}, "live"],
  ["it ran already, and was looked at again", { deploy: "unchanged" }, "live"],
  ["the watch could not tell, and a person is asked", { verdict: "inconclusive" }, "live"],
  ["the watch could not tell, and nobody is asked", { verdict: "inconclusive", asksVerdict: false }, "unknown"],
  ["an advisory watch saw it fail, and nobody is asked", { verdict: "failing", asksVerdict: false }, "unknown"],
  ["the watch lost its connection", { watch: "failure", verdict: "" }, "unknown"],
  [
    "the run was cancelled after the smoke test had failed",
    { smoke: "failure", watch: "skipped", verdict: "" },
    "unknown",
  ],
  ["the run was cancelled after the watch had failed", { watch: "failure", verdict: "failing" }, "unknown"],
  ["the run was cancelled in the watch", { watch: "cancelled", verdict: "cancelled" }, "unknown"],
  ["the run was cancelled in the smoke test", { smoke: "cancelled", watch: "skipped", verdict: "" }, "unknown"],
  ["another change took its place", { watch: "failure", verdict: "superseded" }, "superseded"],
  [
    "smoke test KO, and back",
    { smoke: "failure", watch: "skipped", verdict: "", rollback: "done", rollbackOutcome: "success" },
    "rolled-back",
  ],
  [
    "somebody was faster with the rollback",
    { watch: "failure", verdict: "failing", rollback: "unchanged", rollbackOutcome: "success" },
    "rolled-back",
  ],
  [
    "the rollback is held",
    { watch: "failure", verdict: "failing", rollback: "held", rollbackOutcome: "failure" },
    "held",
  ],
  [
    "the rollback was refused, so that it still runs",
    { watch: "failure", verdict: "failing", rollback: "refused", rollbackOutcome: "failure", ...STILL },
    "rollback-refused",
  ],
  [
    "the rollback was refused, because another release runs",
    {
      watch: "failure",
      verdict: "failing",
      rollback: "refused",
      rollbackOutcome: "failure",
      ...STILL,
      running: "v1.6.0",
    },
    "superseded",
  ],
  [
    "the rollback was refused, and what runs is unknown",
    { watch: "failure", verdict: "failing", rollback: "refused", rollbackOutcome: "failure", ...STILL, running: "" },
    "unknown",
  ],
  ["the rollback could not connect", { watch: "failure", verdict: "failing", rollbackOutcome: "failure" }, "held"],
  [
    "the host went back by itself",
    { deploy: "returned", smoke: "skipped", watch: "skipped", verdict: "" },
    "rolled-back",
  ],
  ["the host could not go back by itself", { deploy: "held", smoke: "skipped", watch: "skipped", verdict: "" }, "held"],
  [
    "an earlier attempt deployed it, and this one did not go on",
    { deploy: "", smoke: "skipped", watch: "skipped", verdict: "", resumes: true },
    "unknown",
  ],
  ["the deploy was refused", { deploy: "refused", smoke: "skipped", watch: "skipped", verdict: "" }, "failed"],
  ["nothing was deployed at all", { deploy: "", smoke: "skipped", watch: "skipped", verdict: "" }, "failed"],
  [
    "nobody knows how the deploy ended",
    { deploy: "unknown", smoke: "skipped", watch: "skipped", verdict: "" },
    "unknown",
  ],
  ["the deploy left a word of tomorrow", { deploy: "paused" }, "unknown"],
])("%s", (_, overrides, ending) => {
  const conclusion = conclude(steps(overrides));
  expect(conclusion.ending).toBe(ending);
  expect(conclusion.why).toMatch(/^[A-Z].*\.$/);
});

test.each([
  [{ smoke: "failure", watch: "skipped", verdict: "" }, "It runs. Its smoke test failed, and no rollback began."],
  [{ watch: "failure", verdict: "failing" }, "It runs. Its watch found that it fails, and no rollback began."],
  [{ smoke: "failure", rollback: "returned" }, "Its rollback failed, and what ran before it runs again, verified."],
])("what failed is named: %j", (overrides, why) => expect(conclude(steps(overrides)).why).toContain(why));

test("a rollback that was refused says what still runs and what to do", () => {
  const refusal = "No release before v1.5.0 is kept on this host. Deploy a version that works.";
  expect(
    conclude(steps({ smoke: "failure", rollback: "refused", rollbackOutcome: "failure", refusal, ...STILL })).why,
  ).toBe(`Its rollback was refused, so it still runs. ${refusal}`);
});

test("only what was deployed, tested, watched to the end and not taken back is live, whatever the words", () => {
  const word = fc.constantFrom(
    "",
    "done",
    "unchanged",
    "success",
    "failure",
    "cancelled",
    "skipped",
    "healthy",
    "failing",
    "held",
    "x",
  );
  fc.assert(
    fc.property(
      fc.record({
        deploy: word,
        smoke: word,
        watch: word,
        verdict: word,
        rollback: word,
        rollbackOutcome: word,
        asksVerdict: fc.boolean(),
      }),
      (one) => {
        if (conclude(one).ending !== "live") return;
        expect(["done", "unchanged"]).toContain(one.deploy);
        expect([one.smoke, one.watch, one.rollback]).toEqual(["success", "success", ""]);
        expect(["", "skipped"]).toContain(one.rollbackOutcome);
        if (!one.asksVerdict) expect(one.verdict).toBe("healthy");
      },
    ),
    { numRuns: 2000 },
  );
});
