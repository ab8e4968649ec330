"use strict";
exports.id = 5648;
exports.ids = [5648];
exports.modules = {

  83178:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var mail_world = __webpack_require__(46793);
var incident_message = __webpack_require__(37052);
var comment_event = __webpack_require__(32160);
var comment_reply = __webpack_require__(27916);
var close_issue = __webpack_require__(78386);
var comment_edits = __webpack_require__(32989);
var default_branch = __webpack_require__(14792);
var ownership = __webpack_require__(76347);
var minute_text = __webpack_require__(95749);
; 


function commandFault({ rules, comment, isMalformed, isOpen }, now) {
    return ownersFault(rules, comment) ?? textFault({ rules, comment, isMalformed, isOpen }, now);
}
function ownersFault(rules, { by }) {
    if (rules.owners.length === 0) {
        return {
            code: "no-owners",
            what: "The configuration names no owner for incidents.",
            todo: "Set `gates.incident.owner` in the configuration on the default branch, or close the issue by hand.",
        };
    }
    const bot = (0,ownership/* botFault */.KB)(rules, [by]);
    if (bot !== undefined)
        return { code: "bot", what: bot.what, todo: bot.todo };
    const stranger = (0,ownership/* strangerFault */.Fw)(rules, [by]);
    return stranger === undefined ? undefined : { code: "stranger", what: stranger.what, todo: stranger.todo };
}
function textFault({ rules, comment, isMalformed, isOpen }, now) {
    const again = "Write the command again, as a comment of its own.";
    if (isMalformed) {
        return {
            code: "malformed",
            what: "The comment contains a command and other text, or a command without its value.",
            todo: "Write a comment that is `/sev 1`, `/sev 2` or `/sev 3` and nothing else, or one that begins with `/update` or `/resolve` and continues with one text.",
        };
    }
    if (comment.edits === "edited")
        return { code: "edited", what: "The command was edited.", todo: again };
    if (comment.edits === "unknown") {
        const what = "The forge does not tell whether the command was edited after it was written.";
        return { code: "unknown-edits", what, todo: again };
    }
    if (now - comment.createdAt > rules.maxAgeMs)
        return {
            code: "expired",
            what: `The command expired at ${(0,minute_text/* minuteText */.W)(comment.createdAt + rules.maxAgeMs)}, by \`gates.${rules.environment}.max-age\`.`,
            todo: again,
        };
    if (isOpen)
        return undefined;
    return { code: "closed", what: "The incident is closed.", todo: "Reopen the issue if the incident continues." };
}

var incident_durations = __webpack_require__(86705);
var incident_severity = __webpack_require__(99625);
; 

const SEVERITY = /^\/sev[ \t]+(\S+)\s*$/;
const WITH_TEXT = /^\/(update|resolve)[ \t\r\n]+([\s\S]*)$/;
const LIKE_A_COMMAND = /^[ \t]*\/(?:sev|update|resolve)(?![\w-])/im;
function readIncidentCommand(body) {
    const severity = (0,incident_severity/* readSeverity */.MW)(SEVERITY.exec(body)?.[1] ?? "");
    if (severity !== undefined)
        return { kind: "severity", severity };
    const [, name, rest = ""] = WITH_TEXT.exec(body) ?? [];
    const text = rest.trim();
    if (name !== undefined && text !== "" && !LIKE_A_COMMAND.test(text))
        return { kind: name === "update" ? "update" : "resolve", text };
    return LIKE_A_COMMAND.test(body) ? { kind: "malformed" } : undefined;
}

var incident_issue = __webpack_require__(1002);
var incident_mark = __webpack_require__(96);
var external_node_path_ = __webpack_require__(76760);
var tag_prefix = __webpack_require__(24863);
; 


function isOfOtherProduct({ config: declaredBy, ...subject }, { path, config }) {
    if (declaredBy === undefined)
        return isOfOtherTags(subject, config);
    return external_node_path_.posix.normalize(declaredBy) !== external_node_path_.posix.normalize(path);
}
async function withKnownFile(subject, own, openBranch) {
    if (subject.config === undefined)
        return subject;
    const path = external_node_path_.posix.normalize(subject.config);
    if (path === external_node_path_.posix.normalize(own) || (await (await openBranch()).file(path)) !== undefined)
        return subject;
    return { ...subject, config: undefined };
}
function isOfOtherTags({ version, environment }, config) {
    const own = config["tag-prefix"] ?? "";
    const prefix = (0,tag_prefix/* splitTag */.RK)(version)?.prefix ?? "";
    if (prefix !== "")
        return prefix !== own;
    const environments = Object.keys(config.environments ?? {});
    return own !== "" && environments.length > 0 && !environments.includes(environment);
}

var incident_rules = __webpack_require__(69198);
var incident_writer = __webpack_require__(13134);
var issue_labels = __webpack_require__(18095);
var incident_report = __webpack_require__(87651);
var cut_words = __webpack_require__(59805);
var markdown = __webpack_require__(10492);
var channels = __webpack_require__(59701);
var config_settings = __webpack_require__(67307);
var channel_keys = __webpack_require__(60594);
var read_config = __webpack_require__(76453);
var requester = __webpack_require__(98606);
; 




const keys_inputs = [
    ...comment_event/* commentKeys */.g4,
    {
        name: "token",
        description: "Token with `contents: read`, for the configuration file, and `issues: write`.",
        default: "${{ github.token }}",
        secret: true,
    },
    read_config/* branchConfigKey */.Ec,
    requester/* requesterKey */.Y,
    comment_event/* eventActionKey */.qw,
    ...channel_keys/* channelKeys */.g,
];
const outputs = [
    {
        name: "answer",
        description: "none (the comment is no command, or the issue is no incident), severity, update, resolved, or refused.",
    },
    { name: "reason", description: "Code of the reason for a refusal; otherwise empty." },
    { name: "incident", description: "Number of the incident's issue; empty for none." },
    { name: "severity", description: "Severity of the incident afterwards, 1 to 3; empty for none." },
    {
        name: "seconds-to-detect",
        description: "After a resolution: seconds from its start to its detection; empty for unknown.",
    },
    {
        name: "seconds-to-act",
        description: "After a resolution: seconds from its detection to the start of the remedy; empty for unknown.",
    },
    {
        name: "seconds-to-recover",
        description: "After a resolution: seconds from its start, or its detection if the start is unknown, to the recovery; empty for unknown.",
    },
];

; 




function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    return {
        ...(0,comment_event/* readCommentEvent */.cY)(settings, inputs, world),
        audience: (config) => (0,channels/* readAudience */.hZ)(settings, config, world.log),
    };
}

