import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "../../scripts/checks/tools.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { pagePaths } from "./markdown-pages.ts";
import { sourceTexts } from "./source-texts.ts";
import { exampleWorkflowPaths, workflowPaths } from "./workflow-files.ts";

/** Words that docs/glossary.md retires and that mean nothing else, so that a program can find them. */
const RETIRED =
  /\b(?:nobody|somebody|anybody|everybody|whoever|whatever|ways?[ -](?:back|on)|(?:go|goes|going|gone|went) back|last word|untold|an? (?:yes|no)\b(?! longer)|the (?:yes|no)\b(?!-)|opens? (?:a|the) gate|(?:is|was|are|were) none|asked for|mends?|can be said|goes on from there)\b/i;

/** Not covered: it quotes the names of tests. */
const NOT_COVERED = /^rehearsal\/semantics\.md/;

const root = repositoryRoot();

/** The lines of a text that hold a retired word. */
function retired(text: string): string[] {
  return text
    .replace(/## Retired words[\s\S]*/, "")
    .replaceAll(/```[\s\S]*?```|`[^`]*`/g, "…")
    .split("\n")
    .filter((line) => RETIRED.test(line));
}

test("a retired word is found, and a name or another meaning is not", () => {
  expect(retired("Nobody said a no.\nIt goes back.\n")).toHaveLength(2);
  expect(retired("The output `nobody`, no longer, the no-reviewers rule.\n")).toEqual([]);
});

test.each(pagePaths(root).filter((path) => !NOT_COVERED.test(path)))("%s has no retired word", (path) => {
  expect(retired(readFileSync(join(root, path), "utf8"))).toEqual([]);
});

test.each(sourceFiles(root, "action.yml", "actions/*/action.yml"))("%s has no retired word", (path) => {
  expect(retired(readFileSync(join(root, path), "utf8"))).toEqual([]);
});

test("the texts of a source are its strings, the parts of its templates, and its comments", () => {
  const source = "const a = `told ${'b'} by`;\n// somebody\n\n/**\n * by\n * whoever\n */\nconst c = 'd';\n";
  const { strings, comments } = sourceTexts(source);
  expect([...strings].toSorted()).toEqual([" by", "b", "d", "told "]);
  expect(comments.map((text) => text.trim())).toEqual(["somebody", "by whoever"]);
});

test.each(sourceFiles(root, "src/**/*.ts", "actions/**/*.ts", "cli/*.ts"))("%s has no retired word", (path) => {
  const { strings, comments } = sourceTexts(readFileSync(join(root, path), "utf8"));
  expect([...strings, ...comments].filter((text) => RETIRED.test(text))).toEqual([]);
});

/** Metaphors of the theatre, which the rehearsal invites. `act` is its term for one release with its expected state. */
const THEATRE = /\b(?:theatre|curtain|audience|plays?|played|playing|everybody)\b/i;

test.each(sourceFiles(root, "rehearsal/**/*.ts"))("%s has no retired word, and no metaphor of the theatre", (path) => {
  const { strings, comments } = sourceTexts(readFileSync(join(root, path), "utf8"));
  expect([...strings, ...comments].filter((text) => RETIRED.test(text) || THEATRE.test(text))).toEqual([]);
});

test.each(sourceFiles(root, "host/*.sh", "host/keys/only"))("%s has no retired word", (path) => {
  expect(
    readFileSync(join(root, path), "utf8")
      .split("\n")
      .filter((line) => RETIRED.test(line)),
  ).toEqual([]);
});

/** Files, types and functions are named after what they are (docs/glossary.md). */
const RETIRED_NAMES =
  /(?:^|[-/_])(?:told|untold|asked-for|awaited|contradiction|openings?|gate-use|awaited-commits|road|meant|truth|theatre|left-since)(?:[-._/]|$)/;

test.each(sourceFiles(root, "src/**/*", "actions/**/*", "cli/*", "host/**/*"))(
  "%s has a name of the glossary",
  (path) => {
    expect(path).not.toMatch(RETIRED_NAMES);
  },
);

test.each([...workflowPaths(root), ...exampleWorkflowPaths(root)])(
  "%s has no retired word, in its names, sentences and comments",
  (path) => {
    expect(retired(readFileSync(join(root, path), "utf8"))).toEqual([]);
  },
);
