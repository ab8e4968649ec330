import type { CommandSource } from "../../src/backup/command.ts";
import type { Level } from "../../src/backup/evidence.ts";
import type { FilesSource } from "../../src/backup/files.ts";
import { isWhole, type ResticSource } from "../../src/backup/restic.ts";
import type { Source } from "../../src/backup/source.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { badValue, readList, readTimeLimit } from "../../src/config/values.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Log } from "../../src/world/world.ts";
import type { BackupSettings } from "./backup-inputs.ts";

export interface Wanted {
  readonly onHost: boolean;
  readonly level: Level;
  readonly log: Log;
}

export function readSource(settings: BackupSettings, wanted: Wanted): Source {
  const common = {
    env: readSecretPairs(settings.get("backup-env"), wanted.log),
    readTimeoutMs: readTimeLimit(settings.get("read-timeout")),
  };
  const kind = settings.get("kind");
  switch (kind.text) {
    case "files":
      requireReachable(wanted.level, "files");
      return { ...readFiles(settings, wanted), ...common };
    case "restic":
      requireReachable(wanted.level, "restic");
      return readRestic(settings, wanted, common);
    case "command":
      return { kind: "command", command: settings.need("command").text, ...common } satisfies CommandSource;
    default:
      throw badValue(kind, "files, restic or command");
  }
}

/** Reading is not restoring. */
function requireReachable(level: Level, kind: string): void {
  if (level < 4) return;
  throw new StageFailure({
    what: `\`level\` is 4, and with \`kind: ${kind}\` nothing is restored.`,
    means: "Sluice reads such backups in full, which is level 3. Nothing was looked at.",
    todo: "Set `level` to 3, or write a command that restores the backup and queries it, and use `kind: command`.",
  });
}

function readFiles(settings: BackupSettings, wanted: Wanted): Omit<FilesSource, "env" | "readTimeoutMs"> {
  const path = settings.need("path");
  if (/[\0\n\r]/.test(path.text)) throw badValue(path, "one line");
  if (wanted.onHost && !path.text.startsWith("/")) throw badValue(path, "an absolute path or pattern");
  const via = settings.get("pg-restore-via");
  if (/["'\\$`;|&<>\n\r]/.test(via.text)) throw badValue(via, "plain words, such as docker exec -i db");
  return {
    kind: "files",
    path: path.text,
    read: settings.get("read").text,
    pgRestoreVia: via.text.split(/\s+/).filter((word) => word !== ""),
  };
}

function readRestic(
  settings: BackupSettings,
  wanted: Wanted,
  common: { readonly env: Readonly<Record<string, string>>; readonly readTimeoutMs: number },
): ResticSource {
  const repository = settings.get("restic-repository").text;
  const password = settings.get("restic-password").text;
  const passwordFile = settings.get("restic-password-file").text;
  if (password !== "") wanted.log.mask(password);
  // rest:https://user:secret@host/ is how restic itself wants it.
  const inAddress = /:\/\/[^/@:]*:([^/@]+)@/.exec(repository)?.[1];
  if (inAddress !== undefined) wanted.log.mask(inAddress);
  if (password !== "" && passwordFile !== "") throw twoPasswords();
  return {
    kind: "restic",
    host: settings.get("restic-host").text,
    tags: readList(settings.get("restic-tags").text),
    paths: readList(settings.get("restic-paths").text),
    subset: readSubset(settings, wanted.level),
    readTimeoutMs: common.readTimeoutMs,
    env: { ...common.env, ...resticEnvironment({ repository, password, passwordFile }) },
  };
}

interface ResticAccess {
  readonly repository: string;
  readonly password: string;
  readonly passwordFile: string;
}

/** What is given wins over what the machine has: restic would take a password's file or command before the password. */
function resticEnvironment({ repository, password, passwordFile }: ResticAccess): Record<string, string> {
  const hasPassword = password !== "" || passwordFile !== "";
  return {
    ...(repository === "" ? {} : { RESTIC_REPOSITORY: repository, RESTIC_REPOSITORY_FILE: "" }),
    ...(hasPassword
      ? { RESTIC_PASSWORD: password, RESTIC_PASSWORD_FILE: passwordFile, RESTIC_PASSWORD_COMMAND: "" }
      : {}),
  };
}

function readSubset(settings: BackupSettings, level: Level): string {
  const setting = settings.get("read-data-subset");
  if (!/^(\d+(\.\d+)?%|\d+\/\d+|\d+[KMGT])$/.test(setting.text))
    throw badValue(setting, "such as 100%, 10%, 1/7 or 2G");
  if (isWhole(setting.text) || level < 3) return setting.text;
  throw new StageFailure({
    what: `\`${setting.name}\` is ${setting.text}, and \`level\` is ${level}.`,
    means: "A sample does not prove that the backup can be read in full. Nothing was looked at.",
    todo: "Let it read 100%; or set `level` to 2, which then reads the sample as well.",
  });
}

function twoPasswords(): StageFailure {
  return new StageFailure({
    what: "Both `restic-password` and `restic-password-file` are given.",
    means: "Sluice does not guess which one counts. Nothing was looked at.",
    todo: "Give one of them.",
  });
}
