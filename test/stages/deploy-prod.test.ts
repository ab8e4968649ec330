import { openProduction, type Production } from "../sandbox/production.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";

let production: Production;
let app: TinyApp;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
});

afterAll(async () => {
  await production.close();
});

async function answered(): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${app.port}/version`);
  return response.json();
}

test("a first release, a second one, a bad one that comes back by itself, and a rollback", async () => {
  const v1 = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(v1.commit);

  const first = await production.deploy(v1);
  expect(first.code === 0 ? "" : first.log).toBe("");
  expect(first.code).toBe(0);
  expect(first.log).toContain("there is no release to roll back to");
  expect(first.outputs).toMatchObject({
    result: "done",
    version: "v1.0.0",
    "previous-version": "",
    "running-version": "v1.0.0",
  });
  expect(await answered()).toEqual({ version: "v1.0.0", sha: v1.commit });

  const v2 = await app.publish({ tag: "v1.1.0" });
  const second = await production.deploy(v2);
  expect(second.error).toBe("");
  expect(second.outputs).toMatchObject({ result: "done", "previous-version": "v1.0.0", "running-version": "v1.1.0" });
  expect(Number(second.outputs["downtime-seconds"])).toBeGreaterThan(0);
  expect(second.summary).toContain("✅ v1.1.0 is live");
  expect(await answered()).toEqual({ version: "v1.1.0", sha: v2.commit });

  const bad = await production.deploy(await app.publish({ tag: "v1.2.0", variant: "never-healthy" }));
  expect(bad.code).toBe(1);
  expect(bad.error).toContain("v1.2.0 failed and was rolled back: web: its health check fails.");
  expect(bad.error).toContain("v1.1.0 runs again, verified.");
  expect(bad.log).toContain("the database does not answer");
  expect(bad.outputs).toMatchObject({ result: "returned", "running-version": "v1.1.0" });
  expect(await answered()).toEqual({ version: "v1.1.0", sha: v2.commit });

  const back = await production.rollback();
  expect(back.error).toBe("");
  expect(back.outputs).toMatchObject({ result: "done", version: "v1.0.0", "running-version": "v1.0.0" });
  expect(await answered()).toEqual({ version: "v1.0.0", sha: v1.commit });

  const status = await production.status();
  expect(status.outputs).toMatchObject({
    version: "v1.0.0",
    commit: v1.commit,
    state: "ok",
    releases: '["v1.1.0","v1.0.0"]',
  });
});

test("of several products the host fetches this one's tag by its full name, and runs its version", async () => {
  const { origin } = production.sandbox;
  const release = await app.publish({ tag: "v2.0.0" });
  await origin.deleteTag("v2.0.0");
  const own = { "tag-prefix": "api/" };
  const gone = await production.deploy(release, own);
  expect(gone.error).toContain("refs/tags/api/v2.0.0");
  await origin.tag("api/v2.0.0", release.commit);
  const pushed = { GITHUB_REF: "refs/tags/api/v2.0.0", GITHUB_SHA: release.commit };
  const step = await (await production.start("deploy-prod", own, pushed)).done;
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "done", version: "v2.0.0", commit: release.commit });
  expect(await answered()).toEqual({ version: "v2.0.0", sha: release.commit });
  const other = await (await production.start("deploy-prod", own, { ...pushed, GITHUB_REF: "refs/tags/web/v2.0.0" }))
    .done;
  expect(other.error).toContain("was not started by a tag that begins with api/");
});
