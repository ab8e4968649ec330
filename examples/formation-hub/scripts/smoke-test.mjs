#!/usr/bin/env node
import { addresses, openHub, send, within } from "./hub.mjs";

/**
 * The critical flows of the hub, as a person performs them on staging. What it creates it deletes. It ends with code 0 when all of
 * them work.
 */

const mark = `smoke test ${new Date().toISOString()}`;
const remove = [];

async function logIn() {
  const { wiki } = addresses(process.env);
  const refused = await send("POST", `${wiki}/api/auth/login`, {
    email: "stranger@example.com",
    password: "wrong",
  }).then(
    () => false,
    (error) => error.message.endsWith("answered 401."),
  );
  if (!refused) throw new Error("a wrong password was not refused");
  return openHub(process.env);
}

async function createAndSharePage(hub) {
  const page = await hub.wiki("pages/create", { title: mark, content: "Written by the smoke test." });
  remove.push(() => hub.wiki("pages/delete", { pageId: page.id }));
  const { key } = await hub.wiki("shares/create", { pageId: page.id });
  const seen = await hub.shared(key);
  if (seen.title !== mark) throw new Error("a reader without an account does not see the shared page");
  return page;
}

async function enter(hub, table, fields) {
  const row = await hub.createRow(table, fields);
  remove.push(() => hub.deleteRow(table, row.id));
  const seen = await hub.readRow(table, row.id);
  const lost = Object.keys(fields).filter((name) => seen[name] !== fields[name]);
  if (lost.length > 0) throw new Error(`${lost.join(", ")} of the row in ${table} is not what was entered`);
  return row;
}

async function createProjectAndTask(hub) {
  const project = await enter(hub, "projects", { Name: mark });
  await enter(hub, "tasks", { Name: mark, Project: project.id });
}

async function findPageInTable(hub, page) {
  const row = await within(10_000, async () => (await hub.rowsOf(page))[0]);
  if (row === undefined) throw new Error("the bridge did not write the page into its table within 10 seconds");
}

async function perform(name, work) {
  try {
    const result = await work();
    console.log(`passed: ${name}`);
    return result;
  } catch (error) {
    throw new Error(`failed: ${name}: ${error.message}`, { cause: error });
  }
}

try {
  const hub = await perform("log in", logIn);
  const page = await perform("create a page and share it", () => createAndSharePage(hub));
  await perform("enter hours worked", () => enter(hub, "hours", { Note: mark, Hours: 1.5 }));
  await perform("create a project and a task", () => createProjectAndTask(hub));
  await perform("find the page in its table", () => findPageInTable(hub, page));
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  for (const undo of remove.reverse()) {
    await undo().catch((error) => {
      console.log(`failed: delete what the test created: ${error.message}`);
      process.exitCode = 1;
    });
  }
}
