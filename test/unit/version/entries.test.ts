import { draftEntries } from "../../../src/version/changelog-draft.ts";
import type { Change } from "../../../src/version/changes.ts";
import { missingEntries } from "../../../src/version/entries.ts";

function change(overrides: Partial<Change> = {}): Change {
  return {
    ...{ sha: "abcdef1234567890abcdef1234567890abcdef12", group: "fixes", type: "fix", scope: "", counts: true },
    ...{ title: "lose no hours", breaking: undefined, pullRequests: [12], authors: [], pickedFrom: [] },
    ...overrides,
  };
}

const FREE = ["chore", "docs"];

test.each([
  ["its pull request", "- Hours stay (#12)", 0],
  ["another pull request with the same beginning", "- Hours stay (#123)", 1],
  ["its hash", "- Hours stay (abcdef1)", 0],
  ["six digits of it, which may be anything", "- Hours stay (abcdef)", 1],
  ["its words", "- We **lose** no `hours`, ever", 0],
  ["some of its words", "- No hours", 1],
  ["its words and another number, as issues have", "- Lose no hours (#99)", 0],
  ["its words inside of an entry of another pull request", "- Where we lose no hours (#99)", 1],
  ["its number in another repository", "- Hours stay (docmost/docmost#12)", 1],
  ["its number in the midst of a line", "- Hours (see #12, #13) stay", 0],
  ["its words over two lines", "- Old\n- We lose\n  no hours\n- New", 0],
  ["words of two entries", "- We lose\n- no hours", 1],
  ["its words inside of others", "- They close no hourses", 1],
])("an entry by %s", (_, text, count) => {
  expect(missingEntries([change()], text, FREE)).toHaveLength(count);
});

test.each([
  ["- Warns of a typo in the form (#12)", 1],
  ["- A typo somewhere", 1],
  ["- Typo (#99)", 0],
  ["- **docs:** Typo", 0],
])("a short title is told by an entry that is nothing else: %s", (text, count) => {
  expect(missingEntries([change({ title: "typo", scope: "docs", pullRequests: [13] })], text, FREE)).toHaveLength(
    count,
  );
});

test("free types need none, unless they break something or mend security", () => {
  const other = { type: "chore", group: "other", pullRequests: [] } as const;
  expect(missingEntries([change(other)], "", FREE)).toEqual([]);
  expect(missingEntries([change({ ...other, group: "breaking" })], "", FREE)).toHaveLength(1);
  expect(missingEntries([change({ ...other, group: "security" })], "", FREE)).toHaveLength(1);
  expect(missingEntries([change({ ...other, title: "…" })], "", [])).toHaveLength(1);
});

test("a drafted entry stands below its part, or below a new one at the section's end", () => {
  const text = "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- Old\n\n### Added\n\n- New\n\n## [1.0.0]\n\n- First\n";
  const drafted = draftEntries(text, 2, [
    change(),
    change({ group: "security", title: "no XSS", scope: "web", pullRequests: [] }),
  ]);
  expect(drafted).toBe(
    text
      .replace("- Old\n", "- Old\n- Lose no hours (#12)\n")
      .replace("- New\n", "- New\n\n### Security\n\n- **web:** No XSS (abcdef123456)\n"),
  );
});

test.each(["## [Unreleased]", "## [Unreleased]\n", "## [Unreleased]\n\n[unreleased]: https://x\n"])(
  "a draft in an empty section: %j",
  (section) => {
    const drafted = draftEntries(`# Log\n\n${section}`, 2, [change({ group: "breaking" })]);
    expect(drafted).toContain("## [Unreleased]\n\n### Changed\n\n- **Breaking:** Lose no hours (#12)\n");
    expect(drafted.includes("[unreleased]: https://x")).toBe(section.includes("https"));
  },
);
