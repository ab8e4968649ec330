import { type EndedChange, HISTORY_LENGTH, type Survey } from "../host/survey.ts";
import { newestChange } from "../plan/change-id.ts";
import type { PlanKind } from "../plan/plan.ts";
import type { RunContext } from "../ports/world.ts";
import type { Decision } from "./deploy.ts";

/**
 * A rollback or a restore that the host has carried out, or a deploy that it rolled back by itself or in a settlement. Times by the
 * host's clock.
 */
export interface PastRollback {
  readonly change: string;
  /** Empty where an older host program rolled back a deploy. */
  readonly began: string;
  readonly ended: string;
  /** The release that was replaced, and when the switch to it began; empty where they are unknown. */
  readonly replaced: string;
  readonly replacedSwitchedAt: string;
}

/** A rollback after which there is nothing to do. */
export interface KnownRollback extends PastRollback {
  /** Whether an earlier attempt of the same job has carried it out. */
  readonly isOwn: boolean;
}

/** Pure. The rollback by which the release that runs replaced another one; undefined where a change followed it, or none is known. */
export function lastRollback(survey: Survey): PastRollback | undefined {
  // The end of a hold changes nothing, and what a settlement has ended has a line of its own.
  const at = survey.history.findLastIndex(
    ({ kind, outcome }) => kind !== "clear-hold" && kind !== "settle" && (outcome === "done" || outcome === "returned"),
  );
  const last = survey.history[at];
  if (last === undefined || last.running !== survey.current?.release || !isRollback(last)) return undefined;
  // The line of a change that a settlement has ended follows the settlement's own line.
  const isSettled = survey.history[at - 1]?.kind === "settle";
  return pastRollback(survey, last, survey.history.slice(0, isSettled ? at - 1 : at));
}

/**
 * Pure. The decision of a job that is started again after its rollback or its restore, while nothing has replaced the result: it
 * completes what its first attempt did not record, and rolls back no second time.
 */
export function repeatedRollback(
  survey: Survey,
  { runId, job }: Pick<RunContext, "runId" | "job">,
  kind: "rollback" | "restore",
): Decision | undefined {
  const { current } = survey;
  const last = ownRollback(survey, { runId, job }, [kind]);
  if (current === undefined || last === undefined) return undefined;
  const why = `an earlier attempt of this job has carried it out, and ${current.version} runs.`;
  return { kind: "nothing-to-do", current, why, rollback: { ...last, isOwn: true } };
}

/**
 * Pure. The rollback by which a change of these kinds, of an earlier attempt of the same job, has replaced a release; undefined where
 * something has changed the host since.
 */
export function ownRollback(
  survey: Survey,
  { runId, job }: Pick<RunContext, "runId" | "job">,
  kinds: readonly PlanKind[],
): PastRollback | undefined {
  const last = survey.pending === undefined ? lastRollback(survey) : undefined;
  const isOwn = kinds.some((kind) => last?.change === newestChange({ runId, job, kind }, survey.changes)?.change);
  return isOwn ? last : undefined;
}

/** Pure. When the switch to the release that runs began, also if it was deployed again since; empty where it is unknown. */
export function runningSince(survey: Survey): string {
  return switchTo(survey.current?.version ?? "", survey.history, survey);
}

function isRollback({ kind, outcome }: EndedChange): boolean {
  return outcome === "done" ? kind === "rollback" || kind === "restore" : outcome === "returned" && kind === "deploy";
}

function pastRollback(survey: Survey, change: EndedChange, before: readonly EndedChange[]): PastRollback {
  const { began, at: ended, kind, version, switched = "", undone = "", running } = change;
  const times = { change: change.change ?? "", began, ended };
  if (kind === "deploy") return { ...times, began: undone, replaced: version, replacedSwitchedAt: switched };
  const replacedId = before.at(-1)?.running ?? "";
  if (kind === "rollback" && replacedId === running) {
    const held = heldDeploy(before);
    return { ...times, replaced: held?.version ?? "", replacedSwitchedAt: held?.switched ?? "" };
  }
  const replaced = versionOf(survey, replacedId);
  return { ...times, replaced, replacedSwitchedAt: switchTo(replaced, before, survey) };
}

/** Pure. The deploy that left the host on hold: its release was switched to, and never recorded. */
export function heldDeploy(history: readonly EndedChange[]): EndedChange | undefined {
  const isEnd = ({ kind, outcome }: EndedChange): boolean =>
    (kind !== "clear-hold" && (outcome === "done" || outcome === "returned")) ||
    (kind === "deploy" && outcome === "held");
  const last = history.findLast(isEnd);
  return last?.outcome === "held" ? last : undefined;
}

function switchTo(version: string, history: readonly EndedChange[], survey: Survey): string {
  const since = history.findLastIndex(({ running }) => versionOf(survey, running) !== version) + 1;
  const change = history[since];
  // If it ran in every entry of a full history, its switch is older than the history.
  const isOlder = since === 0 && survey.history.length >= HISTORY_LENGTH;
  // The switch of a settlement is not the one that it settles.
  return version === "" || isOlder || change?.kind === "settle" ? "" : (change?.switched ?? "");
}

function versionOf({ releases }: Survey, id: string): string {
  return releases.find(({ release }) => release === id)?.version ?? "";
}
