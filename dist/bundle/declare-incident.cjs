"use strict";
exports.id = 4450;
exports.ids = [4450];
exports.modules = {

  60885:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var mail_world = __webpack_require__(46793);
var incident_declaration = __webpack_require__(26934);
var incident_keys = __webpack_require__(31536);
var channels = __webpack_require__(59701);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var requester = __webpack_require__(98606);
var incident_mark = __webpack_require__(96);
var incident_severity = __webpack_require__(99625);
var cut_words = __webpack_require__(59805);
var tag = __webpack_require__(88362);
var tag_prefix = __webpack_require__(24863);
var channel_keys = __webpack_require__(60594);
var read_config = __webpack_require__(76453);
; 




const keys_inputs = [
    read_config/* branchConfigKey */.Ec,
    {
        name: "event",
        description: "What declares the incident: person, or how a release or a rollback ended: failed, unknown, rolled-back, rollback-refused, or held (a rollback failed). Without the section `incidents` of the configuration file, only a person declares an incident.",
        default: "person",
    },
    {
        name: "severity",
        description: "1 (all users or data at risk), 2 (many users) or 3 (some users). For person it is required; otherwise the configuration file has it.",
    },
    {
        name: "title",
        description: "Title of the issue. For person it is required; otherwise it is made from the event.",
    },
    { name: "text", description: "What is known, such as the reason of the failure." },
    {
        name: "scenario",
        description: "Scenario whose runbooks are linked, a key of `incidents.runbooks`. Default: failed-release, rollback or failed-rollback, by the event.",
    },
    {
        name: "version",
        description: "Tag of the release that the incident is about. A further declaration for the same release and environment joins the open incident.",
    },
    { name: "environment", description: "Environment that the incident is about.", default: "production" },
    ...incident_keys/* incidentTimeKeys */.w,
    {
        name: "token",
        description: "Token with `contents: read`, for the configuration file, and `issues: write`.",
        default: "${{ github.token }}",
        secret: true,
    },
    requester/* requesterKey */.Y,
    ...channel_keys/* channelKeys */.g,
];
const outputs = [
    { name: "incident", description: "Number of the incident's issue; empty if none was declared." },
    { name: "url", description: "Address of the issue." },
    {
        name: "state",
        description: "declared, joined (an open incident is about the same), known (this attempt of the run has declared it before), or none.",
    },
    { name: "severity", description: "Severity of the incident, 1 to 3; empty if none was declared." },
];

; 











const PERSON = "person";
function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    world.log.mask(token);
    const event = settings.get("event");
    const ending = incident_mark/* ENDINGS */.Jx.find((one) => one === event.text);
    if (ending === undefined && event.text !== PERSON)
        throw (0,values/* badValue */.tm)(event, (0,values/* oneOf */.yL)([PERSON, ...incident_mark/* ENDINGS */.Jx]));
    const given = ending === undefined ? settings.need("severity") : settings.get("severity");
    const severity = given.text === "" ? undefined : (0,incident_severity/* readSeverity */.MW)(given.text);
    if (given.text !== "" && severity === undefined)
        throw (0,values/* badValue */.tm)(given, "1, 2 or 3");
    return {
        config: settings.get("config").text,
        ending,
        severity,
        title: (0,cut_words/* shorten */.m)((ending === undefined ? settings.need("title") : settings.get("title")).text, 200),
        text: (0,cut_words/* shorten */.m)(settings.get("text").text, incident_mark/* EVENT_TEXT_LIMIT */.lH),
        scenario: settings.get("scenario").text,
        version: readVersion(settings.get("version")),
        environment: settings.get("environment").text,
        ...(0,incident_keys/* readIncidentTimes */.t)(settings),
        token,
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge),
        audience: (config) => (0,channels/* readAudience */.hZ)(settings, config, world.log),
    };
}
function readVersion(given) {
    if (given.text === "" || (0,tag/* isSemverTag */.bq)((0,tag_prefix/* splitTag */.RK)(given.text)?.version ?? ""))
        return given.text;
    throw (0,values/* badValue */.tm)(given, "a release tag such as v1.4.0");
}

; 


const declareIncident = {
    name: "declare-incident",
    read: readInputs,
    run: incident_declaration/* declareIncident */.h,
};

; 



