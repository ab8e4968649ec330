import { actionFolders, readActionFolder } from "../actions/action-folder.ts";

/**
 * What the actions say of the keys of the configuration file: dotted path → description of the input. Of several actions the
 * one that the section is named after counts, or else the first.
 */
export async function describedKeys(root: string): Promise<ReadonlyMap<string, string>> {
  const described = new Map<string, string>();
  for (const stage of actionFolders(root)) {
    const { keys } = await readActionFolder(root, stage);
    for (const { file, description } of keys.inputs) {
      if (file !== undefined && (!described.has(file) || file.startsWith(`${stage}.`)))
        described.set(file, description);
    }
  }
  return described;
}
