import { type Hunk, versionReader } from "../version/commits/version-lines.ts";
import type { Git } from "./git-command.ts";

/** Only so many commits are read in full. A history without any entries has more, and then the number alone is enough. */
const MOST_VERSION_COMMITS = 200;

/** The changelog, and the releases between which the commits are. */
export interface VersionPlace {
  readonly changelog: string;
  readonly previous: string | undefined;
  readonly version: string;
}

/** Of these commits, the newest first, those that change nothing but changelogs and the version's number. */
export async function versionCommits(
  git: Git,
  commits: readonly string[],
  { changelog, previous, version }: VersionPlace,
): Promise<ReadonlySet<string>> {
  if (commits.length === 0) return new Set();
  const form = ["--no-walk=unsorted", "--format=%x00%H", "--patch", "--unified=0", "--no-ext-diff", "--no-color"];
  const lines = await git.lines(
    "log",
    ...form,
    "--no-renames",
    "--first-parent",
    "--diff-merges=off",
    ...commits.slice(0, MOST_VERSION_COMMITS),
    "--",
  );
  const reader = versionReader(previous, version);
  const free = patchesOf(lines)
    .toReversed()
    .filter(({ files }) => {
      const others = files.filter(({ path }) => path !== changelog && !CHANGELOG.test(path));
      if (others.length === 0) return files.length > 0;
      const [made, changed] = [others.filter(({ isNew }) => isNew), others.filter(({ isNew }) => !isNew)];
      if (others.some(({ isWhole }) => isWhole) || !made.every(({ hunks }) => reader.isVersionText(addedIn(hunks))))
        return false;
      return changed.length === 0 || reader.isVersionChange(changed.flatMap(({ hunks }) => hunks));
    });
  return new Set(free.map(({ sha }) => sha));
}

function addedIn(hunks: readonly Hunk[]): readonly string[] {
  return hunks.flatMap(({ added }) => added);
}

/** Changelogs of packages, and the files that changesets and towncrier make one of. */
const CHANGELOG =
  /(?:^|\/)(?:\.changeset|changelog\.d|newsfragments)\/|(?:^|\/)(?:change-?log|changes|history|news|releases?)(?:\.(?:md|markdown|rst|txt))?$/i;

interface Patch {
  readonly sha: string;
  readonly files: readonly PatchedFile[];
}

interface PatchedFile {
  /** Empty for a name that Git has to quote. */
  readonly path: string;
  readonly hunks: readonly Hunk[];
  readonly isNew: boolean;
  /** Whether more than lines changed: it is gone, binary, or has another mode. */
  readonly isWhole: boolean;
}

/** What `git log --patch` prints, where each commit begins with a NUL. */
function patchesOf(lines: readonly string[]): readonly Patch[] {
  const patches: { readonly sha: string; readonly files: OpenFile[] }[] = [];
  let left = { removed: 0, added: 0 };
  for (const line of lines) {
    const files = patches.at(-1)?.files ?? [];
    const file = files.at(-1);
    const hunk = file?.hunks.at(-1);
    if (line.startsWith("\0")) patches.push({ sha: line.slice(1), files: [] });
    else if (hunk !== undefined && left.removed > 0 && line.startsWith("-")) {
      hunk.removed.push(line.slice(1));
      left = { ...left, removed: left.removed - 1 };
    } else if (hunk !== undefined && left.added > 0 && line.startsWith("+")) {
      hunk.added.push(line.slice(1));
      left = { ...left, added: left.added - 1 };
    } else if (line.startsWith("diff --git "))
      files.push({ path: /^diff --git a\/(.*) b\//.exec(line)?.[1] ?? "", hunks: [], isNew: false, isWhole: false });
    else if (file !== undefined && line.startsWith("@@ ")) {
      const [, removed = "1", added = "1"] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
      left = { removed: Number(removed), added: Number(added) };
      file.hunks.push({ removed: [], added: [] });
    } else if (file !== undefined && line.startsWith("new file ")) file.isNew = true;
    else if (file !== undefined && /^(?:Binary |old mode |deleted file )/.test(line)) file.isWhole = true;
  }
  return patches;
}

interface OpenFile extends PatchedFile {
  readonly hunks: { readonly removed: string[]; readonly added: string[] }[];
  isNew: boolean;
  isWhole: boolean;
}
