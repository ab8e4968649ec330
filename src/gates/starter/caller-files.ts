/**
 * The files of the workflows that start others, as they are copied: `deploy-prod.yml`, or `deploy-prod-api.yml` for one of several
 * products. Which run is asked follows from the name of a file alone, and a name proves nothing: what counts is what the forge says
 * of that run, whose file is one of the reviewed commit.
 */

type Kind = "prepare-release" | "hotfix";

const PRODUCT = /^(?:deploy-prod|prepare-release|hotfix)((?:-[a-z0-9]+)+)\.yml$/;

export const PREPARATION = "prepare-release.yml";

export function isPreparation(file: string): boolean {
  return isKind(file, "prepare-release");
}

export function isHotfix(file: string): boolean {
  return isKind(file, "hotfix");
}

/** Files that can start the workflow of this file: that of its product, and the one that products can share. */
export function startingFiles(file: string, kind: Kind): string[] {
  const product = PRODUCT.exec(file)?.[1];
  return [...(product === undefined ? [] : [`${kind}${product}.yml`]), `${kind}.yml`];
}

function isKind(file: string, kind: Kind): boolean {
  return file === `${kind}.yml` || (file.startsWith(`${kind}-`) && PRODUCT.test(file));
}
