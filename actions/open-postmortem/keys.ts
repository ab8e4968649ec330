import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "issue", description: "Number of the incident's issue." },
  {
    name: "token",
    description:
      "Token with `contents: write` and `pull-requests: write`, for the file, and `actions: read`, `deployments: read` and `issues: read`, for the timeline.",
    default: "${{ github.token }}",
    secret: true,
  },
  requesterKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "path", description: "Path of the file." },
  { name: "url", description: "Address of the pull request; empty if the file is merged already." },
  {
    name: "result",
    description:
      "opened, updated, unchanged, or kept (a person changed the timeline or removed its marks, so nothing is written).",
  },
] as const satisfies readonly OutputKey[];
