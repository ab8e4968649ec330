import { getOctokit } from "@actions/github";
import { StageFailure } from "../stage/failure.ts";
import { ForgeRefusal } from "../stage/forge-refusal.ts";
import type { Clock, Log } from "./world.ts";

/** The forge's REST API (GitHub, and what Forgejo and Gitea have of it), with the patience that it asks for. */
export interface Forge {
  /**
   * A GET. Undefined when there is no such thing (404, or one of `absent`). Throws a StageFailure when the forge does
   * not say.
   */
  read(path: string, absent?: readonly number[]): Promise<unknown>;
  /** All pages of a GET that lists. `key` names the list inside the answer where the answer is not the list itself. */
  list(path: string, key?: string): Promise<readonly unknown[]>;
  /** Changes something, once. Throws a StageFailure when it was refused, or when nobody knows whether it happened. */
  write(change: ForgeChange): Promise<unknown>;
}

export interface ForgeChange {
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** With the leading slash, `/repos/owner/name/git/refs`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** What is being done, for the message: "create the release v1.2.3". */
  readonly what: string;
  /**
   * Looks whether it has happened, and gives what it made. Asked before a change whose end is unknown (a 5xx, a lost
   * answer) is tried again, so that nothing is made twice.
   */
  readonly happened: () => Promise<unknown>;
}

export interface ForgeTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

const TRIES = 5;
const PAGE = 100;
/** A limit that lasts longer than this is for a person to decide. GitHub's primary limit resets within the hour. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** The forge that runs us (GITHUB_API_URL), as who the token is. Throws a StageFailure without a token. */
export function openForge(token: string, tools: ForgeTools): Forge {
  if (token === "") throw noToken();
  const octokit = getOctokit(token);
  const once = async (method: string, path: string, body?: Readonly<Record<string, unknown>>): Promise<Reply> => {
    try {
      const request = { ...body, request: { signal: tools.signal } };
      const { data, status, headers } = await octokit.request(`${method} ${path}`, request);
      return { kind: "done", status, data, hasNext: /;\s*rel="next"/.test(headers.link ?? "") };
    } catch (error) {
      return replyOf(error, tools.clock.now());
    }
  };
  const get = async (path: string, absent: readonly number[] = []): Promise<Done | undefined> => {
    const reply = await patiently(tools, () => once("GET", path));
    if (reply.kind === "done") return reply;
    if (reply.kind === "refused" && [404, ...absent].includes(reply.status)) return undefined;
    throw unanswered(`read ${path}`, reply);
  };
  return {
    read: async (path, absent) => (await get(path, absent))?.data,
    list: async (path, key) => {
      const all: unknown[] = [];
      for (let page = 1; ; page++) {
        const answer = await get(`${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
        const items = itemsOf(answer?.data, key);
        if (items === undefined) return page === 1 && answer === undefined ? [] : malformed(path, key);
        all.push(...items);
        // A short page is not the last one everywhere, and Gitea gives some lists whole, whatever page is asked for.
        if (!answer?.hasNext) return all;
      }
    },
    write: async ({ method, path, body, what, happened }) => {
      let tried = false;
      const reply = await patiently(tools, async (): Promise<Reply> => {
        const made = tried ? await happened() : undefined;
        if (made !== undefined) return { kind: "done", status: 200, data: made, hasNext: false };
        tried = true;
        return once(method, path, body);
      });
      if (reply.kind === "done") return reply.data;
      // The last try may have worked although its answer was lost.
      const made = reply.kind === "unknown" ? await happened() : undefined;
      if (made !== undefined) return made;
      throw unanswered(what, reply);
    },
  };
}

interface Done {
  readonly kind: "done";
  readonly status: number;
  readonly data: unknown;
  /** Whether the forge says that another page follows (the `link` header). */
  readonly hasNext: boolean;
}

type Reply =
  | Done
  /** The forge's own word: asking again would not help. */
  | { readonly kind: "refused"; readonly status: number; readonly why: string }
  /** Asked to wait: nothing has happened. */
  | { readonly kind: "wait"; readonly milliseconds: number; readonly why: string }
  /** A 5xx, or no answer: what was asked may have happened or not. */
  | { readonly kind: "unknown"; readonly why: string };

/** Reads again after a fault of the forge or the network, 1, 2, 4, 8 s apart, and waits as long as a limit says. */
async function patiently({ clock, log, signal }: ForgeTools, ask: () => Promise<Reply>): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const reply = await ask();
    const over = reply.kind === "done" || reply.kind === "refused";
    if (over || attempt === TRIES || signal.aborted) return reply;
    const milliseconds = reply.kind === "wait" ? reply.milliseconds : 1000 * 2 ** (attempt - 1);
    if (milliseconds > LONGEST_WAIT_MS) return reply;
    log.info(
      `The forge: ${reply.why}. Asking again in ${Math.ceil(milliseconds / 1000)} s (try ${attempt} of ${TRIES}).`,
    );
    await clock.sleep(milliseconds, signal);
  }
}

/** What octokit threw. Limits: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
function replyOf(error: unknown, now: number): Reply {
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

function itemsOf(answer: unknown, key: string | undefined): readonly unknown[] | undefined {
  const list = key === undefined ? answer : fieldOf(answer, key);
  return Array.isArray(list) ? list : undefined;
}

function fieldOf(answer: unknown, key: string): unknown {
  return typeof answer === "object" && answer !== null
    ? Object.entries(answer).find(([name]) => name === key)?.[1]
    : undefined;
}

function noToken(): StageFailure {
  return new StageFailure({
    what: "There is no token to ask the forge with.",
    means: "Nothing was asked, and nothing was changed.",
    todo: "Give `token`, usually `${{ github.token }}`; a secret that is not set arrives as an empty text.",
  });
}

function malformed(path: string, key: string | undefined): never {
  throw new StageFailure({
    what: `The forge's answer to ${path} is not ${key === undefined ? "a list" : `an object with the list \`${key}\``}.`,
    means: "What it does not say cannot be taken for nothing.",
    todo: "Check GITHUB_API_URL, and that no proxy answers in the forge's place.",
  });
}

function unanswered(what: string, reply: Exclude<Reply, { kind: "done" }>): StageFailure {
  if (reply.kind === "refused") {
    return new ForgeRefusal(reply.status, {
      what: `The forge refused to ${what}: ${reply.why} (status ${reply.status}).`,
      means:
        reply.status === 401
          ? "The token is wrong, or has expired."
          : "The token may not do this, or the request is not valid.",
      todo: "Check `token` and the `permissions` of this job.",
    });
  }
  return new StageFailure({
    what: `The forge did not ${what}: ${reply.why}.`,
    means:
      reply.kind === "wait"
        ? "Its limit lasts longer than a job should wait."
        : `It was asked ${TRIES} times. Whether it happened is unknown.`,
    todo: "Look at the forge's status page, then run this again: what was done already is found and not done twice.",
  });
}
