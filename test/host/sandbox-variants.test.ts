import { createServer } from "node:net";
import type { HostBox } from "../sandbox/host.ts";
import { freePort } from "../sandbox/ports.ts";
import { type Outcome, waitFor } from "../sandbox/processes.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { createTinyApp, type TinyApp, type TinyRelease } from "../sandbox/tiny-app.ts";

let sandbox: Sandbox;
let host: HostBox;
let app: TinyApp;
let releases = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  host = await sandbox.host();
  app = await createTinyApp(sandbox);
});

afterAll(async () => {
  await sandbox.close();
});

async function up(release: Omit<TinyRelease, "tag">): Promise<Outcome> {
  releases += 1;
  const tag = `v1.${releases}.0`;
  await app.publish({ tag, ...release });
  const folder = `${sandbox.root}/checkout-${tag}`;
  await sandbox.origin.cloneTo(folder);
  const args = ["-p", host.project, "up", "--detach", "--force-recreate", "--timeout", "1"];
  return sandbox.engine.compose(folder, args, { env: { SLUICE_VERSION: tag } });
}

interface State {
  readonly Status: string;
  readonly OOMKilled: boolean;
  readonly ExitCode: number;
  readonly Health: { readonly Status: string };
}

async function inspect(): Promise<{ State: State; RestartCount: number }> {
  const { stdout } = await sandbox.engine.docker(["inspect", `${host.project}-web-1`]);
  return JSON.parse(stdout)[0];
}

const until = (what: string, isSo: (state: State, restarts: number) => boolean): Promise<State> =>
  waitFor(what, 20_000, async () => {
    const { State: state, RestartCount: restarts } = await inspect();
    return isSo(state, restarts) ? state : undefined;
  });

const logs = async (): Promise<string> => {
  const { stdout, stderr } = await sandbox.engine.docker(["logs", `${host.project}-web-1`]);
  return stdout + stderr;
};

test("a healthy release answers with its version", async () => {
  await up({ says: ["the key is hunter2"] });
  await until("health", ({ Health }) => Health.Status === "healthy");
  const answer = await fetch(`http://127.0.0.1:${app.port}/version`);
  expect(await answer.json()).toMatchObject({ version: `v1.${releases}.0` });
  expect(await logs()).toContain("the key is hunter2");
});

test("never-healthy runs on, unhealthy", async () => {
  await up({ variant: "never-healthy" });
  const { Status } = await until("ill health", ({ Health }) => Health.Status === "unhealthy");
  expect(Status).toBe("running");
});

test("crash-loop is started again and again", async () => {
  await up({ variant: "crash-loop" });
  await until("the second restart", (_, restarts) => restarts >= 2);
  expect(await logs()).toContain("fatal: no such setting");
});

test("exits-zero ends, and stays so", async () => {
  await up({ variant: "exits-zero" });
  const { ExitCode } = await until("its end", ({ Status }) => Status === "exited");
  expect(ExitCode).toBe(0);
});

test("oom is killed for its memory, and the engine says so", async () => {
  await up({ variant: "oom" });
  await until("the kill", ({ OOMKilled }) => OOMKilled);
});

test("flapping is healthy, unhealthy and healthy again", async () => {
  await up({ variant: "flapping" });
  for (const wanted of ["healthy", "unhealthy", "healthy"]) {
    await until(wanted, ({ Health }) => Health.Status === wanted);
  }
});

test("slow-start takes its seconds", async () => {
  const start = performance.now();
  await up({ variant: "slow-start" });
  await until("health", ({ Health }) => Health.Status === "healthy");
  expect(performance.now() - start).toBeGreaterThan(5_000);
});

test("slow-stop is killed after its grace", async () => {
  await up({ variant: "slow-stop" });
  const start = performance.now();
  await sandbox.engine.docker(["stop", `${host.project}-web-1`]);
  expect(performance.now() - start).toBeGreaterThan(2_500);
  expect((await inspect()).State.ExitCode).toBe(137);
});

test("cannot-start is refused by the engine", async () => {
  expect(await up({ variant: "cannot-start" })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("no such file or directory"),
  });
});

test("noisy prints commands, escapes and a line without an end", async () => {
  await up({ variant: "noisy" });
  await until("health", ({ Health }) => Health.Status === "healthy");
  const text = await waitFor("the huge line", 20_000, async () =>
    /x{3000000}/.test(await logs()) ? logs() : undefined,
  );
  expect(text).toContain("::error::everything is lost\n##[set-output name=verdict]healthy\n");
  expect(text).toContain("\u001b[2J");
});

test("endless-log does not come to an end", async () => {
  await up({ variant: "endless-log" });
  const first = await waitFor("its first lines", 20_000, async () => (await logs()).length || undefined);
  await waitFor("more of them", 20_000, async () => (await logs()).length > first || undefined);
});

test("a port that is taken is refused by the engine", async () => {
  const port = await freePort();
  const neighbour = createServer();
  await new Promise<void>((resolve) => neighbour.listen(port, "127.0.0.1", resolve));
  const outcome = await up({ port });
  neighbour.close();
  expect(outcome).toMatchObject({ code: 1, stderr: expect.stringContaining("already in use") });
});
