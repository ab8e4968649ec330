"use strict";
exports.id = 1626;
exports.ids = [1626];
exports.modules = {

  91278:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var mail_world = __webpack_require__(46793);
var announce = __webpack_require__(49494);
var incident_declaration = __webpack_require__(26934);
var failure = __webpack_require__(32314);
var parts = __webpack_require__(15818);
var markdown = __webpack_require__(10492);
var release_notes = __webpack_require__(38733);
var channels = __webpack_require__(59701);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var repository_url = __webpack_require__(10154);
var quoted_markdown = __webpack_require__(40615);
var tag = __webpack_require__(88362);
var tags_tag_prefix = __webpack_require__(24863);
var incident_keys = __webpack_require__(31536);
var channel_keys = __webpack_require__(60594);
; 




const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "event",
        description: "Event to announce: released, failed, unknown (it runs, and its health is unknown), rolled-back, rollback-refused (it still runs), held (a rollback failed), gate-opened, or rollback-asked.",
        default: "released",
    },
    { name: "version", description: "Release that the event is about, such as v1.4.0." },
    tag_prefix/* tagPrefixKey */.KP,
    {
        name: "environment",
        description: "Environment that the event is about, for its incident and the records of its rollbacks.",
        default: "production",
    },
    { name: "gate", description: "For gate-opened and rollback-asked: gate whose owners are mentioned by name." },
    {
        name: "issue",
        description: "Number of the issue to which the event is also posted. After a rollback the release's own issue is found and closed as well. Needs `issues: write`.",
    },
    {
        name: "report",
        description: "Report as Markdown that is posted to that issue, for forges that keep no summaries.",
    },
    { name: "reason", description: "Reason of a failure or a rollback, or what is requested at a gate." },
    {
        name: "since",
        description: "For released: if a rollback of the version was recorded after this time, such as 2026-11-26T02:00:00Z, nothing is announced.",
    },
    { name: "url", description: "Address of the application.", file: "smoke-test.url" },
    {
        name: "changelog",
        description: "Path of the changelog. Its section for the version becomes the release notes.",
        default: "CHANGELOG.md",
        file: "announce.changelog",
    },
    {
        name: "release",
        description: "Whether a release is created on the forge.",
        default: "true",
        file: "announce.release",
    },
    {
        name: "incident",
        description: "Whether failed, unknown, rolled-back, rollback-refused and held declare an incident, if the configuration file on the default branch has `incidents`. Needs `issues: write`.",
        default: "true",
    },
    { name: "incident-title", description: "Title of the incident's issue. Default: it is made from the event." },
    ...incident_keys/* incidentTimeKeys */.w,
    {
        name: "token",
        description: "Token with `contents: write`, to create the release on the forge, and with `since` `deployments: read`, on forges without deployments `statuses: read`.",
        default: "${{ github.token }}",
        secret: true,
    },
    ...channel_keys/* channelKeys */.g,
];
const outputs = [
    { name: "announced", description: "yes, partly, no, or nothing if no channel is configured." },
    { name: "release-url", description: "Address of the release on the forge, if one was created." },
    { name: "incident", description: "Number of the incident's issue; empty if none was declared." },
];

; 












