import fc from "fast-check";
import { draftEntries } from "../../../src/changelog/entries/entry-draft.ts";
import { releaseNotes } from "../../../src/changelog/release-notes.ts";
import {
  hasContent,
  partsOf,
  readChangelog,
  type Section,
  sectionOf,
  unreleasedHeading,
} from "../../../src/changelog/sections.ts";
import { type MoveWish, moveUnreleased as moveIn } from "../../../src/changelog/unreleased-move.ts";
import type { Change } from "../../../src/version/commits/change.ts";

const WISH: MoveWish = { version: "v1.4.0", date: "2026-11-24", unreleased: ["Unreleased"] };

const moveUnreleased = (text: string, wish: MoveWish) => moveIn(readChangelog(text, wish.unreleased), wish);

function openSection(text: string, names: readonly string[] = ["Unreleased"]): Section {
  const changelog = readChangelog(text, names);
  const heading = unreleasedHeading(changelog);
  if (heading === undefined) throw new Error("The text has no section of what is unreleased.");
  return sectionOf(changelog, heading);
}

function draft(text: string, changes: readonly Change[], names: readonly string[] = ["Unreleased"]): string {
  return draftEntries(readChangelog(text, names), openSection(text, names), { changes, parts: {} });
}

function moved(text: string, wish: MoveWish = WISH): string {
  const result = moveUnreleased(text, wish);
  if (result.kind !== "moved") throw new Error(JSON.stringify(result));
  return result.text;
}

const LINKED = `# Changelog

## [Unreleased]

### Added

- Exports

## [1.3.0] - 2026-10-01

- Imports

[unreleased]: https://example.com/app/compare/v1.3.0...HEAD
[1.3.0]: https://example.com/app/releases/tag/v1.3.0
`;

test("one heading and one link line come in, and the comparison of what is unreleased begins at the new release", () => {
  expect(moved(LINKED)).toBe(
    LINKED.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.4.0] - 2026-11-24\n").replace(
      "[unreleased]: https://example.com/app/compare/v1.3.0...HEAD\n",
      "[unreleased]: https://example.com/app/compare/v1.4.0...HEAD\n[1.4.0]: https://example.com/app/compare/v1.3.0...v1.4.0\n",
    ),
  );
});

test("the comparisons of one of several products are between its tags' full names", () => {
  const text = LINKED.replaceAll("v1.3.0", "api/v1.3.0");
  const links = moved(text, { ...WISH, prefix: "api/" })
    .split("\n")
    .slice(-4);
  expect(links).toEqual([
    "[unreleased]: https://example.com/app/compare/api/v1.4.0...HEAD",
    "[1.4.0]: https://example.com/app/compare/api/v1.3.0...api/v1.4.0",
    "[1.3.0]: https://example.com/app/releases/tag/api/v1.3.0",
    "",
  ]);
  const first = moved(LINKED.replaceAll("v1.3.0", "main"), { ...WISH, prefix: "api/" });
  expect(first).toContain("/compare/main...api/v1.4.0\n");
});

test.each([
  ["## [v1.3.0] - 2026-10-01", "## [v1.4.0] - 2026-11-24"],
  ["## v1.3.0 (2026-10-01)", "## v1.4.0 (2026-11-24)"],
  ["## 1.3.0 — 2026-10-01", "## 1.4.0 — 2026-11-24"],
  ["## [1.3.0] - 2026-10-01 [YANKED]", "## [1.4.0] - 2026-11-24"],
  [
    "## [1.3.0](https://example.com/compare/v1.2.0...v1.3.0) (2026-10-01)",
    "## [1.4.0](https://example.com/compare/v1.3.0...v1.4.0) (2026-11-24)",
  ],
  ["## 1.3.0", "## 1.4.0 - 2026-11-24"],
  ["## 1.3.0 - 01.10.2026", "## 1.4.0 - 2026-11-24"],
  ["## [1.3.0] _2026-10-01_", "## [1.4.0] - 2026-11-24"],
  ["## v1.3.0 (1 Oct 2026)", "## v1.4.0 - 2026-11-24"],
  ["### 9.9.9 of Docmost is needed", "## [1.4.0] - 2026-11-24"],
  ["", "## [1.4.0] - 2026-11-24"],
])("the style of %s is kept", (before, after) => {
  const result = moveUnreleased(`# Log\n\n## Unreleased\n\n- One\n\n${before}\n\n- Zero\n`, WISH);
  expect(result).toMatchObject({ kind: "moved", heading: after });
});

