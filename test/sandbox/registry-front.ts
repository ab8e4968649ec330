import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from "node:http";
import { pipeline, type Readable, Transform } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Registry } from "./registry.ts";

export interface RegistryRequest {
  readonly method: string;
  readonly path: string;
  /** What was answered; 0 while no answer is complete. */
  readonly status: number;
}

export type Behaviour =
  | { readonly kind: "normal" }
  | {
      readonly kind: "error";
      readonly status: number;
      readonly headers?: OutgoingHttpHeaders;
      /** The registry's own words, which are all of the answer that Docker passes on. */
      readonly message?: string;
      /** So many requests fail, then all is normal; without it, all. */
      readonly times?: number;
      /** Only requests whose path matches fail. */
      readonly only?: RegExp;
    }
  | Forgery;

/** Who asks for one manifest is given another one. */
export interface Forgery {
  readonly kind: "forgery";
  /** Tag or digest. */
  readonly asked: string;
  readonly given: string;
  /** What `Docker-Content-Digest` says; undefined sends no such header. */
  readonly header: string | undefined;
}

/** Stands between the engine and a registry on another port, and does what it is told. */
export async function startRegistryFront(behind: number): Promise<Registry> {
  const requests: { method: string; path: string; status: number }[] = [];
  let behaviour: Behaviour = { kind: "normal" };
  let failures = 0;
  let bytesPerSecond: number | undefined;
  let credentials: string | undefined;

  const failure = (path: string): Extract<Behaviour, { kind: "error" }> | undefined => {
    if (behaviour.kind !== "error" || (behaviour.only !== undefined && !behaviour.only.test(path))) return undefined;
    if (failures >= (behaviour.times ?? Number.POSITIVE_INFINITY)) return undefined;
    failures += 1;
    return behaviour;
  };

  const server = createServer((incoming, answer) => {
    const { method = "", url: path = "" } = incoming;
    const record = { method, path, status: 0 };
    requests.push(record);
    answer.on("finish", () => {
      record.status = answer.statusCode;
    });
    const failing = failure(path);
    if (failing !== undefined) return refuse(incoming, answer, failing);
    if (credentials !== undefined && incoming.headers.authorization !== credentials) {
      return refuse(incoming, answer, { status: 401, headers: { "www-authenticate": 'Basic realm="sandbox"' } });
    }
    const forgery =
      behaviour.kind === "forgery" && path.endsWith(`/manifests/${behaviour.asked}`) ? behaviour : undefined;
    return pass(incoming, answer, { behind, bytesPerSecond, forgery: method === "GET" ? forgery : undefined });
  });

  const listen = (port: number): Promise<number> => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
    return promise;
  };

  const port = await listen(0);
  // A test that forgot to close its sandbox must still end.
  server.unref();
  return {
    address: `127.0.0.1:${port}`,
    requests,
    behave: (wanted) => {
      behaviour = wanted;
      failures = 0;
    },
    crawl: (limit) => {
      bytesPerSecond = limit;
    },
    demand: (login) => {
      const text = login === undefined ? "" : `${login.username}:${login.password}`;
      credentials = login === undefined ? undefined : `Basic ${Buffer.from(text).toString("base64")}`;
    },
    stop: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
    start: async () => {
      await listen(port);
      server.unref();
    },
  };
}

/** The error body that registries send; the code tells Docker what to say. */
const CODES: Readonly<Record<number, string>> = { 401: "UNAUTHORIZED", 403: "DENIED", 429: "TOOMANYREQUESTS" };

function refuse(
  incoming: IncomingMessage,
  answer: ServerResponse,
  {
    status,
    headers = {},
    message = `the sandbox's registry was told to answer ${status}`,
  }: { readonly status: number; readonly headers?: OutgoingHttpHeaders; readonly message?: string },
): void {
  incoming.resume();
  const error = { code: CODES[status] ?? "UNKNOWN", message };
  answer.writeHead(status, { "content-type": "application/json", ...headers });
  answer.end(JSON.stringify({ errors: [error] }));
}

interface Passage {
  readonly behind: number;
  readonly bytesPerSecond: number | undefined;
  readonly forgery: Forgery | undefined;
}

function pass(incoming: IncomingMessage, answer: ServerResponse, { behind, bytesPerSecond, forgery }: Passage): void {
  const { method, url = "", headers } = incoming;
  const path = forgery === undefined ? url : url.replace(/[^/]+$/, forgery.given);
  // The host's name stays as the client has it: the registry makes its upload addresses of it.
  const onward = request({ host: "127.0.0.1", port: behind, method, path, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, forgery === undefined ? reply.headers : forged(reply.headers, forgery));
    pipeline(slowed(reply, bytesPerSecond), answer, () => undefined);
  });
  onward.on("error", () => answer.destroy());
  pipeline(incoming, onward, () => undefined);
}

function forged(headers: IncomingHttpHeaders, { header }: Forgery): OutgoingHttpHeaders {
  const { "docker-content-digest": _, etag: __, ...others } = headers;
  return header === undefined ? others : { ...others, "docker-content-digest": header };
}

function slowed(reply: IncomingMessage, bytesPerSecond: number | undefined): Readable {
  if (bytesPerSecond === undefined) return reply;
  const portion = Math.max(1, Math.floor(bytesPerSecond / 10));
  const slow = new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length && !slow.destroyed; at += portion) {
        await delay(100);
        slow.push(chunk.subarray(at, at + portion));
      }
      done();
    },
  });
  return reply.pipe(slow);
}
