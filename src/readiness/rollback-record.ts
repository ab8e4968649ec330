import * as v from "valibot";
import { ForgeRefusal } from "../failure/forge-refusal.ts";
import { leaveStatus, statusesOf } from "../gates/request/commit-status.ts";
import { requesterOf } from "../gates/request/requester.ts";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import { plain } from "../text/plain-text.ts";
import { standingReleases } from "../version/hotfix.ts";
import { readRollbackTag } from "../version/tags/rollback-tag.ts";
import { newestRelease } from "../version/tags/tag.ts";
import { leaveDeployment } from "./deployment-record.ts";

/**
 * The record of a rollback. A token of GitHub Actions may not always create a tag, so a rollback is a deployment of the release that
 * runs again; Gitea and Forgejo have none, so it is a status of the failed release's commit there. A rollback tag is an extra.
 */
export interface RollbackRecord {
  /** Tag of the failed release, by its full name. */
  readonly failed: string;
  /** Commit that runs again. */
  readonly commit: string;
  /** When it was recorded, in milliseconds since the epoch. */
  readonly at: number;
  /** When the failed release began to run, and when the release before it ran again, by the host's clock; undefined where unknown. */
  readonly began?: number | undefined;
  readonly recovered?: number | undefined;
}

export interface RecordPlace {
  readonly kind: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
}

const TASK = "sluice:rollback";
const CONTEXT = "sluice/rollback";

/** A release by its tag, and the tag's commit. */
interface TaggedRelease {
  readonly tag: string;
  readonly commit: string | undefined;
}

export interface NewRollback {
  readonly failed: TaggedRelease;
  readonly commit: string;
  readonly runUrl: string;
  readonly began?: number | undefined;
  readonly recovered?: number | undefined;
}

export async function recordRollback(forge: Forge, place: RecordPlace, rollback: NewRollback): Promise<void> {
  if (place.kind === "github") return recordDeployment(forge, place, rollback);
  const { failed, commit, runUrl: url } = rollback;
  // Without its tag a release has no commit on which the record could be found.
  if (failed.commit === undefined) return;
  const description = plain`${failed.tag} was rolled back to ${commit}`;
  const status = { context: contextOf(place), isSuccess: false, description, url };
  await leaveStatus(forge, { repository: place.repository, commit: failed.commit }, status);
}

async function recordDeployment(
  forge: Forge,
  { repository, environment }: RecordPlace,
  { failed, commit, runUrl, began, recovered }: NewRollback,
): Promise<void> {
  await leaveDeployment(forge, repository, {
    ...{ environment, commit, runUrl, task: TASK, state: "success" },
    payload: { rollback: { failed: failed.tag, run: runUrl, began, recovered } },
    description: plain`Rollback from ${failed.tag}`,
    what: "record the rollback as a deployment",
  });
}

const deploymentsSchema = v.array(
  v.object({
    id: v.number(),
    sha: v.string(),
    created_at: v.string(),
    creator: v.nullable(v.object({ login: v.string() })),
    payload: v.unknown(),
  }),
);
/** No time is later than this: https://tc39.es/ecma262/#sec-timeclip. */
const LAST_INSTANT = 8.64e15;
const instant = v.optional(
  v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_INSTANT))), undefined),
);
const payloadSchema = v.object({
  rollback: v.object({ failed: v.string(), run: v.optional(v.string()), began: instant, recovered: instant }),
});

function listOf(path: string, environment: string): string {
  return `${path}?environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(TASK)}`;
}

/** A name that two environments of one repository do not share. */
function contextOf({ environment }: RecordPlace): string {
  return `${CONTEXT}/${environment}`;
}

/** The records of rollbacks from one release, the oldest first. `commit` is that of its tag. */
export async function rollbacksFrom(
  forge: Forge,
  place: RecordPlace,
  { tag, commit }: TaggedRelease,
): Promise<readonly RollbackRecord[]> {
  if (place.kind === "github") return (await recordedDeployments(forge, place)).filter(({ failed }) => failed === tag);
  if (commit === undefined) return [];
  const statuses = await statusesOf(forge, { repository: place.repository, commit }, contextOf(place));
  return statuses.flatMap(({ description, createdAt }) => {
    const [, failed, restored = ""] = /^(\S+) was rolled back to ([0-9a-f]{40})$/.exec(description) ?? [];
    // A time that cannot be read counts as now.
    return failed === tag ? [{ failed, commit: restored, at: createdAt ?? Number.POSITIVE_INFINITY }] : [];
  });
}

