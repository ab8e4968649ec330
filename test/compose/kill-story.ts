import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunningStep } from "../sandbox/step.ts";
import { killWorker, workerPid } from "../sandbox/worker.ts";
import { succeeds } from "./compose-scene.ts";
import type { CorpusProject } from "./corpus-project.ts";
import type { CorpusScene } from "./corpus-scene.ts";
import { type OpenedProject, openProject } from "./corpus-story.ts";
import { fileDifferences, type HostFiles, lookAtFiles } from "./host-files.ts";
import { type OracleAnswer, settledState } from "./oracle.ts";
import { RELEASES, type ReleaseName } from "./project-repository.ts";
import { stateDifferences } from "./project-state.ts";
import { type ProjectSteps, projectSteps } from "./project-steps.ts";

/** A change whose worker is killed as soon as its journal says that a step is done, or `switching` once a container stopped. */
export interface Kill {
  readonly of: "deploy" | "rollback";
  readonly after: string;
  readonly whom: "alone" | "with its children";
}

/** A project of which v1 or v2 runs, undisturbed so far, and what plain Compose has of it. */
interface Ground extends OpenedProject {
  readonly one: CorpusProject;
  readonly scene: CorpusScene;
  readonly steps: ProjectSteps;
  readonly wanted: Extract<OracleAnswer, { kind: "ran" }>;
  readonly files: HostFiles;
}

/** Kills changes of a project, one after the other, and runs each again. Gives how many kills hit a worker that still worked. */
export async function killChanges(one: CorpusProject, scene: CorpusScene, kills: readonly Kill[]): Promise<number> {
  const opened = await openProject(one, scene);
  try {
    const ground = await prepare(one, scene, opened);
    let hits = 0;
    let running: ReleaseName = "v1";
    for (const [at, kill] of kills.entries()) {
      const target = kill.of === "deploy" ? "v2" : "v1";
      if (running === target) await succeeds((await start(ground, target === "v2" ? "rollback" : "deploy")).done);
      if (await killOnce(ground, kill, `73${at}`)) hits++;
      running = target;
    }
    return hits;
  } finally {
    await opened.remove();
  }
}

async function prepare(one: CorpusProject, scene: CorpusScene, opened: OpenedProject): Promise<Ground> {
  const { place, plain } = opened;
  const wanted = await plain.run();
  if (wanted.kind !== "ran") throw new Error(`Plain Compose refused ${one.name}: ${wanted.said}`);
  await plain.remove();
  await place.reset();
  const steps = projectSteps(one, place, scene.production);
  await succeeds((await steps.deploy("v1")).done);
  place.changeHost();
  return { ...opened, one, scene, steps, wanted, files: (await lookAtFiles(place)).untracked };
}

function start({ steps }: Ground, change: Kill["of"], run?: Readonly<Record<string, string>>): Promise<RunningStep> {
  return change === "deploy" ? steps.deploy("v2", run) : steps.rollback(run);
}

async function killOnce(ground: Ground, kill: Kill, run: string): Promise<boolean> {
  const step = await start(ground, kill.of, { GITHUB_RUN_ID: run });
  const folder = join(ground.stateFolder, "changes", `${run}.release.${kill.of}.1`);
  await killAt({ stateFolder: ground.stateFolder, folder, step }, kill);
  const killed = await step.done;
  const target = kill.of === "deploy" ? "v2" : "v1";
  const named = `the ${kill.of} of ${ground.one.name} that was killed after ${kill.after}, ${kill.whom}`;
  const other = target === "v2" ? "v1" : "v2";
  const problems = [
    ...(killed.outputs["running-version"] === RELEASES[killed.code === 0 ? target : other]
      ? []
      : [`It ended with ${killed.code}, and says that ${killed.outputs["running-version"]} runs.`]),
    ...(existsSync(join(ground.stateFolder, "hold")) ? ["The host is on hold."] : []),
    ...(await fileProblems(ground)),
  ];
  if (problems.length > 0) throw new Error(`${named}:\n${problems.join("\n")}\n${killed.error}`);
  // One more rollback after one that was done would mean the release before that.
  if (kill.of === "deploy" || killed.code !== 0)
    await succeeds((await start(ground, kill.of, { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: "2" })).done);
  await expectAsUndisturbed(ground, target, named);
  return killed.log.includes("has no worker any more, and no outcome is recorded");
}

/** A change that a step has started, or is about to. */
export interface StartedChange {
  readonly stateFolder: string;
  /** The change's own, in the state. */
  readonly folder: string;
  readonly step: RunningStep;
}

/** Looks so often that little of the next step has happened. A change that never comes to the point is left alone. */
export async function killAt({ stateFolder, folder, step }: StartedChange, { after, whom }: Kill): Promise<void> {
  const [file, text] = after === "switching" ? ["events", " die\n"] : ["journal", `"step":"${after}","state":"done"`];
  const path = join(folder, file);
  let hasEnded = false;
  void step.done.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && !(existsSync(path) && readFileSync(path, "utf8").includes(text))) await delay(2);
  const pid = hasEnded ? undefined : workerPid(stateFolder);
  if (pid !== undefined) killWorker(pid, whom);
}

async function expectAsUndisturbed(ground: Ground, release: "v1" | "v2", named: string): Promise<void> {
  const { place, scene, stateFolder, wanted } = ground;
  const state = await settledState(scene.production.sandbox.engine, place.project);
  const problems = [
    ...stateDifferences(release === "v2" ? wanted.v2 : wanted.v1Again, state),
    ...["pending", "hold"].filter((name) => existsSync(join(stateFolder, name))).map((name) => `There is a ${name}.`),
    ...(await fileProblems(ground)),
  ];
  if (problems.length > 0) throw new Error(`After the second try, and ${named}:\n${problems.join("\n")}`);
}

async function fileProblems({ one, place, files }: Ground): Promise<string[]> {
  const { tracked, untracked } = await lookAtFiles(place);
  return [...tracked, ...fileDifferences(files, untracked, one.writes)];
}
