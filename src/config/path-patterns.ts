import { RE2JS } from "re2js";
import type { Setting } from "./settings.ts";
import { badValue, readList } from "./values.ts";

/** Where migrations are, in the style of Django, Rails and Prisma; `migration-paths` says otherwise. */
export const USUAL_MIGRATIONS = "**/migrations/**, **/db/migrate/**";

/** git's glob pathspecs from the repository's root. A pattern that matches nothing would let every migration pass. */
export function readPatterns(setting: Setting): readonly string[] {
  const patterns = readList(setting.text);
  const bad = patterns.find(
    (pattern) => pattern.startsWith("/") || pattern.split("/").some((part) => /^\.\.?$/.test(part)),
  );
  if (bad === undefined) return patterns;
  throw badValue({ name: setting.name, text: bad }, "a pattern from the repository's root, such as db/migrations/**");
}

/** Whether Git would find a path by one of its glob pathspecs (gitglossary(7), "glob"), where there is no Git to ask. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.map(expressionOf);
  return (path) => {
    const text = path.replaceAll("/", "\0");
    return expressions.some((expression) => expression.test(text));
  };
}

/** A class, an escaped letter, stars with the slashes that belong to them, and what else means something to either side. */
const TOKEN = /\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]|\\.|(?<=^|\/)\*\*\/|\/\*\*$|\*+|\?|[/.+^${}()|[\]\\]/gs;

/** Any path, since a pattern that cannot be read could mean each of them. */
const ANY = RE2JS.compile("");

/** In it a slash is a NUL, which no class and no range of a pattern holds. RE2 takes a time that grows with the path alone. */
function expressionOf(pattern: string): RE2JS {
  const isPlain = !/[*?[\\]/.test(pattern);
  const source = pattern.replace(isPlain ? /\/+$/ : "", "").replaceAll(TOKEN, (token) => {
    if (token === "/") return "\\x00";
    if (token === "**/") return "(?:.*\\x00)?";
    if (token === "/**") return "\\x00.+";
    if (token === "**" && pattern === "**") return ".+";
    if (token.startsWith("*")) return "[^\\x00]*";
    if (token === "?") return "[^\\x00]";
    if (token.startsWith("[") && token.length > 1) return classOf(token);
    return RE2JS.quote(token.length > 1 ? token.slice(1) : token);
  });
  try {
    // Without a wildcard a folder stands for all that is in it.
    return RE2JS.compile(`^${source}${isPlain ? "(?:\\x00.*)?" : ""}$`, RE2JS.DOTALL);
  } catch {
    return ANY;
  }
}

function classOf(token: string): string {
  const [, negative, letters = ""] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
  const escaped = letters.replaceAll(/\[:\w+:\]|[\\\]^[]/g, (one) => (one.length > 1 ? one : `\\${one}`));
  return negative === "" ? `[${escaped}]` : `[^\\x00${escaped}]`;
}
