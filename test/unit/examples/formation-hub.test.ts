import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../../scripts/root.ts";
import { parseConfig } from "../../../src/config/parse.ts";
import { example } from "./example-files.ts";
import { type Hub, openHub } from "./hub-scene.ts";

/** examples/formation-hub: its services as real servers on this machine, its smoke test, and the watch of its bridge. */

jest.setTimeout(120_000);

const WATCH = "scripts/watch-bridge.mjs";
const SMOKE = "scripts/smoke-test.mjs";

let hub: Hub | undefined;
const open = async (change?: (bridge: string) => string): Promise<Hub> => {
  hub = await openHub(change);
  return hub;
};
afterEach(async () => {
  await hub?.close();
  hub = undefined;
});

/** The bridge without one of its parts. A part that is no longer there fails the test. */
const without =
  (part: string, instead: string) =>
  (bridge: string): string => {
    expect(bridge).toContain(part);
    return bridge.replace(part, () => instead);
  };

async function json(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(url, init);
  return (await response.json()) as Record<string, unknown>;
}

describe("the watch of the bridge", () => {
  test("is good while the bridge writes both ways, once, and without a loop, also the second time", async () => {
    const { ask } = await open();
    const good = { reading: "ok", text: "alive in both directions, idempotent, no loop" };
    expect(await ask(WATCH)).toEqual(good);
    expect(await ask(WATCH)).toEqual(good);
  });

  test("detects a bridge that is dead", async () => {
    const { ask, stop } = await open();
    await stop("bridge");
    expect(await ask(WATCH)).toEqual({ reading: "bad", text: "the bridge does not write a changed page into its row" });
  });

  test("detects a bridge that is dead in one direction", async () => {
    const { ask } = await open(without("await wiki(", "if (false) await wiki("));
    expect(await ask(WATCH)).toEqual({ reading: "bad", text: "the bridge does not write a changed row into its page" });
  });

  test("detects a bridge that writes a second row for an event that comes twice", async () => {
    const { ask } = await open(without("const [row] = await rowsOf(page);", "const row = undefined;"));
    const { reading, text } = await ask(WATCH);
    expect(reading).toBe("bad");
    expect(text).toMatch(/^the bridge is not idempotent: the page has \d+ rows$/);
  });

  test("detects a bridge that does not recognize its own changes by X-Bridge-Origin", async () => {
    const { ask } = await open(without('request.headers["x-bridge-origin"] === ORIGIN', "false"));
    expect(await ask(WATCH)).toEqual({
      reading: "bad",
      text: "the bridge loops: page and row change although nothing changes them",
    });
  });

  test("says nothing about the bridge where the table store does not answer", async () => {
    const { ask, stop } = await open();
    await stop("tables");
    expect(await ask(WATCH)).toMatchObject({ reading: "missing", quiet: true });
  });

  test("says nothing about the bridge without a login", async () => {
    const { ask } = await open();
    const { reading, text, quiet } = await ask(WATCH, { HUB_PASSWORD: "wrong" });
    expect({ reading, quiet }).toEqual({ reading: "missing", quiet: undefined });
    expect(text).toContain("answered 401");
    expect(text).not.toContain("wrong");
  });
});

describe("the smoke test", () => {
  const FLOWS = [
    "passed: log in",
    "passed: create a page and share it",
    "passed: enter hours worked",
    "passed: create a project and a task",
    "passed: find the page in its table",
  ];

  test("performs the critical flows, and leaves nothing behind", async () => {
    const { run, urls, environment } = await open();
    expect(await run(SMOKE)).toEqual({ code: 0, lines: FLOWS });
    const { HUB_EMAIL: email, HUB_PASSWORD: password } = environment;
    const headers = { "content-type": "application/json" };
    const login = { method: "POST", headers, body: JSON.stringify({ email, password }) };
    const { access_token: token } = await json(`${urls.tables}/api/user/token-auth/`, login);
    const authorization = `JWT ${String(token)}`;
    for (const table of ["hours", "projects", "tasks"]) {
      const rows = await json(`${urls.tables}/api/database/rows/table/${table}/`, { headers: { authorization } });
      expect({ table, ...rows }).toEqual({ table, count: 0, results: [] });
    }
  });

  test.each([
    ["wiki", 0, "failed: log in"],
    ["tables", 0, "failed: log in"],
    ["bridge", 4, "failed: find the page in its table: the bridge did not write the page"],
  ] as const)("fails without the service %s, and names the flow", async (service, passed, reason) => {
    const { run, stop } = await open();
    await stop(service);
    const { code, lines } = await run(SMOKE);
    expect(code).toBe(1);
    expect(lines.slice(0, passed)).toEqual(FLOWS.slice(0, passed));
    expect(lines[passed]).toContain(reason);
  });

  test("fails where a wrong password is accepted", async () => {
    const { run, urls } = await open();
    // The table store, in the place of the wiki, refuses with another code.
    const { code, lines } = await run(SMOKE, { PROD_URL: `${urls.tables}/` });
    expect(code).toBe(1);
    expect(lines[0]).toBe("failed: log in: a wrong password was not refused");
  });
});

describe("the files", () => {
  const config = parseConfig(example("formation-hub/.github/sluice.yml"), "sluice.yml");
  const services = (parse(example("formation-hub/compose.yml"), { merge: true }) as Compose).services;

  interface Compose {
    readonly services: Readonly<Record<string, { readonly image: string }>>;
  }

  test("the configuration is one that Sluice reads, and names scripts and Compose files that exist", () => {
    const scripts = [
      config["smoke-test"]?.script,
      ...(config.watch?.signals?.commands ?? []).map(({ script }) => script),
    ];
    const files = [...scripts, ...[config["compose-files"] ?? []].flat()];
    expect(files).toEqual([SMOKE, WATCH, "compose.yml", "compose.prod.yml"]);
    for (const file of files)
      expect(existsSync(join(repositoryRoot(), "examples/formation-hub", file ?? ""))).toBe(true);
  });

  test("the images that a release promotes are those of the services that the team builds", () => {
    const promoted = [config.images ?? []].flat().map((one) => one.split("="));
    const built = Object.entries(services).filter(([, { image }]) => image.includes("SLUICE_VERSION"));
    expect(promoted).toEqual(built.map(([name, { image }]) => [name, image.replace(/:\$.*/, "")]));
    for (const [name] of promoted) expect(example("formation-hub/Dockerfile")).toContain(` AS ${name}\n`);
  });

  test("the backup is of the service and the databases that the Compose file has", () => {
    const { service, databases } = config.backup?.postgres ?? {};
    expect(Object.keys(services)).toContain(service);
    const created = [...example("formation-hub/databases.sql").matchAll(/CREATE DATABASE (\w+);/g)].map(
      ([, one]) => one,
    );
    expect(created).toEqual(databases);
  });
});
