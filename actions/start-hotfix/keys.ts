import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  {
    name: "from",
    description:
      "Stable tag to fix, such as v1.2.4. Default: the release that the environment runs, by its deployments; where they do not tell, the newest that was not rolled back, with a warning.",
  },
  {
    name: "commits",
    description:
      "Commits to take over from another branch, in their order, separated by commas or lines; a merge is taken as one change. Default: none, the fix is pushed to the branch by people.",
  },
  {
    name: "token",
    description:
      "Token that pushes the branch (`contents: write`), dispatches (`actions: write`), and sees what is live (`deployments: read`).",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "release-token",
    description:
      "Token of an app or a person that pushes the branch instead: only its push starts workflows, and only it may change workflows (`workflows`).",
    secret: true,
  },
  { name: "environment", description: "Environment whose live release is fixed.", default: "production" },
  {
    name: "config",
    description: "Path of the configuration file, which is read from the default branch.",
    default: ".github/sluice.yml",
  },
  {
    name: "staging-workflow",
    description:
      "File of the workflow that brings the branch to staging, dispatched where its push starts nothing; none for none.",
    default: "deploy-staging.yml",
  },
  {
    name: "prepare-workflow",
    description: "File of the workflow that is dispatched on the branch when commits were taken over; none for none.",
    default: "prepare-release.yml",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "The version that the branch is for." },
  { name: "branch", description: "The branch, hotfix/vX.Y.Z." },
  { name: "commit", description: "Where it ends." },
  { name: "created", description: "true, or false when it was there already, just so." },
  { name: "conflicts", description: "Files in conflict, one a line; empty for none." },
  reportOutput,
] as const satisfies readonly OutputKey[];
