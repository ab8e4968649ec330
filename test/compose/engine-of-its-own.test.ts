import { sceneOfEachTest, succeeds } from "./compose-scene.ts";

const scene = sceneOfEachTest({ engine: "private" });

test("images of a kept release that were cleaned away are pulled again by their digests, when asked", async () => {
  const { production } = scene;
  const { engine } = production.sandbox;
  const web = (build: string): string => `services: { web: { image: "IMAGE:${build}" } }\n`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": web("v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const image = await scene.inspect("web", "{{.Image}}");
  await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": web("v2") })));
  expect((await engine.docker(["rmi", "-f", image])).code).toBe(0);
  const gone = await production.rollback();
  expect(gone.error).toContain("pull-missing");
  await succeeds(production.rollback({ "pull-missing": "true" }));
  expect(await scene.exec("web", "cat /app/build")).toBe("v1");
});

test("an engine that does not answer for eight seconds is waited for, in a deploy and in a rollback", async () => {
  const { production } = scene;
  const engine = production.sandbox.privateEngine();
  const compose = (build: string): string => `services:
  web:
    image: "IMAGE:${build}"
    healthcheck: { test: ["CMD", "true"], interval: 1s }
`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const v2 = await scene.release("v1.1.0", { "compose.yml": compose("v2") });

  const deploy = await production.startDeploy(v2, { "stable-for": "3s" });
  await deploy.saw("Wait until everything is healthy");
  await engine.hang(8_000);
  await succeeds(deploy.done);
  expect(await scene.exec("web", "cat /app/build")).toBe("v2");

  const rollback = await production.start("rollback");
  await rollback.saw("Restore the recorded release");
  await engine.hang(8_000);
  await succeeds(rollback.done);
  expect(await scene.exec("web", "cat /app/build")).toBe("v1");
});
