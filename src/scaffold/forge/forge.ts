/** The forges that a copy of the workflows can be written for. */
export const FORGES = ["github", "ghes", "forgejo", "gitea"] as const;
export type Forge = (typeof FORGES)[number];

export function isForge(text: string): text is Forge {
  return FORGES.some((forge) => forge === text);
}

/** Forgejo and Gitea ignore `environment:`, so there a gate is a comment and every secret belongs to the repository. */
export function hasEnvironments(forge: Forge): boolean {
  return forge === "github" || forge === "ghes";
}

/** GitHub Enterprise Server, Forgejo and Gitea do not have the kind of artifact that the workflows upload. */
export function hasArtifacts(forge: Forge): boolean {
  return forge === "github";
}

/** Their runners accept the full address of an action's repository in `uses:`. GitHub's accept `OWNER/NAME` only. */
export function takesActionAddresses(forge: Forge): boolean {
  return forge === "forgejo" || forge === "gitea";
}

/** Gitea (1.26) knows no `statuses` among the permissions of a run's token. Forgejo's token is not limited by `permissions` at all. */
export function hasStatusPermission(forge: Forge): boolean {
  return forge !== "gitea";
}
