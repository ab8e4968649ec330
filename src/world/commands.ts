import { type ChildProcess, spawn } from "node:child_process";
import { LineSplitter } from "../report/foreign.ts";
import type { Commands, LocalCommand, LocalExit } from "./world.ts";

/** A little time to end in peace before it is killed. */
const GRACE_MS = 3000;
/** Time for the last output to arrive after the program itself has ended. */
const LAST_OUTPUT_MS = 1000;

/**
 * Programs in the workspace, each in a process group of its own, so that a deadline or a cancelled run ends its children
 * too. (`@actions/exec` can end neither.)
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
  const child = spawn(program, args, {
    cwd: workspace,
    env: { ...command.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const { onLine, onErrorLine = onLine } = command;
  for (const [stream, take] of [[child.stdout, onLine] as const, [child.stderr, onErrorLine] as const]) {
    const lines = new LineSplitter(take, command.lineLimit);
    stream.on("data", (bytes: Buffer) => lines.write(bytes));
    // Also when we stop listening: what stands there without a line end is the last thing that it said.
    stream.on("close", () => lines.end());
  }
  return child;
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
    timers.push(setTimeout(() => stop(tooLong(command.timeoutMs)), command.timeoutMs));
    cancelled.addEventListener("abort", cancel);
    const settle = (exit: LocalExit): void => {
      for (const timer of timers) clearTimeout(timer);
      cancelled.removeEventListener("abort", cancel);
      resolve(exit);
    };
    child.on("error", (error) => settle({ code: null, reason: error.message }));
    child.on("exit", (code, killer) => {
      stopped ??= { code, reason: killer === null ? "" : `it was killed by ${killer}` };
      // What it left in its group must not outlive the step, and what left the group must not hold it up.
      killGroup(child.pid, "SIGKILL");
      timers.push(setTimeout(() => stopListening(child), LAST_OUTPUT_MS));
    });
    child.on("close", () => settle(stopped ?? { code: null, reason: "nobody knows how it ended" }));
  });
}

function tooLong(milliseconds: number): LocalExit {
  return { code: null, reason: `it did not end within ${milliseconds} ms` };
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
