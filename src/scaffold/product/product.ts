import * as v from "valibot";
import { copyValues } from "../workflows/copy-values.ts";

/** One product of the repository, as the lock keeps it. */
export const product = v.strictObject({
  /** Undefined for the product whose tags have no prefix. */
  name: v.optional(v.string()),
  config: v.string(),
  values: copyValues,
});

export type Product = v.InferOutput<typeof product>;

/** The products of a copy after one was added or written again; the one without a name is the first. */
export function withProduct(products: readonly Product[], added: Product): Product[] {
  const others = products.filter(({ name }) => name !== added.name);
  const key = ({ name }: Product): string => name ?? "";
  return [...others, added].toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
