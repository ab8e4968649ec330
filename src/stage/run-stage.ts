import { StageFailure } from "../failure/failure.ts";
import type { Inputs, Log, Results } from "../ports/world.ts";
import { cut, failureText, type Markdown, md } from "../text/markdown.ts";

/** The result of a stage. A stage may fail and still have outputs and a report, as after an automatic rollback. */
export interface StageResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** For the step's summary. */
  readonly report: Markdown;
  readonly failure?: StageFailure;
  /** What the report of the release shows of it; a form that its reader knows. */
  readonly details?: unknown;
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
    leaveReport(stage, world, result.report);
    const { outputs, failure, details } = result;
    await world.results.record({ stage: stage.name, outputs, failure: recorded(failure), details });
    if (result.failure) world.results.fail(result.failure);
  } catch (error) {
    const failure = error instanceof StageFailure ? error : defect(stage.name, error);
    if (failure === error) world.results.fail(failure);
    else world.results.crash(error);
    leaveReport(stage, world, failureReport(stage.name, failure));
    await world.results.record({ stage: stage.name, outputs: {}, failure: recorded(failure) });
  }
}

/** What the summary and the report of the release show of an error that no one foresaw. Its stack is in the log. */
function defect(stage: string, error: unknown): StageFailure {
  return new StageFailure({
    what: `${stage} stopped because of a bug of Sluice: ${error instanceof Error ? error.message : String(error)}`,
    means:
      "How far it came is unknown. A change that the host had begun ends there without this run, or puts it on hold.",
    todo: "Run release-status to see what runs. Report the bug with the lines of this step's log.",
  });
}

function recorded(failure: StageFailure | undefined): Pick<StageFailure, "what" | "means" | "todo"> | null {
  return failure === undefined ? null : { what: failure.what, means: failure.means, todo: failure.todo };
}

/** An issue's comment holds 65,536 characters, and a release has several reports. */
const REPORT_LIMIT = 20_000;

function leaveReport<I, W extends StageWorld>(stage: Stage<I, W>, world: W, report: Markdown): void {
  if (stage.handsOnReport) {
    const short = cut(report, REPORT_LIMIT, md`… (the rest is in the run)`);
    world.results.output("report", world.log.redact(short.text));
  }
  world.results.summary(report);
}

/** Also of a part of a stage. */
export function failureReport(stage: string, failure: StageFailure): Markdown {
  return md`### ❌ ${stage} failed\n\n${failureText(failure)}`;
}
