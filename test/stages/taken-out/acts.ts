import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ActualState, journalOf, stepsDone } from "../../../rehearsal/actual-state.ts";
import { settledState } from "../../../rehearsal/comparison.ts";
import { UnexpectedResult } from "../../../rehearsal/ending.ts";
import { differences, type ExpectedState } from "../../../rehearsal/expected-state.ts";
import { run } from "../../sandbox/processes.ts";
import type { Release } from "../../sandbox/release.ts";
import { type StepResult, startStep } from "../../sandbox/step.ts";
import type { StoryScene } from "./story-scene.ts";

const DEPLOY_STEPS = [
  "check",
  "quiet",
  "fetch",
  "resolve",
  "pull",
  "verify",
  "retain",
  "checkout",
  "switch",
  "await",
  "prove",
  "record",
];
const RETURN_STEPS = DEPLOY_STEPS.slice(0, 9);
const ROLLBACK_STEPS = ["check", "quiet", "restore", "switch", "await", "prove", "record"];

/**
 * The steps of production alone, without the road around them: four acts and a trick, each compared with what was meant
 * before the next begins.
 */
export async function performActs(house: StoryScene): Promise<void> {
  const v1 = await house.app.publish({ tag: "v1.0.0", motd: "first" });
  await house.app.setUp(house.host);

  const live1 = await releaseFirst(house, v1);
  const live2 = await releaseSecond(house, live1);
  await replayOldPlan(house, live2);
  await releaseBad(house, live2);
  await rollBack(house, live1, live2);
}

/** What ran after an act, as the next act needs it. */
interface Live {
  readonly expected: ExpectedState;
  readonly actual: ActualState;
  readonly change: string;
}

async function releaseFirst(house: StoryScene, release: Release): Promise<Live> {
  const step = await play(house, "deploy-prod", {}, release);
  mustEnd(step, 0);
  const expected: ExpectedState = {
    release,
    motd: "first",
    greeting: "hello",
    written: ["v1.0.0"],
    outcome: "done",
    retained: [],
  };
  const actual = await compare(house, { expected, step, steps: DEPLOY_STEPS });
  return { expected, actual, change: changeOf(step) };
}

async function releaseSecond(house: StoryScene, before: Live): Promise<Live> {
  const release = await house.app.publish({ tag: "v1.1.0", motd: "second" });
  const settings = join(house.host.directory, ".env");
  writeFileSync(settings, readFileSync(settings, "utf8").replace("GREETING=hello", "GREETING=welcome"));
  const step = await play(house, "deploy-prod", {}, release);
  mustEnd(step, 0);
  const expected: ExpectedState = {
    release,
    motd: "second",
    greeting: "welcome",
    written: ["v1.0.0", "v1.1.0"],
    outcome: "done",
    retained: imagesOf(before.actual),
  };
  const actual = await compare(house, { expected, step, steps: DEPLOY_STEPS });
  const smoke = await play(house, "smoke-test", { version: release.tag }, release);
  mustEnd(smoke, 0);
  return { expected, actual, change: changeOf(step) };
}

/** The plan of act 2 was made when v1.0.0 ran. Handed to the host again, it must be refused inside the lock. */
async function replayOldPlan(house: StoryScene, live: Live): Promise<void> {
  const { host } = house;
  const programs = join(host.stateDirectory, ".program");
  const program = join(programs, readdirSync(programs)[0] ?? "");
  const plan = readFileSync(join(host.stateDirectory, host.project, "changes", live.change, "plan"));
  await run(["sh", program, "start", host.project, "replay.1"], { env: host.session, input: plan });
  await run(["sh", program, "follow", host.project, "replay.1", "0", "0"], { env: host.session });
  await compare(house, { expected: { ...live.expected, outcome: "refused" }, step: undefined, steps: [] });
}

async function releaseBad(house: StoryScene, live: Live): Promise<void> {
  const release = await house.app.publish({ tag: "v1.2.0", motd: "third", variant: "never-healthy" });
  const step = await play(house, "deploy-prod", {}, release);
  mustEnd(step, 1);
  await compare(house, { expected: { ...live.expected, outcome: "returned" }, step, steps: RETURN_STEPS });
}

async function rollBack(house: StoryScene, first: Live, second: Live): Promise<void> {
  await house.sandbox.registry.stop();
  house.sandbox.origin.stop();
  const step = await play(house, "rollback", { target: "previous" }, first.expected.release);
  house.sandbox.origin.start();
  await house.sandbox.registry.start();
  mustEnd(step, 0);
  const expected: ExpectedState = {
    ...first.expected,
    written: ["v1.0.0", "v1.1.0"],
    retained: imagesOf(second.actual),
  };
  await compare(house, { expected, step, steps: ROLLBACK_STEPS });
}

let runs = 0;

/** A step of a run that the tag's push started, by the committed bundle. */
async function play(
  house: StoryScene,
  stage: string,
  inputs: Readonly<Record<string, string>>,
  release: Release,
): Promise<StepResult> {
  const step = await startStep({
    stage,
    dist: house.dist,
    workspace: house.workspace,
    scratch: house.sandbox.root,
    with: {
      ...(stage === "smoke-test" ? {} : { "ssh-key": house.host.ssh.privateKey }),
      // No forge knows these runs.
      ...(stage === "deploy-prod" ? { "while-watched": "supersede" } : {}),
      ...inputs,
    },
    run: {
      GITHUB_RUN_ID: String(++runs),
      GITHUB_EVENT_NAME: "push",
      GITHUB_REF: `refs/tags/${release.tag}`,
      GITHUB_SHA: release.commit,
    },
  });
  return step.done;
}

function mustEnd(step: StepResult, code: number): void {
  if (step.code !== code)
    throw new UnexpectedResult(`The step ended with code ${step.code}; expected was ${code}.\n${step.error}`);
}

interface Comparison {
  readonly expected: ExpectedState;
  readonly step: StepResult | undefined;
  readonly steps: readonly string[];
}

async function compare(house: StoryScene, { expected, step, steps }: Comparison): Promise<ActualState> {
  const actual = await settledState(house, expected);
  const found = [...differences(expected, actual), ...missingSteps(house, step, steps)];
  if (found.length > 0) throw new UnexpectedResult(found.map((one) => `- ${one}`).join("\n"));
  return actual;
}

function missingSteps(house: StoryScene, step: StepResult | undefined, wanted: readonly string[]): string[] {
  if (step === undefined) return [];
  const journal = journalOf(house, changeOf(step));
  const done = stepsDone(journal);
  const missing = wanted
    .filter((name) => !done.has(name))
    .map((name) => `the journal does not say that the step "${name}" was done`);
  if (journal.includes('"text":"The engine is at rest:')) return missing;
  return [...missing, "the journal does not say that the engine was at rest before anything changed"];
}

function changeOf({ outputs: { change = "none" } }: StepResult): string {
  return change;
}

function imagesOf({ containers }: ActualState): string[] {
  return containers.map(({ image }) => image);
}
