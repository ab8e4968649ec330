import { tagLine } from "../../src/changelog/highlights.ts";
import type { Cancellation, Clock, Files } from "../../src/ports/world.ts";
import type { ReleaseBranch } from "../../src/readiness/release-branch.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { createTag, type TaggingWorld } from "../../src/tagging/create-tag.ts";
import { recordAndTag } from "../../src/tagging/rollback-tag.ts";
import { renderTag } from "../../src/tagging/tag-report.ts";
import { checkRelease } from "./release-checks.ts";
import { readInputs, type TagInputs } from "./tag-inputs.ts";
import { chooseTrigger, start } from "./trigger.ts";

export interface TagWorld extends StageWorld, TaggingWorld {
  readonly files: Files;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
}

/** Creates the tag of a release or of a rollback. */
export const tagRelease: Stage<TagInputs, TagWorld> = {
  name: "tag-release",
  read: readInputs,
  run: tagOrRecord,
};

async function tagOrRecord(inputs: TagInputs, world: TagWorld): Promise<StageResult> {
  const tagAndStart = (): Promise<StageResult> => tag(inputs, world);
  if (inputs.wanted.kind === "release") return tagAndStart();
  const { outputs, report } = await recordAndTag(inputs, tagAndStart, world);
  return { outputs: { ...NOTHING_STARTED, commit: inputs.wanted.commit, ...outputs }, report };
}

const NOTHING_STARTED = { version: "", "signed-by": "", "triggered-by": "none", "run-url": "", "started-run": "" };

/** Starts the deploy of what is tagged. */
async function tag(inputs: TagInputs, world: TagWorld): Promise<StageResult> {
  const { wanted, logins } = inputs;
  const { commit } = wanted;
  const tagged = await createTag({ ...inputs, line: (branches) => lineOf(inputs, branches, world) }, world);
  const { name, version, created, fingerprint, hotfix, pushStarts, elsewhere } = tagged;
  const trigger = chooseTrigger(inputs.trigger, pushStarts);
  const wish = { ...inputs, pushStarts, elsewhere, trigger, token: logins.token, tag: name, commit };
  const started = await start(world.forge(logins.token), wish, world);
  return {
    outputs: {
      ...{ tag: name, version, commit, created: String(created) },
      ...{ "signed-by": fingerprint, "triggered-by": started.by, "run-url": started.runUrl },
      "started-run": /\/actions\/runs\/(\d+)$/.exec(started.runUrl)?.[1] ?? "",
    },
    report: renderTag({ name, commit, elsewhere, fingerprint, hotfix, started }),
  };
}

/** The message of the tag. A missing changelog does not prevent the tag of a rollback. */
async function lineOf(
  { wanted, logins, changelog, line }: TagInputs,
  branches: readonly ReleaseBranch[],
  { forge, run, log }: TagWorld,
): Promise<string> {
  if (wanted.kind === "rollback") return line;
  const release = { ...wanted, kind: run.forge, repository: `/repos/${run.repository}`, changelog };
  const notes = await checkRelease(forge(logins.token), release, branches, log);
  return line === "" && notes !== undefined ? tagLine(notes) : line;
}
