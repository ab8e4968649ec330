import { backupPath, readPostgres } from "../../src/backup/postgres/settings.ts";
import { takeScript } from "../../src/backup/postgres/take-script.ts";
import { readVolumes } from "../../src/backup/postgres/volumes.ts";
import type { ResticRepository } from "../../src/backup/restic/restic.ts";
import { BACKUP_KINDS, readRepository, readWhere } from "../../src/backup/restic/restic-settings.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { environmentOf, readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, readInteger, readList } from "../../src/config/values.ts";
import type { ChangeWorld } from "../../src/deploy/change/change-request.ts";
import { wholeSeconds } from "../../src/deploy/health-settings.ts";
import { readPlace } from "../../src/deploy/place.ts";
import type { WantedBackup } from "../../src/deploy/take-backup.ts";
import type { BackupErrand } from "../../src/plan/plan.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Files, Inputs, Log } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Hosts } from "../../src/world/host/hosts.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";

export interface TakeInputs {
  readonly place: HostPlace;
  readonly wanted: WantedBackup;
  /** Environment of the command. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where its snapshot will be; undefined where backups are not kept by restic. */
  readonly snapshots: SnapshotPlace | undefined;
}

export interface SnapshotPlace {
  readonly onHost: boolean;
  readonly repository: ResticRepository;
}

type TakeSettings = Settings<(typeof keys)[number]["name"]>;

export interface TakeWorld extends StageWorld, ChangeWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly shells: Shells;
}

export async function readTakeInputs(
  inputs: Inputs,
  world: { readonly files: Files; readonly log: Log },
): Promise<TakeInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const place = readPlace(settings, world.log);
  const password = settings.get("restic-password").text;
  if (password !== "") world.log.mask(password);
  const backupEnv = readSecretPairs(settings.get("backup-env"), world.log);
  const snapshots = readSnapshotPlace(settings, backupEnv, world.log);
  return {
    place,
    wanted: {
      project: place.project,
      directory: place.directory,
      composeFiles: readList(settings.get("compose-files").text),
      profiles: readList(settings.get("profiles").text),
      ...readErrand(settings),
      timeoutSeconds: wholeSeconds(settings.get("take-timeout")),
    },
    variables: {
      ...readSecretPairs(settings.get("variables"), world.log),
      ...backupEnv,
      ...(password === "" ? {} : { RESTIC_PASSWORD: password }),
      // On the host, the command and the search for its snapshot use the same repository.
      ...(snapshots?.onHost ? snapshots.repository.env : {}),
    },
    snapshots,
  };
}

/** How the backup is taken: by the user's own command, or built in. */
function readErrand(settings: TakeSettings): BackupErrand {
  if (settings.get("kind").text !== "postgres") {
    if (settings.get("volumes").text !== "") throw badValue(settings.get("volumes"), "empty without `kind: postgres`");
    return { command: settings.need("take-command").text, file: readFile(settings.get("take-file")) };
  }
  for (const name of ["take-command", "take-file"] as const)
    if (settings.get(name).text !== "") throw badValue(settings.get(name), "empty: `kind: postgres` has its own");
  const backups = readPostgres(settings);
  const keep = readInteger(settings.get("postgres-keep"), { min: 2, max: 1000 });
  return { command: takeScript(backups, readVolumes(settings)), file: backupPath(backups), keep };
}

function readSnapshotPlace(
  settings: TakeSettings,
  env: Readonly<Record<string, string>>,
  log: Log,
): SnapshotPlace | undefined {
  const kind = settings.get("kind");
  if (!["files", "postgres", "restic", "command"].includes(kind.text)) throw badValue(kind, BACKUP_KINDS);
  const onHost = readWhere(settings) === "host";
  return kind.text === "restic" ? { onHost, repository: readRepository(settings, env, log) } : undefined;
}

/** A backup never overwrites another one, so its name says when it was taken. */
function readFile(setting: { readonly name: string; readonly text: string }): string {
  const { text } = setting;
  const isTimed = /^\/[^\0\n\r]*\{time\}[^/\0\n\r]*$/.test(text) && text.split("{time}").length === 2;
  if (text !== "" && !isTimed)
    throw badValue(setting, "an absolute path with {time} once in its name, such as /srv/backups/app-{time}.dump");
  return text;
}
