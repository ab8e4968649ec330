import { readSettings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import type { Stage, StageWorld } from "../../src/stage/run-stage.ts";
import { md } from "../../src/text/markdown.ts";
import { conclude, type Steps } from "./conclusion.ts";
import { inputs as keys } from "./keys.ts";

/** The result of a release: determined once, with the same text for the summary, the chat and the following jobs. */
export const concludeRelease: Stage<Steps, StageWorld> = {
  name: "conclude-release",
  read: (inputs) => {
    const settings = readSettings(keys, inputs, {}, "");
    return {
      deploy: settings.get("deploy-result").text,
      smoke: settings.get("smoke-outcome").text,
      watch: settings.get("watch-outcome").text,
      verdict: settings.get("watch-verdict").text,
      rollback: settings.get("back-result").text,
      version: settings.get("deploy-version").text,
      running: settings.get("back-running").text,
      refusal: settings.get("back-refusal").text,
      rollbackOutcome: settings.get("back-outcome").text,
      resumes: settings.get("resumes").text === "true",
      asksVerdict: readBoolean(settings.get("asks-verdict")),
    };
  },
  run: async (steps, { log }) => {
    const { ending, why } = conclude(steps);
    log.info(`The release ended: ${ending}. ${why}`);
    return {
      outputs: { result: ending, reason: why },
      report: md`### The release ended: ${ending}\n\n${why}\n`,
    };
  },
};
