"use strict";
exports.id = 5485;
exports.ids = [5485];
exports.modules = {

  72269:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ly: () => (/* binding */ spansOf),
    oX: () => (/* binding */ cutSpans),
    oi: () => (/* binding */ plainOf)
  });
  var _text_cut_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59805);
  var _text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73892);


const PLAIN = { isBold: false, isCode: false, url: "" };
const INVISIBLE = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
function spansOf(node) {
    const visible = inline(node, PLAIN).map((span) => ({ ...span, text: span.text.replaceAll(INVISIBLE, "") }));
    const spans = joined(visible);
    const cleaned = spans.map((span) => (span.isCode ? span : { ...span, text: span.text.replaceAll(/\s+/g, " ") }));
    return trimmed(cleaned.map(withoutEmptyBrackets).filter(({ text }) => text !== ""));
}
function plainOf(spans) {
    return spans.map(({ text }) => text).join("");
}
function inline(node, look) {
    const below = (inner) => (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(node).flatMap((child) => inline(child, inner));
    switch (node.type) {
        case "text":
            return [{ ...look, text: node.value }];
        case "inlineCode":
            return [{ ...look, isCode: true, text: node.value }];
        case "strong":
            return below({ ...look, isBold: true });
        case "link":
            return withoutHash(below({ ...look, url: safe(node.url) }));
        case "linkReference":
            return withoutHash(below(look));
        case "image":
        case "imageReference":
            return [{ ...look, text: node.alt ?? "" }];
        case "break":
            return [{ ...look, text: " " }];
        case "html":
            return [{ ...look, text: withoutTags(node.value) }];
        case "footnoteReference":
        case "list":
        case "code":
            return [];
        default:
            return below(look);
    }
}
function withoutTags(html) {
    return html
        .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "")
        .replaceAll(/<br\b[^>]*>/gi, " ")
        .replaceAll(/<[^>]*>/g, "");
}
function withoutHash(spans) {
    return /^[0-9a-f]{7,40}$/.test(plainOf(spans)) && /\d/.test(plainOf(spans)) ? [] : spans;
}
function safe(url) {
    return /^https?:\/\//.test(url) ? url : "";
}
function joined(spans) {
    const all = [];
    for (const span of spans) {
        const last = all.at(-1);
        const isSame = last !== undefined && !span.isCode && !last.isCode && last.isBold === span.isBold && last.url === span.url;
        if (isSame)
            all[all.length - 1] = { ...last, text: `${last.text}${span.text}` };
        else
            all.push(span);
    }
    return all;
}
function withoutEmptyBrackets(span, at) {
    if (span.isCode)
        return span;
    const text = span.text.replaceAll(HASH, "").replaceAll(/\s*(?:\(\s*\)|\[\s*\])/g, "");
    return { ...span, text: at === 0 ? text.replace(/^\s*[-–:]\s+/, "") : text };
}
const HASH = /(?:^|(?<=[([]))(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}(?=[)\]]|:\s)/g;
function trimmed(spans) {
    return spans.map((span, at) => {
        const start = at === 0 ? span.text.trimStart() : span.text;
        return { ...span, text: at === spans.length - 1 ? start.trimEnd() : start };
    });
}
function cutSpans(spans, limit) {
    if (plainOf(spans).length <= limit)
        return spans;
    let room = limit - 2;
    const kept = [];
    for (const span of spans) {
        const text = span.text.length <= room ? span.text : (0,_text_cut_words_js__WEBPACK_IMPORTED_MODULE_1__/* .cutWords */ .q)(span.text, room);
        if (text !== "")
            kept.push({ ...span, text });
        room -= span.text.length;
        if (text !== span.text)
            break;
    }
    return [...trimmed(kept), { ...PLAIN, text: " …" }];
}


  }),

  60594:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    g: () => (/* binding */ channelKeys)
  });
const channelKeys = [
    { name: "slack-webhook-url", description: "Incoming webhook of Slack.", secret: true },
    { name: "teams-webhook-url", description: "Workflows webhook of Teams.", secret: true },
    {
        name: "channel-secrets",
        description: "Secrets that `announce.channels` of the configuration file names, NAME=value, one per line: addresses of webhooks, tokens, passwords.",
        secret: true,
    },
];


  }),

  59701:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  hZ: () => (/* binding */ readAudience),
  Tk: () => (/* binding */ reportDeliveries),
  x6: () => (/* binding */ sendToAll),
  MH: () => (/* binding */ worded)
});

var values = __webpack_require__(25620);
var changelog_spans = __webpack_require__(72269);
var chat_text = __webpack_require__(2155);
var cut_words = __webpack_require__(59805);
var foreign_line = __webpack_require__(89028);
var markdown_escape = __webpack_require__(32514);
var chat_announcement = __webpack_require__(36625);
; 






