import ICAL from "ical.js";
import { timeAt, wallOf, whenOf } from "./calendar-time.ts";
import type { WallTime, Zone } from "./zone.ts";

const DAY_MS = 86_400_000;

/** Every day for more than a century; a rule that asks for more is no calendar of a school or an office. */
const MOST_STEPS = 100_000;

/** A rule of repetition on the clock of its event's zone. */
export interface Recurrence {
  readonly rule: ICAL.Recur;
  /** The last wall-clock time that it may give; undefined for none. */
  readonly until: WallTime | undefined;
}

export function readRecurrence(property: ICAL.Property, zone: Zone, home: Zone): Recurrence {
  const rule = property.getFirstValue();
  if (!(rule instanceof ICAL.Recur) || !rule.freq) throw new Error("a repetition says no FREQ");
  // The library counts BYSETPOS within months only, and would silently give every day of a week.
  if (rule.getComponent("BYSETPOS").length > 0 && rule.freq !== "MONTHLY")
    throw new Error(`a repetition says BYSETPOS, which is understood for FREQ=MONTHLY only, not for ${rule.freq}`);
  return { rule, until: rule.until === null ? undefined : lastWall(property, rule.until, zone, home) };
}

/** UNTIL is written in UTC, the event on its own clock. A date means all of that day. */
function lastWall(property: ICAL.Property, until: ICAL.Time, zone: Zone, home: Zone): WallTime {
  const when = whenOf(property, until, home);
  if (when.day) return when.wall + DAY_MS - 1;
  return until.zone.tzid === "UTC" ? zone.wallAt(when.zone.readings(when.wall).earliest) : when.wall;
}

/** The times before `end` at which a rule repeats what began at `start`. Throws when the search has no end. */
export function repetitions({ rule, until }: Recurrence, start: WallTime, end: WallTime): readonly WallTime[] {
  const iterator = watched(rule).iterator(timeAt(start));
  const found: WallTime[] = [];
  for (let time = iterator.next(); time; time = iterator.next()) {
    const wall = wallOf(time);
    if (wall >= end || (until !== undefined && wall > until)) break;
    found.push(wall);
  }
  return found;
}

/**
 * The library looks for ever for the next time of a rule that has none, such as every seventh day, but only on Mondays,
 * from a Tuesday on. It asks for the frequency at every step, which is where the steps can be counted.
 */
function watched(written: ICAL.Recur): ICAL.Recur {
  const rule = written.clone();
  rule.until = null;
  const { freq } = rule;
  let steps = 0;
  Object.defineProperty(rule, "freq", {
    get: () => {
      steps++;
      if (steps > MOST_STEPS) throw new Error(`a repetition (${written.toString().slice(0, 100)}) has no end to it`);
      return freq;
    },
  });
  return rule;
}
