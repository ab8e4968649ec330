import type { Place } from "./ask.ts";
import { type CommandSource, newestByCommand } from "./command.ts";
import type { Newest } from "./evidence.ts";
import { type FilesSource, newestFile } from "./files/files.ts";
import { newestPostgres, type PostgresSource } from "./postgres/newest-backup.ts";
import { newestSnapshot, type ResticSource } from "./restic/restic.ts";

/** Where backups are kept, and by what. */
export type Source = FilesSource | PostgresSource | ResticSource | CommandSource;

/** The newest backup; throws a StageFailure without a backup that can be judged. */
export function newestBackup(place: Place, source: Source): Promise<Newest> {
  switch (source.kind) {
    case "files":
      return newestFile(place, source);
    case "postgres":
      return newestPostgres(place, source);
    case "restic":
      return newestSnapshot(place, source);
    case "command":
      return newestByCommand(place, source);
  }
}
