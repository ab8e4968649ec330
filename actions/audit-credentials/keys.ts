import { userKeys } from "../../src/deploy/place.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  ...userKeys,
  {
    name: "since",
    description:
      "Time from which on a credential could have been used, such as 2026-11-26T02:00:00Z. Default: 14 days ago.",
  },
  { name: "incident", description: "Number of the incident in whose issue the report is posted; empty for none." },
  {
    name: "evidence",
    description:
      "What was done, as lines NAME=result. Then the report is the evidence and what the host shows now, instead of the checklist and the audit trail.",
  },
  {
    name: "resolve",
    description: "Whether the incident is resolved and its issue closed. It needs `evidence`.",
    default: "false",
  },
  {
    name: "token",
    description:
      "Token with `actions: read`, `contents: read`, `deployments: read` and, with `incident`, `issues: write`. Deploy keys of the repository are listed only for a token with `Administration: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
  requesterKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "secrets", description: "Names of the secrets on the checklist, as a JSON list." },
  { name: "unread", description: "Parts of the audit trail that could not be read, as a JSON list." },
  reportOutput,
] as const satisfies readonly OutputKey[];
