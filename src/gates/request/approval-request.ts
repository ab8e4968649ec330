import * as v from "valibot";
import { hiddenMark, type Markdown } from "../../text/markdown.ts";
import { type RollbackWish, rollbackWishSchema } from "./rollback-wish.ts";

/** In the order in which a release asks them: the first two come before there is a tag. The last one is that of a dispatch. */
export const QUESTIONS = ["sign-off", "tag", "release", "verdict", "rollback"] as const;
export type Question = (typeof QUESTIONS)[number];

/** Whether a question is asked before there is a tag, so that only the run's own commit says what it is about. */
export function isBeforeTag(asks: Question | undefined): boolean {
  return asks === "sign-off" || asks === "tag";
}

/** Whether a question follows the answer to another one, in the run that this answer has dispatched. */
export function followsAnswer(asks: Question): boolean {
  return asks === "tag" || asks === "verdict";
}

/** What a person is asked to approve. The answer counts for exactly this. */
export interface ApprovalRequest {
  readonly gate: string;
  /** Whether staging is fine, whether there shall be a tag, whether a release may begin, whether a live one is fine, or whether it is rolled back. */
  readonly asks: Question;
  readonly version: string;
  readonly commit: string;
  /** Fingerprint of the plan that was shown; empty where no host could be surveyed before the approval. */
  readonly fingerprint: string;
  /** The run that asks, and its attempt; the attempt is 0 where the forge counts none. */
  readonly run: number;
  readonly attempt: number;
  /** Id of the comment with the request whose answer led to this one. */
  readonly after?: number | undefined;
  /** Where the release goes, as the person is shown it; empty where the question is not about a host. */
  readonly destination?: string | undefined;
  /** Release windows that the release overrides: the approval covers this, too. */
  readonly override?: RequestedOverride | undefined;
  /** What a release without a tag needs to continue after the approval; exactly where the question is asked before the tag. */
  readonly preparation?: Preparation | undefined;
  /** What is rolled back, and how; exactly where a rollback was dispatched. */
  readonly rollback?: RollbackWish | undefined;
}

export interface Preparation {
  /** Branch whose head is released. */
  readonly branch: string;
  /** One line that the tag will say; empty for none. */
  readonly message: string;
}

export interface RequestedOverride {
  /** Names between commas. */
  readonly windows: string;
  readonly reason: string;
}

const MARK = "sluice-gate";

const id = v.pipe(v.number(), v.integer(), v.minValue(1));

const schema = v.strictObject({
  format: v.literal(2),
  gate: v.pipe(v.string(), v.nonEmpty()),
  asks: v.picklist(QUESTIONS),
  version: v.pipe(v.string(), v.nonEmpty()),
  commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  fingerprint: v.pipe(v.string(), v.regex(/^(sha256:[0-9a-f]{64})?$/)),
  run: id,
  attempt: v.pipe(v.number(), v.integer(), v.minValue(0)),
  after: v.optional(id),
  destination: v.optional(v.pipe(v.string(), v.nonEmpty())),
  override: v.optional(v.strictObject({ windows: v.pipe(v.string(), v.nonEmpty()), reason: v.string() })),
  rollback: v.optional(rollbackWishSchema),
  preparation: v.optional(v.strictObject({ branch: v.pipe(v.string(), v.nonEmpty()), message: v.string() })),
});

/** The request as a comment carries it, unseen. */
export function requestMark(request: ApprovalRequest): Markdown {
  const { gate, asks, version, commit, fingerprint, run, attempt, after, destination, override } = request;
  const { preparation, rollback } = request;
  const known = { gate, asks, version, commit, fingerprint, run, attempt, after, destination, override };
  return hiddenMark(MARK, { format: 2, ...known, preparation, rollback });
}

/** The request in a comment's text; undefined without a request that can be read. */
export function readRequestMark(body: string): ApprovalRequest | undefined {
  const marks = [...body.matchAll(new RegExp(`<!-- ${MARK} (\\{.*?\\}) -->`, "g"))];
  if (marks.length !== 1) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(marks[0]?.[1] ?? ""));
    if (!read.success) return undefined;
    const { format: _, ...request } = read.output;
    // An answer that no run could act on is no answer.
    const isWhole =
      isBeforeTag(request.asks) === (request.preparation !== undefined) &&
      (request.asks === "rollback") === (request.rollback !== undefined);
    return isWhole ? request : undefined;
  } catch {
    // A person wrote a comment that looks like a request of the suite. It is not one.
    return undefined;
  }
}

/** The override as it is handed on, with who wants it: a question that follows an answer repeats what its request said. */
export function overrideWithRequester(
  { asks, override }: ApprovalRequest,
  startedBy: string | undefined,
): RequestedOverride | undefined {
  if (override === undefined || followsAnswer(asks) || startedBy === undefined) return override;
  return { ...override, reason: `${override.reason} (requested by ${startedBy})` };
}
