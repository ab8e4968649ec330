import { randomUUID } from "node:crypto";
import { answer, notify, openAccess, openStore, refuse, serve } from "./http.mjs";

/** A stand-in for the wiki, docmost/docmost: pages that people create, change and share. It names its paths as Docmost does. */

const { data, save } = openStore({ pages: {}, shares: {} });
const { logIn, known } = openAccess();

function changed(event, page, headers) {
  page.updatedAt = new Date().toISOString();
  save();
  void notify({ event, page }, headers["x-bridge-origin"]);
  return answer({ data: page });
}

/** Calls back with the page that the request names. */
const withPage = (handle) =>
  known((request) => {
    const page = data.pages[request.body.pageId];
    return page === undefined ? refuse(404, "There is no such page.") : handle(page, request);
  });

serve("wiki", {
  "GET /api/health": () => answer({ status: "ok", version: process.env.VERSION ?? "unknown" }),
  "POST /api/auth/login": ({ body }) => {
    const token = logIn(body);
    return token === undefined ? refuse(401, "E-mail or password are wrong.") : answer({ data: { token } });
  },
  "POST /api/pages/create": known(({ body, headers }) => {
    const page = { id: randomUUID(), title: body.title ?? "", content: body.content ?? "" };
    data.pages[page.id] = page;
    return changed("page.created", page, headers);
  }),
  "POST /api/pages/update": withPage((page, { body, headers }) => {
    page.title = body.title ?? page.title;
    page.content = body.content ?? page.content;
    return changed("page.updated", page, headers);
  }),
  "POST /api/pages/delete": withPage((page, { headers }) => {
    delete data.pages[page.id];
    return changed("page.deleted", page, headers);
  }),
  "POST /api/pages/info": withPage((page) => answer({ data: page })),
  "POST /api/search": known(({ body }) =>
    answer({ data: Object.values(data.pages).filter(({ title }) => title === body.query) }),
  ),
  "POST /api/shares/create": withPage((page) => {
    const key = randomUUID();
    data.shares[key] = page.id;
    save();
    return answer({ data: { key } });
  }),
  // What a reader without an account sees.
  "GET /api/shares/:key": ({ params }) => {
    const page = data.pages[data.shares[params.key]];
    return page === undefined ? refuse(404, "Nothing is shared here.") : answer({ data: page });
  },
});
