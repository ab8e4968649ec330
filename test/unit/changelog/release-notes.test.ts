import fc from "fast-check";
import { highlights } from "../../../src/changelog/highlights.ts";
import { releaseNotes } from "../../../src/changelog/release-notes.ts";
import { plainOf } from "../../../src/changelog/spans.ts";

const TEXT = `# Changelog

## [Unreleased]

## [1.4.0] - 2026-11-24

### Added

- Faster exports
- \`npm\` in a fence:

\`\`\`md
## [1.3.0] no heading
\`\`\`

### Fixed

* A crash

## v1.3.0 (2026-10-01)

- Older

[1.4.0]: https://example.com/compare
`;

test("a version's section ends at the next heading of its level, and fences hold no headings", () => {
  const section = releaseNotes(TEXT, "v1.4.0");
  expect(section?.heading).toBe("## [1.4.0] - 2026-11-24");
  expect(section?.body).toContain("## [1.3.0] no heading");
  expect(section?.body.endsWith("* A crash")).toBe(true);
  expect(section && highlights(section, 5).map(plainOf)).toEqual(["Faster exports", "npm in a fence:", "A crash"]);
});

test("the last section ends before the link definitions", () => {
  expect(releaseNotes(TEXT, "v1.3.0")?.body).toBe("- Older");
});

test.each(["v1.4", "v1.4.0-rc.1", "v1.4.1", "v11.4.0", "v1.4.0.1"])("%s has none", (version) => {
  expect(releaseNotes(TEXT, version)).toBeUndefined();
});

test("a fence opens and closes as CommonMark has it", () => {
  const inline = "## [1.4.0]\n\n```npm i```\n\n## [1.3.0]\n\n- Older";
  expect(releaseNotes(inline, "v1.4.0")?.body).toBe("```npm i```");
  const nested = "## [1.4.0]\n\n```md\n```js\n## [1.3.0]\n```\n\n- Last\n\n## [1.2.0]";
  expect(releaseNotes(nested, "v1.4.0")?.body.endsWith("- Last")).toBe(true);
});

test("line ends and a byte order mark change nothing", () => {
  const section = releaseNotes(`\uFEFF${TEXT.replaceAll("\n", "\r\n")}`, "v1.4.0");
  expect(section).toEqual(releaseNotes(TEXT, "v1.4.0"));
});

test("it never invents a line", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "## [1.4.0]",
      "## [1.3.0]",
      "```",
      "~~~",
      "- entry",
      "### Added",
      "# Changelog",
      "[1.4.0]: https://x",
      "",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const section = releaseNotes(lines.join("\n"), "v1.4.0");
      for (const one of section?.body.split("\n") ?? []) {
        if (one !== "")
          expect(lines.some((given) => given.split(/\r?\n/).some((part) => part.includes(one)))).toBe(true);
      }
    }),
  );
});
