import { createRequire, enableCompileCache } from "node:module";
import { relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import circus from "jest-circus/runner";

/** Folders of test/unit whose files share a process; no file in them relies on modules that are loaded anew. */
const FOLDERS = new Set([
  "backup",
  "channels",
  "config",
  "deploy",
  "gates",
  "history",
  "host",
  "image",
  "incident",
  "metrics",
  "plan",
  "postmortem",
  "readiness",
  "report",
  "scaffold",
  "smoke",
  "stage",
  "text",
  "version",
  "watch",
  "windows",
  "world",
]);

/**
 * Runs a test file as modules of this process. Jest would load the file and all that it imports anew, into a VM context; here the
 * next file finds what earlier ones have imported. Node removes the types itself, so the sources run as they are.
 */
export default async function runTestFile(globalConfig, config, environment, runtime, testPath, send) {
  const run = circus.default;
  const [folder] = relative(fileURLToPath(new URL("unit", import.meta.url)), testPath).split(sep);
  if (!FOLDERS.has(folder)) return run(globalConfig, config, environment, runtime, testPath, send);
  const restore = keepProcess();
  globalThis.console = environment.global.console;
  globalThis.jest = { setTimeout: (milliseconds) => Object.assign(globalThis, { [TIMEOUT]: milliseconds }) };
  try {
    return await run(globalConfig, config, { global: globalThis }, nodeItself(), testPath, send);
  } finally {
    restore();
  }
}

/** Symbols of jest-circus: the time limit that a file sets for its tests, and who hears of its events. */
const TIMEOUT = Symbol.for("TEST_TIMEOUT_SYMBOL");
const HANDLERS = Symbol.for("EVENT_HANDLERS");

enableCompileCache(fileURLToPath(new URL("../build/compile-cache", import.meta.url)));
const require = createRequire(import.meta.url);

/** What jest-circus needs of Jest's runtime. */
function nodeItself() {
  const nothing = () => undefined;
  return {
    // Its own state is in this module, and each test file needs an empty one.
    requireInternalModule: (path) => {
      delete require.cache[path];
      return require(path);
    },
    requireModule: require,
    setGlobalsForRuntime: nothing,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
    enterTestCode: nothing,
    leaveTestCode: nothing,
  };
}

/** Puts back what a test file may change of its process. */
function keepProcess() {
  const { console } = globalThis;
  const { exitCode } = process;
  const environment = { ...process.env };
  const folder = process.cwd();
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    process.chdir(folder);
    process.exitCode = exitCode;
    globalThis.console = console;
    delete globalThis[TIMEOUT];
    delete globalThis[HANDLERS];
  };
}
