import { type ChangelogSection, highlights } from "./changelog.ts";

const LIMIT = 100;

/** One plain line that says what a release brings: its section's first sentence, else its first entry. Empty for none. */
export function tagLine(section: ChangelogSection): string {
  const [first = ""] = section.body.split("\n", 1);
  const isText = first !== "" && !/^(?:#|[-*+]\s|```|~~~)/.test(first);
  return shortened(plain(isText ? first : (highlights(section, 1)[0] ?? "")));
}

/** What a reader of the changelog would see. What stands in code is kept letter by letter. */
function plain(text: string): string {
  const codes: string[] = [];
  const masked = text.replaceAll(CODE, (_, _ticks: string, code: string) => `\0${codes.push(code.trim()) - 1}\0`);
  const seen = withoutEmphasis(masked.replaceAll(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, "$1"))
    .replaceAll(/\\([*_`[\]])/g, "$1")
    .replaceAll(/\0(\d+)\0/g, (_, at: string) => codes[Number(at)] ?? "");
  return seen.replace(/(?:\s*\((?:#\d+(?:,\s*)?)+\))+\.?$/, "").trim();
}

const CODE = /(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;
/** Emphasis begins before a word and ends after one; `_` inside of a word is a part of its name (spec.commonmark.org). */
const STARS = /(?<![*\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1(?!\*)/gu;
const LINES = /(?<![\p{L}\p{N}_\\])(_{1,3})(?=[^\s_])(.*?[^\s_\\])\1(?![\p{L}\p{N}_])/gu;

/** From the inside to the outside. */
function withoutEmphasis(text: string): string {
  const less = text.replaceAll(STARS, "$2").replaceAll(LINES, "$2");
  return less === text ? text : withoutEmphasis(less);
}

/** At a word's end. */
function shortened(text: string): string {
  if (text.length <= LIMIT) return text;
  return `${text.slice(0, LIMIT).replace(/\s+\S*$/, "")} …`;
}
