import fc from "fast-check";
import { levelAfter, stepBetween, versionAfter } from "../../../src/version/bump.ts";
import type { PlanFacts, PlanWish } from "../../../src/version/plan-facts.ts";
import { planRelease } from "../../../src/version/release-plan.ts";
import { compareTags, newestRelease } from "../../../src/version/tags/tag.ts";
import { createLine, readChanges, sha } from "../../fakes/commits.ts";

const HEAD = sha("head");
const WISH: PlanWish = { version: "", bump: "auto", initial: "v0.1.0", policy: "demote-breaking" };

function facts(
  previous: string | undefined,
  subjects: readonly string[],
  overrides: Partial<PlanFacts> = {},
): PlanFacts {
  const commits = createLine(...subjects.map((subject, at) => [`c${at}`, subject] as const));
  return {
    commit: HEAD,
    tags: previous === undefined ? [] : [{ name: previous, commit: sha("old") }],
    previous,
    commits: commits.length,
    changes: readChanges(commits, { ignoredTypes: ["docs"], breakingCommits: new Set<string>() }),
    breakingPaths: [],
    ...overrides,
  };
}

const plan = (given: PlanFacts, wish: Partial<PlanWish> = {}) => planRelease(given, { ...WISH, ...wish });

test.each([
  ["v1.4.0", ["fix: a", "feat!: b", "feat: c"], "v2.0.0", "major", ["b"]],
  ["v1.4.0", ["fix: a", "feat: c", "docs: d"], "v1.5.0", "minor", ["c"]],
  ["v1.4.0", ["fix: a", "chore: b", "docs: d"], "v1.4.1", "patch", ["b", "a"]],
  ["v0.4.0", ["feat!: a"], "v0.5.0", "minor", ["a"]],
  ["v0.4.0", ["feat: a"], "v0.5.0", "minor", ["a"]],
  ["0.4.0", ["feat: a"], "0.5.0", "minor", ["a"]],
  ["41.0.1", ["fix: a"], "41.0.2", "patch", ["a"]],
])("after %s, %j make %s", (previous, subjects, version, bump, drivers) => {
  const found = plan(facts(previous, subjects));
  expect(found).toMatchObject({ kind: "planned", version, bump, suggested: bump, decidedBy: "commits", warnings: [] });
  expect(found.kind === "planned" && found.suggestion?.drivers.map(({ title }) => title)).toEqual(drivers);
});

test("before v1.0.0 the policy decides; after it there is none", () => {
  expect(plan(facts("v0.4.0", ["feat: a"]), { policy: "demote" })).toMatchObject({
    version: "v0.4.1",
    rule: expect.stringContaining("before-first-major: demote)"),
  });
  expect(plan(facts("v0.4.0", ["feat!: a"]), { policy: "demote-breaking" })).toMatchObject({ version: "v0.5.0" });
  expect(plan(facts("v0.4.0", ["feat!: a"]), { policy: "keep" })).toMatchObject({ version: "v1.0.0" });
  expect(plan(facts("v1.4.0", ["feat: a"]), { policy: "demote" })).toMatchObject({ version: "v1.5.0" });
});

test("a changed file of `breaking-paths` is breaking, even when no commit is known for it", () => {
  const found = plan(facts("v1.4.0", ["fix: a"], { breakingPaths: ["db/migrations/7.sql"] }));
  expect(found).toMatchObject({ version: "v2.0.0", suggestion: { level: "major", drivers: [] } });
});

test("a person's version wins, over the bump too, and what does not count is said", () => {
  expect(plan(facts("v1.4.0", ["feat: a"]), { version: "v3.0.0", bump: "patch" })).toMatchObject({
    version: "v3.0.0",
    bump: "major",
    decidedBy: "version",
    warnings: ["The bump patch does not count: a version was given."],
  });
});

