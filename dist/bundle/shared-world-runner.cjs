"use strict";
exports.id = 1496;
exports.ids = [1496];
exports.modules = {

  34438:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    YC: () => (/* binding */ editDistance),
    qy: () => (/* binding */ nearestKey),
    rx: () => (/* binding */ misspeltKey)
  });
function nearestKey(key, known) {
    const ranked = known
        .map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.toLowerCase()) }))
        .sort((left, right) => left.distance - right.distance);
    const [best] = ranked;
    return best !== undefined && best.distance <= Math.max(2, Math.ceil(best.candidate.length / 3))
        ? best.candidate
        : undefined;
}
const SLIPS = 2;
function misspeltKey(key, known) {
    return known.find((name) => {
        const goesOn = key.startsWith(name) && /^[^a-z]/i.test(key.slice(name.length));
        return key !== name && !goesOn && editDistance(key.toLowerCase(), name) <= SLIPS;
    });
}
function editDistance(left, right) {
    let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (let row = 1; row <= left.length; row++) {
        const current = [row];
        for (let column = 1; column <= right.length; column++) {
            const replace = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
            current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[right.length] ?? 0;
}


  }),

  76453:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ec: () => (/* binding */ branchConfigKey),
    Xg: () => (/* binding */ readConfig),
    eQ: () => (/* binding */ configPath),
    ur: () => (/* binding */ configKey)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);

const USUAL = ".github/sluice.yml";
const configKey = {
    name: "config",
    description: "Path of the configuration file in the repository.",
    default: USUAL,
};
const branchConfigKey = {
    ...configKey,
    description: "Path of the configuration file on the default branch.",
};
function configPath(inputs) {
    return inputs.get("config").trim() || USUAL;
}
async function readConfig(inputs, files) {
    const path = configPath(inputs);
    const text = await files.read(path);
    if (text !== undefined) {
        const { parseConfig } = await Promise.all( [__webpack_require__.e(7934), __webpack_require__.e(8956), __webpack_require__.e(8815), __webpack_require__.e(4659), __webpack_require__.e(2338)]).then(__webpack_require__.bind(__webpack_require__, 34659));
        return parseConfig(text, path);
    }
    if (path === USUAL)
        return {};
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The configuration file ${path} does not exist.`,
        means: "It was named, so its settings must apply. Nothing was changed.",
        todo: "Check the path, and that the repository is checked out in this job before this step.",
    });
}


  }),

  67307:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    p: () => (/* binding */ environmentOf),
    s: () => (/* binding */ readSettings)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34438);
  var _read_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76453);



const ENVIRONMENT = "<environment>";
function environmentOf(inputs) {
    return inputs.get("environment").trim() || "production";
}
function readSettings(keys, inputs, config, environment) {
    const get = (name) => {
        const key = keys.find((one) => one.name === name);
        if (key === undefined)
            throw new Error(`The stage has no input "${name}".`);
        const given = inputs.get(name).trim();
        if (given !== "")
            return { name, text: given, source: "input" };
        const written = key.file === undefined ? undefined : fromFile(config, key.file, environment);
        if (written !== undefined)
            return { name: written.path, text: written.text, source: "file" };
        const standard = key.default?.startsWith("${{") ? undefined : key.default;
        return { name, text: standard ?? "", source: standard === undefined ? "nowhere" : "default" };
    };
    return {
        get,
        need: (name) => {
            const setting = get(name);
            if (setting.text !== "")
                return setting;
            const key = keys.find((one) => one.name === name);
            throw missing(name, key, {
                path: (0,_read_config_js__WEBPACK_IMPORTED_MODULE_1__/* .configPath */ .eQ)(inputs),
                environment,
                known: Object.keys(config.environments ?? {}),
            });
        },
    };
}
function missing(name, key, { path, environment, known }) {
    const place = key?.file === undefined ? "" : `, or \`${key.file.replace(ENVIRONMENT, environment)}\` in ${path}`;
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `\`${name}\` is missing: ${key?.description ?? ""}`,
        means: key?.secret
            ? "A secret that is not set arrives empty. So do an environment's secrets in a job that does not name the environment, and in a workflow that is called from another owner's repository. Nothing was tried."
            : "Sluice does not guess it. Nothing was tried.",
        todo: key?.secret
            ? `Set the secret, and hand it over as the input \`${name}\`. If it is set, keep a copy of the workflows in this repository and call that (docs/other-forges.md).`
            : `Set the input \`${name}\`${place}.${key?.file?.includes(ENVIRONMENT) ? otherEnvironment(environment, known) : ""}`,
    });
}
function otherEnvironment(environment, known) {
    if (known.length === 0 || known.includes(environment))
        return "";
    const nearest = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestKey */ .qy)(environment, known);
    const names = known.map((name) => `\`${name}\``).join(", ");
    return ` The file has no environment \`${environment}\`, only ${names}${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`;
}
function fromFile(config, path, environment) {
    const keys = path.split(".").map((key) => (key === ENVIRONMENT ? environment : key));
    const own = ["environments", environment, ...keys];
    for (const one of path.includes(ENVIRONMENT) ? [keys] : [own, keys]) {
        const text = textOf(walk(config, one));
        if (text !== undefined)
            return { path: one.join("."), text };
    }
    return undefined;
}
function walk(value, keys) {
    let here = value;
    for (const key of keys) {
        if (Array.isArray(here))
            [here] = here;
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, key))
            return undefined;
        here = here[key];
    }
    return here;
}
function textOf(value) {
    if (Array.isArray(value))
        return value.map(String).join("\n");
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
        return String(value);
    return undefined;
}


  }),

  25620:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $7: () => (/* binding */ readDuration),
    JI: () => (/* binding */ readInteger),
    LD: () => (/* binding */ readList),
    SX: () => (/* binding */ readPairs),
    Se: () => (/* binding */ readLines),
    Vf: () => (/* binding */ readBoolean),
    Wr: () => (/* binding */ readInstant),
    ik: () => (/* binding */ readSize),
    pX: () => (/* binding */ readTimeLimit),
    tm: () => (/* binding */ badValue),
    yL: () => (/* binding */ oneOf)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_truncate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6935);


function badValue({ name, text }, wanted) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `\`${name}\` is "${(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(text, 80)}", which is not ${wanted}.`,
        means: "Sluice does not guess. Nothing was changed.",
        todo: `Set \`${name}\` to ${wanted}.`,
    });
}
const DURATION_UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 24 * 86_400_000;
function readDuration(given) {
    const text = given.text.trim();
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text))
        throw badValue(given, "a duration such as 30s, 5m or 1h");
    const milliseconds = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (DURATION_UNITS[unit ?? ""] ?? 0), 0);
    if (milliseconds > LONGEST_MS)
        throw badValue(given, "a duration of at most 24d");
    return milliseconds;
}
function readTimeLimit(given) {
    const milliseconds = readDuration(given);
    if (milliseconds < 1)
        throw badValue(given, "a duration of at least 1ms");
    return milliseconds;
}
const SIZE_UNITS = { KiB: 1, MiB: 1024, GiB: 1024 ** 2, TiB: 1024 ** 3 };
function readSize(given) {
    const match = /^(\d+(?:\.\d+)?) ?(KiB|MiB|GiB|TiB)$/.exec(given.text.trim());
    if (match === null)
        throw badValue(given, "a size such as 512MiB or 2GiB");
    return Math.floor(Number(match[1]) * (SIZE_UNITS[match[2] ?? ""] ?? 0));
}
function readBoolean(given) {
    if (given.text === "true")
        return true;
    if (given.text === "false")
        return false;
    throw badValue(given, "true or false");
}
function readInteger(given, range) {
    const value = /^\d{1,15}$/.test(given.text.trim()) ? Number(given.text) : Number.NaN;
    if (!(value >= range.min && value <= range.max))
        throw badValue(given, `a whole number from ${range.min} to ${range.max}`);
    return value;
}
function readList(text) {
    return text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
function readLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}
function readPairs(given, separator, name, wanted) {
    const pairs = {};
    for (const line of readLines(given.text)) {
        const at = line.indexOf(separator);
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (at < 0 || !name.test(key) || key in pairs)
            throw badValue({ name: given.name, text: `${key || "a line without a name"}…` }, wanted);
        pairs[key] = line.slice(at + separator.length).trim();
    }
    return pairs;
}
function oneOf(words) {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
function readInstant(given) {
    if (given.text === "")
        return undefined;
    const at = Date.parse(given.text);
    if (!/^\d{4}-\d\d-\d\dT/.test(given.text) || Number.isNaN(at))
        throw badValue(given, "a time such as 2026-11-26T02:00:00Z");
    return at;
}


  }),

  32314:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (/* binding */ StageFailure)
  });
