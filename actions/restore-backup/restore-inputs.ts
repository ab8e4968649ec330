import type { NewestColumn } from "../../src/backup/postgres/live-databases.ts";
import type { PostgresSource } from "../../src/backup/postgres/newest-backup.ts";
import { readPostgres } from "../../src/backup/postgres/settings.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { environmentOf, readSettings } from "../../src/config/settings.ts";
import { badValue, type GivenValue, readBoolean, readLines, readList, readTimeLimit } from "../../src/config/values.ts";
import type { ChangeRequest, ChangeWorld } from "../../src/deploy/change/change-request.ts";
import { readHealth, wholeSeconds } from "../../src/deploy/health-settings.ts";
import { destinationOf, readPlace } from "../../src/deploy/place.ts";
import type { WantedRestore } from "../../src/deploy/restore/restore.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Files, Inputs } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Hosts } from "../../src/world/host/hosts.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";

export interface RestoreInputs {
  readonly place: HostPlace;
  readonly wanted: WantedRestore;
  readonly source: PostgresSource;
  /** Path of the backup; empty for the usual one. */
  readonly backup: string;
  readonly undo: boolean;
  /** Columns whose newest value is shown before. */
  readonly newest: readonly NewestColumn[];
  /** Whether the volumes of the backup may stay as they are. */
  readonly databasesOnly: boolean;
  readonly request: ChangeRequest;
}

export interface RestoreWorld extends StageWorld, ChangeWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly shells: Shells;
}

export async function readRestoreInputs(inputs: Inputs, world: RestoreWorld): Promise<RestoreInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const place = readPlace(settings, world.log);
  const backups = readPostgres(settings);
  const undo = readBoolean(settings.get("undo"));
  const backup = settings.get("backup");
  if (undo && backup.text !== "") throw badValue(backup, "empty with `undo: true`, which restores no backup");
  if (undo) settings.need("target");
  return {
    place,
    wanted: {
      backups,
      checks: readLines(settings.get("restore-checks").text),
      loadSeconds: wholeSeconds(settings.get("restore-timeout")),
      target: settings.get("target").text,
      project: place.project,
      directory: place.directory,
      ignoredOneOffs: readList(settings.get("ignore-one-offs").text),
      ...readHealth(settings),
    },
    source: { kind: "postgres", backups, env: {}, readTimeoutMs: readTimeLimit(settings.get("restore-timeout")) },
    backup: readPath(backup),
    undo,
    newest: readColumns(settings.get("newest-entries")),
    databasesOnly: readBoolean(settings.get("databases-only")),
    request: {
      destination: destinationOf(place.target),
      secrets: { registryUsername: "", registryPassword: "", variables: {} },
      dryRun: readBoolean(settings.get("dry-run")),
      approvedFingerprint: settings.get("plan-fingerprint").text,
    },
  };
}

/** Only names without quotes: they become a part of a statement. */
function readColumns(given: GivenValue): readonly NewestColumn[] {
  return readList(given.text).map((text) => {
    const [, table = "", column = ""] = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)\.([A-Za-z_]\w*)$/.exec(text) ?? [];
    if (column === "") throw badValue({ ...given, text }, "columns as `table.column` or `schema.table.column`");
    return { table, column };
  });
}

function readPath(given: GivenValue): string {
  if (given.text === "" || /^\/[^\0\n\r]+$/.test(given.text)) return given.text;
  throw badValue(given, "an absolute path on the host");
}