const HEADER = 150;
const LINE = 300;
const REASON = 1000;
const URL_LIMIT = 500;
const TEXT = 600;
function renderSlack(announcement) {
    const { application, asked, highlights, reason, links, language } = announcement;
    const people = asked.map(({ login, slack }) => (slack === undefined ? (0,chat_text/* mrkdwn */.kJ) `${login}` : (0,chat_text/* slackMention */.ZV)(slack)));
    const addresses = links.map(({ title, url }) => (0,chat_text/* slackLink */.J1)((0,cut_words/* shorten */.m)((0,chat_announcement/* linkTitle */.fp)(title, language), 100), url, URL_LIMIT));
    const title = (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)(`${application}: ${(0,chat_announcement/* headline */.Pl)(announcement)}`, HEADER));
    return {
        text: (0,chat_text/* mrkdwn */.kJ) `${(0,cut_words/* shorten */.m)((0,chat_announcement/* plainText */.wh)(announcement), TEXT)}`,
        mrkdwn: false,
        blocks: [
            { type: "header", text: { type: "plain_text", text: title, emoji: false } },
            ...sectionOf((0,chat_text/* joinSlack */.Nx)(people, (0,chat_text/* mrkdwn */.kJ) `, `)),
            ...(highlights.length === 0 ? [] : [richText(list(highlights))]),
            ...(reason === "" ? [] : [richText(section([plainSpan((0,cut_words/* shorten */.m)(reason, REASON))]))]),
            ...sectionOf((0,chat_text/* joinSlack */.Nx)(addresses, (0,chat_text/* mrkdwn */.kJ) ` · `)),
        ],
    };
}
function sectionOf(text) {
    return text.text === "" ? [] : [{ type: "section", text: { type: "mrkdwn", text } }];
}
function richText(element) {
    return { type: "rich_text", elements: [element] };
}
function list(items) {
    return { type: "rich_text_list", style: "bullet", elements: items.map((spans) => section((0,changelog_spans/* cutSpans */.oX)(spans, LINE))) };
}
function section(spans) {
    return { type: "rich_text_section", elements: spans.filter(({ text }) => text !== "").map(elementOf) };
}
function plainSpan(text) {
    return { text, isBold: false, isCode: false, url: "" };
}
function elementOf({ text, isBold, isCode, url }) {
    const style = isBold || isCode
        ? { style: { ...(isBold ? { bold: true } : {}), ...(isCode ? { code: true } : {}) } }
        : {};
    const isLink = url !== "" && url.length <= URL_LIMIT;
    const shown = (0,foreign_line/* visibleLine */.P8)(text);
    return isLink
        ? { type: "link", url: (0,markdown_escape/* escapeAddress */.i7)(url), text: shown, ...style }
        : { type: "text", text: shown, ...style };
}

; 






const teams_LINE = 300;
const teams_REASON = 1000;
const teams_URL_LIMIT = 500;
function renderTeams(announcement) {
    const { application, asked, highlights, reason, links, language } = announcement;
    const title = (0,chat_text/* cardText */.O) `${(0,cut_words/* shorten */.m)(`${application}: ${(0,chat_announcement/* headline */.Pl)(announcement)}`, teams_LINE)}`;
    const actions = links.map(({ title: name, url }) => ({
        type: "Action.OpenUrl",
        title: (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)((0,chat_announcement/* linkTitle */.fp)(name, language), 100)),
        url: (0,markdown_escape/* escapeAddress */.i7)(url.slice(0, teams_URL_LIMIT)),
    }));
    const content = {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
        type: "AdaptiveCard",
        version: "1.2",
        body: [
            { type: "TextBlock", size: "Large", weight: "Bolder", wrap: true, text: title },
            ...(asked.length === 0 ? [] : [textBlock((0,chat_text/* joinCard */.Rj)(asked.map(nameOf), (0,chat_text/* cardText */.O) `, `))]),
            ...highlights.map((spans) => teams_richText([span("• "), ...(0,changelog_spans/* cutSpans */.oX)(spans, teams_LINE)])),
            ...(reason === "" ? [] : [teams_richText([span((0,cut_words/* shorten */.m)(reason, teams_REASON))])]),
        ],
        ...(actions.length === 0 ? {} : { actions }),
        ...mentions(asked),
    };
    return {
        type: "message",
        attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }],
    };
}
function textBlock(text) {
    return { type: "TextBlock", wrap: true, text };
}
function teams_richText(spans) {
    return { type: "RichTextBlock", inlines: spans.filter(({ text }) => text !== "").map(runOf) };
}
function runOf({ text, isBold, isCode, url }) {
    return {
        ...{ type: "TextRun", text: (0,foreign_line/* visibleLine */.P8)(text) },
        ...(isBold ? { weight: "Bolder" } : {}),
        ...(isCode ? { fontType: "Monospace" } : {}),
        ...(url === "" || url.length > teams_URL_LIMIT
            ? {}
            : { selectAction: { type: "Action.OpenUrl", url: (0,markdown_escape/* escapeAddress */.i7)(url) } }),
    };
}
function span(text) {
    return { text, isBold: false, isCode: false, url: "" };
}
function nameOf({ login, teams }) {
    return teams === undefined ? (0,chat_text/* cardText */.O) `${login}` : (0,chat_text/* cardMention */.Jd)(login);
}
function mentions(asked) {
    const entities = asked.flatMap(({ login, teams }) => teams === undefined
        ? []
        : [{ type: "mention", text: (0,chat_text/* cardMention */.Jd)(login), mentioned: { id: teams, name: (0,foreign_line/* visibleLine */.P8)(login) } }]);
    return entities.length === 0 ? {} : { msteams: { entities } };
}

; 




