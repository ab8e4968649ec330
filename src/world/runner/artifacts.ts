import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Artifacts, Environment } from "../../ports/world.ts";

/** Below the folder that the runner empties after the job. */
export function runnerArtifacts(environment: Environment): Artifacts {
  return {
    write: async (name, files) => {
      const folder = join(environment["RUNNER_TEMP"] || tmpdir(), `sluice-${name}`);
      await mkdir(folder, { recursive: true });
      for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
      return folder;
    },
    compress: (text) => gzipSync(text).toString("latin1"),
  };
}
