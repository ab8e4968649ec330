import { readComment } from "../gates/request/issue-comment.ts";
import type { Forge } from "../ports/forge.ts";
import { hiddenMark, link, type Markdown, md } from "../text/markdown.ts";

export interface PageComment {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The account of the run's own token. */
  readonly requester: string;
  readonly issue: number;
  readonly about: "incident" | "release";
  /** Address of the page: an artifact of the run, or a file of the issue, which is compressed. */
  readonly address: string;
  readonly isArtifact: boolean;
  readonly runUrl: string;
}

const MARKS = { incident: hiddenMark("sluice-incident-report", 1), release: hiddenMark("sluice-release-report", 1) };

/** One comment links the newest page: an earlier one is changed, so that the issue does not fill with links. */
export async function linkPage(forge: Forge, comment: PageComment): Promise<void> {
  const { repository, requester, issue, about } = comment;
  const path = `${repository}/issues/${issue}/comments`;
  const own = async () =>
    (await forge.list(path))
      .map(readComment)
      .find(({ by, body }) => by.login.toLowerCase() === requester.toLowerCase() && body.includes(MARKS[about].text));
  const body = textOf(comment);
  const known = await own();
  await forge.write({
    method: known === undefined ? "POST" : "PATCH",
    path: known === undefined ? path : `${repository}/issues/comments/${known.id}`,
    body: { body },
    what: "link the report in the issue",
    happened: async () => {
      const found = await own();
      return found?.body.includes(comment.address) ? found : undefined;
    },
  });
}

function textOf({ about, address, isArtifact, runUrl }: PageComment): Markdown {
  const where = isArtifact
    ? md`is among the artifacts of ${link("the run", runUrl)}`
    : md`of ${link("the run", runUrl)} is attached to this issue, compressed with gzip`;
  return md`📄 ${link(`The report of this ${about}`, address)} ${where}: one page of HTML with ${CONTENTS[about]}.\n\n${MARKS[about]}`;
}

const CONTENTS = {
  incident: "the timeline, the durations and the runbooks",
  release: "the timeline, the plan, the digests, the checks and the charts of the watch",
} as const;
