import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import type { HttpAnswer, HttpRequest } from "../../../src/ports/world.ts";
import { realHttp } from "../../../src/world/http.ts";

let closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  closing.push(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return addressOf(server);
}

function addressOf(server: { address(): AddressInfo | string | null }): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

function send(
  url: string,
  overrides: Partial<HttpRequest> = {},
  cancelled = new AbortController().signal,
): Promise<HttpAnswer> {
  const request = { method: "GET", headers: {}, timeoutMs: 5000, bodyLimit: 1000, followRedirects: false } as const;
  return realHttp(cancelled).send({ ...request, url, ...overrides });
}

test("an answer comes with its status, headers, body and time", async () => {
  const url = await serve((request, response) => {
    response.writeHead(404, { "x-from": String(request.headers["x-to"]) }).end("grüß");
  });
  const answer = await send(url, { headers: { "x-to": "me" } });
  expect(answer).toMatchObject({ kind: "answer", status: 404, body: "grüß" });
  expect(answer.kind === "answer" && answer.headers["x-from"]).toBe("me");
  expect(answer.milliseconds).toBeGreaterThanOrEqual(0);
});

test("a body goes with a POST", async () => {
  const url = await serve((request, response) => void request.pipe(response));
  expect(await send(url, { method: "POST", body: "ping" })).toMatchObject({ status: 200, body: "ping" });
});

test("each byte of a binary body comes and goes as it is", async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const url = await serve((request, response) => void request.pipe(response));
  const body = bytes.toString("latin1");
  expect(await send(url, { method: "PUT", binary: true, body })).toMatchObject({ status: 200, body });
});

test("an endless body is read to its limit and no further, and is no answer unless its beginning is enough", async () => {
  let sent = 0;
  const url = await serve((_, response) => {
    const more = (): void => {
      do sent += 1024;
      while (!response.destroyed && response.write("x".repeat(1024)));
    };
    response.on("drain", more);
    more();
  });
  const whole = await send(url, { bodyLimit: 3000 });
  expect(whole).toMatchObject({ kind: "no-answer", reason: "the answer is larger than 3000 bytes" });
  const beginning = await send(url, { bodyLimit: 3000, isBeginningEnough: true });
  expect(beginning).toMatchObject({ kind: "answer", body: "x".repeat(3000) });
  expect(sent).toBeGreaterThan(2 * 3000);
});

test("a body that is as long as its limit is an answer", async () => {
  const url = await serve((_, response) => void response.end("x".repeat(3000)));
  expect(await send(url, { bodyLimit: 3000 })).toMatchObject({ kind: "answer", body: "x".repeat(3000) });
});

test("a small answer that unpacks to a large one is larger than its limit", async () => {
  const packed = gzipSync(Buffer.alloc(50_000_000));
  const url = await serve((_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(packed));
  expect(packed.length).toBeLessThan(100_000);
  expect(await send(url, { bodyLimit: 100_000 })).toMatchObject({ reason: "the answer is larger than 100000 bytes" });
});

test("a redirect is an answer of its own, unless it is to be followed", async () => {
  const url = await serve((request, response) => {
    if (request.url === "/new") response.end("here");
    else response.writeHead(302, { location: "/new" }).end();
  });
  expect(await send(url)).toMatchObject({ status: 302, headers: { location: "/new" } });
  expect(await send(url, { followRedirects: true })).toMatchObject({ status: 200, body: "here" });
});

test("a server that accepts and says nothing is no answer within the time", async () => {
  const url = await serve(() => {});
  expect(await send(url, { timeoutMs: 100 })).toMatchObject({ kind: "no-answer", reason: "no answer within 100 ms" });
});

test("a server that stops in the middle of its answer is no answer within the time", async () => {
  const url = await serve((_, response) => void response.writeHead(200).write("half"));
  expect(await send(url, { timeoutMs: 100 })).toMatchObject({ kind: "no-answer", reason: "no answer within 100 ms" });
});

test("a cancelled run ends a request that waits", async () => {
  const controller = new AbortController();
  const url = await serve(() => controller.abort());
  expect(await send(url, {}, controller.signal)).toMatchObject({
    kind: "no-answer",
    reason: "the run was cancelled",
  });
});

test("a port where no one listens is no answer, with the reason", async () => {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = addressOf(server);
  await new Promise((resolve) => server.close(resolve));
  const answer = await send(url);
  expect(answer).toMatchObject({ kind: "no-answer" });
  expect(answer.kind === "no-answer" && answer.reason).toContain("ECONNREFUSED");
  // `localhost` may have two addresses, and then both refused.
  const both = await send(url.replace("127.0.0.1", "localhost"));
  expect(both.kind === "no-answer" && both.reason).toContain("ECONNREFUSED");
});

test("a server that speaks no HTTP, and one that hangs up, are no answers", async () => {
  const babbler = createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
  const mute = createTcpServer((socket) => socket.destroy());
  for (const server of [babbler, mute]) {
    closing.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const answer = await send(addressOf(server));
    expect(answer.kind).toBe("no-answer");
    expect(answer.kind === "no-answer" && answer.reason).not.toBe("fetch failed");
  }
});

test("what can never be sent is no answer, and no crash", async () => {
  for (const url of ["", "nonsense", "ftp://127.0.0.1/", "http://127.0.0.1:99999/"]) {
    expect((await send(url)).kind).toBe("no-answer");
  }
  expect((await send("http://127.0.0.1:1/", { headers: { "a b": "c" } })).kind).toBe("no-answer");
});
