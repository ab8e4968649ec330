import * as v from "valibot";

/** The outcome of a change, as its host recorded it. `running` is the id of the release that ran then. */
export const endingSchema = v.object({
  outcome: v.picklist(["done", "refused", "failed", "aborted", "returned", "held", "interrupted"]),
  code: v.string(),
  text: v.string(),
  running: v.optional(v.string(), ""),
});

export type Ending = v.InferOutput<typeof endingSchema>;

/** Reads the outcome of a change. One that cannot be read is a failure, never a success. */
export function readEnding(text: string): Ending {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const result = v.safeParse(endingSchema, value);
  if (result.success) return result.output;
  return {
    outcome: "failed",
    code: "unreadable-ending",
    text: "The outcome of the change cannot be read on the host.",
    running: "",
  };
}
