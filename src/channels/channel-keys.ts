import type { InputKey } from "../stage/keys.ts";

/** The same in every stage that sends messages. */
export const channelKeys = [
  { name: "slack-webhook-url", description: "Incoming webhook of Slack.", secret: true },
  { name: "teams-webhook-url", description: "Workflows webhook of Teams.", secret: true },
  {
    name: "channel-secrets",
    description:
      "Secrets that `announce.channels` of the configuration file names, NAME=value, one per line: addresses of webhooks, tokens, passwords.",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export type ChannelKey = (typeof channelKeys)[number]["name"];
