import * as v from "valibot";
import type { Results } from "../ports/world.ts";

const failureSchema = v.object({ what: v.string(), means: v.string(), todo: v.string() });

const recordSchema = v.object({
  version: v.literal(1),
  /** Name of the action. */
  stage: v.string(),
  /** Id of the step in its job. */
  step: v.string(),
  began: v.pipe(v.string(), v.isoTimestamp()),
  ended: v.pipe(v.string(), v.isoTimestamp()),
  failure: v.nullable(failureSchema),
  outputs: v.pipe(v.record(v.string(), v.string()), v.readonly()),
  /** What the stage found out, in a form of its own. */
  details: v.optional(v.unknown()),
});

/** What each stage leaves on the runner when it has ended, for the report of the release. Secrets in it are redacted. */
export type StageRecord = v.InferOutput<typeof recordSchema>;

/** What the stage itself knows of it. */
export type NewRecord = Parameters<Results["record"]>[0];

/** Undefined for a text that is no record. */
export function readStageRecord(text: string): StageRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const read = v.safeParse(recordSchema, value);
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
