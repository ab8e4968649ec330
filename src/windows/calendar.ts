import ICAL from "ical.js";
import { truncate } from "../text/truncate.ts";
import { type CalendarEvent, readEvent, stretches } from "./calendar-event.ts";
import type { Named } from "./schedule.ts";
import { merge, type Span } from "./span.ts";
import { instants, type ReleaseWindow } from "./window.ts";
import type { Zone } from "./zone.ts";

const DAY_MS = 86_400_000;

export interface Calendar {
  /** Those that count, and repetitions that stand for themselves. */
  readonly events: readonly CalendarEvent[];
  /** All of them: one that was cancelled still stands for the repetition that it replaces. */
  readonly all: readonly CalendarEvent[];
  /** Events that do not count, because they are marked as free. */
  readonly free: number;
}

/** Reads an iCalendar text (RFC 5545). Returns the reason as a text where it cannot be used. */
export function readCalendar(text: string, home: Zone, includeFree: boolean): Calendar | string {
  return orReason(() => {
    const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, ""));
    const components = calendarsOf(parsed);
    const all = components.flatMap((one) => one.getAllSubcomponents("vevent")).map((one) => readEvent(one, home));
    const standing = all.filter(({ cancelled }) => !cancelled);
    const events = standing.filter(({ free }) => includeFree || !free);
    return { events, all, free: standing.length - events.length };
  });
}

/** The parser gives one component, or a list of them. */
function calendarsOf(parsed: unknown): readonly ICAL.Component[] {
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const found = typeof list[0] === "string" ? [list] : list;
  const components = found.flatMap((one) => (Array.isArray(one) ? [new ICAL.Component(one)] : []));
  if (components.length === 0 || components.some(({ name }) => name !== "vcalendar"))
    throw new Error("it is no iCalendar text: it does not begin with BEGIN:VCALENDAR");
  return components;
}

export function calendarWindow({ name, kind }: Named, calendar: Calendar | string): ReleaseWindow {
  const spans = (range: Span): readonly Span[] | string => {
    if (typeof calendar === "string") return calendar;
    return orReason(() => merge(calendar.events.flatMap((event) => eventSpans(event, calendar, { kind, range }))));
  };
  return { name, kind, spans };
}

interface Wanted {
  readonly kind: Named["kind"];
  readonly range: Span;
}

function eventSpans(event: CalendarEvent, { all }: Calendar, { kind, range }: Wanted): readonly Span[] {
  const master = event.replaces === undefined;
  const replaced = all.flatMap(({ uid, replaces }) => (master && uid === event.uid && replaces ? [replaces] : []));
  const walls = stretches(event, replaced, kind, range.to + 2 * DAY_MS);
  // What ended long ago need not be placed in its zone.
  const near = walls.filter(({ to }) => to > range.from - 2 * DAY_MS);
  return instants(near, kind, event.zone);
}

/** The content of a calendar is foreign: an event that is not understood is reported, and closes its window. */
function orReason<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return truncate(why.replace(/\s+/g, " "), 200);
  }
}
