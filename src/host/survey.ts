import type { Ending } from "./ending.ts";

/** One container of the project, or of another project in the same folder. */
export interface SurveyedContainer {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly service: string;
  readonly oneoff: string;
  readonly directory: string;
  readonly image: string;
  readonly imageName: string;
  readonly hash: string;
  readonly status: string;
  readonly exitCode: number;
  readonly oom: boolean;
  readonly started: string;
  readonly restarts: number;
  readonly health: string;
  /** Fingerprint of the mounted configuration it was made with: `-` for none, `unknown` when we did not make it. */
  readonly mounts: string;
}

export interface SurveyedRelease {
  readonly release: string;
  readonly version: string;
  readonly commit: string;
  readonly previous: string;
  readonly at: string;
  /** Names of its images that are no longer on the host; empty when a rollback to it is possible. */
  readonly gone: string;
  /** Backup that was taken before it was deployed; empty for none. */
  readonly backup: string;
}

export interface LockOwner {
  readonly change: string;
  readonly kind: string;
  readonly version: string;
  readonly actor: string;
  readonly run: string;
  readonly since: string;
}

export interface SurveyedChange {
  readonly change: string;
  readonly alive: boolean;
  readonly exit: Ending | null;
}

/** A change that has ended, and the release that was recorded as running then; empty for none. */
export interface EndedChange {
  readonly at: string;
  /** When it began; when it ended, where an older host program wrote the line. */
  readonly began: string;
  /** When its switch began; empty or left out where nothing was switched, and where an older host program wrote the line. */
  readonly switched?: string;
  /** When it was rolled back automatically, or by a settlement; empty or left out where it was not, and where an older host program wrote the line. */
  readonly undone?: string;
  /** Its name; empty or left out where it is unknown. */
  readonly change?: string;
  readonly kind: string;
  readonly version: string;
  readonly outcome: string;
  readonly running: string;
  /** The person, and the address of the run; empty where they are unknown. */
  readonly actor: string;
  readonly run: string;
  /** `unchanged` where its rollback found the schema of the database as it was before; otherwise empty or left out. */
  readonly schema?: string;
}

/** A rollback that failed: the reason, and the release that was its target. */
export interface Hold {
  readonly text: string;
  readonly change: string;
  /** Path of that release's Compose file; empty where an older host program held. */
  readonly compose: string;
  readonly version: string;
}

/** Everything about a host that a decision needs; see host/60-survey.sh. */
export interface Survey {
  readonly host: {
    readonly name: string;
    readonly arch: string;
    readonly user: string;
    readonly clock: number;
    readonly state: string;
  };
  readonly tools: {
    readonly missing: string;
    readonly git: string;
    readonly compose: string;
    readonly composeV1: string;
  };
  readonly engine:
    | { readonly version: string; readonly id: string; readonly driver: string; readonly arch: string }
    | undefined;
  readonly checkout: { readonly state: string; readonly text: string; readonly head: string; readonly remote: string };
  readonly dirty: readonly string[];
  readonly lock: { readonly held: boolean; readonly owner: LockOwner | null };
  readonly freeze: string | undefined;
  readonly hold: Hold | undefined;
  readonly pending: string | undefined;
  /** The target of the pending change; empty when it is no rollback. */
  readonly pendingTarget: string;
  /** The release that the pending change brings; empty when it is a restore, and where an older host program answers. */
  readonly pendingVersion: string;
  /** When the switch of the pending change began; empty or left out where it is unknown. */
  readonly pendingSwitched?: string;
  /** Whether Sluice started the containers, even if no release was recorded yet. */
  readonly ours: boolean;
  readonly current: SurveyedRelease | undefined;
  readonly releases: readonly SurveyedRelease[];
  readonly releaseImages: readonly {
    readonly release: string;
    readonly service: string;
    readonly name: string;
    readonly id: string;
  }[];
  readonly changes: readonly SurveyedChange[];
  /** The last 20 changes without the backups, the newest last. */
  readonly history: readonly EndedChange[];
  readonly containers: readonly SurveyedContainer[];
  readonly disks: readonly { readonly path: string; readonly freeKiB: number | null }[];
  /** Other applications that are deployed from the same clone. */
  readonly neighbours: readonly { readonly project: string; readonly directory: string }[];
  /** Parts of the host's state that cannot be read; they count as absent, or as a reason for a refusal. */
  readonly unreadable: readonly string[];
}

/** What a survey after a change reads: what the change is compared with, and what a person has to know about it. */
export interface RunningSurvey extends Pick<Survey, "host" | "hold" | "containers"> {
  readonly current: Pick<SurveyedRelease, "release" | "version" | "commit"> | undefined;
}

/** How many changes a survey has at most. */
export const HISTORY_LENGTH = 20;

/** The containers of the application itself: no one-offs, no other project. */
export function projectContainers(survey: Pick<Survey, "containers">, project: string): SurveyedContainer[] {
  return survey.containers.filter((one) => one.project === project && one.oneoff !== "True");
}

/**
 * The change that started the current release: a release can run again long after it was recorded. Undefined when the
 * history no longer has it.
 */
export function broughtBy({ current, history }: Survey): EndedChange | undefined {
  if (current === undefined) return undefined;
  const runsSince = history.findLastIndex(({ running }) => running !== current.release) + 1;
  // If the release ran in every entry of the history, the change is older than the history.
  return runsSince === 0 && history.length >= HISTORY_LENGTH ? undefined : history[runsSince];
}
