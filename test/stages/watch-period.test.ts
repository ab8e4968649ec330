import { type Looks, openLooks } from "../sandbox/looks.ts";
import { waitFor } from "../sandbox/processes.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";
import { createTinyApp, type TinyApp, type TinyRelease } from "../sandbox/tiny-app.ts";

let production: Production;
let app: TinyApp;
let looks: Looks;
let releases = 0;

beforeAll(async () => {
  [production, looks] = await Promise.all([openProduction(), openLooks()]);
  app = await createTinyApp(production.sandbox);
});

afterAll(async () => {
  looks.close();
  await production.close();
});

const SLOW = 120_000;

async function live(release: Omit<TinyRelease, "tag"> = {}): Promise<string> {
  releases++;
  const tag = `v1.${releases}.0`;
  const published = await app.publish({ tag, ...release });
  if (releases === 1) await production.host.checkOut(published.commit);
  const deployed = await production.deploy(published);
  expect(deployed.error).toBe("");
  return tag;
}

function watch(inputs: Readonly<Record<string, string>> = {}): Promise<RunningStep> {
  return production.start("watch-period", { duration: "8s", interval: "2s", ...inputs });
}

/** A watch that has had its first look, with which it compares the others. */
async function watching(inputs: Readonly<Record<string, string>> = {}, signals: object = {}): Promise<RunningStep> {
  looks.begin();
  const step = await watch({ ...inputs, signals: JSON.stringify({ http: [looks.signal], ...signals }) });
  await looks.first();
  return step;
}

async function watched(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return (await watch(inputs)).done;
}

function numberOf({ outputs }: StepResult, name: string): number {
  return Number(outputs[name]);
}

/** Also after something was done to it. */
async function healthy(): Promise<void> {
  await waitFor("web to be healthy", 60_000, async () =>
    (await production.containers()).some(({ service, health }) => service === "web" && health === "healthy"),
  );
}

async function web(): Promise<string> {
  return (await production.containers()).find(({ service }) => service === "web")?.id ?? "";
}

test(
  "a healthy release is healthy, by its containers, its log and its answers",
  async () => {
    const tag = await live();
    const signals = JSON.stringify({
      logs: [{ name: "panics", pattern: "panic|fatal", services: ["web"] }],
      http: [{ name: "front", check: { path: "/health", contains: "ok" } }],
    });
    const result = await watched({ signals, version: tag, url: `http://127.0.0.1:${app.port}` });
    expect(result.error).toBe("");
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: "healthy", reason: "", missing: "0", "failed-signals": "[]" });
    expect(numberOf(result, "samples")).toBeGreaterThanOrEqual(9);
    expect(result.summary).toContain(`${tag}: healthy after`);
    expect(result.summary).toMatch(/\| panics \| \d \| \d \| 0 \| 0 \| ✅ healthy/);
  },
  SLOW,
);

test(
  "a container that is killed by hand ends the watch at once",
  async () => {
    await live();
    const step = await watching({ duration: "60m" });
    await production.sandbox.engine.docker(["kill", await web()]);
    const result = await step.done;
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: "failing", "failed-signals": '["containers"]' });
    expect(result.outputs).toMatchObject({ reason: expect.stringContaining("it ended with code 137") });
    await production.sandbox.engine.docker(["start", await web()]);
  },
  SLOW,
);

test(
  "a process that runs out of memory, a crash and a health that comes and goes are seen, however short",
  async () => {
    await live({ compose: (text) => text.replace("retries: 2", "retries: 1") });
    for (const [act, said] of [
      [["exec", await web(), "tail", "/dev/zero"], /out of memory/],
      [["exec", await web(), "kill", "-TERM", "1"], /it ended with code|restarted/],
      [["exec", await web(), "rm", "/www/health"], /unhealthy/],
    ] as const) {
      await healthy();
      const step = await watching({ duration: "60m" });
      await production.sandbox.engine.docker([...act]);
      const result = await step.done;
      expect(result.outputs).toMatchObject({ verdict: "failing" });
      expect(result.outputs).toMatchObject({ reason: expect.stringMatching(said) });
    }
  },
  SLOW,
);

test(
  "a crash loop that begins after the deploy fails, and the last lines of its log are shown",
  async () => {
    await live({
      programs: {
        "app/serve":
          '#!/bin/sh\nmkdir -p /www; echo ok >/www/health\nhttpd -p 8080 -h /www\nsleep 9\necho "fatal: no such setting"\nexit 1\n',
      },
    });
    const result = await watched({ duration: "60s" });
    expect(result.outputs).toMatchObject({ verdict: "failing" });
    expect(result.outputs).toMatchObject({ reason: expect.stringMatching(/it ended with code 1|restarted/) });
    expect(result.summary).toContain("fatal: no such setting");
  },
  SLOW,
);

