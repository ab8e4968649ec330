import type { StageFailure } from "../../failure/failure.ts";
import { code, failureText, lines, type Markdown, md, table } from "../../text/markdown.ts";

export interface DrillReport {
  readonly place: string;
  /** Path of the backup; empty when none was found. */
  readonly backup: string;
  readonly tables: number;
  readonly rows: number;
  /** Number of the user's own statements. */
  readonly checks: number;
  readonly seconds: number;
  readonly failure: StageFailure | undefined;
}

export function renderDrill({ place, backup, tables, rows, checks, seconds, failure }: DrillReport): Markdown {
  const head =
    failure === undefined
      ? [
          md`### ✅ The restore drill passed\n`,
          md`The newest backup was restored into a container, which was removed.\n`,
        ]
      : [md`### ❌ The restore drill failed\n`, failureText(failure)];
  return lines([
    ...head,
    table(
      ["", ""],
      [
        ["Host", code(place)],
        ["Backup", backup === "" ? "none" : code(backup)],
        ["Tables", String(tables)],
        ["Rows", String(rows)],
        ["Own checks", String(checks)],
        ["Took", `${seconds} s`],
      ],
    ),
  ]);
}
