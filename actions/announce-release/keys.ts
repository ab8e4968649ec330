import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  {
    name: "event",
    description:
      "What is told: released, failed, unsure (it runs, and nobody can say whether it is fine), rolled-back, held (a way back failed), gate-opened, or rollback-asked.",
    default: "released",
  },
  { name: "version", description: "Release that it is about, such as v1.4.0." },
  tagPrefixKey,
  { name: "gate", description: "For gate-opened and rollback-asked: the gate, whose owners are asked by name." },
  { name: "issue", description: "Number of the release's issue, in which it is told too. Needs `issues: write`." },
  { name: "report", description: "Markdown that is told in that issue: where no summary is kept, it is kept there." },
  { name: "reason", description: "Why, for a failure or a rollback; what is asked, for a gate." },
  {
    name: "since",
    description:
      "For released: a record of a rollback of the version that was made since then, such as 2026-11-26T02:00:00Z, means that nothing is announced.",
  },
  { name: "url", description: "Address of the application.", file: "smoke-test.url" },
  {
    name: "changelog",
    description: "Changelog whose section of the version becomes the release notes.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "release",
    description: "Whether a release goes to the forge's list of releases.",
    default: "true",
    file: "announce.release",
  },
  {
    name: "token",
    description: "Token with `contents: write`, for the forge's release.",
    default: "${{ github.token }}",
    secret: true,
  },
  { name: "slack-webhook-url", description: "Incoming webhook of Slack.", secret: true },
  { name: "teams-webhook-url", description: "Workflows webhook of Teams.", secret: true },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "announced", description: "yes, partly, no, or nothing where no channel is configured." },
  { name: "release-url", description: "Address of the forge's release, where one was made." },
] as const satisfies readonly OutputKey[];
