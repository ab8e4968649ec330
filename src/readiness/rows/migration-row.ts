import { okRow, type Row } from "./row.ts";

const CHECK = "Migrations";

/** Paths that differ between two commits, or why the forge does not tell them. */
export type Difference =
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  | { readonly kind: "unknown"; readonly why: string };

export interface MigrationQuestion {
  /** The release before. */
  readonly previous: string;
  readonly isMigration: (path: string) => boolean;
  /** Whether the configuration says where the newest backup is. */
  readonly hasBackup: boolean;
  /** Whether it says how one is taken. */
  readonly takesBackup: boolean;
}

export interface MigrationVerdict {
  readonly row: Row;
  /** Whether the deploy has to read a backup before it touches anything. */
  readonly needsBackup: boolean;
  /** Whether it has to take that backup itself. */
  readonly takesBackup: boolean;
}

/** How many paths the row names. */
const MOST = 3;

/** Pure. A rollback restores the application and never its data: after a migration only a backup can restore those. */
export function judgeMigrations(difference: Difference, question: MigrationQuestion): MigrationVerdict {
  const { previous, isMigration } = question;
  if (difference.kind === "unknown")
    return risk(`Whether a migration differs from ${previous} is not known: ${difference.why}.`, question);
  const found = difference.paths.filter(isMigration);
  if (found.length === 0)
    return { row: okRow(CHECK, `No migration differs from ${previous}.`), needsBackup: false, takesBackup: false };
  const names = `${found.slice(0, MOST).join(", ")}${found.length > MOST ? ` and ${found.length - MOST} more` : ""}`;
  return risk(
    `${found.length} ${found.length === 1 ? "migration differs" : "migrations differ"} from ${previous}: ${names}. A rollback does not undo them.`,
    question,
  );
}

function risk(verdict: string, { hasBackup, takesBackup }: MigrationQuestion): MigrationVerdict {
  const row = { check: CHECK, state: "warning", url: undefined } as const;
  if (hasBackup) {
    const todo = "Find out before the approval whether the release before runs with the changed data.";
    const asks = takesBackup
      ? "The deploy takes a backup and reads it before it touches anything."
      : "The deploy reads the newest backup before it touches anything.";
    return { row: { ...row, verdict: `${verdict} ${asks}`, todo }, needsBackup: true, takesBackup };
  }
  return {
    row: {
      ...row,
      verdict: `${verdict} The configuration names no backup.`,
      todo: "Take a backup before the approval. To have it proven by the deploy, say under `backup` where it is (docs/backups.md).",
    },
    needsBackup: false,
    takesBackup: false,
  };
}
