import type { InputKey } from "../../src/stage/keys.ts";
import { type Given, NEEDS_OF_OTHERS, type Need, OUR_NEEDS } from "./permission-needs.ts";
import type { Job, Step, Workflow } from "./workflow-files.ts";
import { calledWorkflow, type Neighbours } from "./workflow-rules.ts";

export interface Surroundings extends Pick<Neighbours, "reusable"> {
  /** The inputs of our actions by stage. */
  readonly inputs: Readonly<Record<string, readonly InputKey[]>>;
}

type Permissions = ReadonlyMap<string, string>;

const RANK = ["none", "read", "write"];
const OTHERS: Readonly<Record<string, string>> = { token: "${{ github.token }}" };
const RUN_TOKEN = /\bgithub\.token\b|\bsecrets\.GITHUB_TOKEN\b/i;

/** Permissions that a job lacks for what runs in it, and those that nothing in it needs. */
export function permissionBreaches({ jobs }: Workflow, around: Surroundings): string[] {
  return Object.entries(jobs).flatMap(([id, job]) => jobBreaches(job, around).map((breach) => `${id}: ${breach}`));
}

function jobBreaches(job: Job, around: Surroundings): string[] {
  const unknown = job.steps.filter(({ uses }) => uses !== undefined && needsOf(uses) === undefined);
  const granted = new Map(Object.entries(job.permissions ?? {}));
  const wanted = strongest(job.uses === undefined ? neededBySteps(job, around) : neededBy(job.uses, around));
  const rank = (of: Permissions, scope: string): number => RANK.indexOf(of.get(scope) ?? "none");
  return [
    ...unknown.map(({ uses }) => `test/contract/permission-needs.ts does not say what ${uses} needs`),
    // No one knows what a script does with it.
    ...job.steps
      .filter((step) => step.run !== undefined && RUN_TOKEN.test(JSON.stringify(step)))
      .map(({ run }) => `a script gets the run's token: ${run}`),
    ...[...wanted]
      .filter(([scope]) => rank(granted, scope) < rank(wanted, scope))
      .map(([scope, level]) => `it lacks ${scope}: ${level}`),
    ...[...granted]
      .filter(([scope]) => rank(granted, scope) > rank(wanted, scope))
      .map(([scope, level]) => `nothing in it needs ${scope}: ${level}`),
  ];
}

/** What the jobs of a called workflow have, which their own steps bear out. */
function neededBy(uses: string, { reusable }: Surroundings): [string, string][] {
  const jobs = Object.values(calledWorkflow(uses, reusable)?.jobs ?? {});
  return jobs.flatMap(({ permissions = {} }) => Object.entries(permissions));
}

function neededBySteps({ steps }: Job, around: Surroundings): [string, string][] {
  return steps.flatMap((step) => {
    const given = givenBy(step, around);
    return (needsOf(step.uses ?? "") ?? [])
      .filter(({ when, token = "token" }) => RUN_TOKEN.test(given.text(token)) && (when?.(given) ?? true))
      .map(({ scope, level }): [string, string] => [scope, level]);
  });
}

function needsOf(uses: string): readonly Need[] | undefined {
  const stage = stageOf(uses);
  return stage === undefined ? NEEDS_OF_OTHERS[uses.replace(/@.*$/, "")] : OUR_NEEDS[stage];
}

function stageOf(uses: string): string | undefined {
  return /^\$\/actions\/([\w-]+)$/.exec(uses)?.[1];
}

/** Of an input that the configuration file may have, the workflow knows nothing: it may be anything. */
function givenBy({ uses = "", with: values }: Step, { inputs }: Surroundings): Given & { text(name: string): string } {
  const stage = stageOf(uses);
  const key = (name: string): InputKey | undefined => inputs[stage ?? ""]?.find((one) => one.name === name);
  // The actions of others take the run's token by themselves.
  const usual = (name: string): string => (stage === undefined ? OTHERS[name] : key(name)?.default) ?? "";
  const text = (name: string): string => String(values[name] ?? usual(name));
  const isFromFile = (name: string): boolean => values[name] === undefined && key(name)?.file !== undefined;
  return {
    text,
    is: (name) => text(name) !== "" || isFromFile(name),
    may: (name, value) => isFromFile(name) || (valuesOf(text(name))?.includes(value) ?? true),
  };
}

/** What a text may be in the run: itself, either end of `${{ … && 'a' || 'b' }}`, or, for any other expression, unknown. */
function valuesOf(text: string): readonly string[] | undefined {
  const [, one, other] = /^\$\{\{ (?:\([^()]*\)|(?!\|\|)[^()])+ && '([^']*)' \|\| '([^']*)' \}\}$/.exec(text) ?? [];
  if (one !== undefined && other !== undefined) return [one, other];
  return text.includes("${{") ? undefined : [text];
}

function strongest(all: readonly (readonly [string, string])[]): Permissions {
  const found = new Map<string, string>();
  for (const [scope, level] of all)
    if (RANK.indexOf(level) > RANK.indexOf(found.get(scope) ?? "none")) found.set(scope, level);
  return found;
}
