import { visibleLine } from "../../text/foreign-line.ts";
import type { Change } from "../../version/commits/change.ts";
import { type Changelog, partsOf, type Section } from "../sections.ts";
import { splice } from "../splice.ts";
import { insertEntries } from "./entry-insertion.ts";
import { type PartNames, partNames, SUBJECTS_OF, subjectOf } from "./part-names.ts";

/** Pure. The text with an entry for each change in the section, under its part where that is there already. */
export function draftEntries(
  changelog: Changelog,
  section: Section,
  { changes, parts }: { readonly changes: readonly Change[]; readonly parts: Partial<PartNames> },
): string {
  const titles = changelog.headings.filter(({ release, unreleased }) => (release ?? unreleased) === undefined);
  const names = partNames(
    titles.map(({ title }) => title),
    parts,
  );
  const own = partsOf(changelog, section).map(({ title }) => title);
  const bullet = bulletOf(changelog, section);
  const titleFor = ({ group }: Change): string => {
    const same = SUBJECTS_OF[group].flatMap((subject) => own.find((title) => subjectOf(title) === subject) ?? []);
    // A configured name takes precedence over the names in the section.
    return parts[group] !== undefined || own.includes(names[group]) ? names[group] : (same[0] ?? names[group]);
  };
  const entries = Map.groupBy(changes, titleFor);
  const groups = [...entries].map(([title, some]) => ({
    path: [title],
    entries: some.map((change) => `${bullet} ${entryOf(change)}`),
  }));
  return splice(changelog.text, insertEntries(changelog, section, groups));
}

/** As the lists of the section have it, else as the file's first one. */
function bulletOf({ text, blocks }: Changelog, section: Section): string {
  const list = [...section.blocks, ...blocks].find(({ node }) => node.type === "list" && !node.ordered);
  return list === undefined ? "-" : text.slice(list.start, list.start + 1);
}

/** `**scope:** title (#12)`; a title cannot end the line. */
function entryOf({ scope, title, pullRequests, sha, group }: Change): string {
  // Outside of code, `List<String>` would be taken for HTML, and half of it would not be shown.
  const words = visibleLine(title)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/`[^`]*`|<(?=[A-Za-z/!?])/g, (part) => (part === "<" ? "\\<" : part))
    .trim();
  const capital = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  const where = scope === "" ? "" : `**${scope}:** `;
  const breaking = group === "breaking" ? "**Breaking:** " : "";
  const from = pullRequests.length > 0 ? pullRequests.map((one) => `#${one}`).join(", ") : sha.slice(0, 12);
  return `${breaking}${where}${capital} (${from})`;
}
