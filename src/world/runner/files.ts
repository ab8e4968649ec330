import { readFileSync, realpathSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { StageFailure } from "../../failure/failure.ts";
import type { Files } from "../../ports/world.ts";
import { sizeText } from "../byte-size.ts";
import { readError } from "../foreign-error.ts";

/** Bytes of a file: configuration, changelogs and scripts have a thousandth of it. */
const FILE_LIMIT = 16 * 1024 * 1024;

/** Files below the workspace; a path that leads out of it, by `..` or by a link, is refused. */
export function workspaceFiles(workspace: string): Files {
  return { read: async (path) => read(workspace, path) };
}

function read(workspace: string, path: string): string | undefined {
  const absolute = resolve(workspace, path);
  // Checked before the disk is read, so that no answer depends on files outside.
  requireInside(workspace, absolute, path);
  try {
    requireInside(realpathSync(workspace), realpathSync(absolute), path);
    if (statSync(absolute).size > FILE_LIMIT)
      throw unreadable(path, new Error(`it is larger than ${sizeText(FILE_LIMIT)}`));
    return readFileSync(absolute, "utf8");
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
    means: "Its content could be relevant. Nothing was changed.",
    todo: "Give the path of a file that this job can read.",
    cause,
  });
}
