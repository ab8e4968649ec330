import type { Settings } from "../../config/settings.ts";
import { badValue, readDuration, readLines, readList } from "../../config/values.ts";
import type { InputKey } from "../../stage/keys.ts";
import { bareNumber } from "../../version/tags/tag.ts";
import type { restoreKeys } from "./restore-keys.ts";
import { LONGEST_NAME } from "./restore-scripts.ts";
import { type PostgresBackups, type PostgresName, readPostgres } from "./settings.ts";

/** How a deploy treats a change of the database's schema. */
export interface SchemaWatch {
  readonly backups: PostgresBackups;
  /** Further tables whose rows are part of the schema: `table`, or `schema.table`. */
  readonly migrationTables: readonly string[];
  /** Whether the release before can run on the schema that this release leaves. */
  readonly isCompatible: boolean;
  /** What a hold does with the release that failed. */
  readonly failedRelease: "keep" | "stop";
  /** How the databases are restored automatically; undefined where a person decides. */
  readonly restore?: AutomaticRestore;
}

export interface AutomaticRestore {
  /** Statements that must return true in the first of the databases. */
  readonly checks: readonly string[];
  readonly seconds: number;
}

export const schemaKeys = [
  {
    name: "backward-compatible",
    description:
      "Whether the release before can run on the schema that this release leaves: true, false, or the versions for which it is true. Then an automatic rollback does not stop at a change of the schema.",
    default: "false",
    file: "deploy.backward-compatible",
  },
  {
    name: "on-schema-change",
    description:
      "What an automatic rollback does if the schema of the database changed and the release is not backward-compatible: hold (the release before is not started, and the host is put on hold); restore (the databases are restored first if the release never worked and nothing else has written since its backup, and else hold); or ignore. It needs `backup.postgres`.",
    default: "hold",
    file: "backup.postgres.on-schema-change",
  },
  {
    name: "failed-release",
    description: "What happens to the failed release on such a hold: keep (it runs on), or stop.",
    default: "keep",
    file: "backup.postgres.failed-release",
  },
  {
    name: "migration-tables",
    description:
      "Further tables whose rows count as part of the schema, beside those of known migration programs, separated by commas or lines.",
    file: "backup.postgres.migration-tables",
  },
] as const satisfies readonly InputKey[];

type SchemaName = (typeof schemaKeys)[number]["name"] | (typeof restoreKeys)[number]["name"];

const TABLE = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/;

/** Undefined where no Postgres is configured, or where its schema is not to be compared. */
export function readSchemaWatch(
  settings: Settings<SchemaName | PostgresName | "project">,
  version: string,
): SchemaWatch | undefined {
  const on = settings.get("on-schema-change");
  if (!["hold", "restore", "ignore"].includes(on.text)) throw badValue(on, "hold, restore or ignore");
  const failed = settings.get("failed-release");
  if (failed.text !== "keep" && failed.text !== "stop") throw badValue(failed, "keep or stop");
  const tables = settings.get("migration-tables");
  const migrationTables = readList(tables.text);
  if (migrationTables.some((name) => !TABLE.test(name))) throw badValue(tables, "names of tables, or schema.table");
  const isCompatible = declares(settings.get("backward-compatible"), version);
  if (on.text === "ignore" || settings.get("postgres-service").text === "") return undefined;
  const failedRelease = failed.text;
  const watch = { backups: readPostgres(settings), migrationTables, isCompatible, failedRelease } as const;
  if (on.text === "hold") return watch;
  if (watch.backups.databases.some((name) => name.length > LONGEST_NAME))
    throw badValue(on, `hold or ignore, because the name of a database is longer than ${LONGEST_NAME} characters`);
  const checks = readLines(settings.get("restore-checks").text);
  return { ...watch, restore: { checks, seconds: Math.ceil(readDuration(settings.get("restore-timeout")) / 1000) } };
}

/** A version is safer than `true`, which the next release inherits. */
function declares(given: { readonly name: string; readonly text: string }, version: string): boolean {
  if (given.text === "true" || given.text === "false") return given.text === "true";
  const versions = readList(given.text);
  if (versions.length === 0 || versions.some((one) => !/^v?\d\S*$/.test(one)))
    throw badValue(given, "true, false, or versions such as v1.4.0");
  return versions.map(bareNumber).includes(bareNumber(version));
}
