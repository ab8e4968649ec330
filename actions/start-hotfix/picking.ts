import { type PickedEntry, pickEntries } from "../../src/changelog/entries/picked-entries.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { ScratchFolder } from "../../src/ports/scratch.ts";
import { endingText } from "../../src/text/ending-text.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { type Git, type GitExit, NOTHING } from "./git.ts";
import type { Pick } from "./repository.ts";

/** A changelog, and the possible names of its section of unreleased changes. */
export interface ChangelogPlace {
  readonly path: string;
  readonly unreleased: readonly string[];
}

export interface PickWish {
  readonly from: string;
  readonly picks: readonly Pick[];
  readonly changelog: ChangelogPlace;
}

/** Entries that were put under what is unreleased on the branch, because the changelog itself did not fit. */
export interface Settled {
  readonly at: Pick;
  readonly entries: readonly PickedEntry[];
}

export type Picked =
  | {
      readonly kind: "picked";
      readonly head: string;
      readonly picks: readonly Pick[];
      readonly settled: readonly Settled[];
    }
  | Conflict;

/** The commit in conflict, the commits before it that were applied, and the files in conflict. */
export interface Conflict {
  readonly kind: "conflict";
  readonly at: Pick;
  readonly before: readonly Pick[];
  readonly files: readonly string[];
  /** Why the changelog was not merged automatically, where it alone is in conflict; empty otherwise. */
  readonly why: string;
}

/** The name of a second tree in the folder. */
const TREE = "tree";

/** Cherry-picks commits onto a release, in a worktree of its own. */
export async function pick(git: Git, wish: PickWish, folder: ScratchFolder): Promise<Picked> {
  const { from, picks, changelog } = wish;
  const tree = `${folder.path}/${TREE}`;
  await git.lines("worktree", "add", "--quiet", "--detach", tree, `refs/tags/${from}`);
  try {
    const settled: Settled[] = [];
    for (const [index, one] of picks.entries()) {
      const parents = (await git.line("rev-list", "--parents", "--max-count=1", one.sha)).split(" ").length - 1;
      const mainline = parents > 1 ? ["--mainline", "1"] : [];
      const tried = await git.run(["-C", tree, "cherry-pick", "-x", ...mainline, one.sha]);
      if (tried.exit.code === 0) continue;
      const files = await git.lines("-C", tree, "diff", "--name-only", "--diff-filter=U");
      if (files.length === 0) throw notPicked(one, from, tried);
      const isAlone = files.length === 1 && files[0] === changelog.path;
      const end = isAlone ? await settle(git, changelog, folder) : "";
      if (typeof end === "string") return { kind: "conflict", at: one, before: picks.slice(0, index), files, why: end };
      settled.push({ at: one, entries: end });
    }
    return { kind: "picked", head: await git.line("-C", tree, "rev-parse", "HEAD"), picks, settled };
  } finally {
    await git.run(["worktree", "remove", "--force", tree]);
  }
}

/** Puts the commit's own entries under the unreleased changes. Returns them, or why a person has to do it. */
async function settle(
  git: Git,
  { path, unreleased }: ChangelogPlace,
  folder: ScratchFolder,
): Promise<readonly PickedEntry[] | string> {
  const inTree = (...args: readonly string[]): Promise<readonly string[]> =>
    git.lines("--literal-pathspecs", "-C", `${folder.path}/${TREE}`, ...args);
  const stages = await inTree("ls-files", "--unmerged", "--", path);
  // Before the commit, here, and after it; only as files, since a link could lead anywhere.
  if (stages.length !== 3 || stages.some((stage) => !/^100(644|755) /.test(stage)))
    return `${path} is not a file on both sides.`;
  const [line = ""] = await inTree("checkout-index", "--temp", "--stage=all", "--", path);
  const names = line.split("\t")[0]?.split(" ") ?? [];
  const [before = "", ours = "", after = ""] = await Promise.all(names.map((name) => folder.read(`${TREE}/${name}`)));
  const picked = pickEntries({ before, ours, after }, unreleased);
  if (picked.kind === "refused") return picked.why;
  await folder.write(`${TREE}/${path}`, picked.text);
  await inTree("add", "--", path);
  await inTree("cherry-pick", "--continue");
  return picked.entries;
}

function notPicked({ sha, subject }: Pick, from: string, { exit, lines }: GitExit): StageFailure {
  const said = lines.join(" ");
  const isEmpty = /is now empty|nothing to commit/.test(said);
  return new StageFailure({
    what: isEmpty
      ? `${sha.slice(0, 12)} ("${cleanForeignLine(subject)}") changes nothing on ${from}.`
      : `git cherry-pick of ${sha.slice(0, 12)} ${endingText(exit)}: ${cleanForeignLine(said)}`,
    means: NOTHING,
    todo: isEmpty
      ? `${from} contains this fix already, or an earlier commit in the list does. Remove it from the list.`
      : "Cherry-pick it by hand on a branch of that name, and push it.",
  });
}
