import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const textOrTexts = v.union([text, v.array(text, "a list")], "a text or a list of texts");
const duration = v.pipe(
  v.string("a duration such as 30s or 5m"),
  v.regex(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"),
);

/** A check that neither a job nor an app made: the login of the person or app that counts. */
const check = v.union(
  [text, v.strictObject({ name: text, by: text }, "a check with `name` and `by`")],
  "the name of a check",
);

/** What a commit needs before a reviewer is asked to approve its release. */
export const readinessSection = v.strictObject(
  {
    "required-checks": v.optional(v.union([check, v.array(check, "a list")], "a check or a list of checks")),
    "required-workflows": v.optional(textOrTexts),
    "skipped-checks": v.optional(v.picklist(["fail", "pass"], "fail or pass")),
    "wait-for-checks": v.optional(duration),
    "sign-off": v.optional(text),
    staging: v.optional(text),
    "staging-workflow": v.optional(text),
    destination: v.optional(v.picklist(["default-branch", "commit"], "default-branch or commit")),
    "incident-label": v.optional(v.union([v.literal(false, "false"), text], "a label, or false")),
  },
  "a map of check-readiness settings: required-checks, required-workflows, skipped-checks, wait-for-checks, sign-off, staging, staging-workflow, destination, incident-label",
);
