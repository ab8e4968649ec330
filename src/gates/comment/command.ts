/**
 * What a comment says to a gate. The grammar is strict, because a sentence that goes on can take back what it began with: the comment
 * is the command, from its first character to its last, and a rejection has room for its reason. The text is only ever compared;
 * nothing of it reaches a shell or a workflow's expression.
 */
export type Command =
  | { readonly kind: "approve"; readonly version: string }
  | { readonly kind: "reject"; readonly reason: string }
  /** It looks like a command, and is not one. */
  | { readonly kind: "malformed" };

const APPROVE = /^\/approve[ \t]+(\S+)\s*$/;
const REJECT = /^\/reject(?:[ \t\r\n]+([\s\S]*))?$/;
const LIKE_A_COMMAND = /^[ \t]*\/(?:approve|reject)/im;

/** Undefined for talk: no line of it begins as a command does. */
export function readCommand(body: string): Command | undefined {
  const approve = APPROVE.exec(body);
  if (approve?.[1] !== undefined) return { kind: "approve", version: approve[1] };
  const reject = REJECT.exec(body);
  const reason = (reject?.[1] ?? "").trim();
  if (reject !== null && !LIKE_A_COMMAND.test(reason)) return { kind: "reject", reason };
  return LIKE_A_COMMAND.test(body) ? { kind: "malformed" } : undefined;
}
