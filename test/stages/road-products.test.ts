import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../sandbox/host.ts";
import { freePort } from "../sandbox/ports.ts";
import { containersOf, openProduction } from "../sandbox/production.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** Two products in one repository, with the workflows that `sluice init --product` writes. Each has a host of its own. */

let scene: RoadScene;
let api: HostBox;
let v1 = "";
/** The second host publishes another port. */
const IGNORED = { files: { ".gitignore": ".env\n" } };

beforeAll(async () => {
  const production = await openProduction();
  api = await production.sandbox.host();
  const port = await freePort();
  scene = await openRoadScene({ second: { host: api, url: `http://127.0.0.1:${port}` } }, production);
  ({ commit: v1 } = await scene.publish("v1.0.0", IGNORED));
  await production.host.checkOut(v1);
  await api.checkOut(v1);
  writeFileSync(join(api.directory, ".env"), `TINY_PORT=${port}\n`);
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

const problem = ({ end, lines }: Told): string => (end.result === "success" ? "" : lines.join("\n"));

/** The versions that the containers of a host were started with. */
async function versions({ project }: HostBox): Promise<readonly string[]> {
  const all = await containersOf(scene.production.sandbox, project);
  return all.filter(({ running }) => running).map(({ imageName }) => imageName.split(":").at(-1) ?? "");
}

const release = (tag: string): Promise<Told> =>
  scene.watch((observer) => scene.road.start("deploy-prod-api.yml", { kind: "push", tag }, { observer }));

test("each product is released by its own tag, at its own gates, to its own host", async () => {
  const { origin } = scene.production.sandbox;
  expect(problem(await scene.push("v1.0.0"))).toBe("");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await versions(api)).toEqual([]);

  scene.begin();
  await origin.tag("api/v1.0.0", v1);
  const before = await scene.containers();
  const released = await release("api/v1.0.0");
  expect(problem(released)).toBe("");
  expect(scene.asked).toEqual(["production-api", "production-verdict-api"]);
  expect(released.lines.join("\n")).toContain("Released api/v1.0.0.");
  expect(await versions(api)).toEqual(["v1.0.0"]);
  expect(await scene.containers()).toEqual(before);
});

test("a later release of one leaves the other as it is, and so does its rollback", async () => {
  const { origin } = scene.production.sandbox;
  const { commit } = await scene.publish("v1.1.0", IGNORED);
  expect(problem(await scene.push("v1.1.0"))).toBe("");
  expect(await versions(scene.production.host)).toEqual(["v1.1.0"]);
  expect(await versions(api)).toEqual(["v1.0.0"]);

  await origin.tag("api/v1.1.0", commit);
  expect(problem(await release("api/v1.1.0"))).toBe("");
  expect(await versions(api)).toEqual(["v1.1.0"]);
  const before = await scene.containers();
  const inputs = { target: "previous", reason: "exports are broken" };
  expect(problem(await scene.dispatch("rollback-api.yml", { inputs }))).toBe("");
  expect(await versions(api)).toEqual(["v1.0.0"]);
  expect(await scene.containers()).toEqual(before);
  const record = await scene.ask<readonly object[]>("deployments?task=sluice:rollback");
  expect(record).toMatchObject([
    { sha: v1, environment: "production-api", payload: { rollback: { failed: "api/v1.1.0" } } },
  ]);
  expect(await origin.tags()).toContain("api/v1.1.0-rollback");
  expect(await origin.tags()).not.toContain("v1.1.0-rollback");
  expect(scene.road.github.violations).toEqual([]);
});

test("the other one is rolled back by its own workflow", async () => {
  expect(problem(await scene.dispatchRollback())).toBe("");
  expect(scene.asked).toEqual(["production"]);
  expect(await versions(scene.production.host)).toEqual(["v1.0.0"]);
  expect(await versions(api)).toEqual(["v1.0.0"]);
  expect(await scene.production.sandbox.origin.tags()).toContain("v1.1.0-rollback");
});

test("a prepared release of one passes its own four gates, and starts its own workflow", async () => {
  const { origin } = scene.production.sandbox;
  const changelog = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- What v1.2.0 brings\n";
  await scene.publish("v1.2.0", { files: { ...IGNORED.files, "CHANGELOG.md": changelog } });
  // Its image stays, under the version of both products.
  await origin.deleteTag("v1.2.0");
  expect(problem(await scene.dispatch("prepare-release-api.yml", { inputs: { version: "v1.2.0" } }))).toBe("");
  const started = await scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("The preparation started no run.");
    return end;
  });
  expect(problem(started)).toBe("");
  const gates = ["staging-signoff-api", "release-api", "production-api", "production-verdict-api"];
  expect(scene.asked).toEqual(gates);
  expect(started.lines.join("\n")).toContain("Released api/v1.2.0.");
  expect(await versions(api)).toEqual(["v1.2.0"]);
  expect(await versions(scene.production.host)).toEqual(["v1.0.0"]);
  expect(scene.road.github.violations).toEqual([]);
});

test("a tag of one product starts no release of the other, and its configuration refuses it", async () => {
  await expect(release("v1.1.0")).rejects.toThrow("is not started by");
  const inputs = { tag: "v1.1.0" };
  const told = await scene.dispatch("deploy-prod-api.yml", { inputs });
  expect(told.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(await versions(api)).toEqual(["v1.2.0"]);
});