test("a person's bump is taken as it is, and a smaller one than asked for is told", () => {
  expect(plan(facts("v0.4.0", ["fix: a"]), { bump: "major" })).toMatchObject({ version: "v1.0.0", decidedBy: "bump" });
  expect(plan(facts("v1.4.0", ["feat!: a"]), { bump: "patch" })).toMatchObject({
    version: "v1.4.1",
    warnings: ["v1.4.1 is a patch release; the commits require a major release."],
  });
});

test("of several products each is told by its tags' full names", () => {
  const elsewhere = facts("v1.4.0", ["feat: a"], { prefix: "api/", isBeside: true });
  expect(plan(elsewhere)).toMatchObject({ kind: "refused", todo: expect.stringContaining("git merge api/v1.4.0") });
  const newer = facts("v1.4.0", ["feat: a"], { prefix: "api/", tags: [{ name: "v1.6.0", commit: sha("x") }] });
  expect(plan(newer)).toMatchObject({ kind: "refused", todo: expect.stringContaining("git merge api/v1.6.0") });
  const hotfix = facts("v1.4.0", ["fix: a"], { prefix: "api/" });
  expect(plan(hotfix, { hotfix: "v1.4.1" })).toMatchObject({ kind: "planned", version: "v1.4.1" });
  expect(plan(hotfix, { hotfix: "v1.4.1", version: "v1.5.0" })).toMatchObject({
    what: expect.stringContaining("hotfix/api/v1.4.1 is for v1.4.1"),
  });
});

test("a first release has no predecessor, and that is fine", () => {
  expect(plan(facts(undefined, ["docs: a"]))).toMatchObject({
    version: "v0.1.0",
    bump: "initial",
    decidedBy: "first release",
    suggested: undefined,
  });
  expect(plan(facts(undefined, ["feat: a"]), { initial: "v1.0.0" })).toMatchObject({ version: "v1.0.0" });
  expect(plan(facts(undefined, ["feat: a"]), { version: "v2.3.4" })).toMatchObject({ version: "v2.3.4" });
  expect(plan(facts(undefined, ["feat: a"]), { bump: "major" })).toMatchObject({
    version: "v0.1.0",
    warnings: ["The bump major does not count: a first release has nothing to start from."],
  });
});

test.each(["v1.4.0", "v1.3.9", "v1.4.0-rc.1", "v1.4.0-rollback", "v1.5", "latest", "v1.5.0+build"])(
  "%s is refused after v1.4.0",
  (version) => {
    expect(plan(facts("v1.4.0", ["feat: a"]), { version }).kind).toBe("refused");
  },
);

test("nothing to release is refused; a person may want what the commits don't ask for", () => {
  expect(plan(facts("v1.4.0", []))).toMatchObject({
    kind: "refused",
    what: expect.stringContaining("nothing to release"),
  });
  expect(plan(facts("v1.4.0", []), { version: "v1.5.0" }).kind).toBe("refused");
  expect(plan(facts("v1.4.0", ["docs: a"]))).toMatchObject({ kind: "refused", todo: expect.stringContaining("bump") });
  expect(plan(facts("v1.4.0", ["docs: a"]), { bump: "patch" })).toMatchObject({
    version: "v1.4.1",
    suggestion: undefined,
  });
  expect(plan(facts("v1.4.0", ["docs: a"]), { version: "v1.4.1" })).toMatchObject({ version: "v1.4.1" });
  expect(plan(facts("v1.4.0", ["feat: a", 'Revert "feat: a"'])).kind).toBe("refused");
});

