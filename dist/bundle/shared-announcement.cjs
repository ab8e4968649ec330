"use strict";
exports.id = 4336;
exports.ids = [4336];
exports.modules = {

  49494:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ announce),
  J: () => (/* binding */ isQuestion)
});

var highlights = __webpack_require__(73901);
var channels = __webpack_require__(59701);
var failure = __webpack_require__(32314);
var release_issue = __webpack_require__(16267);
var requester = __webpack_require__(98606);
var announcement = __webpack_require__(36625);
var markdown_tree = __webpack_require__(73892);
var repository_url = __webpack_require__(10154);
; 


const LIMIT = 120_000;
function fitBody(body, url) {
    if (body.length <= LIMIT)
        return body;
    const blocks = (0,markdown_tree/* readBlocks */.v_)(body);
    const definitions = blocks
        .filter(({ kind }) => kind === "definition" || kind === "footnote")
        .map(({ start, end }) => body.slice(start, end));
    const more = url === "" ? "These notes are cut: the changelog has all of them." : `These notes are cut. [All of them](${url})`;
    const tail = (all) => ["", more, ...(all.length === 0 ? [] : ["", ...all])].join("\n");
    const rest = tail(definitions).length < LIMIT / 2 ? tail(definitions) : tail([]);
    const ends = blocks.flatMap(({ node, end, kind }) => {
        if (kind !== "content")
            return [];
        return node.type === "list" ? (0,markdown_tree/* childrenOf */.LU)(node).map((item) => (0,markdown_tree/* placeOf */.$t)(item).end) : [end];
    });
    const end = ends.findLast((one) => one + rest.length < LIMIT) ?? 0;
    return `${body.slice(0, end)}\n${rest}`;
}
function changelogUrl(run, tag, path) {
    const repository = (0,repository_url/* repositoryUrl */.E)(run);
    const place = [tag, path].join("/").split("/").map(encodeURIComponent).join("/");
    return repository === "" ? "" : `${repository}/${run.forge === "github" ? "blob" : "src/tag"}/${place}`;
}

var markdown = __webpack_require__(10492);
var quoted_markdown = __webpack_require__(40615);
var dist = __webpack_require__(77934);
var answer = __webpack_require__(10048);
var plain_text = __webpack_require__(61941);
var tags_tag = __webpack_require__(88362);
; 




const releaseSchema = dist/* object */.Ikc({ id: dist/* number */.aig(), html_url: dist/* optional */.lqM(dist/* string */.YjP(), "") });
async function publishRelease(forge, { repository, version, tag, body }) {
    const find = () => forge.read(`${repository}/releases/tags/${encodeURIComponent(tag)}`);
    const known = await find();
    const prerelease = (0,tags_tag/* readTag */.zW)(version).kind === "prerelease";
    const wanted = {
        tag_name: tag,
        name: (0,plain_text/* plain */.pj) `${tag}`,
        ...(body === undefined ? {} : { body }),
        prerelease,
        draft: false,
    };
    const made = known === undefined
        ? await forge.write({
            method: "POST",
            path: `${repository}/releases`,
            body: wanted,
            what: `make the release ${tag}`,
            happened: find,
        })
        : await forge.write({
            method: "PATCH",
            path: `${repository}/releases/${(0,answer/* understand */.Z)(releaseSchema, known, "a release").id}`,
            body: wanted,
            what: `update the release ${tag}`,
            happened: async () => undefined,
        });
    return (0,answer/* understand */.Z)(releaseSchema, made, "a release").html_url;
}

var parse = __webpack_require__(34659);
var default_branch = __webpack_require__(14792);
var gate_rules = __webpack_require__(47213);
; 




async function gatePeople(forge, { gate, path, checkout }, { run, log }) {
    try {
        const branch = await (0,default_branch/* openDefaultBranch */.iL)(forge, `/repos/${run.repository}`);
        const text = await branch.file(path);
        return ask(text === undefined ? checkout : (0,parse.parseConfig)(text, `${path} on ${branch.name}`), gate);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`The owners are read from the checkout. ${error.what}`);
        return ask(checkout, gate);
    }
}
function ask(config, gate) {
    const people = Object.entries(config.people ?? {});
    const asked = (0,gate_rules/* gateOwners */.Eq)(config, gate).map((login) => {
        const person = people.find(([name]) => name.replace(/^@/, "").toLowerCase() === login)?.[1];
        return { login, slack: person?.slack, teams: person?.teams };
    });
    return { asked, checklist: (0,gate_rules/* gateChecklist */.YC)(config, gate) };
}

