import { createServer, type IncomingMessage } from "node:http";
import { pageOfV2, pageOfV3, type RobotAnswer, type Shown } from "./uptimerobot-answers.ts";

/** What UptimeRobot says of a monitor. */
export type MonitorState = "paused" | "unchecked" | "up" | "seems-down" | "down";

/** An UptimeRobot of our own on loopback: both versions of its API over the same monitors. */
export interface UptimeRobot {
  /** Addresses for a signal's `url`. */
  readonly v2: string;
  readonly v3: string;
  /** Every request that came, the oldest first. */
  readonly requests: readonly RobotRequest[];
  /** From now on there is such a monitor, in this state. Gives its id. */
  set(name: string, state: MonitorState): number;
  /** No more monitors. */
  clear(): void;
  /** So many monitors a page; 50 is theirs. */
  pages(size: number): void;
  /** From now on it has had enough requests, and wants so many seconds of peace; undefined lets them in again. */
  limit(retryAfter: number | undefined): void;
  close(): Promise<void>;
}

export interface RobotRequest {
  readonly api: "v2" | "v3";
  readonly status: number;
}

const PAGE = 50;

export async function startUptimeRobot(key: string): Promise<UptimeRobot> {
  const monitors = new Map<string, Shown>();
  const requests: RobotRequest[] = [];
  let page = PAGE;
  let retryAfter: number | undefined;

  const answer = (request: IncomingMessage, body: string): RobotAnswer & { readonly api: "v2" | "v3" } => {
    const { method = "", headers } = request;
    const asked = new URL(request.url ?? "/", `http://${headers.host}`);
    const { pathname } = asked;
    const api = pathname.startsWith("/v3/") ? "v3" : "v2";
    if (retryAfter !== undefined) {
      const limits = { "retry-after": String(retryAfter), "x-ratelimit-limit": "10", "x-ratelimit-remaining": "0" };
      return { api, status: 429, headers: limits, body: { message: "Too Many Requests" } };
    }
    const all = [...monitors.values()];
    if (`${method} ${pathname}` === "POST /v2/getMonitors") {
      const form =
        headers["content-type"] === "application/x-www-form-urlencoded" ? new URLSearchParams(body) : undefined;
      return { api, ...pageOfV2(form, { all, key, page }) };
    }
    if (`${method} ${pathname}` === "GET /v3/monitors") {
      return { api, ...pageOfV3(headers.authorization ?? "", asked, { all, key, page }) };
    }
    return { api, status: 404, body: { message: `Cannot ${method} ${pathname}` } };
  };

  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => {
      body += text;
    });
    request.on("end", () => {
      const { api, status, headers = {}, body: said } = answer(request, body);
      requests.push({ api, status });
      const isText = typeof said === "string";
      response.writeHead(status, { "content-type": isText ? "text/xml" : "application/json", ...headers });
      response.end(isText ? said : JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A test that forgot to close it must still end.
  server.unref();
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    v2: `${origin}/v2/getMonitors`,
    v3: `${origin}/v3/monitors`,
    requests,
    set: (name, state) => {
      const id = monitors.get(name)?.id ?? 777_000_001 + monitors.size;
      monitors.set(name, { id, name, state });
      return id;
    },
    clear: () => monitors.clear(),
    pages: (size) => {
      page = size;
    },
    limit: (seconds) => {
      retryAfter = seconds;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
