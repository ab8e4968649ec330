import { StageFailure } from "../failure/failure.ts";
import type { Files, Inputs } from "../ports/world.ts";
import type { InputKey } from "../stage/keys.ts";
import type { Config } from "./schema.ts";

const USUAL = ".github/sluice.yml";

/** The same in every stage that reads the file in the checkout. */
export const configKey = {
  name: "config",
  description: "Path of the configuration file in the repository.",
  default: USUAL,
} as const satisfies InputKey;

/** The same in every stage that reads only the file on the default branch. */
export const branchConfigKey = {
  ...configKey,
  description: "Path of the configuration file on the default branch.",
} as const satisfies InputKey;

/** Path of the configuration file. */
export function configPath(inputs: Inputs): string {
  return inputs.get("config").trim() || USUAL;
}

/** The configuration file, or an empty one if it does not exist. A file that was named must exist. */
export async function readConfig(inputs: Inputs, files: Files): Promise<Config> {
  const path = configPath(inputs);
  const text = await files.read(path);
  if (text !== undefined) {
    // Most of a step's start is the YAML parser, which a repository without a file does not need.
    const { parseConfig } = await import("./parse.ts");
    return parseConfig(text, path);
  }
  if (path === USUAL) return {};
  throw new StageFailure({
    what: `The configuration file ${path} does not exist.`,
    means: "It was named, so its settings must apply. Nothing was changed.",
    todo: "Check the path, and that the repository is checked out in this job before this step.",
  });
}
