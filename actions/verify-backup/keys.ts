import { kindKey, resticKeys, whereKey } from "../../src/backup/restic-settings.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  {
    name: "environment",
    description: "Name of the environment in the configuration file whose host this is.",
    default: "production",
  },
  whereKey,
  {
    name: "ssh-key",
    description:
      "Private SSH key of the user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment. Needed where the host is asked.",
    secret: true,
  },
  { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, when it has one.", secret: true },
  { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
  { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
  {
    name: "user",
    description: "User on the host, who may read the backups.",
    file: "environments.<environment>.hosts.user",
  },
  {
    name: "host-key",
    description:
      "Pinned key of the host: SHA256 fingerprints or lines of ssh-keyscan, one a line. There is no default that accepts any.",
    file: "environments.<environment>.hosts.host-key",
  },
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
      "For files of a kind that Sluice does not know: a command that reads one from standard input, and ends with 0 only when it is whole.",
    file: "backup.read",
  },
  {
    name: "pg-restore-via",
    description: "Words before pg_restore, for one that lives in a container, such as docker exec -i db.",
    file: "backup.pg-restore-via",
  },
  ...resticKeys,
  {
    name: "read-data-subset",
    description:
      "For restic: how much of the data is read, such as 10%, 1/7 or 2G. Less than 100% is no more than level 2.",
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
      "Environment of the programs that read the backup, as lines NAME=value: keys of a storage, for example. All of it is treated as secret.",
    secret: true,
  },
  {
    name: "backup-id",
    description: "The backup that has to be the newest, as take-backup names it (its output `backup`). Default: any.",
  },
  {
    name: "taken-after",
    description:
      "Moment after which the newest one must have been finished, where nobody knows the name of the one that was taken: the output `began-at` of take-backup. Default: any.",
  },
  {
    name: "if-unreachable",
    description:
      "fail, or tell: where the key is not there with which `where` would be asked, or the configuration names no backup, the step passes, and says that nobody has looked.",
    default: "fail",
  },
  {
    name: "max-age",
    description: "The newest backup must be younger than this.",
    default: "24h",
    file: "backup.max-age",
  },
  {
    name: "clock-skew",
    description:
      "How far the clocks of host, runner and backup may be apart. A backup from later than that is refused.",
    default: "5m",
    file: "backup.clock-skew",
  },
  {
    name: "min-size-ratio",
    description: "Smallest size against the backup before it, from 0 to 1.",
    default: "0.5",
    file: "backup.min-size-ratio",
  },
  {
    name: "level",
    description:
      "What must be proven: 1 fresh and not empty, 2 and of the usual size, 3 and read in full, 4 and restored (only a command can tell).",
    default: "3",
    file: "backup.level",
  },
  {
    name: "read-timeout",
    description: "Longest time for reading the backup in full.",
    default: "1h",
    file: "backup.read-timeout",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "result", description: "passed, refused, or not-looked (only with `if-unreachable: tell`)." },
  { name: "backup-id", description: "The newest backup: a path, a snapshot, or what the command calls it." },
  { name: "finished-at", description: "When it was finished, in UTC." },
  { name: "age-seconds", description: "How old it was when it was looked at." },
  { name: "size-bytes", description: "Its size." },
  { name: "previous-size-bytes", description: "Size of the backup before it; empty when there is none." },
  { name: "level", description: "What was proven, from 1 to 4; 0 when it was refused." },
] as const satisfies readonly OutputKey[];