const KINDS = [
    ...["released", "failed", "unknown", "rolled-back", "rollback-refused", "held"],
    ...["gate-opened", "rollback-asked"],
];
async function readInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, "");
    const token = settings.get("token").text;
    if (token !== "")
        world.log.mask(token);
    const kind = KINDS.find((one) => one === settings.get("event").text);
    if (kind === undefined)
        throw (0,values/* badValue */.tm)(settings.get("event"), (0,values/* oneOf */.yL)(KINDS));
    const isKnown = kind !== "rollback-asked" && kind !== "rollback-refused" && kind !== "held";
    const given = isKnown ? settings.need("version") : settings.get("version");
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const version = (0,tags_tag_prefix/* bareVersion */.D)(given.text, prefix);
    if (version !== "" && !(0,tag/* isSemverTag */.bq)(version))
        throw (0,values/* badValue */.tm)(given, "a release tag such as v1.4.0");
    const path = settings.get("changelog").text;
    const changelog = await world.files.read(path);
    const issue = settings.get("issue");
    return {
        environment: settings.get("environment").text,
        since: readSince(settings.get("since")),
        event: {
            ...{ kind, version, token },
            tag: version === "" ? "" : (0,tags_tag_prefix/* tagName */.wZ)(prefix, version),
            reason: settings.get("reason").text,
            question: (0,announce/* isQuestion */.J)(kind)
                ? { gate: settings.get("gate").text, path: settings.get("config").text, checkout: config }
                : undefined,
            issue: issue.text === "" ? undefined : (0,values/* readInteger */.JI)(issue, { min: 1, max: Number.MAX_SAFE_INTEGER }),
            details: (0,quoted_markdown/* quotedReport */.v)(settings.get("report").text, (0,repository_url/* repositoryUrl */.E)(world.run)),
            url: settings.get("url").text,
            changelog: path,
            notes: changelog === undefined ? undefined : (0,release_notes/* releaseNotes */.f)(changelog, version),
            release: (0,values/* readBoolean */.Vf)(settings.get("release")),
            audience: (0,channels/* readAudience */.hZ)(settings, config, world.log),
        },
    };
}
function readSince(given) {
    if (given.text === "")
        return undefined;
    const at = Date.parse(given.text);
    if (Number.isNaN(at))
        throw (0,values/* badValue */.tm)(given, "a time such as 2026-11-26T02:00:00Z");
    return at;
}

var requester = __webpack_require__(98606);
var incident_mark = __webpack_require__(96);
var cut_words = __webpack_require__(59805);
; 








function readDeclaration(inputs, { run, log }) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const ending = incident_mark/* ENDINGS */.Jx.find((one) => one === settings.get("event").text);
    if (ending === undefined || !(0,values/* readBoolean */.Vf)(settings.get("incident")))
        return undefined;
    const token = settings.need("token").text;
    log.mask(token);
    return {
        ...{ ending, token, severity: undefined, scenario: "" },
        ...(0,incident_keys/* readIncidentTimes */.t)(settings),
        config: settings.get("config").text,
        title: (0,cut_words/* shorten */.m)(settings.get("incident-title").text, 200),
        text: (0,cut_words/* shorten */.m)(settings.get("reason").text, incident_mark/* EVENT_TEXT_LIMIT */.lH),
        version: settings.get("version").text,
        environment: settings.get("environment").text,
        requester: (0,requester/* requesterOf */.i)(run.forge),
        audience: (config) => (0,channels/* readAudience */.hZ)(settings, config, log),
    };
}

var dist = __webpack_require__(77934);
var rollback_record = __webpack_require__(89520);
var stage_answer = __webpack_require__(10048);
var rollback_tag = __webpack_require__(49137);
; 




const refsSchema = dist/* array */.YOg(dist/* object */.Ikc({ ref: dist/* string */.YjP(), object: dist/* object */.Ikc({ sha: dist/* string */.YjP(), type: dist/* string */.YjP() }) }));
const tagSchema = dist/* object */.Ikc({ tagger: dist/* object */.Ikc({ date: dist/* string */.YjP() }) });
async function rollbackSince(forge, period) {
    const records = await (0,rollback_record/* rollbacksFrom */.c0)(forge, period, period);
    const record = records.findLast(({ at }) => at >= period.since);
    return record === undefined ? tagSince(forge, period) : `a record of its rollback to ${record.commit}`;
}
async function tagSince(forge, period) {
    const { repository, version, tag: own, since, kind } = period;
    const path = `${repository}/git/${kind === "github" ? "matching-refs" : "refs"}/tags/${own}-rollback`;
    const answer = kind === "github" ? await forge.list(path) : [(await forge.read(path)) ?? []].flat();
    for (const { ref, object } of (0,stage_answer/* understand */.Z)(refsSchema, answer, "records of rollbacks")) {
        const name = ref.replace("refs/tags/", "");
        if ((0,rollback_tag/* readRollbackTag */.d)(name.slice(own.length - version.length))?.failed !== version)
            continue;
        if (object.type !== "tag")
            return name;
        const tag = (0,stage_answer/* understand */.Z)(tagSchema, await forge.read(`${repository}/git/tags/${object.sha}`), `the tag ${name}`);
        if (!(Date.parse(tag.tagger.date) < since))
            return name;
    }
    return undefined;
}

