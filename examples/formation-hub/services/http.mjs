import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** What the three services share: JSON over HTTP, a file for the data, and webhooks. */

export const answer = (body, status = 200) => ({ status, body });
export const refuse = (status, message) => ({ status, body: { message } });

/** Routes are `METHOD /path/:name` to a function of the request. Prints the port, so that 0 finds a free one. */
export function serve(name, routes) {
  const table = Object.entries(routes).map(([route, handle]) => {
    const [method, path] = route.split(" ");
    return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`), handle };
  });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const found = table.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
    let result = refuse(404, "There is no such path.");
    try {
      if (found) {
        const params = url.pathname.match(found.pattern).groups ?? {};
        result = await found.handle({
          params,
          query: url.searchParams,
          headers: request.headers,
          body: await read(request),
        });
      }
    } catch (error) {
      console.error(`${request.method} ${url.pathname}: ${error.message}`);
      result = refuse(error instanceof SyntaxError ? 400 : 502, error.message);
    }
    response.writeHead(result.status, { "content-type": "application/json" });
    response.end(result.body === undefined ? "" : JSON.stringify(result.body));
  });
  server.listen(Number(process.env.PORT ?? 8080), () => console.log(`${name} listens on ${server.address().port}`));
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? {} : JSON.parse(text);
}

/** An object that lives in the file `DATA`, or in memory without one. */
export function openStore(initial) {
  const file = process.env.DATA;
  let data = initial;
  try {
    if (file) data = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const save = () => {
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify(data));
    renameSync(`${file}.new`, file);
  };
  return { data, save };
}

/** People log in with `HUB_EMAIL` and `HUB_PASSWORD`; the bridge has `API_TOKEN`. */
export function openAccess() {
  const { HUB_EMAIL, HUB_PASSWORD, API_TOKEN } = need("HUB_EMAIL", "HUB_PASSWORD", "API_TOKEN");
  const tokens = new Set([API_TOKEN]);
  return {
    logIn({ email, password }) {
      if (email !== HUB_EMAIL || password !== HUB_PASSWORD) return undefined;
      const token = randomUUID();
      tokens.add(token);
      return token;
    },
    /** Wraps a route: without a known token it is refused. */
    known: (handle) => (request) => {
      const [, token] = (request.headers.authorization ?? "").split(" ");
      return tokens.has(token) ? handle(request) : refuse(401, "This needs a login.");
    },
  };
}

/**
 * Sends an event to `WEBHOOK_URL`, several times if nothing answers: it arrives at least once. The origin of the change goes with
 * it, so that the receiver recognizes what it has written itself.
 */
export async function notify(event, origin) {
  const url = process.env.WEBHOOK_URL;
  if (!url) return;
  const headers = {
    "content-type": "application/json",
    ...(origin === undefined ? {} : { "x-bridge-origin": origin }),
  };
  for (let attempt = 1; attempt <= 5; attempt++) {
    try {
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(event) });
      if (response.ok) return;
      console.error(`The webhook ${url} answered ${response.status}.`);
    } catch (error) {
      console.error(`The webhook ${url} does not answer: ${error.message}`);
    }
    await delay(attempt * 200);
  }
}

export function need(...names) {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Set the variables ${missing.join(", ")}.`);
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
