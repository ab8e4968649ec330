import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";

/** A part of the audit trail. A part that could not be read is never an empty one. */
export type TrailPart =
  | {
      readonly title: string;
      readonly kind: "read";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly title: string; readonly kind: "unread"; readonly reason: string };

const person = v.nullish(v.object({ login: v.string() }));
const run = v.object({
  name: v.nullish(v.string()),
  path: v.nullish(v.string()),
  event: v.nullish(v.string()),
  created_at: v.nullish(v.string()),
  conclusion: v.nullish(v.string()),
  actor: person,
  triggering_actor: person,
  // Gitea's names.
  started_at: v.nullish(v.string()),
  trigger_actor: person,
});
const deployment = v.object({
  environment: v.nullish(v.string()),
  ref: v.nullish(v.string()),
  created_at: v.string(),
  creator: person,
});
const key = v.object({
  id: v.number(),
  title: v.nullish(v.string()),
  read_only: v.nullish(v.boolean()),
  created_at: v.nullish(v.string()),
  added_by: v.nullish(v.string()),
  last_used: v.nullish(v.string()),
});

/** Rows of a part: a comment holds 65,536 characters. */
const ROWS = 100;

export interface TrailPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** Who ran what, what was deployed, and which keys can read the repository. */
export async function forgeTrail(forge: Forge, place: TrailPlace): Promise<TrailPart[]> {
  return [
    await part("Runs of workflows", ["Started", "Workflow", "Event", "By", "Result"], () => runRows(forge, place)),
    await part("Deployments", ["Created", "Environment", "Ref", "By"], () => deploymentRows(forge, place)),
    await part("Deploy keys of the repository", ["Title", "Access", "Created", "By", "Last used"], () =>
      keyRows(forge, place),
    ),
  ];
}

type Rows = readonly (readonly string[])[];

async function runRows(forge: Forge, { repository, since }: TrailPlace): Promise<Rows> {
  const from = encodeURIComponent(`>=${new Date(since).toISOString().slice(0, 19)}Z`);
  const all = await listed(forge, `${repository}/actions/runs?created=${from}`, "workflow_runs");
  return understand(v.array(run), all, "runs")
    .map((one) => ({ ...one, at: one.created_at ?? one.started_at ?? "" }))
    .filter(({ at }) => isRecent(at, since))
    .map((one) => [
      ...[one.at, one.path ?? one.name ?? "", one.event ?? ""],
      startersOf([one.actor?.login, (one.triggering_actor ?? one.trigger_actor)?.login]),
      one.conclusion ?? "under way",
    ]);
}

function startersOf(logins: readonly (string | undefined)[]): string {
  return [...new Set(logins)].filter(Boolean).join(", started again by ");
}

async function deploymentRows(forge: Forge, { repository, since }: TrailPlace): Promise<Rows> {
  const all = await listed(forge, `${repository}/deployments`);
  return understand(v.array(deployment), all, "deployments")
    .filter(({ created_at }) => isRecent(created_at, since))
    .map((one) => [one.created_at, one.environment ?? "", one.ref ?? "", one.creator?.login ?? ""]);
}

async function keyRows(forge: Forge, { repository }: TrailPlace): Promise<Rows> {
  return understand(v.array(key), await listed(forge, `${repository}/keys`), "deploy keys").map((one) => [
    ...[one.title ?? String(one.id), one.read_only === false ? "write" : "read", one.created_at ?? ""],
    ...[one.added_by ?? "", one.last_used ?? "never"],
  ]);
}

/** What has no time that can be read is shown as well. */
function isRecent(at: string, since: number): boolean {
  return !(Date.parse(at) < since);
}

/** Forgejo has no list of runs, Gitea no deployments, and GitHub hides deploy keys from a token without the permission. */
async function listed(forge: Forge, path: string, key?: string): Promise<readonly unknown[]> {
  const isThere = (await forge.read(`${path}${path.includes("?") ? "&" : "?"}per_page=1`)) !== undefined;
  if (isThere) return forge.list(path, key);
  throw new StageFailure({
    what: "The forge does not have this list, or hides it from the token (status 404).",
    means: "What is in it is unknown.",
    todo: "Give `token` the permission for it, or read the page of the forge.",
  });
}

async function part(title: string, head: readonly string[], read: () => Promise<Rows>): Promise<TrailPart> {
  try {
    const rows = await read();
    const shown = rows.slice(0, ROWS);
    const more = rows.length - shown.length;
    return {
      title: more > 0 ? `${title} (the newest ${ROWS} of ${rows.length})` : title,
      kind: "read",
      head,
      rows: shown,
    };
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { title, kind: "unread", reason: `${error.what} ${error.todo}` };
  }
}
