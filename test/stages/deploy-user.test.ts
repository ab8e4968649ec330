import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { openProduction, type Production } from "../sandbox/production.ts";
import { createTinyApp } from "../sandbox/tiny-app.ts";

let production: Production;

beforeAll(async () => {
  production = await openProduction({ deployUser: "nobody" });
});

afterAll(() => production.close());

test("a deploy user who is not root takes a release live, loses a bad one, and rolls back", async () => {
  const { host, sandbox } = production;
  const app = await createTinyApp(sandbox);
  const v1 = await app.publish({ tag: "v1.0.0" });
  await host.checkOut(v1.commit);
  const first = await production.deploy(v1);
  expect(first.error).toBe("");
  // In its own home, and for no one else's eyes.
  const state = statSync(join(host.home, ".local/state/sluice", host.project));
  expect({ uid: state.uid, mode: state.mode & 0o777 }).toEqual({ uid: 65534, mode: 0o700 });
  expect(existsSync(join("/var/lib/sluice", host.project))).toBe(false);
  expect(statSync(join(host.directory, "compose.yml")).uid).toBe(65534);

  const v2 = await app.publish({ tag: "v1.1.0" });
  expect((await production.deploy(v2)).error).toBe("");
  const bad = await production.deploy(await app.publish({ tag: "v1.2.0", variant: "crash-loop" }));
  expect(bad.outputs).toMatchObject({ result: "returned", "running-version": "v1.1.0" });
  const back = await production.rollback();
  expect(back.error).toBe("");
  expect(back.outputs).toMatchObject({ result: "done", "running-version": "v1.0.0" });
  expect((await production.status()).outputs).toMatchObject({ version: "v1.0.0", state: "ok" });
});
