import { versionAfter } from "./bump.ts";
import { readRollbackTag } from "./tags/rollback-tag.ts";
import { bareNumber, compareTags, newestRelease, readTag } from "./tags/tag.ts";
import { unreadSentence } from "./tags/unread-tags.ts";

/** A fix of one release: the next patch, on a branch of its own that begins at the release's tag. */
export interface Hotfix {
  readonly from: string;
  readonly version: string;
  readonly branch: string;
}

export interface HotfixWish {
  /**
   * The stable tag; empty for the live release, or, where that is unknown, the newest release that was not rolled back.
   */
  readonly from: string;
  /** The live release, where the forge reports it. */
  readonly live: string | undefined;
  /** Tags of the whole repository that resemble versions and were not read. */
  readonly unread: readonly string[];
}

export type HotfixDecision =
  | (Hotfix & {
      readonly kind: "hotfix";
      /** Newer releases that are neither live nor rolled back, the newest first: what they bring is not in the fix. */
      readonly newer: readonly string[];
      /** Those of them in the line of the fix: a preparation takes them for releases that the fix has to hold. */
      readonly inLine: readonly string[];
    })
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

export function hotfixBranch(version: string): string {
  return `hotfix/${version}`;
}

/** The version that a branch is for; undefined for any other branch. */
export function hotfixVersion(branch: string): string | undefined {
  const version = /^hotfix\/(.+)$/.exec(branch)?.[1];
  return version !== undefined && readTag(version).kind === "release" ? version : undefined;
}

/** Releases of the same line, such as v1.2.*, that are newer than one. */
export function newerInLine(version: string, names: readonly string[]): readonly string[] {
  const line = lineOf(version);
  return names.filter(
    (name) => readTag(name).kind === "release" && lineOf(name) === line && compareTags(name, version) > 0,
  );
}

function lineOf(version: string): string {
  return bareNumber(version).split(".", 2).join(".");
}

/** Releases that were not rolled back: a rolled-back one is no base for a fix, and in no fix's way. */
export function standingReleases(names: readonly string[]): readonly string[] {
  const left = new Set(names.flatMap((name) => readRollbackTag(name)?.failed ?? []));
  return names.filter((name) => readTag(name).kind === "release" && !left.has(name));
}

/**
 * The first patch of a release's line that is newer than all of it: a version that was rolled back is not used again.
 */
export function freePatch(from: string, names: readonly string[]): string {
  return versionAfter(newestRelease([from, ...newerInLine(from, names)]) ?? from, "patch");
}

/** Pure. Which release is fixed, and as which version. */
export function decideHotfix({ from, live, unread }: HotfixWish, names: readonly string[]): HotfixDecision {
  const standing = standingReleases(names);
  const stable = from || (live ?? newestRelease(standing));
  if (stable === undefined)
    return refused(
      `There is no release that could be fixed. ${unreadSentence(unread)}`.trim(),
      "Release a version first.",
    );
  if (readTag(stable).kind !== "release" || !names.includes(stable)) {
    return refused(`${stable} is no release of this repository.`, "Name the tag of a release, such as v1.2.4.");
  }
  if (!standing.includes(stable)) {
    const runs = live ?? newestRelease(standing);
    return refused(
      `${stable} was rolled back: it is not what runs.`,
      runs === undefined ? "Release a version first." : `Start from what runs: ${runs}, or leave \`from\` empty.`,
    );
  }
  const newer = standing
    .filter((name) => compareTags(name, stable) > 0)
    .toSorted(compareTags)
    .toReversed();
  const inLine = newerInLine(stable, newer);
  const obstacle = inLine.find((name) => name === live) ?? inLine[0];
  // The live release has no newer fix: newer tags of its line never ran.
  if (obstacle !== undefined && stable !== live) {
    return refused(`${obstacle} fixes ${stable} already.`, `Start from the newest of its line: ${obstacle}.`);
  }
  const version = freePatch(stable, names);
  return { kind: "hotfix", from: stable, version, branch: hotfixBranch(version), newer, inLine };
}

export interface HotfixBase {
  /** The version that the branch is for. */
  readonly hotfix: string;
  /** The newest release among its commits. */
  readonly previous: string | undefined;
  /** Whether a person gave exactly that version, which takes precedence over the tags. */
  readonly isAsked: boolean;
}

export type JudgedBase =
  | { readonly kind: "base"; readonly from: string; readonly warnings: readonly string[] }
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

/** Pure. Whether a branch begins where its hotfix has to, by the tags; `names` are all but the hotfix's own. */
export function judgeBase({ hotfix, previous, isAsked }: HotfixBase, names: readonly string[]): JudgedBase {
  if (previous === undefined || freePatch(previous, names) !== hotfix) {
    return refused(
      `${hotfix} is not the patch that follows ${previous ?? "the beginning"}, the release before on this branch.`,
      "Start the branch from the tag of the release that is to be fixed: start-hotfix does.",
    );
  }
  const word = `give \`version: ${hotfix}\`, which takes precedence`;
  const standing = standingReleases(names);
  if (!isAsked && !standing.includes(previous)) {
    return refused(
      `${previous}, the release before on this branch, was rolled back.`,
      `Start the branch from the release that runs: start-hotfix does. Or ${word}.`,
    );
  }
  const newer = newerInLine(previous, standing);
  if (!isAsked && newer.length > 0) {
    return refused(
      `${newer.join(", ")}: newer than ${previous}, not rolled back, and not in this history.`,
      `Start the branch from the newest of its line. If that release never ran, ${word}.`,
    );
  }
  const missing = `${newer.join(", ")}: what was changed there is not in this history.`;
  return { kind: "base", from: previous, warnings: newer.length === 0 ? [] : [missing] };
}

function refused(
  what: string,
  todo: string,
): { readonly kind: "refused"; readonly what: string; readonly todo: string } {
  return { kind: "refused", what, todo };
}
