/** A commit as git tells it; nothing of its message is cleaned yet. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Person;
  /** The message's first line that is not blank. */
  readonly subject: string;
  /** The rest of the message. */
  readonly body: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/**
 * For `git log --format`: a line that begins with NUL names the commit, and the message's own lines follow. No message
 * holds a NUL, so no message can pass for a commit, and a line that was cut for its length spoils only itself.
 */
export const COMMIT_FORMAT = "%x00%H%x00%P%x00%aN%x00%aE%n%B";

/** A longer subject is nobody's wish, and its patterns would take their time. */
const SUBJECT_LIMIT = 2000;

/** Commits from lines in the format above, in the order in which they came; undefined when the lines are something else. */
export function readCommits(lines: readonly string[]): readonly Commit[] | undefined {
  const commits: Commit[] = [];
  let head: readonly string[] | undefined;
  let message: string[] = [];
  const close = (): boolean => {
    if (head === undefined) return message.length === 0;
    const commit = commitOf(head, message);
    if (commit !== undefined) commits.push(commit);
    return commit !== undefined;
  };
  for (const line of lines) {
    if (!line.startsWith("\0")) {
      message.push(line);
      continue;
    }
    if (!close()) return undefined;
    head = line.slice(1).split("\0");
    message = [];
  }
  return close() ? commits : undefined;
}

function commitOf(head: readonly string[], message: readonly string[]): Commit | undefined {
  const [sha = "", parents, name, email, ...more] = head;
  if (!/^[0-9a-f]{40}$/.test(sha) || parents === undefined || name === undefined || email === undefined)
    return undefined;
  if (more.length > 0) return undefined;
  const first = message.findIndex((line) => line.trim() !== "");
  return {
    sha,
    parents: parents.split(" ").filter((parent) => parent !== ""),
    author: { name, email },
    subject: (message[first] ?? "").trim().slice(0, SUBJECT_LIMIT),
    body:
      first < 0
        ? ""
        : message
            .slice(first + 1)
            .join("\n")
            .trim(),
  };
}

/** `(#12)` at the end of a squash merge's subject; several after a backport, the newest last. */
export function pullRequestsOf({ subject, parents }: Pick<Commit, "subject" | "parents">): readonly number[] {
  const merge = parents.length > 1 ? mergedPullRequest(subject) : undefined;
  if (merge !== undefined) return [merge.pullRequest];
  return [...splitReferences(subject).references.matchAll(/\(#(\d{1,9})\)/g)].map(([, number]) => Number(number));
}

/** The subject without the references at its end. */
export function withoutReferences(subject: string): string {
  return splitReferences(subject).text;
}

function splitReferences(subject: string): { readonly text: string; readonly references: string } {
  let text = subject.trimEnd();
  let references = "";
  for (let found = /\(#\d{1,9}\)$/.exec(text); found !== null; found = /\(#\d{1,9}\)$/.exec(text)) {
    references = `${found[0]}${references}`;
    text = text.slice(0, found.index).trimEnd();
  }
  return { text, references };
}

/** GitHub's `Merge pull request #12 from …`, and Gitea's and Forgejo's `Merge pull request 'Title' (#12) from …`. */
export function mergedPullRequest(
  subject: string,
): { readonly pullRequest: number; readonly title: string | undefined } | undefined {
  const [, title, inBrackets, plain] =
    /^Merge pull request (?:'(.*)' \(#(\d{1,9})\)|#(\d{1,9})) from /.exec(subject) ?? [];
  const number = inBrackets ?? plain;
  return number === undefined ? undefined : { pullRequest: Number(number), title };
}

/** Who wrote it, and who the `Co-authored-by:` lines name. */
export function authorsOf({ author, body }: Pick<Commit, "author" | "body">): readonly Person[] {
  const others = [...body.matchAll(/^co-authored-by:[ \t]*([^<\n]{0,200})<([^<>\n]{0,320})>/gim)];
  return distinctPeople([
    author,
    ...others.map(([, name = "", email = ""]) => ({ name: name.trim(), email: email.trim() })),
  ]);
}

/** One person is one address; the first name counts. */
export function distinctPeople(people: readonly Person[]): readonly Person[] {
  const known = new Map<string, Person>();
  for (const person of people) {
    const key = (person.email || person.name).toLowerCase();
    if (key !== "" && !known.has(key)) known.set(key, person);
  }
  return [...known.values()];
}

/** What `git cherry-pick -x` left: the commits that this one is a copy of. */
export function pickedFrom({ body }: Pick<Commit, "body">): readonly string[] {
  return [...body.matchAll(/^\(cherry picked from commit ([0-9a-f]{40})\)/gm)].map(([, sha = ""]) => sha);
}
