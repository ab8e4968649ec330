import { channelKeys } from "../../src/channels/channel-keys.ts";
import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";
import { tagKeys } from "../../src/tagging/tag-keys.ts";

export const inputs = [
  configKey,
  {
    name: "result",
    description:
      "Output `result` of rollback or restore-backup: done, unchanged (another run has rolled back, and what it has not recorded is completed), refused (nothing was changed), or returned (what ran before it runs again). Any other value, such as none after a failure, counts as held.",
  },
  { name: "refusal", description: "After refused: output `refusal` of that step, which says why." },
  {
    name: "cause",
    description:
      "Why it was rolled back: rejected (by the verdict), tag (its rollback tag was pushed), or person (`reason` says why).",
    default: "person",
  },
  { name: "reason", description: "For person: reason of the rollback." },
  {
    name: "scenario",
    description:
      "rollback, restore (the data of a backup as well), or undo (of a restore). What is undone is not recorded, and declares no incident.",
    default: "rollback",
  },
  {
    name: "version",
    description: "Release that was rolled back, such as v1.4.0; empty if a rollback that failed could not read it.",
  },
  {
    name: "running-version",
    description: "Release that runs afterwards. If it is the same one, no rollback is recorded.",
  },
  { name: "commit", description: "Commit that runs again, as 40 hexadecimal digits. It is needed after done." },
  tagPrefixKey,
  {
    name: "environment",
    description: "Environment whose host was rolled back.",
    default: "production",
  },
  {
    name: "issue",
    description:
      "Number of the issue to which the result is also posted. The issue of the release that was rolled back is found and closed as well.",
  },
  {
    name: "report",
    description: "Report as Markdown that is posted to that issue, for forges that keep no summaries.",
  },
  { name: "url", description: "Address of the application.", file: "smoke-test.url" },
  {
    name: "began-at",
    description:
      "When the switch to the release that was rolled back began, by the host's clock: output `previous-switched-at` of the step; empty for unknown.",
  },
  {
    name: "detected-at",
    description:
      "For the incident: when the failure was detected, such as 2026-11-26T02:00:00Z. Default: when the rollback began, or now.",
  },
  {
    name: "acted-at",
    description: "When the rollback began, by the host's clock: output `began-at` of its step; empty for unknown.",
  },
  {
    name: "ended-at",
    description:
      "When it ended, by the host's clock: output `ended-at` of its step; empty for unknown. After done, users are served again since then.",
  },
  {
    name: "token",
    description:
      "Token with `contents: write` for the tag, `deployments: write` for the record (`statuses: write` on forges without deployments), and `issues: write`.",
    default: "${{ github.token }}",
    secret: true,
  },
  ...tagKeys,
  ...channelKeys,
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "tag",
    description: "Name of the rollback tag; empty if the token could not create it, or no rollback is recorded.",
  },
  { name: "announced", description: "yes, partly, no, or nothing if no channel is configured." },
  { name: "incident", description: "Number of the incident's issue; empty if none was declared." },
] as const satisfies readonly OutputKey[];
