import { sameApplication } from "../../src/readiness/changelog-commit.ts";
import { readCheckRuns, readStatuses, readWorkflowRuns } from "../../src/readiness/check-answers.ts";
import { type CheckedCommit, checkRows, isPending, type Requirements } from "../../src/readiness/checks.ts";
import type { Row } from "../../src/readiness/row.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Cancellation, Clock, Log } from "../../src/world/world.ts";

export interface GreenWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly changelog: string;
  readonly required: Requirements;
  /** How long checks that have not ended are waited for, in milliseconds. */
  readonly waitMs: number;
}

export interface GreenWorld {
  readonly clock: Clock;
  readonly log: Log;
  readonly cancellation: Cancellation;
}

const POLL_MS = 15_000;

/** Whether everything that is required has passed for the commit. */
export async function checkGreen(forge: Forge, wish: GreenWish, world: GreenWorld): Promise<readonly Row[]> {
  const { required, repository, waitMs } = wish;
  if (required.checks.length + required.workflows.length === 0) return [NOTHING_REQUIRED];
  const { commit, changelog } = wish;
  const commits = await sameApplication(commit, changelog, (sha) => forge.read(`${repository}/commits/${sha}`));
  const { clock, log, cancellation } = world;
  const end = clock.monotonic() + waitMs;
  for (;;) {
    const found: CheckedCommit[] = [];
    for (const sha of commits) found.push({ commit: sha, checks: await checksOf(forge, repository, sha) });
    const left = end - clock.monotonic();
    if (!isPending(found, required) || left <= 0 || cancellation.signal.aborted) return checkRows(found, required);
    log.info(`Checks have not ended; waiting for at most ${Math.ceil(left / 1000)} s.`);
    await clock.sleep(Math.min(POLL_MS, left), cancellation.signal);
  }
}

const NOTHING_REQUIRED: Row = {
  ...{ check: "Checks", state: "warning", url: undefined },
  verdict: "No check and no workflow is required: a commit that nobody tested may be released.",
  todo: "Name them under `check-readiness.required-checks` and `required-workflows` on the default branch.",
};

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
