import type { MonitorState } from "./uptimerobot.ts";

/** Answers in the shapes of uptimerobot.com/api/legacy (version 2) and uptimerobot.com/api/v3. */
export interface RobotAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text that is none. */
  readonly body: unknown;
}

export interface Shown {
  readonly id: number;
  readonly name: string;
  readonly state: MonitorState;
}

interface Listing {
  readonly all: readonly Shown[];
  readonly key: string;
  readonly page: number;
}

const V2_STATUS: Readonly<Record<MonitorState, number>> = { paused: 0, unchecked: 1, up: 2, "seems-down": 8, down: 9 };
const V3_STATUS: Readonly<Record<MonitorState, string>> = {
  paused: "PAUSED",
  unchecked: "STARTED",
  up: "UP",
  "seems-down": "LOOKS_DOWN",
  down: "DOWN",
};

/** Version 2 tells of refusals with the status 200, and speaks XML to whoever does not ask for JSON. */
export function pageOfV2(form: URLSearchParams | undefined, { all, key, page }: Listing): RobotAnswer {
  if (form?.get("format") !== "json") return { status: 200, body: '<?xml version="1.0" encoding="UTF-8"?><monitors/>' };
  const given = form.get("api_key") ?? "";
  if (given !== key) {
    // It repeats the key, which no one may therefore print.
    const error = { type: "invalid_parameter", parameter_name: "api_key", passed_value: given };
    return { status: 200, body: { stat: "fail", error: { ...error, message: "api_key is invalid." } } };
  }
  const limit = Math.min(page, Number(form.get("limit") ?? page));
  const offset = Number(form.get("offset") ?? 0);
  const monitors = all.slice(offset, offset + limit).map(({ id, name, state }) => ({
    ...{ id, friendly_name: name, url: `https://${id}.example.com`, type: 1, sub_type: "", keyword_type: null },
    ...{ keyword_value: "", port: "", interval: 300, status: V2_STATUS[state], create_datetime: 1_462_565_497 },
  }));
  return { status: 200, body: { stat: "ok", pagination: { offset, limit, total: all.length }, monitors } };
}

/** Version 3 goes on after the last id of the page before, and names the next page by its whole address. */
export function pageOfV3(authorization: string, asked: URL, { all, key, page }: Listing): RobotAnswer {
  if (authorization !== `Bearer ${key}`) return { status: 401, body: { message: "Unauthorized", statusCode: 401 } };
  const after = Number(asked.searchParams.get("cursor") ?? 0);
  const rest = all.filter(({ id }) => id > after);
  const shown = rest.slice(0, page);
  const data = shown.map(({ id, name, state }) => ({
    ...{ id, friendlyName: name, url: `https://${id}.example.com`, type: "HTTP", interval: 300 },
    ...{ status: V3_STATUS[state], createDateTime: "2016-05-06T20:24:57.000Z", tags: [] },
  }));
  const isLast = rest.length <= page;
  const nextLink = isLast ? null : `${asked.origin}${asked.pathname}?limit=${page}&cursor=${shown.at(-1)?.id}`;
  return { status: 200, body: { data, nextLink } };
}
