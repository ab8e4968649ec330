import { newerInLine } from "../hotfix.ts";
import { readRollbackTag } from "./rollback-tag.ts";
import { bareNumber, compareTags, newestRelease, readTag } from "./tag.ts";
import { tagName } from "./tag-prefix.ts";

/** What is to be tagged. For a rollback `version` is the release that failed, `commit` that of the one that runs again. */
export interface WantedTag {
  readonly kind: "release" | "rollback";
  readonly version: string;
  readonly commit: string;
  /** What the tag has before the version; empty, or left out, where the repository has one product. */
  readonly prefix?: string;
  /** Whether the commit is on the version's own hotfix branch: then only releases of its line have to be older. */
  readonly hotfix?: boolean;
}

/** The tags that the remote has, by their names without the prefix; their commits only where they were requested. */
export interface KnownTag {
  readonly name: string;
  readonly commit: string | undefined;
  /** Whether it is an object of its own, with a message and an author; undefined where that was not read. */
  readonly isAnnotated?: boolean | undefined;
}

export type Tagging =
  | { readonly kind: "create"; readonly name: string }
  /** It is there already, on this commit: an earlier try made it, or a person. */
  | { readonly kind: "exists"; readonly name: string; readonly warning?: string }
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

/** Names whose commits the decision depends on. */
export function tagsInQuestion(wanted: WantedTag, names: readonly string[]): readonly string[] {
  if (wanted.kind === "release") return names.filter((name) => name === wanted.version);
  return names.filter((name) => readRollbackTag(name)?.failed === wanted.version);
}

/** Pure. A release's tag is new and newer than all before; the tag of a rollback never prevents another one. */
export function decideTag(wanted: WantedTag, known: readonly KnownTag[]): Tagging {
  const { kind } = readTag(wanted.version);
  if (kind === "not-semver" || kind === "commit" || readRollbackTag(wanted.version) !== undefined) {
    return refused(
      `${wanted.version} is no version of a release.`,
      "Use a semver version with all three numbers, such as v1.4.0.",
    );
  }
  return wanted.kind === "release" ? decideRelease(wanted, known) : decideRollback(wanted, known);
}

function decideRelease(
  { version, commit, prefix = "", hotfix = false }: WantedTag,
  known: readonly KnownTag[],
): Tagging {
  const same = known.find(
    ({ name }) => bareNumber(name) === bareNumber(version) && readTag(name).kind !== "not-semver",
  );
  if (same !== undefined && same.name !== version) {
    return refused(
      `The tag ${tagName(prefix, same.name)} exists already, which is the same version as ${version}.`,
      "A version is released once: choose the next one.",
    );
  }
  if (same?.commit === commit && same.isAnnotated === false) return lightweight(tagName(prefix, version), commit);
  if (same?.commit === commit) return { kind: "exists", name: version };
  if (same !== undefined) {
    return refused(
      `The tag ${tagName(prefix, version)} exists already, on ${same.commit ?? "a commit that could not be read"}.`,
      "A tag that was pushed is never moved: choose the next version.",
    );
  }
  const releases = known.map(({ name }) => name).filter((name) => readTag(name).kind === "release");
  const newest = newestRelease(hotfix ? newerInLine(version, releases) : releases);
  if (newest !== undefined && compareTags(version, newest) <= 0) {
    return refused(
      `${version} is not newer than ${newest}, the newest release${prefix === "" ? "" : ` of ${prefix}`}.`,
      "Choose a newer version; a hotfix of an older line is released as the next patch of the newest.",
    );
  }
  return { kind: "create", name: version };
}

function decideRollback({ version, commit, prefix = "" }: WantedTag, known: readonly KnownTag[]): Tagging {
  const names = new Map(known.map((tag) => [tag.name, tag]));
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${version}-rollback` : `${version}-rollback.${count}`;
    const there = names.get(name);
    if (there === undefined) return { kind: "create", name };
    if (there.commit !== commit) continue;
    // A person can create such a tag with one short command. It has the needed commit, so it does not prevent the
    // rollback.
    const warning = `${tagName(prefix, name)} exists already as a lightweight tag, which contains neither an author nor a date.`;
    return there.isAnnotated === false ? { kind: "exists", name, warning } : { kind: "exists", name };
  }
}

/** Only a tag object records who released a version and what it contains. */
function lightweight(tag: string, commit: string): Tagging {
  return refused(
    `The tag ${tag} is on ${commit} already, but it is a lightweight tag: it has no message, no author and no signature.`,
    `If it is not deployed anywhere, delete it (git push REMOTE :refs/tags/${tag}) and run this again, which makes an annotated one. To release it unchanged, dispatch its deploy; this action never moves a tag.`,
  );
}

/** `Release v1.4.0 — one line`; a rollback names the release that it replaced. */
export function tagMessage({ kind, version, prefix = "" }: WantedTag, line: string): string {
  const tag = tagName(prefix, version);
  const head = kind === "release" ? `Release ${tag}` : `Rollback from ${tag}`;
  const [first = ""] = line.trim().split(/\r?\n/, 1);
  return first === "" ? head : `${head} — ${first}`;
}

function refused(what: string, todo: string): Tagging {
  return { kind: "refused", what, todo };
}
