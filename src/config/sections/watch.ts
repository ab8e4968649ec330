import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const texts = v.array(text, "a list of texts");
const duration = v.pipe(
  v.string("a duration such as 30s or 5m"),
  v.regex(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"),
);
const count = (min: number, max: number) => {
  const wanted = `a whole number from ${min} to ${max}`;
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(min, wanted), v.maxValue(max, wanted));
};

/** How the samples of one signal become its verdict; the same keys for every kind of signal. */
export const rulesEntries = {
  hard: v.optional(v.boolean("true or false")),
  "consecutive-failures": v.optional(count(1, 1000)),
  "failure-limit": v.optional(count(0, 10_000)),
  "min-samples": v.optional(count(1, 10_000)),
  "on-missing": v.optional(v.picklist(["fail", "inconclusive", "pass"], "fail, inconclusive or pass")),
  mode: v.optional(v.picklist(["gate", "advisory"], "gate or advisory")),
  every: v.optional(duration),
};

const containers = v.strictObject(rulesEntries, "a map of rules for the containers");

const log = v.strictObject(
  {
    name: text,
    pattern: text,
    services: v.optional(texts),
    max: v.optional(count(0, 1_000_000)),
    window: v.optional(duration),
    ...rulesEntries,
  },
  "a log pattern with `name`, `pattern`",
);

const prometheus = v.strictObject(
  { name: text, url: text, query: text, "healthy-when": text, timeout: v.optional(duration), ...rulesEntries },
  "a query with `name`, `url`, `query`, `healthy-when`",
);

const uptimerobot = v.strictObject(
  {
    name: text,
    api: v.optional(v.picklist(["v2", "v3"], "v2 or v3")),
    url: v.optional(text),
    monitors: v.array(text, "a list of monitors, by name or id in quotes"),
    ...rulesEntries,
  },
  "a set of monitors with `name`, `monitors`",
);

const command = v.strictObject(
  { name: text, script: text, timeout: v.optional(duration), ...rulesEntries },
  "a command with `name`, `script`",
);

const RATIO = "a number above 0, at most 1, such as 0.3";

/** What users do, counted. `script` or `prometheus`, not both: the watch says so, with the signal's name. */
const activity = v.strictObject(
  {
    name: text,
    script: v.optional(text),
    where: v.optional(v.picklist(["host", "runner"], "host or runner")),
    prometheus: v.optional(v.strictObject({ url: text, query: text }, "a map with `url`, `query`")),
    window: v.optional(duration),
    "min-ratio": v.optional(v.pipe(v.number(RATIO), v.gtValue(0, RATIO), v.maxValue(1, RATIO))),
    "min-usual": v.optional(count(1, 1_000_000_000)),
    "compare-with": v.optional(
      v.pipe(
        v.array(v.picklist(["before", "week-ago"], "before or week-ago"), "a list of before, week-ago"),
        v.minLength(1, "a list of before, week-ago that is not empty"),
      ),
    ),
    timeout: v.optional(duration),
    ...rulesEntries,
  },
  "a count with `name`, and `script` or `prometheus`",
);

/** The signals of a watch. `check` is the smoke test's: an HTTP signal is such a check, sent repeatedly. */
export const signalsSchema = <Check extends v.GenericSchema>(check: Check) =>
  v.strictObject(
    {
      containers: v.optional(containers),
      logs: v.optional(v.array(log, "a list of log patterns")),
      http: v.optional(
        v.array(
          v.strictObject({ name: text, check, ...rulesEntries }, "a `name` and a `check`"),
          "a list of HTTP signals",
        ),
      ),
      prometheus: v.optional(v.array(prometheus, "a list of queries")),
      uptimerobot: v.optional(v.array(uptimerobot, "a list of sets of monitors")),
      activity: v.optional(v.array(activity, "a list of counts of what users do")),
      commands: v.optional(v.array(command, "a list of commands")),
    },
    "a map of signals: containers, logs, http, prometheus, uptimerobot, activity, commands",
  );

export const watchSection = <Check extends v.GenericSchema>(check: Check) =>
  v.strictObject(
    {
      duration: v.optional(duration),
      interval: v.optional(duration),
      mode: v.optional(v.picklist(["gate", "advisory"], "gate or advisory")),
      "prometheus-user": v.optional(text),
      signals: v.optional(signalsSchema(check)),
    },
    "a map of watch settings",
  );

export type WrittenRules = v.InferOutput<typeof containers>;
export type WrittenLog = v.InferOutput<typeof log>;
export type WrittenPrometheus = v.InferOutput<typeof prometheus>;
export type WrittenUptimeRobot = v.InferOutput<typeof uptimerobot>;
export type WrittenActivity = v.InferOutput<typeof activity>;
export type WrittenCommand = v.InferOutput<typeof command>;
