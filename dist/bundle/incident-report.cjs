"use strict";
exports.id = 6628;
exports.ids = [6628,2338];
exports.modules = {

  62338:
  ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


  }),

  49704:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var page_attachment = __webpack_require__(49258);
var page_comment = __webpack_require__(73522);
var failure = __webpack_require__(32314);
var incident_issue = __webpack_require__(1002);
var incident_rules = __webpack_require__(69198);
var incident_runbooks = __webpack_require__(76159);
var postmortem_timeline = __webpack_require__(69769);
var incident_durations = __webpack_require__(86705);
var utc = __webpack_require__(62822);
; 


function incidentFile({ issue, events }, timeline) {
    const { number, title, url, isOpen, severity, environment, version, scenario } = issue;
    const times = (0,incident_durations/* incidentTimes */.j)(events);
    const { detect, act, recover } = (0,incident_durations/* incidentDurations */.G)(times);
    const resolved = events.findLast(({ kind }) => kind === "resolved")?.at;
    const value = {
        ...{ version: 1, incident: number, title, url, state: isOpen ? "open" : "closed", severity },
        ...{ environment, release: version, scenario },
        times: {
            ...{ began: timeOrNull(times.began), detected: timeOrNull(times.detected), acted: timeOrNull(times.acted) },
            ...{ recovered: timeOrNull(times.recovered), resolved: isOpen ? null : timeOrNull(resolved) },
        },
        seconds: {
            ...{ "to-detect": secondsOrNull(detect), "to-act": secondsOrNull(act), "to-recover": secondsOrNull(recover) },
        },
        timeline: timeline.map(({ at, source, text, url: where }) => ({ at: (0,utc/* utc */.n)(at), source, text, url: where })),
    };
    return `${JSON.stringify(value, null, 2)}\n`;
}
function timeOrNull(at) {
    return at === undefined ? null : (0,utc/* utc */.n)(at);
}
function secondsOrNull(milliseconds) {
    return milliseconds === undefined ? null : Math.round(milliseconds / 1000);
}

var html = __webpack_require__(22436);
var incident_report = __webpack_require__(87651);
var charts = __webpack_require__(55181);
var page_frame = __webpack_require__(62392);
var sections = __webpack_require__(47988);
; 






