import { StageFailure } from "../failure/failure.ts";
import { isRecorded, type RecordPlace, recordRollback } from "../readiness/rollback-record.ts";
import type { StageResult } from "../stage/run-stage.ts";
import { tagName } from "../version/tags/tag-prefix.ts";
import type { TaggingWorld, TagWish } from "./create-tag.ts";
import { renderUntagged } from "./tag-report.ts";

export interface RolledBack extends Pick<TagWish, "wanted" | "logins"> {
  /** Whose host was rolled back. */
  readonly environment: string;
  /** When the failed release began to run, and when the release before it ran again; in milliseconds since the epoch. */
  readonly failure: { readonly began: number | undefined; readonly recovered: number | undefined };
}

/** Records a rollback once, and creates its tag. It is recorded even if the token cannot create tags. */
export async function recordAndTag(
  rollback: RolledBack,
  tag: () => Promise<StageResult>,
  world: TaggingWorld,
): Promise<StageResult> {
  const recorded = await recordOf(rollback, world);
  try {
    return await tag();
  } catch (error) {
    if (!(error instanceof StageFailure) || !recorded) throw error;
    const { commit, version } = rollback.wanted;
    world.log.warning(`The rollback from ${version} is recorded without a tag: ${error.what} ${error.todo}`);
    return { outputs: UNTAGGED, report: renderUntagged({ version, commit, why: error }) };
  }
}

const UNTAGGED = { tag: "", created: "false" };

/** Whether it is recorded. A record that fails is no reason to leave out the tag. */
async function recordOf(rollback: RolledBack, world: TaggingWorld): Promise<boolean> {
  const { wanted, logins, failure } = rollback;
  const { run, log, forge } = world;
  const name = tagName(wanted.prefix, wanted.version);
  try {
    if (failure.recovered !== undefined && (await isKnownRollback(rollback, world))) {
      log.info(`The rollback from ${name} to ${wanted.commit} was recorded before.`);
      return true;
    }
    const failed = { tag: name, commit: await world.tags.commitOf(name, logins.token) };
    const record = { failed, commit: wanted.commit, runUrl: run.runUrl, ...failure };
    await recordRollback(forge(logins.token), placeOf(rollback, world), record);
    log.info(`The rollback from ${name} to ${wanted.commit} is recorded.`);
    return true;
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`The rollback from ${name} is not recorded beside its tag: ${error.what} ${error.todo}`);
    return false;
  }
}

/** Whether this very rollback is recorded: an earlier attempt of the job, or another run, may have done it. */
export async function isKnownRollback(rollback: RolledBack, world: TaggingWorld): Promise<boolean> {
  const { wanted, logins, failure } = rollback;
  const name = tagName(wanted.prefix, wanted.version);
  const failed = { tag: name, commit: await world.tags.commitOf(name, logins.token) };
  const { recovered } = failure;
  return isRecorded(world.forge(logins.token), placeOf(rollback, world), { failed, commit: wanted.commit, recovered });
}

function placeOf({ environment }: RolledBack, { run }: TaggingWorld): RecordPlace {
  return { kind: run.forge, repository: `/repos/${run.repository}`, environment };
}
