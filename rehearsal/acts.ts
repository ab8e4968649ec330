import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "../test/sandbox/processes.ts";
import type { Release } from "../test/sandbox/release.ts";
import { type StepResult, startStep } from "../test/sandbox/step.ts";
import { differences, type Meant } from "./meant.ts";
import type { Theatre } from "./theatre.ts";
import { lookAtTruth, stepsDone, type Truth } from "./truth.ts";

/** What the audience sees. */
export interface Stagehand {
  act(title: string): void;
  line(text: string): void;
  /** A person's yes to production. */
  approve(what: string): Promise<boolean>;
  scene(scene: Scene): void;
  readonly signal: AbortSignal;
}

/** One entry of the timeline. */
export interface Scene {
  readonly headline: string;
  readonly detail: string;
}

/** Something is not as it was meant to be: the rehearsal failed. */
export class NotAsMeant extends Error {}
/** A person said no, or pressed Ctrl-C. */
export class Stopped extends Error {}

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

/** Four acts and a trick, each compared with what was meant before the next begins. */
export async function performActs(theatre: Theatre, hand: Stagehand): Promise<void> {
  hand.act("Publishing v1.0.0 of the sample application (web, worker, Postgres), as a team's CI does");
  const v1 = await theatre.app.publish({ tag: "v1.0.0", motd: "first" });
  await theatre.app.setUp(theatre.host);

  const live1 = await releaseFirst(theatre, hand, v1);
  const live2 = await releaseSecond(theatre, hand, live1);
  await replayOldPlan(theatre, hand, live2);
  await releaseBad(theatre, hand, live2);
  await rollBack(theatre, hand, live1, live2);
}

/** What ran after an act, as the next act needs it. */
interface Live {
  readonly meant: Meant;
  readonly truth: Truth;
  readonly change: string;
}

async function releaseFirst(theatre: Theatre, hand: Stagehand, release: Release): Promise<Live> {
  const step = await deploy(theatre, hand, release, "Act 1: release v1.0.0, the first one");
  mustEnd(step, 0);
  const meant: Meant = {
    release,
    motd: "first",
    greeting: "hello",
    written: ["v1.0.0"],
    outcome: "done",
    retained: [],
  };
  const truth = await compare(theatre, hand, { meant, step, steps: DEPLOY_STEPS });
  hand.scene({
    headline: "v1.0.0 went live.",
    detail: "The first release: there was nothing to return to, and it said so.",
  });
  return { meant, truth, change: changeOf(step) };
}

async function releaseSecond(theatre: Theatre, hand: Stagehand, before: Live): Promise<Live> {
  const release = await theatre.app.publish({ tag: "v1.1.0", motd: "second" });
  const settings = join(theatre.host.directory, ".env");
  writeFileSync(settings, readFileSync(settings, "utf8").replace("GREETING=hello", "GREETING=welcome"));
  const step = await deploy(
    theatre,
    hand,
    release,
    "Act 2: release v1.1.0: new images, another environment variable, another mounted file",
  );
  mustEnd(step, 0);
  const meant: Meant = {
    release,
    motd: "second",
    greeting: "welcome",
    written: ["v1.0.0", "v1.1.0"],
    outcome: "done",
    retained: imagesOf(before.truth),
  };
  const truth = await compare(theatre, hand, { meant, step, steps: DEPLOY_STEPS });
  const smoke = await play(theatre, hand, "smoke-test", { version: release.tag }, release);
  mustEnd(smoke, 0);
  hand.scene({
    headline: "v1.1.0 went live.",
    detail: `${away(step)} The smoke test asked the new version itself: ${smoke.outputs["checks-passed"]} checks passed.`,
  });
  return { meant, truth, change: changeOf(step) };
}

/** The plan of act 2 was made when v1.0.0 ran. Handed to the host again, it must be refused inside the lock. */
async function replayOldPlan(theatre: Theatre, hand: Stagehand, live: Live): Promise<void> {
  hand.act("In between: the plan of act 2 is handed to the host a second time");
  const { host } = theatre;
  const programs = join(host.stateDirectory, ".program");
  const program = join(programs, readdirSync(programs)[0] ?? "");
  const plan = readFileSync(join(host.stateDirectory, host.project, "changes", live.change, "plan"));
  const said = await run(["sh", program, "start", host.project, "replay.1"], { env: host.session, input: plan });
  hand.line(said.stdout.trim());
  await run(["sh", program, "follow", host.project, "replay.1", "0", "0"], { env: host.session });
  await compare(theatre, hand, { meant: { ...live.meant, outcome: "refused" }, step: undefined, steps: [] });
  hand.scene({
    headline: "A plan from before was handed over again, and refused.",
    detail: "It was made when v1.0.0 ran; the host compares that inside its lock.",
  });
}

async function releaseBad(theatre: Theatre, hand: Stagehand, live: Live): Promise<void> {
  const release = await theatre.app.publish({ tag: "v1.2.0", motd: "third", variant: "never-healthy" });
  const step = await deploy(theatre, hand, release, "Act 3: release v1.2.0, whose health check never passes");
  mustEnd(step, 1);
  await compare(theatre, hand, { meant: { ...live.meant, outcome: "returned" }, step, steps: RETURN_STEPS });
  hand.scene({
    headline: "v1.2.0 never became healthy; the host went back to v1.1.0 by itself.",
    detail: `${away(step)} The run failed, as it should, and said why.`,
  });
}

