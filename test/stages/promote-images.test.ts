import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildKit } from "../sandbox/buildkit.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { busyboxImage } from "../sandbox/images.ts";
import { must } from "../sandbox/processes.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** A commit's image becomes a release's, in a real registry: the same bytes under one more name. */

const REPOSITORY = "example/app";

let sandbox: Sandbox;
let buildKit: BuildKit;
let github: GithubDouble;
let workspace: string;
let feature: string;
let changelog: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  buildKit = await sandbox.buildKit();
  const { origin } = sandbox;
  await origin.commit({ "a.txt": "1", "CHANGELOG.md": "# Changelog\n" }, "feat: one");
  feature = await origin.commit({ "a.txt": "2" }, "feat: two");
  changelog = await origin.commit({ "CHANGELOG.md": "# Changelog\n\n## [1.0.0]\n" }, "docs(changelog): release v1.0.0");
  github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
  workspace = join(sandbox.root, "workspace");
  mkdirSync(workspace);
});

afterAll(async () => {
  await sandbox.close();
  await github.close();
});

let images = 0;

/** One more repository of the registry. */
const newImage = (): string => `${sandbox.registry.address}/team/app${++images}`;

/** A build with SBOM and provenance under a tag; gives its digest. */
async function publish(image: string, tag: string, content: string): Promise<string> {
  const files = { "app/release": `${content}\n` };
  const base = await busyboxImage(buildKit.engine);
  return buildKit.publish({ name: `${image}:${tag}`, sandbox: sandbox.name, base, files, lines: [] });
}

async function promote(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const run = github.control.startRun({
    workflow: ".github/workflows/deploy-prod.yml",
    event: "workflow_dispatch",
    ref: "refs/heads/main",
    actor: "ada",
  });
  const token = github.control.runToken(run, { contents: "read", packages: "write" });
  return runStep({
    stage: "promote-images",
    workspace,
    scratch: sandbox.root,
    with: { token, version: "v1.0.0", commit: feature, ...inputs },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
  });
}

/** What the registry itself says that a tag is; undefined when there is none. */
async function digestOf(image: string, tag: string): Promise<string | undefined> {
  const [host = "", ...path] = image.split("/");
  const answer = await fetch(`http://${host}/v2/${path.join("/")}/manifests/${tag}`, {
    method: "HEAD",
    headers: { accept: "application/vnd.oci.image.index.v1+json" },
  });
  return answer.ok ? (answer.headers.get("docker-content-digest") ?? "") : undefined;
}

/** What the index under a tag says of its image, read as any client reads it. */
async function statements(image: string, tag: string): Promise<string[]> {
  const [host = "", ...path] = image.split("/");
  const read = async (reference: string): Promise<ReadManifest> => {
    const accept = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json";
    const answer = await fetch(`http://${host}/v2/${path.join("/")}/manifests/${reference}`, { headers: { accept } });
    return JSON.parse(await answer.text());
  };
  const { manifests = [] } = await read(tag);
  const [about] = manifests.filter((one) => one.annotations?.["vnd.docker.reference.type"] === "attestation-manifest");
  const { layers = [] } = await read(about?.digest ?? "none");
  return layers.map(({ annotations }) => annotations?.["in-toto.io/predicate-type"] ?? "");
}

interface ReadManifest {
  readonly manifests?: readonly Part[];
  readonly layers?: readonly Part[];
}

