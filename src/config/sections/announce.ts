import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
/** The name of a value in the input `channel-secrets`. */
const secret = v.pipe(text, v.regex(/^[A-Z][A-Z0-9_]*$/, "the name of a secret, such as MATTERMOST_URL"));
const address = v.pipe(text, v.regex(/^[^\s<>@,;"]+@[^\s<>@,;"]+$/, "a mail address"));

export const LANGUAGES = ["en", "fr"] as const;

/** Every event that is announced. */
export const EVENTS = [
  ...[
    "released",
    "failed",
    "unknown",
    "rolled-back",
    "restored",
    "held",
    "rollback-refused",
    "gate-opened",
    "rollback-asked",
  ],
  ...["incident-declared", "incident-updated", "incident-resolved"],
] as const;

const WEBHOOKS = ["slack-webhook", "teams", "mattermost", "discord", "json"] as const;
const KINDS = [...WEBHOOKS, "slack-bot", "email"] as const;
const port = v.pipe(v.number("a port"), v.integer("a port"), v.minValue(1, "a port"), v.maxValue(65535, "a port"));

const channelSchema = v.pipe(
  v.strictObject(
    {
      kind: v.picklist(KINDS, `one of ${KINDS.join(", ")}`),
      name: v.optional(text),
      events: v.optional(v.array(v.picklist(EVENTS, `one of ${EVENTS.join(", ")}`), "a list of events")),
      audience: v.optional(v.picklist(["team", "operations"], "team or operations")),
      "url-secret": v.optional(secret),
      channel: v.optional(v.pipe(text, v.regex(/^[CG][A-Z0-9]{2,}$/, "the ID of a Slack channel such as C012AB3CD"))),
      "token-secret": v.optional(secret),
      "api-url": v.optional(v.pipe(text, v.regex(/^https?:\/\/\S+$/, "an address that begins with https://"))),
      server: v.optional(v.pipe(text, v.regex(/^[A-Za-z0-9.-]+$/, "the name of a mail server"))),
      port: v.optional(port),
      tls: v.optional(v.picklist(["starttls", "implicit", "none"], "starttls, implicit or none")),
      user: v.optional(text),
      "password-secret": v.optional(secret),
      from: v.optional(address),
      to: v.optional(
        v.union([address, v.array(address, "a list of mail addresses")], "a mail address, or a list of them"),
      ),
    },
    "a channel with `kind`",
  ),
  v.check(
    (one) => WEBHOOKS.every((kind) => kind !== one.kind) || one["url-secret"] !== undefined,
    "a channel with `url-secret`",
  ),
  v.check(
    (one) => one.kind !== "slack-bot" || (one.channel !== undefined && one["token-secret"] !== undefined),
    "a channel with `channel` and `token-secret`",
  ),
  v.check(
    (one) => one.kind !== "email" || [one.server, one.from, one.to].every((part) => part !== undefined),
    "a channel with `server`, `from` and `to`",
  ),
  v.check(
    (one) => one.kind !== "email" || (one.user === undefined) === (one["password-secret"] === undefined),
    "a channel: `user` and `password-secret` belong together",
  ),
);

export type ChannelSetting = v.InferOutput<typeof channelSchema>;

export const announceSection = v.strictObject(
  {
    changelog: v.optional(text),
    release: v.optional(v.boolean("true or false")),
    language: v.optional(v.picklist(LANGUAGES, "en or fr")),
    headlines: v.optional(
      v.record(v.picklist(EVENTS, `one of ${EVENTS.join(", ")}`), text, "a map of events and headlines"),
    ),
    channels: v.optional(v.array(channelSchema, "a list of channels")),
  },
  "a map of announce settings",
);
