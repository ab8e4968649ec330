import fc from "fast-check";
import { conclude, type History, type NewestAnswer, newestAnswer, type Opening } from "../../../src/gates/openings.ts";

const ran: Opening = { ran: true, startedAt: 1 };
/** A job that was rejected, cancelled, blocked, left without an answer, or of which nobody knows whether it ran. */
const not: Opening = { ran: false, startedAt: undefined };

/** Each way that a run can go, by its openings in order and the answers without one. */
test.each<[string, History, number, number, NewestAnswer | undefined]>([
  ["a yes", [ran], 1, 0, "approved"],
  ["a yes whose job found no runner", [not], 1, 0, "approved"],
  ["a no", [not], 0, 1, "rejected"],
  ["a yes, and a re-run that keeps the approved job", [ran], 1, 0, "approved"],
  ["a yes, and a re-run of all jobs that is approved as well", [ran, ran], 2, 0, "approved"],
  ["a yes, and a re-run of all jobs that is rejected", [ran, not], 1, 1, "rejected"],
  ["a no, and a re-run that is approved", [not, ran], 1, 1, "approved"],
  ["a no, and a re-run that is rejected", [not, not], 0, 2, "rejected"],
  ["a yes, and a re-run that an administrator let pass", [ran, ran], 1, 0, "unanswered"],
  ["a yes, and a re-run that nobody answered", [ran, not], 1, 0, "unanswered"],
  ["a no, and a re-run that an administrator let pass", [not, ran], 0, 1, "unanswered"],
  ["a no, and a re-run whose rule was taken away", [not, not], 0, 1, "unanswered"],
  ["a yes and a no, and a third attempt that nobody answered", [ran, not, not], 1, 1, "unanswered"],
  ["a yes and a no, and a third attempt that is rejected", [ran, not, not], 1, 2, "rejected"],
  ["a yes and a no, and a third attempt that is approved", [ran, not, ran], 2, 1, "approved"],
  ["a yes and a no, and neither job is known to have run", [not, not], 1, 1, "unclear"],
  ["more answers than openings", [ran], 2, 0, undefined],
  ["a no to a job that ran", [ran], 0, 1, undefined],
  ["an answer to a job that is not there", [], 1, 0, undefined],
])("%s", (_, history, yes, no, wanted) => {
  expect(newestAnswer(history, { yes, no })).toBe(wanted);
});

test("where several jobs may be the gate's, only what is true for each of them counts", () => {
  const answers = { yes: 1, no: 1 };
  const others: readonly History[] = [[ran, ran], [ran]];
  expect(conclude([...others, [ran, not]], answers)).toEqual({ answer: "rejected", fitting: [[ran, not]] });
  expect(conclude([...others, [ran, not], [not, ran]], answers).answer).toBe("unclear");
  expect(conclude(others, answers)).toEqual({ answer: "unclear", fitting: [] });
  expect(conclude([[ran, ran], [ran]], { yes: 1, no: 0 }).answer).toBe("unanswered");
  expect(conclude([], { yes: 1, no: 0 }).answer).toBe("unclear");
});

/** What happened at one opening, and what may be seen of it. */
const opening = fc
  .record({ truth: fc.constantFrom("yes", "no", "bypass", "silence"), isSeen: fc.boolean() })
  .map(({ truth, isSeen }) => ({ truth, opening: isSeen && (truth === "yes" || truth === "bypass") ? ran : not }));
const someJob = fc.array(fc.constantFrom(ran, not), { maxLength: 4 });

test("whatever happened: a yes is told only where the newest answer was one, and so is a no", () => {
  fc.assert(
    fc.property(
      fc.array(opening, { minLength: 1, maxLength: 5 }),
      fc.array(someJob, { maxLength: 3 }),
      (all, others) => {
        const count = (wanted: string): number => all.filter(({ truth }) => truth === wanted).length;
        const answers = { yes: count("yes"), no: count("no") };
        const { answer } = conclude([...others, all.map((one) => one.opening)], answers);
        const newest = all.at(-1)?.truth;
        if (answer === "approved") expect(newest).toBe("yes");
        if (answer === "rejected") expect(newest).toBe("no");
      },
    ),
    { numRuns: 2000 },
  );
});
