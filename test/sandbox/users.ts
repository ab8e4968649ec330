import { appendFileSync, writeFileSync } from "node:fs";

/** People who use an application: each thing that they do is a line with its time in a file, as it would be a row elsewhere. */
export interface Users {
  /** From now on so many things a second are done. */
  work(perSecond: number): void;
  /** Shell that prints how many lines lie between $SLUICE_FROM and $SLUICE_UNTIL. */
  readonly count: string;
  close(): void;
}

const WEEK_MS = 7 * 24 * 3_600_000;
/** How far around this moment a week ago something was done. */
const AROUND_MS = 15 * 60_000;

export function startUsers(file: string, perSecond: number): Users {
  const stepMs = 1000 / perSecond;
  const past = Date.now() - WEEK_MS;
  const lines = Array.from({ length: (2 * AROUND_MS) / stepMs }, (_, index) => line(past - AROUND_MS + index * stepMs));
  writeFileSync(file, lines.join(""));
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearInterval(timer);
  const users: Users = {
    work: (wanted) => {
      stop();
      if (wanted > 0) timer = setInterval(() => appendFileSync(file, line(Date.now())), 1000 / wanted).unref();
    },
    count: `awk -v from="$SLUICE_FROM" -v until="$SLUICE_UNTIL" '$1 >= from && $1 < until' '${file}' | wc -l`,
    close: stop,
  };
  users.work(perSecond);
  return users;
}

function line(at: number): string {
  return `${new Date(at).toISOString()}\n`;
}
