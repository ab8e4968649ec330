import type { Contexts, Value } from "./expression.ts";
import type { Groups } from "./group.ts";
import type { Observer } from "./observer.ts";
import type { Permissions, Platform, Result, RunFacts, Settings } from "./platform.ts";
import type { Ladder } from "./program.ts";
import type { Source } from "./source.ts";
import type { Mapping, Tree } from "./tree.ts";

/** One run on the forge: what all its workflows, the called ones too, have in common. */
export interface Run {
  readonly facts: RunFacts;
  /** The `github` context, without what belongs to a job. */
  readonly github: Readonly<Record<string, Value>>;
  readonly event: Value;
  readonly platform: Platform;
  readonly observer: Observer;
  readonly ladder: Ladder;
  readonly stop: AbortSignal;
  readonly work: string;
  readonly repositories: ReadonlyMap<string, Source>;
  readonly settings: Settings;
  readonly groups: Groups;
  /** What the attempt before this one has done, and is not done again. */
  readonly kept: ReadonlyMap<string, JobRecord>;
  readonly records: Map<string, JobRecord>;
}

export interface JobRecord {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  /** True when the record is the attempt's before. */
  readonly kept: boolean;
}

/** One workflow file inside a run. */
export interface Scope {
  readonly run: Run;
  readonly source: Source;
  readonly tree: Mapping;
  /** Key of the job that calls this workflow, with ` / ` at its end; empty for the outermost. */
  readonly prefix: string;
  readonly shownPrefix: string;
  readonly inputs: Value;
  readonly secrets: Readonly<Record<string, string>>;
  /** The file's own `permissions`, which a job's own replace. */
  readonly permissions: Permissions;
  /** What the calling job may; undefined in the outermost file. */
  readonly ceiling: Permissions;
  readonly depth: number;
  /** False where a job before the calling one is run again. */
  readonly mayKeep: boolean;
}

/** One job inside a workflow file, with everything before it done. */
export interface JobScope {
  readonly scope: Scope;
  readonly id: string;
  readonly tree: Mapping;
  readonly name: string;
  /** `github`, `needs`, `inputs`, `vars`: what a job's own keys may speak of. */
  readonly contexts: Contexts;
  readonly permissions: Permissions;
  /** Its `if` holds in a cancelled run too, as with always(). */
  readonly survivesCancel: boolean;
}

export type { Tree };
