import { StageFailure } from "../../failure/failure.ts";
import { readFreeze, readHold, readOwner } from "../../host/survey-files.ts";
import type { Outcome } from "../../plan/outcome.ts";
import { remedyOf } from "./host-codes.ts";
import { lockText } from "./host-refusals.ts";

/** Undefined for a success; otherwise the one failure that the run shows. */
export function outcomeFailure(
  outcome: Outcome,
  wanted: { readonly version: string; readonly directory: string; readonly project: string },
): StageFailure | undefined {
  if (outcome.difference !== undefined) return differing(outcome, outcome.difference);
  const { ending } = outcome;
  if (ending.outcome === "done") return undefined;
  return new StageFailure({
    what: happened(outcome, wanted.version),
    means: meaning(outcome, wanted),
    todo: ending.outcome === "held" && !isAboutSchema(ending) ? byHand(outcome, wanted) : remedyOf(ending.code),
  });
}

function isAboutSchema({ code }: Outcome["ending"]): boolean {
  return code === "schema-changed" || code === "schema-unknown";
}

function happened({ ending }: Outcome, version: string): string {
  switch (ending.outcome) {
    case "refused":
      return `${version} was refused by the host: ${reasonOf(ending)}`;
    case "returned":
      return `${version} failed and was rolled back: ${ending.text}`;
    case "aborted":
      return `${version} was cancelled before anything was switched.`;
    case "interrupted":
      return `${version} was interrupted: ${ending.text}`;
    default:
      return `${version} failed: ${ending.text}`;
  }
}

/** Some reasons are records of the host: the owner of the lock, the freeze, the hold. */
function reasonOf({ code, text }: Outcome["ending"]): string {
  switch (code) {
    case "locked":
      return lockText(readOwner(text));
    case "frozen":
      return readFreeze(text);
    case "held":
      return readHold(text).text;
    default:
      return text;
  }
}

function meaning({ ending, after, events }: Outcome, wanted: { readonly version: string }): string {
  const running = after.current?.version;
  switch (ending.outcome) {
    case "returned":
      return `The host rolled back by itself: ${running ?? "the release before"} runs again, verified.`;
    case "held":
      if (isAboutSchema(ending))
        return "The release before was not started, because it may not be able to run on the databases as they are. The host is on hold: a person must decide.";
      return "The automatic rollback failed too. What runs now is not a verified release, so the host is on hold: a person must inspect it.";
    case "interrupted":
      return running === undefined
        ? "What runs is not known."
        : `${running} is the recorded release; it was not verified again.`;
    default:
      if (events.some((event) => event.event === "step" && event.step === "switch"))
        return `The containers of ${wanted.version} still exist; no release is recorded.`;
      return running === undefined
        ? "Nothing was changed on the host."
        : `Nothing was changed on the host: ${running} runs as before.`;
  }
}

function byHand({ after }: Outcome, wanted: { readonly directory: string; readonly project: string }): string {
  const file = after.hold?.compose || `${after.host.state}/releases/${after.current?.release}/compose.yml`;
  return [
    `Log in to ${after.host.name} and bring ${after.hold?.version || "the recorded release"} up by hand:`,
    `  docker compose -p ${wanted.project} --env-file /dev/null --project-directory ${wanted.directory} -f ${file} up -d --pull never --no-build`,
    `  docker ps -a --filter label=com.docker.compose.project=${wanted.project}`,
    "Then dispatch a rollback to a release that works: when it succeeds it lifts the hold. Or deploy a release that fixes the failure with `override-hold`, or lift the hold with `clear-hold`, each with the reason.",
  ].join("\n");
}

function differing({ ending, change }: Outcome, difference: string): StageFailure {
  return new StageFailure({
    what: `The host reported "${ending.outcome}" for ${change}, but a survey afterwards shows otherwise: ${difference}.`,
    means:
      "Something else changes this application, or a tool on the host does not do what it reports. This is not a success.",
    todo: "Find out what else works on this host (another deploy tool, a cron job, a person), then run `release-status`.",
  });
}
