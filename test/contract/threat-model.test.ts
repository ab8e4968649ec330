import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** Each claim about an attack names its test, which has to be there. */

const root = repositoryRoot();

test.each(["docs/threat-model.md", "docs/gates.md"])("the tests that %s names are there", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const named = [...new Set([...text.matchAll(/`(test\/[^`]+\.ts)`/g)].map(([, path = ""]) => path))];
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("in the threat model every defence of Sluice names one", () => {
  const rows = readFileSync(join(root, "docs/threat-model.md"), "utf8").split("\n");
  const defended = rows.filter((row) => /^\|[^|]*\|[^|]*Sluice[^|]*\|/.test(row));
  expect(defended.length).toBeGreaterThan(8);
  expect(defended.filter((row) => !row.includes("`test/"))).toEqual([]);
});
