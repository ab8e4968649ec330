import type { Effects } from "../host/effects.ts";

export type PlanKind = "deploy" | "rollback" | "adopt" | "backup" | "restore";

/** The fixed vocabulary. No step up to `retain` changes what runs; `checkout` or `restore` begins the switch. */
export type StepName =
  | "check"
  | "quiet"
  | "fetch"
  | "resolve"
  | "pull"
  | "verify"
  | "retain"
  | "checkout"
  | "restore"
  | "switch"
  | "await"
  | "match"
  | "prove"
  | "record"
  | "backup"
  | "stop"
  | "load"
  | "swap"
  | "schema"
  | "quiesce"
  | "compare";

export interface Step {
  readonly name: StepName;
  readonly deadlineSeconds: number;
}

/** What a change does on one host: data that a pure decision makes and the host program carries out. */
export interface Plan {
  readonly kind: PlanKind;
  readonly project: string;
  readonly directory: string;
  readonly remote: string;
  readonly version: string;
  /** The version's tag by its full name; left out where that is the version itself. */
  readonly tag?: string;
  readonly commit: string;
  /** Release that must run when the plan begins; undefined for none. Compared inside the lock. */
  readonly expectCurrent: string | undefined;
  /** For a rollback: the recorded release that is its target. */
  readonly target: string | undefined;
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly oneShots: readonly string[];
  /** Service → digest that was approved. */
  readonly approvedImages: Readonly<Record<string, string>>;
  readonly registry: string;
  readonly health: { readonly intervalSeconds: number; readonly passes: number };
  readonly keepReleases: number;
  readonly undoDeadlineSeconds: number;
  readonly steps: readonly Step[];
  /** What a person allowed this plan to do in addition. */
  readonly consent: Consent;
  /** For a backup: how it is taken. */
  readonly backup?: BackupErrand;
  /** For a restore: which service is the database, and what is done in it. */
  readonly restore?: RestoreErrand;
  /** For a deploy: how the schema of the database is compared; undefined where it is not. */
  readonly schema?: SchemaErrand;
  /** For a rollback across a change of the schema: `refuse` where it is left out. */
  readonly schemaChange?: "hold" | "allow";
}

export interface Consent {
  /** Names of one-off containers that can continue to run during the change. */
  readonly ignoredOneOffs: readonly string[];
  /** Containers that no recorded release had and that are removed, by name. */
  readonly removedContainers: readonly string[];
  /** Whether missing images of a kept release are pulled again, by their digests. */
  readonly pullMissing: boolean;
  /** The reason to deploy to a host that is on hold; empty for none. */
  readonly overrideHold: string;
}

export const NO_CONSENT: Consent = {
  ignoredOneOffs: [],
  removedContainers: [],
  pullMissing: false,
  overrideHold: "",
};

/** Where a plan is carried out, as far as a reviewer can tell one host from another. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly hostKeys: readonly string[];
}

/** A plan with all that a reviewer sees of it. */
export interface ReviewedPlan {
  readonly plan: Plan;
  readonly destination: Destination;
  /** Undefined for kinds of plans that change no container. */
  readonly effects: Effects | undefined;
}

export interface BackupErrand {
  /** Script of the host's shell. */
  readonly command: string;
  /** Path of the backup, with `{time}` for the current time; empty where the command chooses its own place. */
  readonly file: string;
  /** How many of them stay, by that path; undefined for all. */
  readonly keep?: number;
}

export interface RestoreErrand {
  readonly databaseService: string;
  /** Scripts of the host's shell. Each finds its state in the database and can run again. */
  readonly scripts: Readonly<Record<"load" | "swap" | "undo", string>>;
}

export interface SchemaErrand {
  readonly databaseService: string;
  /** Script of the host's shell that writes the schema to a file. */
  readonly script: string;
  /** Whether the release before can run on the schema that this release leaves. */
  readonly isCompatible: boolean;
  /** What a hold because of the schema does with the release that failed. */
  readonly failedRelease: "keep" | "stop";
  /** How the databases are restored automatically; undefined where a person decides. */
  readonly restore?: {
    readonly scripts: Readonly<Record<"written-since" | "load" | "swap" | "undo", string>>;
    readonly seconds: number;
  };
}

export interface PlanSecrets {
  readonly registryUsername: string;
  readonly registryPassword: string;
  /** Variables for Compose's interpolation. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface PlanOrigin {
  readonly change: string;
  readonly actor: string;
  readonly run: string;
  /** Backup that was taken for this change; it is known only after the approval. */
  readonly backup?: string;
}
