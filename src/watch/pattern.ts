import { badValue, type Given } from "../config/values.ts";

/** Characters of a line that are looked at: a line is foreign, and may be as long as it likes. */
export const LINE_LOOKED_AT = 1000;
const LONGEST_PATTERN = 300;
/** With more, a line of a thousand characters takes more than a minute. */
const MOST_REPETITIONS = 2;
const MOST_OPTIONALS = 8;

/**
 * A regular expression that cannot hold up the watch: no repetition of a group that itself repeats or branches, no
 * back-reference, and few repetitions without a bound.
 */
export function readPattern(given: Given): RegExp {
  const { text } = given;
  if (text.length > LONGEST_PATTERN) throw badValue(given, `a pattern of at most ${LONGEST_PATTERN} characters`);
  const danger = dangerOf(text);
  if (danger !== undefined) throw badValue(given, `a pattern without ${danger}: on some line it would take for ever`);
  try {
    return new RegExp(text, "u");
  } catch {
    throw badValue(given, "a regular expression of JavaScript");
  }
}

export function matches(pattern: RegExp, line: string): boolean {
  return pattern.test(line.slice(0, LINE_LOOKED_AT));
}

interface Group {
  repeats: boolean;
  branches: boolean;
}

/** What makes a pattern take exponential or high polynomial time; undefined for none. */
function dangerOf(pattern: string): string | undefined {
  const groups: Group[] = [{ repeats: false, branches: false }];
  let repetitions = 0;
  let optionals = 0;
  let before = "";
  // Escapes and character classes are single items; what stands in them does not count.
  for (const [token] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\)?(?:[*+]|\{\d+(?:,\d*)?\})|\(|\)|\||[\s\S]/gs)) {
    const here = groups.at(-1);
    if (/^\\[1-9k]/.test(token)) return "a back-reference";
    if (token === "(") groups.push({ repeats: false, branches: false });
    else if (token === "|" && here !== undefined) here.branches = true;
    else if (token.startsWith(")")) {
      const closed = groups.length > 1 ? groups.pop() : undefined;
      const outer = groups.at(-1);
      const repeated = token.length > 1;
      if (repeated) repetitions++;
      if (repeated && closed !== undefined && (closed.repeats || closed.branches))
        return "a repeated group that itself repeats or branches";
      if (outer !== undefined && (repeated || closed?.repeats)) outer.repeats = true;
    } else if (/^([*+]|\{\d)/.test(token) && here !== undefined) {
      here.repeats = true;
      repetitions++;
    } else if (token === "?" && !/^\(|[*+}]$/.test(before) && here !== undefined) {
      here.branches = true;
      optionals++;
    }
    before = token;
  }
  if (optionals > MOST_OPTIONALS) return `more than ${MOST_OPTIONALS} optional parts`;
  return repetitions > MOST_REPETITIONS ? `more than ${MOST_REPETITIONS} repetitions` : undefined;
}
