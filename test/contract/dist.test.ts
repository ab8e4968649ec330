import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

const root = repositoryRoot();
/** Bytes. A file in Git that is larger can't be read on a forge's page any more, and every checkout carries it. */
const LARGEST = 3 * 1024 * 1024;

const stages = readdirSync(join(root, "actions"));

test.each(stages)("the bundle of %s is small, and speaks SSH only where the stage has hosts", (stage) => {
  const bundle = join(root, "dist", stage, "index.cjs");
  expect(statSync(bundle).size).toBeLessThan(LARGEST);
  const main = readFileSync(join(root, "actions", stage, "main.ts"), "utf8");
  const licences = readFileSync(join(root, "dist", stage, "licenses.txt"), "utf8").split("\n");
  expect(licences.includes("ssh2")).toBe(main.includes("realHostWorld"));
});
