import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { OWNER } from "../../rehearsal/road.ts";
import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** A credential has leaked: the whole workflow, with a person who replaces the other secrets between its two approvals. */

let scene: RoadScene;
let keys = "";

beforeAll(async () => {
  scene = await openRoadScene();
  const { host } = scene.production;
  keys = join(dirname(host.home), "ssh", "authorized_keys");
  mkdirSync(join(host.home, ".ssh"), { recursive: true });
  symlinkSync(keys, join(host.home, ".ssh", "authorized_keys"));
  const { commit } = await scene.publish("v1.0.0", {
    compose: (text) => text.replace("      VERSION:", `      PASSWORD: \${PASSWORD:-old}\n      VERSION:`),
  });
  await host.checkOut(commit);
  expect((await scene.push("v1.0.0")).end.result).toBe("success");
  await store("DEPLOY_SSH_KEY", host.ssh.privateKey);
  await store("SECRETS_TOKEN", scene.road.github.control.userToken(OWNER));
});

afterAll(() => scene.close());

test("the key is replaced after the first approval, and the release is deployed with the new secrets after the second", async () => {
  const { host } = scene.production;
  const before = await environmentOfWeb();
  expect(before).toContain("PASSWORD=old");
  scene.begin();
  scene.person = (waiting) => {
    const answered = scene.asked.length === 1 ? Promise.resolve() : store("COMPOSE_VARIABLES", "PASSWORD=new");
    void answered.then(() => scene.road.answer(waiting, "approved"));
  };
  const { end, summary, lines } = await scene.dispatch("credentials-leak.yml", {
    inputs: { reason: "The deploy key was in a chat." },
  });
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(scene.asked).toEqual(["production", "production"]);

  // The host: the new key alone, the new variables, and no freeze.
  expect(readFileSync(keys, "utf8")).toMatch(/^ssh-ed25519 \S+ sluice-rotation:\d+:\S+\n$/);
  expect(await environmentOfWeb()).toContain("PASSWORD=new");
  const stored = (await scene.road.github.control.secret("production", "DEPLOY_SSH_KEY")) ?? "";
  expect(stored).not.toBe(host.ssh.privateKey);
  const status = await scene.production.status({ "ssh-key": stored });
  expect(status.outputs).toMatchObject({ version: "v1.0.0", state: "ok" });
  expect((await scene.production.status()).error).toContain("refused the key");

  // The incident: the checklist, then the evidence, and it is closed.
  const [incident] = await scene.ask<readonly Issue[]>("issues?state=all&labels=incident");
  expect(incident).toMatchObject({ title: "Leaked credentials", state: "closed" });
  expect(incident?.labels.map(({ name }) => name)).toContain("sev-1");
  const comments = await scene.ask<readonly { body: string }[]>(`issues/${incident?.number}/comments`);
  expect(comments[0]?.body).toContain("- [ ] `COMPOSE_VARIABLES`");
  expect(comments[0]?.body).toContain("Keys of the deploy user on the host");
  expect(comments.at(-1)?.body).toMatch(/\| Old deploy key \| SHA256:\S+, removed; the host refuses it \|/);
  expect(comments.at(-1)?.body).toMatch(/\| Release \| v1\.0\.0, deployed again with the new secrets \(done\) \|/);

  // No line of the new key is anywhere that a person can read.
  const shown = [...lines, summary, ...comments.map(({ body }) => body)].join("\n");
  for (const line of stored.split("\n").filter((one) => one !== "" && !one.startsWith("-----")))
    expect(shown).not.toContain(line);
});

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
}

/** As a person types a secret into the environment's settings. */
const store = (name: string, value: string): Promise<void> =>
  scene.road.github.control.addSecret("production", name, value);

async function environmentOfWeb(): Promise<readonly string[]> {
  return (await scene.production.containers()).flatMap(({ env }) => env);
}
