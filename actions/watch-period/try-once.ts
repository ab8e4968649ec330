import { StageFailure } from "../../src/failure/failure.ts";
import type { Host } from "../../src/ports/host.ts";
import { renderPreflight } from "../../src/report/watch-report.ts";
import type { StageResult } from "../../src/stage/run-stage.ts";
import { type Gap, preflight } from "../../src/watch/preflight.ts";
import { shown } from "./shown.ts";
import type { WatchInputs, WatchWorld } from "./watch-inputs.ts";

/** Before a deploy: the sources are checked, and not the current release. */
export async function tryOnce(inputs: WatchInputs, host: Host, world: WatchWorld): Promise<StageResult> {
  const found = await preflight(inputs.signals, host);
  const gaps = found.gaps.map(
    (gap): Gap => ({ ...gap, text: shown(gap.text, world), weight: weightOf(gap, inputs.gate) }),
  );
  const count = inputs.signals.asked.length + 1;
  for (const { name, text, weight } of gaps) {
    if (weight === "warns") world.log.warning(`${name}: ${text}. The watch may have too little data.`);
    if (weight === "allowed") world.log.info(`${name}: ${text}. Its \`on-missing\` allows that.`);
  }
  const said = gaps.map(({ name, text }) => `${name}: ${text}`);
  const reason = said.length === 0 ? "preflight only: nothing was watched" : said.join("; ");
  const outputs = {
    verdict: "inconclusive",
    reason,
    "summary-line": "Nothing was watched yet: the sources were read once.",
    samples: String(count),
    missing: String(gaps.length),
    "watched-seconds": "0",
    "failed-signals": "[]",
    usual: JSON.stringify(Object.fromEntries(found.usual)),
  };
  world.log.info(
    `Read ${count} ${count === 1 ? "source" : "sources"} once: ${gaps.length === 0 ? "all of them answer" : reason}.`,
  );
  const refusing = gaps.filter(({ weight }) => weight === "refuses");
  const report = renderPreflight(gaps, count);
  if (refusing.length === 0) return { outputs, report };
  return { outputs, report, failure: refused(refusing) };
}

/** In an advisory watch no source prevents a deploy. */
function weightOf({ weight }: Gap, gate: boolean): Gap["weight"] {
  return weight === "refuses" && !gate ? "warns" : weight;
}

function refused(gaps: readonly Gap[]): StageFailure {
  return new StageFailure({
    what: `Sources of the watch give no data:\n${gaps.map(({ name, text }) => `- ${name}: ${text}`).join("\n")}`,
    means: "The watch after the deploy could only be inconclusive. Nothing was deployed or watched.",
    todo: "Correct the query, address or token under `watch.signals`, then run this again. For a source that can be without data, set `on-missing: pass`; for one that must not prevent a deploy, `mode: advisory`.",
  });
}
