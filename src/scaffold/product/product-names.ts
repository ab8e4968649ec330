/** What the files and environments of a product are called. A repository can have one product without a name. */

export const CONFIG_PATH = ".github/sluice.yml";

/** `deploy-prod-api.yml` for `deploy-prod.yml`. */
export function productFile(file: string, product: string | undefined): string {
  return product === undefined ? file : file.replace(/(\.ya?ml)$/, `-${product}$1`);
}

/** `production-api` for `production`, and the same for the job of a check. */
export function productName(name: string, product: string | undefined): string {
  return product === undefined ? name : `${name}-${product}`;
}

/** What the tags of a product begin with. */
export function productPrefix(product: string | undefined): string {
  return product === undefined ? "" : `${product}/`;
}
