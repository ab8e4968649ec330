import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asText, resolve, resolveText, resolveTexts, type Value } from "./expression.ts";
import { Mask } from "./mask.ts";
import type { JobFacts, Result, Settings } from "./platform.ts";
import { Refusal } from "./refusal.ts";
import type { JobScope } from "./scope.ts";
import { contextsOf, type Frame, runPosts, runPres, runSteps } from "./step.ts";
import { Mapping, mapping } from "./tree.ts";
import type { Workplace } from "./workplace.ts";

export interface JobEnd {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  readonly environmentUrl?: string;
  readonly annotation?: string;
}

/** Runs a job with steps on a machine of its own: the gate of its environment first, then its steps. */
export async function runJob(job: JobScope, facts: JobFacts): Promise<JobEnd> {
  const { run } = job.scope;
  const environment = readEnvironment(job);
  if (environment !== undefined) {
    await run.platform.tell({ kind: "job-waiting", job: facts, environment: environment.name });
    run.observer.job(facts.name, `waits at the environment ${environment.name}`);
    const answer = await unlessStopped(run.platform.gate(facts, environment), run.stop);
    if (answer === undefined) return { result: "cancelled", outputs: {} };
    if (answer.kind !== "approved") {
      const why = answer.kind === "rejected" ? `The deployment to ${environment.name} was rejected.` : answer.reason;
      run.observer.annotation(facts.name, "error", why);
      return { result: "failure", outputs: {}, annotation: why };
    }
  }
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
  const place = await makePlace(job, facts, more);
  try {
    const frame = frameOf(job, place);
    const steps = stepsOf(job);
    await runPres(frame, steps);
    await runSteps(frame, steps, (step, result) => run.platform.tell({ kind: "step-ended", job: facts, step, result }));
    await runPosts(frame);
    const result = run.stop.aborted ? "cancelled" : frame.failed ? "failure" : "success";
    const url = readUrl(job, frame);
    return { result, outputs: jobOutputs(job, frame), ...(url === undefined ? {} : { environmentUrl: url }) };
  } finally {
    rmSync(place.folder, { recursive: true, force: true });
  }
}

async function makePlace(job: JobScope, facts: JobFacts, more: Settings | undefined): Promise<Workplace> {
  const { scope } = job;
  const { run } = scope;
  const token = await run.platform.tokenFor(facts, job.permissions);
  const secrets = { ...scope.secrets, ...more?.secrets, GITHUB_TOKEN: token };
  const vars = { ...run.settings.variables, ...more?.variables };
  const mask = new Mask();
  for (const value of Object.values(secrets)) mask.add(value);
  const folder = join(
    run.work,
    "jobs",
    `${run.facts.id}-${run.facts.attempt}-${facts.key.replaceAll(/[^\w.-]+/g, "_")}`,
  );
  const at = (name: string): string => join(folder, name);
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["workspace", "temp", "tools"]) mkdirSync(at(name), { recursive: true });
  writeFileSync(at("event.json"), JSON.stringify(run.event));
  const github = {
    ...run.github,
    token,
    job: job.id,
    workspace: at("workspace"),
    event_path: at("event.json"),
    event: run.event,
  };
  const contexts = {
    ...job.contexts,
    github,
    secrets,
    vars,
    job: { status: "success", workflow_repository: scope.source.repository, workflow_sha: scope.source.commit },
    runner: {
      name: "rehearsal",
      os: "Linux",
      arch: process.arch === "arm64" ? "ARM64" : "X64",
      environment: "self-hosted",
      temp: at("temp"),
      tool_cache: at("tools"),
      debug: "",
    },
  };
  const outer = resolveTexts(mapping(scope.tree.get("env"), "env"), contexts);
  const env = { ...outer, ...resolveTexts(mapping(job.tree.get("env"), "env of a job"), { ...contexts, env: outer }) };
  const { source } = scope;
  return {
    job: facts.name,
    folder,
    surroundings: { source, workspace: at("workspace"), repositories: run.repositories },
    ...{ mask, observer: run.observer, ladder: run.ladder, stop: run.stop, contexts, env, paths: [] },
    fixed: fixedEnvironment(github, contexts.runner),
  };
}

/** Of the `github` context these do not become variables. */
const NO_VARIABLE = new Set(["token", "event"]);

function fixedEnvironment(
  github: Readonly<Record<string, Value>>,
  runner: Readonly<Record<string, string>>,
): Record<string, string> {
  const named = (prefix: string, values: Readonly<Record<string, Value>>): [string, string][] =>
    Object.entries(values)
      .filter(([key]) => !NO_VARIABLE.has(key))
      .map(([key, value]) => [`${prefix}_${key.toUpperCase()}`, asText(value)]);
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    ...Object.fromEntries([...named("GITHUB", github), ...named("RUNNER", runner)]),
  };
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

interface Environment {
  readonly name: string;
  readonly deployment: boolean;
}

function readEnvironment({ tree, contexts, id }: JobScope): Environment | undefined {
  const environment = tree.get("environment");
  if (environment === null) return undefined;
  const inside = environment instanceof Mapping;
  const name = resolveText(inside ? environment.get("name") : environment, contexts);
  // An empty name is no environment at all, as on GitHub: the job would run without a gate.
  if (name === "")
    throw new Refusal(`Job ${id}: the name of its environment is empty; GitHub would run it without one.`);
  const deployment = inside ? resolve(environment.get("deployment"), contexts) : true;
  return { name, deployment: deployment !== false };
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