test("what is unreleased may have another name", () => {
  const wish = { ...WISH, unreleased: ["Unreleased", "Unveröffentlicht", "[À venir]"] };
  expect(moved("# Log\r\n\r\n## [Unveröffentlicht]\r\n\r\n- Eins\r\n", wish)).toContain(
    "\r\n\r\n## [1.4.0] - 2026-11-24\r\n\r\n- Eins",
  );
});

test.each([
  ["a fence", "# Log\n\n```md\n## [Unreleased]\n- no\n```\n\n## [1.3.0]\n- x\n"],
  ["nothing of the kind", "# Log\n\n## [1.3.0]\n- x\n"],
])("%s is no section of unreleased changes", (_, text) => {
  expect(moveUnreleased(text, WISH)).toMatchObject({ kind: "refused", what: expect.stringContaining("no section") });
});

test.each([
  ["no line", "# Log\n\n## [Unreleased]\n\n## [1.3.0]\n- x\n"],
  ["headings alone", "# Log\n\n## [Unreleased]\n\n### Added\n\n### Fixed\n\n## [1.3.0]\n- x\n"],
  ["links alone", "# Log\n\n## [Unreleased]\n\n[unreleased]: https://example.com\n"],
  ["the end of the file", "# Log\n\n## [Unreleased]"],
])("with %s below it there is nothing to release", (_, text) => {
  expect(moveUnreleased(text, WISH)).toMatchObject({
    kind: "refused",
    what: expect.stringContaining("is empty"),
  });
});

test.each([
  ["v1.3.0", "v1.4.0"],
  ["1.3.0", "1.4.0"],
  ["api/v1.3.0", "api/v1.4.0"],
  ["api%2Fv1.3.0-rc.1", "api%2Fv1.4.0"],
  ["0123456789abcdef0123456789abcdef01234567", "v1.4.0"],
])("after %s the tag is called %s in links", (from, tag) => {
  const url = "https://example.com/compare/";
  const text = `## [Unreleased]\n\n- One\n\n[unreleased]: <${url}${from}...HEAD>  \n`;
  expect(moved(text).split("[unreleased]")[1]).toBe(`: <${url}${tag}...HEAD>  \n[1.4.0]: <${url}${from}...${tag}>\n`);
});

test("only the first link of that name is rewritten, and a link of the version that is there stays the only one", () => {
  const link = "[unreleased]: https://x/compare/v1.3.0...HEAD\n";
  const text = `## [Unreleased]\n\n- One\n\n${link}${link}[1.4.0]: https://x/1.4.0\n`;
  expect(moved(text)).toBe(
    text
      .replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.4.0] - 2026-11-24\n")
      .replace("v1.3.0...HEAD", "v1.4.0...HEAD"),
  );
});

test("a template in a comment is no section, and a comment alone is no change", () => {
  const template = "<!--\n## [Unreleased]\n- entry (#1)\n-->\n\n";
  expect(moved(`${template}## [Unreleased]\n\n- One\n`)).toBe(
    `${template}## [Unreleased]\n\n## [1.4.0] - 2026-11-24\n\n- One\n`,
  );
  expect(moveUnreleased(`## [Unreleased]\n\n${template}## [1.3.0]\n`, WISH)).toMatchObject({
    kind: "refused",
    what: expect.stringContaining("is empty"),
  });
  expect(hasContent(openSection(`## [Unreleased]\n\n${template}`))).toBe(false);
});

