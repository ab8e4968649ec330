import { isSemverTag } from "./tag.ts";

/** The tag of a rollback: `v1.4.0-rollback`, or `v1.4.0-rollback.2` for the second one from that release. */
export interface RollbackTag {
  readonly name: string;
  /** The release that was rolled back from. The tag's commit is that of the release that runs again. */
  readonly failed: string;
}

/** SemVer takes such a tag for a prerelease; here it never counts as one. */
export function readRollbackTag(name: string): RollbackTag | undefined {
  const failed = /^(v?\d.*)-rollback(\.[1-9]\d*)?$/.exec(name)?.[1];
  return failed !== undefined && isSemverTag(failed) ? { name, failed } : undefined;
}
