import type { Manifest } from "../../scripts/actions/manifest.ts";
import type { Job, Step, Workflow } from "./workflow-files.ts";

/** What is around a workflow file: what it may use, and what of it must fit. */
export interface Neighbours {
  /** Our actions by stage. */
  readonly actions: Readonly<Record<string, Manifest>>;
  /** Our reusable workflows by file name. */
  readonly reusable: Readonly<Record<string, Workflow>>;
}

/** Secrets that open a host for changes: only in an environment, which decides who can use them. */
const GATED_SECRETS = ["DEPLOY_SSH_KEY", "DRILL_SSH_KEY"];
const CHECKOUT = "actions/checkout";
/** What the action.yml of others says that they give, at the commits that we use. */
const OUTPUTS_OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  "actions/upload-artifact": ["artifact-id", "artifact-url", "artifact-digest"],
  "dependabot/fetch-metadata": ["update-type"],
  "docker/metadata-action": ["version", "tags", "tag-names", "labels", "annotations", "json"],
  "docker/build-push-action": ["imageid", "digest", "metadata"],
};

/** Where `with`, `secrets`, `needs`, outputs and permissions do not fit what they meet. */
export function workflowBreaches(workflow: Workflow, content: string, neighbours: Neighbours): string[] {
  return [
    ...(workflow.permissions !== undefined && Object.keys(workflow.permissions).length === 0
      ? []
      : ["the file does not begin with `permissions: {}`"]),
    ...referenceBreaches(workflow, content),
    ...outputBreaches(workflow),
    ...Object.entries(workflow.jobs).flatMap(([id, job]) =>
      jobBreaches(workflow, id, job, neighbours).map((breach) => `${id}: ${breach}`),
    ),
  ];
}

/** `inputs.x` and `secrets.X` that no one declares. */
function referenceBreaches({ on }: Workflow, content: string): string[] {
  const inputs = [on.workflow_call?.inputs, on.workflow_dispatch?.inputs].flatMap((some) => Object.keys(some ?? {}));
  const secrets = on.workflow_call === undefined ? undefined : Object.keys(on.workflow_call.secrets);
  return [
    ...namesIn(content, /\binputs\.([\w-]+)/g)
      .filter((name) => !inputs.includes(name))
      .map((name) => `there is no input ${name}`),
    ...(secrets === undefined ? [] : namesIn(content, /\bsecrets\.(\w+)/g))
      .filter((name) => !secrets?.includes(name))
      .map((name) => `there is no secret ${name}`),
  ];
}

function outputBreaches({ on, jobs }: Workflow): string[] {
  return Object.entries(on.workflow_call?.outputs ?? {}).flatMap(([name, { value }]) => {
    const [, id = "", output = ""] = /jobs\.([\w-]+)\.outputs\.([\w-]+)/.exec(value) ?? [];
    return jobs[id]?.outputs[output] === undefined ? [`the output ${name} comes from nowhere: ${value}`] : [];
  });
}

function jobBreaches(workflow: Workflow, id: string, job: Job, neighbours: Neighbours): string[] {
  const needs = [job.needs].flat();
  const text = JSON.stringify(job);
  return [
    ...needs.filter((one) => workflow.jobs[one] === undefined).map((one) => `it needs ${one}, which is no job`),
    ...[...text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(([, from = "", name = ""]) => {
      if (!needs.includes(from)) return [`it reads ${from}, which it does not need`];
      return jobOutputs(workflow.jobs[from], neighbours).includes(name) ? [] : [`${from} has no output ${name}`];
    }),
    ...(job.uses === undefined
      ? stepsBreaches(job, neighbours)
      : [...callBreaches(job, job.uses, neighbours), ...typeBreaches(workflow, job, neighbours)]),
    ...(job.permissions === undefined ? ["it has no permissions of its own"] : []),
    // GitHub drops an output that contains the value of a secret. One character contains no value of two.
    ...[...text.matchAll(/needs\.([\w-]+\.outputs\.[\w-]+) [!=]= '([^']{2,})'/g)].map(
      ([, output, word]) => `it decides by the word "${word}" of ${output}, which could be masked`,
    ),
    ...GATED_SECRETS.filter((name) => job.uses === undefined && text.includes(`secrets.${name}`))
      .filter(() => job.environment === undefined)
      .map((name) => `it reads ${name} without naming an environment`),
    ...(job.name === undefined && job.uses === undefined ? [`it has no name for the run page (${id})`] : []),
  ];
}

/** A job that calls a reusable workflow gives what that one gives. */
function jobOutputs(job: Job | undefined, { reusable }: Neighbours): string[] {
  if (job?.uses === undefined) return Object.keys(job?.outputs ?? {});
  return Object.keys(calledWorkflow(job.uses, reusable)?.on.workflow_call?.outputs ?? {});
}

export function calledWorkflow(uses: string, reusable: Neighbours["reusable"]): Workflow | undefined {
  return reusable[/\.github\/workflows\/([\w.-]+)@/.exec(uses)?.[1] ?? ""];
}

