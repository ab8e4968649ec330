import { lengthOf, renderWatch, watchLine } from "../../src/report/watch-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type Ended, runWatch, type Watched, type WatchTeller } from "../../src/watch/run-watch.ts";
import { type Judgement, judge } from "../../src/watch/verdict.ts";
import type { Host } from "../../src/world/host-program.ts";
import { shown } from "./shown.ts";
import { tryOnce } from "./try-once.ts";
import { readWatchInputs, type WatchInputs, type WatchWorld } from "./watch-inputs.ts";

/** Is the release that was just deployed healthy, and does it stay so? */
export const watchPeriod: Stage<WatchInputs, WatchWorld> = {
  name: "watch-period",
  handsOnReport: true,
  read: readWatchInputs,
  run: async (inputs, world) => {
    const host = await world.hosts.open(inputs.place);
    try {
      return inputs.preflightOnly ? await tryOnce(inputs, host, world) : await watch(inputs, host, world);
    } finally {
      await host.close();
    }
  },
};

async function watch(inputs: WatchInputs, host: Host, world: WatchWorld): Promise<StageResult> {
  const { signals, pace } = inputs;
  const names = [signals.containers, ...signals.logs, ...signals.asked].map(({ name }) => name);
  world.log.info(
    `Watching ${inputs.place.project} for ${lengthOf(pace.durationMs / 1000)}, a look every ${lengthOf(pace.intervalMs / 1000)}: ${names.join(", ")}.`,
  );
  const { clock, cancellation } = world;
  const watched = await runWatch(inputs, { host, clock, cancelled: cancellation.signal, teller: teller(world) });
  return conclude(inputs, watched, world);
}

/** What people read while it goes on: turns of a signal, and a line now and then. */
function teller(world: WatchWorld): WatchTeller {
  return {
    turned: ({ signal, sample }) => {
      const word = sample.reading === "ok" ? "is well again" : sample.reading;
      world.log.info(`${lengthOf(sample.at)}: ${signal}: ${word}: ${shown(sample.text, world)}`);
    },
    hit: (line) => world.log.info(`| ${shown(line, world)}`),
    progress: (seconds, record) => {
      const unwell = record.series().filter(({ samples }) => samples.at(-1)?.reading !== "ok");
      const state = unwell.length === 0 ? "all well" : `not well: ${unwell.map(({ name }) => name).join(", ")}`;
      world.log.info(`Watched for ${lengthOf(seconds)}; ${state}.`);
    },
  };
}

function conclude(inputs: WatchInputs, watched: Watched, world: WatchWorld): StageResult {
  const judgement = judge(watched.record.series());
  const { verdict, reason } = outcome(watched.ended, judgement);
  const text = shown(reason, world);
  const samples = judgement.signals.flatMap(({ series }) => series.samples);
  const failedSignals = judgement.signals.filter((one) => one.verdict === "failing").map(({ series }) => series.name);
  world.log.info(`${verdict} after ${lengthOf(watched.seconds)}${text === "" ? "" : `: ${text}`}.`);
  const failure = failureOf(verdict, text, inputs.gate);
  if (failure === undefined && verdict !== "healthy")
    world.log.warning(`The verdict is ${verdict}: ${text}. A person must decide.`);
  return {
    outputs: {
      verdict,
      reason: text,
      "summary-line": watchLine(verdict, watched.seconds, text),
      samples: String(samples.length),
      missing: String(samples.filter(({ reading }) => reading === "missing").length),
      "watched-seconds": String(watched.seconds),
      "failed-signals": JSON.stringify(failedSignals),
      usual: "",
    },
    report: renderWatch({
      project: inputs.place.project,
      version: watched.version,
      verdict,
      reason: text,
      seconds: watched.seconds,
      signals: judgement.signals.map((one) => ({ ...one, reason: shown(one.reason, world) })),
      tails: new Map(
        [...watched.record.tails()].map(([service, lines]) => [service, lines.map((line) => shown(line, world))]),
      ),
    }),
    ...(failure === undefined ? {} : { failure }),
  };
}

type Outcome = Judgement["verdict"] | "cancelled" | "superseded";

/** A watch that did not end by its time is never healthy, whatever it saw until then. */
function outcome(ended: Ended, judgement: Judgement): { readonly verdict: Outcome; readonly reason: string } {
  switch (ended.kind) {
    case "time":
    case "failed":
      return judgement;
    case "cancelled":
      return { verdict: "cancelled", reason: "the run was cancelled" };
    case "superseded":
      return { verdict: "superseded", reason: ended.reason };
    case "no-release":
      return { verdict: "inconclusive", reason: "the host has no recorded release" };
  }
}

function failureOf(verdict: Outcome, reason: string, gate: boolean): StageFailure | undefined {
  if (verdict === "failing" && gate) {
    return new StageFailure({
      what: `The release is failing: ${reason}.`,
      means: "It was deployed, and it does not do well. It still runs.",
      todo: "Look at the signals in the summary, and roll back if users are hurt: dispatch the rollback.",
    });
  }
  if (verdict === "cancelled") {
    return new StageFailure({
      what: "The watch was cancelled.",
      means: "Whether the release is healthy is not known. It still runs.",
      todo: "Run this again to watch it anew.",
    });
  }
  if (verdict === "superseded") {
    return new StageFailure({
      what: `The watch ended: ${reason}.`,
      means: "The release that was to be judged is no longer what the host has, so there is no verdict on it.",
      todo: "Look at the host with `release-status`: somebody rolled back or deployed meanwhile.",
    });
  }
  return undefined;
}