var close_issue = __webpack_require__(78386);
var issue_comment = __webpack_require__(57335);
; 



const issue_comment_LIMIT = 60_000;
async function tellIssue({ forge, log }, path, { text, isLast }) {
    const comments = `${path}/comments`;
    const body = (0,markdown/* cut */.Jj)(text, issue_comment_LIMIT, (0,markdown.md) `… (the rest is in the run)`);
    const posted = log.redact(body.text).trim();
    const isThere = async () => (await forge.list(comments)).find((one) => (0,issue_comment/* readComment */.W3)(one).body.trim() === posted);
    await forge.write({
        method: "POST",
        path: comments,
        body: { body },
        what: "comment on the issue",
        happened: isThere,
    });
    if (isLast)
        await (0,close_issue/* closeIssue */.w)(forge, path);
}

; 












const UNSETTLED = ["failed", "unknown", "held", "rollback-refused"];
const HIGHLIGHTS = 5;
function isQuestion(kind) {
    return kind === "gate-opened" || kind === "rollback-asked";
}
async function announce(event, world) {
    const { http, mail, clock, cancellation, log } = world;
    const question = event.question === undefined ? NO_PEOPLE : await gatePeople(world.forge(event.token), event.question, world);
    const courier = { http, mail, clock, log, signal: cancellation.signal };
    const deliveries = [];
    if (event.kind === "released" && event.release)
        deliveries.push(await toForge(event, world));
    const message = (0,channels/* worded */.MH)(messageOf(event, question.asked, world.run, deliveries), event.audience, log);
    log.info((0,announcement/* plainText */.wh)(message));
    deliveries.push(...(await (0,channels/* sendToAll */.x6)(courier, event.audience, message)));
    for (const issue of await issuesOf(event, world))
        deliveries.push(await toIssue({ ...event, issue }, message, world));
    (0,channels/* reportDeliveries */.Tk)(log, deliveries, "The release itself is not affected.");
    const releaseUrl = deliveries.find(({ url }) => url !== "")?.url ?? "";
    return {
        outputs: { announced: reach(deliveries), "release-url": releaseUrl },
        report: render(message, event.kind === "gate-opened" ? question.checklist : [], deliveries),
    };
}
const NO_PEOPLE = { asked: [], checklist: [] };
async function issuesOf({ issue, kind, tag, token }, { forge, log, run }) {
    if (isQuestion(kind))
        return [];
    const given = issue === undefined ? [] : [issue];
    if (kind !== "rolled-back" || token === "")
        return given;
    try {
        const all = await (0,release_issue/* openReleaseIssues */.Ai)(forge(token), `/repos/${run.repository}`, (0,requester/* requesterOf */.i)(run.forge));
        const own = all.filter(({ version }) => version === tag).map(({ number }) => number);
        return [...new Set([...given, ...own])];
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`Whether the release has an open issue is unknown: ${error.what} ${error.todo}`);
        return given;
    }
}
async function toIssue(event, message, world) {
    const { issue = 0, kind, token, details } = event;
    const links = message.links.filter(({ title }) => title !== "Issue").map(({ title, url }) => (0,markdown/* link */.nf)(title, url));
    const text = (0,markdown/* lines */.Mn)([(0,markdown.md) `### ${(0,announcement/* plainText */.wh)(message)}\n`, (0,markdown.md) `${(0,markdown/* join */.fj)(links, (0,markdown.md) ` · `)}\n`, details]);
    return atForge(`The issue #${issue}`, async () => {
        const issuePath = `/repos/${world.run.repository}/issues/${issue}`;
        const place = { forge: world.forge(token), log: world.log };
        await tellIssue(place, issuePath, { text, isLast: !UNSETTLED.includes(kind) });
        return "";
    });
}
async function atForge(channel, publish) {
    try {
        return { channel, delivered: true, reason: "", url: await publish() };
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        return { channel, delivered: false, reason: `${error.what} ${error.todo}`, url: "" };
    }
}
async function toForge({ version, tag, notes, changelog: path, token }, world) {
    if (notes === undefined)
        world.log.warning(`The changelog has no section of ${version}: its release has no notes.`);
    return atForge("The forge's release", () => {
        const repository = `/repos/${world.run.repository}`;
        const whole = changelogUrl(world.run, tag, path);
        const body = notes === undefined ? undefined : (0,quoted_markdown/* quotedNotes */.q)(fitBody(notes.body, whole));
        return publishRelease(world.forge(token), { repository, version, tag, body });
    });
}
function messageOf(event, asked, run, deliveries) {
    const { kind, tag, reason, issue, url, notes } = event;
    const links = [
        { title: "Application", url },
        { title: "Release notes", url: deliveries.find((one) => one.url !== "")?.url ?? "" },
        { title: "Issue", url: issue === undefined ? "" : run.runUrl.replace(/\/actions\/runs\/.*$/, `/issues/${issue}`) },
        { title: "Run", url: run.runUrl },
    ];
    return {
        kind,
        subject: tag,
        ...(tag === "" ? {} : { thread: `release/${tag}` }),
        application: run.repository.split("/").at(-1) ?? run.repository,
        highlights: kind === "released" && notes !== undefined ? (0,highlights/* highlights */.e)(notes, HIGHLIGHTS) : [],
        asked,
        reason,
        links: links.filter((link) => /^https?:\/\//.test(link.url)),
    };
}
function reach(deliveries) {
    if (deliveries.length === 0)
        return "nothing";
    const reached = deliveries.filter(({ delivered }) => delivered).length;
    return reached === deliveries.length ? "yes" : reached === 0 ? "no" : "partly";
}
function render(message, checklist, deliveries) {
    const rows = deliveries.map(({ channel, delivered, reason }) => [channel, delivered ? "✓" : `⚠️ ${reason}`]);
    const reached = rows.length === 0 ? (0,markdown.md) `No channel is configured.\n` : (0,markdown/* table */.tp)(["Channel", "Delivered"], rows);
    return (0,markdown.md) `### 📣 ${(0,announcement/* plainText */.wh)(message)}\n\n${toDo(message, checklist)}${reached}`;
}
function toDo({ kind, links }, checklist) {
    const url = links.find(({ title }) => title === "Application")?.url;
    if (kind !== "gate-opened" || (checklist.length === 0 && url === undefined))
        return markdown/* NOTHING */.K$;
    const application = url === undefined ? "the application" : (0,markdown/* link */.nf)("the application", url);
    const list = checklist.length === 0 ? (0,markdown.md) `**` : (0,markdown.md) `:**\n\n${(0,markdown/* bullets */.e5)(checklist.map((item) => (0,markdown.md) `[ ] ${item}`))}`;
    return (0,markdown.md) `**Before the decision, test ${application}${list}\n\n`;
}


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

  16267:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ai: () => (/* binding */ openReleaseIssues),
    D4: () => (/* binding */ releaseMark)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69319);




const issueSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    number: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), ""),
    body: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    user: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_2__/* .account */ .ct)),
    pull_request: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
});
const NAME = "sluice-release";
const MARK = /^<!-- sluice-release (".*") -->$/m;
function releaseMark(version) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .hiddenMark */ .sd)(NAME, version);
}
function readReleaseIssue(answer, requester) {
    const { number, html_url, body, user, pull_request } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(issueSchema, answer, "an issue");
    if ((pull_request ?? undefined) !== undefined || user?.login.toLowerCase() !== requester.toLowerCase())
        return undefined;
    const version = readVersion(body ?? "");
    return version === undefined ? undefined : { number, url: html_url, version };
}
async function openReleaseIssues(forge, repository, requester) {
    const all = await forge.list(`${repository}/issues?state=open`);
    return all
        .flatMap((one) => readReleaseIssue(one, requester) ?? [])
        .toSorted((one, other) => one.number - other.number);
}
function readVersion(body) {
    try {
        const read = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .nonEmpty */ .hq()), JSON.parse(MARK.exec(body)?.[1] ?? "null"));
        return read.success ? read.output : undefined;
    }
    catch {
        return undefined;
    }
}


  }),

  15818:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    WX: () => (/* binding */ stageOfParts),
    lq: () => (/* binding */ optional),
    y_: () => (/* binding */ part)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);
  var _run_stage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11538);



