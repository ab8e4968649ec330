import { createHash } from "node:crypto";
import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import { understand } from "../stage/answer.ts";

/** What a registry keeps under a tag: one image, or an index of several with what attests them. */
export interface Manifest {
  /** `sha256:` and 64 hexadecimal digits over the bytes. */
  readonly digest: string;
  readonly mediaType: string;
  /** As the registry keeps it, one character a byte: another byte would be another digest. */
  readonly binary: string;
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
  mediaType: v.optional(v.string()),
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
  /** For a message: the name that was requested from the registry. */
  readonly image: string;
  /** The requested digest; undefined where a tag was requested. */
  readonly wanted: string | undefined;
  readonly mediaType: string;
  /** One character a byte. */
  readonly binary: string;
  /** The digest in the registry's header, where it sends one. It proves nothing: the bytes do. */
  readonly header: string | undefined;
}

/** Throws a StageFailure for bytes that are not the requested ones, or not of the type that the registry reports. */
export function readManifest({ image, wanted, mediaType: type, binary, header }: ManifestAnswer): Manifest {
  const bytes = Buffer.from(binary, "latin1");
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  if (wanted !== undefined && wanted !== digest) throw anotherImage(image, digest);
  if (header !== undefined && header !== digest)
    throw unreadable(image, `the registry calls its digest ${header}, and it is ${digest}`);
  const [mediaType = ""] = type.split(";");
  if (!MANIFEST_TYPES.some((known) => known === mediaType))
    throw unreadable(image, `it is of the type "${mediaType}", which is no image`);
  const { manifests, mediaType: own = mediaType } = understand(
    manifestSchema,
    parsed(image, bytes),
    `the image ${image}`,
  );
  // The digest covers the bytes and not the header: the same bytes of another type would be read as another image.
  if (own !== mediaType) throw unreadable(image, `it calls itself ${own}, and the registry calls it ${mediaType}`);
  const isAttestation = (one: (typeof manifests)[number]): boolean =>
    one.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
  return {
    ...{ digest, mediaType, binary },
    platforms: manifests
      .filter((one) => !isAttestation(one))
      .map(({ platform }) => (platform === undefined ? "unknown" : `${platform.os}/${platform.architecture}`)),
    attested: manifests.some(isAttestation),
  };
}

function parsed(image: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw unreadable(image, "it is no JSON", error);
  }
}

function anotherImage(image: string, digest: string): StageFailure {
  return new StageFailure({
    what: `The image ${image} was requested from the registry, and it returned a manifest whose digest is ${digest}.`,
    means:
      "That is another image than the one that was built and tested. It was given no tag, and nothing was changed.",
    todo: "Find out what changed the answer: the registry itself, or a proxy or a cache in front of it. Then run this again.",
  });
}

function unreadable(image: string, why: string, cause?: unknown): StageFailure {
  return new StageFailure({
    what: `The manifest ${image} of the registry cannot be promoted: ${why}.`,
    means: "A copy that differs in one byte would be another image. Nothing was changed.",
    todo: "Inspect it with `docker buildx imagetools inspect`, and build it again.",
    cause,
  });
}
