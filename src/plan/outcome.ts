import type { Ending } from "./ending.ts";
import type { JournalEvent, ProofLine } from "./journal.ts";
import type { Survey } from "./survey.ts";

/** What became of a change, as the host wrote it down and as a survey of ours found it afterwards. */
export interface Outcome {
  readonly change: string;
  readonly ending: Ending;
  readonly events: readonly JournalEvent[];
  readonly proof: readonly ProofLine[];
  readonly after: Survey;
  /** Set when what we found is not what the host reported. */
  readonly contradiction: string | undefined;
}
