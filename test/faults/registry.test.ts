import { run } from "../sandbox/processes.ts";
import { goLive, type Live } from "./live-release.ts";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

afterEach(async () => {
  live.sandbox.registry.behave({ kind: "normal" });
  live.sandbox.registry.crawl(undefined);
  live.sandbox.registry.demand(undefined);
});

const SLOW = 180_000;

/** Requests that the fault answered, as its proof. */
function answeredWith(status: number, since: number): number {
  return live.sandbox.registry.requests.slice(since).filter((request) => request.status === status).length;
}

test(
  "row 12: a registry that answers 500 is tried a bounded number of times, then fails",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const since = live.sandbox.registry.requests.length;
    live.sandbox.registry.behave({ kind: "error", status: 500 });
    const result = await live.deploy(release);
    expect(answeredWith(500, since)).toBeGreaterThanOrEqual(4);
    expect(answeredWith(500, since)).toBeLessThan(60);
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ result: "failed", "running-version": "v1.0.0" });
    expect(result.log).toMatch(/The registry did not give .* \(registry-failed\); trying again in 2 s/);
    expect(result.error).toContain("Nothing was changed on the host: v1.0.0 runs as before.");
    expect(result.error).toContain("Check whether the registry works");
    expect(await live.running()).toBe(before);
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "row 12: a registry that recovers in between does not fail the release",
  async () => {
    const release = await live.next();
    live.sandbox.registry.behave({ kind: "error", status: 503, times: 6 });
    const since = live.sandbox.registry.requests.length;
    const result = await live.deploy(release);
    expect(answeredWith(503, since)).toBe(6);
    expect(result.error).toBe("");
    expect(result.log).toContain("trying again in");
    const back = await live.rollback();
    expect(back.error).toBe("");
  },
  SLOW,
);

test(
  "row 13: a 429 is honoured for as long as it asks",
  async () => {
    const release = await live.next();
    const since = live.sandbox.registry.requests.length;
    const asked = { headers: { "Retry-After": "9" }, message: "retry-after: 9s, allowed: 100/minute" };
    live.sandbox.registry.behave({ kind: "error", status: 429, ...asked });
    const step = await live.startDeploy(release);
    await step.saw("registry-busy");
    live.sandbox.registry.behave({ kind: "normal" });
    const result = await step.done;
    expect(answeredWith(429, since)).toBeGreaterThanOrEqual(1);
    expect(result.log).toMatch(/registry-busy\); trying again in 9 s/);
    expect(result.error).toBe("");
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "row 13: a registry that goes on answering 429 fails in the end, with the host untouched",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const since = live.sandbox.registry.requests.length;
    live.sandbox.registry.behave({ kind: "error", status: 429, message: "retry-after: 300s, allowed: 1/hour" });
    const result = await live.deploy(release);
    expect(answeredWith(429, since)).toBeGreaterThanOrEqual(1);
    expect(result.code).toBe(1);
    expect(result.error).toContain("The registry limits the rate of requests");
    expect(result.error).toContain("The wait that it requires (300 s) is longer than the remaining time.");
    expect(result.error).toContain("Wait for the time that it names");
    expect(await live.running()).toBe(before);
  },
  SLOW,
);

test(
  "row 14: a registry that crawls meets the deadline",
  async () => {
    const release = await live.next({ payloadKiB: 4096 });
    const before = await live.running();
    live.sandbox.registry.crawl(20_000);
    const result = await live.deploy(release, { "pull-timeout": "8s" });
    expect(result.code).toBe(1);
    expect(result.error).toMatch(/did not end in time/);
    expect(result.error).toContain("raise `pull-timeout`");
    expect(result.outputs).toMatchObject({ result: "failed", "running-version": "v1.0.0" });
    expect(await live.running()).toBe(before);
  },
  SLOW,
);

