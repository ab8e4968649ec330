import { createHash } from "node:crypto";

/** A tag for several platforms, all made from one image that is in the registry. */
export interface PlatformsWish {
  /** `127.0.0.1:<port>`, or whatever the registry answers to over plain HTTP. */
  readonly registry: string;
  readonly repository: string;
  /** Digest of the image, which is there already. */
  readonly image: string;
  readonly tag: string;
  readonly platforms: readonly string[];
}

const IMAGE_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";

interface Manifest {
  readonly config: { readonly mediaType: string; readonly digest: string };
}

interface Configuration {
  readonly config: { readonly Env?: readonly string[] };
}

/** An image for several platforms, each with a configuration of its own: BUILT_FOR names the platform in its environment. */
export async function pushPlatforms(wish: PlatformsWish): Promise<string> {
  const base = `http://${wish.registry}/v2/${wish.repository}`;
  const found = await ask(`${base}/manifests/${wish.image}`, { headers: { accept: `${IMAGE_TYPE}, ${OCI_MANIFEST}` } });
  const type = found.headers.get("content-type") ?? IMAGE_TYPE;
  const manifest: Manifest = JSON.parse(await found.text());
  const config: Configuration = JSON.parse(await (await ask(`${base}/blobs/${manifest.config.digest}`, {})).text());
  const manifests: object[] = [];
  for (const architecture of wish.platforms) {
    const Env = [...(config.config.Env ?? []), `BUILT_FOR=${architecture}`];
    const own = JSON.stringify({ ...config, architecture, config: { ...config.config, Env } });
    const text = JSON.stringify({ ...manifest, config: await pushBlob(base, manifest.config.mediaType, own) });
    await pushManifest(base, type, text);
    manifests.push({ ...descriptor(type, text), platform: { os: "linux", architecture } });
  }
  return pushManifest(base, OCI_INDEX, JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }), wish.tag);
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
