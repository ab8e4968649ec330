import { createHash } from "node:crypto";
import { type Manifest, readManifest } from "../../../src/image/manifest.ts";
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

test("an index tells its platforms, and whether anything attests them", () => {
  const read = readManifest({ image, mediaType: `${INDEX}; charset=utf-8`, text: index, digest: sha256(index) });
  expect(read).toEqual({
    ...{ digest: sha256(index), mediaType: INDEX, text: index },
    ...{ platforms: ["linux/amd64", "linux/arm64"], attested: true },
  });
});

test("an image alone has no attestation", () => {
  const text = '{"schemaVersion":2}';
  const mediaType = "application/vnd.docker.distribution.manifest.v2+json";
  expect(readManifest({ image, mediaType, text, digest: undefined })).toMatchObject({ platforms: [], attested: false });
});

test.each([
  ["text/html", index, undefined, 'of the type "text/html"'],
  [INDEX, index, sha256("another"), "its digest is"],
  [INDEX, "<html>", undefined, "it is no JSON"],
  [INDEX, '{"schemaVersion":1}', undefined, "not understood: schemaVersion"],
])("%s %s (%s) is not promoted", (mediaType, text, digest, why) => {
  expect(() => readManifest({ image, mediaType, text, digest })).toThrow(why);
});

const manifest = (word: string): Manifest => ({
  ...{ digest: sha256(word), mediaType: INDEX, text: word, platforms: [], attested: true },
});

const candidate = (tag: string, word: string) => ({ tag, manifest: manifest(word) });

test("the nearest name counts where several commits have the same image; different images are for a person", () => {
  expect(oneImage("app", [])).toBeUndefined();
  expect(oneImage("app", [candidate("sha-2", "x"), candidate("sha-1", "x")])).toMatchObject({ tag: "sha-2" });
  expect(() => oneImage("app", [candidate("sha-2", "y"), candidate("sha-1", "x")])).toThrow(
    "Which of the two was tested is not known here.",
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
