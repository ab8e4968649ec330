import { parseConfig } from "../config/parse.ts";
import type { Config } from "../config/schema.ts";
import { readDuration } from "../config/values.ts";
import type { GateRules } from "./gate-facts.ts";

const USUAL_MAX_AGE = "24h";

/** The configuration of the default branch; nothing is said where there is none. */
export function readConfigText(text: string | undefined, path: string): Config {
  return text === undefined ? {} : parseConfig(text, `${path} on the default branch`);
}

/**
 * The rules of one gate. `config` is that of the default branch, never the tag's or the checkout's: whoever can push a tag
 * could otherwise bring the rules along that let it through.
 */
export function rulesOf(config: Config, environment: string): GateRules {
  const gate = gateOf(config, environment);
  const name = `gates.${environment}.max-age`;
  const maxAgeMs = readDuration({ name, text: gate?.["max-age"] ?? USUAL_MAX_AGE });
  return {
    environment,
    kind: gate?.kind ?? "environment",
    owners: gateOwners(config, environment),
    selfApproval: gate?.["self-approval"] ?? false,
    maxAgeMs,
    // A commit does not change: what was said of it stays true, unless somebody wants it said anew.
    keptAgeMs: gate?.["max-age"] === undefined ? Number.POSITIVE_INFINITY : maxAgeMs,
  };
}

/** The owner of a gate and the backup owner, in lower case; empty where nobody is named. */
export function gateOwners(config: Config, environment: string): readonly string[] {
  const gate = gateOf(config, environment);
  return [gate?.owner, gate?.["backup-owner"]].flatMap((owner) => (owner === undefined ? [] : [login(owner)]));
}

/** What a person goes through before they answer. */
export function gateChecklist(config: Config, environment: string): readonly string[] {
  return gateOf(config, environment)?.checklist ?? [];
}

type Gates = NonNullable<Config["gates"]>;

/** Whatever the case, as GitHub takes names of environments: `Production` is no way around the rules of `production`. */
function gateOf({ gates = {} }: Config, environment: string): Gates[string] | undefined {
  const name = environment.toLowerCase();
  return Object.entries(gates).find(([one]) => one.toLowerCase() === name)?.[1];
}

function login(owner: string): string {
  return owner.replace(/^@/, "").toLowerCase();
}
