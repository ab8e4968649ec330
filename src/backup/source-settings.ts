import { readSecretPairs } from "../config/secret-pairs.ts";
import type { Settings } from "../config/settings.ts";
import { badValue, readTimeLimit } from "../config/values.ts";
import { StageFailure } from "../failure/failure.ts";
import type { Log } from "../ports/world.ts";
import type { CommandSource } from "./command.ts";
import type { Level } from "./evidence.ts";
import type { FilesSource } from "./files/files.ts";
import { type PostgresName, readPostgres } from "./postgres/settings.ts";
import { readVolumes } from "./postgres/volumes.ts";
import { isWhole, type ResticSource } from "./restic/restic.ts";
import { BACKUP_KINDS, type ResticName, readRepository } from "./restic/restic-settings.ts";
import type { Source } from "./source.ts";

export interface Wanted {
  readonly onHost: boolean;
  readonly level: Level;
  readonly log: Log;
}

type Name =
  | ResticName
  | PostgresName
  | (
      | "kind"
      | "volumes"
      | "project"
      | "path"
      | "read"
      | "pg-restore-via"
      | "database"
      | "read-data-subset"
      | "command"
      | "backup-env"
      | "read-timeout"
    );

export function readSource(settings: Settings<Name>, wanted: Wanted): Source {
  const common = {
    env: readSecretPairs(settings.get("backup-env"), wanted.log),
    readTimeoutMs: readTimeLimit(settings.get("read-timeout")),
  };
  const kind = settings.get("kind");
  switch (kind.text) {
    case "files":
      requireReachable(wanted.level, "files");
      return { ...readFiles(settings, wanted), ...common };
    case "postgres":
      if (!wanted.onHost) throw badValue({ name: "where", text: "runner" }, "host, with `kind: postgres`");
      return { kind: "postgres", backups: readPostgres(settings), volumes: readVolumes(settings), ...common };
    case "restic":
      requireReachable(wanted.level, "restic");
      return {
        kind: "restic",
        ...readRepository(settings, common.env, wanted.log),
        subset: readSubset(settings, wanted.level),
        readTimeoutMs: common.readTimeoutMs,
      } satisfies ResticSource;
    case "command":
      return { kind: "command", command: settings.need("command").text, ...common } satisfies CommandSource;
    default:
      throw badValue(kind, BACKUP_KINDS);
  }
}

/** Reading is not restoring. */
function requireReachable(level: Level, kind: string): void {
  if (level < 4) return;
  throw new StageFailure({
    what: `\`level\` is 4, and with \`kind: ${kind}\` nothing is restored.`,
    means: "Sluice reads such backups in full, which is level 3. Nothing was read.",
    todo: "Set `level` to 3, or write a command that restores the backup and queries it, and use `kind: command`.",
  });
}

function readFiles(settings: Settings<Name>, wanted: Wanted): Omit<FilesSource, "env" | "readTimeoutMs"> {
  const path = settings.need("path");
  if (/[\0\n\r]/.test(path.text)) throw badValue(path, "one line");
  if (wanted.onHost && !path.text.startsWith("/")) throw badValue(path, "an absolute path or pattern");
  const via = settings.get("pg-restore-via");
  if (/["'\\$`;|&<>\n\r]/.test(via.text)) throw badValue(via, "plain words, such as docker exec -i db");
  return {
    kind: "files",
    path: path.text,
    read: settings.get("read").text,
    database: settings.get("database").text,
    pgRestoreVia: via.text.split(/\s+/).filter((word) => word !== ""),
  };
}

function readSubset(settings: Settings<Name>, level: Level): string {
  const setting = settings.get("read-data-subset");
  if (!/^(\d+(\.\d+)?%|\d+\/\d+|\d+[KMGT])$/.test(setting.text))
    throw badValue(setting, "such as 100%, 10%, 1/7 or 2G");
  if (isWhole(setting.text) || level < 3) return setting.text;
  throw new StageFailure({
    what: `\`${setting.name}\` is ${setting.text}, and \`level\` is ${level}.`,
    means: "A sample does not prove that the backup can be read in full. Nothing was read.",
    todo: "Let it read 100%; or set `level` to 2, which then reads the sample as well.",
  });
}
