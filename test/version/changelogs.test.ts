import { repositoryRoot } from "../../scripts/root.ts";
import { draftEntries } from "../../src/changelog/entries/entry-draft.ts";
import { highlights, tagLine } from "../../src/changelog/highlights.ts";
import { releaseNotes } from "../../src/changelog/release-notes.ts";
import { readChangelog, sectionOf, unreleasedHeading } from "../../src/changelog/sections.ts";
import { foldUnreleased } from "../../src/changelog/unreleased-fold.ts";
import { type Moved, moveUnreleased } from "../../src/changelog/unreleased-move.ts";
import type { Change } from "../../src/version/commits/change.ts";
import { type ChangelogCase, changelogCases } from "./corpus/corpus.ts";

const CASES = changelogCases(repositoryRoot());
const OPEN = CASES.filter(({ there, refused }) => !there && refused === "");

function move(text: string, unreleased: readonly string[]): Moved {
  const wish = { version: "v1.1.0", date: "2026-02-03", unreleased };
  return moveUnreleased(readChangelog(text, unreleased), wish);
}

test("the corpus has at least sixty changelogs, each of a shape of its own", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(CASES.map(({ shape }) => shape)).size).toBe(CASES.length);
});

test.each(CASES)("$shape", ({ text, unreleased, there, heading, notes, lines, refused }) => {
  const result = move(text, unreleased);
  if (refused !== "") {
    expect(result).toMatchObject({ kind: "refused", what: expect.stringContaining(refused) });
    return;
  }
  expect(result).toMatchObject({ kind: there ? "there" : "moved", heading });
  const now = result.kind === "moved" ? result.text : text;
  expect(releaseNotes(now, "v1.1.0")).toEqual({ heading, body: notes });
  expect(now.split("\n")).toEqual(expect.arrayContaining([...lines]));
  // What people are told of it is text, and never empty.
  const found = { heading, body: notes };
  if (!notes.startsWith("|")) expect(tagLine(found)).not.toBe("");
  for (const spans of highlights(found, 5)) expect(spans.map((span) => span.text).join("")).toMatch(/\S/);
});

/** A changelog as other editors would have saved it. */
const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["with a byte order mark", (text) => `\uFEFF${text}`],
  ["without its last line end", (text) => text.replace(/\n$/, "")],
];

const variants = (cases: readonly ChangelogCase[]): readonly (readonly [string, string, ChangelogCase])[] =>
  cases.flatMap((one) => VARIANTS.map(([name, change]) => [`${one.shape}, ${name}`, change(one.text), one] as const));

/** The lines that came in, in their order; undefined where a line that was there is gone. */
function added(before: string, after: string): readonly string[] | undefined {
  const lines = after.split(/(?<=\n)/);
  const fresh: string[] = [];
  let next = 0;
  for (const line of before.split(/(?<=\n)/)) {
    // The last line may have got a line end only because something follows it.
    const at = lines.findIndex((one, index) => index >= next && (one === line || one.replace(/\r?\n$/, "") === line));
    if (at < 0) return undefined;
    fresh.push(...lines.slice(next, at));
    next = at + 1;
  }
  return [...fresh, ...lines.slice(next)];
}

/** Lines that the splice changes: the link of what is unreleased, in its heading or by itself, or a coming version's heading. */
function withoutOpenLines(text: string, unreleased: readonly string[]): string {
  const names = unreleased.join("|");
  return text
    .split(/(?<=\n)/)
    .filter(
      (line) =>
        !new RegExp(
          `^(?:\\uFEFF)?(?:#+ +)?\\[(?:${names})(?:-diff)?\\](?::|\\()|\\((?:Unreleased|next)\\)|- Unreleased|-XX-XX`,
          "i",
        ).test(line),
    )
    .join("");
}

describe("the splice keeps every other byte", () => {
  test.each(variants(OPEN))("%s", (_, text, { unreleased, heading }) => {
    const result = move(text, unreleased);
    if (result.kind !== "moved") throw new Error(JSON.stringify(result));
    const [before, after] = [text, result.text].map((one) => withoutOpenLines(one, unreleased));
    const own = heading.split("\n");
    for (const line of added(before ?? "", after ?? "") ?? ["a line is lost"]) {
      const bare = line.replace(/^\uFEFF|\r?\n$/g, "");
      expect(bare === "" || own.includes(bare) || /^\[v?1\.1\.0\]: /.test(bare)).toBe(true);
    }
    const ends = new Set(result.text.match(/\r?\n/g));
    expect(ends.size).toBeLessThanOrEqual(1);
    expect(result.text.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
    expect(move(result.text, unreleased)).toEqual({ kind: "there", heading: result.heading });
  });
});

const FIX: Change = {
  ...{ sha: "abcdef1234567890abcdef1234567890abcdef12", group: "fixes", type: "fix", scope: "", counts: true },
  ...{
    title: "lose no hours",
    breaking: undefined,
    pullRequests: [12],
    authors: [],
    pickedFrom: [],
    isConventional: true,
  },
};

describe("a draft and a fold put in their own lines, and lose nothing", () => {
  test.each(variants(OPEN))("%s", (_, text, { unreleased }) => {
    const changelog = readChangelog(text, unreleased);
    const heading = unreleasedHeading(changelog, "v1.1.0");
    if (heading === undefined) throw new Error("The case has no section of what is unreleased.");
    const drafted = draftEntries(changelog, sectionOf(changelog, heading), { changes: [FIX], parts: {} });
    const lines = added(text, drafted)?.map((line) => line.trim()) ?? ["a line is lost"];
    expect(lines.filter((line) => /^[-*+] Lose no hours \(#12\)$/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line !== "" && !/^#+ \S+$/.test(line))).toHaveLength(1);
    const moved = move(drafted, unreleased);
    if (moved.kind !== "moved") throw new Error(JSON.stringify(moved));
    expect(releaseNotes(moved.text, "v1.1.0")?.body).toContain("Lose no hours (#12)");
    // Nothing came since: nothing moves.
    const again = readChangelog(moved.text, unreleased);
    expect(foldUnreleased(again, "v1.1.0")).toBe(moved.text);
  });
});
