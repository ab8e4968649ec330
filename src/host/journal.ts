import * as v from "valibot";

const steps = v.string();

const eventSchema = v.variant("event", [
  v.object({ event: v.literal("began"), change: v.string(), kind: v.string(), version: v.string() }),
  v.object({
    event: v.literal("step"),
    step: steps,
    state: v.picklist(["begins", "done", "failed"]),
    seconds: v.optional(v.number(), 0),
    code: v.optional(v.string(), ""),
    text: v.optional(v.string(), ""),
  }),
  v.object({ event: v.literal("note"), text: v.string() }),
  v.object({ event: v.literal("undo"), to: v.string(), version: v.string(), code: v.string(), text: v.string() }),
  v.object({ event: v.literal("undoing"), part: v.string() }),
  v.object({
    event: v.literal("proof"),
    service: v.string(),
    container: v.string(),
    name: v.string(),
    image: v.string(),
    hash: v.string(),
    started: v.string(),
    mounts: v.string(),
  }),
  /** A container that failed, as it was before anything replaced it. Its last log lines are in the log. */
  v.object({
    event: v.literal("container"),
    service: v.string(),
    container: v.string(),
    status: v.string(),
    exitCode: v.number(),
    oom: v.boolean(),
    health: v.string(),
  }),
  /** A file of the host that is not what it was when the release was recorded; it was left as it is. */
  v.object({ event: v.literal("differs"), path: v.string(), why: v.string() }),
  v.object({ event: v.literal("down"), service: v.string(), seconds: v.number() }),
  /** A backup was taken: its path and size, or an empty path where its command keeps it elsewhere. */
  v.object({ event: v.literal("backup"), file: v.string(), bytes: v.number() }),
  /** The schema of the database, compared with the one from before the switch. */
  v.object({
    event: v.literal("schema"),
    state: v.picklist(["unchanged", "compatible", "changed", "unknown"]),
    text: v.string(),
  }),
  v.object({ event: v.literal("ended"), outcome: v.string(), code: v.string(), text: v.string() }),
]);

const stampSchema = v.object({ at: v.string(), up: v.number() });

/** One line of a change's journal. `at` is the host's wall clock, `up` its seconds since boot: durations come from `up`. */
export type JournalEvent = v.InferOutput<typeof eventSchema> & v.InferOutput<typeof stampSchema>;
export type ProofLine = Extract<JournalEvent, { event: "proof" }>;

/** A line that is not understood is undefined: a newer host program may write more kinds of events. */
export function readJournalLine(line: string): JournalEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const event = v.safeParse(eventSchema, value);
    const stamp = v.safeParse(stampSchema, value);
    return event.success && stamp.success ? { ...event.output, ...stamp.output } : undefined;
  } catch {
    return undefined;
  }
}

/** The last verification in the journal: one line for each container. Empty when nothing was verified. */
export function lastProof(events: readonly JournalEvent[]): readonly ProofLine[] {
  const proofs: ProofLine[] = [];
  let fresh = false;
  for (const event of events) {
    if (event.event !== "proof") fresh = false;
    else {
      if (!fresh) proofs.length = 0;
      fresh = true;
      proofs.push(event);
    }
  }
  return proofs;
}
