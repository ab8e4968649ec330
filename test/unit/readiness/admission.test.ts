import { admit, type TagFacts } from "../../../src/readiness/admission.ts";

const COMMIT = "a".repeat(40);

const facts = (overrides: Partial<TagFacts> = {}): TagFacts => ({
  tag: "v1.4.0",
  commit: COMMIT,
  pushed: COMMIT,
  branches: [{ name: "main", holds: true }],
  allowPrereleases: false,
  ...overrides,
});

const codes = (overrides: Partial<TagFacts>): string[] => {
  const admission = admit(facts(overrides));
  return admission.kind === "refused" ? admission.objections.map(({ code }) => code) : [];
};

test("a release tag on the release branch is admitted", () => {
  expect(admit(facts())).toEqual({ kind: "release", version: "v1.4.0", commit: COMMIT });
});

test("of several products a tag is read as a version of its own, and another product's is refused by name", () => {
  const own = { prefix: "api/", tag: "api/v1.4.0" };
  expect(admit(facts(own))).toEqual({ kind: "release", version: "v1.4.0", commit: COMMIT });
  expect(admit(facts({ ...own, tag: "api/v1.4.0-rollback" }))).toEqual({
    ...{ kind: "rollback", version: "v1.4.0-rollback", commit: COMMIT, failed: "v1.4.0" },
  });
  expect(codes({ ...own, tag: "api/v1.4.0-rc.1" })).toEqual(["prerelease"]);
  expect(codes({ ...own, tag: "api/release-7" })).toEqual(["not-semver"]);
  for (const tag of ["web/v1.4.0", "v1.4.0", "api/web/v1.4.0", "web/v1.4.0-rollback"])
    expect(codes({ ...own, tag })).toEqual(["other-product"]);
  expect(codes({ tag: "api/v1.4.0" })).toEqual(["other-product"]);
});

test("a hotfix's tag need not be on the default branch, but on its own", () => {
  const branches = [
    { name: "main", holds: false },
    { name: "hotfix/v1.4.0", holds: true },
  ];
  expect(admit(facts({ branches })).kind).toBe("release");
});

test.each<[string, Partial<TagFacts>]>([
  ["not-semver", { tag: "release-7" }],
  ["not-semver", { tag: "v1.4" }],
  ["not-semver", { tag: "v1.4.0+build" }],
  ["no-tag", { commit: undefined }],
  ["tag-moved", { pushed: "b".repeat(40) }],
  ["prerelease", { tag: "v1.4.0-rc.1" }],
  ["foreign-commit", { branches: [{ name: "main", holds: false }] }],
  ["foreign-commit", { branches: [] }],
])("refused: %s", (code, overrides) => {
  expect(codes(overrides)).toEqual([code]);
});

test("all that speaks against a tag is said at once", () => {
  expect(codes({ tag: "v2.0.0-beta.1", branches: [] })).toEqual(["prerelease", "foreign-commit"]);
});

test("a rollback's tag asks for the rollback from the release in its name, whatever branch its commit is on", () => {
  for (const tag of ["v1.4.0-rollback", "v1.4.0-rollback.2"]) {
    expect(admit(facts({ tag, branches: [] }))).toEqual({
      kind: "rollback",
      version: tag,
      commit: COMMIT,
      failed: "v1.4.0",
    });
  }
});

test("a rollback's tag that was moved or is gone is refused like any other", () => {
  expect(codes({ tag: "v1.4.0-rollback", commit: undefined })).toEqual(["no-tag"]);
  expect(codes({ tag: "v1.4.0-rollback", pushed: "b".repeat(40) })).toEqual(["tag-moved"]);
});

test("what only looks like a rollback's tag is none", () => {
  expect(codes({ tag: "latest-rollback" })).toEqual(["not-semver"]);
  expect(codes({ tag: "v1.4.0-rollbacks" })).toEqual(["prerelease"]);
});
