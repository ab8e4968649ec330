import { createHash } from "node:crypto";
import { type Ending, readEnding } from "../plan/ending.ts";
import { FrameReader } from "../plan/frames.ts";
import { type JournalEvent, readJournalLine } from "../plan/journal.ts";
import { readSurvey, type Survey } from "../plan/survey.ts";
import { cleanForeignLine, LineSplitter } from "../report/foreign.ts";
import { StageFailure } from "../stage/failure.ts";
import { type Look, readLook } from "../watch/look.ts";
import type { HostConnection, HostTarget, RemoteExit, Ssh } from "./ssh.ts";
import type { Clock, Log } from "./world.ts";

/** One application on one host. */
export interface HostProgram {
  survey(): Promise<Survey>;
  /** Hands over a plan. A change of that id that is there already is left alone: following it attaches to it. */
  start(change: string, planText: string): Promise<void>;
  /** Goes back from that release to the one before it, by the host's own plan: for a key that may do nothing else. */
  goBack(change: string, leaves: string, by: { readonly actor: string; readonly run: string }): Promise<void>;
  /** Ends what an interrupted change left. */
  settle(change: string): Promise<void>;
  /** Watches a change to its end, over as many connections as it takes. */
  follow(change: string, watcher: ChangeWatcher): Promise<Followed>;
  /** Asks a change to stop before the switch (`cancel`), or at its next safe step (`return`). */
  abort(change: string, wish: "cancel" | "return"): Promise<void>;
}

/** A connection to a host: the host program, and what is beside its changes. */
export interface Host extends HostProgram {
  /** Forbids deploys, with a reason; undefined lifts the freeze. */
  freeze(reason: string | undefined): Promise<void>;
  /** Events for so many seconds as they come, then one look at everything; changes nothing. A text says why there is none. */
  watch(since: WatchSince, seconds: number): Promise<Look | string>;
  close(): Promise<void>;
}

/** Seconds of the host's clock, as an earlier look said them; 0 for the first look. */
export interface WatchSince {
  readonly events: number;
  readonly logs: number;
  /** The change whose proof is wanted, too; empty for none. */
  readonly proof: string;
}

export interface ChangeWatcher {
  event(event: JournalEvent): void;
  logLine(line: string): void;
}

/** `dead`: nobody works on the change any more, and it left no last word. */
export type Followed = { readonly kind: "ended"; readonly ending: Ending } | { readonly kind: "dead" };

export interface HostPlace {
  readonly target: HostTarget;
  readonly project: string;
  readonly directory: string;
}

interface Parts {
  readonly ssh: Ssh;
  readonly log: Log;
  readonly clock: Clock;
  /** The assembled host program. */
  readonly program: string;
}

/** How long a lost host is looked for before the runner gives up watching; the host goes on by itself. */
const LOST_MS = 5 * 60_000;
/** A watch is asked for anew after an hour; the connection's keepalive notices a frozen link much sooner. */
const WATCH_SECONDS = 3600;
const ANSWER_LIMIT = 4 * 1024 * 1024;

/** Connects, uploads the host program where it is not there yet, and speaks with it. Close it when done. */
export async function openHostProgram(parts: Parts, place: HostPlace): Promise<Host> {
  const line = new HostLine(parts, place);
  await line.connect();
  return {
    survey: async () => readSurvey(await line.ask(`survey ${quote(place.project)} ${quote(place.directory)}`, "", 120)),
    start: async (change, planText) => line.order(`start ${quote(place.project)} ${quote(change)}`, planText),
    goBack: async (change, leaves, { actor, run }) =>
      line.order(`return ${[place.project, change, place.directory, leaves, actor, run].map(quote).join(" ")}`, ""),
    settle: async (change) =>
      line.order(`settle ${quote(place.project)} ${quote(change)} ${quote(place.directory)}`, ""),
    abort: async (change, wish) => {
      await line.ask(`abort ${quote(place.project)} ${quote(change)} ${wish}`, "", 30);
    },
    follow: (change, watcher) => follow(parts, line, place.project, change, watcher),
    freeze: async (reason) => {
      const verb = reason === undefined ? "unfreeze" : "freeze";
      const answer = await line.ask(`${verb} ${quote(place.project)}`, reason ?? "", 30);
      if (!answer.includes(`"kind":"${reason === undefined ? "unfrozen" : "frozen"}"`)) throw unsaid(verb);
    },
    watch: async (since, seconds) =>
      // A lost line asks again for all of it, so nothing is counted that came half.
      readLook(
        await line.ask(
          `watch ${quote(place.project)} ${since.events} ${since.logs} ${seconds}${since.proof === "" ? "" : ` ${quote(since.proof)}`}`,
          "",
          seconds + 90,
        ),
      ),
    close: () => line.end(),
  };
}

