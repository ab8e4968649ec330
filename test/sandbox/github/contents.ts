import { posix } from "node:path";
import { gitCommit, resolveCommit } from "./commits.ts";
import { created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import type { Fields } from "./neutral.ts";
import { pushRef } from "./pushes.ts";

/** Of a larger file GitHub tells everything but the content (docs.github.com/rest/repos/contents). */
const LARGEST = 1024 * 1024;

/** Files and folders at a commit. */
export function contentHandlers(hub: Hub): Handlers {
  return {
    "repos/get-content": ({ params: { path = "" }, query }) => {
      const sha = resolveCommit(hub, query.get("ref") ?? hub.defaultBranch);
      if (sha === undefined) return refused(404, `No commit found for the ref ${query.get("ref")}`);
      const file = followed(hub, sha, path);
      if (file !== undefined) return ok(fileShape(hub, path, file));
      const inside = hub.git.folder(sha, path);
      if (inside.length === 0) return notFound();
      return ok(inside.map((one) => entryShape(hub, { ...one, size: 0, type: one.type === "tree" ? "dir" : "file" })));
    },
    "repos/create-or-update-file-contents": ({ params: { path = "" }, text, who }) => {
      const { message, content, branch = hub.defaultBranch, sha }: FileBody = JSON.parse(text);
      const ref = `refs/heads/${branch}`;
      const parent = resolveCommit(hub, ref);
      if (parent === undefined) return refused(404, `Branch ${branch} not found`);
      const known = hub.git.file(parent, path);
      // docs.github.com/rest/repos/contents: the blob's SHA is required if you are updating a file.
      if (known !== undefined && sha === undefined) return refused(422, `Invalid request.\n\n"sha" wasn't supplied.`);
      if (known?.sha !== sha) return refused(409, `${path} does not match ${sha}`);
      const written = Buffer.from(content, "base64").toString("utf8");
      const tree = hub.git.makeTree(parent, { path, mode: known?.mode ?? "100644", text: written });
      const email = `${who.person.id}+${who.person.login.replaceAll(/[[\]]/g, "")}@users.noreply.github.com`;
      const by = { name: who.person.login, email, date: stamp(hub.now()) };
      const commit = hub.git.makeCommit({ tree, parents: [parent], by, message });
      pushRef(hub, who, { ref, after: commit });
      const file = hub.git.file(commit, path);
      const body = { content: file === undefined ? null : entryOf(hub, path, file), commit: gitCommit(hub, commit) };
      return known === undefined ? created(body) : ok(body);
    },
  };
}

interface FileBody {
  readonly message: string;
  readonly content: string;
  readonly branch?: string;
  readonly sha?: string;
}

function entryOf(hub: Hub, path: string, { sha, text }: { readonly sha: string; readonly text: Buffer }): Fields {
  const entry = entryShape(hub, { path, sha, size: text.length, type: "file" });
  // Here GitHub's description knows no file without an address for its bytes.
  return { ...entry, download_url: `${hub.api}/raw/${hub.owner}/${hub.repo}/${encodeURI(path)}` };
}

/** A symbolic link to a file in the repository is answered as that file. */
function followed(hub: Hub, commit: string, path: string): ReturnType<Hub["git"]["file"]> {
  const file = hub.git.file(commit, path);
  if (file?.mode !== "120000") return file;
  return hub.git.file(commit, posix.normalize(posix.join(posix.dirname(path), file.text.toString("utf8"))));
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
  const entry = entryShape(hub, { path, sha, size: text.length, type: "file" });
  if (text.length > LARGEST) return { ...entry, encoding: "none", content: "" };
  return { ...entry, encoding: "base64", content: text.toString("base64").replace(/(.{60})/g, "$1\n") };
}
