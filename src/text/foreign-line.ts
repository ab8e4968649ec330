import { truncate } from "./truncate.ts";

/** Longest line that is shown, in characters. */
const LINE_LIMIT = 2000;

// biome-ignore lint/complexity/useRegexLiterals: control characters are easier to read in a string
const ESCAPES = new RegExp(
  "\\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?|[@-Z\\\\-_])",
  "g",
);
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g;
const LINE_END = /\r\n|[\r\n\u2028\u2029]/;
/** They turn the direction of what follows, so that a line reads otherwise than it is. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A line as it is read: no colours, no control characters, no line end within it, no turned direction. */
export function visibleLine(line: string): string {
  return (
    line
      .replace(ESCAPES, "")
      // A line end within the line would begin a line of its own.
      .replace(/[\r\n\u2028\u2029]+(?=.)/gs, " ")
      .replace(CONTROLS, "")
      .replace(DIRECTIONS, "")
      .toWellFormed()
  );
}

/** The same for each line of a text. */
export function visibleLines(text: string): string {
  return text.split(LINE_END).map(visibleLine).join("\n");
}

/** At most 2,000 characters of it. */
function plainLine(line: string): string {
  const plain = visibleLine(line.slice(0, LINE_LIMIT * 4));
  if (plain.length <= LINE_LIMIT && line.length <= LINE_LIMIT * 4) return plain;
  return `${truncate(plain, LINE_LIMIT)} (truncated: the line has ${line.length} characters)`;
}

/** The same for the runner's log, in which `::x::` after leading blanks, and `##[x]` anywhere, is a command. */
export function cleanForeignLine(line: string): string {
  return breakCommands(plainLine(line));
}

/** A line that the runner takes for text only. A zero-width space breaks the command, and no reader sees it. */
function breakCommands(line: string): string {
  return line.replace(/##\[/g, "#\u200b#[").replace(/^(\s*):(:)/, "$1:\u200b$2");
}

/** Lines for the log. Each of them is cleaned, also Sluice's own. */
export function logText(text: string): string {
  return text.split(LINE_END).map(cleanForeignLine).join("\n");
}
