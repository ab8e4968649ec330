import type { ReleaseBranch } from "../readiness/release-branch.ts";
import type { Tagger } from "../version/tags/tag-object.ts";

/** Where tags are kept: the source of truth. */
export interface TagStore {
  readonly name: string;
  list(): Promise<readonly string[]>;
  find(tag: string): Promise<FoundTag | undefined>;
  /** Branches that a version may be released from, and whether the commit is on them. */
  branches(wanted: WantedCommit): Promise<readonly ReleaseBranch[]>;
  /** An annotated tag. Throws a StageFailure when it was not made. */
  create(tag: NewTag): Promise<void>;
}

export interface FoundTag {
  readonly commit: string;
  /** Whether it is an object of its own, with a message and an author; else it is only a name. */
  readonly isAnnotated: boolean;
}

export interface WantedCommit {
  readonly version: string;
  /** What its tag begins with, and the name of a hotfix's branch after `hotfix/`. */
  readonly prefix: string;
  readonly commit: string;
}

export interface NewTag {
  readonly name: string;
  readonly commit: string;
  readonly message: string;
  /** Counts where the tag is signed, or made by Git; else it is the owner of the token. */
  readonly tagger: Tagger;
  /** Over every other byte of the tag, so that it has to be made as it stands here; empty for none. */
  readonly signature: string;
}
