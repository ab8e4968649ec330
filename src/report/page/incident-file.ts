import { incidentDurations, incidentTimes } from "../../incident/durations.ts";
import type { IncidentThread } from "../../incident/incident-issue.ts";
import type { TimelineEntry } from "../../postmortem/timeline.ts";
import { utc } from "../utc.ts";

/** Pure. The facts of an incident's page for programs: times are UTC to the second, durations seconds; null is unknown. */
export function incidentFile({ issue, events }: IncidentThread, timeline: readonly TimelineEntry[]): string {
  const { number, title, url, isOpen, severity, environment, version, scenario } = issue;
  const times = incidentTimes(events);
  const { detect, act, recover } = incidentDurations(times);
  const resolved = events.findLast(({ kind }) => kind === "resolved")?.at;
  const value = {
    ...{ version: 1, incident: number, title, url, state: isOpen ? "open" : "closed", severity },
    ...{ environment, release: version, scenario },
    times: {
      ...{ began: timeOrNull(times.began), detected: timeOrNull(times.detected), acted: timeOrNull(times.acted) },
      ...{ recovered: timeOrNull(times.recovered), resolved: isOpen ? null : timeOrNull(resolved) },
    },
    seconds: {
      ...{ "to-detect": secondsOrNull(detect), "to-act": secondsOrNull(act), "to-recover": secondsOrNull(recover) },
    },
    timeline: timeline.map(({ at, source, text, url: where }) => ({ at: utc(at), source, text, url: where })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function timeOrNull(at: number | undefined): string | null {
  return at === undefined ? null : utc(at);
}

function secondsOrNull(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds / 1000);
}
