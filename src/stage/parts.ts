import { StageFailure } from "../failure/failure.ts";
import { lines, NOTHING } from "../text/markdown.ts";
import { failureReport, type Stage, type StageResult, type StageWorld } from "./run-stage.ts";

/** A part of a stage. It reads its own inputs, so that a bad one stops no other part. */
export type Part<W> = (world: W) => Promise<StageResult>;

export function part<I, W extends StageWorld>({ read, run }: Pick<Stage<I, W>, "read" | "run">): Part<W> {
  return async (world) => run(await read(world.inputs, world), world);
}

/** A part whose failure is a warning, after `consequence`. Even a defect in it does not change the result of the stage. */
export function optional<W extends StageWorld>(one: Part<W>, consequence: string): Part<W> {
  return async (world) => {
    try {
      return await one(world);
    } catch (error) {
      const why = error instanceof StageFailure ? `${error.what} ${error.todo}` : String(error);
      world.log.warning(`${consequence} ${why}`);
      return { outputs: {}, report: NOTHING };
    }
  };
}

/** A stage of parts that do not depend on each other: each one runs, and the first that fails fails the stage. */
export function stageOfParts<W extends StageWorld>(
  name: string,
  parts: readonly Part<W>[],
): Stage<readonly Part<W>[], W> {
  return { name, read: () => parts, run: (all, world) => runParts(name, all, world) };
}

async function runParts<W extends StageWorld>(name: string, parts: readonly Part<W>[], world: W): Promise<StageResult> {
  const results: StageResult[] = [];
  const failures: StageFailure[] = [];
  const defects: unknown[] = [];
  for (const one of parts) {
    try {
      const result = await one(world);
      results.push(result);
      if (result.failure !== undefined) failures.push(result.failure);
    } catch (error) {
      if (error instanceof StageFailure) failures.push(error);
      else defects.push(error);
    }
  }
  // Parts that read the same bad input fail alike.
  const different = failures.filter(({ what }, at) => failures.findIndex((one) => one.what === what) === at);
  const [failure, ...more] = different;
  const [defect, ...others] = defects;
  // One of them fails the stage: a defect, or else the first failure.
  for (const { what, todo } of defects.length > 0 ? different : more) world.log.warning(`${what} ${todo}`);
  for (const one of others) world.log.warning(`Another bug of Sluice: ${String(one)}`);
  if (defects.length > 0) throw defect;
  const outputs = Object.assign({}, ...results.map((one) => one.outputs));
  const reports = results.map(({ report }) => report);
  if (failure === undefined) return { outputs, report: lines(reports) };
  return {
    outputs,
    report: lines([...reports, ...[failure, ...more].map((one) => failureReport(name, one))]),
    failure,
  };
}
