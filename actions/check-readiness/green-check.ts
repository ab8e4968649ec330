import { readCheckRuns, readStatuses, readWorkflowRuns } from "../../src/readiness/check-answers.ts";
import { type CheckedCommit, isComplete, type Requirements } from "../../src/readiness/checks.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { ForgeKind } from "../../src/world/world.ts";

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
    found.push({ commit, checks: await checksOf(forge, { repository, commit, kind }) });
    if (isComplete(found, required)) break;
  }
  return found;
}

interface Asked extends Pick<GreenWish, "repository" | "kind"> {
  readonly commit: string;
}

async function checksOf(forge: Forge, { repository, commit, kind }: Asked): Promise<CheckedCommit["checks"]> {
  // What a forge has no list of (Gitea and Forgejo know no check runs) is empty.
  const checkRuns = await forge.list(`${repository}/commits/${commit}/check-runs?filter=latest`, "check_runs");
  // The usual order of Gitea and Forgejo is by whole seconds: statuses of the same one may change places between two pages,
  // and one of them be missed.
  const order = kind === "github" ? "" : "?sort=leastindex";
  const statuses = await forge.list(`${repository}/commits/${commit}/statuses${order}`);
  const runs = await forge.list(`${repository}/actions/runs?head_sha=${commit}`, "workflow_runs");
  return [...readCheckRuns(checkRuns, runs), ...readStatuses(statuses), ...readWorkflowRuns(runs)];
}
