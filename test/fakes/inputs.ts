import type { Inputs } from "../../src/ports/world.ts";

/** What a user wrote in `with:`. */
export function createInputs(given: Readonly<Record<string, string>> = {}): Inputs {
  return { get: (name) => given[name] ?? "" };
}
