import ICAL from "ical.js";
import { type When, wallIn, whenOf } from "./calendar-time.ts";
import { type Recurrence, readRecurrence, repetitions } from "./recurrence.ts";
import type { Span } from "./span.ts";
import type { WindowKind } from "./window.ts";
import type { WallTime, Zone } from "./zone.ts";

const DAY_MS = 86_400_000;

/** An event, or one repetition of an event that was changed by hand (`replaces`). Its times are of its own zone's clock. */
export interface CalendarEvent {
  readonly uid: string;
  readonly zone: Zone;
  readonly start: WallTime;
  readonly lengthMs: number;
  readonly rules: readonly Recurrence[];
  readonly added: readonly Span[];
  readonly removed: readonly When[];
  readonly replaces: When | undefined;
  readonly cancelled: boolean;
  /** Marked as free in the calendar. */
  readonly free: boolean;
}

export function readEvent(component: ICAL.Component, home: Zone): CalendarEvent {
  const property = (name: string): ICAL.Property | null => component.getFirstProperty(name);
  const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? "").toUpperCase();
  const began = property("dtstart");
  if (began === null) throw new Error("an event has no DTSTART");
  const start = whenOf(began, began.getFirstValue(), home);
  const { zone } = start;
  const id = property("recurrence-id");
  if (id?.getFirstParameter("range")) throw new Error("an event changes all repetitions from one on (RANGE)");
  if (property("exrule") !== null) throw new Error("an event has an EXRULE, which is no longer in use");
  return {
    uid: String(component.getFirstPropertyValue("uid") ?? ""),
    zone,
    start: start.wall,
    lengthMs: lengthOf(component, start, home),
    rules: component.getAllProperties("rrule").map((rule) => readRecurrence(rule, zone, home)),
    added: component.getAllProperties("rdate").flatMap((dates) => readAdded(dates, zone, home)),
    removed: component.getAllProperties("exdate").flatMap((dates) => whens(dates, home)),
    replaces: id === null ? undefined : whenOf(id, id.getFirstValue(), home),
    cancelled: value("status") === "CANCELLED",
    free: value("transp") === "TRANSPARENT",
  };
}

/** Without an end a date lasts its day, and a time no time at all (RFC 5545, 3.6.1). */
function lengthOf(component: ICAL.Component, start: When, home: Zone): number {
  const ended = component.getFirstProperty("dtend");
  const duration = component.getFirstPropertyValue("duration");
  const usual = start.day ? DAY_MS : 0;
  const stated = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : usual;
  const lengthMs =
    ended === null ? stated : wallIn(whenOf(ended, ended.getFirstValue(), home), start.zone) - start.wall;
  if (lengthMs < 0) throw new Error("an event ends before it begins");
  return lengthMs;
}

function whens(property: ICAL.Property, home: Zone): readonly When[] {
  const values: readonly unknown[] = property.getValues();
  return values.map((value) => whenOf(property, value, home));
}

/** Further times; a period brings its own length, the others have the event's, which `to` leaves open as `from`. */
function readAdded(property: ICAL.Property, zone: Zone, home: Zone): readonly Span[] {
  const values: readonly unknown[] = property.getValues();
  return values.map((value) => {
    const period = value instanceof ICAL.Period ? value : undefined;
    const from = wallIn(whenOf(property, period?.start ?? value, home), zone);
    const to = period === undefined ? from : wallIn(whenOf(property, period.getEnd(), home), zone);
    return { from, to };
  });
}

/**
 * The stretches of an event's clock that begin before `end`. `replaced`: repetitions that stand elsewhere as events.
 * An event whose own start does not fit its rule is not settled by RFC 5545: in doubt it is closed then.
 */
export function stretches(event: CalendarEvent, replaced: readonly When[], kind: WindowKind, end: WallTime): Span[] {
  const { rules, start, lengthMs, zone } = event;
  const own = rules.length === 0 || kind === "deny" ? [start] : [];
  const repeated = rules.flatMap((rule) => repetitions(rule, start, end));
  const gone = [...event.removed, ...replaced].map((when) => ({ wall: wallIn(when, zone), day: when.day }));
  const moments = new Set(gone.map(({ wall }) => wall));
  const days = new Set(gone.filter(({ day }) => day).map(({ wall }) => wall));
  return [...[...own, ...repeated].map((from) => ({ from, to: from })), ...event.added]
    .filter(({ from }) => !moments.has(from) && !days.has(Math.floor(from / DAY_MS) * DAY_MS))
    .map(({ from, to }) => ({ from, to: to === from ? from + lengthMs : to }));
}
