import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitFor } from "../sandbox/processes.ts";
import { sceneOfEachTest, succeeds } from "./compose-scene.ts";

/** What a person, or a killed process, has left where Sluice works. */

const scene = sceneOfEachTest();

const compose = (build: string): string => `services:\n  web: { image: "IMAGE:${build}", volumes: ["./data:/data"] }\n`;

async function twoReleases(files: Readonly<Record<string, string>>): Promise<void> {
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1"), ...files });
  await scene.production.host.checkOut(v1.commit);
  await succeeds(scene.production.deploy(v1));
  await succeeds(scene.production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("v2") })));
}

test("a folder of the host in the place of a tracked file stays as it is, and the rollback names it", async () => {
  await twoReleases({ store: "a file\n" });
  const store = join(scene.production.host.directory, "store");
  rmSync(store);
  mkdirSync(store);
  writeFileSync(join(store, "upload"), "precious\n");
  const log = await succeeds(scene.production.rollback());
  expect(readFileSync(join(store, "upload"), "utf8")).toBe("precious\n");
  expect(log).toContain(store);
  expect(await scene.exec("web", "cat /app/build")).toBe("v1");
});

test("a link of the host in the place of a tracked folder stays as it is, and the data behind it is used", async () => {
  await twoReleases({ "data/.gitkeep": "" });
  const { directory } = scene.production.host;
  const elsewhere = join(directory, "../disk2");
  renameSync(join(directory, "data"), elsewhere);
  writeFileSync(join(elsewhere, "upload"), "precious\n");
  symlinkSync("../disk2", join(directory, "data"));
  const log = await succeeds(scene.production.rollback());
  expect(lstatSync(join(directory, "data")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(elsewhere, "upload"), "utf8")).toBe("precious\n");
  expect(log).toContain(join(directory, "data"));
});

test("a new release whose file would replace a folder of the host is refused by the plan", async () => {
  await twoReleases({ store: "a file\n" });
  const { production } = scene;
  const removed = await scene.release("v1.2.0", { "compose.yml": compose("v1"), store: null });
  await succeeds(production.deploy(removed));
  const upload = scene.onHost("store/upload", "precious\n");
  const before = await production.containers();
  const refused = await production.deploy(
    await scene.release("v1.3.0", { "compose.yml": compose("v2"), store: "back\n" }),
  );
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("Files of the host are where v1.3.0 has files: store");
  expect(readFileSync(upload, "utf8")).toBe("precious\n");
  expect(await production.containers()).toEqual(before);
});

test.each(["index.lock", "HEAD.lock", "refs/sluice/tags/v1.2.0.lock"])(
  "the lock %s of a killed Git stops no deploy",
  async (lock) => {
    await twoReleases({});
    const { host, deploy } = scene.production;
    const file = join(host.stateDirectory, host.project, "git", lock);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "");
    await succeeds(deploy(await scene.release("v1.2.0", { "compose.yml": compose("v1") })));
    expect(await scene.exec("web", "cat /app/build")).toBe("v1");
  },
  300_000,
);

test("a service that was unhealthy before and does not change holds up no deploy, and is named", async () => {
  const { production } = scene;
  const two = (build: string): string =>
    `services:\n  web: { image: "IMAGE:${build}" }\n  side:\n    image: IMAGE:v1\n    healthcheck: { test: "test ! -e /tmp/ill", interval: 1s, retries: 1 }\n`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": two("v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  await scene.exec("side", "touch /tmp/ill");
  await waitFor("side to be unhealthy", 30_000, async () =>
    (await scene.inspect("side", "{{.State.Health.Status}}")) === "unhealthy" ? true : undefined,
  );
  const log = await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": two("v2") })));
  expect(log).toContain("side is unhealthy, as it was before the change.");
  expect(await scene.exec("web", "cat /app/build")).toBe("v2");
});

test("a container that lost its name in a network is recreated by the next deploy, and then found by its name", async () => {
  const { production } = scene;
  const two = (build: string): string => `services:\n  web: { image: "IMAGE:${build}" }\n  db: { image: "IMAGE:v1" }\n`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": two("v1") });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
  const network = `${production.host.project}_default`;
  const db = await scene.inspect("db", "{{.Id}}");
  for (const verb of ["disconnect", "connect"]) await production.sandbox.engine.docker(["network", verb, network, db]);
  const names = "{{range .NetworkSettings.Networks}}{{json .Aliases}}{{end}}";
  expect(await scene.inspect("db", names)).not.toContain('"db"');
  const log = await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": two("v2") })));
  expect(log).toContain("Recreating db:");
  expect(await scene.inspect("db", names)).toContain('"db"');
});
