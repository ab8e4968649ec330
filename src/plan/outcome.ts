import type { Ending } from "../host/ending.ts";
import type { JournalEvent, ProofLine } from "../host/journal.ts";
import type { RunningSurvey } from "../host/survey.ts";

/** The outcome of a change, as the host recorded it and as a survey afterwards found it. */
export interface Outcome {
  readonly change: string;
  readonly ending: Ending;
  readonly events: readonly JournalEvent[];
  readonly proof: readonly ProofLine[];
  readonly after: RunningSurvey;
  /** The last lines of the change's log, clean and redacted; none where its key may not see them. */
  readonly log: readonly string[];
  /** Set when the survey differs from what the host reported. */
  readonly difference: string | undefined;
}
