import type { CalendarText } from "../../../src/windows/windows.ts";
import { judged, verdict, windowsOf } from "./judging.ts";

type Windows = ReturnType<typeof windowsOf>;

const event = (...lines: readonly string[]): string => ["BEGIN:VEVENT", "UID:one", ...lines, "END:VEVENT"].join("\r\n");
const calendar = (...parts: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...parts, "END:VCALENDAR", ""].join("\r\n");

interface Subscription {
  readonly zone?: string;
  readonly kind?: "deny" | "allow";
  readonly includeFree?: boolean;
}

function subscribed(
  text: string | CalendarText,
  { zone = "Europe/Paris", kind = "deny", includeFree }: Subscription = {},
): Windows {
  const free = includeFree === undefined ? "" : `, include-free: ${includeFree}`;
  const section = `zone: ${zone}\nfriday-from: false\ncalendars:\n  - { name: terms, file: terms.ics, kind: ${kind}${free} }`;
  return windowsOf(section, { terms: text });
}

/** Closed by the calendar at each of these times, for a release that takes a minute; else not. */
function closedAt(windows: Windows, times: readonly string[]): readonly boolean[] {
  return times.map((time) => judged(windows, time, 1).kind === "closed");
}

describe("an event that happens once", () => {
  test.each([
    ["in UTC", ["DTSTART:20260511T080000Z", "DTEND:20260511T100000Z"], "2026-05-11T08:00Z", "2026-05-11T10:00Z"],
    [
      "in its own zone",
      ["DTSTART;TZID=America/New_York:20260511T080000", "DURATION:PT90M"],
      "2026-05-11T12:00Z",
      "2026-05-11T13:30Z",
    ],
    [
      "without a zone, which is where the windows are",
      ["DTSTART:20260511T080000", "DTEND:20260511T100000"],
      "2026-05-11T06:00Z",
      "2026-05-11T08:00Z",
    ],
    [
      "with an end in another zone",
      ["DTSTART;TZID=Europe/Paris:20260511T080000", "DTEND;TZID=America/New_York:20260511T040000"],
      "2026-05-11T06:00Z",
      "2026-05-11T08:00Z",
    ],
    ["of one day", ["DTSTART;VALUE=DATE:20260511"], "2026-05-10T22:00Z", "2026-05-11T22:00Z"],
    [
      "of two days, whose end is the day after",
      ["DTSTART;VALUE=DATE:20260511", "DTEND;VALUE=DATE:20260513"],
      "2026-05-10T22:00Z",
      "2026-05-12T22:00Z",
    ],
    [
      "of the day on which the clock goes back",
      ["DTSTART;VALUE=DATE:20261025"],
      "2026-10-24T22:00Z",
      "2026-10-25T23:00Z",
    ],
  ])("%s", (_, lines, from, to) => {
    const windows = subscribed(calendar(event(...lines)));
    const before = new Date(Date.parse(from) - 600_000).toISOString();
    expect(verdict(windows, before, 5)).toBe(`open until ${from}`);
    expect(verdict(windows, from, 5)).toBe(`closed by terms, opens ${to}`);
  });

  test("a whole day is a day of the windows' zone, on the other side of the globe as well", () => {
    const windows = subscribed(calendar(event("DTSTART;VALUE=DATE:20260511")), { zone: "Australia/Sydney" });
    expect(verdict(windows, "2026-05-11T00:00Z")).toBe("closed by terms, opens 2026-05-11T14:00Z");
  });

  test("that lasts no time closes nothing", () => {
    expect(verdict(subscribed(calendar(event("DTSTART:20260511T080000Z"))), "2026-05-11T07:30Z")).toBe("open");
  });

  test("began before now and is not over", () => {
    const windows = subscribed(calendar(event("DTSTART;VALUE=DATE:20260401", "DTEND;VALUE=DATE:20260601")));
    expect(verdict(windows, "2026-05-11T08:00Z")).toBe("closed by terms, opens 2026-05-31T22:00Z");
  });
});

const WEEKLY = ["DTSTART;TZID=Europe/Berlin:20260105T080000", "DTEND;TZID=Europe/Berlin:20260105T100000"];

