import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scratch } from "../../ports/scratch.ts";
import type { Environment } from "../../ports/world.ts";

const OWNER_ONLY = 0o600;

export function realScratch(environment: Environment): Scratch {
  return {
    within: async (use) => {
      // The runner empties its own folder after the job, even when it has killed us.
      const path = mkdtempSync(join(environment["RUNNER_TEMP"] || tmpdir(), "sluice-"));
      const at = (name: string): string => join(path, name);
      try {
        return await use({
          path,
          write: async (name, text) => {
            writeFileSync(at(name), text, { mode: OWNER_ONLY });
            return at(name);
          },
          read: async (name) => readFileSync(at(name), "utf8"),
        });
      } finally {
        rmSync(path, { recursive: true, force: true });
      }
    },
  };
}
