import { type Announcement, headline, plainText, shorten } from "./announcement.ts";

/**
 * Block Kit's limits: a header 150 characters, a section 3000; and all together, by experience, about 11,000
 * (api.slack.com/reference/block-kit/blocks). Escaping makes texts longer, so they are cut before it, for the worst: five units for one.
 */
const HEADER = 150;
const LINE = 110;
const REASON = 550;
const TEXT = 600;

/** The body of an incoming webhook's message. */
export function renderSlack(announcement: Announcement): string {
  const { application, asked, highlights, reason, links } = announcement;
  const parts = [
    asked.map(({ login, slack }) => (slack === undefined ? escapeSlack(login) : `<@${slack}>`)).join(", "),
    highlights.map((line) => `• ${escapeSlack(shorten(line, LINE))}`).join("\n"),
    escapeSlack(shorten(reason, REASON)),
    links
      .map(({ title, url }) => `<${slackUrl(url)}|${escapeSlack(shorten(title, 100)).replaceAll("|", "¦")}>`)
      .join(" · "),
  ].filter((part) => part !== "");
  return JSON.stringify({
    text: escapeSlack(shorten(plainText(announcement), TEXT)),
    blocks: [
      {
        type: "header",
        text: { type: "plain_text", text: shorten(`${application}: ${headline(announcement)}`, HEADER), emoji: false },
      },
      ...parts.map((part) => ({ type: "section", text: { type: "mrkdwn", text: part } })),
    ],
  });
}

/**
 * Slack reads `<!channel>`, `<@U…>` and `<url|text>` after unescaping nothing but these three
 * (api.slack.com/reference/surfaces/formatting#escaping); a zero-width space takes the meaning from its markup.
 */
export function escapeSlack(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/([*_~`])/g, "\u200B$1");
}

function slackUrl(url: string): string {
  return encodeURI(decoded(url)).replaceAll("|", "%7C").replaceAll(">", "%3E").replaceAll("<", "%3C").slice(0, 500);
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    // It is no well-formed address; encoding it whole does no harm.
    return url;
  }
}
