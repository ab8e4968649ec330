import type { IncidentEnding } from "../../src/incident/incident-mark.ts";
import type { AnnouncementKind } from "../../src/report/chat/announcement-words.ts";

export const CAUSES = ["rejected", "tag", "person"] as const;
export const SCENARIOS = ["rollback", "restore", "undo"] as const;

/** A rollback or a restore that was carried out, or failed. */
export interface EndedRollback {
  /** `done`, `returned` (what ran before it runs again, verified), or anything else for a failure. */
  readonly result: string;
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
  readonly event: Extract<AnnouncementKind, "rolled-back" | "restored" | "held">;
  readonly subject: string;
  /** Of the incident. */
  readonly ending: Extract<IncidentEnding, "rolled-back" | "held">;
  /** The announced reason, which is also the text of the incident. */
  readonly reason: string;
  readonly isRecorded: boolean;
  readonly declaresIncident: boolean;
  /** Title of the incident; empty where the event gives it. */
  readonly title: string;
}

/** What is recorded, announced and declared after a rollback. Pure. */
export function concludeRollback(ended: EndedRollback): RollbackConclusion {
  const { result, scenario, version, runningVersion, environment } = ended;
  const isDone = result === "done";
  const replacesNone = scenario === "undo" || (version !== "" && version === runningVersion);
  const isRestored = isDone && scenario !== "rollback" && replacesNone;
  return {
    event: isRestored ? "restored" : isDone ? "rolled-back" : "held",
    subject: isRestored ? runningVersion : version,
    ending: isDone ? "rolled-back" : "held",
    reason: reasonOf(ended),
    // Where the same release runs as before, none was replaced, and what is undone was no rollback.
    isRecorded: isDone && !replacesNone,
    declaresIncident: !(isDone && scenario === "undo"),
    title: isDone && scenario !== "rollback" ? `The data of ${environment} were restored` : "",
  };
}

function reasonOf({ result, cause, reason }: EndedRollback): string {
  const ending = result === "done" || result === "returned" ? result : "failed";
  switch (cause) {
    case "rejected":
      return REJECTED[ending];
    case "tag":
      return TAGGED[ending];
    case "person":
      return [reason, DISPATCHED[ending]].filter((sentence) => sentence !== "").join(" ");
  }
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
