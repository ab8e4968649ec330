import compare from "semver/functions/compare.js";

/** Release tags of Sluice's repository, each with the commit that it stands for. */
export type ReleaseTags = ReadonlyMap<string, string>;

/** Reads `git ls-remote --tags`. An annotated tag has a second line with `^{}`, which names its commit. */
export function readRemoteTags(lines: readonly string[]): ReleaseTags {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, commit, version, peeled] = /^([0-9a-f]{40})\trefs\/tags\/(v\d+\.\d+\.\d+)(\^\{\})?$/.exec(line) ?? [];
    if (commit === undefined || version === undefined) continue;
    if (peeled !== undefined || !found.has(version)) found.set(version, commit);
  }
  return new Map([...found].toSorted(([one], [other]) => compare(other, one)));
}

export function versionOf(tags: ReleaseTags, commit: string): string | undefined {
  return [...tags].find(([, tagged]) => tagged === commit)?.[0];
}

/** The newest version that comes after this one. */
export function newerVersion(tags: ReleaseTags, version: string): string | undefined {
  const newest = [...tags.keys()][0];
  return newest !== undefined && compare(newest, version) > 0 ? newest : undefined;
}
