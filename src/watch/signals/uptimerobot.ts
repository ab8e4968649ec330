import * as v from "valibot";
import type { WrittenUptimeRobot } from "../../config/sections/watch.ts";
import { StageFailure } from "../../failure/failure.ts";
import type { Http, HttpAnswer, HttpRequest } from "../../ports/world.ts";
import { requireAddress } from "../../smoke/check.ts";
import { missing, type Observation, quiet } from "../signal.ts";

const BODY_LIMIT = 2 * 1024 * 1024;
/** Monitors on all pages together are some thousand at most. */
const MOST_PAGES = 40;
/** The wait after status 429 without a time. */
const USUAL_PAUSE_MS = 60_000;

/** `seems-down` and unknown states are no evidence about the application. */
type State = "up" | "down" | "unknown";

interface Monitor {
  readonly id: string;
  readonly name: string;
  readonly state: State;
  readonly said: string;
}

interface Page {
  readonly monitors: readonly Monitor[];
  /** Where the next page begins; undefined for none. */
  readonly next: string | undefined;
}

/** The two versions of the API. */
interface Api {
  request(cursor: string | undefined): HttpRequest;
  read(body: unknown): Page | string;
}

export interface Monitors {
  ask(): Promise<Observation>;
}

/** The named monitors, asked together. Waits as long as a server requires: until then there is no data. */
export function createMonitors(written: WrittenUptimeRobot, key: string, http: Http, now: () => number): Monitors {
  if (key === "") throw noKey(written.name);
  if (written.url !== undefined) requireAddress({ name: `${written.name}: url`, text: written.url });
  const api = written.api === "v3" ? v3(written, key) : v2(written, key);
  let notBefore = Number.NEGATIVE_INFINITY;
  return {
    ask: async () => {
      if (now() < notBefore) return missing("the server limits the rate of requests (429)");
      const found: Monitor[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const answer = await http.send(api.request(cursor));
        if (answer.kind === "answer" && answer.status === 429) {
          notBefore = now() + pauseOf(answer.headers["retry-after"], now());
          return missing("the server limits the rate of requests (429)");
        }
        const page = readPage(api, answer);
        if (typeof page === "string") return missing(page);
        found.push(...page.monitors);
        cursor = page.next;
        if (cursor === undefined) return judgeMonitors(written.monitors, found);
      }
      return missing("the list of monitors does not end");
    },
  };
}

function readPage(api: Api, answer: HttpAnswer): Page | string {
  if (answer.kind === "no-answer") return answer.reason;
  if (answer.status !== 200) return `status ${answer.status}`;
  try {
    return api.read(JSON.parse(answer.body));
  } catch {
    return "the answer is not JSON";
  }
}

/** One that is down decides; one that is paused, unchecked or not there is missing data. */
export function judgeMonitors(wanted: readonly string[], found: readonly Monitor[]): Observation {
  const chosen = wanted.map((name) => ({ name, all: found.filter((one) => one.id === name || one.name === name) }));
  const down = chosen.filter(({ all }) => all.some(({ state }) => state === "down")).map(({ name }) => name);
  if (down.length > 0) return { reading: "bad", text: `down: ${down.join(", ")}` };
  const absent = chosen.filter(({ all }) => all.length === 0).map(({ name }) => `${name} does not exist`);
  const unsure = chosen.flatMap(({ name, all }) =>
    all.filter(({ state }) => state === "unknown").map(({ said }) => `${name} is ${said}`),
  );
  if (absent.length > 0) return missing([...absent, ...unsure].join("; "));
  if (unsure.length > 0) return quiet(unsure.join("; "));
  return wanted.length === 0 ? missing("no monitor is named") : { reading: "ok", text: `${wanted.length} up` };
}

const V2_WORDS: Readonly<Record<number, string>> = { 0: "paused", 1: "not checked yet", 8: "seemingly down" };
const v2Schema = v.object({
  stat: v.string(),
  error: v.optional(v.object({ message: v.optional(v.string(), "") })),
  pagination: v.optional(v.object({ offset: v.number(), limit: v.number(), total: v.number() })),
  monitors: v.optional(v.array(v.object({ id: v.number(), friendly_name: v.string(), status: v.number() })), []),
});

