import { type Destination, destinationChanges, destinationLine } from "../../config/destination.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Destination";

export interface Destinations {
  /** As the default branch has it. */
  readonly rules: Destination;
  /** As the commit that is to be released has it. */
  readonly own: Destination;
  /** The destination that the reviewer of the release was shown; empty without an approval. */
  readonly approved: string;
  /** Whether the default branch allows a commit to set its destination. */
  readonly isFree: boolean;
}

/**
 * Whether the destination is the one of the default branch and the one that was approved: a tag has a configuration of
 * its own.
 */
export function destinationRow({ rules, own, approved, isFree }: Destinations): readonly Row[] {
  const line = destinationLine(own);
  if (approved !== "" && approved !== line) {
    return [
      red(
        `The approved destination is ${approved}; now the release would go to ${line || "a host that the workflow names"}.`,
        "Run the release's workflow again, and approve the destination that it shows.",
      ),
    ];
  }
  const changes = destinationChanges(rules, own);
  if (changes.length > 0 && !isFree) {
    const what = changes.map((one) => `${one.what}: ${one.to || "none"} instead of ${one.from || "none"}`).join("; ");
    return [
      red(
        `The commit's own configuration has another destination than the default branch (${what}).`,
        "Release a commit whose configuration has the same destination. Or set `check-readiness.destination: commit` on the default branch, which allows each commit to set its destination.",
      ),
    ];
  }
  // Without a host in the file the inputs of the workflow name it.
  return line === "" ? [] : [okRow(CHECK, `It goes to ${line}.`)];
}

function red(verdict: string, todo: string): Row {
  return { check: CHECK, state: "red", url: undefined, verdict, todo };
}