interface Part {
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

const wrote = (): number =>
  sandbox.registry.requests.filter(({ method, path }) => method === "PUT" && path.includes("/manifests/")).length;

test("the release's tag is the commit's index, with what attests it; a second time nothing is written", async () => {
  const image = newImage();
  const digest = await publish(image, `sha-${feature}`, "two");
  const looked = await promote({ images: `web,worker=${image}`, "dry-run": "true" });
  expect(looked.error).toBe("");
  expect(looked.outputs).toMatchObject({ digest, changed: "false" });
  expect(await digestOf(image, "v1.0.0")).toBeUndefined();

  const first = await promote({ images: `web,worker=${image}` });
  expect(first.error).toBe("");
  expect(first.outputs).toEqual({
    ...{ found: "true", changed: "true", digest },
    "approved-images": `web=${digest}\nworker=${digest}`,
  });
  expect(await digestOf(image, "v1.0.0")).toBe(digest);
  expect(await statements(image, "v1.0.0")).toEqual([
    "https://spdx.dev/Document",
    expect.stringMatching(/^https:\/\/slsa\.dev\/provenance\//),
  ]);
  expect(first.summary).toContain("| linux/amd64 | yes | written |");
  expect(first.log).not.toContain("neither SBOM nor provenance");
  // What a host gets by the new name is what staging got by the old one.
  const { engine } = sandbox;
  expect((await engine.docker(["pull", "--quiet", `${image}:v1.0.0`])).code).toBe(0);
  const pulled = await engine.docker(["image", "inspect", "--format", "{{.RepoDigests}}", `${image}:v1.0.0`]);
  expect(pulled.stdout).toContain(digest);
  await engine.docker(["rmi", `${image}:v1.0.0`]);

  const before = wrote();
  const again = await promote({ images: `web,worker=${image}` });
  expect(again.outputs).toMatchObject({ digest, changed: "false" });
  expect(again.log).toContain(`${image}:v1.0.0 is already ${digest}`);
  expect(wrote()).toBe(before);

  // Of several products' tags each has a prefix: an image's tag never has.
  const own = await promote({ images: `web=${image}`, version: "api/v1.1.0", "tag-prefix": "api/" });
  expect(own.error).toBe("");
  expect(await digestOf(image, "v1.1.0")).toBe(digest);
});

test("a tag of another image stays, and none of the others is written", async () => {
  const [free, taken] = [newImage(), newImage()];
  await publish(free, `sha-${feature}`, "two");
  await publish(taken, `sha-${feature}`, "two");
  const old = await publish(taken, "v1.0.0", "older");
  const result = await promote({ images: `web=${free}\nworker=${taken}` });
  expect(result.code).toBe(1);
  expect(result.error).toContain(`${taken}:v1.0.0 exists with the digest ${old}`);
  expect(result.error).toContain("A tag that exists is never overwritten");
  expect(await digestOf(taken, "v1.0.0")).toBe(old);
  expect(await digestOf(free, "v1.0.0")).toBeUndefined();
  expect(result.outputs).toEqual({});
});

test("without an image of the commit there is no release; a build is told so", async () => {
  const image = newImage();
  const release = await promote({ images: `web=${image}` });
  expect(release.code).toBe(1);
  expect(release.error).toContain(`There is no image ${image}:sha-${feature}.`);
  const build = await promote({ images: `web=${image}`, version: `sha-${feature}`, "if-missing": "tell" });
  expect(build.error).toBe("");
  expect(build.outputs).toMatchObject({ found: "false", digest: "", "approved-images": "" });
});

test("the changelog's commit has the image of the commit before it, unless it was given another one", async () => {
  const image = newImage();
  const digest = await publish(image, `sha-${feature}`, "two");
  const promoted = await promote({ images: `web=${image}`, commit: changelog });
  expect(promoted.outputs).toMatchObject({ digest, changed: "true" });
  const built = await promote({ images: `web=${image}`, commit: changelog, version: `sha-${changelog}` });
  expect(built.outputs).toMatchObject({ digest, changed: "true" });
  expect(await digestOf(image, `sha-${changelog}`)).toBe(digest);

  const other = newImage();
  await publish(other, `sha-${feature}`, "two");
  await publish(other, `sha-${changelog}`, "three");
  const unclear = await promote({ images: `web=${other}`, commit: changelog });
  expect(unclear.error).toContain("Which of the two was tested is unknown.");
  expect(await digestOf(other, "v1.0.0")).toBeUndefined();
});

test("also where the changelog is a symbolic link, and its commit changes the file behind it", async () => {
  const { origin, root } = sandbox;
  const desk = join(root, "links");
  await origin.cloneTo(desk);
  const git = ["git", "-C", desk, "-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const commitAll = async (message: string): Promise<string> => {
    await must([...git, "add", "--all"]);
    await must([...git, "commit", "--quiet", "--message", message]);
    await must([...git, "push", "--quiet", "origin", "HEAD:main"]);
    return origin.commitOf("main");
  };
  mkdirSync(join(desk, "docs"));
  writeFileSync(join(desk, "docs/CHANGES.md"), "# Changelog\n");
  rmSync(join(desk, "CHANGELOG.md"));
  symlinkSync("docs/CHANGES.md", join(desk, "CHANGELOG.md"));
  const built = await commitAll("docs: move the changelog");
  writeFileSync(join(desk, "docs/CHANGES.md"), "# Changelog\n\n## [1.1.0]\n\n- Faster\n");
  const told = await commitAll("docs(changelog): release v1.1.0");
  const image = newImage();
  const digest = await publish(image, `sha-${built}`, "two");
  expect((await promote({ images: `web=${image}`, commit: told, version: "v1.1.0" })).outputs).toMatchObject({
    digest,
  });
});

test("a digest that was pushed without a tag gets its commit's name, once", async () => {
  const image = newImage();
  const tag = { version: `sha-${feature}`, images: `web=${image}` };
  const first = await publish(image, "unnamed-1", "two");
  const second = await publish(image, "unnamed-2", "twice");
  expect((await promote({ ...tag, digest: first })).outputs).toMatchObject({ digest: first, changed: "true" });
  const late = await promote({ ...tag, digest: second });
  expect(late.error).toContain("The same commit was built twice at the same time.");
  expect(await digestOf(image, `sha-${feature}`)).toBe(first);
  const lost = await promote({ ...tag, images: `web=${newImage()}`, digest: first });
  expect(lost.error).toContain(`@${first}.`);
});

test("a registry that wants a login gets it; a wrong one, and a registry that is down, are no answer", async () => {
  const image = newImage();
  const digest = await publish(image, `sha-${feature}`, "two");
  const { registry } = sandbox;
  const login = { "registry-username": "robot", "registry-password": "hunter2-registry" };
  registry.demand({ username: "robot", password: "hunter2-registry" });
  const wrong = await promote({ images: `web=${image}`, ...login, "registry-password": "another-password" });
  const right = await promote({ images: `web=${image}`, ...login });
  registry.demand(undefined);
  expect(wrong.error).toContain("it answers 401 to robot");
  expect(right.outputs).toMatchObject({ digest, changed: "true" });
  expect(right.log.replace("::add-mask::hunter2-registry", "")).not.toMatch(/^(?!::add-mask::).*hunter2-registry/m);

  registry.behave({ kind: "error", status: 503 });
  const down = await promote({ images: `web=${image}`, version: "v1.0.1" });
  registry.behave({ kind: "normal" });
  expect(down.error).toContain("could not be queried for");
  expect(await digestOf(image, "v1.0.1")).toBeUndefined();
});

test("the configuration names the images, and without any nothing happens", async () => {
  const none = await promote({});
  expect(none.error).toBe("");
  expect(none.log).toContain("nothing is promoted");
  const image = newImage();
  const digest = await publish(image, `sha-${feature}`, "two");
  mkdirSync(join(workspace, ".github"), { recursive: true });
  writeFileSync(join(workspace, ".github/sluice.yml"), `images: ["web=${image}"]\n`);
  expect((await promote({})).outputs).toMatchObject({ "approved-images": `web=${digest}`, changed: "true" });
  writeFileSync(join(workspace, ".github/sluice.yml"), `images: "web=${image}:v1"\n`);
  expect((await promote({})).error).toContain("is no image's name");
});
