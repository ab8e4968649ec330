import { asText, resolve, resolveTexts, type Value } from "./expression.ts";
import { Refusal } from "./refusal.ts";
import type { JobScope } from "./scope.ts";
import { type Mapping, mapping } from "./tree.ts";

/** The inputs of a called workflow: what the caller gives, over the defaults; each of its declared type. */
export function readCallInputs(trigger: Mapping, job: JobScope, path: string): Value {
  const given = resolve(mapping(job.tree.get("with"), "with"), callerContexts(job));
  return readInputs(mapping(trigger.get("inputs"), `${path}: inputs`), new Map(Object.entries(given ?? {})), path);
}

export function readInputs(declared: Mapping, given: ReadonlyMap<string, Value>, path: string): Record<string, Value> {
  for (const key of given.keys()) {
    if (!declared.entries.has(key)) throw new Refusal(`${path} has no input "${key}".`);
  }
  return Object.fromEntries(
    [...declared.entries].map(([key, tree]) => {
      const input = mapping(tree, key);
      const value = given.get(key) ?? null;
      if (value === null && input.get("required") === true && input.get("default") === null) {
        throw new Refusal(`${path}: the input "${key}" is required and was not given.`);
      }
      return [key, typed(value ?? resolve(input.get("default"), {}), input, `${path}: input "${key}"`)];
    }),
  );
}

function typed(value: Value, input: Mapping, what: string): Value {
  const type = input.get("type") ?? "string";
  if (type === "boolean") {
    if (value === null) return false;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    throw new Refusal(`${what} wants a boolean, not ${asText(value)}.`);
  }
  if (type === "number") {
    const number = value === null ? 0 : Number(value);
    if (Number.isNaN(number)) throw new Refusal(`${what} wants a number, not ${asText(value)}.`);
    return number;
  }
  const options = input.get("options");
  if (type === "choice" && Array.isArray(options) && value !== null && !options.includes(asText(value))) {
    throw new Refusal(`${what} offers ${options.join(", ")}, not ${asText(value)}.`);
  }
  return asText(value);
}

/** Secrets by name or `inherit`; what is not passed is not there. */
export function readCallSecrets(trigger: Mapping, job: JobScope, path: string): Record<string, string> {
  const secrets = job.tree.get("secrets");
  if (secrets === "inherit") return { ...job.scope.secrets };
  const declared = mapping(trigger.get("secrets"), `${path}: secrets`);
  const given = resolveTexts(mapping(secrets, "secrets"), callerContexts(job));
  for (const key of Object.keys(given)) {
    if (!declared.entries.has(key)) throw new Refusal(`${path} has no secret "${key}".`);
  }
  for (const [key, tree] of declared.entries) {
    if (tree !== null && mapping(tree, key).get("required") === true && !(key in given)) {
      throw new Refusal(`${path}: the secret "${key}" is required and was not passed.`);
    }
  }
  return given;
}

function callerContexts(job: JobScope): JobScope["contexts"] {
  return { ...job.contexts, secrets: job.scope.secrets };
}
