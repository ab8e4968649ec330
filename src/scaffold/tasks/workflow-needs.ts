import * as v from "valibot";
import { parse } from "yaml";

const text = v.union([v.string(), v.number(), v.boolean()]);
const step = v.looseObject({
  uses: v.optional(v.string()),
  if: v.optional(text),
  with: v.optional(v.record(v.string(), text), {}),
});
const job = v.looseObject({
  environment: v.optional(v.union([v.string(), v.looseObject({ name: v.string() })])),
  permissions: v.optional(v.record(v.string(), v.string()), {}),
  steps: v.optional(v.array(step), []),
});
const declared = v.nullable(v.looseObject({ description: v.optional(v.string()), required: v.optional(v.boolean()) }));
const workflow = v.looseObject({
  on: v.looseObject({
    workflow_call: v.looseObject({
      inputs: v.optional(v.record(v.string(), v.looseObject({ default: v.optional(text) })), {}),
      secrets: v.optional(v.record(v.string(), declared), {}),
    }),
  }),
  jobs: v.record(v.string(), job),
});
const action = v.looseObject({
  inputs: v.optional(v.record(v.string(), v.looseObject({ required: v.optional(v.boolean()) })), {}),
});

type Workflow = v.InferOutput<typeof workflow>;
type Job = v.InferOutput<typeof job>;

/** What a called workflow uses of the forge's settings, as its own file says it. */
export interface WorkflowNeeds {
  /** File of the caller, which is what a person sees in the forge. */
  readonly caller: string;
  readonly environments: readonly { readonly name: string; readonly isGate: boolean }[];
  readonly secrets: readonly SecretUse[];
  /** The permissions that its jobs ask for, such as `contents: write`. */
  readonly permissions: readonly string[];
  readonly runners: readonly string[];
}

export interface SecretUse {
  readonly name: string;
  readonly description: string;
  /** Environment of the job that reads it; undefined where the job has none, so that only the repository can hold it. */
  readonly environment: string | undefined;
  /** Whether the workflow cannot end well without it. */
  readonly isNeeded: boolean;
}

/** Stages by name, each with the text of its `action.yml`. */
export type Actions = ReadonlyMap<string, string>;
export type Inputs = Readonly<Record<string, string | number | boolean>>;

/** `given` are the inputs that the caller gives. */
export function workflowNeeds(
  caller: string,
  content: string,
  { actions, given = {} }: { readonly actions: Actions; readonly given?: Inputs },
): WorkflowNeeds {
  const read = v.parse(workflow, parse(content));
  const jobs = Object.values(read.jobs).map((one) => ({ job: one, environment: environmentOf(one, read, given) }));
  // A gate whose key another job reads as well stays one.
  const gates = jobs.filter(({ job: one }) => one.steps.some(({ uses = "" }) => isGateStep(uses)));
  const environments = jobs.flatMap(({ environment }) =>
    environment === undefined
      ? []
      : [{ name: environment, isGate: gates.some((gate) => gate.environment === environment) }],
  );
  const runner = read.on.workflow_call.inputs["runs-on"]?.default;
  return {
    caller,
    environments,
    secrets: jobs.flatMap(({ job: one, environment }) => secretsOf(one, environment, { read, content, actions })),
    permissions: [
      ...new Set(jobs.flatMap(({ job: one }) => Object.entries(one.permissions).map((pair) => pair.join(": ")))),
    ],
    runners: runner === undefined ? [] : [String(runner)],
  };
}

interface Around {
  readonly read: Workflow;
  readonly content: string;
  readonly actions: Actions;
}

function isGateStep(uses: string): boolean {
  return uses.endsWith("/actions/verify-approval");
}

/** The name of an environment is an input with a default, which only the callers of a named product replace. */
function environmentOf({ environment }: Job, { on }: Workflow, given: Inputs): string | undefined {
  const name = typeof environment === "string" ? environment : environment?.name;
  const input = /^\$\{\{ *inputs\.([\w-]+) *\}\}$/.exec(name ?? "")?.[1];
  if (input === undefined) return name;
  return String(given[input] ?? on.workflow_call.inputs[input]?.default ?? input);
}

function secretsOf(one: Job, environment: string | undefined, { read, content, actions }: Around): SecretUse[] {
  const names = new Set([...JSON.stringify(one).matchAll(/\bsecrets\.(\w+)/g)].map(([, name = ""]) => name));
  const needed = neededSecrets(one, actions);
  return [...names].map((name) => {
    const about = read.on.workflow_call.secrets[name];
    // Where a workflow asks whether there is one, it does without as well.
    const isOptional = content.includes(`secrets.${name} != ''`);
    const isNeeded = about?.required === true || (needed.has(name) && !isOptional);
    return { name, description: about?.description ?? "", environment, isNeeded };
  });
}

/** Those that a step without a condition hands to an input that its action requires. */
function neededSecrets({ steps }: Job, actions: Actions): ReadonlySet<string> {
  const names = steps.flatMap(({ uses = "", if: condition, with: given }) => {
    const content = actions.get(/\/actions\/([\w-]+)$/.exec(uses)?.[1] ?? "");
    if (content === undefined || condition !== undefined) return [];
    const { inputs } = v.parse(action, parse(content));
    return Object.entries(given).flatMap(([input, value]) =>
      inputs[input]?.required === true ? (/^\$\{\{ *secrets\.(\w+) *\}\}$/.exec(String(value))?.[1] ?? []) : [],
    );
  });
  return new Set(names);
}