class StageFailure extends Error {
    what;
    means;
    todo;
    constructor(explanation) {
        super(`${explanation.what}\n${explanation.means}\nWhat to do: ${explanation.todo}`, explanation.cause === undefined ? undefined : { cause: explanation.cause });
        this.name = "StageFailure";
        this.what = explanation.what;
        this.means = explanation.means;
        this.todo = explanation.todo;
    }
}


  }),

  67730:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    a: () => (/* binding */ ForgeRefusal)
  });
  var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);

class ForgeRefusal extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B {
    status;
    constructor(status, explanation) {
        super(explanation);
        this.status = status;
    }
}


  }),

  11538:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    L: () => (/* binding */ failureReport),
    S: () => (/* binding */ runStage)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);


async function runStage(stage, world) {
    try {
        const inputs = await stage.read(world.inputs, world);
        const result = await stage.run(inputs, world);
        for (const [name, value] of Object.entries(result.outputs))
            world.results.output(name, value);
        leaveReport(stage, world, result.report);
        const { outputs, failure, details } = result;
        await world.results.record({ stage: stage.name, outputs, failure: recorded(failure), details });
        if (result.failure)
            world.results.fail(result.failure);
    }
    catch (error) {
        const failure = error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B ? error : defect(stage.name, error);
        if (failure === error)
            world.results.fail(failure);
        else
            world.results.crash(error);
        leaveReport(stage, world, failureReport(stage.name, failure));
        await world.results.record({ stage: stage.name, outputs: {}, failure: recorded(failure) });
    }
}
function defect(stage, error) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${stage} stopped because of a bug of Sluice: ${error instanceof Error ? error.message : String(error)}`,
        means: "How far it came is unknown. A change that the host had begun ends there without this run, or puts it on hold.",
        todo: "Run release-status to see what runs. Report the bug with the lines of this step's log.",
    });
}
function recorded(failure) {
    return failure === undefined ? null : { what: failure.what, means: failure.means, todo: failure.todo };
}
const REPORT_LIMIT = 20_000;
function leaveReport(stage, world, report) {
    if (stage.handsOnReport) {
        const short = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(report, REPORT_LIMIT, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `… (the rest is in the run)`);
        world.results.output("report", world.log.redact(short.text));
    }
    world.results.summary(report);
}
function failureReport(stage, failure) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `### ❌ ${stage} failed\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .failureText */ .kY)(failure)}`;
}


  }),

  2155:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ef: () => (/* binding */ escapeCard),
    J1: () => (/* binding */ slackLink),
    Jd: () => (/* binding */ cardMention),
    Nx: () => (/* binding */ joinSlack),
    O: () => (/* binding */ cardText),
    RV: () => (/* binding */ joinChat),
    Rj: () => (/* binding */ joinCard),
    ZV: () => (/* binding */ slackMention),
    bI: () => (/* binding */ chatLink),
    cW: () => (/* binding */ chatMarkdown),
    k4: () => (/* binding */ escapeSlack),
    kJ: () => (/* binding */ mrkdwn),
    tS: () => (/* binding */ escapeChatMarkdown)
  });
  var _foreign_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89028);
  var _raw_markup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71936);


function escapeSlack(text) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function escapeCard(text) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).replaceAll(/([\\[\]()*_`#~<>!|{}])/g, "\\$1");
}
const mrkdwn = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .markupTag */ .p7)("mrkdwn", escapeSlack);
const cardText = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .markupTag */ .p7)("card text", escapeCard);
const SLACK_ID = /^[A-Z0-9]+$/;
function slackMention(id) {
    return SLACK_ID.test(id) ? (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("mrkdwn", `<@${id}>`) : mrkdwn `${id}`;
}
function slackLink(title, url, limit) {
    const address = escapeSlack(encodeURI(decoded(url).toWellFormed()).replaceAll("|", "%7C").slice(0, limit));
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("mrkdwn", `<${address}|${escapeSlack(title).replaceAll("|", "¦")}>`);
}
function decoded(url) {
    try {
        return decodeURI(url);
    }
    catch {
        return url;
    }
}
function cardMention(name) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("card text", `<at>${escapeCard(name)}</at>`);
}
function joinSlack(parts, separator) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("mrkdwn", parts.map(({ text }) => text).join(separator.text));
}
function joinCard(parts, separator) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("card text", parts.map(({ text }) => text).join(separator.text));
}
function escapeChatMarkdown(text) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text)
        .replaceAll(/([\\`*_~|>[\](){}#+\-!])/g, "\\$1")
        .replaceAll(/[@<]/g, "$&\u200b")
        .replaceAll("://", ":\u200b//")
        .replaceAll(/(www)\./gi, "$1\u200b.")
        .replaceAll(/^(\s*\d+)\./g, "$1\\.");
}
const chatMarkdown = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .markupTag */ .p7)("chat markdown", escapeChatMarkdown);
function chatLink(title, url) {
    if (!/^https?:\/\//i.test(url))
        return chatMarkdown `${title}`;
    const address = encodeURI(decoded(url).toWellFormed())
        .replaceAll("(", "%28")
        .replaceAll(")", "%29")
        .replaceAll("@", "%40");
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("chat markdown", `[${escapeChatMarkdown(title)}](${address})`);
}
function joinChat(parts, separator) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("chat markdown", parts
        .map(({ text }) => text)
        .filter((text) => text !== "")
        .join(separator.text));
}


  }),

  89028:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P8: () => (/* binding */ visibleLine),
    ee: () => (/* binding */ cleanForeignLine),
    gB: () => (/* binding */ visibleLines),
    kc: () => (/* binding */ logText)
  });
  var _truncate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6935);

const LINE_LIMIT = 2000;
const ESCAPES = new RegExp("\\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?|[@-Z\\\\-_])", "g");
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g;
const LINE_END = /\r\n|[\r\n\u2028\u2029]/;
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
function visibleLine(line) {
    return (line
        .replace(ESCAPES, "")
        .replace(/[\r\n\u2028\u2029]+(?=.)/gs, " ")
        .replace(CONTROLS, "")
        .replace(DIRECTIONS, "")
        .toWellFormed());
}
function visibleLines(text) {
    return text.split(LINE_END).map(visibleLine).join("\n");
}
function plainLine(line) {
    const plain = visibleLine(line.slice(0, LINE_LIMIT * 4));
    if (plain.length <= LINE_LIMIT && line.length <= LINE_LIMIT * 4)
        return plain;
    return `${(0,_truncate_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(plain, LINE_LIMIT)} (truncated: the line has ${line.length} characters)`;
}
function cleanForeignLine(line) {
    return breakCommands(plainLine(line));
}
function breakCommands(line) {
    return line.replace(/##\[/g, "#\u200b#[").replace(/^(\s*):(:)/, "$1:\u200b$2");
}
function logText(text) {
    return text.split(LINE_END).map(cleanForeignLine).join("\n");
}


  }),

  22436:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    SC: () => (/* binding */ escapeHtmlText),
    Y3: () => (/* binding */ anchor),
    cR: () => (/* binding */ joinHtml),
    qj: () => (/* binding */ NO_HTML),
    qy: () => (/* binding */ html)
  });
  var _foreign_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89028);
  var _raw_markup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71936);


