import type { Commit } from "./commit.ts";

type Node = Pick<Commit, "sha" | "parents">;

/** Which merge brought a commit into the branch that it was merged to; a commit made on the main line has none. */
export type Merges = ReadonlyMap<string, string>;

/** `commits` begin with the newest, from which all others are reached. Each is visited once. */
export function readMerges(commits: readonly Node[]): Merges {
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  const seen = new Set<string>();
  const merges = new Map<string, string>();
  const tips: { readonly sha: string; readonly by: string | undefined }[] = [];
  if (commits[0] !== undefined) tips.push({ sha: commits[0].sha, by: undefined });
  for (let tip = tips.pop(); tip !== undefined; tip = tips.pop()) {
    let here = known.get(tip.sha);
    while (here !== undefined && !seen.has(here.sha)) {
      seen.add(here.sha);
      if (tip.by !== undefined) merges.set(here.sha, tip.by);
      // The oldest merge of a line lies on top in the end: what two merges share came with the older one.
      for (const sha of here.parents.slice(1)) tips.push({ sha, by: here.sha });
      here = known.get(here.parents[0] ?? "");
    }
  }
  return merges;
}

/** All that a merge brought, what its own merges brought included. */
export function broughtBy(merges: Merges): (merge: string) => readonly string[] {
  const direct = new Map<string, string[]>();
  for (const [sha, merge] of merges) {
    const list = direct.get(merge);
    if (list === undefined) direct.set(merge, [sha]);
    else list.push(sha);
  }
  return (merge) => {
    const all: string[] = [];
    const left = [merge];
    for (let here = left.pop(); here !== undefined; here = left.pop()) {
      for (const sha of direct.get(here) ?? []) {
        all.push(sha);
        if (direct.has(sha)) left.push(sha);
      }
    }
    return all;
  };
}
