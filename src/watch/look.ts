import * as v from "valibot";
import type { SurveyedContainer } from "../plan/survey.ts";

/** What the engine said as it happened. */
export interface EngineEvent {
  /** Nanoseconds since the epoch, as text: a number would lose the last digits. */
  readonly at: string;
  readonly id: string;
  /** `die`, `oom`, `start`, `destroy`, `health_status: unhealthy` and its like. */
  readonly action: string;
  readonly exitCode: string;
}

/** The newest lines of one container's log, each behind its time. */
export interface ContainerLog {
  readonly id: string;
  readonly lines: readonly string[];
  /** Whether there were more lines than were sent. */
  readonly cut: boolean;
  readonly readable: boolean;
}

/** What of a container a watch compares. */
export type WatchedContainer = Pick<
  SurveyedContainer,
  "id" | "service" | "status" | "exitCode" | "oom" | "started" | "restarts"
>;

/** One answer of the host program's `watch`; see host/87-watch.sh. Times in seconds of the host's clock. */
export interface Look {
  /** What ran when the asked change was proven; empty when none was asked for, or it is not known. */
  readonly proved: readonly WatchedContainer[];
  readonly asked: number;
  readonly now: number;
  /** False when the engine said nothing: then the lists are empty, and mean nothing. */
  readonly engine: boolean;
  /** False when events may be missing. */
  readonly eventsWhole: boolean;
  readonly events: readonly EngineEvent[];
  readonly containers: readonly SurveyedContainer[];
  readonly logs: readonly ContainerLog[];
  readonly release: string;
  readonly version: string;
  /** The change that is switching right now; empty for none. */
  readonly pending: string;
}

/** Lines of one log in an answer; WATCH_LINES of the host program. */
const LINES = 2000;

const containerSchema = v.object({
  kind: v.literal("container"),
  id: v.string(),
  name: v.string(),
  project: v.string(),
  service: v.nullish(v.string(), ""),
  oneoff: v.nullish(v.string(), ""),
  directory: v.nullish(v.string(), ""),
  image: v.string(),
  imageName: v.string(),
  hash: v.nullish(v.string(), ""),
  status: v.string(),
  exitCode: v.number(),
  oom: v.boolean(),
  started: v.string(),
  restarts: v.number(),
  health: v.string(),
  mounts: v.string(),
});

const provedSchema = v.object({
  kind: v.literal("proved"),
  ...v.pick(containerSchema, ["id", "service", "status", "exitCode", "oom", "started", "restarts"]).entries,
});

const factSchema = v.variant("kind", [
  v.object({ kind: v.literal("clock"), asked: v.number(), now: v.number() }),
  v.object({ kind: v.literal("engine") }),
  v.object({ kind: v.literal("events-cut") }),
  v.object({ kind: v.literal("unlisted") }),
  v.object({
    kind: v.literal("event"),
    at: v.pipe(v.string(), v.digits()),
    id: v.string(),
    action: v.string(),
    exitCode: v.nullish(v.string(), ""),
  }),
  containerSchema,
  provedSchema,
  v.object({ kind: v.literal("log"), id: v.string(), limit: v.number(), bytes: v.string() }),
  v.object({ kind: v.literal("release"), release: v.string(), version: v.string(), pending: v.string() }),
  v.object({ kind: v.literal("end"), lines: v.number() }),
]);

type Fact = v.InferOutput<typeof factSchema>;
type FactOf<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

/** Reads an answer of `watch`. A text, where it cannot be used: why not. */
export function readLook(text: string): Look | string {
  const facts = readFacts(text);
  if (typeof facts === "string") return facts;
  const all = <K extends Fact["kind"]>(kind: K): FactOf<K>[] =>
    facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  const [clock] = all("clock");
  const [release] = all("release");
  if (clock === undefined || release === undefined) return "it does not say everything";
  return {
    asked: clock.asked,
    now: clock.now,
    engine: all("engine").length > 0 && all("unlisted").length === 0,
    eventsWhole: all("events-cut").length === 0,
    events: all("event"),
    containers: all("container"),
    proved: all("proved"),
    logs: all("log").map(readLog),
    release: release.release,
    version: release.version,
    pending: release.pending,
  };
}

function readFacts(text: string): readonly Fact[] | string {
  const lines = text.split("\n").filter((line) => line !== "");
  const facts: Fact[] = [];
  for (const line of lines) {
    const fact = readFact(line);
    if (fact === undefined) return `a line is not understood: ${line.slice(0, 120)}`;
    facts.push(fact);
  }
  const end = facts.at(-1);
  if (end?.kind !== "end" || end.lines !== lines.length - 1) return "it is cut off";
  return facts;
}

function readFact(line: string): Fact | undefined {
  try {
    const result = v.safeParse(factSchema, JSON.parse(line));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

function readLog({ id, limit, bytes }: FactOf<"log">): ContainerLog {
  const whole = Buffer.from(bytes, "base64");
  const lines = whole
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
  const full = whole.length >= limit;
  return {
    id,
    // Half a line at the start belongs to what was cut.
    lines: full ? lines.slice(1) : lines,
    cut: full || lines.length >= LINES,
    readable: !lines.some((line) => line === "sluice: no log"),
  };
}
