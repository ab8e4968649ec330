import fc from "fast-check";
import type { Span } from "../../../src/changelog/spans.ts";
import { type Announcement, plainText } from "../../../src/report/chat/announcement.ts";
import { renderDiscord, renderMattermost } from "../../../src/report/chat/mattermost.ts";
import { renderJson, renderMail } from "../../../src/report/chat/plain-message.ts";
import * as slack from "../../../src/report/chat/slack.ts";
import * as teams from "../../../src/report/chat/teams.ts";
import { escapeSlack } from "../../../src/text/chat-text.ts";
import { shorten } from "../../../src/text/cut-words.ts";

/** As they are sent. */
const renderSlack = (message: Announcement): string => JSON.stringify(slack.renderSlack(message));
const renderTeams = (message: Announcement): string => JSON.stringify(teams.renderTeams(message));
const words = (text: string): readonly Span[] => [{ text, isBold: false, isCode: false, url: "" }];

const MESSAGE: Announcement = {
  kind: "released",
  subject: "v1.4.0",
  application: "hub",
  highlights: ["Faster exports", "A crash is gone"].map(words),
  reason: "",
  asked: [],
  links: [{ title: "Application", url: "https://app.example.com" }],
};

test("the words are those of the team's procedure", () => {
  expect(plainText(MESSAGE)).toBe("Released v1.4.0. Highlights: Faster exports; A crash is gone");
  expect(plainText({ ...MESSAGE, kind: "rolled-back", highlights: [], reason: "Exports are broken." })).toBe(
    "Rolled back from v1.4.0. Exports are broken.",
  );
});

test("no one is called by what a person wrote into a changelog", () => {
  const slack = renderSlack({
    ...MESSAGE,
    highlights: ["<!channel> look <https://evil.example|here>", "*bold* _it_"].map(words),
  });
  const { text, mrkdwn, blocks } = JSON.parse(slack);
  expect(text).not.toMatch(/<!channel>|<https:\/\/evil/);
  expect(mrkdwn).toBe(false);
  // Elements of rich text are taken by the letter.
  expect(blocks[1].elements[0].elements[1].elements).toEqual([{ type: "text", text: "*bold* _it_" }]);
  expect(escapeSlack("<@U1> & *x*")).toBe("&lt;@U1&gt; &amp; *x*");
  const teams = renderTeams({
    ...MESSAGE,
    highlights: ["[here](https://evil.example)", "<at>everyone</at>"].map(words),
  });
  const { body } = JSON.parse(teams).attachments[0].content;
  expect(body.slice(1).map(({ type }: { type: string }) => type)).toEqual(["RichTextBlock", "RichTextBlock"]);
});

test("who must act is called: by a mention where it is known, by name everywhere else", () => {
  const ada = { login: "ada", slack: "U012AB3CD", teams: "ada@example.com" };
  const linus = { login: "linus", slack: undefined, teams: undefined };
  const message: Announcement = { ...MESSAGE, kind: "gate-opened", highlights: [], asked: [ada, linus] };
  expect(plainText(message)).toBe("v1.4.0 waits for an approval. Owners: ada, linus.");
  expect(renderSlack(message)).toContain('"text":"<@U012AB3CD>, linus"');
  const card = JSON.parse(renderTeams(message)).attachments[0].content;
  expect(card.body[1].text).toBe("<at>ada</at>, linus");
  expect(card.msteams).toEqual({
    entities: [{ type: "mention", text: "<at>ada</at>", mentioned: { id: "ada@example.com", name: "ada" } }],
  });
});

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5000 }),
  fc.constantFrom("&".repeat(5000), "*".repeat(5000)),
);
const message = fc.record({
  kind: fc.constantFrom("released", "failed", "rolled-back", "gate-opened"),
  subject: fc.constant("v1.4.0"),
  application: text,
  highlights: fc.array(text.map(words), { maxLength: 5 }),
  reason: text,
  asked: fc.constant([]),
  links: fc.array(fc.record({ title: text, url: fc.webUrl() }), { maxLength: 3 }),
});

test("no message is too long for its channel", () => {
  fc.assert(
    fc.property(message, (given) => {
      const slack = JSON.parse(renderSlack(given));
      for (const { text: part, type } of slack.blocks) {
        if (type !== "rich_text") expect(part.text.length).toBeLessThanOrEqual(type === "header" ? 150 : 3000);
      }
      const told = slack.blocks.flatMap(
        (block: object) => JSON.stringify(block).match(/"text":"(?:[^"\\]|\\.)*"/g) ?? [],
      );
      expect(told.map((one: string) => JSON.parse(`{${one}}`).text).join("").length).toBeLessThan(9000);
      expect(Buffer.byteLength(renderTeams(given))).toBeLessThan(20_000);
      expect(JSON.parse(JSON.stringify(renderMattermost(given))).text.length).toBeLessThanOrEqual(16_383);
      expect(JSON.parse(JSON.stringify(renderDiscord(given))).content.length).toBeLessThanOrEqual(2000);
      expect(Buffer.byteLength(JSON.stringify(renderJson(given)))).toBeLessThan(500_000);
      const { subject, text: mail } = renderMail(given);
      expect(subject.length).toBeLessThanOrEqual(200);
      expect(mail.length).toBeLessThan(100_000);
    }),
    { numRuns: 300 },
  );
});

test("a link can have any title", () => {
  const links = ["__proto__", "constructor"].map((title) => ({ title, url: "https://forge.example" }));
  for (const language of ["en", "fr"] as const)
    expect(renderMail({ ...MESSAGE, language, links }).text).toContain("__proto__: https://forge.example");
});

test("what is cut still ends with the address of the run, where all of it is", () => {
  fc.assert(
    fc.property(message, (given) => {
      const links = [...given.links, { title: "Run", url: "https://forge.example/acme/hub/actions/runs/7" }];
      const all = { ...given, links };
      const run = "[Run](https://forge.example/acme/hub/actions/runs/7)";
      expect(renderDiscord(all).content.text.endsWith(run)).toBe(true);
      expect(renderMattermost(all).text.text.endsWith(run)).toBe(true);
      expect(renderMail(all).text.trimEnd()).toMatch(/\nRun: https:\/\/forge\.example\/acme\/hub\/actions\/runs\/7$/);
    }),
    { numRuns: 100 },
  );
});

test("what is cut is cut at a whole character, and says so", () => {
  expect(shorten("abc", 3)).toBe("abc");
  expect(shorten("😀".repeat(10), 7)).toBe("😀😀 …");
});
