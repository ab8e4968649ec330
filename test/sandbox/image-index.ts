import { createHash } from "node:crypto";

/** An image as BuildKit pushes it: an index of the image itself and of what attests it. */
export interface IndexWish {
  /** `127.0.0.1:<port>`, or whatever the registry answers to over plain HTTP. */
  readonly registry: string;
  readonly repository: string;
  /** Digest of the image, which is there already. */
  readonly image: string;
  /** Without one the index is there by its digest only. */
  readonly tag?: string;
}

const IMAGE_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const STATEMENTS = ["https://spdx.dev/Document", "https://slsa.dev/provenance/v1"];

/** Gives the digest of the index. */
export async function pushIndex(wish: IndexWish): Promise<string> {
  const base = `http://${wish.registry}/v2/${wish.repository}`;
  const image = await ask(`${base}/manifests/${wish.image}`, { headers: { accept: `${IMAGE_TYPE}, ${OCI_MANIFEST}` } });
  const text = await image.text();
  const layers = await Promise.all(STATEMENTS.map((type) => pushStatement(base, type, wish.image)));
  const config = await pushBlob(base, "application/vnd.oci.image.config.v1+json", "{}");
  const attestation = JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers });
  await pushManifest(base, OCI_MANIFEST, attestation);
  const index = JSON.stringify({
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [
      {
        ...descriptor(image.headers.get("content-type") ?? IMAGE_TYPE, text),
        platform: { os: "linux", architecture: "amd64" },
      },
      {
        ...descriptor(OCI_MANIFEST, attestation),
        annotations: {
          "vnd.docker.reference.type": "attestation-manifest",
          "vnd.docker.reference.digest": wish.image,
        },
        platform: { os: "unknown", architecture: "unknown" },
      },
    ],
  });
  return pushManifest(base, OCI_INDEX, index, wish.tag);
}

async function pushStatement(base: string, predicateType: string, image: string): Promise<object> {
  const subject = [{ name: "image", digest: { sha256: image.replace("sha256:", "") } }];
  const statement = JSON.stringify({
    _type: "https://in-toto.io/Statement/v0.1",
    predicateType,
    subject,
    predicate: {},
  });
  const blob = await pushBlob(base, "application/vnd.in-toto+json", statement);
  return { ...blob, annotations: { "in-toto.io/predicate-type": predicateType } };
}

async function pushBlob(base: string, mediaType: string, text: string): Promise<object> {
  const blob = descriptor(mediaType, text);
  const upload = await ask(`${base}/blobs/uploads/`, { method: "POST" });
  const address = new URL(upload.headers.get("location") ?? "", base);
  address.searchParams.set("digest", blob.digest);
  await ask(address.href, { method: "PUT", body: text, headers: { "content-type": "application/octet-stream" } });
  return blob;
}

async function pushManifest(base: string, mediaType: string, text: string, tag?: string): Promise<string> {
  const { digest } = descriptor(mediaType, text);
  await ask(`${base}/manifests/${tag ?? digest}`, {
    method: "PUT",
    body: text,
    headers: { "content-type": mediaType },
  });
  return digest;
}

function descriptor(mediaType: string, text: string): { mediaType: string; digest: string; size: number } {
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  return { mediaType, digest, size: Buffer.byteLength(text) };
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(url, request);
  if (!answer.ok) throw new Error(`${request.method ?? "GET"} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}
