/** Programs beside the stages, each by its folder in dist/, with its entry below build/. */
const PROGRAMS: Readonly<Record<string, string>> = { sluice: "cli/main.js" };

/** The line by which a system starts a program without naming Node. */
export const SHEBANG = "#!/usr/bin/env node\n";

export const programs = Object.keys(PROGRAMS);

/** The module that is bundled for a stage or a program. */
export function entryOf(name: string): string {
  return PROGRAMS[name] ?? `actions/${name}/main.js`;
}
