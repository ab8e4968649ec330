import { hotfixOf, type ReleaseBranch } from "../../src/readiness/release-branch.ts";
import { mergeBack } from "../../src/report/hotfix-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { tagLine } from "../../src/version/tag-line.ts";
import { tagText } from "../../src/version/tag-object.ts";
import { ownNames, tagName } from "../../src/version/tag-prefix.ts";
import { decideTag, type KnownTag, tagMessage, tagsInQuestion } from "../../src/version/tagging.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { GitRemotes } from "../../src/world/git-remote.ts";
import type { Scratch } from "../../src/world/scratch.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Cancellation, Clock, Commands, Environment, Files, RunContext } from "../../src/world/world.ts";
import { forgeStore, giteaStore } from "./forge-store.ts";
import { gitStore } from "./git-store.ts";
import { checkRelease } from "./release-checks.ts";
import { findRemote } from "./remote.ts";
import { sign } from "./signing.ts";
import { readInputs, type TagInputs } from "./tag-inputs.ts";
import { renderTag } from "./tag-report.ts";
import type { FoundTag, TagStore } from "./tag-store.ts";
import { chooseTrigger, start, type TriggerWish } from "./trigger.ts";

export interface TagWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
  readonly gitRemotes: GitRemotes;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** The name under which a commit is released, or the record that a release was left. */
export const tagRelease: Stage<TagInputs, TagWorld> = {
  name: "tag-release",
  read: readInputs,
  run: tag,
};

async function tag(inputs: TagInputs, world: TagWorld): Promise<StageResult> {
  if (inputs.remote === "") {
    const own = { pushStarts: inputs.logins.releaseToken !== "", elsewhere: "" };
    return tell(await tagIn(apiStore(inputs, world), inputs, world), own, inputs, world);
  }
  const { place, name, isOwn, pushStarts } = await findRemote(inputs.remote, inputs.logins, world);
  const tagged = await world.gitRemotes.within(place, (own) => tagIn(gitStore(own, name), inputs, world));
  return tell(tagged, { pushStarts, elsewhere: isOwn ? "" : name }, inputs, world);
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

async function tagIn(store: TagStore, inputs: TagInputs, world: TagWorld): Promise<Tagged> {
  const { wanted } = inputs;
  const { prefix } = wanted;
  const names = ownNames(await store.list(), prefix);
  const known = await lookAt(store, names, wanted);
  // A record of a way back may be on any commit.
  const branches = wanted.kind === "rollback" ? [] : await store.branches(wanted);
  const hotfix = hotfixOf(branches);
  const decision = decideTag({ ...wanted, hotfix: hotfix !== undefined }, known);
  if (decision.kind === "refused") throw refused(decision);
  if (decision.kind === "exists" && decision.warning !== undefined) world.log.warning(decision.warning);
  const name = tagName(prefix, decision.name);
  const created = decision.kind === "create";
  const fingerprint = created ? await create(store, name, inputs, branches, world) : "";
  await mustBeThere(store, name, wanted.commit);
  world.log.info(`${name} is ${wanted.commit} on ${store.name}${created ? "" : "; it was there already"}.`);
  if (hotfix !== undefined) world.log.warning(mergeBack(hotfix));
  return { name, version: decision.name, created, fingerprint, hotfix };
}

/** What the tag's push starts, and whether it goes to another server than the forge (empty for the forge itself). */
type Destination = Pick<TriggerWish, "pushStarts" | "elsewhere">;

/** Starts the deploy of what is tagged. */
async function tell(
  { name, version, created, fingerprint, hotfix }: Tagged,
  destination: Destination,
  inputs: TagInputs,
  world: TagWorld,
): Promise<StageResult> {
  const { wanted, logins } = inputs;
  const { commit } = wanted;
  const trigger = chooseTrigger(inputs.trigger, destination.pushStarts);
  const wish = { ...inputs, ...destination, trigger, token: logins.token, tag: name, commit };
  const started = await start(world.forge(logins.token), wish, world);
  return {
    outputs: {
      ...{ tag: name, version, commit, created: String(created) },
      ...{ "signed-by": fingerprint, "triggered-by": started.by, "run-url": started.runUrl },
    },
    report: renderTag({ name, commit, elsewhere: destination.elsewhere, fingerprint, hotfix, started }),
  };
}

/** The tags, with their commits as far as the decision depends on them. */
async function lookAt(
  store: TagStore,
  names: readonly string[],
  wanted: TagInputs["wanted"],
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
  inputs: TagInputs,
  branches: readonly ReleaseBranch[],
  world: TagWorld,
): Promise<string> {
  const { wanted, tagger, signingKey } = inputs;
  const message = tagMessage(wanted, await lineOf(inputs, branches, world));
  const tag = { name, commit: wanted.commit, message, tagger };
  if (signingKey === "") {
    await store.create({ ...tag, signature: "" });
    return "";
  }
  const { text: signature, fingerprint } = await sign(signingKey, tagText(tag), world);
  await store.create({ ...tag, signature });
  return fingerprint;
}

/** What the tag says of itself. A record of a way back is never in the way of one. */
async function lineOf(
  { wanted, logins, changelog, line }: TagInputs,
  branches: readonly ReleaseBranch[],
  { forge, run, log }: TagWorld,
): Promise<string> {
  if (wanted.kind === "rollback") return line;
  const release = { ...wanted, repository: `/repos/${run.repository}`, changelog };
  const section = await checkRelease(forge(logins.token), release, branches, log);
  return line === "" && section !== undefined ? tagLine(section) : line;
}

function apiStore({ logins, wanted: { prefix } }: TagInputs, { forge, tags, run }: TagWorld): TagStore {
  const { token, releaseToken } = logins;
  const as = releaseToken || token;
  const repository = `/repos/${run.repository}`;
  const place = { forge: forge(as), reader: forge(token), tags, token: as, repository, prefix };
  return run.forge === "github" ? forgeStore(place) : giteaStore(place);
}

function refused({ what, todo }: { readonly what: string; readonly todo: string }): StageFailure {
  return new StageFailure({ what, means: "No tag was made, and nothing was started.", todo });
}

/** What was pushed is read back: a proxy, a mirror or a hook may have had its own mind. */
async function mustBeThere(store: TagStore, name: string, commit: string): Promise<void> {
  const there = (await store.find(name))?.commit;
  if (there === commit) return;
  throw new StageFailure({
    what: `After the push ${store.name} says that ${name} is ${there ?? "not there"}, not ${commit}.`,
    means: "Nothing was started from it.",
    todo: "Look at the repository's tag rules and hooks, remove the tag if it is wrong, then run this again.",
  });
}
