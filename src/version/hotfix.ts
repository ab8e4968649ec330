import { versionAfter } from "./bump.ts";
import { compareTags, newestRelease, readTag } from "./tag.ts";

/** A fix of one release: the next patch, on a branch of its own that begins at the release's tag. */
export interface Hotfix {
  readonly from: string;
  readonly version: string;
  readonly branch: string;
}

export type HotfixDecision =
  | ({ readonly kind: "hotfix" } & Hotfix)
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
  return version.split(".", 2).join(".");
}

/** Pure. `from` is the stable tag; empty takes the newest release that was not rolled back. */
export function decideHotfix(from: string, names: readonly string[]): HotfixDecision {
  const stable = from || newestRelease(names.filter((name) => !names.includes(`${name}-rollback`)));
  if (stable === undefined) return refused("There is no release that could be fixed.", "Release a version first.");
  if (readTag(stable).kind !== "release" || !names.includes(stable)) {
    return refused(`${stable} is no release of this repository.`, "Name the tag of a release, such as v1.2.4.");
  }
  const [newer] = newerInLine(stable, names);
  if (newer !== undefined) {
    return refused(
      `${newer} fixes ${stable} already.`,
      `Start from the newest of its line: ${newerInLine(stable, names).toSorted(compareTags).at(-1)}.`,
    );
  }
  const version = versionAfter(stable, "patch");
  return { kind: "hotfix", from: stable, version, branch: hotfixBranch(version) };
}

function refused(what: string, todo: string): HotfixDecision {
  return { kind: "refused", what, todo };
}
