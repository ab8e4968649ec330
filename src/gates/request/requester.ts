import type { ForgeKind } from "../../ports/world.ts";
import type { InputKey } from "../../stage/keys.ts";

/** The same in every stage that reads or posts approval requests. */
export const requesterKey = {
  name: "requester",
  description: "Login of the account that posts approval requests. Default: the account of the run's own token.",
} as const satisfies InputKey;

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