function incidentPage(facts) {
    const { issue, events } = facts.incident;
    const times = (0,incident_durations/* incidentTimes */.j)(events);
    const main = (0,html/* joinHtml */.cR)([
        factTable(issue),
        linkList(facts),
        durationSection(times),
        runbookSection(facts.runbooks),
        timelineSection(facts.timeline),
    ]);
    const title = `Incident #${issue.number}: ${issue.title}`;
    return (0,page_frame/* pageFrame */.T)({
        title,
        result: stateText(facts.incident),
        main,
        source: "the issue and the runs of the incident",
    });
}
function stateText({ issue, events }) {
    const severity = (0,html/* html */.qy) `<span class="result ${issue.severity === 3 ? "unknown" : "failing"}">${(0,incident_report/* severityName */.vb)(issue.severity)}</span>`;
    const state = issue.isOpen
        ? (0,html/* html */.qy) `<span class="result failing">open</span>`
        : (0,html/* html */.qy) `<span class="result good">resolved</span>`;
    const resolution = events.findLast(({ kind }) => kind === "resolved")?.text ?? "";
    return (0,html/* html */.qy) `<p>${severity} ${state}</p>
<p>${issue.declaration?.text ?? ""}</p>
${issue.isOpen || resolution === "" ? html/* NO_HTML */.qj : (0,html/* html */.qy) `<p><strong>Resolution:</strong> ${resolution}</p>`}`;
}
function factTable({ severity, environment, version, scenario }) {
    const rows = [
        ["Severity", `${(0,incident_report/* severityName */.vb)(severity)}, ${incident_report/* SEVERITIES */.oC[severity]}`],
        ["Environment", environment],
        ["Release", version],
        ["Scenario", scenario],
    ];
    return (0,sections/* dataTable */.Jx)("The incident", ["Property", "Value"], rows.filter(([, value]) => value !== ""));
}
function linkList({ incident: { issue }, timeline, repository, postmortem }) {
    const runs = new Set(timeline.filter(({ source, url }) => source === "run" && url !== "").map(({ url }) => url));
    const release = `${repository}/releases/tag/${encodeURIComponent(issue.version.toWellFormed())}`;
    const links = [
        ...(issue.url === "" ? [] : [(0,html/* anchor */.Y3)(`The issue #${issue.number}`, issue.url)]),
        ...[...runs].map((url) => (0,html/* anchor */.Y3)(`The run ${url.split("/").at(-1)}`, url)),
        ...(repository === "" || issue.version === "" ? [] : [(0,html/* anchor */.Y3)(`The release ${issue.version}`, release)]),
        ...(postmortem === "" ? [] : [(0,html/* anchor */.Y3)("The post-mortem", postmortem)]),
    ];
    return (0,html/* html */.qy) `<ul>${(0,html/* joinHtml */.cR)(links.map((link) => (0,html/* html */.qy) `<li>${link}</li>`))}</ul>`;
}
function durationSection({ began, detected, acted, recovered }) {
    const durations = (0,incident_durations/* incidentDurations */.G)({ began, detected, acted, recovered });
    const spans = [
        { name: "To detect", from: began, to: detected, length: durations.detect },
        { name: "To act", from: detected, to: acted, length: durations.act },
        {
            ...{ name: began === undefined ? "To recover, from the detection" : "To recover", to: recovered },
            ...{ from: began ?? detected, length: durations.recover },
        },
    ];
    const known = [began, detected, acted, recovered].filter((at) => at !== undefined);
    const whole = { from: Math.min(...known), to: Math.max(...known) };
    const rows = spans.map(({ name, from, to, length }) => [
        ...[name, timeOrUnknown(from), timeOrUnknown(to), (0,incident_report/* duration */.p0)(length)],
        from === undefined || to === undefined || length === undefined
            ? html/* NO_HTML */.qj
            : (0,charts/* spanBar */.mf)({ from, to, failed: false }, whole),
    ]);
    return (0,html/* html */.qy) `<h2>Durations</h2>
${(0,sections/* dataTable */.Jx)("What is unknown is never shown as a short time", ["Duration", "From", "To", "Length", "When"], rows)}`;
}
function timeOrUnknown(at) {
    return at === undefined ? (0,html/* html */.qy) `unknown` : (0,sections/* timeOf */.nR)(at);
}
function runbookSection(runbooks) {
    if (runbooks.length === 0)
        return html/* NO_HTML */.qj;
    return (0,html/* html */.qy) `<h2>Runbooks</h2>
<ul>${(0,html/* joinHtml */.cR)(runbooks.map((url) => (0,html/* html */.qy) `<li>${(0,html/* anchor */.Y3)(url, url)}</li>`))}</ul>`;
}
function timelineSection(timeline) {
    const rows = timeline.map(({ at, source, text, url }) => [
        ...[(0,sections/* timeOf */.nR)(at), url === "" ? source : (0,html/* anchor */.Y3)(source, url), text],
    ]);
    return (0,html/* html */.qy) `<h2>Timeline</h2>
${(0,sections/* dataTable */.Jx)("Everything that is known of the incident, the oldest first", ["Time", "Source", "What happened"], rows)}`;
}

var repository_url = __webpack_require__(10154);
var markdown = __webpack_require__(10492);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var requester = __webpack_require__(98606);
var read_config = __webpack_require__(76453);
; 


const keys_inputs = [
    read_config/* branchConfigKey */.Ec,
    { name: "issue", description: "Number of the incident's issue." },
    {
        name: "token",
        description: "Token with `actions: read`, `contents: read`, `deployments: read` and `issues: read`; with `issues: write` for the link, and for the page itself at Gitea and Forgejo.",
        default: "${{ github.token }}",
        secret: true,
    },
    requester/* requesterKey */.Y,
    {
        name: "postmortem",
        description: "Address of the pull request with the post-mortem, from the output `url` of open-postmortem.",
    },
    {
        name: "artifact",
        description: "Address of the page as an artifact, from the output `artifact-url` of actions/upload-artifact. Then no page is made: the issue gets a comment with the link, or its earlier one is changed.",
    },
];
const outputs = [
    {
        name: "folder",
        description: "Folder on the runner with `incident-report.html` and `incident.json`, for an upload; empty with `artifact`.",
    },
];

