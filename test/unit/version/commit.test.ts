import fc from "fast-check";
import {
  authorsOf,
  mergedPullRequest,
  pickedFrom,
  pullRequestsOf,
  withoutReferences,
} from "../../../src/version/commits/commit.ts";
import { hasBreakingFooter, readHeader } from "../../../src/version/commits/conventional.ts";
import { createCommit, sha } from "../../fakes/commits.ts";

test.each([
  ["feat: a (#12)", [12], "feat: a"],
  ["fix: a (#12) (#15)", [12, 15], "fix: a"],
  ["fix: closes (#12) at last", [], "fix: closes (#12) at last"],
  ["(#12)", [12], ""],
  ["fix: a (#12345678901)", [], "fix: a (#12345678901)"],
])("%s refers to %j", (subject, numbers, text) => {
  expect(pullRequestsOf({ subject, parents: ["p"] })).toEqual(numbers);
  expect(withoutReferences(subject)).toBe(text);
});

test("merges of pull requests are known on GitHub, Gitea and Forgejo", () => {
  expect(mergedPullRequest("Merge pull request #7 from ada/x")).toEqual({ pullRequest: 7, title: undefined });
  const title = "feat: don't (#3)";
  expect(mergedPullRequest(`Merge pull request '${title}' (#8) from x into main`)).toEqual({ pullRequest: 8, title });
  expect(mergedPullRequest("Merge branch 'x' (#7)")).toBeUndefined();
  expect(pullRequestsOf({ subject: "Merge pull request #7 from ada/x", parents: ["a", "b"] })).toEqual([7]);
});

test("authors and co-authors are listed once, by their address", () => {
  const body =
    "More.\n\nCo-authored-by: Bob <bob@example.org>\nco-authored-by: A. L. <ADA@example.org>\nReviewed-by: C <c@d>";
  expect(authorsOf(createCommit("a", "x", { body })).map(({ name }) => name)).toEqual(["Ada", "Bob"]);
});

test("a cherry-pick names what it is a copy of", () => {
  expect(pickedFrom({ body: `Why.\n\n(cherry picked from commit ${sha("x")})` })).toEqual([sha("x")]);
  expect(pickedFrom({ body: "(cherry picked from commit abc)" })).toEqual([]);
});

describe("a conventional subject", () => {
  test.each([
    ["feat: a", { type: "feat", scope: "", breaking: false, description: "a" }],
    ["Feat(api)!: a: b", { type: "feat", scope: "api", breaking: true, description: "a: b" }],
    ["feat!: a", { type: "feat", scope: "", breaking: true, description: "a" }],
    ["feat!(api): a", { type: "feat", scope: "api", breaking: true, description: "a" }],
    ["fix(a, b):  c", { type: "fix", scope: "a, b", breaking: false, description: "c" }],
  ])("%s", (subject, header) => {
    expect(readHeader(subject)).toEqual(header);
  });

  test.each(["Add a thing", "http://a.example", "feat:", "feat : a", ": a", "", 'Revert "feat: a"', "a b: c"])(
    "%j is none",
    (subject) => {
      expect(readHeader(subject)).toBeUndefined();
    },
  );

  test("keeps what it was made of", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
    const text = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/);
    fc.assert(
      fc.property(word, word, fc.boolean(), text, (type, scope, breaking, description) => {
        const header = readHeader(`${type}(${scope})${breaking ? "!" : ""}: ${description}`);
        expect(header).toEqual({ type, scope, breaking, description });
      }),
    );
  });
});

test.each([
  ["BREAKING CHANGE: a", true],
  ["More.\n\nBREAKING-CHANGE: a", true],
  ["* feat: x\n\n* BREAKING CHANGE: a", true],
  ["BREAKING CHANGE #12", true],
  ["No BREAKING CHANGE: in here", false],
  ["breaking change: a", false],
  ["BREAKING NEWS: a", false],
])("%j breaks: %s", (body, breaks) => {
  expect(hasBreakingFooter(body)).toBe(breaks);
});
