import { setTimeout as delay } from "node:timers/promises";

/** What the smoke test and the watch share: the addresses, a login, and the requests. */

/** The wiki is at PROD_URL, and the table store at the name `tables.` below it, unless TABLES_URL is set. */
export function addresses({ PROD_URL, TABLES_URL }) {
  if (!PROD_URL) throw new Error("PROD_URL is not set.");
  const tables = new URL(PROD_URL);
  tables.hostname = `tables.${tables.hostname}`;
  return { wiki: PROD_URL.replace(/\/$/, ""), tables: (TABLES_URL ?? tables.href).replace(/\/$/, "") };
}

export async function openHub(environment) {
  const { wiki, tables } = addresses(environment);
  const { HUB_EMAIL: email, HUB_PASSWORD: password } = environment;
  if (!email || !password) throw new Error("HUB_EMAIL and HUB_PASSWORD are not set.");
  const login = await send("POST", `${wiki}/api/auth/login`, { email, password });
  const access = await send("POST", `${tables}/api/user/token-auth/`, { email, password });
  const asPerson = { authorization: `Bearer ${login.data.token}` };
  const asUser = { authorization: `JWT ${access.access_token}` };
  const rows = (table) => `${tables}/api/database/rows/table/${table}/`;
  return {
    wiki: async (path, body) => (await send("POST", `${wiki}/api/${path}`, body, asPerson)).data,
    shared: async (key) => (await send("GET", `${wiki}/api/shares/${key}`)).data,
    rowsOf: async (page) =>
      (await send("GET", `${rows("pages")}?filter__Page__equal=${encodeURIComponent(page.id)}`, undefined, asUser))
        .results,
    createRow: (table, fields) => send("POST", rows(table), fields, asUser),
    readRow: (table, id) => send("GET", `${rows(table)}${id}/`, undefined, asUser),
    changeRow: (table, id, fields) => send("PATCH", `${rows(table)}${id}/`, fields, asUser),
    deleteRow: (table, id) => send("DELETE", `${rows(table)}${id}/`, undefined, asUser),
  };
}

/** The wiki or the table store does not answer, or answers that it cannot work. */
export class Unreachable extends Error {}

export async function send(method, url, body, headers = {}) {
  const request = {
    method,
    headers: { "content-type": "application/json", ...headers },
    signal: AbortSignal.timeout(5000),
    ...(body && { body: JSON.stringify(body) }),
  };
  const response = await fetch(url, request).catch((error) => {
    throw new Unreachable(`${method} ${url} has no answer: ${error.cause?.message ?? error.message}`);
  });
  if (response.status >= 500) throw new Unreachable(`${method} ${url} answered ${response.status}.`);
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}.`);
  return response.json();
}

/** What `find` gives as soon as it gives something; undefined when it does not within the time. */
export async function within(milliseconds, find) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() >= end) return undefined;
    await delay(100);
  }
}
