import { roundDurationText } from "../text/duration-text.ts";
import type { Row } from "./rows/row.ts";

/** The state of one requirement of a commit at one time. */
export interface Standing {
  /** As its row calls it. */
  readonly name: string;
  /** `missing`: nothing is there that could end. */
  readonly state: "passed" | "failed" | "pending" | "missing";
  /** Why it has not passed, in a few words; may be foreign. */
  readonly says: string;
}

/**
 * Pure. The requirements to wait for; none when all have passed, and none when waiting cannot help: one failed, or is
 * missing and will not start.
 */
export function pendingRequirements(standings: readonly Standing[], mayCome: boolean): readonly Standing[] {
  const isHopeless = ({ state }: Standing): boolean => state === "failed" || (state === "missing" && !mayCome);
  return standings.some(isHopeless) ? [] : standings.filter(({ state }) => state !== "passed");
}

/** For the log: the requirements that are still pending, and the time limit. */
export function waitMessage(pending: readonly Standing[], leftMs: number): string {
  const names = pending.map(({ name, says }) => `${name} (${says})`).join("; ");
  return `Waiting for at most ${roundDurationText(leftMs)}: ${names}.`;
}

interface CompletedWait {
  readonly waitedMs: number;
  /** Why the wait was shortened; empty where it had its full length. */
  readonly cut: string;
}

/** A row whose requirement did not pass within the wait states that. */
export function withWaitNote(row: Row, pending: readonly Standing[], { waitedMs, cut }: CompletedWait): Row {
  if (waitedMs === 0 || row.state !== "red" || pending.every(({ name }) => name !== row.check)) return row;
  const why = cut === "" ? "" : ` ${cut}`;
  return { ...row, verdict: `${row.verdict} Waited ${roundDurationText(waitedMs)} for it.${why}` };
}
