/** Whether a gate counts as opened, in words that all kinds of gates share. */

export interface Person {
  readonly login: string;
  readonly isBot: boolean;
}

export type GateVerdict =
  | {
      readonly kind: "approved";
      readonly by: readonly Person[];
      /** When its job began; undefined where the forge does not tell which job that was. */
      readonly at: number | undefined;
      readonly comment: string;
    }
  | { readonly kind: "rejected"; readonly by: Person; readonly comment: string }
  | Refused;

export interface Refused {
  readonly kind: "refused";
  readonly code: GateFault | CommentFault;
  readonly what: string;
  readonly todo: string;
}

export type GateFault =
  | "no-gate-here"
  | "no-such-environment"
  | "no-reviewers"
  | "unanswered"
  | "old-approval"
  | "unclear"
  | "bot"
  | "stranger"
  | "self-approval"
  | "unknown-starter"
  | "unknown-time"
  | "expired"
  | "from-the-future";

/** What else can be wrong with an answer in an issue. */
export type CommentFault =
  | "no-comment-gate"
  | "no-owners"
  | "malformed"
  | "answered"
  | "edited"
  | "unknown-edits"
  | "no-request"
  | "unproven-request"
  | "other-version"
  | "stale";

/** The one shape of a gate that stays closed. */
export function refused(code: GateFault | CommentFault, what: string, todo: string): Refused {
  return { kind: "refused", code, what, todo };
}
