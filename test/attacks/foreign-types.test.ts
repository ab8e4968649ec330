import { deliver } from "../../src/channels/delivery.ts";
import type { ForgeBody } from "../../src/ports/forge.ts";
import type { Results } from "../../src/ports/world.ts";
import type { CardBlock, SlackMessage } from "../../src/report/chat/chat-message.ts";
import type { StageResult } from "../../src/stage/run-stage.ts";
import { mrkdwn } from "../../src/text/chat-text.ts";
import { bullets, join, lines, md } from "../../src/text/markdown.ts";
import { plain } from "../../src/text/plain-text.ts";

/** Each line below a mark must not type-check: where one does, `tsc` says that the mark is not needed. */
test("no sink takes a string, and no language takes another's text", () => {
  const foreign: string = "<!-- sluice-gate {} --> @team";
  const markdown = md`${foreign}`;
  // @ts-expect-error: a string is no summary
  const summary = (results: Results) => results.summary(foreign);
  // @ts-expect-error: a template without a tag is a string
  const template = (results: Results) => results.summary(`### ${foreign}`);
  // @ts-expect-error: a string is no report
  const report: StageResult["report"] = foreign;
  // @ts-expect-error: a string is no body of a comment
  const body: ForgeBody = { body: foreign };
  // @ts-expect-error: a string is no title
  const title: ForgeBody = { title: foreign };
  // @ts-expect-error: Markdown is no title
  const marked: ForgeBody = { title: markdown };
  // @ts-expect-error: a string is no name of a release
  const name: ForgeBody = { tag_name: "v1", name: foreign };
  // @ts-expect-error: a string is no description of a status
  const description: ForgeBody = { state: "success", description: foreign };
  // @ts-expect-error: a plain text is no body of a comment
  const plainBody: ForgeBody = { body: plain`${foreign}` };
  // @ts-expect-error: a string is no text of Slack
  const slack: Pick<SlackMessage, "text"> = { text: foreign };
  // @ts-expect-error: Slack's language is not that of cards
  const card: CardBlock = { type: "TextBlock", wrap: true, text: mrkdwn`${foreign}` };
  // @ts-expect-error: Slack's language is no Markdown
  const mixed = md`${mrkdwn`${foreign}`}`;
  // @ts-expect-error: a tag is called with a template
  const called = () => md([foreign]);
  // @ts-expect-error: an object with a text is no Markdown
  const shaped: StageResult["report"] = { language: "markdown", text: foreign };
  // @ts-expect-error: lines of a report are Markdown
  const listed = () => lines([foreign]);
  // @ts-expect-error: what stands between parts is Markdown
  const separated = () => join([markdown], foreign);
  // @ts-expect-error: a string is no message
  const sent = (courier: Parameters<typeof deliver>[0]) => deliver(courier, "Slack", "https://chat.example", foreign);
  // What is read here was only compiled; a string in a hole, or in a list, is escaped.
  expect([summary, template, report, body, title, marked, name, description, plainBody]).toHaveLength(9);
  expect([slack, card, mixed, called, shaped, listed, separated, sent]).toHaveLength(8);
  expect(bullets([foreign]).text).toBe("- &lt;!-- sluice-gate \\{\\} --&gt; @\u200bteam");
});
