import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSsh } from "../../src/world/ssh/ssh.ts";
import { pidsWith, waitFor } from "../sandbox/processes.ts";
import { goLive, type Live } from "./live-release.ts";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

const SLOW = 120_000;

test(
  "row 1: a refused connection is tried three times, then fails with the host untouched",
  async () => {
    const release = await live.next();
    const before = await live.running();
    await live.host.ssh.link.refuse();
    const result = await live.deploy(release);
    await live.host.ssh.link.accept();
    expect(result.log).toContain("Trying again (3 of 3)");
    expect(result.code).toBe(1);
    expect(result.error).toContain("cannot be reached: the connection was refused.");
    expect(result.error).toContain("Check the name and the port");
    expect(await live.running()).toBe(before);
  },
  SLOW,
);

test(
  "row 1: a name that cannot be resolved fails the same way",
  async () => {
    const result = await live.deploy(live.v1, { host: "no-such-host.invalid" });
    expect(result.log).toContain("Trying again (3 of 3)");
    expect(result.code).toBe(1);
    expect(result.error).toContain("its name cannot be resolved");
  },
  SLOW,
);

test(
  "row 2: a handshake that never comes is given up in time, three times",
  async () => {
    const lines: string[] = [];
    const { ssh } = live.host;
    const before = ssh.link.connections;
    ssh.link.blackhole();
    const connecting = createSsh({
      log: { info: (line) => lines.push(line) },
      sleep: async () => {},
      connectSeconds: 1,
    }).connect({
      host: ssh.host,
      port: ssh.port,
      user: ssh.user,
      privateKey: ssh.privateKey,
      hostKeys: [ssh.fingerprint],
    });
    await expect(connecting).rejects.toThrow("it did not answer in time");
    expect(ssh.link.connections - before).toBe(3);
    expect(lines).toHaveLength(2);
    ssh.link.cut();
    ssh.link.thaw();
  },
  SLOW,
);

test(
  "row 3: another host key than the pinned one: no second try, and both fingerprints",
  async () => {
    const { ssh } = live.host;
    const before = await live.running();
    const pinned = ssh.fingerprint;
    const connections = ssh.link.connections;
    const shown = await ssh.changeHostKey();
    expect(shown).not.toBe(pinned);
    const result = await live.deploy(await live.next(), { "host-key": pinned });
    expect(ssh.link.connections - connections).toBe(1);
    expect(result.code).toBe(1);
    expect(result.error).toContain(`Pinned: ${pinned}. The host showed: ${shown}.`);
    expect(result.error).toContain("Only if it is the same as what the host showed");
    expect(await live.running()).toBe(before);
  },
  SLOW,
);

test(
  "row 4: a refused key: no second try, and which key it was",
  async () => {
    const { ssh } = live.host;
    const other = await import("../sandbox/ssh-server.ts").then(({ startSshServer }) =>
      startSshServer({ root: `${live.sandbox.root}/other-ssh`, environment: {} }),
    );
    const connections = ssh.link.connections;
    const result = await live.deploy(live.v1, { "ssh-key": other.privateKey });
    await other.stop();
    expect(ssh.link.connections - connections).toBe(1);
    expect(result.code).toBe(1);
    expect(result.error).toMatch(/refused the key ssh-ed25519 SHA256:/);
    expect(result.error).toContain("authorized_keys");
    expect(result.log.replace(/^::add-mask::.*$/gm, "")).not.toContain(other.privateKey.split("\n")[2]);
  },
  SLOW,
);

test(
  "row 4: a user that may not log in is refused once",
  async () => {
    const connections = live.host.ssh.link.connections;
    const result = await live.deploy(live.v1, { user: "nobody-there" });
    expect(live.host.ssh.link.connections - connections).toBe(1);
    expect(result.error).toContain("nobody-there@127.0.0.1");
    expect(result.code).toBe(1);
  },
  SLOW,
);

test(
  "row 5: a reset while only reading is tried again, and the stage succeeds",
  async () => {
    const { ssh } = live.host;
    const connections = ssh.link.connections;
    const step = await live.start("release-status");
    await waitFor("the survey", 60_000, () => pidsWith(` survey ${live.host.project} `).length > 0);
    ssh.link.cut();
    const result = await step.done;
    expect(ssh.link.connections - connections).toBeGreaterThanOrEqual(2);
    expect(result.error).toBe("");
    expect(result.outputs).toMatchObject({ version: "v1.0.0" });
  },
  SLOW,
);

