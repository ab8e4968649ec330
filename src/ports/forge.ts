import type { Markdown } from "../text/markdown.ts";
import type { PlainText } from "../text/plain-text.ts";

/** The forge's REST API (GitHub, and what Forgejo and Gitea have of it), with the waits that it requires. */
export interface Forge {
  /**
   * A GET. Undefined when there is no such thing (404, or one of `absent`). Throws a StageFailure when the forge does
   * not answer.
   */
  read(path: string, absent?: readonly number[]): Promise<unknown>;
  /** All pages of a GET that lists. `key` names the list inside the answer where the answer is not the list itself. */
  list(path: string, key?: string): Promise<readonly unknown[]>;
  /** A question to GraphQL, which GitHub alone has; its data. Throws a StageFailure when the forge does not answer. */
  query(text: string, variables: Readonly<Record<string, string>>): Promise<unknown>;
  /** Changes something, once. Throws a StageFailure when it was refused, or when it is unknown whether it happened. */
  write(change: ForgeChange): Promise<unknown>;
}

/** What people see at the forge takes markup alone: a foreign text cannot stand there as it is. */
export interface ForgeBody {
  readonly body?: Markdown;
  readonly title?: PlainText;
  readonly name?: PlainText;
  readonly description?: PlainText;
  readonly [field: string]: unknown;
}

export interface ForgeChange {
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** With the leading slash, `/repos/owner/name/git/refs`. */
  readonly path: string;
  readonly body?: ForgeBody;
  /** What is being done, for the message: "create the release v1.2.3". */
  readonly what: string;
  /** Whether it dispatches a workflow: an organization can forbid that, and the message then says so. */
  readonly isDispatch?: boolean;
  /**
   * Checks whether it has happened, and returns what it made. Called before a change with an unknown result (a 5xx, a
   * lost answer) is tried again, so that nothing is made twice.
   */
  readonly happened: () => Promise<unknown>;
}
