import { parseConfig } from "../../../src/config/parse.ts";
import { type Closed, judgeWindow, type Open } from "../../../src/windows/judge.ts";
import { type CalendarText, readWindows, type Windows } from "../../../src/windows/windows.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The section `windows` as a person writes it, and the calendars that came. */
export function windowsOf(section: string, calendars: Readonly<Record<string, CalendarText | string>> = {}): Windows {
  const yaml = `windows:\n${section.replace(/^/gm, "  ")}\n`;
  const came = Object.entries(calendars).map(([name, one]): [string, CalendarText] => [
    name,
    typeof one === "string" ? { kind: "text", text: one } : one,
  ]);
  return readWindows(parseConfig(yaml, "sluice.yml").windows, new Map(came));
}

/** `now` with its offset or Z; the length in minutes. */
export function judged(windows: Windows, now: string, minutes = 45): Open | Closed {
  return judgeWindow(windows, { now: Date.parse(now), lengthMs: minutes * MINUTE });
}

/** `open`, `open until …` or `closed by …, opens …`, in UTC. */
export function verdict(windows: Windows, now: string, minutes = 45): string {
  const judgement = judged(windows, now, minutes);
  if (judgement.kind === "open")
    return judgement.closesAt === undefined ? "open" : `open until ${utc(judgement.closesAt)}`;
  const opens = judgement.opensAt === undefined ? "never opens" : `opens ${utc(judgement.opensAt)}`;
  return `closed by ${judgement.by.join(", ")}, ${opens}`;
}

export function utc(instant: number): string {
  return new Date(instant).toISOString().replace(/:00\.000Z$/, "Z");
}
