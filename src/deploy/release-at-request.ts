import type { Survey, SurveyedRelease } from "../host/survey.ts";
import { type Refusal, refusal } from "./refusals/refusal.ts";

/** The release that a rollback was requested for. */
export type ReleaseAtRequest =
  | { readonly kind: "release"; readonly version: string }
  /** Neither is known: then it is the release that runs. */
  | { readonly kind: "current" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * The release that ran when the rollback was requested. While the rollback waits for its approval, another person can
 * roll back or deploy: without this comparison the host would roll back twice. A change that was running at that time
 * counts as the release that ran, because the person saw it. The host's own clock counts, since its history is written
 * by it.
 */
export function releaseAtRequest(survey: Survey, requestedSecondsAgo: number | undefined): ReleaseAtRequest {
  if (requestedSecondsAgo === undefined) return { kind: "current" };
  const asked = (survey.host.clock - requestedSecondsAgo) * 1000;
  const since = survey.history.filter(({ began }) => Date.parse(began) > asked);
  const before = ranBefore(survey, asked);
  const switched = since.some(({ running }) => running !== before?.running);
  if (!switched) return { kind: "current" };
  const ran = releaseOf(survey, before?.running);
  if (ran !== undefined) return { kind: "release", version: ran.version };
  const why = refusal(
    "changed-meanwhile",
    "What runs on this host has changed since the rollback was requested, and the release that ran then is not kept.",
    "Inspect what runs (`release-status`). To roll back from that release, dispatch a rollback with it as `from`.",
  );
  return { kind: "refused", refusal: why };
}

function ranBefore({ history }: Survey, asked: number): Survey["history"][number] | undefined {
  return history.findLast(({ began }) => Date.parse(began) <= asked);
}

function releaseOf({ releases }: Survey, id: string | undefined): SurveyedRelease | undefined {
  return releases.find(({ release }) => release === id);
}
