import type { SampleVariant } from "../test/sandbox/sample-release.ts";

/** What a person answers at a gate, unless a real one is asked. */
export interface Answers {
  readonly production: boolean;
  readonly verdict: boolean;
}

/** One run of a real workflow file: a tag's push, or a dispatched rollback; or both, where the release breaks the data. */
export interface Act {
  readonly title: string;
  readonly release?: ActRelease;
  /** What the operator writes into the host's .env before. */
  readonly greeting?: string;
  /** The registry is down meanwhile. */
  readonly withoutRegistry?: true;
  readonly answers: Answers;
}

export interface ActRelease {
  readonly tag: string;
  readonly variant?: SampleVariant;
  /** SQL that its worker runs before it works. What it does to the data is undone by a restore, which a person dispatches. */
  readonly migration?: string;
}

const BOTH: Answers = { production: true, verdict: true };

export const STORY: readonly Act[] = [
  {
    title: "Act 1: v1.0.0 is pushed; approval, deploy, smoke test, watch, verdict, announcement",
    release: { tag: "v1.0.0" },
    answers: BOTH,
  },
  {
    title: "Act 2: v1.1.0: new images, another environment variable, another mounted file",
    release: { tag: "v1.1.0" },
    greeting: "welcome",
    answers: BOTH,
  },
  {
    title: "Act 3: v1.2.0 never becomes healthy",
    release: { tag: "v1.2.0", variant: "never-healthy" },
    answers: BOTH,
  },
  {
    title: "Act 4: v1.3.0 is healthy, but its verdict is a rejection",
    release: { tag: "v1.3.0" },
    answers: { production: true, verdict: false },
  },
  {
    title: "Act 5: a person dispatches a rollback while the registry is unavailable",
    withoutRegistry: true,
    answers: BOTH,
  },
  {
    title: "Act 6: v1.4.0 migrates the database, deletes data and never becomes healthy; a person restores the data",
    release: {
      ...{ tag: "v1.4.0", variant: "never-healthy" },
      migration: "delete from heartbeats; alter table heartbeats add column if not exists host text;",
    },
    answers: BOTH,
  },
];

export interface Given {
  readonly environment: string;
  readonly yes: boolean;
}

/** What an act has to leave on the host. */
export interface Aftermath {
  /** Releases that a rollback can reach, and last the one that runs; empty if no release has been live. */
  readonly live: readonly string[];
  /** How the host's last change ended; undefined where this act made none. */
  readonly outcome: "done" | "returned" | "held" | undefined;
}

/** By what was answered: pure, so that a person may answer as they like. */
export function aftermath(act: Act, before: readonly string[], given: readonly Given[]): Aftermath {
  const approvals = given.filter(({ environment }) => environment === "production").map(({ yes }) => yes);
  const verdict = given.find(({ environment }) => environment === "production-verdict");
  if (approvals[0] !== true) return { live: before, outcome: undefined };
  if (act.release === undefined) {
    // The first release has nothing before it to return to.
    return before.length > 1 ? { live: before.slice(0, -1), outcome: "done" } : { live: before, outcome: undefined };
  }
  if (act.release.migration !== undefined && before.length > 0) {
    // One approval shows what a restore would replace, the next one is that of the restore.
    const isRestored = approvals[1] === true && approvals[2] === true;
    return { live: before, outcome: isRestored ? "done" : "held" };
  }
  if (act.release.variant === "never-healthy") return { live: before, outcome: "returned" };
  // After a rejection of the verdict, the rollback needs another approval of `production`.
  const goesBack = verdict?.yes === false && approvals[1] === true && before.length > 0;
  return { live: goesBack ? before : [...before, act.release.tag], outcome: "done" };
}
