import type { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Log } from "../../src/ports/world.ts";
import type { Edit } from "./edit.ts";

/** Where the commit is made, and the branches that it is put on. */
export interface CommitStore {
  /** The commit at the end of a branch; undefined when there is no such branch. */
  headOf(branch: string): Promise<string | undefined>;
  /** Makes the commit, which is on no branch yet; its name. */
  make(edit: NewCommit): Promise<string>;
  /** Puts the commit at the end of a branch. Returns the refusal, where there was one. */
  move(move: Move): Promise<Refusal | undefined>;
}

export type NewCommit = Omit<Edit, "write" | "branch" | "pull" | "version" | "repository">;

export interface Move {
  readonly branch: string;
  readonly commit: string;
  /** The commit that the branch ends with; undefined for a new branch. */
  readonly from: string | undefined;
  /** Whether commits of ours that are on the branch are replaced. */
  readonly replaces: boolean;
}

export interface Refusal {
  readonly failure: StageFailure;
  /** Whether a rule of the branch was the cause. An outage is no rule, nor is a token that has expired. */
  readonly isRule: boolean;
}

/** What a change of a branch needs. */
export interface Writers {
  readonly forge: Forge;
  readonly store: CommitStore;
  readonly log: Log;
}
