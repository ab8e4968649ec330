import { postgresKeys } from "../../src/backup/postgres/settings.ts";
import { volumesKey } from "../../src/backup/postgres/volumes.ts";
import { kindKey, resticKeys, whereKey } from "../../src/backup/restic/restic-settings.ts";
import { configKey } from "../../src/config/read-config.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  {
    name: "environment",
    description: "Environment of the configuration file whose host is used.",
    default: "production",
  },
  whereKey,
  {
    name: "ssh-key",
    description:
      "Private SSH key of the user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment. Needed if the backup is on the host.",
    secret: true,
  },
  { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, if it has one.", secret: true },
  { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
  { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
  {
    name: "user",
    description: "User on the host that can read the backups.",
    file: "environments.<environment>.hosts.user",
  },
  {
    name: "host-key",
    description:
      "Pinned host keys, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
    file: "environments.<environment>.hosts.host-key",
  },
  { name: "project", description: "For postgres: the Compose project name.", file: "project" },
  kindKey,
  {
    name: "path",
    description:
      "For files: a file, a folder, or a pattern such as /srv/backups/*.dump. The newest match is the backup.",
    file: "backup.path",
  },
  {
    name: "read",
    description:
      "For files of a kind that Sluice does not support: a command that reads the file from standard input, and exits with 0 only if it is complete.",
    file: "backup.read",
  },
  {
    name: "pg-restore-via",
    description: "Words before pg_restore, such as docker exec -i db for a pg_restore in a container.",
    file: "backup.pg-restore-via",
  },
  {
    name: "database",
    description:
      "For files: name of the database of which the backup must be. A dump that names another one, or none, is refused. Default: not compared.",
    file: "backup.database",
  },
  ...postgresKeys,
  volumesKey,
  ...resticKeys,
  {
    name: "read-data-subset",
    description:
      "For restic: how much of the data is read, such as 10%, 1/7 or 2G. Less than 100% proves level 2 at most.",
    default: "100%",
    file: "backup.restic.read-data-subset",
  },
  {
    name: "command",
    description:
      "For command: a script of POSIX sh that prints {id, finishedAt, size, previousSize, level, detail} as JSON.",
    file: "backup.command",
  },
  {
    name: "backup-env",
    description:
      "Environment of the programs that read the backup, as lines NAME=value, such as the keys of a storage. All of it is treated as secret.",
    secret: true,
  },
  {
    name: "backup-id",
    description: "Backup that must be the newest, from the output `backup` of take-backup. Default: any.",
  },
  {
    name: "taken-after",
    description:
      "Time after which the newest backup must have been finished, if the name of the backup is unknown: the output `began-at` of take-backup. Default: any.",
  },
  {
    name: "if-unreachable",
    description:
      "fail or warn. With warn, the step passes with a warning if the key of the host is not set, or if the configuration names no backup.",
    default: "fail",
  },
  {
    name: "max-age",
    description: "Age that the newest backup must not reach.",
    default: "24h",
    file: "backup.max-age",
  },
  {
    name: "clock-skew",
    description:
      "Accepted difference between the clocks of host, runner and backup. A backup that is further in the future is refused.",
    default: "5m",
    file: "backup.clock-skew",
  },
  {
    name: "min-size-ratio",
    description: "Smallest accepted size compared with the backup before, from 0 to 1.",
    default: "0.5",
    file: "backup.min-size-ratio",
  },
  {
    name: "level",
    description:
      "Level that must be proven: 1 recent and not empty, 2 also of the usual size, 3 also read in full, 4 also restored (by restore-drill with `kind: postgres`, or by a command of your own).",
    default: "3",
    file: "backup.level",
  },
  {
    name: "max-drill-age",
    description: "For postgres and level 4: age that the last restore drill must not reach.",
    default: "8d",
    file: "backup.max-drill-age",
  },
  {
    name: "read-timeout",
    description: "Time limit for reading the backup in full.",
    default: "1h",
    file: "backup.read-timeout",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "result", description: "passed, refused, or not-verified (only with `if-unreachable: warn`)." },
  { name: "backup-id", description: "Newest backup: a path, a snapshot, or the id that the command printed." },
  { name: "finished-at", description: "Time at which it was finished, in UTC." },
  { name: "age-seconds", description: "Age of the backup at the time of the check, in seconds." },
  { name: "size-bytes", description: "Size of the backup, in bytes." },
  { name: "previous-size-bytes", description: "Size of the backup before it, in bytes; empty without one." },
  { name: "level", description: "Level that was proven, from 1 to 4; 0 if the backup was refused." },
] as const satisfies readonly OutputKey[];
