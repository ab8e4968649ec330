import type { Outcome } from "../plan/outcome.ts";
import type { StageFailure } from "../stage/failure.ts";
import { code, codeBlock, escapeMarkdown, table } from "./markdown.ts";

/** What a host says of the backup that it took. */
export interface TakenBackup {
  /** Path on the host; empty where the command keeps it elsewhere. */
  readonly file: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** Undefined when the journal tells of none. */
export function takenBackup({ events }: Outcome): TakenBackup | undefined {
  const kept = events.find((event) => event.event === "backup");
  if (kept === undefined) return undefined;
  const step = events.find((event) => event.event === "step" && event.step === "backup" && event.state === "done");
  return { file: kept.file, bytes: kept.bytes, seconds: step?.event === "step" ? step.seconds : 0 };
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
    ["Backup", taken === undefined ? "none" : taken.file === "" ? "where its command keeps it" : code(taken.file)],
    ["Size", taken === undefined || taken.file === "" ? "–" : `${taken.bytes} bytes`],
    ["Took", taken === undefined ? "–" : `${taken.seconds} s`],
    ["While this ran", version === "" ? "no recorded release" : escapeMarkdown(version)],
    ["Change", code(outcome.change)],
  ];
  const head =
    failure === undefined
      ? ["### 💾 A backup was taken\n", "Nobody has read it yet: verify-backup does.\n"]
      : [
          "### ❌ No backup was taken\n",
          `**${escapeMarkdown(failure.what)}**\n\n${escapeMarkdown(failure.means)}\n\n**What to do**\n\n${codeBlock(failure.todo)}`,
        ];
  return [...head, table(["", ""], rows)].join("\n");
}
