import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "./world.ts";

/** A folder of our own on the runner, for what a program takes from files only. Gone afterwards, however it ends. */
export interface Scratch {
  within<T>(use: (folder: ScratchFolder) => Promise<T>): Promise<T>;
}

export interface ScratchFolder {
  readonly path: string;
  /** Writes a file that only this user can read; gives its path. */
  write(name: string, text: string): Promise<string>;
  /** Throws when there is no such file. */
  read(name: string): Promise<string>;
}

const OWNER_ONLY = 0o600;

export function realScratch(environment: Environment): Scratch {
  return {
    within: async (use) => {
      // The runner empties its own folder after the job, even when it has killed us.
      const path = await mkdtemp(join(environment["RUNNER_TEMP"] || tmpdir(), "sluice-"));
      const at = (name: string): string => join(path, name);
      try {
        return await use({
          path,
          write: async (name, text) => {
            await writeFile(at(name), text, { mode: OWNER_ONLY });
            return at(name);
          },
          read: (name) => readFile(at(name), "utf8"),
        });
      } finally {
        await rm(path, { recursive: true, force: true });
      }
    },
  };
}