const mattermost_LINE = 300;
const mattermost_REASON = 1000;
const mattermost_URL_LIMIT = 500;
const LINKS = 8;
function renderMattermost(announcement) {
    const { application, highlights, reason } = announcement;
    const [owners = ""] = (0,chat_announcement/* plainDetails */.lJ)({ ...announcement, highlights: [], reason: "" });
    const items = highlights.map((spans) => (0,changelog_spans/* cutSpans */.oX)(spans, mattermost_LINE)
        .map(({ text }) => text)
        .join(""));
    return {
        text: (0,chat_text/* joinChat */.RV)([
            (0,chat_text/* chatMarkdown */.cW) `**${(0,cut_words/* shorten */.m)(`${application}: ${(0,chat_announcement/* headline */.Pl)(announcement)}`, mattermost_LINE)}**`,
            (0,chat_text/* chatMarkdown */.cW) `${(0,cut_words/* shorten */.m)(owners, mattermost_LINE)}`,
            ...items.map((item) => (0,chat_text/* chatMarkdown */.cW) `- ${item}`),
            (0,chat_text/* chatMarkdown */.cW) `${(0,cut_words/* shorten */.m)(reason, mattermost_REASON)}`,
            linksOf(announcement, LINKS),
        ], (0,chat_text/* chatMarkdown */.cW) `\n`),
    };
}
const DISCORD = 2000;
const DISCORD_LINKS = 2;
function renderDiscord(announcement) {
    const links = linksOf(announcement, DISCORD_LINKS);
    const title = (0,chat_text/* chatMarkdown */.cW) `**${(0,cut_words/* shorten */.m)(`${announcement.application}: ${(0,chat_announcement/* headline */.Pl)(announcement)}`, 150)}**`;
    const details = (0,chat_announcement/* plainDetails */.lJ)(announcement).join(" ");
    const message = (length) => (0,chat_text/* joinChat */.RV)([title, (0,chat_text/* chatMarkdown */.cW) `${(0,cut_words/* shorten */.m)(details, length)}`, links], (0,chat_text/* chatMarkdown */.cW) `\n`);
    const fits = LENGTHS.map(message).find(({ text }) => text.length <= DISCORD);
    return { content: fits ?? (0,chat_text/* joinChat */.RV)([title, links], (0,chat_text/* chatMarkdown */.cW) `\n`), allowed_mentions: { parse: [] }, flags: 4 };
}
const LENGTHS = [1200, 800, 500, 250, 100];
function linksOf({ links, language }, most) {
    const shown = links.filter(({ url }) => url.length <= mattermost_URL_LIMIT).slice(-most);
    return (0,chat_text/* joinChat */.RV)(shown.map(({ title, url }) => (0,chat_text/* chatLink */.bI)((0,cut_words/* shorten */.m)((0,chat_announcement/* linkTitle */.fp)(title, language), 100), url)), (0,chat_text/* chatMarkdown */.cW) ` · `);
}

; 




const plain_message_TEXT = 4000;
const plain_message_LINE = 1000;
const ITEMS = 50;
function renderJson(announcement) {
    const { kind, subject, application, highlights, reason, asked, links } = announcement;
    return {
        ...{ event: kind, subject: line(subject), application: line(application), headline: line((0,chat_announcement/* headline */.Pl)(announcement)) },
        text: (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)((0,chat_announcement/* plainText */.wh)(announcement), plain_message_TEXT)),
        highlights: highlights.slice(0, ITEMS).map((spans) => line((0,changelog_spans/* plainOf */.oi)(spans))),
        reason: (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)(reason, plain_message_TEXT)),
        owners: asked.slice(0, ITEMS).map(({ login }) => line(login)),
        links: links.slice(0, ITEMS).map(({ title, url }) => ({ title: line(title), url: line(url) })),
    };
}
function line(text) {
    return (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)(text, plain_message_LINE));
}
const SUBJECT = 200;
function renderMail(announcement) {
    const { application, highlights, links, language } = announcement;
    const texts = [
        (0,chat_announcement/* headline */.Pl)(announcement),
        ...(0,chat_announcement/* plainDetails */.lJ)({ ...announcement, highlights: [], reason: "" }),
        ...highlights.slice(0, ITEMS).map((spans) => `- ${(0,changelog_spans/* plainOf */.oi)(spans)}`),
        ...(0,chat_announcement/* plainDetails */.lJ)({ ...announcement, highlights: [], asked: [] }),
    ];
    return {
        subject: (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)(`${application}: ${(0,chat_announcement/* headline */.Pl)(announcement)}`, SUBJECT)),
        text: [
            ...texts.map((one) => (0,foreign_line/* visibleLine */.P8)((0,cut_words/* shorten */.m)(one, plain_message_TEXT))),
            "",
            ...links.slice(0, ITEMS).map(({ title, url }) => (0,foreign_line/* visibleLine */.P8)(`${(0,chat_announcement/* linkTitle */.fp)(title, language)}: ${url}`)),
            "",
        ].join("\n"),
    };
}

var truncate = __webpack_require__(6935);
; 


const TRIES = 4;
const LONGEST_WAIT_MS = 60_000;
async function deliver(courier, channel, url, message) {
    const answer = await ask(courier, jsonRequest(url, courier.log.redact(JSON.stringify(message))));
    return isTaken(answer) ? delivered(channel) : undelivered(channel, reasonOf(answer));
}
function jsonRequest(url, body, headers = {}) {
    return {
        method: "POST",
        url,
        headers: { "content-type": "application/json; charset=utf-8", ...headers },
        body,
        timeoutMs: 15_000,
        bodyLimit: 1000,
        isBeginningEnough: true,
        followRedirects: false,
    };
}
async function ask(courier, request) {
    for (let attempt = 1;; attempt++) {
        const answer = await courier.http.send(request);
        const wait = isTaken(answer) ? undefined : waitAfter(answer, attempt, courier.clock.now());
        if (wait === undefined || attempt === TRIES || courier.signal.aborted)
            return answer;
        await courier.clock.sleep(wait, courier.signal);
    }
}
async function deliverMail(courier, channel, mail) {
    for (let attempt = 1;; attempt++) {
        const answer = await courier.mail.send(mail);
        if (answer.kind === "sent")
            return delivered(channel);
        if (answer.kind === "refused" || attempt === TRIES || courier.signal.aborted)
            return undelivered(channel, (0,foreign_line/* cleanForeignLine */.ee)(courier.log.redact(answer.reason)));
        await courier.clock.sleep(1000 * 2 ** attempt, courier.signal);
    }
}
function delivered(channel) {
    return { channel, delivered: true, reason: "", url: "" };
}
function undelivered(channel, reason) {
    return { channel, delivered: false, reason, url: "" };
}
function isTaken(answer) {
    return answer.kind === "answer" && answer.status >= 200 && answer.status < 300;
}
function waitAfter(answer, attempt, now) {
    if (answer.kind === "no-answer")
        return 1000 * 2 ** attempt;
    if (answer.status !== 429 && answer.status < 500)
        return undefined;
    const wait = retryAfter(answer.headers["retry-after"] ?? "", now) ?? 1000 * 2 ** attempt;
    return wait > LONGEST_WAIT_MS ? undefined : wait;
}
function retryAfter(text, now) {
    const seconds = Number(text);
    if (seconds > 0)
        return Math.ceil(seconds * 1000);
    const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(1000, date - now);
}
function reasonOf(answer) {
    if (answer.kind === "no-answer")
        return (0,foreign_line/* cleanForeignLine */.ee)(answer.reason);
    const said = (0,foreign_line/* cleanForeignLine */.ee)((0,truncate/* truncate */.xv)(answer.body, 200).replaceAll(/\s+/g, " ").trim());
    return `it answered ${answer.status}${said === "" ? "" : `: ${said}`}`;
}

