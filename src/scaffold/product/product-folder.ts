import { StageFailure } from "../../failure/failure.ts";
import { isComposeFile } from "../compose/compose-files.ts";

/** Folder of a product in the repository: the one that was named, or the one that has the product's name and a Compose file. */
export function productFolder(repositoryFiles: readonly string[], product: string, given: string | undefined): string {
  const compose = repositoryFiles.filter(isComposeFile);
  if (given !== undefined) {
    if (compose.some((path) => isInFolder(path, given))) return given;
    throw unknownFolder(`The folder ${given} has no Compose file.`);
  }
  const named = [...new Set(compose.flatMap((path) => folderCalled(product, path) ?? []))];
  const depth = (path: string): number => path.split("/").length;
  const least = Math.min(...named.map(depth));
  const [folder, ...others] = named.filter((path) => depth(path) === least);
  if (folder === undefined) throw unknownFolder(`This repository has no folder ${product} with a Compose file.`);
  if (others.length > 0)
    throw unknownFolder(
      `Several folders are called ${product} and have a Compose file: ${[folder, ...others].join(", ")}.`,
    );
  return folder;
}

export function isInFolder(path: string, folder: string): boolean {
  return folder === "." || path.startsWith(`${folder}/`);
}

/** `services/api` for the file `services/api/deploy/compose.yml`. */
function folderCalled(name: string, path: string): string | undefined {
  const parts = path.split("/").slice(0, -1);
  const at = parts.indexOf(name);
  return at === -1 ? undefined : parts.slice(0, at + 1).join("/");
}

function unknownFolder(what: string): StageFailure {
  return new StageFailure({
    what,
    means: "Which Compose files the product consists of is unknown. Nothing was written.",
    todo: "Give --folder with the folder of the product's Compose file; --folder . is the root of the repository.",
  });
}
