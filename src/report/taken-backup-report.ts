import type { Outcome } from "../plan/outcome.ts";
import type { StageFailure } from "../stage/failure.ts";
import { code, codeBlock, escapeMarkdown, table } from "./markdown.ts";

/** What a host says of the backup that it took. */
export interface TakenBackup {
  /** Path on the host, or a snapshot; empty where only the command knows. */
  readonly id: string;
  /** Undefined where only the command knows. */
  readonly bytes: number | undefined;
  readonly seconds: number;
}

/** Undefined when the journal tells of none. */
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

/** When the command was started, by the host's clock; empty when it never was. */
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

export function renderTakenBackup({ host, version, outcome, taken, failure }: TakenBackupReport): string {
  const rows = [
    ["Host", code(host)],
    ["Backup", taken === undefined ? "none" : taken.id === "" ? "where its command keeps it" : code(taken.id)],
    ["Size", taken?.bytes === undefined ? "–" : `${taken.bytes} bytes`],
    ["Took", taken === undefined ? "–" : `${taken.seconds} s`],
    ["While this ran", version === "" ? "no recorded release" : escapeMarkdown(version)],
    ["Change", code(outcome.change)],
  ];
  const head =
    failure === undefined
      ? ["### 💾 A backup was taken\n", "Nobody has read it yet: verify-backup does.\n"]
      : [
          outcome.ending.outcome === "done" && outcome.contradiction === undefined
            ? "### ❌ What was taken is not found\n"
            : "### ❌ No backup was taken\n",
          `**${escapeMarkdown(failure.what)}**\n\n${escapeMarkdown(failure.means)}\n\n**What to do**\n\n${codeBlock(failure.todo)}`,
        ];
  return [...head, table(["", ""], rows)].join("\n");
}
