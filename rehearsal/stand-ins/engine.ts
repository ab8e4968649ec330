import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the rehearsal leaves beside the link through which it starts a stand-in. */
export interface EngineFacts {
  /** What `docker` needs to reach the sandbox's engine. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same for the engine that builds and pushes, and the image that makes its SBOMs. */
  readonly buildKit: { readonly environment: Readonly<Record<string, string>>; readonly scanner: string };
  /** `key=value` by which the sandbox finds its images again. */
  readonly label: string;
}

export const ENGINE_FILE = "engine.json";

/** Imports follow the link, the program's own name does not. */
export function readEngine(): EngineFacts {
  const [, program = ""] = process.argv;
  return JSON.parse(readFileSync(join(dirname(program), ENGINE_FILE), "utf8"));
}
