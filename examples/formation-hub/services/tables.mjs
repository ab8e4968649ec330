import { answer, notify, openAccess, openStore, refuse, serve } from "./http.mjs";

/** A stand-in for the table store, baserow/baserow: rows of named fields in tables. It names its paths as Baserow does. */

const TABLES = ["pages", "hours", "projects", "tasks"];
const { data, save } = openStore({ next: 1, rows: Object.fromEntries(TABLES.map((name) => [name, []])) });
const { logIn, known } = openAccess();

function changed(event, table, row, headers) {
  row["Last modified"] = new Date().toISOString();
  save();
  void notify({ event, table, row }, headers["x-bridge-origin"]);
  return answer(row);
}

/** Calls back with the rows of the table that the request names. */
const withTable = (handle) =>
  known((request) => {
    const rows = data.rows[request.params.table];
    return rows === undefined ? refuse(404, "There is no such table.") : handle(rows, request);
  });

const withRow = (handle) =>
  withTable((rows, request) => {
    const row = rows.find(({ id }) => String(id) === request.params.row);
    return row === undefined ? refuse(404, "There is no such row.") : handle(row, request, rows);
  });

serve("tables", {
  "GET /api/_health/": () => answer({ status: "ok", version: process.env.VERSION ?? "unknown" }),
  "POST /api/user/token-auth/": ({ body }) => {
    const token = logIn(body);
    return token === undefined ? refuse(401, "E-mail or password are wrong.") : answer({ access_token: token });
  },
  "GET /api/database/rows/table/:table/": withTable((rows, { query }) => {
    const wanted = [...query].flatMap(([name, value]) => {
      const [, field] = name.match(/^filter__(.+)__equal$/) ?? [];
      return field === undefined ? [] : [{ field, value }];
    });
    const results = rows.filter((row) => wanted.every(({ field, value }) => String(row[field]) === value));
    return answer({ count: results.length, results });
  }),
  "POST /api/database/rows/table/:table/": withTable((rows, { body, params, headers }) => {
    const row = { ...body, id: data.next++ };
    rows.push(row);
    return changed("rows.created", params.table, row, headers);
  }),
  "GET /api/database/rows/table/:table/:row/": withRow((row) => answer(row)),
  "PATCH /api/database/rows/table/:table/:row/": withRow((row, { body, params, headers }) => {
    Object.assign(row, body, { id: row.id });
    return changed("rows.updated", params.table, row, headers);
  }),
  "DELETE /api/database/rows/table/:table/:row/": withRow((row, { params, headers }, rows) => {
    rows.splice(rows.indexOf(row), 1);
    return changed("rows.deleted", params.table, row, headers);
  }),
});
