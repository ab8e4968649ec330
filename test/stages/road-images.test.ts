import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Waiting } from "../../rehearsal/github-platform.ts";
import { openRoad, type Road } from "../../rehearsal/road.ts";
import type { Trigger } from "../../rehearsal/runner/trigger.ts";
import type { HostBox } from "../sandbox/host.ts";
import { busyboxImage } from "../sandbox/images.ts";
import { freePort } from "../sandbox/ports.ts";
import { must } from "../sandbox/processes.ts";
import { containersOf, openProduction, type Production } from "../sandbox/production.ts";
import { tinyCompose, tinyFiles } from "../sandbox/tiny-variants.ts";
import { resultsOf, writeDown } from "./road-scene.ts";

/** Built once, on the push; staging and production run the same digest. The real workflow files, engine and registry. */

jest.setTimeout(240_000);

let production: Production;
let staging: HostBox;
let road: Road;
let image: string;
let port: number;
let asked: string[] = [];

beforeAll(async () => {
  production = await openProduction();
  const { sandbox, host } = production;
  staging = await sandbox.host();
  const stagingPort = await freePort();
  port = await freePort();
  image = `${sandbox.registry.address}/team/web`;
  road = await openRoad({
    ...{ sandbox, host, url: `http://127.0.0.1:${port}` },
    staging: { host: staging, url: `http://127.0.0.1:${stagingPort}`, image: "team/web", service: "web" },
    onWaiting: (waiting: Waiting) => {
      asked.push(waiting.environment);
      road.answer(waiting, "approved");
    },
  });
  const first = await merge("one");
  await Promise.all([host.checkOut(first), staging.checkOut(first)]);
  writeFileSync(join(staging.directory, ".env"), `TINY_PORT=${stagingPort}\n`);
}, 90_000);

afterAll(async () => {
  await production.close();
  await road.close();
}, 60_000);

beforeEach(() => {
  asked = [];
});

/** The application's repository with its Dockerfile: nothing is built before the workflow does it. */
async function merge(word: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const { origin, builder } = production.sandbox;
  const app = Object.entries(tinyFiles("healthy", [])).map(([path, text]) => [`image/${path}`, text] as const);
  const lines = [`FROM ${await busyboxImage(builder)}`, "COPY app/ /app/", 'CMD ["/app/serve"]'];
  return origin.commit(
    {
      ...Object.fromEntries(app),
      ".gitignore": ".env\n",
      "image/app/word": `${word}\n`,
      Dockerfile: `${lines.join("\n").replace("COPY app/", "COPY image/app/")}\n`,
      "compose.yml": tinyCompose({ image: `${image}:\${SLUICE_VERSION:?}`, port, variant: "healthy" }),
      "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n",
      ...road.files,
      ...files,
    },
    `feat: ${word}`,
  );
}

const changelogOnly = (version: string): Promise<string> =>
  production.sandbox.origin.commit(
    { "CHANGELOG.md": `# Changelog\n\n## [${version.slice(1)}]\n\n- What ${version} brings\n` },
    `docs(changelog): release ${version}`,
  );

interface Told {
  readonly result: string;
  readonly results: Readonly<Record<string, string>>;
  readonly text: string;
}

async function start(workflow: string, trigger: Trigger): Promise<Told> {
  const lines: string[] = [];
  const end = await road.start(workflow, trigger, { observer: writeDown((line) => void lines.push(line)) });
  return { result: end.result, results: resultsOf(end), text: lines.join("\n") };
}

const pushMain = (): Promise<Told> => start("deploy-staging.yml", { kind: "push", branch: "main" });

async function release(version: string, commit: string): Promise<Told> {
  await production.sandbox.origin.tag(version, commit);
  return start("deploy-prod.yml", { kind: "push", tag: version });
}

const problem = ({ result, text }: Told): string => (result === "success" ? "" : text);

/** Digests by which the registry knows what `web` runs on a host, straight from the engine. */
async function running({ project }: HostBox): Promise<{ readonly name: string; readonly digests: string }> {
  const { sandbox } = production;
  const [web] = await containersOf(sandbox, project);
  const asked = ["image", "inspect", "--format", "{{.RepoDigests}}", web?.image ?? ""];
  return { name: web?.imageName ?? "", digests: (await sandbox.engine.docker(asked)).stdout };
}

async function digestOf(tag: string): Promise<string | undefined> {
  const { address } = production.sandbox.registry;
  const answer = await fetch(`http://${address}/v2/team/web/manifests/${tag}`, {
    headers: { accept: "application/vnd.oci.image.index.v1+json" },
  });
  return answer.ok ? (answer.headers.get("docker-content-digest") ?? "") : undefined;
}

const BUILT = "> Build and push, without a tag";

