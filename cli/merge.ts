import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MergeAttempt } from "../src/scaffold/files/copy-plan.ts";
import type { FileState } from "../src/scaffold/files/file-decision.ts";
import { type Lock, sha256 } from "../src/scaffold/files/lock-file.ts";
import { makeCopy } from "./copy.ts";
import { git, linesOf } from "./git.ts";

/** The files of the copy as an earlier version wrote them; undefined where that commit cannot be had any more. */
export type EarlierFiles = (commit: string) => Promise<ReadonlyMap<string, string> | undefined>;

/** Makes each earlier copy once, from its commit of Sluice. */
export function earlierFiles(lock: Lock): EarlierFiles {
  const made = new Map<string, ReturnType<EarlierFiles>>();
  return (commit) => {
    const known = made.get(commit);
    if (known !== undefined) return known;
    const version = commit === lock.commit ? lock.version : undefined;
    const files = makeCopy(lock, { commit, version }).then(
      (copy) => copy.files,
      // The repository's own history may still have the text. If not, the file is left alone and named.
      () => undefined,
    );
    made.set(commit, files);
    return files;
  };
}

/** Tries to bring a new version and a person's changes together. */
export async function tryMerge(root: string, state: FileState, earlier: EarlierFiles): Promise<MergeAttempt> {
  const base = await writtenText(root, state, earlier);
  if (base === undefined) return { base, merged: undefined };
  return { base, merged: await merge(state.current ?? "", base, state.wanted ?? "") };
}

/** The text that was written once: from its commit of Sluice, or else from the repository's own history. Its hash decides. */
async function writtenText(
  root: string,
  { path, locked }: FileState,
  earlier: EarlierFiles,
): Promise<string | undefined> {
  if (locked === undefined) return undefined;
  const isIt = (text: string): boolean => sha256(text) === locked.sha256;
  const made = (await earlier(locked.commit))?.get(path);
  return made !== undefined && isIt(made) ? made : await committedText(root, path, isIt);
}

/** An older program may have written the file in another way, which only the repository itself remembers then. */
async function committedText(root: string, path: string, isIt: (text: string) => boolean): Promise<string | undefined> {
  for (const commit of linesOf(await git(root, "log", "--format=%H", "--", path))) {
    const { code, stdout } = await git(root, "show", `${commit}:${path}`);
    if (code === 0 && isIt(stdout)) return stdout;
  }
  return undefined;
}

/** Undefined where both changed the same lines. */
async function merge(current: string, base: string, wanted: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-merge-"));
  try {
    const files = Object.entries({ current, base, wanted });
    await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
    const { code, stdout, stderr } = await git(folder, "merge-file", "-p", "--quiet", "current", "base", "wanted");
    // Git answers with the number of conflicts; 128 and more is an error of its own.
    if (code >= 128) throw new Error(`git merge-file ended with ${code}: ${stderr.trim()}`);
    return code === 0 ? stdout : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
