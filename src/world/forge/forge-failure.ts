import { StageFailure } from "../../failure/failure.ts";
import { ForgeRefusal } from "../../failure/forge-refusal.ts";
import type { ForgeChange } from "../../ports/forge.ts";
import { type Reply, TRIES } from "./forge-reply.ts";

export function noToken(): StageFailure {
  return new StageFailure({
    what: "There is no token for the forge.",
    means: "No request was sent, and nothing was changed.",
    todo: "Give `token`, usually `${{ github.token }}`; a secret that is not set arrives as an empty text.",
  });
}

export function malformed(path: string, key: string | undefined): StageFailure {
  return new StageFailure({
    what: `The forge's answer to ${path} is not ${key === undefined ? "a list" : `an object with the list \`${key}\``}.`,
    means: "Data that is missing cannot count as an empty list.",
    todo: "Check GITHUB_API_URL, and that no proxy answers in the forge's place.",
  });
}

export function endless(path: string, pages: number): StageFailure {
  return new StageFailure({
    what: `The forge's answer to ${path} has more than ${pages} pages.`,
    means: "A list without an end cannot be evaluated. Nothing was changed.",
    todo: "Check GITHUB_API_URL, and that no proxy answers in the forge's place.",
  });
}

/** What GitHub does not say of a tag or a branch that it refuses with the same words. */
const REF_CAUSES =
  " For a tag or a branch: GitHub also refuses it to the run's own token if the commit's workflow files differ from those of every branch, or if a ruleset protects it, whose bypass list cannot name GitHub Actions. Set RELEASE_TOKEN to a token of an App that may do both.";

const DISPATCH_CAUSES =
  " For a dispatch: an organization can forbid dispatches by GitHub Actions in its Actions settings. Allow them there, or dispatch the workflow yourself.";

function causesOf(isDispatch: boolean, why: string): string {
  if (isDispatch) return DISPATCH_CAUSES;
  return /not accessible by integration/.test(why) ? REF_CAUSES : "";
}

export function unanswered(
  { what, isDispatch = false }: Pick<ForgeChange, "what" | "isDispatch">,
  reply: Exclude<Reply, { kind: "done" }>,
): StageFailure {
  if (reply.kind === "refused") {
    return new ForgeRefusal(reply.status, {
      what: `The forge refused to ${what}: ${reply.why} (status ${reply.status}).`,
      means:
        reply.status === 401
          ? "The token is wrong, or has expired."
          : "The token does not have the permission, or the request is not valid.",
      todo: `Check \`token\` and the \`permissions\` of this job.${causesOf(isDispatch, reply.why)}`,
    });
  }
  if (reply.kind === "wait") {
    const minutes = Math.ceil(reply.milliseconds / 60_000);
    return new StageFailure({
      what: `The forge did not ${what}: ${reply.why}.`,
      means: `The forge limits the rate of requests, and the limit ends in ${minutes} min. This request had no effect.`,
      todo: `Run this again in ${minutes} min: what was done before is found and not done twice.`,
    });
  }
  return new StageFailure({
    what: `The forge did not ${what}: ${reply.why}.`,
    means: `The request was sent ${TRIES} times. Whether it took effect is unknown.`,
    todo: "Check the forge's status page, then run this again: what was done already is found and not done twice.",
  });
}
