import type { Commit } from "../../src/version/commit.ts";

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
