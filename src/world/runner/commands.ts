import { type ChildProcess, spawn } from "node:child_process";
import type { Commands, LocalCommand, LocalExit } from "../../ports/world.ts";
import { sizeText } from "../byte-size.ts";
import { LineSplitter } from "../line-splitter.ts";

/** A little time to end in peace before it is killed. */
const GRACE_MS = 3000;
/** Bytes of standard error at least, since programs report their progress there. */
const ERROR_LIMIT = 4 * 1024 * 1024;
/** Time for the last output to arrive after the program itself has ended. */
const LAST_OUTPUT_MS = 1000;

/**
 * Programs in the workspace, each in a process group of its own, so that a deadline or a cancelled run ends its children
 * too.
 */
export function localCommands(workspace: string, cancelled: AbortSignal): Commands {
  return {
    run: async (command) => {
      if (cancelled.aborted) return CANCELLED;
      return await run(start(workspace, command), command, cancelled);
    },
  };
}

const CANCELLED: LocalExit = { code: null, reason: "the run was cancelled" };

function start(workspace: string, command: LocalCommand): ChildProcess {
  const [program, ...args] = command.argv;
  return spawn(program, args, {
    cwd: workspace,
    env: { ...command.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

/** Passes the lines of both streams on, up to their limits. */
function listen({ stdout, stderr }: ChildProcess, command: LocalCommand, onTooMuch: (limit: number) => void): void {
  const { outputLimit, onLine, onErrorLine = onLine } = command;
  for (const [stream, take, limit] of [
    [stdout, onLine, outputLimit],
    [stderr, onErrorLine, Math.max(outputLimit, ERROR_LIMIT)],
  ] as const) {
    const lines = new LineSplitter(take, { limit: command.lineLimit, end: command.lineEnd });
    let size = 0;
    stream?.on("data", (bytes: Buffer) => {
      size += bytes.length;
      if (size > limit) onTooMuch(limit);
      else lines.write(bytes);
    });
    // Also when the streams are not read any more: a last line may have no line end.
    stream?.on("close", () => lines.end());
  }
}

function run(child: ChildProcess, command: LocalCommand, cancelled: AbortSignal): Promise<LocalExit> {
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];
    let stopped: LocalExit | undefined;
    const stop = (exit: LocalExit): void => {
      if (stopped !== undefined) return;
      stopped = exit;
      killGroup(child.pid, "SIGTERM");
      timers.push(setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE_MS));
    };
    const cancel = (): void => stop(CANCELLED);
    listen(child, command, (limit) => stop(tooMuch(limit)));
    timers.push(setTimeout(() => stop(tooLong(command.timeoutMs)), command.timeoutMs));
    cancelled.addEventListener("abort", cancel);
    const settle = (exit: LocalExit): void => {
      for (const timer of timers) clearTimeout(timer);
      cancelled.removeEventListener("abort", cancel);
      resolve(exit);
    };
    child.on("error", (error) => settle({ code: null, reason: `it could not be started: ${error.message}` }));
    child.on("exit", (code, killer) => {
      stopped ??= { code, reason: killer === null ? "" : `it was killed by ${killer}` };
      // What it left in its group must not outlive the step, and what left the group must not hold it up.
      killGroup(child.pid, "SIGKILL");
      timers.push(setTimeout(() => stopListening(child), LAST_OUTPUT_MS));
    });
    child.on("close", () => settle(stopped ?? { code: null, reason: "its exit code is unknown" }));
  });
}

function tooLong(milliseconds: number): LocalExit {
  return { code: null, reason: `it did not end within ${milliseconds / 1000} s` };
}

function tooMuch(limit: number): LocalExit {
  return { code: null, reason: `it printed more than ${sizeText(limit)}`, isTooMuch: true };
}

function stopListening(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