var dist = __webpack_require__(77934);
; 




const EVENT = "sluice_thread";
const answerSchema = dist/* looseObject */._H3({
    ok: dist/* boolean */.zMY(),
    error: dist/* optional */.lqM(dist/* string */.YjP(), "it gave no reason"),
    ts: dist/* optional */.lqM(dist/* string */.YjP()),
});
const historySchema = dist/* looseObject */._H3({
    messages: dist/* array */.YOg(dist/* looseObject */._H3({
        ts: dist/* string */.YjP(),
        metadata: dist/* optional */.lqM(dist/* looseObject */._H3({
            event_type: dist/* optional */.lqM(dist/* string */.YjP()),
            event_payload: dist/* optional */.lqM(dist/* looseObject */._H3({ thread: dist/* optional */.lqM(dist/* unknown */.L5J()) })),
        })),
    })),
});
async function sendBySlackBot(bot, courier, message) {
    const rendered = renderSlack(message);
    const { thread } = message;
    const parent = thread === undefined ? undefined : await findThread(bot, courier, thread);
    const metadata = thread === undefined ? {} : { metadata: { event_type: EVENT, event_payload: { thread } } };
    const { channel, name } = bot;
    if (parent === undefined) {
        const posted = await call(bot, courier, {
            method: "chat.postMessage",
            body: { channel, ...rendered, ...metadata },
        });
        return posted.kind === "ok" ? delivered(name) : undelivered(name, posted.reason);
    }
    const reply = await call(bot, courier, {
        method: "chat.postMessage",
        body: { channel, ...rendered, thread_ts: parent },
    });
    if (reply.kind === "failed")
        return undelivered(name, reply.reason);
    const update = await call(bot, courier, {
        method: "chat.update",
        body: { channel, ts: parent, ...rendered, ...metadata },
    });
    if (update.kind === "failed")
        bot.log.warning(`${name}: the first message of the thread was not updated (${update.reason}).`);
    return delivered(name);
}
async function findThread(bot, courier, thread) {
    const answer = await call(bot, courier, {
        method: "conversations.history",
        body: { channel: bot.channel, include_all_metadata: "true", limit: "200" },
    });
    const history = answer.kind === "ok" ? dist/* safeParse */.xLC(historySchema, answer.data) : undefined;
    if (history?.success !== true) {
        const reason = answer.kind === "ok" ? "its answer is not understood" : answer.reason;
        bot.log.warning(`${bot.name}: the thread of ${thread} cannot be found (${reason}), so a new message is posted.`);
        return undefined;
    }
    return history.output.messages.find(({ metadata }) => metadata?.event_type === EVENT && metadata.event_payload?.thread === thread)?.ts;
}
const ANSWER_LIMIT = 16 * 1024 * 1024;
async function call({ api, token }, courier, wish) {
    const authorization = `Bearer ${token}`;
    const url = `${api}/${wish.method}`;
    const form = { authorization, "content-type": "application/x-www-form-urlencoded" };
    const request = wish.method === "conversations.history"
        ? jsonRequest(url, new URLSearchParams(wish.body).toString(), form)
        : jsonRequest(url, courier.log.redact(JSON.stringify(wish.body)), { authorization });
    const answer = await ask(courier, { ...request, bodyLimit: ANSWER_LIMIT, isBeginningEnough: false });
    if (answer.kind === "no-answer" || answer.status !== 200)
        return { kind: "failed", reason: reasonOf(answer) };
    const data = parsed(answer.body);
    const read = dist/* safeParse */.xLC(answerSchema, data);
    if (!read.success)
        return { kind: "failed", reason: "its answer is not understood" };
    return read.output.ok ? { kind: "ok", data } : { kind: "failed", reason: (0,foreign_line/* cleanForeignLine */.ee)(read.output.error) };
}
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}

; 






