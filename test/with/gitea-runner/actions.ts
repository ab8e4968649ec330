import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { must } from "../../sandbox/processes.ts";
import type { Gitea } from "../gitea/gitea.ts";

/** Commits of Sluice and of the mirror of actions/checkout. */
export interface Pins {
  readonly suite: string;
  readonly checkout: string;
}

const SUITE = ["actions", "dist", "workflows", ".github/workflows", "cli", "src", "host"];

/** Pushes the actions that the copy names to the forge, as docs/other-forges.md says. */
export async function pushActions(gitea: Gitea): Promise<Pins> {
  for (const owner of ["ops", "mirror"]) await gitea.ask("POST", "/orgs", { username: owner });
  const suite = await pushFolder(gitea, "ops/sluice", (folder) => {
    for (const part of SUITE) cpSync(join(repositoryRoot(), part), join(folder, part), { recursive: true });
  });
  // The runner cannot reach github.com here: the mirror that docs/other-forges.md tells of.
  const checkout = await pushFolder(gitea, "mirror/checkout", (folder) =>
    writeFileSync(join(folder, "action.yml"), CHECKOUT),
  );
  return { suite, checkout };
}

/** Makes a public repository of a folder's files; its commit. */
async function pushFolder(gitea: Gitea, name: string, fill: (folder: string) => void): Promise<string> {
  const [owner = "", repository = ""] = name.split("/");
  await gitea.ask("POST", `/orgs/${owner}/repos`, { name: repository, default_branch: "main" });
  const folder = join(gitea.folder, `${owner}-${repository}`);
  mkdirSync(folder);
  fill(folder);
  const git = (...args: readonly string[]): Promise<string> =>
    must(["git", "-C", folder, "-c", "user.name=ops", "-c", "user.email=ops@example.com", ...args]);
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all", "--force");
  await git("commit", "--quiet", "--message", "feat: everything");
  const remote = `${gitea.url.replace("://", `://ada:${await gitea.token("ada")}@`)}/${name}.git`;
  await git("push", "--quiet", remote, "main");
  // Nothing of Sluice's own CI may start on that forge.
  await gitea.ask("PATCH", `/repos/${name}`, { has_actions: false });
  return (await git("rev-parse", "HEAD")).trim();
}

/** What is needed of actions/checkout. The token is in the environment of one Git command alone. */
const CHECKOUT = `name: Check out
description: Fetches and checks out the run's commit.
inputs:
  ref: { description: "Branch, tag or commit", default: "" }
  fetch-depth: { description: "Number of commits; 0 is everything", default: "1" }
  fetch-tags: { description: "Whether tags come along", default: "false" }
  persist-credentials: { description: "Nothing is kept", default: "false" }
runs:
  using: composite
  steps:
    - shell: bash
      env:
        REF: \${{ inputs.ref }}
        DEPTH: \${{ inputs.fetch-depth }}
        TOKEN: \${{ github.token }}
        ADDRESS: \${{ github.server_url }}/\${{ github.repository }}.git
      run: |
        export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader
        export GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)"
        git init --quiet .
        git remote add origin "$ADDRESS" 2>/dev/null || true
        git fetch --quiet --tags --force origin '+refs/heads/*:refs/remotes/origin/*'
        git checkout --quiet --force --detach "\${REF:-$GITHUB_SHA}"
`;
