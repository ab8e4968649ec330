import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The Docker engines that scripts/engines gets. */
export const ENGINES = ["docker-28", "docker-28-containerd"] as const;

/** The folder of one of them; undefined where it is not on this machine. */
export function engineFolder(name: (typeof ENGINES)[number]): string | undefined {
  return folderWith(name, join("cli-plugins", "docker-compose"));
}

/** PostgreSQL 18 of scripts/engines; undefined where it is not on this machine. */
export function postgresFolder(): string | undefined {
  return folderWith("postgres-18", "usr/lib/postgresql/18/bin/postgres");
}

function folderWith(name: string, program: string): string | undefined {
  const { SLUICE_ENGINES, XDG_CACHE_HOME = join(homedir(), ".cache") } = process.env;
  const folder = join(SLUICE_ENGINES ?? join(XDG_CACHE_HOME, "sluice", "engines"), name);
  return existsSync(join(folder, program)) ? folder : undefined;
}
