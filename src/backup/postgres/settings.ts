import type { Settings } from "../../config/settings.ts";
import { badValue, readList } from "../../config/values.ts";
import type { InputKey } from "../../stage/keys.ts";

/** The backups of one Postgres service, as they are in `backup.postgres` of the configuration. */
export interface PostgresBackups {
  /** Compose project and service of the database. */
  readonly project: string;
  readonly service: string;
  readonly databases: readonly string[];
  readonly user: string;
  /** Absolute path on the host. Each backup is a folder in it: PROJECT-TIME. */
  readonly folder: string;
}

export const postgresKeys = [
  {
    name: "postgres-service",
    description: "For postgres: the Compose service of the database.",
    file: "backup.postgres.service",
  },
  {
    name: "postgres-databases",
    description: "For postgres: names of the databases, separated by commas or lines.",
    file: "backup.postgres.databases",
  },
  {
    name: "postgres-user",
    description: "For postgres: role that reads the databases. Only a superuser can also save the passwords of roles.",
    default: "postgres",
    file: "backup.postgres.user",
  },
  {
    name: "postgres-folder",
    description: "For postgres: absolute path of a folder on the host. Each backup is a folder in it, PROJECT-TIME.",
    file: "backup.postgres.folder",
  },
] as const satisfies readonly InputKey[];

export type PostgresName = (typeof postgresKeys)[number]["name"];

/** Names that need no quotes anywhere: not in a path, in a connection or in a line of the evidence. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/;

export function readPostgres(settings: Settings<PostgresName | "project">): PostgresBackups {
  const databases = settings.need("postgres-databases");
  const names = readList(databases.text);
  if (names.length === 0 || names.some((name) => !PLAIN_NAME.test(name)) || new Set(names).size < names.length)
    throw badValue(databases, "a list of names of databases: letters, digits, underscores, dots and dashes");
  const folder = settings.need("postgres-folder");
  if (!/^\/[^\0\n\r{}]*[^\0\n\r{}/]$/.test(folder.text)) throw badValue(folder, "an absolute path");
  const project = settings.need("project");
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(project.text)) throw badValue(project, "a Compose project name");
  return {
    project: project.text,
    service: readName(settings.need("postgres-service")),
    databases: names,
    user: readName(settings.need("postgres-user")),
    folder: folder.text,
  };
}

function readName(setting: { readonly name: string; readonly text: string }): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(setting.text)) return setting.text;
  throw badValue(setting, "a name of letters, digits, underscores, dots and dashes");
}

/** The path of a backup before its time is known. */
export function backupPath({ folder, project }: PostgresBackups): string {
  return `${folder}/${project}-{time}`;
}
