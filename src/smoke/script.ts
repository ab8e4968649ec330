import type { Environment } from "../ports/world.ts";

/** Names that the runner gives to actions and that a script of the repository has no need of. */
const INTERNAL = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;

/** What the script sees: the step's own environment without the runner's internals, the address, and the version. */
export function scriptEnvironment(environment: Environment, url: string, version: string): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || INTERNAL.test(name) ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    ...(url === "" ? {} : { PROD_URL: url }),
    ...(version === "" ? {} : { SLUICE_VERSION: version }),
  };
}

/** How to start a script: by its first line where it has one, else by `sh`. */
export function scriptCommand(path: string, text: string): [string, ...string[]] {
  const words = /^#! *(\S+)(?: +(.*?))?\r?\n/.exec(text);
  const [, program = "sh", argument] = words ?? [];
  // A name such as -x.sh would be taken for an option.
  return [program, ...(argument ? [argument] : []), path.startsWith("-") ? `./${path}` : path];
}
