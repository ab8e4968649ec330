import fc from "fast-check";
import { releaseNotes } from "../../../src/changelog/release-notes.ts";
import {
  hasContent,
  readChangelog,
  type Section,
  sectionOf,
  unreleasedHeading,
} from "../../../src/changelog/sections.ts";
import { foldUnreleased } from "../../../src/changelog/unreleased-fold.ts";

const fold = (text: string): string => foldUnreleased(readChangelog(text), "v1.4.0");

function openSection(text: string): Section {
  const changelog = readChangelog(text);
  const heading = unreleasedHeading(changelog);
  if (heading === undefined) throw new Error("The text has no section of what is unreleased.");
  return sectionOf(changelog, heading);
}

const RELEASED = "## [1.4.0] - 2026-11-24\n\n### Added\n\n- Exports\n\n### Fixed\n\n- Hours\n\n## [1.3.0]\n\n- Old\n";

test("what was written since the section was made goes into it, each entry below its part", () => {
  const text = `# Log\n\n## [Unreleased]\n\n<!-- Write here. -->\n\n### Fixed\n\n- Days\n  of the week\n\n### Security\n\n- No XSS\n\n${RELEASED}`;
  expect(fold(text)).toBe(
    `# Log\n\n## [Unreleased]\n\n<!-- Write here. -->\n\n### Fixed\n\n### Security\n\n${RELEASED.replace("- Hours\n", "- Hours\n- Days\n  of the week\n\n### Security\n\n- No XSS\n")}`,
  );
});

test("entries without a part stand before the section's first part", () => {
  const text = `## [Unreleased]\n\n- Days\n\n${RELEASED}`;
  expect(fold(text)).toBe(`## [Unreleased]\n\n${RELEASED.replace("24\n", "24\n\n- Days\n")}`);
});

test("an entry goes below its own part, however deep, and below no other part of that name", () => {
  const released =
    "## [1.4.0]\n\n### Added\n\n- Exports\n\n#### UI\n\n- A door\n\n### Fixed\n\n- Hours\n\n#### UI\n\n- A hinge\n";
  const text = `## [Unreleased]\n\n### Added\n\n#### UI\n\n- A window\n\n${released}`;
  expect(fold(text)).toBe(
    `## [Unreleased]\n\n### Added\n\n#### UI\n\n${released.replace("- A door\n", "- A door\n- A window\n")}`,
  );
});

test.each([
  ["### 🐛 Fixed", "### Fixed"],
  ["### Fixed", "### 🐛 Fixed"],
  ["### Bugfixes", "### Bug Fixes"],
  ["### Features", "### Added"],
  ["### Fixes", "### Fixed"],
])("entries below %j go below %j, and both headings stay", (open, there) => {
  const released = `## [1.4.0]\n\n${there}\n\n- Hours\n\n### Other\n\n- Words\n`;
  expect(fold(`## [Unreleased]\n\n${open}\n\n- Days\n\n${released}`)).toBe(
    `## [Unreleased]\n\n${open}\n\n${released.replace("- Hours\n", "- Hours\n- Days\n")}`,
  );
});

test("entries that are set in do not become a part of the entry above them", () => {
  const text =
    "## [Unreleased]\n\n### Added\n\n  - Days\n    of the week\n    - and nights\n\n  Prose.\n\n## [1.4.0]\n\n### Added\n\n- Exports\n";
  expect(fold(text)).toBe(
    "## [Unreleased]\n\n### Added\n\n## [1.4.0]\n\n### Added\n\n- Exports\n- Days\n  of the week\n  - and nights\n\nProse.\n",
  );
});

test("a heading without a blank line below it keeps one above the next heading", () => {
  expect(fold("## Unreleased\n\n### Added\n- Days\n\nProse.\n\n## 1.4.0\n\n### Added\n- Exports\n")).toBe(
    "## Unreleased\n\n### Added\n\n## 1.4.0\n\n### Added\n- Exports\n- Days\n\nProse.\n",
  );
});

test.each([
  ["nothing below it", `## [Unreleased]\n\n### Added\n\n<!-- nothing -->\n\n${RELEASED}`],
  ["no section of the version", "## [Unreleased]\n\n- Days\n\n## [1.3.0]\n"],
  ["no section of unreleased changes", RELEASED],
])("with %s nothing changes, byte for byte", (_, text) => {
  expect(fold(text)).toBe(text);
});

const LINES = fc.array(
  fc.constantFrom("", "- Days (#1)", "  more", "Text.", "### Added", "### Fixed", "### Other", "<!-- no -->"),
  { maxLength: 8 },
);

test("no entry is lost, nothing is left, and a second time changes nothing", () => {
  let moved = 0;
  fc.assert(
    fc.property(LINES, LINES, fc.constantFrom("\n", "\r\n"), fc.boolean(), (open, told, end, final) => {
      const lines = [
        "# Log",
        "## [Unreleased]",
        ...open,
        "## [1.4.0]",
        "- First",
        ...told,
        "## [1.3.0]",
        "- Old",
        "[a]: https://x",
      ];
      const text = lines.join(end) + (final ? end : "");
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      if (folded === text) return;
      moved++;
      const entries = (all: string): string[] =>
        all.split(/\r?\n/).flatMap((line) => /^ *(-.*|Text.*|more)$/.exec(line)?.[1] ?? []);
      expect(entries(folded).toSorted()).toEqual(entries(text).toSorted());
      expect(hasContent(openSection(folded))).toBe(false);
      expect(entries(releaseNotes(folded, "v1.4.0")?.body ?? "")).toHaveLength(entries(text).length - 1);
      expect(folded.endsWith(["## [1.3.0]", "- Old", "[a]: https://x"].join(end) + (final ? end : ""))).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(moved).toBeGreaterThan(80);
});
