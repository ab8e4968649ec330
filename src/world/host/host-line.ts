import { createHash } from "node:crypto";
import { StageFailure } from "../../failure/failure.ts";
import { HostRefusal } from "../../failure/host-refusal.ts";
import type { HostPlace, SshAddress } from "../../ports/host-place.ts";
import type { Clock, Log } from "../../ports/world.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { shellWord } from "../../text/shell-word.ts";
import { sizeText } from "../byte-size.ts";
import type { Ssh } from "../ssh/ssh.ts";
import { loginName, sshByHand } from "../ssh/ssh-by-hand.ts";
import type { HostConnection, RemoteCommand, RemoteEnd, RemoteExit } from "../ssh/ssh-connection.ts";

/** What a conversation with a host needs. */
export interface HostParts {
  readonly ssh: Ssh;
  readonly log: Log;
  readonly clock: Clock;
  /** The assembled host program. */
  readonly program: string;
}

const LOOK_LIMIT = 64 * 1024;
const UPLOAD_LIMIT = 64 * 1024;
const ANSWER_LIMIT = 4 * 1024 * 1024;

/** A verb of the host program with its arguments, and what of its answer is read. */
export interface Verb extends Omit<RemoteCommand, "command"> {
  readonly words: string;
}

/** One connection at a time; a lost one is replaced, and the request is repeated: every verb can be sent twice. */
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

  /** Whether it was closed for good. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  async connect(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const connection = await this.#parts.ssh.connect(this.#place.target);
      const uploaded = await upload(connection, this.#parts.program).catch(async (error: unknown) => {
        await connection.close();
        throw error;
      });
      if (uploaded.kind === "ready") {
        this.#connection = connection;
        this.#program = uploaded.path;
        return;
      }
      await connection.close();
      // A lost connection is tried again; a refusal of the host is not.
      if (!uploaded.again || attempt === 3) throw uploadFailure(connection.address, uploaded.said);
      this.#parts.log.info(`The connection was lost while the host program was sent (${uploaded.said}); trying again.`);
      await this.#parts.clock.sleep(attempt * 1000);
    }
  }

  async run({ words, ...command }: Verb): Promise<RemoteEnd> {
    if (this.#ended) throw connectionClosed();
    if (this.#connection === undefined) await this.connect();
    const connection = this.#connection;
    if (connection === undefined) throw new Error("There is no connection.");
    const end = await connection.run({ command: `exec sh ${shellWord(this.#program)} ${words}`, ...command });
    if (end.kind === "unknown" || end.kind === "too-much") await this.close();
    return end;
  }

  /**
   * Sends a request and returns the complete answer. An answer without exit status 0 does not count, except for a refusal with
   * a reason.
   */
  async ask(words: string, stdin: string, deadlineSeconds: number): Promise<string> {
    const verb = words.split(" ")[0] ?? "";
    let lost = "";
    for (let attempt = 1; attempt <= 3; attempt++) {
      const chunks: Buffer[] = [];
      const onStdout = (bytes: Buffer): void => void chunks.push(bytes);
      const exit = await this.run({ words, stdin, deadlineSeconds, outputLimit: ANSWER_LIMIT, onStdout });
      const said = Buffer.concat(chunks).toString("utf8");
      if (exit.kind === "exit" && exit.code === 0) return said;
      if (exit.kind === "too-much") throw tooMuch(verb, ANSWER_LIMIT);
      // A change that exists already is no failure: the next attempt attaches to it.
      if (exit.kind === "exit" && (refusalIn(said) !== undefined || isStarted(said))) return said;
      if (exit.kind !== "unknown") throw verbFailed(verb, exit, this.#parts.log.redact(exit.stderr));
      if (this.#ended) throw connectionClosed();
      lost = exit.reason;
      this.#parts.log.info(
        `The connection was lost while the host answered "${verb}" (${lost}). The request is repeated.`,
      );
      await this.#parts.clock.sleep(attempt * 1000);
    }
    throw new StageFailure({
      what: `The host did not answer "${verb}" in three tries: ${lost}.`,
      means: "Sluice does not know what runs there.",
      todo: "Check the network between the runner and the host, then run this again: it first determines what was done.",
    });
  }

  /** Starts a change; its output is read by following it. `todo` is for a refusal of the host. */
  async order(words: string, stdin: string, todo = LOOK_AGAIN): Promise<void> {
    const answer = await this.ask(words, stdin, 300);
    if (isStarted(answer)) return;
    const refusal = refusalIn(answer);
    if (refusal !== undefined && refusal.code !== NO_WORKER) {
      const what = `The host did not begin the change: ${refusal.text.replace(/\.$/, "")}.`;
      throw new HostRefusal({ what, means: "Nothing was changed.", todo });
    }
    const printed = cleanForeignLine(refusal?.text ?? answer.trim()).replace(/\.$/, "");
    throw new StageFailure({
      what: `The host did not confirm that it began the change: ${printed || "it printed nothing"}.`,
      means: "Whether the change began is not known.",
      todo,
    });
  }

  /**
   * Runs a script that changes nothing, without the host program; returns its output, or undefined where it cannot be
   * run.
   */
  async look(script: string): Promise<string | undefined> {
    if (this.#ended) throw connectionClosed();
    if (this.#connection === undefined) await this.connect();
    let answer = "";
    const exit = await this.#connection?.run({
      command: "exec sh -s",
      stdin: script,
      deadlineSeconds: 60,
      outputLimit: LOOK_LIMIT,
      onStdout: (bytes) => {
        answer += bytes.toString("utf8");
      },
    });
    return exit?.kind === "exit" && exit.code === 0 ? answer : undefined;
  }

  /** Finally: an open request is not repeated, since a cancelled run would wait for its answer. */
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

const LOOK_AGAIN = "Inspect the host with `release-status`, then run this again.";

function isStarted(answer: string): boolean {
  return answer.includes('"kind":"started"');
}

/** The worker was started, and did not begin in time: on a slow host it may begin afterwards. */
const NO_WORKER = "no-worker";

/** A refusal of the host program: one JSON object. Undefined for any other answer. */
function refusalIn(answer: string): { readonly code: string; readonly text: string } | undefined {
  try {
    const said: unknown = JSON.parse(answer);
    const isRefusal = typeof said === "object" && said !== null && "kind" in said && said.kind === "refused";
    if (!isRefusal || !("text" in said) || typeof said.text !== "string") return undefined;
    return { code: "code" in said ? String(said.code) : "", text: cleanForeignLine(said.text) };
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
  const exit = await connection.run({
    command: `exec sh -c '${script}'`,
    stdin: program,
    deadlineSeconds: 60,
    outputLimit: UPLOAD_LIMIT,
    onStdout: (bytes) => {
      answer += bytes.toString("utf8");
    },
  });
  const path = /^ready (\/.+)$/m.exec(answer)?.[1];
  if (exit.kind === "exit" && exit.code === 0 && path !== undefined) return { kind: "ready", path };
  if (exit.kind === "unknown") return { kind: "failed", said: exit.reason, again: true };
  if (exit.kind === "too-much") throw tooMuch("upload", UPLOAD_LIMIT);
  const said = cleanForeignLine(exit.stderr.trim().split("\n").at(-1) ?? "") || "the host printed nothing";
  return { kind: "failed", said, again: false };
}

function uploadFailure(address: SshAddress, said: string): StageFailure {
  return new StageFailure({
    what: `The host program could not be put on ${loginName(address)}: ${said.replace(/\.$/, "")}.`,
    means: "Sluice cannot work there without it. Nothing was changed.",
    todo: uploadTodo(address, said),
  });
}

function uploadTodo(address: SshAddress, said: string): string {
  if (isOfLimitedKey(said)) return LIMITED_KEY_TODO;
  if (/no space left|quota exceeded/i.test(said))
    return `Free space on the disk of the state folder: ${sshByHand(address, "df -h /var/lib ~")} shows it.`;
  if (/permission denied|read-only file system/i.test(said))
    return "Let this user write to its state folder: /var/lib/sluice for root, ~/.local/state/sluice for others, or the one that SLUICE_STATE_DIR names.";
  return `The user needs a shell that runs commands, and \`sha256sum\` (coreutils). ${sshByHand(address, 'exec sh -c "command -v sha256sum"')} must print its path.`;
}

const LIMITED_KEY_TODO =
  "This key has a forced command (host/keys/only). Deploy once with the key that can deploy; after an update of Sluice also copy host/keys/only to the host again (docs/host.md).";

function isOfLimitedKey(said: string): boolean {
  return /-only: /.test(said);
}

export function verbFailed(verb: string, exit: RemoteExit, stderr: string): StageFailure {
  const how =
    exit.kind === "exit"
      ? `ended with code ${exit.code}`
      : exit.kind === "signal"
        ? `was killed by ${exit.signal}`
        : exit.kind === "too-much"
          ? "printed too much"
          : exit.reason;
  return new StageFailure({
    what: `The host program's "${verb}" ${how}${stderr.trim() ? `: ${cleanForeignLine(stderr.trim().split("\n").at(-1) ?? "")}` : ""}.`,
    means: "What runs on the host is not known from this answer, so nothing more is done.",
    todo: isOfLimitedKey(stderr) ? LIMITED_KEY_TODO : "Run `release-status` to see what runs, then run this again.",
  });
}

function connectionClosed(): StageFailure {
  return new StageFailure({
    what: "The run was ended, and its connection to the host was closed before the host answered.",
    means: "Whether the request had an effect is unknown. A change that began continues on the host.",
    todo: "Run this again: it first determines what was done.",
  });
}

function tooMuch(verb: string, limit: number): StageFailure {
  return new StageFailure({
    what: `The host's answer to "${verb}" is larger than ${sizeText(limit)}.`,
    means: "It cannot be an answer of the host program, so what runs on the host is not known from it.",
    todo: "Log in to the host, and find what prints it: start files of the user's shell, a forced command, or a file in the state folder of the project.",
  });
}
