import { readFile, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { StageFailure } from "../stage/failure.ts";
import { readError } from "./foreign-error.ts";
import type { Files } from "./world.ts";

/** Files below the workspace; a path that leads out of it, by `..` or by a link, is refused. */
export function workspaceFiles(workspace: string): Files {
  return { read: (path) => read(workspace, path) };
}

async function read(workspace: string, path: string): Promise<string | undefined> {
  const absolute = resolve(workspace, path);
  // Before asking the disk: whether a file outside is there is nobody's business.
  requireInside(workspace, absolute, path);
  try {
    requireInside(await realpath(workspace), await realpath(absolute), path);
    return await readFile(absolute, "utf8");
  } catch (error) {
    if (error instanceof StageFailure) throw error;
    const { code } = readError(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, error);
  }
}

function requireInside(workspace: string, absolute: string, path: string): void {
  const way = relative(workspace, absolute);
  if (way !== ".." && !way.startsWith(`..${sep}`)) return;
  throw new StageFailure({
    what: `The path "${path}" leads out of the workspace.`,
    means: "Sluice reads the repository's files only.",
    todo: "Give a path inside the repository.",
  });
}

function unreadable(path: string, cause: unknown): StageFailure {
  const { code, message } = readError(cause);
  const why = code === "EISDIR" ? "it is a folder" : message;
  return new StageFailure({
    what: `"${path}" cannot be read: ${why}.`,
    means: "What it says could be what matters. Nothing was changed.",
    todo: "Give the path of a file that this job may read.",
    cause,
  });
}
