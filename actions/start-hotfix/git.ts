import { StageFailure } from "../../src/failure/failure.ts";
import type { Commands, Environment, LocalExit, RunContext } from "../../src/ports/world.ts";
import { endingText } from "../../src/text/ending-text.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";

const TIMEOUT_MS = 120_000;
/** Bytes of one command: the difference of a whole release is among them. */
const OUTPUT_LIMIT = 64 * 1024 * 1024;

/** What every refusal before the push means. */
export const NOTHING = "No branch was pushed, and nothing was started.";

export interface GitWorld {
  readonly run: RunContext;
  readonly commands: Commands;
  readonly environment: Environment;
}

export interface GitExit {
  readonly exit: LocalExit;
  readonly lines: readonly string[];
}

/** Git in the workspace. */
export interface Git {
  /** The exit and the output, also of a failed command. */
  run(args: readonly string[]): Promise<GitExit>;
  /** The lines of a command that has to end well. */
  lines(...args: readonly string[]): Promise<readonly string[]>;
  /** The first of them. */
  line(...args: readonly string[]): Promise<string>;
}

/** `login` is sent to the forge alone, and is in no argument and no file. */
export function openGit({ commands, environment, run: { actor, runUrl } }: GitWorld, login: string): Git {
  const name = actor || "Sluice";
  const forge = URL.canParse(runUrl) ? `http.${new URL(runUrl).origin}/` : "http";
  const email = `${name}@users.noreply.github.com`;
  const env = {
    ...{ PATH: environment["PATH"] ?? "", LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true" },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    ...{
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `${forge}.extraheader`,
      GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${login}`,
    },
  };
  const settings = ["safe.directory=*", "core.hooksPath=/dev/null", "commit.gpgSign=false", "core.quotePath=false"];
  const base = settings.flatMap((setting) => ["-c", setting]);
  const run = async (args: readonly string[]): Promise<GitExit> => {
    const lines: string[] = [];
    const argv = ["git", ...base, ...args] as const;
    const onLine = (line: string): void => void lines.push(line);
    const exit = await commands.run({ argv, env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT, onLine });
    return { exit, lines };
  };
  const lines: Git["lines"] = async (...args) => {
    const { exit, lines: said } = await run(args);
    if (exit.code !== 0) throw gitFailure(args, { exit, lines: said });
    return said;
  };
  return { run, lines, line: async (...args) => (await lines(...args))[0] ?? "" };
}

function gitFailure(args: readonly string[], { exit, lines }: GitExit): StageFailure {
  if (args.includes("push")) return pushFailure({ exit, lines });
  return new StageFailure({
    what: `git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ""} ${endingText(exit)}: ${cleanForeignLine(lines.slice(-3).join(" "))}`,
    means: NOTHING,
    todo: "Check that the repository is checked out in this job with its history and tags (fetch-depth: 0).",
  });
}

/** GitHub allows no run's own token to push a changed workflow, with any permissions. */
function pushFailure({ exit, lines }: GitExit): StageFailure {
  const isWorkflow = lines.some((line) => /without `?workflows?`? (permission|scope)/.test(line));
  // The reason of a refusal is printed before Git's last lines.
  const said = [...lines.filter((line) => /rejected|refus/.test(line)), ...lines].slice(0, 3).join(" ");
  return new StageFailure({
    what: `git push ${endingText(exit)}: ${cleanForeignLine(said)}`,
    means: "The next run checks whether the branch exists.",
    todo: isWorkflow
      ? "A cherry-picked commit changes a workflow, which the run's own token can never push. Set the secret `RELEASE_TOKEN`: the token of an app or a person that can write contents and `workflows`."
      : "Check that the token can write contents, and that no rule forbids branches named hotfix/*. Changed workflows need the secret `RELEASE_TOKEN`, with `workflows`.",
  });
}
