import { spawn } from "node:child_process";
import { LineSplitter } from "../report/foreign.ts";
import type { Commands, LocalCommand, LocalExit } from "./world.ts";

/** A little time to end in peace before it is killed. */
const GRACE_MS = 3000;

/**
 * Programs in the workspace, each in a process group of its own, so that a deadline or a cancelled run ends its children
 * too. (`@actions/exec` can end neither.)
 */
export function localCommands(workspace: string, signal: AbortSignal): Commands {
  return { run: (command) => run(workspace, signal, command) };
}

function run(workspace: string, signal: AbortSignal, command: LocalCommand): Promise<LocalExit> {
  return new Promise((resolve) => {
    const [program, ...args] = command.argv;
    const child = spawn(program, args, {
      cwd: workspace,
      env: { ...command.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const ends: NodeJS.Timeout[] = [];
    let stopped = "";
    const stop = (reason: string): void => {
      if (stopped !== "") return;
      stopped = reason;
      killGroup(child.pid, "SIGTERM");
      ends.push(setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE_MS));
    };
    const cancel = (): void => stop("the run was cancelled");
    ends.push(setTimeout(() => stop(`it did not end within ${command.timeoutMs} ms`), command.timeoutMs));
    signal.addEventListener("abort", cancel);
    const settle = (exit: LocalExit): void => {
      for (const end of ends) clearTimeout(end);
      signal.removeEventListener("abort", cancel);
      resolve(exit);
    };
    for (const stream of [child.stdout, child.stderr]) {
      const lines = new LineSplitter(command.onLine);
      stream.on("data", (bytes: Buffer) => lines.write(bytes));
      stream.on("end", () => lines.end());
    }
    child.on("error", (error) => settle({ code: null, reason: error.message }));
    child.on("close", (code, killer) => {
      // What it left in its group must not outlive the step.
      killGroup(child.pid, "SIGKILL");
      settle(
        stopped === ""
          ? { code, reason: killer === null ? "" : `it was killed by ${killer}` }
          : { code: null, reason: stopped },
      );
    });
  });
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
