import type { Setting } from "../config/settings.ts";
import { badValue, readList } from "../config/values.ts";

/** git's glob pathspecs from the repository's root. A pattern that matches nothing would let every migration pass. */
export function readPatterns(setting: Setting): readonly string[] {
  const patterns = readList(setting.text);
  const bad = patterns.find(
    (pattern) => pattern.startsWith("/") || pattern.split("/").some((part) => /^\.\.?$/.test(part)),
  );
  if (bad === undefined) return patterns;
  throw badValue({ name: setting.name, text: bad }, "a pattern from the repository's root, such as db/migrations/**");
}