function escapeHtmlText(text) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&#39;");
}
const html = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .markupTag */ .p7)("html", escapeHtmlText);
const NO_HTML = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("html", "");
function joinHtml(parts) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("html", parts.map((part) => (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .inHole */ .M1)(part, escapeHtmlText)).join("\n"));
}
function anchor(title, url) {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
        return html `${title}`;
    return html `<a href="${new URL(url).href}" rel="noreferrer">${title}</a>`;
}


  }),

  32514:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A5: () => (/* binding */ escapeTitle),
    FV: () => (/* binding */ escapeMarkdown),
    SS: () => (/* binding */ codeSpan),
    ZD: () => (/* binding */ escapeHtml),
    i7: () => (/* binding */ escapeAddress),
    tn: () => (/* binding */ escapeCode),
    zW: () => (/* binding */ fencedBlock)
  });
  var _foreign_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89028);

function escapeMarkdown(text) {
    return escapeTitle(text)
        .replace(/:(?=\/\/)/g, ":\u200b")
        .replace(/(www)\./gi, "$1\u200b.")
        .replace(/(\bGH-|#)(?=\d)/gi, "$1\u200b");
}
function escapeTitle(text) {
    return escapeHtml(text).replace(/[\\`*_{}[\]|#~$]/g, "\\$&");
}
function escapeHtml(text) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/@/g, "@\u200b");
}
function escapeCode(text) {
    return breakComments((0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).replaceAll("|", " "));
}
function codeSpan(text) {
    const clean = escapeCode(text);
    if (clean === "")
        return "–";
    const longest = longestFence(clean);
    if (longest === 0)
        return `\`${clean}\``;
    const fence = "`".repeat(longest + 1);
    return `${fence} ${clean} ${fence}`;
}
function fencedBlock(text) {
    const lines = text
        .trimEnd()
        .split(/\r\n|[\r\n]/)
        .map((line) => breakComments((0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(line)));
    const fence = "`".repeat(Math.max(2, ...lines.map(longestFence)) + 1);
    return `${fence}\n${lines.join("\n")}\n${fence}\n`;
}
function longestFence(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
function breakComments(text) {
    return text.replaceAll("<!--", "<\u200b!--");
}
function escapeAddress(url) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(url).replaceAll(/[\s()<>\\|"'`\p{Default_Ignorable_Code_Point}]/gu, (character) => {
        const encoded = encodeURIComponent(character);
        return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
    });
}


  }),

  10492:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    CS: () => (/* binding */ prose),
    DV: () => (/* binding */ codeBlock),
    Jj: () => (/* binding */ cut),
    K$: () => (/* binding */ NOTHING),
    Mn: () => (/* binding */ lines),
    S9: () => (/* binding */ barChart),
    aY: () => (/* binding */ code),
    e5: () => (/* binding */ bullets),
    fj: () => (/* binding */ join),
    kY: () => (/* binding */ failureText),
    lE: () => (/* binding */ mention),
    md: () => (/* binding */ md),
    nf: () => (/* binding */ link),
    sd: () => (/* binding */ hiddenMark),
    tp: () => (/* binding */ table),
    yZ: () => (/* binding */ linkBelow),
    zH: () => (/* binding */ details)
  });
  var _markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32514);
  var _raw_markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71936);


const md = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .markupTag */ .p7)("markdown", _markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV);
const NOTHING = raw("");
function raw(text) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .rawMarkup */ .VI)("markdown", text);
}
function prose(text) {
    const parts = text.split("`");
    if (parts.length % 2 === 0)
        return md `${text}`;
    return raw(parts.map((part, at) => (at % 2 === 0 ? (0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(part) : (0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(part))).join(""));
}
function code(text) {
    return raw((0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(text));
}
function codeBlock(text) {
    return raw((0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .fencedBlock */ .zW)(text));
}
function barChart(chart) {
    const quoted = (text) => `"${text.replaceAll(/[^\w .,()%/-]/g, "")}"`;
    return raw([
        ...["```mermaid", "xychart-beta", `  title ${quoted(chart.title)}`],
        `  x-axis [${chart.labels.map(quoted).join(", ")}]`,
        `  y-axis ${quoted(chart.unit)} 0 --> ${Math.max(1, ...chart.values)}`,
        ...[`  bar [${chart.values.join(", ")}]`, "```", ""],
    ].join("\n"));
}
function link(title, url) {
    if (!/^https?:\/\//i.test(url))
        return md `${title}`;
    return raw(`[${(0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeTitle */ .A5)(title)}](${(0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeAddress */ .i7)(url)})`);
}
function linkBelow(base, title, url) {
    const target = URL.canParse(url) ? new URL(url).href : "";
    if (base !== "" && target.startsWith(`${base}/`))
        return link(title, target);
    return url === "" ? md `${title}` : md `${title} (${code(url)})`;
}
function mention(login) {
    return /^[a-z\d][\w.-]*(\/[a-z\d][\w.-]*)?$/i.test(login) ? raw(`@${login}`) : md `${login}`;
}
function hiddenMark(name, value) {
    const json = JSON.stringify(value).replaceAll(/[<>\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return raw(`<!-- ${name} ${json} -->`);
}
function join(parts, separator = raw(", ")) {
    return raw(parts.map((part) => (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .inHole */ .M1)(part, _markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)).join(separator.text));
}
function lines(parts) {
    return join(parts.filter(({ text }) => text !== ""), raw("\n"));
}
function bullets(items) {
    return join(items.map((item) => md `- ${item}`), raw("\n"));
}
function table(head, rows) {
    const line = (cells) => `| ${cells.map((cell) => (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .inHole */ .M1)(cell, _markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV).replaceAll(/\s*\n\s*/g, " ")).join(" | ")} |`;
    return raw(`${[line(head), line(head.map(() => raw("---"))), ...rows.map(line)].join("\n")}\n`);
}
function details(title, body) {
    return raw(`<details><summary>${(0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .ZD)(title)}</summary>\n\n${body.text}\n</details>\n`);
}
function failureText(failure) {
    return md `**${prose(failure.what)}**\n\n${prose(failure.means)}\n\n**What to do**\n\n${codeBlock(failure.todo)}`;
}
function cut(markdown, limit, note) {
    const { text } = markdown;
    if (text.length <= limit)
        return markdown;
    const kept = text.slice(0, text.lastIndexOf("\n", limit) + 1);
    return raw(`${kept}${closing(kept)}\n${note.text}\n`);
}
function closing(text) {
    let [fence, open] = ["", 0];
    for (const line of text.split("\n")) {
        const [, found = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
        if (fence !== "")
            fence = line.trim() === fence ? "" : fence;
        else if (found !== "")
            fence = found;
        else if (line.startsWith("<details>"))
            open++;
        else if (line.startsWith("</details>"))
            open--;
    }
    return `${fence === "" ? "" : `${fence}\n`}${"</details>\n".repeat(Math.max(0, open))}`;
}


  }),

  61941:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Qk: () => (/* binding */ escapePlain),
    pj: () => (/* binding */ plain),
    vI: () => (/* binding */ shortened)
  });
  var _foreign_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89028);
  var _raw_markup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71936);
  var _truncate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6935);



function escapePlain(text) {
    return (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).replaceAll("@", "@\u200b").replaceAll("<!--", "<\u200b!--");
}
const plain = (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .markupTag */ .p7)("plain text", escapePlain);
function shortened({ text }, limit) {
    return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_1__/* .rawMarkup */ .VI)("plain text", (0,_truncate_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(text, limit));
}


  }),

  71936:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    M1: () => (/* binding */ inHole),
    RY: () => (/* binding */ isMarkup),
    VI: () => (/* binding */ rawMarkup),
    p7: () => (/* binding */ markupTag)
  });
class Markup {
    language;
    text;
    #isMarkup = true;
    constructor(language, text) {
        this.language = language;
        this.text = text;
    }
    static isMarkup(value) {
        return typeof value === "object" && value !== null && #isMarkup in value;
    }
    toString() {
        throw new Error(`A text of the language "${this.language}" stands in a template of another.`);
    }
    toJSON() {
        return this.text;
    }
}
const { isMarkup } = Markup;
function rawMarkup(language, text) {
    return new Markup(language, text);
}
function markupTag(language, escaped) {
    return (literals, ...holes) => {
        const parts = literals.map((literal, at) => {
            const hole = holes[at];
            return `${literal}${hole === undefined ? "" : inHole(hole, escaped)}`;
        });
        return new Markup(language, parts.join(""));
    };
}
function inHole(hole, escaped) {
    return typeof hole === "object" ? hole.text : escaped(String(hole));
}


  }),

  6935:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    fl: () => (/* binding */ truncateStart),
    vj: () => (/* binding */ TRUNCATED),
    xv: () => (/* binding */ truncate)
  });
