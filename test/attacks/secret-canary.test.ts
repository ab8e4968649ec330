import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announceRelease } from "../../actions/announce-release/announce-release.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { Masking } from "../../src/world/runner/masking.ts";
import { play } from "./foreign-scene.ts";

/** What runners mask is their own log. Comments, chats and bodies at a forge are masked by us, in every form of a secret. */
const CANARIES = [
  'say "please" now',
  "back\\slash\\canary",
  "canary with spaces",
  "first canary\nsecond canary",
  "p_a*s|s@c<a>n&ary`x",
];

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
  servers = [];
});

/** A server that keeps what is sent to it. */
async function listener(): Promise<{ readonly url: string; readonly received: string[] }> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push(body);
      response.writeHead(201, { "content-type": "application/json" }).end('{"number":1}');
    });
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** What a reader could make of a text: as it is, without escapes, and out of Base64. */
function readings(text: string): string {
  const plain = text.replaceAll("\u200b", "");
  const unescaped = plain.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const base64 = [...plain.matchAll(/[\w+/-]{12,}=*/g)].map(([run]) => Buffer.from(run, "base64").toString("utf8"));
  const decoded = unescaped.replaceAll(/%[0-9A-F]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return [plain, unescaped, unescaped.replaceAll("\\", ""), decoded, ...base64].join("\n");
}

function expectMasked(text: string, secret: string): void {
  const all = readings(text);
  for (const line of secret.split("\n")) {
    expect(all).not.toContain(line);
    expect(all).not.toContain(line.replaceAll("\\", ""));
  }
}

describe.each(CANARIES.map((secret) => [JSON.stringify(secret), secret]))("the secret %s", (_, secret) => {
  test("is in no body, title or description at the forge", async () => {
    const { url, received } = await listener();
    const root = repositoryRoot();
    const argv = ["--disable-warning=ExperimentalWarning", join(root, "test/unit/sandbox/forge-scenes.ts"), "canary"];
    const env = { PATH: process.env["PATH"] ?? "", GITHUB_API_URL: url, TOKEN: "t", ARGUMENT: secret };
    await new Promise<void>((resolve, reject) => {
      execFile(join(root, "node_modules/.bin/node"), argv, { env }, (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    const [sent = ""] = received;
    const fields = JSON.parse(sent);
    for (const name of ["body", "title", "name", "description"]) {
      expect(fields[name]).toContain("***");
      expectMasked(fields[name], secret);
    }
  });

  test("is in no chat", async () => {
    const { url, received } = await listener();
    const folder = mkdtempSync(join(tmpdir(), "sluice-canary-"));
    try {
      writeFileSync(join(folder, "CHANGELOG.md"), "# Changelog\n");
      const masking = new Masking();
      masking.add(secret);
      const reason = `${secret} ${JSON.stringify(secret)} ${Buffer.from(`user:${secret}`).toString("base64")}`;
      const given = { event: "failed", version: "v1.0.0", reason, "slack-webhook-url": url, "teams-webhook-url": url };
      const left = await play(announceRelease, given, { workspace: folder, masking });
      expect(left.outputs).toMatchObject({ announced: "yes" });
      expect(received).toHaveLength(2);
      for (const body of received) {
        expect(body).toContain("***");
        expectMasked(body, secret);
        expectMasked(JSON.stringify(JSON.parse(body)), secret);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
