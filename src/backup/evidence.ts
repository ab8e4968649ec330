/** 1: fresh and not empty. 2: also not suspiciously small. 3: also every byte read. 4: also restored and queried. */
export type Level = 1 | 2 | 3 | 4;

/** What is known of the newest backup. */
export interface Evidence {
  /** A path, a snapshot's id, or what a command calls it. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
  /** Bytes. */
  readonly size: number;
  /** Bytes of the backup before it; undefined when there is none. */
  readonly previousSize: number | undefined;
  readonly level: Level;
  /** Sentences for people: how it was read, and what was seen on the way. */
  readonly detail: readonly string[];
}

/** The newest backup before anybody read it. */
export type Found = Omit<Evidence, "level">;

/** How a backup was read in full; throws when it is not whole. */
export type Read = () => Promise<readonly string[]>;

export interface Newest {
  readonly found: Found;
  /** The clock of the machine that dated the backup, in milliseconds; undefined where it cannot be asked. */
  readonly clock: number | undefined;
  /** What the evidence amounts to before and after reading. */
  readonly level: Level;
  readonly read: Read | undefined;
}
