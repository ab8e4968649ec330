import { StageFailure } from "../../../src/failure/failure.ts";
import { override } from "../../../src/windows/override.ts";
import { readWindows } from "../../../src/windows/windows.ts";
import { judged, verdict, windowsOf } from "./judging.ts";

const PARIS = "zone: Europe/Paris";

test("nothing configured closes Friday evening by the clock of UTC, and says so", () => {
  const windows = readWindows(undefined, new Map());
  expect(verdict(windows, "2026-03-27T15:00Z")).toBe("open until 2026-03-27T16:00Z");
  expect(verdict(windows, "2026-03-27T15:16Z")).toBe("closed by friday-from, opens 2026-03-28T00:00Z");
  expect(windows.notes).toEqual(["`windows.zone` is not set: Friday evening is that of UTC."]);
});

test("any other rule needs a zone", () => {
  const missing = /`windows.zone` is missing/;
  expect(() => readWindows({ "friday-from": "18:00" }, new Map())).toThrow(missing);
  expect(() => readWindows({ "friday-from": false, deny: [] }, new Map())).toThrow(missing);
});

test("Friday evening alone is switched off without a zone, and that is said", () => {
  const windows = readWindows({ "friday-from": false }, new Map());
  expect(verdict(windows, "2026-03-27T20:00+01:00")).toBe("open");
  expect(windows.notes).toEqual(["No release window is in force."]);
});

test.each([
  ["2026-03-27T15:00+01:00", "open until 2026-03-27T15:00Z"],
  ["2026-03-27T15:15+01:00", "open until 2026-03-27T15:00Z"],
  ["2026-03-27T15:16+01:00", "closed by friday-from, opens 2026-03-27T23:00Z"],
  ["2026-03-27T16:00+01:00", "closed by friday-from, opens 2026-03-27T23:00Z"],
  ["2026-03-27T23:59+01:00", "closed by friday-from, opens 2026-03-27T23:00Z"],
  ["2026-03-28T00:00+01:00", "open until 2026-04-03T14:00Z"],
])("with a zone alone, a release of 45 minutes at %s is %s", (now, said) => {
  expect(verdict(windowsOf(PARIS), now)).toBe(said);
});

test("Friday's hour can be moved, and switched off", () => {
  expect(verdict(windowsOf(`${PARIS}\nfriday-from: 12:30`), "2026-03-27T12:30+01:00")).toContain(
    "closed by friday-from",
  );
  expect(verdict(windowsOf(`${PARIS}\nfriday-from: "00:00"`), "2026-03-27T00:00+01:00")).toContain("closed");
  expect(verdict(windowsOf(`${PARIS}\nfriday-from: false`), "2026-03-27T18:00+01:00")).toBe("open");
});

const LESSONS = `${PARIS}
deny:
  - { name: lessons, cron: "0 8 * * 1-5", for: 4h }
  - { name: year end, from: 2026-12-20T00:00, to: 2027-01-05T00:00 }`;

test.each([
  ["2026-03-30T07:15+02:00", "open until 2026-03-30T06:00Z"],
  ["2026-03-30T07:16+02:00", "closed by lessons, opens 2026-03-30T10:00Z"],
  ["2026-03-30T11:59+02:00", "closed by lessons, opens 2026-03-30T10:00Z"],
  ["2026-03-30T12:00+02:00", "open until 2026-03-31T06:00Z"],
  ["2026-12-19T23:30+01:00", "closed by year end, opens 2027-01-04T23:00Z"],
  ["2026-12-21T09:00+01:00", "closed by lessons, year end, opens 2027-01-04T23:00Z"],
])("cron and dates: %s is %s", (now, said) => {
  expect(verdict(windowsOf(LESSONS), now)).toBe(said);
});

test("windows that touch are one: the next opening comes after all of them", () => {
  const weekend = windowsOf(`${PARIS}\ndeny:\n  - { name: weekend, cron: "0 0 * * 6", for: 2d }`);
  expect(verdict(weekend, "2026-05-15T17:00+02:00")).toBe("closed by friday-from, opens 2026-05-17T22:00Z");
});

test("an opening that is too short for the release is passed over", () => {
  const narrow = windowsOf(
    `${PARIS}\nfriday-from: false\ndeny:\n  - { name: a, cron: "0 8 * * 1", for: 2h }\n  - { name: b, cron: "30 10 * * 1", for: 2h }`,
  );
  expect(verdict(narrow, "2026-05-11T09:00+02:00", 30)).toBe("closed by a, opens 2026-05-11T08:00Z");
  expect(verdict(narrow, "2026-05-11T09:00+02:00", 31)).toBe("closed by a, opens 2026-05-11T10:30Z");
});

