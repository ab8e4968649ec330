import { createHash } from "node:crypto";
import { cleanForeignLine } from "../report/foreign.ts";
import { StageFailure } from "../stage/failure.ts";
import { shellWord } from "../stage/shell-word.ts";
import type { HostPlace } from "./host-place.ts";
import type { HostConnection, RemoteExit, Ssh } from "./ssh.ts";
import type { Clock, Log } from "./world.ts";

/** What a host is spoken with. */
export interface HostParts {
  readonly ssh: Ssh;
  readonly log: Log;
  readonly clock: Clock;
  /** The assembled host program. */
  readonly program: string;
}

const ANSWER_LIMIT = 4 * 1024 * 1024;

/** One connection at a time; a lost one is replaced, and the question asked again: every verb may be asked twice. */
export class HostLine {
  readonly #parts: HostParts;
  readonly #place: HostPlace;
  #connection: HostConnection | undefined;
  #program = "";
  #ended = false;

  constructor(parts: HostParts, place: HostPlace) {
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
      command: `exec sh ${shellWord(this.#program)} ${words}`,
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

  /** Asks and gives the whole answer. One without exit status 0 is none, but for a refusal that says why. */
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
      const said = Buffer.concat(chunks).toString("utf8");
      if (exit.kind === "exit" && refusalIn(said) !== undefined) return said;
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

  /** Starts a change; what it says is read by following it. `todo` is for a host that refuses. */
  async order(words: string, stdin: string, todo = LOOK_AGAIN): Promise<void> {
    const answer = await this.ask(words, stdin, 300);
    if (answer.includes('"kind":"started"')) return;
    const why = refusalIn(answer) ?? (cleanForeignLine(answer.trim()) || "it said nothing");
    throw new StageFailure({
      what: `The host did not begin the change: ${why.replace(/\.$/, "")}.`,
      means: "Nothing was changed.",
      todo,
    });
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

const LOOK_AGAIN = "Look at the host with `release-status`, then run this again.";

/** What the host program says when it refuses: one JSON object. Undefined for any other answer. */
function refusalIn(answer: string): string | undefined {
  try {
    const said: unknown = JSON.parse(answer);
    const isRefusal = typeof said === "object" && said !== null && "kind" in said && said.kind === "refused";
    return isRefusal && "text" in said && typeof said.text === "string" ? cleanForeignLine(said.text) : undefined;
  } catch {
    return undefined;
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

export function verbFailed(verb: string, exit: RemoteExit, stderr: string): StageFailure {
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
