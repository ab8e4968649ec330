import type { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { GitRemotes } from "../../src/ports/git.ts";
import type { RunContext } from "../../src/ports/world.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import { apiStore } from "./api-store.ts";
import type { CommitStore } from "./commit-store.ts";
import { gitStore } from "./git-store.ts";
import { refusal } from "./refusal.ts";

interface StorePlace {
  readonly world: { readonly run: RunContext; readonly gitRemotes: GitRemotes };
  readonly token: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly branch: string;
}

/** Gitea's and Forgejo's API makes no commit out of objects, so there Git pushes it. */
export function withStore<T>(
  forge: Forge,
  { world: { run, gitRemotes }, token, repository, branch }: StorePlace,
  use: (store: CommitStore) => Promise<T>,
): Promise<T> {
  const { forge: kind } = run;
  if (kind === "github") return use(apiStore(forge, repository));
  const address = repositoryUrl(run);
  if (!/^https?:/.test(address)) throw noAddress();
  // These forges accept any user name with a token.
  const login = { kind: "token", user: "x-access-token", token } as const;
  return gitRemotes.within({ address: `${address}.git`, login }, (own) => use(gitStore(own, { branch, forge: kind })));
}

function noAddress(): StageFailure {
  return refusal(
    "GITHUB_SERVER_URL is not set, so the address of the repository is unknown.",
    "Run this in a job of the forge; or set `update-changelog.write: none`, and commit the section by hand.",
  );
}