const NIGHT = `${PARIS}\nallow:\n  - { name: night, cron: "0 20 * * *", for: 8h }`;

test.each([
  ["2026-05-11T12:00+02:00", "closed by allow, opens 2026-05-11T18:00Z"],
  ["2026-05-11T20:00+02:00", "open until 2026-05-12T02:00Z"],
  ["2026-05-12T03:15+02:00", "open until 2026-05-12T02:00Z"],
  ["2026-05-12T03:16+02:00", "closed by allow, opens 2026-05-12T18:00Z"],
  // Deny wins: the night of Friday begins on Saturday.
  ["2026-05-15T21:00+02:00", "closed by friday-from, opens 2026-05-15T22:00Z"],
])("with an allow window: %s is %s", (now, said) => {
  expect(verdict(windowsOf(NIGHT), now)).toBe(said);
});

test("what never opens within 60 days is said to", () => {
  const never = windowsOf(`${PARIS}\ndeny:\n  - { name: frozen, from: 2026-01-01T00:00, to: 2027-01-01T00:00 }`);
  expect(verdict(never, "2026-05-11T09:00+02:00")).toBe("closed by frozen, never opens");
  const past = windowsOf(`${PARIS}\nallow:\n  - { name: once, from: 2026-01-01T00:00, to: 2026-01-02T00:00 }`);
  expect(judged(past, "2026-05-11T09:00+02:00")).toMatchObject({
    by: ["allow"],
    what: expect.stringContaining(
      "In the next 60 days there is no period of that length in which a release is allowed.",
    ),
  });
});

test("a window without an end is not said to have one", () => {
  const ever = windowsOf(`${PARIS}\ndeny:\n  - { name: ever, cron: "0 * * * *", for: 1h }`);
  expect(judged(ever, "2026-05-11T09:00+02:00")).toMatchObject({
    what: expect.stringContaining('"ever" is closed, beyond'),
  });
});

test("the sentences say who closes, until when, and what to do", () => {
  expect(judged(windowsOf(LESSONS), "2026-03-30T07:30+02:00")).toEqual({
    kind: "closed",
    by: ["lessons"],
    what:
      '"lessons" closes on Monday 2026-03-30 08:00 (Europe/Paris, UTC+2), before the release would be over. ' +
      "A release with its watch takes 45 minutes. " +
      "The next allowed period that is long enough begins on Monday 2026-03-30 12:00 (Europe/Paris, UTC+2).",
    todo: "Release then. In an emergency override lessons with a reason, which is recorded. A rollback needs no window.",
    opensAt: Date.parse("2026-03-30T10:00Z"),
    judgedAt: Date.parse("2026-03-30T05:30Z"),
  });
  expect(judged(windowsOf(NIGHT), "2026-05-12T03:30+02:00")).toMatchObject({
    what: expect.stringContaining("The allow window ends on Tuesday 2026-05-12 04:00 (Europe/Paris, UTC+2)"),
  });
});

test("a release without a length that is a number is our mistake, not an open window", () => {
  const windows = windowsOf(PARIS);
  for (const minutes of [Number.NaN, -1, Number.POSITIVE_INFINITY])
    expect(() => judged(windows, "2026-05-11T09:00Z", minutes)).toThrow();
  expect(() => judged(windows, "no time")).toThrow();
});

describe("an override", () => {
  const closed = judged(windowsOf(LESSONS), "2026-12-21T09:00+01:00");
  const said = { windows: ["lessons", "year end"], reason: " the login is down ", actor: "ada" };

  test("that names every closed window is recorded with its reason and its actor", () => {
    expect(override(closed, said)).toEqual({
      kind: "overridden",
      windows: ["lessons", "year end"],
      what: expect.stringContaining('"year end" is closed until Tuesday 2027-01-05 00:00'),
      reason: "the login is down",
      actor: "ada",
      judgedAt: Date.parse("2026-12-21T08:00Z"),
    });
  });

  test.each([[["lessons"]], [[]], [["Lessons", "year end"]]])("that names only %j leaves it closed", (windows) => {
    const answer = override(closed, { ...said, windows });
    expect(answer).toMatchObject({ kind: "closed", what: expect.stringContaining("but not ") });
  });

  test.each([{ reason: " " }, { actor: "" }])("without a reason or an actor is refused: %j", (lack) => {
    expect(() => override(closed, { ...said, ...lack })).toThrow(StageFailure);
  });

  test("of an open window is none", () => {
    const open = judged(windowsOf(PARIS), "2026-05-11T09:00+02:00");
    expect(override(open, said)).toBe(open);
  });

  test("is data, and survives a payload", () => {
    const record = override(closed, said);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});
