import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "../../scripts/checks/tools.ts";
import { repositoryRoot } from "../../scripts/root.ts";

/** src/gates is a story, from the rules of a gate to the approval that is kept: each folder knows only those before it. */
const ORDER = [
  ...["verdict", "rules", "run", "request", "starter"],
  ...["environment", "comment", "dispatch", "sign-off", "waiting"],
];

test("the folders of src/gates depend in one direction", () => {
  const root = repositoryRoot();
  const paths = sourceFiles(root, "*.ts").filter((path) => path.startsWith("src/gates/"));
  const folderOf = (path: string): string => path.split("/")[2] ?? "";
  expect([...new Set(paths.map(folderOf))].toSorted()).toEqual(ORDER.toSorted());
  const upward = paths.flatMap((path) => {
    const found = readFileSync(join(root, path), "utf8").matchAll(/from "\.\.\/([a-z-]+)\/[a-z-]+\.ts"/g);
    const at = ORDER.indexOf(folderOf(path));
    return [...found].flatMap(([, other = ""]) => (ORDER.indexOf(other) >= at ? [`${path} imports ${other}`] : []));
  });
  expect(upward).toEqual([]);
});
