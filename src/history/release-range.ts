import { StageFailure } from "../failure/failure.ts";
import { newestRelease } from "../version/tags/tag.ts";
import { tagName } from "../version/tags/tag-prefix.ts";
import type { KnownTag } from "../version/tags/tagging.ts";
import { type History, type Span, tagRef } from "./git-history.ts";

/** A commit, and the releases of its product. */
export interface Place {
  readonly commit: string;
  readonly prefix: string;
  readonly tags: readonly KnownTag[];
}

/** What came since the release that a commit follows. */
export interface ReleaseRange<Content> {
  /** Undefined without one. */
  readonly previous: string | undefined;
  /** Whether it is on no commit of the history, but on one beside it. */
  readonly isBeside: boolean;
  readonly content: Content;
}

/** What a span holds, and the commits that it begins after. */
interface ReadSpan<Content> {
  readonly boundary: ReadonlySet<string>;
  readonly content: Content;
}

/**
 * Reads since the newest release of all, which is the one before in nearly every case, and then the boundary of what was
 * read says so: to ask first would walk the history once more. Otherwise it is the newest among the ancestors; and without
 * one the newest of all, as long as it shares a history with the commit.
 */
export async function readRange<Content>(
  history: Pick<History, "merged" | "isRelated">,
  { commit, prefix, tags }: Place,
  read: (span: Span) => Promise<ReadSpan<Content>>,
): Promise<ReleaseRange<Content>> {
  const newest = newestRelease(tags.map(({ name }) => name));
  const spanAfter = (tag: string | undefined): Span => ({
    ...{ commit, since: tag === undefined ? undefined : tagRef(prefix, tag) },
  });
  const { boundary, content } = await read(spanAfter(newest));
  const tagged = tags.find(({ name }) => name === newest)?.commit ?? "";
  if (newest === undefined || tagged === commit || boundary.has(tagged))
    return { previous: newest, isBeside: false, content };
  const previous = newestRelease(await history.merged(commit));
  if (previous !== undefined) return { previous, isBeside: false, content: (await read(spanAfter(previous))).content };
  if (await history.isRelated(tagRef(prefix, newest), commit)) return { previous: newest, isBeside: true, content };
  throw unrelated(tagName(prefix, newest), commit);
}

/** Releases that share nothing with this history are another project's, or this one's before it was rewritten. */
function unrelated(tag: string, commit: string): StageFailure {
  return new StageFailure({
    what: `${tag}, the newest release, and ${commit} share no history.`,
    means: "The changes since the last release are unknown. Nothing was changed.",
    todo: `Check that this is the right branch of the right repository. If its history was rewritten, join both (git merge --allow-unrelated-histories -s ours ${tag}), so that ${tag} is what comes before.`,
  });
}
