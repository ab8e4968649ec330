import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** rehearsal/semantics.md: each behaviour has a source, and tests that are there. */

const root = repositoryRoot();

interface Row {
  readonly behaviour: string;
  readonly source: string;
  readonly tests: string;
}

function rows(): readonly Row[] {
  const text = readFileSync(join(root, "rehearsal/semantics.md"), "utf8");
  const tables = text.split(/^\| (?:Behaviour|Difference) \| Source \| Test \|\n\| --- \| --- \| --- \|\n/m).slice(1);
  const lines = tables.flatMap((table) => table.split("\n\n")[0]?.split("\n") ?? []);
  return lines.map((line) => {
    const [, behaviour = "", source = "", tests = "", ...more] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (more.join("") !== "") throw new Error(`A row with more than three cells: ${line}`);
    return { behaviour, source, tests };
  });
}

const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });

/** The one file of that name, or of that folder and name. */
function find(name: string): string {
  const found = files.filter((path) => `/${path}`.endsWith(`/${name}`));
  if (found.length !== 1) throw new Error(`${name} is ${found.length} files, not one.`);
  return readFileSync(join(root, "test", found[0] ?? ""), "utf8");
}

/** Names of the tests in a file: the text after `test(`, or after the table of `test.each`. */
function names(text: string): readonly string[] {
  return [
    ...text.matchAll(/(?:\btest\(|\btest\.each\(\w+\)\(|\]\s*(?:as const\s*)?\)\()\s*(["'`])((?:(?!\1).)+)\1/g),
  ].map((match) => match[2] ?? "");
}

test("the ledger has its rows", () => {
  expect(rows().length).toBeGreaterThan(40);
  expect(rows().some(({ source }) => source.startsWith("Gitea:"))).toBe(true);
});

test.each(rows())("$behaviour", ({ source, tests }) => {
  expect(source).not.toBe("");
  const cited = tests.split(/;\s+(?=`)/);
  for (const one of cited) {
    const [, file = "", words = ""] = /^`([\w/-]+\.test\.ts)`: (.+)$/.exec(one) ?? [];
    if (file === "") throw new Error(`This is no \`file.test.ts\`: with a test's name: ${one}`);
    const found = names(find(file)).filter((name) => name.includes(words));
    expect([one, found.length > 0]).toEqual([one, true]);
  }
});
