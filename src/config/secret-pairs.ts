import type { Log } from "../world/world.ts";
import { type Given, readPairs } from "./values.ts";

/** A masked version, switch or number would blank out half of the log, and drop every output that holds it. */
const PLAIN = /^(.{0,3}|true|false|\d{1,5}|v?\d+\.\d+(\.\d+)?(-[\w.]+)?)$/;

/** Variables of somebody else's programs, NAME=value, one a line. Their values are hidden from the log. */
export function readSecretPairs(setting: Given, log: Log): Record<string, string> {
  const pairs = readPairs(setting, "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
  for (const value of Object.values(pairs)) if (!PLAIN.test(value)) log.mask(value);
  return pairs;
}
