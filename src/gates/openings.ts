/**
 * Which of a run's answers is the newest one?
 *
 * The forge keeps a run's answers without time, attempt and job
 * (docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run), and in an order that nobody
 * promises. What it does tell is how often a job was there and whether it ran. From that most histories can be put
 * together; what cannot be is neither a yes nor a no.
 */

/** One time that a gate was asked: a job that names the environment, in one attempt. */
export interface Opening {
  /** Whether the job surely ran, so that nobody said no to it. False where it did not, or where nobody knows. */
  readonly ran: boolean;
  /** When the job began, right after it was let go; milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

/** All openings of one gate in one run, the oldest first. */
export type History = readonly Opening[];

export interface Answers {
  readonly yes: number;
  readonly no: number;
}

export type NewestAnswer =
  | "approved"
  | "rejected"
  /** Some opening had no answer: a bypass, a rule that was taken away, a silence. It may be the newest. */
  | "unanswered"
  /** Each opening had its answer, and yet nobody can say which one was the newest's. */
  | "unclear";

/** Pure. Undefined when the answers cannot be those of this history. */
export function newestAnswer(history: History, { yes, no }: Answers): NewestAnswer | undefined {
  const newest = history.at(-1);
  // Nobody said no to what ran, so each no belongs to one of these.
  const doubtful = history.filter(({ ran }) => !ran).length;
  // An opening has one answer at the most: an approved job waits no longer, and a rejected one is over.
  if (newest === undefined || yes + no > history.length || no > doubtful) return undefined;
  if (yes + no < history.length) return "unanswered";
  if (no === 0 || newest.ran) return "approved";
  return no === doubtful ? "rejected" : "unclear";
}

export interface Conclusion {
  readonly answer: NewestAnswer;
  /** The histories in which it is that. */
  readonly fitting: readonly History[];
}

/** Pure. What is true in each history that may be the gate's; where they differ it is unclear. */
export function conclude(histories: readonly History[], answers: Answers): Conclusion {
  const told = histories.flatMap((history) => {
    const answer = newestAnswer(history, answers);
    return answer === undefined ? [] : [{ answer, history }];
  });
  const [first] = told;
  const isAgreed = first !== undefined && told.every(({ answer }) => answer === first.answer);
  const answer = isAgreed ? first.answer : told.some((one) => one.answer === "unanswered") ? "unanswered" : "unclear";
  return { answer, fitting: told.filter((one) => one.answer === answer).map(({ history }) => history) };
}
