import { broughtBy, type Survey } from "../../host/survey.ts";
import type { RunContext } from "../../ports/world.ts";

/** The run that deployed the release that a host runs, or that deploys one now. */
export interface ReleasingRun {
  readonly version: string;
  readonly id: string;
  readonly url: string;
  /** Milliseconds since the epoch, by the host's clock; undefined while the host works on the deploy. */
  readonly deployedAt: number | undefined;
}

/**
 * Pure. The host names the run, so that only its deploy key could forge it. Undefined where a deploy of this run would not replace the
 * release of another run: nothing was deployed, it was rolled back to, or no run deployed it.
 */
export function releasingRun(survey: Survey, { runId }: Pick<RunContext, "runId">): ReleasingRun | undefined {
  const { lock } = survey;
  const deploying = lock.held && lock.owner?.kind === "deploy" ? lock.owner : undefined;
  const change = deploying ?? broughtBy(survey);
  if (change?.kind !== "deploy") return undefined;
  const { run: url, version } = change;
  const id = /\/actions\/runs\/(\d+)/.exec(url)?.[1];
  if (id === undefined || id === runId) return undefined;
  const at = "at" in change ? Date.parse(change.at) : Number.NaN;
  return { version, id, url, deployedAt: Number.isNaN(at) ? undefined : at };
}
