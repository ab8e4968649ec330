import type { StageFailure } from "../../failure/failure.ts";
import type { Outcome } from "../../plan/outcome.ts";
import { code, failureText, lines, type Markdown, md, table } from "../../text/markdown.ts";

/** The backup that a host took. */
export interface TakenBackup {
  /** Path on the host, or a snapshot; empty where only the command knows. */
  readonly id: string;
  /** Undefined where only the command knows. */
  readonly bytes: number | undefined;
  readonly seconds: number;
}

/** Undefined when the journal contains none. */
export function takenBackup({ events }: Outcome): TakenBackup | undefined {
  const kept = events.find((event) => event.event === "backup");
  if (kept === undefined) return undefined;
  const step = events.find((event) => event.event === "step" && event.step === "backup" && event.state === "done");
  return {
    id: kept.file,
    bytes: kept.file === "" ? undefined : kept.bytes,
    seconds: step?.event === "step" ? step.seconds : 0,
  };
}

/** When the command was started, by the host's clock; empty when it was not started. */
export function beganAt({ events }: Outcome): string {
  return (
    events.find((event) => event.event === "step" && event.step === "backup" && event.state === "begins")?.at ?? ""
  );
}

export interface TakenBackupReport {
  readonly host: string;
  /** Release that ran while it was taken; empty for none. */
  readonly version: string;
  readonly outcome: Outcome;
  readonly taken: TakenBackup | undefined;
  readonly failure: StageFailure | undefined;
}

export function renderTakenBackup({ host, version, outcome, taken, failure }: TakenBackupReport): Markdown {
  const rows = [
    ["Host", code(host)],
    ["Backup", taken === undefined ? "none" : taken.id === "" ? "where its command keeps it" : code(taken.id)],
    ["Size", taken?.bytes === undefined ? "–" : `${taken.bytes} bytes`],
    ["Took", taken === undefined ? "–" : `${taken.seconds} s`],
    ["While this ran", version === "" ? "no recorded release" : version],
    ["Change", code(outcome.change)],
  ];
  const isTaken = outcome.ending.outcome === "done" && outcome.difference === undefined;
  const head =
    failure === undefined
      ? [md`### 💾 A backup was taken\n`, md`It was not read yet: verify-backup reads it.\n`]
      : [
          isTaken ? md`### ❌ The backup that was taken is not found\n` : md`### ❌ No backup was taken\n`,
          failureText(failure),
        ];
  return lines([...head, table(["", ""], rows)]);
}
