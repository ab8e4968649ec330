import { readSettings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import { escapeMarkdown } from "../../src/report/markdown.ts";
import type { Stage, StageWorld } from "../../src/stage/run-stage.ts";
import { conclude, type Steps } from "./conclusion.ts";
import { inputs as keys } from "./keys.ts";

/** How a release ended: said once, in the same words for the summary, the chat and the jobs that follow. */
export const concludeRelease: Stage<Steps, StageWorld> = {
  name: "conclude-release",
  read: (inputs) => {
    const settings = readSettings(keys, inputs, {}, "");
    return {
      deploy: settings.get("deploy-result").text,
      smoke: settings.get("smoke-outcome").text,
      watch: settings.get("watch-outcome").text,
      verdict: settings.get("watch-verdict").text,
      back: settings.get("back-result").text,
      backStep: settings.get("back-outcome").text,
      asksVerdict: readBoolean(settings.get("asks-verdict")),
    };
  },
  run: async (steps, { log }) => {
    const { ending, why } = conclude(steps);
    log.info(`The release ended: ${ending}. ${why}`);
    return {
      outputs: { result: ending, reason: why },
      report: `### The release ended: ${ending}\n\n${escapeMarkdown(why)}\n`,
    };
  },
};
