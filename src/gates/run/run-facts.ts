import * as v from "valibot";
import { understand } from "../../stage/answer.ts";
import type { Person } from "../verdict/gate-verdict.ts";
import { account, personOf, time } from "../verdict/person.ts";

const runSchema = v.object({
  id: v.optional(v.number()),
  head_sha: v.optional(v.string()),
  head_branch: v.optional(v.nullable(v.string())),
  path: v.optional(v.string()),
  // Forgejo's names for the same.
  commit_sha: v.optional(v.string()),
  prettyref: v.optional(v.string()),
  workflow_id: v.optional(v.union([v.string(), v.number()])),
  trigger_user: v.optional(v.nullable(account)),
  event: v.optional(v.string(), ""),
  html_url: v.optional(v.string(), ""),
  status: v.optional(v.nullable(v.string())),
  conclusion: v.optional(v.nullable(v.string())),
  run_attempt: v.optional(v.number(), 1),
  created_at: v.optional(time),
  updated_at: v.optional(time),
  actor: v.optional(v.nullable(account)),
  triggering_actor: v.optional(v.nullable(account)),
  // Gitea's name for the same.
  trigger_actor: v.optional(v.nullable(account)),
});

/** What the forge says of a run. Times are milliseconds since the epoch, and undefined where it does not tell. */
export interface RunFacts {
  readonly id: number | undefined;
  readonly sha: string;
  readonly branch: string;
  /** Name of the workflow's file. */
  readonly workflow: string;
  /** What started it, such as `push`; empty where the forge does not tell. */
  readonly event: string;
  /** Its page. */
  readonly url: string;
  /** The newest attempt; 0 where the forge counts none. */
  readonly attempt: number;
  readonly createdAt: number | undefined;
  /** In the forge's word; empty where it does not tell. */
  readonly status: string;
  readonly isCompleted: boolean;
  /** Undefined while it is under way. */
  readonly endedAt: number | undefined;
  readonly conclusion: string | undefined;
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

/** Gitea names no branch for the run of a tag, and has its ref in the path alone. A file's name holds no slash, so the first ref counts. */
function refName({ head_branch, prettyref, path = "" }: v.InferOutput<typeof runSchema>): string {
  return head_branch || prettyref || (/@refs\/(?:heads|tags)\/(.*)$/.exec(path)?.[1] ?? "");
}

/** Forgejo gives the end of a run as its status. */
const ENDS = ["success", "failure", "cancelled", "skipped"];

function runFacts(run: v.InferOutput<typeof runSchema>): RunFacts {
  const actor = run.actor ?? run.trigger_user;
  const sha = understand(v.string(), run.head_sha ?? run.commit_sha, "the commit of a run");
  const end = ENDS.find((one) => one === run.status);
  const again = run.triggering_actor ?? run.trigger_actor;
  const isCompleted = run.status === "completed" || end !== undefined;
  return {
    ...{ id: run.id, sha, branch: refName(run), event: run.event, url: run.html_url, attempt: run.run_attempt },
    // The ref may follow: .github/workflows/deploy.yml@refs/tags/v1.0.0.
    workflow: /([^/@]*)(?:@.*)?$/.exec(run.path ?? String(run.workflow_id ?? ""))?.[1] ?? "",
    createdAt: run.created_at,
    status: run.status ?? "",
    isCompleted,
    endedAt: isCompleted ? run.updated_at : undefined,
    conclusion: run.conclusion ?? end,
    actor: actor ? personOf(actor) : undefined,
    again: again ? personOf(again) : undefined,
  };
}
