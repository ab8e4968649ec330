import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const textOrTexts = v.union([text, v.array(text, "a list")], "a text or a list of texts");

const title = v.optional(v.pipe(text, v.regex(/^[^\r\n#][^\r\n]*$/, "a heading without its marks, such as Behoben")));

/** How the changelog gets its section. */
export const changelogSettings = v.strictObject(
  {
    unreleased: v.optional(textOrTexts),
    parts: v.optional(
      v.strictObject(
        { breaking: title, features: title, fixes: title, security: title, other: title },
        "a map of headings: breaking, features, fixes, security, other",
      ),
    ),
    "missing-entries": v.optional(v.picklist(["fail", "warn", "draft"], "fail, warn or draft")),
    "entry-free-types": v.optional(textOrTexts),
    write: v.optional(v.picklist(["auto", "commit", "pull-request", "none"], "auto, commit, pull-request or none")),
  },
  "a map of update-changelog settings: unreleased, parts, missing-entries, entry-free-types, write",
);