async function rollBack(theatre: Theatre, hand: Stagehand, first: Live, second: Live): Promise<void> {
  hand.act("Act 4: a person rolls back to v1.0.0, while registry and Git server are down");
  await approval(hand, "the rollback to v1.0.0");
  await theatre.sandbox.registry.stop();
  theatre.sandbox.origin.stop();
  const step = await play(theatre, hand, "rollback", { target: "previous" }, first.meant.release);
  theatre.sandbox.origin.start();
  await theatre.sandbox.registry.start();
  mustEnd(step, 0);
  const meant: Meant = { ...first.meant, written: ["v1.0.0", "v1.1.0"], retained: imagesOf(second.truth) };
  await compare(theatre, hand, { meant, step, steps: ROLLBACK_STEPS });
  hand.scene({
    headline: "A person rolled back to v1.0.0.",
    detail: `${away(step)} Registry and Git server were down meanwhile; nothing of them was needed.`,
  });
}

async function deploy(theatre: Theatre, hand: Stagehand, release: Release, title: string): Promise<StepResult> {
  hand.act(title);
  await approval(hand, `${release.tag} to production`);
  return play(theatre, hand, "deploy-prod", {}, release);
}

async function approval(hand: Stagehand, what: string): Promise<void> {
  if (!(await hand.approve(what))) throw new Stopped(`${what} was not approved.`);
}

let runs = 0;

/** A step of a run that the tag's push started, by the committed bundle. */
async function play(
  theatre: Theatre,
  hand: Stagehand,
  stage: string,
  inputs: Readonly<Record<string, string>>,
  release: Release,
): Promise<StepResult> {
  const step = await startStep({
    stage,
    dist: theatre.dist,
    workspace: theatre.workspace,
    scratch: theatre.sandbox.root,
    with: { ...(stage === "smoke-test" ? {} : { "ssh-key": theatre.host.ssh.privateKey }), ...inputs },
    run: {
      GITHUB_RUN_ID: String(++runs),
      GITHUB_EVENT_NAME: "push",
      GITHUB_REF: `refs/tags/${release.tag}`,
      GITHUB_SHA: release.commit,
    },
    onLine: (line) => {
      if (!line.startsWith("::add-mask::")) hand.line(line);
    },
  });
  const stop = (): void => void step.child.kill("SIGKILL");
  hand.signal.addEventListener("abort", stop);
  const result = await step.done;
  hand.signal.removeEventListener("abort", stop);
  if (hand.signal.aborted) throw new Stopped("The rehearsal was stopped.");
  return result;
}

function mustEnd(step: StepResult, code: number): void {
  if (step.code !== code)
    throw new NotAsMeant(`The step ended with code ${step.code}; meant was ${code}.\n${step.error}`);
}

interface Comparison {
  readonly meant: Meant;
  readonly step: StepResult | undefined;
  readonly steps: readonly string[];
}

async function compare(theatre: Theatre, hand: Stagehand, { meant, step, steps }: Comparison): Promise<Truth> {
  const truth = await settledTruth(theatre, meant);
  const found = [...differences(meant, truth), ...missingSteps(theatre, step, steps)];
  if (found.length > 0) throw new NotAsMeant(found.map((one) => `- ${one}`).join("\n"));
  hand.line(
    "Compared: containers, image identities, environment, mounted configuration, data, checkout, host record, kept images. All as meant.",
  );
  return truth;
}

/** The worker writes once a second, and has no health check: a release that is live may not have written yet. */
async function settledTruth(theatre: Theatre, { written }: Meant): Promise<Truth> {
  for (let attempt = 1; ; attempt++) {
    const truth = await lookAtTruth(theatre);
    if (attempt === 15 || written.every((version) => truth.written.includes(version))) return truth;
    await delay(1000);
  }
}

function missingSteps(theatre: Theatre, step: StepResult | undefined, wanted: readonly string[]): string[] {
  if (step === undefined) return [];
  const done = stepsDone(theatre, changeOf(step));
  const missing = wanted
    .filter((name) => !done.has(name))
    .map((name) => `the journal does not say that the step "${name}" was done`);
  const watched = done.get("quiet") ?? 0;
  return watched >= 2
    ? missing
    : [...missing, `the host watched the engine for ${watched} s before it changed anything; meant were at least 2 s`];
}

function changeOf({ outputs: { change = "none" } }: StepResult): string {
  return change;
}

function imagesOf({ containers }: Truth): string[] {
  return containers.map(({ image }) => image);
}

function away(step: StepResult): string {
  const services = [...step.log.matchAll(/^ {2}(\S+) was away for ([\d.]+) s\.$/gm)].map(
    ([, service, seconds]) => `${service} ${seconds} s`,
  );
  return services.length === 0 ? "Nothing was away." : `Away: ${services.join(", ")}.`;
}
