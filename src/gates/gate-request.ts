import * as v from "valibot";

export const QUESTIONS = ["release", "verdict"] as const;
export type Question = (typeof QUESTIONS)[number];

/** What a person is asked to open a gate for. The answer counts for exactly this. */
export interface GateRequest {
  readonly gate: string;
  /** Whether a release may begin, or whether one that is live is fine. */
  readonly asks: Question;
  readonly version: string;
  readonly commit: string;
  /** Fingerprint of the plan that was shown; empty where no host could be looked at before the approval. */
  readonly fingerprint: string;
  /** Login of whoever started the release. */
  readonly startedBy: string;
  /** Release windows that are not to count: whoever answers, answers for that, too. */
  readonly override?: RequestedOverride | undefined;
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
});

/** The request as a comment carries it, unseen. `-->` cannot occur inside: JSON escapes its `>`. */
export function requestMark(request: GateRequest): string {
  const { gate, asks, version, commit, fingerprint, startedBy, override } = request;
  const json = JSON.stringify({ format: 1, gate, asks, version, commit, fingerprint, startedBy, override });
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
    return request;
  } catch {
    // Somebody wrote something that looks like ours: it is not.
    return undefined;
  }
}
