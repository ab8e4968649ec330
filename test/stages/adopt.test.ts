import { rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { Release } from "../sandbox/release.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";

let production: Production;
let app: TinyApp;
let v1: Release;

/** A team that has no releases yet: a checkout, an .env, and `docker compose up` by hand. */
beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  v1 = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(v1.commit);
  await byHand("up", "-d");
});

afterAll(() => production.close());

async function byHand(...command: readonly string[]): Promise<void> {
  const { sandbox, host } = production;
  const { code, stderr } = await sandbox.engine.compose(host.directory, ["-p", host.project, ...command], {
    env: { SLUICE_VERSION: "v1.0.0", SLUICE_SHA: v1.commit },
  });
  if (code !== 0) throw new Error(stderr);
}

async function answered(): Promise<unknown> {
  return (await fetch(`http://127.0.0.1:${app.port}/version`)).json();
}

test("a stack that was started by hand is not replaced before it is adopted", async () => {
  const before = await production.whatRuns();
  const step = await production.deploy(await app.publish({ tag: "v1.1.0" }));
  expect(step.code).toBe(1);
  expect(step.error).toContain("adopt");
  expect(await production.whatRuns()).toEqual(before);
});

test("it is adopted without touching a container, replaced, and comes back offline", async () => {
  const before = await production.whatRuns();
  const adopted = await production.deploy(v1, { adopt: "true" });
  expect(adopted.error).toBe("");
  expect(adopted.outputs).toMatchObject({ result: "done", version: "v1.0.0", "running-version": "v1.0.0" });
  expect(adopted.log).not.toContain("Started with another environment");
  expect(await production.whatRuns()).toEqual(before);
  const status = await production.status();
  expect(status.outputs).toMatchObject({ version: "v1.0.0", state: "ok" });

  const again = await production.deploy(v1, { adopt: "true" });
  expect(again.code).toBe(1);
  expect(again.error).toContain("there is nothing to adopt");

  const v2 = await app.publish({ tag: "v1.2.0" });
  const deployed = await production.deploy(v2);
  expect(deployed.error).toBe("");
  expect(deployed.outputs).toMatchObject({ "previous-version": "v1.0.0", "running-version": "v1.2.0" });
  expect(await answered()).toEqual({ version: "v1.2.0", sha: v2.commit });

  await production.sandbox.registry.stop();
  production.sandbox.origin.stop();
  try {
    const back = await production.rollback();
    expect(back.error).toBe("");
    expect(back.outputs).toMatchObject({ result: "done", "running-version": "v1.0.0" });
  } finally {
    production.sandbox.origin.start();
    await production.sandbox.registry.start();
  }
  expect(await answered()).toEqual({ version: "v1.0.0", sha: v1.commit });
  expect((await production.status()).outputs).toMatchObject({ version: "v1.0.0", state: "ok" });
});

describe("a stack that is not what the checkout describes", () => {
  let other: Production;
  let release: Release;

  beforeAll(async () => {
    other = await openProduction();
    const theirs = await createTinyApp(other.sandbox);
    release = await theirs.publish({ tag: "v2.0.0" });
    await other.host.checkOut(release.commit);
  });

  afterAll(() => other.close());

  const compose = async (...command: readonly string[]): Promise<void> => {
    const { code, stderr } = await other.sandbox.engine.compose(
      other.host.directory,
      ["-p", other.host.project, ...command],
      { env: { SLUICE_VERSION: "v2.0.0", SLUICE_SHA: release.commit } },
    );
    if (code !== 0) throw new Error(stderr);
  };

  test("nothing runs", async () => {
    const step = await other.deploy(release, { adopt: "true" });
    expect(step.code).toBe(1);
    expect(step.error).toContain("Nothing of the project");
  });

  test("a service of it is stopped", async () => {
    await compose("up", "-d");
    await compose("stop");
    const step = await other.deploy(release, { adopt: "true" });
    expect(step.code).toBe(1);
    expect(step.error).toContain("web is stopped");
    expect(other.state("current")).toBeUndefined();
  });

  test("a service more runs: it is named, and not recorded", async () => {
    const override = join(other.host.directory, "..", "more.yml");
    writeFileSync(
      override,
      "services:\n  more:\n    extends: { file: compose.yml, service: web }\n    ports: !reset []\n",
    );
    await compose("-f", "compose.yml", "-f", "../more.yml", "up", "-d");
    unlinkSync(override);
    const step = await other.deploy(release, { adopt: "true" });
    expect(step.error).toBe("");
    expect(step.log).toContain("Not part of the release, and not changed: more.");
    rmSync(join(other.host.stateDirectory, other.host.project), { recursive: true });
    await other.sandbox.engine.compose(
      other.host.directory,
      ["-p", other.host.project, "up", "-d", "--remove-orphans"],
      {
        env: { SLUICE_VERSION: "v2.0.0", SLUICE_SHA: "by-hand" },
      },
    );
  });

  test("it was started with another environment: adopted, and said", async () => {
    const step = await other.deploy(release, { adopt: "true" });
    expect(step.error).toBe("");
    expect(step.log).toContain("Started with another environment or other settings");
    expect(step.log).toContain("web");
  });
});