const TRUNCATED = "…";
function truncate(text, limit) {
    if (text.length <= limit)
        return text;
    return `${text.slice(0, limit - TRUNCATED.length).replace(/[\ud800-\udbff]$/, "")}${TRUNCATED}`;
}
function truncateStart(text, limit) {
    if (text.length <= limit)
        return text;
    return `${TRUNCATED}${text.slice(TRUNCATED.length - limit).replace(/^[\udc00-\udfff]/, "")}`;
}


  }),

  43830:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (/* binding */ sizeText)
  });
const UNITS = ["KiB", "MiB", "GiB"];
function sizeText(bytes) {
    let [size, unit] = [bytes, "bytes"];
    for (const larger of UNITS) {
        if (size < 1024 || size % 1024 !== 0)
            break;
        [size, unit] = [size / 1024, larger];
    }
    return `${size} ${unit}`;
}


  }),

  85949:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (/* binding */ readError)
  });
function readError(error) {
    const field = (name) => typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
    const text = (name) => {
        const value = field(name);
        return typeof value === "string" ? value : "";
    };
    const errors = field("errors");
    return {
        name: text("name"),
        code: text("code"),
        message: field("message") === undefined ? String(error) : text("message"),
        cause: field("cause"),
        errors: Array.isArray(errors) ? errors : [],
    };
}


  }),

  33548:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    g: () => (/* binding */ LineSplitter)
  });
class LineSplitter {
    #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    #rest = "";
    #dropping = false;
    #onLine;
    #limit;
    #end;
    constructor(onLine, { limit = 64 * 1024, end = "\n" } = {}) {
        this.#onLine = onLine;
        this.#limit = limit;
        this.#end = end;
    }
    write(bytes) {
        this.#take(this.#decoder.decode(bytes, { stream: true }));
    }
    end() {
        this.#take(this.#decoder.decode());
        if (this.#rest !== "")
            this.#onLine(this.#rest);
        this.#rest = "";
        this.#dropping = false;
    }
    #take(text) {
        const parts = text.split(this.#end);
        const last = parts.pop() ?? "";
        for (const part of parts) {
            this.#grow(part);
            const line = this.#rest;
            this.#rest = "";
            this.#dropping = false;
            this.#onLine(this.#end === "\n" && line.endsWith("\r") ? line.slice(0, -1) : line);
        }
        this.#grow(last);
    }
    #grow(text) {
        if (this.#dropping)
            return;
        this.#rest += text.slice(0, this.#limit - this.#rest.length);
        if (this.#rest.length >= this.#limit)
            this.#dropping = true;
    }
}


  }),

  9334:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ realWorld)
});

var promises_ = __webpack_require__(58500);
; 

const realClock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: async (milliseconds, signal) => {
        try {
            await (0,promises_.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            if (signal?.aborted !== true)
                throw error;
        }
    },
};

var raw_markup = __webpack_require__(71936);
; 

function writtenFields(fields, write) {
    const entries = Object.entries(fields).map(([name, value]) => [name, (0,raw_markup/* isMarkup */.RY)(value) ? write(value.text) : value]);
    return Object.fromEntries(entries);
}

var byte_size = __webpack_require__(43830);
var foreign_error = __webpack_require__(85949);
; 


function realHttp(cancelled) {
    return { send: (request) => send(request, cancelled) };
}
async function send(request, cancelled) {
    const began = performance.now();
    const spent = () => Math.round(performance.now() - began);
    const encoding = request.binary ? "latin1" : "utf8";
    try {
        const response = await fetch(request.url, {
            method: request.method,
            headers: request.headers,
            redirect: request.followRedirects ? "follow" : "manual",
            signal: AbortSignal.any([AbortSignal.timeout(request.timeoutMs), cancelled]),
            ...(request.body === undefined
                ? {}
                : { body: request.binary ? Buffer.from(request.body, encoding) : request.body }),
        });
        const { bytes, isWhole } = await readBody(response, request.bodyLimit);
        if (!isWhole && !request.isBeginningEnough)
            return { kind: "no-answer", reason: tooLarge(request.bodyLimit), milliseconds: spent() };
        return {
            kind: "answer",
            status: response.status,
            headers: Object.fromEntries(response.headers),
            body: bytes.toString(encoding),
            milliseconds: spent(),
        };
    }
    catch (error) {
        const reason = cancelled.aborted ? "the run was cancelled" : reasonOf(error, request.timeoutMs);
        return { kind: "no-answer", reason, milliseconds: spent() };
    }
}
function boundedFetch(send, limit) {
    return async (url, options) => {
        const response = await send(url, options);
        const { bytes, isWhole } = await readBody(response, limit);
        if (!isWhole)
            throw new Error(tooLarge(limit));
        const { status, statusText } = response;
        return new Response(bytes.length === 0 ? null : bytes, { status, statusText, headers: [...response.headers] });
    };
}
function tooLarge(limit) {
    return `the answer is larger than ${(0,byte_size/* sizeText */.l)(limit)}`;
}
async function readBody(response, limit) {
    const chunks = [];
    let size = 0;
    const reader = response.body?.getReader();
    while (reader !== undefined && size <= limit) {
        const { done, value } = await reader.read();
        if (done)
            break;
        chunks.push(value);
        size += value.length;
    }
    await reader?.cancel();
    return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: size <= limit };
}
function reasonOf(error, timeoutMs) {
    const { name, message, cause } = (0,foreign_error/* readError */.l)(error);
    if (name === "TimeoutError")
        return `no answer within ${timeoutMs} ms`;
    return (cause === undefined ? "" : causeText(cause)) || message;
}
function causeText(cause) {
    const { code, message, errors } = (0,foreign_error/* readError */.l)(cause);
    if (errors.length > 0)
        return errors.map((one) => (0,foreign_error/* readError */.l)(one).message).join("; ");
    return code === "" || message === "" ? message : `${code}: ${message}`;
}

; 
const TRIES = 5;
function replyOf(error, now) {
    const { status, headers, message } = faultOf(error);
    if (status === undefined || status >= 500)
        return { kind: "unknown", why: message };
    if (status === 429 || status === 403) {
        const after = Number(headers["retry-after"]);
        if (after > 0)
            return { kind: "wait", milliseconds: after * 1000, why: `${message} (limit)` };
        if (headers["x-ratelimit-remaining"] === "0") {
            const milliseconds = Number(headers["x-ratelimit-reset"]) * 1000 - now + 1000;
            return { kind: "wait", milliseconds: Math.max(milliseconds || 60_000, 1000), why: `${message} (limit)` };
        }
        if (status === 429 || /secondary rate limit/i.test(message)) {
            return { kind: "wait", milliseconds: 60_000, why: `${message} (limit)` };
        }
    }
    return { kind: "refused", status, why: message };
}
function faultOf(error) {
    const message = error instanceof Error ? error.message : String(error);
    if (typeof error !== "object" || error === null || !("status" in error)) {
        return { status: undefined, headers: {}, message };
    }
    const response = "response" in error && typeof error.response === "object" ? error.response : undefined;
    const headers = response !== null && response !== undefined && "headers" in response ? response.headers : undefined;
    const status = response === undefined ? undefined : Number(error.status);
    return { status, headers: typeof headers === "object" && headers !== null ? { ...headers } : {}, message };
}

; 


