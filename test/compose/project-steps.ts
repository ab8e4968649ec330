import type { Production } from "../sandbox/production.ts";
import type { RunningStep } from "../sandbox/step.ts";
import type { CorpusProject } from "./corpus-project.ts";
import type { ProjectPlace } from "./project-place.ts";
import { RELEASES, type ReleaseName } from "./project-repository.ts";

type Run = Readonly<Record<string, string>>;

/** The steps of workflows that act on a project of the corpus. */
export interface ProjectSteps {
  deploy(release: ReleaseName, run?: Run): Promise<RunningStep>;
  /** With no input that the model could be made from: the record has it all. */
  rollback(run?: Run): Promise<RunningStep>;
  /** Of the other project of the clone, where the project has one. */
  deployNeighbour(folder: string): Promise<RunningStep>;
}

/** The name of the other project that is deployed from the same clone. */
export function neighbourOf(project: string): string {
  return `${project}-neighbour`;
}

export function projectSteps(one: CorpusProject, place: ProjectPlace, production: Production): ProjectSteps {
  const at = { project: place.project, directory: `${place.host}/${one.directory}` };
  const wanted = (release: ReleaseName): Run => ({ version: RELEASES[release], commit: place.commits[release] });
  return {
    deploy: (release, run) => {
      const own = { ...one.inputs, ...(release === "v2" ? one.later : {}) };
      return production.start("deploy-prod", { ...at, ...own, ...wanted(release) }, run);
    },
    rollback: (run) => production.start("rollback", at, run),
    deployNeighbour: (folder) => {
      const there = { project: neighbourOf(place.project), directory: `${place.clone}/${folder}` };
      return production.start("deploy-prod", { ...there, ...wanted("v1") });
    },
  };
}
