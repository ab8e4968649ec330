/** The title of a release's section, as a changelog writes it; all of it in this order is the title. */
export interface ReleaseTitle {
  /** An anchor, a date, a word, emphasis, a bracket, and the `v`: all that stands before the number. */
  readonly before: string;
  /** The one word before the number, such as the package's name; empty for none. */
  readonly product: string;
  /** Whether a `v` is part of that. */
  readonly v: boolean;
  /** The number, without a v. */
  readonly version: string;
  /** The closing bracket and emphasis. */
  readonly close: string;
  /** `(https://…)`, `[label]`, or nothing. */
  readonly link: string;
  /** A date, `[YANKED]`, and anything else that follows. */
  readonly rest: string;
  /** The bracket or the emphasis that closes only behind the date, as in `[1.3.0 - 2026-01-01]`. */
  readonly tail: string;
}

const DAY = "\\d{4}-\\d\\d-\\d\\d";
const EMPHASIS = "\\*\\*|__|[*_`]";
/** What generators and people put before a title: the target of links, and an emoji. */
const LEAD = "(?:<a\\s[^>]*>(?:</a>)?\\s*)?(?:(?:\\p{Extended_Pictographic}\\uFE0F?|:[a-z0-9_+-]+:)\\s*)?";
const WORD = "(?:Version|Release)\\s+";

/** `[1.3.0]`, `v1.3.0`, `\[1.3.0]`, `**1.3.0**`, `Version 1.3.0`, `2026-01-01, Version 1.3.0`, `[1.3.0](https://…)`. */
const TITLE = new RegExp(
  [
    `^(${LEAD}(?:${DAY}\\s*[,:/–—-]?\\s+)?(?:${WORD}|(\\p{L}[\\w@/.-]*)\\s+)?(${EMPHASIS})?(\\\\?\\[)?(?:${WORD})?(v)?)`,
    "(\\d+(?:\\.\\d+){1,3}(?:[-+.][\\w.+-]*\\w)?)",
    `((\\\\?\\])?)(\\([^)\\s]*\\)|\\[[^\\]]*\\])?((?:${EMPHASIS})?)(.*)$`,
  ].join(""),
  "iu",
);

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const WORDS_OF_COMING =
  "unreleased|unpublished|upcoming|not (?:yet )?released|to be released|in (?:progress|development)|tb[ad]|ReleaseDate";
const DAY_OF_COMING = "(?:\\d{4}|y{4}|x{4})-(?:\\d\\d|mm|xx)-(?:dd|xx)";
const COMING = new RegExp(`\\b(?:${WORDS_OF_COMING}|${DAY_OF_COMING}|(?<=\\()next(?=\\)))\\b`, "i");

/** Nothing, a date, or a separator before one. Words make it a sentence: `1.4.0 of Docmost is needed` is no release. */
const REST = new RegExp(
  [
    "^(?:[^\\p{L}\\p{N}]*",
    "\\s*(?!->)[-–—:,/|(_*[\"“'•·~<{!].*",
    `\\s+(?:\\d|released\\b|${MONTH}\\s|${COMING.source}).*`,
    `\\s.*${DAY}\\W*)$`,
  ].join("|"),
  "iu",
);

/** Undefined for a title that names no release. */
export function readReleaseTitle(title: string): ReleaseTitle | undefined {
  const [, before, product = "", bold = "", open = "", v, version, close, shut = "", link = "", end = "", all] =
    TITLE.exec(title) ?? [];
  if (before === undefined || version === undefined || close === undefined || all === undefined) return undefined;
  const tail = lateEnd(all, { bold: bold === end ? "" : bold, open: shut === "" ? open : "" });
  if (tail === undefined || (open === "" && shut !== "") || (bold !== end && end !== "")) return undefined;
  const rest = all.slice(0, all.length - tail.length);
  if (!REST.test(rest)) return undefined;
  // `2.0 - how to move`: two numbers alone may be about anything, unless a date follows; and so may a word before them.
  if (!/\.\d+\./.test(version) && !/^\W*$|\d{4}/.test(rest)) return undefined;
  if (product !== "" && !/\d{4}/.test(rest) && !COMING.test(rest)) return undefined;
  return { ...{ before, product, version, close, link, tail }, v: v !== undefined, rest: `${end}${rest}` };
}

/** What closes at the end, of what was opened before the number and not closed behind it; undefined where nothing does. */
function lateEnd(rest: string, { bold, open }: { readonly bold: string; readonly open: string }): string | undefined {
  const marks = `${open.replace("[", "]")}${bold}`;
  return rest.endsWith(marks) ? marks : undefined;
}

/** `1.1.0 (Unreleased)`: the release that comes, not one that was made. */
export function isComing({ rest }: ReleaseTitle): boolean {
  return COMING.test(rest);
}

/** The title of what is not released yet, under one of the names that it may have. */
export interface UnreleasedTitle {
  /** All up to its link. */
  readonly before: string;
  /** `(https://…)`, `[]`, or nothing. */
  readonly link: string;
  readonly rest: string;
}

/** `Unreleased`, `[Unreleased]`, `\[Unreleased]`, `[Unreleased][]`, `[Unreleased](https://…)`, `[Unreleased] - ReleaseDate`. */
export function readUnreleasedTitle(title: string, names: readonly string[]): UnreleasedTitle | undefined {
  for (const name of names) {
    if (title.toLowerCase() === name.toLowerCase()) return { before: title, link: "", rest: "" };
    const pattern = `^(${LEAD}(?:${EMPHASIS})?(\\\\?\\[)?${escapeRegExp(name)}((?:\\\\?\\])?))(\\([^)\\s]*\\)|\\[[^\\]]*\\])?((?:${EMPHASIS})?(?:\\s*[-–—:,/|(•·~<{![].*|\\s*))$`;
    const [, before, open = "", close = "", link = "", rest] = new RegExp(pattern, "iu").exec(title) ?? [];
    if (before === undefined || rest === undefined) continue;
    if ((open === "") === (close === "") || (close === "" && rest.endsWith("]"))) return { before, link, rest };
  }
  return undefined;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** The same title for another version. */
export interface NewTitle {
  /** Without a v. */
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** What its link leads to, in brackets as the title has it; empty for none. */
  readonly link: string;
}

/** As the newest release writes it; without one, or with a date of another form, as Keep a Changelog does. */
export function titleLike(style: ReleaseTitle | undefined, { version, date, link }: NewTitle): string {
  if (style === undefined) return `[${version}]${link} - ${date}`;
  const { before, close, rest, tail } = style;
  const emphasis = new RegExp(`^(?:${EMPHASIS})`).exec(rest)?.[0] ?? "";
  const start = before.replace(new RegExp(DAY), date).replaceAll(style.version, version);
  const name = `${start}${version}${close}${link}${emphasis}`;
  if (new RegExp(DAY).test(before)) return `${name}${tail}`;
  const after = rest.slice(emphasis.length);
  const [, open, , shut = ""] =
    new RegExp(`^(\\s+\\()(${DAY})(\\))`).exec(after) ??
    new RegExp(`^((?:\\s+(?:[-–—/|•·]\\s+)?|:\\s+))(${DAY})(?=\\s|$)`).exec(after) ??
    [];
  return `${name}${open === undefined ? ` - ${date}` : `${open}${date}${shut}`}${tail}`;
}

/** `1.1.0 (Unreleased)` as the release that it became: its number, and the day in the place of the remark. */
export function finishedTitle(title: ReleaseTitle, { version, date }: Omit<NewTitle, "link">): string {
  return `${title.before}${version}${title.close}${title.link}${title.rest.replace(COMING, date)}${title.tail}`;
}
