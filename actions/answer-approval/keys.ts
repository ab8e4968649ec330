import { branchConfigKey } from "../../src/config/read-config.ts";
import { commentKeys, eventActionKey } from "../../src/gates/comment/comment-event.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...commentKeys,
  {
    name: "token",
    description:
      "Token with `actions: write`, `contents: read`, `issues: write`, and `statuses: write` if preparations request approvals: a rejection is stored with the commit.",
    default: "${{ github.token }}",
    secret: true,
  },
  branchConfigKey,
  requesterKey,
  {
    name: "workflow",
    description:
      "File of the workflow that is dispatched after an answer about a tag, with `tag` and `approval` or `verdict`.",
    default: "deploy-prod.yml",
  },
  {
    name: "preparation",
    description:
      "File of the workflow that is dispatched after an answer about a commit without a tag, with `version` and `sign-off` or `approval`.",
    default: "prepare-release.yml",
  },
  {
    name: "rollback",
    description:
      "File of the workflow that is dispatched after an answer about a rollback, with its own inputs and `approval`.",
    default: "rollback.yml",
  },
  eventActionKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "answer", description: "none (the comment is no command), approved, rejected, or refused." },
  { name: "reason", description: "Code of the reason for a refusal; otherwise empty." },
  { name: "gate", description: "Gate of the answered request." },
  { name: "version", description: "Release of the answered request." },
] as const satisfies readonly OutputKey[];
