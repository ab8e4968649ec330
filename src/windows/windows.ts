import type { WrittenCalendar, WrittenWindow, WrittenWindows } from "../config/sections/windows.ts";
import { readTimeLimit } from "../config/values.ts";
import { StageFailure } from "../failure/failure.ts";
import { calendarWindow, readCalendar } from "./calendar.ts";
import { cronWindow, datesWindow, readCron, readTimeOfDay, readWallTime } from "./schedule.ts";
import type { ReleaseWindow, WindowKind } from "./window.ts";
import { readZone, type Zone } from "./zone.ts";

const DAY_MS = 86_400_000;
const USUAL_FRIDAY_FROM = "16:00";

/** What closes on Friday evening, and what is closed outside the allow windows, as an override names them. */
const FRIDAY = "friday-from";
export const OUTSIDE_ALLOW = "allow";

/** The text of each calendar or the reason why it is missing, by the calendar's name. */
export type CalendarText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unreadable"; readonly why: string };

export interface Windows {
  /** Undefined when the configuration has no windows. */
  readonly zone: Zone | undefined;
  /** How long a deploy and its watch take at least; undefined where the configuration leaves it open. */
  readonly lengthMs: number | undefined;
  readonly windows: readonly ReleaseWindow[];
  /** Notes that close nothing. */
  readonly notes: readonly string[];
}

/**
 * Reads the section `windows`. An error in it throws; a calendar that cannot be fetched or read counts as closed, so that
 * an override is still possible in an emergency.
 *
 * Friday evening depends on the time zone. Without a zone it is that of UTC, and a note reports that: closed at a wrong
 * hour is better than never closed.
 */
export function readWindows(
  written: WrittenWindows | undefined,
  calendars: ReadonlyMap<string, CalendarText>,
): Windows {
  const { length, zone: name, ...rules } = written ?? {};
  const lengthMs = length === undefined ? undefined : readTimeLimit({ name: "windows.length", text: length });
  if (name === undefined) return withoutZone(rules, lengthMs);
  const zone = readZone({ name: "windows.zone", text: name });
  requireOwnNames(rules);
  const read = (rules.calendars ?? []).map((one) => readSubscribed(one, calendars.get(one.name), zone));
  const windows = [
    ...fridayWindow(rules[FRIDAY] ?? USUAL_FRIDAY_FROM, zone),
    ...(rules.deny ?? []).map((one) => readWindow(one, "deny", zone)),
    ...(rules.allow ?? []).map((one) => readWindow(one, "allow", zone)),
    ...read.map(({ window }) => window),
  ];
  return { zone, lengthMs, windows, notes: read.flatMap(({ notes }) => notes) };
}

function withoutZone(rules: Partial<WrittenWindows>, lengthMs: number | undefined): Windows {
  requireNoRules(Object.keys(rules).filter((key) => rules[FRIDAY] !== false || key !== FRIDAY));
  if (rules[FRIDAY] === false)
    return { zone: undefined, lengthMs, windows: [], notes: ["No release window is in force."] };
  const zone = readZone({ name: "windows.zone", text: "UTC" });
  const note = "`windows.zone` is not set: Friday evening is that of UTC.";
  return { zone, lengthMs, windows: fridayWindow(USUAL_FRIDAY_FROM, zone), notes: [note] };
}

function requireNoRules(keys: readonly string[]): void {
  if (keys.length === 0) return;
  throw new StageFailure({
    what: `\`windows.zone\` is missing, and \`windows.${keys[0]}\` needs it.`,
    means: "A window is a time on the clock of some place. Sluice does not guess which. Nothing was changed.",
    todo: "Set `windows.zone` to an IANA time zone such as Europe/Paris.",
  });
}

function fridayWindow(from: string | false, zone: Zone): readonly ReleaseWindow[] {
  if (from === false) return [];
  const time = readTimeOfDay({ name: `windows.${FRIDAY}`, text: from });
  const minutes = time / 60_000;
  const cron = `${minutes % 60} ${Math.floor(minutes / 60)} * * 5`;
  const pattern = readCron({ name: `windows.${FRIDAY}`, text: cron });
  return [cronWindow({ name: FRIDAY, kind: "deny", zone }, pattern, DAY_MS - time)];
}

function readWindow(written: WrittenWindow, kind: WindowKind, zone: Zone): ReleaseWindow {
  const named = { name: written.name, kind, zone };
  const given = (key: "cron" | "for" | "from" | "to"): { name: string; text: string } => ({
    name: `windows.${kind}: ${written.name}: ${key}`,
    text: written[key] ?? "",
  });
  if (written.cron !== undefined) return cronWindow(named, readCron(given("cron")), readTimeLimit(given("for")));
  const [from, to] = [readWallTime(given("from")), readWallTime(given("to"))];
  if (from < to) return datesWindow(named, { from, to });
  throw new StageFailure({
    what: `The window "${written.name}" ends at ${written.to}, which is not after its beginning, ${written.from}.`,
    means: "A window that never holds would protect nothing. Nothing was changed.",
    todo: `Correct \`from\` and \`to\` of "${written.name}" under \`windows.${kind}\`.`,
  });
}

interface Subscribed {
  readonly window: ReleaseWindow;
  readonly notes: readonly string[];
}

function readSubscribed(written: WrittenCalendar, came: CalendarText | undefined, zone: Zone): Subscribed {
  const { name, kind = "deny" } = written;
  const absent = came === undefined ? "it was not fetched" : came.kind === "unreadable" ? came.why : undefined;
  const text = came?.kind === "text" ? came.text : "";
  const calendar = absent ?? readCalendar(text, zone, written["include-free"] ?? false);
  const window = calendarWindow({ name, kind, zone }, calendar);
  if (typeof calendar === "string") return { window, notes: [] };
  const free = `${calendar.free} of them are marked as free and do not count without \`include-free\``;
  const some = `The calendar "${name}" holds ${calendar.events.length + calendar.free} events; ${free}.`;
  const none = `The calendar "${name}" holds no event.`;
  return { window, notes: calendar.free > 0 ? [some] : calendar.events.length === 0 ? [none] : [] };
}

/** An override names a window, and must mean one. */
function requireOwnNames(written: WrittenWindows): void {
  const windows = [...(written.deny ?? []), ...(written.allow ?? []), ...(written.calendars ?? [])];
  const names = [FRIDAY, OUTSIDE_ALLOW, ...windows.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new StageFailure({
    what: `Two windows have the name "${twice}".`,
    means: "An override could not say which of them it means. Nothing was changed.",
    todo: `Give every window and calendar a name of its own; \`${FRIDAY}\` and \`${OUTSIDE_ALLOW}\` are taken.`,
  });
}
