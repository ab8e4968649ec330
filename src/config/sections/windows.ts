import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const duration = v.pipe(
  v.string("a duration such as 30s or 5m"),
  v.regex(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"),
);

const TIME = "a time of day in quotes, such as 16:00";
const DATE = "a date and a time such as 2026-12-20T18:00, without a zone of its own";
const date = v.pipe(v.string(DATE), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, DATE));

/** An override names windows in a list between commas. */
const name = v.pipe(text, v.regex(/^[^,\r\n]+$/, "a name without commas"));

const WINDOW = "a window with `name` and either `cron`, `for` or `from`, `to`";
const window = v.pipe(
  v.strictObject(
    { name, cron: v.optional(text), for: v.optional(duration), from: v.optional(date), to: v.optional(date) },
    WINDOW,
  ),
  v.check((one) => {
    const [cron, dates] = [
      [one.cron, one.for],
      [one.from, one.to],
    ].map((pair) => pair.filter((value) => value !== undefined).length);
    return (cron === 2 && dates === 0) || (cron === 0 && dates === 2);
  }, WINDOW),
);

const CALENDAR = "a calendar with `name` and either `url` or `file`";
const calendar = v.pipe(
  v.strictObject(
    {
      name,
      // A person who can change a calendar in transit could allow a release.
      url: v.optional(v.pipe(text, v.startsWith("https://", "an address that begins with https://"))),
      file: v.optional(text),
      kind: v.optional(v.picklist(["deny", "allow"], "deny or allow")),
      "include-free": v.optional(v.boolean("true or false")),
    },
    CALENDAR,
  ),
  v.check(({ url, file }) => (url === undefined) !== (file === undefined), CALENDAR),
);

/** When releases are refused, and the only periods in which they are allowed. */
export const windowsSection = v.strictObject(
  {
    zone: v.optional(text),
    "friday-from": v.optional(
      v.union(
        [v.literal(false, "false"), v.pipe(v.string(TIME), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME))],
        `${TIME}, or false`,
      ),
    ),
    length: v.optional(duration),
    deny: v.optional(v.array(window, "a list of windows")),
    allow: v.optional(v.array(window, "a list of windows")),
    calendars: v.optional(v.array(calendar, "a list of calendars")),
  },
  "a map of windows: zone, friday-from, length, deny, allow, calendars",
);

export type WrittenWindows = v.InferOutput<typeof windowsSection>;
export type WrittenWindow = v.InferOutput<typeof window>;
export type WrittenCalendar = v.InferOutput<typeof calendar>;
