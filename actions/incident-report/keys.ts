import { branchConfigKey } from "../../src/config/read-config.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  branchConfigKey,
  { name: "issue", description: "Number of the incident's issue." },
  {
    name: "token",
    description:
      "Token with `actions: read`, `contents: read`, `deployments: read` and `issues: read`; with `issues: write` for the link, and for the page itself at Gitea and Forgejo.",
    default: "${{ github.token }}",
    secret: true,
  },
  requesterKey,
  {
    name: "postmortem",
    description: "Address of the pull request with the post-mortem, from the output `url` of open-postmortem.",
  },
  {
    name: "artifact",
    description:
      "Address of the page as an artifact, from the output `artifact-url` of actions/upload-artifact. Then no page is made: the issue gets a comment with the link, or its earlier one is changed.",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "folder",
    description:
      "Folder on the runner with `incident-report.html` and `incident.json`, for an upload; empty with `artifact`.",
  },
] as const satisfies readonly OutputKey[];
