import { setTimeout as delay } from "node:timers/promises";
import type { GithubDouble } from "../test/sandbox/github/double.ts";
import type { JobWish } from "../test/sandbox/github/run-life.ts";
import type { JobStep } from "../test/sandbox/github/runs.ts";
import type {
  GateAnswer,
  Happening,
  JobFacts,
  Permissions,
  Platform,
  Result,
  Settings,
  StepEnd,
} from "./runner/platform.ts";

/** Secrets and variables as a person types them into GitHub's settings. */
export interface RepositorySettings {
  readonly repository: Partial<Settings>;
  readonly environments: Readonly<Record<string, Partial<Settings>>>;
}

/** A job that waits at the gate of its environment. It waits until a reviewer decides. */
export interface Waiting {
  readonly runId: number;
  readonly job: string;
  readonly environment: string;
}

export interface GithubPlatformOptions {
  readonly github: GithubDouble;
  readonly settings: RepositorySettings;
  /** Called once for each job that waits; the answer itself is a review at GitHub. */
  readonly onWaiting: (waiting: Waiting) => void;
}

const EMPTY: Settings = { secrets: {}, variables: {} };
/** What GitHub gives a job whose workflow says nothing of permissions, in a repository of today. */
const USUAL_PERMISSIONS = { contents: "read" } as const;

/** The runner's forge is the GitHub double: what the runner does is seen there, and what is decided there counts here. */
export function githubPlatform({ github, settings, onWaiting }: GithubPlatformOptions): Platform {
  const { control } = github;
  const ids = new Map<string, number>();
  const steps = new Map<string, JobStep[]>();
  const keyOf = ({ runId, attempt, key }: JobFacts): string => `${runId}/${attempt}/${key}`;
  const add = (job: JobFacts, place: Omit<JobWish, "name"> = {}): number => {
    const id = control.addJob(job.runId, { name: job.name, ...place });
    ids.set(keyOf(job), id);
    return id;
  };

  const stepsOf = (job: JobFacts): JobStep[] => {
    const known = steps.get(keyOf(job)) ?? [];
    steps.set(keyOf(job), known);
    return known;
  };

  return {
    apiUrl: github.url,
    gate: async (job, { name, deployment, survivesCancel }): Promise<GateAnswer> => {
      const id = add(job, { environment: name, deployment, survivesCancel });
      if (control.job(id).status === "waiting") {
        onWaiting({ runId: job.runId, job: job.name, environment: name });
        while (control.job(id).status === "waiting") {
          await delay(20);
          control.timersPassed();
        }
      }
      return gateAnswer(control.job(id));
    },
    tell: async (happening: Happening): Promise<void> => {
      if (happening.kind === "run-ended") control.endRun(happening.run.id, happening.result);
      if (happening.kind === "job-kept") control.keepJob(happening.job.runId, happening.job.name);
      if (happening.kind === "job-started") {
        control.setJob(ids.get(keyOf(happening.job)) ?? add(happening.job), { status: "in_progress" });
      }
      if (happening.kind === "step-ended") stepsOf(happening.job).push(stepOf(happening.step));
      if (happening.kind !== "job-ended") return;
      const { job, result, environmentUrl } = happening;
      const id = ids.get(keyOf(job)) ?? add(job);
      if (control.job(id).status === "completed" || control.job(id).status === "waiting") return;
      control.setJob(id, { status: "completed", conclusion: result, environmentUrl, steps: stepsOf(job) });
    },
    checkRun: (job) => {
      const id = ids.get(keyOf(job));
      if (id === undefined) throw new Error(`The job ${job.name} has not started.`);
      return id;
    },
    tokenFor: async (job, permissions) => control.runToken(job.runId, scopesOf(permissions)),
    settings: async (environment) => {
      if (environment === undefined) return { ...EMPTY, ...settings.repository };
      const typed = { ...EMPTY, ...settings.environments[environment] };
      // A secret that was stored through the API replaces the one that a person typed.
      return { ...typed, secrets: { ...typed.secrets, ...(await control.secrets(environment)) } };
    },
  };
}

function stepOf({ name, result, began, ended }: StepEnd): JobStep {
  return { name, conclusion: result, startedAt: began, completedAt: ended };
}

function gateAnswer(job: ReturnType<GithubDouble["control"]["job"]>): GateAnswer {
  if (job.status !== "completed") return { kind: "approved" };
  const why = job.annotation ?? `GitHub ended the job: ${job.conclusion ?? "for no reason that it told"}.`;
  return /was rejected/.test(why) ? { kind: "rejected" } : { kind: "failed", reason: why };
}

function scopesOf(permissions: Permissions): Readonly<Record<string, "read" | "write">> {
  const scopes: Record<string, "read" | "write"> = {};
  for (const [name, level] of Object.entries(permissions ?? USUAL_PERMISSIONS)) {
    if (level === "read" || level === "write") scopes[name] = level;
  }
  return scopes;
}

export type { Result };
