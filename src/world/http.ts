import type { Http, HttpAnswer, HttpRequest } from "./world.ts";

/** A network's fault is an answer too: `no-answer` and why. */
export const realHttp: Http = { send };

async function send(request: HttpRequest): Promise<HttpAnswer> {
  const began = performance.now();
  const spent = (): number => Math.round(performance.now() - began);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: request.followRedirects ? "follow" : "manual",
      signal: AbortSignal.timeout(request.timeoutMs),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await readBody(response, request.bodyLimit);
    return {
      kind: "answer",
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
      milliseconds: spent(),
    };
  } catch (error) {
    return { kind: "no-answer", reason: reasonOf(error, request.timeoutMs), milliseconds: spent() };
  }
}

async function readBody(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined && size < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(chunks).subarray(0, limit).toString("utf8");
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${timeoutMs} ms`;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string")
    return `${cause.code}: ${cause.message}`;
  return error instanceof Error ? error.message : String(error);
}
