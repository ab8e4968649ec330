import type { PostgresSource } from "../../src/backup/postgres/newest-backup.ts";
import { readPostgres } from "../../src/backup/postgres/settings.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { environmentOf, readSettings } from "../../src/config/settings.ts";
import { readLines, readTimeLimit } from "../../src/config/values.ts";
import { readTarget } from "../../src/deploy/place.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { readIncidentLabel } from "../../src/incident/incident-label.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";
import type { Clock, Files, Inputs, RunContext } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";

export interface DrillInputs {
  readonly target: HostTarget;
  readonly source: PostgresSource;
  readonly checks: readonly string[];
  readonly token: string;
  readonly requester: string;
  /** Label of incidents; undefined if incidents are not kept in issues. */
  readonly incidentLabel: string | undefined;
}

export interface DrillWorld extends StageWorld {
  readonly files: Files;
  readonly clock: Clock;
  readonly run: RunContext;
  readonly shells: Shells;
  readonly forge: (token: string) => Forge;
}

export async function readDrillInputs(inputs: Inputs, world: DrillWorld): Promise<DrillInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const kind = settings.get("kind").text;
  if (kind !== "postgres") throw otherKind(kind);
  const incidentLabel = readIncidentLabel(settings.get("incident-label"));
  const token = incidentLabel === undefined ? "" : settings.need("token").text;
  if (token !== "") world.log.mask(token);
  return {
    target: readTarget(settings, world.log),
    source: {
      kind: "postgres",
      backups: readPostgres(settings),
      env: readSecretPairs(settings.get("backup-env"), world.log),
      readTimeoutMs: readTimeLimit(settings.get("restore-timeout")),
    },
    checks: readLines(settings.get("restore-checks").text),
    ...{ token, incidentLabel, requester: settings.get("requester").text || requesterOf(world.run.forge) },
  };
}

function otherKind(kind: string): StageFailure {
  return new StageFailure({
    what: `\`kind\` is ${kind}, and a drill restores only backups with \`kind: postgres\`.`,
    means: "Sluice does not know how such a backup is restored. Nothing was tried.",
    todo: "Use `kind: postgres` for Postgres in a container (docs/backups.md). Any other backup proves level 4 by a command of your own that restores it: `kind: command`.",
  });
}
