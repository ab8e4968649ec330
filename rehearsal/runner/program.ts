import { spawn } from "node:child_process";

export interface Program {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Ends the program by the ladder when it aborts. */
  readonly stop: AbortSignal;
  /** Kills it at once when it aborts. */
  readonly end: AbortSignal;
  readonly ladder: Ladder;
}

/** Waits between SIGINT, SIGTERM and SIGKILL, in milliseconds; and how long a job has that was told to end. */
export interface Ladder {
  readonly termAfter: number;
  readonly killAfter: number;
  readonly endAfter: number;
}

/**
 * GitHub's own: 7.5 s after SIGINT comes SIGTERM, 2.5 s later the end of this step. The whole job has five minutes, of which
 * its runner keeps 15 seconds for itself.
 */
export const GITHUB_LADDER: Ladder = { termAfter: 7500, killAfter: 2500, endAfter: 285_000 };

/** Runs to the end; null when a signal ended it. */
export async function runProgram(program: Program): Promise<number | null> {
  const [file = "", ...args] = program.argv;
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const child = spawn(file, args, { cwd: program.cwd, env: program.env, stdio: ["ignore", "pipe", "pipe"] });
  const flushes = [child.stdout, child.stderr].map((stream) => {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const lines = `${rest}${text}`.split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) program.onLine(line);
    });
    return () => rest !== "" && program.onLine(rest);
  });
  const timers: NodeJS.Timeout[] = [];
  const { termAfter, killAfter } = program.ladder;
  const kill = (): void => {
    child.kill("SIGKILL");
    // A grandchild may hold the pipes; the runner does not wait for it.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const stop = (): void => {
    child.kill("SIGINT");
    timers.push(setTimeout(() => child.kill("SIGTERM"), termAfter));
    timers.push(setTimeout(kill, termAfter + killAfter));
  };
  for (const [signal, act] of [
    [program.stop, stop],
    [program.end, kill],
  ] as const) {
    if (signal.aborted) act();
    else signal.addEventListener("abort", act, { once: true });
  }
  child.on("error", reject);
  child.on("close", (code) => {
    for (const flush of flushes) flush();
    resolve(code);
  });
  try {
    return await promise;
  } finally {
    program.stop.removeEventListener("abort", stop);
    program.end.removeEventListener("abort", kill);
    for (const timer of timers) clearTimeout(timer);
  }
}
