import type { Inputs, Log, Results } from "../world/world.ts";
import { StageFailure } from "./failure.ts";

/** What a stage hands back. A stage may fail and still have outputs and a report: a release that came back did both. */
export interface StageResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown for the step's summary. */
  readonly report: string;
  readonly failure?: StageFailure;
}

export interface Stage<I, W> {
  readonly name: string;
  /** Hands the report on as the output `report`, for an issue or a message. */
  readonly handsOnReport?: true;
  /** Inputs → one typed object; throws a StageFailure that names the bad one. */
  read(inputs: Inputs, world: W): I | Promise<I>;
  run(inputs: I, world: W): Promise<StageResult>;
}

export interface StageWorld {
  readonly inputs: Inputs;
  readonly log: Log;
  readonly results: Results;
}

/** The only place that catches everything and the only one that fails a step. */
export async function runStage<I, W extends StageWorld>(stage: Stage<I, W>, world: W): Promise<void> {
  try {
    const inputs = await stage.read(world.inputs, world);
    const result = await stage.run(inputs, world);
    for (const [name, value] of Object.entries(result.outputs)) world.results.output(name, value);
    await leaveReport(stage, world, result.report);
    if (result.failure) world.results.fail(result.failure);
  } catch (error) {
    if (!(error instanceof StageFailure)) return world.results.crash(error);
    world.results.fail(error);
    await leaveReport(stage, world, failureReport(stage.name, error));
  }
}

/** An issue's comment holds 65,536 characters, and a release has several reports. */
const REPORT_LIMIT = 20_000;

async function leaveReport<I, W extends StageWorld>(stage: Stage<I, W>, world: W, report: string): Promise<void> {
  const text = world.log.redact(report);
  if (stage.handsOnReport) {
    const isLong = text.length > REPORT_LIMIT;
    world.results.output("report", isLong ? `${text.slice(0, REPORT_LIMIT)}\n\n… (the rest is in the run)\n` : text);
  }
  await world.results.summary(text);
}

function failureReport(stage: string, failure: StageFailure): string {
  return `### ❌ ${stage} failed\n\n**${failure.what}**\n\n${failure.means}\n\n**What to do:** ${failure.todo}\n`;
}
