import { StageFailure } from "../failure/failure.ts";
import type { Manifest } from "./manifest.ts";

/** The image of a commit, by the name that the build gave it. */
export interface Candidate {
  readonly tag: string;
  readonly manifest: Manifest;
}

/** An image under the name that it had; undefined when no commit has one. */
export function oneImage(image: string, candidates: readonly Candidate[]): Candidate | undefined {
  const [nearest, ...others] = candidates;
  const different = others.find(({ manifest }) => manifest.digest !== nearest?.manifest.digest);
  if (nearest === undefined || different === undefined) return nearest;
  throw new StageFailure({
    what: `${image}:${nearest.tag} is ${nearest.manifest.digest}, and ${image}:${different.tag} is ${different.manifest.digest}.`,
    means:
      "Between these commits only the changelog changed, so both should have the same image. Which of the two was tested is unknown. Nothing was changed.",
    todo: "See in the runs of deploy-staging.yml which digest staging ran, delete the other tag in the registry, and run this again.",
  });
}

export interface Wish {
  readonly image: string;
  /** The tag that the image is to have. */
  readonly version: string;
  readonly source: Manifest;
  /** What has that tag now. */
  readonly there: Manifest | undefined;
}

/** Whether the tag has to be written. A tag that is another image's stays what it is, and this refuses. */
export function mustBeWritten({ image, version, source, there }: Wish): boolean {
  if (there === undefined) return true;
  if (there.digest === source.digest) return false;
  throw new StageFailure({
    what: `${image}:${version} exists with the digest ${there.digest}; expected was ${source.digest}.`,
    means: "A tag that exists is never overwritten, because a host may run its image. Nothing was changed.",
    todo: version.startsWith("sha-")
      ? "The same commit was built twice at the same time. Run this again: it takes the image that is there."
      : "Release under the next version. Or, if no host runs that image, delete the tag in the registry and run this again.",
  });
}
