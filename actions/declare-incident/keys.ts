import { incidentTimeKeys } from "../../src/announcement/incident-keys.ts";
import { channelKeys } from "../../src/channels/channel-keys.ts";
import { branchConfigKey } from "../../src/config/read-config.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  branchConfigKey,
  {
    name: "event",
    description:
      "What declares the incident: person, or how a release or a rollback ended: failed, unknown, rolled-back, rollback-refused, or held (a rollback failed). Without the section `incidents` of the configuration file, only a person declares an incident.",
    default: "person",
  },
  {
    name: "severity",
    description:
      "1 (all users or data at risk), 2 (many users) or 3 (some users). For person it is required; otherwise the configuration file has it.",
  },
  {
    name: "title",
    description: "Title of the issue. For person it is required; otherwise it is made from the event.",
  },
  { name: "text", description: "What is known, such as the reason of the failure." },
  {
    name: "scenario",
    description:
      "Scenario whose runbooks are linked, a key of `incidents.runbooks`. Default: failed-release, rollback or failed-rollback, by the event.",
  },
  {
    name: "version",
    description:
      "Tag of the release that the incident is about. A further declaration for the same release and environment joins the open incident.",
  },
  { name: "environment", description: "Environment that the incident is about.", default: "production" },
  ...incidentTimeKeys,
  {
    name: "token",
    description: "Token with `contents: read`, for the configuration file, and `issues: write`.",
    default: "${{ github.token }}",
    secret: true,
  },
  requesterKey,
  ...channelKeys,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "incident", description: "Number of the incident's issue; empty if none was declared." },
  { name: "url", description: "Address of the issue." },
  {
    name: "state",
    description:
      "declared, joined (an open incident is about the same), known (this attempt of the run has declared it before), or none.",
  },
  { name: "severity", description: "Severity of the incident, 1 to 3; empty if none was declared." },
] as const satisfies readonly OutputKey[];
