import * as v from "valibot";
import { TAG_PREFIX } from "../version/tags/tag-prefix.ts";
import { announceSection } from "./sections/announce.ts";
import { backupSection } from "./sections/backup.ts";
import { readinessSection } from "./sections/check-readiness.ts";
import { imagesSection } from "./sections/images.ts";
import { incidentsSection } from "./sections/incidents.ts";
import { peopleSection } from "./sections/people.ts";
import { planSection } from "./sections/plan-release.ts";
import { tagSection } from "./sections/tag-release.ts";
import { changelogSettings } from "./sections/update-changelog.ts";
import { watchSection } from "./sections/watch.ts";
import { WHILE_WATCHED } from "./sections/while-watched.ts";
import { windowsSection } from "./sections/windows.ts";
import { WANTED_PREFIX } from "./tag-prefix.ts";
import { oneOf } from "./values.ts";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const texts = v.array(text, "a list");
const textOrTexts = v.union([text, texts], "a text or a list of texts");
const flag = v.boolean("true or false");
const duration = v.pipe(
  v.string("a duration such as 30s or 5m"),
  v.regex(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"),
);
const size = v.pipe(
  v.string("a size such as 2GiB"),
  v.regex(/^\d+(\.\d+)? ?(KiB|MiB|GiB|TiB)$/, "a size such as 512MiB or 2GiB"),
);
const count = (min: number, max: number) => {
  const wanted = `a whole number from ${min} to ${max}`;
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(min, wanted), v.maxValue(max, wanted));
};

const application = {
  project: v.optional(text),
  directory: v.optional(v.pipe(text, v.startsWith("/", "an absolute path"))),
  "compose-files": v.optional(textOrTexts),
  profiles: v.optional(textOrTexts),
};

const host = v.strictObject(
  {
    address: text,
    port: v.optional(count(1, 65535)),
    user: v.optional(text),
    "host-key": v.optional(textOrTexts),
  },
  "a host with `address`, `user`, `host-key`",
);

const environment = v.strictObject(
  {
    hosts: v.optional(
      v.pipe(v.array(host, "a list of hosts"), v.maxLength(1, "one host for now: several hosts are coming")),
    ),
    ...application,
  },
  "an environment with `hosts`",
);

const statusCode = count(100, 599);
const headerName = v.pipe(
  v.string("the name of a header"),
  v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "the name of a header"),
);

export const checkSchema = v.pipe(
  v.strictObject(
    {
      name: v.optional(text),
      url: v.optional(text),
      path: v.optional(v.pipe(text, v.startsWith("/", "a path that begins with /"))),
      method: v.optional(v.picklist(["GET", "HEAD", "POST"], "GET, HEAD or POST")),
      headers: v.optional(v.record(headerName, v.string("a text"), "a map of headers")),
      body: v.optional(v.string("a text")),
      status: v.optional(
        v.union([statusCode, v.array(statusCode, "a list of status codes")], "a status code, or a list of them"),
      ),
      contains: v.optional(textOrTexts),
      "not-contains": v.optional(textOrTexts),
      json: v.optional(v.record(text, v.unknown(), "a map of JSON paths and the values wanted there")),
      "max-latency": v.optional(duration),
      timeout: v.optional(duration),
      "follow-redirects": v.optional(flag),
      retries: v.optional(count(0, 100)),
      "retry-delay": v.optional(duration),
    },
    "a check with `path` or `url`",
  ),
  v.check(({ path, url }) => (path === undefined) !== (url === undefined), "a check with either `path` or `url`"),
  v.check(({ body, method }) => body === undefined || method === "POST", "a check: a `body` needs `method: POST`"),
);

const gate = v.strictObject(
  {
    owner: v.optional(text),
    "backup-owner": v.optional(text),
    checklist: v.optional(v.array(text, "a list of texts")),
    "self-approval": v.optional(flag),
    "rollback-self-approval": v.optional(flag),
    kind: v.optional(v.picklist(["environment", "comment"], "environment or comment")),
    "max-age": v.optional(duration),
  },
  "a gate with `owner`, `backup-owner`, `checklist`, `self-approval`, `rollback-self-approval`, `kind`, `max-age`",
);

/** `.github/sluice.yml`, version 1. A message here finishes the sentence "… is not". */
export const configSchema = v.strictObject(
  {
    version: v.optional(v.literal(1, "1, the only version of this file so far")),
    ...application,
    images: v.optional(imagesSection),
    "tag-prefix": v.optional(v.pipe(v.string(WANTED_PREFIX), v.regex(TAG_PREFIX, WANTED_PREFIX))),
    environments: v.optional(v.record(text, environment, "a map of environments")),
    deploy: v.optional(
      v.strictObject(
        {
          remote: v.optional(text),
          registry: v.optional(text),
          arch: v.optional(text),
          prereleases: v.optional(flag),
          "backward-compatible": v.optional(
            v.union([flag, textOrTexts], "true, false, or the versions for which it is true"),
          ),
          "pull-timeout": v.optional(duration),
          "switch-timeout": v.optional(duration),
          "health-timeout": v.optional(duration),
          "stable-for": v.optional(duration),
          "check-interval": v.optional(duration),
          "keep-releases": v.optional(count(2, 100)),
          "min-free-disk": v.optional(size),
          "wait-for-lock": v.optional(duration),
          "one-shots": v.optional(textOrTexts),
          "while-watched": v.optional(v.picklist(WHILE_WATCHED, oneOf(WHILE_WATCHED))),
          "while-watched-timeout": v.optional(duration),
        },
        "a map of deploy settings",
      ),
    ),
    "smoke-test": v.optional(
      v.strictObject(
        {
          url: v.optional(text),
          script: v.optional(text),
          timeout: v.optional(duration),
          retries: v.optional(count(0, 100)),
          "retry-delay": v.optional(duration),
          checks: v.optional(v.array(checkSchema, "a list of checks")),
        },
        "a map of smoke-test settings",
      ),
    ),
    backup: v.optional(backupSection),
    "check-readiness": v.optional(readinessSection),
    "plan-release": v.optional(planSection),
    "update-changelog": v.optional(changelogSettings),
    "tag-release": v.optional(tagSection),
    announce: v.optional(announceSection),
    incidents: v.optional(incidentsSection),
    watch: v.optional(watchSection(checkSchema)),
    windows: v.optional(windowsSection),
    people: v.optional(peopleSection),
    gates: v.optional(
      v.objectWithRest(
        {
          "staging-signoff": v.optional(gate),
          release: v.optional(gate),
          production: v.optional(gate),
          "production-verdict": v.optional(gate),
        },
        // An environment can have any name.
        gate,
        "a map of gates",
      ),
    ),
  },
  "a map of settings",
);

export type Config = v.InferOutput<typeof configSchema>;
export type SmokeCheck = v.InferOutput<typeof checkSchema>;
