import { created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import type { Fields } from "./neutral.ts";
import { paged } from "./pages.ts";

interface TreeBody {
  readonly base_tree?: string;
  readonly tree: readonly { readonly path?: string; readonly mode?: string; readonly content?: string }[];
}

interface CommitBody {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
}

/** Commits by whatever names them, and their comparison. */
export function commitHandlers(hub: Hub): Handlers {
  const compare = (base: string, head: string) => {
    const [from, to] = [resolveCommit(hub, base), resolveCommit(hub, head)];
    return from === undefined || to === undefined ? notFound() : ok(comparison(hub, from, to));
  };
  return {
    "repos/get-commit": ({ params: { ref = "" } }) => {
      const sha = resolveCommit(hub, ref);
      return sha === undefined ? refused(422, `No commit found for SHA: ${ref}`) : ok(commitShape(hub, sha, true));
    },
    "repos/list-commits": ({ query }) => {
      const start = resolveCommit(hub, query.get("sha") ?? hub.defaultBranch);
      if (start === undefined) return notFound();
      return ok(paged(hub.git.history(start, 1000), query).map((sha) => commitShape(hub, sha)));
    },
    "git/get-commit": ({ params: { commit_sha = "" } }) =>
      hub.git.kindOf(commit_sha) === "commit" ? ok(gitCommit(hub, commit_sha)) : notFound(),
    "git/create-tree": ({ text }) => {
      const { base_tree, tree }: TreeBody = JSON.parse(text);
      const [entry, ...more] = tree;
      const isOne = entry?.path !== undefined && entry.content !== undefined && more.length === 0;
      if (!isOne || base_tree === undefined || hub.git.kindOf(base_tree) !== "tree") {
        return refused(422, "Only one file over an existing tree is imitated here.");
      }
      const { path = "", mode = "100644", content = "" } = entry;
      const sha = hub.git.makeTree(base_tree, { path, mode, text: content });
      return created({ sha, url: `${place(hub)}/git/trees/${sha}`, truncated: false, tree: [] });
    },
    "git/get-tree": ({ params: { tree_sha = "" } }) => {
      if (hub.git.kindOf(tree_sha) !== "tree") return notFound();
      const here = place(hub);
      const tree = hub.git.folder(tree_sha, "").map((one) => ({ ...one, url: `${here}/git/${one.type}s/${one.sha}` }));
      return ok({ sha: tree_sha, url: `${here}/git/trees/${tree_sha}`, truncated: false, tree });
    },
    "git/get-blob": ({ params: { file_sha = "" } }) => {
      if (hub.git.kindOf(file_sha) !== "blob") return notFound();
      const text = hub.git.blob(file_sha);
      const content = text.toString("base64").replace(/(.{60})/g, "$1\n");
      const url = `${place(hub)}/git/blobs/${file_sha}`;
      return ok({ sha: file_sha, node_id: `B_${file_sha}`, size: text.length, url, encoding: "base64", content });
    },
    "git/create-commit": ({ text, who }) => {
      const { message, tree, parents = [] }: CommitBody = JSON.parse(text);
      if (hub.git.kindOf(tree) !== "tree") return refused(422, "Tree SHA does not exist");
      // GitHub writes a bot's address with its brackets, which its own description does not call an address.
      const login = who.person.login.replaceAll(/[[\]]/g, "");
      const email = `${who.person.id}+${login}@users.noreply.github.com`;
      const by = { name: who.person.login, email, date: stamp(hub.now()) };
      return created(gitCommit(hub, hub.git.makeCommit({ tree, parents, by, message })));
    },
    "repos/compare-commits": ({ params: { base = "", head = "" } }) => compare(base, head),
    "repos/compare-commits-with-basehead": ({ params: { basehead = "" } }) => {
      const [base = "", head = ""] = basehead.split("...");
      return compare(base, head);
    },
  };
}

/** As GitHub reads a ref: a SHA (or its beginning), `heads/x`, `tags/x`, a branch, a tag, or a full ref. */
export function resolveCommit({ git }: Hub, ref: string): string | undefined {
  if (/^[0-9a-f]{4,40}$/.test(ref)) return git.commitOf(ref);
  const names = ref.startsWith("refs/") ? [ref] : [`refs/${ref}`, `refs/heads/${ref}`, `refs/tags/${ref}`];
  for (const name of names) {
    const sha = git.commitOf(name);
    if (sha !== undefined) return sha;
  }
  return undefined;
}

const UNSIGNED = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

export function commitShape(hub: Hub, sha: string, detailed = false): Fields {
  const { author, committer, message, tree, parents } = hub.git.commit(sha);
  const here = place(hub);
  const url = `${here}/commits/${sha}`;
  const shared = {
    url,
    sha,
    node_id: `C_${sha}`,
    html_url: `${hub.api}/${hub.owner}/${hub.repo}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${here}/git/commits/${sha}`,
      author,
      committer,
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${here}/git/trees/${tree}` },
      verification: UNSIGNED,
    },
    // Who a signature belongs to is known only for addresses that a user has confirmed.
    author: null,
    committer: null,
    parents: parents.map((parent) => ({ sha: parent, url: `${here}/commits/${parent}` })),
  };
  if (!detailed) return shared;
  const changes = hub.git.changed(parents[0] ?? EMPTY_TREE, sha);
  const stats = { total: changes.length, additions: changes.length, deletions: 0 };
  return { ...shared, stats, files: changes.map((change) => diffShape(hub, change, sha)) };
}

const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const WORDS: Readonly<Record<string, string>> = { A: "added", D: "removed", M: "modified" };

function diffShape(
  hub: Hub,
  { status, path }: { readonly status: string; readonly path: string },
  sha: string,
): Fields {
  const file = hub.git.file(sha, path);
  const at = `${hub.api}/${hub.owner}/${hub.repo}`;
  return {
    sha: file?.sha ?? null,
    filename: path,
    status: WORDS[status] ?? "changed",
    additions: 0,
    deletions: 0,
    changes: 0,
    blob_url: `${at}/blob/${sha}/${encodeURI(path)}`,
    raw_url: `${at}/raw/${sha}/${encodeURI(path)}`,
    contents_url: `${place(hub)}/contents/${encodeURI(path)}?ref=${sha}`,
  };
}

export function gitCommit(hub: Hub, sha: string): Fields {
  const { author, committer, message, tree, parents } = hub.git.commit(sha);
  const here = place(hub);
  const link = (one: string): string => `${here}/git/commits/${one}`;
  const html = (one: string): string => `${hub.api}/${hub.owner}/${hub.repo}/commit/${one}`;
  return {
    ...{ sha, node_id: `C_${sha}`, url: link(sha), html_url: html(sha), author, committer, message },
    tree: { sha: tree, url: `${here}/git/trees/${tree}` },
    parents: parents.map((parent) => ({ sha: parent, url: link(parent), html_url: html(parent) })),
    verification: UNSIGNED,
  };
}

function comparison(hub: Hub, base: string, head: string): Fields {
  const middle = hub.git.mergeBase(base, head);
  const ahead = hub.git.history(`${base}..${head}`, 250);
  const behind = hub.git.history(`${head}..${base}`, 250);
  const status =
    ahead.length > 0 ? (behind.length > 0 ? "diverged" : "ahead") : behind.length > 0 ? "behind" : "identical";
  const url = `${place(hub)}/compare/${base}...${head}`;
  return {
    ...{ url, html_url: url, permalink_url: url, diff_url: `${url}.diff`, patch_url: `${url}.patch` },
    base_commit: commitShape(hub, base),
    merge_base_commit: commitShape(hub, middle ?? base),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    // Oldest first, unlike all other lists of commits.
    commits: [...ahead].reverse().map((sha) => commitShape(hub, sha)),
    // No answer holds more, and none says that there are more.
    files: hub.git
      .changed(middle ?? base, head)
      .slice(0, 300)
      .map((change) => diffShape(hub, change, head)),
  };
}
