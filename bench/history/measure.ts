import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly seconds: number;
  /** Of the processor, by the command and all that it started, Git included: other work on the machine hardly changes it. */
  readonly processorSeconds: number;
  /** Peak of the resident memory of the largest process that the command consists of, Git's own left out. */
  readonly megabytes: number;
  readonly output: string;
}

const POLL_MS = 10;

/** Bash adds up what the kernel tells of all processes below it. */
const TIMED = ['TIMEFORMAT="processor: %U %S"; time "$@"', "bench"] as const;

/** Runs a command to its end. Throws where that is no success: the time of a failure says nothing. */
export async function measure({ argv, cwd, env }: Command): Promise<Measured> {
  const begin = performance.now();
  const child = spawn("bash", ["-c", ...TIMED, ...argv], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child));
  }, POLL_MS);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => output.push(data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(timer);
  const seconds = (performance.now() - begin) / 1000;
  const text = output.join("");
  const [, user, system] = /^processor: (\S+) (\S+)$/m.exec(text) ?? [];
  if (code !== 0 || user === undefined) throw new Error(`${argv.join(" ")} ended with ${code}: ${text.slice(-2000)}`);
  return { seconds, processorSeconds: Number(user) + Number(system), megabytes: peak / 1024, output: text };
}

/** KiB; the kernel keeps the highest value of each process itself, so that few polls lose little. */
function peakOf({ pid }: ChildProcess): number {
  if (pid === undefined) return 0;
  return Math.max(0, ...family(pid).map(memoryOf));
}

function family(pid: number): readonly number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)
    .split(" ")
    .filter((one) => one !== "");
  return [pid, ...children.flatMap((one) => family(Number(one)))];
}

function memoryOf(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  if (/^Name:\s+git$/m.test(status)) return 0;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended meanwhile.
    return "";
  }
}

/** Whether this machine tells what processes need. */
export function canMeasure(): boolean {
  return readdirSync("/proc").includes("self");
}
