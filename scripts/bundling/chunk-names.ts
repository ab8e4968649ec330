/** A part of a chunk: a package, or a folder of our own sources. */
export interface ChunkPart {
  readonly name: string;
  readonly bytes: number;
}

export interface Chunk {
  readonly id: string;
  /** The stage that it is the code of; undefined for code that several stages share. */
  readonly stage: string | undefined;
  readonly parts: readonly ChunkPart[];
}

/**
 * File names by chunk id. Code of one stage is called after it. Shared code is called after its largest part, and where
 * several chunks have the same one, after the next as well.
 */
export function chunkNames(chunks: readonly Chunk[]): Map<string, string> {
  const shared = new Map(chunks.filter(({ stage }) => stage === undefined).map((chunk) => [chunk, wordsOf(chunk)]));
  const nameOf = (words: readonly string[], count: number): string => words.slice(0, count).join("-");
  const shortest = (own: readonly string[]): string => {
    const isUnique = (count: number): boolean =>
      [...shared.values()].every((other) => other === own || nameOf(other, count) !== nameOf(own, count));
    return nameOf(own, own.findIndex((_, at) => isUnique(at + 1)) + 1);
  };
  return new Map(
    chunks.map((chunk) => [chunk.id, `${chunk.stage ?? `shared-${shortest(shared.get(chunk) ?? [])}`}.cjs`]),
  );
}

/** The id comes last: it makes a name where two chunks have the same parts. */
function wordsOf({ id, parts }: Chunk): string[] {
  const largest = parts.toSorted((one, other) => other.bytes - one.bytes || (one.name < other.name ? -1 : 1));
  return [...largest.map(({ name }) => name.replaceAll(/[^A-Za-z0-9.]+/g, "-").replaceAll(/^-|-$/g, "")), id];
}