const ANSWER_LIMIT = 32 * 1024 * 1024;
function forgeClient(token, { clock, signal }) {
    let loaded;
    const octokitOf = () => {
        loaded ??= loadOctokit(token);
        return loaded;
    };
    return {
        send: async (method, path, body) => {
            try {
                const octokit = await octokitOf();
                const { data, status, headers } = await octokit.request(`${method} ${path}`, { ...body, request: { signal } });
                return { kind: "done", status, data, hasNext: /;\s*rel="next"/.test(headers.link ?? "") };
            }
            catch (error) {
                return replyOf(error, clock.now());
            }
        },
        query: async (text, variables) => {
            try {
                const octokit = await octokitOf();
                const data = await octokit.graphql(text, { ...variables, request: { signal } });
                return { kind: "done", status: 200, data, hasNext: false };
            }
            catch (error) {
                const isAnswer = error instanceof Error && error.name === "GraphqlResponseError";
                return isAnswer ? { kind: "refused", status: 200, why: error.message } : replyOf(error, clock.now());
            }
        },
    };
}
async function loadOctokit(token) {
    const { GitHub: Client, defaults, getOctokitOptions } = await __webpack_require__.e(  2413).then(__webpack_require__.bind(__webpack_require__, 32413));
    const request = { ...defaults.request, fetch: boundedFetch(defaults.request?.fetch, ANSWER_LIMIT) };
    return new Client(getOctokitOptions(token, { request }));
}

var failure = __webpack_require__(32314);
var forge_refusal = __webpack_require__(67730);
; 



function noToken() {
    return new failure/* StageFailure */.B({
        what: "There is no token for the forge.",
        means: "No request was sent, and nothing was changed.",
        todo: "Give `token`, usually `${{ github.token }}`; a secret that is not set arrives as an empty text.",
    });
}
function malformed(path, key) {
    return new failure/* StageFailure */.B({
        what: `The forge's answer to ${path} is not ${key === undefined ? "a list" : `an object with the list \`${key}\``}.`,
        means: "Data that is missing cannot count as an empty list.",
        todo: "Check GITHUB_API_URL, and that no proxy answers in the forge's place.",
    });
}
function endless(path, pages) {
    return new failure/* StageFailure */.B({
        what: `The forge's answer to ${path} has more than ${pages} pages.`,
        means: "A list without an end cannot be evaluated. Nothing was changed.",
        todo: "Check GITHUB_API_URL, and that no proxy answers in the forge's place.",
    });
}
const REF_CAUSES = " For a tag or a branch: GitHub also refuses it to the run's own token if the commit's workflow files differ from those of every branch, or if a ruleset protects it, whose bypass list cannot name GitHub Actions. Set RELEASE_TOKEN to a token of an App that may do both.";
const DISPATCH_CAUSES = " For a dispatch: an organization can forbid dispatches by GitHub Actions in its Actions settings. Allow them there, or dispatch the workflow yourself.";
function causesOf(isDispatch, why) {
    if (isDispatch)
        return DISPATCH_CAUSES;
    return /not accessible by integration/.test(why) ? REF_CAUSES : "";
}
function unanswered({ what, isDispatch = false }, reply) {
    if (reply.kind === "refused") {
        return new forge_refusal/* ForgeRefusal */.a(reply.status, {
            what: `The forge refused to ${what}: ${reply.why} (status ${reply.status}).`,
            means: reply.status === 401
                ? "The token is wrong, or has expired."
                : "The token does not have the permission, or the request is not valid.",
            todo: `Check \`token\` and the \`permissions\` of this job.${causesOf(isDispatch, reply.why)}`,
        });
    }
    if (reply.kind === "wait") {
        const minutes = Math.ceil(reply.milliseconds / 60_000);
        return new failure/* StageFailure */.B({
            what: `The forge did not ${what}: ${reply.why}.`,
            means: `The forge limits the rate of requests, and the limit ends in ${minutes} min. This request had no effect.`,
            todo: `Run this again in ${minutes} min: what was done before is found and not done twice.`,
        });
    }
    return new failure/* StageFailure */.B({
        what: `The forge did not ${what}: ${reply.why}.`,
        means: `The request was sent ${TRIES} times. Whether it took effect is unknown.`,
        todo: "Check the forge's status page, then run this again: what was done already is found and not done twice.",
    });
}

; 