describe("an event that repeats", () => {
  test("keeps its hour on the clock across a change, without a VTIMEZONE, and without an end", () => {
    const windows = subscribed(calendar(event(...WEEKLY, "RRULE:FREQ=WEEKLY;BYDAY=MO")));
    const times = [
      "2026-03-23T07:30Z",
      "2026-03-30T06:30Z",
      "2026-03-30T08:30Z",
      "2046-01-01T07:30Z",
      "2026-03-24T07:30Z",
    ];
    expect(closedAt(windows, times)).toEqual([true, true, false, true, false]);
  });

  test.each([
    ["EXDATE;TZID=Europe/Berlin:20260330T080000", "in its zone"],
    ["EXDATE:20260330T060000Z", "in UTC"],
    ["EXDATE;VALUE=DATE:20260330", "as a date"],
    ["EXDATE;TZID=Europe/Berlin:20260323T080000,20260330T080000", "in a list"],
  ])("leaves out %s (%s)", (exdate) => {
    const windows = subscribed(calendar(event(...WEEKLY, "RRULE:FREQ=WEEKLY", exdate)));
    expect(closedAt(windows, ["2026-03-16T07:30Z", "2026-03-30T06:30Z", "2026-04-06T06:30Z"])).toEqual([
      true,
      false,
      true,
    ]);
  });

  test.each([
    ["UNTIL in UTC, the last one included", "RRULE:FREQ=WEEKLY;UNTIL=20260330T060000Z", [true, false]],
    ["UNTIL in UTC, a second too early", "RRULE:FREQ=WEEKLY;UNTIL=20260330T055959Z", [false, false]],
    ["UNTIL as a date, all of it", "RRULE:FREQ=WEEKLY;UNTIL=20260330", [true, false]],
    ["COUNT", "RRULE:FREQ=WEEKLY;COUNT=13", [true, false]],
    ["COUNT, one less", "RRULE:FREQ=WEEKLY;COUNT=12", [false, false]],
  ])("ends by %s", (_, rule, closed) => {
    const windows = subscribed(calendar(event(...WEEKLY, rule)));
    expect(closedAt(windows, ["2026-03-30T06:30Z", "2026-04-06T06:30Z"])).toEqual(closed);
  });

  test("has further dates, and periods with a length of their own", () => {
    const dates = [
      "RDATE;TZID=Europe/Berlin:20260512T140000",
      "RDATE;VALUE=PERIOD:20260513T100000Z/PT30M,20260514T100000Z/20260514T101500Z",
    ];
    const windows = subscribed(calendar(event(...WEEKLY, ...dates)));
    expect(verdict(windows, "2026-05-12T13:59Z", 1)).toBe("closed by terms, opens 2026-05-12T14:00Z");
    expect(verdict(windows, "2026-05-13T10:29Z", 1)).toBe("closed by terms, opens 2026-05-13T10:30Z");
    expect(verdict(windows, "2026-05-14T10:14Z", 1)).toBe("closed by terms, opens 2026-05-14T10:15Z");
  });

  test("has one repetition that was moved, and one that was cancelled", () => {
    const moved = event(
      "RECURRENCE-ID;TZID=Europe/Berlin:20260330T080000",
      "DTSTART:20260331T120000Z",
      "DTEND:20260331T130000Z",
    );
    const cancelled = event(
      "RECURRENCE-ID:20260406T060000Z",
      "STATUS:CANCELLED",
      "DTSTART:20260406T060000Z",
      "DTEND:20260406T080000Z",
    );
    const windows = subscribed(calendar(event(...WEEKLY, "RRULE:FREQ=WEEKLY"), moved, cancelled));
    const times = ["2026-03-30T06:30Z", "2026-03-31T12:30Z", "2026-04-06T06:30Z", "2026-04-13T06:30Z"];
    expect(closedAt(windows, times)).toEqual([false, true, false, true]);
  });

  test("whose start does not fit its rule denies then too, and does not allow", () => {
    const text = calendar(event(...WEEKLY, "RRULE:FREQ=WEEKLY;BYDAY=TU"));
    expect(closedAt(subscribed(text), ["2026-01-05T07:30Z", "2026-01-06T07:30Z"])).toEqual([true, true]);
    expect(closedAt(subscribed(text, { kind: "allow" }), ["2026-01-05T07:30Z", "2026-01-06T07:30Z"])).toEqual([
      true,
      false,
    ]);
  });
});

describe("an event that does not count", () => {
  const day = ["DTSTART;VALUE=DATE:20260511"];

  test("because it was cancelled", () => {
    expect(verdict(subscribed(calendar(event(...day, "STATUS:CANCELLED"))), "2026-05-11T08:00Z")).toBe("open");
  });

  test("because it is marked as free, which is said; unless such events are wanted", () => {
    const text = calendar(event(...day, "TRANSP:TRANSPARENT"));
    const windows = subscribed(text);
    expect(verdict(windows, "2026-05-11T08:00Z")).toBe("open");
    expect(windows.notes).toEqual([
      'The calendar "terms" holds 1 events; 1 of them are marked as free and do not count without `include-free`.',
    ]);
    expect(verdict(subscribed(text, { includeFree: true }), "2026-05-11T08:00Z")).toContain("closed by terms");
  });

  test("and a calendar without any says so", () => {
    expect(subscribed(calendar()).notes).toEqual(['The calendar "terms" holds no event.']);
  });
});

