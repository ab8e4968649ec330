import type { NodeSSH } from "node-ssh";
import type { Client, ClientChannel } from "ssh2";
import type { SshAddress } from "../../ports/host-place.ts";
import { truncateStart } from "../../text/truncate.ts";
import { readError } from "../foreign-error.ts";
import { CommandOutput, PRINT_MARK } from "./ssh-output.ts";
import { commandNotRun, noSession } from "./ssh-session-failure.ts";

export interface RemoteCommand {
  /** One line for the remote shell. Secrets never stand in it: arguments show in the host's `ps`. */
  readonly command: string;
  readonly stdin: Uint8Array | string;
  readonly deadlineSeconds: number;
  /**
   * Bytes of standard output. The output of a command that prints more is not read further, and the connection should
   * be closed.
   */
  readonly outputLimit: number;
  readonly onStdout: (bytes: Buffer) => void;
}

/** `unknown` and `too-much` mean that it is not known how the command ended, or whether it has: never success. */
export type RemoteExit =
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "signal"; readonly signal: string }
  | { readonly kind: "too-much" }
  | { readonly kind: "unknown"; readonly reason: string };

/** How a command ended, and the end of what it printed to standard error. */
export type RemoteEnd = RemoteExit & { readonly stderr: string };

export interface HostConnection {
  readonly address: SshAddress;
  /** Throws a StageFailure when the host runs another program than the command, or none. */
  run(command: RemoteCommand): Promise<RemoteEnd>;
  close(): Promise<void>;
}

/** The host did not open a session for a command on this connection. */
class SessionRefused extends Error {}

export class Connection implements HostConnection {
  readonly address: SshAddress;
  readonly #ssh: NodeSSH;
  readonly #client: Client;
  readonly #openAnother: () => Promise<Connection>;
  #lost: string | undefined;
  readonly #waiting = new Set<(reason: string) => void>();
  readonly #others = new Set<Connection>();

  constructor(ssh: NodeSSH, address: SshAddress, openAnother: () => Promise<Connection>) {
    if (ssh.connection === null) throw new Error("node-ssh reported a connection, but has none.");
    this.address = address;
    this.#ssh = ssh;
    this.#client = ssh.connection;
    this.#openAnother = openAnother;
    // Permanent: a reset in mid-command would otherwise end Node with an unhandled 'error'.
    this.#client.on("error", (error) => this.#lose(error.message));
    this.#client.on("close", () => this.#lose("the connection was closed"));
    this.#client.on("end", () => this.#lose("the host ended the connection"));
  }

  #lose(reason: string): void {
    this.#lost ??= reason;
    for (const tell of this.#waiting) tell(this.#lost);
    this.#waiting.clear();
  }

  async run(command: RemoteCommand): Promise<RemoteEnd> {
    try {
      return await this.#runHere(command);
    } catch (error) {
      if (!(error instanceof SessionRefused)) throw error;
      return await this.#runBeside(command);
    }
  }

  /** With `MaxSessions 1` a second command, and one that follows at once, need a connection of their own. */
  async #runBeside(command: RemoteCommand): Promise<RemoteEnd> {
    const other = await this.#openAnother();
    this.#others.add(other);
    try {
      return await other.#runHere(command);
    } catch (error) {
      throw error instanceof SessionRefused ? noSession(this.address, error.message) : error;
    } finally {
      this.#others.delete(other);
      await other.close();
    }
  }

  #runHere(command: RemoteCommand): Promise<RemoteEnd> {
    if (this.#lost !== undefined) return Promise.resolve({ kind: "unknown", reason: this.#lost, stderr: "" });
    return new Promise((resolve, reject) => {
      const session = new Session(command, this.address, (outcome) => {
        this.#waiting.delete(session.lose);
        if ("end" in outcome) resolve(outcome.end);
        else reject(outcome.failure);
      });
      this.#waiting.add(session.lose);
      try {
        this.#client.exec(`${PRINT_MARK}${command.command}`, (error, channel) => {
          if (error) session.notOpened(error);
          else session.speak(channel);
        });
      } catch (error) {
        session.lose(readError(error).message);
      }
    });
  }

  async close(): Promise<void> {
    this.#lost ??= "the connection was closed by us";
    this.#ssh.dispose();
    for (const other of this.#others) await other.close();
  }
}

