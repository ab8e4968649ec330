import { join } from "node:path";
import { busyboxImage, pushImage } from "../sandbox/images.ts";
import { startMetrics } from "../sandbox/metrics.ts";
import { must, run, waitFor } from "../sandbox/processes.ts";
import { startPrometheus } from "../sandbox/prometheus.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});

afterAll(async () => {
  await sandbox.close();
});

describe("the registry", () => {
  let image: string;

  beforeAll(async () => {
    image = `${sandbox.registry.address}/base:1`;
    await sandbox.engine.docker(["tag", await busyboxImage(sandbox.engine), image]);
    await pushImage(sandbox.engine, image);
  });

  afterEach(async () => {
    sandbox.registry.behave({ kind: "normal" });
    sandbox.registry.demand(undefined);
    sandbox.registry.crawl(undefined);
  });

  const pull = (name = image): ReturnType<Sandbox["engine"]["docker"]> => sandbox.engine.docker(["pull", name]);

  test("gives what was pushed, and records what was asked", async () => {
    expect(await pull()).toMatchObject({ code: 0 });
    expect(sandbox.registry.requests.at(-1)).toEqual({
      method: "GET",
      path: expect.stringMatching(/^\/v2\/base\/manifests\//),
      status: 200,
    });
  });

  test("fails as often as it was told to, and is healthy again", async () => {
    sandbox.registry.behave({ kind: "error", status: 500, only: /manifests/, times: 2 });
    expect(await pull()).toMatchObject({ code: 1, stderr: expect.stringMatching(/500 Internal Server Error/) });
    await waitFor("the errors to be used up", 20_000, async () => ((await pull()).code === 0 ? true : undefined));
  });

  test("answers 429 with a delay to wait", async () => {
    sandbox.registry.behave({ kind: "error", status: 429, headers: { "retry-after": "7" } });
    expect(await pull()).toMatchObject({ code: 1, stderr: expect.stringMatching(/toomanyrequests/) });
    const answer = await fetch(`http://${sandbox.registry.address}/v2/`);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  });

  test("demands a login, takes the right one only, and forgets it when it expires", async () => {
    const { address } = sandbox.registry;
    const login = (password: string): ReturnType<Sandbox["engine"]["docker"]> =>
      sandbox.engine.docker(["login", "--username", "ci", "--password-stdin", address], { input: password });
    sandbox.registry.demand({ username: "ci", password: "right" });
    expect(await pull()).toMatchObject({ code: 1, stderr: expect.stringMatching(/no basic auth credentials/) });
    expect(await login("wrong")).toMatchObject({ code: 1 });
    expect(await login("right")).toMatchObject({ code: 0 });
    expect(await pull()).toMatchObject({ code: 0 });
    sandbox.registry.demand({ username: "ci", password: "another one since today" });
    expect(await pull()).toMatchObject({ code: 1 });
    await sandbox.engine.docker(["logout", address]);
  });

  test("crawls", async () => {
    sandbox.registry.crawl(100_000);
    const start = performance.now();
    const tags = await fetch(`http://${sandbox.registry.address}/v2/base/manifests/1`, {
      headers: { accept: "application/vnd.docker.distribution.manifest.v2+json" },
    });
    const { layers } = (await tags.json()) as { layers: { digest: string; size: number }[] };
    const layer = await fetch(`http://${sandbox.registry.address}/v2/base/blobs/${layers[0]?.digest}`);
    const reader = layer.body?.getReader();
    let bytes = 0;
    while (bytes < 50_000) bytes += (await reader?.read())?.value?.length ?? Number.POSITIVE_INFINITY;
    await reader?.cancel();
    expect(layers[0]?.size).toBeGreaterThan(500_000);
    expect(performance.now() - start).toBeGreaterThan(400);
  });

  test("stops, and starts again where it was", async () => {
    await sandbox.registry.stop();
    expect(await pull()).toMatchObject({ code: 1, stderr: expect.stringMatching(/refused/) });
    await sandbox.registry.start();
    expect(await pull()).toMatchObject({ code: 0 });
  });
});

describe("the origin", () => {
  test("gives a clone the newest commit, detached, and executable scripts", async () => {
    const commit = await sandbox.origin.commit({ "a.txt": "one\n", "bin/go": "#!/bin/sh\n" }, "feat: a");
    const folder = `${sandbox.root}/clone-a`;
    await sandbox.origin.cloneTo(folder);
    expect((await must(["git", "rev-parse", "HEAD"], { cwd: folder })).trim()).toBe(commit);
    expect((await run(["git", "symbolic-ref", "HEAD"], { cwd: folder })).code).not.toBe(0);
    expect(await must(["stat", "--format", "%a", "bin/go"], { cwd: folder })).toBe("755\n");
  });

  test("moves and deletes tags, and keeps one that is there", async () => {
    const commits = [
      await sandbox.origin.commit({ "b.txt": "1" }, "feat: b"),
      await sandbox.origin.commit({ "b.txt": null }, "feat: no b"),
    ] as const;
    const tagged = async (): Promise<string> =>
      must(["git", "ls-remote", sandbox.origin.url, "refs/tags/v9.0.0^{}"]).then((line) => line.split("\t")[0] ?? "");
    await sandbox.origin.tag("v9.0.0", commits[0]);
    expect(await tagged()).toBe(commits[0]);
    await expect(sandbox.origin.tag("v9.0.0", commits[1])).rejects.toThrow("exists already");
    await sandbox.origin.moveTag("v9.0.0", commits[1]);
    expect(await tagged()).toBe(commits[1]);
    await sandbox.origin.deleteTag("v9.0.0");
    expect(await tagged()).toBe("");
  });

  test("fails while it is stopped", async () => {
    sandbox.origin.stop();
    expect((await run(["git", "ls-remote", sandbox.origin.url])).code).toBe(128);
    sandbox.origin.start();
    expect((await run(["git", "ls-remote", sandbox.origin.url])).code).toBe(0);
  });
});

test("Prometheus sees a counter grow, is gone while it is stopped, and knows afterwards what it knew", async () => {
  const metrics = await startMetrics();
  const prometheus = await startPrometheus({ target: metrics.address, folder: join(sandbox.root, "prometheus") });
  const rate = "rate(app_errors_total[5s])";
  await prometheus.sees(rate, (value) => value === 0);
  metrics.errors(50);
  await prometheus.sees(rate, (value) => value > 5);
  await prometheus.stop();
  await expect(prometheus.ask(rate)).rejects.toThrow("fetch failed");
  await prometheus.start();
  expect((await prometheus.ask("min_over_time(app_errors_total[1m])"))[0]).toBe(0);
  await expect(prometheus.ask("rate(app_errors_total[5s)")).rejects.toThrow("parse error");
  await prometheus.close();
  await metrics.close();
});
