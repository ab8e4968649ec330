import fc from "fast-check";
import { type Announcement, plainText, shorten } from "../../../src/report/announcement.ts";
import { escapeSlack, renderSlack } from "../../../src/report/slack.ts";
import { renderTeams } from "../../../src/report/teams.ts";

const MESSAGE: Announcement = {
  kind: "released",
  version: "v1.4.0",
  application: "hub",
  highlights: ["Faster exports", "A crash is gone"],
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

test("nobody is called by what somebody wrote into a changelog", () => {
  const slack = renderSlack({ ...MESSAGE, highlights: ["<!channel> look <https://evil.example|here>", "*bold* _it_"] });
  expect(slack).not.toMatch(/<!channel>|<https:\/\/evil/);
  expect(escapeSlack("<@U1> & *x*")).toBe("&lt;@U1&gt; &amp; \u200B*x\u200B*");
  const teams = renderTeams({ ...MESSAGE, highlights: ["[here](https://evil.example)", "<at>everyone</at>"] });
  expect(teams).not.toContain("[here](");
  expect(teams).not.toContain("<at>everyone");
});

test("who must act is called: by a mention where it is known, by name everywhere else", () => {
  const ada = { login: "ada", slack: "U012AB3CD", teams: "ada@example.com" };
  const linus = { login: "linus", slack: undefined, teams: undefined };
  const message: Announcement = { ...MESSAGE, kind: "gate-opened", highlights: [], asked: [ada, linus] };
  expect(plainText(message)).toBe("v1.4.0 waits for an answer. Asked: ada, linus.");
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
  version: fc.constant("v1.4.0"),
  application: text,
  highlights: fc.array(text, { maxLength: 5 }),
  reason: text,
  asked: fc.constant([]),
  links: fc.array(fc.record({ title: text, url: fc.webUrl() }), { maxLength: 3 }),
});

test("no message is too long for its channel", () => {
  fc.assert(
    fc.property(message, (given) => {
      const slack = JSON.parse(renderSlack(given));
      for (const { text: part, type } of slack.blocks) {
        expect(part.text.length).toBeLessThanOrEqual(type === "header" ? 150 : 3000);
      }
      expect(Buffer.byteLength(renderTeams(given))).toBeLessThan(20_000);
    }),
    { numRuns: 300 },
  );
});

test("what is cut is cut at a whole character, and says so", () => {
  expect(shorten("abc", 3)).toBe("abc");
  expect(shorten("😀".repeat(10), 7)).toBe("😀😀 …");
});
