import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BuildKit } from "../../sandbox/buildkit.ts";
import { busyboxImage } from "../../sandbox/images.ts";
import { openSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { runStep, type StepResult } from "../../sandbox/step.ts";

/** The registry, or a proxy in front of it, gives another image than the one that was requested by its digest. */

const COMMIT = "1".repeat(40);
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";

let sandbox: Sandbox;
let buildKit: BuildKit;
let image: string;
/** Digests of what was built, and of what the attacker would like to see released. */
let built: string;
let evil: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  buildKit = await sandbox.buildKit();
  image = `${sandbox.registry.address}/team/app`;
  mkdirSync(join(sandbox.root, "workspace"));
  built = await publish("built");
  evil = await publish("evil");
});

afterAll(() => sandbox.close());

beforeEach(() => sandbox.registry.behave({ kind: "normal" }));

async function publish(word: string): Promise<string> {
  const [base, files] = [await busyboxImage(buildKit.engine), { "app/word": `${word}\n` }];
  return buildKit.publish({ name: `${image}:${word}`, sandbox: sandbox.name, base, files, lines: [] });
}

/** As build-image.yml names what it has just built. */
function promote(digest: string): Promise<StepResult> {
  return runStep({
    stage: "promote-images",
    workspace: join(sandbox.root, "workspace"),
    scratch: sandbox.root,
    with: { images: `web=${image}`, version: `sha-${COMMIT}`, commit: COMMIT, digest },
  });
}

interface Seen {
  readonly status: number;
  readonly header: string | null;
  readonly digest: string;
}

/** What a client sees that asks the registry for a tag or a digest. */
async function seen(reference: string): Promise<Seen> {
  const url = `http://${sandbox.registry.address}/v2/team/app/manifests/${reference}`;
  const answer = await fetch(url, { headers: { accept: OCI_INDEX } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  return { status: answer.status, header: answer.headers.get("docker-content-digest"), digest };
}

test.each<[string, () => string | undefined]>([
  ["says so in its header", () => evil],
  ["claims in its header that it is the one", () => built],
  ["sends no header", () => undefined],
])("a registry that answers a digest with another image, and %s, gets nothing tagged", async (_, header) => {
  sandbox.registry.behave({ kind: "forgery", asked: built, given: evil, header: header() });
  // The attack happens: a real index comes, whole and readable, and it is not the one that was requested.
  expect(await seen(built)).toEqual({ status: 200, header: header() ?? null, digest: evil });

  const refused = await promote(built);
  expect(refused.code).toBe(1);
  expect(refused.error).toContain(
    `The image ${image}@${built} was requested from the registry, and it returned a manifest whose digest is ${evil}.`,
  );
  expect(refused.error).toContain("That is another image than the one that was built and tested.");
  expect(refused.outputs).toEqual({});
  sandbox.registry.behave({ kind: "normal" });
  expect((await seen(`sha-${COMMIT}`)).status).toBe(404);
});

test("a header alone proves nothing where a tag is asked for", async () => {
  sandbox.registry.behave({ kind: "forgery", asked: `sha-${COMMIT}`, given: evil, header: built });
  expect(await seen(`sha-${COMMIT}`)).toEqual({ status: 200, header: built, digest: evil });
  const refused = await promote(built);
  expect(refused.error).toContain(`the registry calls its digest ${built}, and it is ${evil}`);
  expect(refused.outputs).toEqual({});
});

test("without the attack the same image gets its tag", async () => {
  const promoted = await promote(built);
  expect(promoted.error).toBe("");
  expect(promoted.outputs).toMatchObject({ digest: built, changed: "true" });
  expect(await seen(`sha-${COMMIT}`)).toEqual({ status: 200, header: built, digest: built });
});
