import { hotfixOf, type ReleaseBranch } from "../../src/readiness/release-branch.ts";
import { mergeBack } from "../../src/report/hotfix-report.ts";
import { code, escapeMarkdown, table } from "../../src/report/markdown.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { tagLine } from "../../src/version/tag-line.ts";
import { tagText } from "../../src/version/tag-object.ts";
import { ownNames } from "../../src/version/tag-prefix.ts";
import { decideTag, tagMessage, tagsInQuestion } from "../../src/version/tagging.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Scratch } from "../../src/world/scratch.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Cancellation, Clock, Commands, Environment, Files, RunContext } from "../../src/world/world.ts";
import { branchesOf, checkRelease } from "./release-checks.ts";
import { sign } from "./signing.ts";
import { readInputs, type TagInputs } from "./tag-inputs.ts";
import { forgeStore, giteaStore, gitStore, type TagStore } from "./tag-store.ts";
import { type Started, start, type Trigger } from "./trigger.ts";

export interface TagWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
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
  const { wanted, prefix } = inputs;
  const store = storeOf(inputs, world);
  const names = ownNames(await store.list(), prefix);
  const asked = tagsInQuestion(wanted, names);
  const commits = new Map<string, string | undefined>();
  for (const name of asked) commits.set(name, await store.commitOf(`${prefix}${name}`));
  const known = names.map((name) => ({ name, commit: commits.get(name) }));
  const branches = await branchesFor(inputs, world);
  const hotfix = hotfixOf(branches);
  const decision = decideTag({ ...wanted, hotfix: hotfix !== undefined }, known);
  if (decision.kind === "refused") throw refused(decision);
  const name = `${prefix}${decision.name}`;
  const created = decision.kind === "create";
  const fingerprint = created ? await create(store, name, inputs, branches, world) : "";
  await mustBeThere(store, name, wanted.commit);
  world.log.info(`${name} is ${wanted.commit} on ${store.name}${created ? "" : "; it was there already"}.`);
  if (hotfix !== undefined) world.log.warning(mergeBack(hotfix));
  const wish = { ...inputs, tag: name, commit: wanted.commit, byGit: inputs.remote !== "" };
  const started = await start(world.forge(inputs.token), wish, world);
  return {
    outputs: {
      ...{ tag: name, version: decision.name, commit: wanted.commit, created: String(created) },
      ...{ "signed-by": fingerprint, "triggered-by": started.by, "run-url": started.runUrl },
    },
    report: render({ name, commit: wanted.commit, fingerprint, hotfix, started }),
  };
}

/** Gives the fingerprint of the key that signed it; empty for none. */
async function create(
  store: TagStore,
  name: string,
  inputs: TagInputs,
  branches: readonly ReleaseBranch[],
  world: TagWorld,
): Promise<string> {
  const { wanted, prefix, tagger, signingKey } = inputs;
  const message = tagMessage(
    { ...wanted, version: `${prefix}${wanted.version}` },
    await lineOf(inputs, branches, world),
  );
  const tag = { name, commit: wanted.commit, message, tagger };
  if (signingKey === "") {
    await store.create({ ...tag, signature: "" });
    return "";
  }
  const { text: signature, fingerprint } = await sign(signingKey, tagText(tag), world);
  await store.create({ ...tag, signature });
  return fingerprint;
}

/** Another server has its own branches, and a record of a way back may be on any commit: none. */
async function branchesFor(
  { wanted, remote, prefix, changelog, token }: TagInputs,
  { forge, run }: TagWorld,
): Promise<readonly ReleaseBranch[]> {
  if (wanted.kind === "rollback" || remote !== "") return [];
  return branchesOf(forge(token), { ...wanted, prefix, repository: `/repos/${run.repository}`, changelog });
}

/** What the tag says of itself. A record of a way back is never in the way of one. */
async function lineOf(
  inputs: TagInputs,
  branches: readonly ReleaseBranch[],
  { forge, run, log }: TagWorld,
): Promise<string> {
  const { wanted, prefix, remote, token, changelog, line } = inputs;
  // Another server has its own branches, and this forge may not have the commit at all.
  if (wanted.kind === "rollback" || remote !== "") return line;
  const section = await checkRelease(
    forge(token),
    { ...wanted, prefix, repository: `/repos/${run.repository}`, changelog },
    branches,
    log,
  );
  return line === "" && section !== undefined ? tagLine(section) : line;
}

function storeOf({ remote, token, releaseToken, prefix }: TagInputs, world: TagWorld): TagStore {
  const { forge, tags, run } = world;
  if (remote !== "") return gitStore(world, remote);
  const as = releaseToken || token;
  const place = { forge: forge(as), tags, token: as, repository: `/repos/${run.repository}`, prefix };
  return run.forge === "github" ? forgeStore(place) : giteaStore(place);
}

function refused({ what, todo }: { readonly what: string; readonly todo: string }): StageFailure {
  return new StageFailure({ what, means: "No tag was made, and nothing was started.", todo });
}

/** What was pushed is read back: a proxy, a mirror or a hook may have had its own mind. */
async function mustBeThere(store: TagStore, name: string, commit: string): Promise<void> {
  const there = await store.commitOf(name);
  if (there === commit) return;
  throw new StageFailure({
    what: `After the push ${store.name} says that ${name} is ${there ?? "not there"}, not ${commit}.`,
    means: "Nothing was started from it.",
    todo: "Look at the repository's tag rules and hooks, remove the tag if it is wrong, then run this again.",
  });
}

const STARTED: Readonly<Record<Trigger, string>> = {
  push: "by the push of the tag",
  dispatch: "by a dispatch",
  none: "not at all",
};

interface TagReport {
  readonly name: string;
  readonly commit: string;
  readonly fingerprint: string;
  /** Branch that only this release is on. */
  readonly hotfix: string | undefined;
  readonly started: Started;
}

function render({ name, commit, fingerprint, hotfix, started }: TagReport): string {
  const run = started.runUrl === "" ? "" : `: [its run](${started.runUrl})`;
  const because = started.because === "" ? "" : `, because ${started.because}`;
  const facts = table(
    ["", ""],
    [
      ["Commit", code(commit)],
      ...(fingerprint === "" ? [] : [["Signed by", code(fingerprint)]]),
      ["Deploy started", `${STARTED[started.by]}${because}${run}`],
    ],
  );
  const reminder = hotfix === undefined ? "" : `\n**Do not forget:** ${mergeBack(hotfix)}\n`;
  return `### 🏷️ ${escapeMarkdown(name)}\n\n${facts}${reminder}`;
}
