import { spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment; without it, ours. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Uint8Array;
  /** After this the program is killed and its code is 124, as `timeout` has it. */
  readonly timeoutMs?: number;
}

/** Runs a program to its end, without a shell. Code 127 when there is no such program, 128 when a signal ended it. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const [program = "", ...args] = argv;
  const { cwd, env, input = "", timeoutMs = 120_000 } = options;
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const child = spawn(program, args, {
    stdio: "pipe",
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env: { ...env } }),
  });
  const output = { stdout: "", stderr: "" };
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  const end = (code: number, why = ""): void => {
    clearTimeout(timer);
    resolve({ code, stdout: output.stdout, stderr: output.stderr + why });
  };
  child.on("error", (error) => end(127, error.message));
  child.on("close", (code) => (late ? end(124, `killed after ${timeoutMs} ms`) : end(code ?? 128)));
  // A program that ends without reading its input is its own affair; its code tells.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return promise;
}

/** As `run`, and a program that fails is an error with what it said. */
export async function must(argv: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await run(argv, options);
  if (code === 0) return stdout;
  throw new Error(`${argv.join(" ")} ended with code ${code}.\n${stderr.trim() || stdout.trim()}`);
}

/** A process that is still the same one when its pid has been given away again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Field 22 of /proc/<pid>/stat: clock ticks from boot to its start. */
  readonly startedAt: string;
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the name in parentheses, which may itself hold spaces and parentheses.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended; only its parent has not looked yet.
    return state === "Z" ? undefined : { pid, startedAt: rest[18] ?? "" };
  } catch {
    // Gone, which is an answer.
    return undefined;
  }
}

export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  return identityOf(pid)?.startedAt === startedAt;
}

/**
 * The processes that belong to a folder: their environment, command line or working directory names it; and all their
 * descendants. A daemon that changed its title or its environment is still found by one of the three.
 */
export function processesOf(folder: string): ProcessIdentity[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const found = new Set(all.filter((pid) => Number(pid) !== process.pid && names(pid, folder)));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found].flatMap((pid) => identityOf(Number(pid)) ?? []);
}

/** Processes of this machine by their command lines, the words joined by spaces: with a text, or as wanted; never our own. */
export function pidsWith(wanted: string | ((command: string) => boolean)): number[] {
  const isWanted = typeof wanted === "string" ? (command: string): boolean => command.includes(wanted) : wanted;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => isWanted(readOr("", () => readFileSync(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ")))
    .map(Number);
}

export function childrenOf(parent: number): ProcessIdentity[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.filter((pid) => parentOf(pid) === String(parent)).flatMap((pid) => identityOf(Number(pid)) ?? []);
}

function names(pid: string, folder: string): boolean {
  const word = `${folder}/`;
  const text = (file: string): string => readOr("", () => readFileSync(`/proc/${pid}/${file}`, "latin1"));
  const cwd = `${readOr("", () => readlinkSync(`/proc/${pid}/cwd`))}/`;
  return cwd.startsWith(word) || text("cmdline").includes(word) || text("environ").includes(word);
}

function parentOf(pid: string): string {
  const status = readOr("", () => readFileSync(`/proc/${pid}/status`, "latin1"));
  return /^PPid:\s*(\d+)/m.exec(status)?.[1] ?? "";
}

/** A process may end while we read about it. */
function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Ends processes: politely, and after the patience runs out for good. */
export async function endProcesses(processes: readonly ProcessIdentity[], patienceMs: number): Promise<void> {
  signal(processes, "SIGTERM");
  if (await gone(processes, patienceMs)) return;
  await killProcesses(processes);
}

/** Ends processes at once, without a chance to say goodbye. */
export async function killProcesses(processes: readonly ProcessIdentity[]): Promise<void> {
  signal(processes, "SIGKILL");
  await gone(processes, 5_000);
}

function signal(processes: readonly ProcessIdentity[], name: NodeJS.Signals): void {
  for (const one of processes.filter(isAlive)) {
    try {
      process.kill(one.pid, name);
    } catch {
      // Ended between our look and the signal.
    }
  }
}

async function gone(processes: readonly ProcessIdentity[], patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (processes.some(isAlive)) {
    if (performance.now() > until) return false;
    await delay(25);
  }
  return true;
}

/** Asks again and again while the answer is undefined or false; after the patience an error says what was awaited. */
export async function waitFor<T>(
  what: string,
  patienceMs: number,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > until) throw new Error(`Waited ${patienceMs} ms for ${what} without success.`);
    await delay(50);
  }
}
