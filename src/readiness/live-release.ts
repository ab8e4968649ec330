import * as v from "valibot";
import { time } from "../gates/verdict/person.ts";
import { understand } from "../stage/answer.ts";
import { standingReleases } from "../version/hotfix.ts";
import { readRollbackTag } from "../version/tags/rollback-tag.ts";
import { readTag } from "../version/tags/tag.ts";

/** A deployment of production, as its forge keeps it. */
export interface ProductionDeployment {
  readonly id: number;
  /** Branch, tag or commit that its run was started for. */
  readonly ref: string;
}

const deploymentsSchema = v.array(v.object({ id: v.number(), ref: v.string() }));

/** Newest first. */
export function readProductionDeployments(answer: unknown): readonly ProductionDeployment[] {
  return understand(deploymentsSchema, answer, "deployments").toSorted((left, right) => right.id - left.id);
}

const statusesSchema = v.array(
  v.object({ state: v.string(), log_url: v.optional(v.nullable(v.string())), created_at: v.optional(time) }),
);

/** How a deployment ended, newest status first in the answer. */
export interface DeploymentEnding {
  /** Whether it ever succeeded: GitHub calls it inactive when a newer one follows. */
  readonly endedWell: boolean;
  /** When it succeeded, in milliseconds since the epoch. */
  readonly endedWellAt: number | undefined;
  /** Number of its job. */
  readonly job: string | undefined;
  /** Page of its job. */
  readonly url: string | undefined;
}

export function readEnding(answer: unknown): DeploymentEnding {
  const statuses = understand(statusesSchema, answer, "a deployment's statuses");
  const success = statuses.findLast(({ state }) => state === "success");
  const url = statuses.flatMap(({ log_url: page }) => (/\/job\/\d+/.test(page ?? "") ? (page ?? []) : []))[0];
  const job = /\/job\/(\d+)/.exec(url ?? "")?.[1];
  return { endedWell: success !== undefined, endedWellAt: success?.created_at, job, url };
}

const jobSchema = v.object({ name: v.string() });

export function readJobName(answer: unknown): string {
  return answer === undefined ? "" : understand(jobSchema, answer, "a job").name;
}

/** What a deployment brought, as far as it can be told. */
export type Brought =
  | { readonly kind: "release"; readonly version: string }
  /** A release before; which one, its tag says. */
  | { readonly kind: "rollback" }
  | { readonly kind: "unknown" };

/** How deploy-prod.yml and rollback.yml begin the names of the jobs that deploy a release, and that roll one back. */
export const RELEASE_JOB = "Release ";
export const ROLLBACK_JOB = "Roll back ";

/**
 * Pure. A dispatched release runs on the default branch, and then only its job's name says which one it was: that is
 * what deploy-prod.yml and rollback.yml call their jobs. In other workflows a tag has to start the run.
 */
export function broughtBy({ ref }: ProductionDeployment, job: string): Brought {
  // What is before it is the caller's.
  const name = job.split(" / ").at(-1) ?? job;
  const named = name.startsWith(RELEASE_JOB) ? /^v?\d\S*$/.exec(name.slice(RELEASE_JOB.length))?.[0] : undefined;
  const version = named ?? ref.replace(/^refs\/tags\//, "");
  const isBack = name.startsWith(ROLLBACK_JOB);
  if (isBack || readRollbackTag(version) !== undefined) return { kind: "rollback" };
  return readTag(version).kind === "release" ? { kind: "release", version } : { kind: "unknown" };
}

/**
 * Pure. The release that runs after one was brought: itself, or where it was rolled back, the one that its newest
 * rollback's tag is on. Undefined when the tags do not tell. `tags` are names and commits.
 */
export function runningAfter(version: string, tags: ReadonlyMap<string, string>): string | undefined {
  const standing = standingReleases([...tags.keys()]);
  const seen = new Set<string>();
  for (let now: string | undefined = version; now !== undefined && !seen.has(now); now = beforeRollback(now, tags)) {
    if (standing.includes(now)) return now;
    seen.add(now);
  }
  return undefined;
}

/** The release on the commit of a version's newest rollback. */
function beforeRollback(version: string, tags: ReadonlyMap<string, string>): string | undefined {
  const rollbacks = [...tags.keys()].filter((name) => readRollbackTag(name)?.failed === version);
  const count = (name: string): number => Number(/\.(\d+)$/.exec(name.slice(`${version}-rollback`.length))?.[1] ?? 1);
  const newest = rollbacks.toSorted((left, right) => count(left) - count(right)).at(-1);
  const commit = newest === undefined ? undefined : tags.get(newest);
  const [release] = [...tags].find(([name, on]) => on === commit && readTag(name).kind === "release") ?? [];
  return release;
}
