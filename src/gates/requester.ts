import type { ForgeKind } from "../world/world.ts";

/**
 * The account that a run's own token writes as. Only its requests and marks count: GitHub's is known, Gitea's and
 * Forgejo's are reserved names of their actions (models/user/user_system.go in both).
 */
export function requesterOf(forge: ForgeKind): string {
  switch (forge) {
    case "github":
      return "github-actions[bot]";
    case "gitea":
      return "gitea-actions";
    case "forgejo":
      return "forgejo-actions";
  }
}