; 




function readInputs(inputs, { run, log }) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    log.mask(token);
    return {
        config: settings.get("config").text,
        issue: (0,values/* readInteger */.JI)(settings.need("issue"), { min: 1, max: Number.MAX_SAFE_INTEGER }),
        token,
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(run.forge),
        postmortem: readAddress(settings.get("postmortem")),
        artifact: readAddress(settings.get("artifact")),
    };
}
function readAddress(given) {
    if (given.text === "" || (/^https?:\/\//.test(given.text) && URL.canParse(given.text)))
        return given.text;
    throw (0,values/* badValue */.tm)(given, "an address that begins with https:// or http://");
}

; 












const incidentReport = {
    name: "incident-report",
    read: readInputs,
    run: report,
};
async function report(inputs, world) {
    const { issue: number, token, requester } = inputs;
    const forge = world.forge(token);
    const incident = await (0,incident_issue/* readIncident */.rM)(forge, { repository: repositoryOf(world), requester }, number);
    if (incident === undefined)
        throw noIncident(number);
    return inputs.artifact === "" ? makePage(forge, { inputs, incident }, world) : linkArtifact(forge, inputs, world);
}
async function makePage(forge, { inputs, incident }, world) {
    const { config, postmortem } = inputs;
    const { run, log, artifacts } = world;
    const { number, environment, scenario } = incident.issue;
    const repository = repositoryOf(world);
    const { runbooks } = await (0,incident_rules/* readIncidentRules */.w)(forge, { repository, config, environment });
    const timeline = await (0,postmortem_timeline/* collectTimeline */.i)(forge, { forge: run.forge, repository }, incident);
    const page = incidentPage({
        ...{ incident, timeline, postmortem, repository: (0,repository_url/* repositoryUrl */.E)(run) },
        runbooks: (0,incident_runbooks/* runbooksOf */.F)(runbooks, scenario),
    });
    const text = log.redact(page.text);
    const folder = await artifacts.write("incident-report", {
        "incident-report.html": text,
        "incident.json": log.redact(incidentFile(incident, timeline)),
    });
    log.info(`The report of incident #${number} has ${timeline.length} events: ${folder}/incident-report.html`);
    if (run.forge !== "github")
        await attach(forge, inputs, text, world);
    const where = run.runUrl === "" ? (0,markdown.md) `the run` : (0,markdown/* link */.nf)("the run", run.runUrl);
    return {
        outputs: { folder },
        report: (0,markdown.md) `### 📄 Report of incident #${number}\n\n${timeline.length} events are in \`incident-report.html\`, among the artifacts of ${where}.\n`,
    };
}
async function attach(forge, { issue, token, requester }, text, world) {
    const { http, artifacts, environment, log, run } = world;
    const repository = repositoryOf(world);
    const place = { forge, http, artifacts, token, repository, api: environment["GITHUB_API_URL"] ?? "" };
    try {
        const address = await (0,page_attachment/* attachToIssue */.m6)(place, issue, { name: "incident-report.html", text });
        const comment = { repository, requester, issue, about: "incident", isArtifact: false, runUrl: run.runUrl };
        await (0,page_comment/* linkPage */.q)(forge, { ...comment, address });
        log.info(`The report is attached to the issue #${issue}: ${address}`);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`${error.what} ${error.todo}`);
    }
}
async function linkArtifact(forge, { issue, requester, artifact }, world) {
    const { log, run } = world;
    const comment = { repository: repositoryOf(world), requester, issue, runUrl: run.runUrl };
    await (0,page_comment/* linkPage */.q)(forge, { ...comment, about: "incident", address: artifact, isArtifact: true });
    log.info(`The issue #${issue} links the report: ${artifact}`);
    return { outputs: { folder: "" }, report: (0,markdown.md) `${(0,markdown/* link */.nf)("The report", artifact)} is linked in the issue #${issue}.\n` };
}
function repositoryOf({ run }) {
    return `/repos/${run.repository}`;
}
function noIncident(number) {
    return new failure/* StageFailure */.B({
        what: `The issue #${number} is no incident of Sluice.`,
        means: "It was not opened by the workflow `incident.yml` or by a release, so nothing is known of it. No page was made.",
        todo: "Give the number of an incident's issue.",
    });
}

; 



void (0,run_stage/* runStage */.S)(incidentReport, (0,real_world/* realWorld */.b)());


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

  69769:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i: () => (/* binding */ collectTimeline)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _gates_run_run_jobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21598);
  var _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10048);