const TITLES = {
    "slack-webhook": "Slack",
    "slack-bot": "Slack",
    teams: "Teams",
    mattermost: "Mattermost",
    discord: "Discord",
    json: "JSON webhook",
    email: "E-mail",
};
const OPERATIONS = [
    ...["released", "failed", "unknown", "rolled-back", "restored", "held", "rollback-refused"],
    ...["incident-declared", "incident-updated", "incident-resolved"],
];
function configuredChannel(setting, secrets, log) {
    const name = setting.name ?? `${TITLES[setting.kind]}${setting.audience === "operations" ? " (operations)" : ""}`;
    const usual = setting.audience === "operations" ? OPERATIONS : undefined;
    const events = setting.events ?? usual;
    const send = senderOf(setting, { name, secrets, log });
    return { name, takes: ({ kind }) => events?.includes(kind) ?? true, send };
}
function senderOf(setting, sender) {
    const { name, secrets } = sender;
    const wanted = [setting["url-secret"], setting["token-secret"], setting["password-secret"]];
    const missing = wanted.filter((secret) => secret !== undefined && (secrets[secret] ?? "") === "");
    if (missing.length > 0) {
        const reason = `the input \`channel-secrets\` has no ${missing.join(", ")}, which the configuration names`;
        return async () => undelivered(name, reason);
    }
    if (setting.kind === "email")
        return mailSender(setting, sender);
    if (setting.kind === "slack-bot")
        return slackSender(setting, sender);
    const render = RENDERERS[setting.kind];
    const url = secretOf(setting["url-secret"], secrets);
    if (!/^https?:\/\/\S+$/.test(url)) {
        const reason = `the secret ${setting["url-secret"]} is no address that begins with https://`;
        return async () => undelivered(name, reason);
    }
    return (courier, message) => deliver(courier, name, url, render(message));
}
function mailSender(setting, { name, secrets }) {
    const server = mailServer(setting, secrets);
    return (courier, message) => {
        const { subject, text } = renderMail(message);
        const redact = (one) => courier.log.redact(one);
        return deliverMail(courier, name, { ...server, subject: redact(subject), text: redact(text) });
    };
}
function slackSender(setting, { name, secrets, log }) {
    const token = secretOf(setting["token-secret"], secrets);
    const api = (setting["api-url"] ?? "https://slack.com/api").replace(/\/$/, "");
    const bot = { name, channel: setting.channel ?? "", token, api, log };
    return (courier, message) => sendBySlackBot(bot, courier, message);
}
const RENDERERS = {
    "slack-webhook": renderSlack,
    teams: renderTeams,
    mattermost: renderMattermost,
    discord: renderDiscord,
    json: renderJson,
};
const PORTS = { starttls: 587, implicit: 465, none: 25 };
function mailServer(setting, secrets) {
    const { server = "", tls = "starttls", from = "", to = [], user } = setting;
    return {
        ...{ server, tls, from, to: [to].flat(), port: setting.port ?? PORTS[tls], timeoutMs: 30_000 },
        login: user === undefined ? undefined : { user, password: secretOf(setting["password-secret"], secrets) },
    };
}
function secretOf(name, secrets) {
    return name === undefined ? "" : (secrets[name] ?? "");
}

; 





function readAudience(settings, { announce }, log) {
    const slack = webhook(settings, log, "slack-webhook-url");
    const teams = webhook(settings, log, "teams-webhook-url");
    const secrets = readSecrets(settings.get("channel-secrets"), log);
    const always = { takes: () => true };
    const given = [];
    if (slack !== "")
        given.push({
            ...always,
            name: "Slack",
            send: (courier, one) => deliver(courier, "Slack", slack, renderSlack(one)),
        });
    if (teams !== "")
        given.push({
            ...always,
            name: "Teams",
            send: (courier, one) => deliver(courier, "Teams", teams, renderTeams(one)),
        });
    const configured = (announce?.channels ?? []).map((setting) => configuredChannel(setting, secrets, log));
    return {
        channels: [...given, ...configured],
        language: announce?.language ?? "en",
        headlines: announce?.headlines ?? {},
    };
}
function readSecrets(given, log) {
    const secrets = (0,values/* readPairs */.SX)(given, "=", /^[A-Z][A-Z0-9_]*$/, "lines of NAME=value");
    for (const secret of Object.values(secrets))
        if (secret !== "")
            log.mask(secret);
    return secrets;
}
function webhook(settings, log, name) {
    const { text } = settings.get(name);
    if (text === "")
        return "";
    log.mask(text);
    if (!/^https?:\/\/\S+$/.test(text))
        throw (0,values/* badValue */.tm)({ name, text: "(a secret)" }, "an address that begins with https://");
    return text;
}
async function sendToAll(courier, audience, message) {
    const deliveries = [];
    for (const channel of audience.channels)
        if (channel.takes(message))
            deliveries.push(await channel.send(courier, message));
    return deliveries;
}
function worded(message, { language, headlines }, log) {
    const { [message.kind]: headline } = headlines;
    const named = headline?.replaceAll(/\{(subject|application)\}/g, (_, name) => name === "subject" ? message.subject : message.application);
    return redacted({ ...message, language, title: named }, log);
}
function redacted(message, log) {
    const redact = (text) => log.redact(text);
    const highlights = message.highlights.map((spans) => spans.map((span) => ({ ...span, text: redact(span.text) })));
    return {
        ...message,
        subject: redact(message.subject),
        title: message.title === undefined ? undefined : redact(message.title),
        reason: redact(message.reason),
        highlights,
    };
}
function reportDeliveries(log, deliveries, consequence) {
    for (const { channel, delivered, reason } of deliveries) {
        if (delivered)
            log.info(`${channel}: delivered.`);
        else
            log.warning(`${channel}: not delivered (${reason}). ${consequence}`);
    }
}


  }),

  37052:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ announceIncident)
  });
  var _report_incident_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87651);
  var _channels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59701);


