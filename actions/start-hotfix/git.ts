import { cleanForeignLine } from "../../src/report/foreign.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Commands, Environment, LocalExit, RunContext } from "../../src/world/world.ts";

const PATIENCE_MS = 120_000;

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
  /** Whatever its end. */
  run(args: readonly string[]): Promise<GitExit>;
  /** The lines of a command that has to end well. */
  lines(...args: readonly string[]): Promise<readonly string[]>;
  /** The first of them. */
  line(...args: readonly string[]): Promise<string>;
}

/** `login` goes to the forge alone, and is in no argument and no file. */
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
    const exit = await commands.run({ argv, env, timeoutMs: PATIENCE_MS, onLine: (line) => lines.push(line) });
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
    what: `git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ""} ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(lines.slice(-3).join(" "))}`,
    means: NOTHING,
    todo: "Check that the repository is checked out in this job with its history and tags (fetch-depth: 0).",
  });
}

/** GitHub lets no run's own token bring a changed workflow to a branch, whatever its permissions are. */
function pushFailure({ exit, lines }: GitExit): StageFailure {
  const isWorkflow = lines.some((line) => /without `?workflows?`? (permission|scope)/.test(line));
  // A refusal's reason stands above what Git says at the end.
  const said = [...lines.filter((line) => /rejected|refus/.test(line)), ...lines].slice(0, 3).join(" ");
  return new StageFailure({
    what: `git push ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(said)}`,
    means: "Whether the branch is there is looked at when this runs again.",
    todo: isWorkflow
      ? "What is taken over changes a workflow, and the run's own token may never push that. Set the secret `RELEASE_TOKEN`: the token of an app or a person that may write contents and `workflows`."
      : "See that the token may write contents, and that no rule forbids it branches named hotfix/*. Changed workflows need the secret `RELEASE_TOKEN`, with `workflows`.",
  });
}
