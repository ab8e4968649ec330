import {
  bareVersion,
  inProduct,
  ownHotfixBranch,
  ownNames,
  ownTags,
  splitTag,
  TAG_PREFIX,
  tagName,
} from "../../../src/version/tags/tag-prefix.ts";

test.each(["api/", "api-", "api@", "team/api/", "@acme/api@", "my.app-", "a_b/"])(
  "%s may stand before a version",
  (prefix) => {
    expect(prefix).toMatch(TAG_PREFIX);
    expect(splitTag(tagName(prefix, "v1.4.0"))).toEqual({ prefix, version: "v1.4.0" });
  },
);

test.each([
  ...[
    "",
    "api",
    "/api/",
    "a..b/",
    "api/.lock/",
    "api.lock/",
    "api v",
    "refs/heads/../",
    "-api/",
    "api//",
    "a@{b/",
    "ä/",
  ],
  `${"a".repeat(100)}/`,
])("%j may not", (prefix) => {
  expect(prefix).not.toMatch(TAG_PREFIX);
});

test("a long prefix of many words is judged at once", () => {
  const began = performance.now();
  expect(`${"a-".repeat(50)}!`).not.toMatch(TAG_PREFIX);
  expect(performance.now() - began).toBeLessThan(1000);
});

test("a tag is split at its version", () => {
  expect(splitTag("v1.4.0")).toEqual({ prefix: "", version: "v1.4.0" });
  expect(splitTag("api/v1.4.0-rollback.2")).toEqual({ prefix: "api/", version: "v1.4.0-rollback.2" });
  expect(splitTag("v1.0.0-v2.0.0")).toEqual({ prefix: "", version: "v1.0.0-v2.0.0" });
  for (const tag of ["latest", "api", "api/v1", "/v1.4.0", "api v1.4.0"]) expect(splitTag(tag)).toBeUndefined();
});

test("only tags of the prefix are this product's, and a version may be given in either form", () => {
  expect(ownNames(["v1.0.0", "api/v1.1.0", "api/web/v2.0.0", "web/v3.0.0"], "api/")).toEqual(["v1.1.0", "web/v2.0.0"]);
  expect(ownNames(["v1.0.0", "api/v1.1.0"], "")).toEqual(["v1.0.0", "api/v1.1.0"]);
  const tags = new Map([
    ["api/v1.1.0", "a"],
    ["web/v3.0.0", "b"],
  ]);
  expect([...ownTags(tags, "api/")]).toEqual([["v1.1.0", "a"]]);
  expect(bareVersion("api/v1.4.0", "api/")).toBe("v1.4.0");
  expect(bareVersion("v1.4.0", "api/")).toBe("v1.4.0");
  expect(bareVersion("web/v1.4.0", "api/")).toBe("web/v1.4.0");
});

test("a hotfix has the prefix in its tag and in its branch, and another product's branch is none of it", () => {
  const hotfix = { from: "v1.2.4", version: "v1.2.5", branch: "hotfix/v1.2.5", more: 1 };
  const branch = "hotfix/api/v1.2.5";
  expect(inProduct(hotfix, "api/")).toEqual({ from: "api/v1.2.4", version: "v1.2.5", branch, more: 1 });
  expect(inProduct(hotfix, "")).toEqual(hotfix);
  expect(ownHotfixBranch(branch, "api/")).toBe("hotfix/v1.2.5");
  expect(ownHotfixBranch("hotfix/v1.2.5", "")).toBe("hotfix/v1.2.5");
  for (const other of ["hotfix/v1.2.5", "hotfix/web/v1.2.5", "main"]) expect(ownHotfixBranch(other, "api/")).toBe("");
});
