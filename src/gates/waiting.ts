import * as v from "valibot";
import type { Config } from "../config/schema.ts";
import { understand } from "../stage/answer.ts";
import type { Forge } from "../world/forge.ts";
import { newestRequest } from "./comment-gate.ts";
import { gateOwners } from "./gate-rules.ts";
import { firstUse } from "./gate-use.ts";
import { readComment, readIssue, requestsIn } from "./issue-answers.ts";
import { time } from "./person.ts";

/** A gate that waits for a person's answer. */
export interface WaitingGate {
  readonly gate: string;
  /** The tag that is asked about, or the branch of a run that has none. */
  readonly about: string;
  /** Logins of those who may answer, or names of their teams; empty where nobody is known. */
  readonly people: readonly string[];
  /** Milliseconds since the epoch; of a run, when its attempt began. */
  readonly since: number;
  /** Where the answer is given. */
  readonly url: string;
}

export interface WaitingPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The configuration of the default branch: it says who owns a gate. */
  readonly config: Config;
  /** The account whose requests count. */
  readonly requester: string;
}

/** Which gates wait, the longest first: environments of runs, and requests in issues that nobody has answered. */
export async function waitingGates(forge: Forge, place: WaitingPlace): Promise<readonly WaitingGate[]> {
  const all = [...(await waitingRuns(forge, place)), ...(await waitingIssues(forge, place))];
  return all.toSorted((one, other) => one.since - other.since);
}

const runSchema = v.object({
  id: v.number(),
  head_branch: v.nullish(v.string(), ""),
  html_url: v.string(),
  created_at: time,
  run_started_at: v.optional(time),
});
const pendingSchema = v.array(
  v.object({
    environment: v.object({ name: v.string() }),
    reviewers: v.optional(
      v.array(v.object({ reviewer: v.object({ login: v.optional(v.string()), name: v.nullish(v.string()) }) })),
      [],
    ),
  }),
);

/** A run in which something still works can wait as well; one that turns meanwhile is in both lists. */
async function waitingRuns(forge: Forge, { repository, config }: WaitingPlace): Promise<readonly WaitingGate[]> {
  const runs = new Map<number, v.InferOutput<typeof runSchema>>();
  for (const status of ["waiting", "in_progress"]) {
    for (const answer of await forge.list(`${repository}/actions/runs?status=${status}`, "workflow_runs")) {
      const run = understand(runSchema, answer, "a run");
      runs.set(run.id, run);
    }
  }
  const waiting: WaitingGate[] = [];
  for (const { id, head_branch, html_url: url, created_at, run_started_at: since = created_at } of runs.values()) {
    // Forges without environments have no such list.
    const pending = (await forge.read(`${repository}/actions/runs/${id}/pending_deployments`)) ?? [];
    for (const { environment, reviewers } of understand(pendingSchema, pending, "what a run waits for")) {
      const owners = gateOwners(config, environment.name);
      const people =
        owners.length > 0 ? owners : reviewers.flatMap(({ reviewer: { login, name } }) => login ?? name ?? []);
      waiting.push({ gate: environment.name, about: head_branch ?? "", people, since, url });
    }
  }
  return waiting;
}

async function waitingIssues(forge: Forge, place: WaitingPlace): Promise<readonly WaitingGate[]> {
  const { repository, config, requester } = place;
  const open = (await forge.list(`${repository}/issues?state=open`)).map(readIssue);
  const waiting: WaitingGate[] = [];
  for (const issue of open.filter(({ title }) => title.startsWith("Release "))) {
    const comments = (await forge.list(`${repository}/issues/${issue.number}/comments`)).map(readComment);
    const request = newestRequest(requestsIn(comments), requester);
    if (request === undefined || firstUse(request, comments, requester) !== undefined) continue;
    waiting.push({
      gate: request.gate,
      about: request.version,
      people: gateOwners(config, request.gate),
      since: request.comment.createdAt,
      url: issue.url,
    });
  }
  return waiting;
}
