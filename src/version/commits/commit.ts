/** A commit as Git prints it; its message is not cleaned yet. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Person;
  /** The message's first line that is not blank. */
  readonly subject: string;
  /** The lines of the rest of the message that are read. */
  readonly body: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** `(#12)` at the end of a squash merge's subject; several after a backport, the newest last. */
export function pullRequestsOf({ subject, parents }: Pick<Commit, "subject" | "parents">): readonly number[] {
  const merge = parents.length > 1 ? mergedPullRequest(subject) : undefined;
  if (merge !== undefined) return [merge.pullRequest];
  const { references } = splitReferences(subject);
  return references === "" ? [] : (references.match(/\d+/g) ?? []).map(Number);
}

/** The subject without the references at its end. */
export function withoutReferences(subject: string): string {
  return splitReferences(subject).text;
}

function splitReferences(subject: string): { readonly text: string; readonly references: string } {
  let text = subject.trimEnd();
  let references = "";
  if (!text.endsWith(")")) return { text, references };
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

/** What a commit calls itself: for a merge its pull request's title, and a title that was cut with its rest. */
export function fullTitle({ subject, body, parents }: Pick<Commit, "subject" | "body" | "parents">): string {
  const merge = parents.length > 1 ? mergedPullRequest(subject) : undefined;
  // Most commits of a history are neither.
  if (merge === undefined && !body.startsWith("…")) return subject;
  const [first = ""] = body.split("\n", 1);
  if (merge !== undefined) return merge.title ?? first;
  const text = withoutReferences(subject);
  return text.endsWith("…") ? `${text.slice(0, -1)}${first.slice(1)}` : subject;
}

/** Who wrote it, and who the `Co-authored-by:` lines name. */
export function authorsOf({ author, body }: Pick<Commit, "author" | "body">): readonly Person[] {
  const others = body === "" ? [] : [...body.matchAll(/^co-authored-by:[ \t]*([^<\n]{0,200})<([^<>\n]{0,320})>/gim)];
  // Most commits have one author, and a history has many of them.
  if (others.length === 0 && author.name !== "") return [author];
  return distinctPeople([
    author,
    ...others.map(([, name = "", email = ""]) => ({ name: name.trim(), email: email.trim() })),
  ]);
}

/** One person is one address, or one full name with several; the first of both counts. */
export function distinctPeople(people: readonly Person[]): readonly Person[] {
  return people.filter(unseenPeople());
}

/** Whether a person has not come before. */
export function unseenPeople(): (person: Person) => boolean {
  const known = new Set<string>();
  const same = new Set<string>();
  return ({ name, email }) => {
    const whole = `${name}\0${email}`;
    if (same.has(whole)) return false;
    same.add(whole);
    const keys = [email, /\S\s+\S/.test(name.trim()) ? name : ""]
      .map((key) => key.trim().toLowerCase())
      .filter((key) => key !== "");
    const own = keys.length === 0 && name.trim() !== "" ? [name.trim().toLowerCase()] : keys;
    const isNew = own.length > 0 && !own.some((key) => known.has(key));
    for (const key of own) known.add(key);
    return isNew;
  };
}

/** What `git cherry-pick -x` left: the commits that this one is a copy of. */
export function pickedFrom({ body }: Pick<Commit, "body">): readonly string[] {
  if (body === "") return [];
  return [...body.matchAll(/^\(cherry picked from commit ([0-9a-f]{40})\)/gm)].map(([, sha = ""]) => sha);
}
