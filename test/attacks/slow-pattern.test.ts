import { createContext, Script } from "node:vm";
import { readPattern } from "../../src/watch/signals/pattern.ts";

/** For each of them a regular expression that goes back and tries again needs more steps than there is time. */
const ATTACKS: readonly (readonly [pattern: string, line: string])[] = [
  ["^(a+)+$", `${"a".repeat(60)}!`],
  ["^(a|a)*bc", `${"a".repeat(60)}b`],
  [`^${"a?".repeat(50)}${"a".repeat(50)}$`, `${"a".repeat(99)}!`],
  ["(.?){40}(.?){40}x$", "xa".repeat(499)],
  ["^(.*x)+(.*y)+(.*z)+$", "xyxyxyz".repeat(100).padEnd(900, "x")],
];

/** Undefined for a matching that had to be stopped: nothing else ends one that is under way. */
function resultIn(milliseconds: number, match: () => boolean): boolean | undefined {
  try {
    return new Script("match()").runInContext(createContext({ match }), { timeout: milliseconds });
  } catch {
    return undefined;
  }
}

test.each(ATTACKS)("a container's log line that suits the pattern %# does not hold up the watch", (text, line) => {
  const backtracking = new RegExp(text, "u");
  expect(resultIn(1000, () => backtracking.test(line))).toBeUndefined();
  const pattern = readPattern({ name: "p", text });
  expect(resultIn(25_000, () => pattern.matches(line))).toBe(false);
});
