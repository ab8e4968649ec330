/** What the runner needs from the forge. The imitation of a forge implements it. */

export interface JobFacts {
  /** Ids from the outermost workflow inwards: `deploy / gate`. */
  readonly key: string;
  /** As the run page shows it. */
  readonly name: string;
  readonly runId: number;
  readonly attempt: number;
}

export interface RunFacts {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  readonly repository: string;
  readonly workflow: string;
  readonly path: string;
  readonly ref: string;
  readonly commit: string;
}

export type Result = "success" | "failure" | "cancelled" | "skipped";

/** Times are milliseconds since the epoch. A step that is skipped takes no time. */
export interface StepEnd {
  readonly name: string;
  readonly result: Result;
  readonly began: number;
  readonly ended: number;
}

export type Happening =
  | { readonly kind: "run-started"; readonly run: RunFacts }
  | { readonly kind: "run-ended"; readonly run: RunFacts; readonly result: Result }
  | { readonly kind: "job-queued"; readonly job: JobFacts; readonly concurrency?: string }
  | { readonly kind: "job-waiting"; readonly job: JobFacts; readonly environment: string }
  | {
      readonly kind: "job-started";
      readonly job: JobFacts;
      readonly environment?: string;
      /** False for `environment.deployment: false`: no deployment record is made. */
      readonly deployment: boolean;
    }
  /** A job of the attempt before that is not run again. */
  | { readonly kind: "job-kept"; readonly job: JobFacts; readonly result: Result }
  | { readonly kind: "step-ended"; readonly job: JobFacts; readonly step: StepEnd }
  | {
      readonly kind: "job-ended";
      readonly job: JobFacts;
      readonly result: Result;
      readonly environmentUrl?: string;
      readonly annotation?: string;
    };

export interface JobEnvironment {
  readonly name: string;
  /** False for `environment.deployment: false`: no deployment record is made. */
  readonly deployment: boolean;
  /** The job's `if` holds in a cancelled run too: it goes on waiting. */
  readonly survivesCancel: boolean;
}

export type GateAnswer =
  | { readonly kind: "approved" }
  | { readonly kind: "rejected" }
  | { readonly kind: "failed"; readonly reason: string };

/** Scope to `read`, `write` or `none`; undefined where the workflow says nothing. */
export type Permissions = Readonly<Record<string, string>> | undefined;

export interface Platform {
  readonly apiUrl: string;
  tell(happening: Happening): Promise<void>;
  /** Asked once for every job that names an environment, before it starts. Makes a missing environment, unprotected. */
  gate(job: JobFacts, environment: JobEnvironment): Promise<GateAnswer>;
  /** Of a job that has started. */
  checkRun(job: JobFacts): number;
  tokenFor(job: JobFacts, permissions: Permissions): Promise<string>;
  /** Secrets and variables of the repository, or, with an environment, of that environment alone. */
  settings(environment: string | undefined): Promise<Settings>;
}

export interface Settings {
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}