test(
  "row 15: one image pulled and one not: names that were moved point again to what they meant",
  async () => {
    const { registry, engine } = live.sandbox;
    const floating = `${registry.address}/tiny/web:live`;
    // A name that moves: the release before was pulled under it.
    const current = (await live.containers())[0]?.image ?? "";
    await engine.docker(["tag", current, floating]);
    const release = await live.next({
      compose: (text) =>
        `${text}  other:\n    image: ${floating}\n    command: ["sleep", "1000"]\n  worker:\n    image: ${registry.address}/tiny/missing:v1\n`,
    });
    await engine.docker(["pull", `${registry.address}/tiny/web:${release.tag}`]);
    await engine.docker(["tag", `${registry.address}/tiny/web:${release.tag}`, floating]);
    await engine.docker(["push", floating]);
    await engine.docker(["tag", current, floating]);
    await engine.docker(["rmi", `${registry.address}/tiny/web:${release.tag}`]);
    const before = await live.running();
    const since = registry.requests.length;
    const result = await live.deploy(release);
    expect(result.code).toBe(1);
    expect(registry.requests.slice(since).some(({ path, status }) => path.includes("tiny/web") && status === 200)).toBe(
      true,
    );
    expect(result.error).toMatch(/The registry does not have .*tiny\/missing:v1/);
    expect(result.error).toContain("Push the image under that name first");
    // The precondition: the name was moved before the other image was missed.
    expect(result.log).toContain(`Pulled ${floating} (`);
    const { stdout } = await engine.docker(["image", "inspect", "--format", "{{.Id}}", floating]);
    expect(stdout.trim()).toBe(current);
    expect(await live.running()).toBe(before);
  },
  SLOW,
);

test(
  "row 16: a login that expired fails at once, with the cause named and no second try",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const login = { username: "bot", password: "correct-horse-battery" };
    live.sandbox.registry.demand(login);
    const since = live.sandbox.registry.requests.length;
    const registry = { registry: live.sandbox.registry.address, "registry-username": "bot" };
    const expired = await live.deploy(release, { ...registry, "registry-password": "expired-token-value" });
    expect(answeredWith(401, since)).toBeGreaterThanOrEqual(1);
    expect(expired.code).toBe(1);
    expect(expired.error).toContain("docker login to");
    expect(expired.error).toContain("The login has expired or lacks the right to pull.");
    expect(expired.log.replace(/^::add-mask::.*$/gm, "")).not.toContain("expired-token-value");
    expect(await live.running()).toBe(before);

    const without = await live.deploy(release);
    expect(without.error).toContain("The registry refused the login for");
    expect(without.log).not.toContain("trying again");

    const good = await live.deploy(release, { ...registry, "registry-password": login.password });
    expect(good.error).toBe("");
    // Nothing of the login stays on the host.
    const words = Buffer.from(`bot:${login.password}`).toString("base64");
    const left = await run([
      "grep",
      "-rlF",
      "-e",
      words,
      "-e",
      login.password,
      live.host.home,
      live.host.stateDirectory,
    ]);
    expect(left).toMatchObject({ code: 1, stdout: "" });
    live.sandbox.registry.demand(undefined);
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "row 17: a digest that is not the approved one fails before the switch",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const approved = `sha256:${"1".repeat(64)}`;
    const result = await live.deploy(release, { "approved-images": `web=${approved}` });
    expect(result.code).toBe(1);
    expect(result.error).toContain(`the approved digest is ${approved}`);
    expect(result.error).toContain("The image was pushed again after it was approved.");
    expect(await live.running()).toBe(before);
    const { web = "" } = release.images;
    const right = await live.deploy(release, { "approved-images": `web=${web}` });
    expect(right.error).toBe("");
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "an unreachable registry is one clear message, and the lock is free afterwards",
  async () => {
    const release = await live.next();
    const before = await live.running();
    await live.sandbox.registry.stop();
    const result = await live.deploy(release);
    await live.sandbox.registry.start();
    expect(result.code).toBe(1);
    expect(result.error).toMatch(/connection refused/);
    expect(result.log).not.toMatch(/\n\s+at /);
    expect(await live.running()).toBe(before);
    await live.mustRun("v1.0.0");
  },
  SLOW,
);