test.each(["### 1.4.0 of Docmost is needed", "## 1.4.0 of Docmost is needed", "## 1.4.0.1", "## [1.4.0"])(
  "%s is no section of the version",
  (line) => {
    expect(moveUnreleased(`## [Unreleased]\n\n- One\n\n${line}\n\n- Two\n`, WISH)).toMatchObject({ kind: "moved" });
  },
);

test.each([
  "## 1.4.0",
  "### [1.4.0]",
  "## [v1.4.0] - 2026-11-24 [YANKED]",
  "## [1.4.0](https://x) (24.11.2026)",
  "## v1.4.0: the big one",
])("%s is the section of the version", (line) => {
  expect(moveUnreleased(`## [Unreleased]\n\n- One\n\n${line}\n\n- Two\n`, WISH)).toEqual({
    kind: "there",
    heading: line,
  });
});

test("a draft finds its part behind a link's definition in the middle of the section", () => {
  const text = "## [Unreleased]\n\n### Added\n\n- A [b]\n\n[b]: https://x\n\n### Fixed\n\n- C\n\n## [1.3.0]\n";
  expect(draft(text, [FIX])).toBe(text.replace("- C\n", "- C\n- Lose no hours (#12)\n"));
});

/** With the mark that the list has. */
const OWN = /^[-*] Lose no hours \(#12\)$/;

const FIX: Change = {
  ...{ sha: "abcdef1234567890abcdef1234567890abcdef12", group: "fixes", type: "fix", scope: "", counts: true },
  ...{
    title: "lose no hours",
    breaking: undefined,
    pullRequests: [12],
    authors: [],
    pickedFrom: [],
    isConventional: true,
  },
};

interface Generated {
  readonly bom: boolean;
  readonly final: boolean;
  readonly name: string;
  readonly preamble: readonly string[];
  readonly entries: readonly string[];
  readonly older: string;
  readonly link: string;
  readonly base: string;
  /** One line end a line, over and over: they may be mixed. */
  readonly ends: readonly string[];
}

const LINE = fc.constantFrom(
  "",
  "- Exports are faster (#12)",
  "  continued",
  "### Added",
  "### Fixed",
  "### 1.4.0 of Docmost is needed",
  "* `code` and [a link](https://example.com)",
  "[docs]: https://example.com/docs",
  "<!-- ## [1.4.0] -->",
  "<!--",
  "-->",
  "```",
  "~~~~ text",
  "## not a heading in a fence",
  "    ## indented",
  "\u2028 odd \t white space  ",
);

const NAMES = ["Unreleased", "Unveröffentlicht", "À venir"];
const NAMED: MoveWish = { ...WISH, unreleased: NAMES };

const CHANGELOG = fc.record<Generated>({
  bom: fc.boolean(),
  final: fc.boolean(),
  name: fc.constantFrom(...NAMES),
  preamble: fc.array(
    fc.constantFrom("# Changelog", "", "All changes.", "### Not a section", "<!--\n## [Unreleased]\n-->"),
    { maxLength: 4 },
  ),
  entries: fc.array(LINE, { maxLength: 8 }),
  older: fc.constantFrom(
    ...["", "## [1.3.0] - 2026-10-01", "## v1.3.0 (2026-10-01)", "## 1.3.0", "## 1.3.0 - 01.10.2026"],
    "## [1.3.0] _2026-10-01_",
  ),
  link: fc.constantFrom("", "URL", "<URL>", "URL  ", "<URL>\t"),
  base: fc.constantFrom("v1.3.0", "1.3.0", "api/v1.3.0", "0123456789abcdef0123456789abcdef01234567"),
  ends: fc.oneof(
    fc.constant(["\n"]),
    fc.constant(["\r\n"]),
    fc.array(fc.constantFrom("\n", "\r\n"), { minLength: 2, maxLength: 7 }),
  ),
});

function write({ bom, final, name, preamble, entries, older, link, base, ends }: Generated): string {
  const url = `https://example.com/compare/${base}...HEAD`;
  const links = link === "" ? [] : ["", `[${name}]: ${link.replace("URL", url)}`, "[1.3.0]: https://example.com/1"];
  const lines = [...preamble, `## [${name}]`, ...entries, ...(older === "" ? [] : [older, "- Old"]), ...links];
  const text = lines.map((line, at) => `${line}${ends[at % ends.length] ?? ""}`).join("");
  return `${bom ? "\uFEFF" : ""}${final ? text : text.replace(/\r?\n$/, "")}`;
}

const TAGS: Readonly<Record<string, string>> = { "1.3.0": "1.4.0", "api/v1.3.0": "api/v1.4.0" };

/** What was put in, taken out again. */
function undone(text: string, { heading }: { readonly heading: string }, base: string): string {
  const tag = TAGS[base] ?? "v1.4.0";
  const at = text.search(new RegExp(`\\r?\\n\\r?\\n${heading.replaceAll(/[[\]().]/g, "\\$&")}\\r?\\n`));
  const plain = text
    .slice(at)
    .replace(/^(\r?\n)\1(.*?)\1/, "$1")
    .replace(
      new RegExp(`\\r?\\n\\[v?1\\.4\\.0\\]: <?https://example\\.com/compare/${base}\\.\\.\\.${tag}>?(?=\\r?\\n|$)`),
      "",
    );
  return `${text.slice(0, at)}${plain.replace(`compare/${tag}...HEAD`, `compare/${base}...HEAD`)}`;
}

/** How many of the generated changelogs have something to move: a test of nothing would pass. */
function movedOnes(runs: number, check: (text: string, now: string, heading: string, from: Generated) => void): number {
  let count = 0;
  fc.assert(
    fc.property(CHANGELOG, (generated) => {
      const text = write(generated);
      const result = moveUnreleased(text, NAMED);
      if (result.kind !== "moved") return;
      count++;
      check(text, result.text, result.heading, generated);
    }),
    { numRuns: runs },
  );
  return count;
}

test("without what was put in every changelog is what it was, byte for byte", () => {
  const count = movedOnes(500, (text, now, heading, { base }) => {
    expect(heading).toContain("2026-11-24");
    expect(undone(now, { heading }, base)).toBe(text);
  });
  expect(count).toBeGreaterThan(200);
});

test("a second time changes nothing, and the section holds what was unreleased", () => {
  const count = movedOnes(250, (text, now, heading) => {
    expect(moveUnreleased(now, NAMED)).toEqual({ kind: "there", heading });
    const { start, end } = openSection(text, NAMES).heading.block;
    const renamed = `${text.slice(0, start)}## [9.9.9]${text.slice(end)}`;
    expect(releaseNotes(now, "v1.4.0")?.body).toBe(releaseNotes(renamed, "v9.9.9")?.body);
  });
  expect(count).toBeGreaterThan(100);
});

test("a draft puts in its own lines, once, and nothing else changes", () => {
  const count = movedOnes(250, (text) => {
    const drafted = draft(text, [FIX], NAMES);
    const lines = (all: string): string[] => all.split(/\r?\n/);
    const own = lines(drafted).filter((line) => OWN.test(line));
    expect(own).toHaveLength(1);
    const rest = lines(text).reduce((left, line) => {
      const found = left.indexOf(line);
      expect(found).toBeGreaterThanOrEqual(0);
      return left.toSpliced(found, 1);
    }, lines(drafted));
    expect(rest.filter((line) => !["", "### Fixed"].includes(line) && !OWN.test(line))).toEqual([]);
    const parts = (all: string): number =>
      partsOf(readChangelog(all, NAMES), openSection(all, NAMES)).filter(({ title }) => title === "Fixed").length;
    // A fence or a comment that no one closed takes all that follows with it.
    if (
      openSection(drafted, NAMES).blocks.some(
        ({ kind, node, end }) => end === drafted.length && (kind === "comment" || node.type === "code"),
      )
    )
      return;
    expect(parts(drafted)).toBe(Math.max(parts(text), 1));
  });
  expect(count).toBeGreaterThan(100);
});
