import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { run } from "../../sandbox/processes.ts";

export interface ActRun {
  readonly event: "push" | "workflow_dispatch";
  /** A checkout of the application at the event's commit. */
  readonly checkout: string;
  readonly workflow: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly apiUrl: string;
  /** Where its own files may lie. */
  readonly folder: string;
  /** `owner/name@ref` of actions to the folder that stands for them. */
  readonly standIns: Readonly<Record<string, string>>;
}

export interface ActEnd {
  readonly code: number;
  /** By the job's id inside of the called workflow; act says nothing of a job that it skipped. */
  readonly results: Readonly<Record<string, string>>;
  readonly lines: string;
}

/** Runs one workflow under act, on this machine itself and with Node 24. */
export async function runUnderAct(wish: ActRun): Promise<ActEnd> {
  const { event, checkout, workflow, payload, secrets, apiUrl, folder, standIns } = wish;
  const at = (name: string): string => join(folder, name);
  mkdirSync(at("bin"), { recursive: true });
  mkdirSync(at("home"), { recursive: true });
  symlinkSync(join(repositoryRoot(), "node_modules/.bin/node"), at("bin/node"));
  writeFileSync(at("event.json"), JSON.stringify(payload));
  const lines = Object.entries(secrets).map(([name, value]) => `${name}="${value.replaceAll("\n", "\\n")}"`);
  writeFileSync(at("secrets"), `${lines.join("\n")}\n`, { mode: 0o600 });
  const { PATH = "" } = process.env;
  const argv = [
    ...["act", event, "--workflows", join(checkout, ".github/workflows", workflow), "--json"],
    ...["--eventpath", at("event.json"), "--secret-file", at("secrets"), "--directory", checkout],
    ...["--platform", "ubuntu-24.04=-self-hosted", "--action-offline-mode"],
    ...["--env", `GITHUB_API_URL=${apiUrl}`, "--env", "GITHUB_REPOSITORY=example/app"],
    ...Object.entries(standIns).flatMap(([name, path]) => ["--local-repository", `${name}=${path}`]),
  ];
  const env = { PATH: `${at("bin")}:${PATH}`, HOME: at("home"), XDG_CACHE_HOME: at("cache") };
  const { code, stdout, stderr } = await run(argv, { cwd: checkout, env, timeoutMs: 180_000 });
  return { code: code ?? -1, results: resultsIn(stdout), lines: `${stdout}\n${stderr}` };
}

function resultsIn(stdout: string): Record<string, string> {
  const results: Record<string, string> = {};
  for (const line of stdout.split("\n")) {
    if (!line.startsWith("{")) continue;
    const { jobID, jobResult } = JSON.parse(line);
    if (typeof jobID === "string" && typeof jobResult === "string") results[jobID] = jobResult;
  }
  return results;
}
