/** What a server has, by `git ls-remote --symref`. */
export interface RemoteRefs {
  /** Undefined where the server does not report it. */
  readonly defaultBranch: string | undefined;
  /** Name → commit. */
  readonly branches: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, RemoteTag>;
}

export interface RemoteTag {
  readonly commit: string;
  /** A tag object of its own, with a message; else only a name for the commit. */
  readonly isAnnotated: boolean;
}

export function readRefs(lines: readonly string[]): RemoteRefs {
  const branches = new Map<string, string>();
  const tags = new Map<string, RemoteTag>();
  let defaultBranch: string | undefined;
  for (const line of lines) {
    defaultBranch ??= /^ref: refs\/heads\/(\S+)\tHEAD$/.exec(line)?.[1];
    const [, sha = "", kind, name = "", peeled] =
      /^([0-9a-f]{40})\trefs\/(heads|tags)\/(.+?)(\^\{\})?$/.exec(line) ?? [];
    if (kind === "heads") branches.set(name, sha);
    // The peeled line comes after the tag's own, and names its commit.
    if (kind === "tags") tags.set(name, { commit: sha, isAnnotated: peeled !== undefined });
  }
  return { defaultBranch, branches, tags };
}

/** A ref that ends with the commit; undefined when none does. Branches come first. */
export function tipOf(refs: RemoteRefs, commit: string): string | undefined {
  const [branch] = [...refs.branches].find(([, sha]) => sha === commit) ?? [];
  if (branch !== undefined) return `refs/heads/${branch}`;
  const [tag] = [...refs.tags].find(([, one]) => one.commit === commit) ?? [];
  return tag === undefined ? undefined : `refs/tags/${tag}`;
}
