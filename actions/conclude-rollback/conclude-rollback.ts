import { type AnnouncementWorld, announce, type ReleaseEvent } from "../../src/announcement/announce.ts";
import { type DeclarationWish, declareIncident } from "../../src/announcement/incident-declaration.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Files, Inputs } from "../../src/ports/world.ts";
import { optional, part, stageOfParts } from "../../src/stage/parts.ts";
import type { StageResult } from "../../src/stage/run-stage.ts";
import { createTag, type TaggingWorld, type TagWish } from "../../src/tagging/create-tag.ts";
import { isKnownRollback, type RolledBack, recordAndTag } from "../../src/tagging/rollback-tag.ts";
import { renderTag } from "../../src/tagging/tag-report.ts";
import { NOTHING } from "../../src/text/markdown.ts";
import { isOfAnotherRun, readDeclaration, readEvent, readRecord } from "./rollback-inputs.ts";

export interface ConclusionWorld extends AnnouncementWorld, TaggingWorld {
  readonly files: Files;
}

type Recorded = (RolledBack & Omit<TagWish, "line">) | undefined;

const whole = stageOfParts<ConclusionWorld>("conclude-rollback", [
  part<Recorded, ConclusionWorld>({ read: readRecord, run: record }),
  part<ReleaseEvent, ConclusionWorld>({ read: readEvent, run: announceResult }),
  optional(
    part<DeclarationWish | undefined, ConclusionWorld>({ read: readDeclaration, run: declare }),
    "No incident was declared. What runs is not affected.",
  ),
]);

/**
 * Records a rollback, announces its result, and declares the incident. None of that changes what runs, and none of it depends on
 * another part. What another run has rolled back and recorded needs none of it.
 */
export const concludeRollback: typeof whole = {
  ...whole,
  read: async (inputs, world) => ((await isComplete(inputs, world)) ? [] : whole.read(inputs, world)),
};

async function isComplete(inputs: Inputs, world: ConclusionWorld): Promise<boolean> {
  try {
    if (!isOfAnotherRun(inputs)) return false;
    const rollback = await readRecord(inputs, world);
    if (rollback !== undefined && !(await isKnownRollback(rollback, world))) return false;
    world.log.info("Another run has rolled back and recorded it: there is nothing to complete.");
    return true;
  } catch (error) {
    // Each part reports what it cannot read.
    if (error instanceof StageFailure) return false;
    throw error;
  }
}

async function record(rollback: Recorded, world: ConclusionWorld): Promise<StageResult> {
  if (rollback === undefined) return { outputs: { tag: "" }, report: NOTHING };
  const { outputs, report } = await recordAndTag(rollback, () => tag(rollback, world), world);
  return { outputs: { tag: outputs["tag"] ?? "" }, report };
}

async function announceResult(event: ReleaseEvent, world: ConclusionWorld): Promise<StageResult> {
  const { outputs, report } = await announce(event, world);
  return { outputs: { announced: outputs["announced"] ?? "" }, report };
}

async function tag(wish: Omit<TagWish, "line">, world: ConclusionWorld): Promise<StageResult> {
  const { name, fingerprint, hotfix, elsewhere } = await createTag({ ...wish, line: async () => "" }, world);
  const { commit } = wish.wanted;
  return {
    outputs: { tag: name },
    report: renderTag({ name, commit, elsewhere, fingerprint, hotfix, started: undefined }),
  };
}

async function declare(wish: DeclarationWish | undefined, world: ConclusionWorld): Promise<StageResult> {
  if (wish === undefined) return { outputs: { incident: "" }, report: NOTHING };
  const { outputs, report } = await declareIncident(wish, world);
  return { outputs: { incident: outputs["incident"] ?? "" }, report };
}
