import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { run } from "../../sandbox/processes.ts";
import { type JobEnd, jobsIn, readTelling, withTelling } from "./telling.ts";

export interface ActRun {
  readonly event: "push" | "workflow_dispatch";
  /** A checkout of the application at the event's commit, with the workflows of `sluice init` in it. */
  readonly checkout: string;
  readonly workflow: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly apiUrl: string;
  readonly runId: number;
  /** Where its own files may lie. */
  readonly folder: string;
  /** `owner/name@ref` of actions to the folder that stands for them. */
  readonly standIns: Readonly<Record<string, string>>;
}

export interface ActEnd {
  readonly code: number;
  /** The caller's jobs by their ids, and those that they call as `caller / called`. */
  readonly jobs: Readonly<Record<string, JobEnd>>;
  readonly lines: string;
}

/** Runs one workflow under act, on this machine itself and with Node 24. */
export async function runUnderAct(wish: ActRun): Promise<ActEnd> {
  const { event, checkout, workflow, payload, secrets, apiUrl, runId, folder, standIns } = wish;
  const at = (name: string): string => join(folder, name);
  for (const name of ["bin", "home", "told"]) mkdirSync(at(name), { recursive: true });
  symlinkSync(join(repositoryRoot(), "node_modules/.bin/node"), at("bin/node"));
  writeFileSync(at("event.json"), JSON.stringify(payload));
  const lines = Object.entries(secrets).map(([name, value]) => `${name}="${value.replaceAll("\n", "\\n")}"`);
  writeFileSync(at("secrets"), `${lines.join("\n")}\n`, { mode: 0o600 });
  const called = letTell(join(checkout, ".github/workflows"), workflow, at("told"));
  const { PATH = "" } = process.env;
  const argv = [
    ...["act", event, "--workflows", join(checkout, ".github/workflows", workflow), "--json"],
    ...["--eventpath", at("event.json"), "--secret-file", at("secrets"), "--directory", checkout],
    ...["--platform", "ubuntu-24.04=-self-hosted", "--action-offline-mode"],
    ...["--env", `GITHUB_API_URL=${apiUrl}`, "--env", "GITHUB_REPOSITORY=example/app"],
    ...["--env", `GITHUB_RUN_ID=${runId}`],
    ...Object.entries(standIns).flatMap(([name, path]) => ["--local-repository", `${name}=${path}`]),
  ];
  const env = { PATH: `${at("bin")}:${PATH}`, HOME: at("home"), XDG_CACHE_HOME: at("cache") };
  const { code, stdout, stderr } = await run(argv, { cwd: checkout, env, timeoutMs: 180_000 });
  return { code, jobs: jobsTold(at("told"), workflow, called), lines: `${stdout}\n${stderr}` };
}

/** Each job of the caller that calls a workflow, and that workflow's file. */
function letTell(workflows: string, caller: string, told: string): ReadonlyMap<string, string> {
  const read = (name: string): string => readFileSync(join(workflows, name), "utf8");
  const uses = [...jobsIn(read(caller))].flatMap(([id, name]) =>
    name === undefined ? [] : [[id, basename(name)] as const],
  );
  for (const name of new Set([caller, ...uses.map(([, file]) => file)]))
    writeFileSync(join(workflows, name), withTelling(read(name), join(told, name)));
  return new Map(uses);
}

function jobsTold(told: string, caller: string, called: ReadonlyMap<string, string>): Record<string, JobEnd> {
  const read = (name: string): [string, JobEnd][] => [...(readTelling(join(told, name)) ?? [])];
  const inner = [...called].flatMap(([job, name]) =>
    read(name).map(([id, end]): [string, JobEnd] => [`${job} / ${id}`, end]),
  );
  return Object.fromEntries([...read(caller), ...inner]);
}