type Outcome = { readonly end: RemoteEnd } | { readonly failure: Error };

/** Characters of standard error: its end says why a command failed. */
const STDERR_KEPT = 4000;

/** One command on its channel. */
class Session {
  #exit: RemoteExit = { kind: "unknown", reason: "the host sent no exit status" };
  #ended = false;
  #stderr = "";
  #size = 0;
  #channel: ClientChannel | undefined;
  readonly #output: CommandOutput;
  readonly #timer: NodeJS.Timeout;
  readonly #command: RemoteCommand;
  readonly #address: SshAddress;
  readonly #settle: (outcome: Outcome) => void;

  constructor(command: RemoteCommand, address: SshAddress, settle: (outcome: Outcome) => void) {
    this.#command = command;
    this.#address = address;
    this.#output = new CommandOutput((bytes) => this.#pass(bytes));
    this.#settle = (outcome) => {
      clearTimeout(this.#timer);
      settle(outcome);
    };
    this.#timer = setTimeout(() => this.#late(), command.deadlineSeconds * 1000);
  }

  /** Its exit status is unknown. */
  readonly lose = (reason: string): void => this.#endAs({ kind: "unknown", reason });

  #endAs(exit: RemoteExit): void {
    this.#settle({ end: { ...exit, stderr: this.#stderr } });
  }

  notOpened(error: Error): void {
    // The one says that there is no session for it, the other that a session runs no command.
    const refused = /^\(SSH\) Channel open failure|^Unable to exec/.test(error.message);
    if (refused) this.#settle({ failure: new SessionRefused(error.message) });
    else this.lose(error.message);
  }

  speak(channel: ClientChannel): void {
    this.#channel = channel;
    channel.on("exit", (code: number | null, signal?: string) => {
      if (typeof code === "number") this.#exit = { kind: "exit", code };
      else if (signal) this.#exit = { kind: "signal", signal };
      this.#endWhenOver();
    });
    channel.on("end", () => {
      this.#ended = true;
      this.#endWhenOver();
    });
    channel.on("data", (bytes: Buffer) => this.#output.take(bytes));
    channel.stderr.on("data", (bytes: Buffer) => {
      this.#stderr = truncateStart(this.#stderr + bytes.toString("utf8"), STDERR_KEPT);
    });
    channel.on("error", (error: Error) => this.lose(error.message));
    channel.on("close", () => this.#end());
    // A command may end without reading its input; its exit status is the result.
    channel.stdin.on("error", () => {});
    channel.end(this.#command.stdin);
  }

  #pass(bytes: Buffer): void {
    this.#size += bytes.length;
    try {
      if (this.#size > this.#command.outputLimit) this.#leave({ kind: "too-much" });
      else this.#command.onStdout(bytes);
    } catch (error) {
      // An answer that cannot be read does not count. It must not end Node as an error of the socket.
      this.#leave({ kind: "unknown", reason: readError(error).message });
    }
  }

  /** Further output of the host is not read. */
  #leave(exit: RemoteExit): void {
    this.#channel?.removeAllListeners("data").resume().close();
    this.#endAs(exit);
  }

  /** A command that did not read all of its input leaves the channel half open: no 'close' would ever come. */
  #endWhenOver(): void {
    if (this.#ended && this.#exit.kind !== "unknown") this.#end();
  }

  #end(): void {
    if (this.#exit.kind === "unknown" || this.#output.begun) this.#endAs(this.#exit);
    else this.#notRun(this.#exit.kind === "exit" ? `ended with code ${this.#exit.code}` : "was killed");
  }

  #late(): void {
    const { deadlineSeconds } = this.#command;
    if (this.#output.begun) this.lose(`no end after ${deadlineSeconds} s`);
    else this.#notRun(`was not started within ${deadlineSeconds} s`);
  }

  #notRun(how: string): void {
    const said = `${this.#output.before}\n${this.#stderr}`;
    this.#settle({ failure: commandNotRun(this.#address, how, said) });
  }
}
