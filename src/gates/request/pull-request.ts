import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import type { Markdown } from "../../text/markdown.ts";
import type { PlainText } from "../../text/plain-text.ts";

const pullSchema = v.object({
  html_url: v.string(),
  base: v.object({ ref: v.string() }),
  head: v.object({
    ref: v.string(),
    // Null where a fork is gone. The branch of a fork can have any name.
    repo: v.nullish(v.object({ full_name: v.string() })),
  }),
});
export type PullRequest = v.InferOutput<typeof pullSchema>;

/** Open pull requests from branches of the repository itself. Gitea and Forgejo ignore `filter`, such as `&base=main`. */
export async function openPullRequests(forge: Forge, repository: string, filter = ""): Promise<readonly PullRequest[]> {
  const answer = await forge.list(`${repository}/pulls?state=open${filter}`);
  return understand(v.array(pullSchema), answer, "pull requests").filter(
    ({ head: { repo } }) => `/repos/${repo?.full_name}`.toLowerCase() === repository.toLowerCase(),
  );
}

export interface NewPullRequest {
  readonly title: PlainText;
  readonly body: Markdown;
  /** The branch with the change, and the one that gets it. */
  readonly head: string;
  readonly base: string;
}

/** Opens a pull request, and gives its address. `find` finds the one that an earlier try has opened. */
export async function openPullRequest(
  forge: Forge,
  repository: string,
  body: NewPullRequest,
  find: () => Promise<PullRequest | undefined>,
): Promise<string> {
  const made = await forge.write({
    ...{ method: "POST", path: `${repository}/pulls`, what: "open the pull request" },
    body: { ...body },
    happened: find,
  });
  return understand(v.object({ html_url: v.string() }), made, "a pull request").html_url;
}
