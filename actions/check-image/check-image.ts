import { StageFailure } from "../../src/failure/failure.ts";
import { type CheckCommands, checkCommands, inspectCommand } from "../../src/image/check-commands.ts";
import { type Health, judgeHealth, readContainer } from "../../src/image/container-health.ts";
import type { Cancellation, Clock, Commands, Environment, Files, RunContext } from "../../src/ports/world.ts";
import { renderImageCheck } from "../../src/report/images/image-check-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { type CheckInputs, readInputs } from "./check-inputs.ts";

export interface CheckWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly cancellation: Cancellation;
  readonly environment: Environment;
}

/** Does an image that was just built start, become healthy, and stay so? */
export const checkImage: Stage<CheckInputs, CheckWorld> = {
  name: "check-image",
  read: readInputs,
  run: check,
};

/** Images beside it may have to be pulled. */
const START_MS = 10 * 60_000;
const COMMAND_MS = 60_000;
const OUTPUT_LIMIT = 16 * 1024 * 1024;
/** Characters: the engine describes a container in one line. */
const INSPECT_LIMIT = 4 * 1024 * 1024;

async function check(inputs: CheckInputs, world: CheckWorld): Promise<StageResult> {
  const commands = checkCommands(inputs.wish);
  const began = world.clock.monotonic();
  try {
    const problem = await outcome(inputs, commands, world);
    const seconds = Math.round((world.clock.monotonic() - began) / 1000);
    const report = renderImageCheck({ image: inputs.wish.image, problem, seconds });
    if (problem === "") {
      world.log.info(`${inputs.wish.image} became healthy and stayed healthy.`);
      return { outputs: { result: "healthy" }, report };
    }
    await tell(commands.logs, inputs, world);
    return { outputs: { result: "failed" }, report, failure: notHealthy(inputs, problem) };
  } finally {
    const gone = await command(commands.remove, inputs, { world, timeoutMs: COMMAND_MS, onLine: () => undefined });
    if (gone !== "") world.log.warning(`The containers of the check may still exist: ${gone}.`);
  }
}

/** Why it is not healthy; empty when it is. */
async function outcome(inputs: CheckInputs, commands: CheckCommands, world: CheckWorld): Promise<string> {
  const onLine = (line: string): void => world.log.info(`| ${cleanForeignLine(line)}`);
  const started = await command(commands.start, inputs, { world, timeoutMs: START_MS, onLine });
  if (started !== "") return `it was not started: ${started}`;
  const { clock, cancellation } = world;
  const end = clock.monotonic() + inputs.timeoutMs;
  let healthySince: number | undefined;
  for (;;) {
    const health = await look(inputs, commands, world);
    if (health.kind === "failed") return health.why;
    const now = clock.monotonic();
    healthySince = health.kind === "healthy" ? (healthySince ?? now) : undefined;
    if (healthySince !== undefined && now - healthySince >= inputs.stableMs) return "";
    if (cancellation.signal.aborted) return "the run was cancelled";
    if (now >= end) return health.kind === "healthy" ? "it was not healthy for the required time" : health.why;
    await clock.sleep(inputs.intervalMs, cancellation.signal);
  }
}

async function look(inputs: CheckInputs, commands: CheckCommands, world: CheckWorld): Promise<Health> {
  const ids: string[] = [];
  const listed = await command(commands.list, inputs, {
    world,
    timeoutMs: COMMAND_MS,
    onLine: (line) => ids.push(line),
  });
  if (listed !== "") return { kind: "failed", why: `the engine does not list its containers: ${listed}` };
  const lines: string[] = [];
  const onLine = (line: string): void => void lines.push(line);
  const argv = inspectCommand(ids.filter((id) => id !== ""));
  const inspected = await command(argv, inputs, { world, timeoutMs: COMMAND_MS, onLine });
  if (inspected !== "") return { kind: "failed", why: `the engine does not report their state: ${inspected}` };
  const containers = lines.filter((line) => line !== "").map(readContainer);
  return judgeHealth(containers, { image: inputs.wish.image, oneShots: inputs.oneShots });
}

interface Ear {
  readonly world: CheckWorld;
  readonly timeoutMs: number;
  readonly onLine: (line: string) => void;
}

/** Why a command failed; empty when it did not. */
async function command(
  argv: readonly [string, ...string[]],
  { env }: CheckInputs,
  { world, timeoutMs, onLine }: Ear,
): Promise<string> {
  let last = "";
  const onErrorLine = (line: string): void => {
    last = cleanForeignLine(line).trim() || last;
  };
  const limits = { outputLimit: OUTPUT_LIMIT, lineLimit: INSPECT_LIMIT };
  const exit = await world.commands.run({ argv, env, timeoutMs, ...limits, onLine, onErrorLine });
  if (exit.code === 0) return "";
  return last || exit.reason || `${argv.slice(0, 2).join(" ")} ended with code ${exit.code}`;
}

/** Containers write to both streams. */
async function tell(
  argv: readonly [string, ...string[]],
  { env }: CheckInputs,
  { commands, log }: CheckWorld,
): Promise<void> {
  const onLine = (line: string): void => log.info(`| ${cleanForeignLine(line)}`);
  await commands.run({ argv, env, timeoutMs: COMMAND_MS, outputLimit: OUTPUT_LIMIT, onLine });
}

function notHealthy({ wish }: CheckInputs, problem: string): StageFailure {
  return new StageFailure({
    what: `${wish.image} is not healthy: ${problem}.`,
    means: "A deploy of this image would be rolled back.",
    todo: problem.startsWith("nothing checks")
      ? "Give the image a HEALTHCHECK, its Compose service a `healthcheck`, or this step a `health-command`."
      : "Read the last lines of its log, above.",
  });
}
