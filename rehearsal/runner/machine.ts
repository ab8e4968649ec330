import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asText, resolveTexts, type Value } from "./expression.ts";
import type { JobStop } from "./job-stop.ts";
import { Mask } from "./mask.ts";
import type { JobFacts, Settings } from "./platform.ts";
import type { JobScope } from "./scope.ts";
import { mapping } from "./tree.ts";
import type { Workplace } from "./workplace.ts";

export interface MachineWish {
  readonly facts: JobFacts;
  /** Secrets and variables of the job's environment, which win over the repository's. */
  readonly more: Settings | undefined;
  readonly stop: JobStop;
}

/** A job's machine: empty folders, a fresh token, and what its steps may see. */
export async function makePlace(job: JobScope, { facts, more, stop }: MachineWish): Promise<Workplace> {
  const { scope } = job;
  const { run, source } = scope;
  const token = await run.platform.tokenFor(facts, job.permissions);
  const secrets = { ...scope.secrets, ...more?.secrets, GITHUB_TOKEN: token };
  const mask = new Mask();
  for (const value of Object.values(secrets)) mask.add(value);
  const folder = makeFolders(job, facts);
  const at = (name: string): string => join(folder, name);
  const github = {
    ...run.github,
    token,
    job: job.id,
    workspace: at("workspace"),
    event_path: at("event.json"),
    event: run.event,
  };
  const runner = {
    name: "rehearsal",
    os: "Linux",
    arch: process.arch === "arm64" ? "ARM64" : "X64",
    environment: "self-hosted",
    temp: at("temp"),
    tool_cache: at("tools"),
    debug: "",
  };
  const contexts = {
    ...job.contexts,
    ...{ github, secrets, runner },
    vars: { ...run.settings.variables, ...more?.variables },
    job: {
      ...{ status: "success", check_run_id: run.platform.checkRun(facts) },
      ...{ workflow_repository: source.repository, workflow_sha: source.commit },
    },
  };
  const outer = resolveTexts(mapping(scope.tree.get("env"), "env"), contexts);
  const env = { ...outer, ...resolveTexts(mapping(job.tree.get("env"), "env of a job"), { ...contexts, env: outer }) };
  return {
    job: facts.name,
    folder,
    surroundings: { source, workspace: at("workspace"), repositories: run.repositories },
    ...{ mask, observer: run.observer, ladder: run.ladder, contexts, env, paths: [] },
    ...{ stop: stop.stop, end: stop.end },
    fixed: fixedEnvironment(github, runner),
  };
}

function makeFolders({ scope: { run } }: JobScope, { key }: JobFacts): string {
  const name = `${run.facts.id}-${run.facts.attempt}-${key.replaceAll(/[^\w.-]+/g, "_")}`;
  const folder = join(run.work, "jobs", name);
  rmSync(folder, { recursive: true, force: true });
  for (const inner of ["workspace", "temp", "tools"]) mkdirSync(join(folder, inner), { recursive: true });
  writeFileSync(join(folder, "event.json"), JSON.stringify(run.event));
  return folder;
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
