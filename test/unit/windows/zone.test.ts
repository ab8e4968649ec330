import fc from "fast-check";
import { StageFailure } from "../../../src/failure/failure.ts";
import { findZone, readZone, tellTime, type Zone } from "../../../src/windows/zone.ts";

const ZONES = [
  ...["Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "America/St_Johns"],
  ...["Asia/Kolkata", "Africa/Casablanca", "Pacific/Auckland", "Pacific/Kiritimati", "America/Santiago", "UTC"],
];

const zone = (name: string): Zone => readZone({ name: "windows.zone", text: name });
const wall = (text: string): number => Date.parse(`${text}Z`);
const readings = (name: string, text: string): string[] => {
  const { earliest, latest } = zone(name).readings(wall(text));
  return [earliest, latest].map((instant) => new Date(instant).toISOString().slice(0, 16));
};

test.each([
  ["Europe/Berlin", "2026-01-15T08:00", "2026-01-15T07:00", "2026-01-15T07:00"],
  // Put forward from 02:00 to 03:00, back from 03:00 to 02:00.
  ["Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59", "2026-03-29T00:59"],
  ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00", "2026-03-29T01:30"],
  ["Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00", "2026-03-29T01:00"],
  ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30", "2026-10-25T01:30"],
  ["Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00", "2026-10-25T02:00"],
  ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:00", "2026-03-08T07:30"],
  ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30", "2026-11-01T06:30"],
  // The other half of the year on the other half of the globe.
  ["Australia/Sydney", "2026-10-04T02:30", "2026-10-03T16:00", "2026-10-03T16:30"],
  ["Australia/Sydney", "2026-04-05T02:30", "2026-04-04T15:30", "2026-04-04T16:30"],
  // Half an hour only: from 02:00 to 02:30, and back from 02:00 to 01:30.
  ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30", "2026-10-03T15:45"],
  ["Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30", "2026-10-03T15:30"],
  ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45", "2026-04-04T15:15"],
  ["UTC", "2026-03-29T02:30", "2026-03-29T02:30", "2026-03-29T02:30"],
])("in %s a clock shows %s at %s and %s", (name, text, earliest, latest) => {
  expect(readings(name, text)).toEqual([earliest, latest]);
});

const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2060, 0) });

test.each(ZONES)("in %s every instant is one of the readings of what the clock shows then", (name) => {
  const { wallAt, readings: of } = zone(name);
  fc.assert(
    fc.property(instant, (at) => {
      const { earliest, latest } = of(wallAt(at));
      expect([earliest, latest]).toContain(at);
      expect(latest - earliest).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 150 },
  );
});

test.each(ZONES)("in %s a later time never has an earlier reading", (name) => {
  const { readings: of } = zone(name);
  const hours = fc.integer({ min: 0, max: 48 * 60 }).map((minutes) => minutes * 60_000);
  fc.assert(
    fc.property(instant, hours, (at, more) => {
      expect(of(at + more).earliest).toBeGreaterThanOrEqual(of(at).earliest);
    }),
    { numRuns: 150 },
  );
});

test.each([
  "Europe/Pariss",
  "Mars/Olympus",
  "+02:00",
  "UTC+2",
  "EST",
  "GMT",
  "CET",
  "",
  " ",
  "Europe/",
  "../etc/passwd",
])("%j is no zone, and never UTC", (name) => {
  expect(findZone(name)).toBeUndefined();
  expect(() => zone(name)).toThrow(StageFailure);
});

test("a misspelt zone is told the nearest one", () => {
  expect(() => zone("Europe/Pariss")).toThrow("such as Europe/Paris.");
  expect(() => zone("America/New York")).toThrow("such as America/New_York.");
});

test("times are told with their weekday, zone and offset", () => {
  const at = Date.parse("2026-10-25T01:30Z");
  expect(tellTime(zone("Europe/Berlin"), at)).toBe("Sunday 2026-10-25 02:30 (Europe/Berlin, UTC+1)");
  expect(tellTime(zone("Asia/Kolkata"), at)).toBe("Sunday 2026-10-25 07:00 (Asia/Kolkata, UTC+5:30)");
  expect(tellTime(zone("America/St_Johns"), at)).toBe("Saturday 2026-10-24 23:00 (America/St_Johns, UTC-2:30)");
  expect(tellTime(zone("UTC"), at)).toBe("Sunday 2026-10-25 01:30 (UTC)");
});
