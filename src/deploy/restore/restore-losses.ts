import { span } from "../../backup/judge.ts";
import type { Dump } from "../../backup/postgres/evidence-file.ts";
import type { Incoming } from "../../backup/postgres/incoming.ts";
import type { LiveDatabase, LiveDatabases, Uncounted } from "../../backup/postgres/live-databases.ts";
import { truncate } from "../../text/truncate.ts";

/** How many tables are named. */
const MOST = 20;

/** What the application will no longer have after a restore, as sentences for the person who approves it. */
export function losses(incoming: Incoming, live: LiveDatabases): string[] {
  if (incoming.kind === "kept")
    return [
      `The databases that the restore kept (${live.databases.map(({ name }) => `${name}_broken_${incoming.time}`).join(", ")}) take the place of those that are used now, which are kept in turn. What was written since the restore is no longer in the application.`,
    ];
  const { path, now, evidence } = incoming.found;
  const differences = evidence.dumps.flatMap((dump) => differencesOf(dump, live.databases));
  const named = differences.slice(0, MOST).join("; ");
  const more = differences.length > MOST ? `; and ${differences.length - MOST} more tables` : "";
  return [
    `What was written in the last ${span((now - evidence.began) * 1000)} will no longer be in the application: the backup ${path} was begun at ${new Date(evidence.began * 1000).toISOString()}, while ${evidence.version} ran. The current databases are kept as NAME_broken_TIME.`,
    differences.length === 0
      ? "The number of rows is the same in each table now and in the backup. Changed rows do not show in it."
      : `Rows now, and in the backup: ${named}${more}.`,
    ...newestEntries(live.databases),
  ];
}

function newestEntries(databases: readonly LiveDatabase[]): string[] {
  const entries = databases.flatMap(({ name, newest }) =>
    [...newest].map(
      ([column, value]) => `${name}: ${column} ${value === "" ? "without a value" : truncate(value, 100)}`,
    ),
  );
  return entries.length === 0 ? [] : [`Newest entries now: ${entries.join("; ")}.`];
}

function differencesOf({ database, rows }: Dump, databases: readonly LiveDatabase[]): string[] {
  const now = databases.find(({ name }) => name === database)?.rows ?? new Map<string, number | Uncounted>();
  const tables = [...new Set([...rows.keys(), ...now.keys()])].toSorted();
  return tables.flatMap((table) => {
    const [is, was] = [now.get(table), rows.get(table)];
    if (is === was || is === "of an extension") return [];
    return [
      `${database}: ${table} ${is === "locked" ? "is locked" : (is ?? "does not exist")} → ${was ?? "does not exist"}`,
    ];
  });
}
