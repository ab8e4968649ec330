import { freePort } from "../sandbox/ports.ts";
import { waitFor } from "../sandbox/processes.ts";
import { sceneOfEachTest, succeeds } from "./compose-scene.ts";

/** A part of the host that a release does not change fails neither the release nor its rollback. */

const scene = sceneOfEachTest();

/** `web` changes with the build, and nothing else does. */
const compose = (build: string, others: string): string => `services:\n  web: { image: "IMAGE:${build}" }\n${others}`;

async function deployed(others: string): Promise<void> {
  const { production } = scene;
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1", others) });
  await production.host.checkOut(v1.commit);
  await succeeds(production.deploy(v1));
}

async function deployNext(others: string): Promise<string> {
  const next = await scene.release("v1.1.0", { "compose.yml": compose("v2", others) });
  const log = await succeeds(scene.production.deploy(next));
  expect(await scene.exec("web", "cat /app/build")).toBe("v2");
  return log;
}

test("a stopped container that no release has is left alone", async () => {
  const debug = `  adminer: { image: "IMAGE:v1", profiles: [debug] }\n`;
  await deployed(debug);
  await scene.compose(["--profile", "debug", "up", "-d", "adminer"]);
  await scene.compose(["--profile", "debug", "kill", "adminer"]);
  const before = await scene.inspect("adminer", "{{.Id}} {{.State.StartedAt}} {{.State.Status}}");
  expect(await deployNext(debug)).toMatch(/Not removing \S+adminer\S+: no recorded release had it\./);
  expect(await scene.inspect("adminer", "{{.Id}} {{.State.StartedAt}} {{.State.Status}}")).toBe(before);
});

test("a service that is restarted again and again before the change holds up no deploy, and is named", async () => {
  const job = `  job:
    image: IMAGE:v1
    restart: always
    volumes: ["../host:/host"]
    command: ["sh", "-c", "[ ! -e /host/broken ] && exec /app/serve; sleep 1; exit 1"]
`;
  await deployed(job);
  scene.onHost("../host/broken", "");
  await scene.production.sandbox.engine.docker(["restart", "-t", "1", await scene.inspect("job", "{{.Id}}")]);
  await waitFor("job to be restarted", 60_000, async () =>
    Number(await scene.inspect("job", "{{.RestartCount}}")) >= 3 &&
    (await scene.inspect("job", "{{.State.Status}}")) === "restarting"
      ? true
      : undefined,
  );
  expect(await deployNext(job)).toContain("job is restarted again and again, as it was before the change.");
});

test("a service can share the processes of a container of another project", async () => {
  const { production } = scene;
  await deployed("");
  const other = `${production.host.project}-gateway`;
  const { engine } = production.sandbox;
  const image = await scene.inspect("web", "{{.Config.Image}}");
  expect(await engine.docker(["run", "--detach", "--name", other, image])).toMatchObject({ code: 0 });
  try {
    const side = `  side: { image: "IMAGE:v1", pid: "container:${other}" }\n`;
    await deployNext(side);
    const { stdout } = await engine.docker(["inspect", "--format", "{{.Id}}", other]);
    expect(await scene.inspect("side", "{{.HostConfig.PidMode}}")).toBe(`container:${stdout.trim()}`);
    await succeeds(production.rollback());
  } finally {
    await engine.docker(["rm", "--force", other]);
  }
});

test("a container that another program replaced by one of another image is recreated from the release's", async () => {
  const { production } = scene;
  const { engine } = production.sandbox;
  const others = `  cache: { image: "IMAGE:v1" }\n  side: { image: "IMAGE:v2" }\n`;
  await deployed(others);
  const [id, name, image] = [
    await scene.inspect("cache", "{{.Id}}"),
    await scene.inspect("cache", "{{.Name}}"),
    await scene.inspect("cache", "{{.Image}}"),
  ];
  const labels = Object.entries<string>(JSON.parse(await scene.inspect("cache", "{{json .Config.Labels}}")));
  await engine.docker(["rm", "--force", id]);
  const kept = labels.flatMap(([key, value]) => ["--label", `${key}=${value}`]);
  const network = ["--network", `${production.host.project}_default`, "--network-alias", "cache"];
  const newer = await scene.inspect("side", "{{.Image}}");
  const made = await engine.docker(["run", "--detach", "--name", name.slice(1), ...network, ...kept, newer]);
  expect(made).toMatchObject({ code: 0 });
  expect(await scene.inspect("cache", "{{.Image}}")).not.toBe(image);
  expect(await deployNext(others)).toContain("Recreating cache:");
  expect(await scene.inspect("cache", "{{.Image}}")).toBe(image);
});

test("the ports of a failed first release are its own, also where Docker lists them as a range", async () => {
  const { production } = scene;
  const port = await adjacentPorts();
  const store = (more: string): string =>
    `services:\n  web:\n    image: IMAGE:v1\n    ports: ["${port}:${port}", "${port + 1}:${port + 1}"]\n    ${more}\n`;
  const check = `healthcheck: { test: ["CMD", "false"], interval: 1s, retries: 1 }`;
  const v1 = await scene.release("v1.0.0", { "compose.yml": store(check) });
  await production.host.checkOut(v1.commit);
  expect(await production.deploy(v1)).toMatchObject({ code: 1 });
  expect((await production.containers()).length).toBe(1);
  await succeeds(production.deploy(await scene.release("v1.0.1", { "compose.yml": store("") })));
});

/** The first of two ports, of which nothing listens on the second one either. */
async function adjacentPorts(): Promise<number> {
  for (;;) {
    const first = await freePort();
    const { stdout } = await scene.production.sandbox.engine.docker(["ps", "--format", "{{.Ports}}"]);
    if (first < 65_000 && !stdout.includes(`${first + 1}`)) return first;
  }
}
