import { readFileSync } from "node:fs";
import { childrenOf } from "../../test/sandbox/processes.ts";

/** Clock ticks of the kernel in one second, for user space on Linux. */
const TICKS = 100;

/** Seconds of the processor that a process and all below it have used, those included that have ended. */
export function processorSeconds(pid: number): number {
  const own = ticksOf(pid) / TICKS;
  return childrenOf(pid).reduce((sum, child) => sum + processorSeconds(child.pid), own);
}

function ticksOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  // Fields 14 to 17: its own time in user and kernel mode, and that of children that it has waited for.
  const [utime, stime, cutime, cstime] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15)
    .map(Number);
  return (utime ?? 0) + (stime ?? 0) + (cutime ?? 0) + (cstime ?? 0);
}

/** Resident memory of one process in MB; 0 when it has ended. */
export function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended meanwhile.
    return "";
  }
}
