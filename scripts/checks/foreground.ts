import { type ChildProcess, spawn } from "node:child_process";

/** After this long a program that ignores SIGINT is killed. */
const GRACE_MS = 8_000;

/** Runs one program at a time, each in its own process group, so that an interrupt ends all that it started. */
export class Foreground {
  readonly root: string;
  #current: ChildProcess | undefined;
  #interrupted = false;

  constructor(root: string) {
    this.root = root;
  }

  /**
   * The exit code; null when a signal ended it or it never started. Its output goes where ours goes.
   * After an interrupt nothing starts any more and nothing is answered: what waits here is about to end.
   */
  run(argv: readonly string[]): Promise<number | null> {
    const [program = "", ...args] = argv;
    return new Promise((resolve) => {
      if (this.#interrupted) return;
      const child = spawn(program, args, { cwd: this.root, stdio: ["ignore", "inherit", "inherit"], detached: true });
      this.#current = child;
      child.on("error", (error) => {
        console.error(`${program} could not be started: ${error.message}`);
        resolve(null);
      });
      child.on("exit", (code) => {
        if (!this.#interrupted) resolve(code);
      });
    });
  }

  /** Ends the running program and everything in its group. */
  async interrupt(): Promise<void> {
    this.#interrupted = true;
    const child = this.#current;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const group = -child.pid;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    signal(group, "SIGINT");
    const deadline = setTimeout(() => signal(group, "SIGKILL"), GRACE_MS);
    await gone;
    clearTimeout(deadline);
    // What the program left behind in its group has no one to wait for.
    signal(group, "SIGKILL");
  }
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(group, name);
  } catch {
    // The group is gone already: what we wanted.
  }
}