; 



















const answerIncident = {
    name: "answer-incident",
    read: readInputs,
    run: answer,
};
async function answer(inputs, world) {
    const forge = world.forge(inputs.token);
    const { requester, config } = inputs;
    const place = { repository: `/repos/${world.run.repository}`, requester, forge: world.run.forge };
    const incident = await (0,incident_issue/* readIncident */.rM)(forge, place, inputs.issue);
    const comment = incident?.comments.find(({ id }) => id === inputs.comment);
    const command = comment === undefined ? undefined : readIncidentCommand(comment.body);
    if (incident === undefined || comment === undefined || command === undefined) {
        world.log.info("The comment is no command in the issue of an incident.");
        return { outputs: NONE, report: markdown/* NOTHING */.K$ };
    }
    const given = { inputs, place, forge, incident, comment };
    if (inputs.isEdit && isActedOn(incident, comment)) {
        world.log.info("The comment was edited after it had its effect.");
        return { outputs: NONE, report: markdown/* NOTHING */.K$ };
    }
    const { environment } = incident.issue;
    const rules = await (0,incident_rules/* readIncidentRules */.w)(forge, { repository: place.repository, config, environment });
    const subject = await withKnownFile(incident.issue, config, () => (0,default_branch/* openDefaultBranch */.iL)(forge, place.repository));
    if (subject.config === undefined && incident.issue.config !== undefined)
        world.log.info(`${incident.issue.config}, by which the incident was declared, is not on the default branch any more.`);
    if (isOfOtherProduct(subject, { path: config, config: rules.config })) {
        world.log.info(`The incident is one of another product than the one that ${config} configures.`);
        return { outputs: NONE, report: markdown/* NOTHING */.K$ };
    }
    const edits = await editsOf(given, world);
    const isOpen = incident.issue.isOpen || isActedOn(incident, comment);
    const fault = commandFault({ rules: rules.gate, comment: { ...comment, edits }, isMalformed: command.kind === "malformed", isOpen }, world.clock.now());
    if (fault !== undefined)
        return refuse(given, fault, world);
    if (command.kind === "malformed")
        throw new Error("A malformed command has no fault.");
    return carryOut(given, { command, audience: inputs.audience(rules.config) }, world);
}
function isActedOn({ events }, { id }) {
    return events.some(({ comment }) => comment === id);
}
async function editsOf({ inputs, forge, comment }, { run }) {
    if (inputs.isEdit)
        return "edited";
    if (run.forge === "github")
        return (0,comment_edits/* editsAtGithub */.c)(forge, comment);
    return (0,comment_event/* editsSinceEvent */.Up)(inputs, comment);
}
async function react({ forge, place, inputs }, reply, { log }) {
    const { issue, comment } = inputs;
    await (0,comment_reply/* replyTo */.u)(forge, { repository: place.repository, issue, comment }, reply, log);
}
async function refuse(given, fault, world) {
    const text = (0,incident_report/* renderCommandFault */.ON)(fault);
    world.log.info(`This does not count: ${fault.what} ${fault.todo}`);
    await react(given, { reaction: "confused", below: text }, world);
    const outputs = { ...NONE, answer: "refused", reason: fault.code, incident: String(given.inputs.issue) };
    return { outputs, report: (0,markdown.md) `### ${text}\n` };
}
async function carryOut(given, { command, audience }, world) {
    const { forge, place, incident, inputs } = given;
    const { issue } = incident;
    const event = eventOf(given, command, world);
    const severity = command.kind === "severity" ? command.severity : issue.severity;
    if (command.kind === "severity")
        await (0,issue_labels/* changeSeverity */.E4)(forge, place, { issue: issue.number, labels: issue.labels, severity });
    const known = isActedOn(incident, given.comment);
    const times = (0,incident_durations/* incidentTimes */.j)(known ? incident.events : [...incident.events, event]);
    const durations = (0,incident_durations/* incidentDurations */.G)(times);
    const text = saidOf(command, given.comment);
    const render = (mark) => command.kind === "resolve"
        ? (0,incident_report/* renderResolved */.Xr)({ mark, text: event.text }, times, durations)
        : (0,incident_report/* renderCommandEvent */._f)(text, mark);
    if (!known) {
        const news = { kind: KINDS[command.kind], issue, severity, text: event.text };
        await (0,incident_message/* announceIncident */.E)(world, audience, news, "The command is carried out.");
        await (0,incident_writer/* addEvent */.W)(forge, place, { issue: issue.number, event, render });
    }
    if (command.kind === "resolve")
        await (0,close_issue/* closeIssue */.w)(forge, `${place.repository}/issues/${issue.number}`);
    await react(given, { reaction: "+1", below: markdown/* NOTHING */.K$ }, world);
    world.log.info(text);
    const outputs = {
        ...NONE,
        answer: ANSWERS[command.kind],
        incident: String(inputs.issue),
        severity: String(severity),
    };
    return {
        outputs: command.kind === "resolve" ? { ...outputs, ...secondsOf(durations) } : outputs,
        report: (0,markdown.md) `### ${text}\n`,
    };
}
const KINDS = {
    severity: "incident-updated",
    update: "incident-updated",
    resolve: "incident-resolved",
};
const ANSWERS = { severity: "severity", update: "update", resolve: "resolved" };
function eventOf({ comment, incident }, command, { run, clock }) {
    const attempt = Number(run.runAttempt) || 0;
    const at = Math.min(comment.createdAt, clock.now());
    const about = { at, run: Number(run.runId), attempt, comment: comment.id };
    if (command.kind === "severity") {
        const text = `The severity was changed from ${(0,incident_report/* severityName */.vb)(incident.issue.severity)} to ${(0,incident_report/* severityName */.vb)(command.severity)}.`;
        return { kind: "severity", ...about, severity: command.severity, text };
    }
    const text = (0,cut_words/* shorten */.m)(command.text, incident_mark/* EVENT_TEXT_LIMIT */.lH);
    if (command.kind === "update")
        return { kind: "update", ...about, text };
    return { kind: "resolved", ...about, recovered: at, text };
}
function saidOf(command, { by }) {
    switch (command.kind) {
        case "severity":
            return `${by.login} changed the severity to ${(0,incident_report/* severityName */.vb)(command.severity)}.`;
        case "update":
            return `${by.login} gave a status update.`;
        case "resolve":
            return `${by.login} resolved the incident.`;
    }
}
const NONE = {
    ...{ answer: "none", reason: "", incident: "", severity: "" },
    ...{ "seconds-to-detect": "", "seconds-to-act": "", "seconds-to-recover": "" },
};
function secondsOf({ detect, act, recover }) {
    const seconds = (duration) => duration === undefined ? "" : String(Math.round(duration / 1000));
    return {
        "seconds-to-detect": seconds(detect),
        "seconds-to-act": seconds(act),
        "seconds-to-recover": seconds(recover),
    };
}

