import { execFileSync } from "node:child_process";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type GitHttpServer, startGitHttp } from "./git-http.ts";

/** Gitea's API as far as a changelog needs it, and a real Git server, over one bare repository. */
export interface GiteaDouble {
  /** Address of the API, which ends as Gitea's does. */
  readonly api: string;
  /** Address of the server: repositories follow. */
  readonly server: string;
  readonly git: GitHttpServer;
  readonly pulls: readonly Pull[];
  /** What happens between an answer of the API, with its path, and its arrival. */
  beforeArrival: (path: string) => Promise<void>;
  close(): Promise<void>;
}

interface Pull {
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly repo: { readonly full_name: string } };
  readonly base: { readonly ref: string };
  readonly title: string;
}

export interface GiteaOptions {
  /** `OWNER/NAME`. */
  readonly repository: string;
  /** Folder above OWNER, in which NAME.git is the bare repository. */
  readonly root: string;
  readonly token: string;
}

export async function startGitea({ repository, root, token }: GiteaOptions): Promise<GiteaDouble> {
  const git = await startGitHttp({ root, user: "x-access-token", password: token });
  const folder = `${root}/${repository}.git`;
  const read = (...args: readonly string[]): string | undefined => {
    try {
      return execFileSync("git", ["-C", folder, ...args], { stdio: ["ignore", "pipe", "ignore"] }).toString("utf8");
    } catch {
      return undefined;
    }
  };
  const pulls: Pull[] = [];
  const base = `/api/v1/repos/${repository}`;
  const answerOf = (method: string, path: string, query: URLSearchParams, body: string): unknown => {
    if (path === base) return { default_branch: "main" };
    if (path === `${base}/pulls` && method === "POST") {
      const { head, base: ref, title } = JSON.parse(body);
      const number = pulls.length + 1;
      const html_url = `http://gitea.test/${repository}/pulls/${number}`;
      pulls.push({ html_url, title, head: { ref: head, repo: { full_name: repository } }, base: { ref } });
      return pulls.at(-1);
    }
    // Gitea knows no filter by a pull request's own branch.
    if (path === `${base}/pulls`) return pulls;
    const [, kind = "", rest = ""] = /^\/(branches|contents|git\/commits)\/(.+)$/.exec(path.slice(base.length)) ?? [];
    const name = decodeURIComponent(rest);
    if (kind === "branches") return branchOf(read("rev-parse", "--verify", `refs/heads/${name}`));
    if (kind === "contents") return contentOf(read("show", `${query.get("ref")}:${name}`));
    if (kind === "git/commits") return commitOf(read("show", "--format=%P%n%B%x00", "--name-only", name));
    return undefined;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (bytes: Buffer) => chunks.push(bytes));
    request.on("end", () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      const isKnown = request.headers.authorization === `token ${token}`;
      const body = Buffer.concat(chunks).toString("utf8");
      const found = isKnown ? answerOf(request.method ?? "GET", pathname, searchParams, body) : undefined;
      const status = isKnown ? (found === undefined ? 404 : 200) : 401;
      void double.beforeArrival(pathname).then(() => send(response, status, found));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const double: GiteaDouble = {
    ...{ api: `http://127.0.0.1:${port}/api/v1`, server: git.url.replace(/\/$/, ""), git, pulls },
    beforeArrival: async () => undefined,
    close: async () => {
      await git.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body ?? { message: "not found" }));
}

function branchOf(sha: string | undefined): unknown {
  return sha === undefined ? undefined : { commit: { id: sha.trim() } };
}

function contentOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  return { encoding: "base64", content: Buffer.from(text, "utf8").toString("base64"), sha: "0".repeat(40) };
}

function commitOf(shown: string | undefined): unknown {
  if (shown === undefined) return undefined;
  const [head = "", files = ""] = shown.split("\0");
  const [parents = "", ...message] = head.split("\n");
  return {
    parents: parents.split(" ").map((sha) => ({ sha })),
    files: files
      .trim()
      .split("\n")
      .map((filename) => ({ filename, status: "modified" })),
    commit: { message: message.join("\n") },
  };
}
