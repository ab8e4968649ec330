import { misspeltKey } from "./nearest.ts";

/** A place in a configuration whose shape is not the schema's: an unknown key, or a list instead of a map. */
export type Misshape =
  | { readonly kind: "unknown-key"; readonly path: readonly unknown[]; readonly known: readonly string[] }
  | { readonly kind: "list"; readonly path: readonly unknown[]; readonly wanted: string };

/** All of them. valibot names only the first unknown key of a map, and takes a list for a map with the keys 0, 1, …. */
export function misshapes(schema: unknown, value: unknown, path: readonly unknown[] = []): Misshape[] {
  const here = unwrap(schema);
  if (Array.isArray(value)) {
    if (isMapSchema(here)) return [{ kind: "list", path, wanted: messageOf(here) }];
    return value.flatMap((item, index) => misshapes(stepInto(here, index), item, [...path, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Misshape[] => {
    const inside = [...path, key];
    if (hasEntries(here) && !Object.hasOwn(here.entries, key)) {
      const known = Object.keys(here.entries);
      // Where any other key is allowed, a misspelled key would be a setting without effect.
      const isWrong = !hasRest(here) || misspeltKey(key, known) !== undefined;
      if (isWrong) return [{ kind: "unknown-key", path: inside, known }];
    }
    return misshapes(stepInto(here, key), inner, inside);
  });
}

function stepInto(schema: unknown, key: unknown): unknown {
  if (hasEntries(schema) && Object.hasOwn(schema.entries, String(key))) return schema.entries[String(key)];
  if (hasRest(schema)) return schema.rest;
  if (typeof schema !== "object" || schema === null) return undefined;
  if ("item" in schema) return schema.item;
  return "value" in schema ? schema.value : undefined;
}

/** The schema behind `optional` and at the head of a pipe. */
export function unwrap(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if ("wrapped" in schema) return unwrap(schema.wrapped);
  if ("pipe" in schema && Array.isArray(schema.pipe)) return unwrap({ ...schema, ...schema.pipe[0], pipe: undefined });
  return schema;
}

export function hasEntries(schema: unknown): schema is { readonly entries: Readonly<Record<string, unknown>> } {
  return typeof schema === "object" && schema !== null && "entries" in schema && typeof schema.entries === "object";
}

function hasRest(schema: unknown): schema is { readonly rest: unknown } {
  return typeof schema === "object" && schema !== null && "rest" in schema;
}

function isMapSchema(schema: unknown): schema is object {
  return hasEntries(schema) || (typeof schema === "object" && schema !== null && "key" in schema && "value" in schema);
}

function messageOf(schema: object): string {
  return "message" in schema && typeof schema.message === "string" ? schema.message : "a map";
}
