import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this repository, found from the folder that we were started in. */
export function repositoryRoot(start: string = process.cwd()): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && /"name": "sluice"/.test(readFileSync(manifest, "utf8"))) return folder;
    if (folder === dirname(folder)) {
      throw new Error(`${start} is not inside the sluice repository.\nWhat to do: run this from the repository.`);
    }
  }
}
