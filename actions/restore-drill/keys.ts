import { restoreKeys } from "../../src/backup/postgres/restore-keys.ts";
import { postgresKeys } from "../../src/backup/postgres/settings.ts";
import { kindKey } from "../../src/backup/restic/restic-settings.ts";
import { placeKeys } from "../../src/deploy/place.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import { incidentLabelKey } from "../../src/incident/incident-label.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

/** A drill needs the host, and not the clone on it. */
const [config, environment, sshKey, passphrase, host, port, user, hostKey, project] = placeKeys;

export const inputs = [
  ...[config, environment, sshKey, passphrase, host, port, user, hostKey, project],
  kindKey,
  ...postgresKeys,
  ...restoreKeys,
  {
    name: "backup-env",
    description:
      "Environment of the programs that ask the database, as lines NAME=value, such as PGPASSWORD. All of it is treated as secret.",
    secret: true,
  },
  incidentLabelKey,
  {
    name: "token",
    description: "Token with `issues: write`, for the incident.",
    default: "${{ github.token }}",
    secret: true,
  },
  requesterKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "result", description: "passed or failed." },
  { name: "backup", description: "Backup that was restored into the container; empty without one." },
  { name: "tables", description: "Number of restored tables." },
  { name: "rows", description: "Number of restored rows." },
  { name: "seconds", description: "Duration of the drill, in seconds." },
  {
    name: "issue",
    description: "Number of the incident that was opened, continued or closed; empty without one.",
  },
  reportOutput,
] as const satisfies readonly OutputKey[];
