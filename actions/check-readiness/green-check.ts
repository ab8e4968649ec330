import { readCheckRuns, readStatuses, readWorkflowRuns } from "../../src/readiness/check-answers.ts";
import { type CheckedCommit, isComplete, type Requirements } from "../../src/readiness/checks.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface GreenWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The commit, and those that it inherits from. */
  readonly commits: readonly string[];
  readonly required: Requirements;
}

/** What the forge has of the commit; of one before it only where something that is required is missing so far. */
export async function lookAtChecks(
  forge: Forge,
  { repository, commits, required }: GreenWish,
): Promise<readonly CheckedCommit[]> {
  const found: CheckedCommit[] = [];
  for (const commit of commits) {
    found.push({ commit, checks: await checksOf(forge, repository, commit) });
    if (isComplete(found, required)) break;
  }
  return found;
}

async function checksOf(forge: Forge, repository: string, commit: string): Promise<CheckedCommit["checks"]> {
  // Gitea and Forgejo have statuses only: their lists of the others are not there, and so empty.
  const checkRuns = await forge.list(`${repository}/commits/${commit}/check-runs?filter=latest`, "check_runs");
  const status = await forge.read(`${repository}/commits/${commit}/status?per_page=100`);
  const runs = await forge.list(`${repository}/actions/runs?head_sha=${commit}`, "workflow_runs");
  return [
    ...readCheckRuns(checkRuns),
    ...(status === undefined ? [] : readStatuses(status)),
    ...readWorkflowRuns(runs),
  ];
}