async function announceIncident(world, audience, news, done) {
    const { http, mail, clock, cancellation, log, run } = world;
    const courier = { http, mail, clock, log, signal: cancellation.signal };
    const deliveries = await (0,_channels_js__WEBPACK_IMPORTED_MODULE_1__/* .sendToAll */ .x6)(courier, audience, (0,_channels_js__WEBPACK_IMPORTED_MODULE_1__/* .worded */ .MH)(messageOf(news, run), audience, log));
    (0,_channels_js__WEBPACK_IMPORTED_MODULE_1__/* .reportDeliveries */ .Tk)(log, deliveries, done);
}
function messageOf({ kind, issue, severity, text }, run) {
    const links = [
        { title: "Incident", url: issue.url },
        { title: "Run", url: run.runUrl },
    ];
    return {
        kind,
        thread: `incident/${issue.number}`,
        subject: `#${issue.number} (${(0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_0__/* .severityName */ .vb)(severity)}, ${issue.title})`,
        application: run.repository.split("/").at(-1) ?? run.repository,
        highlights: [],
        asked: [],
        reason: text,
        links: links.filter(({ url }) => /^https?:\/\//.test(url)),
    };
}


  }),

  78386:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    w: () => (/* binding */ closeIssue)
  });
async function closeIssue(forge, path) {
    await forge.write({
        method: "PATCH",
        path,
        body: { state: "closed" },
        what: "close the issue",
        happened: async () => undefined,
    });
}


  }),

  47213:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Eq: () => (/* binding */ gateOwners),
    NP: () => (/* binding */ rulesFor),
    YC: () => (/* binding */ gateChecklist),
    fD: () => (/* binding */ rulesOf),
    im: () => (/* binding */ readConfigText)
  });
  var _config_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34659);
  var _config_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25620);


const USUAL_MAX_AGE = "24h";
function readConfigText(text, path) {
    return text === undefined ? {} : (0,_config_parse_js__WEBPACK_IMPORTED_MODULE_0__.parseConfig)(text, `${path} on the default branch`);
}
function rulesOf(config, environment) {
    const gate = gateOf(config, environment);
    const name = `gates.${environment}.max-age`;
    const maxAgeMs = (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readDuration */ .$7)({ name, text: gate?.["max-age"] ?? USUAL_MAX_AGE });
    return {
        environment,
        kind: gate?.kind ?? "environment",
        owners: gateOwners(config, environment),
        selfApproval: gate?.["self-approval"] ?? false,
        rollbackSelfApproval: gate?.["rollback-self-approval"] ?? gate?.["self-approval"] ?? false,
        maxAgeMs,
        keptAgeMs: gate?.["max-age"] === undefined ? Number.POSITIVE_INFINITY : maxAgeMs,
    };
}
function rulesFor({ asks, rollback }, rules) {
    if (asks === "freeze" && rules.kind === "comment")
        return { ...rules, selfApproval: true };
    const isRollback = asks === "rollback" && rollback?.scenario === undefined;
    return isRollback ? { ...rules, selfApproval: rules.rollbackSelfApproval } : rules;
}
function gateOwners(config, environment) {
    const gate = gateOf(config, environment);
    return [gate?.owner, gate?.["backup-owner"]].flatMap((owner) => (owner === undefined ? [] : [login(owner)]));
}
function gateChecklist(config, environment) {
    return gateOf(config, environment)?.checklist ?? [];
}
function gateOf({ gates = {} }, environment) {
    const name = environment.toLowerCase();
    return Object.entries(gates).find(([one]) => one.toLowerCase() === name)?.[1];
}
function login(owner) {
    return owner.replace(/^@/, "").toLowerCase();
}


  }),

  13343:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F5: () => (/* binding */ oneLabel),
    gk: () => (/* binding */ incidentLabelKey),
    j7: () => (/* binding */ USUAL_INCIDENT_LABEL),
    xj: () => (/* binding */ readIncidentLabel)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const USUAL_INCIDENT_LABEL = "incident";
const incidentLabelKey = {
    name: "incident-label",
    description: "Label of the issues that are incidents, or false if incidents are not kept in issues.",
    default: USUAL_INCIDENT_LABEL,
    file: "check-readiness.incident-label",
};
function readIncidentLabel(given) {
    return given.text === "false" ? undefined : oneLabel(given);
}
function oneLabel(given) {
    if (given.text.trim() !== "" && !given.text.includes(","))
        return given.text;
    throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(given, "the name of one label, without a comma, or false");
}


  }),

  69198:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    w: () => (/* binding */ readIncidentRules)
  });
  var _gates_rules_default_branch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14792);
  var _gates_rules_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47213);
  var _incident_label_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13343);



const GATE = "incident";
const SEVERITIES = {
    held: 1,
    "rollback-refused": 1,
    unknown: 2,
    "rolled-back": 3,
    failed: undefined,
};
async function readIncidentRules(forge, { repository, config: path, environment }) {
    const branch = await (0,_gates_rules_default_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .openDefaultBranch */ .iL)(forge, repository);
    return incidentRules((0,_gates_rules_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .readConfigText */ .im)(await branch.file(path), path), environment);
}
function incidentRules(config, environment) {
    const { incidents } = config;
    const label = config["check-readiness"]?.["incident-label"];
    return {
        gate: (0,_gates_rules_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .rulesOf */ .fD)(config, (0,_gates_rules_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .gateOwners */ .Eq)(config, GATE).length > 0 ? GATE : environment),
        label: typeof label === "string" ? label : _incident_label_js__WEBPACK_IMPORTED_MODULE_2__/* .USUAL_INCIDENT_LABEL */ .j7,
        runbooks: Object.fromEntries(Object.entries(incidents?.runbooks ?? {}).map(([scenario, links]) => [scenario, [links].flat()])),
        automatic: (ending) => {
            if (incidents === undefined || incidents.automatic === false)
                return undefined;
            return (incidents.severities?.[ending] ?? SEVERITIES[ending]) || undefined;
        },
        config,
    };
}


  }),

  13134:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (/* binding */ addEvent),
    p: () => (/* binding */ openIncident)
  });
  var _gates_request_close_issue_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(78386);
  var _gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57335);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);
  var _incident_issue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1002);
  var _incident_mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96);
  var _issue_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18095);
  var _severity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99625);







