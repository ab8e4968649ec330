/**
 * Which of a run's reviews is the newest one?
 *
 * The forge keeps a run's reviews without time, attempt and job
 * (docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run), and in an order that it does
 * not promise. It does tell how often a job was there and whether it ran. From that most histories can be put together;
 * one that cannot is neither an approval nor a rejection.
 */

/** One request for a review: a job that names the environment, in one attempt. */
export interface ReviewRequest {
  /** Whether the job surely ran, so that it was not rejected. False where it did not run, or where that is unknown. */
  readonly ran: boolean;
  /** When the job began, right after its approval; milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

/** All requests of one gate in one run, the oldest first. */
export type History = readonly ReviewRequest[];

export interface ReviewCounts {
  readonly approvals: number;
  readonly rejections: number;
}

export type NewestReview =
  | "approved"
  | "rejected"
  /** Some request has no review: it was bypassed, its rule was removed, or it was not answered. It may be the newest. */
  | "unanswered"
  /** Each request has its review, and it is unknown which one is the newest's. */
  | "unclear";

/** Pure. Undefined when the reviews cannot be those of this history. */
export function newestReview(history: History, { approvals, rejections }: ReviewCounts): NewestReview | undefined {
  const reviews = approvals + rejections;
  const newest = history.at(-1);
  // A job that ran was not rejected, so each rejection belongs to one of these.
  const doubtful = history.filter(({ ran }) => !ran).length;
  // A request has one review at most: an approved job waits no longer, and a rejected one is over.
  if (newest === undefined || reviews > history.length || rejections > doubtful) return undefined;
  if (reviews < history.length) return "unanswered";
  if (rejections === 0 || newest.ran) return "approved";
  return rejections === doubtful ? "rejected" : "unclear";
}

export interface Conclusion {
  readonly review: NewestReview;
  /** The histories in which it is that. */
  readonly fitting: readonly History[];
}

/** Pure. What is true in each history that may be the gate's; where they differ it is unclear. */
export function conclude(histories: readonly History[], counts: ReviewCounts): Conclusion {
  const possible = histories.flatMap((history) => {
    const review = newestReview(history, counts);
    return review === undefined ? [] : [{ review, history }];
  });
  const [first] = possible;
  const isAgreed = first !== undefined && possible.every(({ review }) => review === first.review);
  const isUnanswered = possible.some((one) => one.review === "unanswered");
  const review = isAgreed ? first.review : isUnanswered ? "unanswered" : "unclear";
  return { review, fitting: possible.filter((one) => one.review === review).map(({ history }) => history) };
}
