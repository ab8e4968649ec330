import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));

/** Where the tag goes, for a repository whose source of truth is another server. */
export const tagSection = v.strictObject(
  {
    remote: v.optional(text),
    "remote-host-key": v.optional(v.union([text, v.array(text, "a list")], "a text or a list of texts")),
    tagger: v.optional(text),
  },
  "a map of tag-release settings",
);
