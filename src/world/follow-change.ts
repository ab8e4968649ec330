import { type Ending, readEnding } from "../plan/ending.ts";
import { FrameReader } from "../plan/frames.ts";
import { type JournalEvent, readJournalLine } from "../plan/journal.ts";
import { LineSplitter } from "../report/foreign.ts";
import { StageFailure } from "../stage/failure.ts";
import { shellWord } from "../stage/shell-word.ts";
import { type HostLine, type HostParts, verbFailed } from "./host-line.ts";
import type { RemoteExit } from "./ssh.ts";

export interface ChangeWatcher {
  event(event: JournalEvent): void;
  logLine(line: string): void;
}

/** `dead`: nobody works on the change any more, and it left no last word. */
export type Followed = { readonly kind: "ended"; readonly ending: Ending } | { readonly kind: "dead" };

/** How long a lost host is looked for before the runner gives up watching; the host goes on by itself. */
const LOST_MS = 5 * 60_000;
/** A watch is asked for anew after an hour; the connection's keepalive notices a frozen link much sooner. */
const WATCH_SECONDS = 3600;

/** Watches a change to its end, over as many connections as it takes. */
export async function follow(
  parts: HostParts,
  line: HostLine,
  project: string,
  change: string,
  watcher: ChangeWatcher,
): Promise<Followed> {
  const state = new FollowState(watcher);
  let lostSince: number | undefined;
  while (true) {
    const before = state.progress;
    let exit: RemoteExit;
    try {
      exit = await line.run(
        `follow ${shellWord(project)} ${shellWord(change)} ${state.journalAt} ${state.logAt}`,
        "",
        WATCH_SECONDS,
        (bytes) => state.take(bytes),
      );
    } catch (error) {
      // Connecting again failed: the host may be rebooting. Only a wrong key or user is beyond hope, and that was right before.
      if (!(error instanceof StageFailure)) throw error;
      exit = { kind: "unknown", reason: error.what };
    }
    if (state.result !== undefined) return state.result;
    if (exit.kind === "exit" && exit.code !== 0) throw verbFailed("follow", exit, "");
    state.reconnect();
    const reason = exit.kind === "unknown" ? exit.reason : "the answer ended without a last word";
    const now = parts.clock.monotonic();
    if (state.progress !== before) lostSince = undefined;
    lostSince ??= now;
    if (now - lostSince > LOST_MS) throw lostHost(change, reason);
    parts.log.info(`The connection to the host was lost (${reason}). The host works on by itself; connecting again.`);
    await parts.clock.sleep(2000);
  }
}

/** Where the watching stands: whole bytes taken, so that a new connection goes on exactly there. */
class FollowState {
  journalAt = 0;
  logAt = 0;
  progress = 0;
  result: Followed | undefined;
  #frames = new FrameReader();
  readonly #journal: LineSplitter;
  readonly #log: LineSplitter;

  constructor(watcher: ChangeWatcher) {
    this.#journal = new LineSplitter((line) => {
      const event = readJournalLine(line);
      if (event !== undefined) watcher.event(event);
    });
    this.#log = new LineSplitter((line) => watcher.logLine(line));
  }

  take(bytes: Buffer): void {
    for (const frame of this.#frames.read(bytes)) {
      this.progress++;
      if (frame.kind === "journal") {
        this.journalAt += frame.bytes.length;
        this.#journal.write(frame.bytes);
      } else if (frame.kind === "log") {
        this.logAt += frame.bytes.length;
        this.#log.write(frame.bytes);
      } else if (frame.kind === "exit") {
        this.#log.end();
        this.result = { kind: "ended", ending: readEnding(frame.bytes.toString("utf8")) };
      } else if (frame.kind === "dead") {
        this.result = { kind: "dead" };
      }
    }
  }

  reconnect(): void {
    this.#frames = new FrameReader();
  }
}

function lostHost(change: string, reason: string): StageFailure {
  return new StageFailure({
    what: `The host could not be reached for 5 minutes while the change ${change} ran: ${reason}.`,
    means: "The change goes on, or comes back, by itself; how it ended is not known here. This is not a success.",
    todo: "When the host can be reached again, run this again: it attaches to the change, or settles what it left.",
  });
}
