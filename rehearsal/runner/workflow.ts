import { readCallInputs, readCallSecrets } from "./call.ts";
import { type Contexts, condition, resolve, resolveText, type Status } from "./expression.ts";
import { type Concurrency, readConcurrency } from "./group.ts";
import { type JobEnd, runJob } from "./job.ts";
import { readPermissions, within } from "./permission.ts";
import type { JobFacts, Result } from "./platform.ts";
import { Refusal } from "./refusal.ts";
import type { JobRecord, JobScope, Scope } from "./scope.ts";
import { type Mapping, mapping, texts } from "./tree.ts";
import { findWorkflow, loadWorkflow } from "./workflow-file.ts";

export interface WorkflowEnd {
  readonly result: Result;
  readonly jobs: ReadonlyMap<string, JobRecord>;
}

/** Runs a file's jobs, each as soon as all that it needs are done. */
export async function runWorkflow(scope: Scope): Promise<WorkflowEnd> {
  const jobs = mapping(scope.tree.get("jobs"), "jobs").entries;
  const running = new Map<string, Promise<JobRecord>>();
  const start = (id: string): Promise<JobRecord> => {
    const found = running.get(id);
    if (found) return found;
    const tree = mapping(jobs.get(id) ?? null, id);
    const needs = texts(tree.get("needs"), `${id}: needs`);
    const done = Promise.all(needs.map(async (need) => [need, await start(need)] as const)).then((before) =>
      consider(scope, { id, tree, needs: new Map(before), ancestors: ancestorsOf(id, jobs), running }),
    );
    running.set(id, done);
    return done;
  };
  const all = await Promise.allSettled([...jobs.keys()].map(async (id) => [id, await start(id)] as const));
  const ended = all.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
  return { result: overall(ended.map(([, { result }]) => result)), jobs: new Map(ended) };
}

function overall(results: readonly Result[]): Result {
  if (results.includes("cancelled")) return results.includes("failure") ? "failure" : "cancelled";
  if (results.includes("failure")) return "failure";
  return results.every((result) => result === "skipped") ? "skipped" : "success";
}

interface Turn {
  readonly id: string;
  readonly tree: Mapping;
  readonly needs: ReadonlyMap<string, JobRecord>;
  readonly ancestors: readonly string[];
  readonly running: ReadonlyMap<string, Promise<JobRecord>>;
}

/** Decides whether a job runs, is skipped, or was done in the attempt before. */
async function consider(scope: Scope, turn: Turn): Promise<JobRecord> {
  const { run } = scope;
  const key = `${scope.prefix}${turn.id}`;
  const needs = Object.fromEntries([...turn.needs].map(([id, { result, outputs }]) => [id, { result, outputs }]));
  const contexts: Contexts = { github: run.github, needs, inputs: scope.inputs, vars: run.settings.variables };
  const ancestors = await Promise.all(turn.ancestors.map((id) => turn.running.get(id)));
  const results = ancestors.flatMap((each) => each?.result ?? []);
  const when = (cancelled: boolean): boolean =>
    condition(turn.tree.get("if"), contexts, statusAfter(results, cancelled));
  const mayKeep = scope.mayKeep && [...turn.needs.values()].every(({ kept }) => kept);
  const wanted = readPermissions(turn.tree.get("permissions"), key) ?? scope.permissions;
  const job: JobScope = {
    ...{ scope: { ...scope, mayKeep }, id: turn.id, tree: turn.tree, contexts },
    name: `${scope.shownPrefix}${turn.tree.get("name") === null ? turn.id : resolveText(turn.tree.get("name"), contexts)}`,
    permissions: within(wanted, scope.ceiling, `Job ${key}`),
    survivesCancel: when(true),
  };
  const before = run.kept.get(key);
  // Of a called workflow each job is looked at by itself.
  const kept = mayKeep && (turn.tree.get("uses") === null || before?.result === "skipped") ? before : undefined;
  const record =
    kept !== undefined
      ? await keep(job, key, kept)
      : when(run.stop.aborted)
        ? await perform(job, key)
        : await leaveOut(job, key);
  run.records.set(key, record);
  run.observer.ended(job.name, record.result);
  return record;
}

/**
 * success() asks every job before this one, not only the needed ones: a skipped one is no success. In a cancelled run it is
 * false, and cancelled() is true: of jobs that run or wait, only those go on whose `if` still holds.
 */
