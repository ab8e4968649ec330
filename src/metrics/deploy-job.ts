import * as v from "valibot";
import { time } from "../gates/verdict/person.ts";
import { understand } from "../stage/answer.ts";

/** Names of the steps in deploy-prod.yml that show what a release did to its host. */
export const DEPLOY_STEP = "Deploy";
export const TEST_STEPS = ["Smoke test", "Watch"] as const;
/** Name of the step in credentials-leak.yml that deploys what runs already, with new secrets. */
export const REDEPLOY_STEP = "Deploy the release that runs";

/** What a job that deploys tells of its deploy. */
export interface DeployJob {
  /** Empty where the job is unknown. */
  readonly name: string;
  /** When its deploy had succeeded, in milliseconds since the epoch. */
  readonly deployedAt: number | undefined;
  /** When a deploy that failed began: the host may have rolled back by itself, or may never have been changed. */
  readonly failedSince: number | undefined;
  /** Whether the deployed release failed its smoke test or its watch. */
  readonly failedTest: boolean;
  /** Whether it deployed the release that ran already: no change reaches the users by that. */
  readonly isRedeploy: boolean;
}

const UNKNOWN: DeployJob = {
  ...{ name: "", deployedAt: undefined, failedSince: undefined, failedTest: false, isRedeploy: false },
};

const jobSchema = v.object({
  name: v.string(),
  steps: v.optional(
    v.array(
      v.object({
        name: v.string(),
        conclusion: v.nullable(v.string()),
        started_at: v.optional(v.nullable(time)),
        completed_at: v.optional(v.nullable(time)),
      }),
    ),
    [],
  ),
});

/** Undefined stands for a job that the forge does not keep any more. */
export function readDeployJob(answer: unknown): DeployJob {
  if (answer === undefined) return UNKNOWN;
  const { name, steps } = understand(jobSchema, answer, "a job");
  const deploy = steps.find((step) => step.name === DEPLOY_STEP);
  const deployed = deploy?.conclusion === "success";
  return {
    name,
    deployedAt: deployed ? (deploy.completed_at ?? undefined) : undefined,
    failedSince: deploy?.conclusion === "failure" ? (deploy.started_at ?? undefined) : undefined,
    failedTest:
      deployed && steps.some((step) => TEST_STEPS.some((test) => test === step.name) && step.conclusion === "failure"),
    isRedeploy: steps.some((step) => step.name === REDEPLOY_STEP),
  };
}
