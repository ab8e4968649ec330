import type { Config } from "../config/schema.ts";
import type { Settings } from "../config/settings.ts";
import { badValue, type GivenValue, readPairs } from "../config/values.ts";
import type { Log } from "../ports/world.ts";
import type { Announcement } from "../report/chat/announcement.ts";
import type { Language } from "../report/chat/announcement-words.ts";
import { renderSlack } from "../report/chat/slack.ts";
import { renderTeams } from "../report/chat/teams.ts";
import type { Channel } from "./channel.ts";
import type { ChannelKey } from "./channel-keys.ts";
import { type ChannelSecrets, configuredChannel } from "./configured-channel.ts";
import { type Courier, type Delivery, deliver } from "./delivery.ts";

/** Where messages go, and in which words. */
export interface Audience {
  readonly channels: readonly Channel[];
  readonly language: Language;
  /** Headlines of the configuration, by event, with `{subject}` and `{application}`. */
  readonly headlines: Readonly<Record<string, string>>;
}

/** The webhooks that are given as inputs, and the channels of the configuration file. */
export function readAudience(settings: Settings<ChannelKey>, { announce }: Config, log: Log): Audience {
  const slack = webhook(settings, log, "slack-webhook-url");
  const teams = webhook(settings, log, "teams-webhook-url");
  const secrets = readSecrets(settings.get("channel-secrets"), log);
  const always = { takes: () => true };
  const given: Channel[] = [];
  if (slack !== "")
    given.push({
      ...always,
      name: "Slack",
      send: (courier, one) => deliver(courier, "Slack", slack, renderSlack(one)),
    });
  if (teams !== "")
    given.push({
      ...always,
      name: "Teams",
      send: (courier, one) => deliver(courier, "Teams", teams, renderTeams(one)),
    });
  const configured = (announce?.channels ?? []).map((setting) => configuredChannel(setting, secrets, log));
  return {
    channels: [...given, ...configured],
    language: announce?.language ?? "en",
    headlines: announce?.headlines ?? {},
  };
}

function readSecrets(given: GivenValue, log: Log): ChannelSecrets {
  const secrets = readPairs(given, "=", /^[A-Z][A-Z0-9_]*$/, "lines of NAME=value");
  for (const secret of Object.values(secrets)) if (secret !== "") log.mask(secret);
  return secrets;
}

function webhook(settings: Settings<ChannelKey>, log: Pick<Log, "mask">, name: ChannelKey): string {
  const { text } = settings.get(name);
  if (text === "") return "";
  log.mask(text);
  // The value is a secret, so the message must not hold it.
  if (!/^https?:\/\/\S+$/.test(text))
    throw badValue({ name, text: "(a secret)" }, "an address that begins with https://");
  return text;
}

/** One after the other, so that a warning names the channel that it is about. */
export async function sendToAll(
  courier: Courier,
  audience: Audience,
  message: Announcement,
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const channel of audience.channels)
    if (channel.takes(message)) deliveries.push(await channel.send(courier, message));
  return deliveries;
}

/** In the words of the audience, and without secrets: before it is cut for a channel, since half a secret would not be found. */
export function worded(
  message: Announcement,
  { language, headlines }: Audience,
  log: Pick<Log, "redact">,
): Announcement {
  const { [message.kind]: headline } = headlines;
  const named = headline?.replaceAll(/\{(subject|application)\}/g, (_, name: string) =>
    name === "subject" ? message.subject : message.application,
  );
  return redacted({ ...message, language, title: named }, log);
}

/** Before it is cut for a channel, since half a secret would not be found. */
function redacted(message: Announcement, log: Pick<Log, "redact">): Announcement {
  const redact = (text: string): string => log.redact(text);
  const highlights = message.highlights.map((spans) => spans.map((span) => ({ ...span, text: redact(span.text) })));
  return {
    ...message,
    subject: redact(message.subject),
    title: message.title === undefined ? undefined : redact(message.title),
    reason: redact(message.reason),
    highlights,
  };
}

/** A message that was not delivered is a warning; `consequence` says what is not affected by it. */
export function reportDeliveries(log: Log, deliveries: readonly Delivery[], consequence: string): void {
  for (const { channel, delivered, reason } of deliveries) {
    if (delivered) log.info(`${channel}: delivered.`);
    else log.warning(`${channel}: not delivered (${reason}). ${consequence}`);
  }
}
