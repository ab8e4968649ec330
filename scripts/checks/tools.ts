import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What a short command printed, or undefined when it failed. */
export function outputOf(root: string, argv: readonly string[]): string | undefined {
  const [program = "", ...args] = argv;
  const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}

export interface Answer {
  /** Null where a signal ended it, or where it did not start. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a short command said, however it ended. */
export function answerOf(root: string, argv: readonly string[]): Answer {
  const [program = "", ...args] = argv;
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  return { status, stdout: stdout ?? "", stderr: error === undefined ? stderr : `${error.message}\n${stderr ?? ""}` };
}

/** The files that are, or would be, in the repository: tracked ones and new ones that are not ignored. */
export function sourceFiles(root: string, ...patterns: readonly string[]): string[] {
  const argv = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...patterns];
  const listed = outputOf(root, argv);
  if (listed === undefined) {
    throw new Error(
      "git could not list the files of this folder.\nWhat to do: run this in a git clone, with git on PATH.",
    );
  }
  return [...new Set(listed.split("\0").filter((file) => file !== ""))];
}

export function isOnPath(program: string): boolean {
  const { PATH = "" } = process.env;
  return PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
