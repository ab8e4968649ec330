import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../sandbox/host.ts";
import { must, waitFor } from "../sandbox/processes.ts";
import type { Release } from "../sandbox/release.ts";
import { createSampleApp, type SampleApp } from "../sandbox/sample-app.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { tracesOf } from "../sandbox/traces.ts";

describe("a sandbox with the sample application", () => {
  let sandbox: Sandbox;
  let app: SampleApp;
  let release: Release;

  beforeAll(async () => {
    sandbox = await openSandbox();
    app = await createSampleApp(sandbox);
    release = await app.publish({ tag: "v1.0.0", motd: "doors open at nine" });
  });

  afterAll(async () => {
    await sandbox.close();
  });

  test("runs a published release, whose worker writes to its database, and closes without a trace", async () => {
    const host = await sandbox.host();
    await app.setUp(host, { GREETING: "good morning" });
    const compose = async (...args: readonly string[]): Promise<string> => {
      const env = { SLUICE_VERSION: release.tag, SLUICE_SHA: release.commit };
      const outcome = await sandbox.engine.compose(host.directory, ["-p", host.project, ...args], { env });
      expect(outcome).toMatchObject({ code: 0 });
      return outcome.stdout;
    };
    await compose("pull", "--quiet");
    await compose("up", "--detach", "--wait");

    const answer = await fetch(`http://127.0.0.1:${app.port}/version`);
    expect(await answer.json()).toEqual({
      version: "v1.0.0",
      sha: release.commit,
      greeting: "good morning",
      motd: "doors open at nine",
    });
    const ask = ["exec", "-T", "db", "psql", "-qAt", "-U", "postgres", "-d", "sample", "-c"];
    const rows = await waitFor("a row of the worker", 10_000, async () => {
      return (await compose(...ask, "SELECT version FROM heartbeats LIMIT 1")).trim() || undefined;
    });
    expect(rows).toBe("v1.0.0");

    const before = await tracesOf(sandbox);
    expect(before.containers).toHaveLength(3);
    expect(before.volumes).toHaveLength(1);
    expect(before.processes.length).toBeGreaterThan(1);
    await sandbox.close();
    expect(await tracesOf(sandbox)).toEqual({
      containers: [],
      networks: [],
      volumes: [],
      images: [],
      processes: [],
      mounts: [],
      folders: [],
    });
  });
});

describe("hosts of one sandbox", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await openSandbox();
  });

  afterAll(async () => {
    await sandbox.close();
  });

  async function session(host: HostBox, command: string): Promise<string> {
    const key = join(sandbox.root, "key");
    writeFileSync(key, host.ssh.privateKey, { mode: 0o600 });
    const options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "BatchMode=yes"];
    const { host: address, port, user } = host.ssh;
    const flags = ["-F", "/dev/null", "-i", key, "-p", String(port), ...options.flatMap((option) => ["-o", option])];
    return (await must(["ssh", ...flags, `${user}@${address}`, command])).trim();
  }

  test("have their own project, folders and session, and the engine in common", async () => {
    const [one, other] = [await sandbox.host(), await sandbox.host({ environment: { TINY_PORT: "20001" } })];
    expect(one.project).not.toBe(other.project);
    expect(await session(one, 'echo "$SLUICE_STATE_DIR $HOME ${TINY_PORT-none}"')).toBe(
      `${one.stateDirectory} ${one.home} none`,
    );
    expect(await session(other, 'echo "$TINY_PORT"')).toBe("20001");
    expect(await session(one, "docker info --format '{{.ID}}'")).toBe(
      await session(other, "docker info --format '{{.ID}}'"),
    );
    expect(await session(one, "docker compose version --short")).toMatch(/^v?[2-9]/);
  });

  test("take a changed environment and stubs for the sessions that follow", async () => {
    const host = await sandbox.host();
    const stubs = join(sandbox.root, "stubs");
    await must(["mkdir", stubs]);
    writeFileSync(join(stubs, "docker"), "#!/bin/sh\necho 'no engine today'\n", { mode: 0o755 });
    await host.stubs(stubs);
    await host.environment("MOOD", "grave");
    expect(await session(host, 'echo "$MOOD"; docker info')).toBe("grave\nno engine today");
    await host.environment("MOOD", undefined);
    expect(await session(host, 'echo "${MOOD-none}"')).toBe("none");
  });
});
