import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import { hiddenMark, type Markdown } from "../../text/markdown.ts";
import { account } from "../verdict/person.ts";

/** The issue of a release: one that the suite has opened, according to its author and its mark. Its title does not count. */
export interface ReleaseIssue {
  readonly number: number;
  readonly url: string;
  readonly version: string;
}

const issueSchema = v.object({
  number: v.number(),
  html_url: v.optional(v.string(), ""),
  body: v.optional(v.nullable(v.string())),
  user: v.optional(v.nullable(account)),
  // GitHub lists pull requests among the issues.
  pull_request: v.optional(v.unknown()),
});

const NAME = "sluice-release";
const MARK = /^<!-- sluice-release (".*") -->$/m;

/** What an issue of ours begins with, unseen. */
export function releaseMark(version: string): Markdown {
  return hiddenMark(NAME, version);
}

export function readReleaseIssue(answer: unknown, requester: string): ReleaseIssue | undefined {
  const { number, html_url, body, user, pull_request } = understand(issueSchema, answer, "an issue");
  if ((pull_request ?? undefined) !== undefined || user?.login.toLowerCase() !== requester.toLowerCase())
    return undefined;
  const version = readVersion(body ?? "");
  return version === undefined ? undefined : { number, url: html_url, version };
}

/** Every open one, the oldest first. `repository` is its path in the API. */
export async function openReleaseIssues(
  forge: Forge,
  repository: string,
  requester: string,
): Promise<readonly ReleaseIssue[]> {
  const all = await forge.list(`${repository}/issues?state=open`);
  return all
    .flatMap((one) => readReleaseIssue(one, requester) ?? [])
    .toSorted((one, other) => one.number - other.number);
}

function readVersion(body: string): string | undefined {
  try {
    const read = v.safeParse(v.pipe(v.string(), v.nonEmpty()), JSON.parse(MARK.exec(body)?.[1] ?? "null"));
    return read.success ? read.output : undefined;
  } catch {
    // Something that only looks like ours.
    return undefined;
  }
}
