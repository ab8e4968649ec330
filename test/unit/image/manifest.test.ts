import { createHash } from "node:crypto";
import { type Manifest, type ManifestAnswer, readManifest } from "../../../src/image/manifest.ts";
import { mustBeWritten, oneImage } from "../../../src/image/tagging.ts";

const INDEX = "application/vnd.oci.image.index.v1+json";
const image = "ghcr.io/owner/app:v1.0.0";

const sha256 = (text: string): string => `sha256:${createHash("sha256").update(text).digest("hex")}`;

const index = JSON.stringify({
  schemaVersion: 2,
  manifests: [
    { digest: "sha256:1", platform: { os: "linux", architecture: "amd64" } },
    { digest: "sha256:2", platform: { os: "linux", architecture: "arm64" } },
    {
      digest: "sha256:3",
      platform: { os: "unknown", architecture: "unknown" },
      annotations: { "vnd.docker.reference.type": "attestation-manifest" },
    },
  ],
});

const answer = (overrides: Partial<ManifestAnswer> = {}): ManifestAnswer => ({
  ...{ image, wanted: undefined, mediaType: INDEX, binary: index, header: undefined },
  ...overrides,
});

test("an index tells its platforms, and whether anything attests them", () => {
  const read = readManifest(answer({ mediaType: `${INDEX}; charset=utf-8`, header: sha256(index) }));
  expect(read).toEqual({
    ...{ digest: sha256(index), mediaType: INDEX, binary: index },
    ...{ platforms: ["linux/amd64", "linux/arm64"], attested: true },
  });
});

test("an image alone has no attestation", () => {
  const mediaType = "application/vnd.docker.distribution.manifest.v2+json";
  expect(readManifest(answer({ mediaType, binary: '{"schemaVersion":2}' }))).toMatchObject({
    ...{ platforms: [], attested: false },
  });
});

test.each<[string, Partial<ManifestAnswer>]>([
  ['of the type "text/html"', { mediaType: "text/html" }],
  [`the registry calls its digest ${sha256("another")}, and it is ${sha256(index)}`, { header: sha256("another") }],
  ["it is no JSON", { binary: "<html>" }],
  ["it is no JSON", { binary: '{"schemaVersion":2,"name":"\xff"}' }],
  ["not understood: schemaVersion", { binary: '{"schemaVersion":1}' }],
  ["it calls itself a/b, and the registry calls it", { binary: '{"schemaVersion":2,"mediaType":"a/b"}' }],
])("nothing is promoted where %s", (why, wrong) => {
  expect(() => readManifest(answer(wrong))).toThrow(why);
});

test("what was asked for by its digest is believed only when its bytes have that digest, whatever the header says", () => {
  const wanted = sha256(index);
  expect(readManifest(answer({ wanted })).digest).toBe(wanted);
  const other = index.replace("arm64", "riscv64");
  for (const header of [undefined, wanted, sha256(other)])
    expect(() => readManifest(answer({ image: `app@${wanted}`, wanted, binary: other, header }))).toThrow(
      `app@${wanted} was requested from the registry, and it returned a manifest whose digest is ${sha256(other)}`,
    );
});

test("the digest is over the bytes, also where they are no text", () => {
  const bytes = Buffer.from('{"schemaVersion":2,"annotations":{"by":"Zoë"}}');
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  expect(readManifest(answer({ wanted: digest, binary: bytes.toString("latin1") })).digest).toBe(digest);
});

const manifest = (word: string): Manifest => ({
  ...{ digest: sha256(word), mediaType: INDEX, binary: word, platforms: [], attested: true },
});

const candidate = (tag: string, word: string) => ({ tag, manifest: manifest(word) });

test("the nearest name counts where several commits have the same image; different images are for a person", () => {
  expect(oneImage("app", [])).toBeUndefined();
  expect(oneImage("app", [candidate("sha-2", "x"), candidate("sha-1", "x")])).toMatchObject({ tag: "sha-2" });
  expect(() => oneImage("app", [candidate("sha-2", "y"), candidate("sha-1", "x")])).toThrow(
    "Which of the two was tested is unknown.",
  );
});

test("a tag is written once: free it is, the same it need not be, another image's it must not be", () => {
  const wish = { image: "app", version: "v1.0.0", source: manifest("x") };
  expect(mustBeWritten({ ...wish, there: undefined })).toBe(true);
  expect(mustBeWritten({ ...wish, there: manifest("x") })).toBe(false);
  expect(() => mustBeWritten({ ...wish, there: manifest("y") })).toThrow("A tag that exists is never overwritten");
  expect(() => mustBeWritten({ ...wish, version: `sha-${"a".repeat(40)}`, there: manifest("y") })).toThrow(
    "Run this again",
  );
});
