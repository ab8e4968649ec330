import type { CardText, ChatMarkdown, Mrkdwn } from "../../text/chat-text.ts";

/** What a chat's webhook takes, as JSON. Where a field is read as markup, it takes markup alone; the others are shown as they are. */
export type ChatMessage = SlackMessage | TeamsMessage | MattermostMessage | DiscordMessage | JsonMessage;

/** api.slack.com/reference/block-kit */
export interface SlackMessage {
  readonly text: Mrkdwn;
  readonly mrkdwn: false;
  readonly blocks: readonly SlackBlock[];
}

export type SlackBlock =
  | { readonly type: "header"; readonly text: SlackPlainText }
  | { readonly type: "section"; readonly text: { readonly type: "mrkdwn"; readonly text: Mrkdwn } }
  | { readonly type: "rich_text"; readonly elements: readonly SlackRichText[] };

interface SlackPlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji: false;
}

/** Here texts are taken by the letter, and only elements are markup (api.slack.com/reference/block-kit/blocks#rich_text). */
export type SlackRichText =
  | { readonly type: "rich_text_list"; readonly style: "bullet"; readonly elements: readonly SlackSection[] }
  | SlackSection;

export interface SlackSection {
  readonly type: "rich_text_section";
  readonly elements: readonly SlackElement[];
}

export interface SlackElement {
  readonly type: "text" | "link";
  readonly text: string;
  readonly url?: string;
  readonly style?: { readonly bold?: true; readonly code?: true };
}

/** learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors: a message with one Adaptive Card. */
export interface TeamsMessage {
  readonly type: "message";
  readonly attachments: readonly [
    {
      readonly contentType: "application/vnd.microsoft.card.adaptive";
      readonly contentUrl: null;
      readonly content: Card;
    },
  ];
}

export interface Card {
  readonly $schema: string;
  readonly type: "AdaptiveCard";
  readonly version: string;
  readonly body: readonly CardBlock[];
  readonly actions?: readonly { readonly type: "Action.OpenUrl"; readonly title: string; readonly url: string }[];
  readonly msteams?: { readonly entities: readonly CardMention[] };
}

export type CardBlock =
  | {
      readonly type: "TextBlock";
      readonly wrap: true;
      readonly text: CardText;
      readonly size?: "Large";
      readonly weight?: "Bolder";
    }
  /** Here texts are taken by the letter (adaptivecards.io/explorer/RichTextBlock.html). */
  | { readonly type: "RichTextBlock"; readonly inlines: readonly CardRun[] };

export interface CardRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "Bolder";
  readonly fontType?: "Monospace";
  readonly selectAction?: { readonly type: "Action.OpenUrl"; readonly url: string };
}

export interface CardMention {
  readonly type: "mention";
  readonly text: CardText;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** developers.mattermost.com/integrate/webhooks/incoming */
export interface MattermostMessage {
  readonly text: ChatMarkdown;
}

/** discord.com/developers/docs/resources/webhook#execute-webhook */
export interface DiscordMessage {
  readonly content: ChatMarkdown;
  readonly allowed_mentions: { readonly parse: readonly [] };
  readonly flags: number;
}

/** Our own format, for receivers that the suite does not know. Every text is plain. */
export interface JsonMessage {
  readonly event: string;
  readonly subject: string;
  readonly application: string;
  readonly headline: string;
  readonly text: string;
  readonly highlights: readonly string[];
  readonly reason: string;
  readonly owners: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

export interface MailMessage {
  readonly subject: string;
  readonly text: string;
}
