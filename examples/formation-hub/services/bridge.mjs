import { answer, need, serve } from "./http.mjs";

/**
 * The bridge: each page of the wiki has one row in the table `pages`, and a change of either is written to the other.
 *
 * - It is idempotent: the row is found by its page, so an event that arrives twice writes the same row twice.
 * - It does not loop: each of its writes names it as the origin, and what comes back with this origin is left alone.
 */

const ORIGIN = "formation-bridge";
const { WIKI_URL, TABLES_URL, API_TOKEN } = need("WIKI_URL", "TABLES_URL", "API_TOKEN");
const ROWS = "/api/database/rows/table/pages/";
const counts = { written: 0, own: 0 };

async function send(method, url, scheme, body) {
  const headers = {
    authorization: `${scheme} ${API_TOKEN}`,
    "content-type": "application/json",
    "x-bridge-origin": ORIGIN,
  };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok && response.status !== 404) throw new Error(`${method} ${url} answered ${response.status}.`);
  return response.json();
}

const wiki = (path, body) => send("POST", `${WIKI_URL}${path}`, "Bearer", body);
const tables = (method, path, body) => send(method, `${TABLES_URL}${path}`, "Token", body);

async function rowsOf(page) {
  const { results } = await tables("GET", `${ROWS}?filter__Page__equal=${encodeURIComponent(page.id)}`);
  return results;
}

async function writeRow(event, page) {
  const [row] = await rowsOf(page);
  if (event === "page.deleted") return row === undefined ? undefined : tables("DELETE", `${ROWS}${row.id}/`);
  const fields = { Page: page.id, Title: page.title, Text: page.content };
  return row === undefined ? tables("POST", ROWS, fields) : tables("PATCH", `${ROWS}${row.id}/`, fields);
}

async function writePage(event, { table, row }) {
  if (table !== "pages" || event !== "rows.updated") return;
  await wiki("/api/pages/update", { pageId: row.Page, title: row.Title, content: row.Text });
}

/** One event at a time: two events of a new page must not both find that it has no row. */
let last = Promise.resolve();
function inTurn(work) {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

const receive = (write) => async (request) => {
  if (request.headers["x-bridge-origin"] === ORIGIN) {
    counts.own++;
    return answer(counts);
  }
  await inTurn(() => write(request.body.event, request.body));
  counts.written++;
  return answer(counts);
};

serve("bridge", {
  "GET /health": () => answer({ status: "ok", version: process.env.VERSION ?? "unknown", ...counts }),
  "POST /hooks/wiki": receive((event, { page }) => writeRow(event, page)),
  "POST /hooks/tables": receive(writePage),
});
