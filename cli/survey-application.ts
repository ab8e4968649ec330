import { posix } from "node:path";
import type { InitCommand } from "../src/scaffold/command-line.ts";
import { builtImages } from "../src/scaffold/compose/built-images.ts";
import { chooseComposeFiles } from "../src/scaffold/compose/compose-files.ts";
import { readComposeProject } from "../src/scaffold/compose/compose-project.ts";
import { type Application, findChangelog, projectNameOf } from "../src/scaffold/configuration/application.ts";
import type { Lock } from "../src/scaffold/files/lock-file.ts";
import type { Forge } from "../src/scaffold/forge/forge.ts";
import { proposedImage } from "../src/scaffold/forge/registry.ts";
import { isInFolder, productFolder } from "../src/scaffold/product/product-folder.ts";
import { readRepositoryFile, type UserRepository } from "./user-repository.ts";

export interface SurveyPlace extends Pick<InitCommand, "product" | "folder"> {
  readonly workflowFolder: string;
  readonly lock: Lock | undefined;
}

/** Reads the facts about the application from its repository. */
export async function surveyApplication(
  repository: UserRepository,
  forge: Forge,
  { workflowFolder, lock, product, folder: given }: SurveyPlace,
): Promise<Application> {
  const { root, files, address, branch, folderName } = repository;
  const folder = product === undefined ? "." : productFolder(files, product, given);
  const own = files.filter((path) => isInFolder(path, folder));
  const compose = chooseComposeFiles(own);
  const texts = compose.files.map(async (path) => [path, (await readRepositoryFile(root, path)) ?? ""] as const);
  const { name, services } = readComposeProject(new Map(await Promise.all(texts)));
  const composeFolder = posix.dirname(compose.files[0] ?? ".");
  return {
    ...{ forge, product, folder },
    project: name ?? product ?? projectNameOf(composeFolder === "." ? folderName : posix.basename(composeFolder)),
    projectSource: name !== undefined ? "compose" : product === undefined ? "folder" : "product",
    compose,
    services,
    images: builtImages(services, composeFolder, (service, isOnly) =>
      proposedImage(forge, address, [product, isOnly ? undefined : service]),
    ),
    changelog: findChangelog(own),
    workflows: ownWorkflows(files, workflowFolder, lock),
    branch,
  };
}

function ownWorkflows(files: readonly string[], folder: string, lock: Lock | undefined): string[] {
  return files
    .filter((path) => posix.dirname(path) === folder && /\.ya?ml$/.test(path) && lock?.files[path] === undefined)
    .map((path) => posix.basename(path));
}
