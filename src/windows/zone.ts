import { nearestKey } from "../config/nearest.ts";
import { badValue, type GivenValue } from "../config/values.ts";

/**
 * What the clock on a wall shows, written as the milliseconds since 1970 at which a clock of UTC shows the same.
 * Days and hours can be added to it; which instant it is, if any, only its zone can say.
 */
export type WallTime = number;

/** When a clock shows a time. Where it is put back these differ; where it is put forward, see `readings`. */
export interface Readings {
  readonly earliest: number;
  readonly latest: number;
}

export interface Zone {
  readonly name: string;
  wallAt(instant: number): WallTime;
  /**
   * The instants that a wall-clock time can mean. A time that the clock skips is, at its earliest, the moment of the
   * change, and at its latest as long after it as the time lies in the gap.
   */
  readings(wall: WallTime): Readings;
}

const DAY_MS = 86_400_000;

/** No zone is further from UTC than this, and none changes twice within twice this time. */
const REACH_MS = 36 * 3_600_000;

/**
 * A zone of the IANA database. Abbreviations and offsets are refused: `EST` and `GMT` are zones without summer time,
 * which is seldom intended. An unknown zone is never UTC.
 */
export function readZone(given: GivenValue): Zone {
  const zone = findZone(given.text);
  if (zone !== undefined) return zone;
  const nearest = nearestKey(given.text, Intl.supportedValuesOf("timeZone")) ?? "Europe/Paris";
  throw badValue(given, `an IANA time zone such as ${nearest}`);
}

/** Undefined for a name that is not in the database. */
export function findZone(name: string): Zone | undefined {
  if (name !== "UTC" && !/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return undefined;
  try {
    return ianaZone(name);
  } catch {
    // A RangeError is how Intl says that it does not know the zone.
    return undefined;
  }
}

function ianaZone(name: string): Zone {
  const offsetAt = remembered(offsetsOf(name));
  const wallAt = (instant: number): WallTime => instant + offsetAt(instant);
  return { name, wallAt, readings: (wall) => readingsOf(wall, offsetAt) };
}

/** Milliseconds by which the zone's clock is ahead of UTC. */
type OffsetAt = (instant: number) => number;

function offsetsOf(name: string): OffsetAt {
  const date = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const time = { hour: "numeric", minute: "numeric", second: "numeric" } as const;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, hourCycle: "h23", ...date, ...time });
  return (instant) => {
    const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? Number.NaN;
    const seconds = (part("hour") * 60 + part("minute")) * 60 + part("second");
    const wall = Date.UTC(part("year"), part("month") - 1, part("day")) + seconds * 1000;
    return wall - Math.floor(instant / 1000) * 1000;
  };
}

/** Intl takes microseconds, and windows that come every few minutes ask for thousands of times: days are remembered. */
function remembered(offsetAt: OffsetAt): OffsetAt {
  const midnights = new Map<number, number>();
  const atMidnight = (day: number): number => {
    const offset = midnights.get(day) ?? offsetAt(day * DAY_MS);
    midnights.set(day, offset);
    return offset;
  };
  return (instant) => {
    const day = Math.floor(instant / DAY_MS);
    const offset = atMidnight(day);
    return offset === atMidnight(day + 1) ? offset : offsetAt(instant);
  };
}

function readingsOf(wall: WallTime, offsetAt: OffsetAt): Readings {
  const before = wall - offsetAt(wall - REACH_MS);
  const after = wall - offsetAt(wall + REACH_MS);
  const shown = [before, after].filter((instant) => instant + offsetAt(instant) === wall);
  if (shown.length > 0) return { earliest: Math.min(...shown), latest: Math.max(...shown) };
  return { earliest: changeBetween(wall - REACH_MS, wall + REACH_MS, offsetAt), latest: before };
}

/** The first millisecond at which the offset is another one than at `from`. */
function changeBetween(from: number, to: number, offsetAt: OffsetAt): number {
  const old = offsetAt(from);
  let [same, changed] = [from, to];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(middle) === old) same = middle;
    else changed = middle;
  }
  return changed;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** `Friday 2026-03-27 16:00 (Europe/Paris, UTC+1)`: with its offset, since a clock that is put back shows times twice. */
export function tellTime({ name, wallAt }: Zone, instant: number): string {
  const wall = wallAt(instant);
  const [date = "", time = ""] = new Date(wall).toISOString().split("T");
  const minutes = Math.round((wall - instant) / 60_000);
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  const offset = minutes === 0 ? "UTC" : `UTC${minutes < 0 ? "-" : "+"}${Math.floor(size / 60)}${rest}`;
  const place = name === "UTC" ? "UTC" : `${name}, ${offset}`;
  return `${WEEKDAYS[new Date(wall).getUTCDay()]} ${date} ${time.slice(0, 5)} (${place})`;
}
