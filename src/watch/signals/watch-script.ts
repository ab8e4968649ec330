import { readTimeLimit } from "../../config/values.ts";
import { StageFailure } from "../../failure/failure.ts";
import type { Files } from "../../ports/world.ts";

/** A script of the repository, and its environment. */
export interface WatchScript {
  readonly path: string;
  readonly text: string;
  readonly timeoutMs: number;
  readonly url: string;
  readonly version: string;
}

/** What is needed to read a script, and its environment. */
export interface ScriptParts {
  readonly files: Files;
  readonly url: string;
  readonly version: string;
}

/** The script that a signal names, with its time limit. */
export async function readScript(
  name: string,
  path: string,
  timeout: string | undefined,
  parts: ScriptParts,
): Promise<WatchScript> {
  const text = await parts.files.read(path);
  if (text === undefined) {
    throw new StageFailure({
      what: `The script ${path} of the signal "${name}" does not exist.`,
      means: "It was named, so it must run. Nothing was watched.",
      todo: "Check the path, and that the repository is checked out in this job before this step.",
    });
  }
  const timeoutMs = readTimeLimit({ name: `${name}: timeout`, text: timeout ?? "30s" });
  return { path, text, timeoutMs, url: parts.url, version: parts.version };
}