test("a push is built once, deployed by its digest, and a release gives that digest its own tag", async () => {
  const { origin } = production.sandbox;
  const feature = await origin.commitOf("main");
  const pushed = await pushMain();
  expect(problem(pushed)).toBe("");
  expect(pushed.text).toContain(BUILT);
  const digest = await digestOf(`sha-${feature}`);
  expect(digest).toMatch(/^sha256:/);
  expect(await running(staging)).toEqual({
    name: `${image}:sha-${feature}`,
    digests: expect.stringContaining(digest ?? "none"),
  });

  const again = await pushMain();
  expect(problem(again)).toBe("");
  expect(again.text).not.toContain(BUILT);

  // As prepare-release.yml does it: the tag is on a commit that only tells what changed.
  const tagged = await changelogOnly("v1.0.0");
  const told = await pushMain();
  expect(problem(told)).toBe("");
  expect(told.text).not.toContain(BUILT);
  expect(await digestOf(`sha-${tagged}`)).toBe(digest);

  const released = await release("v1.0.0", tagged);
  expect(problem(released)).toBe("");
  expect(released.text).not.toContain(BUILT);
  expect(released.results).toMatchObject({ images: "success", release: "success" });
  expect(asked).toEqual(["production", "production-verdict"]);
  expect(await digestOf("v1.0.0")).toBe(digest);
  expect(await running(production.host)).toEqual({
    name: `${image}:v1.0.0`,
    digests: expect.stringContaining(digest ?? "none"),
  });
});

test("a pull request is built, started and checked, and nothing is pushed", async () => {
  const { origin, registry } = production.sandbox;
  const proposed = await merge("proposed");
  const propose = (commit: string): Promise<string> =>
    must(["git", "-C", origin.folder, "update-ref", "refs/pull/7/merge", commit]);
  await propose(proposed);
  const before = registry.requests.filter(({ method }) => method === "PUT").length;
  const unchecked = await start("check-image.yml", { kind: "pull_request", number: 7 });
  expect(unchecked.result).toBe("failure");
  expect(unchecked.text).toContain("nothing checks the health of");

  const health = "HEALTHCHECK --interval=1s CMD /app/health\n";
  const dockerfile = await must(["git", "-C", origin.folder, "show", "main:Dockerfile"]);
  await propose(await origin.commit({ Dockerfile: dockerfile + health }, "feat: a health check"));
  const checked = await start("check-image.yml", { kind: "pull_request", number: 7 });
  expect(problem(checked)).toBe("");
  expect(checked.text).toContain("is healthy, and stayed so.");
  expect(registry.requests.filter(({ method }) => method === "PUT")).toHaveLength(before);
});

test("what staging never had is refused before anybody is asked", async () => {
  await merge("two");
  const refused = await release("v1.1.0", await changelogOnly("v1.1.0"));
  expect(refused.results).toMatchObject({ preflight: "failure", images: "skipped", release: "skipped" });
  expect(refused.text).toContain(`There is no image ${image}:sha-`);
  expect(asked).toEqual([]);
});

test("a tag that is another image's stays, and nothing is released", async () => {
  await merge("three");
  const tagged = await changelogOnly("v1.2.0");
  expect(problem(await pushMain())).toBe("");
  const other = (await digestOf("v1.0.0")) ?? "";
  const { address } = production.sandbox.registry;
  const type = "application/vnd.oci.image.index.v1+json";
  const old = await fetch(`http://${address}/v2/team/web/manifests/v1.0.0`, { headers: { accept: type } });
  const put = { method: "PUT", body: await old.text(), headers: { "content-type": type } };
  expect((await fetch(`http://${address}/v2/team/web/manifests/v1.2.0`, put)).status).toBe(201);

  const refused = await release("v1.2.0", tagged);
  expect(refused.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(refused.text).toContain(`${image}:v1.2.0 exists, and is ${other}`);
  expect(await digestOf("v1.2.0")).toBe(other);
  expect((await running(production.host)).name).toBe(`${image}:v1.0.0`);
});

test("a tag that is moved after the promotion is not deployed: the host takes the approved digest or refuses", async () => {
  await merge("four");
  const tagged = await changelogOnly("v1.3.0");
  expect(problem(await pushMain())).toBe("");
  const { address } = production.sandbox.registry;
  const type = "application/vnd.oci.image.index.v1+json";
  const old = await fetch(`http://${address}/v2/team/web/manifests/v1.0.0`, { headers: { accept: type } });
  const body = await old.text();
  await production.sandbox.origin.tag("v1.3.0", tagged);
  const lines: string[] = [];
  let moved: Promise<Response> | undefined;
  const observer = writeDown((line) => {
    lines.push(line);
    const put = { method: "PUT", body, headers: { "content-type": type } };
    if (line === "> A person approved this commit")
      moved ??= fetch(`http://${address}/v2/team/web/manifests/v1.3.0`, put);
  });
  const end = await road.start("deploy-prod.yml", { kind: "push", tag: "v1.3.0" }, { observer });
  expect((await moved)?.status).toBe(201);
  expect(resultsOf(end)).toMatchObject({ images: "success", release: "failure" });
  expect(lines.join("\n")).toContain("approved was sha256:");
  expect((await running(production.host)).name).toBe(`${image}:v1.0.0`);
});
