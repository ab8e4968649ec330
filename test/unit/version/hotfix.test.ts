import { decideHotfix, hotfixVersion, newerInLine } from "../../../src/version/hotfix.ts";
import { unreadTags } from "../../../src/version/tags/unread-tags.ts";

const decide = (from: string, names: readonly string[], live?: string) =>
  decideHotfix({ from, live, unread: unreadTags(names, "") }, names);

test("where there is no release, tags that look like versions are named", () => {
  expect(decide("", ["nightly"])).toMatchObject({ what: "There is no release that could be fixed." });
  expect(decide("", ["release-1.2"])).toMatchObject({ what: expect.stringContaining("were not read: release-1.2.") });
});

test("a hotfix is the next patch of the stable tag, on a branch of that name", () => {
  const names = ["v1.2.3", "v1.2.4", "v1.1.9", "nightly"];
  expect(decide("", names)).toEqual({
    ...{ kind: "hotfix", from: "v1.2.4", version: "v1.2.5", branch: "hotfix/v1.2.5", newer: [], inLine: [] },
  });
  expect(decide("v1.1.9", names)).toMatchObject({ from: "v1.1.9", version: "v1.1.10", newer: ["v1.2.4", "v1.2.3"] });
});

describe("a release that was rolled back", () => {
  test("is no base: it is not what runs", () => {
    const names = ["v1.2.4", "v1.3.0", "v1.3.0-rollback"];
    expect(decide("", names)).toMatchObject({ from: "v1.2.4", version: "v1.2.5" });
    expect(decide("v1.3.0", names)).toEqual({
      kind: "refused",
      what: "v1.3.0 was rolled back: it is not what runs.",
      todo: "Start from what runs: v1.2.4, or leave `from` empty.",
    });
    expect(decide("v1.0.0", ["v1.0.0", "v1.0.0-rollback"])).toMatchObject({ todo: "Release a version first." });
  });

  test.each([[["v1.2.5-rollback"]], [["v1.2.5-rollback.2"]], [["v1.2.5-rollback", "v1.2.5-rollback.2"]]])(
    "is in no fix's way, but its version is used up (%j)",
    (rollbacks) => {
      const fix = { kind: "hotfix", from: "v1.2.4", version: "v1.2.6", branch: "hotfix/v1.2.6" };
      for (const from of ["", "v1.2.4"]) expect(decide(from, ["v1.2.4", "v1.2.5", ...rollbacks])).toMatchObject(fix);
    },
  );

  test("several of them use up as many versions, and a prerelease uses up none", () => {
    const names = ["v1.2.4", "v1.2.5", "v1.2.5-rollback", "v1.2.7", "v1.2.7-rollback", "v1.2.8-rc.1"];
    expect(decide("", names)).toMatchObject({ from: "v1.2.4", version: "v1.2.8" });
  });
});

describe("where the forge tells what is live", () => {
  test("that is fixed, and newer tags that never came to run are named", () => {
    expect(decide("", ["v1.2.4", "v1.3.0", "v1.4.0"], "v1.2.4")).toMatchObject({
      ...{ from: "v1.2.4", version: "v1.2.5", newer: ["v1.4.0", "v1.3.0"], inLine: [] },
    });
  });

  test("a newer tag of its line is in its way no more, but for the version", () => {
    const expected = { from: "v1.2.4", version: "v1.2.6", newer: ["v1.2.5"], inLine: ["v1.2.5"] };
    for (const from of ["", "v1.2.4"]) expect(decide(from, ["v1.2.4", "v1.2.5"], "v1.2.4")).toMatchObject(expected);
    expect(decide("v1.2.3", ["v1.2.3", "v1.2.4", "v1.2.5"], "v1.2.4")).toMatchObject({
      what: "v1.2.4 fixes v1.2.3 already.",
    });
  });

  test("a person's word wins", () => {
    expect(decide("v1.3.0", ["v1.2.4", "v1.3.0"], "v1.2.4")).toMatchObject({ from: "v1.3.0", version: "v1.3.1" });
  });
});

test.each<[string, readonly string[], string]>([
  ["", [], "There is no release"],
  ["", ["v1.0.0-rc.1", "v1.0.0-rollback"], "There is no release"],
  ["v1.2.4", ["v1.2.3"], "v1.2.4 is no release"],
  ["v1.2.4-rc.1", ["v1.2.4-rc.1"], "is no release"],
  ["main", ["v1.2.3"], "main is no release"],
  ["v1.2.4", ["v1.2.4", "v1.2.5"], "v1.2.5 fixes v1.2.4 already"],
  ["v1.2.4", ["v1.2.4", "v1.2.5", "v1.2.5-rollback", "v1.2.6"], "v1.2.6 fixes v1.2.4 already"],
])("from %j among %j is refused", (from, names, says) => {
  const decided = decide(from, names);
  expect(decided.kind === "refused" && decided.what).toContain(says);
});

test("a branch tells its version, and any other branch tells none", () => {
  expect(hotfixVersion("hotfix/v1.2.5")).toBe("v1.2.5");
  expect(hotfixVersion("hotfix/1.2.5")).toBe("1.2.5");
  for (const branch of [
    "main",
    "hotfix/1.2",
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
