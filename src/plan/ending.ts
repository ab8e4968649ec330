import * as v from "valibot";

/** How a change ended, as its host wrote it down. `running` is the id of the release that ran then. */
export const endingSchema = v.object({
  outcome: v.picklist(["done", "refused", "failed", "aborted", "returned", "held", "interrupted"]),
  code: v.string(),
  text: v.string(),
  running: v.optional(v.string(), ""),
});

export type Ending = v.InferOutput<typeof endingSchema>;
