import { StageFailure } from "../failure/failure.ts";
import type { Forge } from "../ports/forge.ts";
import type { GitRemotes, Tags } from "../ports/git.ts";
import type { Scratch } from "../ports/scratch.ts";
import type { Commands, Environment, Log, RunContext } from "../ports/world.ts";
import { hotfixOf, type ReleaseBranch } from "../readiness/release-branch.ts";
import { mergeBack } from "../report/hotfix-report.ts";
import { newestRelease } from "../version/tags/tag.ts";
import { type Tagger, tagText } from "../version/tags/tag-object.ts";
import { ownNames, tagName } from "../version/tags/tag-prefix.ts";
import { decideTag, type KnownTag, tagMessage, tagsInQuestion, type WantedTag } from "../version/tags/tagging.ts";
import { unreadTags, unreadWarnings } from "../version/tags/unread-tags.ts";
import { forgeStore, giteaStore } from "./forge-store.ts";
import { gitStore } from "./git-store.ts";
import { findRemote, type GivenLogins } from "./remote.ts";
import { sign } from "./signing.ts";
import type { FoundTag, TagStore } from "./tag-store.ts";

export interface TagWish {
  readonly wanted: WantedTag & { readonly prefix: string };
  /** Address of another server, or a remote's name in the checkout; empty for the forge by its API. */
  readonly remote: string;
  readonly logins: GivenLogins;
  readonly tagger: Tagger;
  /** A private key; empty for a tag without signature. */
  readonly signingKey: string;
  /** What follows the name in the tag's message; empty for nothing. */
  readonly line: (branches: readonly ReleaseBranch[]) => Promise<string>;
}

export interface TaggingWorld {
  readonly run: RunContext;
  readonly log: Log;
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
  readonly gitRemotes: GitRemotes;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** A tag that is there, and where. */
export interface PlacedTag extends Tagged {
  /** Whether its push starts workflows. */
  readonly pushStarts: boolean;
  /** The other server that it was pushed to; empty for the forge itself. */
  readonly elsewhere: string;
}

/** Creates a tag, or finds the one of an earlier attempt. It never moves a tag. */
export async function createTag(wish: TagWish, world: TaggingWorld): Promise<PlacedTag> {
  if (wish.remote === "") {
    const pushStarts = wish.logins.releaseToken !== "";
    return { ...(await tagIn(apiStore(wish, world), wish, world)), pushStarts, elsewhere: "" };
  }
  const { place, name, isOwn, pushStarts } = await findRemote(wish.remote, wish.logins, world);
  const tagged = await world.gitRemotes.within(place, (own) => tagIn(gitStore(own, name), wish, world));
  return { ...tagged, pushStarts, elsewhere: isOwn ? "" : name };
}

interface Tagged {
  readonly name: string;
  readonly version: string;
  readonly created: boolean;
  /** Of the key that signed it; empty for none. */
  readonly fingerprint: string;
  /** The branch that only this release is on; undefined for none. */
  readonly hotfix: string | undefined;
}

async function tagIn(store: TagStore, wish: TagWish, world: TaggingWorld): Promise<Tagged> {
  const { wanted } = wish;
  const { prefix } = wanted;
  const all = await store.list();
  const names = ownNames(all, prefix);
  const known = await lookAt(store, names, wanted);
  // The tag of a rollback can be on any commit.
  const branches = wanted.kind === "rollback" ? [] : await store.branches(wanted);
  const hotfix = hotfixOf(branches);
  const decision = decideTag({ ...wanted, hotfix: hotfix !== undefined }, known);
  if (decision.kind === "refused") throw refused(decision);
  if (decision.kind === "exists" && decision.warning !== undefined) world.log.warning(decision.warning);
  const tags = { previous: newestRelease(names), own: names, unread: unreadTags(all, prefix), prefix };
  if (wanted.kind === "release") for (const line of unreadWarnings(tags)) world.log.warning(line);
  const name = tagName(prefix, decision.name);
  const created = decision.kind === "create";
  const fingerprint = created ? await create(store, name, wish, branches, world) : "";
  await mustBeThere(store, name, wanted.commit);
  world.log.info(`${name} is ${wanted.commit} on ${store.name}${created ? "" : "; it existed already"}.`);
  if (hotfix !== undefined) world.log.warning(mergeBack(hotfix));
  return { name, version: decision.name, created, fingerprint, hotfix };
}

/** The tags, with their commits as far as the decision depends on them. */
async function lookAt(
  store: TagStore,
  names: readonly string[],
  wanted: TagWish["wanted"],
): Promise<readonly KnownTag[]> {
  const found = new Map<string, FoundTag | undefined>();
  for (const name of tagsInQuestion(wanted, names)) found.set(name, await store.find(tagName(wanted.prefix, name)));
  return names.map((name) => {
    const there = found.get(name);
    return { name, commit: there?.commit, isAnnotated: there?.isAnnotated };
  });
}

/** Gives the fingerprint of the key that signed it; empty for none. */
async function create(
  store: TagStore,
  name: string,
  wish: TagWish,
  branches: readonly ReleaseBranch[],
  world: TaggingWorld,
): Promise<string> {
  const { wanted, tagger, signingKey } = wish;
  const message = tagMessage(wanted, await wish.line(branches));
  const tag = { name, commit: wanted.commit, message, tagger };
  if (signingKey === "") {
    await store.create({ ...tag, signature: "" });
    return "";
  }
  const { text: signature, fingerprint } = await sign(signingKey, tagText(tag), world);
  await store.create({ ...tag, signature });
  return fingerprint;
}

function apiStore({ logins, wanted: { prefix } }: TagWish, { forge, tags, run }: TaggingWorld): TagStore {
  const { token, releaseToken } = logins;
  const as = releaseToken || token;
  const repository = `/repos/${run.repository}`;
  const place = { forge: forge(as), reader: forge(token), tags, token: as, repository, prefix };
  return run.forge === "github" ? forgeStore(place) : giteaStore(place);
}

function refused({ what, todo }: { readonly what: string; readonly todo: string }): StageFailure {
  return new StageFailure({ what, means: "No tag was created, and nothing was started.", todo });
}

/** The tag is read back, since a proxy, a mirror or a hook may have changed it. */
async function mustBeThere(store: TagStore, name: string, commit: string): Promise<void> {
  const there = (await store.find(name))?.commit;
  if (there === commit) return;
  throw new StageFailure({
    what: `After the push, ${name} on ${store.name} is ${there ?? "missing"}, and not ${commit}.`,
    means: "Nothing was started from it.",
    todo: "Check the repository's tag rules and hooks, remove the tag if it is wrong, then run this again.",
  });
}
