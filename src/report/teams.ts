import { type Announcement, type Asked, headline, shorten } from "./announcement.ts";

/** 28 kB after expansion are Teams' limit (learn.microsoft.com/microsoftteams/limits); these sum up to less than 20. */
const LINE = 300;
const REASON = 1000;

/** The body for a Workflows webhook: a message with one Adaptive Card. */
export function renderTeams(announcement: Announcement): string {
  const { application, asked, highlights, reason, links } = announcement;
  const body = [
    {
      type: "TextBlock",
      size: "Large",
      weight: "Bolder",
      wrap: true,
      text: plain(shorten(`${application}: ${headline(announcement)}`, LINE)),
    },
    ...(asked.length === 0 ? [] : [{ type: "TextBlock", wrap: true, text: asked.map(nameOf).join(", ") }]),
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
    ...mentions(asked),
  };
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content };
  return JSON.stringify({ type: "message", attachments: [attachment] });
}

function nameOf({ login, teams }: Asked): string {
  return teams === undefined ? plain(login) : `<at>${plain(login)}</at>`;
}

/** learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format: each `<at>` needs its entity. */
function mentions(asked: readonly Asked[]): Readonly<Record<string, unknown>> {
  const entities = asked.flatMap(({ login, teams }) =>
    teams === undefined
      ? []
      : [{ type: "mention", text: `<at>${plain(login)}</at>`, mentioned: { id: teams, name: login } }],
  );
  return entities.length === 0 ? {} : { msteams: { entities } };
}

/** Cards read Markdown's links, emphasis and lists (learn.microsoft.com/adaptive-cards/authoring-cards/text-features). */
function plain(text: string): string {
  return text.replaceAll(/([\\[\]()*_`#~<>!|{}])/g, "\\$1");
}
