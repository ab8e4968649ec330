import type { LiveDatabases } from "../../backup/postgres/live-databases.ts";
import type { FoundBackup } from "../../backup/postgres/newest-backup.ts";
import { LONGEST_NAME } from "../../backup/postgres/restore-scripts.ts";
import type { PostgresBackups } from "../../backup/postgres/settings.ts";
import type { Survey, SurveyedRelease } from "../../host/survey.ts";
import { type Refusal, refusal } from "../refusals/refusal.ts";

export function releaseRefusals({ version, gone }: SurveyedRelease): Refusal[] {
  if (gone === "") return [];
  return [
    refusal(
      "image-gone",
      `Images of ${version} are no longer on the host: ${gone}.`,
      "Dispatch a rollback to it with `pull-missing: true` once the registry has them, or pull them on the host by their digests.",
    ),
  ];
}

export function databaseRefusals({ obstacles }: LiveDatabases, { databases }: PostgresBackups): Refusal[] {
  const long = databases.filter((name) => name.length > LONGEST_NAME);
  return [
    ...obstacles.map((what) =>
      refusal(
        "database-in-use",
        `A database cannot be swapped: ${what}.`,
        "Remove it on the database server after its consumers are stopped, then run this again.",
      ),
    ),
    ...(long.length === 0
      ? []
      : [
          refusal(
            "name-too-long",
            `The name ${long.join(", ")} is longer than ${LONGEST_NAME} characters.`,
            "Postgres cuts the longer name of a copy. Restore this database by hand (docs/restore.md).",
          ),
        ]),
  ];
}

interface Scene {
  readonly live: LiveDatabases;
  readonly target: SurveyedRelease | undefined;
}

/** Why this backup cannot be put back, by its evidence and what runs. */
export function backupRefusals(survey: Survey, found: FoundBackup, { live, target }: Scene): Refusal[] {
  return [
    ...timeRefusals(found),
    ...(target === undefined ? [] : migrationRefusals(survey, found, target)),
    ...serverRefusals(found, live),
    ...roomRefusals(found, live),
  ];
}

function timeRefusals({ path, now, evidence }: FoundBackup): Refusal[] {
  if (evidence.finished <= now + 300) return [];
  return [
    refusal("backup-from-the-future", `The backup ${path} is from the future.`, "Correct the clock of the host."),
  ];
}

function migrationRefusals(survey: Survey, { path, evidence }: FoundBackup, target: SurveyedRelease): Refusal[] {
  const last = survey.history.findLast(changedData);
  const migrated = deploysBetween(survey, target, evidence.began).find((change) => change === last);
  if (migrated === undefined) return [];
  const { version, began } = migrated;
  return [
    refusal(
      "backup-too-new",
      `The backup ${path} was taken after ${version} had begun to be deployed (${began}), although ${target.version} ran again: it may contain what ${version} did to the data.`,
      "Name an older backup as `backup`, one that was taken before.",
    ),
  ];
}

function serverRefusals({ path, evidence }: FoundBackup, live: LiveDatabases): Refusal[] {
  const refusals: Refusal[] = [];
  const [has, wants] = [major(live.server), major(evidence.server)];
  if (wants > has)
    refusals.push(
      refusal(
        "older-postgres",
        `The backup ${path} is of PostgreSQL ${wants}, and ${has} runs.`,
        "A dump cannot be loaded into an older server. Name a backup of this version.",
      ),
    );
  if (live.missingRoles.length > 0)
    refusals.push(
      refusal(
        "role-missing",
        `The backup ${path} has objects of roles that the server does not have: ${live.missingRoles.join(", ")}.`,
        `Create them first: they are in ${path}/globals.sql.`,
      ),
    );
  return refusals;
}

/** A copy needs a tenth more than the databases had. The copies that an earlier restore left count as free space. */
function roomRefusals({ evidence }: FoundBackup, live: LiveDatabases): Refusal[] {
  const needed = (evidence.dumps.reduce((sum, { databaseBytes }) => sum + databaseBytes, 0) * 1.1) / 1024;
  const leftovers = [...live.sizes]
    .filter(([name]) => /_restore_\d{14}$/.test(name))
    .reduce((sum, [, bytes]) => sum + bytes, 0);
  if (needed <= live.freeKiB + leftovers / 1024) return [];
  return [
    refusal(
      "no-room",
      `A second copy of the databases needs ${Math.ceil(needed)} KiB, and the disk of the database server has ${live.freeKiB} KiB free.`,
      "Free space on that disk, for example by dropping databases that an earlier restore kept (NAME_broken_TIME).",
    ),
  ];
}

function major(version: number): number {
  return Math.floor(version / 10000);
}

/** An earlier deploy may have changed the data before the backup, and the target has run on them since: people decide. */
export function migrationWarnings(survey: Survey, { path, evidence }: FoundBackup, target: SurveyedRelease): string[] {
  const versions = [...new Set(deploysBetween(survey, target, evidence.began).map(({ version }) => version))];
  if (versions.length === 0) return [];
  return [
    `The backup ${path} may contain what ${versions.join(", ")} did to the data: it was taken after that deploy, and ${target.version} ran again. An older backup, named as \`backup\`, does not.`,
  ];
}

/**
 * Deploys of other releases that may have migrated the data between the target's own deploy and the backup. A restore of
 * the target in between has undone what came before it.
 */
function deploysBetween({ history }: Survey, target: SurveyedRelease, began: number): Survey["history"] {
  const restores = history.filter(
    ({ kind, outcome, running, at }) =>
      kind === "restore" && outcome === "done" && running === target.release && Date.parse(at) < began * 1000,
  );
  const since = Math.max(...[target, ...restores].map(({ at }) => Date.parse(at)));
  return history.filter(
    (change) =>
      changedData(change) &&
      change.version !== target.version &&
      Date.parse(change.began) > since &&
      Date.parse(change.began) < began * 1000,
  );
}

/** False for a deploy that ended before the switch, or that is known to have left the schema as it was. */
export function changedData({ kind, outcome, schema }: Survey["history"][number]): boolean {
  return (
    kind === "deploy" &&
    !["refused", "aborted", "failed"].includes(outcome) &&
    !(outcome === "returned" && schema === "unchanged")
  );
}
