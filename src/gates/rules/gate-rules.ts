import { parseConfig } from "../../config/parse.ts";
import type { Config } from "../../config/schema.ts";
import { readDuration } from "../../config/values.ts";

/** What a gate wants of an answer. */
export interface GateRules {
  readonly environment: string;
  /** Who asks: the forge, by the environment's required reviewers, or Sluice, in an issue. */
  readonly kind: "environment" | "comment";
  /** Logins of the owners, in lower case. Empty: the reviewers that the environment names. */
  readonly owners: readonly string[];
  /** Whether the person who started the run may approve it. */
  readonly selfApproval: boolean;
  /** The same for a rollback that was dispatched: one person may have to act alone at night. */
  readonly rollbackSelfApproval: boolean;
  /** How long an approval is good for, in milliseconds. */
  readonly maxAgeMs: number;
  /** How long one that is kept with a commit is: for ever, unless the configuration says how long. */
  readonly keptAgeMs: number;
}

const USUAL_MAX_AGE = "24h";

/** The configuration of the default branch; without one no rule is set. */
export function readConfigText(text: string | undefined, path: string): Config {
  return text === undefined ? {} : parseConfig(text, `${path} on the default branch`);
}

/**
 * The rules of one gate. `config` is that of the default branch, never the tag's or the checkout's: a person who can push a tag
 * could otherwise bring the rules that approve it.
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
    rollbackSelfApproval: gate?.["rollback-self-approval"] ?? gate?.["self-approval"] ?? false,
    maxAgeMs,
    // A commit does not change: an approval of it stays valid, unless the rules ask for a new one.
    keptAgeMs: gate?.["max-age"] === undefined ? Number.POSITIVE_INFINITY : maxAgeMs,
  };
}

/** What an approval is requested for, as far as the rules differ by it. */
interface Requested {
  readonly asks?: string | undefined;
  readonly rollback?: { readonly scenario?: string | undefined } | undefined;
}

/**
 * A rollback that was dispatched has a rule of its own about self-approval, as long as it replaces no data. A freeze only forbids
 * deploys, and may be urgent: an owner of a comment gate needs no second person for it.
 */
export function rulesFor<Rules extends GateRules>({ asks, rollback }: Requested, rules: Rules): Rules {
  if (asks === "freeze" && rules.kind === "comment") return { ...rules, selfApproval: true };
  const isRollback = asks === "rollback" && rollback?.scenario === undefined;
  return isRollback ? { ...rules, selfApproval: rules.rollbackSelfApproval } : rules;
}

/** The owner of a gate and the backup owner, in lower case; empty where none is named. */
export function gateOwners(config: Config, environment: string): readonly string[] {
  const gate = gateOf(config, environment);
  return [gate?.owner, gate?.["backup-owner"]].flatMap((owner) => (owner === undefined ? [] : [login(owner)]));
}

/** What a person goes through before they answer. */
export function gateChecklist(config: Config, environment: string): readonly string[] {
  return gateOf(config, environment)?.checklist ?? [];
}

type Gates = NonNullable<Config["gates"]>;

/** Upper and lower case are equal, as in names of environments at GitHub: `Production` has the rules of `production`. */
function gateOf({ gates = {} }: Config, environment: string): Gates[string] | undefined {
  const name = environment.toLowerCase();
  return Object.entries(gates).find(([one]) => one.toLowerCase() === name)?.[1];
}

function login(owner: string): string {
  return owner.replace(/^@/, "").toLowerCase();
}
