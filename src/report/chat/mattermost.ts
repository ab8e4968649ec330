import { cutSpans } from "../../changelog/spans.ts";
import { type ChatMarkdown, chatLink, chatMarkdown, joinChat } from "../../text/chat-text.ts";
import { shorten } from "../../text/cut-words.ts";
import { type Announcement, headline, linkTitle, plainDetails } from "./announcement.ts";
import type { DiscordMessage, MattermostMessage } from "./chat-message.ts";

/** Chats that read Markdown. */

/** developers.mattermost.com/integrate/webhooks/incoming: 16,383 characters a post. Escaping can double a text. */
const LINE = 300;
const REASON = 1000;
const URL_LIMIT = 500;
const LINKS = 8;

/** The body for an incoming webhook of Mattermost. */
export function renderMattermost(announcement: Announcement): MattermostMessage {
  const { application, highlights, reason } = announcement;
  const [owners = ""] = plainDetails({ ...announcement, highlights: [], reason: "" });
  const items = highlights.map((spans) =>
    cutSpans(spans, LINE)
      .map(({ text }) => text)
      .join(""),
  );
  return {
    text: joinChat(
      [
        chatMarkdown`**${shorten(`${application}: ${headline(announcement)}`, LINE)}**`,
        chatMarkdown`${shorten(owners, LINE)}`,
        ...items.map((item) => chatMarkdown`- ${item}`),
        chatMarkdown`${shorten(reason, REASON)}`,
        linksOf(announcement, LINKS),
      ],
      chatMarkdown`\n`,
    ),
  };
}

/** discord.com/developers/docs/resources/webhook: 2,000 characters of content. */
const DISCORD = 2000;
const DISCORD_LINKS = 2;

/**
 * The body for a webhook of Discord. The text is cut until it fits with its links: an escaped text is longer than the text, by
 * how much depends on what it contains.
 */
export function renderDiscord(announcement: Announcement): DiscordMessage {
  const links = linksOf(announcement, DISCORD_LINKS);
  const title = chatMarkdown`**${shorten(`${announcement.application}: ${headline(announcement)}`, 150)}**`;
  const details = plainDetails(announcement).join(" ");
  const message = (length: number): ChatMarkdown =>
    joinChat([title, chatMarkdown`${shorten(details, length)}`, links], chatMarkdown`\n`);
  const fits = LENGTHS.map(message).find(({ text }) => text.length <= DISCORD);
  // Mentions are off, and flag 4 turns previews of addresses off.
  return { content: fits ?? joinChat([title, links], chatMarkdown`\n`), allowed_mentions: { parse: [] }, flags: 4 };
}

const LENGTHS = [1200, 800, 500, 250, 100];

function linksOf({ links, language }: Announcement, most: number): ChatMarkdown {
  // The run is the last one, and the one with everything that was cut.
  const shown = links.filter(({ url }) => url.length <= URL_LIMIT).slice(-most);
  return joinChat(
    shown.map(({ title, url }) => chatLink(shorten(linkTitle(title, language), 100), url)),
    chatMarkdown` · `,
  );
}
