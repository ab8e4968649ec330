import { resolveCommit } from "./commits.ts";
import { type Handlers, type Hub, notFound, ok, place, refused } from "./hub.ts";
import type { Fields } from "./neutral.ts";

/** Files and folders at a commit. */
export function contentHandlers(hub: Hub): Handlers {
  return {
    "repos/get-content": ({ params: { path = "" }, query }) => {
      const sha = resolveCommit(hub, query.get("ref") ?? hub.defaultBranch);
      if (sha === undefined) return refused(404, `No commit found for the ref ${query.get("ref")}`);
      const file = hub.git.file(sha, path);
      if (file !== undefined) return ok(fileShape(hub, path, file));
      const inside = hub.git.folder(sha, path);
      if (inside.length === 0) return notFound();
      return ok(inside.map((one) => entryShape(hub, { ...one, size: 0, type: one.type === "tree" ? "dir" : "file" })));
    },
  };
}

interface Entry {
  readonly path: string;
  readonly sha: string;
  readonly size: number;
  readonly type: string;
}

function entryShape(hub: Hub, { path, sha, size, type }: Entry): Fields {
  const url = `${place(hub)}/contents/${encodeURI(path)}`;
  const git_url = `${place(hub)}/git/blobs/${sha}`;
  const html_url = `${hub.api}/${hub.owner}/${hub.repo}/blob/${encodeURI(path)}`;
  const links = { self: url, git: git_url, html: html_url };
  return {
    type,
    size,
    name: path.split("/").at(-1),
    path,
    sha,
    url,
    git_url,
    html_url,
    download_url: null,
    _links: links,
  };
}

function fileShape(hub: Hub, path: string, { sha, text }: { readonly sha: string; readonly text: Buffer }): Fields {
  const content = text.toString("base64").replace(/(.{60})/g, "$1\n");
  return { ...entryShape(hub, { path, sha, size: text.length, type: "file" }), encoding: "base64", content };
}
