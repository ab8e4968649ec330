import { readError } from "./foreign-error.ts";
import type { Http, HttpAnswer, HttpRequest } from "./world.ts";

/** Requests that end with the run. A network's fault is an answer too: `no-answer` and why. */
export function realHttp(cancelled: AbortSignal): Http {
  return { send: (request) => send(request, cancelled) };
}

async function send(request: HttpRequest, cancelled: AbortSignal): Promise<HttpAnswer> {
  const began = performance.now();
  const spent = (): number => Math.round(performance.now() - began);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: request.followRedirects ? "follow" : "manual",
      signal: AbortSignal.any([AbortSignal.timeout(request.timeoutMs), cancelled]),
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
    const reason = cancelled.aborted ? "the run was cancelled" : reasonOf(error, request.timeoutMs);
    return { kind: "no-answer", reason, milliseconds: spent() };
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
  const { name, message, cause } = readError(error);
  if (name === "TimeoutError") return `no answer within ${timeoutMs} ms`;
  return (cause === undefined ? "" : causeText(cause)) || message;
}

/** `fetch failed` says nothing; what is behind it does. A name with several addresses fails once for each. */
function causeText(cause: unknown): string {
  const { code, message, errors } = readError(cause);
  if (errors.length > 0) return errors.map((one) => readError(one).message).join("; ");
  return code === "" || message === "" ? message : `${code}: ${message}`;
}
