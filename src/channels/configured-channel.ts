import type { ChannelSetting } from "../config/sections/announce.ts";
import type { Log, MailRequest } from "../ports/world.ts";
import type { Announcement } from "../report/chat/announcement.ts";
import type { AnnouncementKind } from "../report/chat/announcement-words.ts";
import type { ChatMessage } from "../report/chat/chat-message.ts";
import { renderDiscord, renderMattermost } from "../report/chat/mattermost.ts";
import { renderJson, renderMail } from "../report/chat/plain-message.ts";
import { renderSlack } from "../report/chat/slack.ts";
import { renderTeams } from "../report/chat/teams.ts";
import type { Channel } from "./channel.ts";
import { deliver, deliverMail, undelivered } from "./delivery.ts";
import { sendBySlackBot } from "./slack-bot.ts";

/** Secrets of channels by their names. */
export type ChannelSecrets = Readonly<Record<string, string>>;

const TITLES: Readonly<Record<ChannelSetting["kind"], string>> = {
  "slack-webhook": "Slack",
  "slack-bot": "Slack",
  teams: "Teams",
  mattermost: "Mattermost",
  discord: "Discord",
  json: "JSON webhook",
  email: "E-mail",
};

/** What the operators need to know: what runs, and what went wrong. They decide at no gate. */
const OPERATIONS: readonly AnnouncementKind[] = [
  ...(["released", "failed", "unknown", "rolled-back", "restored", "held", "rollback-refused"] as const),
  ...(["incident-declared", "incident-updated", "incident-resolved"] as const),
];

/** A channel of the configuration file, with its secrets. */
export function configuredChannel(setting: ChannelSetting, secrets: ChannelSecrets, log: Log): Channel {
  const name = setting.name ?? `${TITLES[setting.kind]}${setting.audience === "operations" ? " (operations)" : ""}`;
  const usual = setting.audience === "operations" ? OPERATIONS : undefined;
  const events: readonly string[] | undefined = setting.events ?? usual;
  const send = senderOf(setting, { name, secrets, log });
  return { name, takes: ({ kind }) => events?.includes(kind) ?? true, send };
}

interface Sender {
  readonly name: string;
  readonly secrets: ChannelSecrets;
  readonly log: Log;
}

/** A secret that is missing is a message that is not delivered: it holds up no release and no rollback. */
function senderOf(setting: ChannelSetting, sender: Sender): Channel["send"] {
  const { name, secrets } = sender;
  const wanted = [setting["url-secret"], setting["token-secret"], setting["password-secret"]];
  const missing = wanted.filter((secret) => secret !== undefined && (secrets[secret] ?? "") === "");
  if (missing.length > 0) {
    const reason = `the input \`channel-secrets\` has no ${missing.join(", ")}, which the configuration names`;
    return async () => undelivered(name, reason);
  }
  if (setting.kind === "email") return mailSender(setting, sender);
  if (setting.kind === "slack-bot") return slackSender(setting, sender);
  const render = RENDERERS[setting.kind];
  const url = secretOf(setting["url-secret"], secrets);
  // The value is a secret, so the message must not hold it.
  if (!/^https?:\/\/\S+$/.test(url)) {
    const reason = `the secret ${setting["url-secret"]} is no address that begins with https://`;
    return async () => undelivered(name, reason);
  }
  return (courier, message) => deliver(courier, name, url, render(message));
}

function mailSender(setting: ChannelSetting, { name, secrets }: Sender): Channel["send"] {
  const server = mailServer(setting, secrets);
  return (courier, message) => {
    const { subject, text } = renderMail(message);
    const redact = (one: string): string => courier.log.redact(one);
    return deliverMail(courier, name, { ...server, subject: redact(subject), text: redact(text) });
  };
}

function slackSender(setting: ChannelSetting, { name, secrets, log }: Sender): Channel["send"] {
  const token = secretOf(setting["token-secret"], secrets);
  const api = (setting["api-url"] ?? "https://slack.com/api").replace(/\/$/, "");
  const bot = { name, channel: setting.channel ?? "", token, api, log };
  return (courier, message) => sendBySlackBot(bot, courier, message);
}

const RENDERERS: Readonly<
  Record<Exclude<ChannelSetting["kind"], "email" | "slack-bot">, (message: Announcement) => ChatMessage>
> = {
  "slack-webhook": renderSlack,
  teams: renderTeams,
  mattermost: renderMattermost,
  discord: renderDiscord,
  json: renderJson,
};

const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

function mailServer(setting: ChannelSetting, secrets: ChannelSecrets): Omit<MailRequest, "subject" | "text"> {
  const { server = "", tls = "starttls", from = "", to = [], user } = setting;
  return {
    ...{ server, tls, from, to: [to].flat(), port: setting.port ?? PORTS[tls], timeoutMs: 30_000 },
    login: user === undefined ? undefined : { user, password: secretOf(setting["password-secret"], secrets) },
  };
}

function secretOf(name: string | undefined, secrets: ChannelSecrets): string {
  return name === undefined ? "" : (secrets[name] ?? "");
}
