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
  const facts = table(
    ["", ""],
    [
      ["Commit", code(commit)],
      ...(elsewhere === "" ? [] : [["Pushed to", code(elsewhere)]]),
      ...(fingerprint === "" ? [] : [["Signed by", code(fingerprint)]]),
      ["Deploy started", howStarted(started)],
    ],
  );
  const reminder = hotfix === undefined ? "" : `\n**Do not forget:** ${mergeBack(hotfix)}\n`;
  return `### 🏷️ ${escapeMarkdown(name)}\n\n${facts}${reminder}`;
}

/** A run that nobody has seen is not told as one. */
function howStarted({ by, because, runUrl, workflowUrl }: Started): string {
  const why = because === "" ? "" : `, because ${because}`;
  if (runUrl !== "") return `${STARTED[by]}${why}: [its run](${runUrl})`;
  switch (by) {
    case "push":
      return `not seen: it should be ${STARTED[by]}. [Look whether there is a run](${workflowUrl})`;
    case "dispatch":
      return `${STARTED[by]}${why}; its run is among [these](${workflowUrl})`;
    case "none":
      return STARTED[by];
  }
}
