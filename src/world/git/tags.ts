import { StageFailure } from "../../failure/failure.ts";
import type { Tags } from "../../ports/git.ts";
import type { Commands, Environment, RunContext } from "../../ports/world.ts";
import { type ForgeTools, openForge } from "../forge.ts";

interface Asking {
  readonly token: string;
  readonly tools: ForgeTools;
}

interface LocalGit {
  readonly commands: Commands;
  readonly environment: Environment;
}

export function forgeTags(run: RunContext, tools: ForgeTools, git: LocalGit): Tags {
  return {
    commitOf: (tag, token) => (token === "" ? localCommit(run, tag, git) : forgeCommit(run, tag, { token, tools })),
  };
}

async function localCommit(
  run: RunContext,
  tag: string,
  { commands, environment }: LocalGit,
): Promise<string | undefined> {
  const lines: string[] = [];
  const { code } = await commands.run({
    argv: [
      ...(["git", "-c", `safe.directory=${run.workspace}`, "rev-parse", "--verify", "--quiet"] as const),
      ...["--end-of-options", `refs/tags/${tag}^{commit}`],
    ],
    env: { PATH: environment["PATH"] ?? "", HOME: environment["HOME"] ?? "", LC_ALL: "C" },
    timeoutMs: 30_000,
    outputLimit: 1024,
    onLine: (line) => lines.push(line),
    onErrorLine: () => undefined,
  });
  const [commit = ""] = lines;
  return code === 0 && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined;
}

async function forgeCommit(run: RunContext, tag: string, { token, tools }: Asking): Promise<string | undefined> {
  // GitHub resolves any ref to its commit; Gitea and Forgejo do not know that path, and tell a tag's commit with the tag.
  const isGithub = run.forge === "github";
  const path = `/repos/${run.repository}/${isGithub ? `commits/${encodeURIComponent(`tags/${tag}`)}` : `tags/${encodeURIComponent(tag)}`}`;
  try {
    // 422 is how GitHub says that no commit has this name.
    const answer = await openForge(token, tools).read(path, [422]);
    if (answer === undefined) return undefined;
    return shaOf(isGithub ? answer : commitIn(answer));
  } catch (error) {
    throw new StageFailure({
      what: `The forge did not report the commit of the tag ${tag}: ${wordsOf(error)}`,
      means: "Without the commit nothing can be planned. Nothing was changed.",
      todo: "Check that `token` can read the repository, then run this again; or set `commit`.",
      cause: error,
    });
  }
}

function commitIn(tag: unknown): unknown {
  return typeof tag === "object" && tag !== null && "commit" in tag ? tag.commit : undefined;
}

function shaOf(commit: unknown): string {
  const sha = typeof commit === "object" && commit !== null && "sha" in commit ? commit.sha : undefined;
  if (typeof sha === "string" && /^[0-9a-f]{40}$/.test(sha)) return sha;
  throw new Error("its answer names no commit");
}

function wordsOf(error: unknown): string {
  if (error instanceof StageFailure) return error.what;
  return error instanceof Error ? error.message : String(error);
}
