import { readComment } from "../../src/gates/issue-answers.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface IssueNews {
  /** Markdown. */
  readonly text: string;
  /** Nothing is left to answer: the issue is closed. */
  readonly isLast: boolean;
}

/** Forges take 65,536 characters a comment. */
const LIMIT = 60_000;

/** `path` is the issue's in the API, `/repos/owner/name/issues/7`. Throws a StageFailure when the forge refuses. */
export async function tellIssue(forge: Forge, path: string, { text, isLast }: IssueNews): Promise<void> {
  const comments = `${path}/comments`;
  const body = text.length <= LIMIT ? text : `${text.slice(0, LIMIT)}\n\n… (the rest is in the run)\n`;
  const isThere = async (): Promise<unknown> =>
    (await forge.list(comments)).find((one) => readComment(one).body.trim() === body.trim());
  await forge.write({
    method: "POST",
    path: comments,
    body: { body },
    what: "comment on the issue",
    happened: isThere,
  });
  if (!isLast) return;
  // Closing twice is closing once.
  const happened = async (): Promise<undefined> => undefined;
  await forge.write({ method: "PATCH", path, body: { state: "closed" }, what: "close the issue", happened });
}
