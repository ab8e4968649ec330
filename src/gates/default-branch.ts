import type { Forge } from "../world/forge.ts";
import { readDefaultBranch, readFile } from "./github-answers.ts";

/** What the default branch holds now: rules that no tag and no other branch can bring along. */
export interface DefaultBranch {
  readonly name: string;
  /** The text of a file; undefined when there is none. */
  file(path: string): Promise<string | undefined>;
}

/** `repository` is its path in the API, `/repos/owner/name`. */
export async function openDefaultBranch(forge: Forge, repository: string): Promise<DefaultBranch> {
  const name = readDefaultBranch(await forge.read(repository));
  return {
    name,
    file: async (path) => {
      const inUrl = path.split("/").map(encodeURIComponent).join("/");
      return readFile(await forge.read(`${repository}/contents/${inUrl}?ref=${encodeURIComponent(name)}`));
    },
  };
}