function statusAfter(results: readonly Result[], cancelled: boolean): Status {
  return {
    success: !cancelled && results.every((result) => result === "success"),
    failure: results.includes("failure"),
    cancelled,
  };
}

function factsOf({ name, scope: { run } }: JobScope, key: string): JobFacts {
  return { key, name, runId: run.facts.id, attempt: run.facts.attempt };
}

/** A job that the attempt before has done is on this one's page as well. */
async function keep(job: JobScope, key: string, before: JobRecord): Promise<JobRecord> {
  await job.scope.run.platform.tell({ kind: "job-kept", job: factsOf(job, key), result: before.result });
  return { ...before, kept: true };
}

/** A job that does not run is on the run page all the same. */
async function leaveOut(job: JobScope, key: string): Promise<JobRecord> {
  await job.scope.run.platform.tell({ kind: "job-ended", job: factsOf(job, key), result: "skipped" });
  return { result: "skipped", outputs: {}, kept: false };
}

/** Never aborts. */
const NEVER = new AbortController().signal;

async function perform(job: JobScope, key: string): Promise<JobRecord> {
  const { run } = job.scope;
  const facts = factsOf(job, key);
  const concurrency = readConcurrency(resolve(job.tree.get("concurrency"), job.contexts), `Job ${key}`);
  await run.platform.tell({
    ...{ kind: "job-queued", job: facts },
    ...(concurrency === undefined ? {} : { concurrency: concurrency.group }),
  });
  // A job that waits for an approval holds its group already.
  const cancel = job.survivesCancel ? NEVER : run.stop;
  const entered = concurrency === undefined || (await run.groups.enter(concurrency, cancel));
  const end: JobEnd = entered ? await work(job, facts, concurrency) : { result: "cancelled", outputs: {} };
  const { outputs, kept = false, ...told } = end;
  // The jobs of the called workflow count, and not the job that calls it.
  if (job.tree.get("uses") === null) await run.platform.tell({ kind: "job-ended", job: facts, ...told });
  return { result: end.result, outputs, kept };
}

async function work(job: JobScope, facts: JobFacts, group: Concurrency | undefined): Promise<JobEnd> {
  try {
    const uses = job.tree.get("uses");
    return typeof uses === "string" ? await callWorkflow(job, uses, facts) : await runJob(job, facts);
  } finally {
    if (group !== undefined) job.scope.run.groups.leave(group);
  }
}

const DEEPEST = 10;

/** Runs a reusable workflow in the place of a job; its own jobs get its gates, its secrets and its outputs. */
async function callWorkflow(job: JobScope, uses: string, facts: JobFacts): Promise<JobEnd> {
  const { scope } = job;
  if (scope.depth >= DEEPEST) throw new Refusal(`${uses}: workflows call each other more than ${DEEPEST} levels deep.`);
  const { source, path } = findWorkflow(scope, uses);
  const tree = await loadWorkflow(source, path);
  const call = mapping(tree.get("on"), `${path}: on`);
  if (!call.entries.has("workflow_call")) throw new Refusal(`${path} has no workflow_call.`);
  const trigger = mapping(call.get("workflow_call"), path);
  const inner: Scope = {
    ...scope,
    ...{ source, tree, depth: scope.depth + 1, prefix: `${facts.key} / `, shownPrefix: `${facts.name} / ` },
    inputs: readCallInputs(trigger, job, path),
    secrets: readCallSecrets(trigger, job, path),
    permissions: readPermissions(tree.get("permissions"), path),
    ceiling: job.permissions,
  };
  const { result, jobs } = await runWorkflow(inner);
  const records = Object.fromEntries([...jobs].map(([id, { result, outputs }]) => [id, { result, outputs }]));
  const contexts = {
    github: scope.run.github,
    inputs: inner.inputs,
    vars: scope.run.settings.variables,
    jobs: records,
  };
  const outputs = [...mapping(trigger.get("outputs"), "outputs").entries].map(([key, output]) => {
    return [key, resolveText(mapping(output, key).get("value"), contexts)] as const;
  });
  return { result, outputs: Object.fromEntries(outputs), kept: [...jobs.values()].every(({ kept }) => kept) };
}

function ancestorsOf(id: string, jobs: Mapping["entries"]): readonly string[] {
  const found = new Set<string>();
  const visit = (each: string): void => {
    for (const need of texts(mapping(jobs.get(each) ?? null, each).get("needs"), each)) {
      if (found.has(need)) continue;
      found.add(need);
      visit(need);
    }
  };
  visit(id);
  return [...found];
}
