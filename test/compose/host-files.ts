import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { must } from "../sandbox/processes.ts";
import type { ProjectPlace } from "./project-place.ts";

/** Path → kind, mode, owner, time and a digest of the content, for everything in the host's folder that Git does not track. */
export type HostFiles = ReadonlyMap<string, string>;

/** What a release did to files, as sentences; empty when all is as it must be. */
export interface FileCheck {
  readonly tracked: readonly string[];
  readonly untracked: HostFiles;
}

/** Looks at every file of the host's folder: the tracked ones must have Git's content and Git's modes under umask 022. */
export async function lookAtFiles({ host, clone }: Pick<ProjectPlace, "host" | "clone">): Promise<FileCheck> {
  const modes = await trackedModes(clone);
  const folders = new Set([...modes.keys()].flatMap(parents));
  const tracked: string[] = [];
  const untracked = new Map<string, string>();
  for (const path of walk(host, join(clone, ".git"))) {
    const inClone = relative(clone, path);
    const wanted = modes.get(inClone) ?? (folders.has(inClone) ? "0755" : undefined);
    const is = lstatSync(path);
    const mode = (is.mode & 0o7777).toString(8).padStart(4, "0");
    if (wanted === undefined) untracked.set(relative(host, path), describe(path, mode));
    else if (!is.isSymbolicLink() && mode !== wanted) tracked.push(`${inClone} has mode ${mode}; Git's is ${wanted}`);
  }
  const status = await must(["git", "-C", clone, "status", "--porcelain", "--untracked-files=no"]);
  return { tracked: [...tracked, ...status.split("\n").filter((line) => line !== "")], untracked };
}

/** How the host's files differ from what they were, apart from what containers write. */
export function fileDifferences(before: HostFiles, after: HostFiles, writes: readonly string[]): string[] {
  const isWritten = (path: string): boolean => writes.some((one) => path === one || path.startsWith(`${one}/`));
  // What is made in a folder changes the time of the folder.
  const isWrittenInto = (path: string): boolean => writes.some((one) => dirname(one) === path);
  const changed = [...before].flatMap(([path, was]) => {
    const is = after.get(path);
    if (is === undefined) return [`${path} is gone (it was ${was})`];
    if (is === was || isWritten(path) || (isWrittenInto(path) && withoutTime(is) === withoutTime(was))) return [];
    return [`${path} is ${is}; it was ${was}`];
  });
  const added = [...after.keys()].filter((path) => !before.has(path) && !isWritten(path));
  return [...changed, ...added.map((path) => `${path} is new (${after.get(path)})`)];
}

function withoutTime(description: string): string {
  return description.replace(/ of \S+$/, "");
}

async function trackedModes(clone: string): Promise<Map<string, string>> {
  const listed = await must(["git", "-C", clone, "ls-files", "--stage", "-z"]);
  // The files of a submodule are the host's, as far as Sluice is concerned.
  const entries = listed.split("\0").filter((line) => line !== "" && !line.startsWith("160000"));
  return new Map(entries.map((line) => [line.slice(line.indexOf("\t") + 1), `0${line.slice(3, 6)}`]));
}

function parents(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return ["", ...parts.map((_, at) => parts.slice(0, at + 1).join("/"))];
}

function* walk(folder: string, leaveOut: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (path === leaveOut) continue;
    yield path;
    if (lstatSync(path).isDirectory()) yield* walk(path, leaveOut);
  }
}

function describe(path: string, mode: string): string {
  const is = lstatSync(path);
  const rest = `${mode} ${is.uid}:${is.gid} of ${is.mtime.toISOString()}`;
  if (is.isSymbolicLink()) return `a link to ${readlinkSync(path)}`;
  if (is.isDirectory()) return `a folder ${rest}`;
  if (!is.isFile()) return `something else ${rest}`;
  return `a file ${rest} ${createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12)}`;
}
