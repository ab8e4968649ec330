import { openProduction, type Production } from "../sandbox/production.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";

let staging: Production;
let app: TinyApp;

beforeAll(async () => {
  staging = await openProduction();
  app = await createTinyApp(staging.sandbox);
});

afterAll(() => staging.close());

/** What a push to main starts: no tag, only a commit, whose image is named after it. */
const push = (commit: string): Readonly<Record<string, string>> => ({
  GITHUB_REF: "refs/heads/main",
  GITHUB_SHA: commit,
});

test("each push to main is deployed as its commit, in whatever order they come, and a tag afterwards as well", async () => {
  const { host } = staging;
  // The images of commits are pushed under the commit's name, the way a team's CI does.
  const first = await app.publishCommit();
  await host.checkOut(first);
  const inputs = { "allow-commits": "true" };
  const one = await (await staging.start("deploy-prod", inputs, push(first))).done;
  expect(one.error).toBe("");
  expect(one.outputs).toMatchObject({ result: "done", version: `sha-${first}`, commit: first });

  const second = await app.publishCommit();
  const two = await (await staging.start("deploy-prod", inputs, push(second))).done;
  expect(two.outputs).toMatchObject({ "previous-version": `sha-${first}`, "running-version": `sha-${second}` });

  const back = await (await staging.start("deploy-prod", inputs, push(first))).done;
  expect(back.outputs).toMatchObject({ result: "done", "running-version": `sha-${first}` });

  const released = await staging.deploy(await app.publish({ tag: "v1.0.0" }));
  expect(released.outputs).toMatchObject({ result: "done", "previous-version": `sha-${first}`, version: "v1.0.0" });

  const refused = await (await staging.start("deploy-prod", { version: `sha-${second}` }, push(second))).done;
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("commits are not deployed here");
});
