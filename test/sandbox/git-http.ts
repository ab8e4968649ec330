import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A real Git server behind HTTP on loopback: Git's own http-backend, with one user and password. */
export interface GitHttpServer {
  /** With the trailing slash; repositories follow by their folder's name. */
  readonly url: string;
  /** Every request that came, with who it said it was; empty for no one. */
  readonly requests: readonly { readonly path: string; readonly user: string }[];
  close(): Promise<void>;
}

export interface GitHttpOptions {
  /** Folder with the bare repositories; each has to have `http.receivepack` for pushes. */
  readonly root: string;
  readonly user: string;
  readonly password: string;
}

export async function startGitHttp(options: GitHttpOptions): Promise<GitHttpServer> {
  const requests: { path: string; user: string }[] = [];
  const server = createServer((request, response) => {
    const [user = "", password = ""] = basicOf(request);
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    requests.push({ path: pathname, user });
    if (user !== options.user || password !== options.password) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
      return;
    }
    backend(request, response, { root: options.root, user, pathname, query: search.slice(1) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function basicOf({ headers }: IncomingMessage): readonly string[] {
  const [, encoded = ""] = /^basic (\S+)$/i.exec(headers.authorization ?? "") ?? [];
  return Buffer.from(encoded, "base64").toString("utf8").split(/:(.*)/s);
}

interface Call {
  readonly root: string;
  readonly user: string;
  readonly pathname: string;
  readonly query: string;
}

/** CGI, as git-http-backend(1) wants it. */
function backend(request: IncomingMessage, response: ServerResponse, { root, user, pathname, query }: Call): void {
  const { headers, method = "GET" } = request;
  const child = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
      REMOTE_USER: user,
      REMOTE_ADDR: "127.0.0.1",
      REQUEST_METHOD: method,
      PATH_INFO: pathname,
      QUERY_STRING: query,
      CONTENT_TYPE: headers["content-type"] ?? "",
      ...(headers["content-length"] === undefined ? {} : { CONTENT_LENGTH: headers["content-length"] }),
      HTTP_CONTENT_ENCODING: String(headers["content-encoding"] ?? ""),
    },
  });
  request.pipe(child.stdin);
  child.stdin.on("error", () => undefined);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => chunks.push(bytes));
  child.on("close", () => answer(response, Buffer.concat(chunks)));
}

function answer(response: ServerResponse, whole: Buffer): void {
  const end = whole.indexOf("\r\n\r\n");
  const lines = whole.subarray(0, Math.max(end, 0)).toString("latin1").split("\r\n");
  const headers = lines.map((line) => line.split(/:\s*(.*)/s)).filter(([name]) => name !== "");
  const status = headers.find(([name]) => name?.toLowerCase() === "status")?.[1] ?? (end < 0 ? "500" : "200");
  response.writeHead(
    Number.parseInt(status, 10),
    Object.fromEntries(
      headers.filter(([name]) => name?.toLowerCase() !== "status").map(([name, value]) => [name, value]),
    ),
  );
  response.end(whole.subarray(end + 4));
}
