import { readComment } from "../../src/gates/request/issue-comment.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { hiddenMark, link, type Markdown, md } from "../../src/text/markdown.ts";

export interface PageComment {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The account of the run's own token. */
  readonly requester: string;
  readonly issue: number;
  /** Address of the uploaded page. */
  readonly artifact: string;
  readonly runUrl: string;
}

const MARK = hiddenMark("sluice-incident-report", 1);

/** One comment links the newest page: an earlier one is changed, so that the issue does not fill with links. */
export async function linkPage(forge: Forge, comment: PageComment): Promise<void> {
  const { repository, requester, issue } = comment;
  const path = `${repository}/issues/${issue}/comments`;
  const own = async () =>
    (await forge.list(path))
      .map(readComment)
      .find(({ by, body }) => by.login.toLowerCase() === requester.toLowerCase() && body.includes(MARK.text));
  const body = textOf(comment);
  const known = await own();
  await forge.write({
    method: known === undefined ? "POST" : "PATCH",
    path: known === undefined ? path : `${repository}/issues/comments/${known.id}`,
    body: { body },
    what: "link the report in the issue of the incident",
    happened: async () => {
      const found = await own();
      return found?.body.includes(comment.artifact) ? found : undefined;
    },
  });
}

function textOf({ artifact, runUrl }: PageComment): Markdown {
  return md`📄 ${link("The report of this incident", artifact)} is among the artifacts of ${link("the run", runUrl)}: one page of HTML with the timeline, the durations and the runbooks.\n\n${MARK}`;
}
