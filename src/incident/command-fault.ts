import type { Answer } from "../gates/comment/answer.ts";
import type { GateRules } from "../gates/rules/gate-rules.ts";
import { botFault, strangerFault } from "../gates/rules/ownership.ts";
import { minuteText } from "../text/minute-text.ts";

/** Why a command does not count. */
export interface CommandFault {
  readonly code: "malformed" | "no-owners" | "bot" | "stranger" | "edited" | "unknown-edits" | "expired" | "closed";
  readonly what: string;
  readonly todo: string;
}

export interface GivenCommand {
  /** Of the gate `incident`, or of the environment's own where the configuration has none. */
  readonly rules: GateRules;
  readonly comment: Answer;
  readonly isMalformed: boolean;
  readonly isOpen: boolean;
}

/** Pure. By the rules of the gates: a person, an owner, and the text as its author wrote it. */
export function commandFault(
  { rules, comment, isMalformed, isOpen }: GivenCommand,
  now: number,
): CommandFault | undefined {
  return ownersFault(rules, comment) ?? textFault({ rules, comment, isMalformed, isOpen }, now);
}

function ownersFault(rules: GateRules, { by }: Answer): CommandFault | undefined {
  if (rules.owners.length === 0) {
    return {
      code: "no-owners",
      what: "The configuration names no owner for incidents.",
      todo: "Set `gates.incident.owner` in the configuration on the default branch, or close the issue by hand.",
    };
  }
  const bot = botFault(rules, [by]);
  if (bot !== undefined) return { code: "bot", what: bot.what, todo: bot.todo };
  const stranger = strangerFault(rules, [by]);
  return stranger === undefined ? undefined : { code: "stranger", what: stranger.what, todo: stranger.todo };
}

function textFault({ rules, comment, isMalformed, isOpen }: GivenCommand, now: number): CommandFault | undefined {
  const again = "Write the command again, as a comment of its own.";
  if (isMalformed) {
    return {
      code: "malformed",
      what: "The comment contains a command and other text, or a command without its value.",
      todo: "Write a comment that is `/sev 1`, `/sev 2` or `/sev 3` and nothing else, or one that begins with `/update` or `/resolve` and continues with one text.",
    };
  }
  if (comment.edits === "edited") return { code: "edited", what: "The command was edited.", todo: again };
  if (comment.edits === "unknown") {
    const what = "The forge does not tell whether the command was edited after it was written.";
    return { code: "unknown-edits", what, todo: again };
  }
  if (now - comment.createdAt > rules.maxAgeMs)
    return {
      code: "expired",
      what: `The command expired at ${minuteText(comment.createdAt + rules.maxAgeMs)}, by \`gates.${rules.environment}.max-age\`.`,
      todo: again,
    };
  if (isOpen) return undefined;
  return { code: "closed", what: "The incident is closed.", todo: "Reopen the issue if the incident continues." };
}
