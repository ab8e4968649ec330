import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

/** Numbers only: no text that a stranger wrote comes in here. */
export const inputs = [
  { name: "issue", description: "Number of the issue in which somebody commented." },
  { name: "comment", description: "Id of that comment." },
  {
    name: "token",
    description:
      "Token with `actions: write`, `contents: read`, `issues: write`, and `statuses: write` where preparations ask: a no stays with the commit.",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "config",
    description: "Path of the configuration file on the default branch.",
    default: ".github/sluice.yml",
  },
  {
    name: "requester",
    description: "Login that requests in issues are posted by. Default: the account of the run's own token.",
  },
  {
    name: "workflow",
    description:
      "File of the workflow that is dispatched after an answer about a tag, with `tag` and `approval` or `verdict`.",
    default: "deploy-prod.yml",
  },
  {
    name: "preparation",
    description:
      "File of the workflow that is dispatched after an answer about what has no tag yet, with `version` and `sign-off` or `approval`.",
    default: "prepare-release.yml",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "answer", description: "none (nobody gave a command), approved, rejected, or refused." },
  { name: "reason", description: "Why it was refused, as a short code; empty otherwise." },
  { name: "gate", description: "Gate that was answered for." },
  { name: "version", description: "Release that was answered for." },
] as const satisfies readonly OutputKey[];
