import { incidentTimeKeys } from "../../src/announcement/incident-keys.ts";
import { channelKeys } from "../../src/channels/channel-keys.ts";
import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  {
    name: "event",
    description:
      "Event to announce: released, failed, unknown (it runs, and its health is unknown), rolled-back, rollback-refused (it still runs), held (a rollback failed), gate-opened, or rollback-asked.",
    default: "released",
  },
  { name: "version", description: "Release that the event is about, such as v1.4.0." },
  tagPrefixKey,
  {
    name: "environment",
    description: "Environment that the event is about, for its incident and the records of its rollbacks.",
    default: "production",
  },
  { name: "gate", description: "For gate-opened and rollback-asked: gate whose owners are mentioned by name." },
  {
    name: "issue",
    description:
      "Number of the issue to which the event is also posted. After a rollback the release's own issue is found and closed as well. Needs `issues: write`.",
  },
  {
    name: "report",
    description: "Report as Markdown that is posted to that issue, for forges that keep no summaries.",
  },
  { name: "reason", description: "Reason of a failure or a rollback, or what is requested at a gate." },
  {
    name: "since",
    description:
      "For released: if a rollback of the version was recorded after this time, such as 2026-11-26T02:00:00Z, nothing is announced.",
  },
  { name: "url", description: "Address of the application.", file: "smoke-test.url" },
  {
    name: "changelog",
    description: "Path of the changelog. Its section for the version becomes the release notes.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "release",
    description: "Whether a release is created on the forge.",
    default: "true",
    file: "announce.release",
  },
  {
    name: "incident",
    description:
      "Whether failed, unknown, rolled-back, rollback-refused and held declare an incident, if the configuration file on the default branch has `incidents`. Needs `issues: write`.",
    default: "true",
  },
  { name: "incident-title", description: "Title of the incident's issue. Default: it is made from the event." },
  ...incidentTimeKeys,
  {
    name: "token",
    description:
      "Token with `contents: write`, to create the release on the forge, and with `since` `deployments: read`, on forges without deployments `statuses: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
  ...channelKeys,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "announced", description: "yes, partly, no, or nothing if no channel is configured." },
  { name: "release-url", description: "Address of the release on the forge, if one was created." },
  { name: "incident", description: "Number of the incident's issue; empty if none was declared." },
] as const satisfies readonly OutputKey[];
