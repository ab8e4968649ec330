import type { SchemaWatch } from "../backup/postgres/schema-settings.ts";

/** The request for a deploy, from inputs and configuration. Durations in seconds, sizes in KiB. */
export interface WantedDeploy {
  /** How a change of the database's schema is treated; undefined where it is not compared. */
  readonly schema?: SchemaWatch;
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
  /** Whether containers of the project that no recorded release had are removed. */
  readonly removeUnknown: boolean;
  /** Names of one-off containers that can continue to run during the change. */
  readonly ignoredOneOffs: readonly string[];
  /** The reason to deploy to a host that is on hold; empty for none. */
  readonly overrideHold: string;
  /** Architecture that the release's images are built for, as `uname -m` prints it; empty when unknown. */
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
  | "ignoredOneOffs"
> & {
  /** Whether missing images of the release are pulled again, by their digests. */
  readonly pullMissing: boolean;
  readonly registry: string;
  readonly pullSeconds: number;
  readonly target: string;
  /** What happens if the target would have to run on another schema than before: it is refused, the host is put on hold, or it is allowed. */
  readonly schemaChange: "refuse" | "hold" | "allow";
  /** The version to roll back from; empty for the release that ran when the rollback was requested. */
  readonly from: string;
  /** How many seconds ago the rollback was requested; undefined for now. */
  readonly requestedSecondsAgo: number | undefined;
};
