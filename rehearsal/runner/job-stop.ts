import type { Ladder } from "./program.ts";

/** How a job is told to end before its work is done. */
export interface JobStop {
  /** Its steps are asked to end; `always()` and its like still run. */
  readonly stop: AbortSignal;
  /** Nothing of it runs any more. */
  readonly end: AbortSignal;
  done(): void;
}

export interface JobLimits {
  /** The run's cancellation; undefined for a job whose `if` holds in a cancelled run too. */
  readonly cancel: AbortSignal | undefined;
  readonly minutes: number;
  readonly ladder: Ladder;
  /** Called when the job's own time is over, before it is told to end. */
  readonly onLate: () => void;
}

/** Begins the time of a job. It ends by cancellation, or when its minutes are over, which is a cancellation of this job alone. */
export function startJobStop({ cancel, minutes, ladder, onLate }: JobLimits): JobStop {
  const stop = new AbortController();
  const end = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const stopNow = (): void => {
    if (stop.signal.aborted) return;
    timers.push(setTimeout(() => end.abort(), ladder.endAfter));
    stop.abort();
  };
  const late = (): void => {
    if (stop.signal.aborted) return;
    onLate();
    stopNow();
  };
  timers.push(setTimeout(late, minutes * 60_000));
  if (cancel?.aborted) stopNow();
  cancel?.addEventListener("abort", stopNow, { once: true });
  return {
    stop: stop.signal,
    end: end.signal,
    done: () => {
      cancel?.removeEventListener("abort", stopNow);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
