import { StageFailure } from "../../failure/failure.ts";
import { type Forge, takesActionAddresses } from "./forge.ts";
import {
  addressOn,
  GITHUB,
  type RepositoryAddress,
  readRepositoryAddress,
  repositoryPage,
} from "./repository-address.ts";

/** Where Sluice's own repository is: for Git, and for `uses:` in a workflow. */
export interface ActionsSource {
  /** Address that Git fetches from. */
  readonly git: string;
  /** What stands before `/actions/<stage>@<commit>`. */
  readonly uses: string;
}

/** Reads `--actions`: `OWNER/NAME` on the forge of the user's own repository, or an address. */
export function actionsSource(given: string, forge: Forge, own: RepositoryAddress): ActionsSource {
  const isName = /^[\w.-]+\/[\w.-]+$/.test(given);
  const { forge: server } = addressOn(forge, own);
  const address = readRepositoryAddress(isName ? `${server}/${given}` : given);
  if (address === undefined) throw unusable(given, "is neither OWNER/NAME nor the address of a repository on a forge");
  const git = isName || /^https?:/.test(given) ? repositoryPage(address) : given;
  if (takesActionAddresses(forge)) return { git, uses: fullAddress(given, address) };
  const known = forge === "github" ? [server] : [server, GITHUB];
  if (!known.includes(address.forge))
    throw unusable(
      given,
      `is on ${address.forge}, and this forge's runner takes actions from ${known.join(" or ")} only`,
    );
  return { git, uses: `${address.owner}/${address.name}` };
}

function fullAddress(given: string, address: RepositoryAddress): string {
  // The runner reads the two parts after the server as owner and name.
  if (address.forge.split("/").length > 3)
    throw unusable(given, "is on a forge below a path, and the runner reads https://HOST/OWNER/NAME only");
  return repositoryPage(address);
}

function unusable(given: string, why: string): StageFailure {
  return new StageFailure({
    what: `The address of Sluice is "${given}", which ${why}.`,
    means: "The workflows would name actions that no runner can fetch. Nothing was written.",
    todo: "Give `--actions` with OWNER/NAME of a repository on your forge that holds Sluice, or its address. On GitHub and GitHub Enterprise Server the actions have to be on the same server; mirror the repository there.",
  });
}
