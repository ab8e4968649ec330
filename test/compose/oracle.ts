import type { Engine } from "../sandbox/engine.ts";
import { type Outcome, run, waitFor } from "../sandbox/processes.ts";
import type { CorpusProject } from "./corpus-project.ts";
import { filters, readEngine } from "./engine-api.ts";
import type { ProjectPlace } from "./project-place.ts";
import { RELEASES, type ReleaseName } from "./project-repository.ts";
import { type ProjectState, readState, stateDifferences } from "./project-state.ts";

/** Plain `docker compose` in the clone, as an operator would type it. */
export interface Oracle {
  /** What runs after v1, v2 and v1 again; or what Compose said against the files. */
  run(): Promise<OracleAnswer>;
  /** Ends the project and removes its volumes. */
  remove(): Promise<void>;
}

export type OracleAnswer =
  | { readonly kind: "ran"; readonly v1: ProjectState; readonly v2: ProjectState; readonly v1Again: ProjectState }
  | { readonly kind: "refused"; readonly said: string };

export function oracle(one: CorpusProject, place: ProjectPlace, engine: Engine): Oracle {
  const directory = `${place.host}/${one.directory}`;
  const compose = (release: ReleaseName, args: readonly string[]): Promise<Outcome> =>
    run(["docker", "compose", ...composeOptions(one, place, release), ...args], {
      cwd: directory,
      // As a shell has it after `cd`: Compose names a folder by the way that led to it.
      env: { ...engine.environment, HOME: "/nonexistent", PWD: directory, ...composeEnvironment(one, place, release) },
    });
  const up = async (release: ReleaseName): Promise<Outcome> => {
    await place.checkOut(release);
    // Everything is made anew: a container that was not touched would still show a mounted file of the release before.
    const ended = await compose(release, ["up", "--detach", "--remove-orphans", "--force-recreate", "--quiet-pull"]);
    if (ended.code === 0 && one.section === "services.profiles") await removeInactive(release);
    return ended;
  };
  /** Compose leaves containers of a profile that is not active any more; a release is only what is active. */
  const removeInactive = async (release: ReleaseName): Promise<void> => {
    const active = (await compose(release, ["config", "--services"])).stdout.split("\n");
    const mine = filters(`com.docker.compose.project=${place.project}`);
    const listed = await readEngine<readonly Listed[]>(engine, `/containers/json?all=true&filters=${mine}`);
    const inactive = listed.filter(({ Labels }) => !active.includes(Labels["com.docker.compose.service"] ?? ""));
    if (inactive.length > 0) await engine.docker(["rm", "--force", ...inactive.map(({ Id }) => Id)]);
  };
  const stateOf = (): Promise<ProjectState> => settledState(engine, place.project);
  const runAll = async (): Promise<OracleAnswer> => {
    const first = await up("v1");
    if (first.code !== 0) return { kind: "refused", said: first.stderr };
    const v1 = await stateOf();
    place.changeHost();
    expectDone(await up("v2"), one.name);
    const v2 = await stateOf();
    const putBack = place.restoreModel();
    expectDone(await up("v1"), one.name);
    const v1Again = await stateOf();
    putBack();
    return { kind: "ran", v1, v2, v1Again };
  };
  return {
    run: runAll,
    remove: () => removeProject(engine, place.project),
  };
}

interface Listed {
  readonly Id: string;
  readonly Labels: Readonly<Record<string, string>>;
}

/** Everything that the engine has of a project. */
export async function removeProject(engine: Engine, project: string): Promise<void> {
  const mine = ["--filter", `label=com.docker.compose.project=${project}`];
  const remove = async (list: readonly string[], command: readonly string[]): Promise<void> => {
    const { stdout } = await engine.docker([...list, "--quiet", ...mine]);
    const ids = stdout.split("\n").filter((id) => id !== "");
    if (ids.length > 0) await engine.docker([...command, ...ids]);
  };
  await remove(["ps", "--all"], ["rm", "--force", "--volumes"]);
  await remove(["network", "ls"], ["network", "rm"]);
  await remove(["volume", "ls"], ["volume", "rm", "--force"]);
}

function expectDone({ code, stderr }: Outcome, name: string): void {
  if (code !== 0) throw new Error(`Plain Compose brought up v1 of ${name}, and then failed:\n${stderr}`);
}

function inputsFor(one: CorpusProject, release: ReleaseName): Readonly<Record<string, string>> {
  return release === "v2" ? { ...one.inputs, ...one.later } : one.inputs;
}

function composeOptions(one: CorpusProject, place: ProjectPlace, release: ReleaseName): string[] {
  const inputs = inputsFor(one, release);
  const list = (text = ""): string[] => text.split(/[\s,]+/).filter((word) => word !== "");
  return [
    ...["-p", place.project],
    ...list(inputs["compose-files"]).flatMap((file) => ["-f", file]),
    ...list(inputs["profiles"]).flatMap((profile) => ["--profile", profile]),
  ];
}

/** The variables that Sluice gives Compose. */
function composeEnvironment(one: CorpusProject, place: ProjectPlace, release: ReleaseName): Record<string, string> {
  const variables = (inputsFor(one, release)["variables"] ?? "").split("\n").filter((line) => line !== "");
  return {
    SLUICE_VERSION: RELEASES[release],
    SLUICE_SHA: place.commits[release],
    ...Object.fromEntries(
      variables.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    ),
  };
}

/** What runs, once health checks have passed, tasks have ended and nothing changes any more. */
export async function settledState(engine: Engine, project: string): Promise<ProjectState> {
  let last: ProjectState = new Map();
  return waitFor(`the containers of ${project} to come to rest`, 90_000, async () => {
    if (await isStarting(engine, project)) return undefined;
    const now = await readState(engine, project);
    const isSame = last.size > 0 && stateDifferences(last, now).length === 0;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, isSame ? 0 : 300));
    return isSame ? now : undefined;
  });
}

async function isStarting(engine: Engine, project: string): Promise<boolean> {
  const mine = filters(`com.docker.compose.project=${project}`);
  const listed = await readEngine<readonly { Status: string }[]>(engine, `/containers/json?all=true&filters=${mine}`);
  return listed.some(({ Status }) => /health: starting|^Created/.test(Status));
}