async function collectTimeline(forge, place, incident) {
    const own = incident.events.flatMap((event) => entriesOf(event, incident.issue.url));
    const runs = await runEntries(forge, place, incident);
    const times = [...own, ...runs].map(({ at }) => at);
    const span = { from: Math.min(...times), to: Math.max(...times) };
    const deployments = place.forge === "github" ? await deploymentEntries(forge, place, { incident, ...span }) : [];
    return [...own, ...runs, ...deployments].toSorted((one, other) => one.at - other.at);
}
function entriesOf(event, url) {
    const { kind, at, began, detected, acted, recovered, severity, text } = event;
    const entry = (when, source, what) => when === undefined ? [] : [{ at: when, source, text: what, url }];
    switch (kind) {
        case "declared":
            return [
                ...entry(began, "host", "The change that affected users began."),
                ...entry(detected, "watch", "The failure was detected."),
                ...entry(acted, "host", "The remedy began."),
                ...entry(recovered, "host", "The remedy ended, verified: users were served again."),
                ...entry(at, "incident", `The incident was declared as SEV${severity ?? 1}. ${text}`),
            ];
        case "severity":
            return entry(at, "incident", text);
        case "update":
            return entry(at, "update", `Status update by an owner: ${text}`);
        case "resolved":
            return entry(at, "incident", `An owner resolved the incident: ${text}`);
    }
}
async function runEntries(forge, { repository }, { events }) {
    const ids = new Set(events.filter(({ kind }) => kind === "declared").map(({ run }) => run));
    const found = [];
    for (const id of ids) {
        const path = `${repository}/actions/runs/${id}`;
        const run = await forge.read(path);
        if (run === undefined)
            continue;
        const { html_url: url } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ html_url: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), "") }), run, "a run");
        for (const { name, started_at, completed_at, conclusion } of (0,_gates_run_run_jobs_js__WEBPACK_IMPORTED_MODULE_0__/* .readJobs */ .R)(await forge.list(`${path}/jobs?filter=all`, "jobs"))) {
            if (conclusion === "skipped" || (started_at ?? undefined) === undefined)
                continue;
            found.push({ at: started_at ?? 0, source: "run", text: `The job "${name}" began.`, url });
            if (typeof completed_at === "number")
                found.push({
                    at: completed_at,
                    source: "run",
                    text: `The job "${name}" ended: ${conclusion ?? "unknown"}.`,
                    url,
                });
        }
    }
    return found;
}
const deploymentsSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    ref: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    sha: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    task: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), "deploy"),
    created_at: _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB,
}));
const statusesSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), created_at: _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB }));
async function deploymentEntries(forge, { repository }, { incident, from, to }) {
    const { environment } = incident.issue;
    const path = `${repository}/deployments`;
    const all = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(deploymentsSchema, await forge.list(`${path}?environment=${encodeURIComponent(environment)}`), "deployments");
    const found = [];
    for (const { id, ref, sha, task, created_at } of all.filter((one) => one.created_at >= from - DAY && one.created_at <= to)) {
        const what = task === "sluice:rollback" ? `The record of the rollback to ${sha.slice(0, 12)}` : `The deployment of ${ref}`;
        const statuses = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(statusesSchema, await forge.list(`${path}/${id}/statuses`), "deployment statuses");
        found.push({ at: created_at, source: "deployment", text: `${what} was created.`, url: "" });
        for (const status of statuses.toReversed())
            found.push({ at: status.created_at, source: "deployment", text: `${what}: ${status.state}.`, url: "" });
    }
    return found;
}
const DAY = 86_400_000;


  })

};
;