; 








const announceRelease = (0,parts/* stageOfParts */.WX)("announce-release", [
    (0,parts/* part */.y_)({ read: readInputs, run: announceEvent }),
    (0,parts/* optional */.lq)((0,parts/* part */.y_)({ read: readDeclaration, run: declare }), "No incident was declared. The release itself is not affected."),
]);
async function announceEvent(inputs, world) {
    await mustStillRun(world.forge(inputs.event.token), inputs, world);
    return (0,announce/* announce */.i)(inputs.event, world);
}
async function declare(wish, world) {
    if (wish === undefined)
        return { outputs: { incident: "" }, report: markdown/* NOTHING */.K$ };
    const { outputs, report } = await (0,incident_declaration/* declareIncident */.h)(wish, world);
    return { outputs: { incident: outputs["incident"] ?? "" }, report };
}
async function mustStillRun(forge, { event: { kind, version, tag, token }, since, environment }, { run, tags }) {
    if (kind !== "released" || since === undefined)
        return;
    const place = { kind: run.forge, repository: `/repos/${run.repository}`, environment };
    const commit = run.forge === "github" ? undefined : await tags.commitOf(tag, token);
    const record = await rollbackSince(forge, { ...place, version, tag, commit, since });
    if (record === undefined)
        return;
    throw new failure/* StageFailure */.B({
        what: `${tag} was rolled back in the meantime: there is ${record}.`,
        means: "It does not run any more, so nothing is announced.",
        todo: "Check what runs (`release-status`). If it is this version again, release it again, or write its release notes by hand.",
    });
}

; 



void (0,run_stage/* runStage */.S)(announceRelease, (0,mail_world/* realMailWorld */.I)());


  }),

  31536:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    t: () => (/* binding */ readIncidentTimes),
    w: () => (/* binding */ incidentTimeKeys)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const incidentTimeKeys = [
    {
        name: "began-at",
        description: "Of an incident: when users were first affected, such as 2026-11-26T02:00:00Z; empty for unknown.",
    },
    {
        name: "detected-at",
        description: "Of an incident: when that was detected. Default: when the remedy began, or now.",
    },
    { name: "acted-at", description: "Of an incident: when the remedy began; empty for not yet." },
    { name: "recovered-at", description: "Of an incident: when users were served again; empty for not yet." },
];
function readIncidentTimes(settings) {
    return {
        began: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInstant */ .Wr)(settings.get("began-at")),
        detected: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInstant */ .Wr)(settings.get("detected-at")),
        acted: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInstant */ .Wr)(settings.get("acted-at")),
        recovered: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInstant */ .Wr)(settings.get("recovered-at")),
    };
}


  }),

  73901:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ highlights),
  N: () => (/* binding */ tagLine)
});