/** One connection at a time; a lost one is replaced, and the question asked again: every verb may be asked twice. */
class HostLine {
  readonly #parts: Parts;
  readonly #place: HostPlace;
  #connection: HostConnection | undefined;
  #program = "";
  #ended = false;

  constructor(parts: Parts, place: HostPlace) {
    this.#parts = parts;
    this.#place = place;
  }

  async connect(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const connection = await this.#parts.ssh.connect(this.#place.target);
      const uploaded = await upload(connection, this.#parts.program);
      if (uploaded.kind === "ready") {
        this.#connection = connection;
        this.#program = uploaded.path;
        return;
      }
      await connection.close();
      // A line that was cut is tried again; a host that refuses is not.
      if (!uploaded.again || attempt === 3) throw uploadFailure(uploaded.said);
      this.#parts.log.info(`The connection was lost while the host program was sent (${uploaded.said}); trying again.`);
      await this.#parts.clock.sleep(attempt * 1000);
    }
  }

  async run(
    words: string,
    stdin: string,
    deadlineSeconds: number,
    onStdout: (bytes: Buffer) => void,
  ): Promise<RemoteExit & { readonly stderr: string }> {
    if (this.#ended) throw hungUp();
    if (this.#connection === undefined) await this.connect();
    let stderr = "";
    const connection = this.#connection;
    if (connection === undefined) throw new Error("There is no connection.");
    const exit = await connection.run({
      command: `exec sh ${quote(this.#program)} ${words}`,
      stdin,
      deadlineSeconds,
      onStdout,
      onStderr: (bytes) => {
        stderr = (stderr + bytes.toString("utf8")).slice(-2000);
      },
    });
    if (exit.kind === "unknown") await this.close();
    return { ...exit, stderr };
  }

  /** Asks and gives the whole answer. An answer without exit status 0 is no answer. */
  async ask(words: string, stdin: string, deadlineSeconds: number): Promise<string> {
    const verb = words.split(" ")[0] ?? "";
    let lost = "";
    for (let attempt = 1; attempt <= 3; attempt++) {
      const chunks: Buffer[] = [];
      let size = 0;
      const exit = await this.run(words, stdin, deadlineSeconds, (bytes) => {
        size += bytes.length;
        if (size <= ANSWER_LIMIT) chunks.push(bytes);
      });
      if (exit.kind === "exit" && exit.code === 0 && size <= ANSWER_LIMIT)
        return Buffer.concat(chunks).toString("utf8");
      if (exit.kind === "exit" && exit.code === 0) throw tooMuch(verb);
      if (exit.kind !== "unknown") throw verbFailed(verb, exit, this.#parts.log.redact(exit.stderr));
      if (this.#ended) throw hungUp();
      lost = exit.reason;
      this.#parts.log.info(`The connection was lost while the host answered "${verb}" (${lost}); asking again.`);
      await this.#parts.clock.sleep(attempt * 1000);
    }
    throw new StageFailure({
      what: `The host did not answer "${verb}" in three tries: ${lost}.`,
      means: "Sluice does not know what runs there.",
      todo: "Check the network between the runner and the host, then run this again: it looks first at what was done.",
    });
  }

  /** Starts a change; what it says is read by following it. */
  async order(words: string, stdin: string): Promise<void> {
    const answer = await this.ask(words, stdin, 300);
    if (!answer.includes('"kind":"started"')) {
      const why = /"text":"((?:[^"\\]|\\.)*)"/.exec(answer)?.[1] ?? answer.trim();
      throw new StageFailure({
        what: `The host did not begin the change: ${cleanForeignLine(why).replace(/\.$/, "") || "it said nothing"}.`,
        means: "Nothing was changed.",
        todo: "Look at the host with `release-status`, then run this again.",
      });
    }
  }

  /** For good: a question that is still open is not asked again, or a cancelled run would wait for its answer. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.close();
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }
}

type Uploaded =
  | { readonly kind: "ready"; readonly path: string }
  | { readonly kind: "failed"; readonly said: string; readonly again: boolean };

/** Puts the host program into its place; gives its path there. The folder's name is the program's own digest. */
async function upload(connection: HostConnection, program: string): Promise<Uploaded> {
  const digest = createHash("sha256").update(program).digest("hex");
  const script = [
    "umask 077",
    "d=${SLUICE_STATE_DIR:-}",
    '[ -n "$d" ] || { if [ "$(id -u)" = 0 ]; then d=/var/lib/sluice; else d=${XDG_STATE_HOME:-$HOME/.local/state}/sluice; fi; }',
    `p=$d/.program/${digest.slice(0, 16)}`,
    'mkdir -p "$d/.program" && cat >"$p.$$" && set -- $(sha256sum <"$p.$$")',
    `[ "\${1:-}" = ${digest} ] && mv -f "$p.$$" "$p" && printf "ready %s\\n" "$p"`,
  ].join("; ");
  let answer = "";
  let complaint = "";
  const exit = await connection.run({
    command: `exec sh -c '${script}'`,
    stdin: program,
    deadlineSeconds: 60,
    onStdout: (bytes) => {
      answer += bytes.toString("utf8");
    },
    onStderr: (bytes) => {
      complaint += bytes.toString("utf8");
    },
  });
  const path = /^ready (\/.+)$/m.exec(answer)?.[1];
  if (exit.kind === "exit" && exit.code === 0 && path !== undefined) return { kind: "ready", path };
  if (exit.kind === "unknown") return { kind: "failed", said: exit.reason, again: true };
  const said = cleanForeignLine(complaint.trim().split("\n").at(-1) ?? "") || "the host said nothing";
  return { kind: "failed", said, again: false };
}

function uploadFailure(said: string): StageFailure {
  return new StageFailure({
    what: `The host program could not be put on the host: ${said}.`,
    means: "Sluice cannot work there without it. Nothing was changed.",
    todo: "The user needs a shell, `sha256sum` (coreutils), and a state folder it may write to: /var/lib/sluice for root, ~/.local/state/sluice for others, or the one that SLUICE_STATE_DIR names.",
  });
}

async function follow(
  parts: Parts,
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
        `follow ${quote(project)} ${quote(change)} ${state.journalAt} ${state.logAt}`,
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

function verbFailed(verb: string, exit: RemoteExit, stderr: string): StageFailure {
  const how =
    exit.kind === "exit"
      ? `ended with code ${exit.code}`
      : exit.kind === "signal"
        ? `was killed by ${exit.signal}`
        : exit.reason;
  return new StageFailure({
    what: `The host program's "${verb}" ${how}${stderr.trim() ? `: ${cleanForeignLine(stderr.trim().split("\n").at(-1) ?? "")}` : ""}.`,
    means: "What runs on the host is not known from this answer, so nothing more is done.",
    todo: "Run `release-status` to see what runs, then run this again.",
  });
}

function unsaid(verb: string): StageFailure {
  return new StageFailure({
    what: `The host did not confirm "${verb}".`,
    means: "Whether deploys are frozen is not known.",
    todo: "Run `release-status` to see it, then run this again.",
  });
}

function hungUp(): StageFailure {
  return new StageFailure({
    what: "The connection to the host was closed while a question was open.",
    means: "The answer was no longer waited for.",
    todo: "Run this again.",
  });
}

function tooMuch(verb: string): StageFailure {
  return new StageFailure({
    what: `The host's answer to "${verb}" is larger than 4 MiB.`,
    means: "It cannot be trusted to be an answer of the host program. Nothing was changed.",
    todo: "Log in to the host and look at the state folder of the project.",
  });
}

function lostHost(change: string, reason: string): StageFailure {
  return new StageFailure({
    what: `The host could not be reached for 5 minutes while the change ${change} ran: ${reason}.`,
    means: "The change goes on, or comes back, by itself; how it ended is not known here. This is not a success.",
    todo: "When the host can be reached again, run this again: it attaches to the change, or settles what it left.",
  });
}

/** One argument for a POSIX shell. */
function quote(argument: string): string {
  if (argument.includes("\0")) throw new Error("An argument holds a NUL byte.");
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
