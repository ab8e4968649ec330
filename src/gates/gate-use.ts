import * as v from "valibot";
import type { Comment } from "./comment-gate.ts";

/** A comment opens a gate once. Whoever used it says so below it, and the next run sees that. */
export interface GateUse {
  readonly comment: number;
  readonly run: string;
}

const MARK = /<!-- sluice-used (\{[^{}]*\}) -->/;
const schema = v.strictObject({ comment: v.number(), run: v.string() });

export function useMark(use: GateUse): string {
  return `<!-- sluice-used ${JSON.stringify({ comment: use.comment, run: use.run })} -->`;
}

/** The runs that have used a comment, by the word of `requester` alone. */
export function runsThatUsed(comment: number, comments: readonly Comment[], requester: string): readonly string[] {
  return comments
    .filter(({ by }) => by.login.toLowerCase() === requester.toLowerCase())
    .flatMap(({ body }) => {
      const use = readUse(body);
      return use?.comment === comment ? [use.run] : [];
    });
}

function readUse(body: string): GateUse | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(MARK.exec(body)?.[1] ?? "null"));
    return read.success ? read.output : undefined;
  } catch {
    // Something that only looks like ours.
    return undefined;
  }
}
