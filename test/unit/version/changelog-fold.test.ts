import fc from "fast-check";
import { changelogSection } from "../../../src/version/changelog.ts";
import { foldUnreleased } from "../../../src/version/changelog-fold.ts";
import { unreleasedSection } from "../../../src/version/changelog-move.ts";

const WISH = { version: "v1.4.0", unreleased: ["Unreleased"] };

const TOLD = "## [1.4.0] - 2026-11-24\n\n### Added\n\n- Exports\n\n### Fixed\n\n- Hours\n\n## [1.3.0]\n\n- Old\n";

test("what was written since the section was made goes into it, each entry below its part", () => {
  const text = `# Log\n\n## [Unreleased]\n\n<!-- Write here. -->\n\n### Fixed\n\n- Days\n  of the week\n\n### Security\n\n- No XSS\n\n${TOLD}`;
  expect(foldUnreleased(text, WISH)).toBe(
    `# Log\n\n## [Unreleased]\n\n<!-- Write here. -->\n\n${TOLD.replace("- Hours\n", "- Hours\n- Days\n  of the week\n\n### Security\n\n- No XSS\n")}`,
  );
});

test("entries without a part stand before the section's first part", () => {
  const text = `## [Unreleased]\n\n- Days\n\n${TOLD}`;
  expect(foldUnreleased(text, WISH)).toBe(`## [Unreleased]\n\n${TOLD.replace("24\n", "24\n\n- Days\n")}`);
});

test.each([
  ["nothing below it", `## [Unreleased]\n\n### Added\n\n<!-- nothing -->\n\n${TOLD}`],
  ["no section of the version", "## [Unreleased]\n\n- Days\n\n## [1.3.0]\n"],
  ["no section of unreleased changes", TOLD],
])("with %s nothing changes, byte for byte", (_, text) => {
  expect(foldUnreleased(text, WISH)).toBe(text);
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
      const folded = foldUnreleased(text, WISH);
      expect(foldUnreleased(folded, WISH)).toBe(folded);
      if (folded === text) return;
      moved++;
      const entries = (all: string): string[] => all.split(/\r?\n/).filter((line) => /^(?:-|Text| {2})/.test(line));
      expect(entries(folded).toSorted()).toEqual(entries(text).toSorted());
      expect(entries(unreleasedSection(folded, WISH.unreleased)?.body ?? "")).toEqual([]);
      expect(entries(changelogSection(folded, "v1.4.0")?.body ?? "")).toHaveLength(entries(text).length - 1);
      expect(folded.endsWith(["## [1.3.0]", "- Old", "[a]: https://x"].join(end) + (final ? end : ""))).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(moved).toBeGreaterThan(300);
});
