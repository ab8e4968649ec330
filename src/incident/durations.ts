import type { IncidentEvent } from "./incident-mark.ts";

/** The times of an incident, in milliseconds since the epoch; undefined where one is unknown. */
export interface IncidentTimes {
  readonly began: number | undefined;
  readonly detected: number | undefined;
  readonly acted: number | undefined;
  readonly recovered: number | undefined;
}

/** In milliseconds; undefined where a time is unknown, or where two clocks contradict each other. */
export interface IncidentDurations {
  readonly detect: number | undefined;
  readonly act: number | undefined;
  /** From the start of the incident; from its detection where the start is unknown. */
  readonly recover: number | undefined;
}

/**
 * Pure. The earliest start, detection and action count. The recovery is that of the newest declaration or of the resolution: an
 * earlier recovery does not count if a later declaration has no recovery.
 */
export function incidentTimes(events: readonly IncidentEvent[]): IncidentTimes {
  const declarations = events.filter(({ kind }) => kind === "declared");
  const commands = events.filter(({ comment }) => comment !== undefined);
  const last = events.filter(({ kind }) => kind === "declared" || kind === "resolved").at(-1);
  const declared = recoveryOf(declarations);
  const resolved = last?.kind === "resolved" ? (declared ?? last.recovered ?? last.at) : undefined;
  return {
    began: earliest(declarations.map(({ began }) => began)),
    detected: earliest(declarations.map(({ detected, at }) => detected ?? at)),
    acted: earliest([...declarations.map(({ acted }) => acted), ...commands.map(({ at }) => at)]),
    recovered: resolved ?? declared,
  };
}

/**
 * A run that finds its release rolled back already does not know since when. The recovery that was declared before counts, if it
 * came after the switch to that release.
 */
function recoveryOf(declarations: readonly IncidentEvent[]): number | undefined {
  const last = declarations.at(-1);
  if (last?.recovered !== undefined || last?.ending !== "rolled-back" || last.began === undefined)
    return last?.recovered;
  const earlier = recoveryOf(declarations.slice(0, -1));
  return earlier !== undefined && last.began <= earlier ? earlier : undefined;
}

export function incidentDurations({ began, detected, acted, recovered }: IncidentTimes): IncidentDurations {
  return {
    detect: between(began, detected),
    act: between(detected, acted),
    recover: between(began ?? detected, recovered),
  };
}

function between(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined || to < from ? undefined : to - from;
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
