import { closeIssue } from "../gates/request/close-issue.ts";
import { readComment } from "../gates/request/issue-comment.ts";
import type { Forge } from "../ports/forge.ts";
import type { Log } from "../ports/world.ts";
import { cut, type Markdown, md } from "../text/markdown.ts";

export interface IssueNews {
  readonly text: Markdown;
  /** No decision is open: the issue is closed. */
  readonly isLast: boolean;
}

/** Forges take 65,536 characters a comment. */
const LIMIT = 60_000;

export interface IssueWorld {
  readonly forge: Forge;
  readonly log: Pick<Log, "redact">;
}

/** `path` is the issue's in the API, `/repos/owner/name/issues/7`. Throws a StageFailure when the forge refuses. */
export async function tellIssue({ forge, log }: IssueWorld, path: string, { text, isLast }: IssueNews): Promise<void> {
  const comments = `${path}/comments`;
  const body = cut(text, LIMIT, md`… (the rest is in the run)`);
  const posted = log.redact(body.text).trim();
  const isThere = async (): Promise<unknown> =>
    (await forge.list(comments)).find((one) => readComment(one).body.trim() === posted);
  await forge.write({
    method: "POST",
    path: comments,
    body: { body },
    what: "comment on the issue",
    happened: isThere,
  });
  if (isLast) await closeIssue(forge, path);
}
