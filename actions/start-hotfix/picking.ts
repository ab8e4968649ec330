import { cleanForeignLine } from "../../src/report/foreign.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import { type TakenEntry, takeEntries } from "../../src/version/changelog-entries.ts";
import type { ScratchFolder } from "../../src/world/scratch.ts";
import { type Git, type GitExit, NOTHING } from "./git.ts";
import type { Pick } from "./repository.ts";

/** A changelog, and what its section of unreleased changes may be called. */
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
  readonly entries: readonly TakenEntry[];
}

export type Picked =
  | {
      readonly kind: "picked";
      readonly head: string;
      readonly picks: readonly Pick[];
      readonly settled: readonly Settled[];
    }
  | Conflict;

/** The commit that does not fit, what had fitted before it, and the files in question. */
export interface Conflict {
  readonly kind: "conflict";
  readonly at: Pick;
  readonly before: readonly Pick[];
  readonly files: readonly string[];
  /** Why the changelog was not settled, where that alone is in conflict; empty otherwise. */
  readonly why: string;
}

/** The name of a second tree in the folder. */
const TREE = "tree";

/** Takes commits over onto a release, in a tree of their own beside the checkout. */
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

/** The commit's own entries go under what is unreleased here. Gives them, or why that is for a person to do. */
async function settle(
  git: Git,
  { path, unreleased }: ChangelogPlace,
  folder: ScratchFolder,
): Promise<readonly TakenEntry[] | string> {
  const inTree = (...args: readonly string[]): Promise<readonly string[]> =>
    git.lines("--literal-pathspecs", "-C", `${folder.path}/${TREE}`, ...args);
  const stages = await inTree("ls-files", "--unmerged", "--", path);
  // Before the commit, here, and after it; as files, for a link leads anywhere.
  if (stages.length !== 3 || stages.some((stage) => !/^100(644|755) /.test(stage)))
    return `${path} is not a file on both sides.`;
  const [line = ""] = await inTree("checkout-index", "--temp", "--stage=all", "--", path);
  const names = line.split("\t")[0]?.split(" ") ?? [];
  const [before = "", ours = "", after = ""] = await Promise.all(names.map((name) => folder.read(`${TREE}/${name}`)));
  const taken = takeEntries({ before, ours, after }, unreleased);
  if (taken.kind === "refused") return taken.why;
  await folder.write(`${TREE}/${path}`, taken.text);
  await inTree("add", "--", path);
  await inTree("cherry-pick", "--continue");
  return taken.entries;
}

function notPicked({ sha, subject }: Pick, from: string, { exit, lines }: GitExit): StageFailure {
  const said = lines.join(" ");
  const isEmpty = /is now empty|nothing to commit/.test(said);
  return new StageFailure({
    what: isEmpty
      ? `${sha.slice(0, 12)} ("${cleanForeignLine(subject)}") changes nothing on ${from}.`
      : `git cherry-pick of ${sha.slice(0, 12)} ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(said)}`,
    means: NOTHING,
    todo: isEmpty
      ? `${from} has this fix already, or an earlier commit in the list brings it. Leave it out.`
      : "Take it over by hand on a branch of that name, and push it.",
  });
}
