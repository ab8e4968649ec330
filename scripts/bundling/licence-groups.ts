/** One package's licence, as ncc writes it: its name, the licence's identifier, and the text. */
const NEXT = /\n\n(?=@?[a-z][\w./-]*\n[A-Z0-9(][\w.()+ -]*\n)/;
const COPYRIGHT = /^\s*(?:copyright\b|\(c\)|©)/i;

interface Licence {
  readonly whole: string;
  readonly name: string;
  readonly identifier: string;
  readonly copyright: readonly string[];
  readonly words: string;
}

/**
 * Pure. Packages with one licence have its text once, below the name and the copyright notices of each. The texts of many
 * differ in these notices and in their line breaks only.
 */
export function groupLicences(text: string): string {
  const groups = Map.groupBy(
    text.split(NEXT).map(licenceOf),
    ({ identifier, words }) => `${identifier} ${words.replaceAll(/\s+/g, " ").trim()}`,
  );
  return [...groups.values()].map(groupText).join("\n\n");
}

function licenceOf(whole: string): Licence {
  const [name = "", identifier = "", ...lines] = whole.split("\n");
  const copyright = lines.filter((line) => COPYRIGHT.test(line));
  const words = lines.filter((line) => !COPYRIGHT.test(line)).join("\n");
  return { whole, name, identifier, copyright, words };
}

function groupText(group: readonly Licence[]): string {
  const [first] = group;
  if (first === undefined || group.length === 1) return first?.whole ?? "";
  const owners = group.flatMap(({ name, copyright }) => [name, ...copyright.map((line) => line.trim())]);
  return [...owners, first.identifier, first.words.trimEnd()].join("\n");
}
