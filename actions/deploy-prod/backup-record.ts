import { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Log, RunContext } from "../../src/ports/world.ts";
import { leaveDeployment } from "../../src/readiness/deployment-record.ts";
import { plain, shortened } from "../../src/text/plain-text.ts";

export interface BackupRecord {
  /** The backup, as take-backup named it. */
  readonly backup: string;
  readonly version: string;
  readonly commit: string;
  readonly environment: string;
  /** Name of the change on the host. */
  readonly change: string;
}

const SHORTEST = 140;

/**
 * Leaves the backup that was taken before a switch with the environment's deployments. The host has it in its own record,
 * and what runs does not depend on this one, so a forge that refuses it is a warning.
 */
export async function recordBackup(open: () => Forge, record: BackupRecord, run: RunContext, log: Log): Promise<void> {
  if (run.forge !== "github") {
    log.info(
      `This forge keeps no deployments: the backup ${record.backup} is in the record of the release on the host.`,
    );
    return;
  }
  const { environment, commit, version, change } = record;
  const backup = log.redact(record.backup);
  try {
    await leaveDeployment(open(), `/repos/${run.repository}`, {
      ...{ environment, commit, runUrl: run.runUrl, task: "sluice:backup", state: "inactive" },
      payload: { backup: { id: backup, version, change, run: run.runUrl } },
      description: shortened(plain`Before ${version}: backup ${backup}`, SHORTEST),
      what: "record the backup with the deployments",
    });
    log.info(`The backup ${backup} is recorded with the deployments of ${environment}.`);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`The backup is recorded on the host, and not with the deployments of ${environment}: ${error.what}`);
  }
}
