import { posix } from "node:path";
import type { BuiltImage } from "../workflows/copy-values.ts";
import type { ComposeService, ServiceBuild } from "./compose-project.ts";
import { readImageName } from "./image-name.ts";

/** An image that the repository builds, with what a person has to change in the Compose files before it can be released. */
export interface FoundImage extends BuiltImage {
  /** Whether the Compose files name it. Else the name is a proposal. */
  readonly isNamed: boolean;
  /** Whether its tag is the version of the release. */
  readonly takesVersion: boolean;
}

export const VERSIONED_TAG = "${SLUICE_VERSION:?}";

/** The images of the services that have `build:`, each once. `proposed` names an image that the Compose files do not name. */
export function builtImages(
  services: readonly ComposeService[],
  composeFolder: string,
  proposed: (service: string, isOnly: boolean) => string,
): FoundImage[] {
  const built = services.filter((service) => service.build !== undefined);
  const images = new Map<string, FoundImage>();
  for (const service of built) {
    const { name, tag } = readImageName(service.image ?? "");
    const isNamed = name !== undefined && name !== "";
    const key = isNamed ? name : proposed(service.name, built.length === 1);
    const before = images.get(key);
    const takesVersion = /\bSLUICE_VERSION\b/.test(tag) && before?.takesVersion !== false;
    images.set(key, {
      ...(before ?? { name: key, isNamed, ...buildOf(service.build, composeFolder) }),
      services: [...(before?.services ?? []), service.name],
      takesVersion,
    });
  }
  return [...images.values()];
}

/** Compose counts from its own folder, the workflow from the repository's root. */
function buildOf(
  { context, dockerfile, target }: ServiceBuild = { context: ".", dockerfile: undefined, target: undefined },
  folder: string,
): Pick<BuiltImage, "context" | "file" | "target"> {
  const fromRoot = context.includes("://") ? context : posix.join(folder, context).replace(/(?<=.)\/$/, "");
  return {
    context: fromRoot,
    ...(dockerfile === undefined ? {} : { file: posix.join(fromRoot, dockerfile) }),
    ...(target === undefined ? {} : { target }),
  };
}
