import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sceneOfEachTest, succeeds } from "./compose-scene.ts";

const scene = sceneOfEachTest();

const statePath = (path: string): string =>
  join(scene.production.host.stateDirectory, scene.production.host.project, path);

test("a migration that fails beside a service that stops slowly: rolled back within the time, its last lines in the log", async () => {
  const { production } = scene;
  const compose = (migrate: string, build: string): string => `services:
  migrate: { image: "IMAGE:${build}", command: ["sh", "-c", "${migrate}"] }
  web: { image: "IMAGE:${build}", depends_on: { migrate: { condition: service_completed_successfully } } }
  jobs: { image: "IMAGE:${build}", stop_grace_period: 20s, command: ["sh", "-c", "trap '' TERM; while :; do sleep 1; done"] }
`;
  const limits = { "switch-timeout": "15s", "health-timeout": "20s" };
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("true", "v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1, limits));
  const v2 = await scene.release("v1.1.0", {
    "compose.yml": compose("echo ERROR duplicate key; exit 1", "v2"),
  });
  const failed = await production.deploy(v2, limits);
  expect(failed.outputs).toMatchObject({ result: "returned", "running-version": "v1.0.0" });
  expect(failed.log).toContain("ERROR duplicate key");
  expect(failed.summary).toMatch(/\| migrate \| exited \| 1 \|/);
  expect(await scene.exec("web", "cat /app/build")).toBe("v1");
  expect((await production.status()).outputs).toMatchObject({ state: "ok" });
});

test("a torn line in the history is skipped and named; status, deploy and rollback work", async () => {
  const { production } = scene;
  const web = (build: string): string => `services: { web: { image: "IMAGE:${build}" } }\n`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": web("v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const whole = readFileSync(statePath("history"), "utf8");
  appendFileSync(statePath("history"), whole.slice(-181, -1));
  const status = await production.status();
  expect(status.error).toBe("");
  expect(status.log).toContain("cannot be read: a line of the history");
  const log = await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": web("v2") })));
  expect(log).toContain("cannot be read: a line of the history");
  await succeeds(production.rollback());
  expect(
    readFileSync(statePath("history"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("{")),
  ).toHaveLength(3);
});

test("after a rollback that failed the release before it runs again; another rollback means the same target; a fix deploys", async () => {
  const { production } = scene;
  const { directory } = production.host;
  const compose = (build: string, more = ""): string => `services: { web: { image: "IMAGE:${build}"${more} } }\n`;
  // Works until the host has a file that it does not expect.
  const command = ', volumes: ["../data:/data"], command: ["sh", "-c", "[ ! -e /data/new-format ] && exec /app/serve"]';
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1", command) });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("v2") })));
  scene.onHost("../data/new-format", "\n");
  const failed = await production.rollback();
  expect(failed.outputs).toMatchObject({ result: "returned", "running-version": "v1.1.0" });
  expect(failed.error).not.toContain("docker compose");
  expect(await scene.exec("web", "cat /app/build")).toBe("v2");
  expect((await production.status()).outputs).toMatchObject({ state: "ok", version: "v1.1.0" });
  rmSync(join(directory, "../data/new-format"));
  await succeeds(production.rollback());
  expect(await scene.exec("web", "cat /app/build")).toBe("v1");
  await succeeds(production.deploy(await scene.release("v1.2.0", { "compose.yml": compose("v2") })));
  expect(await scene.exec("web", "cat /app/build")).toBe("v2");
});

test("a host on hold: the fix deploys with a reason, and a hold is lifted with one", async () => {
  const { production } = scene;
  /** Works until the host has the file. */
  const compose = (build: string, file: string): string => `services:
  web:
    image: "IMAGE:${build}"
    volumes: ["../data:/data"]
    command: ["sh", "-c", "[ ! -e /data/${file} ] && exec /app/serve"]
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1", "full") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("v2", "full") })));
  // Neither release can start any more: the rollback fails, and so does the return from it.
  scene.onHost("../data/full", "\n");
  expect((await production.rollback()).outputs).toMatchObject({ result: "held" });
  const v2 = await scene.release("v1.2.0", { "compose.yml": compose("v1", "full-again") });
  const refused = await production.deploy(v2);
  expect(refused.error).toContain("The host is on hold since a rollback failed there");
  expect(refused.error).toContain("override-hold");
  await succeeds(production.deploy(v2, { "override-hold": "it no longer needs the disk" }));
  expect(production.state("hold")).toBeUndefined();
  expect(production.state("history")).toContain("it no longer needs the disk");

  await succeeds(production.deploy(await scene.release("v1.3.0", { "compose.yml": compose("v2", "full-again") })));
  const again = scene.onHost("../data/full-again", "\n");
  expect((await production.rollback()).outputs).toMatchObject({ result: "held" });
  expect((await production.status()).outputs).toMatchObject({ state: "held" });
  rmSync(again);
  for (const { id } of await production.containers()) await production.sandbox.engine.docker(["start", id]);
  const cleared = await production.status({ "clear-hold": "Ada looked, all is well" });
  // The rollback that failed is still to be settled, which the next change does.
  expect(cleared.outputs).toMatchObject({ state: "interrupted" });
  expect(production.state("hold")).toBeUndefined();
  expect(production.state("history")).toContain("Ada looked, all is well");
  await succeeds(production.deploy(await scene.release("v1.4.0", { "README.md": "4\n" })));
  expect((await production.status()).outputs).toMatchObject({ state: "ok", version: "v1.4.0" });
});

test("containers of the project that no release had are named in the plan, and go only with consent", async () => {
  const { production } = scene;
  const compose = (build: string): string => `services:
  web: { image: "IMAGE:${build}" }
  adminer: { image: "IMAGE:v1", profiles: [debug] }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  await scene.compose(["--profile", "debug", "up", "-d", "adminer"]);
  const adminer = await scene.inspect("adminer", "{{.Id}}");
  const v2 = await scene.release("v1.1.0", { "compose.yml": compose("v2") });
  const plan = await production.deploy(v2, { "dry-run": "true" });
  expect(plan.summary).toContain("adminer");
  const log = await succeeds(production.deploy(v2));
  expect(log).toContain("no recorded release had");
  expect(await scene.inspect("adminer", "{{.Id}}")).toBe(adminer);
  expect((await production.status()).outputs).toMatchObject({ state: "ok" });
  await succeeds(production.rollback());
  expect(await scene.inspect("adminer", "{{.Id}}")).toBe(adminer);
  await succeeds(production.deploy(v2, { "remove-unknown": "true" }));
  expect((await production.containers()).map(({ service }) => service)).toEqual(["web"]);
});

test("a service that a release drops is removed, without any consent", async () => {
  const { production } = scene;
  const two = 'services: { web: { image: "IMAGE:v1" }, old: { image: "IMAGE:v1" } }\n';
  const v1 = await scene.release("v1.0.0", { "compose.yml": two });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const v2 = await scene.release("v1.1.0", { "compose.yml": 'services: { web: { image: "IMAGE:v1" } }\n' });
  const plan = await production.deploy(v2, { "dry-run": "true" });
  expect(plan.summary).toMatch(/\| old \| removed \|/);
  await succeeds(production.deploy(v2));
  expect((await production.containers()).map(({ service }) => service)).toEqual(["web"]);
  await succeeds(production.rollback());
  expect((await production.containers()).map(({ service }) => service).sort()).toEqual(["old", "web"]);
});

test("a stack with a finished one-shot and a service of no replicas is adopted", async () => {
  const { production } = scene;
  const compose = (build: string): string => `services:
  migrate: { image: "IMAGE:${build}", command: ["true"] }
  web: { image: "IMAGE:${build}" }
  batch: { image: "IMAGE:${build}", deploy: { replicas: 0 } }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1") });
  await production.host.checkOut(v1.commit);
  await scene.compose(["-f", join(production.host.directory, "compose.yml"), "up", "-d"]);
  await succeeds(production.deploy(v1, { adopt: "true", "one-shots": "migrate" }));
  const v2 = await scene.release("v1.1.0", { "compose.yml": compose("v2") });
  await succeeds(production.deploy(v2, { "one-shots": "migrate" }));
  await succeeds(production.rollback({ "one-shots": "migrate" }));
  expect(await scene.exec("web", "cat /app/build")).toBe("v1");
});

test("a one-off that runs stops a deploy, unless it is named", async () => {
  const { production } = scene;
  const v1 = await scene.release("v1.0.0", { "compose.yml": 'services: { web: { image: "IMAGE:v1" } }\n' });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const file = join(production.host.directory, "compose.yml");
  await scene.compose(["-f", file, "run", "-d", "--name", `${production.host.project}-console`, "web"]);
  const v2 = await scene.release("v1.1.0", { "README.md": "2\n" });
  const refused = await production.deploy(v2);
  expect(refused.error).toContain("ignore-one-offs");
  await succeeds(production.deploy(v2, { "ignore-one-offs": `${production.host.project}-console` }));
});
