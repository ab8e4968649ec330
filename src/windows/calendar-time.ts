import ICAL from "ical.js";
import { findZone, type WallTime, type Zone } from "./zone.ts";

/** A date or a time of a calendar, on the clock of its own zone. */
export interface When {
  readonly wall: WallTime;
  readonly zone: Zone;
  /** A date without a time: it begins at midnight. */
  readonly day: boolean;
}

export function wallOf(time: ICAL.Time): WallTime {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

export function timeAt(wall: WallTime, zone: ICAL.Timezone = ICAL.Timezone.localTimezone): ICAL.Time {
  const date = new Date(wall);
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
  return new ICAL.Time({ ...day, ...time, isDate: false }, zone);
}

/** A value of a property. Dates, and times that name no zone, are meant where the windows are: at `home`. */
export function whenOf(property: ICAL.Property, value: unknown, home: Zone): When {
  if (!(value instanceof ICAL.Time)) throw new Error(`${property.name.toUpperCase()} holds no time`);
  const zone = value.isDate ? home : zoneOf(property, value, home);
  return { wall: wallOf(value), zone, day: value.isDate };
}

/** The same moment on another zone's clock. A date is the same date everywhere. */
export function wallIn({ wall, zone, day }: When, other: Zone): WallTime {
  return day || zone.name === other.name ? wall : other.wallAt(zone.readings(wall).earliest);
}

/**
 * The IANA database knows more of a zone than the excerpt that a calendar carries, and calendars that name an IANA zone
 * often carry none. Other names, such as Outlook's, are good only with their description.
 */
function zoneOf(property: ICAL.Property, { zone: own }: ICAL.Time, home: Zone): Zone {
  const name = own.tzid === "UTC" ? "UTC" : String(property.getFirstParameter("tzid") ?? "");
  if (name === "") return home;
  const known = findZone(name);
  if (known !== undefined) return known;
  if (own.tzid === name) return describedZone(own);
  throw new Error(`it does not describe its time zone "${name}", which is not in the IANA database`);
}

function describedZone(timezone: ICAL.Timezone): Zone {
  return {
    name: timezone.tzid,
    wallAt: (instant) => wallOf(timeAt(instant, ICAL.Timezone.utcTimezone).convertToZone(timezone)),
    readings: (wall) => {
      const instant = timeAt(wall, timezone).toUnixTime() * 1000;
      return { earliest: instant, latest: instant };
    },
  };
}
