import { Masking } from "../../../src/world/runner/masking.ts";
import { fingerprintOf, hostKeyAlgorithms, readHostKeys } from "../../../src/world/ssh/host-key.ts";

const ED25519 = "AAAAC3NzaC1lZDI1NTE5AAAAIDsz5a8fCDIdC4fAXcE9Ky0bW8ZqVYYhUrm3T2mQzqkP";
const PRINT = fingerprintOf(Buffer.from(ED25519, "base64"));

test.each([
  ["a fingerprint", PRINT],
  ["a line of ssh-keyscan", `prod.example.com ssh-ed25519 ${ED25519}`],
  ["a public key", `ssh-ed25519 ${ED25519} root@prod`],
  ["a hashed line of known_hosts", `|1|abc=|def= ssh-ed25519 ${ED25519}`],
])("a pin may be %s", (_, pin) => {
  expect(readHostKeys([pin])[0]?.fingerprint).toBe(PRINT);
});

test("several pins may stand in one text, comments between them", () => {
  expect(readHostKeys([`# prod\n${PRINT}\nssh-ed25519 ${ED25519}\n`])).toHaveLength(2);
});

test("no pin is no trust", () => {
  expect(() => readHostKeys([" ", "# none"])).toThrow(/No host key is pinned/);
});

test.each([
  "SHA256:short",
  "MD5:aa:bb",
  "ssh-ed25519 AAAA",
  `ssh-rsa ${ED25519}`,
  "prod.example.com",
  `@revoked prod ssh-ed25519 ${ED25519}`,
])("%j is no pin", (pin) => {
  expect(() => readHostKeys([pin])).toThrow(/cannot be read/);
});

test("an MD5 fingerprint is refused with its reason", () => {
  expect(() => readHostKeys(["16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48"])).toThrow(/MD5/);
});

test("pinned types limit what the host may offer; ssh-rsa with SHA-1 never may", () => {
  expect(hostKeyAlgorithms(readHostKeys([`ssh-ed25519 ${ED25519}`]))).toEqual(["ssh-ed25519"]);
  expect(hostKeyAlgorithms(readHostKeys([PRINT]))).not.toContain("ssh-rsa");
});

describe("masking", () => {
  const SECRET = "first line\nsecond line";

  test("hides a secret, each of its lines, and their base64 and URL forms", () => {
    const masking = new Masking();
    masking.add(SECRET);
    const forms = [SECRET, "second line", Buffer.from(SECRET).toString("base64"), encodeURIComponent("second line")];
    for (const form of forms) expect(masking.redact(`a ${form} b`)).toBe("a *** b");
  });

  test("leaves short values alone: they would blank out half of the log", () => {
    const masking = new Masking();
    masking.add("ab");
    expect(masking.redact("abc")).toBe("abc");
  });

  test("hides the longer secret first, so that nothing of it is left", () => {
    const masking = new Masking();
    masking.add("pass");
    masking.add("password");
    expect(masking.redact("password")).toBe("***");
  });
});
