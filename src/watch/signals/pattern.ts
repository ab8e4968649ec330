import { RE2JS } from "re2js";
import type { GivenValue } from "../../config/values.ts";
import { StageFailure } from "../../failure/failure.ts";
import { truncate } from "../../text/truncate.ts";

/** Characters of a line that are compared: a line is foreign, and may be as long as it likes. */
const LINE_LIMIT = 1000;
/** Characters. The time that a line takes grows with its pattern: `.{1000}` stands for a thousand steps. */
const PATTERN_LIMIT = 300;

/** A pattern of a person's configuration. On any line it takes a time that grows with the line's length and no faster. */
export interface Pattern {
  matches(line: string): boolean;
}

/** Throws a StageFailure that names the pattern, and why RE2 does not take it. */
export function readPattern({ name, text }: GivenValue): Pattern {
  if (text.length > PATTERN_LIMIT)
    throw badPattern(name, truncate(text, 80), `it has more than ${PATTERN_LIMIT} characters`);
  const pattern = compile({ name, text });
  return { matches: (line) => pattern.test(line.slice(0, LINE_LIMIT)) };
}

function compile({ name, text }: GivenValue): RE2JS {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badPattern(name, text, why.replace(/^error parsing regexp: /, ""));
  }
}

function badPattern(name: string, pattern: string, why: string): StageFailure {
  return new StageFailure({
    what: `\`${name}\` is "${pattern}", which cannot be used as a pattern: ${why}.`,
    means:
      "Patterns are regular expressions of RE2, which has no back-references and no look-around. Nothing was watched.",
    todo: `Write \`${name}\` in the syntax of RE2 (github.com/google/re2/wiki/Syntax).`,
  });
}
