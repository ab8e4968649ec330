import * as v from "valibot";

const snapshotSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/)),
  time: v.pipe(v.string(), v.isoTimestamp()),
  hostname: v.optional(v.string(), ""),
  paths: v.optional(v.array(v.string()), []),
  tags: v.optional(v.nullable(v.array(v.string())), []),
  // Since restic 0.17.
  summary: v.optional(
    v.object({
      backup_start: v.pipe(v.string(), v.isoTimestamp()),
      backup_end: v.pipe(v.string(), v.isoTimestamp()),
      total_bytes_processed: v.number(),
    }),
  ),
});

const lockSchema = v.object({
  time: v.string(),
  exclusive: v.optional(v.boolean(), false),
  hostname: v.optional(v.string(), ""),
  pid: v.optional(v.number()),
});

export interface Snapshot {
  readonly id: string;
  /** When it began: milliseconds since the epoch. */
  readonly began: number;
  /** When it ended, where restic wrote it down. */
  readonly ended: number | undefined;
  /** Whether it was given another time than its own (`backup --time`): its content is of that time. */
  readonly dated: boolean;
  /** Bytes of what it holds, where restic wrote them down. */
  readonly size: number | undefined;
  /** Machine and paths: what belongs to one row of backups. */
  readonly row: string;
}

export interface Lock {
  readonly since: string;
  readonly exclusive: boolean;
  readonly holder: string;
}

/** The answer of `restic snapshots --json`, newest first; undefined for any other text. */
export function readSnapshots(text: string): Snapshot[] | undefined {
  const list = v.safeParse(v.nullable(v.array(snapshotSchema)), parseJson(text));
  if (!list.success) return undefined;
  return (list.output ?? [])
    .map(({ id, time, hostname, paths, summary }) => ({
      id,
      began: Date.parse(time),
      ended: summary === undefined ? undefined : Date.parse(summary.backup_end),
      dated: summary !== undefined && Date.parse(summary.backup_start) !== Date.parse(time),
      size: summary?.total_bytes_processed,
      row: `${[...paths].sort().join(", ")} of ${hostname || "a machine without a name"}`,
    }))
    .sort((left, right) => right.began - left.began);
}

/** Bytes in the answer of `restic stats --json --mode restore-size`. */
export function readTotalSize(text: string): number | undefined {
  const stats = v.safeParse(v.object({ total_size: v.pipe(v.number(), v.minValue(0)) }), parseJson(text));
  return stats.success ? stats.output.total_size : undefined;
}

/** Objects that `restic cat lock` printed one after the other; undefined when one of them is no lock. */
export function readLocks(text: string): Lock[] | undefined {
  if (text.trim() === "") return [];
  const list = v.safeParse(v.array(lockSchema), parseJson(`[${text.trim().replace(/\}\s*\{/g, "},{")}]`));
  if (!list.success) return undefined;
  return list.output.map(({ time, exclusive, hostname, pid }) => ({
    since: time,
    exclusive,
    holder: `${hostname || "an unknown machine"}${pid === undefined ? "" : `, process ${pid}`}`,
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that is not JSON is no answer: the schema refuses undefined.
    return undefined;
  }
}
