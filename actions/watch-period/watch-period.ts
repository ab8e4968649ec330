import { StageFailure } from "../../src/failure/failure.ts";
import { linesByService } from "../../src/host/look-reader.ts";
import type { Host } from "../../src/ports/host.ts";
import type { Details } from "../../src/report/page/stage-details.ts";
import { utc } from "../../src/report/utc.ts";
import { renderWatch, schemaNote, watchLine } from "../../src/report/watch-report.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { secondsText } from "../../src/text/duration-text.ts";
import { type Ended, orMissing, runWatch, type Watched, type WatchTeller } from "../../src/watch/run-watch.ts";
import { type Judgement, judge } from "../../src/watch/verdict.ts";
import { shown } from "./shown.ts";
import { tryOnce } from "./try-once.ts";
import { readWatchInputs, type WatchInputs, type WatchWorld } from "./watch-inputs.ts";

/** Watches whether the release that was just deployed is healthy and stays healthy. */
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
    `Watching ${inputs.place.project} for ${secondsText(pace.durationMs / 1000)}, with a sample every ${secondsText(pace.intervalMs / 1000)}: ${names.join(", ")}.`,
  );
  const { clock, cancellation } = world;
  const watched = await runWatch(inputs, { host, clock, cancelled: cancellation.signal, teller: teller(world) });
  const judgement = judge(watched.record.series());
  const tails = judgement.verdict === "failing" ? await lastLines(host) : new Map<string, string[]>();
  return conclude(inputs, { ...watched, judgement, tails }, world);
}

interface Judged extends Watched {
  readonly judgement: Judgement;
  /** The last lines of each service's log, foreign as they are. */
  readonly tails: ReadonlyMap<string, readonly string[]>;
}

async function lastLines(host: Host): Promise<ReadonlyMap<string, readonly string[]>> {
  const glance = await orMissing(() => host.lookOnce());
  return typeof glance === "string" ? new Map() : linesByService(glance.lines);
}

/** The log during the watch: changed readings of a signal, and a line from time to time. */
function teller(world: WatchWorld): WatchTeller {
  return {
    turned: ({ signal, sample }) => {
      const word = sample.reading === "ok" ? "is healthy again" : sample.reading;
      world.log.info(`${secondsText(sample.at)}: ${signal}: ${word}: ${shown(sample.text, world)}`);
    },
    hit: (line) => world.log.info(`| ${shown(line, world)}`),
    progress: (seconds, record) => {
      const unwell = record.series().filter(({ samples }) => samples.at(-1)?.reading !== "ok");
      const state = unwell.length === 0 ? "all healthy" : `not healthy: ${unwell.map(({ name }) => name).join(", ")}`;
      world.log.info(`Watched for ${secondsText(seconds)}; ${state}.`);
    },
  };
}

function conclude(inputs: WatchInputs, watched: Judged, world: WatchWorld): StageResult {
  const { judgement } = watched;
  const { verdict, reason } = outcome(watched.ended, judgement);
  const text = shown(reason, world);
  const samples = judgement.signals.flatMap(({ series }) => series.samples);
  const failedSignals = judgement.signals.filter((one) => one.verdict === "failing").map(({ series }) => series.name);
  world.log.info(`${verdict} after ${secondsText(watched.seconds)}${text === "" ? "" : `: ${text}`}.`);
  const failure = failureOf(verdict, text, inputs.gate);
  if (failure === undefined && verdict !== "healthy")
    world.log.warning(`The verdict is ${verdict}: ${text}. A person must decide.`);
  return {
    outputs: {
      verdict,
      reason: text,
      "summary-line": [watchLine(verdict, watched.seconds, text), ...schemaNote(inputs.schema)].join(" "),
      samples: String(samples.length),
      missing: String(samples.filter(({ reading }) => reading === "missing").length),
      "watched-seconds": String(watched.seconds),
      "ended-at": utc(world.clock.now()),
      "failed-signals": JSON.stringify(failedSignals),
      usual: "",
    },
    report: renderWatch({
      project: inputs.place.project,
      version: watched.version,
      verdict,
      reason: text,
      notes: schemaNote(inputs.schema),
      seconds: watched.seconds,
      signals: judgement.signals.map((one) => ({ ...one, reason: shown(one.reason, world) })),
      tails: new Map([...watched.tails].map(([service, lines]) => [service, lines.map((line) => shown(line, world))])),
    }),
    details: watchDetails(watched, { verdict, reason: text }, world),
    ...(failure === undefined ? {} : { failure }),
  };
}

function watchDetails(
  { seconds, judgement, tails }: Judged,
  { verdict, reason }: { readonly verdict: string; readonly reason: string },
  world: WatchWorld,
): Details<"watch"> {
  return {
    ...{ kind: "watch", verdict, reason, seconds },
    signals: judgement.signals.map(({ series, verdict: own, reason: why }) => ({
      ...{ name: series.name, advisory: series.rules.advisory, verdict: own, reason: shown(why, world) },
      samples: series.samples.map(({ text: _, ...sample }) => sample),
    })),
    tails: [...tails].map(([service, lines]) => ({ service, lines: lines.map((line) => shown(line, world)) })),
  };
}

type Outcome = Judgement["verdict"] | "cancelled" | "superseded";

/** A watch that ended early is never healthy, even with good samples. */
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
      means: "It was deployed, and it is not healthy. It still runs.",
      todo: "Check the signals in the summary. If users are affected, dispatch the rollback.",
    });
  }
  if (verdict === "cancelled") {
    return new StageFailure({
      what: "The watch was cancelled.",
      means: "Whether the release is healthy is not known. It still runs.",
      todo: "Run this again to watch it again.",
    });
  }
  if (verdict === "superseded") {
    return new StageFailure({
      what: `The watch ended: ${reason}.`,
      means: "The host no longer has the release that was watched, so there is no verdict on it.",
      todo: "Inspect the host with `release-status`: another person or run rolled back or deployed in the meantime.",
    });
  }
  return undefined;
}
