import type { Forge } from "./forge.ts";
import type { RepositoryAddress } from "./repository-address.ts";

/** A name in the forge's own registry for an image that the Compose files do not name. Registries take small letters only. */
export function proposedImage(
  forge: Forge,
  address: RepositoryAddress,
  parts: readonly (string | undefined)[],
): string {
  const host = address.forge.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
  const registries: Readonly<Record<Forge, string>> = {
    github: "ghcr.io",
    ghes: `containers.${host}`,
    forgejo: host,
    gitea: host,
  };
  const name = [address.name, ...parts.filter((part) => part !== undefined)].join("-");
  const repository = `${address.owner}/${name}`;
  return `${registries[forge]}/${repository}`.toLowerCase();
}
