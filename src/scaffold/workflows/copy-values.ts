import * as v from "valibot";

const builtImage = v.strictObject({
  /** Compose services that run it. */
  services: v.array(v.string()),
  /** Registry and repository, without a tag. */
  name: v.string(),
  /** Folder that is built, from the repository's root. */
  context: v.string(),
  file: v.optional(v.string()),
  target: v.optional(v.string()),
});

/** What of the user's repository is written into the workflows. The lock keeps it, so that a version can be written again. */
export const copyValues = v.strictObject({ branch: v.string(), images: v.array(builtImage) });

export type BuiltImage = v.InferOutput<typeof builtImage>;
export type CopyValues = v.InferOutput<typeof copyValues>;

/** Registry and repository of an image's name. A name without a registry is one of Docker Hub. */
export function imageParts(name: string): { readonly registry: string; readonly repository: string } {
  const [first = "", ...rest] = name.split("/");
  if (rest.length === 0 || !/[.:]|^localhost$/.test(first)) return { registry: "docker.io", repository: name };
  return { registry: first, repository: rest.join("/") };
}
