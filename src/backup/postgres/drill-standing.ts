import type { Restored } from "../evidence.ts";
import type { LastDrill } from "./drill-record.ts";

/** The backup in question. */
export interface DrilledBackup {
  readonly system: string;
  readonly databases: readonly string[];
  readonly volumes: readonly string[];
}

/** Pure. What the last drill proves about backups of this server and these data. */
export function drillStanding(lastDrill: LastDrill, { system, databases, volumes }: DrilledBackup): Restored {
  if (lastDrill.kind === "none") return { kind: "failed", says: "No restore drill has been recorded" };
  if (lastDrill.kind === "unreadable")
    return { kind: "failed", says: `The record of the last restore drill cannot be used: ${lastDrill.why}` };
  const { drill } = lastDrill;
  const on = new Date(drill.at * 1000).toISOString();
  if (!drill.passed) return { kind: "failed", says: `The last restore drill failed at ${on}: ${drill.why}` };
  if (drill.system !== system)
    return { kind: "failed", says: `The last restore drill, at ${on}, was one of another database server` };
  const missing = [
    ...databases.filter((name) => !drill.databases.includes(name)),
    ...volumes.filter((name) => !drill.volumes.includes(name)),
  ];
  if (missing.length > 0)
    return { kind: "failed", says: `The last restore drill, at ${on}, was without ${missing.join(", ")}` };
  const says = `The last restore drill restored ${drill.backup} at ${on}: ${drill.rows} rows in ${drill.tables} tables`;
  return { kind: "passed", at: drill.at * 1000, says };
}
