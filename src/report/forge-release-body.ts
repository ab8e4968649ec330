import type { RunContext } from "../ports/world.ts";
import { childrenOf, placeOf, readBlocks } from "../text/markdown-tree.ts";
import { repositoryUrl } from "./repository-url.ts";

/** GitHub refuses a longer one: "body is too long (maximum is 125000 characters)". Some are added when it is written. */
const LIMIT = 120_000;

/** The body of the forge's release: all of the notes, or as many whole entries as fit, and where the rest is. */
export function fitBody(body: string, url: string): string {
  if (body.length <= LIMIT) return body;
  const blocks = readBlocks(body);
  const definitions = blocks
    .filter(({ kind }) => kind === "definition" || kind === "footnote")
    .map(({ start, end }) => body.slice(start, end));
  const more =
    url === "" ? "These notes are cut: the changelog has all of them." : `These notes are cut. [All of them](${url})`;
  const tail = (all: readonly string[]): string => ["", more, ...(all.length === 0 ? [] : ["", ...all])].join("\n");
  // Links whose definitions do not fit are shown as they are written.
  const rest = tail(definitions).length < LIMIT / 2 ? tail(definitions) : tail([]);
  const ends = blocks.flatMap(({ node, end, kind }) => {
    if (kind !== "content") return [];
    return node.type === "list" ? childrenOf(node).map((item) => placeOf(item).end) : [end];
  });
  const end = ends.findLast((one) => one + rest.length < LIMIT) ?? 0;
  return `${body.slice(0, end)}\n${rest}`;
}

/** Where the changelog is, as the tag has it. */
export function changelogUrl(run: RunContext, tag: string, path: string): string {
  const repository = repositoryUrl(run);
  const place = [tag, path].join("/").split("/").map(encodeURIComponent).join("/");
  return repository === "" ? "" : `${repository}/${run.forge === "github" ? "blob" : "src/tag"}/${place}`;
}
