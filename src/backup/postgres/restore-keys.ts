import type { InputKey } from "../../stage/keys.ts";

/** The same for a restore and for a drill. */
export const restoreKeys = [
  {
    name: "restore-checks",
    description:
      "SQL statements, one per line, that must each return true in the first of the restored databases, before it is used and in a drill.",
    file: "backup.postgres.restore-checks",
  },
  {
    name: "restore-timeout",
    description:
      "Time limit for loading the backup, and before for reading it in full. A whole drill has the same limit.",
    default: "1h",
    file: "backup.postgres.restore-timeout",
  },
] as const satisfies readonly InputKey[];
