import { readJobs } from "../../src/gates/run/run-jobs.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ForgeKind } from "../../src/ports/world.ts";
import { readCheckRuns, readStatuses, readWorkflowRuns, runsToAsk } from "../../src/readiness/check-answers.ts";
import { type CheckedCommit, isComplete, type Requirements } from "../../src/readiness/checks.ts";

export interface GreenWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The commit, and those that it inherits from. */
  readonly commits: readonly string[];
  readonly required: Requirements;
  readonly kind: ForgeKind;
}

/** What the forge has of the commit; of one before it only where something that is required is missing so far. */
export async function lookAtChecks(
  forge: Forge,
  { repository, commits, required, kind }: GreenWish,
): Promise<readonly CheckedCommit[]> {
  const found: CheckedCommit[] = [];
  for (const commit of commits) {
    found.push({ commit, checks: await checksOf(forge, { repository, commit, kind, names: required.checks }) });
    if (isComplete(found, required)) break;
  }
  return found;
}

interface Asked extends Pick<GreenWish, "repository" | "kind"> {
  readonly commit: string;
  /** Of the checks that are required. */
  readonly names: readonly string[];
}

async function checksOf(forge: Forge, { repository, commit, kind, names }: Asked): Promise<CheckedCommit["checks"]> {
  // What a forge has no list of (Gitea and Forgejo know no check runs) is empty.
  const checkRuns = await forge.list(`${repository}/commits/${commit}/check-runs?filter=latest`, "check_runs");
  // The usual order of Gitea and Forgejo is by whole seconds: statuses of the same one may change places between two pages,
  // and one of them be missed.
  const order = kind === "github" ? "" : "?sort=leastindex";
  const statuses = await forge.list(`${repository}/commits/${commit}/statuses${order}`);
  const runs = await forge.list(`${repository}/actions/runs?head_sha=${commit}`, "workflow_runs");
  const jobs = new Set<number>();
  for (const run of runsToAsk(checkRuns, runs, names))
    for (const { id } of readJobs(await forge.list(`${repository}/actions/runs/${run}/jobs?filter=all`, "jobs")))
      jobs.add(id);
  return [...readCheckRuns(checkRuns, runs, jobs), ...readStatuses(statuses, kind), ...readWorkflowRuns(runs)];
}
