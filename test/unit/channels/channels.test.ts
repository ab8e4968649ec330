import { channelKeys } from "../../../src/channels/channel-keys.ts";
import { type Audience, readAudience, reportDeliveries, sendToAll, worded } from "../../../src/channels/channels.ts";
import type { Delivery } from "../../../src/channels/delivery.ts";
import { parseConfig } from "../../../src/config/parse.ts";
import { readSettings } from "../../../src/config/settings.ts";
import type { Announcement } from "../../../src/report/chat/announcement.ts";
import { realHttp } from "../../../src/world/http.ts";
import { realMail } from "../../../src/world/mail.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";
import { type HttpServer, httpServer, type MailServer, mailServer } from "./channel-server.ts";
import { type SlackDouble, slackDouble } from "./slack-double.ts";

/** Channels of the configuration file against real servers. */

const MESSAGE: Announcement = {
  kind: "released",
  subject: "v1.4.0",
  thread: "release/v1.4.0",
  application: "hub",
  highlights: [[{ text: "Faster exports", isBold: false, isCode: false, url: "" }]],
  reason: "",
  asked: [],
  links: [
    { title: "Release notes", url: "https://forge.example/acme/hub/releases/v1.4.0" },
    { title: "Run", url: "https://forge.example/acme/hub/actions/runs/7" },
  ],
};

const closing: { close(): Promise<void> }[] = [];
const log = createLog();
let clock: ReturnType<typeof createClock>;

beforeEach(() => {
  clock = createClock();
  log.lines.length = 0;
});
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const opened = async <Server extends { close(): Promise<void> }>(server: Promise<Server>): Promise<Server> => {
  closing.push(await server);
  return server;
};
const web = (answer: Parameters<typeof httpServer>[0] = () => ({ status: 200 })): Promise<HttpServer> =>
  opened(httpServer(answer));
const post = (refuse?: (attempt: number) => number | undefined): Promise<MailServer> => opened(mailServer(refuse));
const slack = (): Promise<SlackDouble> => opened(slackDouble());

function audience(announce: string, secrets: Readonly<Record<string, string>> = {}): Audience {
  const lines = Object.entries(secrets).map((pair) => pair.join("="));
  const inputs = createInputs({ "channel-secrets": lines.join("\n") });
  return readAudience(readSettings(channelKeys, inputs, {}, ""), parseConfig(announce, "sluice.yml"), log);
}

async function send(to: Audience, message: Announcement = MESSAGE): Promise<readonly Delivery[]> {
  const { signal } = new AbortController();
  const courier = { http: realHttp(signal), mail: realMail(signal), clock, log, signal };
  const deliveries = await sendToAll(courier, to, worded(message, to, log));
  reportDeliveries(log, deliveries, "The release itself is not affected.");
  return deliveries;
}

const channel = (text: string): string => `announce:\n  channels:\n    - ${text}\n`;

test.each([
  ["mattermost", "text"],
  ["discord", "content"],
  ["json", "headline"],
  ["slack-webhook", "text"],
])("a channel of the kind %s gets its message", async (kind, field) => {
  const server = await web();
  const to = audience(channel(`{ kind: ${kind}, url-secret: HOOK }`), { HOOK: `${server.url}/hook` });
  expect(await send(to)).toMatchObject([{ delivered: true }]);
  expect(server.requests.map(({ path }) => path)).toEqual(["/hook"]);
  const body = JSON.parse(server.requests[0]?.body ?? "");
  expect(body[field]).toContain("Released v1.4.0.");
});

test("Discord calls no one and shows no previews", async () => {
  const server = await web(() => ({ status: 204 }));
  await send(audience(channel("{ kind: discord, url-secret: HOOK }"), { HOOK: server.url }), {
    ...MESSAGE,
    reason: "@everyone <@&1234> https://evil.example",
  });
  const { content, ...rest } = JSON.parse(server.requests[0]?.body ?? "");
  expect(rest).toEqual({ allowed_mentions: { parse: [] }, flags: 4 });
  expect(content).not.toMatch(/@everyone|<@|https:\/\/evil/);
});

