import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue } from "../../src/config/values.ts";
import { readDefaultBranch } from "../../src/gates/github-answers.ts";
import { code, escapeMarkdown, table } from "../../src/report/markdown.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { tagLine } from "../../src/version/tag-line.ts";
import { decideTag, tagMessage, tagsInQuestion, type WantedTag } from "../../src/version/tagging.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Commands, Files, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import { checkRelease } from "./release-checks.ts";
import { forgeStore, giteaStore, gitStore, type TagStore } from "./tag-store.ts";

type Trigger = "push" | "dispatch" | "none";

export interface TagInputs {
  readonly wanted: WantedTag;
  readonly line: string;
  readonly changelog: string;
  readonly token: string;
  readonly releaseToken: string;
  readonly remote: string;
  readonly trigger: Trigger;
  readonly workflow: string;
}

export interface TagWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly commands: Commands;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** The name under which a commit is released, or the record that a release was left. */
export const tagRelease: Stage<TagInputs, TagWorld> = {
  name: "tag-release",
  read: readInputs,
  run: tag,
};

async function readInputs(inputs: Inputs, world: TagWorld): Promise<TagInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "");
  const kind = settings.get("tag-kind");
  if (kind.text !== "release" && kind.text !== "rollback") throw badValue(kind, "release or rollback");
  const commit = settings.need("commit");
  if (!/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  const token = settings.need("token").text;
  const releaseToken = settings.get("release-token").text;
  for (const secret of [token, releaseToken]) if (secret !== "") world.log.mask(secret);
  const remote = settings.get("tag-remote").text;
  const trigger = settings.get("trigger");
  return {
    wanted: { kind: kind.text, version: settings.need("version").text, commit: commit.text },
    line: settings.get("message").text,
    changelog: settings.get("changelog").text,
    ...{ token, releaseToken, remote },
    trigger: readTrigger(trigger, releaseToken !== "" || remote !== ""),
    workflow: settings.get("workflow").text,
  };
}

/** A tag that GitHub's own token made starts nothing: docs.github.com/actions/concepts/security/github_token. */
function readTrigger(setting: { readonly name: string; readonly text: string }, pushStarts: boolean): Trigger {
  const { text } = setting;
  if (text === "auto") return pushStarts ? "push" : "dispatch";
  if (text === "push" || text === "dispatch" || text === "none") return text;
  throw badValue(setting, "auto, push, dispatch or none");
}

async function tag(inputs: TagInputs, world: TagWorld): Promise<StageResult> {
  const { wanted } = inputs;
  const store = storeOf(inputs, world);
  const names = await store.list();
  const asked = tagsInQuestion(wanted, names);
  const commits = new Map<string, string | undefined>();
  for (const name of asked) commits.set(name, await store.commitOf(name));
  const decision = decideTag(
    wanted,
    names.map((name) => ({ name, commit: commits.get(name) })),
  );
  if (decision.kind === "refused") {
    throw new StageFailure({
      what: decision.what,
      means: "No tag was made, and nothing was started.",
      todo: decision.todo,
    });
  }
  const { name } = decision;
  if (decision.kind === "create") {
    const line = await lineOf(inputs, world);
    await store.create(name, wanted.commit, tagMessage(wanted, line));
  }
  await mustBeThere(store, name, wanted.commit);
  const created = decision.kind === "create";
  world.log.info(`${name} is ${wanted.commit} on ${store.name}${created ? "" : "; it was there already"}.`);
  const triggeredBy = await start(inputs, world, name);
  return {
    outputs: { tag: name, commit: wanted.commit, created: String(created), "triggered-by": triggeredBy },
    report: render(name, wanted.commit, triggeredBy),
  };
}

/** What the tag says of itself. A record of a way back is never in the way of one. */
async function lineOf(inputs: TagInputs, { forge, run, log }: TagWorld): Promise<string> {
  const { wanted, remote, token, changelog, line } = inputs;
  // Another server has its own branches, and this forge may not have the commit at all.
  if (wanted.kind === "rollback" || remote !== "") return line;
  const section = await checkRelease(
    forge(token),
    { ...wanted, repository: `/repos/${run.repository}`, changelog },
    log,
  );
  return line === "" && section !== undefined ? tagLine(section) : line;
}

function storeOf({ remote, token, releaseToken }: TagInputs, { commands, forge, tags, run }: TagWorld): TagStore {
  if (remote !== "") return gitStore(commands, remote);
  const as = releaseToken || token;
  const place = { forge: forge(as), tags, token: as, repository: `/repos/${run.repository}` };
  return run.forge === "github" ? forgeStore(place) : giteaStore(place);
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

async function start({ trigger, token, workflow, remote }: TagInputs, world: TagWorld, name: string): Promise<Trigger> {
  const { log, run, forge } = world;
  if (trigger === "push") {
    const unless =
      remote === "" ? "" : ", unless the checkout's credentials are the run's own token: its pushes start nothing";
    log.info(`The push of the tag starts the deploy${unless}.`);
  }
  if (trigger === "none") log.info("The tag starts nothing.");
  if (trigger !== "dispatch") return trigger;
  const repository = `/repos/${run.repository}`;
  const asked = forge(token);
  const ref = readDefaultBranch(await asked.read(repository));
  await asked.write({
    method: "POST",
    path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
    body: { ref, inputs: { tag: name } },
    what: `dispatch ${workflow} for ${name}`,
    // Twice is harmless: each run asks for its own approval, and the host refuses what it runs already.
    happened: async () => undefined,
  });
  log.info(`A tag that this token makes starts nothing, so ${workflow} was dispatched for ${name}.`);
  return "dispatch";
}

const STARTED: Readonly<Record<Trigger, string>> = {
  push: "by the push of the tag",
  dispatch: "by a dispatch, because this token's push starts nothing",
  none: "not at all",
};

function render(name: string, commit: string, trigger: Trigger): string {
  return `### 🏷️ ${escapeMarkdown(name)}\n\n${table(
    ["", ""],
    [
      ["Commit", code(commit)],
      ["Deploy started", STARTED[trigger]],
    ],
  )}`;
}
