import type { Http, HttpAnswer, HttpRequest } from "../ports/world.ts";
import { sizeText } from "./byte-size.ts";
import { readError } from "./foreign-error.ts";

/** Requests that end with the run. A network's fault is an answer too: `no-answer` and why. */
export function realHttp(cancelled: AbortSignal): Http {
  return { send: (request) => send(request, cancelled) };
}

async function send(request: HttpRequest, cancelled: AbortSignal): Promise<HttpAnswer> {
  const began = performance.now();
  const spent = (): number => Math.round(performance.now() - began);
  const encoding = request.binary ? "latin1" : "utf8";
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: request.followRedirects ? "follow" : "manual",
      signal: AbortSignal.any([AbortSignal.timeout(request.timeoutMs), cancelled]),
      ...(request.body === undefined
        ? {}
        : { body: request.binary ? Buffer.from(request.body, encoding) : request.body }),
    });
    const { bytes, isWhole } = await readBody(response, request.bodyLimit);
    if (!isWhole && !request.isBeginningEnough)
      return { kind: "no-answer", reason: tooLarge(request.bodyLimit), milliseconds: spent() };
    return {
      kind: "answer",
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: bytes.toString(encoding),
      milliseconds: spent(),
    };
  } catch (error) {
    const reason = cancelled.aborted ? "the run was cancelled" : reasonOf(error, request.timeoutMs);
    return { kind: "no-answer", reason, milliseconds: spent() };
  }
}

type Fetch = (url: string, options: object) => Promise<Response>;

/** For a client that reads each answer whole. One that is larger than the limit is an error. */
export function boundedFetch(send: Fetch, limit: number): Fetch {
  return async (url, options) => {
    const response = await send(url, options);
    const { bytes, isWhole } = await readBody(response, limit);
    if (!isWhole) throw new Error(tooLarge(limit));
    const { status, statusText } = response;
    // Some statuses must not have a body, not even an empty one.
    return new Response(bytes.length === 0 ? null : bytes, { status, statusText, headers: [...response.headers] });
  };
}

function tooLarge(limit: number): string {
  return `the answer is larger than ${sizeText(limit)}`;
}

interface Body {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly isWhole: boolean;
}

async function readBody(response: Response, limit: number): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined && size <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: size <= limit };
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