async function openIncident(forge, place, { subject, event, severity, label, title, render }) {
    const open = async () => (await (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentIssues */ .zM)(forge, place, "open")).filter(({ key }) => key === subject.key);
    const made = await forge.write({
        method: "POST",
        path: `${place.repository}/issues`,
        body: {
            title,
            body: render((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${(0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectMark */ .ge)(subject)}\n${(0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .eventMark */ .cs)(event)}`),
            labels: await (0,_issue_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .labelReferences */ .lf)(forge, place, [label, (0,_severity_js__WEBPACK_IMPORTED_MODULE_5__/* .severityLabel */ .yi)(severity)]),
        },
        what: `open the incident "${title.text}"`,
        happened: async () => (await open())[0],
    });
    const own = (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__/* .readIncidentIssue */ .Ug)(made, place.requester);
    const [first = own] = await open();
    if (first === undefined)
        throw new Error("The forge does not return the incident that it has created.");
    if (own !== undefined && first.number !== own.number)
        await (0,_gates_request_close_issue_js__WEBPACK_IMPORTED_MODULE_6__/* .closeIssue */ .w)(forge, `${place.repository}/issues/${own.number}`);
    return first;
}
async function addEvent(forge, place, posted) {
    const { issue, event, render } = posted;
    const path = `${place.repository}/issues/${issue}/comments`;
    await forge.write({
        method: "POST",
        path,
        body: { body: render((0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .eventMark */ .cs)(event)) },
        what: "add an event to the incident",
        happened: async () => (await forge.list(path)).find((one) => isSame((0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readEventMark */ .Mm)((0,_gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .readComment */ .W3)(one).body), event)),
    });
}
function isSame(known, { kind, run, attempt, comment }) {
    return known?.kind === kind && known.run === run && known.attempt === attempt && known.comment === comment;
}


  }),

  18095:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E4: () => (/* binding */ changeSeverity),
    Nl: () => (/* binding */ addLabels),
    lf: () => (/* binding */ labelReferences)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61941);
  var _severity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99625);




const labelsSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }));
const COLOURS = { "sev-1": "b60205", "sev-2": "d93f0b", "sev-3": "fbca04" };
async function labelReferences(forge, place, names) {
    const references = [];
    for (const name of names) {
        const { id, name: known } = (await find(forge, place, name)) ?? (await create(forge, place, name));
        references.push(place.forge === "github" ? known : id);
    }
    return references;
}
async function find(forge, { repository }, name) {
    const all = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(labelsSchema, await forge.list(`${repository}/labels`), "labels");
    return all.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
async function create(forge, place, name) {
    const colour = COLOURS[name] ?? "b60205";
    const made = await forge.write({
        method: "POST",
        path: `${place.repository}/labels`,
        body: { name: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) `${name}`, color: place.forge === "github" ? colour : `#${colour}` },
        what: `create the label ${name}`,
        happened: async () => find(forge, place, name),
    });
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), made, "a label");
}
async function addLabels(forge, place, { issue, names }) {
    await forge.write({
        method: "POST",
        path: `${place.repository}/issues/${issue}/labels`,
        body: { labels: await labelReferences(forge, place, names) },
        what: `set the label ${names.join(", ")}`,
        happened: async () => undefined,
    });
}
async function changeSeverity(forge, place, { issue, labels, severity, }) {
    const wanted = (0,_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .severityLabel */ .yi)(severity);
    const path = `${place.repository}/issues/${issue}/labels`;
    await addLabels(forge, place, { issue, names: [wanted] });
    const others = labels.filter((one) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .labelledSeverity */ .XX)([one]) !== undefined && one.toLowerCase() !== wanted);
    for (const other of others) {
        const reference = place.forge === "github" ? other : (await find(forge, place, other))?.id;
        if (reference === undefined)
            continue;
        await forge.write({
            method: "DELETE",
            path: `${path}/${encodeURIComponent(reference)}`,
            what: `remove the label ${other}`,
            happened: async () => undefined,
        });
    }
}


  }),

  36625:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Pl: () => (/* binding */ headline),
  fp: () => (/* binding */ linkTitle),
  lJ: () => (/* binding */ plainDetails),
  wh: () => (/* binding */ plainText)
});

