import { awaitedOf, inVain, type Standing, waitingFor } from "../../src/readiness/awaited.ts";
import { readCommit, sameApplication } from "../../src/readiness/changelog-commit.ts";
import { checkRows, isGoingOn, type Requirements, standings } from "../../src/readiness/checks.ts";
import type { Row } from "../../src/readiness/row.ts";
import { stagingRow, stagingStanding, unseenStaging } from "../../src/readiness/staging-row.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Cancellation, Clock, ForgeKind, Log, RunContext } from "../../src/world/world.ts";
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
  readonly patience: Patience;
}

export interface Patience {
  /** Milliseconds. */
  readonly longest: number;
  /** Why it is not longer; empty where it is as long as somebody wanted. */
  readonly cut: string;
  /** Whether what is not there yet is waited for in any case; else only while another run of the commit goes on. */
  readonly evenForMissing: boolean;
}

export interface CommitWorld {
  readonly clock: Clock;
  readonly log: Log;
  readonly cancellation: Cancellation;
  readonly run: RunContext;
}

/** A run's token has 1,000 requests an hour, and a look takes six or so. */
const POLL_MS = 30_000;
/** What a run starts when it ends is not there at once. */
const GRACE_MS = 60_000;

/** Whether everything that is required has passed for the commit, and staging runs it. */
export async function checkCommit(forge: Forge, wish: CommitWish, world: CommitWorld): Promise<readonly Row[]> {
  const { required, staging, repository } = wish;
  const unseen = [
    ...(isTested(required) ? [] : [NOTHING_REQUIRED]),
    ...(staging === undefined ? [unseenStaging(world.run.forge)] : []),
  ];
  if (!isTested(required) && staging === undefined) return unseen;
  const commits = await sameApplication(wish.commit, wish.changelog, (sha) => readCommit(forge, repository, sha));
  return [
    ...unseen,
    ...(await awaitCommit(() => lookAt(forge, { ...wish, commits, kind: world.run.forge }), wish.patience, world)),
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
  // Who requires no check need not give the job the right to read any.
  const found = isTested(required) ? await lookAtChecks(forge, wish) : [];
  const checks = {
    standings: standings(found, required),
    rows: checkRows(found, required),
    isGoingOn: (ownRun: string) => isGoingOn(found, ownRun),
  };
  if (environment === undefined) return checks;
  const staging = await lookAtStaging(forge, { ...wish, environment });
  return {
    ...checks,
    standings: [...checks.standings, stagingStanding(environment, commits, staging)],
    rows: [...checks.rows, stagingRow(environment, commits, staging)],
  };
}

async function awaitCommit(
  look: () => Promise<Look>,
  { longest, cut, evenForMissing }: Patience,
  { clock, log, cancellation, run }: CommitWorld,
): Promise<readonly Row[]> {
  const end = clock.monotonic() + longest;
  let goingOnUntil = Number.NEGATIVE_INFINITY;
  let told = "";
  for (;;) {
    const seen = await look();
    const now = clock.monotonic();
    if (seen.isGoingOn(run.runId)) goingOnUntil = now + GRACE_MS;
    const awaited = awaitedOf(seen.standings, evenForMissing || now < goingOnUntil);
    const left = end - now;
    if (awaited.length === 0 || cancellation.signal.aborted) return seen.rows;
    if (left <= 0) return seen.rows.map((row) => inVain(row, awaited, { waitedMs: longest, cut }));
    const names = JSON.stringify(awaited);
    if (names !== told) log.info(cleanForeignLine(waitingFor(awaited, left)));
    told = names;
    await clock.sleep(Math.min(POLL_MS, left), cancellation.signal);
  }
}

const NOTHING_REQUIRED: Row = {
  ...{ check: "Checks", state: "warning", url: undefined },
  verdict: "No check and no workflow is required: a commit that nobody tested may be released.",
  todo: "Name them under `check-readiness.required-checks` and `required-workflows` on the default branch.",
};
