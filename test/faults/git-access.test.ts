import { once } from "node:events";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startGitHttp } from "../sandbox/git-http.ts";
import { must } from "../sandbox/processes.ts";
import { goLive, type Live } from "./live-release.ts";

/** Git on the host and what stands between it and its server: each failure is named before anything is switched. */

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

const SLOW = 120_000;

async function withRemote(url: string, settings: string, test: () => Promise<void>): Promise<void> {
  const { host, sandbox } = live;
  const global = join(host.home, ".gitconfig");
  writeFileSync(global, `[safe]\n\tdirectory = *\n${settings}`);
  await must(["git", "-C", host.directory, "remote", "set-url", "origin", url]);
  try {
    await test();
  } finally {
    await must(["git", "-C", host.directory, "remote", "set-url", "origin", sandbox.origin.url]);
    rmSync(global);
  }
}

test(
  "the host does not know the key of the Git server",
  async () => {
    const { ssh } = live.host;
    const key = join(live.sandbox.root, "git-key");
    const known = join(live.sandbox.root, "git-known-hosts");
    writeFileSync(key, ssh.privateKey, { mode: 0o600 });
    writeFileSync(known, "");
    const command = `ssh -F none -i ${key} -o IdentitiesOnly=yes -o UserKnownHostsFile=${known} -o GlobalKnownHostsFile=/dev/null`;
    const url = `ssh://${ssh.user}@127.0.0.1:${ssh.port}${live.sandbox.origin.folder}`;
    await withRemote(url, `[core]\n\tsshCommand = ${command}\n`, async () => {
      const before = await live.running();
      const result = await live.deploy(await live.next());
      expect(result.code).toBe(1);
      expect(result.error).toContain("Host key verification failed");
      expect(result.error).toContain("does not know the host key of the Git server");
      expect(result.error).toMatch(/What to do: .*known_hosts.*`ssh -i KEY .*git ls-remote/s);
      expect(await live.running()).toBe(before);
      // The control: with the key known it works.
      appendFileSync(known, await must(["ssh-keyscan", "-p", String(ssh.port), "127.0.0.1"]));
      expect((await live.deploy(await live.next())).error).toBe("");
    });
  },
  SLOW,
);

test(
  "a Git server behind a proxy: by the deploy user's Git settings it works, by variables of a login its error names the setting",
  async () => {
    const server = await startGitHttp({ root: join(live.sandbox.origin.folder, ".."), user: "git", password: "pw" });
    const { port } = new URL(server.url);
    const proxy = createServer((asked, answer) => {
      const { pathname, search } = new URL(asked.url ?? "/");
      const headers = { ...asked.headers, authorization: `Basic ${Buffer.from("git:pw").toString("base64")}` };
      const onward = request({ port, path: pathname + search, method: asked.method, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      });
      asked.pipe(onward);
    }).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const url = `http://git.internal.invalid/${live.sandbox.origin.folder.split("/").at(-1)}`;
    try {
      await withRemote(url, `[http]\n\tproxy = ${address}\n`, async () => {
        expect((await live.deploy(await live.next())).error).toBe("");
      });
      await withRemote(url, "", async () => {
        writeFileSync(join(live.host.home, ".profile"), `export http_proxy=${address}\n`);
        const before = await live.running();
        const result = await live.deploy(await live.next());
        expect(result.code).toBe(1);
        expect(result.error).toContain("Could not resolve host: git.internal.invalid");
        expect(result.error).toMatch(/What to do: .*git config --global http\.proxy/s);
        expect(await live.running()).toBe(before);
      });
    } finally {
      rmSync(join(live.host.home, ".profile"), { force: true });
      proxy.close();
      await server.close();
    }
  },
  SLOW,
);