test("a service that limits is asked again after the time that it requires, in seconds or as a date", async () => {
  const date = new Date(clock.now() + 20_000).toUTCString();
  const answers = [
    { status: 429, headers: { "retry-after": "7" } },
    { status: 429, headers: { "retry-after": "0.5" } },
    { status: 503, headers: { "retry-after": date } },
    { status: 200 },
  ];
  const server = await web((_, number) => answers[number - 1] ?? { status: 500 });
  const to = audience(channel("{ kind: mattermost, url-secret: HOOK }"), { HOOK: server.url });
  expect(await send(to)).toMatchObject([{ delivered: true }]);
  const [first = 0, second = 0, third = 0] = clock.slept;
  expect([first, second]).toEqual([7000, 500]);
  // The date was 20 seconds ahead, and 7.5 have passed; dates have whole seconds.
  expect(third).toBeGreaterThan(11_000);
  expect(third).toBeLessThanOrEqual(12_500);
});

test.each([
  ["a refusal", () => ({ status: 404, body: "no such hook" }), "it answered 404: no such hook"],
  ["a wait of an hour", () => ({ status: 429, headers: { "retry-after": "3600" } }), "it answered 429"],
])("%s is a warning without the address, and the other channels get the message", async (_, answer, reason) => {
  const [bad, good] = [await web(answer), await web()];
  const config = `${channel("{ kind: teams, url-secret: BAD }")}    - { kind: json, url-secret: GOOD }\n`;
  const deliveries = await send(audience(config, { BAD: `${bad.url}/s3cret`, GOOD: good.url }));
  expect(deliveries).toMatchObject([{ channel: "Teams", delivered: false }, { delivered: true }]);
  expect(log.lines).toContain(`warning: Teams: not delivered (${reason}). The release itself is not affected.`);
  expect(log.lines.join("\n")).not.toContain("s3cret");
});

test("a secret that is missing is a warning that names it", async () => {
  expect(await send(audience(channel("{ kind: teams, url-secret: HOOK }")))).toMatchObject([
    { delivered: false, reason: expect.stringContaining("HOOK") },
  ]);
});

test("the operators' channel gets what runs and what fails, and no questions; a list of events chooses", async () => {
  const [team, operations, incidents] = [await web(), await web(), await web()];
  const config = `announce:
  channels:
    - { kind: json, url-secret: TEAM }
    - { kind: json, url-secret: OPS, audience: operations }
    - { kind: json, url-secret: INCIDENTS, events: [incident-declared] }
`;
  const to = audience(config, { TEAM: team.url, OPS: operations.url, INCIDENTS: incidents.url });
  for (const kind of ["gate-opened", "released", "held", "incident-declared"] as const)
    await send(to, { ...MESSAGE, kind });
  const events = ({ requests }: HttpServer) => requests.map(({ body }) => JSON.parse(body).event);
  expect(events(team)).toEqual(["gate-opened", "released", "held", "incident-declared"]);
  expect(events(operations)).toEqual(["released", "held", "incident-declared"]);
  expect(events(incidents)).toEqual(["incident-declared"]);
});

test("a French team reads French, and a headline of its own", async () => {
  const server = await web();
  const config = `announce:
  language: fr
  headlines: { released: "{application} {subject} est en ligne ({subject}) !" }
  channels: [{ kind: mattermost, url-secret: HOOK }]
`;
  const to = audience(config, { HOOK: server.url });
  await send(to, { ...MESSAGE, subject: "v1.4.0 $& {application}" });
  await send(to, { ...MESSAGE, kind: "rolled-back", asked: [{ login: "ada", slack: undefined, teams: undefined }] });
  const [first = "", second = ""] = server.requests.map(({ body }) => JSON.parse(body).text);
  expect(first).toContain("hub: hub v1.4.0 $& \\{application\\} est en ligne");
  expect(first).toContain("[Notes de version](https://forge.example/acme/hub/releases/v1.4.0)");
  expect(second).toContain("Retour en arrière depuis v1.4.0 effectué.");
  expect(second).toContain("Responsables : ada.");
});

