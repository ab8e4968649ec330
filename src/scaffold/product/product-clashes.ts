import { StageFailure } from "../../failure/failure.ts";
import type { Product } from "./product.ts";
import { productFile, productName } from "./product-names.ts";

/** What the names of products are joined with. */
export interface SharedNames {
  /** Files of the callers, such as `deploy-prod.yml`. */
  readonly callers: readonly string[];
  /** Environments of a product without a name, such as `production`. */
  readonly environments: readonly string[];
}

/** Two products with the same file, environment or configuration would release each other. */
export function requireDistinctProducts(products: readonly Product[], { callers, environments }: SharedNames): void {
  for (const { name } of products) requireUnusedWord(name, callers);
  const taken = new Map<string, Product>();
  for (const product of products) {
    const files = callers.map((file) => `the workflow ${productFile(file, product.name)}`);
    const places = environments.map((environment) => `the environment ${productName(environment, product.name)}`);
    for (const thing of new Set([...files, ...places, `the configuration file ${product.config}`])) {
      // Some disks know no difference between small and capital letters.
      const key = thing.toLowerCase();
      const other = taken.get(key);
      if (other !== undefined) throw clash(thing, product, other);
      taken.set(key, product);
    }
  }
}

/** A product `prod` would be read into `deploy-prod.yml`. */
function requireUnusedWord(name: string | undefined, callers: readonly string[]): void {
  const caller = name === undefined ? undefined : callers.find((file) => file.endsWith(`-${name}.yml`));
  if (caller === undefined) return;
  throw new StageFailure({
    what: `A product cannot be named "${name}", because every product has a workflow ${caller}.`,
    means: `The name of that file would not say whether it belongs to the product "${name}". Nothing was written.`,
    todo: "Give --product with another name, such as that of the application.",
  });
}

function clash(thing: string, { name }: Product, { name: other }: Product): StageFailure {
  return new StageFailure({
    what: `${titleOf(name)} and ${titleOf(other)} would both have ${thing}.`,
    means: "One product would take the place of the other. Nothing was written.",
    todo: "Give --product with another name, or --config with a file of its own.",
  });
}

function titleOf(name: string | undefined): string {
  return name === undefined ? "the product without a name" : `the product "${name}"`;
}
