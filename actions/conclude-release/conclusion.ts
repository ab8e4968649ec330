/** How a release ended, decided from how its steps ended. Pure; what is not understood is never a success. */

export interface Steps {
  /** What the deploy left: done, unchanged, returned, held, refused, failed, aborted, interrupted, unknown; empty for nothing. */
  readonly deploy: string;
  /** What the runner says of each step: success, failure, cancelled, skipped; empty where it never came to it. */
  readonly smoke: string;
  readonly watch: string;
  /** The watch's own word: healthy, failing, inconclusive, superseded, cancelled; empty for none. */
  readonly verdict: string;
  /** What the way back left, and what the runner says of it. */
  readonly back: string;
  readonly backStep: string;
  /** Whether a person is asked for a verdict afterwards: then a watch that could not tell is theirs to judge. */
  readonly asksVerdict: boolean;
}

export type Ending = "live" | "unsure" | "superseded" | "rolled-back" | "held" | "failed";

export interface Conclusion {
  readonly ending: Ending;
  /** One sentence or two, for people. */
  readonly why: string;
}

export function conclude(steps: Steps): Conclusion {
  const { back, backStep } = steps;
  if (back === "done" || back === "unchanged") return { ending: "rolled-back", why: "The release before runs again." };
  // The way back was tried, and nobody can say that it arrived.
  if (back !== "" || !["", "skipped"].includes(backStep)) return HELD;
  switch (steps.deploy) {
    case "done":
    case "unchanged":
      return afterDeploy(steps);
    case "returned":
      return { ending: "rolled-back", why: "It did not become healthy, and the release before runs again." };
    case "held":
      return HELD;
    case "interrupted":
    case "unknown":
      return { ending: "unsure", why: "How its deploy ended is not known. Look at the host (release-status)." };
    case "refused":
    case "failed":
    case "aborted":
    case "":
      return { ending: "failed", why: "The run says why. What ran before still runs." };
    default:
      return { ending: "unsure", why: `Its deploy ended as "${steps.deploy}", which nobody understands here.` };
  }
}

const HELD: Conclusion = {
  ending: "held",
  why: "Nothing is changed by itself any more. A person has to look at the host: the run says what to do by hand.",
};

function afterDeploy({ smoke, watch, verdict, asksVerdict }: Steps): Conclusion {
  if (verdict === "superseded")
    return { ending: "superseded", why: "Another change took its place while it was watched." };
  if (smoke !== "success") return unsure("Its smoke test was not carried to its end");
  if (watch !== "success") return unsure("It was not watched to the end");
  if (verdict === "healthy") return { ending: "live", why: "It was watched, and is healthy." };
  const seen =
    verdict === "failing"
      ? "The watch, which only advises, saw it fail."
      : "The watch could not tell whether it is healthy.";
  if (verdict === "inconclusive" || verdict === "failing")
    return asksVerdict ? { ending: "live", why: seen } : { ending: "unsure", why: `It runs. ${seen}` };
  return unsure("Its watch left no word");
}

function unsure(what: string): Conclusion {
  return {
    ending: "unsure",
    why: `It runs. ${what}, so nobody can say whether it is healthy. Look at it, or roll back.`,
  };
}