var cut_words = __webpack_require__(59805);
var markdown_tree = __webpack_require__(73892);
; 
const ABBREVIATIONS = new Set([
    ...["prof", "gen", "rev", "capt", "col", "hon", "inc", "co", "corp", "fig", "figs", "vol", "ver", "art", "sec", "eq"],
    ...[
        "vs",
        "cf",
        "approx",
        "resp",
        "incl",
        "excl",
        "esp",
        "ca",
        "al",
        "ed",
        "no",
        "nos",
        "pp",
        "nr",
        "bzw",
        "ggf",
        "vgl",
    ],
]);
const IS_SHORT = /^(?:\p{Lu}[^\P{Ll}aeiouy]{1,3}|\p{L}(?:\.\p{L})*)$/u;
function firstSentence(text) {
    let sentence = "";
    for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
        sentence += segment;
        if (!endsWithAbbreviation(sentence))
            break;
    }
    return sentence.trim();
}
function endsWithAbbreviation(sentence) {
    const [, word] = /(?:^|[\s("'“‘«[])([\p{L}.]+)\.\s*$/u.exec(sentence.slice(-40)) ?? [];
    return word !== undefined && (IS_SHORT.test(word) || ABBREVIATIONS.has(word.toLowerCase()));
}

var changelog_spans = __webpack_require__(72269);
; 




function highlights({ body }, count) {
    const { children } = (0,markdown_tree/* readTree */.Zc)(body);
    const entries = children.flatMap((child) => (child.type === "list" ? entriesOf(child) : []));
    if (entries.length > 0)
        return entries.slice(0, count);
    const sentence = openingSentence(children);
    return sentence === "" ? [] : [[{ text: sentence, isBold: false, isCode: false, url: "" }]];
}
function entriesOf(list) {
    return (0,markdown_tree/* childrenOf */.LU)(list).flatMap((item) => {
        const [first] = (0,markdown_tree/* childrenOf */.LU)(item);
        const spans = first === undefined || first.type === "list" ? [] : (0,changelog_spans/* spansOf */.Ly)(first);
        const inner = (0,markdown_tree/* childrenOf */.LU)(item).filter(({ type }) => type === "list");
        if (inner.length > 0 && isLabel(spans))
            return inner.flatMap(entriesOf);
        return spans.length === 0 ? [] : [spans];
    });
}
function isLabel(spans) {
    const text = (0,changelog_spans/* plainOf */.oi)(spans);
    return text.endsWith(":") || text.split(/\s+/).length <= 3 || spans.every(({ isBold, isCode }) => isBold || isCode);
}
const LIMIT = 100;
function tagLine(notes) {
    const [first] = (0,markdown_tree/* readTree */.Zc)(notes.body).children;
    const isSentence = first?.type === "paragraph" && !isHeadingLike(first);
    const sentence = isSentence ? openingSentence([first]) : "";
    const line = sentence || firstSentence((0,changelog_spans/* plainOf */.oi)(highlights(notes, 1)[0] ?? []));
    const plain = line.replace(/(?:\s*\((?:#\d+(?:,\s*)?)+\))+\.?$/, "");
    return (0,cut_words/* shorten */.m)(plain, LIMIT);
}
function isHeadingLike(paragraph) {
    const spans = (0,changelog_spans/* spansOf */.Ly)(paragraph);
    const isPicture = (0,markdown_tree/* childrenOf */.LU)(paragraph).every(({ type }) => type === "image" || type === "imageReference");
    return isPicture || (0,changelog_spans/* plainOf */.oi)(spans).endsWith(":") || spans.every(({ isBold }) => isBold);
}
function openingSentence(nodes) {
    const paragraphs = nodes.filter(({ type }) => type === "paragraph");
    const paragraph = paragraphs.find((one) => !isHeadingLike(one)) ?? paragraphs[0];
    return paragraph === undefined ? "" : firstSentence((0,changelog_spans/* plainOf */.oi)((0,changelog_spans/* spansOf */.Ly)(paragraph)));
}


  }),

  38733:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ notesIn),
    f: () => (/* binding */ releaseNotes)
  });
  var _text_line_start_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41150);
  var _text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73892);
  var _sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69338);



