import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** GitHub's own parser and evaluator; JSON text in and out (engine-entry.mjs). */
export interface Engine {
  readWorkflow(name: string, content: string): Promise<string>;
  readAction(name: string, content: string): string;
  evaluate(expression: string, contexts: string, status: Readonly<Record<string, boolean>>): string;
}

/** The program that bundles: its own process, because the tests' module loader can't load a bundler. */
const BUNDLE = `
  const [, bundler, entry, target] = process.argv;
  require(bundler)(entry, { esm: false, cache: false, quiet: true })
    .then(({ code }) => require("node:fs").writeFileSync(target, code));
`;

let loaded: Engine | undefined;

/** Loads the bundle, and makes it first where these package versions have none yet. */
export function engine(): Engine {
  loaded ??= load();
  return loaded;
}

function load(): Engine {
  const root = repositoryRoot();
  const entry = join(root, "rehearsal/runner/engine-entry.mjs");
  const key = createHash("sha256").update(readFileSync(entry));
  key.update(readFileSync(join(root, "package-lock.json")));
  const bundle = join(root, "build", `runner-engine-${key.digest("hex").slice(0, 16)}.cjs`);
  if (!existsSync(bundle)) make(root, entry, bundle);
  // Jest gives its own `require`, which cannot load what it was told not to see (build/); Node's own can.
  const { createRequire } = process.getBuiltinModule("node:module");
  return createRequire(bundle)(bundle);
}

function make(root: string, entry: string, bundle: string): void {
  mkdirSync(join(root, "build"), { recursive: true });
  // Several workers may make it at once: each its own file, and the last rename wins with the same content.
  const mine = `${bundle}.${process.pid}`;
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const args = ["-e", BUNDLE, join(root, "node_modules/@vercel/ncc/dist/ncc/index.js"), entry, mine];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`The workflow parser could not be bundled:\n${stderr}`);
  renameSync(mine, bundle);
}