void (0,run_stage/* runStage */.S)(declareIncident, (0,mail_world/* realMailWorld */.I)());


  }),

  26934:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    h: () => (/* binding */ declareIncident)
  });
  var _channels_incident_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37052);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _incident_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1002);
  var _incident_incident_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69198);
  var _incident_incident_writer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13134);
  var _incident_issue_labels_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18095);
  var _incident_severity_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(99625);
  var _report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87651);
  var _text_cut_words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(59805);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10492);
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24863);











const SCENARIOS = {
    failed: "failed-release",
    unknown: "failed-release",
    "rolled-back": "rollback",
    "rollback-refused": "failed-rollback",
    held: "failed-rollback",
};
async function declareIncident(inputs, world) {
    const repository = `/repos/${world.run.repository}`;
    const forge = world.forge(inputs.token);
    const { config, environment, requester, ending } = inputs;
    const rules = await (0,_incident_incident_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .readIncidentRules */ .w)(forge, { repository, config, environment });
    const severity = inputs.severity ?? (ending === undefined ? undefined : rules.automatic(ending));
    if (severity === undefined) {
        world.log.info(`No incident is declared for ${ending}: the configuration has no \`incidents\`, or excludes it.`);
        return { outputs: NONE, report: _text_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .NOTHING */ .K$ };
    }
    const declaration = declarationOf(inputs, { severity, prefix: rules.config["tag-prefix"] ?? "" }, world);
    const all = await (0,_incident_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentIssues */ .zM)(forge, { repository, requester }, "all");
    const known = await knownIncident(forge, all, { repository, requester, declaration });
    if (known !== undefined)
        return result(known, known.severity, "known", world);
    const place = { forge: world.run.forge, repository, requester };
    const same = all.find(({ isOpen, key }) => isOpen && key === declaration.subject.key);
    const declared = await (same === undefined
        ? openNew(forge, { place, inputs, rules, declaration }, world)
        : join(forge, { place, issue: same, declaration, label: rules.label }, world));
    await notify({ ...declared, kind: "incident-declared", text: declaration.event.text }, inputs.audience, rules, world);
    return result(declared.issue, declared.severity, same === undefined ? "declared" : "joined", world);
}
async function notify(news, audience, { config }, world) {
    try {
        await (0,_channels_incident_message_js__WEBPACK_IMPORTED_MODULE_0__/* .announceIncident */ .E)(world, audience(config), news, "The incident is declared.");
    }
    catch (error) {
        if (!(error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B))
            throw error;
        world.log.warning(`The incident is declared, and no channel was notified: ${error.what} ${error.todo}`);
    }
}
const NAME_LIMIT = 200;
function declarationOf(inputs, { severity, prefix }, { run, clock }) {
    const named = {
        ...inputs,
        version: (0,_text_cut_words_js__WEBPACK_IMPORTED_MODULE_8__/* .shorten */ .m)(tagOf(inputs.version, prefix), NAME_LIMIT),
        environment: (0,_text_cut_words_js__WEBPACK_IMPORTED_MODULE_8__/* .shorten */ .m)(inputs.environment, NAME_LIMIT),
        scenario: (0,_text_cut_words_js__WEBPACK_IMPORTED_MODULE_8__/* .shorten */ .m)(inputs.scenario, NAME_LIMIT),
    };
    const attempt = Number(run.runAttempt) || 0;
    return {
        subject: subjectOf(named, run),
        event: eventOf(named, { run: Number(run.runId), attempt, at: clock.now(), severity }),
        severity,
    };
}
async function openNew(forge, { place, inputs, rules, declaration }, { run }) {
    const { subject, severity, event } = declaration;
    const { label, runbooks, gate } = rules;
    const title = inputs.title || (inputs.ending === undefined ? "" : (0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .endingTitle */ .uA)(inputs.ending, subject));
    const about = { subject, severity, declaration: event, owners: gate.owners };
    const issue = await (0,_incident_incident_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .openIncident */ .p)(forge, place, {
        ...{ ...declaration, label, title: (0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .incidentTitle */ .Bl)(title) },
        render: (marks) => (0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .renderIncident */ .zo)({ ...about, runbooks, runUrl: run.runUrl, marks }),
    });
    return { issue, severity };
}
function tagOf(version, prefix) {
    return version === "" ? "" : (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_9__/* .tagName */ .wZ)(prefix, (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_9__/* .bareVersion */ .D)(version, prefix));
}
function subjectOf({ environment, version, ending, config, ...wish }, run) {
    const key = version === "" ? `${environment}/run/${run.runId}` : `${environment}/${version}`;
    const scenario = wish.scenario || (ending === undefined ? "" : SCENARIOS[ending]);
    return { key, environment, version, scenario, config };
}
function eventOf({ ending, began, detected, acted, recovered, text, title, ...inputs }, { run, attempt, at, severity }) {
    const head = ending === undefined ? title : `${title || (0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .endingTitle */ .uA)(ending, inputs)}.`;
    return {
        ...{ kind: "declared", at, run, attempt, severity, ending, began, acted, recovered },
        detected: detected ?? Math.min(at, acted ?? at),
        text: [head, text].filter((part) => part !== "").join(" "),
    };
}
async function knownIncident(forge, all, { declaration, ...place }) {
    const { event, subject } = declaration;
    for (const issue of all.filter(({ key }) => key === subject.key)) {
        const { events } = await (0,_incident_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__/* .readIncidentThread */ .V5)(forge, place, issue);
        if (events.some((one) => isSameDeclaration(one, event)))
            return issue;
    }
    return undefined;
}
function isSameDeclaration(known, { run, attempt, ending, acted, recovered }) {
    if (known.kind !== "declared" || known.ending !== ending)
        return false;
    const isSameRollback = recovered !== undefined && known.recovered === recovered && known.acted === acted;
    return isSameRollback || (known.run === run && known.attempt === attempt);
}
async function join(forge, { place, issue, declaration: { event, severity }, label }, world) {
    if (issue.labels.every((one) => one.toLowerCase() !== label.toLowerCase()))
        await (0,_incident_issue_labels_js__WEBPACK_IMPORTED_MODULE_5__/* .addLabels */ .Nl)(forge, place, { issue: issue.number, names: [label] });
    const raised = (0,_incident_severity_js__WEBPACK_IMPORTED_MODULE_10__/* .worse */ .JJ)(severity, issue.severity);
    if (raised !== issue.severity)
        await (0,_incident_issue_labels_js__WEBPACK_IMPORTED_MODULE_5__/* .changeSeverity */ .E4)(forge, place, { issue: issue.number, labels: issue.labels, severity: raised });
    await (0,_incident_incident_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .addEvent */ .W)(forge, place, {
        issue: issue.number,
        event,
        render: (mark) => (0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .renderRepeated */ .Zb)(event, mark, world.run.runUrl),
    });
    return { issue, severity: raised };
}
const NONE = { incident: "", url: "", state: "none", severity: "" };
function result({ number, url, title }, severity, state, { log }) {
    log.info(`Incident #${number} (${(0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .severityName */ .vb)(severity)}): ${state}. ${url}`);
    const report = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_7__.md) `### 🚨 ${(0,_report_incident_report_js__WEBPACK_IMPORTED_MODULE_6__/* .severityName */ .vb)(severity)}: ${title}\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .link */ .nf)(`Incident #${number}`, url)}\n`;
    return { outputs: { incident: String(number), url, state, severity: String(severity) }, report };
}


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

  41150:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ lineStart)
  });
