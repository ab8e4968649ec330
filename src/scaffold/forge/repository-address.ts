import type { Forge } from "./forge.ts";

/** A repository on a forge, as its pages are addressed. */
export interface RepositoryAddress {
  /** Address of the forge without a slash at its end, such as https://git.example.com. */
  readonly forge: string;
  readonly owner: string;
  readonly name: string;
}

/**
 * Reads the address that Git has for a remote: https, ssh or `user@host:path`. Undefined for anything that is on no forge, such
 * as a folder. The port of an SSH address says nothing about the forge's pages, so it is dropped.
 */
export function readRepositoryAddress(text: string): RepositoryAddress | undefined {
  const web = /^(https?):\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/.exec(text);
  if (web !== null) return addressOf(`${web[1]}://${web[2]}`, web[3] ?? "");
  const ssh = /^ssh:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(text);
  if (ssh !== null) return addressOf(`https://${ssh[1]}`, ssh[2] ?? "");
  const short = /^(?:[^@/:]+@)?([^/:@]+):(?!\/\/)(.+)$/.exec(text);
  if (short !== null) return addressOf(`https://${short[1]}`, short[2] ?? "");
  return undefined;
}

export const GITHUB = "https://github.com";

/**
 * The repository on the forge that was named. github.com is often reached by another name in SSH's own configuration; a company
 * on ghe.com has a name of its own.
 */
export function addressOn(forge: Forge, address: RepositoryAddress): RepositoryAddress {
  return forge === "github" && !/\.ghe\.com$/.test(address.forge) ? { ...address, forge: GITHUB } : address;
}

export function repositoryPage({ forge, owner, name }: RepositoryAddress): string {
  return `${forge}/${owner}/${name}`;
}

/** A forge may live below a path, so the last two parts are the repository and the others belong to the forge. */
function addressOf(server: string, path: string): RepositoryAddress | undefined {
  const parts = path
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .split("/")
    .filter((part) => part !== "");
  const [owner, name] = parts.slice(-2);
  if (owner === undefined || name === undefined || !/^[\w.-]+$/.test(owner) || !/^[\w.-]+$/.test(name))
    return undefined;
  return { forge: [server, ...parts.slice(0, -2)].join("/"), owner, name };
}
