import { existsSync } from "node:fs";
import type { HostBox } from "../sandbox/host.ts";
import { type Outcome, waitFor } from "../sandbox/processes.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";
import { tracesOf } from "../sandbox/traces.ts";

/** The bridge of the machine's own engine. */
const DOCKER0 = "/sys/class/net/docker0";
const hadDocker0 = existsSync(DOCKER0);

let sandbox: Sandbox;
let host: HostBox;
let app: TinyApp;

beforeAll(async () => {
  sandbox = await openSandbox({ engine: { dataRootMiB: 40 } });
  host = await sandbox.host();
  app = await createTinyApp(sandbox);
  await app.publish({ tag: "v1.0.0" });
  await host.checkOut();
});

afterAll(async () => {
  await sandbox.close();
});

const compose = (tag: string, ...args: readonly string[]): Promise<Outcome> =>
  sandbox.engine.compose(host.directory, ["-p", host.project, ...args], { env: { SLUICE_VERSION: tag } });

const becomes = (wanted: RegExp): Promise<string> =>
  waitFor(`the container to be ${wanted}`, 20_000, async () => {
    const { stdout } = await compose("v1.0.0", "ps", "--all", "--format", "{{.Status}}");
    return wanted.test(stdout) ? stdout : undefined;
  });

test("a private engine runs releases that were built on the shared one", async () => {
  expect(sandbox.engine.dockerHost).not.toBe(sandbox.builder.dockerHost);
  expect(await compose("v1.0.0", "up", "--detach")).toMatchObject({ code: 0 });
  await becomes(/\(healthy\)/);
});

test("its disk is full when a release is larger than it", async () => {
  await app.publish({ tag: "v1.1.0", payloadKiB: 48 * 1024 });
  expect(await compose("v1.1.0", "pull")).toMatchObject({
    code: expect.any(Number),
    stderr: expect.stringContaining("no space left on device"),
  });
});

test("a power cut ends all at once, and the restart policy brings the containers back", async () => {
  await sandbox.privateEngine().powerOff();
  expect((await sandbox.engine.docker(["version"])).code).toBe(1);
  await expect(fetch(`http://127.0.0.1:${app.port}/version`)).rejects.toThrow();
  await sandbox.privateEngine().start();
  await becomes(/Up .*\(healthy\)/);
});

test("a killed engine finds its containers again and ends them", async () => {
  await sandbox.privateEngine().kill();
  expect((await sandbox.engine.docker(["version"])).code).toBe(1);
  await sandbox.privateEngine().start();
  await becomes(/Exited \(143\)/);
  await compose("v1.0.0", "up", "--detach");
  await becomes(/\(healthy\)/);
});

test("closing it, even killed, leaves nothing, and docker0 as it was", async () => {
  await sandbox.privateEngine().kill();
  await sandbox.close();
  const left = await tracesOf(sandbox);
  expect(Object.values(left).flat()).toEqual([]);
  expect(existsSync(DOCKER0)).toBe(hadDocker0);
});
