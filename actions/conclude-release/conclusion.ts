/**
 * The result of a release, determined from the results of its steps. Pure; what is not understood is never a success.
 */

export interface Steps {
  /**
   * The result of the deploy: done, unchanged, returned, held, refused, failed, aborted, interrupted, unknown; empty
   * for none.
   */
  readonly deploy: string;
  /** The runner's outcome of each step: success, failure, cancelled, skipped; empty where the step was not reached. */
  readonly smoke: string;
  readonly watch: string;
  /** The verdict of the watch: healthy, failing, inconclusive, superseded, cancelled; empty for none. */
  readonly verdict: string;
  /** The result of the rollback, and the runner's outcome of its step. */
  readonly rollback: string;
  readonly rollbackOutcome: string;
  /** The release that was deployed, and the one that is recorded as running when its rollback ended; empty for unknown. */
  readonly version?: string;
  readonly running?: string;
  /** Why the rollback was refused, and what to do about it; empty for unknown. */
  readonly refusal?: string;
  /** Whether an earlier attempt has begun or done the deploy. */
  readonly resumes?: boolean;
  /** Whether a person gives a verdict afterwards: then that person also decides about an inconclusive watch. */
  readonly asksVerdict: boolean;
}

export type Ending = "live" | "unknown" | "superseded" | "rolled-back" | "rollback-refused" | "held" | "failed";

export interface Conclusion {
  readonly ending: Ending;
  /** One sentence or two, for people. */
  readonly why: string;
}

export function conclude(steps: Steps): Conclusion {
  const { rollback, rollbackOutcome } = steps;
  if (rollback === "done" || rollback === "unchanged")
    return { ending: "rolled-back", why: "The release before runs again." };
  if (rollback === "refused") return afterRefusal(steps);
  if (rollback === "returned")
    return { ending: "held", why: `Its rollback failed, and what ran before it runs again, verified. ${INSPECT}` };
  // The rollback was attempted, and its success is unknown.
  if (rollback !== "" || !["", "skipped"].includes(rollbackOutcome)) return HELD;
  switch (steps.deploy) {
    case "done":
    case "unchanged":
      return afterDeploy(steps);
    case "returned":
      return { ending: "rolled-back", why: "It failed, and the release before it runs again." };
    case "held":
      return HELD;
    case "interrupted":
    case "unknown":
      return { ending: "unknown", why: "How its deploy ended is unknown. Inspect the host (`release-status`)." };
    case "refused":
    case "failed":
    case "aborted":
    case "":
      if (steps.resumes) return { ending: "unknown", why: NOT_CONTINUED };
      return {
        ending: "failed",
        why: `The reason is in the run. The release before it, if there is one, still runs. ${AGAIN}`,
      };
    default:
      return {
        ending: "unknown",
        why: `Its deploy ended as "${steps.deploy}", which is unknown to this version of Sluice.`,
      };
  }
}

/** Its approval was consumed, and nothing in its issue says how to get another one. */
const AGAIN = "To request a new approval of this version, dispatch the deploy workflow with its tag.";

const INSPECT = "Inspect the host (`release-status`).";

const NOT_CONTINUED =
  "An earlier attempt of this job deployed it, and this attempt did not continue with it, for the reason in the run. Inspect the host (`release-status`).";

const HELD: Conclusion = {
  ending: "held",
  why: "No further change happens automatically. A person must inspect the host: the run contains the instructions.",
};

/** Nothing was changed by the refused rollback. What runs may be the work of another change. */
function afterRefusal({ version = "", running = "", refusal = "" }: Steps): Conclusion {
  if (running === "" || version === "")
    return { ending: "unknown", why: `Its rollback was refused, and what runs is unknown. ${refusal || INSPECT}` };
  if (running !== version)
    return {
      ending: "superseded",
      why: `Its rollback was refused, because another change replaced it: ${running} runs.`,
    };
  return {
    ending: "rollback-refused",
    why: `Its rollback was refused, so it still runs. ${refusal || "The reason is in the run."}`,
  };
}

function afterDeploy({ smoke, watch, verdict, asksVerdict }: Steps): Conclusion {
  if (verdict === "superseded")
    return { ending: "superseded", why: "Another change replaced it while it was watched." };
  if (smoke === "failure")
    return { ending: "unknown", why: `It runs. Its smoke test failed, and no rollback began. ${INSPECT}` };
  if (smoke !== "success") return unknown("Its smoke test did not complete");
  if (watch === "failure" && verdict === "failing")
    return { ending: "unknown", why: `It runs. Its watch found that it fails, and no rollback began. ${INSPECT}` };
  if (watch !== "success") return unknown("It was not watched to the end");
  if (verdict === "healthy") return { ending: "live", why: "It was watched, and is healthy." };
  const seen =
    verdict === "failing"
      ? "The advisory watch found that it fails."
      : "The watch could not determine whether it is healthy.";
  if (verdict === "inconclusive" || verdict === "failing")
    return asksVerdict ? { ending: "live", why: seen } : { ending: "unknown", why: `It runs. ${seen}` };
  return unknown("Its watch reported no verdict");
}

function unknown(what: string): Conclusion {
  return {
    ending: "unknown",
    why: `It runs. ${what}, so its health is unknown. Inspect it, or roll back.`,
  };
}
