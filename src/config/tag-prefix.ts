import type { InputKey } from "../stage/keys.ts";
import { TAG_PREFIX } from "../version/tag-prefix.ts";
import { badValue, type Given } from "./values.ts";

export const WANTED_PREFIX = "the start of a tag's name, such as api/ or api-";

/** The same in every stage that reads or makes tags. */
export const tagPrefixKey = {
  name: "tag-prefix",
  description:
    "What names of tags have before the version, where one repository has several products: api/ or api-. Other products' tags do not count.",
  file: "tag-prefix",
} as const satisfies InputKey;

/** Empty where the repository has one product. */
export function readTagPrefix(given: Given): string {
  if (given.text !== "" && !TAG_PREFIX.test(given.text)) throw badValue(given, WANTED_PREFIX);
  return given.text;
}
