import { restoreKeys } from "../../src/backup/postgres/restore-keys.ts";
import { postgresKeys } from "../../src/backup/postgres/settings.ts";
import { changeOutputs } from "../../src/deploy/change/change-outputs.ts";
import { healthKeys } from "../../src/deploy/health-settings.ts";
import { ignoreOneOffsKey, placeKeys } from "../../src/deploy/place.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  ...postgresKeys,
  {
    name: "backup",
    description:
      "Backup to restore, as its path on the host. Default: the one that was taken before the last deploy, or else the newest.",
  },
  {
    name: "target",
    description:
      "Release that runs afterwards: the version, commit or id of a release that the host keeps. Default: the one that ran when the backup was taken; another one is refused.",
  },
  {
    name: "undo",
    description:
      "Whether the databases that the last restore kept (NAME_broken_TIME) take their place again. Then `target` is required.",
    default: "false",
  },
  {
    name: "newest-entries",
    description:
      "Columns whose newest value in the current databases is shown before a restore, as `table.column` or `schema.table.column`, separated by commas or lines.",
    file: "backup.postgres.newest-entries",
  },
  ...restoreKeys,
  {
    name: "databases-only",
    description:
      "Whether the databases of a backup that has volumes are restored without these. The current files must then fit them.",
    default: "false",
  },
  ...healthKeys,
  ignoreOneOffsKey,
  { name: "plan-fingerprint", description: "Fingerprint of the approved plan. Any other plan is refused." },
  {
    name: "dry-run",
    description: "Whether to read the backup in full, show the plan and what would be lost, and change nothing.",
    default: "false",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "backup", description: "Backup that was restored, or would be; empty with `undo`." },
  ...changeOutputs,
] as const satisfies readonly OutputKey[];
