import { branchConfigKey } from "../../src/config/read-config.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";
import { neededKey } from "../../src/stage/needed-outputs.ts";

export const inputs = [
  { name: "environment", description: "Gate that needs the approval.", default: "production" },
  {
    name: "version",
    description: "Release tag that waits for the approval, or that is to be created, such as v1.4.0.",
  },
  { name: "commit", description: "Commit of that tag, as 40 hexadecimal digits." },
  { name: "plan-fingerprint", description: "Fingerprint of the plan that is shown, if there is one." },
  {
    name: "asks",
    description:
      "Decision that is requested: sign-off (staging works), tag (create the tag), release (start the release), verdict (the live release works) or rollback (roll back). The first two are about the head of the run's branch.",
    default: "release",
  },
  {
    name: "rollback",
    description:
      "With `asks: rollback`: inputs of the workflow as JSON (`toJSON(inputs)`), of which `target`, `from`, `reason`, `pull-missing`, `ignore-one-offs`, `scenario`, `backup` and `schema-change` are shown and are part of the approval. Then `version` and `commit` are not needed.",
  },
  { name: "report", description: "Report as Markdown that is shown with the request." },
  { name: "staging-url", description: "Address of the application on staging, for the reviewer." },
  {
    name: "override-windows",
    description: "Names of release windows that do not apply. They are shown, and passed on with the approval.",
  },
  { name: "override-reason", description: "Reason for the override, for the reviewer and the record." },
  {
    name: "message",
    description:
      "Message of the tag, in one line, if there is no tag yet. It is shown, and passed on with the approval.",
  },
  {
    name: "after",
    description:
      "Id of the request whose answer led to this one (output `request` of verify-approval). The starter of that run is a starter of this request, too.",
  },
  {
    name: "destination",
    description: "Destination of the release, from check-readiness. It is shown, and is part of the approval.",
  },
  {
    name: "token",
    description: "Token with `actions: read`, `contents: read`, `issues: write` and `statuses: write`.",
    default: "${{ github.token }}",
    secret: true,
  },
  branchConfigKey,
  requesterKey,
  neededKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "issue", description: "Number of the issue that contains the request." },
  { name: "url", description: "Address of the request." },
] as const satisfies readonly OutputKey[];
