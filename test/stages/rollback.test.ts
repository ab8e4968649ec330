import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { busyboxImage, type ImageRecipe } from "../sandbox/images.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { publishRelease, type Release } from "../sandbox/release.ts";

let production: Production;

beforeAll(async () => {
  production = await openProduction();
});

afterAll(() => production.close());

const COMPOSE = (services: string): string => `services:
  web:
    image: ${"${IMAGE}"}
    init: true
    stop_grace_period: 1s
    command: ["sleep", "100000"]
    environment: { GREETING: "\${GREETING:?}", COLOUR: "\${COLOUR:-blue}" }
    env_file: [app.env]
    volumes: ["./config/motd.txt:/motd.txt:ro", "./settings:/settings:ro", "data:/data"]
${services}volumes: { data: {} }
`;
const SIDE = (name: string): string =>
  `  ${name}:\n    image: ${"${IMAGE}"}\n    init: true\n    stop_grace_period: 1s\n    command: ["sleep", "100000"]\n`;

/** Two releases with the same image: only configuration tells them apart. */
async function publish(
  tag: string,
  services: string,
  texts: { motd: string; env: string; app: string; images?: Readonly<Record<string, ImageRecipe>> },
): Promise<Release> {
  const { sandbox } = production;
  const base = await busyboxImage(sandbox.engine);
  const first = tag === "v1.0.0";
  return publishRelease(sandbox, {
    tag,
    application: "pair",
    images: first ? { web: { base, files: { "app/x": "1" }, lines: [] } } : (texts.images ?? {}),
    files: {
      "compose.yml": COMPOSE(services).replaceAll("${IMAGE}", `${sandbox.registry.address}/pair/web:v1.0.0`),
      ".env": texts.env,
      "app.env": texts.app,
      "config/motd.txt": texts.motd,
    },
  });
}

/** What a person would find by looking: services, image, environment, and the files as the container sees them. */
async function picture(): Promise<unknown> {
  const containers = await production.containers();
  const web = containers.find(({ service }) => service === "web");
  const inside = async (path: string): Promise<string> =>
    (await production.sandbox.engine.docker(["exec", web?.id ?? "", "cat", path])).stdout;
  return {
    services: containers.map(({ service, running }) => `${service} ${running}`).sort(),
    images: containers.map(({ service, image }) => `${service} ${image}`).sort(),
    environment: web?.env.filter((pair) => /^(GREETING|COLOUR|LEVEL)=/.test(pair)).sort(),
    motd: await inside("/motd.txt"),
    secret: await inside("/settings/key.txt"),
    data: await inside("/data/written"),
  };
}

test("a release that changes everything but its image is rolled back with registry and git remote stopped", async () => {
  const { host, sandbox } = production;
  const v1 = await publish("v1.0.0", SIDE("old"), { motd: "one\n", env: "GREETING=hello\n", app: "LEVEL=1\n" });
  await host.checkOut(v1.commit);
  // Configuration that Git does not know: it belongs to the host.
  const { mkdirSync } = await import("node:fs");
  mkdirSync(join(host.directory, "settings"));
  writeFileSync(join(host.directory, "settings/key.txt"), "first key\n");
  expect((await production.deploy(v1)).error).toBe("");
  const web = (await production.containers()).find(({ service }) => service === "web");
  await sandbox.engine.docker(["exec", web?.id ?? "", "sh", "-c", "echo kept >/data/written"]);
  const before = await picture();
  expect(before).toMatchObject({
    motd: "one\n",
    secret: "first key\n",
    data: "kept\n",
    environment: ["COLOUR=blue", "GREETING=hello", "LEVEL=1"],
  });

  const v2 = await publish("v1.1.0", SIDE("new"), {
    motd: "two\n",
    env: "GREETING=goodbye\nCOLOUR=red\n",
    app: "LEVEL=2\n",
  });
  writeFileSync(join(host.directory, "settings/key.txt"), "second key\n");
  expect((await production.deploy(v2)).error).toBe("");
  expect(await picture()).toMatchObject({
    services: ["new true", "web true"],
    motd: "two\n",
    secret: "second key\n",
    data: "kept\n",
    environment: ["COLOUR=red", "GREETING=goodbye", "LEVEL=2"],
  });

  await sandbox.registry.stop();
  sandbox.origin.stop();
  const asked = sandbox.registry.requests.length;
  const back = await production.rollback();
  expect(existsSync(sandbox.origin.folder)).toBe(false);
  await sandbox.registry.start();
  sandbox.origin.start();
  expect(back.error).toBe("");
  // What Git does not track is the host's: the newer key stays.
  expect(await picture()).toEqual({ ...(before as object), secret: "second key\n" });
  expect(sandbox.registry.requests.length).toBe(asked);
  expect(readFileSync(join(host.directory, "config/motd.txt"), "utf8")).toBe("one\n");
  expect(back.log).toContain("settings/key.txt differs: It is not what it was when this release was recorded");
  expect(back.summary).toContain("settings/key.txt");
});

test("only the mounted file changes: the service is recreated, and the rollback brings the old file", async () => {
  const old = (await production.containers()).find(({ service }) => service === "web");
  const v3 = await publish("v1.2.0", SIDE("old"), { motd: "three\n", env: "GREETING=hello\n", app: "LEVEL=1\n" });
  const up = await production.deploy(v3);
  expect(up.error).toBe("");
  expect(up.log).toContain("Recreating web: the configuration that they mount or use changed");
  expect(await picture()).toMatchObject({ motd: "three\n", secret: "second key\n" });
  const now = (await production.containers()).find(({ service }) => service === "web");
  expect(now?.id).not.toBe(old?.id);
  expect((await production.rollback()).error).toBe("");
  expect(await picture()).toMatchObject({ motd: "one\n" });
});

