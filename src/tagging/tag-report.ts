import type { Explanation } from "../failure/failure.ts";
import { mergeBack } from "../report/hotfix-report.ts";
import { code, link, type Markdown, md, NOTHING, table } from "../text/markdown.ts";

export type Trigger = "push" | "dispatch" | "none";

/** How the deploy started, and the page of its run; empty where none was found. */
export interface Started {
  readonly by: Trigger;
  /** The reason for that way. */
  readonly reason: string;
  readonly runUrl: string;
  /** The page of all runs of the workflow. */
  readonly workflowUrl: string;
}

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
  /** Undefined where nothing was to be started. */
  readonly started: Started | undefined;
}

export function renderTag({ name, commit, elsewhere, fingerprint, hotfix, started }: TagReport): Markdown {
  const facts = table(
    ["", ""],
    [
      ["Commit", code(commit)],
      ...(elsewhere === "" ? [] : [["Pushed to", code(elsewhere)]]),
      ...(fingerprint === "" ? [] : [["Signed by", code(fingerprint)]]),
      ...(started === undefined ? [] : [["Deploy started", howStarted(started)]]),
    ],
  );
  const reminder = hotfix === undefined ? NOTHING : md`\n**Do not forget:** ${mergeBack(hotfix)}\n`;
  return md`### 🏷️ ${name}\n\n${facts}${reminder}`;
}

/** A rollback that is recorded, and whose tag the token may not create. */
export function renderUntagged({ version, commit, why }: UntaggedRollback): Markdown {
  return md`### 🏷️ The rollback from ${version} is recorded\n\n${code(commit)} runs again. There is no rollback tag: ${why.what}\n\n${why.todo}\n`;
}

export interface UntaggedRollback {
  readonly version: string;
  readonly commit: string;
  readonly why: Pick<Explanation, "what" | "todo">;
}

/** A run that was not found is reported as such. */
function howStarted({ by, reason, runUrl, workflowUrl }: Started): Markdown {
  const how = STARTED[by];
  const why = reason === "" ? "" : `, because ${reason}`;
  if (runUrl !== "") return md`${how}${why}: ${link("its run", runUrl)}`;
  switch (by) {
    case "push":
      return md`not found: it should be ${how}. ${link("Check whether there is a run", workflowUrl)}`;
    case "dispatch":
      return md`${how}${why}; its run is among ${link("these", workflowUrl)}`;
    case "none":
      return md`${how}`;
  }
}
