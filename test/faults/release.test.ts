import { createServer } from "node:net";
import { pidsWith, waitFor } from "../sandbox/processes.ts";
import { goLive, type Live } from "./live-release.ts";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

const SLOW = 180_000;

test(
  "row 9: a step that is killed before the switch fails, with the host untouched",
  async () => {
    const release = await live.next({ payloadKiB: 8192 });
    const before = await live.running();
    live.sandbox.registry.crawl(100_000);
    const step = await live.startDeploy(release);
    await step.saw("Pull the images …");
    await kill("docker pull");
    live.sandbox.registry.crawl(undefined);
    const result = await step.done;
    expect(result.error).toContain("was killed.");
    expect(result.outputs).toMatchObject({ result: "failed", "running-version": "v1.0.0" });
    expect(await live.running()).toBe(before);
  },
  SLOW,
);

test(
  "row 9: compose killed in mid-switch: the release before comes back, proven",
  async () => {
    const slow = await live.next({ variant: "slow-stop" });
    expect((await live.deploy(slow)).error).toBe("");
    const release = await live.next();
    const step = await live.startDeploy(release);
    await step.saw("Switch the containers …");
    await kill("compose");
    const result = await step.done;
    expect(result.code).toBe(1);
    expect(result.error).toMatch(/killed|failed with/);
    expect(result.error).toContain(`${slow.tag} runs again, verified.`);
    expect(result.outputs).toMatchObject({ result: "returned", "running-version": slow.tag });
    await live.mustRun(slow.tag);
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "row 20: a container that is killed for lack of memory: back, and OOM is said",
  async () => {
    const result = await live.deploy(await live.next({ variant: "oom" }));
    expect(result.error).toContain("the kernel killed it for lack of memory (OOM)");
    expect(result.error).toContain("Raise the memory limit of the service");
    expect(result.outputs).toMatchObject({ result: "returned", "running-version": "v1.0.0" });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "row 21: health that flaps never passes often enough in a row: back",
  async () => {
    const result = await live.deploy(await live.next({ variant: "flapping" }), {
      "stable-for": "8s",
      "health-timeout": "25s",
    });
    expect(result.log).toContain("All 1 containers are healthy.");
    expect(result.outputs).toMatchObject({ result: "returned", "running-version": "v1.0.0" });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "row 22: a crash loop is seen by its restart count: back",
  async () => {
    const result = await live.deploy(await live.next({ variant: "crash-loop" }));
    expect(result.error).toMatch(/web: restarted \d+ times since the switch/);
    expect(result.log).toContain("fatal: no such setting");
    expect(result.outputs).toMatchObject({ result: "returned", "running-version": "v1.0.0" });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "a service that ends with code 0 though nothing says that it should: back",
  async () => {
    const result = await live.deploy(await live.next({ variant: "exits-zero" }));
    expect(result.error).toContain("exited with code 0, but it is not known as a service that ends");
    expect(result.outputs).toMatchObject({ result: "returned" });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "an image whose program does not exist: back",
  async () => {
    const result = await live.deploy(await live.next({ variant: "cannot-start" }));
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ result: "returned", "running-version": "v1.0.0" });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "row 24: a port that is taken is known before the switch, and named",
  async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const result = await live.deploy(await live.next({ port }));
    expect(taken.listening).toBe(true);
    taken.close();
    expect(result.error).toContain(`The port ${port} of service web is held by another program on this machine.`);
    expect(result.error).toContain("Nothing was changed on the host.");
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "rows 37 and 38: what containers print is capped, cleaned and no command",
  async () => {
    const noisy = await live.next({
      variant: "never-healthy",
      programs: {
        "app/serve":
          "#!/bin/sh\nprintf '::error::everything is lost\\n##[set-output name=verdict]healthy\\n'\nhead -c 4096 /dev/urandom; echo\nhead -c 3145728 /dev/zero | tr '\\0' x; echo\necho the last line\nexec sleep 1000\n",
      },
    });
    const result = await live.deploy(noisy);
    expect(result.log).toContain("the last line");
    expect(result.outputs).toMatchObject({ result: "returned" });
    const commands = result.log.split("\n").filter((line) => /^\s*::(error|set-output|warning)/.test(line));
    expect(commands.filter((line) => line.includes("everything is lost"))).toEqual([]);
    expect(result.log).not.toContain("##[set-output");
    expect(
      Math.max(
        ...result.log
          .split("\n")
          .filter((line) => !line.startsWith("::"))
          .map(({ length }) => length),
      ),
    ).toBeLessThan(2200);
    expect(result.log).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/);
    expect(result.summary).not.toContain("##[");
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "row 37: a log without end costs the runner no memory",
  async () => {
    const endless = await live.next({
      variant: "never-healthy",
      programs: { "app/serve": "#!/bin/sh\nwhile :; do seq -f 'the same again %.0f' 500; done\n" },
    });
    const step = await live.startDeploy(endless);
    await step.saw("rollback: ");
    const { readFileSync } = await import("node:fs");
    const status = readFileSync(`/proc/${step.child.pid}/status`, "utf8");
    const result = await step.done;
    expect(result.outputs).toMatchObject({ result: "returned" });
    expect(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])).toBeLessThan(300_000);
    expect(result.log.length).toBeLessThan(200_000);
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

/** SIGKILL to a program of this production's host, found by its words and our project's or registry's name. */
async function kill(words: string): Promise<void> {
  const isWanted = (command: string): boolean =>
    [live.host.project, live.sandbox.registry.address].some((ours) => command.includes(ours)) &&
    /^(\/\S*)?docker /.test(command) &&
    command.includes(words) &&
    (words !== "compose" || command.includes(" up "));
  const pid = await waitFor(`a program "${words}"`, 20_000, () => pidsWith(isWanted)[0]);
  process.kill(pid, "SIGKILL");
}
