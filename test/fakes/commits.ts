import type { Change, ChangeRules } from "../../src/version/commits/change.ts";
import { changeReader } from "../../src/version/commits/change-reader.ts";
import { type Changes, changeCounter, changeList } from "../../src/version/commits/changes.ts";
import type { Commit } from "../../src/version/commits/commit.ts";
import { lineReader, type Merges } from "../../src/version/commits/merges.ts";
import type { NamedTargets } from "../../src/version/reverts/reverts.ts";

/** 40 digits from a short word, the same for the same word. */
export function sha(word: string): string {
  return Buffer.from(word).toString("hex").padEnd(40, "0").slice(0, 40);
}

/** A commit by its word; parents are words, too. */
export function createCommit(word: string, subject: string, overrides: Partial<Commit> = {}): Commit {
  return {
    sha: sha(word),
    parents: [],
    author: { name: "Ada", email: "ada@example.org" },
    subject,
    body: "",
    ...overrides,
  };
}

/** A straight line of commits as git lists it, the newest first; given oldest first as word, subject, body. */
export function createLine(...given: readonly (readonly [string, string, string?])[]): Commit[] {
  return given
    .map(([word, subject, body = ""], at) => {
      const before = given[at - 1]?.[0];
      return createCommit(word, subject, { body, parents: [sha(before ?? "root")] });
    })
    .toReversed();
}

/** What commits bring, as a plan has it. */
export function readChanges(commits: readonly Commit[], rules: ChangeRules, most = 200): Changes {
  const counter = changeCounter(most);
  const reader = changeReader(rules, counter.take);
  for (const commit of commits) reader.take(commit);
  return counter.end(reader.end());
}

/** Every change that stands, each on its own. */
export function standingChanges(
  commits: readonly Commit[],
  rules: ChangeRules,
  released?: NamedTargets,
): readonly Change[] {
  const list = changeList();
  const reader = changeReader(rules, list.take);
  for (const commit of commits) reader.take(commit);
  reader.end(released);
  return list.all();
}

export function readMerges(commits: readonly Commit[]): Merges {
  const place = lineReader();
  const lines = commits.map((commit) => [commit.sha, place(commit, { isKept: false, titled: undefined })] as const);
  return new Map(lines.flatMap(([sha, { merge }]) => (merge === undefined ? [] : [[sha, merge.sha] as const])));
}
