import { StageFailure } from "../../../src/failure/failure.ts";
import { windowsOf } from "./judging.ts";

const PARIS = "zone: Europe/Paris";
const deny = (window: string): string => `${PARIS}\ndeny:\n  - { name: w, ${window} }`;

test.each([
  [
    "no zone",
    'deny:\n  - { name: w, cron: "0 8 * * *", for: 1h }',
    "`windows.zone` is missing, and `windows.deny` needs it",
  ],
  ["no zone for Friday", 'friday-from: "15:00"', "`windows.friday-from` needs it"],
  ["an unknown zone", "zone: Europe/Pariss", "such as Europe/Paris"],
  ["an offset", 'zone: "+02:00"', "which is not an IANA time zone"],
  ["an hour that there is not", `${PARIS}\nfriday-from: "24:00"`, "windows.friday-from"],
  ["an hour alone", `${PARIS}\nfriday-from: 16`, "windows.friday-from"],
  ["Friday switched on", `${PARIS}\nfriday-from: true`, "windows.friday-from"],
  ["a misspelt key", `${PARIS}\nfriday-form: "16:00"`, "did you mean `friday-from`"],
  ["a cron without a length", deny('cron: "0 8 * * *"'), "either `cron`, `for` or `from`, `to`"],
  [
    "a cron with dates",
    deny('cron: "0 8 * * *", for: 1h, from: 2026-01-01T00:00, to: 2026-01-02T00:00'),
    "either `cron`, `for`",
  ],
  ["a beginning without an end", deny("from: 2026-01-01T00:00"), "either `cron`, `for`"],
  ["seconds in a cron", deny('cron: "0 0 8 * * *", for: 1h'), "cron expression of five fields"],
  ["an hour 25 in a cron", deny('cron: "0 25 * * *", for: 1h'), "cron expression of five fields"],
  ["a date for a cron", deny('cron: "2026-01-01T00:00:00", for: 1h'), "cron expression of five fields"],
  ["a cron that never comes", deny('cron: "0 0 30 2 *", for: 1h'), "a time that ever comes"],
  ["a window that lasts no time", deny('cron: "0 8 * * *", for: 0s'), "at least 1ms"],
  ["a date without a time", deny("from: 2026-01-01, to: 2026-01-02"), "a date and a time such as"],
  [
    "a date with a zone of its own",
    deny("from: 2026-01-01T00:00Z, to: 2026-01-02T00:00Z"),
    "without a zone of its own",
  ],
  ["a day that there is not", deny("from: 2026-02-30T00:00, to: 2026-03-02T00:00"), "a date that exists"],
  ["an end before the beginning", deny("from: 2026-03-02T00:00, to: 2026-03-01T00:00"), "not after its beginning"],
  [
    "a name with a comma",
    deny('cron: "0 8 * * *", for: 1h').replace("name: w", 'name: "a, b"'),
    "a name without commas",
  ],
  ["a taken name", deny('cron: "0 8 * * *", for: 1h').replace("name: w", "name: allow"), 'the name "allow"'],
  [
    "a name twice",
    `${deny('cron: "0 8 * * *", for: 1h')}\nallow:\n  - { name: w, cron: "0 9 * * *", for: 1h }`,
    'the name "w"',
  ],
  ["a length that is none", `${PARIS}\nlength: soon`, "windows.length"],
  ["a calendar from nowhere", `${PARIS}\ncalendars:\n  - { name: c }`, "either `url` or `file`"],
  [
    "a calendar that can be changed on its way",
    `${PARIS}\ncalendars:\n  - { name: c, url: http://example.com/c.ics }`,
    "begins with https://",
  ],
])("%s is refused", (_, section, says) => {
  expect(() => windowsOf(section)).toThrow(StageFailure);
  expect(() => windowsOf(section)).toThrow(says);
});

test("a length alone needs no zone", () => {
  expect(windowsOf("length: 45m")).toMatchObject({ lengthMs: 45 * 60_000, zone: { name: "UTC" } });
});
