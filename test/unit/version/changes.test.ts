import fc from "fast-check";
import type { Change } from "../../../src/version/commits/change.ts";
import type { Commit } from "../../../src/version/commits/commit.ts";
import { broughtBy } from "../../../src/version/commits/merges.ts";
import { createCommit, createLine, readChanges, readMerges, sha, standingChanges } from "../../fakes/commits.ts";

const RULES = { ignoredTypes: ["docs", "test"], breakingCommits: new Set<string>() };
const standing = (commits: readonly Commit[], rules = RULES): readonly Change[] => standingChanges(commits, rules);
const one = (subject: string, body = ""): Change | undefined => standing(createLine(["a", subject, body]))[0];

test.each([
  ["feat: a", "features"],
  ["feature(ui): a", "features"],
  ["fix: a", "fixes"],
  ["perf: a", "fixes"],
  ["security: a", "security"],
  ["fix(security): a", "security"],
  ["chore(deps): bump x for CVE-2026-12345", "security"],
  ["fix: GHSA-abcd-ef12-3456", "security"],
  ["chore: a", "other"],
  ["Just some words", "other"],
  ["feat!: a", "breaking"],
  ["fix(security)!: a", "breaking"],
  ['Revert "feat!: released before" (#3)', "fixes"],
  ["revert: feat: released before", "fixes"],
  ['Revert "Revert "feat!: a"" (#3)', "breaking"],
  ['Reapply "feat: a"', "features"],
])("%s is one of the %s", (subject, group) => {
  expect(one(subject)?.group).toBe(group);
});

test("a footer breaks, too; a file of `breaking-paths` does where no one said so", () => {
  expect(one("fix: a", "BREAKING-CHANGE: b")).toMatchObject({ group: "breaking", breaking: "marked" });
  const breakingCommits = new Set([sha("a")]);
  expect(standing(createLine(["a", "chore: a"]), { ...RULES, breakingCommits })[0]).toMatchObject({
    group: "breaking",
    breaking: "path",
    counts: true,
  });
});

test("some types are no reason for a release, unless they break or are about security", () => {
  expect(one("docs: a")?.counts).toBe(false);
  expect(one("docs!: a")?.counts).toBe(true);
  expect(one("docs(security): a")?.counts).toBe(true);
  expect(one("Just some words")?.counts).toBe(true);
});

test("a copy counts once, and stands when its original does not", () => {
  const picked = `(cherry picked from commit ${sha("a")})`;
  expect(standing(createLine(["a", "fix: a"], ["p", "fix: a", picked])).map((change) => change.sha)).toEqual([
    sha("a"),
  ]);
  const revert = ["r", 'Revert "fix: a"', `This reverts commit ${sha("a")}.`] as const;
  expect(standing(createLine(["a", "fix: a"], revert, ["p", "fix: a", picked])).map((change) => change.sha)).toEqual([
    sha("p"),
  ]);
  expect(standing(createLine(["p", "fix: a", picked]))[0]?.pickedFrom).toEqual([sha("a")]);
});

test("what was undone is told, with its undoer", () => {
  const { standing: left, reverted } = readChanges(createLine(["a", "feat: a (#1)"], ["r", 'Revert "feat: a"']), RULES);
  expect(left).toEqual([]);
  expect(reverted).toEqual([{ sha: sha("a"), title: "feat: a", by: sha("r") }]);
});

describe("a merge of a pull request", () => {
  const history = (title: string, member: string): Commit[] => [
    createCommit("m", "Merge pull request #9 from ada/x", { parents: [sha("a"), sha("x")], body: title }),
    createCommit("x", member, { parents: [sha("root")] }),
    createCommit("a", "fix: a", { parents: [sha("root")] }),
  ];

  test("lends its number to what it brought, and is no change itself", () => {
    const changes = standing(history("Some title", "feat: x"));
    expect(changes.map(({ title, pullRequests }) => [title, pullRequests])).toEqual([
      ["x", [9]],
      ["a", []],
    ]);
  });

  test("speaks when its title says what no commit says", () => {
    expect(standing(history("feat!: no more of y", "wip"))[0]).toMatchObject({
      group: "breaking",
      title: "no more of y",
      pullRequests: [9],
    });
    expect(standing(history("feat: x\n\nBREAKING CHANGE: y", "feat: x"))[0]).toMatchObject({ group: "breaking" });
  });

  test("is silent when its title repeats a commit's", () => {
    expect(standing(history("feat: x", "feat: x")).map((change) => change.sha)).toEqual([sha("x"), sha("a")]);
  });
});

/** A history of merges and commits, newest first, each commit's parents below it. */
const histories = fc
  .array(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }), { maxLength: 40 })
  .map((given) =>
    given
      .map((backs, at) => {
        const parents = [...new Set(backs.map((back) => Math.max(-1, at - 1 - back)))];
        // The first parent is the one before, so that everything is reached from the newest.
        return createCommit(`c${at}.`, "wip", {
          parents: [...new Set([at - 1, ...parents])].map((one) => sha(`c${one}.`)),
        });
      })
      .toReversed(),
  );

test("nothing is brought by itself, and what a merge brought is brought once", () => {
  fc.assert(
    fc.property(histories, (commits) => {
      const merges = readMerges(commits);
      const members = broughtBy(merges);
      for (const { sha: name } of commits) {
        const all = members(name);
        expect(all).not.toContain(name);
        expect(new Set(all).size).toBe(all.length);
      }
    }),
  );
});

test("branches within branches belong to the merge that brought them", () => {
  const commits = [
    createCommit("m2", "Merge pull request #2 from b", { parents: [sha("a"), sha("m1")] }),
    createCommit("m1", "Merge pull request #1 from c", { parents: [sha("b"), sha("c")] }),
    createCommit("c", "feat: c", { parents: [sha("root")] }),
    createCommit("b", "feat: b", { parents: [sha("root")] }),
    createCommit("a", "feat: a", { parents: [sha("root")] }),
  ];
  expect(broughtBy(readMerges(commits))(sha("m2")).toSorted()).toEqual([sha("b"), sha("c"), sha("m1")].toSorted());
  expect(standing(commits).map(({ title, pullRequests }) => [title, ...pullRequests])).toEqual([
    ["c", 1],
    ["b", 2],
    ["a"],
  ]);
});

test("a long history is read in one walk", () => {
  const count = 50_000;
  const commits = Array.from({ length: count }, (_, back) => {
    const at = count - 1 - back;
    return createCommit(`n${at}.`, at % 2 === 0 ? "wip" : 'Revert "wip"', { parents: [sha(`n${at - 1}.`)] });
  });
  expect(standing(commits)).toEqual([]);
});