test(
  "row 6: a reset during the switch: the host goes on, the runner connects again and tells the truth",
  async () => {
    const { ssh } = live.host;
    const release = await live.next();
    const connections = ssh.link.connections;
    const step = await live.startDeploy(release);
    await step.saw("Switch the containers …");
    ssh.link.cut();
    const result = await step.done;
    expect(ssh.link.connections - connections).toBeGreaterThanOrEqual(2);
    expect(result.log).toContain("The host continues by itself. Sluice connects again.");
    expect(result.error).toBe("");
    expect(result.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    await live.mustRun(release.tag);
  },
  SLOW,
);

test(
  "row 7: a frozen link is noticed by the keepalive; the host goes on meanwhile",
  async () => {
    const { ssh } = live.host;
    const release = await live.next();
    const step = await live.startDeploy(release);
    await step.saw("Switch the containers …");
    ssh.link.freeze();
    await step.saw("Keepalive timeout");
    // What the runner could not see: the host went on, and finished.
    await waitFor("the host to record the release", 60_000, () =>
      live.state(`releases/${live.state("current")?.trim()}/record`)?.includes(`\nversion ${release.tag}\n`),
    );
    ssh.link.cut();
    ssh.link.thaw();
    const result = await step.done;
    expect(result.error).toBe("");
    expect(result.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    await live.mustRun(release.tag);
  },
  SLOW,
);

test(
  "row 8: a session that ends without an exit status is unknown, not success: the runner asks again",
  async () => {
    const { ssh } = live.host;
    const release = await live.next();
    const step = await live.startDeploy(release);
    await step.saw("Switch the containers …");
    const sessions = await ssh.sessionPids();
    expect(sessions.length).toBeGreaterThan(0);
    for (const pid of sessions) process.kill(pid, "SIGKILL");
    const result = await step.done;
    expect(result.log).toMatch(/The connection to the host was lost \(.+\)/);
    expect(result.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    await live.mustRun(release.tag);
  },
  SLOW,
);

test(
  "a wrong pin is refused before anything is sent, even when the pin is a whole known_hosts line",
  async () => {
    const line = `127.0.0.1 ${readFileSync(`${live.sandbox.root}/host1/ssh/host_key.pub`, "utf8")}`;
    const right = await live.status({ "host-key": line });
    expect(right.error).toBe("");
    const wrong = await live.status({ "host-key": "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });
    expect(wrong.code).toBe(1);
    expect(wrong.error).toContain("is not the one that is pinned");
  },
  SLOW,
);

test(
  "a login shell that prints does not disturb: a deploy, a watch and a cancelled deploy",
  async () => {
    const { host } = live;
    const startFile = join(host.home, ".bashrc");
    writeFileSync(startFile, "echo 'J 12'; echo '{\"v\":1,\"kind\":\"host\"}'; printf 'no line end'\n");
    try {
      const release = await live.next();
      const result = await live.deploy(release);
      expect(result.error).toBe("");
      await live.mustRun(release.tag);
      const watch = await live.start("watch-period", { duration: "4s", interval: "2s" });
      expect((await watch.done).outputs).toMatchObject({ verdict: "healthy", missing: "0" });
    } finally {
      rmSync(startFile);
    }
  },
  SLOW,
);

test(
  "one session a connection (MaxSessions 1): a deploy works, and a cancelled one is stopped over a second connection",
  async () => {
    const { ssh } = live.host;
    await ssh.setSettings(["MaxSessions 1"]);
    try {
      const good = await live.next();
      expect((await live.deploy(good)).error).toBe("");
      const release = await live.next({ payloadKiB: 8192 });
      live.sandbox.registry.crawl(100_000);
      const step = await live.startDeploy(release);
      await step.saw("Pull the images …");
      step.child.kill("SIGINT");
      const result = await step.done;
      expect(result.log).not.toContain("The connection to the host was lost");
      expect(result.outputs).toMatchObject({ result: "aborted", "running-version": good.tag });
      await live.mustRun(good.tag);
    } finally {
      live.sandbox.registry.crawl(undefined);
      await ssh.setSettings([]);
    }
  },
  SLOW,
);