const PAGE = 100;
const LIST_PAGES = 1000;
const LONGEST_WAIT_MS = 15 * 60_000;
function openForge(token, tools) {
    if (token === "")
        throw noToken();
    const client = forgeClient(token, tools);
    const get = async (path, absent = []) => {
        const reply = await patiently(tools, () => client.send("GET", path));
        if (reply.kind === "done")
            return reply;
        if (reply.kind === "refused" && [404, ...absent].includes(reply.status))
            return undefined;
        throw unanswered({ what: `read ${path}` }, reply);
    };
    return {
        read: async (path, absent) => (await get(path, absent))?.data,
        query: async (text, variables) => {
            const reply = await patiently(tools, () => client.query(text, variables));
            if (reply.kind === "done")
                return reply.data;
            throw unanswered({ what: "answer a query of GraphQL" }, reply);
        },
        list: (path, key) => allPages(path, key, get),
        write: (change) => writeOnce(client, change, tools),
    };
}
async function allPages(path, key, get) {
    const all = [];
    for (let page = 1; page <= LIST_PAGES; page++) {
        const answer = await get(`${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
        if (page === 1 && answer === undefined)
            return [];
        const items = itemsOf(answer?.data, key);
        if (items === undefined)
            throw malformed(path, key);
        all.push(...items);
        if (!answer?.hasNext)
            return all;
    }
    throw endless(path, LIST_PAGES);
}
async function writeOnce(client, change, tools) {
    const { method, path, body, happened } = change;
    let tried = false;
    const reply = await patiently(tools, async () => {
        const made = tried ? await happened() : undefined;
        if (made !== undefined)
            return { kind: "done", status: 200, data: made, hasNext: false };
        tried = true;
        return client.send(method, path, body && writtenFields(body, tools.log.redact));
    });
    if (reply.kind === "done")
        return reply.data;
    const made = reply.kind === "unknown" ? await happened() : undefined;
    if (made !== undefined)
        return made;
    throw unanswered(change, reply);
}
async function patiently({ clock, log, signal }, ask) {
    for (let attempt = 1;; attempt++) {
        const reply = await ask();
        const over = reply.kind === "done" || reply.kind === "refused";
        if (over || attempt === TRIES || signal.aborted)
            return reply;
        const milliseconds = reply.kind === "wait" ? reply.milliseconds : 1000 * 2 ** (attempt - 1);
        if (milliseconds > LONGEST_WAIT_MS)
            return reply;
        log.info(`The forge: ${reply.why}. The next attempt is in ${Math.ceil(milliseconds / 1000)} s (try ${attempt} of ${TRIES}).`);
        await clock.sleep(milliseconds, signal);
    }
}
function itemsOf(answer, key) {
    const list = key === undefined ? answer : fieldOf(answer, key);
    return Array.isArray(list) ? list : undefined;
}
function fieldOf(answer, key) {
    return typeof answer === "object" && answer !== null
        ? Object.entries(answer).find(([name]) => name === key)?.[1]
        : undefined;
}

; 
const TIMEOUT_MS = 300_000;
const OUTPUT_LIMIT = 64 * 1024 * 1024;
function gitRemotes(tools) {
    return {
        within: (place, use) => tools.scratch.within(async (folder) => {
            const repository = await openOwn(folder, place, tools);
            return use(repository);
        }),
    };
}
async function openOwn(folder, place, tools) {
    const env = { ...plainEnvironment(tools.environment), ...(await loginEnvironment(folder, place, tools)) };
    const own = `${folder.path}/repository.git`;
    const git = async (...args) => {
        const [lines, errors] = [[], []];
        const exit = await tools.commands.run({
            argv: ["git", `--git-dir=${own}`, ...args],
            env,
            timeoutMs: TIMEOUT_MS,
            outputLimit: OUTPUT_LIMIT,
            onLine: (line) => lines.push(line),
            onErrorLine: (line) => errors.push(line),
        });
        return { exit, lines, errors };
    };
    const made = await git("init", "--bare", "--quiet", "--template=");
    if (made.exit.code !== 0)
        throw new Error(`git init ended with ${made.exit.code}: ${made.errors.join(" ")}`);
    await git("remote", "add", "--", "source", place.address);
    return {
        git,
        keep: async (type, text) => git("hash-object", "-t", type, "-w", "--no-filters", "--", await folder.write(type, text)),
    };
}
function plainEnvironment(environment) {
    const kept = /^(PATH|HOME|(https?|all|no)_proxy|SSL_CERT_(FILE|DIR)|GIT_SSL_(CAINFO|CAPATH))$/i;
    const found = Object.entries(environment).flatMap(([name, value]) => value !== undefined && kept.test(name) ? [[name, value]] : []);
    return Object.fromEntries(found);
}
async function loginEnvironment(folder, place, tools) {
    const { login } = place;
    const quiet = {
        ...{ LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_ASKPASS: "", SSH_ASKPASS_REQUIRE: "never" },
        ...{ GIT_ALLOW_PROTOCOL: "https:http:ssh:file", GIT_NO_LAZY_FETCH: "1" },
        ...settingsInEnvironment([...SETTINGS, ...loginSettings(place)]),
    };
    if (login.kind !== "ssh-key")
        return quiet;
    const { sshCommand } = await __webpack_require__.e(  5650).then(__webpack_require__.bind(__webpack_require__, 15650));
    return { ...quiet, GIT_SSH_COMMAND: await sshCommand(folder, login, tools), GIT_SSH_VARIANT: "ssh" };
}
const SETTINGS = [
    ["core.hooksPath", "/dev/null"],
    ["credential.helper", ""],
    ["push.gpgSign", "false"],
    ["push.followTags", "false"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["http.followRedirects", "false"],
];
function loginSettings({ address, login }) {
    if (login.kind !== "token")
        return [];
    const name = `http.${address}.extraHeader`;
    const basic = Buffer.from(`${login.user}:${login.token}`, "utf8").toString("base64");
    return [
        [name, ""],
        [name, `AUTHORIZATION: basic ${basic}`],
    ];
}
function settingsInEnvironment(settings) {
    const pairs = settings.flatMap(([name, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, name],
        [`GIT_CONFIG_VALUE_${at}`, value],
    ]);
    return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(pairs) };
}

; 


function forgeTags(run, tools, git) {
    return {
        commitOf: (tag, token) => (token === "" ? localCommit(run, tag, git) : forgeCommit(run, tag, { token, tools })),
    };
}
async function localCommit(run, tag, { commands, environment }) {
    const lines = [];
    const { code } = await commands.run({
        argv: [
            ...["git", "-c", `safe.directory=${run.workspace}`, "rev-parse", "--verify", "--quiet"],
            ...["--end-of-options", `refs/tags/${tag}^{commit}`],
        ],
        env: { PATH: environment["PATH"] ?? "", HOME: environment["HOME"] ?? "", LC_ALL: "C" },
        timeoutMs: 30_000,
        outputLimit: 1024,
        onLine: (line) => lines.push(line),
        onErrorLine: () => undefined,
    });
    const [commit = ""] = lines;
    return code === 0 && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined;
}
async function forgeCommit(run, tag, { token, tools }) {
    const isGithub = run.forge === "github";
    const path = `/repos/${run.repository}/${isGithub ? `commits/${encodeURIComponent(`tags/${tag}`)}` : `tags/${encodeURIComponent(tag)}`}`;
    try {
        const answer = await openForge(token, tools).read(path, [422]);
        if (answer === undefined)
            return undefined;
        return shaOf(isGithub ? answer : commitIn(answer));
    }
    catch (error) {
        throw new failure/* StageFailure */.B({
            what: `The forge did not report the commit of the tag ${tag}: ${wordsOf(error)}`,
            means: "Without the commit nothing can be planned. Nothing was changed.",
            todo: "Check that `token` can read the repository, then run this again; or set `commit`.",
            cause: error,
        });
    }
}
function commitIn(tag) {
    return typeof tag === "object" && tag !== null && "commit" in tag ? tag.commit : undefined;
}
function shaOf(commit) {
    const sha = typeof commit === "object" && commit !== null && "sha" in commit ? commit.sha : undefined;
    if (typeof sha === "string" && /^[0-9a-f]{40}$/.test(sha))
        return sha;
    throw new Error("its answer names no commit");
}
function wordsOf(error) {
    if (error instanceof failure/* StageFailure */.B)
        return error.what;
    return error instanceof Error ? error.message : String(error);
}

var external_node_fs_promises_ = __webpack_require__(51455);
var external_node_os_ = __webpack_require__(48161);
var external_node_path_ = __webpack_require__(76760);
var external_node_zlib_ = __webpack_require__(38522);
; 




function runnerArtifacts(environment) {
    return {
        write: async (name, files) => {
            const folder = (0,external_node_path_.join)(environment["RUNNER_TEMP"] || (0,external_node_os_.tmpdir)(), `sluice-${name}`);
            await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true });
            for (const [file, text] of Object.entries(files))
                await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, file), text);
            return folder;
        },
        compress: (text) => (0,external_node_zlib_.gzipSync)(text).toString("latin1"),
    };
}

; 
function listenForCancel() {
    const controller = new AbortController();
    const cancel = () => controller.abort();
    process.once("SIGINT", cancel);
    process.once("SIGTERM", cancel);
    return { signal: controller.signal };
}

var external_node_child_process_ = __webpack_require__(31421);
var line_splitter = __webpack_require__(33548);
; 



const GRACE_MS = 3000;
const ERROR_LIMIT = 4 * 1024 * 1024;
const LAST_OUTPUT_MS = 1000;
function localCommands(workspace, cancelled) {
    return {
        run: async (command) => {
            if (cancelled.aborted)
                return CANCELLED;
            return await run(start(workspace, command), command, cancelled);
        },
    };
}
const CANCELLED = { code: null, reason: "the run was cancelled" };
function start(workspace, command) {
    const [program, ...args] = command.argv;
    return (0,external_node_child_process_.spawn)(program, args, {
        cwd: workspace,
        env: { ...command.env },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
    });
}
function listen({ stdout, stderr }, command, onTooMuch) {
    const { outputLimit, onLine, onErrorLine = onLine } = command;
    for (const [stream, take, limit] of [
        [stdout, onLine, outputLimit],
        [stderr, onErrorLine, Math.max(outputLimit, ERROR_LIMIT)],
    ]) {
        const lines = new line_splitter/* LineSplitter */.g(take, { limit: command.lineLimit, end: command.lineEnd });
        let size = 0;
        stream?.on("data", (bytes) => {
            size += bytes.length;
            if (size > limit)
                onTooMuch(limit);
            else
                lines.write(bytes);
        });
        stream?.on("close", () => lines.end());
    }
}
function run(child, command, cancelled) {
    return new Promise((resolve) => {
        const timers = [];
        let stopped;
        const stop = (exit) => {
            if (stopped !== undefined)
                return;
            stopped = exit;
            killGroup(child.pid, "SIGTERM");
            timers.push(setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE_MS));
        };
        const cancel = () => stop(CANCELLED);
        listen(child, command, (limit) => stop(tooMuch(limit)));
        timers.push(setTimeout(() => stop(tooLong(command.timeoutMs)), command.timeoutMs));
        cancelled.addEventListener("abort", cancel);
        const settle = (exit) => {
            for (const timer of timers)
                clearTimeout(timer);
            cancelled.removeEventListener("abort", cancel);
            resolve(exit);
        };
        child.on("error", (error) => settle({ code: null, reason: `it could not be started: ${error.message}` }));
        child.on("exit", (code, killer) => {
            stopped ??= { code, reason: killer === null ? "" : `it was killed by ${killer}` };
            killGroup(child.pid, "SIGKILL");
            timers.push(setTimeout(() => stopListening(child), LAST_OUTPUT_MS));
        });
        child.on("close", () => settle(stopped ?? { code: null, reason: "its exit code is unknown" }));
    });
}
function tooLong(milliseconds) {
    return { code: null, reason: `it did not end within ${milliseconds / 1000} s` };
}
function tooMuch(limit) {
    return { code: null, reason: `it printed more than ${(0,byte_size/* sizeText */.l)(limit)}`, isTooMuch: true };
}
function stopListening(child) {
    child.stdout?.destroy();
    child.stderr?.destroy();
}
function killGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
    }
}

var external_node_fs_ = __webpack_require__(73024);
; 





const FILE_LIMIT = 16 * 1024 * 1024;
function workspaceFiles(workspace) {
    return { read: async (path) => read(workspace, path) };
}
function read(workspace, path) {
    const absolute = (0,external_node_path_.resolve)(workspace, path);
    requireInside(workspace, absolute, path);
    try {
        requireInside((0,external_node_fs_.realpathSync)(workspace), (0,external_node_fs_.realpathSync)(absolute), path);
        if ((0,external_node_fs_.statSync)(absolute).size > FILE_LIMIT)
            throw unreadable(path, new Error(`it is larger than ${(0,byte_size/* sizeText */.l)(FILE_LIMIT)}`));
        return (0,external_node_fs_.readFileSync)(absolute, "utf8");
    }
    catch (error) {
        if (error instanceof failure/* StageFailure */.B)
            throw error;
        const { code } = (0,foreign_error/* readError */.l)(error);
        if (code === "ENOENT" || code === "ENOTDIR")
            return undefined;
        throw unreadable(path, error);
    }
}
function requireInside(workspace, absolute, path) {
    const way = (0,external_node_path_.relative)(workspace, absolute);
    if (way !== ".." && !way.startsWith(`..${external_node_path_.sep}`))
        return;
    throw new failure/* StageFailure */.B({
        what: `The path "${path}" leads out of the workspace.`,
        means: "Sluice reads the repository's files only.",
        todo: "Give a path inside the repository.",
    });
}
function unreadable(path, cause) {
    const { code, message } = (0,foreign_error/* readError */.l)(cause);
    const why = code === "EISDIR" ? "it is a folder" : message;
    return new failure/* StageFailure */.B({
        what: `"${path}" cannot be read: ${why}.`,
        means: "Its content could be relevant. Nothing was changed.",
        todo: "Give the path of a file that this job can read.",
        cause,
    });
}

var truncate = __webpack_require__(6935);
var chat_text = __webpack_require__(2155);
var html = __webpack_require__(22436);
var markdown_escape = __webpack_require__(32514);
var plain_text = __webpack_require__(61941);
; 




const SHORTEST_SECRET = 4;
const SHORTEST_PART = 8;
function formsOf(secret) {
    const wholes = [secret, secret.trim()];
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    const encoded = secret.includes("-----BEGIN ") ? wholes : [...wholes, ...lines];
    const forms = [
        ...[...wholes, ...lines].flatMap(escapedForms),
        ...encoded.filter(isLongEnough).flatMap(base64Parts),
        ...partsOfAddress(secret.trim()).flatMap(escapedForms),
    ];
    return [...new Set(forms)];
}
function isLongEnough(text) {
    return text.trim().length >= SHORTEST_SECRET;
}
function escapedForms(text) {
    if (!isLongEnough(text))
        return [];
    const json = inJson(text);
    const whole = text.toWellFormed();
    return [
        text,
        ...[json, json.replaceAll("/", "\\/"), asGo(json), asAscii(json), inJson(json)],
        ...addressForms(whole),
        text.replaceAll("'", "'\\''"),
    ];
}
function formsInOurTexts(forms) {
    const all = forms.flatMap((form) => [form, ...ESCAPES.map((escaped) => escaped(form))]);
    return [...new Set(all)].filter(isLongEnough);
}
const ESCAPES = [
    ...[markdown_escape/* escapeMarkdown */.FV, markdown_escape/* escapeTitle */.A5, markdown_escape/* escapeHtml */.ZD, markdown_escape/* escapeCode */.tn, markdown_escape/* escapeAddress */.i7],
    ...[html/* escapeHtmlText */.SC, plain_text/* escapePlain */.Qk, chat_text/* escapeSlack */.k4, chat_text/* escapeCard */.Ef, chat_text/* escapeChatMarkdown */.tS, inJson],
];
const KEPT_IN_ADDRESSES = ["", "!'()*", "*", "$&+=:@", "$&+,;=", ";,/?:@&=+$#!'()*"];
function addressForms(text) {
    const encoded = KEPT_IN_ADDRESSES.map((kept) => percentEncoded(text, kept));
    const inQueries = encoded.slice(0, 3).map((one) => one.replaceAll("%20", "+"));
    const all = [...encoded, ...inQueries, ...inQueries.map((one) => one.replaceAll("~", "%7E"))];
    return [...all, ...all.map((one) => one.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}
function percentEncoded(text, kept) {
    const isKept = (unit) => /[\w.~-]/.test(unit) || kept.includes(unit);
    return [...text].map((unit) => (isKept(unit) ? unit : percent(unit))).join("");
}
function percent(character) {
    return [...Buffer.from(character, "utf8")]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
        .join("");
}
function inJson(text) {
    return JSON.stringify(text).slice(1, -1);
}
function asGo(json) {
    return json.replaceAll(/[<>&]/g, codeUnit);
}
function asAscii(json) {
    return json.replaceAll(/[\u007f-\uffff]/g, codeUnit);
}
function codeUnit(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function base64Parts(text) {
    const bytes = Buffer.from(text, "utf8");
    const parts = [0, 1, 2].map((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
        return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    });
    return [bytes.toString("base64"), ...parts]
        .filter((part) => part.length >= SHORTEST_PART)
        .flatMap((part) => [part, part.replaceAll("+", "-").replaceAll("/", "_")]);
}
function partsOfAddress(text) {
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text))
        return [];
    const { username, password, pathname, searchParams } = new URL(text);
    const random = [username, ...pathname.split("/"), ...searchParams.values()].filter(looksRandom);
    return [password, decoded(password), ...random, ...random.map(decoded)].filter((part) => part.length >= SHORTEST_PART);
}
function looksRandom(part) {
    const hasBothCases = /[a-z]/.test(part) && /[A-Z]/.test(part) && part.length >= 2 * SHORTEST_PART;
    return (/[a-z]/i.test(part) && /\d/.test(part)) || hasBothCases;
}
function decoded(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}

; 


const REDACTED = "***";
class Masking {
    #forms = [];
    #known = new Set();
    add(secret) {
        const fresh = formsOf(secret).filter((form) => !this.#known.has(form));
        for (const form of fresh)
            this.#known.add(form);
        const all = new Set([...this.#forms, ...formsInOurTexts(fresh)]);
        this.#forms = [...all].sort((left, right) => right.length - left.length);
        return fresh;
    }
    redact(text) {
        const clean = this.#forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
        return this.#withoutParts(clean);
    }
    #withoutParts(text) {
        const [first = "", ...others] = text.split(truncate/* TRUNCATED */.vj);
        if (others.length === 0)
            return text;
        const last = others.pop() ?? "";
        const between = others.map((part) => this.#withoutStart(this.#withoutEnd(part)));
        return [this.#withoutStart(first), ...between, this.#withoutEnd(last)].join(truncate/* TRUNCATED */.vj);
    }
    #withoutStart(before) {
        const text = before.trimEnd();
        const longest = Math.max(0, ...this.#forms.map((form) => commonLength(text, form)));
        if (longest < SHORTEST_SECRET)
            return before;
        return `${text.slice(0, -longest)}${REDACTED}${before.slice(text.length)}`;
    }
    #withoutEnd(after) {
        const longest = Math.max(0, ...this.#forms.map((form) => commonLength(form, after)));
        return longest < SHORTEST_SECRET ? after : `${REDACTED}${after.slice(longest)}`;
    }
}
function commonLength(ends, starts) {
    for (let length = Math.min(ends.length, starts.length); length >= SHORTEST_SECRET; length--) {
        if (ends.endsWith(starts.slice(0, length)))
            return length;
    }
    return 0;
}

; 


const FOLDER = "sluice-records";
const RECORD_LIMIT = 8 * 1024 * 1024;
function runnerRecords(environment) {
    const folder = folderOf(environment);
    return {
        read: async () => {
            if (folder === undefined)
                return [];
            const names = await (0,external_node_fs_promises_.readdir)(folder).catch(() => []);
            return Promise.all(names.toSorted().map((name) => (0,external_node_fs_promises_.readFile)((0,external_node_path_.join)(folder, name), "utf8")));
        },
    };
}
function recordWriter(masking, environment, began) {
    const folder = folderOf(environment);
    return async (made) => {
        if (folder === undefined)
            return;
        const ended = Date.now();
        const record = {
            ...{ version: 1, step: environment["GITHUB_ACTION"] ?? "", ...made },
            ...{ began: new Date(began).toISOString(), ended: new Date(ended).toISOString() },
        };
        const text = JSON.stringify(record, (_, value) => (typeof value === "string" ? masking.redact(value) : value));
        if (Buffer.byteLength(text) > RECORD_LIMIT)
            return;
        try {
            await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true });
            await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, `${ended}-${made.stage}.json`), text, { mode: 0o600 });
        }
        catch {
        }
    };
}
function folderOf(environment) {
    const temporary = environment["RUNNER_TEMP"] ?? "";
    return temporary === "" ? undefined : (0,external_node_path_.join)(temporary, FOLDER);
}

; 
function runContext(environment = process.env) {
    const of = (name) => environment[name] ?? "";
    return {
        forge: forgeKind(of),
        repository: of("GITHUB_REPOSITORY"),
        runId: of("GITHUB_RUN_ID"),
        runAttempt: of("GITHUB_RUN_ATTEMPT"),
        job: of("GITHUB_JOB"),
        actor: of("GITHUB_ACTOR"),
        event: of("GITHUB_EVENT_NAME"),
        ref: of("GITHUB_REF"),
        sha: of("GITHUB_SHA"),
        runUrl: runUrl(of("GITHUB_SERVER_URL"), of("GITHUB_REPOSITORY"), of("GITHUB_RUN_ID"), of("GITHUB_RUN_ATTEMPT")),
        workspace: of("GITHUB_WORKSPACE") || process.cwd(),
    };
}
function runUrl(server, repository, run, attempt) {
    if (server === "" || repository === "" || run === "")
        return "";
    return `${server}/${repository}/actions/runs/${run}${attempt === "" ? "" : `/attempts/${attempt}`}`;
}
function forgeKind(of) {
    if (of("FORGEJO_ACTIONS") === "true")
        return "forgejo";
    if (of("GITEA_ACTIONS") === "true" || of("GITHUB_API_URL").endsWith("/api/v1"))
        return "gitea";
    return "github";
}

var foreign_line = __webpack_require__(89028);
var text_markdown = __webpack_require__(10492);
var command = __webpack_require__(89635);
var file_command = __webpack_require__(82902);
; 




function inputOf(environment, name) {
    return (environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}
function printLine(line) {
    process.stdout.write(line + external_node_os_.EOL);
}
function issueCommand(name, message) {
    (0,command/* issueCommand */.L)(name, {}, message);
}
function failStep(message) {
    process.exitCode = 1;
    issueCommand("error", message);
}
function writeOutput(environment, name, value) {
    const path = environment["GITHUB_OUTPUT"] ?? "";
    if (path === "") {
        printLine("");
        (0,command/* issueCommand */.L)("set-output", { name }, value);
        return;
    }
    if (!(0,external_node_fs_.existsSync)(path))
        throw new Error(`The file for outputs, ${path}, does not exist.`);
    (0,external_node_fs_.appendFileSync)(path, (0,file_command/* prepareKeyValueMessage */.v)(name, value) + external_node_os_.EOL);
}
function appendSummary(environment, markdown) {
    const path = environment["GITHUB_STEP_SUMMARY"] ?? "";
    (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK);
    (0,external_node_fs_.appendFileSync)(path, markdown + external_node_os_.EOL);
}

; 





const SUMMARY_LIMIT = 340_000;
const TOO_LONG = (0,text_markdown.md) `… (cut: the report is longer than a summary may be)`;
function runnerInputs(environment = process.env) {
    return { get: (name) => inputOf(environment, name) };
}
function runnerLog(masking, environment = process.env) {
    let warned = false;
    const told = (secret, forms) => losesSummaries(environment) ? forms.filter((form) => isWritten(secret, form)) : forms;
    return {
        info: (line) => printLine(shown(line, masking)),
        warning: (line) => issueCommand("warning", shown(line, masking)),
        mask: (secret) => {
            for (const form of told(secret, masking.add(secret)))
                issueCommand("add-mask", form);
            if (warned || secret.trim() === "" || secret.trim().length >= SHORTEST_SECRET)
                return;
            warned = true;
            issueCommand("warning", `A secret has fewer than ${SHORTEST_SECRET} characters, so it is not masked, because that would make half of the log unreadable. Use a longer one.`);
        },
        redact: (text) => masking.redact(text),
    };
}
function runnerResults(masking, environment = process.env) {
    return {
        output: (name, value) => writeOutput(environment, name, value),
        summary: (report) => writeSummary(report, masking, environment),
        record: recordWriter(masking, environment, Date.now()),
        fail: (explanation) => {
            failStep(shown(failureText(explanation), masking));
            if (explanation.cause !== undefined)
                issueCommand("debug", shown(`Caused by: ${withCauses(explanation.cause)}`, masking));
        },
        crash: (error) => failStep(shown(`This is a bug of Sluice, not a mistake of yours. Please report it with these lines.\n${withCauses(error)}`, masking)),
    };
}
function isWritten(secret, form) {
    return form === secret.trim() || secret.split(/\r?\n/).some((line) => line.trim() === form);
}
function shown(text, masking) {
    return masking.redact((0,foreign_line/* logText */.kc)(masking.redact(text)));
}
function failureText({ what, means, todo }) {
    return `${what}\n${means}\nWhat to do: ${todo}`;
}
function withCauses(error) {
    if (!(error instanceof Error))
        return String(error);
    const own = error.stack ?? error.message;
    return error.cause === undefined ? own : `${own}\nCaused by: ${withCauses(error.cause)}`;
}
function writeSummary(report, masking, environment) {
    const markdown = masking.redact((0,text_markdown/* cut */.Jj)(report, SUMMARY_LIMIT, TOO_LONG).text);
    let written = false;
    try {
        appendSummary(environment, markdown);
        written = true;
    }
    catch {
    }
    if (!written || losesSummaries(environment))
        printLine((0,foreign_line/* logText */.kc)(markdown));
}
function losesSummaries(environment) {
    return ["GITEA_ACTIONS", "FORGEJO_ACTIONS", "ACT"].some((name) => environment[name] === "true");
}

; 



const OWNER_ONLY = 0o600;
function realScratch(environment) {
    return {
        within: async (use) => {
            const path = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(environment["RUNNER_TEMP"] || (0,external_node_os_.tmpdir)(), "sluice-"));
            const at = (name) => (0,external_node_path_.join)(path, name);
            try {
                return await use({
                    path,
                    write: async (name, text) => {
                        (0,external_node_fs_.writeFileSync)(at(name), text, { mode: OWNER_ONLY });
                        return at(name);
                    },
                    read: async (name) => (0,external_node_fs_.readFileSync)(at(name), "utf8"),
                });
            }
            finally {
                (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
            }
        },
    };
}

; 














function realWorld() {
    const masking = new Masking();
    const log = runnerLog(masking);
    const run = runContext();
    const cancellation = listenForCancel();
    const forgeTools = { clock: realClock, log, signal: cancellation.signal };
    const commands = localCommands(run.workspace, cancellation.signal);
    const environment = { ...process.env };
    const scratch = realScratch(environment);
    return {
        inputs: runnerInputs(),
        log,
        results: runnerResults(masking),
        run,
        clock: realClock,
        files: workspaceFiles(run.workspace),
        http: realHttp(cancellation.signal),
        commands,
        cancellation,
        tags: forgeTags(run, forgeTools, { commands, environment }),
        forge: (token) => openForge(token, forgeTools),
        environment,
        scratch,
        artifacts: runnerArtifacts(environment),
        records: runnerRecords(environment),
        gitRemotes: gitRemotes({ commands, scratch, environment }),
    };
}


  })

};
;