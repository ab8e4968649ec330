import compareBuild from "semver/functions/compare-build.js";
import parse from "semver/functions/parse.js";

/**
 * What a version's name says. `vX.Y.Z` and `X.Y.Z` are releases, and prereleases with `-pre.1` behind that; build metadata is
 * refused by Docker.
 */
export type Tag =
  | { readonly kind: "release"; readonly name: string }
  | { readonly kind: "prerelease"; readonly name: string }
  /** `sha-` and the 40 digits of a commit: what staging runs, as docker/metadata-action names images of commits. */
  | { readonly kind: "commit"; readonly name: string; readonly commit: string }
  | { readonly kind: "not-semver"; readonly name: string };

export function readTag(name: string): Tag {
  const commit = /^sha-([0-9a-f]{40})$/.exec(name)?.[1];
  if (commit !== undefined) return { kind: "commit", name, commit };
  const bare = bareNumber(name);
  const version = parse(bare);
  if (version === null || version.version !== bare) return { kind: "not-semver", name };
  return { kind: version.prerelease.length > 0 ? "prerelease" : "release", name };
}

/** A version without its v. */
export function bareNumber(version: string): string {
  return version.replace(/^v/, "");
}

/** How a repository writes its versions. */
export const TAG_FORMATS = ["v1.2.3", "1.2.3"] as const;
export type TagFormat = (typeof TAG_FORMATS)[number];

export function formatOf(version: string): TagFormat {
  return version.startsWith("v") ? "v1.2.3" : "1.2.3";
}

/** The version as a repository writes it; what is no version stays as it is. */
export function inFormat(version: string, format: TagFormat): string {
  if (!isSemverTag(version)) return version;
  return `${format === "v1.2.3" ? "v" : ""}${bareNumber(version)}`;
}

/** Negative when `left` is older. Both must be semver tags; anything else throws. */
export function compareTags(left: string, right: string): number {
  return compareBuild(bareNumber(left), bareNumber(right));
}

export function isSemverTag(name: string): boolean {
  const { kind } = readTag(name);
  return kind === "release" || kind === "prerelease";
}

/** The newest release among names; prereleases and records of rollbacks do not count. */
export function newestRelease(names: readonly string[]): string | undefined {
  return names
    .filter((name) => readTag(name).kind === "release")
    .toSorted(compareTags)
    .at(-1);
}
