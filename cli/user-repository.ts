import { lstat, mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { StageFailure } from "../src/failure/failure.ts";
import { type RepositoryAddress, readRepositoryAddress } from "../src/scaffold/forge/repository-address.ts";
import { readError } from "../src/world/foreign-error.ts";
import { git, linesOf } from "./git.ts";

/** The Git repository in which the program was started. */
export interface UserRepository {
  readonly root: string;
  readonly folderName: string;
  readonly address: RepositoryAddress;
  readonly branch: string;
  /** Tracked files, and new ones that are not ignored. */
  readonly files: readonly string[];
}

export async function openUserRepository(folder: string): Promise<UserRepository> {
  const top = await git(folder, "rev-parse", "--show-toplevel");
  if (top.code !== 0) {
    throw new StageFailure({
      what: `${folder} is not inside a Git repository: ${top.stderr.trim()}`,
      means: "The workflows belong in the repository of the application. Nothing was written.",
      todo: "Change into the clone of the application's repository, then run this again.",
    });
  }
  const root = top.stdout.trim();
  const remote = await chooseRemote(root);
  const listed = await git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  const deleted = new Set(linesOf(await git(root, "ls-files", "-z", "--deleted"), "\0"));
  return {
    root,
    folderName: basename(root),
    address: await addressOf(root, remote),
    branch: await defaultBranch(root, remote),
    files: linesOf(listed, "\0").filter((path) => !deleted.has(path)),
  };
}

/** `origin`, or the only one. */
async function chooseRemote(root: string): Promise<string> {
  const remotes = linesOf(await git(root, "remote"));
  const remote = remotes.includes("origin") ? "origin" : remotes.length === 1 ? remotes[0] : undefined;
  if (remote !== undefined) return remote;
  const found =
    remotes.length === 0 ? "has no remote" : `has the remotes ${remotes.join(", ")}, and none is called origin`;
  throw new StageFailure({
    what: `The repository ${root} ${found}.`,
    means: "The forge that runs the workflows is unknown. Nothing was written.",
    todo: "Add it: `git remote add origin <address of the repository on its forge>`.",
  });
}

async function addressOf(root: string, remote: string): Promise<RepositoryAddress> {
  // As it is written: a rewriting of addresses on this machine means nothing to the forge.
  const written = (await git(root, "config", "--get", `remote.${remote}.url`)).stdout.trim();
  const address = readRepositoryAddress(written);
  if (address !== undefined) return address;
  throw new StageFailure({
    what: `The remote ${remote} is "${written}", which is no repository on a forge.`,
    means: "The pages of its settings on the forge are unknown. Nothing was written.",
    todo: `Set its address: \`git remote set-url ${remote} https://HOST/OWNER/NAME.git\`.`,
  });
}

async function defaultBranch(root: string, remote: string): Promise<string> {
  const [known] = linesOf(await git(root, "symbolic-ref", "--quiet", "--short", `refs/remotes/${remote}/HEAD`));
  if (known !== undefined) return known.slice(remote.length + 1);
  const [current] = linesOf(await git(root, "symbolic-ref", "--quiet", "--short", "HEAD"));
  return current ?? "main";
}

/** The text of a file; undefined if the file does not exist. */
export async function readRepositoryFile(root: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), "utf8");
  } catch (error) {
    const { code } = readError(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

export async function writeRepositoryFile(root: string, path: string, text: string): Promise<void> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await requireInside(root, dirname(target), path);
  await requireNoLink(target, path);
  await writeFile(target, text);
}

export async function deleteRepositoryFile(root: string, path: string): Promise<void> {
  const target = join(root, path);
  await requireInside(root, dirname(target), path);
  await rm(target, { force: true });
}

/** A link to a file that does not exist would be written where it leads. */
async function requireNoLink(target: string, path: string): Promise<void> {
  const found = await lstat(target).catch(() => undefined);
  if (found?.isSymbolicLink() !== true) return;
  throw new StageFailure({
    what: `${path} is a link.`,
    means: "Sluice writes into the repository only, and a link could lead out of it.",
    todo: "Replace the link by a file, or remove it, then run this again.",
  });
}

/** A folder that is a link could lead anywhere. */
async function requireInside(root: string, folder: string, path: string): Promise<void> {
  const way = relative(await realpath(root), await realpath(folder));
  if (way !== ".." && !way.startsWith(`..${sep}`)) return;
  throw new StageFailure({
    what: `${path} leads out of the repository, because a folder above it is a link.`,
    means: "Sluice writes into the repository only.",
    todo: "Replace the link by a folder, then run this again.",
  });
}
