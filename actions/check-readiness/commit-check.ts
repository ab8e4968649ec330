import type { Forge } from "../../src/ports/forge.ts";
import type { Cancellation, Clock, ForgeKind, Log, RunContext } from "../../src/ports/world.ts";
import { readCommit, sameApplication } from "../../src/readiness/changelog-commit.ts";
import { checkRows, isGoingOn, type Requirements, standings } from "../../src/readiness/checks.ts";
import {
  pendingRequirements,
  type Standing,
  waitMessage,
  withWaitNote,
} from "../../src/readiness/pending-requirements.ts";
import type { Row } from "../../src/readiness/rows/row.ts";
import { stagingRow, stagingStanding, UNSEEN_STAGING } from "../../src/readiness/rows/staging-row.ts";
import { lookAtChecks } from "./green-check.ts";
import { lookAtStaging } from "./staging-check.ts";

export interface CommitWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly changelog: string;
  readonly required: Requirements;
  /** Environment that has to run the commit; undefined for none. */
  readonly staging: string | undefined;
  /** File of the workflow that deploys there. */
  readonly stagingWorkflow: string;
  readonly wait: WaitLimits;
}

export interface WaitLimits {
  /** Milliseconds. */
  readonly longest: number;
  /** Why it was shortened; empty where it has its full length. */
  readonly cut: string;
  /**
   * Whether to wait in any case for what has not started yet; else only while another run of the commit is in progress.
   */
  readonly evenForMissing: boolean;
}

export interface CommitWorld {
  readonly clock: Clock;
  readonly log: Log;
  readonly cancellation: Cancellation;
  readonly run: RunContext;
}

/** A run's token has 1,000 requests an hour, and each check of a commit takes about six. */
const POLL_MS = 30_000;
/** A run that another run starts at its end does not exist at once. */
const GRACE_MS = 60_000;

/** Whether everything that is required has passed for the commit, and staging runs it. */
export async function checkCommit(forge: Forge, wish: CommitWish, world: CommitWorld): Promise<readonly Row[]> {
  const { required, staging, repository } = wish;
  const unseen = [
    ...(isTested(required) ? [] : [NOTHING_REQUIRED]),
    ...weakRows(required, world.run.forge),
    ...(staging === undefined ? [UNSEEN_STAGING] : []),
  ];
  if (!isTested(required) && staging === undefined) return unseen;
  const commits = await sameApplication(wish.commit, wish.changelog, (sha) => readCommit(forge, repository, sha));
  return [
    ...unseen,
    ...(await awaitCommit(() => lookAt(forge, { ...wish, commits, kind: world.run.forge }), wish.wait, world)),
  ];
}

/**
 * Evidence that a person with write access could have made counts only where the configuration names it, and a row
 * reports that.
 */
function weakRows({ checks, makers = {} }: Requirements, forge: ForgeKind): readonly Row[] {
  const weak = forge === "github" ? checks.filter((name) => makers[name] !== undefined) : checks;
  if (weak.length === 0) return [];
  return [
    {
      ...{ check: "Evidence", state: "warning", url: undefined },
      verdict: `${weak.join(", ")} ${weak.length === 1 ? "counts" : "count"} by a status, which a person with write access can set${forge === "github" ? " in the name of its app" : ""}.`,
      todo: "Name the workflow under `check-readiness.required-workflows` instead: its run is evidence that people with write access cannot forge.",
    },
  ];
}

function isTested({ checks, workflows }: Requirements): boolean {
  return checks.length + workflows.length > 0;
}

interface Look {
  readonly standings: readonly Standing[];
  readonly rows: readonly Row[];
  readonly isGoingOn: (ownRun: string) => boolean;
}

interface LookWish extends CommitWish {
  /** The commit, and those that build the same application. */
  readonly commits: readonly string[];
  readonly kind: ForgeKind;
}

async function lookAt(forge: Forge, wish: LookWish): Promise<Look> {
  const { required, commits, staging: environment } = wish;
  // Without a required check the job needs no permission to read checks.
  const found = isTested(required) ? await lookAtChecks(forge, wish) : [];
  const checks = {
    standings: standings(found, required),
    rows: checkRows(found, required),
    isGoingOn: (ownRun: string) => isGoingOn(found, ownRun),
  };
  if (environment === undefined) return checks;
  const staging = await lookAtStaging(forge, { ...wish, environment, workflow: wish.stagingWorkflow });
  return {
    ...checks,
    standings: [...checks.standings, stagingStanding(environment, commits, staging)],
    rows: [...checks.rows, stagingRow(environment, commits, staging)],
  };
}

async function awaitCommit(
  look: () => Promise<Look>,
  { longest, cut, evenForMissing }: WaitLimits,
  { clock, log, cancellation, run }: CommitWorld,
): Promise<readonly Row[]> {
  const end = clock.monotonic() + longest;
  let goingOnUntil = Number.NEGATIVE_INFINITY;
  let told = "";
  for (;;) {
    const seen = await look();
    const now = clock.monotonic();
    if (seen.isGoingOn(run.runId)) goingOnUntil = now + GRACE_MS;
    const pending = pendingRequirements(seen.standings, evenForMissing || now < goingOnUntil);
    const left = end - now;
    if (pending.length === 0 || cancellation.signal.aborted) return seen.rows;
    if (left <= 0) return seen.rows.map((row) => withWaitNote(row, pending, { waitedMs: longest, cut }));
    const names = JSON.stringify(pending);
    if (names !== told) log.info(waitMessage(pending, left));
    told = names;
    await clock.sleep(Math.min(POLL_MS, left), cancellation.signal);
  }
}

const NOTHING_REQUIRED: Row = {
  ...{ check: "Checks", state: "warning", url: undefined },
  verdict: "No check and no workflow is required: an untested commit can be released.",
  todo: "Name them under `check-readiness.required-checks` and `required-workflows` on the default branch.",
};
