import { compareBuild, parse } from "semver";

/** What a version's name says. Only `vX.Y.Z` and `vX.Y.Z-pre.1` are release tags; build metadata is refused by Docker. */
export type Tag =
  | { readonly kind: "release"; readonly name: string }
  | { readonly kind: "prerelease"; readonly name: string }
  /** `sha-` and the 40 digits of a commit: what staging runs, as docker/metadata-action names images of commits. */
  | { readonly kind: "commit"; readonly name: string; readonly commit: string }
  | { readonly kind: "not-semver"; readonly name: string };

export function readTag(name: string): Tag {
  const commit = /^sha-([0-9a-f]{40})$/.exec(name)?.[1];
  if (commit !== undefined) return { kind: "commit", name, commit };
  const version = name.startsWith("v") ? parse(name.slice(1)) : null;
  if (version === null || `v${version.version}` !== name) return { kind: "not-semver", name };
  return { kind: version.prerelease.length > 0 ? "prerelease" : "release", name };
}

/** Negative when `left` is older. Both must be semver tags; anything else throws. */
export function compareTags(left: string, right: string): number {
  return compareBuild(left.replace(/^v/, ""), right.replace(/^v/, ""));
}

export function isSemverTag(name: string): boolean {
  const { kind } = readTag(name);
  return kind === "release" || kind === "prerelease";
}

/** The newest release among names; prereleases and records of rollbacks are none. */
export function newestRelease(names: readonly string[]): string | undefined {
  return names
    .filter((name) => readTag(name).kind === "release")
    .toSorted(compareTags)
    .at(-1);
}
