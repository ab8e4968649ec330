import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";

/** A changelog, and the commit that it is read at. */
export interface ChangelogPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
}

const fileSchema = v.object({
  encoding: v.string(),
  content: v.optional(v.nullable(v.string()), ""),
  sha: v.optional(v.string(), ""),
});
const blobSchema = v.object({ encoding: v.literal("base64"), content: v.string() });

/**
 * The text of the changelog; undefined without a file. GitHub returns no content of a file of more than 1 MB
 * (docs.github.com/rest/repos/contents), so a larger file is read as a blob.
 */
export async function readChangelogFile(
  forge: Forge,
  { repository, path, commit }: ChangelogPlace,
): Promise<string | undefined> {
  if (OTHER_MARKUP.test(path)) throw notMarkdown(path);
  const address = path.split("/").map(encodeURIComponent).join("/");
  const answer = await forge.read(`${repository}/contents/${address}?ref=${commit}`);
  if (answer === undefined) return undefined;
  const { encoding, content, sha } = understand(fileSchema, answer, `the file ${path}`);
  const isWhole = encoding === "base64" && content !== null;
  const blob = isWhole
    ? undefined
    : understand(blobSchema, await forge.read(`${repository}/git/blobs/${sha}`), "a blob");
  return decode(blob?.content ?? content ?? "", path);
}

/** Markdown would take the underlines of reStructuredText for code, and show the notes of other releases. */
const OTHER_MARKUP = /\.(?:rst|adoc|asciidoc|org|textile|rdoc)$/i;

function notMarkdown(path: string): StageFailure {
  return new StageFailure({
    what: `${path} is not Markdown.`,
    means: "Its sections would be read wrong. Nothing was changed, and nothing was tagged.",
    todo: "Keep the changelog as Markdown (keepachangelog.com), and set `announce.changelog` to it.",
  });
}

/** The bytes as they are: a text that is not UTF-8 would come back as another one. */
function decode(content: string, path: string): string {
  const bytes = Buffer.from(content, "base64");
  const text = bytes.toString("utf8");
  if (Buffer.from(text, "utf8").equals(bytes)) return text;
  throw new StageFailure({
    what: `${path} is not UTF-8.`,
    means: "Its content is unknown. Nothing was changed, and nothing was tagged.",
    todo: "Save it as UTF-8.",
  });
}
