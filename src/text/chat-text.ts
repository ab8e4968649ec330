import { visibleLine } from "./foreign-line.ts";
import { type Markup, markupTag, rawMarkup } from "./raw-markup.ts";

/** Slack's own language, in fields of the type `mrkdwn`. */
export type Mrkdwn = Markup<"mrkdwn">;
/** What texts of Adaptive Cards are in. */
export type CardText = Markup<"card text">;

/** Markdown as Mattermost and Discord read it. */
export type ChatMarkdown = Markup<"chat markdown">;

/**
 * Slack reads `<!channel>`, `<@U…>` and `<url|text>` after unescaping nothing but these three
 * (api.slack.com/reference/surfaces/formatting#escaping).
 */
export function escapeSlack(text: string): string {
  return visibleLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Cards read Markdown's links, emphasis and lists (learn.microsoft.com/adaptive-cards/authoring-cards/text-features). */
export function escapeCard(text: string): string {
  return visibleLine(text).replaceAll(/([\\[\]()*_`#~<>!|{}])/g, "\\$1");
}

export const mrkdwn = markupTag("mrkdwn", escapeSlack);
export const cardText = markupTag("card text", escapeCard);

const SLACK_ID = /^[A-Z0-9]+$/;

/** Mentions a member; a text that is no member's id mentions no one. */
export function slackMention(id: string): Mrkdwn {
  return SLACK_ID.test(id) ? rawMarkup("mrkdwn", `<@${id}>`) : mrkdwn`${id}`;
}

export function slackLink(title: string, url: string, limit: number): Mrkdwn {
  const address = escapeSlack(encodeURI(decoded(url).toWellFormed()).replaceAll("|", "%7C").slice(0, limit));
  return rawMarkup("mrkdwn", `<${address}|${escapeSlack(title).replaceAll("|", "¦")}>`);
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    // It is no well-formed address; encoding it whole does no harm.
    return url;
  }
}

/** Mentions the person whom the card's mentions name with the same text. */
export function cardMention(name: string): CardText {
  return rawMarkup("card text", `<at>${escapeCard(name)}</at>`);
}

export function joinSlack(parts: readonly Mrkdwn[], separator: Mrkdwn): Mrkdwn {
  return rawMarkup("mrkdwn", parts.map(({ text }) => text).join(separator.text));
}

export function joinCard(parts: readonly CardText[], separator: CardText): CardText {
  return rawMarkup("card text", parts.map(({ text }) => text).join(separator.text));
}

/**
 * Both read backslashes before these marks, and no entities. Zero-width spaces break what needs no mark: mentions and addresses. A text is
 * one line, and a number at its start begins no list.
 */
export function escapeChatMarkdown(text: string): string {
  return visibleLine(text)
    .replaceAll(/([\\`*_~|>[\](){}#+\-!])/g, "\\$1")
    .replaceAll(/[@<]/g, "$&\u200b")
    .replaceAll("://", ":\u200b//")
    .replaceAll(/(www)\./gi, "$1\u200b.")
    .replaceAll(/^(\s*\d+)\./g, "$1\\.");
}

export const chatMarkdown = markupTag("chat markdown", escapeChatMarkdown);

export function chatLink(title: string, url: string): ChatMarkdown {
  if (!/^https?:\/\//i.test(url)) return chatMarkdown`${title}`;
  const address = encodeURI(decoded(url).toWellFormed())
    .replaceAll("(", "%28")
    .replaceAll(")", "%29")
    .replaceAll("@", "%40");
  return rawMarkup("chat markdown", `[${escapeChatMarkdown(title)}](${address})`);
}

/** Parts that are empty are left out. */
export function joinChat(parts: readonly ChatMarkdown[], separator: ChatMarkdown): ChatMarkdown {
  return rawMarkup(
    "chat markdown",
    parts
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join(separator.text),
  );
}