function releaseNotes(text, version) {
    return notesIn((0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .readChangelog */ .Tn)(text), version);
}
function notesIn(changelog, version) {
    const heading = (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseHeading */ .m_)(changelog, version);
    if (heading === undefined)
        return undefined;
    return { heading: (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .headingText */ .ky)(changelog, heading), body: bodyOf(changelog, (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .sectionOf */ .ZE)(changelog, heading)) };
}
function bodyOf(changelog, section) {
    if (!(0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .hasContent */ .ov)(section))
        return "";
    const body = ownText(changelog, section);
    const definitions = definitionsFor(body, changelog, section);
    return [body, ...definitions].join("\n\n");
}
function ownText({ text }, { blocks, from, to }) {
    const isKept = ({ kind }) => kind === "content" || kind === "heading" || kind === "rule";
    const filled = blocks.map((block, at) => (block.kind === "content" || block.kind === "heading" ? at : -1));
    const [first, last] = [filled.find((at) => at >= 0) ?? 0, filled.findLast((at) => at >= 0) ?? -1];
    const parts = blocks.map((block, at) => {
        const next = blocks[at + 1];
        const end = next === undefined ? to : (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .P)(text, next.start);
        return isKept(block) && at >= first && at <= last
            ? text.slice(Math.max(from, (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .P)(text, block.start)), end)
            : "";
    });
    return unix(parts.join(""))
        .replace(/^\s*\n/, "")
        .trimEnd();
}
function definitionsFor(body, { text, blocks }, section) {
    const known = new Map();
    const own = new Set(section.blocks);
    for (const node of blocks.flatMap((block) => definitionsIn(block, own.has(block)))) {
        const { start, end } = (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(node);
        const key = keyOf(node.type, node.identifier);
        if (!known.has(key))
            known.set(key, unix(text.slice(start, end)).trimEnd());
    }
    if (known.size === 0 || !body.includes("["))
        return [];
    const found = new Set();
    for (let read = body; read !== "";) {
        const labels = labelsIn(read);
        const all = [...known]
            .flatMap(([key, text]) => (labels.has(key.slice(key.indexOf(" ") + 1)) ? [text] : []))
            .join("\n\n");
        const fresh = namesIn(`${read}\n\n${all}`, read.length).filter((key) => known.has(key) && !found.has(key));
        for (const key of fresh)
            found.add(key);
        read = fresh.map((key) => known.get(key) ?? "").join("\n\n");
    }
    const needed = [...known].filter(([key]) => found.has(key));
    const [links = [], footnotes = []] = [true, false].map((isLink) => needed.filter(([key]) => key.startsWith("definition") === isLink).map(([, definition]) => definition));
    return [...(links.length === 0 ? [] : [links.join("\n")]), ...footnotes];
}
function definitionsIn({ node }, isOwn) {
    if (isDefinition(node))
        return [node];
    return isOwn || !isContainer(node) ? [] : [...(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(node)].filter(isDefinition);
}
function isContainer({ type }) {
    return type === "list" || type === "blockquote";
}
function isDefinition(node) {
    return node.type === "definition" || node.type === "footnoteDefinition";
}
function labelsIn(text) {
    const labels = text.matchAll(/\[\^?((?:\\.|[^[\]\\])+)\]/g);
    return new Set([...labels].map(([, label = ""]) => label.replaceAll(/\s+/g, " ").trim().toLowerCase().toUpperCase().toLowerCase()));
}
function namesIn(text, end) {
    return (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readTree */ .Zc)(text)
        .children.flatMap((child) => [...(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(child)])
        .flatMap((node) => {
        const isLink = node.type === "linkReference" || node.type === "imageReference";
        if (!(isLink || node.type === "footnoteReference") || (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(node).start >= end)
            return [];
        return [keyOf(isLink ? "definition" : "footnoteDefinition", node.identifier)];
    });
}
function keyOf(type, identifier) {
    return `${type} ${identifier}`;
}
function unix(text) {
    return text.replaceAll(/\r\n?/g, "\n");
}


  }),

  18822:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    CB: () => (/* binding */ statusesOf),
    SF: () => (/* binding */ leaveStatus),
    q7: () => (/* binding */ allStatuses),
    r7: () => (/* binding */ DESCRIPTION_LIMIT)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61941);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69319);




const DESCRIPTION_LIMIT = 140;
const statusSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    context: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    status: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    description: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    target_url: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_verdict_person_js__WEBPACK_IMPORTED_MODULE_2__/* .time */ .kB),
});
async function statusesOf(forge, place, context) {
    return (await allStatuses(forge, place)).filter((one) => one.context === context);
}
async function allStatuses(forge, { repository, commit }) {
    const answer = await forge.list(`${repository}/commits/${commit}/statuses`);
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(statusSchema), answer, "the statuses of a commit")
        .map(readStatus)
        .toSorted((one, other) => one.id - other.id);
}
async function leaveStatus(forge, place, { context, isSuccess, description, url }) {
    const before = (await statusesOf(forge, place, context)).at(-1)?.id ?? 0;
    const state = isSuccess ? "success" : "failure";
    const written = await forge.write({
        method: "POST",
        path: `${place.repository}/statuses/${place.commit}`,
        body: {
            state,
            context,
            description: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)(description, DESCRIPTION_LIMIT),
            ...(url === "" ? {} : { target_url: url }),
        },
        what: `leave the status ${context}`,
        happened: async () => (await statusesOf(forge, place, context)).some((one) => one.id > before && one.description === description.text)
            ? {}
            : undefined,
    });
    const told = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig() }), written);
    return told.success ? told.output.id : undefined;
}
function readStatus(status) {
    const { id, context, state, status: word, description, target_url, created_at } = status;
    return {
        ...{ id, context, isSuccess: (state ?? word) === "success", description: description ?? "" },
        ...{ url: target_url ?? undefined, createdAt: created_at },
    };
}


  }),

  18845:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (/* binding */ leaveDeployment)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


