import { StageFailure } from "../../failure/failure.ts";
import { readEnding } from "../../host/ending.ts";
import { FrameReader } from "../../host/frames.ts";
import { readJournalLine } from "../../host/journal.ts";
import type { ChangeWatcher, Followed } from "../../ports/host.ts";
import { shellWord } from "../../text/shell-word.ts";
import { sizeText } from "../byte-size.ts";
import { LineSplitter } from "../line-splitter.ts";
import type { RemoteExit } from "../ssh/ssh-connection.ts";
import { type HostLine, type HostParts, verbFailed } from "./host-line.ts";

/** Bytes of one change, over all connections; no host program writes a longer journal and log. */
const CHANGE_LIMIT = 64 * 1024 * 1024;
/** How long the runner tries to reach a lost host; the host continues by itself. */
const LOST_MS = 5 * 60_000;
/** The request to follow is repeated after an hour; the connection's keepalive notices a frozen link much sooner. */
const WATCH_SECONDS = 3600;

/** Follows a change to its end, over as many connections as it takes. */
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
      exit = await line.run({
        words: `follow ${shellWord(project)} ${shellWord(change)} ${state.journalAt} ${state.logAt}`,
        stdin: "",
        deadlineSeconds: WATCH_SECONDS,
        outputLimit: CHANGE_LIMIT - state.taken,
        onStdout: (bytes) => state.take(bytes),
      });
    } catch (error) {
      // Connecting again failed: the host may be rebooting. Key and user were accepted before, so every failure is
      // tried again.
      if (!(error instanceof StageFailure)) throw error;
      exit = { kind: "unknown", reason: error.what };
    }
    if (state.result !== undefined) return state.result;
    if (exit.kind === "too-much") throw tooMuch(change);
    if (exit.kind === "exit" && exit.code !== 0) throw verbFailed("follow", exit, "");
    state.reconnect();
    const reason = exit.kind === "unknown" ? exit.reason : "the answer ended without an outcome";
    const now = parts.clock.monotonic();
    if (state.progress !== before) lostSince = undefined;
    lostSince ??= now;
    if (now - lostSince > LOST_MS) throw lostHost(change, reason);
    parts.log.info(
      `The connection to the host was lost (${reason}). The host continues by itself. Sluice connects again.`,
    );
    await parts.clock.sleep(2000);
  }
}

/** The position of the reader: complete bytes, so that a new connection continues exactly there. */
class FollowState {
  journalAt = 0;
  logAt = 0;
  progress = 0;
  taken = 0;
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
    this.taken += bytes.length;
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
    means:
      "The host continues the change, or rolls it back, by itself; the outcome is unknown here. This is not a success.",
    todo: "When the host can be reached again, run this again: it attaches to the change, or settles it.",
  });
}

function tooMuch(change: string): StageFailure {
  return new StageFailure({
    what: `The host sent more than ${sizeText(CHANGE_LIMIT)} about the change ${change}.`,
    means: "The host continues the change by itself; the outcome is unknown here. This is not a success.",
    todo: "Inspect the host with `release-status`, and find out what fills the log of the change in the state folder of the project; then run this again.",
  });
}
