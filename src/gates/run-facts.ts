import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Person } from "./gate-verdict.ts";
import { account, personOf, time } from "./person.ts";

const runSchema = v.object({
  id: v.optional(v.number()),
  head_sha: v.string(),
  head_branch: v.optional(v.nullable(v.string())),
  path: v.optional(v.string(), ""),
  status: v.optional(v.nullable(v.string())),
  run_attempt: v.optional(v.number(), 1),
  created_at: v.optional(time),
  updated_at: v.optional(time),
  actor: v.optional(v.nullable(account)),
  triggering_actor: v.optional(v.nullable(account)),
});

/** What the forge says of a run. Times are milliseconds since the epoch, and undefined where it does not tell. */
export interface RunFacts {
  readonly id: number | undefined;
  readonly sha: string;
  readonly branch: string;
  /** Name of the workflow's file. */
  readonly workflow: string;
  readonly attempt: number;
  readonly createdAt: number | undefined;
  /** Undefined while it is under way. */
  readonly endedAt: number | undefined;
  /** Who started it, and who started its newest attempt. */
  readonly actor: Person | undefined;
  readonly again: Person | undefined;
}

export function readRun(answer: unknown): RunFacts {
  return runFacts(understand(runSchema, answer, "a run"));
}

export function readRuns(answer: unknown): readonly RunFacts[] {
  return understand(v.array(runSchema), answer, "runs of a workflow").map(runFacts);
}

function runFacts(run: v.InferOutput<typeof runSchema>): RunFacts {
  const { actor, triggering_actor: again } = run;
  return {
    ...{ id: run.id, sha: run.head_sha, branch: run.head_branch ?? "", attempt: run.run_attempt },
    // GitHub may add the ref: .github/workflows/deploy.yml@refs/tags/v1.0.0.
    workflow: /([^/@]*)(?:@.*)?$/.exec(run.path)?.[1] ?? "",
    createdAt: run.created_at,
    endedAt: run.status === "completed" ? run.updated_at : undefined,
    actor: actor ? personOf(actor) : undefined,
    again: again ? personOf(again) : undefined,
  };
}
