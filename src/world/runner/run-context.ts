import type { Environment, ForgeKind, RunContext } from "../../ports/world.ts";

/** The run, by the variables of the runner; empty strings where a forge leaves a variable out. */
export function runContext(environment: Environment = process.env): RunContext {
  const of = (name: string): string => environment[name] ?? "";
  return {
    forge: forgeKind(of),
    repository: of("GITHUB_REPOSITORY"),
    runId: of("GITHUB_RUN_ID"),
    runAttempt: of("GITHUB_RUN_ATTEMPT"),
    job: of("GITHUB_JOB"),
    actor: of("GITHUB_ACTOR"),
    event: of("GITHUB_EVENT_NAME"),
    ref: of("GITHUB_REF"),
    sha: of("GITHUB_SHA"),
    runUrl: runUrl(of("GITHUB_SERVER_URL"), of("GITHUB_REPOSITORY"), of("GITHUB_RUN_ID"), of("GITHUB_RUN_ATTEMPT")),
    workspace: of("GITHUB_WORKSPACE") || process.cwd(),
  };
}

/** An incomplete address would be another address, so it is left out. Gitea knows no attempts. */
function runUrl(server: string, repository: string, run: string, attempt: string): string {
  if (server === "" || repository === "" || run === "") return "";
  return `${server}/${repository}/actions/runs/${run}${attempt === "" ? "" : `/attempts/${attempt}`}`;
}

/**
 * Forgejo's runner also identifies itself as Gitea's. An older one has no such variable, but its API has Gitea's path.
 */
function forgeKind(of: (name: string) => string): ForgeKind {
  if (of("FORGEJO_ACTIONS") === "true") return "forgejo";
  if (of("GITEA_ACTIONS") === "true" || of("GITHUB_API_URL").endsWith("/api/v1")) return "gitea";
  return "github";
}
