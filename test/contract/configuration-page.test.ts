import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actionFolders, readActionFolder } from "../../scripts/actions/action-folder.ts";
import { repositoryRoot } from "../../scripts/root.ts";

/** docs/configuration.md against the keys of the actions: it has every setting, with the default that applies. */

const root = repositoryRoot();

/** A row of a table of keys: their full names, and its last column. */
interface Row {
  readonly keys: readonly string[];
  readonly fallback: string;
}

/** A key after a comma is a neighbor of the first one: `smoke-test.retries`, `retry-delay`. */
function rowsOf(page: string): readonly Row[] {
  return [...page.matchAll(/^\| (`[^|]+) \| [^|]* \| ([^|]*) \|$/gm)].map(([, cell = "", fallback = ""]) => {
    const [first = "", ...others] = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    const above = first.slice(0, first.lastIndexOf(".") + 1);
    return { keys: [first, ...others.map((name) => `${above}${name}`)], fallback };
  });
}

interface Setting {
  readonly file: string;
  readonly fallback: string;
}

async function settings(): Promise<readonly Setting[]> {
  const actions = await Promise.all(actionFolders(root).map((stage) => readActionFolder(root, stage)));
  return actions.flatMap(({ keys }) =>
    keys.inputs.flatMap(({ file, default: fallback = "" }) => (file === undefined ? [] : [{ file, fallback }])),
  );
}

/** The settings that the page lacks, or gives another default. A host's keys are in the text of one row. */
function differences(page: string, all: readonly Setting[]): string[] {
  const rows = rowsOf(page);
  return all
    .filter(({ file }) => !file.startsWith("environments."))
    .flatMap(({ file, fallback }) => {
      const row = rows.find(({ keys }) => keys.includes(file));
      if (row === undefined) return [`${file} is not described`];
      const shown = row.fallback.replaceAll("`", "");
      return shown.includes(fallback) ? [] : [`${file}: the default is ${fallback}, and the page has ${shown}`];
    });
}

test("a setting that is not described, and another default, are found", () => {
  const page = "| `a.one`, `two` | Both. | `1`, `2` |\n| `a.three` | It. | `3s` |\n";
  expect(
    differences(page, [
      { file: "a.two", fallback: "2" },
      { file: "a.three", fallback: "4s" },
      { file: "a.four", fallback: "" },
    ]),
  ).toEqual(["a.three: the default is 4s, and the page has 3s", "a.four is not described"]);
});

test("docs/configuration.md has every setting of the actions with its default", async () => {
  const all = await settings();
  expect(all.length).toBeGreaterThan(50);
  expect(differences(readFileSync(join(root, "docs/configuration.md"), "utf8"), all)).toEqual([]);
});
