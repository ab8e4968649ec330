import { cutSpans, type Span } from "../../changelog/spans.ts";
import { joinSlack, type Mrkdwn, mrkdwn, slackLink, slackMention } from "../../text/chat-text.ts";
import { shorten } from "../../text/cut-words.ts";
import { visibleLine } from "../../text/foreign-line.ts";
import { escapeAddress } from "../../text/markdown-escape.ts";
import { type Announcement, headline, linkTitle, plainText } from "./announcement.ts";
import type { SlackBlock, SlackElement, SlackMessage, SlackRichText, SlackSection } from "./chat-message.ts";

/**
 * Block Kit's limits: a header 150 characters, a section 3000; and all together, by experience, about 11,000
 * (api.slack.com/reference/block-kit/blocks). Escaping makes the fallback text longer, so it is cut before it, for the worst: five units for one.
 */
const HEADER = 150;
const LINE = 300;
const REASON = 1000;
const URL_LIMIT = 500;
const TEXT = 600;

/** The body of an incoming webhook's message. */
export function renderSlack(announcement: Announcement): SlackMessage {
  const { application, asked, highlights, reason, links, language } = announcement;
  const people = asked.map(({ login, slack }) => (slack === undefined ? mrkdwn`${login}` : slackMention(slack)));
  const addresses = links.map(({ title, url }) => slackLink(shorten(linkTitle(title, language), 100), url, URL_LIMIT));
  const title = visibleLine(shorten(`${application}: ${headline(announcement)}`, HEADER));
  return {
    text: mrkdwn`${shorten(plainText(announcement), TEXT)}`,
    // The text for clients that show no blocks: plain, so that markup changes no name and no address.
    mrkdwn: false,
    blocks: [
      { type: "header", text: { type: "plain_text", text: title, emoji: false } },
      ...sectionOf(joinSlack(people, mrkdwn`, `)),
      ...(highlights.length === 0 ? [] : [richText(list(highlights))]),
      ...(reason === "" ? [] : [richText(section([plainSpan(shorten(reason, REASON))]))]),
      ...sectionOf(joinSlack(addresses, mrkdwn` · `)),
    ],
  };
}

function sectionOf(text: Mrkdwn): readonly SlackBlock[] {
  return text.text === "" ? [] : [{ type: "section", text: { type: "mrkdwn", text } }];
}

function richText(element: SlackRichText): SlackBlock {
  return { type: "rich_text", elements: [element] };
}

function list(items: readonly (readonly Span[])[]): SlackRichText {
  return { type: "rich_text_list", style: "bullet", elements: items.map((spans) => section(cutSpans(spans, LINE))) };
}

function section(spans: readonly Span[]): SlackSection {
  return { type: "rich_text_section", elements: spans.filter(({ text }) => text !== "").map(elementOf) };
}

function plainSpan(text: string): Span {
  return { text, isBold: false, isCode: false, url: "" };
}

function elementOf({ text, isBold, isCode, url }: Span): SlackElement {
  const style =
    isBold || isCode
      ? { style: { ...(isBold ? { bold: true as const } : {}), ...(isCode ? { code: true as const } : {}) } }
      : {};
  const isLink = url !== "" && url.length <= URL_LIMIT;
  const shown = visibleLine(text);
  return isLink
    ? { type: "link", url: escapeAddress(url), text: shown, ...style }
    : { type: "text", text: shown, ...style };
}
