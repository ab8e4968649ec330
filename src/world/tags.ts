import { getExecOutput } from "@actions/exec";
import { StageFailure } from "../stage/failure.ts";
import { type ForgeTools, openForge } from "./forge.ts";
import type { RunContext } from "./world.ts";

/** The commit of a tag: asked of the forge, or, without a token, of the checkout in the workspace. */
export interface Tags {
  /** 40 hexadecimal digits; undefined when there is no such tag. Throws a StageFailure when the forge does not say. */
  commitOf(tag: string, token: string): Promise<string | undefined>;
}

interface Asking {
  readonly token: string;
  readonly tools: ForgeTools;
}

export function forgeTags(run: RunContext, tools: ForgeTools): Tags {
  return { commitOf: (tag, token) => (token === "" ? localCommit(run, tag) : forgeCommit(run, tag, { token, tools })) };
}

async function localCommit(run: RunContext, tag: string): Promise<string | undefined> {
  const argv = ["rev-parse", "--verify", "--quiet", "--end-of-options", `refs/tags/${tag}^{commit}`];
  const git = await getExecOutput("git", argv, { cwd: run.workspace, silent: true, ignoreReturnCode: true });
  return git.exitCode === 0 && /^[0-9a-f]{40}\n$/.test(git.stdout) ? git.stdout.trim() : undefined;
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
      what: `The forge did not say which commit the tag ${tag} is: ${wordsOf(error)}`,
      means: "Without the commit nothing can be planned. Nothing was changed.",
      todo: "Check that `token` may read the repository, then run this again; or give the `commit` yourself.",
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
