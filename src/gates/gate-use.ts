import * as v from "valibot";
import type { Comment, PostedRequest } from "./issue-comment.ts";

/** A request is answered once. The run that acts on an answer, or closes after a no, says so; every later one sees that. */
export interface GateUse {
  /** Id of the answering comment. */
  readonly comment: number;
  readonly run: string;
}

const MARK = /<!-- sluice-used (\{[^{}]*\}) -->/;
const schema = v.strictObject({ comment: v.number(), run: v.string() });

export function useMark(use: GateUse): string {
  return `<!-- sluice-used ${JSON.stringify({ comment: use.comment, run: use.run })} -->`;
}

/** Who used a request's answer first, by the word of `requester` alone; undefined while nobody has. */
export function firstUse(request: PostedRequest, comments: readonly Comment[], requester: string): GateUse | undefined {
  return comments
    .filter(({ id, by }) => id > request.comment.id && by.login.toLowerCase() === requester.toLowerCase())
    .toSorted((one, other) => one.id - other.id)
    .flatMap(({ body }) => readUse(body) ?? [])
    .at(0);
}

export interface TakenIn {
  readonly requests: readonly PostedRequest[];
  readonly comments: readonly Comment[];
  readonly requester: string;
}

/** The request whose answer a run has taken: the newest one before that answer, not what was asked since. */
export function requestTakenBy(run: string, { requests, comments, requester }: TakenIn): PostedRequest | undefined {
  const isOurs = ({ by }: Comment): boolean => by.login.toLowerCase() === requester.toLowerCase();
  const use = comments
    .filter(isOurs)
    .flatMap(({ body }) => readUse(body) ?? [])
    .find((one) => one.run === run);
  if (use === undefined) return undefined;
  const before = requests.filter(({ comment }) => isOurs(comment) && comment.id < use.comment);
  return before.toSorted((one, other) => one.comment.id - other.comment.id).at(-1);
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