async function leaveDeployment(forge, repository, record) {
    const { environment, commit, task, payload, description, runUrl, state, what } = record;
    const path = `${repository}/deployments`;
    const made = await forge.write({
        method: "POST",
        path,
        body: {
            ...{ ref: commit, task, environment, payload, description },
            ...{ auto_merge: false, required_contexts: [] },
        },
        what,
        happened: async () => {
            const query = `environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(task)}&sha=${commit}`;
            const found = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(knownSchema, await forge.read(`${path}?${query}`), "deployments");
            return found.find((one) => one.sha === commit && JSON.stringify(one.payload).includes(JSON.stringify(runUrl)));
        },
    });
    const { id } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }), made, "a deployment");
    await forge.write({
        method: "POST",
        path: `${path}/${id}/statuses`,
        body: { state, description },
        what: `end it: ${what}`,
        happened: async () => undefined,
    });
}
const knownSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), sha: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), payload: valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J() }));


  }),

  89520:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Aj: () => (/* binding */ rollbacksFromAny),
    Ij: () => (/* binding */ recordRollback),
    TN: () => (/* binding */ isRecorded),
    b7: () => (/* binding */ withRollbackRecords),
    c0: () => (/* binding */ rollbacksFrom)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(77934);
  var _failure_forge_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67730);
  var _gates_request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18822);
  var _gates_request_requester_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98606);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10048);
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61941);
  var _version_hotfix_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93494);
  var _version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49137);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88362);
  var _deployment_record_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18845);










