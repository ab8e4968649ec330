import type { Job, Step, Workflow } from "./workflow-files.ts";

/**
 * Where an expression means something else to the runners of Forgejo and Gitea than to GitHub's. These rules keep the workflows to
 * what is right for all of them:
 *
 * 1. A boolean input can arrive there as a text that is neither true nor false, and is truthy.
 * 2. The outputs of a skipped job are the unevaluated expressions, so they are not empty. Its result is empty, not "skipped".
 * 3. Within a step's `if`, an input of the step's own `with` stands for the input of the workflow of the same name.
 * 4. `needs.*` is empty.
 * 5. In a job of a called workflow the name of the event is `workflow_call`.
 */
export function dialectBreaches(workflow: Workflow): string[] {
  return Object.entries(workflow.jobs).flatMap(([id, job]) =>
    [...conditionBreaches(workflow, job), ...outputBreaches(workflow, job), ...shadowBreaches(job)].map(
      (breach) => `${id}: ${breach}`,
    ),
  );
}

/** Rules 1, 4, 5, and the result of rule 2. */
function conditionBreaches({ on }: Workflow, job: Job): string[] {
  const text = JSON.stringify(job);
  const booleans = Object.entries(on.workflow_call?.inputs ?? {}).flatMap(([name, about]) =>
    about?.["type"] === "boolean" ? [name] : [],
  );
  return [
    ...booleans.filter((name) => truthy(name).test(text)).map((name) => `it takes ${name} for true or false`),
    ...(on.workflow_call !== undefined && text.includes("github.event_name")
      ? ["it asks for the name of the event, which is workflow_call elsewhere"]
      : []),
    ...(text.includes("needs.*") ? ["it asks for needs.*, which is empty elsewhere"] : []),
    ...(/result == 'skipped'/.test(text) ? ["it asks for the result 'skipped', which is empty elsewhere"] : []),
  ];
}

/** Any use but `format('{0}', inputs.x) == 'true'` and its like. */
function truthy(name: string): RegExp {
  return new RegExp(`(?<!format\\('\\{0\\}', )inputs\\.${name}(?![\\w-])|inputs\\.${name}\\)(?! [=!]= '(true|false)')`);
}

/** Rule 2. Comparing with a word is right for both: an unevaluated expression is no word either. */
function outputBreaches(workflow: Workflow, job: Job): string[] {
  const { name: _, ...rest } = job;
  const condition = String(job["if"] ?? "");
  // Without a word about results, a job waits until all that it needs has succeeded.
  if (!/\b(always|cancelled|failure)\(\)/.test(condition)) return [];
  return [job.needs].flat().flatMap((need) => {
    // One of several ways into a job says nothing of the others.
    if (!canBeSkipped(workflow, need) || (!condition.includes("||") && hasRun(need, condition))) return [];
    const unguarded = expressionsOf(rest).filter((one) => readsOutput(need, one) && !hasRun(need, one));
    return unguarded.map((one) => `it reads what ${need} gives, which may have been skipped: ${one}`);
  });
}

function canBeSkipped({ jobs }: Workflow, id: string): boolean {
  const job = jobs[id];
  return job !== undefined && (job["if"] !== undefined || [job.needs].flat().length > 0);
}

/** A result, or an output that has one certain value, says that the job was there. */
function hasRun(id: string, expression: string): boolean {
  return (
    expression.includes(`needs.${id}.result == 'success'`) ||
    expression.includes(`needs.${id}.result != '' && needs.${id}.result != 'skipped'`) ||
    new RegExp(`needs\\.${id}\\.outputs\\.[\\w-]+ == '[^']+'`).test(expression)
  );
}

function readsOutput(id: string, expression: string): boolean {
  return new RegExp(`needs\\.${id}\\.outputs\\.[\\w-]+(?! [=!]= '[^']+')(?![\\w-])`).test(expression);
}

function expressionsOf(value: unknown): string[] {
  if (typeof value === "string")
    return value.includes("${{") ? [...value.matchAll(/\$\{\{.*?\}\}/gs)].map(([one]) => one) : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(expressionsOf);
}

/** Rule 3. */
function shadowBreaches({ steps }: Job): string[] {
  return steps.flatMap((step: Step) => {
    const condition = String(step["if"] ?? "");
    const shadowed = Object.keys(step.with).filter((name) => new RegExp(`inputs\\.${name}(?![\\w-])`).test(condition));
    return shadowed.map((name) => `"${String(step["name"])}" hides the input ${name}, which its condition asks for`);
  });
}