/** How far the clocks of the host and of the forge may be apart. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Whether that rollback is recorded: one of the same release that ended at another time is another one. Without a time any counts. */
export async function isRecorded(
  forge: Forge,
  place: RecordPlace,
  { failed, commit, recovered }: Pick<NewRollback, "failed" | "commit" | "recovered">,
): Promise<boolean> {
  const records = await rollbacksFrom(forge, place, failed);
  return records.filter((one) => one.commit === commit).some((one) => recovered === undefined || isAt(one, recovered));
}

/** The statuses of forges without deployments have the forge's time alone. */
function isAt(record: RollbackRecord, recovered: number): boolean {
  if (record.recovered !== undefined) return record.recovered === recovered;
  return record.at >= recovered - CLOCK_DIFFERENCE_MS;
}

/** The records of rollbacks from any of these releases. */
export async function rollbacksFromAny(
  forge: Forge,
  place: RecordPlace,
  releases: readonly TaggedRelease[],
): Promise<readonly RollbackRecord[]> {
  if (place.kind === "github") {
    const tags = new Set(releases.map(({ tag }) => tag));
    return (await recordedDeployments(forge, place)).filter(({ failed }) => tags.has(failed));
  }
  const found: RollbackRecord[] = [];
  for (const release of releases) found.push(...(await rollbacksFrom(forge, place, release)));
  return found;
}

/** A token that must not read deployments has recorded none: then only the tags are known. */
async function listDeployments(forge: Forge, path: string): Promise<readonly unknown[]> {
  try {
    return await forge.list(path);
  } catch (error) {
    if (error instanceof ForgeRefusal && error.status === 403) return [];
    throw error;
  }
}

async function recordedDeployments(forge: Forge, place: RecordPlace): Promise<readonly RollbackRecord[]> {
  const { repository, environment } = place;
  const answer = await listDeployments(forge, listOf(`${repository}/deployments`, environment));
  const writer = requesterOf(place.kind);
  return understand(deploymentsSchema, answer, "deployments")
    .filter(({ creator }) => creator?.login === writer)
    .flatMap(({ sha, created_at, payload }) => {
      const read = v.safeParse(payloadSchema, payload);
      if (!read.success) return [];
      const { failed, began, recovered } = read.output.rollback;
      return [
        {
          failed,
          commit: sha,
          at: readTime(created_at),
          ...(isOrdered({ began, recovered }) ? { began, recovered } : {}),
        },
      ];
    })
    .toSorted((one, other) => one.at - other.at);
}

/** Two times that contradict each other are two times that are not known. */
function isOrdered({
  began = 0,
  recovered = Number.POSITIVE_INFINITY,
}: Pick<RollbackRecord, "began" | "recovered">): boolean {
  return began <= recovered;
}

/** A time that cannot be read counts as now. */
function readTime(text: string): number {
  const at = Date.parse(text);
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}

/**
 * The tags of a product, as if each recorded rollback had its tag: who reads tags then sees every rollback. `tags` are names without
 * the prefix, and commits.
 */
export async function withRollbackRecords(
  forge: Forge,
  place: RecordPlace & { readonly prefix: string },
  tags: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const all = new Map(tags);
  if (place.kind === "github") {
    for (const record of await recordedDeployments(forge, place)) addRecord(all, record, place.prefix);
    return all;
  }
  // From the newest release down to the first that has no record: older ones do not matter.
  for (;;) {
    const newest = newestRelease(standingReleases([...all.keys()]));
    if (newest === undefined) return all;
    const found = await rollbacksFrom(forge, place, { tag: place.prefix + newest, commit: all.get(newest) });
    if (found.length === 0) return all;
    for (const record of found) addRecord(all, record, place.prefix);
  }
}

function addRecord(tags: Map<string, string>, { failed, commit }: RollbackRecord, prefix: string): void {
  if (!failed.startsWith(prefix)) return;
  const version = failed.slice(prefix.length);
  const known = [...tags].filter(([name]) => readRollbackTag(name)?.failed === version);
  if (known.some(([, on]) => on === commit)) return;
  const names = new Set(known.map(([name]) => name));
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${version}-rollback` : `${version}-rollback.${count}`;
    if (names.has(name)) continue;
    tags.set(name, commit);
    return;
  }
}
