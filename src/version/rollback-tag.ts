import { isSemverTag } from "./tag.ts";

/** The record of a way back: `v1.4.0-rollback`, or `v1.4.0-rollback.2` for the second one from that release. */
export interface RollbackTag {
  readonly name: string;
  /** The release that was left. The tag's commit is the one that was returned to. */
  readonly failed: string;
}

/** SemVer takes such a tag for a prerelease; here it never counts as one. */
export function readRollbackTag(name: string): RollbackTag | undefined {
  const failed = /^(v.+)-rollback(\.[1-9]\d*)?$/.exec(name)?.[1];
  return failed !== undefined && isSemverTag(failed) ? { name, failed } : undefined;
}