; 



void (0,run_stage/* runStage */.S)(answerIncident, (0,mail_world/* realMailWorld */.I)());


  }),

  32160:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Up: () => (/* binding */ editsSinceEvent),
    cY: () => (/* binding */ readCommentEvent),
    g4: () => (/* binding */ commentKeys),
    qw: () => (/* binding */ eventActionKey)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);
  var _request_requester_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98606);
  var _request_text_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91450);



const commentKeys = [
    { name: "issue", description: "Number of the issue that contains the comment." },
    { name: "comment", description: "Id of the comment." },
    {
        name: "text",
        description: "Text of the comment when it was created, from the event. It is only compared with the current text, for forges that do not report edits.",
    },
];
const eventActionKey = {
    name: "event-action",
    description: "Action of the event that started the run. A comment that was edited does not count, and a reply tells its author so.",
    default: "${{ github.event.action }}",
};
const ANY_ID = { min: 1, max: Number.MAX_SAFE_INTEGER };
function readCommentEvent(settings, inputs, world) {
    const token = settings.need("token").text;
    world.log.mask(token);
    return {
        issue: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInteger */ .JI)(settings.need("issue"), ANY_ID),
        comment: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInteger */ .JI)(settings.need("comment"), ANY_ID),
        text: inputs.get("text"),
        token,
        config: settings.get("config").text,
        requester: settings.get("requester").text || (0,_request_requester_js__WEBPACK_IMPORTED_MODULE_1__/* .requesterOf */ .i)(world.run.forge),
        isEdit: settings.get("event-action").text === "edited",
    };
}
function editsSinceEvent({ text }, comment) {
    if (text === "")
        return "unknown";
    const isSame = comment.updatedAt === comment.createdAt && (0,_request_text_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .textDigest */ .o)(text) === (0,_request_text_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .textDigest */ .o)(comment.body);
    return isSame ? "none" : "edited";
}


  }),

  27916:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    u: () => (/* binding */ replyTo)
  });
  var _request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57335);

