import { getExecOutput } from "@actions/exec";
import { getOctokit } from "@actions/github";
import { StageFailure } from "../stage/failure.ts";
import type { RunContext } from "./world.ts";

/** The commit of a tag: asked of the forge once, or, without a token, of the checkout in the workspace. */
export interface Tags {
  /** 40 hexadecimal digits; undefined when there is no such tag. Throws a StageFailure when the forge does not say. */
  commitOf(tag: string, token: string): Promise<string | undefined>;
}

export function forgeTags(run: RunContext): Tags {
  return { commitOf: (tag, token) => (token === "" ? localCommit(run, tag) : forgeCommit(run, tag, token)) };
}

async function localCommit(run: RunContext, tag: string): Promise<string | undefined> {
  const argv = ["rev-parse", "--verify", "--quiet", "--end-of-options", `refs/tags/${tag}^{commit}`];
  const git = await getExecOutput("git", argv, { cwd: run.workspace, silent: true, ignoreReturnCode: true });
  return git.exitCode === 0 && /^[0-9a-f]{40}\n$/.test(git.stdout) ? git.stdout.trim() : undefined;
}

async function forgeCommit(run: RunContext, tag: string, token: string): Promise<string | undefined> {
  const [owner = "", repo = ""] = run.repository.split("/");
  const octokit = getOctokit(token);
  try {
    const { data } = await octokit.rest.repos.getCommit({ owner, repo, ref: `tags/${tag}` });
    return data.sha;
  } catch (error) {
    const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
    if (status === 404 || status === 422) return undefined;
    throw new StageFailure({
      what: `The forge did not say which commit the tag ${tag} is: ${error instanceof Error ? error.message : String(error)}`,
      means: "Without the commit nothing can be planned. Nothing was changed.",
      todo: "Check that `token` may read the repository, then run this again; or give the `commit` yourself.",
      cause: error,
    });
  }
}
