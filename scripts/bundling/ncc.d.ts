/** The part of ncc's API that the build uses, and of webpack's below it; the packages carry no types. */
declare module "@vercel/ncc" {
  interface NccOptions {
    readonly cache: false;
    readonly esm: boolean;
    readonly license: string;
    readonly minify: boolean;
    readonly quiet: boolean;
    readonly target: string;
  }

  interface NccResult {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    readonly stats: { readonly compilation: Compilation };
  }

  interface Compilation {
    readonly chunks: Iterable<WebpackChunk>;
    readonly chunkGraph: { getChunkModulesIterable(chunk: WebpackChunk): Iterable<WebpackModule> };
  }

  interface WebpackChunk {
    readonly id: number | string | null;
    /** The name that its `import()` gave it. */
    readonly name: string | null | undefined;
    readonly files: Iterable<string>;
  }

  interface WebpackModule {
    /** The file; a module that was put together of several has those below. */
    readonly resource?: string;
    readonly modules?: readonly WebpackModule[];
    size(): number;
  }

  export default function ncc(entry: string, options: NccOptions): Promise<NccResult>;
}
