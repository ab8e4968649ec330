/** 1: fresh and not empty. 2: also not suspiciously small. 3: also every byte read. 4: also restored and queried. */
export type Level = 1 | 2 | 3 | 4;

/** The newest backup, before it is read. */
export interface FoundBackup {
  /** A path, a snapshot's id, or what a command calls it. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
  /** Bytes. */
  readonly size: number;
  /** Bytes of the backup before it; undefined for the first backup. */
  readonly previousSize: number | undefined;
  /** Sentences for people: what was found out. */
  readonly detail: readonly string[];
}

/** A way to read a backup that was found. */
export interface Reading {
  /** What a backup is proven to when it was read so; a sample proves no more than 2. */
  readonly level: Level;
  /** Gives sentences for people; throws a StageFailure when the backup is not whole. */
  read(): Promise<readonly string[]>;
}

/** The last restore drill. `failed`: why it does not prove that such a backup can be restored. */
export type Restored =
  | { readonly kind: "passed"; readonly at: number; readonly says: string }
  | { readonly kind: "failed"; readonly says: string };

export interface Newest {
  readonly found: FoundBackup;
  /** The clock of the machine that dated the backup, in milliseconds; undefined where it cannot be asked. */
  readonly clock: number | undefined;
  /** What is proven before anything is read. */
  readonly level: Level;
  readonly reading: Reading | undefined;
  /** The last restore drill, where there can be one: it is what level 4 is proven by. */
  readonly restored?: Restored;
}
