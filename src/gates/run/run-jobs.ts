import * as v from "valibot";
import { understand } from "../../stage/answer.ts";
import { time } from "../verdict/person.ts";

const jobsSchema = v.array(
  v.object({
    id: v.number(),
    name: v.string(),
    check_run_url: v.optional(v.nullable(v.string())),
    run_attempt: v.optional(v.number(), 1),
    status: v.string(),
    conclusion: v.optional(v.nullable(v.string())),
    created_at: v.optional(v.nullable(time)),
    started_at: v.optional(v.nullable(time)),
    completed_at: v.optional(v.nullable(time)),
    runner_id: v.optional(v.nullable(v.number())),
  }),
);

export type RunJob = v.InferOutput<typeof jobsSchema>[number];

/** The jobs of a run, of all its attempts, as the forge lists them. */
export function readJobs(answer: unknown): readonly RunJob[] {
  return understand(jobsSchema, answer, "the jobs of a run");
}
