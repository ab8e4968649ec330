import { kindKey, resticKeys, whereKey } from "../../src/backup/restic-settings.ts";
import { composeKeys, placeKeys } from "../../src/deploy/place.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  ...composeKeys,
  {
    name: "take-command",
    description:
      "Script that takes the backup, in the application's folder on the host; in bash with `set -eo pipefail` where the host has it.",
    file: "backup.take.command",
  },
  {
    name: "take-file",
    description:
      "Absolute path that the backup gets when it is whole, with {time} for the moment, such as /srv/backups/app-{time}.dump; the command writes to $SLUICE_BACKUP_FILE. Default: the command knows a place itself.",
    file: "backup.take.file",
  },
  {
    name: "take-timeout",
    description: "Longest time for the command; then it is stopped, with all that it started.",
    default: "1h",
    file: "backup.take.timeout",
  },
  {
    name: "variables",
    description:
      "Variables for Compose's interpolation, NAME=value, one a line. They reach the host over standard input.",
    secret: true,
  },
  {
    name: "backup-env",
    description:
      "Environment of the command, as lines NAME=value: keys of a storage, for example. All of it is treated as secret.",
    secret: true,
  },
  kindKey,
  whereKey,
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
      "The new backup: its path on the host, or with `kind: restic` its snapshot; empty where only its command knows.",
  },
  { name: "began-at", description: "When it began to be taken, in UTC by the host's clock." },
  { name: "size-bytes", description: "Its size, where it is known." },
  { name: "seconds", description: "How long the command took." },
  { name: "change", description: "Name of the change on the host." },
] as const satisfies readonly OutputKey[];