test("a rollback keeps what was changed by hand aside, and names it", async () => {
  const { host } = production;
  const v4 = await publish("v1.3.0", SIDE("old"), { motd: "four\n", env: "GREETING=hello\n", app: "LEVEL=1\n" });
  expect((await production.deploy(v4)).error).toBe("");
  writeFileSync(join(host.directory, "app.env"), "LEVEL=by-hand\n");
  const back = await production.rollback();
  expect(back.error).toBe("");
  const kept = /is kept as (\S+)\.$/m.exec(back.log)?.[1] ?? "";
  expect(readFileSync(kept, "utf8")).toBe("LEVEL=by-hand\n");
  expect(await picture()).toMatchObject({ motd: "one\n", environment: ["COLOUR=blue", "GREETING=hello", "LEVEL=1"] });
});

test("rolling back to a version by name, to one that is not kept, and to one whose images are gone", async () => {
  const named = await production.rollback({ target: "v1.2.0" });
  expect(named.error).toBe("");
  expect(named.outputs).toMatchObject({ "running-version": "v1.2.0" });
  const unknown = await production.rollback({ target: "v0.1.0" });
  expect(unknown.code).toBe(1);
  expect(unknown.error).toMatch(
    /does not keep a release v0\.1\.0\.\n.*\nWhat to do: Name one that is kept: .*v1\.0\.0/,
  );

  const { engine, registry } = production.sandbox;
  const images = { extra: { base: await busyboxImage(engine), files: { "app/y": "1" }, lines: [] } };
  const extra = SIDE("extra").replace("${IMAGE}", `${registry.address}/pair/extra:v1.3.1`);
  const texts = { motd: "four\n", env: "GREETING=hello\n", app: "LEVEL=1\n", images };
  expect((await production.deploy(await publish("v1.3.1", extra, texts))).error).toBe("");
  const { image = "" } = (await production.containers()).find(({ service }) => service === "extra") ?? {};
  expect((await production.rollback()).outputs).toMatchObject({ "running-version": "v1.2.0" });
  expect(await engine.docker(["rmi", "--force", image])).toMatchObject({ code: 0 });
  const before = await production.whatRuns();
  const gone = await production.rollback({ target: "v1.3.1" });
  expect(gone.code).toBe(1);
  expect(gone.error).toContain("Images of v1.3.1 are no longer on the host: ");
  expect(gone.error).toContain("`pull-missing: true`");
  expect(await production.whatRuns()).toEqual(before);
});

/** A port that is free now, and a listener on it for later. */
async function portToTake(): Promise<{ readonly port: number; take(): Promise<void>; free(): void }> {
  const { createServer } = await import("node:net");
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  await new Promise((resolve) => probe.close(resolve));
  const holder = createServer();
  holder.unref();
  return {
    port,
    take: () => new Promise<void>((resolve) => holder.listen(port, "127.0.0.1", resolve)),
    free: () => void holder.close(),
  };
}

test("a rollback that fails brings back what ran before it; where that fails too it is held, and a good rollback lifts the hold", async () => {
  const { host } = production;
  const texts = { motd: "five\n", env: "GREETING=hello\n", app: "LEVEL=1\n" };
  const [first, second] = [await portToTake(), await portToTake()];
  const web = (port: number): string => `    ports: ["127.0.0.1:${port}:80"]\n`;
  expect((await production.deploy(await publish("v1.4.0", web(first.port), texts))).error).toBe("");
  expect((await production.deploy(await publish("v1.5.0", web(second.port), texts))).error).toBe("");

  // Taken after the plan was made, and before the switch.
  const failing = await production.start("rollback");
  await failing.saw("Restore the recorded release");
  await first.take();
  const returned = await failing.done;
  expect(returned.outputs).toMatchObject({ result: "returned", "running-version": "v1.5.0" });
  expect(returned.error).toContain("A port is taken");
  expect((await production.status()).outputs).toMatchObject({ state: "ok", version: "v1.5.0" });
  first.free();

  const again = await portToTake();
  expect((await production.deploy(await publish("v1.6.0", web(again.port), texts))).error).toBe("");
  const held = await production.start("rollback");
  await held.saw("Restore the recorded release");
  await second.take();
  await held.saw("Rolling back to v1.6.0");
  await again.take();
  const failed = await held.done;
  expect(failed.code).toBe(1);
  expect(failed.outputs).toMatchObject({ result: "held" });
  expect(failed.error).toContain("A port is taken");
  expect(failed.error).toContain(`docker compose -p ${host.project} --env-file /dev/null --project-directory`);
  expect((await production.status()).outputs).toMatchObject({ state: "held" });
  const refused = await production.deploy(await publish("v1.7.0", "", { ...texts, motd: "x\n" }));
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("The host is on hold since a rollback failed there");
  again.free();
  second.free();

  const good = await production.rollback({ target: "v1.3.0" });
  expect(good.error).toBe("");
  expect((await production.status()).outputs).toMatchObject({ state: "ok", version: "v1.3.0" });
});
