import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const textOrTexts = v.union([text, v.array(text, "a list")], "a text or a list of texts");
const duration = v.pipe(
  v.string("a duration such as 30s or 5m"),
  v.regex(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"),
);
const RATIO = "a number from 0 to 1, such as 0.5";
const KEEP = "a whole number from 2 to 1000";
const LEVEL = "a level from 1 to 4";

const restic = v.strictObject(
  {
    repository: v.optional(text),
    "password-file": v.optional(text),
    host: v.optional(text),
    tags: v.optional(textOrTexts),
    paths: v.optional(textOrTexts),
    "read-data-subset": v.optional(text),
  },
  "a map with `repository` and its like",
);

const take = v.strictObject(
  { command: v.optional(text), file: v.optional(text), timeout: v.optional(duration) },
  "a map with `command` and its like",
);

const postgres = v.strictObject(
  {
    service: v.optional(text),
    databases: v.optional(textOrTexts),
    user: v.optional(text),
    folder: v.optional(v.pipe(text, v.startsWith("/", "an absolute path"))),
    "newest-entries": v.optional(textOrTexts),
    "restore-checks": v.optional(textOrTexts),
    "restore-timeout": v.optional(duration),
    "on-schema-change": v.optional(v.picklist(["hold", "restore", "ignore"], "hold, restore or ignore")),
    "failed-release": v.optional(v.picklist(["keep", "stop"], "keep or stop")),
    "migration-tables": v.optional(textOrTexts),
    keep: v.optional(v.pipe(v.number(KEEP), v.integer(KEEP), v.minValue(2, KEEP), v.maxValue(1000, KEEP))),
  },
  "a map with `service`, `databases`, `user`, `folder`, `keep`, `newest-entries`, `restore-checks`, `restore-timeout`, `on-schema-change`, `failed-release`, `migration-tables`",
);

const settings = v.strictObject(
  {
    where: v.optional(v.picklist(["host", "runner"], "host or runner")),
    kind: v.optional(v.picklist(["files", "postgres", "restic", "command"], "files, postgres, restic or command")),
    path: v.optional(text),
    read: v.optional(text),
    "pg-restore-via": v.optional(text),
    database: v.optional(text),
    postgres: v.optional(postgres),
    volumes: v.optional(textOrTexts),
    restic: v.optional(restic),
    command: v.optional(text),
    "max-age": v.optional(duration),
    "max-drill-age": v.optional(duration),
    "clock-skew": v.optional(duration),
    "min-size-ratio": v.optional(v.pipe(v.number(RATIO), v.minValue(0, RATIO), v.maxValue(1, RATIO))),
    level: v.optional(v.pipe(v.number(LEVEL), v.integer(LEVEL), v.minValue(1, LEVEL), v.maxValue(4, LEVEL))),
    "read-timeout": v.optional(duration),
    take: v.optional(take),
  },
  "a map of backup settings",
);

/** Where the newest backup is, how it is read, and what it must fulfil. */
export const backupSection = v.pipe(
  settings,
  v.check(
    ({ kind, postgres }) => (kind === "postgres") === (postgres !== undefined),
    "a map with both `kind: postgres` and `postgres`, or with neither",
  ),
  v.check(
    ({ kind, volumes }) => volumes === undefined || kind === "postgres",
    "a map with `kind: postgres`, which `volumes` needs",
  ),
);
