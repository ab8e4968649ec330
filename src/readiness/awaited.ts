import type { Row } from "./row.ts";

/** How something that a commit needs stands at one look. */
export interface Standing {
  /** As its row calls it. */
  readonly name: string;
  /** `missing`: nothing is there that could end. */
  readonly state: "passed" | "failed" | "pending" | "missing";
  /** Why it has not passed, in a few words; may be foreign. */
  readonly says: string;
}

/**
 * Pure. What is worth waiting for; nothing when all has passed, and nothing when waiting cannot help any more: something
 * failed, or is missing and will not come.
 */
export function awaitedOf(standings: readonly Standing[], mayCome: boolean): readonly Standing[] {
  const isHopeless = ({ state }: Standing): boolean => state === "failed" || (state === "missing" && !mayCome);
  return standings.some(isHopeless) ? [] : standings.filter(({ state }) => state !== "passed");
}

/** For the log: what is waited for, and how long at most. */
export function waitingFor(awaited: readonly Standing[], leftMs: number): string {
  const names = awaited.map(({ name, says }) => `${name} (${says})`).join("; ");
  return `Waiting for at most ${span(leftMs)}: ${names}.`;
}

interface Waited {
  readonly waitedMs: number;
  /** Why it was not waited longer; empty where it was as long as somebody wanted. */
  readonly cut: string;
}

/** A row that was waited for in vain says so. */
export function inVain(row: Row, awaited: readonly Standing[], { waitedMs, cut }: Waited): Row {
  if (waitedMs === 0 || row.state !== "red" || awaited.every(({ name }) => name !== row.check)) return row;
  const why = cut === "" ? "" : ` ${cut}`;
  return { ...row, verdict: `${row.verdict} Waited ${span(waitedMs)} for it.${why}` };
}

function span(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
