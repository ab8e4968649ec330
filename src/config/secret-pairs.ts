import type { Log } from "../ports/world.ts";
import type { InputKey } from "../stage/keys.ts";
import { type GivenValue, readPairs } from "./values.ts";

/**
 * Switches, numbers, versions and short words are no secrets. Masked, they would blank out half of the log, and GitHub drops each
 * output that contains a masked value.
 */
const PLAIN = /^(.{0,3}|[A-Za-z]{1,8}|production|development|\d{1,5}|v?\d+\.\d+(\.\d+)?(-[\w.]+)?)$/;

/** The same in every stage that runs scripts of the repository. */
export const scriptEnvKey = {
  name: "script-env",
  description: "Environment of the repository’s scripts on the runner, as lines NAME=value. The values are masked.",
  secret: true,
} as const satisfies InputKey;

/** Variables of other programs, NAME=value, one per line. Their values are masked in the log. */
export function readSecretPairs(setting: GivenValue, log: Log): Record<string, string> {
  const pairs = readPairs(setting, "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
  const plain: string[] = [];
  for (const [name, value] of Object.entries(pairs)) {
    if (!PLAIN.test(value)) log.mask(value);
    else if (value !== "") plain.push(name);
  }
  if (plain.length > 0)
    log.info(`Not masked, because the value is a short word, a number or a version: ${plain.join(", ")}.`);
  return pairs;
}
