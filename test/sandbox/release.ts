import { buildImage, type ImageRecipe, pushImage } from "./images.ts";
import type { Sandbox } from "./sandbox.ts";

/** What was published under a tag. */
export interface Release {
  readonly tag: string;
  readonly commit: string;
  /** For each service that has an image of its own, the digest that the registry knows it by. */
  readonly images: Readonly<Record<string, string>>;
}

export interface ReleaseContents {
  /** Without one only a commit is pushed, and its images are named `sha-<commit>`. */
  readonly tag: string | undefined;
  /** The first part of the image names after the registry's address. */
  readonly application: string;
  /** By service. */
  readonly images: Readonly<Record<string, ImageRecipe>>;
  /** The repository's files at this release; those that are not named stay, null removes one. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** Builds and pushes a release's images, commits its files, and pushes the tag; what a team's CI does. */
export async function publishRelease(sandbox: Sandbox, contents: ReleaseContents): Promise<Release> {
  const { application } = contents;
  const commit = await sandbox.origin.commit(contents.files, `feat: what ${contents.tag ?? "is new"} brings`);
  const tag = contents.tag ?? `sha-${commit}`;
  const images: Record<string, string> = {};
  for (const [service, recipe] of Object.entries(contents.images)) {
    const name = imageName(sandbox, { application, service, tag });
    await buildImage(sandbox.builder, { name, sandbox: sandbox.name, ...recipe });
    images[service] = await pushImage(sandbox.builder, name);
    // The engine is mostly the hosts' as well: what they run they have to pull.
    await sandbox.builder.docker(["rmi", name]);
  }
  if (contents.tag !== undefined) await sandbox.origin.tag(tag, commit);
  return { tag, commit, images };
}

export function imageName(
  { registry }: Pick<Sandbox, "registry">,
  { application, service, tag }: { readonly application: string; readonly service: string; readonly tag: string },
): string {
  return `${registry.address}/${application}/${service}:${tag}`;
}
