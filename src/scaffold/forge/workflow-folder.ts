import type { Forge } from "./forge.ts";

/** The folders that each forge reads workflows from. The first one that exists is the only one that it reads. */
const READ_IN_ORDER: Readonly<Record<Forge, readonly string[]>> = {
  github: [".github/workflows"],
  ghes: [".github/workflows"],
  forgejo: [".forgejo/workflows", ".gitea/workflows", ".github/workflows"],
  gitea: [".gitea/workflows", ".github/workflows"],
};

export interface WorkflowFolder {
  readonly path: string;
  /** Folders with workflows that the forge does not read, because `path` comes before them. */
  readonly unread: readonly string[];
}

/**
 * Where the copy belongs: the folder that the forge reads today. A folder of the forge's own would switch off the workflows
 * that it reads from `.github/workflows`, so it is created only if that folder has no workflows.
 */
export function workflowFolder(forge: Forge, repositoryFiles: readonly string[]): WorkflowFolder {
  const order = READ_IN_ORDER[forge];
  const present = order.filter((folder) => repositoryFiles.some((path) => path.startsWith(`${folder}/`)));
  const path = present[0] ?? order[0] ?? ".github/workflows";
  return { path, unread: present.slice(1) };
}
