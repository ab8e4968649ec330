import fc from "fast-check";
import type { Commit } from "../../../src/version/commits/commit.ts";
import { revertedSubject } from "../../../src/version/reverts/revert-subject.ts";
import { NOTHING_RELEASED, readReverts } from "../../../src/version/reverts/reverts.ts";
import { createCommit, createLine, readMerges, sha } from "../../fakes/commits.ts";

const read = (commits: readonly Commit[]) =>
  readReverts(commits, { merges: readMerges(commits), released: NOTHING_RELEASED });
const by = (word: string): string => `This reverts commit ${sha(word)}.`;

/** The subjects that are left. */
function left(commits: readonly Commit[]): readonly string[] {
  const { undone, spent } = read(commits);
  return commits.filter((one) => !undone.has(one.sha) && !spent.has(one.sha)).map(({ subject }) => subject);
}

test.each([
  ['Revert "feat: a"', "feat: a"],
  ['Revert "feat: a (#1)" (#2)', "feat: a (#1)"],
  ['Revert "Revert "feat: a""', 'Revert "feat: a"'],
  ['Reapply "feat: a"', 'Revert "feat: a"'],
  ["revert: feat: a", "feat: a"],
  ["revert(api): a", "a"],
  ["Revert something", undefined],
])("%s undoes %j", (subject, undone) => {
  expect(revertedSubject(subject)).toBe(undone);
});

describe("a revert within the range takes its commit along", () => {
  test.each<[string, [string, string, string?]]>([
    ["by its name", ["r", 'Revert "something else"', by("a")]],
    ["by a short name", ["r", 'Revert "x"', by("a").replace(sha("a"), sha("a").slice(0, 9))]],
    ["by its subject", ["r", 'Revert "feat: a (#4)" (#5)']],
    ["by its pull request", ["r", 'Revert "feat: another title" (#5)', "Reverts example/app#4"]],
    ["by the conventional form", ["r", "revert: feat: a"]],
    ["by the conventional footer", ["r", "revert: no more of this", `Refs: ${sha("a").slice(0, 7)}`]],
  ])("%s", (_, revert) => {
    expect(left(createLine(["a", "feat: a (#4)"], ["b", "fix: b"], revert))).toEqual(["fix: b"]);
  });
});

describe("a revert whose commit has another name here", () => {
  test.each<[string, [string, string, string?]]>([
    ["names one that was rebased away", ["r", 'Revert "feat!: a"', by("gone")]],
    ["names a pull request that no commit has", ["r", 'Revert "feat!: a"', "Reverts #7."]],
  ])("%s", (_, revert) => {
    expect(left(createLine(["a", "feat!: a"], ["b", "fix: b"], revert))).toEqual(["fix: b"]);
  });

  test("quotes a title that was cut", () => {
    const title = "feat: a very long title that nobody reads up to its end";
    const revert = ["r", 'Revert "feat: a very long title that nobody r…" (#9)'] as const;
    expect(left(createLine(["a", title], ["b", "fix: b"], revert))).toEqual(["fix: b"]);
  });

  test("quotes the title of a pull request that was merged with all its commits", () => {
    const merge = (word: string, number: number, title: string, parents: readonly string[]): Commit =>
      createCommit(word, `Merge pull request #${number} from ada/${word}`, { parents: parents.map(sha), body: title });
    const commits = [
      merge("n", 8, 'Revert "feat: a new door"', ["m", "r"]),
      createCommit("r", 'Revert "feat: a new door"', { parents: [sha("m")] }),
      merge("m", 7, "feat: a new door", ["a", "y"]),
      createCommit("y", "feat: second part", { parents: [sha("x")] }),
      createCommit("x", "feat: first part", { parents: [sha("a")] }),
      createCommit("a", "fix: a", { parents: [sha("root")] }),
    ];
    expect(left(commits)).toEqual(["Merge pull request #8 from ada/n", "fix: a"]);
  });
});

test("a revert of something older than the range stands", () => {
  const revert = 'Revert "feat: a"';
  expect(left(createLine(["b", "fix: b"], ["r", revert, by("older")]))).toEqual([revert, "fix: b"]);
  expect(left(createLine(["r", revert], ["a", "feat: a"]))).toEqual(["feat: a", revert]);
});

test("a revert of a revert brings the commit back, by name as by subject", () => {
  const named = createLine(["a", "feat: a"], ["r", 'Revert "feat: a"', by("a")], ["s", 'Reapply "feat: a"', by("r")]);
  expect(left(named)).toEqual(["feat: a"]);
  const quoted = createLine(["a", "feat: a"], ["r", 'Revert "feat: a"'], ["s", 'Revert "Revert "feat: a""']);
  expect(left(quoted)).toEqual(["feat: a"]);
  expect(left(createLine(["a", "feat: a"], ["r", 'Revert "feat: a"'], ["s", 'Reapply "feat: a"']))).toEqual([
    "feat: a",
  ]);
});

test("of two commits with one subject the nearer is undone", () => {
  const { undone } = read(createLine(["a", "wip"], ["b", "wip"], ["r", 'Revert "wip"'], ["c", "wip"]));
  expect([...undone.keys()]).toEqual([sha("b")]);
});

test("a commit that undoes another one and does more stands itself", () => {
  expect(left(createLine(["a", "feat: a"], ["f", "fix: without a", by("a")]))).toEqual(["fix: without a"]);
});

describe("a merge's revert", () => {
  const merged = [
    createCommit("m", "Merge pull request #9 from x", { parents: [sha("a"), sha("y")] }),
    createCommit("y", "feat: y", { parents: [sha("x")] }),
    createCommit("x", "feat: x", { parents: [sha("root")] }),
    createCommit("a", "fix: a", { parents: [sha("root")] }),
  ];
  const revert = (kept: string): Commit =>
    createCommit("r", 'Revert "Merge pull request #9 from x"', {
      parents: [sha("m")],
      body: `This reverts commit ${sha("m")}, reversing\nchanges made to ${sha(kept)}.`,
    });

  test("takes along all that the merge brought, and nothing else", () => {
    expect(left([revert("a"), ...merged])).toEqual(["fix: a"]);
  });

  test("that kept the other side undoes nothing that is known", () => {
    expect([...read([revert("y"), ...merged]).undone]).toEqual([]);
  });
});

test("whatever is reverted how often: an even number of reverts leaves the commit, an odd one does not", () => {
  fc.assert(
    fc.property(fc.nat({ max: 12 }), (count) => {
      const reverts = Array.from({ length: count }, (_, at): [string, string, string] => [
        `r${at}`,
        'Revert "x"',
        by(at === 0 ? "a" : `r${at - 1}`),
      ]);
      expect(left(createLine(["a", "feat: a"], ...reverts))).toEqual(count % 2 === 0 ? ["feat: a"] : []);
    }),
  );
});

test("no message undoes what does not exist, and nothing undoes itself", () => {
  const subject = fc.constantFrom(
    "feat: a",
    'Revert "feat: a"',
    'Reapply "feat: a"',
    "revert: feat: a",
    'Revert ""',
    "",
  );
  const body = fc.oneof(
    fc.constant(""),
    fc.nat({ max: 9 }).map((at) => by(`c${at}`)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(subject, body), { maxLength: 9 }), (given) => {
      const commits = createLine(...given.map(([one, two], at) => [`c${at}`, one, two] as const));
      const names = new Set(commits.map((commit) => commit.sha));
      for (const [target, culprit] of read(commits).undone) {
        expect(names.has(target) && names.has(culprit)).toBe(true);
        expect(target).not.toBe(culprit);
      }
    }),
  );
});
