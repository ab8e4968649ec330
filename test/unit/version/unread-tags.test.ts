import { unreadTags, unreadWarnings } from "../../../src/version/tags/unread-tags.ts";

test.each([
  [["v1.2.3", "1.2.3", "v1.0.0-rollback", "1.0.0-rollback.2", "nightly", "20260203"], "", []],
  [["v1.0.0-rc.1", "v2", "v1_0_0", "REL_1_0"], "", ["v1.0.0-rc.1", "v2", "v1_0_0", "REL_1_0"]],
  [["1.4", "release-1.2", "v1.2.3.4", "v01.2.3"], "", ["1.4", "release-1.2", "v1.2.3.4", "v01.2.3"]],
  [["api/v1.0.0", "web/v3.0.0"], "", ["api/v1.0.0", "web/v3.0.0"]],
  [["api/v1.0.0", "api/1.4", "web/v3.0.0", "v1.0.0"], "api/", ["api/1.4", "web/v3.0.0", "v1.0.0"]],
])("of %j and the prefix %j these are not read: %j", (names, prefix, unread) => {
  expect(unreadTags(names, prefix)).toEqual(unread);
});

test("the warning names some of them, and the names that releases have", () => {
  const first = { previous: undefined, own: [], prefix: "" };
  expect(unreadWarnings({ ...first, unread: [] })).toEqual([]);
  expect(unreadWarnings({ ...first, unread: ["a-1.0", "a-1.1", "a-1.2", "a-1.3", "a-1.4"] })).toEqual([
    "This is taken for the first release. Tags that look like versions were not read: a-1.0, a-1.1, a-1.2 and 2 more. Releases are called v1.2.3 or 1.2.3; what stands before the number is set as `tag-prefix`.",
  ]);
});

test.each([
  [["v1.1"], "", ["v1.1"]],
  [
    ["v1.0.0", "1.0.0.1", "release-1.2", "REL_2_0", "v3", "v01.2.3"],
    "",
    ["1.0.0.1", "release-1.2", "REL_2_0", "v3", "v01.2.3"],
  ],
  // What follows the newest release of a line, what is older, what is a prerelease, and what belongs to others.
  [["v1", "v1.0", "v0.9", "0.9.9.9", "v1.1.0-rc.1", "nightly-2.0", "web/v2.0", "web-v2"], "", []],
  [["v1", "v1.1", "v1.1.0"], "", []],
  [["api/v1.0.0", "api/v1.1", "v2.0", "web/v2.0"], "api/", ["api/v1.1"]],
])("after v1.0.0, of %j and the prefix %j these may be newer releases: %j", (names, prefix, newer) => {
  const own = ["v1.0.0", ...names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))];
  const warnings = unreadWarnings({ previous: "v1.0.0", own, unread: unreadTags(names, prefix), prefix });
  expect(warnings).toEqual(newer.length === 0 ? [] : [expect.stringContaining("look newer than v1.0.0")]);
  for (const name of newer.slice(0, 3)) expect(warnings[0]).toContain(name);
  if (newer.length > 3) expect(warnings[0]).toContain(`and ${newer.length - 3} more`);
});
