import type { Preview } from "../host/effects.ts";
import type { Ending } from "../host/ending.ts";
import type { JournalEvent } from "../host/journal.ts";
import type { Look } from "../host/look.ts";
import type { LogLine } from "../host/look-reader.ts";
import type { RunningSurvey, Survey } from "../host/survey.ts";

export interface ChangeWatcher {
  event(event: JournalEvent): void;
  logLine(line: string): void;
}

/** `dead`: the change has no worker any more, and no outcome. */
export type Followed = { readonly kind: "ended"; readonly ending: Ending } | { readonly kind: "dead" };

export interface WatchRequest {
  readonly intervalSeconds: number;
  /** Services whose logs are read as they grow; `all` for every one. */
  readonly logs: "all" | readonly string[];
  /** The change whose proof the first look shall have; empty for none. */
  readonly proof: string;
  onLine(line: LogLine): void;
}

/** Looks at a host, one after the other: at each interval, and as soon as a container ended or became unhealthy. */
export interface HostWatch {
  /** Waits for the next look. A text is the reason why it failed; the next call tries again, from where the last look ended. */
  next(): Promise<Look | string>;
}

/** One application on one host. */
export interface HostProgram {
  survey(): Promise<Survey>;
  /** Only what is recorded and what runs. */
  surveyRunning(): Promise<RunningSurvey>;
  /** The effects of a plan and what would fail, determined without changing anything. */
  preview(planText: string): Promise<Preview>;
  /** Sends a plan. If a change with that id exists already, it is not started again: following it attaches to it. */
  start(change: string, planText: string): Promise<void>;
  /** Rolls back from that release to the one before it, by the host's own plan: for a key that allows nothing else. */
  rollBack(change: string, leaves: string, by: { readonly actor: string; readonly run: string }): Promise<void>;
  /** Settles an interrupted change. */
  settle(change: string): Promise<void>;
  /** Follows a change to its end, over as many connections as it takes. */
  follow(change: string, watcher: ChangeWatcher): Promise<Followed>;
  /** Requests that a change stops before the switch (`cancel`), or at its next safe step (`return`). */
  abort(change: string, wish: "cancel" | "return"): Promise<void>;
}

/** A connection to a host: the host program, and what is beside its changes. */
export interface Host extends HostProgram {
  /** Lifts a hold, for a reason that the history records. */
  clearHold(reason: string): Promise<void>;
  /** Forbids deploys, with a reason; undefined lifts the freeze. */
  freeze(reason: string | undefined): Promise<void>;
  /** Looks at what happens, as it happens; changes nothing. */
  watch(request: WatchRequest): HostWatch;
  /** One look, and the last lines of each log. A text is the reason why it failed. */
  lookOnce(): Promise<Glance | string>;
  close(): Promise<void>;
}

export interface Glance {
  readonly look: Look;
  readonly lines: readonly LogLine[];
}