test(
  "of an application that writes thousands of lines a second every line counts",
  async () => {
    const batch = 500;
    const flood = `#!/bin/sh\nmkdir -p /www; echo ok >/www/health\nhttpd -p 8080 -h /www\nwhile :; do seq 1 ${batch} | sed 's,^,line ,'; sleep 0.1; done\n`;
    await live({ programs: { "app/serve": flood } });
    const signals = JSON.stringify({
      logs: [
        { name: "lines", pattern: "line", max: 1, window: "5m" },
        { name: "batches", pattern: `line ${batch}$`, max: 1, window: "5m" },
      ],
    });
    const result = await watched({ signals, duration: "20s" });
    expect(result.outputs).toMatchObject({ verdict: "failing", missing: "0" });
    const [lines = 0, batches = 0] = [...(result.outputs["reason"] ?? "").matchAll(/(\d+) lines, the limit/g)].map(
      ([, count]) => Number(count),
    );
    expect(batches).toBeGreaterThan(10);
    // A look may come in the middle of a batch, and the first one begins in the middle of a log.
    expect(Math.abs(lines - batches * batch)).toBeLessThan(batch);
  },
  SLOW,
);

test(
  "binary bytes and a line of 3 MiB do no harm",
  async () => {
    await live({ variant: "noisy" });
    const result = await watched({ signals: JSON.stringify({ logs: [{ name: "long", pattern: "xxx", max: 1 }] }) });
    expect(result.outputs).toMatchObject({ verdict: "healthy" });
    // The bytes before it need not end with a line end.
    expect(result.log).toMatch(/^\| web \| .*xxx/m);
    expect(result.log.length).toBeLessThan(50_000);
  },
  SLOW,
);

test(
  "a log gives the runner no commands, and a known secret in it is masked",
  async () => {
    const secret = "s3cret-of-the-database";
    const commands = ["::error::lost", "##[set-output name=verdict]healthy", "::add-mask::a", "::stop-commands::x"];
    await live({ says: [...commands, `connecting with ${secret}`, `url=postgres://u:${secret}@db`] });
    const signals = JSON.stringify({
      logs: [{ name: "everything", pattern: "error|connecting|url", max: 0, hard: true }],
    });
    const result = await watched({ signals, mask: secret });
    expect(result.outputs).toMatchObject({ verdict: "failing", "failed-signals": '["everything"]' });
    const lines = result.log.split("\n");
    expect(lines.filter((line) => /^::(add-mask|debug)::/.test(line)).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(secret) && !line.startsWith("::add-mask::"))).toEqual([]);
    expect(lines.filter((line) => /^\s*::(stop-commands|add-mask::a$)/.test(line))).toEqual([]);
    expect(result.log).not.toContain("##[");
    expect(result.summary).not.toContain(secret);
    expect(result.summary).toContain("***");
    expect(JSON.stringify(result.outputs)).not.toContain(secret);
  },
  SLOW,
);

test(
  "a rollback during the watch ends it: the release is no longer the one to be judged",
  async () => {
    await live();
    await live();
    const step = await watch({ duration: "90s" });
    await step.saw("Watching ");
    const back = await production.rollback();
    expect(back.error).toBe("");
    const result = await step.done;
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: "superseded" });
    expect(result.outputs).toMatchObject({ reason: expect.stringMatching(/is switching the host|the host now has/) });
  },
  SLOW,
);

test(
  "a cut connection is made anew, and nothing is missing or counted twice",
  async () => {
    await live({ says: ["an error once"] });
    const signals = { logs: [{ name: "errors", pattern: "an error once", max: 1, window: "10m" }] };
    const step = await watching({ duration: "14s" }, signals);
    production.host.ssh.link.cut();
    const result = await step.done;
    expect(result.log).toContain("connecting again");
    expect(result.outputs).toMatchObject({ verdict: "healthy" });
  },
  SLOW,
);

test(
  "a cancelled watch is never healthy, and waits neither for its end nor for its next look",
  async () => {
    const step = await watch({ duration: "60m", interval: "10m" });
    await step.saw("Watching ");
    step.child.kill("SIGINT");
    const result = await step.done;
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: "cancelled" });
  },
  SLOW,
);

test(
  "an engine that says nothing is inconclusive: the step passes, and says that a person must decide",
  async () => {
    const step = await watching({ duration: "12s" });
    const { DOCKER_HOST = "" } = production.host.session;
    await production.host.environment("DOCKER_HOST", "unix:///nowhere/docker.sock");
    production.host.ssh.link.cut();
    const result = await step.done;
    await production.host.environment("DOCKER_HOST", DOCKER_HOST);
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: "inconclusive" });
    expect(result.outputs).toMatchObject({ reason: expect.stringContaining("the engine does not answer") });
    expect(result.log).toContain("A person must decide");
  },
  SLOW,
);
