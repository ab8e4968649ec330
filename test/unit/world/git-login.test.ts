import { loginSettings } from "../../../src/world/git/git-remote.ts";
import { sshConfig } from "../../../src/world/git/git-ssh.ts";
import { fingerprintOf, knownHosts } from "../../../src/world/ssh/host-key.ts";

/** A public key as OpenSSH writes it, of no one. */
function publicKey(type: string, seed: number): string {
  const word = Buffer.concat([Buffer.alloc(3), Buffer.from([type.length]), Buffer.from(type)]);
  return Buffer.concat([word, Buffer.alloc(36, seed)]).toString("base64");
}

const [ED, OTHER] = [publicKey("ssh-ed25519", 1), publicKey("ssh-ed25519", 2)];
const FINGERPRINT = fingerprintOf(Buffer.from(ED, "base64"));

describe("the known hosts of one server", () => {
  test("are the pinned lines, whatever name stands there", () => {
    expect(knownHosts("remote", [`|1|hash|ed= ssh-ed25519 ${ED} comment`], [])).toEqual([`remote ssh-ed25519 ${ED}`]);
  });

  test("are what the server has shown only where a fingerprint says so", () => {
    const shown = ["# server:22 SSH-2.0", `server ssh-ed25519 ${OTHER}`, `server ssh-ed25519 ${ED}`];
    expect(knownHosts("remote", [FINGERPRINT], shown)).toEqual([`remote ssh-ed25519 ${ED}`]);
    expect(knownHosts("remote", [FINGERPRINT], [])).toEqual([]);
    expect(knownHosts("remote", [`server ssh-ed25519 ${OTHER}`], shown)).toEqual([`remote ssh-ed25519 ${OTHER}`]);
  });

  test("have no authority and nothing revoked in them, and no default", () => {
    for (const mark of ["@cert-authority", "@revoked"])
      expect(() => knownHosts("remote", [`${mark} * ssh-ed25519 ${ED}`], [])).toThrow("cannot be read");
    expect(() => knownHosts("remote", ["# nothing"], [`server ssh-ed25519 ${ED}`])).toThrow("No host key is pinned");
  });
});

test("ssh asks no one, offers one key, and trusts one file", () => {
  const config = sshConfig({ key: "/a b/key%", knownHosts: "/a b/known", algorithms: ["ssh-ed25519"] });
  for (const line of [
    "StrictHostKeyChecking yes",
    'UserKnownHostsFile "/a b/known"',
    "GlobalKnownHostsFile /dev/null",
    'IdentityFile "/a b/key%%"',
    "IdentitiesOnly yes",
    "IdentityAgent none",
    "BatchMode yes",
    "HostKeyAlgorithms ssh-ed25519",
  ])
    expect(config).toContain(`  ${line}\n`);
});

test("a token is sent to its own repository alone, after every header that was set before is taken away", () => {
  const address = "https://git.example.com/owner/app.git";
  const login = { kind: "token", user: "ci", token: "secret" } as const;
  expect(loginSettings({ address, login })).toEqual([
    [`http.${address}.extraHeader`, ""],
    [`http.${address}.extraHeader`, "AUTHORIZATION: basic Y2k6c2VjcmV0"],
  ]);
  expect(loginSettings({ address, login: { kind: "none" } })).toEqual([]);
});
