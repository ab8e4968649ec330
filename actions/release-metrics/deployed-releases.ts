import * as v from "valibot";
import { StageFailure } from "../../src/failure/failure.ts";
import { time } from "../../src/gates/verdict/person.ts";
import { readDeployJob } from "../../src/metrics/deploy-job.ts";
import type { DeliveryRecords, DeployedRelease } from "../../src/metrics/release-history.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { broughtBy, readEnding } from "../../src/readiness/live-release.ts";
import { understand } from "../../src/stage/answer.ts";
import { splitTag, tagName } from "../../src/version/tags/tag-prefix.ts";

export interface DeploymentQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
  readonly prefix: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export type FoundDeployments = Pick<DeliveryRecords, "deployed" | "attempts">;

const PAGE = 100;
/** Far more than a year has deployments. */
const MOST_PAGES = 100;
/** A deployment is created when its job waits for its approval, which GitHub allows for 30 days. */
const LONGEST_APPROVAL_MS = 30 * 86_400_000;

const deploymentsSchema = v.array(v.object({ id: v.number(), ref: v.string(), created_at: time }));
type Listed = v.InferOutput<typeof deploymentsSchema>[number];

/** The releases that jobs of an environment deployed: GitHub keeps a deployment for each of these jobs. */
export async function deployedReleases(forge: Forge, question: DeploymentQuestion): Promise<FoundDeployments> {
  const deployed: DeployedRelease[] = [];
  const attempts: DeployedRelease[] = [];
  for (const deployment of await listDeployments(forge, question)) {
    const found = await readDeployment(forge, question, deployment);
    if (found?.kind === "deployed") deployed.push(found.release);
    if (found?.kind === "failed") attempts.push(found.release);
  }
  return { deployed, attempts };
}

async function listDeployments(
  forge: Forge,
  { repository, environment, since }: DeploymentQuestion,
): Promise<readonly Listed[]> {
  const query = `environment=${encodeURIComponent(environment)}&task=deploy&per_page=${PAGE}`;
  const found: Listed[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = (await forge.read(`${repository}/deployments?${query}&page=${page}`)) ?? [];
    const listed = understand(deploymentsSchema, answer, "deployments");
    const recent = listed.filter(({ created_at: at }) => at >= since - LONGEST_APPROVAL_MS);
    found.push(...recent);
    // The newest are first.
    if (listed.length < PAGE || recent.length < listed.length) return found;
  }
  throw new StageFailure({
    what: `The environment ${environment} has more than ${PAGE * MOST_PAGES} deployments in the period.`,
    means: "Not all of them were read, so nothing was measured.",
    todo: "Measure fewer days, and see who creates these deployments.",
  });
}

/** Undefined where it deployed no release. */
async function readDeployment(
  forge: Forge,
  { repository, prefix }: DeploymentQuestion,
  deployment: Listed,
): Promise<{ readonly kind: "deployed" | "failed"; readonly release: DeployedRelease } | undefined> {
  const ending = readEnding(await forge.read(`${repository}/deployments/${deployment.id}/statuses?per_page=${PAGE}`));
  // The jobs of a deleted run are lost.
  const answer =
    ending.job === undefined ? undefined : await forge.read(`${repository}/actions/jobs/${ending.job}`, [410]);
  const job = readDeployJob(answer);
  if (job.isRedeploy) return undefined;
  const brought = broughtBy({ ...deployment, ref: ownVersion(deployment.ref, prefix) }, job.name);
  if (brought.kind !== "release") return undefined;
  const { version } = brought;
  const facts = { version, tag: tagName(prefix, version), isTimeKnown: true, url: ending.url ?? "" };
  const at = job.deployedAt ?? ending.endedWellAt;
  if (at !== undefined) return { kind: "deployed", release: { ...facts, at, failedTest: job.failedTest } };
  if (job.failedSince === undefined) return undefined;
  return { kind: "failed", release: { ...facts, at: job.failedSince, failedTest: false } };
}

/** The version in a ref; a ref of another product is no version of this one. */
function ownVersion(ref: string, prefix: string): string {
  const split = splitTag(ref.replace(/^refs\/tags\//, ""));
  if (split === undefined) return ref;
  return split.prefix === prefix ? split.version : `another product: ${ref}`;
}
