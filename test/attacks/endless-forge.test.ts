import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { deployedReleases } from "../../actions/release-metrics/deployed-releases.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import type { Forge } from "../../src/ports/forge.ts";

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
  servers = [];
});

/** What stands where GITHUB_API_URL points to. */
async function standIn(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Plays a scene of forge-scenes.ts, which is a program of its own; gives why it failed. */
async function failureOf(scene: string, url: string): Promise<string> {
  const root = repositoryRoot();
  const { PATH = "" } = process.env;
  const argv = ["--disable-warning=ExperimentalWarning", join(root, "test/unit/sandbox/forge-scenes.ts"), scene];
  const env = { PATH, GITHUB_API_URL: url, TOKEN: "t", ARGUMENT: "/any" };
  const text = await new Promise<string>((resolve, reject) => {
    execFile(join(root, "node_modules/.bin/node"), argv, { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr));
    });
  });
  return JSON.parse(text).failure;
}

test("an endless answer of a forge is left at its limit", async () => {
  const sent: number[] = [];
  const url = await standIn((_, response) => {
    const at = sent.push(0) - 1;
    const block = "x".repeat(64 * 1024);
    const more = (): void => {
      do sent[at] = (sent[at] ?? 0) + block.length;
      while (!response.destroyed && response.write(block));
    };
    response.writeHead(200, { "content-type": "application/json" }).write('{"name":"');
    response.on("drain", more);
    more();
  });
  expect(await failureOf("read", url)).toContain("the answer is larger than 32 MiB");
  for (const bytes of sent) {
    expect(bytes).toBeGreaterThan(32 * 1024 * 1024);
    expect(bytes).toBeLessThan(64 * 1024 * 1024);
  }
});

test("a list of a forge that always names a next page is left", async () => {
  let pages = 0;
  const url = await standIn((request, response) => {
    pages++;
    const headers = { "content-type": "application/json", link: `<${request.url}>; rel="next"` };
    response.writeHead(200, headers).end("[1]");
  });
  expect(await failureOf("labels", url)).toContain("has more than 1000 pages");
  expect(pages).toBe(1000);
});

test("deployments without an end, which a workflow of any branch can create, are left", async () => {
  let pages = 0;
  const forge: Forge = {
    read: async () => {
      pages++;
      return Array.from({ length: 100 }, (_, id) => ({ id, ref: "v1.0.0", created_at: "2026-11-01T12:00:00Z" }));
    },
    list: async () => [],
    query: async () => undefined,
    write: async () => undefined,
  };
  const question = { repository: "/repos/acme/shop", environment: "production", prefix: "", since: 0 };
  await expect(deployedReleases(forge, question)).rejects.toThrow("more than 10000 deployments");
  expect(pages).toBe(100);
});