var spans = __webpack_require__(72269);
; 
const WORDS = {
    en: {
        headlines: {
            released: (version) => `Released ${version}.`,
            failed: (version) => `${version} was not released.`,
            unknown: (version) => `The state of ${version} is unknown.`,
            held: (version) => (version === "" ? "A rollback failed." : `The rollback from ${version} failed.`),
            "rollback-refused": (version) => version === "" ? "A rollback was refused." : `The rollback from ${version} was refused.`,
            "rolled-back": (version) => (version === "" ? "A release was rolled back." : `Rolled back from ${version}.`),
            restored: (version) => (version === "" ? "Data were restored." : `Data were restored. ${version} runs.`),
            "gate-opened": (version) => `${version} waits for an approval.`,
            "rollback-asked": (version) => version === "" ? "A rollback was dispatched." : `A rollback from ${version} was dispatched.`,
            "incident-declared": (incident) => `Incident ${incident} was declared.`,
            "incident-updated": (incident) => `Incident ${incident}: status update.`,
            "incident-resolved": (incident) => `Incident ${incident} is resolved.`,
        },
        owners: "Owners:",
        highlights: "Highlights:",
        links: {},
    },
    fr: {
        headlines: {
            released: (version) => `${version} est en production.`,
            failed: (version) => `${version} n’a pas été mise en production.`,
            unknown: (version) => `L’état de ${version} est inconnu.`,
            held: (version) => version === "" ? "Un retour en arrière a échoué." : `Le retour en arrière depuis ${version} a échoué.`,
            "rollback-refused": (version) => version === "" ? "Un retour en arrière a été refusé." : `Le retour en arrière depuis ${version} a été refusé.`,
            "rolled-back": (version) => version === "" ? "Un retour en arrière a été effectué." : `Retour en arrière depuis ${version} effectué.`,
            restored: (version) => version === ""
                ? "Des données ont été restaurées."
                : `Des données ont été restaurées. ${version} est en service.`,
            "gate-opened": (version) => `${version} attend une approbation.`,
            "rollback-asked": (version) => version === "" ? "Un retour en arrière est demandé." : `Un retour en arrière depuis ${version} est demandé.`,
            "incident-declared": (incident) => `Incident ${incident} déclaré.`,
            "incident-updated": (incident) => `Incident ${incident} : point de situation.`,
            "incident-resolved": (incident) => `Incident ${incident} résolu.`,
        },
        owners: "Responsables :",
        highlights: "Points forts :",
        links: {
            Application: "Application",
            "Release notes": "Notes de version",
            Issue: "Ticket",
            Run: "Exécution",
            Incident: "Incident",
        },
    },
};

; 


function headline({ kind, subject, language = "en", title }) {
    return title ?? WORDS[language].headlines[kind](subject);
}
function linkTitle(title, language = "en") {
    const { links } = WORDS[language];
    return (Object.hasOwn(links, title) ? links[title] : undefined) ?? title;
}
function plainDetails({ asked, highlights, reason, language = "en" }) {
    const { owners, highlights: best } = WORDS[language];
    return [
        ...(asked.length > 0 ? [`${owners} ${asked.map(({ login }) => login).join(", ")}.`] : []),
        ...(highlights.length > 0 ? [`${best} ${highlights.map(spans/* plainOf */.oi).join("; ")}`] : []),
        ...(reason === "" ? [] : [reason]),
    ];
}
function plainText(announcement) {
    return [headline(announcement), ...plainDetails(announcement)].join(" ");
}


  }),

  59805:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    m: () => (/* binding */ shorten),
    q: () => (/* binding */ cutWords)
  });
function shorten(text, limit) {
    if (text.length <= limit)
        return text;
    return `${cutWords(text, limit - 2).trimEnd()} …`;
}
function cutWords(text, limit) {
    if (text.length <= limit)
        return text;
    const words = text.slice(0, limit + 1).replace(/\s*\S*$/, "");
    if (words.trim() !== "" || /^\s*https?:\/\//.test(text))
        return words;
    return [...text.slice(0, Math.max(limit, 0))].filter((character) => character.isWellFormed()).join("");
}


  }),

  46793:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ realMailWorld)
});

var mime_node = __webpack_require__(38675);
var smtp_connection = __webpack_require__(76611);
var foreign_error = __webpack_require__(85949);
; 



function realMail(cancelled) {
    return { send: (request) => send(request, cancelled) };
}
async function send(request, cancelled) {
    const connection = connectionTo(request);
    const signal = AbortSignal.any([AbortSignal.timeout(request.timeoutMs), cancelled]);
    try {
        const { rejected } = await ended(connection, signal, () => converse(connection, request));
        if (rejected.length === 0)
            return { kind: "sent" };
        return { kind: "refused", reason: `the server refused ${rejected.length} of ${request.to.length} recipients` };
    }
    catch (error) {
        const reason = (0,foreign_error/* readError */.l)(error).message;
        return codeOf(error) >= 500 ? { kind: "refused", reason } : { kind: "later", reason };
    }
    finally {
        connection.close();
    }
}
function connectionTo({ server, port, tls, timeoutMs }) {
    return new smtp_connection/* default */.A({
        ...{ host: server, port, secure: tls === "implicit", requireTLS: tls === "starttls", ignoreTLS: tls === "none" },
        ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs },
    });
}
async function converse(connection, { login, from, to, subject, text }) {
    await step((done) => connection.connect(done));
    if (login !== undefined)
        await step((done) => connection.login({ user: login.user, pass: login.password }, done));
    const message = await new mime_node/* default */.A("text/plain; charset=utf-8", { disableFileAccess: true, disableUrlAccess: true })
        .setHeader([
        { key: "from", value: from },
        { key: "to", value: [...to] },
        { key: "subject", value: subject },
    ])
        .setContent(text)
        .build();
    return new Promise((resolve, reject) => {
        connection.send({ from, to: [...to] }, message, (error, info) => {
            if (error)
                reject(error);
            else
                resolve({ rejected: info?.rejected ?? [] });
        });
    });
}
function step(begin) {
    return new Promise((resolve, reject) => {
        begin((error) => (error ? reject(error) : resolve()));
    });
}
function ended(connection, signal, begin) {
    return new Promise((resolve, reject) => {
        connection.once("error", reject);
        const abort = () => reject(new Error("the mail server did not take the mail in time"));
        if (signal.aborted)
            abort();
        signal.addEventListener("abort", abort, { once: true });
        begin().then(resolve, reject);
    });
}
function codeOf(error) {
    const code = typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : 0;
    return typeof code === "number" ? code : 0;
}

var real_world = __webpack_require__(9334);
; 


function realMailWorld() {
    const world = (0,real_world/* realWorld */.b)();
    return { ...world, mail: realMail(world.cancellation.signal) };
}


  })

};
;