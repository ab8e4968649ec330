import * as v from "valibot";
import { readJsonLine } from "./fact-lines.ts";
import type { SurveyedContainer } from "./survey.ts";

/** An event of the engine. */
export interface EngineEvent {
  /** Nanoseconds since the epoch, as text: a number would lose the last digits. */
  readonly at: string;
  readonly id: string;
  /** `die`, `oom`, `start`, `destroy`, `health_status: unhealthy` and its like. */
  readonly action: string;
  readonly exitCode: string;
}

/** What of a container a watch compares. */
export type WatchedContainer = Pick<
  SurveyedContainer,
  "id" | "service" | "status" | "exitCode" | "oom" | "started" | "restarts"
>;

/** One look of the host program's `watch`, with the events since the one before; see host/87-watch.sh. */
export interface Look {
  /** The containers that the given change verified; empty when no change was given, or when they are unknown. */
  readonly proved: readonly WatchedContainer[];
  /** When it began, in seconds of the host's clock. */
  readonly asked: number;
  /** False when the engine did not answer: then the lists are empty, and mean nothing. */
  readonly engine: boolean;
  /** False when events may be missing. */
  readonly eventsWhole: boolean;
  readonly events: readonly EngineEvent[];
  readonly containers: readonly SurveyedContainer[];
  /** Containers whose log could not be read whole since the look before. */
  readonly unreadable: ReadonlySet<string>;
  readonly release: string;
  readonly version: string;
  /** The change that is switching right now; empty for none. */
  readonly pending: string;
}

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
  v.object({ kind: v.literal("clock"), asked: v.number() }),
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
  v.object({ kind: v.literal("release"), release: v.string(), version: v.string(), pending: v.string() }),
  v.object({ kind: v.literal("end") }),
]);

export type Fact = v.InferOutput<typeof factSchema>;
type FactOf<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

/** Undefined for a line that is no fact of the host program. */
export function readFact(line: string): Fact | undefined {
  return readJsonLine(factSchema, line);
}

/** Facts up to the end of a look. A text is the reason why they are not a look. */
export function lookOf(facts: readonly Fact[], unreadable: ReadonlySet<string>): Look | string {
  const all = <K extends Fact["kind"]>(kind: K): FactOf<K>[] =>
    facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  const [clock] = all("clock");
  const [release] = all("release");
  if (clock === undefined || release === undefined) return "it is incomplete";
  return {
    asked: clock.asked,
    engine: all("engine").length > 0 && all("unlisted").length === 0,
    eventsWhole: all("events-cut").length === 0,
    events: all("event"),
    containers: all("container"),
    proved: all("proved"),
    unreadable,
    release: release.release,
    version: release.version,
    pending: release.pending,
  };
}
