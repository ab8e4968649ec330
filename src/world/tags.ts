import { getExecOutput } from "@actions/exec";
import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Forge } from "./forge.ts";
import type { RunContext } from "./world.ts";

/** The commit of a tag: asked of the forge once, or, without a token, of the checkout in the workspace. */
export interface Tags {
  /** 40 hexadecimal digits; undefined when there is no such tag. Throws a StageFailure when the forge does not say. */
  commitOf(tag: string, token: string): Promise<string | undefined>;
}

export function forgeTags(run: RunContext, forge: (token: string) => Forge): Tags {
  return { commitOf: (tag, token) => (token === "" ? localCommit(run, tag) : forgeCommit(run, tag, forge(token))) };
}

async function localCommit(run: RunContext, tag: string): Promise<string | undefined> {
  const argv = ["rev-parse", "--verify", "--quiet", "--end-of-options", `refs/tags/${tag}^{commit}`];
  const git = await getExecOutput("git", argv, { cwd: run.workspace, silent: true, ignoreReturnCode: true });
  return git.exitCode === 0 && /^[0-9a-f]{40}\n$/.test(git.stdout) ? git.stdout.trim() : undefined;
}

const commitSchema = v.object({ sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)) });

/** The path that GitHub and Forgejo share. For a tag that is not there GitHub answers 422, Forgejo 404. */
async function forgeCommit({ repository }: RunContext, tag: string, forge: Forge): Promise<string | undefined> {
  const path = `/repos/${repository}/commits/${encodeURIComponent(`tags/${tag}`)}`;
  const answer = await forge.read(path, [404, 422]);
  return answer === undefined ? undefined : understand(commitSchema, answer, `the tag ${tag}`).sha;
}
