import fc from "fast-check";
import {
  conclude,
  type History,
  type NewestReview,
  newestReview,
  type ReviewRequest,
} from "../../../src/gates/environment/request-history.ts";

const ran: ReviewRequest = { ran: true, startedAt: 1 };
/** A job that was rejected, cancelled, blocked, left without a review, or of which it is unknown whether it ran. */
const not: ReviewRequest = { ran: false, startedAt: undefined };

/** Each way that a run can go, by its requests in order and the reviews without one. */
test.each<[string, History, number, number, NewestReview | undefined]>([
  ["an approval", [ran], 1, 0, "approved"],
  ["an approval whose job found no runner", [not], 1, 0, "approved"],
  ["a rejection", [not], 0, 1, "rejected"],
  ["an approval, and a re-run that keeps the approved job", [ran], 1, 0, "approved"],
  ["an approval, and a re-run of all jobs that is approved as well", [ran, ran], 2, 0, "approved"],
  ["an approval, and a re-run of all jobs that is rejected", [ran, not], 1, 1, "rejected"],
  ["a rejection, and a re-run that is approved", [not, ran], 1, 1, "approved"],
  ["a rejection, and a re-run that is rejected", [not, not], 0, 2, "rejected"],
  ["an approval, and a re-run that an administrator let pass", [ran, ran], 1, 0, "unanswered"],
  ["an approval, and a re-run that was not reviewed", [ran, not], 1, 0, "unanswered"],
  ["a rejection, and a re-run that an administrator let pass", [not, ran], 0, 1, "unanswered"],
  ["a rejection, and a re-run whose rule was taken away", [not, not], 0, 1, "unanswered"],
  ["an approval and a rejection, and a third attempt that was not reviewed", [ran, not, not], 1, 1, "unanswered"],
  ["an approval and a rejection, and a third attempt that is rejected", [ran, not, not], 1, 2, "rejected"],
  ["an approval and a rejection, and a third attempt that is approved", [ran, not, ran], 2, 1, "approved"],
  ["an approval and a rejection, and neither job is known to have run", [not, not], 1, 1, "unclear"],
  ["more reviews than requests", [ran], 2, 0, undefined],
  ["a rejection to a job that ran", [ran], 0, 1, undefined],
  ["a review of a job that is not there", [], 1, 0, undefined],
])("%s", (_, history, approvals, rejections, wanted) => {
  expect(newestReview(history, { approvals, rejections })).toBe(wanted);
});

test("where several jobs may be the gate's, only what is true for each of them counts", () => {
  const counts = { approvals: 1, rejections: 1 };
  const others: readonly History[] = [[ran, ran], [ran]];
  expect(conclude([...others, [ran, not]], counts)).toEqual({ review: "rejected", fitting: [[ran, not]] });
  expect(conclude([...others, [ran, not], [not, ran]], counts).review).toBe("unclear");
  expect(conclude(others, counts)).toEqual({ review: "unclear", fitting: [] });
  expect(conclude([[ran, ran], [ran]], { approvals: 1, rejections: 0 }).review).toBe("unanswered");
  expect(conclude([], { approvals: 1, rejections: 0 }).review).toBe("unclear");
});

/** What became of one request, and what may be seen of it. */
const anyRequest = fc
  .record({ truth: fc.constantFrom("approval", "rejection", "bypass", "none"), isSeen: fc.boolean() })
  .map(({ truth, isSeen }) => ({ truth, request: isSeen && (truth === "approval" || truth === "bypass") ? ran : not }));
const someJob = fc.array(fc.constantFrom(ran, not), { maxLength: 4 });

test("whatever happened: an approval is found only where the newest review was one, and so is a rejection", () => {
  fc.assert(
    fc.property(
      fc.array(anyRequest, { minLength: 1, maxLength: 5 }),
      fc.array(someJob, { maxLength: 3 }),
      (all, others) => {
        const count = (wanted: string): number => all.filter(({ truth }) => truth === wanted).length;
        const counts = { approvals: count("approval"), rejections: count("rejection") };
        const { review } = conclude([...others, all.map((one) => one.request)], counts);
        const newest = all.at(-1)?.truth;
        if (review === "approved") expect(newest).toBe("approval");
        if (review === "rejected") expect(newest).toBe("rejection");
      },
    ),
    { numRuns: 2000 },
  );
});
