import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The worker of the change that holds a project's lock, by the project's folder of the host program's state. */
export function workerPid(stateFolder: string): number | undefined {
  try {
    const pid = Number(/"pid":(\d+)/.exec(readFileSync(join(stateFolder, "owner"), "utf8"))?.[1]);
    return pid > 1 && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("work") ? pid : undefined;
  } catch {
    // No change holds the lock, or its worker is gone.
    return undefined;
  }
}

/** SIGKILL for a worker: alone, so that its children live on, or with all that it started. */
export function killWorker(pid: number, whom: "alone" | "with its children"): void {
  // Commands with a time limit, and what Docker's command line starts, are in groups of their own.
  for (const one of whom === "alone" ? [pid] : [pid, ...processesUnder(pid)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Descendants of a process, and the other processes of the session that it leads. */
function processesUnder(pid: number): number[] {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []));
  const found = new Set([pid]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { pid: one, parent, session } of all) if (found.has(parent) || session === pid) found.add(one);
  }
  return [...found].filter((one) => one !== pid);
}

function statOf(pid: number): { pid: number; parent: number; session: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [, parent, , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [{ pid, parent: Number(parent), session: Number(session) }];
  } catch {
    return [];
  }
}