const TASK = "sluice:rollback";
const CONTEXT = "sluice/rollback";
async function recordRollback(forge, place, rollback) {
    if (place.kind === "github")
        return recordDeployment(forge, place, rollback);
    const { failed, commit, runUrl: url } = rollback;
    if (failed.commit === undefined)
        return;
    const description = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plain */ .pj) `${failed.tag} was rolled back to ${commit}`;
    const status = { context: contextOf(place), isSuccess: false, description, url };
    await (0,_gates_request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .leaveStatus */ .SF)(forge, { repository: place.repository, commit: failed.commit }, status);
}
async function recordDeployment(forge, { repository, environment }, { failed, commit, runUrl, began, recovered }) {
    await (0,_deployment_record_js__WEBPACK_IMPORTED_MODULE_8__/* .leaveDeployment */ .J)(forge, repository, {
        ...{ environment, commit, runUrl, task: TASK, state: "success" },
        payload: { rollback: { failed: failed.tag, run: runUrl, began, recovered } },
        description: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plain */ .pj) `Rollback from ${failed.tag}`,
        what: "record the rollback as a deployment",
    });
}
const deploymentsSchema = valibot__WEBPACK_IMPORTED_MODULE_9__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_9__/* .number */ .aig(),
    sha: valibot__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(),
    creator: valibot__WEBPACK_IMPORTED_MODULE_9__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP() })),
    payload: valibot__WEBPACK_IMPORTED_MODULE_9__/* .unknown */ .L5J(),
}));
const LAST_INSTANT = 8.64e15;
const instant = valibot__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_9__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_9__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_9__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_9__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_9__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_9__/* .maxValue */ .cGV(LAST_INSTANT))), undefined));
const payloadSchema = valibot__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
    rollback: valibot__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ failed: valibot__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(), run: valibot__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP()), began: instant, recovered: instant }),
});
function listOf(path, environment) {
    return `${path}?environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(TASK)}`;
}
function contextOf({ environment }) {
    return `${CONTEXT}/${environment}`;
}
async function rollbacksFrom(forge, place, { tag, commit }) {
    if (place.kind === "github")
        return (await recordedDeployments(forge, place)).filter(({ failed }) => failed === tag);
    if (commit === undefined)
        return [];
    const statuses = await (0,_gates_request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(forge, { repository: place.repository, commit }, contextOf(place));
    return statuses.flatMap(({ description, createdAt }) => {
        const [, failed, restored = ""] = /^(\S+) was rolled back to ([0-9a-f]{40})$/.exec(description) ?? [];
        return failed === tag ? [{ failed, commit: restored, at: createdAt ?? Number.POSITIVE_INFINITY }] : [];
    });
}
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
async function isRecorded(forge, place, { failed, commit, recovered }) {
    const records = await rollbacksFrom(forge, place, failed);
    return records.filter((one) => one.commit === commit).some((one) => recovered === undefined || isAt(one, recovered));
}
function isAt(record, recovered) {
    if (record.recovered !== undefined)
        return record.recovered === recovered;
    return record.at >= recovered - CLOCK_DIFFERENCE_MS;
}
async function rollbacksFromAny(forge, place, releases) {
    if (place.kind === "github") {
        const tags = new Set(releases.map(({ tag }) => tag));
        return (await recordedDeployments(forge, place)).filter(({ failed }) => tags.has(failed));
    }
    const found = [];
    for (const release of releases)
        found.push(...(await rollbacksFrom(forge, place, release)));
    return found;
}
async function listDeployments(forge, path) {
    try {
        return await forge.list(path);
    }
    catch (error) {
        if (error instanceof _failure_forge_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeRefusal */ .a && error.status === 403)
            return [];
        throw error;
    }
}
async function recordedDeployments(forge, place) {
    const { repository, environment } = place;
    const answer = await listDeployments(forge, listOf(`${repository}/deployments`, environment));
    const writer = (0,_gates_request_requester_js__WEBPACK_IMPORTED_MODULE_2__/* .requesterOf */ .i)(place.kind);
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .understand */ .Z)(deploymentsSchema, answer, "deployments")
        .filter(({ creator }) => creator?.login === writer)
        .flatMap(({ sha, created_at, payload }) => {
        const read = valibot__WEBPACK_IMPORTED_MODULE_9__/* .safeParse */ .xLC(payloadSchema, payload);
        if (!read.success)
            return [];
        const { failed, began, recovered } = read.output.rollback;
        return [
            {
                failed,
                commit: sha,
                at: readTime(created_at),
                ...(isOrdered({ began, recovered }) ? { began, recovered } : {}),
            },
        ];
    })
        .toSorted((one, other) => one.at - other.at);
}
function isOrdered({ began = 0, recovered = Number.POSITIVE_INFINITY, }) {
    return began <= recovered;
}
function readTime(text) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}
async function withRollbackRecords(forge, place, tags) {
    const all = new Map(tags);
    if (place.kind === "github") {
        for (const record of await recordedDeployments(forge, place))
            addRecord(all, record, place.prefix);
        return all;
    }
    for (;;) {
        const newest = (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_7__/* .newestRelease */ .s5)((0,_version_hotfix_js__WEBPACK_IMPORTED_MODULE_5__/* .standingReleases */ .td)([...all.keys()]));
        if (newest === undefined)
            return all;
        const found = await rollbacksFrom(forge, place, { tag: place.prefix + newest, commit: all.get(newest) });
        if (found.length === 0)
            return all;
        for (const record of found)
            addRecord(all, record, place.prefix);
    }
}
function addRecord(tags, { failed, commit }, prefix) {
    if (!failed.startsWith(prefix))
        return;
    const version = failed.slice(prefix.length);
    const known = [...tags].filter(([name]) => (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_6__/* .readRollbackTag */ .d)(name)?.failed === version);
    if (known.some(([, on]) => on === commit))
        return;
    const names = new Set(known.map(([name]) => name));
    for (let count = 1;; count++) {
        const name = count === 1 ? `${version}-rollback` : `${version}-rollback.${count}`;
        if (names.has(name))
            continue;
        tags.set(name, commit);
        return;
    }
}


  }),

  10154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ repositoryUrl)
  });
