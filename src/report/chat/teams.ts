import { cutSpans, type Span } from "../../changelog/spans.ts";
import { type CardText, cardMention, cardText, joinCard } from "../../text/chat-text.ts";
import { shorten } from "../../text/cut-words.ts";
import { visibleLine } from "../../text/foreign-line.ts";
import { escapeAddress } from "../../text/markdown-escape.ts";
import { type Addressee, type Announcement, headline, linkTitle } from "./announcement.ts";
import type { Card, CardBlock, CardMention, CardRun, TeamsMessage } from "./chat-message.ts";

/** 28 kB after expansion are Teams' limit (learn.microsoft.com/microsoftteams/limits); these sum up to less than 20. */
const LINE = 300;
const REASON = 1000;
const URL_LIMIT = 500;

/** The body for a Workflows webhook: a message with one Adaptive Card. */
export function renderTeams(announcement: Announcement): TeamsMessage {
  const { application, asked, highlights, reason, links, language } = announcement;
  const title = cardText`${shorten(`${application}: ${headline(announcement)}`, LINE)}`;
  const actions = links.map(({ title: name, url }) => ({
    type: "Action.OpenUrl" as const,
    title: visibleLine(shorten(linkTitle(name, language), 100)),
    url: escapeAddress(url.slice(0, URL_LIMIT)),
  }));
  const content: Card = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.2",
    body: [
      { type: "TextBlock", size: "Large", weight: "Bolder", wrap: true, text: title },
      ...(asked.length === 0 ? [] : [textBlock(joinCard(asked.map(nameOf), cardText`, `))]),
      ...highlights.map((spans) => richText([span("• "), ...cutSpans(spans, LINE)])),
      ...(reason === "" ? [] : [richText([span(shorten(reason, REASON))])]),
    ],
    ...(actions.length === 0 ? {} : { actions }),
    ...mentions(asked),
  };
  return {
    type: "message",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }],
  };
}

function textBlock(text: CardText): CardBlock {
  return { type: "TextBlock", wrap: true, text };
}

function richText(spans: readonly Span[]): CardBlock {
  return { type: "RichTextBlock", inlines: spans.filter(({ text }) => text !== "").map(runOf) };
}

function runOf({ text, isBold, isCode, url }: Span): CardRun {
  return {
    ...{ type: "TextRun", text: visibleLine(text) },
    ...(isBold ? { weight: "Bolder" } : {}),
    ...(isCode ? { fontType: "Monospace" } : {}),
    ...(url === "" || url.length > URL_LIMIT
      ? {}
      : { selectAction: { type: "Action.OpenUrl", url: escapeAddress(url) } }),
  };
}

function span(text: string): Span {
  return { text, isBold: false, isCode: false, url: "" };
}

function nameOf({ login, teams }: Addressee): CardText {
  return teams === undefined ? cardText`${login}` : cardMention(login);
}

/** learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format: each `<at>` needs its entity. */
function mentions(asked: readonly Addressee[]): Pick<Card, "msteams"> {
  const entities = asked.flatMap(({ login, teams }): readonly CardMention[] =>
    teams === undefined
      ? []
      : [{ type: "mention", text: cardMention(login), mentioned: { id: teams, name: visibleLine(login) } }],
  );
  return entities.length === 0 ? {} : { msteams: { entities } };
}
