import { mergeBack } from "../../src/report/hotfix-report.ts";
import { code, escapeMarkdown, table } from "../../src/report/markdown.ts";
import type { Started, Trigger } from "./trigger.ts";

const STARTED: Readonly<Record<Trigger, string>> = {
  push: "by the push of the tag",
  dispatch: "by a dispatch",
  none: "not at all",
};

export interface TagReport {
  readonly name: string;
  readonly commit: string;
  /** The server that it was pushed to, where that is not the forge; else empty. */
  readonly elsewhere: string;
  readonly fingerprint: string;
  /** Branch that only this release is on. */
  readonly hotfix: string | undefined;
  readonly started: Started;
}

export function renderTag({ name, commit, elsewhere, fingerprint, hotfix, started }: TagReport): string {
  const run = started.runUrl === "" ? "" : `: [its run](${started.runUrl})`;
  const because = started.because === "" ? "" : `, because ${started.because}`;
  const facts = table(
    ["", ""],
    [
      ["Commit", code(commit)],
      ...(elsewhere === "" ? [] : [["Pushed to", code(elsewhere)]]),
      ...(fingerprint === "" ? [] : [["Signed by", code(fingerprint)]]),
      ["Deploy started", `${STARTED[started.by]}${because}${run}`],
    ],
  );
  const reminder = hotfix === undefined ? "" : `\n**Do not forget:** ${mergeBack(hotfix)}\n`;
  return `### 🏷️ ${escapeMarkdown(name)}\n\n${facts}${reminder}`;
}
