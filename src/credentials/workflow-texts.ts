import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import { type DefaultBranch, openDefaultBranch } from "../gates/rules/default-branch.ts";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";

/** Where the forges look for workflows. */
const FOLDERS = [".github/workflows", ".forgejo/workflows", ".gitea/workflows"];

const listed = v.array(v.object({ path: v.string(), type: v.string() }));

/** The workflow files of the default branch, by their paths; an empty text for one that cannot be read, such as a link to nothing. */
export async function workflowTexts(forge: Forge, repository: string): Promise<Map<string, string>> {
  const branch = await openDefaultBranch(forge, repository);
  const found: [string, string][] = [];
  for (const folder of FOLDERS) {
    const answer = await forge.read(`${repository}/contents/${folder}?ref=${encodeURIComponent(branch.name)}`);
    const entries = answer === undefined ? [] : understand(listed, answer, `the folder ${folder}`);
    for (const { path, type } of entries)
      if (type !== "dir" && /\.ya?ml$/.test(path)) found.push([path, await textOf(branch, path)]);
  }
  return new Map(found);
}

async function textOf(branch: DefaultBranch, path: string): Promise<string> {
  try {
    return (await branch.file(path)) ?? "";
  } catch (error) {
    // The forge sends no content of a large file, or of a link. The other files are needed all the same.
    if (!(error instanceof StageFailure)) throw error;
    return "";
  }
}
