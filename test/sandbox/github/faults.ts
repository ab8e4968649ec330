/** What the double does instead of its work, or after it. */
export type Misbehaviour = Match & {
  /** So many matching requests are hit; then all is normal. */
  readonly times?: number;
} & (
    | {
        readonly kind: "status";
        readonly status: number;
        readonly message?: string;
        readonly headers?: Readonly<Record<string, string>>;
        /** `after`: the work is done, and its answer replaced. */
        readonly when: "before" | "after";
      }
    /** The connection is cut without an answer. */
    | { readonly kind: "cut"; readonly when: "before" | "after" }
    /** It is called when the request has come; the work is done and answered only after its promise. */
    | { readonly kind: "held"; readonly until: () => Promise<void> }
  );

interface Match {
  readonly method?: string;
  readonly path?: RegExp;
}

/** GitHub's words for its limits, for `behave`. Times are in seconds. */
export const LIMITS = {
  secondary: (retryAfter: number): Misbehaviour => ({
    kind: "status",
    status: 403,
    when: "before",
    message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    headers: { "retry-after": String(retryAfter) },
  }),
  tooMany: (retryAfter: number): Misbehaviour => ({
    kind: "status",
    status: 429,
    when: "before",
    message: "You have exceeded a secondary rate limit.",
    headers: { "retry-after": String(retryAfter) },
  }),
  primary: (resetsAt: number): Misbehaviour => ({
    kind: "status",
    status: 403,
    when: "before",
    message: "API rate limit exceeded for installation.",
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.floor(resetsAt)) },
  }),
  expiredToken: (): Misbehaviour => ({ kind: "status", status: 401, when: "before", message: "Bad credentials" }),
} as const;

export class Weather {
  #waiting: { readonly what: Misbehaviour; left: number }[] = [];

  behave(what: Misbehaviour): void {
    this.#waiting.push({ what, left: what.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The misbehaviour that this request meets, counted down. */
  meet(method: string, path: string): Misbehaviour | undefined {
    const hit = this.#waiting.find(({ what, left }) => {
      return left > 0 && (what.method ?? method) === method && (what.path?.test(path) ?? true);
    });
    if (hit === undefined) return undefined;
    hit.left -= 1;
    return hit.what;
  }
}
