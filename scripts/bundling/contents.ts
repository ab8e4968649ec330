/** A file of `dist/`, by its path below it. */
export interface DistFile {
  readonly content: string | Buffer;
  readonly mode: number;
}
export type DistFiles = ReadonlyMap<string, DistFile>;

/** What ncc found beside the code: path → bytes. */
export type Assets = ReadonlyMap<string, string | Buffer>;

/** ssh2's helper for Pageant, a Windows key agent. No runner that we serve has one. */
const DROPPED = new Set(["pagent.exe"]);

/** The licences that a stage's bundle carries; any other asset is refused by name. */
export function licences(stage: string, assets: Assets): string | Buffer {
  const unknown = [...assets.keys()].filter((name) => name !== "licenses.txt" && !DROPPED.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The bundle of ${stage} would carry ${unknown.join(", ")}.\n` +
        "A bundle is one portable file; a compiled part would bind it to one platform, and no reader could judge it.\n" +
        "What to do: for a .node file delete node_modules and install again with `npm ci --ignore-scripts`; otherwise " +
        "find the dependency that brings it, and decide in scripts/bundling/contents.ts.",
    );
  }
  const text = assets.get("licenses.txt");
  if (text === undefined || text.length === 0) {
    throw new Error(
      `The bundle of ${stage} names no licences, though it carries other people's code.\n` +
        "What to do: read ncc's lines above; its `license` option gave nothing.",
    );
  }
  return text;
}

/** Refuses to write anything into `dist/` but the bundles, their licences and the host program. */
export function checkContents(files: DistFiles, stages: readonly string[]): void {
  const allowed = new Set(["host/sluice-host"]);
  for (const stage of stages) allowed.add(`${stage}/index.cjs`).add(`${stage}/licenses.txt`);
  const unknown = [...files.keys()].filter((path) => !allowed.has(path));
  if (unknown.length > 0) throw new Error(`dist/ would hold ${unknown.join(", ")}, which nobody asked for.`);
}

/** Refuses a bundle that would come out otherwise in another checkout, or load compiled code at run time. */
export function checkBundle(stage: string, code: string, root: string): void {
  if (code.includes(root)) {
    throw new Error(
      `The bundle of ${stage} names the folder that it was built in, so no other checkout can build the same bytes.\n` +
        "What to do: find the module that keeps its own path (import.meta, __dirname) and give it the path as a value.",
    );
  }
  const native = /__nccwpck_require__\.ab \+ ("[^"]+\.node")/.exec(code)?.[1];
  if (native) throw new Error(`The bundle of ${stage} loads the compiled module ${native}.`);
}
