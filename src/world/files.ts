import { readFile, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { StageFailure } from "../stage/failure.ts";
import type { Files } from "./world.ts";

/** Files below the workspace; a path that leads out of it, by `..` or by a link, is refused. */
export function workspaceFiles(workspace: string): Files {
  return {
    read: async (path) => {
      const absolute = resolve(workspace, path);
      try {
        requireInside(await realpath(workspace), await realpath(absolute), path);
        return await readFile(absolute, "utf8");
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
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

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
