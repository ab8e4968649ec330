import * as v from "valibot";
import type { Config } from "../../config/schema.ts";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import { consumptionOf } from "../request/consumption.ts";
import { readComment, requestsIn } from "../request/issue-comment.ts";
import { openReleaseIssues } from "../request/release-issue.ts";
import { gateOwners } from "../rules/gate-rules.ts";
import { time } from "../verdict/person.ts";

/** A gate that waits for a person's answer. */
export interface WaitingGate {
  readonly gate: string;
  /** The tag that is asked about, or the branch of a run that has none. */
  readonly about: string;
  /** Logins of those who may answer, or names of their teams; empty where they are unknown. */
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

/** Which gates wait, the longest first: environments of runs, and requests in issues without an answer. */
export async function waitingGates(forge: Forge, place: WaitingPlace): Promise<readonly WaitingGate[]> {
  const all = [...(await waitingRuns(forge, place)), ...(await waitingIssues(forge, place))];
  return all.toSorted((one, other) => one.since - other.since);
}

const numberedSchema = v.object({ id: v.number() });
const runSchema = v.object({
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
  const listed = [
    ...(await forge.list(`${repository}/actions/runs?status=waiting`, "workflow_runs")),
    ...(await forge.list(`${repository}/actions/runs?status=in_progress`, "workflow_runs")),
  ];
  const runs = new Map(listed.map((answer) => [understand(numberedSchema, answer, "a run").id, answer]));
  const waiting: WaitingGate[] = [];
  for (const [id, answer] of runs) {
    const pending = await forge.read(`${repository}/actions/runs/${id}/pending_deployments`);
    // Forges without environments have no such list, and their runs do not tell when they were created.
    if (pending !== undefined) waiting.push(...gatesOf(answer, pending, config));
  }
  return waiting;
}

function gatesOf(answer: unknown, pending: unknown, config: WaitingPlace["config"]): readonly WaitingGate[] {
  const run = understand(runSchema, answer, "a run that waits");
  const { head_branch, html_url: url, created_at, run_started_at: since = created_at } = run;
  return understand(pendingSchema, pending, "what a run waits for").map(
    ({ environment: { name: gate }, reviewers }) => {
      const owners = gateOwners(config, gate);
      const named = reviewers.flatMap(({ reviewer: { login, name } }) => login ?? name ?? []);
      return { gate, about: head_branch ?? "", people: owners.length > 0 ? owners : named, since, url };
    },
  );
}

async function waitingIssues(forge: Forge, place: WaitingPlace): Promise<readonly WaitingGate[]> {
  const { repository, config, requester } = place;
  const waiting: WaitingGate[] = [];
  for (const issue of await openReleaseIssues(forge, repository, requester)) {
    const comments = (await forge.list(`${repository}/issues/${issue.number}/comments`)).map(readComment);
    const request = requestsIn(comments, requester).at(-1);
    if (request === undefined || (await consumptionOf(forge, repository, request)) !== undefined) continue;
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
