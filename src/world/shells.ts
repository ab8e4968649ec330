import { shellWord } from "../stage/shell-word.ts";
import { createSsh, type HostConnection, type HostTarget, type RemoteExit } from "./ssh.ts";
import type { Clock, Commands, Environment, Log } from "./world.ts";

/** A script of POSIX sh that only looks. */
export interface ShellCommand {
  readonly script: string;
  /** Also secrets: they reach the script's environment without ever being an argument of a program. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Bytes of standard output; an answer that is longer is none. */
  readonly outputLimit: number;
}

/** `unknown`: nobody knows how it ended, or whether it has. Never success. */
export type ShellAnswer =
  | {
      readonly kind: "exit";
      readonly code: number;
      readonly stdout: string;
      /** The end of standard error. */
      readonly stderr: string;
    }
  | { readonly kind: "late" }
  | { readonly kind: "too-much" }
  | { readonly kind: "unknown"; readonly reason: string };

export interface Shell {
  /** Its name in messages. */
  readonly name: string;
  run(command: ShellCommand): Promise<ShellAnswer>;
  close(): Promise<void>;
}

/** Where a stage may look: on a host, over its pinned connection, or on the runner. Nothing is put anywhere. */
export interface Shells {
  onHost(target: HostTarget): Promise<Shell>;
  onRunner(): Shell;
}

interface Parts {
  readonly log: Log;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly environment: Environment;
  readonly cancelled: AbortSignal;
}

const STDERR_LIMIT = 4000;
/** How much longer than the host's own `timeout` we wait for its word. */
const PATIENCE_SECONDS = 30;
/** What `timeout` ends with when it ended the program, or had to kill it. */
const ENDED_BY_TIMEOUT = new Set([124, 137]);

export function realShells(parts: Parts): Shells {
  const ssh = createSsh({ log: parts.log, sleep: (ms) => parts.clock.sleep(ms) });
  return {
    onHost: async (target) => hostShell(await ssh.connect(target), target.host, parts),
    onRunner: () => ({ name: "the runner", run: (command) => runHere(parts, command), close: () => Promise.resolve() }),
  };
}

function hostShell(connection: HostConnection, name: string, parts: Parts): Shell {
  const leave = (): void => void connection.close();
  parts.cancelled.addEventListener("abort", leave);
  return {
    name,
    run: async (command) => {
      if (parts.cancelled.aborted) return CANCELLED;
      const answer = await runThere(connection, parts.clock, command);
      return parts.cancelled.aborted ? CANCELLED : answer;
    },
    close: async () => {
      parts.cancelled.removeEventListener("abort", leave);
      await connection.close();
    },
  };
}

const CANCELLED: ShellAnswer = { kind: "unknown", reason: "the run was cancelled" };

async function runThere(connection: HostConnection, clock: Clock, command: ShellCommand): Promise<ShellAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let stderr = "";
  const seconds = Math.ceil(command.timeoutMs / 1000);
  const began = clock.monotonic();
  const exit = await connection.run({
    command: "exec sh -s",
    stdin: wholeScript(command, seconds),
    deadlineSeconds: seconds + PATIENCE_SECONDS,
    onStdout: (bytes) => {
      size += bytes.length;
      if (size <= command.outputLimit) chunks.push(bytes);
      // Whoever goes on printing is ended by the closed pipe.
      else void connection.close();
    },
    onStderr: (bytes) => {
      stderr = (stderr + bytes.toString("utf8")).slice(-STDERR_LIMIT);
    },
  });
  if (size > command.outputLimit) return { kind: "too-much" };
  // A program may well end with 124 of its own, but hardly just then.
  const timeIsUp = clock.monotonic() - began >= command.timeoutMs;
  if (timeIsUp && exit.kind === "exit" && ENDED_BY_TIMEOUT.has(exit.code)) return { kind: "late" };
  return answered(exit, Buffer.concat(chunks).toString("utf8"), stderr);
}

function answered(exit: RemoteExit, stdout: string, stderr: string): ShellAnswer {
  if (exit.kind === "unknown") return { kind: "unknown", reason: exit.reason };
  if (exit.kind === "signal") return { kind: "unknown", reason: `it was killed by ${exit.signal}` };
  return { kind: "exit", code: exit.code, stdout, stderr };
}

/**
 * Everything goes over standard input, so that no secret shows in the host's `ps`. The braces make a script that
 * arrived only in part a syntax error; `timeout` ends it on the host also when the connection is lost.
 */
function wholeScript({ script, env }: ShellCommand, seconds: number): string {
  const names = Object.entries(env).map(([name, value]) => `export ${name}=${shellWord(value)}`);
  return `${[
    "{",
    ...names,
    `command -v timeout >/dev/null || { echo 'timeout (coreutils) is missing' >&2; exit 127; }`,
    `exec timeout -k 10 ${seconds} sh -c ${shellWord(script)} </dev/null`,
    "}",
  ].join("\n")}\n`;
}

async function runHere(parts: Parts, command: ShellCommand): Promise<ShellAnswer> {
  let stdout = "";
  let stderr = "";
  let size = 0;
  const began = parts.clock.monotonic();
  const exit = await parts.commands.run({
    argv: ["sh", "-c", command.script],
    env: { ...plainEnvironment(parts.environment), ...command.env },
    timeoutMs: command.timeoutMs,
    lineLimit: command.outputLimit,
    onLine: (line) => {
      size += Buffer.byteLength(line) + 1;
      if (size <= command.outputLimit) stdout += `${line}\n`;
    },
    onErrorLine: (line) => {
      stderr = `${stderr}${line}\n`.slice(-STDERR_LIMIT);
    },
  });
  if (exit.code === null && parts.clock.monotonic() - began >= command.timeoutMs) return { kind: "late" };
  if (exit.code === null || exit.reason !== "") return { kind: "unknown", reason: exit.reason };
  return size > command.outputLimit ? { kind: "too-much" } : { kind: "exit", code: exit.code, stdout, stderr };
}

/** The runner's own words and our inputs, secrets among them, are no business of a backup's tool. */
function plainEnvironment(environment: Environment): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || /^(INPUT_|STATE_|ACTIONS_|GITHUB_)/.test(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(kept);
}
