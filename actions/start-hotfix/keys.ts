import { branchConfigKey } from "../../src/config/read-config.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  {
    name: "from",
    description:
      "Stable tag to fix, such as v1.2.4. Default: the release that the environment runs according to its deployments; if these are not available, the newest release that was not rolled back, with a warning.",
  },
  {
    name: "commits",
    description:
      "Commits to cherry-pick from another branch, in order, separated by commas or lines; a merge is one change. Default: none; people push the fix to the branch.",
  },
  {
    name: "token",
    description:
      "Token that pushes the branch (`contents: write`), dispatches workflows (`actions: write`), and reads which release is live (`deployments: read`, on forges without deployments `statuses: read`).",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "release-token",
    description:
      "Token of an app or a person that pushes the branch instead. Only its push starts workflows, and only it can change workflows (`workflows`).",
    secret: true,
  },
  { name: "environment", description: "Environment whose live release is fixed.", default: "production" },
  branchConfigKey,
  {
    name: "staging-workflow",
    description:
      "File of the workflow that deploys the branch to staging. It is dispatched if the push starts no workflow; none disables it.",
    default: "deploy-staging.yml",
  },
  {
    name: "prepare-workflow",
    description: "File of the workflow that is dispatched on the branch after a cherry-pick; none disables it.",
    default: "prepare-release.yml",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "Version that the branch is for." },
  { name: "branch", description: "Branch, hotfix/vX.Y.Z." },
  { name: "commit", description: "Head of the branch." },
  { name: "created", description: "true, or false if the same branch already existed." },
  {
    name: "started-run",
    description:
      "Id of the run of the preparation; empty if none was dispatched. A job with the id in its name records who started that run: docs/gates.md.",
  },
  { name: "conflicts", description: "Files in conflict, one per line; empty for none." },
  reportOutput,
] as const satisfies readonly OutputKey[];