function repositoryUrl({ runUrl }) {
    return runUrl.split("/actions/runs/")[0] ?? "";
}


  }),

  93494:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    DG: () => (/* binding */ hotfixBranch),
    fL: () => (/* binding */ judgeBase),
    f_: () => (/* binding */ decideHotfix),
    jk: () => (/* binding */ newerInLine),
    td: () => (/* binding */ standingReleases),
    v9: () => (/* binding */ hotfixVersion)
  });
  var _bump_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51412);
  var _tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49137);
  var _tags_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88362);
  var _tags_unread_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6845);




function hotfixBranch(version) {
    return `hotfix/${version}`;
}
function hotfixVersion(branch) {
    const version = /^hotfix\/(.+)$/.exec(branch)?.[1];
    return version !== undefined && (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(version).kind === "release" ? version : undefined;
}
function newerInLine(version, names) {
    const line = lineOf(version);
    return names.filter((name) => (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(name).kind === "release" && lineOf(name) === line && (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)(name, version) > 0);
}
function lineOf(version) {
    return (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .bareNumber */ .I5)(version).split(".", 2).join(".");
}
function standingReleases(names) {
    const left = new Set(names.flatMap((name) => (0,_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readRollbackTag */ .d)(name)?.failed ?? []));
    return names.filter((name) => (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(name).kind === "release" && !left.has(name));
}
function freePatch(from, names) {
    return (0,_bump_js__WEBPACK_IMPORTED_MODULE_0__/* .versionAfter */ .dh)((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)([from, ...newerInLine(from, names)]) ?? from, "patch");
}
function decideHotfix({ from, live, unread }, names) {
    const standing = standingReleases(names);
    const stable = from || (live ?? (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)(standing));
    if (stable === undefined)
        return refused(`There is no release that could be fixed. ${(0,_tags_unread_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadSentence */ .HA)(unread)}`.trim(), "Release a version first.");
    if ((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(stable).kind !== "release" || !names.includes(stable)) {
        return refused(`${stable} is no release of this repository.`, "Name the tag of a release, such as v1.2.4.");
    }
    if (!standing.includes(stable)) {
        const runs = live ?? (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)(standing);
        return refused(`${stable} was rolled back: it is not what runs.`, runs === undefined ? "Release a version first." : `Start from what runs: ${runs}, or leave \`from\` empty.`);
    }
    const newer = standing
        .filter((name) => (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)(name, stable) > 0)
        .toSorted(_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)
        .toReversed();
    const inLine = newerInLine(stable, newer);
    const obstacle = inLine.find((name) => name === live) ?? inLine[0];
    if (obstacle !== undefined && stable !== live) {
        return refused(`${obstacle} fixes ${stable} already.`, `Start from the newest of its line: ${obstacle}.`);
    }
    const version = freePatch(stable, names);
    return { kind: "hotfix", from: stable, version, branch: hotfixBranch(version), newer, inLine };
}
function judgeBase({ hotfix, previous, isAsked }, names) {
    if (previous === undefined || freePatch(previous, names) !== hotfix) {
        return refused(`${hotfix} is not the patch that follows ${previous ?? "the beginning"}, the release before on this branch.`, "Start the branch from the tag of the release that is to be fixed: start-hotfix does.");
    }
    const word = `give \`version: ${hotfix}\`, which takes precedence`;
    const standing = standingReleases(names);
    if (!isAsked && !standing.includes(previous)) {
        return refused(`${previous}, the release before on this branch, was rolled back.`, `Start the branch from the release that runs: start-hotfix does. Or ${word}.`);
    }
    const newer = newerInLine(previous, standing);
    if (!isAsked && newer.length > 0) {
        return refused(`${newer.join(", ")}: newer than ${previous}, not rolled back, and not in this history.`, `Start the branch from the newest of its line. If that release never ran, ${word}.`);
    }
    const missing = `${newer.join(", ")}: what was changed there is not in this history.`;
    return { kind: "base", from: previous, warnings: newer.length === 0 ? [] : [missing] };
}
function refused(what, todo) {
    return { kind: "refused", what, todo };
}


  }),

  49137:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    d: () => (/* binding */ readRollbackTag)
  });
  var _tag_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88362);

function readRollbackTag(name) {
    const failed = /^(v?\d.*)-rollback(\.[1-9]\d*)?$/.exec(name)?.[1];
    return failed !== undefined && (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .isSemverTag */ .bq)(failed) ? { name, failed } : undefined;
}


  })

};
;