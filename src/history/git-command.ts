import { StageFailure } from "../failure/failure.ts";
import type { Commands, Environment, LocalExit, RunContext } from "../ports/world.ts";
import { endingText } from "../text/ending-text.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";

const TIMEOUT_MS = 120_000;
/** Bytes of one command. A history of a hundred thousand commits has about 50 MiB. */
const OUTPUT_LIMIT = 256 * 1024 * 1024;
/** A message can be long, and the last line of it can be the one that counts. */
const FIELD_LIMIT = 4 * 1024 * 1024;

/** Git in the checkout of the workspace. */
export interface Git {
  /** Its lines. Throws a StageFailure where it failed. */
  lines(...args: readonly string[]): Promise<readonly string[]>;
  /** What it writes with `-z`, field by field. Throws a StageFailure where it failed. */
  fields(args: readonly string[], take: (field: string) => void): Promise<void>;
  /** Its output and its exit code, also where it failed. */
  ask(...args: readonly string[]): Promise<GitAnswer>;
}

export interface GitAnswer {
  readonly exit: LocalExit;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

interface GitWorld {
  readonly run: Pick<RunContext, "workspace">;
  readonly commands: Commands;
  readonly environment: Environment;
}

export function gitIn({ run: { workspace }, commands, environment }: GitWorld): Git {
  // In a container's job the folder belongs to another user, and Git would refuse to read it.
  const settings = ["-c", `safe.directory=${workspace}`, "-c", "core.quotePath=false"];
  // Git flushes after each commit where it writes to a pipe, and each flush costs as much as the commit.
  const env = { PATH: environment["PATH"] ?? "", GIT_TERMINAL_PROMPT: "0", GIT_FLUSH: "0", LC_ALL: "C" };
  const run = async (args: readonly string[], form: LineForm): Promise<Omit<GitAnswer, "lines">> => {
    const errors: string[] = [];
    const exit = await commands.run({
      ...{ argv: ["git", ...settings, ...args], env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT },
      ...{ ...form, onErrorLine: (line) => errors.push(line) },
    });
    return { exit, errors };
  };
  const ask: Git["ask"] = async (...args) => {
    const lines: string[] = [];
    return { ...(await run(args, { onLine: (line) => lines.push(line) })), lines };
  };
  return {
    ask,
    lines: async (...args) => {
      const answer = await ask(...args);
      if (answer.exit.code !== 0) throw gitFailure(args[0] ?? "", answer);
      return answer.lines;
    },
    fields: async (args, take) => {
      const answer = await run(args, { onLine: take, lineEnd: "\0", lineLimit: FIELD_LIMIT });
      if (answer.exit.code !== 0) throw gitFailure(args[0] ?? "", answer);
    },
  };
}

type LineForm = Pick<Parameters<Commands["run"]>[0], "onLine" | "lineEnd" | "lineLimit">;

export function gitFailure(verb: string, { exit, errors }: Omit<GitAnswer, "lines">): StageFailure {
  return new StageFailure({
    what: `git ${verb} ${endingText(exit)}: ${cleanForeignLine(errors.slice(-3).join(" "))}`,
    means: "The last release and the changes since then are unknown. No version was determined.",
    todo: "Check that the repository is checked out in this job with its history and tags (actions/checkout with fetch-depth: 0), and that it has the commit.",
  });
}
