import { decideHotfix, hotfixVersion, newerInLine } from "../../../src/version/hotfix.ts";

test("a hotfix is the next patch of the stable tag, on a branch of that name", () => {
  const names = ["v1.2.3", "v1.2.4", "v1.1.9", "nightly"];
  expect(decideHotfix("", names)).toEqual({
    ...{ kind: "hotfix", from: "v1.2.4", version: "v1.2.5", branch: "hotfix/v1.2.5" },
  });
  expect(decideHotfix("v1.1.9", names)).toMatchObject({ from: "v1.1.9", version: "v1.1.10" });
});

test("a release that was rolled back is not what runs, so it is not what is fixed", () => {
  expect(decideHotfix("", ["v1.2.4", "v1.3.0", "v1.3.0-rollback"])).toMatchObject({ from: "v1.2.4" });
  expect(decideHotfix("v1.3.0", ["v1.2.4", "v1.3.0", "v1.3.0-rollback"])).toMatchObject({ version: "v1.3.1" });
});

test.each<[string, readonly string[], string]>([
  ["", [], "There is no release"],
  ["", ["v1.0.0-rc.1", "v1.0.0-rollback"], "There is no release"],
  ["v1.2.4", ["v1.2.3"], "v1.2.4 is no release"],
  ["v1.2.4-rc.1", ["v1.2.4-rc.1"], "is no release"],
  ["main", ["v1.2.3"], "main is no release"],
  ["v1.2.4", ["v1.2.4", "v1.2.5"], "v1.2.5 fixes v1.2.4 already"],
])("from %j among %j is refused", (from, names, says) => {
  const decided = decideHotfix(from, names);
  expect(decided.kind === "refused" && decided.what).toContain(says);
});

test("a branch tells its version, and any other branch tells none", () => {
  expect(hotfixVersion("hotfix/v1.2.5")).toBe("v1.2.5");
  for (const branch of [
    "main",
    "hotfix/1.2.5",
    "hotfix/v1.2.5-rc.1",
    "hotfix/",
    "feature/hotfix/v1.2.5",
    "hotfix/v1.2.5/x",
  ])
    expect(hotfixVersion(branch)).toBeUndefined();
});

test("a line has the same major and minor number", () => {
  expect(newerInLine("v1.2.4", ["v1.2.5", "v1.2.10", "v1.3.0", "v1.2.4", "v1.2.3", "v1.20.5", "v1.2.6-rc.1"])).toEqual([
    "v1.2.5",
    "v1.2.10",
  ]);
});
