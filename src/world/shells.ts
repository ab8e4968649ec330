import type { HostTarget } from "../ports/host-place.ts";
import type { Shell, ShellAnswer, ShellCommand } from "../ports/shell.ts";
import type { Clock, Commands, Environment, Log } from "../ports/world.ts";
import { shellWord } from "../text/shell-word.ts";
import { truncateStart } from "../text/truncate.ts";
import { createSsh } from "./ssh/ssh.ts";
import type { HostConnection, RemoteEnd } from "./ssh/ssh-connection.ts";

/** Where a stage runs scripts beside the host program: on a host, over its pinned connection, or on the runner. */
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
/** How much longer than the host's own `timeout` the runner waits. */
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
  const seconds = Math.ceil(command.timeoutMs / 1000);
  const began = clock.monotonic();
  const exit = await connection.run({
    command: "exec sh -s",
    stdin: wholeScript(command, seconds),
    deadlineSeconds: seconds + PATIENCE_SECONDS,
    outputLimit: command.outputLimit,
    onStdout: (bytes) => void chunks.push(bytes),
  });
  // A program that continues to print is ended by the closed pipe.
  if (exit.kind === "too-much") await connection.close();
  // A program may well end with 124 of its own, but hardly just then.
  const timeIsUp = clock.monotonic() - began >= command.timeoutMs;
  if (timeIsUp && exit.kind === "exit" && ENDED_BY_TIMEOUT.has(exit.code)) return { kind: "late" };
  return answered(exit, Buffer.concat(chunks).toString("utf8"));
}

function answered(exit: RemoteEnd, stdout: string): ShellAnswer {
  if (exit.kind === "too-much") return { kind: "too-much" };
  if (exit.kind === "unknown") return { kind: "unknown", reason: exit.reason };
  if (exit.kind === "signal") return { kind: "unknown", reason: `it was killed by ${exit.signal}` };
  return { kind: "exit", code: exit.code, stdout, stderr: exit.stderr };
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
  const began = parts.clock.monotonic();
  const exit = await parts.commands.run({
    argv: ["sh", "-c", command.script],
    env: { ...plainEnvironment(parts.environment), ...command.env },
    timeoutMs: command.timeoutMs,
    outputLimit: command.outputLimit,
    lineLimit: command.outputLimit,
    onLine: (line) => {
      stdout += `${line}\n`;
    },
    onErrorLine: (line) => {
      stderr = truncateStart(`${stderr}${line}\n`, STDERR_LIMIT);
    },
  });
  if (exit.isTooMuch) return { kind: "too-much" };
  if (exit.code === null && parts.clock.monotonic() - began >= command.timeoutMs) return { kind: "late" };
  if (exit.code === null || exit.reason !== "") return { kind: "unknown", reason: exit.reason };
  return { kind: "exit", code: exit.code, stdout, stderr };
}

/** The runner's own words and our inputs, secrets among them, are not passed to a backup's tool. */
function plainEnvironment(environment: Environment): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || /^(INPUT_|STATE_|ACTIONS_|GITHUB_)/.test(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(kept);
}
