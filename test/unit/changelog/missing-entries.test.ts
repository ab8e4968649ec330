import { draftEntries } from "../../../src/changelog/entries/entry-draft.ts";
import { missingEntries } from "../../../src/changelog/entries/missing-entries.ts";
import { readChangelog, sectionOf, unreleasedHeading } from "../../../src/changelog/sections.ts";
import type { Change } from "../../../src/version/commits/change.ts";
import { weightiest } from "../../../src/version/commits/pull-request-groups.ts";

function change(overrides: Partial<Change> = {}): Change {
  return {
    ...{ sha: "abcdef1234567890abcdef1234567890abcdef12", group: "fixes", type: "fix", scope: "", counts: true },
    ...{
      title: "lose no hours",
      breaking: undefined,
      pullRequests: [12],
      authors: [],
      pickedFrom: [],
      isConventional: true,
    },
    ...overrides,
  };
}

const FREE = ["chore", "docs"];

function place(text: string) {
  const changelog = readChangelog(text);
  const heading = unreleasedHeading(changelog);
  if (heading === undefined) throw new Error("The text has no section of what is unreleased.");
  return { changelog, section: sectionOf(changelog, heading) };
}

/** Changes without an entry in a section that holds the text. */
function missing(changes: readonly Change[], text: string, freeTypes: readonly string[] = FREE): readonly Change[] {
  const rules = { freeTypes, repositoryUrl: "https://github.com/example/app" };
  return missingEntries(changes, place(`## [Unreleased]\n\n${text}\n`), rules).map(weightiest);
}

function draft(text: string, changes: readonly Change[]): string {
  const { changelog, section } = place(text);
  return draftEntries(changelog, section, { changes, parts: {} });
}

test.each([
  ["its pull request", "- Hours stay (#12)", 0],
  ["another pull request with the same beginning", "- Hours stay (#123)", 1],
  ["its pull request without a blank", "- Hours stay (PR#12)", 0],
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
  expect(missing([change()], text)).toHaveLength(count);
});

test.each([
  ["- Warns of a typo in the form (#12)", 1],
  ["- A typo somewhere", 1],
  ["- Typo (#99)", 0],
  ["- **docs:** Typo", 0],
])("a short title is told by an entry that is nothing else: %s", (text, count) => {
  expect(missing([change({ title: "typo", scope: "docs", pullRequests: [13] })], text)).toHaveLength(count);
});

test("free types need none, unless they break something or fix security", () => {
  const other = { type: "chore", group: "other", pullRequests: [] } as const;
  expect(missing([change(other)], "")).toEqual([]);
  expect(missing([change({ ...other, group: "breaking" })], "")).toHaveLength(1);
  expect(missing([change({ ...other, group: "security" })], "")).toHaveLength(1);
  expect(missing([change({ ...other, title: "…" })], "", [])).toHaveLength(1);
});

test("a drafted entry stands below its part, or below a new one at the section's end", () => {
  const text = "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- Old\n\n### Added\n\n- New\n\n## [1.0.0]\n\n- First\n";
  const drafted = draft(text, [
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
    const drafted = draft(`# Log\n\n${section}`, [change({ group: "breaking" })]);
    expect(drafted).toContain("## [Unreleased]\n\n### Changed\n\n- **Breaking:** Lose no hours (#12)\n");
    expect(drafted.includes("[unreleased]: https://x")).toBe(section.includes("https"));
  },
);
