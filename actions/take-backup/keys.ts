import { postgresKeys } from "../../src/backup/postgres/settings.ts";
import { volumesKey } from "../../src/backup/postgres/volumes.ts";
import { kindKey, resticKeys, whereKey } from "../../src/backup/restic/restic-settings.ts";
import { composeKeys, placeKeys } from "../../src/deploy/place.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  ...composeKeys,
  {
    name: "take-command",
    description:
      "Script that takes the backup (not with `kind: postgres`, which has its own), in the application's folder on the host; in bash with `set -eo pipefail` if the host has bash.",
    file: "backup.take.command",
  },
  {
    name: "take-file",
    description:
      "Absolute path of the complete backup, with {time} for the current time, such as /srv/backups/app-{time}.dump. The command writes to $SLUICE_BACKUP_FILE. Default: the command has its own place.",
    file: "backup.take.file",
  },
  {
    name: "take-timeout",
    description: "Time limit for the command. After it the command is stopped with every process that it started.",
    default: "1h",
    file: "backup.take.timeout",
  },
  {
    name: "variables",
    description:
      "Variables for Compose's interpolation, as lines NAME=value. They are sent to the host over standard input.",
    secret: true,
  },
  {
    name: "backup-env",
    description:
      "Environment of the command, as lines NAME=value, such as the keys of a storage. All of it is treated as secret.",
    secret: true,
  },
  kindKey,
  whereKey,
  ...postgresKeys,
  volumesKey,
  {
    name: "postgres-keep",
    description:
      "For postgres: number of backups that stay in the folder. A backup that a kept release names stays as well.",
    default: "14",
    file: "backup.postgres.keep",
  },
  ...resticKeys,
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "result",
    description: "done, failed, refused, aborted, interrupted, or unknown.",
  },
  {
    name: "backup",
    description:
      "New backup: its path on the host (with `kind: postgres` a folder), or its snapshot with `kind: restic`; empty if only the command knows it.",
  },
  { name: "began-at", description: "Start time of the backup, in UTC by the host's clock." },
  { name: "size-bytes", description: "Size of the backup, if it is known." },
  { name: "seconds", description: "Duration of the command, in seconds." },
  { name: "change", description: "Name of the change on the host." },
] as const satisfies readonly OutputKey[];