describe("Slack by a bot token", () => {
  const bot = async (): Promise<{ readonly double: SlackDouble; readonly to: Audience }> => {
    const double = await slack();
    const setting = `{ kind: slack-bot, channel: C012AB3CD, token-secret: TOKEN, api-url: "${double.url}/api" }`;
    return { double, to: audience(channel(setting), { TOKEN: "xoxb-1" }) };
  };

  test("the messages of a release are one thread, whose first message has the newest state", async () => {
    const { double, to } = await bot();
    await send(to, { ...MESSAGE, kind: "gate-opened", highlights: [] });
    await send(to, { ...MESSAGE, thread: "release/v1.5.0", subject: "v1.5.0" });
    await send(to, MESSAGE);
    await send(to, { ...MESSAGE, kind: "rolled-back" });
    const [first, other, ...replies] = double.posts;
    expect(other?.thread_ts).toBeUndefined();
    expect(replies.map(({ thread_ts }) => thread_ts)).toEqual([first?.ts, first?.ts]);
    expect(replies.map(({ text }) => text)).toEqual([
      expect.stringContaining("Released v1.4.0."),
      expect.stringContaining("Rolled back from v1.4.0."),
    ]);
    expect(first?.text).toContain("Rolled back from v1.4.0.");
    expect(log.lines.filter((line) => line.startsWith("warning"))).toEqual([]);
  });

  test("a refusal is one, though Slack answers 200; a limit is waited for", async () => {
    const { double, to } = await bot();
    double.limited = 1;
    expect(await send(to)).toMatchObject([{ delivered: true }]);
    expect(clock.slept).toEqual([30_000]);
    double.scopes.delete("chat:write");
    expect(await send(to)).toMatchObject([{ delivered: false, reason: "missing_scope" }]);
  });

  test("without the scope for threads the message is posted nonetheless, with a warning", async () => {
    const { double, to } = await bot();
    double.scopes.delete("channels:history");
    expect(await send(to)).toMatchObject([{ delivered: true }]);
    expect(double.posts).toHaveLength(1);
    expect(log.lines[0]).toContain("cannot be found (missing_scope)");
  });
});

describe("e-mail", () => {
  const mail = (port: number, more = ""): string =>
    channel(
      `{ kind: email, server: 127.0.0.1, port: ${port}, tls: none, from: sluice@example.com, to: [ops@example.com, ada@example.com]${more} }`,
    );
  const login = ", user: sluice, password-secret: SMTP_PASSWORD";

  test("goes to every address as plain text, with a login", async () => {
    const server = await post();
    const to = audience(mail(server.port, login), { SMTP_PASSWORD: "p4ss" });
    const reason = "Données à vérifier\r\nBcc: mallory@example.com\n.\nRSET";
    expect(await send(to, { ...MESSAGE, subject: "v1.4.0\r\nBcc: mallory@example.com", reason })).toMatchObject([
      { delivered: true },
    ]);
    const [{ from, to: recipients, data, user } = { from: "", to: [], data: "", user: "" }] = server.mails;
    expect({ from, recipients, user }).toEqual({
      ...{ from: "sluice@example.com", user: "sluice" },
      recipients: ["ops@example.com", "ada@example.com"],
    });
    const [head = ""] = data.split("\r\n\r\n");
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^Subject: hub: Released v1\.4\.0 Bcc: mallory/m);
  });

  test("a server that is busy is asked again, and one that refuses is a warning without the password", async () => {
    const busy = await post((attempt) => (attempt === 1 ? 451 : undefined));
    expect(await send(audience(mail(busy.port, login), { SMTP_PASSWORD: "p4ss" }))).toMatchObject([
      { delivered: true },
    ]);
    expect(clock.slept).toEqual([2000]);
    const strict = await post(() => 550);
    expect(await send(audience(mail(strict.port, login), { SMTP_PASSWORD: "p4ss" }))).toMatchObject([
      { delivered: false, reason: expect.stringContaining("550") },
    ]);
    expect(await send(audience(mail(strict.port, login), { SMTP_PASSWORD: "wr0ng" }))).toMatchObject([
      { delivered: false },
    ]);
    expect(strict.mails).toEqual([]);
    expect(log.lines.join("\n")).not.toMatch(/p4ss|wr0ng/);
  });

  test("a server without STARTTLS gets no mail where it is required", async () => {
    const server = await post();
    const config = mail(server.port, login).replace("tls: none, ", "");
    expect(await send(audience(config, { SMTP_PASSWORD: "p4ss" }))).toMatchObject([{ delivered: false }]);
    expect(server.mails).toEqual([]);
  });
});

test.each([
  ["{ kind: teams }", "url-secret"],
  ["{ kind: slack-bot, channel: general, token-secret: T }", "C012AB3CD"],
  ["{ kind: email, server: s, from: a@b.c, to: d@e.f, user: x }", "password-secret"],
  ["{ kind: email, server: s, from: a@b.c, to: 'd@e.f, g@h.i' }", "mail address"],
  ["{ kind: json, url-secret: https://hooks.example }", "the name of a secret"],
  ["{ kind: irc }", "slack-webhook"],
])("%s is refused: it lacks %s", (text, wanted) => {
  expect(() => parseConfig(channel(text), "sluice.yml")).toThrow(wanted);
});
