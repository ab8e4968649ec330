import { judgeWindow } from "../../../src/windows/judge.ts";
import { HOUR, MINUTE, utc, verdict, windowsOf } from "./judging.ts";

const base = (zone: string): string => `zone: ${zone}\nfriday-from: false`;
const deny = (zone: string, cron: string, length: string): ReturnType<typeof windowsOf> =>
  windowsOf(`${base(zone)}\ndeny:\n  - { name: w, cron: "${cron}", for: ${length} }`);
const allow = (zone: string, cron: string, length: string): ReturnType<typeof windowsOf> =>
  windowsOf(`${base(zone)}\nallow:\n  - { name: w, cron: "${cron}", for: ${length} }`);

/** The stretches in which nothing is closed between two instants, minute by minute, as the judge sees them. */
function openings(windows: ReturnType<typeof windowsOf>, from: string, to: string): string[] {
  const found: string[] = [];
  let open: number | undefined;
  for (let at = Date.parse(from); at <= Date.parse(to); at += MINUTE) {
    const now = judgeWindow(windows, { now: at, lengthMs: 0 }).kind === "open" && at < Date.parse(to);
    if (now && open === undefined) open = at;
    if (!now && open !== undefined) {
      found.push(`${utc(open).slice(11)}–${utc(at).slice(11)}`);
      open = undefined;
    }
  }
  return found;
}

test.each([
  // A night's window keeps its end on the clock: 7 hours when the clock goes forward, 9 when it goes back.
  ["Europe/Berlin", "2026-03-28T22:00Z", "2026-03-29T04:00Z"],
  ["Europe/Berlin", "2026-10-24T21:00Z", "2026-10-25T05:00Z"],
  ["America/New_York", "2026-03-08T04:00Z", "2026-03-08T10:00Z"],
  ["America/New_York", "2026-11-01T03:00Z", "2026-11-01T11:00Z"],
  ["Australia/Sydney", "2026-10-03T13:00Z", "2026-10-03T19:00Z"],
  ["Australia/Sydney", "2026-04-04T12:00Z", "2026-04-04T20:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T13:00Z", "2026-10-03T19:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T12:00Z", "2026-04-04T19:30Z"],
])("in %s a window from 22:00 for 8h that holds at %s opens at 06:00 of the clock, %s", (zone, now, opens) => {
  expect(verdict(deny(zone, "0 22 * * *", "8h"), now)).toBe(`closed by w, opens ${opens}`);
});

test.each([
  // A beginning that the clock skips is the moment of the change; 150 minutes later the clock shows 05:00.
  ["Europe/Berlin", "30 2 * * *", "150m", "2026-03-29T00:30Z", "2026-03-29T05:00Z", ["00:30Z–01:00Z", "03:00Z–05:00Z"]],
  // All of it skipped: a nightly job runs late rather than never.
  ["Europe/Berlin", "15 2 * * *", "30m", "2026-03-29T00:30Z", "2026-03-29T03:00Z", ["00:30Z–01:00Z", "01:45Z–03:00Z"]],
  // An end that the clock skips moves with it.
  ["Europe/Berlin", "50 1 * * *", "30m", "2026-03-29T00:30Z", "2026-03-29T03:00Z", ["00:30Z–00:50Z", "01:20Z–03:00Z"]],
  // Shown twice: from the first time to the last.
  ["Europe/Berlin", "10 2 * * *", "10m", "2026-10-25T00:00Z", "2026-10-25T03:00Z", ["00:00Z–00:10Z", "01:20Z–03:00Z"]],
  [
    "America/New_York",
    "30 1 * * *",
    "1h",
    "2026-11-01T05:00Z",
    "2026-11-01T09:00Z",
    ["05:00Z–05:30Z", "07:30Z–09:00Z"],
  ],
  [
    "Australia/Lord_Howe",
    "10 2 * * *",
    "10m",
    "2026-10-03T15:00Z",
    "2026-10-03T17:00Z",
    ["15:00Z–15:30Z", "15:50Z–17:00Z"],
  ],
  [
    "Australia/Lord_Howe",
    "40 1 * * *",
    "10m",
    "2026-04-04T14:00Z",
    "2026-04-04T16:00Z",
    ["14:00Z–14:40Z", "15:20Z–16:00Z"],
  ],
  // Every hour: none is left out, and the hour that comes twice closes twice.
  [
    "Europe/Berlin",
    "0 * * * *",
    "59m",
    "2026-03-28T23:59Z",
    "2026-03-29T02:00Z",
    ["23:59Z–00:00Z", "00:59Z–01:00Z", "01:59Z–02:00Z"],
  ],
])("a deny window in doubt is closed: %s, %s for %s", (zone, cron, length, from, to, open) => {
  expect(openings(deny(zone, cron, length), from, to)).toEqual(open);
});

test.each([
  ["Europe/Berlin", "30 2 * * *", "150m", "2026-03-29T00:00Z", "2026-03-29T05:00Z", ["01:30Z–03:00Z"]],
  ["Europe/Berlin", "15 2 * * *", "30m", "2026-03-29T00:00Z", "2026-03-29T05:00Z", []],
  ["Europe/Berlin", "30 2 * * *", "150m", "2026-10-25T00:00Z", "2026-10-25T06:00Z", ["01:30Z–04:00Z"]],
  ["Europe/Berlin", "30 0 * * *", "2h", "2026-10-24T22:00Z", "2026-10-25T06:00Z", ["22:30Z–00:30Z"]],
  ["Australia/Lord_Howe", "0 0 * * *", "4h", "2026-04-04T12:00Z", "2026-04-04T20:00Z", ["13:00Z–17:30Z"]],
])("an allow window in doubt is closed: %s, %s for %s", (zone, cron, length, from, to, open) => {
  expect(openings(allow(zone, cron, length), from, to)).toEqual(open);
});

test.each(["Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe"])(
  "Friday's evening in %s lasts eight hours in every week of the year",
  (zone) => {
    const windows = windowsOf(`zone: ${zone}`);
    let now = Date.parse("2026-01-05T00:00Z");
    for (let week = 0; week < 52; week++) {
      const open = judgeWindow(windows, { now, lengthMs: 0 });
      const closesAt = open.kind === "open" ? (open.closesAt ?? 0) : 0;
      const closed = judgeWindow(windows, { now: closesAt, lengthMs: 0 });
      const opensAt = closed.kind === "closed" ? (closed.opensAt ?? 0) : 0;
      expect(opensAt - closesAt).toBe(8 * HOUR);
      expect(windows.zone && new Date(windows.zone.wallAt(closesAt)).toUTCString()).toMatch(/^Fri.* 16:00:00 GMT$/);
      now = opensAt;
    }
  },
);

test("dates are of the zone's clock, on either side of a change", () => {
  const windows = windowsOf(
    `${base("Europe/Berlin")}\ndeny:\n  - { name: w, from: 2026-03-28T12:00, to: 2026-03-29T12:00 }`,
  );
  expect(verdict(windows, "2026-03-28T10:59Z", 1)).toBe("open until 2026-03-28T11:00Z");
  expect(verdict(windows, "2026-03-28T11:00Z", 1)).toBe("closed by w, opens 2026-03-29T10:00Z");
});