function v2(written: WrittenUptimeRobot, key: string): Api {
  const url = written.url ?? "https://api.uptimerobot.com/v2/getMonitors";
  return {
    request: (cursor) => ({
      ...usual(url),
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "cache-control": "no-cache" },
      body: new URLSearchParams({ api_key: key, format: "json", limit: "50", offset: cursor ?? "0" }).toString(),
    }),
    read: (body) => {
      const result = v.safeParse(v2Schema, body);
      if (!result.success) return "the answer is not understood";
      const { stat, error, monitors, pagination } = result.output;
      if (stat !== "ok") return `refused: ${error?.message ?? stat}`;
      const next = pagination === undefined ? 0 : pagination.offset + pagination.limit;
      const more = pagination !== undefined && pagination.limit > 0 && next < pagination.total;
      return { next: more ? String(next) : undefined, monitors: monitors.map(v2Monitor) };
    },
  };
}

function v2Monitor(one: { readonly id: number; readonly friendly_name: string; readonly status: number }): Monitor {
  const state = one.status === 2 ? "up" : one.status === 9 ? "down" : "unknown";
  return { id: String(one.id), name: one.friendly_name, state, said: V2_WORDS[one.status] ?? `status ${one.status}` };
}

const v3Schema = v.object({
  data: v.array(v.object({ id: v.number(), friendlyName: v.string(), status: v.string() })),
  /** Where the next page begins: documented as an id, seen as the cursor of an address. */
  nextCursorId: v.nullish(v.union([v.number(), v.string()])),
  nextLink: v.nullish(v.string()),
});
const V3_WORDS: Readonly<Record<string, string>> = { STARTED: "not checked yet", LOOKS_DOWN: "seemingly down" };

function v3(written: WrittenUptimeRobot, key: string): Api {
  const url = written.url ?? "https://api.uptimerobot.com/v3/monitors";
  return {
    request: (cursor) => ({
      ...usual(cursor === undefined ? url : `${url}?${new URLSearchParams({ cursor }).toString()}`),
      method: "GET",
      headers: { authorization: `Bearer ${key}`, accept: "application/json" },
    }),
    read: (body) => {
      const result = v.safeParse(v3Schema, body);
      if (!result.success) return "the answer is not understood";
      const { data, nextCursorId, nextLink } = result.output;
      const next = nextCursorId ?? cursorOf(nextLink);
      if (next === "") return "where its next page begins is not understood";
      return {
        next: next === undefined ? undefined : String(next),
        monitors: data.map(v3Monitor),
      };
    },
  };
}

function v3Monitor(one: { readonly id: number; readonly friendlyName: string; readonly status: string }): Monitor {
  const state = one.status === "UP" ? "up" : one.status === "DOWN" ? "down" : "unknown";
  return { id: String(one.id), name: one.friendlyName, state, said: V3_WORDS[one.status] ?? one.status.toLowerCase() };
}

/** Its cursor alone: the key is never sent to an address that an answer names. Empty for one without a cursor. */
function cursorOf(link: string | null | undefined): string | undefined {
  if (link === null || link === undefined || link === "") return undefined;
  return new URLSearchParams(link.split("?")[1]).get("cursor") ?? "";
}

function usual(url: string): Omit<HttpRequest, "method" | "headers"> {
  return { url, timeoutMs: 15_000, bodyLimit: BODY_LIMIT, followRedirects: false };
}

/** Seconds, or a date. */
function pauseOf(retryAfter: string | undefined, now: number): number {
  const text = retryAfter?.trim() ?? "";
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? USUAL_PAUSE_MS : Math.max(0, date - now);
}

function noKey(name: string): StageFailure {
  return new StageFailure({
    what: `The signal "${name}" asks UptimeRobot, but there is no \`uptimerobot-api-key\`.`,
    means: "A secret that is not set arrives empty. Nothing was watched.",
    todo: "Set the secret (a read-only key is enough), and hand it over as the input `uptimerobot-api-key`.",
  });
}
