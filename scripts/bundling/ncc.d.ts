/** The part of ncc's API that the build uses; the package carries no types. */
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
  }

  export default function ncc(entry: string, options: NccOptions): Promise<NccResult>;
}
