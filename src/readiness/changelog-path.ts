import { posix } from "node:path";
import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";

/** Where the changelog really is, and how Git keeps it. */
export interface ChangelogPath {
  readonly path: string;
  readonly mode: FileMode;
}

export type FileMode = "100644" | "100755";

/** The configured path, and the commit or branch at which it is resolved. */
export interface PathQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly path: string;
  /** A commit, or a branch. */
  readonly ref: string;
}

const commitSchema = v.object({ commit: v.object({ tree: v.object({ sha: v.string() }) }) });
const treeSchema = v.object({
  tree: v.array(v.object({ path: v.string(), mode: v.string(), sha: v.string() })),
});
const blobSchema = v.object({ encoding: v.literal("base64"), content: v.string() });

const SYMBOLIC_LINK = "120000";
/** A link may lead to a link; a circle of links is refused. */
const MOST_LINKS = 5;

/**
 * Follows symbolic links, which the contents API does without reporting it: a commit has to change the file, not the
 * link. Undefined where there is nothing. Only GitHub's commits are made here, so only GitHub is asked.
 */
export async function changelogPath(
  forge: Forge,
  kind: ForgeKind,
  { repository, path: asked, ref }: PathQuestion,
): Promise<ChangelogPath | undefined> {
  if (kind !== "github") return { path: asked, mode: "100644" };
  let path = asked;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const entry = await entryAt(forge, { repository, path, ref });
    if (entry === undefined) return undefined;
    if (entry.mode !== SYMBOLIC_LINK) return { path, mode: fileMode(entry.mode, path) };
    const blob = understand(blobSchema, await forge.read(`${repository}/git/blobs/${entry.sha}`), "a symbolic link");
    const target = Buffer.from(blob.content, "base64").toString("utf8");
    path = posix.normalize(posix.join(posix.dirname(path), target));
    if (target.startsWith("/") || path.startsWith("../"))
      throw refusal(`${asked} is a symbolic link out of the repository.`, "Set `announce.changelog` to a file in it.");
  }
  throw refusal(`${asked} is a symbolic link that leads in a circle.`, "Set `announce.changelog` to the file itself.");
}

function fileMode(mode: string, path: string): FileMode {
  if (mode === "100644" || mode === "100755") return mode;
  throw refusal(`${path} is no file: Git keeps it with mode ${mode}.`, "Set `announce.changelog` to a file.");
}

interface Entry {
  readonly mode: string;
  readonly sha: string;
}

/** Folder by folder, because a tree with all that is below it may be too large for one answer. */
async function entryAt(forge: Forge, { repository, path, ref }: PathQuestion): Promise<Entry | undefined> {
  // 422 is how GitHub says that no commit has this name: it may be on another server alone.
  const found = await forge.read(`${repository}/commits/${ref.split("/").map(encodeURIComponent).join("/")}`, [422]);
  if (found === undefined) return undefined;
  const { tree } = understand(commitSchema, found, "a commit").commit;
  let entry: Entry | undefined = { mode: "040000", sha: tree.sha };
  for (const name of path.split("/")) {
    const answer: unknown = entry === undefined ? undefined : await forge.read(`${repository}/git/trees/${entry.sha}`);
    if (answer === undefined) return undefined;
    entry = understand(treeSchema, answer, "a folder").tree.find((one) => one.path === name);
  }
  return entry;
}

function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({
    what,
    means: "Where the changelog is, is not known. Nothing was changed, and nothing was tagged.",
    todo,
  });
}
