import { createHash } from "node:crypto";
import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import { StageFailure } from "../stage/failure.ts";

/** What a registry keeps under a tag: one image, or an index of several with what attests them. */
export interface Manifest {
  /** `sha256:` and 64 hexadecimal digits over the bytes. */
  readonly digest: string;
  readonly mediaType: string;
  /** Byte for byte: another byte would be another digest. */
  readonly text: string;
  /** Platforms in an index; empty for a single image. */
  readonly platforms: readonly string[];
  /** Whether it comes with attestations, which is where BuildKit keeps SBOM and provenance. */
  readonly attested: boolean;
}

export const MANIFEST_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
] as const;

const manifestSchema = v.object({
  schemaVersion: v.literal(2),
  manifests: v.optional(
    v.array(
      v.object({
        platform: v.optional(v.object({ os: v.string(), architecture: v.string() })),
        annotations: v.optional(v.record(v.string(), v.string())),
      }),
    ),
    [],
  ),
});

export interface ManifestAnswer {
  /** For a message. */
  readonly image: string;
  readonly mediaType: string;
  readonly text: string;
  /** What the registry says that the digest is, where it says so. */
  readonly digest: string | undefined;
}

/** Throws a StageFailure for bytes that are not what the registry calls them. */
export function readManifest({ image, mediaType: type, text, digest: said }: ManifestAnswer): Manifest {
  const [mediaType = ""] = type.split(";");
  if (!MANIFEST_TYPES.some((known) => known === mediaType))
    throw unreadable(image, `it is of the type "${mediaType}", which is no image`);
  const digest = `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
  if (said !== undefined && said !== digest) throw unreadable(image, `its digest is ${digest}, and not ${said}`);
  const { manifests } = understand(manifestSchema, parsed(image, text), `the image ${image}`);
  const isAttestation = (one: (typeof manifests)[number]): boolean =>
    one.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
  return {
    ...{ digest, mediaType, text },
    platforms: manifests
      .filter((one) => !isAttestation(one))
      .map(({ platform }) => (platform === undefined ? "unknown" : `${platform.os}/${platform.architecture}`)),
    attested: manifests.some(isAttestation),
  };
}

function parsed(image: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(image, "it is no JSON", error);
  }
}

function unreadable(image: string, why: string, cause?: unknown): StageFailure {
  return new StageFailure({
    what: `What the registry keeps as ${image} can't be promoted: ${why}.`,
    means: "A copy that differs in one byte would be another image. Nothing was changed.",
    todo: "Look at it with `docker buildx imagetools inspect`, and build it again.",
    cause,
  });
}