function part({ read, run }) {
    return async (world) => run(await read(world.inputs, world), world);
}
function optional(one, consequence) {
    return async (world) => {
        try {
            return await one(world);
        }
        catch (error) {
            const why = error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B ? `${error.what} ${error.todo}` : String(error);
            world.log.warning(`${consequence} ${why}`);
            return { outputs: {}, report: _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$ };
        }
    };
}
function stageOfParts(name, parts) {
    return { name, read: () => parts, run: (all, world) => runParts(name, all, world) };
}
async function runParts(name, parts, world) {
    const results = [];
    const failures = [];
    const defects = [];
    for (const one of parts) {
        try {
            const result = await one(world);
            results.push(result);
            if (result.failure !== undefined)
                failures.push(result.failure);
        }
        catch (error) {
            if (error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B)
                failures.push(error);
            else
                defects.push(error);
        }
    }
    const different = failures.filter(({ what }, at) => failures.findIndex((one) => one.what === what) === at);
    const [failure, ...more] = different;
    const [defect, ...others] = defects;
    for (const { what, todo } of defects.length > 0 ? different : more)
        world.log.warning(`${what} ${todo}`);
    for (const one of others)
        world.log.warning(`Another bug of Sluice: ${String(one)}`);
    if (defects.length > 0)
        throw defect;
    const outputs = Object.assign({}, ...results.map((one) => one.outputs));
    const reports = results.map(({ report }) => report);
    if (failure === undefined)
        return { outputs, report: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(reports) };
    return {
        outputs,
        report: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)([...reports, ...[failure, ...more].map((one) => (0,_run_stage_js__WEBPACK_IMPORTED_MODULE_2__/* .failureReport */ .L)(name, one))]),
        failure,
    };
}


  }),

  40615:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (/* binding */ quotedNotes),
    v: () => (/* binding */ quotedReport)
  });
  var _foreign_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89028);
  var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);
  var _markdown_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32514);
  var _markdown_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73892);
  var _raw_markup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71936);





const OWN_TAGS = /^<(?:\/?details|\/?summary|br)>$/;
const PASSES = 8;
function quotedReport(text, repository) {
    return quoted(text, (node, source) => {
        switch (node.type) {
            case "image":
            case "imageReference":
            case "linkReference":
            case "footnoteReference":
                return source.replace("[", "\\[");
            case "definition":
            case "footnoteDefinition":
                return `\\${source}`;
            case "link":
                return linkInReport(node.url, source, repository);
            default:
                return inNotes(node, source);
        }
    });
}
function linkInReport(url, source, repository) {
    if (!source.startsWith("["))
        return withoutAddress(source);
    const isOwn = repository !== "" && URL.canParse(url) && new URL(url).href.startsWith(`${repository}/`);
    return isOwn ? undefined : `\\${source}`;
}
function quotedNotes(text) {
    return quoted(text, inNotes);
}
function inNotes(node, source) {
    if (node.type === "html")
        return withoutForeignTags(source);
    return node.type === "text" ? withoutMentions(source) : undefined;
}
function quoted(text, edits) {
    let before = (0,_foreign_line_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleLines */ .gB)(text);
    for (let pass = 0; pass < PASSES; pass++) {
        const after = edited(before, edits);
        if (after === before)
            return (0,_raw_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .rawMarkup */ .VI)("markdown", after.replaceAll("<!--", "<\u200b!--"));
        before = after;
    }
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(text);
}
function edited(text, edits) {
    const nodes = (0,_markdown_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .readTree */ .Zc)(text).children.flatMap((child) => [...(0,_markdown_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .walk */ .GG)(child)]);
    const found = nodes.flatMap((node) => {
        if (node.position === undefined)
            return [];
        const { start, end } = (0,_markdown_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(node);
        const change = edits(node, text.slice(start, end));
        return change === undefined ? [] : [{ start, end, text: change }];
    });
    return applied(text, found);
}
function applied(text, edits) {
    let [result, at] = ["", 0];
    for (const edit of edits.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
        if (edit.start < at)
            continue;
        result += text.slice(at, edit.start) + edit.text;
        at = edit.end;
    }
    return result + text.slice(at);
}
function withoutForeignTags(source) {
    return withoutMentions(source.replaceAll(/<[^<>]*>?/g, (tag) => (OWN_TAGS.test(tag) ? tag : (0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeHtml */ .ZD)(tag))));
}
function withoutMentions(source) {
    return source.replaceAll(/(?:@|&#0*64;|&#x0*40;|&commat;)(?!\u200b)/gi, "$&\u200b");
}
function withoutAddress(source) {
    const text = source.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return withoutMentions(text.replace(/:(?=\/\/)/, ":\u200b").replace(/^(www)\./i, "$1\u200b."));
}


  })

};
;