import { newerInLine } from "./hotfix.ts";
import { readRollbackTag } from "./rollback-tag.ts";
import { compareTags, newestRelease, readTag } from "./tag.ts";

/** What is to be tagged. For a rollback `version` is the release that failed, `commit` that of the one that runs again. */
export interface WantedTag {
  readonly kind: "release" | "rollback";
  readonly version: string;
  readonly commit: string;
  /** Whether the commit is on the version's own hotfix branch: then only releases of its line have to be older. */
  readonly hotfix?: boolean;
}

/** The tags that the remote has; a commit only where it was asked for. */
export interface KnownTag {
  readonly name: string;
  readonly commit: string | undefined;
}

export type Tagging =
  | { readonly kind: "create"; readonly name: string }
  /** It is there already, on this commit: an earlier try made it. */
  | { readonly kind: "exists"; readonly name: string }
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

/** Names whose commits the decision depends on. */
export function tagsInQuestion(wanted: WantedTag, names: readonly string[]): readonly string[] {
  if (wanted.kind === "release") return names.filter((name) => name === wanted.version);
  return names.filter((name) => readRollbackTag(name)?.failed === wanted.version);
}

/** Pure. A release's tag is new and newer than all before; a rollback's record is never in the way of another one. */
export function decideTag(wanted: WantedTag, known: readonly KnownTag[]): Tagging {
  const { kind } = readTag(wanted.version);
  if (kind === "not-semver" || kind === "commit" || readRollbackTag(wanted.version) !== undefined) {
    return refused(
      `${wanted.version} is no version of a release.`,
      "Use a semver version with a leading v and all three numbers, such as v1.4.0.",
    );
  }
  return wanted.kind === "release" ? decideRelease(wanted, known) : decideRollback(wanted, known);
}

function decideRelease({ version, commit, hotfix = false }: WantedTag, known: readonly KnownTag[]): Tagging {
  const same = known.find(({ name }) => name === version);
  if (same?.commit === commit) return { kind: "exists", name: version };
  if (same !== undefined) {
    return refused(
      `The tag ${version} exists already, on ${same.commit ?? "a commit that could not be read"}.`,
      "A tag that was pushed is never moved: choose the next version.",
    );
  }
  const releases = known.map(({ name }) => name).filter((name) => readTag(name).kind === "release");
  const newest = newestRelease(hotfix ? newerInLine(version, releases) : releases);
  if (newest !== undefined && compareTags(version, newest) <= 0) {
    return refused(
      `${version} is not newer than ${newest}, the newest release.`,
      "Choose a newer version; a hotfix of an older line is released as the next patch of the newest.",
    );
  }
  return { kind: "create", name: version };
}

function decideRollback({ version, commit }: WantedTag, known: readonly KnownTag[]): Tagging {
  const names = new Map(known.map((tag) => [tag.name, tag.commit]));
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${version}-rollback` : `${version}-rollback.${count}`;
    if (!names.has(name)) return { kind: "create", name };
    if (names.get(name) === commit) return { kind: "exists", name };
  }
}

/** `Release v1.4.0 — one line`; a rollback says what it left. */
export function tagMessage({ kind, version }: WantedTag, line: string): string {
  const head = kind === "release" ? `Release ${version}` : `Rollback from ${version}`;
  const [first = ""] = line.trim().split(/\r?\n/, 1);
  return first === "" ? head : `${head} — ${first}`;
}

function refused(what: string, todo: string): Tagging {
  return { kind: "refused", what, todo };
}