async function replyTo(forge, { repository, issue, comment }, { reaction, below }, log) {
    await forge.write({
        method: "POST",
        path: `${repository}/issues/comments/${comment}/reactions`,
        body: { content: reaction },
        what: "react to the comment",
        happened: async () => undefined,
    });
    if (below.text === "")
        return;
    const path = `${repository}/issues/${issue}/comments`;
    await forge.write({
        method: "POST",
        path,
        body: { body: below },
        what: "answer the comment",
        happened: async () => (await forge.list(path)).find((one) => (0,_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .readComment */ .W3)(one).body === log.redact(below.text)),
    });
}


  }),

  32989:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    c: () => (/* binding */ editsAtGithub)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


const QUERY = "query ($id: ID!) { node(id: $id) { ... on IssueComment { lastEditedAt } } }";
const schema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ node: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ lastEditedAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())) })) });
async function editsAtGithub(forge, { nodeId }) {
    if (nodeId === "")
        return "unknown";
    const { node } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(schema, await forge.query(QUERY, { id: nodeId }), "the edits of a comment");
    const edited = node?.lastEditedAt;
    if (edited === undefined)
        return "unknown";
    return edited === null ? "none" : "edited";
}


  }),

  91450:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    o: () => (/* binding */ textDigest)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function textDigest(text) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text.replaceAll("\r\n", "\n").trim()).digest("hex")}`;
}


  }),

  76347:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fw: () => (/* binding */ strangerFault),
    KB: () => (/* binding */ botFault),
    Yv: () => (/* binding */ selfApprovalFault)
  });
  var _verdict_gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91657);

function botFault({ environment }, people) {
    const bots = people.filter(({ isBot }) => isBot);
    if (bots.length === 0)
        return undefined;
    return (0,_verdict_gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)("bot", `${names(bots)} reviewed ${environment}, and is not a person.`, "Let a person decide, and remove apps from the owners and reviewers of the gate.");
}
function strangerFault({ environment, owners }, people) {
    const strangers = owners.length === 0 ? [] : people.filter(({ login }) => !owners.includes(login.toLowerCase()));
    if (strangers.length === 0)
        return undefined;
    return (0,_verdict_gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)("stranger", `${names(strangers)} decided, and only ${owners.join(" and ")} can approve or reject ${environment}.`, `Let one of its owners decide, or change \`gates.${environment}\` on the default branch.`);
}
function selfApprovalFault({ environment, selfApproval }, people, starters) {
    if (selfApproval)
        return undefined;
    const allow = `allow it with \`gates.${environment}.self-approval: true\` on the default branch`;
    const own = people.filter(({ login }) => starters.people.some((one) => one.toLowerCase() === login.toLowerCase()));
    if (own.length > 0) {
        return (0,_verdict_gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)("self-approval", `${names(own)} approved what ${own.length === 1 ? "they" : "each"} had started.`, `Let another person approve, or ${allow}.`);
    }
    if (starters.unknown === undefined)
        return undefined;
    return (0,_verdict_gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)("unknown-starter", `${starters.unknown} started this run, and the forge does not report on whose behalf: ${names(people)} may have approved their own release.`, `Start it yourself: dispatch the workflow, or push the tag; or prepare it with prepare-release.yml, whose starter is known. Or ${allow}.`);
}
function names(some) {
    return some.map(({ login }) => login).join(", ");
}


  }),

  91657:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (/* binding */ refused)
  });
