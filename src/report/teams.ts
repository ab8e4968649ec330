import { type Announcement, headline, shorten } from "./announcement.ts";

/** 28 kB after expansion are Teams' limit (learn.microsoft.com/microsoftteams/limits); these sum up to less than 20. */
const LINE = 300;
const REASON = 1000;

/** The body for a Workflows webhook: a message with one Adaptive Card. */
export function renderTeams(announcement: Announcement): string {
  const { application, highlights, reason, links } = announcement;
  const body = [
    {
      type: "TextBlock",
      size: "Large",
      weight: "Bolder",
      wrap: true,
      text: plain(shorten(`${application}: ${headline(announcement)}`, LINE)),
    },
    ...highlights.map((line) => ({ type: "TextBlock", wrap: true, text: `- ${plain(shorten(line, LINE))}` })),
    ...(reason === "" ? [] : [{ type: "TextBlock", wrap: true, text: plain(shorten(reason, REASON)) }]),
  ];
  const actions = links.map(({ title, url }) => ({
    type: "Action.OpenUrl",
    title: shorten(title, 100),
    url: url.slice(0, 500),
  }));
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.2",
    body,
    ...(actions.length === 0 ? {} : { actions }),
  };
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content };
  return JSON.stringify({ type: "message", attachments: [attachment] });
}

/** Cards read Markdown's links, emphasis and lists (learn.microsoft.com/adaptive-cards/authoring-cards/text-features). */
function plain(text: string): string {
  return text.replaceAll(/([\\[\]()*_`#~<>!|{}])/g, "\\$1");
}
