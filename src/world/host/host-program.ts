import { StageFailure } from "../../failure/failure.ts";
import { readPreview } from "../../host/effects.ts";
import { readRunningSurvey, readSurvey } from "../../host/survey-reader.ts";
import type { Host } from "../../ports/host.ts";
import type { HostPlace } from "../../ports/host-place.ts";
import { shellWord } from "../../text/shell-word.ts";
import { follow } from "./follow-change.ts";
import { HostLine, type HostParts } from "./host-line.ts";
import { lookOnce, StreamedWatch } from "./host-watch.ts";
import { requireSameEnvironment } from "./login-environment.ts";

const ROLLBACK_TODO =
  "Inspect the host with `release-status`. If a rollback is still needed, dispatch the rollback: its key allows more.";

/** Connects, and uploads the host program where it is missing. Close it when done. */
export async function openHostProgram(parts: HostParts, place: HostPlace): Promise<Host> {
  const line = new HostLine(parts, place);
  await line.connect();
  const surveyVerb = `survey ${shellWord(place.project)} ${shellWord(place.directory)}`;
  return {
    survey: async () => {
      const survey = readSurvey(await line.ask(surveyVerb, "", 120));
      await requireSameEnvironment(survey, place.target, line, parts.log);
      return survey;
    },
    surveyRunning: async () => readRunningSurvey(await line.ask(`${surveyVerb} ${shellWord("running")}`, "", 120)),
    preview: async (planText) => readPreview(await line.ask(`preview ${shellWord(place.project)}`, planText, 180)),
    start: async (change, planText) => line.order(`start ${shellWord(place.project)} ${shellWord(change)}`, planText),
    rollBack: async (change, leaves, { actor, run }) =>
      line.order(
        `return ${[place.project, change, place.directory, leaves, actor, run].map(shellWord).join(" ")}`,
        "",
        ROLLBACK_TODO,
      ),
    settle: async (change) =>
      line.order(`settle ${shellWord(place.project)} ${shellWord(change)} ${shellWord(place.directory)}`, ""),
    abort: async (change, wish) => {
      const answer = await line.ask(`abort ${shellWord(place.project)} ${shellWord(change)} ${wish}`, "", 30);
      if (!answer.includes('"kind":"asked"')) throw notConfirmed("abort", "Whether the change stops is not known.");
    },
    follow: (change, watcher) => follow(parts, line, place.project, change, watcher),
    freeze: async (reason) => {
      const verb = reason === undefined ? "unfreeze" : "freeze";
      const answer = await line.ask(`${verb} ${shellWord(place.project)}`, reason ?? "", 30);
      if (!answer.includes(`"kind":"${reason === undefined ? "unfrozen" : "frozen"}"`))
        throw notConfirmed(verb, FROZEN_OR_HELD);
    },
    clearHold: async (reason) => {
      const answer = await line.ask(`clear-hold ${shellWord(place.project)}`, reason, 30);
      if (!answer.includes('"kind":"hold-cleared"')) throw notConfirmed("clear-hold", FROZEN_OR_HELD);
    },
    watch: (request) => new StreamedWatch(parts, line, place.project, request),
    lookOnce: () => lookOnce(line, place.project),
    close: () => line.end(),
  };
}

const FROZEN_OR_HELD = "Whether deploys are frozen or on hold is not known.";

function notConfirmed(verb: string, means: string): StageFailure {
  return new StageFailure({
    what: `The host did not confirm "${verb}".`,
    means,
    todo: "Run `release-status` to see it, then run this again.",
  });
}
