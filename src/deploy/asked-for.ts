import type { Survey, SurveyedRelease } from "../plan/survey.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** What a rollback was about when somebody asked for it. */
export type AskedFor =
  | { readonly kind: "left"; readonly version: string }
  /** Nobody said, and nothing has changed since. */
  | { readonly kind: "whatever-runs" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * The release that ran when the rollback was asked for. It may wait for its approval while somebody else is faster: without
 * this it would go back twice. A change that was in hand then counts as what ran: it is what the person saw. The host's own
 * clock counts, since its history is written by it.
 */
export function askedFor(survey: Survey, askedSecondsAgo: number | undefined): AskedFor {
  if (askedSecondsAgo === undefined) return { kind: "whatever-runs" };
  const asked = (survey.host.clock - askedSecondsAgo) * 1000;
  const since = survey.history.filter(({ began }) => Date.parse(began) > asked);
  const before = ranBefore(survey, asked);
  const switched = since.some(({ running }) => running !== before?.running);
  if (!switched) return { kind: "whatever-runs" };
  const ran = releaseOf(survey, before?.running);
  if (ran !== undefined) return { kind: "left", version: ran.version };
  const why = refusal(
    "changed-meanwhile",
    "What runs on this host has changed since the rollback was asked for, and what ran then is not kept.",
    "Look at what runs (release-status). If it is to be left, dispatch a rollback that names it as `from`.",
  );
  return { kind: "refused", refusal: why };
}

function ranBefore({ history }: Survey, asked: number): Survey["history"][number] | undefined {
  return history.findLast(({ began }) => Date.parse(began) <= asked);
}

function releaseOf({ releases }: Survey, id: string | undefined): SurveyedRelease | undefined {
  return releases.find(({ release }) => release === id);
}
