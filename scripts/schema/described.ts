import { actionFolders, readActionFolder } from "../actions/action-folder.ts";

/** What the actions say of the keys of the configuration file: dotted path → description of the input. */
export async function describedKeys(root: string): Promise<ReadonlyMap<string, string>> {
  const described = new Map<string, string>();
  for (const stage of actionFolders(root)) {
    const { keys } = await readActionFolder(root, stage);
    for (const { file, description } of keys.inputs) if (file !== undefined) described.set(file, description);
  }
  return described;
}