function stepsBreaches(job: Job, neighbours: Neighbours): string[] {
  return [
    ...(job["timeout-minutes"] === undefined ? ["it has no time limit"] : []),
    ...job.steps.flatMap((step) => stepBreaches(step, neighbours)),
    ...stepOutputBreaches(job, neighbours),
  ];
}

function stepBreaches({ uses, with: given }: Step, { actions }: Neighbours): string[] {
  if (uses === undefined) return [];
  const stage = /^\$\/actions\/([\w-]+)$/.exec(uses)?.[1];
  if (stage === undefined) {
    const pinned = /@[0-9a-f]{40}$/.test(uses) ? [] : [`${uses} is not pinned to a commit`];
    const kept = uses.startsWith(CHECKOUT) && given["persist-credentials"] !== false;
    return [...pinned, ...(kept ? [`${CHECKOUT} leaves the token in the workspace`] : [])];
  }
  const action = actions[stage];
  if (action === undefined) return [`there is no action ${stage}`];
  return [
    ...Object.keys(given)
      .filter((name) => action.inputs[name] === undefined)
      .map((name) => `${stage} has no input ${name}`),
    ...Object.entries(action.inputs)
      .filter(([name, { required }]) => required && given[name] === undefined)
      .map(([name]) => `${stage} needs the input ${name}`),
  ];
}

/** `steps.x.outputs.y`: a step before, and an output of its. */
function stepOutputBreaches({ steps, outputs }: Job, { actions }: Neighbours): string[] {
  const known = new Map<string, Step>();
  const unknown = (text: string): string[] =>
    [...text.matchAll(/steps\.([\w-]+)\.(?:outputs\.([\w-]+)|outcome|conclusion)/g)].flatMap(([, id = "", name]) => {
      const step = known.get(id);
      if (step === undefined) return [`there is no step ${id} before its use`];
      return name === undefined || outputsOf(step, actions).includes(name)
        ? []
        : [`the step ${id} has no output ${name}`];
    });
  const inSteps = steps.flatMap((step) => {
    const found = unknown(JSON.stringify(step));
    if (step.id !== undefined) known.set(step.id, step);
    return found;
  });
  return [...inSteps, ...unknown(JSON.stringify(outputs))];
}

function outputsOf({ uses = "", run = "" }: Step, actions: Neighbours["actions"]): string[] {
  const stage = /^\$\/actions\/([\w-]+)$/.exec(uses)?.[1] ?? "";
  const others = OUTPUTS_OF_OTHERS[uses.replace(/@.*$/, "")] ?? [];
  return [...Object.keys(actions[stage]?.outputs ?? {}), ...others, ...namesIn(run, /echo "([\w-]+)=/g)];
}

/** A caller against what it calls. */
function callBreaches(
  { with: given, secrets, permissions = {} }: Job,
  uses: string,
  { reusable }: Neighbours,
): string[] {
  const called = calledWorkflow(uses, reusable);
  const call = called?.on.workflow_call;
  if (called === undefined || call === undefined) return [`there is no reusable workflow ${uses}`];
  const handed = typeof secrets === "string" ? [] : Object.keys(secrets);
  return [
    ...(typeof secrets === "string" ? ["secrets are inherited, which works inside one organisation only"] : []),
    ...unfit("input", Object.keys(given), call.inputs),
    ...unfit("secret", handed, call.secrets),
    ...Object.values(called.jobs).flatMap((job) =>
      Object.entries(job.permissions ?? {})
        .filter(([name, wanted]) => !covers(permissions[name], wanted))
        .map(([name, wanted]) => `it does not grant ${name}: ${wanted}`),
    ),
  ];
}

/** A dispatch's boolean that is given to a text: a linter takes it for a mistake, and it is one wherever nobody converts it. */
function typeBreaches({ on }: Workflow, { with: given, uses = "" }: Job, { reusable }: Neighbours): string[] {
  const declared = calledWorkflow(uses, reusable)?.on.workflow_call?.inputs ?? {};
  return Object.entries(given).flatMap(([name, value]) => {
    const [, own = ""] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(String(value)) ?? [];
    const isBoolean = on.workflow_dispatch?.inputs[own]?.type === "boolean";
    return isBoolean && declared[name]?.type === "string" ? [`the boolean ${own} is given to the text ${name}`] : [];
  });
}

function unfit(
  what: string,
  given: readonly string[],
  declared: Readonly<Record<string, { readonly required?: boolean | undefined } | null>>,
): string[] {
  return [
    ...given.filter((name) => declared[name] === undefined).map((name) => `there is no ${what} ${name}`),
    ...Object.entries(declared)
      .filter(([name, about]) => about?.required === true && !given.includes(name))
      .map(([name]) => `the ${what} ${name} is missing`),
  ];
}

function covers(granted: string | undefined, wanted: string): boolean {
  return granted === "write" || granted === wanted;
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))];
}
