import fc from "fast-check";
import type { Commit } from "../../../src/version/commits/commit.ts";
import { logReader } from "../../../src/version/commits/git-log.ts";
import { createCommit, sha } from "../../fakes/commits.ts";

const record = (word: string, message: string, parents: readonly string[] = [], mark = ">"): string =>
  `${mark}${sha(word)} ${parents.map(sha).join(" ")}\nAda\nada@example.org\n${message}`;

function readCommits(all: readonly string[]): readonly Commit[] | undefined {
  const commits: Commit[] = [];
  const reader = logReader((commit) => commits.push(commit));
  for (const one of all) reader.record(one);
  return reader.end() === undefined ? undefined : commits;
}

test("Git's records become commits, in their order", () => {
  const message = "feat: b\n\nTitle.\nProse.\nCo-authored-by: Bob <bob@example.org>\n";
  const commits = readCommits([
    record("b", message, ["a", "x"]),
    record("a", "\nfix: a\n\nProse.\n"),
    record("x", "chore: x\n", ["y"], "-"),
  ]);
  expect(commits).toEqual([
    createCommit("b", "feat: b", {
      parents: [sha("a"), sha("x")],
      body: "Title.\nCo-authored-by: Bob <bob@example.org>",
    }),
    createCommit("a", "fix: a"),
  ]);
});

test("what the range begins after is known", () => {
  const reader = logReader(() => {});
  for (const one of [record("a", "fix: a", ["x"]), record("x", "", [], "-")]) reader.record(one);
  expect(reader.end()).toEqual(new Set([sha("x")]));
});

test("of a message the lines stay that say something, whatever their line ends", () => {
  const message = "fix: a\r\n\r\nProse.\r\nBREAKING CHANGE: b\r\n\r\nThis reverts commit 0123456.\r\nRefs: 1\r\n";
  expect(readCommits([record("a", message)])).toEqual([
    createCommit("a", "fix: a", { body: "BREAKING CHANGE: b\nThis reverts commit 0123456.\nRefs: 1" }),
  ]);
});

test("a subject ends with its line, and a title that was cut has its rest", () => {
  expect(readCommits([record("a", "feat: a long t…\n\n…itle\n\nProse.\n")])?.[0]).toMatchObject({ body: "…itle" });
  expect(readCommits([record("a", `feat: ${"x".repeat(5000)}\n`)])?.[0]?.subject).toHaveLength(2000);
});

test("no records are no commits; a commit may say nothing", () => {
  expect(readCommits([])).toEqual([]);
  expect(readCommits([record("a", "")])).toEqual([createCommit("a", "")]);
});

test.each([
  ["a commit that is cut", [record("a", "fix: a").slice(0, 55)]],
  ["a commit with a strange name", [record("a", "fix: a").replace(sha("a"), "HEAD")]],
  ["a commit with a strange mark", [record("a", "fix: a", [], "?")]],
  ["more than was asked for", [record("a", "fix: a"), "more"]],
  ["a list that lacks a parent", [record("b", "fix: b", ["a"])]],
])("%s is nothing that is guessed at", (_, all) => {
  expect(readCommits(all)).toBeUndefined();
});

test("no message passes for another commit, or changes how many there are", () => {
  const message = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", ""));
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const all = messages.map((own, at) => record(`c${at}`, own));
      expect(readCommits(all)?.map((commit) => commit.sha)).toEqual(messages.map((_, at) => sha(`c${at}`)));
    }),
  );
});
