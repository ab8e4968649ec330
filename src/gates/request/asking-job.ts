import type { Question } from "./approval-request.ts";

/**
 * The job that asks a question, by its name in the workflows of this suite. Only a run itself can name its jobs. One of these that
 * ended well has recorded its own request, so that a person who records another one in the run's name only prevents the approval.
 */
const NAMES: Readonly<Record<Question, RegExp>> = {
  "sign-off": /^Request the sign-off in an issue$/,
  tag: /^Request the approval of the tag in the issue$/,
  release: /^Request the approval in an issue$/,
  verdict: /^Release \S+$/,
  rollback: /^Request the approval of the rollback in an issue$/,
};

/** `name` is as the run's page shows it, below its caller's. */
export function isAskingJob(asks: Question, name: string): boolean {
  return NAMES[asks].test(name.split(" / ").at(-1) ?? "");
}
