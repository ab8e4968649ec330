import { StageFailure } from "../stage/failure.ts";
import type { Files, Inputs } from "../world/world.ts";
import { parseConfig } from "./parse.ts";
import type { Config } from "./schema.ts";

const USUAL = ".github/sluice.yml";

/** The configuration file, or an empty one where there is none. A file that was named must be there. */
export async function readConfig(inputs: Inputs, files: Files): Promise<Config> {
  const path = inputs.get("config").trim() || USUAL;
  const text = await files.read(path);
  if (text !== undefined) return parseConfig(text, path);
  if (path === USUAL) return {};
  throw new StageFailure({
    what: `The configuration file ${path} does not exist.`,
    means: "It was named, so its settings are meant to count. Nothing was changed.",
    todo: "Check the path, and that the repository is checked out in this job before this step.",
  });
}