function refused(code, what, todo) {
    return { kind: "refused", code, what, todo };
}


  }),

  86705:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    G: () => (/* binding */ incidentDurations),
    j: () => (/* binding */ incidentTimes)
  });
function incidentTimes(events) {
    const declarations = events.filter(({ kind }) => kind === "declared");
    const commands = events.filter(({ comment }) => comment !== undefined);
    const last = events.filter(({ kind }) => kind === "declared" || kind === "resolved").at(-1);
    const declared = recoveryOf(declarations);
    const resolved = last?.kind === "resolved" ? (declared ?? last.recovered ?? last.at) : undefined;
    return {
        began: earliest(declarations.map(({ began }) => began)),
        detected: earliest(declarations.map(({ detected, at }) => detected ?? at)),
        acted: earliest([...declarations.map(({ acted }) => acted), ...commands.map(({ at }) => at)]),
        recovered: resolved ?? declared,
    };
}
function recoveryOf(declarations) {
    const last = declarations.at(-1);
    if (last?.recovered !== undefined || last?.ending !== "rolled-back" || last.began === undefined)
        return last?.recovered;
    const earlier = recoveryOf(declarations.slice(0, -1));
    return earlier !== undefined && last.began <= earlier ? earlier : undefined;
}
function incidentDurations({ began, detected, acted, recovered }) {
    return {
        detect: between(began, detected),
        act: between(detected, acted),
        recover: between(began ?? detected, recovered),
    };
}
function between(from, to) {
    return from === undefined || to === undefined || to < from ? undefined : to - from;
}
function earliest(times) {
    const known = times.filter((one) => one !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
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


  }),

  95749:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (/* binding */ minuteText)
  });
function minuteText(at) {
    return `${new Date(at).toISOString().slice(0, 16)}Z`;
}


  })

};
;