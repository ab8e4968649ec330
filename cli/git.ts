import { execFile } from "node:child_process";

export interface GitAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const LARGEST_ANSWER = 64 * 1024 * 1024;

/** Variables with which a hook or an alias would lead Git to another repository. */
const REDIRECTING = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

/** Runs Git in a folder, in English and without asking for a password. */
export async function git(folder: string, ...args: readonly string[]): Promise<GitAnswer> {
  const { code, stdout, stderr } = await run(folder, args);
  return { code, stdout: stdout.toString("utf8"), stderr };
}

/** The contents of files, in their order; each one is named as `commit:path`. One process reads all of them. */
export async function fileContents(folder: string, files: readonly string[]): Promise<string[]> {
  const { stdout } = await run(folder, ["cat-file", "--batch"], files.map((file) => `${file}\n`).join(""));
  let at = 0;
  return files.map((file) => {
    // Before each content: the name of the object, its type and its size. A line end is behind it.
    const start = stdout.indexOf("\n", at) + 1;
    const [, , size] = stdout.subarray(at, start).toString("utf8").trim().split(" ");
    if (!/^\d+$/.test(size ?? "")) throw new Error(`git cat-file has no content of ${file}.`);
    const end = start + Number(size);
    at = end + 1;
    return stdout.subarray(start, end).toString("utf8");
  });
}

interface Ran {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function run(folder: string, args: readonly string[], input = ""): Promise<Ran> {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
  for (const name of REDIRECTING) delete env[name];
  const options = { cwd: folder, env, maxBuffer: LARGEST_ANSWER, encoding: "buffer" } as const;
  return new Promise((resolve, reject) => {
    const child = execFile("git", [...args], options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== "number") return reject(error);
      const code = typeof error?.code === "number" ? error.code : 0;
      resolve({ code, stdout, stderr: stderr.toString("utf8") });
    });
    // Git can end without reading its input; its answer says why.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** The lines of an answer; empty where Git failed. */
export function linesOf({ code, stdout }: GitAnswer, separator = "\n"): string[] {
  return code === 0 ? stdout.split(separator).filter((line) => line !== "") : [];
}
