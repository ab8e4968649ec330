import type { IncidentEnding } from "../../src/incident/incident-mark.ts";
import type { AnnouncementKind } from "../../src/report/chat/announcement-words.ts";

export const CAUSES = ["rejected", "tag", "person"] as const;
export const SCENARIOS = ["rollback", "restore", "undo"] as const;

/** A rollback or a restore that was carried out, or failed. */
export interface EndedRollback {
  /**
   * `done`, `unchanged` (it was rolled back before), `refused` (nothing was changed), `returned` (what ran before it runs again,
   * verified), or anything else for a failure.
   */
  readonly result: string;
  /** Of a rollback that was refused: why, and what to do. */
  readonly refusal: string;
  readonly cause: (typeof CAUSES)[number];
  /** Of a person. */
  readonly reason: string;
  readonly scenario: (typeof SCENARIOS)[number];
  /** The release that it left, and the one that runs; empty for unknown. */
  readonly version: string;
  readonly runningVersion: string;
  readonly environment: string;
}

export interface RollbackConclusion {
  /** What is announced, and of which release; empty for unknown. */
  readonly event: Extract<AnnouncementKind, "rolled-back" | "restored" | "held" | "rollback-refused">;
  readonly subject: string;
  /** Of the incident. */
  readonly ending: Extract<IncidentEnding, "rolled-back" | "rollback-refused" | "held">;
  /** The announced reason, which is also the text of the incident. */
  readonly reason: string;
  readonly isRecorded: boolean;
  /** Whether another run has rolled it back: only what that run has not recorded is announced and declared. */
  readonly isOfAnotherRun: boolean;
  readonly declaresIncident: boolean;
  /** Whether the release that was to be replaced affected users, since the switch to it; else it was data. */
  readonly isOfRelease: boolean;
  /** Title of the incident; empty where the event gives it. */
  readonly title: string;
}

/** What is recorded, announced and declared after a rollback. Pure. */
export function concludeRollback(ended: EndedRollback): RollbackConclusion {
  const { result, scenario, version, runningVersion, environment } = ended;
  const isDone = result === "done" || result === "unchanged";
  const replacesNone = scenario === "undo" || (version !== "" && version === runningVersion);
  const isRestored = isDone && scenario !== "rollback" && replacesNone;
  return {
    event: isRestored ? "restored" : isDone ? "rolled-back" : result === "refused" ? "rollback-refused" : "held",
    subject: isRestored ? runningVersion : version,
    ending: isDone ? "rolled-back" : result === "refused" ? "rollback-refused" : "held",
    reason: reasonOf(ended),
    // Where the same release runs as before, none was replaced, and what is undone was no rollback.
    isRecorded: isDone && !replacesNone,
    isOfAnotherRun: result === "unchanged",
    declaresIncident: declaresIncident(ended),
    isOfRelease: isDone ? !replacesNone : scenario === "rollback",
    title: titleOf(ended, isDone, environment),
  };
}

/** A refusal has changed nothing. It is an incident only where a release that a person has rejected still runs. */
function declaresIncident({ result, cause, scenario, version, runningVersion }: EndedRollback): boolean {
  if (result === "refused") return cause === "rejected" && version === runningVersion;
  return !(result === "done" && scenario === "undo");
}

function titleOf({ result, scenario, version }: EndedRollback, isDone: boolean, environment: string): string {
  if (result === "refused") return `${version} was rejected, and still runs in ${environment}`;
  return isDone && scenario !== "rollback" ? `The data of ${environment} were restored` : "";
}

function reasonOf(ended: EndedRollback): string {
  const { result, cause, reason } = ended;
  if (result === "refused") return refusalOf(ended);
  const ending = result === "done" || result === "unchanged" ? "done" : result === "returned" ? result : "failed";
  switch (cause) {
    case "rejected":
      return REJECTED[ending];
    case "tag":
      return TAGGED[ending];
    case "person":
      return sentences([reason, DISPATCHED[ending]]);
  }
}

function refusalOf({ cause, reason, refusal, scenario, runningVersion }: EndedRollback): string {
  const requested = cause === "person" ? reason : cause === "tag" ? TAGGED.done : REJECTED.done;
  const what = scenario === "rollback" ? "" : REQUESTED[scenario];
  const runs = runningVersion === "" ? "" : `${runningVersion} still runs.`;
  return sentences([requested, what, "Nothing was changed.", runs, refusal || "The run says why."]);
}

const REQUESTED = {
  restore: "A restore of the data was requested.",
  undo: "It was requested to undo a restore of the data.",
} as const;

function sentences(parts: readonly string[]): string {
  return parts.filter((sentence) => sentence !== "").join(" ");
}

type Sentences = Readonly<Record<"done" | "returned" | "failed", string>>;

const REJECTED: Sentences = {
  done: "The verdict was a rejection.",
  returned: "The verdict was a rejection, but the release runs again, verified.",
  failed: "The verdict was a rejection, and the release may still run. The run says what to do by hand.",
};
const TAGGED: Sentences = {
  done: "Its rollback tag was pushed.",
  returned: "Its rollback tag was pushed, but the release runs again, verified.",
  failed: "Its rollback tag was pushed, and it may still run. The run says what to do by hand.",
};
const DISPATCHED: Sentences = {
  done: "",
  returned: "What ran before it runs again, verified.",
  failed: "The run says why, and what to do by hand.",
};
