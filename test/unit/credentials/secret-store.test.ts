import { randomBytes } from "node:crypto";
import { openSecretStore, type SecretPlace, type SecretStore } from "../../../src/credentials/secret-store.ts";
import type { Forge, ForgeChange } from "../../../src/ports/forge.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { type GithubScene, githubScene } from "../sandbox/github-scene.ts";

let scene: GithubScene;
const place = { repository: "acme/shop", environment: "production", name: "DEPLOY_SSH_KEY" };
const open = (forge: Forge, more: Partial<SecretPlace> = {}): Promise<SecretStore> =>
  openSecretStore(forge, { forge: "github", ...place, ...more }, () => randomBytes(32));

beforeAll(async () => {
  scene = await githubScene();
  scene.github.control.protect("production", {});
  await scene.github.control.addSecret("production", "DEPLOY_SSH_KEY", "zero");
});
afterAll(() => scene.end());

const asOwner = (): Forge => doubleForge(scene.github.url, scene.github.control.userToken("olga"));

test("at GitHub a secret is sealed for its environment, and replaced by the next one", async () => {
  const store = await open(asOwner());
  await store.put("first");
  expect(await scene.github.control.secret("production", "DEPLOY_SSH_KEY")).toBe("first");
  await store.put("second\n");
  expect(await scene.github.control.secret("production", "DEPLOY_SSH_KEY")).toBe("second\n");
});

test("the run's own token is refused before anything is written", async () => {
  const run = scene.github.control.startRun({
    ...{ workflow: "deploy.yml", event: "workflow_dispatch", ref: "refs/heads/main", actor: "olga" },
  });
  const token = scene.github.control.runToken(run, { contents: "write", actions: "write" });
  await expect(open(doubleForge(scene.github.url, token))).rejects.toThrow("403");
});

test("an environment that does not exist is named", async () => {
  await expect(open(asOwner(), { environment: "prod" })).rejects.toThrow("environment prod");
});

test("a secret that the environment does not have is refused before anything is written", async () => {
  await expect(open(asOwner(), { name: "KEY" })).rejects.toThrow("The environment production has no secret KEY");
});

test.each(["gitea", "forgejo"] as const)("at %s it is a secret of the repository, sent as it is", async (kind) => {
  const changes: ForgeChange[] = [];
  const forge: Forge = {
    read: () => Promise.reject(new Error("nothing is read")),
    list: async () => [{ name: "OTHER" }, { name: "DEPLOY_SSH_KEY" }],
    query: () => Promise.reject(new Error("nothing is queried")),
    write: async (change) => changes.push(change),
  };
  await (await open(forge, { forge: kind })).put("value");
  expect(changes).toMatchObject([
    { method: "PUT", path: "/repos/acme/shop/actions/secrets/DEPLOY_SSH_KEY", body: { data: "value" } },
  ]);
  await expect(open(forge, { forge: kind, name: "KEY" })).rejects.toThrow("The repository has no secret KEY");
});
