import type { WrittenCalendar, WrittenWindows } from "../../src/config/sections/windows.ts";
import type { DefaultBranch } from "../../src/gates/rules/default-branch.ts";
import type { Clock, Http } from "../../src/ports/world.ts";
import type { Row } from "../../src/readiness/rows/row.ts";
import { overrideSentence, windowRow } from "../../src/readiness/rows/window-row.ts";
import { judgeWindow } from "../../src/windows/judge.ts";
import { type Override, override } from "../../src/windows/override.ts";
import { type CalendarText, readWindows } from "../../src/windows/windows.ts";

export interface WindowWish {
  /** The watch after the deploy, in milliseconds. */
  readonly watchMs: number;
  /** Undefined without an override of a release window. */
  readonly override: Override | undefined;
}

export interface WindowWorld {
  readonly clock: Clock;
  readonly http: Http;
}

/** The windows as a branch has them, and that branch. */
export interface WrittenOn {
  readonly branch: DefaultBranch;
  readonly written: WrittenWindows | undefined;
}

/** Time for everything before the watch. */
const DEPLOY_MS = 15 * 60_000;
const CALENDAR_PATIENCE_MS = 20_000;
const CALENDAR_BYTES = 5 * 1024 * 1024;

/** The windows of the default branch: a tag could have windows of its own that allow everything. */
export async function checkWindow(
  { branch, written }: WrittenOn,
  wish: WindowWish,
  { clock, http }: WindowWorld,
): Promise<{ readonly row: Row; readonly override: string }> {
  const calendars = new Map<string, CalendarText>();
  for (const calendar of written?.calendars ?? [])
    calendars.set(calendar.name, await readCalendarText(calendar, branch, http));
  const windows = readWindows(written, calendars);
  // A release is never shorter than its own watch, even if the configured length is.
  const lengthMs = Math.max(windows.lengthMs ?? 0, wish.watchMs + DEPLOY_MS);
  const judged = judgeWindow(windows, { now: clock.now(), lengthMs });
  const judgement = wish.override === undefined ? judged : override(judged, wish.override);
  const sentence = judgement.kind === "overridden" ? overrideSentence(judgement) : "";
  return { row: windowRow(judgement, windows), override: sentence };
}

async function readCalendarText(
  { url, file = "" }: WrittenCalendar,
  branch: DefaultBranch,
  http: Http,
): Promise<CalendarText> {
  if (url === undefined) {
    const text = await branch.file(file);
    return text === undefined ? unreadable(`${file} is not on ${branch.name}`) : { kind: "text", text };
  }
  const limits = { timeoutMs: CALENDAR_PATIENCE_MS, bodyLimit: CALENDAR_BYTES };
  const answer = await http.send({ method: "GET", url, headers: {}, followRedirects: true, ...limits });
  if (answer.kind === "no-answer") return unreadable(answer.reason);
  if (answer.status !== 200) return unreadable(`its server answers with status ${answer.status}`);
  return { kind: "text", text: answer.body };
}

function unreadable(why: string): CalendarText {
  return { kind: "unreadable", why };
}
