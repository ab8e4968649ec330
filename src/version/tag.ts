import { compareBuild, parse } from "semver";

/** What a tag's name says. Only `vX.Y.Z` and `vX.Y.Z-pre.1` are release tags; build metadata is refused by Docker. */
export type Tag =
  | { readonly kind: "release"; readonly name: string }
  | { readonly kind: "prerelease"; readonly name: string }
  | { readonly kind: "not-semver"; readonly name: string };

export function readTag(name: string): Tag {
  const version = name.startsWith("v") ? parse(name.slice(1)) : null;
  if (version === null || `v${version.version}` !== name) return { kind: "not-semver", name };
  return { kind: version.prerelease.length > 0 ? "prerelease" : "release", name };
}

/** Negative when `left` is older. Both must be semver tags; anything else throws. */
export function compareTags(left: string, right: string): number {
  return compareBuild(left.replace(/^v/, ""), right.replace(/^v/, ""));
}

export function isSemverTag(name: string): boolean {
  return readTag(name).kind !== "not-semver";
}
