import { posix } from "node:path";
import { StageFailure } from "../../failure/failure.ts";

/** Which Compose files describe the application, and what was not taken. */
export interface ComposeFiles {
  /** In the order in which Compose merges them. */
  readonly files: readonly string[];
  /** Compose files of other folders, or for other purposes. */
  readonly others: readonly string[];
}

/** In the order in which Compose looks for them. */
const BASE_NAMES = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];
const ANY_NAME = /^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/;
const FOR_PRODUCTION = /^(docker-)?compose[.-]prod(uction)?\.ya?ml$/;

/** Chooses the files of the shallowest folder, with the one for production. Overrides are a developer's, so they are left out. */
export function chooseComposeFiles(repositoryFiles: readonly string[]): ComposeFiles {
  const found = repositoryFiles.filter(isComposeFile).toSorted(byDepth);
  const bases = found.filter((path) => BASE_NAMES.includes(posix.basename(path)));
  const folder = posix.dirname(bases[0] ?? found[0] ?? "");
  const here = found.filter((path) => posix.dirname(path) === folder);
  const base = BASE_NAMES.map((name) => posix.join(folder, name)).find((path) => here.includes(path));
  const production = here.find((path) => FOR_PRODUCTION.test(posix.basename(path)));
  const files = [base, production].filter((path) => path !== undefined);
  if (files.length === 0) throw none(found);
  return { files, others: found.filter((path) => !files.includes(path)) };
}

export function isComposeFile(path: string): boolean {
  return ANY_NAME.test(posix.basename(path));
}

function byDepth(one: string, other: string): number {
  return one.split("/").length - other.split("/").length || (one < other ? -1 : 1);
}

function none(found: readonly string[]): StageFailure {
  const seen = found.length === 0 ? "" : ` There is ${found.join(", ")}, and nothing says what it adds to.`;
  return new StageFailure({
    what: `This repository has no Compose file.${seen}`,
    means:
      "Sluice deploys applications of Docker Compose, and cannot know what would be deployed here. Nothing was written.",
    todo: `Run this in the repository that has the application's Compose file (${BASE_NAMES.join(", ")}).`,
  });
}
