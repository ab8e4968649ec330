import { type AnnouncementWorld, announce } from "../../src/announcement/announce.ts";
import { type DeclarationWish, declareIncident } from "../../src/announcement/incident-declaration.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { Files } from "../../src/ports/world.ts";
import { optional, part, stageOfParts } from "../../src/stage/parts.ts";
import type { StageResult } from "../../src/stage/run-stage.ts";
import { NOTHING } from "../../src/text/markdown.ts";
import { type AnnounceInputs, readInputs } from "./announce-inputs.ts";
import { readDeclaration } from "./incident-inputs.ts";
import { rollbackSince } from "./rollback-since.ts";

export interface AnnounceWorld extends AnnouncementWorld {
  readonly files: Files;
  readonly tags: Tags;
}

/** Announces an event of a release, and declares the incident of one that failed. */
export const announceRelease = stageOfParts<AnnounceWorld>("announce-release", [
  part<AnnounceInputs, AnnounceWorld>({ read: readInputs, run: announceEvent }),
  optional(
    part<DeclarationWish | undefined, AnnounceWorld>({ read: readDeclaration, run: declare }),
    "No incident was declared. The release itself is not affected.",
  ),
]);

async function announceEvent(inputs: AnnounceInputs, world: AnnounceWorld): Promise<StageResult> {
  await mustStillRun(world.forge(inputs.event.token), inputs, world);
  return announce(inputs.event, world);
}

async function declare(wish: DeclarationWish | undefined, world: AnnounceWorld): Promise<StageResult> {
  if (wish === undefined) return { outputs: { incident: "" }, report: NOTHING };
  const { outputs, report } = await declareIncident(wish, world);
  return { outputs: { incident: outputs["incident"] ?? "" }, report };
}

/** A verdict can come late: the release may have been rolled back in the meantime. */
async function mustStillRun(
  forge: Forge,
  { event: { kind, version, tag, token }, since, environment }: AnnounceInputs,
  { run, tags }: AnnounceWorld,
): Promise<void> {
  if (kind !== "released" || since === undefined) return;
  const place = { kind: run.forge, repository: `/repos/${run.repository}`, environment };
  // GitHub's record names the tag; elsewhere it is a status of the tag's commit.
  const commit = run.forge === "github" ? undefined : await tags.commitOf(tag, token);
  const record = await rollbackSince(forge, { ...place, version, tag, commit, since });
  if (record === undefined) return;
  throw new StageFailure({
    what: `${tag} was rolled back in the meantime: there is ${record}.`,
    means: "It does not run any more, so nothing is announced.",
    todo: "Check what runs (`release-status`). If it is this version again, release it again, or write its release notes by hand.",
  });
}