describe("a release on another branch", () => {
  const tags = (...names: readonly string[]) => names.map((name) => ({ name, commit: sha(name) }));

  test("is not what this one follows, but is told", () => {
    const found = plan(facts("v1.4.0", ["feat: a"], { tags: tags("v1.4.0", "v1.4.1") }));
    expect(found).toMatchObject({
      version: "v1.5.0",
      warnings: [expect.stringContaining("v1.4.1: released from commits")],
    });
  });

  test("stops a version that could not be tagged beside it", () => {
    expect(plan(facts("v1.4.0", ["fix: a"], { tags: tags("v1.4.0", "v1.4.1") }))).toMatchObject({
      kind: "refused",
      todo: expect.stringContaining("git merge v1.4.1"),
    });
  });

  test("is no first release; a version says otherwise", () => {
    const given = facts("v0.0.9", ["fix: a"], { isBeside: true });
    expect(plan(given)).toMatchObject({ kind: "refused", what: expect.stringContaining("v0.0.9") });
    expect(plan(given, { version: "v0.1.0" })).toMatchObject({ kind: "planned", bump: "minor" });
    expect(plan(given, { bump: "patch" })).toMatchObject({ kind: "planned", version: "v0.0.10" });
  });
});

test("records of rollbacks, prereleases and other tags are no release", () => {
  const names = ["v1.2.0", "v1.10.0", "v1.11.0-rc.1", "v1.10.0-rollback", "v2.0.0-rollback.2", "nightly", "v1.9"];
  expect(newestRelease(names)).toBe("v1.10.0");
  expect(newestRelease([...names, "1.12.0"])).toBe("1.12.0");
  expect(newestRelease(["v1.0.0-rc.1", "x"])).toBeUndefined();
});

test("a tag that is on this commit already is not planned again", () => {
  const tags = [{ name: "v1.5.0-rc.1", commit: HEAD }];
  expect(plan(facts(undefined, ["feat: a"], { tags }), { version: "v1.5.0-rc.1" }).kind).toBe("refused");
});

test("the next version is newer, differs in the number that was meant, and is taken by no one", () => {
  const number = fc.nat({ max: 10_000 });
  const version = fc.tuple(number, number, number).map((numbers) => `v${numbers.join(".")}`);
  const level = fc.constantFrom("major" as const, "minor" as const, "patch" as const);
  const policy = fc.constantFrom("demote" as const, "demote-breaking" as const, "keep" as const);
  fc.assert(
    fc.property(version, level, policy, (previous, asked, how) => {
      const real = levelAfter(previous, asked, how);
      const next = versionAfter(previous, real);
      expect(compareTags(next, previous)).toBeGreaterThan(0);
      expect(stepBetween(previous, next)).toBe(real);
      if (how === "demote" && previous.startsWith("v0.")) expect(next.startsWith("v0.")).toBe(true);
    }),
  );
});

