import { Cron } from "croner";
import { badValue, type GivenValue } from "../config/values.ts";
import type { Span } from "./span.ts";
import { instants, type ReleaseWindow, type WindowKind } from "./window.ts";
import type { WallTime, Zone } from "./zone.ts";

const DAY_MS = 86_400_000;

export interface Named {
  readonly name: string;
  readonly kind: WindowKind;
  readonly zone: Zone;
}

/** A window that begins whenever the clock of its zone shows a time that `pattern` matches, and lasts so long on that clock. */
export function cronWindow({ name, kind, zone }: Named, pattern: Cron, lengthMs: number): ReleaseWindow {
  return {
    name,
    kind,
    spans: (range) => {
      // Two days more on either side: a wall-clock time is no instant, and some are skipped.
      const search = { from: range.from - lengthMs - 2 * DAY_MS, to: range.to + 2 * DAY_MS };
      const walls = starts(pattern, search).map((from) => ({ from, to: from + lengthMs }));
      return instants(walls, kind, zone);
    },
  };
}

export function datesWindow({ name, kind, zone }: Named, wall: Span): ReleaseWindow {
  const spans = instants([wall], kind, zone);
  return { name, kind, spans: () => spans };
}

/**
 * Five fields; names, lists, steps, `L` and `#` as croner has them. croner sees wall-clock time only, with an offset of
 * 0: what a change of the clock does to a window depends on both of its ends, and croner knows the first alone.
 */
export function readCron(given: GivenValue): Cron {
  const pattern = parseCron(given);
  if (pattern.nextRun(new Date(0)) === null) throw badValue(given, "a time that ever comes");
  return pattern;
}

function parseCron(given: GivenValue): Cron {
  const wanted = "a cron expression of five fields, such as `0 8 * * 1-5`";
  // A date would be taken for a single run.
  if (/[:?]/.test(given.text)) throw badValue(given, wanted);
  try {
    return new Cron(given.text, { paused: true, mode: "5-part", utcOffset: 0 });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
    throw badValue(given, `${wanted} (${why})`);
  }
}

function starts(pattern: Cron, { from, to }: Span): readonly WallTime[] {
  const found: WallTime[] = [];
  let next = pattern.nextRun(new Date(from));
  while (next !== null && next.getTime() < to) {
    found.push(next.getTime());
    next = pattern.nextRun(next);
  }
  return found;
}

/** `2026-12-20T18:00` on the clock of any zone. */
export function readWallTime(given: GivenValue): WallTime {
  const wall = Date.parse(`${given.text}:00Z`);
  const real = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(given.text);
  if (!real) throw badValue(given, "a date that exists, with a time such as 2026-12-20T18:00");
  return wall;
}

/** Milliseconds since midnight from `16:00`. */
export function readTimeOfDay(given: GivenValue): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(given.text);
  if (match === null) throw badValue(given, "a time of day such as 16:00");
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}
