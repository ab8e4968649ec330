import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this repository, looked for from the working directory upwards. */
export function repositoryRoot(from = process.cwd()): string {
  const manifest = join(from, "package.json");
  if (existsSync(manifest) && /"name": "sluice"/.test(readFileSync(manifest, "utf8"))) return from;
  if (dirname(from) === from) throw new Error("This is not run from inside the repository.");
  return repositoryRoot(dirname(from));
}