describe("on a hotfix branch", () => {
  const patch = (subjects: readonly string[], wish: Partial<PlanWish> = {}, overrides: Partial<PlanFacts> = {}) =>
    plan(facts("v1.2.4", subjects, overrides), { hotfix: "v1.2.5", ...wish });

  test("the branch says the version, also when main has gone on", () => {
    const tags = ["v1.2.4", "v1.3.0"].map((name) => ({ name, commit: sha(name) }));
    expect(patch(["fix: a"], {}, { tags })).toMatchObject({
      ...{ kind: "planned", version: "v1.2.5", bump: "patch", decidedBy: "hotfix", warnings: [] },
    });
  });

  test.each<[string, readonly string[], Partial<PlanWish>, string]>([
    ["another version", ["fix: a"], { version: "v1.2.6" }, "hotfix/v1.2.5 is for v1.2.5, and v1.2.6 was given"],
    ["a larger bump", ["fix: a"], { bump: "minor" }, "A hotfix is a patch"],
    ["a feature", ["feat: a"], {}, "the changes of this branch require a minor release: "],
    ["a breaking change", ["fix!: a"], {}, "require a major release"],
    [
      "a branch that follows another release",
      ["fix: a"],
      { hotfix: "v1.2.7" },
      "v1.2.7 is not the patch that follows v1.2.4",
    ],
    ["nothing", [], {}, "There is nothing to release"],
  ])("%s is refused", (_, subjects, wish, says) => {
    const found = patch(subjects, wish);
    expect(found.kind === "refused" && found.what).toContain(says);
  });

  test("a person who gives that very version may bring what asks for more, and is told", () => {
    expect(patch(["feat: a"], { version: "v1.2.5" })).toMatchObject({
      ...{ kind: "planned", version: "v1.2.5" },
      warnings: ["v1.2.5 is a patch release; the commits require a minor release."],
    });
  });

  test("a version of its line that exists is not made twice", () => {
    const tags = ["v1.2.4", "v1.2.5"].map((name) => ({ name, commit: sha(name) }));
    expect(patch(["fix: a"], {}, { tags }).kind).toBe("refused");
  });

  describe("when a patch of its line was tagged before", () => {
    const known = (...names: readonly string[]) => ({ tags: names.map((name) => ({ name, commit: sha(name) })) });
    const next = { hotfix: "v1.2.6" };

    test("and rolled back, the one after it is the hotfix", () => {
      const tags = known("v1.2.4", "v1.2.5", "v1.2.5-rollback");
      expect(patch(["fix: a"], next, tags)).toMatchObject({ kind: "planned", version: "v1.2.6", warnings: [] });
      expect(patch(["fix: a"], {}, tags).kind).toBe("refused");
    });

    test("and runs, a branch without it would undo its fix; a person who says that it never ran wins, and is told", () => {
      const tags = known("v1.2.4", "v1.2.5");
      const found = patch(["fix: a"], next, tags);
      expect(found).toMatchObject({
        kind: "refused",
        what: "v1.2.5: newer than v1.2.4, not rolled back, and not in this history.",
        todo: expect.stringContaining("give `version: v1.2.6`"),
      });
      expect(patch(["fix: a"], { ...next, version: "v1.2.6" }, tags)).toMatchObject({
        ...{ kind: "planned", version: "v1.2.6" },
        warnings: ["v1.2.5: what was changed there is not in this history."],
      });
    });

    test("and rolled back, it is no base either, unless a person says so", () => {
      const tags = known("v1.2.4", "v1.2.4-rollback");
      const found = patch(["fix: a"], {}, tags);
      expect(found.kind === "refused" && found.what).toBe(
        "v1.2.4, the release before on this branch, was rolled back.",
      );
      expect(patch(["fix: a"], { version: "v1.2.5" }, tags)).toMatchObject({ kind: "planned", version: "v1.2.5" });
    });
  });
});

test("the newest release says how versions are written, unless that is set", () => {
  expect(plan(facts("41.0.1", ["fix: a"]), { version: "v42.0.0" })).toMatchObject({ version: "42.0.0" });
  expect(plan(facts("v1.4.0", ["fix: a"]), { version: "1.5.0" })).toMatchObject({ version: "v1.5.0" });
  expect(plan(facts("v1.4.0", ["fix: a"]), { format: "1.2.3" })).toMatchObject({ version: "1.4.1" });
  expect(plan(facts(undefined, ["fix: a"]), { format: "1.2.3" })).toMatchObject({ version: "0.1.0" });
  const both = facts("v1.4.0", ["fix: a"], { tags: ["v1.4.0", "1.4.1"].map((name) => ({ name, commit: sha(name) })) });
  expect(plan(both)).toMatchObject({ kind: "refused", what: expect.stringContaining("The tag 1.4.1 exists already") });
});

test("commits that say nothing decide nothing; tags that were not read are named where a first release is said", () => {
  const silent = plan(facts("v1.4.0", ["Tidy up", "Update things"]));
  expect(silent).toMatchObject({ kind: "refused", what: expect.stringContaining("None of the 2 commits") });
  expect(plan(facts("v1.4.0", ["Tidy up"]), { bump: "patch" })).toMatchObject({ version: "v1.4.1" });
  expect(plan(facts(undefined, ["Tidy up"], { unreadTags: ["app-1.2.3"] }))).toMatchObject({
    kind: "planned",
    warnings: [expect.stringContaining("Tags that look like versions were not read: app-1.2.3.")],
  });
});
