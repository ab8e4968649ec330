import { must } from "../sandbox/processes.ts";
import { type BuiltScene, openBuiltScene, problem } from "./built-scene.ts";
import { resultsOf, writeDown } from "./road-scene.ts";

/** Built once, on the push; staging and production run the same digest. The real workflow files, engine and registry. */

let scene: BuiltScene;

beforeAll(async () => {
  scene = await openBuiltScene();
});

afterAll(() => scene.close());

beforeEach(() => {
  scene.asked.length = 0;
});

const BUILT = "> Build and push, without a tag";

test("a push is built once, deployed by its digest, and a release gives that digest its own tag", async () => {
  const { origin } = scene.production.sandbox;
  const feature = await origin.commitOf("main");
  const pushed = await scene.pushMain();
  expect(problem(pushed)).toBe("");
  expect(pushed.text).toContain(BUILT);
  const digest = await scene.digestOf(`sha-${feature}`);
  expect(digest).toMatch(/^sha256:/);
  expect(await scene.running(scene.staging)).toEqual({
    name: `${scene.image}:sha-${feature}`,
    digests: expect.stringContaining(digest ?? "none"),
  });

  const again = await scene.pushMain();
  expect(problem(again)).toBe("");
  expect(again.text).not.toContain(BUILT);

  // As prepare-release.yml does it: the tag is on a commit that only tells what changed.
  const tagged = await scene.changelogOnly("v1.0.0");
  const told = await scene.pushMain();
  expect(problem(told)).toBe("");
  expect(told.text).not.toContain(BUILT);
  expect(await scene.digestOf(`sha-${tagged}`)).toBe(digest);

  const released = await scene.release("v1.0.0", tagged);
  expect(problem(released)).toBe("");
  expect(released.text).not.toContain(BUILT);
  expect(released.results).toMatchObject({ images: "success", release: "success" });
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.digestOf("v1.0.0")).toBe(digest);
  expect(await scene.running(scene.production.host)).toEqual({
    name: `${scene.image}:v1.0.0`,
    digests: expect.stringContaining(digest ?? "none"),
  });
});

test("a pull request is built, started and checked, and nothing is pushed", async () => {
  const { origin, registry } = scene.production.sandbox;
  const proposed = await scene.merge("proposed");
  const propose = (commit: string): Promise<string> =>
    must(["git", "-C", origin.folder, "update-ref", "refs/pull/7/merge", commit]);
  await propose(proposed);
  const before = registry.requests.filter(({ method }) => method === "PUT").length;
  const unchecked = await scene.start("check-image.yml", { kind: "pull_request", number: 7 });
  expect(unchecked.result).toBe("failure");
  expect(unchecked.text).toContain("nothing checks the health of");

  const health = "HEALTHCHECK --interval=1s CMD /app/health\n";
  const dockerfile = await must(["git", "-C", origin.folder, "show", "main:Dockerfile"]);
  await propose(await origin.commit({ Dockerfile: dockerfile + health }, "feat: a health check"));
  const checked = await scene.start("check-image.yml", { kind: "pull_request", number: 7 });
  expect(problem(checked)).toBe("");
  expect(checked.text).toContain("became healthy and stayed healthy.");
  expect(registry.requests.filter(({ method }) => method === "PUT")).toHaveLength(before);
});

test("what staging never had is refused before any person is asked", async () => {
  await scene.merge("two");
  const refused = await scene.release("v1.1.0", await scene.changelogOnly("v1.1.0"));
  expect(refused.results).toMatchObject({ preflight: "failure", images: "skipped", release: "skipped" });
  expect(refused.text).toContain(`There is no image ${scene.image}:sha-`);
  expect(scene.asked).toEqual([]);
});

test("a tag that is another image's stays, and nothing is released", async () => {
  await scene.merge("three");
  const tagged = await scene.changelogOnly("v1.2.0");
  expect(problem(await scene.pushMain())).toBe("");
  const other = (await scene.digestOf("v1.0.0")) ?? "";
  const { address } = scene.production.sandbox.registry;
  const type = "application/vnd.oci.image.index.v1+json";
  const old = await fetch(`http://${address}/v2/team/web/manifests/v1.0.0`, { headers: { accept: type } });
  const put = { method: "PUT", body: await old.text(), headers: { "content-type": type } };
  expect((await fetch(`http://${address}/v2/team/web/manifests/v1.2.0`, put)).status).toBe(201);

  const refused = await scene.release("v1.2.0", tagged);
  expect(refused.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(refused.text).toContain(`${scene.image}:v1.2.0 exists with the digest ${other}`);
  expect(await scene.digestOf("v1.2.0")).toBe(other);
  expect((await scene.running(scene.production.host)).name).toBe(`${scene.image}:v1.0.0`);
});

test("a tag that is moved after the promotion is not deployed: the host takes the approved digest or refuses", async () => {
  await scene.merge("four");
  const tagged = await scene.changelogOnly("v1.3.0");
  expect(problem(await scene.pushMain())).toBe("");
  const { address } = scene.production.sandbox.registry;
  const type = "application/vnd.oci.image.index.v1+json";
  const old = await fetch(`http://${address}/v2/team/web/manifests/v1.0.0`, { headers: { accept: type } });
  const body = await old.text();
  await scene.production.sandbox.origin.tag("v1.3.0", tagged);
  const lines: string[] = [];
  let moved: Promise<Response> | undefined;
  const observer = writeDown((line) => {
    lines.push(line);
    const put = { method: "PUT", body, headers: { "content-type": type } };
    if (line === "> Verify the approval") moved ??= fetch(`http://${address}/v2/team/web/manifests/v1.3.0`, put);
  });
  const end = await scene.road.start("deploy-prod.yml", { kind: "push", tag: "v1.3.0" }, { observer });
  expect((await moved)?.status).toBe(201);
  expect(resultsOf(end)).toMatchObject({ images: "success", release: "failure" });
  expect(lines.join("\n")).toContain("the approved digest is sha256:");
  expect((await scene.running(scene.production.host)).name).toBe(`${scene.image}:v1.0.0`);
});
