import { type Chat, openChat, type Posted } from "../../../rehearsal/chat.ts";
import type { Announcement } from "../../../src/report/chat/announcement.ts";
import { renderSlack } from "../../../src/report/chat/slack.ts";
import { renderTeams } from "../../../src/report/chat/teams.ts";

let chat: Chat;
let heard: [string, Posted["service"]][] = [];

beforeAll(async () => {
  chat = await openChat((text, { service }) => heard.push([text, service]));
});

afterAll(() => chat.close());

beforeEach(() => {
  heard = [];
});

async function post(url: string, message: string | object): Promise<string> {
  const body = typeof message === "string" ? message : JSON.stringify(message);
  const answer = await fetch(url, { method: "POST", body });
  return `${answer.status} ${await answer.text()}`;
}

const MESSAGE: Announcement = {
  kind: "gate-opened",
  subject: "v1.4.0",
  application: "hub",
  highlights: [],
  reason: "It waits <now> & *here*.",
  asked: [
    { login: "ada", slack: "U012AB3CD", teams: "ada@example.com" },
    { login: "linus", slack: undefined, teams: undefined },
  ],
  links: [{ title: "Run", url: "https://github.example/run" }],
};

test("what Sluice sends is shown by both, as people read it", async () => {
  expect(await post(chat.url, renderSlack(MESSAGE))).toBe("200 ok");
  expect(await post(chat.teamsUrl, renderTeams(MESSAGE))).toBe("202 ");
  expect(heard).toEqual([
    ["v1.4.0 waits for an approval. Owners: ada, linus. It waits <now> & *here*.", "Slack"],
    ["hub: v1.4.0 waits for an approval.\nada, linus\nIt waits <now> & *here*.", "Teams"],
  ]);
});

test.each<[string, (card: Record<string, unknown>) => unknown, RegExp]>([
  ["of another type", (card) => ({ ...card, type: "HeroCard" }), /content\.type/],
  ["of a version that Teams does not know", (card) => ({ ...card, version: "2.0" }), /content\.version/],
  ["with nothing in it", (card) => ({ ...card, body: [] }), /content\.body/],
  ["with an element that is none", (card) => ({ ...card, body: [{ type: "Text", text: "a" }] }), /body\.0\.type/],
  [
    "with a link that leads nowhere",
    (card) => ({ ...card, actions: [{ type: "Action.OpenUrl", title: "a", url: "b" }] }),
    /actions\.0\.url/,
  ],
  ["that mentions somebody without an entity", (card) => ({ ...card, msteams: {} }), /<at>ada<\/at>/],
  ["that is too long", (card) => ({ ...card, body: [{ type: "TextBlock", text: "a".repeat(28 * 1024) }] }), /28672/],
])("a card %s is refused, and no one hears of it", async (_, change, why) => {
  const { type, attachments } = JSON.parse(JSON.stringify(renderTeams(MESSAGE)));
  const body = { type, attachments: [{ ...attachments[0], content: change(attachments[0].content) }] };
  const answer = await post(chat.teamsUrl, JSON.stringify(body));
  expect(answer).toMatch(/^400 /);
  expect(answer).toMatch(why);
  expect(heard).toEqual([]);
});

test("a message of the one service is none of the other's", async () => {
  expect(await post(chat.url, renderTeams(MESSAGE))).toBe("400 no_text");
  expect(await post(chat.teamsUrl, renderSlack(MESSAGE))).toMatch(/^400 /);
  expect(await post(chat.url, "payload=x")).toMatch(/^400 /);
  expect(heard).toEqual([]);
});
