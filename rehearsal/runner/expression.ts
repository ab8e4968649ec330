import { engine } from "./engine.ts";
import { Refusal } from "./refusal.ts";
import { Expression, Mapping, type Tree } from "./tree.ts";

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** What expressions may speak of: `github`, `env`, `needs`… */
export type Contexts = Readonly<Record<string, Value>>;

/** The answers of success(), failure(), always() and cancelled() at this moment. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

const FINE: Status = { success: true, failure: false, cancelled: false };

/** Replaces every expression by its value. */
export function resolve(tree: Tree, contexts: Contexts): Value {
  if (tree instanceof Expression) return evaluate(tree.source, contexts, FINE);
  if (tree instanceof Mapping) {
    return Object.fromEntries([...tree.entries].map(([key, value]) => [key, resolve(value, contexts)]));
  }
  if (Array.isArray(tree)) return tree.map((each) => resolve(each, contexts));
  return plain(tree);
}

/** As the runner writes a value into an environment variable. */
export function asText(value: Value): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

export function resolveText(tree: Tree, contexts: Contexts): string {
  return asText(resolve(tree, contexts));
}

export function resolveTexts(tree: Mapping, contexts: Contexts): Record<string, string> {
  return Object.fromEntries([...tree.entries].map(([key, value]) => [key, resolveText(value, contexts)]));
}

/** An `if`: without a status function of its own it also asks success(). */
export function condition(tree: Tree, contexts: Contexts, status: Status): boolean {
  if (tree === null || tree === "") return status.success;
  const source = tree instanceof Expression ? tree.source : String(tree);
  // A status function that stands inside a text is a word, no call.
  const calls = /\b(success|failure|always|cancelled)\s*\(/i.test(source.replaceAll(/'(?:[^']|'')*'/g, "''"));
  return truthy(evaluate(calls ? source : `success() && (${source})`, contexts, status));
}

export function truthy(value: Value): boolean {
  return value !== null && value !== false && value !== 0 && value !== "" && !Number.isNaN(value);
}

function evaluate(source: string, contexts: Contexts, status: Status): Value {
  try {
    const answer = engine().evaluate(source, JSON.stringify(contexts), { ...status, always: true });
    return JSON.parse(answer);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`The expression \${{ ${source} }} cannot be evaluated: ${why}`, { cause: error });
  }
}

function plain(tree: Tree): Value {
  if (tree === null || typeof tree !== "object") return tree;
  throw new Refusal("A value of an unknown kind is in the file.");
}
