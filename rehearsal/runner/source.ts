import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";

/** The files of one repository at one moment: where a workflow, or an action at `$/`, comes from. */
export interface Source {
  /** `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  read(path: string): string;
  list(folder: string): readonly string[];
  /** A real folder with the repository's files, to run actions from. */
  folder(): string;
}

/** A commit of a bare repository; `actions` replaces the folder that its own actions run from. */
export function commitSource(at: {
  readonly repository: string;
  readonly bare: string;
  readonly commit: string;
  readonly work: string;
  readonly actions?: string;
}): Source {
  const git = (...args: string[]): string => execFileSync("git", ["-C", at.bare, ...args], { encoding: "utf8" });
  return {
    repository: at.repository,
    commit: at.commit,
    read(path) {
      try {
        return git("show", `${at.commit}:${path}`);
      } catch (error) {
        throw new Refusal(`${path} is not in ${at.repository} at ${at.commit}.`, { cause: error });
      }
    },
    list: (folder) =>
      git("ls-tree", "--name-only", at.commit, `${folder}/`)
        .split("\n")
        .filter((line) => line !== ""),
    folder() {
      if (at.actions !== undefined) return at.actions;
      const folder = join(at.work, "sources", at.commit);
      if (!existsSync(folder)) {
        mkdirSync(folder, { recursive: true });
        const archive = execFileSync("git", ["-C", at.bare, "archive", at.commit], { maxBuffer: 1 << 30 });
        execFileSync("tar", ["-x", "-C", folder], { input: archive });
      }
      return folder;
    },
  };
}

/** A folder in place of a third-party repository, at each ref. */
export function folderSource(repository: string, folder: string): Source {
  return {
    repository,
    commit: "",
    read(path) {
      const file = join(folder, path);
      if (!existsSync(file)) throw new Refusal(`${path} is not in ${folder}, which stands for ${repository}.`);
      return readFileSync(file, "utf8");
    },
    list: () => [],
    folder: () => folder,
  };
}

export function commitOf(bare: string, ref: string): string {
  try {
    return execFileSync("git", ["-C", bare, "rev-parse", "--verify", "--quiet", `${ref}^{commit}`], {
      encoding: "utf8",
    }).trim();
  } catch (error) {
    throw new Refusal(`${ref} is not in ${bare}.`, { cause: error });
  }
}
