import { StageFailure } from "../../src/failure/failure.ts";
import type { HttpAnswer } from "../../src/ports/world.ts";
import type { Details } from "../../src/report/page/stage-details.ts";
import { renderSmoke, type SmokeResult } from "../../src/report/smoke-report.ts";
import { utc } from "../../src/report/utc.ts";
import { type Check, judge } from "../../src/smoke/check.ts";
import { scriptCommand, scriptEnvironment } from "../../src/smoke/script.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { readSmokeInputs, type Script, type SmokeInputs, type SmokeWorld } from "./smoke-inputs.ts";

/** Tests the live application: HTTP checks first, then the repository's own script. */
export const smokeTest: Stage<SmokeInputs, SmokeWorld> = {
  name: "smoke-test",
  read: readSmokeInputs,
  run: smoke,
};

async function smoke(inputs: SmokeInputs, world: SmokeWorld): Promise<StageResult> {
  const results: SmokeResult[] = [];
  for (const check of inputs.checks) results.push(await tryCheck(check, inputs, world));
  if (inputs.script !== undefined) results.push(await runScript(inputs.script, inputs, world));
  const failed = results.filter(({ passed }) => !passed);
  const outputs = {
    result: failed.length === 0 ? "passed" : "failed",
    "ended-at": utc(world.clock.now()),
    "checks-passed": String(results.length - failed.length),
    "checks-failed": String(failed.length),
  };
  const report = renderSmoke(results, inputs.url);
  const details: Details<"smoke"> = {
    ...{ kind: "smoke", url: inputs.url },
    results: results.map(({ name, passed, tries, milliseconds, reasons }) => ({
      ...{ name, passed, tries, milliseconds, reasons: [...reasons] },
    })),
  };
  const result = { outputs, report, details };
  return failed.length === 0 ? result : { ...result, failure: smokeFailure(failed) };
}

async function tryCheck(check: Check, inputs: SmokeInputs, world: SmokeWorld): Promise<SmokeResult> {
  const retries = check.retries ?? inputs.retries;
  const delayMs = check.retryDelayMs ?? inputs.retryDelayMs;
  const { signal } = world.cancellation;
  const reasons: string[] = [];
  for (let tries = 1; ; tries++) {
    const answer = signal.aborted ? CANCELLED : await world.http.send(check.request);
    const { milliseconds } = answer;
    const reason = judge(check, answer).map(cleanForeignLine).join("; ");
    if (reason === "") {
      world.log.info(`✓ ${check.name}: ${milliseconds} ms${tries > 1 ? `, at try ${tries}` : ""}`);
      return { name: check.name, kind: "http", passed: true, tries, milliseconds, reasons };
    }
    if (reasons.at(-1) !== reason) reasons.push(reason);
    const again = tries <= retries && !signal.aborted;
    const next = again ? `; trying again in ${delayMs / 1000} s (${tries} of ${retries})` : "";
    world.log.info(`✗ ${check.name}: ${reason}${next}`);
    if (!again) return { name: check.name, kind: "http", passed: false, tries, milliseconds, reasons };
    await world.clock.sleep(delayMs, signal);
  }
}

const CANCELLED: HttpAnswer = { kind: "no-answer", reason: "the run was cancelled", milliseconds: 0 };

/** Bytes: all of it goes to the log. */
const SCRIPT_LIMIT = 16 * 1024 * 1024;

async function runScript(script: Script, inputs: SmokeInputs, world: SmokeWorld): Promise<SmokeResult> {
  world.log.info(`Running ${script.path} …`);
  const began = world.clock.monotonic();
  const exit = await world.commands.run({
    argv: scriptCommand(script.path, script.text),
    env: scriptEnvironment({ ...world.environment, ...inputs.scriptEnv }, inputs.url, inputs.version),
    timeoutMs: inputs.timeoutMs,
    outputLimit: SCRIPT_LIMIT,
    onLine: (line) => world.log.info(`| ${cleanForeignLine(line)}`),
  });
  const passed = exit.code === 0;
  const reason = passed ? [] : [exit.code === null ? exit.reason : exit.reason || `it ended with code ${exit.code}`];
  world.log.info(passed ? `✓ ${script.path}` : `✗ ${script.path}: ${reason.join()}`);
  return {
    name: script.path,
    kind: "script",
    passed,
    tries: 1,
    milliseconds: world.clock.monotonic() - began,
    reasons: reason,
  };
}

function smokeFailure(failed: readonly SmokeResult[]): StageFailure {
  return new StageFailure({
    what: `The smoke test failed:\n${failed.map(({ name, reasons }) => `- ${name}: ${reasons.at(-1) ?? "no reason was given"}`).join("\n")}`,
    means: "The containers may be healthy, but the application does not work as expected.",
    todo: "Inspect the application. If its users are affected, dispatch the rollback.",
  });
}
