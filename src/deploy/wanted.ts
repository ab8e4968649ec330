/** What a deploy is asked to do, from inputs and configuration. Durations in seconds, sizes in KiB. */
export interface WantedDeploy {
  readonly version: string;
  /** The version's tag by its full name; left out where that is the version itself. */
  readonly tag?: string;
  readonly commit: string;
  readonly project: string;
  readonly directory: string;
  readonly remote: string;
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly oneShots: readonly string[];
  readonly approvedImages: Readonly<Record<string, string>>;
  readonly registry: string;
  readonly allowPrerelease: boolean;
  /** Whether `sha-<commit>` may be deployed: staging runs commits, production releases. */
  readonly allowCommit: boolean;
  readonly pullSeconds: number;
  readonly switchSeconds: number;
  readonly healthSeconds: number;
  readonly intervalSeconds: number;
  readonly passes: number;
  readonly keepReleases: number;
  readonly minFreeKiB: number;
  /** Architecture that the release's images are built for, as `uname -m` says it; empty when unknown. */
  readonly arch: string;
}

/** `previous`, or the version, commit or id of a release that the host keeps. The rest comes from the store. */
export type WantedRollback = Pick<
  WantedDeploy,
  | "project"
  | "directory"
  | "oneShots"
  | "switchSeconds"
  | "healthSeconds"
  | "intervalSeconds"
  | "passes"
  | "keepReleases"
> & {
  readonly target: string;
  /** The version that is to be left; empty for what ran when it was asked for. */
  readonly from: string;
  /** How many seconds ago it was asked for; undefined for now. */
  readonly askedSecondsAgo: number | undefined;
};
