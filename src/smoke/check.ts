import { isDeepStrictEqual } from "node:util";
import type { SmokeCheck } from "../config/schema.ts";
import { badValue, type GivenValue, readDuration, readTimeLimit } from "../config/values.ts";
import { StageFailure } from "../failure/failure.ts";
import type { HttpAnswer, HttpRequest } from "../ports/world.ts";
import { truncate } from "../text/truncate.ts";
import { jsonAt, readJsonPath } from "./json-path.ts";

/** One HTTP check, ready to be sent and judged. Durations in milliseconds. */
export interface Check {
  readonly name: string;
  readonly request: HttpRequest;
  readonly status: readonly number[];
  readonly contains: readonly string[];
  readonly notContains: readonly string[];
  readonly json: readonly {
    readonly path: string;
    readonly steps: readonly (string | number)[];
    readonly wanted: unknown;
  }[];
  readonly maxLatency: number | undefined;
  /** Its own, where it differs from the others'. */
  readonly retries: number | undefined;
  readonly retryDelayMs: number | undefined;
}

const BODY_LIMIT = 1024 * 1024;

/** A check as configured → one that can be sent. `base` is the application's address, for checks that name a path only. */
export function createCheck(written: SmokeCheck, base: string, index: number): Check {
  const name = written.name ?? written.path ?? written.url ?? `check ${index + 1}`;
  const method = written.method ?? "GET";
  return {
    name,
    request: {
      method,
      url: address(written, base, name),
      headers: { "user-agent": "sluice-smoke-test", ...written.headers },
      ...(written.body === undefined ? {} : { body: written.body }),
      timeoutMs: readTimeLimit({ name: `${name}: timeout`, text: written.timeout ?? "10s" }),
      bodyLimit: BODY_LIMIT,
      // The text that must be absent could be in the rest.
      isBeginningEnough: written["not-contains"] === undefined && written.json === undefined,
      followRedirects: written["follow-redirects"] ?? false,
    },
    status: list(written.status ?? 200),
    contains: list(written.contains ?? []),
    notContains: list(written["not-contains"] ?? []),
    json: Object.entries(written.json ?? {}).map(([path, wanted]) => ({ path, steps: jsonSteps(path, name), wanted })),
    maxLatency:
      written["max-latency"] === undefined
        ? undefined
        : readTimeLimit({ name: `${name}: max-latency`, text: written["max-latency"] }),
    retries: written.retries,
    retryDelayMs:
      written["retry-delay"] === undefined
        ? undefined
        : readDuration({ name: `${name}: retry-delay`, text: written["retry-delay"] }),
  };
}

/** All differences of an answer from what is expected; empty for none. */
export function judge(check: Check, answer: HttpAnswer): string[] {
  if (answer.kind === "no-answer") return [answer.reason];
  const problems: string[] = [];
  if (!check.status.includes(answer.status))
    problems.push(`status ${answer.status}${whereTo(check, answer.headers)}, wanted ${check.status.join(" or ")}`);
  for (const text of check.contains) if (!answer.body.includes(text)) problems.push(`the text "${text}" is not there`);
  for (const text of check.notContains) if (answer.body.includes(text)) problems.push(`the text "${text}" is there`);
  problems.push(...judgeJson(check, answer.body));
  if (check.maxLatency !== undefined && answer.milliseconds > check.maxLatency) {
    problems.push(`it took ${answer.milliseconds} ms, the limit is ${check.maxLatency} ms`);
  }
  return problems;
}

function judgeJson(check: Check, body: string): string[] {
  if (check.json.length === 0) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [`the answer is not JSON: it ${beginning(body)}`];
  }
  return check.json.flatMap(({ path, steps, wanted }) => {
    const found = jsonAt(value, steps);
    return isDeepStrictEqual(found, wanted)
      ? []
      : [
          `${path} is ${found === undefined ? "missing" : truncate(JSON.stringify(found), 100)}, wanted ${truncate(JSON.stringify(wanted) ?? "", 100)}`,
        ];
  });
}

/** An answer of status 3xx that was not followed says where it would have led. */
function whereTo(check: Check, headers: Readonly<Record<string, string>>): string {
  const { location } = headers;
  if (location === undefined || check.request.followRedirects) return "";
  return ` (it leads to ${truncate(location, 100)}, and \`follow-redirects\` is off)`;
}

function beginning(body: string): string {
  const text = truncate(body.trim(), 80);
  return text === "" ? "is empty" : `begins with ${JSON.stringify(text)}`;
}

function address(written: SmokeCheck, base: string, name: string): string {
  if (written.url === undefined && base === "") {
    throw new StageFailure({
      what: `The check "${name}" names a path only, and no \`url\` of the application is known.`,
      means: "There is nothing to send it to. Nothing was tested.",
      todo: "Set `smoke-test.url` in the configuration file, or the input `url`; or give the check a whole `url`.",
    });
  }
  const text = written.url ?? `${base.replace(/\/+$/, "")}${written.path ?? "/"}`;
  requireAddress({ name: `${name}: url`, text });
  return text;
}

/** Refuses a text that is no address, and an address with a password, which would be in every message. */
export function requireAddress(given: GivenValue): void {
  const { protocol = "", username = "", password = "" } = URL.canParse(given.text) ? new URL(given.text) : {};
  if (username !== "" || password !== "")
    throw badValue({ name: given.name, text: "***" }, "an address without a user name and a password");
  if (!/^https?:$/.test(protocol)) throw badValue(given, "an http or https address");
}

function jsonSteps(path: string, name: string): readonly (string | number)[] {
  const steps = readJsonPath(path);
  if (steps === undefined)
    throw badValue({ name: `${name}: json`, text: path }, "a path such as status or checks[0].name");
  return steps;
}

function list<T extends string | number>(value: T | readonly T[]): readonly T[] {
  return typeof value === "object" ? value : [value];
}
