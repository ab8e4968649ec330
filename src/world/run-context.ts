import { context } from "@actions/github";
import type { RunContext } from "./world.ts";

/** What the runner says of the run; empty strings where a forge leaves a variable out. */
export function runContext(environment: Readonly<Record<string, string | undefined>> = process.env): RunContext {
  const of = (name: string): string => environment[name] ?? "";
  const server = of("GITHUB_SERVER_URL") || context.serverUrl;
  const attempt = of("GITHUB_RUN_ATTEMPT");
  const run = `${server}/${of("GITHUB_REPOSITORY")}/actions/runs/${of("GITHUB_RUN_ID")}`;
  return {
    repository: of("GITHUB_REPOSITORY"),
    runId: of("GITHUB_RUN_ID"),
    runAttempt: attempt,
    job: of("GITHUB_JOB"),
    actor: of("GITHUB_ACTOR"),
    event: of("GITHUB_EVENT_NAME"),
    ref: of("GITHUB_REF"),
    sha: of("GITHUB_SHA"),
    runUrl: of("GITHUB_RUN_ID") === "" ? "" : `${run}${attempt === "" ? "" : `/attempts/${attempt}`}`,
    workspace: of("GITHUB_WORKSPACE") || process.cwd(),
  };
}
