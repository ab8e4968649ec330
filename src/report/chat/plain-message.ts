import { plainOf } from "../../changelog/spans.ts";
import { shorten } from "../../text/cut-words.ts";
import { visibleLine } from "../../text/foreign-line.ts";
import { type Announcement, headline, linkTitle, plainDetails, plainText } from "./announcement.ts";
import type { JsonMessage, MailMessage } from "./chat-message.ts";

/** Messages that no program reads as markup. */

const TEXT = 4000;
const LINE = 1000;
const ITEMS = 50;

/** The body for any other receiver of JSON. */
export function renderJson(announcement: Announcement): JsonMessage {
  const { kind, subject, application, highlights, reason, asked, links } = announcement;
  return {
    ...{ event: kind, subject: line(subject), application: line(application), headline: line(headline(announcement)) },
    text: visibleLine(shorten(plainText(announcement), TEXT)),
    highlights: highlights.slice(0, ITEMS).map((spans) => line(plainOf(spans))),
    reason: visibleLine(shorten(reason, TEXT)),
    owners: asked.slice(0, ITEMS).map(({ login }) => line(login)),
    links: links.slice(0, ITEMS).map(({ title, url }) => ({ title: line(title), url: line(url) })),
  };
}

function line(text: string): string {
  return visibleLine(shorten(text, LINE));
}

/** RFC 5322, 2.1.1: a line has at most 998 characters; a subject is read at a glance. */
const SUBJECT = 200;

/** A mail of plain text: no client follows or draws anything in it. */
export function renderMail(announcement: Announcement): MailMessage {
  const { application, highlights, links, language } = announcement;
  const texts = [
    headline(announcement),
    ...plainDetails({ ...announcement, highlights: [], reason: "" }),
    ...highlights.slice(0, ITEMS).map((spans) => `- ${plainOf(spans)}`),
    ...plainDetails({ ...announcement, highlights: [], asked: [] }),
  ];
  return {
    subject: visibleLine(shorten(`${application}: ${headline(announcement)}`, SUBJECT)),
    text: [
      ...texts.map((one) => visibleLine(shorten(one, TEXT))),
      "",
      ...links.slice(0, ITEMS).map(({ title, url }) => visibleLine(`${linkTitle(title, language)}: ${url}`)),
      "",
    ].join("\n"),
  };
}
