import type { Forge } from "./forge.ts";
import { addressOn, type RepositoryAddress, repositoryPage } from "./repository-address.ts";

/** Pages of a repository's settings on which a person has something to do. */
export interface SettingsPages {
  readonly secrets: string;
  /** Where Actions are enabled, and what the run's token may do. */
  readonly actions: string;
  readonly tags: string;
  readonly branches: string;
  readonly runners: string;
  /** Undefined where the forge has none. */
  readonly environments: string | undefined;
}

export function settingsPages(forge: Forge, repository: RepositoryAddress): SettingsPages {
  const settings = `${repositoryPage(addressOn(forge, repository))}/settings`;
  if (forge === "github" || forge === "ghes") {
    return {
      secrets: `${settings}/secrets/actions`,
      actions: `${settings}/actions`,
      tags: `${settings}/rules`,
      branches: `${settings}/rules`,
      runners: `${settings}/actions/runners`,
      environments: `${settings}/environments`,
    };
  }
  return {
    secrets: `${settings}/actions/secrets`,
    actions: forge === "gitea" ? `${settings}/actions/general` : `${settings}/units`,
    tags: `${settings}/tags`,
    branches: `${settings}/branches`,
    runners: `${settings}/actions/runners`,
    environments: undefined,
  };
}
