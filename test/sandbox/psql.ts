import type { Production } from "./production.ts";

/** Runs SQL in the container of the service `db`, and gives what psql prints; an error of the database is an error. */
export async function psql(production: Production, sql: string, database = "sample"): Promise<string> {
  const connection = ["-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1"];
  return inDatabase(production, "psql", ...connection, "-qtAc", sql);
}

/** Runs a program in the container of the service `db`. */
export async function inDatabase(production: Production, ...command: readonly string[]): Promise<string> {
  const db = (await production.containers()).find(({ service }) => service === "db");
  const { stdout, stderr, code } = await production.sandbox.engine.docker(["exec", db?.id ?? "", ...command]);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}
