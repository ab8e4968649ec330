import { rmSync } from "node:fs";
import { asText, resolve, resolveText, resolveTexts } from "./expression.ts";
import { startJobStop } from "./job-stop.ts";
import { makePlace } from "./machine.ts";
import type { JobEnvironment, JobFacts, Result, Settings } from "./platform.ts";
import { Refusal } from "./refusal.ts";
import type { JobScope } from "./scope.ts";
import { contextsOf, type Frame, runPosts, runSteps } from "./step.ts";
import { Mapping, mapping } from "./tree.ts";
import type { Workplace } from "./workplace.ts";

export interface JobEnd {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  readonly environmentUrl?: string;
  readonly annotation?: string;
  /** True for a called workflow of which nothing was run again. */
  readonly kept?: boolean;
}

/** Runs a job with steps on a machine of its own: the gate of its environment first, then its steps. */
export async function runJob(job: JobScope, facts: JobFacts): Promise<JobEnd> {
  const { run } = job.scope;
  const cancelled = (): boolean => run.stop.aborted && !job.survivesCancel;
  const environment = readEnvironment(job);
  if (environment !== undefined) {
    await run.platform.tell({ kind: "job-waiting", job: facts, environment: environment.name });
    run.observer.job(facts.name, `waits at the environment ${environment.name}`);
    const gate = run.platform.gate(facts, environment);
    const answer = await (job.survivesCancel ? gate : unlessStopped(gate, run.stop));
    if (answer === undefined || cancelled()) return { result: "cancelled", outputs: {} };
    if (answer.kind !== "approved") {
      const why = answer.kind === "rejected" ? `The deployment to ${environment.name} was rejected.` : answer.reason;
      run.observer.annotation(facts.name, "error", why);
      return { result: "failure", outputs: {}, annotation: why };
    }
  }
  if (cancelled()) return { result: "cancelled", outputs: {} };
  await run.platform.tell({
    kind: "job-started",
    job: facts,
    deployment: environment?.deployment ?? false,
    ...(environment === undefined ? {} : { environment: environment.name }),
  });
  run.observer.job(facts.name, "starts");
  const more = environment === undefined ? undefined : await run.platform.settings(environment.name);
  return runOnMachine(job, facts, more);
}

async function runOnMachine(job: JobScope, facts: JobFacts, more: Settings | undefined): Promise<JobEnd> {
  const { run } = job.scope;
  const minutes = readMinutes(job);
  const stop = startJobStop({
    ...{ cancel: job.survivesCancel ? undefined : run.stop, minutes, ladder: run.ladder },
    onLate: () => {
      const why = `The job has exceeded the maximum execution time of ${minutes} minutes.`;
      run.observer.annotation(facts.name, "error", why);
    },
  });
  const place = await makePlace(job, { facts, more, stop });
  try {
    const frame = frameOf(job, place);
    await runSteps(frame, stepsOf(job), (step) => run.platform.tell({ kind: "step-ended", job: facts, step }));
    await runPosts(frame);
    const result = place.stop.aborted ? "cancelled" : frame.failed ? "failure" : "success";
    // Outputs are evaluated at the job's end, which a job that was ended by force does not reach.
    if (place.end.aborted) return { result, outputs: {} };
    const url = readUrl(job, frame);
    return { result, outputs: jobOutputs(job, frame), ...(url === undefined ? {} : { environmentUrl: url }) };
  } finally {
    stop.done();
    rmSync(place.folder, { recursive: true, force: true });
  }
}

/** GitHub's own limit of a job on its machines. */
const USUAL_MINUTES = 360;

function readMinutes({ tree, contexts, id }: JobScope): number {
  const value = resolve(tree.get("timeout-minutes"), contexts) ?? USUAL_MINUTES;
  if (typeof value !== "number" || !(value > 0)) throw new Refusal(`Job ${id}: timeout-minutes is ${asText(value)}.`);
  return value;
}

function frameOf(job: JobScope, place: Workplace): Frame {
  const own = defaultsOf(job.tree);
  const defaults = { ...defaultsOf(job.scope.tree), ...own };
  return { place, inputs: job.scope.inputs, env: {}, defaults, steps: {}, posts: [], failed: false };
}

function defaultsOf(tree: Mapping): { shell?: string; folder?: string } {
  const run = mapping(mapping(tree.get("defaults"), "defaults").get("run"), "defaults.run");
  const [shell, folder] = [run.get("shell"), run.get("working-directory")];
  return {
    ...(typeof shell === "string" ? { shell } : {}),
    ...(typeof folder === "string" ? { folder } : {}),
  };
}

function stepsOf({ tree, id }: JobScope): readonly Mapping[] {
  const steps = tree.get("steps");
  if (!Array.isArray(steps)) throw new Refusal(`Job ${id}: steps is not a list.`);
  return steps.map((step) => mapping(step, `Job ${id}: a step`));
}

/** An output that holds a masked value does not leave the job. */
function jobOutputs(job: JobScope, frame: Frame): Record<string, string> {
  const { place } = frame;
  const all = Object.entries(resolveTexts(mapping(job.tree.get("outputs"), "outputs"), contextsOf(frame)));
  return Object.fromEntries(
    all.filter(([key, value]) => {
      const secret = place.mask.holds(value);
      if (secret) place.observer.annotation(place.job, "warning", `Skip output '${key}' since it may contain secret.`);
      return !secret;
    }),
  );
}

function readEnvironment({ tree, contexts, id, survivesCancel }: JobScope): JobEnvironment | undefined {
  const environment = tree.get("environment");
  if (environment === null) return undefined;
  const inside = environment instanceof Mapping;
  const name = resolveText(inside ? environment.get("name") : environment, contexts);
  // An empty name is no environment at all, as on GitHub: the job would run without a gate.
  if (name === "")
    throw new Refusal(`Job ${id}: the name of its environment is empty; GitHub would run it without one.`);
  const deployment = inside ? resolve(environment.get("deployment"), contexts) : true;
  return { name, deployment: deployment !== false, survivesCancel };
}

function readUrl({ tree }: JobScope, frame: Frame): string | undefined {
  const environment = tree.get("environment");
  if (!(environment instanceof Mapping) || environment.get("url") === null) return undefined;
  return resolveText(environment.get("url"), contextsOf(frame));
}

/** The answer, or nothing when the run was cancelled first. */
async function unlessStopped<T>(answer: Promise<T>, stop: AbortSignal): Promise<T | undefined> {
  if (stop.aborted) return undefined;
  const { promise, resolve: end } = Promise.withResolvers<undefined>();
  const heard = (): void => end(undefined);
  stop.addEventListener("abort", heard, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    stop.removeEventListener("abort", heard);
  }
}
