import type { Config } from "../../config/schema.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Backup settings";

/** What a release does with backups before it deploys. */
export interface BackupUse {
  readonly reads: boolean;
  readonly takes: boolean;
}

/** Pure. Settings that are missing are better known before a person approves. Undefined: the release uses no backup. */
export function backupRow({ reads, takes }: BackupUse, { backup }: Config): Row | undefined {
  if (!reads && !takes) return undefined;
  const missing = [
    ...(reads ? missingOf(backup) : []),
    ...(takes && backup?.postgres === undefined && backup?.take?.command === undefined
      ? ["`backup.take.command`"]
      : []),
  ];
  if (missing.length === 0) return okRow(CHECK, "The configuration says where backups are.");
  return {
    check: CHECK,
    state: "red",
    verdict: `The release needs a backup, and the configuration has no ${missing.join(" and no ")}.`,
    url: undefined,
    todo: "Add it on the default branch (docs/backups.md), or set `backup: false` in the caller if the loss of the data is acceptable.",
  };
}

/** Where the newest backup is: the repository of restic may be in its environment, which only the job has. */
function missingOf(backup: Config["backup"]): readonly string[] {
  if (backup === undefined) return ["`backup`"];
  const { kind = "files" } = backup;
  if (kind === "files" && backup.path === undefined) return ["`backup.path`"];
  return kind === "command" && backup.command === undefined ? ["`backup.command`"] : [];
}
