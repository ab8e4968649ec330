import type { InputKey } from "../stage/keys.ts";
import { TAG_PREFIX } from "../version/tags/tag-prefix.ts";
import { badValue, type GivenValue } from "./values.ts";

export const WANTED_PREFIX = "the start of a tag's name, such as api/ or api-";

/** The same in every stage that reads or creates tags. */
export const tagPrefixKey = {
  name: "tag-prefix",
  description:
    "Text before the version in the names of tags, such as api/ or api-, in a repository with several products. Tags of other products do not count.",
  file: "tag-prefix",
} as const satisfies InputKey;

/** Empty where the repository has one product. */
export function readTagPrefix(given: GivenValue): string {
  if (given.text !== "" && !TAG_PREFIX.test(given.text)) throw badValue(given, WANTED_PREFIX);
  return given.text;
}
