import { relative, sep } from "node:path";
import type { NccResult, WebpackModule } from "@vercel/ncc";
import { type Chunk, type ChunkPart, chunkNames } from "./chunk-names.ts";
import type { Assets } from "./contents.ts";

/** The line by which the bundle makes a chunk's file name of its id. */
const FILE_OF = 'return "" + chunkId + ".index.js";';

export interface Bundled {
  /** File name → code. `index.cjs` loads the others. */
  readonly code: ReadonlyMap<string, string>;
  /** What is no code. */
  readonly beside: Assets;
}

/** What ncc made, with the chunks under names of their own. */
export function readBundle({ code, assets, stats }: NccResult, folder: string): Bundled {
  const { chunks, chunkGraph } = stats.compilation;
  const found = [...chunks].flatMap((chunk): (Chunk & { readonly file: string })[] => {
    const [file = ""] = chunk.files;
    // The entry's own chunk is `code`.
    if (assets[file] === undefined) return [];
    const parts = partsOf([...chunkGraph.getChunkModulesIterable(chunk)], folder);
    return [{ id: String(chunk.id), stage: chunk.name ?? undefined, parts, file }];
  });
  const names = chunkNames(found);
  if (code.split(FILE_OF).length !== 2)
    throw new Error(
      "The bundle does not load its chunks by the line that the build replaces.\n" +
        "What to do: find how this version of ncc makes a chunk's file name, and change scripts/bundling/chunks.ts.",
    );
  const loading = `return ${JSON.stringify(Object.fromEntries(names))}[chunkId];`;
  const isChunk = (name: string): boolean => found.some(({ file }) => file === name);
  return {
    code: new Map([
      ["index.cjs", code.replace(FILE_OF, loading)],
      ...found.map(({ id, file }) => [names.get(id) ?? file, String(assets[file]?.source)] as const),
    ]),
    beside: new Map(Object.entries(assets).flatMap(([name, { source }]) => (isChunk(name) ? [] : [[name, source]]))),
  };
}

function partsOf(modules: readonly WebpackModule[], folder: string): ChunkPart[] {
  const bytes = new Map<string, number>();
  for (const one of modules.flatMap((whole) => whole.modules ?? [whole])) {
    if (one.resource === undefined) continue;
    const name = partOf(one.resource, folder);
    bytes.set(name, (bytes.get(name) ?? 0) + one.size());
  }
  return [...bytes].map(([name, size]) => ({ name, bytes: size }));
}

/** `yaml`, `@octokit/core`, or the folder below src/ and actions/. */
function partOf(resource: string, folder: string): string {
  const [, found] = /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resource.replaceAll(sep, "/")) ?? [];
  if (found !== undefined) return found;
  return relative(folder, resource).split(sep).slice(1, -1).join("/");
}
