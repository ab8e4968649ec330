/** How often a request is sent before its reply counts. */
export const TRIES = 5;

export interface Done {
  readonly kind: "done";
  readonly status: number;
  readonly data: unknown;
  /** Whether another page follows, by the `link` header. */
  readonly hasNext: boolean;
}

/** What came of one request. */
export type Reply =
  | Done
  /** The forge refused: another attempt would not help. */
  | { readonly kind: "refused"; readonly status: number; readonly why: string }
  /** The forge requires a wait: nothing has happened. */
  | { readonly kind: "wait"; readonly milliseconds: number; readonly why: string }
  /** A 5xx, or no answer: it is unknown whether it has happened. */
  | { readonly kind: "unknown"; readonly why: string };

/** What octokit threw. Limits: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
export function replyOf(error: unknown, now: number): Reply {
  const { status, headers, message } = faultOf(error);
  if (status === undefined || status >= 500) return { kind: "unknown", why: message };
  if (status === 429 || status === 403) {
    const after = Number(headers["retry-after"]);
    if (after > 0) return { kind: "wait", milliseconds: after * 1000, why: `${message} (limit)` };
    if (headers["x-ratelimit-remaining"] === "0") {
      const milliseconds = Number(headers["x-ratelimit-reset"]) * 1000 - now + 1000;
      return { kind: "wait", milliseconds: Math.max(milliseconds || 60_000, 1000), why: `${message} (limit)` };
    }
    if (status === 429 || /secondary rate limit/i.test(message)) {
      return { kind: "wait", milliseconds: 60_000, why: `${message} (limit)` };
    }
  }
  return { kind: "refused", status, why: message };
}

interface Fault {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

function faultOf(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  if (typeof error !== "object" || error === null || !("status" in error)) {
    return { status: undefined, headers: {}, message };
  }
  const response = "response" in error && typeof error.response === "object" ? error.response : undefined;
  const headers = response !== null && response !== undefined && "headers" in response ? response.headers : undefined;
  // Octokit gives a network's fault the status 500 and no response.
  const status = response === undefined ? undefined : Number(error.status);
  return { status, headers: typeof headers === "object" && headers !== null ? { ...headers } : {}, message };
}
