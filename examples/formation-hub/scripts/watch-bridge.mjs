#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { openHub, Unreachable, within } from "./hub.mjs";

/**
 * A signal of the watch (`kind: command`): the bridge is alive in both directions, idempotent, and does not loop. It changes one
 * page, which it creates the first time, and the row of that page.
 *
 * Exit code 0: all of this was seen. 1: the last line states what is wrong with the bridge. 75: there is no data now, because the
 * wiki or the table store does not answer; a release that repairs them must not be refused for it. 2: the script cannot work, for
 * example because its login is refused.
 */

const TITLE = "Bridge probe (written by the watch)";
const ARRIVES_WITHIN_MS = 10_000;
/** Long enough for a change that loops to come back, and for a second row to be written. */
const SETTLES_WITHIN_MS = 1500;

class Wrong extends Error {}

async function probe(hub) {
  const token = randomUUID();
  const found = await hub.wiki("search", { query: TITLE });
  const page = found[0] ?? (await hub.wiki("pages/create", { title: TITLE, content: "" }));
  const write = (content) => hub.wiki("pages/update", { pageId: page.id, content });

  // The same change twice: what an event that is delivered twice does.
  await write(`there ${token}`);
  await write(`there ${token}`);
  const row = await within(ARRIVES_WITHIN_MS, async () =>
    (await hub.rowsOf(page)).find(({ Text }) => Text === `there ${token}`),
  );
  if (row === undefined) throw new Wrong("the bridge does not write a changed page into its row");
  await mustSettle(hub, page);

  await hub.changeRow("pages", row.id, { Text: `back ${token}` });
  const back = await within(ARRIVES_WITHIN_MS, async () => {
    const { content } = await hub.wiki("pages/info", { pageId: page.id });
    return content === `back ${token}` ? content : undefined;
  });
  if (back === undefined) throw new Wrong("the bridge does not write a changed row into its page");
  await mustSettle(hub, page);
}

/** Nothing changes any more when no person changes anything, and there is one row. */
async function mustSettle(hub, page) {
  await delay(SETTLES_WITHIN_MS);
  const before = await timesOf(hub, page);
  await delay(SETTLES_WITHIN_MS);
  const after = await timesOf(hub, page);
  if (after.rows !== 1) throw new Wrong(`the bridge is not idempotent: the page has ${after.rows} rows`);
  if (after.page !== before.page || after.row !== before.row)
    throw new Wrong("the bridge loops: page and row change although nothing changes them");
}

async function timesOf(hub, page) {
  const rows = await hub.rowsOf(page);
  const { updatedAt } = await hub.wiki("pages/info", { pageId: page.id });
  return { rows: rows.length, page: updatedAt, row: rows[0]?.["Last modified"] };
}

function codeOf(error) {
  if (error instanceof Wrong) return 1;
  return error instanceof Unreachable ? 75 : 2;
}

try {
  await probe(await openHub(process.env));
  console.log("alive in both directions, idempotent, no loop");
} catch (error) {
  console.log(error.message);
  process.exitCode = codeOf(error);
}
