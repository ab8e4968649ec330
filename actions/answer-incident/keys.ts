import { channelKeys } from "../../src/channels/channel-keys.ts";
import { branchConfigKey } from "../../src/config/read-config.ts";
import { commentKeys, eventActionKey } from "../../src/gates/comment/comment-event.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...commentKeys,
  {
    name: "token",
    description: "Token with `contents: read`, for the configuration file, and `issues: write`.",
    default: "${{ github.token }}",
    secret: true,
  },
  branchConfigKey,
  requesterKey,
  eventActionKey,
  ...channelKeys,
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "answer",
    description:
      "none (the comment is no command, or the issue is no incident), severity, update, resolved, or refused.",
  },
  { name: "reason", description: "Code of the reason for a refusal; otherwise empty." },
  { name: "incident", description: "Number of the incident's issue; empty for none." },
  { name: "severity", description: "Severity of the incident afterwards, 1 to 3; empty for none." },
  {
    name: "seconds-to-detect",
    description: "After a resolution: seconds from its start to its detection; empty for unknown.",
  },
  {
    name: "seconds-to-act",
    description: "After a resolution: seconds from its detection to the start of the remedy; empty for unknown.",
  },
  {
    name: "seconds-to-recover",
    description:
      "After a resolution: seconds from its start, or its detection if the start is unknown, to the recovery; empty for unknown.",
  },
] as const satisfies readonly OutputKey[];
