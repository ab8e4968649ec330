import { BUNDLE } from "./entry.ts";

/** A file of `dist/`, by its path below it. */
export interface DistFile {
  readonly content: string | Buffer;
  readonly mode: number;
}
export type DistFiles = ReadonlyMap<string, DistFile>;

/** What ncc found beside the code: path → bytes. */
export type Assets = ReadonlyMap<string, string | Buffer>;

/** The licences of everything in the bundle, in one file. */
export const LICENCES = "licenses.txt";

/** ssh2's helper for Pageant, a Windows key agent. No runner that we serve has one. */
const DROPPED = new Set(["pagent.exe"]);

/** The licences that the bundle carries; any other asset is refused by name. */
export function licences(assets: Assets): string | Buffer {
  const unknown = [...assets.keys()].filter((name) => name !== LICENCES && !DROPPED.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The bundle would carry ${unknown.join(", ")}.\n` +
        "A bundle is portable JavaScript; a compiled part would bind it to one platform, and no reader could judge it.\n" +
        "What to do: for a .node file delete node_modules and install again with `npm ci --ignore-scripts`; otherwise " +
        "find the dependency that brings it, and decide in scripts/bundling/contents.ts.",
    );
  }
  const text = assets.get(LICENCES);
  if (text === undefined || text.length === 0) {
    throw new Error(
      "The bundle names no licences, though it carries other people's code.\n" +
        "What to do: read ncc's lines above; its `license` option gave nothing.",
    );
  }
  return text;
}

/** Refuses to write anything into `dist/` but the stages' entries, the bundle, its licences and the host program. */
export function checkContents(files: DistFiles, stages: readonly string[]): void {
  const allowed = new Set(["host/sluice-host", LICENCES, ...stages.map((stage) => `${stage}/index.cjs`)]);
  const isCode = (path: string): boolean => path.startsWith(`${BUNDLE}/`) && /^[^/]+\/[\w.-]+\.cjs$/.test(path);
  const unknown = [...files.keys()].filter((path) => !allowed.has(path) && !isCode(path));
  if (unknown.length > 0) throw new Error(`dist/ would hold ${unknown.join(", ")}, which nothing uses.`);
}

/** Refuses code that would be different in another checkout, that lacks a file, or that loads compiled code at run time. */
export function checkBundle(name: string, code: string, root: string): void {
  if (code.includes(root)) {
    throw new Error(
      `${name} of the bundle names the folder that it was built in, so no other checkout can build the same bytes.\n` +
        "What to do: find the module that keeps its own path (import.meta, __dirname) and give it the path as a value.",
    );
  }
  // ssh2 tries a compiled module of its own, and does without it.
  const missing = /eval\("require"\)\("(\.[^"]+(?<!\.node))"\)/.exec(code)?.[1];
  if (missing) throw new Error(`${name} of the bundle lacks ${missing}: ncc did not find that file.`);
  const native = /__(?:nccwpck|webpack)_require__\.ab \+ ("[^"]+\.node")/.exec(code)?.[1];
  if (native) throw new Error(`${name} of the bundle loads the compiled module ${native}.`);
}
