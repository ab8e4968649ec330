import { isLinkDefinition, type MarkdownLine } from "./markdown-lines.ts";
import { tagName } from "./tag-prefix.ts";

/** The release whose comparison is put in. */
export interface LinkedRelease {
  /** With its leading v. */
  readonly version: string;
  /** What its tag has before the version; empty, or left out, for nothing. */
  readonly prefix?: string;
  /** What its heading calls it. */
  readonly name: string;
  readonly unreleased: readonly string[];
}

/** `[unreleased]: https://…/compare/v1.3.0...HEAD`, also with the address in angle brackets. */
const COMPARISON = /^\[([^\]]+)\]:(\s+)(<?)([^\s<>]*\/compare\/)([^\s<>]+?)\.\.\.([^\s<>]+)(>?)(\s*)$/;

/**
 * Pure. The line, by its number, after which the comparison of what is unreleased begins at the new release, and a line for
 * that release follows. Empty where no such line stands. Of several of one name Markdown takes the first.
 */
export function withRelease(
  lines: readonly MarkdownLine[],
  { version, prefix = "", name, unreleased }: LinkedRelease,
): ReadonlyMap<number, MarkdownLine> {
  const isNamed = (label: string): boolean => unreleased.some((one) => one.toLowerCase() === label.toLowerCase());
  for (const [at, line] of lines.entries()) {
    if (!isLinkDefinition(line)) continue;
    const [, label = "", space = "", open = "", base = "", from = "", to = "", close = "", blanks = ""] =
      COMPARISON.exec(line.text) ?? [];
    if (!isNamed(label)) continue;
    if ((open === "") !== (close === "")) return new Map();
    const tag = tagLike(from, version) ?? tagName(prefix, version);
    const address = (a: string, b: string): string => `${open}${base}${a}...${b}${close}`;
    const end = line.end === "" ? (lines[0]?.end ?? "\n") : line.end;
    const own = `[${label}]:${space}${address(tag, to)}${blanks}`;
    const isThere = lines.some((one) => isLinkDefinition(one) && one.text.startsWith(`[${name}]:`));
    if (isThere) return new Map([[at, { ...line, text: own }]]);
    return new Map([[at, { ...line, text: `${own}${end}[${name}]:${space}${address(from, tag)}` }]]);
  }
  return new Map();
}

/** Tags are called alike: what stands before the version in the one stands before it in the other. A commit has no name. */
function tagLike(from: string, version: string): string | undefined {
  const [, before] = /^(|.*?[^\d.])\d+\.\d+\.\d+(?:[-+.][\w.+-]*)?$/.exec(from) ?? [];
  return before === undefined ? undefined : `${before}${version.replace(/^v/, "")}`;
}
