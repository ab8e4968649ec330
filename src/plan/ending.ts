import * as v from "valibot";

/** How a change ended, as its host wrote it down. `running` is the id of the release that ran then. */
export const endingSchema = v.object({
  outcome: v.picklist(["done", "refused", "failed", "aborted", "returned", "held", "interrupted"]),
  code: v.string(),
  text: v.string(),
  running: v.optional(v.string(), ""),
});

export type Ending = v.InferOutput<typeof endingSchema>;

/** Reads a change's last word. One that cannot be read is a failure, never a success. */
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
    text: "How the change ended cannot be read on the host.",
    running: "",
  };
}
