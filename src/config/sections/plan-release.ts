import * as v from "valibot";
import { BEFORE_FIRST_MAJOR } from "../../version/bump.ts";
import { TAG_FORMATS } from "../../version/tags/tag.ts";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const textOrTexts = v.union([text, v.array(text, "a list")], "a text or a list of texts");

/** How the commits since the last release become the next version. */
export const planSection = v.strictObject(
  {
    "migration-paths": v.optional(textOrTexts),
    "breaking-paths": v.optional(textOrTexts),
    "ignored-types": v.optional(textOrTexts),
    "before-first-major": v.optional(v.picklist(BEFORE_FIRST_MAJOR, "demote, demote-breaking or keep")),
    "tag-format": v.optional(v.picklist(["auto", ...TAG_FORMATS], "auto, v1.2.3 or 1.2.3")),
    "initial-version": v.optional(text),
  },
  "a map of plan-release settings",
);