const OUTLOOK_ZONE = [
  ...["BEGIN:VTIMEZONE", "TZID:Romance Standard Time"],
  ...["BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"],
  ...["RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"],
  ...["BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"],
  ...["RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"],
].join("\r\n");

test("a zone that only the calendar knows is taken from its description, on both sides of a change", () => {
  const lines = [
    "DTSTART;TZID=Romance Standard Time:20260105T080000",
    "DURATION:PT2H",
    "RRULE:FREQ=WEEKLY;UNTIL=20260330T060000Z",
  ];
  const windows = subscribed(calendar(OUTLOOK_ZONE, event(...lines)), { zone: "America/New_York" });
  const times = [
    "2026-03-23T07:00Z",
    "2026-03-23T08:59Z",
    "2026-03-30T06:00Z",
    "2026-03-30T08:00Z",
    "2026-04-06T06:30Z",
  ];
  expect(closedAt(windows, times)).toEqual([true, true, true, false, false]);
});

describe("a calendar that cannot be used is closed, tells why, and can be overridden", () => {
  const damaged: readonly (readonly [string, string | CalendarText, string])[] = [
    ["was not reached", { kind: "unreadable", why: "status 503" }, "status 503"],
    ["is empty", "", "no iCalendar text"],
    ["is a login page", "<!doctype html><html></html>", "invalid line"],
    ["is cut off", calendar(event("DTSTART:20260101T080000Z")).slice(0, -20), "began but did not end"],
    ["is a card", "BEGIN:VCARD\r\nEND:VCARD\r\n", "no iCalendar text"],
    [
      "has an unknown zone without a description",
      calendar(event("DTSTART;TZID=Romance Standard Time:20260101T080000", "DURATION:PT1H")),
      "Romance Standard Time",
    ],
    ["has an event without a start", calendar(event("SUMMARY:x")), "no DTSTART"],
    [
      "has an event that ends before it begins",
      calendar(event("DTSTART:20260101T080000Z", "DTEND:20260101T070000Z")),
      "ends before",
    ],
    ["has a time that is none", calendar(event("DTSTART:tomorrow")), "invalid date-time"],
    ["repeats by what nobody knows", calendar(event("DTSTART:20260101T080000Z", "RRULE:FREQ=SOMETIMES")), "SOMETIMES"],
    ["repeats by nothing", calendar(event("DTSTART:20260101T080000Z", "RRULE:INTERVAL=2")), "no FREQ"],
    [
      "repeats by a position in the week",
      calendar(event("DTSTART:20260101T080000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1")),
      "BYSETPOS",
    ],
    [
      "changes all repetitions from one on",
      calendar(event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260101T080000Z", "DTSTART:20260101T080000Z")),
      "RANGE",
    ],
    ["leaves out by a rule", calendar(event("DTSTART:20260101T080000Z", "EXRULE:FREQ=WEEKLY")), "EXRULE"],
    [
      "never repeats, and takes for ever to find out",
      calendar(event("DTSTART:20260303T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO")),
      "has no end to it",
    ],
    [
      "repeats every second",
      calendar(event("DTSTART:20260101T080000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY")),
      "has no end to it",
    ],
  ];

  test.each(damaged)("one that %s", (_, text, why) => {
    for (const kind of ["deny", "allow"] as const) {
      const judgement = judged(subscribed(text, { kind }), "2026-05-11T08:00Z");
      expect(judgement).toMatchObject({
        kind: "closed",
        by: [kind === "deny" ? "terms" : "allow"],
        opensAt: undefined,
      });
      expect(judgement.kind === "closed" && judgement.what).toContain(why);
    }
  });

  test("one that no one fetched", () => {
    const section = "zone: Europe/Paris\ncalendars:\n  - { name: terms, url: https://example.com/terms.ics }";
    expect(judged(windowsOf(section), "2026-05-11T08:00Z")).toMatchObject({
      what: expect.stringContaining("it was not fetched"),
    });
  });
});

test("a byte order mark, bare line ends and several calendars in one text are read", () => {
  const two = `\uFEFF${calendar(event("DTSTART;VALUE=DATE:20260511"))}${calendar(event("DTSTART;VALUE=DATE:20260512"))}`;
  const windows = subscribed(two.replaceAll("\r\n", "\n"));
  expect(verdict(windows, "2026-05-11T08:00Z")).toBe("closed by terms, opens 2026-05-12T22:00Z");
});

test("an allow calendar allows during its events alone", () => {
  const windows = subscribed(calendar(event("DTSTART:20260511T080000Z", "DTEND:20260511T100000Z")), { kind: "allow" });
  expect(verdict(windows, "2026-05-11T07:00Z")).toBe("closed by allow, opens 2026-05-11T08:00Z");
  expect(verdict(windows, "2026-05-11T09:15Z")).toBe("open until 2026-05-11T10:00Z");
});
