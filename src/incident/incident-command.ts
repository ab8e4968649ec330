import { readSeverity, type Severity } from "./severity.ts";

/**
 * What a comment says to an incident. The grammar is as strict as that of the gates: the comment is the command, from its first
 * character to its last. A text that contains another command is unclear.
 */
export type IncidentCommand =
  | { readonly kind: "severity"; readonly severity: Severity }
  | { readonly kind: "update"; readonly text: string }
  | { readonly kind: "resolve"; readonly text: string }
  /** It looks like a command, and is not one. */
  | { readonly kind: "malformed" };

const SEVERITY = /^\/sev[ \t]+(\S+)\s*$/;
const WITH_TEXT = /^\/(update|resolve)[ \t\r\n]+([\s\S]*)$/;
const LIKE_A_COMMAND = /^[ \t]*\/(?:sev|update|resolve)(?![\w-])/im;

/** Undefined for a comment without a command: no line of it begins as one does. */
export function readIncidentCommand(body: string): IncidentCommand | undefined {
  const severity = readSeverity(SEVERITY.exec(body)?.[1] ?? "");
  if (severity !== undefined) return { kind: "severity", severity };
  const [, name, rest = ""] = WITH_TEXT.exec(body) ?? [];
  const text = rest.trim();
  if (name !== undefined && text !== "" && !LIKE_A_COMMAND.test(text))
    return { kind: name === "update" ? "update" : "resolve", text };
  return LIKE_A_COMMAND.test(body) ? { kind: "malformed" } : undefined;
}
