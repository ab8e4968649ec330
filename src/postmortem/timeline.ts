import * as v from "valibot";
import { readJobs } from "../gates/run/run-jobs.ts";
import { time } from "../gates/verdict/person.ts";
import type { IncidentThread } from "../incident/incident-issue.ts";
import type { IncidentEvent } from "../incident/incident-mark.ts";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";

/** One line of a timeline. The source is ours; the text may be foreign. */
export interface TimelineEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly source: "incident" | "host" | "watch" | "run" | "deployment" | "update";
  readonly text: string;
  readonly url: string;
}

export interface TimelinePlace {
  readonly forge: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
}

/** Everything that is known of an incident with its time, the oldest first. No person is named: events have roles. */
export async function collectTimeline(
  forge: Forge,
  place: TimelinePlace,
  incident: IncidentThread,
): Promise<readonly TimelineEntry[]> {
  const own = incident.events.flatMap((event) => entriesOf(event, incident.issue.url));
  const runs = await runEntries(forge, place, incident);
  const times = [...own, ...runs].map(({ at }) => at);
  const span = { from: Math.min(...times), to: Math.max(...times) };
  const deployments = place.forge === "github" ? await deploymentEntries(forge, place, { incident, ...span }) : [];
  return [...own, ...runs, ...deployments].toSorted((one, other) => one.at - other.at);
}

function entriesOf(event: IncidentEvent, url: string): readonly TimelineEntry[] {
  const { kind, at, began, detected, acted, recovered, severity, text } = event;
  const entry = (when: number | undefined, source: TimelineEntry["source"], what: string): TimelineEntry[] =>
    when === undefined ? [] : [{ at: when, source, text: what, url }];
  switch (kind) {
    case "declared":
      return [
        ...entry(began, "host", "The change that affected users began."),
        ...entry(detected, "watch", "The failure was detected."),
        ...entry(acted, "host", "The remedy began."),
        ...entry(recovered, "host", "The remedy ended, verified: users were served again."),
        ...entry(at, "incident", `The incident was declared as SEV${severity ?? 1}. ${text}`),
      ];
    case "severity":
      return entry(at, "incident", text);
    case "update":
      return entry(at, "update", `Status update by an owner: ${text}`);
    case "resolved":
      return entry(at, "incident", `An owner resolved the incident: ${text}`);
  }
}

/** The jobs of the runs that declared the incident. */
async function runEntries(
  forge: Forge,
  { repository }: TimelinePlace,
  { events }: IncidentThread,
): Promise<readonly TimelineEntry[]> {
  const ids = new Set(events.filter(({ kind }) => kind === "declared").map(({ run }) => run));
  const found: TimelineEntry[] = [];
  for (const id of ids) {
    const path = `${repository}/actions/runs/${id}`;
    const run = await forge.read(path);
    if (run === undefined) continue;
    const { html_url: url } = understand(v.object({ html_url: v.optional(v.string(), "") }), run, "a run");
    for (const { name, started_at, completed_at, conclusion } of readJobs(
      await forge.list(`${path}/jobs?filter=all`, "jobs"),
    )) {
      if (conclusion === "skipped" || (started_at ?? undefined) === undefined) continue;
      found.push({ at: started_at ?? 0, source: "run", text: `The job "${name}" began.`, url });
      if (typeof completed_at === "number")
        found.push({
          at: completed_at,
          source: "run",
          text: `The job "${name}" ended: ${conclusion ?? "unknown"}.`,
          url,
        });
    }
  }
  return found;
}

const deploymentsSchema = v.array(
  v.object({
    id: v.number(),
    ref: v.string(),
    sha: v.string(),
    task: v.optional(v.string(), "deploy"),
    created_at: time,
  }),
);
const statusesSchema = v.array(v.object({ state: v.string(), created_at: time }));

/** Approvals included: the forge reports when a deployment stopped waiting, which is when a reviewer approved it. */
async function deploymentEntries(
  forge: Forge,
  { repository }: TimelinePlace,
  { incident, from, to }: { readonly incident: IncidentThread; readonly from: number; readonly to: number },
): Promise<readonly TimelineEntry[]> {
  const { environment } = incident.issue;
  const path = `${repository}/deployments`;
  const all = understand(
    deploymentsSchema,
    await forge.list(`${path}?environment=${encodeURIComponent(environment)}`),
    "deployments",
  );
  const found: TimelineEntry[] = [];
  for (const { id, ref, sha, task, created_at } of all.filter(
    (one) => one.created_at >= from - DAY && one.created_at <= to,
  )) {
    const what =
      task === "sluice:rollback" ? `The record of the rollback to ${sha.slice(0, 12)}` : `The deployment of ${ref}`;
    const statuses = understand(statusesSchema, await forge.list(`${path}/${id}/statuses`), "deployment statuses");
    found.push({ at: created_at, source: "deployment", text: `${what} was created.`, url: "" });
    // The forge lists the newest first, and several can have the same second.
    for (const status of statuses.toReversed())
      found.push({ at: status.created_at, source: "deployment", text: `${what}: ${status.state}.`, url: "" });
  }
  return found;
}

/** A release can wait a day for its approval. */
const DAY = 86_400_000;
