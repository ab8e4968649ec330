import { StageFailure } from "../failure/failure.ts";
import { recordRollback } from "../readiness/rollback-record.ts";
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

/** Records a rollback, and creates its tag. It is recorded even if the token cannot create tags. */
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
async function recordOf({ wanted, environment, logins, failure }: RolledBack, world: TaggingWorld): Promise<boolean> {
  const { run, log, forge } = world;
  const name = tagName(wanted.prefix, wanted.version);
  const place = { kind: run.forge, repository: `/repos/${run.repository}`, environment };
  try {
    const failed = { tag: name, commit: await world.tags.commitOf(name, logins.token) };
    await recordRollback(forge(logins.token), place, { failed, commit: wanted.commit, runUrl: run.runUrl, ...failure });
    log.info(`The rollback from ${name} to ${wanted.commit} is recorded.`);
    return true;
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`The rollback from ${name} is not recorded beside its tag: ${error.what} ${error.todo}`);
    return false;
  }
}
