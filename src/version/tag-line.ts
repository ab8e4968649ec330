import { type ChangelogSection, highlights } from "./changelog.ts";

const LIMIT = 100;

/** One plain line that says what a release brings: its section's first sentence, else its first entry. Empty for none. */
export function tagLine(section: ChangelogSection): string {
  const [first = ""] = section.body.split("\n", 1);
  const isText = first !== "" && !/^(?:#|[-*+]\s|```|~~~)/.test(first);
  return shortened(plain(isText ? first : (highlights(section, 1)[0] ?? "")));
}

function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, "$1")
    .replaceAll(/[*_`]+/g, "")
    .replace(/(?:\s*\((?:#\d+(?:,\s*)?)+\))+\.?$/, "")
    .trim();
}

/** At a word's end. */
function shortened(text: string): string {
  if (text.length <= LIMIT) return text;
  return `${text.slice(0, LIMIT).replace(/\s+\S*$/, "")} …`;
}