function lineStart(text, at) {
    return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}


  }),

  73892:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  LU: () => (/* binding */ childrenOf),
  $t: () => (/* binding */ placeOf),
  v_: () => (/* binding */ readBlocks),
  Zc: () => (/* binding */ readTree),
  GG: () => (/* binding */ walk)
});

var lib = __webpack_require__(46855);
var mdast_util_gfm_lib = __webpack_require__(88595);
var micromark_extension_gfm = __webpack_require__(52297);
; 
const WORDS = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+){0,3}[ \t]*[*_"'(:]{0,3}\p{L}[^\r\n\u2028\u2029]{8})([^\r\n\u2028\u2029]{16,})(\S[^\r\n\u2028\u2029]{6,9})$/gmu;
const SPECIAL = /[|<>]|\]:/;
function condense(text) {
    const cuts = [];
    let removed = 0;
    const short = text.replaceAll(WORDS, (line, head, middle, tail, offset) => {
        if (SPECIAL.test(line))
            return line;
        const at = offset - removed + head.length;
        removed += middle.length;
        cuts.push({ at, removed });
        return head + tail;
    });
    return { text: short, placeOf: (offset) => offset + removedBefore(cuts, offset) };
}
function removedBefore(cuts, offset) {
    let [low, high] = [0, cuts.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((cuts[middle]?.at ?? 0) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return cuts[low - 1]?.removed ?? 0;
}

var line_start = __webpack_require__(41150);
; 





const INLINE = [
    ...["attention", "autolink", "characterEscape", "characterReference", "codeText", "hardBreakEscape", "htmlText"],
    ...["labelEnd", "labelStartImage", "labelStartLink", "strikethrough", "tasklistCheck"],
    ...["wwwAutolink", "protocolAutolink", "emailAutolink", "gfmFootnoteCall", "gfmPotentialFootnoteCall"],
];
const STRUCTURE = (0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)().map((extension) => ({ ...extension, transforms: [] }));
function readBlocks(text) {
    const plain = text.replace(/^\uFEFF/, "\n");
    const blocks = [];
    for (let from = 0, size = PIECE; from < plain.length;) {
        const to = pieceEnd(plain, from + size);
        const found = blocksIn(plain, from, to);
        const next = to === plain.length ? to : Math.min(to, ...unfinished(found).map(({ start }) => start));
        const whole = found.filter(({ start }) => start < next);
        blocks.push(...whole);
        size = whole.length === 0 && found.length > 0 ? size * 2 : PIECE;
        if (whole.length > 0 || found.length === 0)
            from = next === to ? to : (0,line_start/* lineStart */.P)(plain, next);
    }
    return blocks;
}
function unfinished(found) {
    let first = Math.max(found.length - 2, 0);
    while (found[first]?.kind === "definition" && found[first - 1]?.kind === "definition")
        first--;
    return found.slice(first);
}
const PIECE = 2048;
function pieceEnd(text, wanted) {
    const end = text.indexOf("\n", wanted);
    return end < 0 ? text.length : end + 1;
}
function blocksIn(text, from, to) {
    const condensed = condense(text.slice(from, to));
    const tree = (0,lib/* fromMarkdown */.Y)(condensed.text, {
        extensions: [(0,micromark_extension_gfm/* gfm */.T)(), { disable: { null: INLINE } }],
        mdastExtensions: [STRUCTURE],
    });
    return tree.children.map((node) => {
        for (const one of walk(node))
            move(one, (offset) => from + condensed.placeOf(offset));
        const { start, end } = placeOf(node);
        return { kind: kindOf(node, text.slice(start, end)), start, end, node };
    });
}
function move({ position }, place) {
    if (position?.start.offset === undefined || position.end.offset === undefined)
        return;
    position.start.offset = place(position.start.offset);
    position.end.offset = place(position.end.offset);
}
function readTree(text) {
    return (0,lib/* fromMarkdown */.Y)(text, { extensions: [(0,micromark_extension_gfm/* gfm */.T)()], mdastExtensions: [(0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)()] });
}
function placeOf({ position }) {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || end === undefined)
        throw new Error("The Markdown parser gave a node without its place.");
    return { start, end };
}
function childrenOf(node) {
    return "children" in node ? node.children : [];
}
function* walk(node) {
    yield node;
    for (const child of childrenOf(node))
        yield* walk(child);
}
function kindOf(node, raw) {
    switch (node.type) {
        case "heading":
            return "heading";
        case "thematicBreak":
            return "rule";
        case "definition":
            return "definition";
        case "footnoteDefinition":
            return "footnote";
        case "html":
            return raw.replaceAll(/<!--[\s\S]*?(?:-->|$)|<br\s*\/?>/gi, "").trim() === "" ? "comment" : "content";
        case "paragraph":
            if (/^(?:<a\s[^>]*>\s*<\/a>\s*)+$/.test(raw))
                return "anchor";
            return raw.replaceAll(/&nbsp;|<br\s*\/?>/gi, "").trim() === "" ? "blank" : "content";
        case "list":
            return isEmptyList(node) ? "blank" : "content";
        default:
            return "content";
    }
}
function isEmptyList(list) {
    return childrenOf(list).every((item) => childrenOf(item).every((one) => one.type === "list" && isEmptyList(one)));
}


  })

};
;