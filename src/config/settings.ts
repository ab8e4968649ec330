import { StageFailure } from "../failure/failure.ts";
import type { Inputs } from "../ports/world.ts";
import type { InputKey } from "../stage/keys.ts";
import { nearestKey } from "./nearest.ts";
import { configPath } from "./read-config.ts";
import type { Config } from "./schema.ts";

/** Placeholder in a key's path for the current environment. */
const ENVIRONMENT = "<environment>";

/** Where a setting came from. One rule: input over file over default. */
export type Source = "input" | "file" | "default" | "nowhere";

/** One setting as text, with the name that a message should use for it. */
export interface Setting {
  readonly name: string;
  readonly text: string;
  readonly source: Source;
}

export interface Settings<Name extends string> {
  get(name: Name): Setting;
  /** The setting; refuses when it came from nowhere. */
  need(name: Name): Setting;
}

/** The environment of the file that a stage on a host is about. */
export function environmentOf(inputs: Inputs): string {
  return inputs.get("environment").trim() || "production";
}

/**
 * Every setting of a stage, by the one rule. `environment` says which entry of `environments` counts; what stands there
 * wins over the same key at the top of the file.
 */
export function readSettings<const Keys extends readonly InputKey[]>(
  keys: Keys,
  inputs: Inputs,
  config: Config,
  environment: string,
): Settings<Keys[number]["name"]> {
  const get = (name: string): Setting => {
    const key = keys.find((one) => one.name === name);
    if (key === undefined) throw new Error(`The stage has no input "${name}".`);
    const given = inputs.get(name).trim();
    if (given !== "") return { name, text: given, source: "input" };
    const written = key.file === undefined ? undefined : fromFile(config, key.file, environment);
    if (written !== undefined) return { name: written.path, text: written.text, source: "file" };
    // An expression is the runner's to evaluate; when it gives nothing, there is nothing.
    const standard = key.default?.startsWith("${{") ? undefined : key.default;
    return { name, text: standard ?? "", source: standard === undefined ? "nowhere" : "default" };
  };
  return {
    get,
    need: (name) => {
      const setting = get(name);
      if (setting.text !== "") return setting;
      const key = keys.find((one) => one.name === name);
      throw missing(name, key, {
        path: configPath(inputs),
        environment,
        known: Object.keys(config.environments ?? {}),
      });
    },
  };
}

/** Where a setting could have been. */
interface ReadFile {
  readonly path: string;
  readonly environment: string;
  /** Environments that the file has. */
  readonly known: readonly string[];
}

function missing(name: string, key: InputKey | undefined, { path, environment, known }: ReadFile): StageFailure {
  const place = key?.file === undefined ? "" : `, or \`${key.file.replace(ENVIRONMENT, environment)}\` in ${path}`;
  return new StageFailure({
    what: `\`${name}\` is missing: ${key?.description ?? ""}`,
    means: key?.secret
      ? "A secret that is not set arrives empty. So do an environment's secrets in a job that does not name the environment, and in a workflow that is called from another owner's repository. Nothing was tried."
      : "Sluice does not guess it. Nothing was tried.",
    todo: key?.secret
      ? `Set the secret, and hand it over as the input \`${name}\`. If it is set, keep a copy of the workflows in this repository and call that (docs/other-forges.md).`
      : `Set the input \`${name}\`${place}.${key?.file?.includes(ENVIRONMENT) ? otherEnvironment(environment, known) : ""}`,
  });
}

/** A misspelt environment looks like one that has nothing. */
function otherEnvironment(environment: string, known: readonly string[]): string {
  if (known.length === 0 || known.includes(environment)) return "";
  const nearest = nearestKey(environment, known);
  const names = known.map((name) => `\`${name}\``).join(", ");
  return ` The file has no environment \`${environment}\`, only ${names}${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`;
}

function fromFile(
  config: Config,
  path: string,
  environment: string,
): { readonly path: string; readonly text: string } | undefined {
  // Keys, not one dotted text: the name of an environment may hold dots.
  const keys = path.split(".").map((key) => (key === ENVIRONMENT ? environment : key));
  const own = ["environments", environment, ...keys];
  for (const one of path.includes(ENVIRONMENT) ? [keys] : [own, keys]) {
    const text = textOf(walk(config, one));
    if (text !== undefined) return { path: one.join("."), text };
  }
  return undefined;
}

/** Follows keys; a list stands for its first item when keys go on. */
function walk(value: unknown, keys: readonly string[]): unknown {
  let here: unknown = value;
  for (const key of keys) {
    if (Array.isArray(here)) [here] = here;
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[key];
  }
  return here;
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(String).join("\n");
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  return undefined;
}
