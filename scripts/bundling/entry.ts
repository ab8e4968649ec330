import { entryOf } from "./programs.ts";

/** Folder of the bundle below `dist/`. The entries of the stages lie beside it. */
export const BUNDLE = "bundle";

/** The one module that is bundled: it starts a stage by its name. Each stage's code is loaded when that stage starts. */
export function bundleEntry(stages: readonly string[]): string {
  const lines = stages.map(
    (stage) => `  ${JSON.stringify(stage)}: () => import(/* webpackChunkName: "${stage}" */ "./${entryOf(stage)}"),`,
  );
  return `import { enableCompileCache } from "node:module";
import { join } from "node:path";

const stages = {
${lines.join("\n")}
};

export function start(stage) {
  const { RUNNER_TEMP = "" } = process.env;
  // The runner empties this folder with each job: what one step has compiled, the job's next steps load.
  if (RUNNER_TEMP !== "") enableCompileCache(join(RUNNER_TEMP, "sluice-compile-cache"));
  return stages[stage]();
}
`;
}

/** `dist/<stage>/index.cjs`, which action.yml names. */
export function stageEntry(stage: string): string {
  return `require("../${BUNDLE}/index.cjs").start(${JSON.stringify(stage)});\n`;
}
