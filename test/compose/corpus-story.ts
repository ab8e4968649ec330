import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as semver from "semver";
import { freePort } from "../sandbox/ports.ts";
import type { CorpusProject } from "./corpus-project.ts";
import type { CorpusScene } from "./corpus-scene.ts";
import { type Oracle, oracle, removeProject } from "./oracle.ts";
import { openPlace, type ProjectPlace } from "./project-place.ts";
import { neighbourOf } from "./project-steps.ts";
import { type ExpectedRefusal, SluiceStory } from "./sluice-story.ts";

/** A project that is ready on its host: nothing of it runs yet. */
export interface OpenedProject {
  readonly place: ProjectPlace;
  readonly plain: Oracle;
  /** Where the host program keeps the project's state. */
  readonly stateFolder: string;
  /** Everything that the engine has of it. */
  remove(): Promise<void>;
}

export async function openProject(one: CorpusProject, scene: CorpusScene): Promise<OpenedProject> {
  const { sandbox, host } = scene.production;
  const id = one.name.replaceAll(/[^a-z0-9]+/g, "");
  const project = `${sandbox.name}-${id}`;
  const root = join(sandbox.root, "corpus", id);
  mkdirSync(root, { recursive: true });
  const words = { ...scene.words, ...(await ownNumbers(project)) };
  const place = await openPlace(one, { root, project, words });
  await makeExternal(one, scene, project);
  await place.reset();
  return {
    place,
    plain: oracle(one, place, sandbox.engine),
    stateFolder: join(host.stateDirectory, project),
    remove: async () => {
      for (const name of [project, neighbourOf(project)]) await removeProject(sandbox.engine, name);
    },
  };
}

/** One project by plain Compose, then by Sluice; whatever is not the same is an error. */
export async function proveProject(one: CorpusProject, scene: CorpusScene): Promise<void> {
  const { place, plain, stateFolder, remove } = await openProject(one, scene);
  try {
    const refusal = refusalHere(one, scene);
    const answer = refusal === undefined || isOldCompose(one, scene) ? await plain.run() : undefined;
    await plain.remove();
    await place.reset();
    const story = new SluiceStory({ one, place, scene, stateFolder });
    await story.deployNeighbour();
    if (refusal !== undefined) await story.isRefused(refusal, answer);
    else if (answer?.kind === "ran") await story.equals(answer);
    else if (isOldEngine(one, scene)) await story.fails();
    else throw new Error(`Plain Compose refused it: ${answer?.said}`);
  } finally {
    await remove();
  }
}

/** Ports and a part of an address that no other project has. */
async function ownNumbers(project: string): Promise<Record<string, string>> {
  const [one, two] = await Promise.all([freePort(), freePort()]);
  const hash = createHash("sha256").update(project).digest();
  return { PORT1: String(one), PORT2: String(two), SUBNET: String(hash[0]) };
}

/** That a Compose or an engine does not know a feature must be known before anything changes. */
function refusalHere(one: CorpusProject, scene: CorpusScene): ExpectedRefusal | undefined {
  if (isOldCompose(one, scene)) return { at: "v1", code: "compose-invalid", says: "docker compose config" };
  if (isOldEngine(one, scene) && one["older-engine"] === "refused")
    return {
      at: "v1",
      code: "engine-old",
      says: `which needs Docker Engine ${semver.major(full(one.engine ?? ""))} or newer`,
    };
  return one.refused;
}

function isOldCompose({ compose, older }: CorpusProject, scene: CorpusScene): boolean {
  return compose !== undefined && older === "refuses" && semver.lt(scene.compose, full(compose));
}

function isOldEngine({ engine }: CorpusProject, scene: CorpusScene): boolean {
  return engine !== undefined && semver.lt(scene.engine, full(engine));
}

function full(version: string): string {
  return semver.coerce(version)?.version ?? version;
}

async function makeExternal(one: CorpusProject, { production }: CorpusScene, project: string): Promise<void> {
  const { engine } = production.sandbox;
  const { networks = [], volumes = [] } = one.external;
  for (const name of networks) await engine.docker(["network", "create", name.replace("PROJECT", project)]);
  for (const name of volumes) await engine.docker(["volume", "create", name.replace("PROJECT", project)]);
}
