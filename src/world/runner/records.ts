import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment, Records } from "../../ports/world.ts";
import type { NewRecord, StageRecord } from "../../stage/stage-record.ts";
import type { Masking } from "./masking.ts";

const FOLDER = "sluice-records";
/** Bytes of one record: a watch of a day has a tenth of it. */
const RECORD_LIMIT = 8 * 1024 * 1024;

/** Records of the stages of one job, in the folder that the runner empties after the job. */
export function runnerRecords(environment: Environment): Records {
  const folder = folderOf(environment);
  return {
    read: async () => {
      if (folder === undefined) return [];
      const names = await readdir(folder).catch(() => []);
      return Promise.all(names.toSorted().map((name) => readFile(join(folder, name), "utf8")));
    },
  };
}

/** Writes the record of a stage that began at `began`. A record that cannot be written must not fail a release. */
export function recordWriter(
  masking: Masking,
  environment: Environment,
  began: number,
): (made: NewRecord) => Promise<void> {
  const folder = folderOf(environment);
  return async (made) => {
    if (folder === undefined) return;
    const ended = Date.now();
    const record: StageRecord = {
      ...{ version: 1, step: environment["GITHUB_ACTION"] ?? "", ...made },
      ...{ began: new Date(began).toISOString(), ended: new Date(ended).toISOString() },
    };
    const text = JSON.stringify(record, (_, value) => (typeof value === "string" ? masking.redact(value) : value));
    if (Buffer.byteLength(text) > RECORD_LIMIT) return;
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${ended}-${made.stage}.json`), text, { mode: 0o600 });
    } catch {
      // A full or read-only disk: the report then lacks this stage, and the release continues.
    }
  };
}

function folderOf(environment: Environment): string | undefined {
  const temporary = environment["RUNNER_TEMP"] ?? "";
  return temporary === "" ? undefined : join(temporary, FOLDER);
}
