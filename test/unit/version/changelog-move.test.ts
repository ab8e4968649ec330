import fc from "fast-check";
import { changelogSection } from "../../../src/version/changelog.ts";
import { type Moved, type MoveWish, moveUnreleased } from "../../../src/version/changelog-move.ts";

const WISH: MoveWish = { version: "v1.4.0", date: "2026-11-24", unreleased: ["Unreleased"] };

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
  ["## [1.3.0](https://example.com/compare/v1.2.0...v1.3.0) (2026-10-01)", "## [1.4.0] (2026-11-24)"],
  ["## 1.3.0", "## 1.4.0"],
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
    what: expect.stringContaining("Nothing stands below"),
  });
});

interface Generated {
  readonly bom: boolean;
  readonly end: string;
  readonly final: boolean;
  readonly preamble: readonly string[];
  readonly entries: readonly string[];
  readonly older: string;
  readonly linked: boolean;
}

const LINE = fc.constantFrom(
  "",
  "- Exports are faster (#12)",
  "  continued",
  "### Added",
  "* `code` and [a link](https://example.com)",
  "```",
  "~~~~ text",
  "## not a heading in a fence",
  "    ## indented",
  "\u2028 odd \t white space  ",
);

const CHANGELOG = fc.record<Generated>({
  bom: fc.boolean(),
  end: fc.constantFrom("\n", "\r\n"),
  final: fc.boolean(),
  preamble: fc.array(fc.constantFrom("# Changelog", "", "All changes.", "### Not a section"), { maxLength: 4 }),
  entries: fc.array(LINE, { maxLength: 8 }),
  older: fc.constantFrom("", "## [1.3.0] - 2026-10-01", "## v1.3.0 (2026-10-01)", "## 1.3.0"),
  linked: fc.boolean(),
});

function write({ bom, end, final, preamble, entries, older, linked }: Generated): string {
  const links = linked
    ? ["", "[Unreleased]: https://example.com/compare/v1.3.0...HEAD", "[1.3.0]: https://example.com/1"]
    : [];
  const lines = [...preamble, "## [Unreleased]", ...entries, ...(older === "" ? [] : [older, "- Old"]), ...links];
  return `${bom ? "\uFEFF" : ""}${lines.join(end)}${final ? end : ""}`;
}

/** What was put in, taken out again. */
function undone(text: string, { heading }: Extract<Moved, { kind: "moved" }>, end: string): string {
  return text
    .replace(`${end}${heading}${end}`, "")
    .replace("compare/v1.4.0...HEAD", "compare/v1.3.0...HEAD")
    .replace(/\r?\n\[v?1\.4\.0\]: https:\/\/example\.com\/compare\/v1\.3\.0\.\.\.v1\.4\.0/, "");
}

test("without what was put in every changelog is what it was, byte for byte", () => {
  fc.assert(
    fc.property(CHANGELOG, (generated) => {
      const text = write(generated);
      const result = moveUnreleased(text, WISH);
      if (result.kind !== "moved") return;
      expect(undone(result.text, result, generated.end)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("a second time changes nothing, and the section holds what was unreleased", () => {
  let count = 0;
  fc.assert(
    fc.property(CHANGELOG, (generated) => {
      const result = moveUnreleased(write(generated), WISH);
      if (result.kind !== "moved") return;
      count++;
      expect(moveUnreleased(result.text, WISH)).toEqual({ kind: "there", heading: result.heading });
      const before = changelogSection(write(generated).replace("[Unreleased]", "[9.9.9]"), "v9.9.9");
      expect(changelogSection(result.text, "v1.4.0")?.body).toBe(before?.body);
    }),
    { numRuns: 1000 },
  );
  expect(count).toBeGreaterThan(100);
});
