import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ENGINES, engineFolder, postgresFolder } from "../engine-folder.ts";
import type { Check } from "./check.ts";
import { jest } from "./jest.ts";
import { skipped } from "./outcome.ts";
import { isOnPath } from "./tools.ts";

const CORPUS = ["--testPathPatterns", "test/compose/corpus-", "--maxWorkers=3"];

/** The Compose corpus on this machine's engine, and on every one of scripts/engines that is there. */
export function corpusChecks(): Check[] {
  return [jest("sandbox", { options: CORPUS, prefix: ["env", "CORPUS=all"] }), ...ENGINES.flatMap(corpusOn)];
}

/** What dumps, compares and restores databases, on the PostgreSQL of scripts/engines; none where it is not there. */
export function postgresChecks(): Check[] {
  const folder = postgresFolder();
  if (folder === undefined) return [];
  const tests = ["--testPathPatterns", DATABASE_TESTS, "--maxWorkers=2"];
  return [
    {
      ...jest("sandbox", { options: tests, prefix: ["env", `SLUICE_POSTGRES=${folder}`, "SLUICE_DEEP=1"] }),
      name: "restore on PostgreSQL 18",
    },
  ];
}

const DATABASE_TESTS =
  "test/stages/(road-restore|restore-backup|restore-drill|restore-page|automatic-restore|schema-change|backup-volumes|take-postgres)\\.test";

export function enginesNotRun(): string[] {
  const missing = ENGINES.filter((name) => engineFolder(name) === undefined);
  return [
    ...missing.map((name) => `the corpus on ${name} (\`scripts/engines\` gets it)`),
    ...(postgresFolder() === undefined ? ["the restore on PostgreSQL 18 (`scripts/engines` gets it)"] : []),
  ];
}

/** None where the engine is not there. */
function corpusOn(name: (typeof ENGINES)[number]): Check[] {
  const folder = engineFolder(name);
  if (folder === undefined) return [];
  const check = jest("sandbox", { options: CORPUS, prefix: beside(name, folder) });
  const canIsolate = isOnPath("unshare") && process.getuid?.() === 0;
  return [
    {
      name: `corpus on ${name}`,
      run: canIsolate ? check.run : async () => skipped("it needs root and `unshare` for a network of its own"),
    },
  ];
}

/**
 * Programs, client configuration, folders and network of its own: so it shares nothing with an engine that other tests use
 * at the same time.
 */
function beside(name: string, folder: string): string[] {
  const own = join(tmpdir(), `sluice-${name}`);
  mkdirSync(own, { recursive: true });
  const { PATH = "" } = process.env;
  const path = [join(folder, "bin"), PATH].join(delimiter);
  const environment = { PATH: path, DOCKER_CONFIG: folder, SLUICE_ENGINE: folder, TMPDIR: own, CORPUS: "all" };
  return [
    ...["env", "-u", "DOCKER_HOST", ...Object.entries(environment).map(([key, value]) => `${key}=${value}`)],
    ...["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"],
  ];
}
