import * as v from "valibot";
import { isBotLogin } from "./person.ts";

/** In the order in which a release asks them: the first two come before there is a tag. */
export const QUESTIONS = ["sign-off", "tag", "release", "verdict"] as const;
export type Question = (typeof QUESTIONS)[number];

/** Whose answer starts the run that asks the others. */
const AFTER: Readonly<Partial<Record<Question, Question>>> = { tag: "sign-off", verdict: "release" };

/** The question whose answer leads to this one; undefined for one that nobody's answer leads to. */
export function questionBefore(asks: Question): Question | undefined {
  return AFTER[asks];
}

/** Whether a question is asked before there is a tag, so that only the run's own commit says what it is about. */
export function isBeforeTag(asks: Question | undefined): boolean {
  return asks === "sign-off" || asks === "tag";
}

/** What a person is asked to open a gate for. The answer counts for exactly this. */
export interface GateRequest {
  readonly gate: string;
  /** Whether staging is fine, whether there shall be a tag, whether a release may begin, or whether a live one is fine. */
  readonly asks: Question;
  readonly version: string;
  readonly commit: string;
  /** Fingerprint of the plan that was shown; empty where no host could be looked at before the approval. */
  readonly fingerprint: string;
  /** Login of whoever started the run that asks. */
  readonly startedBy: string;
  /** Who else stands behind it: a release is started by a token, and prepared by a person. */
  readonly behind?: readonly string[] | undefined;
  /** Release windows that are not to count: whoever answers, answers for that, too. */
  readonly override?: RequestedOverride | undefined;
  /** What a release without a tag needs to go on after the answer; exactly where the question is asked before the tag. */
  readonly preparation?: Preparation | undefined;
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

const schema = v.strictObject({
  format: v.literal(1),
  gate: v.pipe(v.string(), v.nonEmpty()),
  asks: v.picklist(QUESTIONS),
  version: v.pipe(v.string(), v.nonEmpty()),
  commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  fingerprint: v.pipe(v.string(), v.regex(/^(sha256:[0-9a-f]{64})?$/)),
  startedBy: v.pipe(v.string(), v.nonEmpty()),
  // Requests of before there were overrides have none.
  override: v.optional(v.strictObject({ windows: v.pipe(v.string(), v.nonEmpty()), reason: v.string() })),
  behind: v.optional(v.array(v.pipe(v.string(), v.nonEmpty()))),
  preparation: v.optional(v.strictObject({ branch: v.pipe(v.string(), v.nonEmpty()), message: v.string() })),
});

/** The request as a comment carries it, unseen. `-->` cannot occur inside: JSON escapes its `>`. */
export function requestMark(request: GateRequest): string {
  const { gate, asks, version, commit, fingerprint, startedBy, behind, override, preparation } = request;
  const known = { gate, asks, version, commit, fingerprint, startedBy, behind, override, preparation };
  const json = JSON.stringify({ format: 1, ...known });
  return `<!-- ${MARK} ${json.replaceAll(">", "\\u003e")} -->`;
}

/** The request in a comment's text; undefined when there is none, or none that we understand. */
export function readRequestMark(body: string): GateRequest | undefined {
  const marks = [...body.matchAll(new RegExp(`<!-- ${MARK} (\\{.*?\\}) -->`, "g"))];
  if (marks.length !== 1) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(marks[0]?.[1] ?? ""));
    if (!read.success) return undefined;
    const { format: _, ...request } = read.output;
    // An answer that nobody could act on is none.
    return isBeforeTag(request.asks) === (request.preparation !== undefined) ? request : undefined;
  } catch {
    // Somebody wrote something that looks like ours: it is not.
    return undefined;
  }
}

/** The people behind a request; none where only tokens are known. */
export function peopleBehind({ startedBy, behind = [] }: GateRequest, requester: string): readonly string[] {
  const isPerson = (login: string): boolean => !isBotLogin(login) && login.toLowerCase() !== requester.toLowerCase();
  return [startedBy, ...behind].filter(isPerson);
}

/** The override as it is handed on, with who said so: a question that follows another one repeats what stood there. */
export function overrideAsSaid(request: GateRequest, requester: string): RequestedOverride | undefined {
  const { asks, override, startedBy } = request;
  if (override === undefined) return undefined;
  const isPerson = peopleBehind({ ...request, behind: [] }, requester).length > 0;
  return questionBefore(asks) === undefined && isPerson
    ? { ...override, reason: `${override.reason} (said by ${startedBy})` }
    : override;
}
