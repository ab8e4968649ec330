import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The refs of a repository by their full names, sorted, from Git's own files: no process, however often they are asked for. */
export function readRefs(folder: string): ReadonlyMap<string, string> {
  // In this order: `git pack-refs` writes the packed file before it removes the loose one.
  const loose = looseFiles(join(folder, "refs")).flatMap((file) => entryOf(relative(folder, file), readOr(file)));
  const packed = readOr(join(folder, "packed-refs"))
    .split("\n")
    .flatMap((line) => entryOf(line.slice(41), line.slice(0, 40)));
  const all = new Map([...packed, ...loose]);
  return new Map([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function looseFiles(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? looseFiles(path) : entry.name.endsWith(".lock") ? [] : [path];
  });
}

/** A symbolic ref is none here: it has no object of its own. */
function entryOf(ref: string, text: string): [string, string][] {
  const sha = text.trim();
  return /^[0-9a-f]{40}$/.test(sha) && ref.startsWith("refs/") ? [[ref, sha]] : [];
}

/** Git removes refs, and folders that become empty, while they are read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (existsSync(folder)) throw error;
    return [];
  }
}

function readOr(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (existsSync(file)) throw error;
    return "";
  }
}
