"use strict";
exports.id = 9317;
exports.ids = [9317];
exports.modules = {

  889:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var dist = __webpack_require__(77934);
var page_attachment = __webpack_require__(49258);
var page_comment = __webpack_require__(73522);
var read_config = __webpack_require__(76453);
var secret_pairs = __webpack_require__(6174);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var failure = __webpack_require__(32314);
var requester = __webpack_require__(98606);
var duration_text = __webpack_require__(909);
var html = __webpack_require__(22436);
var charts = __webpack_require__(55181);
var page_frame = __webpack_require__(62392);
var sections = __webpack_require__(47988);
; 

const release = dist/* nullable */.mee(dist/* object */.Ikc({ version: dist/* string */.YjP(), commit: dist/* string */.YjP() }));
const change = dist/* object */.Ikc({
    kind: dist/* literal */.euz("change"),
    change: dist/* string */.YjP(),
    host: dist/* string */.YjP(),
    before: release,
    after: release,
    plan: dist/* object */.Ikc({
        kind: dist/* string */.YjP(),
        version: dist/* string */.YjP(),
        commit: dist/* string */.YjP(),
        fingerprint: dist/* string */.YjP(),
        services: dist/* array */.YOg(dist/* object */.Ikc({ service: dist/* string */.YjP(), change: dist/* string */.YjP(), what: dist/* string */.YjP() })),
        volumes: dist/* array */.YOg(dist/* string */.YjP()),
    }),
    images: dist/* array */.YOg(dist/* object */.Ikc({ service: dist/* string */.YjP(), before: dist/* string */.YjP(), after: dist/* string */.YjP() })),
    downtime: dist/* array */.YOg(dist/* object */.Ikc({ service: dist/* string */.YjP(), seconds: dist/* number */.aig() })),
    steps: dist/* array */.YOg(dist/* object */.Ikc({ title: dist/* string */.YjP(), at: dist/* string */.YjP(), failed: dist/* boolean */.zMY(), seconds: dist/* number */.aig(), text: dist/* string */.YjP() })),
    times: dist/* optional */.lqM(dist/* object */.Ikc({ began: dist/* string */.YjP(), switched: dist/* string */.YjP(), undone: dist/* string */.YjP(), ended: dist/* string */.YjP() })),
    failed: dist/* array */.YOg(dist/* object */.Ikc({ service: dist/* string */.YjP(), state: dist/* string */.YjP() })),
    log: dist/* array */.YOg(dist/* string */.YjP()),
});
const gate = dist/* object */.Ikc({
    kind: dist/* literal */.euz("gate"),
    gate: dist/* string */.YjP(),
    decision: dist/* picklist */.KIO(["approved", "rejected", "refused"]),
    by: dist/* array */.YOg(dist/* string */.YjP()),
    at: dist/* nullable */.mee(dist/* number */.aig()),
    comment: dist/* string */.YjP(),
});
const backup = dist/* object */.Ikc({
    kind: dist/* literal */.euz("backup"),
    place: dist/* string */.YjP(),
    id: dist/* string */.YjP(),
    facts: dist/* array */.YOg(dist/* tuple */.PVZ([dist/* string */.YjP(), dist/* string */.YjP()])),
    findings: dist/* array */.YOg(dist/* object */.Ikc({ passed: dist/* boolean */.zMY(), says: dist/* string */.YjP() })),
    notes: dist/* array */.YOg(dist/* string */.YjP()),
});
const smoke = dist/* object */.Ikc({
    kind: dist/* literal */.euz("smoke"),
    url: dist/* string */.YjP(),
    results: dist/* array */.YOg(dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        passed: dist/* boolean */.zMY(),
        tries: dist/* number */.aig(),
        milliseconds: dist/* number */.aig(),
        reasons: dist/* array */.YOg(dist/* string */.YjP()),
    })),
});
const watch = dist/* object */.Ikc({
    kind: dist/* literal */.euz("watch"),
    verdict: dist/* string */.YjP(),
    reason: dist/* string */.YjP(),
    seconds: dist/* number */.aig(),
    signals: dist/* array */.YOg(dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        advisory: dist/* boolean */.zMY(),
        verdict: dist/* string */.YjP(),
        reason: dist/* string */.YjP(),
        samples: dist/* array */.YOg(dist/* object */.Ikc({
            at: dist/* number */.aig(),
            reading: dist/* picklist */.KIO(["ok", "bad", "missing"]),
            value: dist/* optional */.lqM(dist/* number */.aig()),
            baseline: dist/* optional */.lqM(dist/* number */.aig()),
        })),
    })),
    tails: dist/* array */.YOg(dist/* object */.Ikc({ service: dist/* string */.YjP(), lines: dist/* array */.YOg(dist/* string */.YjP()) })),
});
const detailsSchema = dist/* variant */.Oxt("kind", [change, gate, backup, smoke, watch]);
function readDetails(value) {
    const read = dist/* safeParse */.xLC(detailsSchema, value);
    return read.success ? read.output : undefined;
}

; 






const RESULTS = {
    live: { word: "live", look: "good" },
    unknown: { word: "health unknown", look: "unknown" },
    superseded: { word: "superseded", look: "unknown" },
    "rolled-back": { word: "rolled back", look: "failing" },
    "rollback-refused": { word: "rollback refused", look: "failing" },
    held: { word: "on hold", look: "failing" },
    failed: { word: "failed", look: "failing" },
    refused: { word: "refused", look: "unknown" },
};
const TITLES = {
    gate: "Approval",
    backup: "Backup",
    change: "Deploy",
    smoke: "Smoke test",
    watch: "Watch",
};
function releasePage(facts) {
    const title = `Release ${[facts.application, facts.version].filter((text) => text !== "").join(" ")}`;
    const stages = facts.records.map((record) => ({ record, details: readDetails(record.details) }));
    const main = (0,html/* joinHtml */.cR)([
        factSection(facts),
        timeline(facts.records),
        jobTable(facts.jobs),
        ...stages.map(({ record, details }) => stageSection(record, details)),
    ]);
    return (0,page_frame/* pageFrame */.T)({ title, result: resultText(facts), main, source: "the records of the run" });
}
function resultText({ result, reason }) {
    const { word, look } = RESULTS[result] ?? { word: "result unknown", look: "unknown" };
    return (0,html/* html */.qy) `<p><span class="result ${look}">${word}</span></p>${reason === "" ? html/* NO_HTML */.qj : (0,html/* html */.qy) `<p>${reason}</p>`}`;
}
function factSection({ commit, runUrl, repository, url, version }) {
    const links = [
        runUrl === "" ? html/* NO_HTML */.qj : (0,html/* html */.qy) `<li>${(0,html/* anchor */.Y3)("The run", runUrl)}</li>`,
        repository === "" || commit === ""
            ? html/* NO_HTML */.qj
            : (0,html/* html */.qy) `<li>${(0,html/* anchor */.Y3)(`Commit ${commit.slice(0, 12)}`, `${repository}/commit/${commit}`)}</li>`,
        repository === "" || version === ""
            ? html/* NO_HTML */.qj
            : (0,html/* html */.qy) `<li>${(0,html/* anchor */.Y3)("The release and its notes", `${repository}/releases/tag/${encodeURIComponent(version.toWellFormed())}`)}</li>`,
        url === "" ? html/* NO_HTML */.qj : (0,html/* html */.qy) `<li>${(0,html/* anchor */.Y3)("The application", url)}</li>`,
    ];
    return (0,html/* html */.qy) `<ul>${(0,html/* joinHtml */.cR)(links.filter((link) => link !== html/* NO_HTML */.qj))}</ul>`;
}
function timeline(records) {
    const spans = records.map(({ began, ended }) => ({ from: Date.parse(began), to: Date.parse(ended) }));
    const whole = { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
    const rows = records.map((record, index) => {
        const { from = 0, to = 0 } = spans[index] ?? {};
        const failed = record.failure !== null;
        const state = failed ? (0,html/* html */.qy) `<span class="failing">failed</span>` : (0,html/* html */.qy) `<span class="good">succeeded</span>`;
        const span = (0,charts/* spanBar */.mf)({ from, to, failed }, whole);
        return [record.stage, (0,sections/* timeOf */.nR)(from), (0,duration_text/* secondsText */.H)((to - from) / 1000), span, state];
    });
    if (rows.length === 0)
        return (0,html/* html */.qy) `<h2>Timeline</h2><p>No stage has left a record.</p>`;
    return (0,html/* html */.qy) `<h2>Timeline</h2>
${(0,sections/* dataTable */.Jx)("Stages of the release", ["Stage", "Began", "Took", "When", "Result"], rows)}`;
}
function jobTable(jobs) {
    const last = Math.max(...jobs.map(({ began, ended }) => ended ?? began));
    const whole = { from: Math.min(...jobs.map(({ began }) => began)), to: last };
    const rows = jobs.map(({ name, result, began, ended }) => {
        const failed = !["success", "in_progress"].includes(result);
        const state = (0,html/* html */.qy) `<span class="${failed ? "failing" : "good"}">${result.replaceAll("_", " ")}</span>`;
        const span = (0,charts/* spanBar */.mf)({ from: began, to: ended ?? last, failed }, whole);
        return [name, (0,sections/* timeOf */.nR)(began), ended === undefined ? "" : (0,duration_text/* secondsText */.H)((ended - began) / 1000), span, state];
    });
    return (0,sections/* dataTable */.Jx)("Jobs of the run", ["Job", "Began", "Took", "When", "Result"], rows);
}
function stageSection(record, details) {
    const { failure } = record;
    if (details === undefined && failure === null)
        return html/* NO_HTML */.qj;
    const title = details === undefined ? record.stage : headingOf(details);
    return (0,html/* html */.qy) `<section><h2>${title}</h2>
${failure === null ? html/* NO_HTML */.qj : failureText(failure)}
${details === undefined ? html/* NO_HTML */.qj : detailsText(details)}</section>`;
}
function headingOf(details) {
    if (details.kind !== "change")
        return TITLES[details.kind];
    return details.plan.kind === "deploy" ? TITLES.change : `Change: ${details.plan.kind}`;
}
function failureText({ what, means, todo }) {
    return (0,html/* html */.qy) `<p class="failing"><strong>${what}</strong></p><p>${means}</p><p>What to do: ${todo}</p>`;
}
function detailsText(details) {
    switch (details.kind) {
        case "gate":
            return (0,sections/* gateSection */.Tx)(details);
        case "backup":
            return (0,sections/* backupSection */.Qo)(details);
        case "change":
            return (0,sections/* changeSection */.k7)(details);
        case "smoke":
            return (0,sections/* smokeSection */.bN)(details);
        case "watch":
            return (0,sections/* watchSection */.p1)(details);
    }
}

var repository_url = __webpack_require__(10154);
; 

const failureSchema = dist/* object */.Ikc({ what: dist/* string */.YjP(), means: dist/* string */.YjP(), todo: dist/* string */.YjP() });
const recordSchema = dist/* object */.Ikc({
    version: dist/* literal */.euz(1),
    stage: dist/* string */.YjP(),
    step: dist/* string */.YjP(),
    began: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    ended: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    failure: dist/* nullable */.mee(failureSchema),
    outputs: dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), dist/* readonly */.tBZ()),
    details: dist/* optional */.lqM(dist/* unknown */.L5J()),
});
function readStageRecord(text) {
    try {
        const value = JSON.parse(text);
        const read = dist/* safeParse */.xLC(recordSchema, value);
        return read.success ? read.output : undefined;
    }
    catch {
        return undefined;
    }
}

var markdown = __webpack_require__(10492);
var tags_tag_prefix = __webpack_require__(24863);
var place = __webpack_require__(61302);
; 



const keys_inputs = [
    read_config/* configKey */.ur,
    place/* projectKey */.$N,
    { name: "version", description: "Release that the report is about.", required: true },
    tag_prefix/* tagPrefixKey */.KP,
    { name: "commit", description: "Commit of that release, as 40 hexadecimal digits." },
    { name: "result", description: "Result of the release, from the output `result` of conclude-release." },
    { name: "reason", description: "Reason for the result, from the output `reason` of conclude-release." },
    { name: "url", description: "Address of the application.", file: "smoke-test.url" },
    {
        name: "variables",
        description: "Variables for Compose, as lines NAME=value, as for `deploy-prod`; their values are redacted in what the application answered. The runner masks them in the log, and not in an artifact.",
        secret: true,
    },
    {
        name: "token",
        description: "Token with `actions: read`, for the jobs of the run in the timeline, and with `attach` with `contents: write`.",
        default: "${{ github.token }}",
        secret: true,
    },
    {
        name: "attach",
        description: "Name of the file under which the page is attached to the forge's release of the version, such as release-report.html. A file of that name is replaced; without a release on the forge nothing is attached.",
    },
    {
        name: "issue",
        description: "Number of the issue of the release that gets the page at Gitea and Forgejo, which have no artifacts, and elsewhere the link to `artifact`. Needs `issues: write`.",
    },
    {
        name: "artifact",
        description: "Address of the page as an artifact, from the output `artifact-url` of actions/upload-artifact. Then no page is made: `issue` gets a comment with the link.",
    },
    {
        name: "earlier",
        description: "Path of the release-records.json of an earlier job of the run, in the workspace. Its stages precede those of this job.",
    },
];
const outputs = [
    {
        name: "folder",
        description: "Folder on the runner with `release-report.html` and `release-records.json`, for an upload.",
    },
    {
        name: "release-url",
        description: "Address of the release that the page was attached to; empty if it was not attached.",
    },
];

var stage_answer = __webpack_require__(10048);
; 




const releaseSchema = dist/* object */.Ikc({
    id: dist/* number */.aig(),
    html_url: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    upload_url: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* url */.OZ5(), dist/* startsWith */.w1_("http")),
    assets: dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), name: dist/* string */.YjP() })),
});
async function attachPage(place, page) {
    const { forge, repository, tag } = place;
    const answer = await forge.read(`${repository}/releases/tags/${encodeURIComponent(tag)}`);
    if (answer === undefined)
        return undefined;
    const release = (0,stage_answer/* understand */.Z)(releaseSchema, answer, "a release");
    requireEncryption(place, release);
    for (const { id, name } of release.assets)
        if (name === page.name)
            await removeAsset(place, release, id);
    await upload(place, release, page);
    return release.html_url;
}
function requireEncryption({ api, tag }, { upload_url: url }) {
    if (url.startsWith("https:") || api.startsWith("http:"))
        return;
    throw new failure/* StageFailure */.B({
        what: `The forge takes files at ${new URL(url).origin}, without encryption, and its API has encryption. So the report was not attached to the release ${tag}.`,
        means: "The token would be readable on the way. The release lacks its report, and is not changed otherwise.",
        todo: "Correct the forge's own address (`ROOT_URL` of Gitea and Forgejo), or download the report from the run.",
    });
}
async function removeAsset({ forge, kind, repository }, release, asset) {
    const own = kind === "github" ? "" : `/${release.id}`;
    const path = `${repository}/releases${own}/assets/${asset}`;
    const happened = async () => ((await forge.read(path)) === undefined ? true : undefined);
    await forge.write({ method: "DELETE", path, what: "replace the report of the release", happened });
}
async function upload({ http, kind, token, tag }, release, { name, text }) {
    const url = `${release.upload_url.replace(/\{.*$/, "")}?name=${encodeURIComponent(name)}`;
    const { type, body } = kind === "github" ? { type: "text/html", body: text } : (0,page_attachment/* asForm */.Ff)({ name, text }, "text/html");
    const headers = { authorization: `token ${token}`, "content-type": type, accept: "application/json" };
    const answer = await http.send({ method: "POST", url, headers, body, ...page_attachment/* UPLOAD_LIMITS */.N6 });
    if (answer.kind === "answer" && answer.status === 201)
        return;
    throw new failure/* StageFailure */.B({
        what: `The report could not be attached to the release ${tag}: ${answer.kind === "answer" ? `the forge answered ${answer.status}` : answer.reason}.`,
        means: "The release lacks its report, and is not changed otherwise.",
        todo: "Give the job `contents: write`, or download the report from the run.",
    });
}

var run_jobs = __webpack_require__(21598);
; 

async function jobsOfRun(forge, { repository, runId }) {
    const jobs = (0,run_jobs/* readJobs */.R)(await forge.list(`/repos/${repository}/actions/runs/${runId}/jobs?filter=latest`, "jobs"));
    return jobs
        .filter(({ conclusion }) => conclusion !== "skipped")
        .flatMap(({ name, status, conclusion, started_at: began, completed_at: ended }) => began == null ? [] : [{ name, result: conclusion ?? status, began, ended: ended ?? undefined }])
        .toSorted((one, other) => one.began - other.began);
}

; 


















const releaseReport = {
    name: "release-report",
    read: readInputs,
    run: makeReport,
};
async function readInputs(inputs, { files, log }) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, await (0,read_config/* readConfig */.Xg)(inputs, files), "");
    if (settings.get("token").text !== "")
        log.mask(settings.get("token").text);
    (0,secret_pairs/* readSecretPairs */.q)(settings.get("variables"), log);
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const text = (name) => settings.get(name).text;
    return {
        ...{ application: text("project"), version: settings.need("version").text, commit: text("commit") },
        ...{ result: text("result"), reason: text("reason"), url: text("url") },
        tag: (0,tags_tag_prefix/* tagName */.wZ)(prefix, (0,tags_tag_prefix/* bareVersion */.D)(text("version"), prefix)),
        ...{ issue: readIssue(settings.get("issue")), artifact: text("artifact") },
        ...{ token: text("token"), attach: readFileName(settings.get("attach")), earlier: text("earlier") },
    };
}
function readIssue(given) {
    return given.text === "" ? undefined : (0,values/* readInteger */.JI)(given, { min: 1, max: Number.MAX_SAFE_INTEGER });
}
function readFileName(given) {
    if (given.text === "" || /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given.text))
        return given.text;
    throw (0,values/* badValue */.tm)(given, "a file name of letters, digits, dots, dashes and underscores");
}
async function makeReport(inputs, world) {
    const { run, log, artifacts } = world;
    if (inputs.artifact !== "") {
        await inIssue(inputs, async () => ({ address: inputs.artifact, isArtifact: true }), world);
        return { outputs: { folder: "", "release-url": "" }, report: markdown/* NOTHING */.K$ };
    }
    const records = await allRecords(inputs, world);
    const jobs = await jobsOrNone(inputs, world);
    const page = releasePage({ ...inputs, runUrl: run.runUrl, repository: (0,repository_url/* repositoryUrl */.E)(run), records, jobs });
    const text = log.redact(page.text);
    const folder = await artifacts.write("release-report", {
        "release-report.html": text,
        "release-records.json": log.redact(`${JSON.stringify(records, null, 2)}\n`),
    });
    log.info(`The report of ${inputs.version} has ${records.length} stages: ${folder}/release-report.html`);
    const releaseUrl = inputs.attach === "" ? "" : await attached(inputs, text, world);
    if (run.forge !== "github")
        await inIssue(inputs, () => toIssue(inputs, text, world), world);
    const where = run.runUrl === "" ? (0,markdown.md) `the run` : (0,markdown/* link */.nf)("the run", run.runUrl);
    const also = releaseUrl === "" ? markdown/* NOTHING */.K$ : (0,markdown.md) ` It is attached to ${(0,markdown/* link */.nf)("the release", releaseUrl)}.`;
    return {
        outputs: { folder, "release-url": releaseUrl },
        report: (0,markdown.md) `### 📄 Report of ${inputs.version}\n\n${records.length} stages are in \`release-report.html\`, among the artifacts of ${where}.${also}\n`,
    };
}
async function allRecords({ earlier }, { files, records, log }) {
    const texts = [...(await recordsOf(earlier, files, log)), ...(await records.read())];
    const read = texts.flatMap((text) => readStageRecord(text) ?? []);
    if (read.length < texts.length)
        log.warning(`${texts.length - read.length} records are of another version, and the report lacks them.`);
    return read;
}
async function recordsOf(path, files, log) {
    if (path === "")
        return [];
    const text = (await files.read(path)) ?? "";
    try {
        return dist/* parse */.qgA(dist/* array */.YOg(dist/* unknown */.L5J()), JSON.parse(text)).map((one) => JSON.stringify(one));
    }
    catch {
        log.warning(`${path} has no records, and the report lacks the stages of the earlier job.`);
        return [];
    }
}
async function jobsOrNone({ token }, { forge, run, log }) {
    if (token === "")
        return [];
    try {
        return await jobsOfRun(forge(token), run);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`The report lacks the jobs of the run: ${error.what}`);
        return [];
    }
}
async function attached({ token, attach: name, tag }, text, { forge, http, run, log, environment }) {
    const api = environment["GITHUB_API_URL"] ?? "";
    const place = { http, api, kind: run.forge, token, repository: `/repos/${run.repository}`, tag };
    try {
        const url = await attachPage({ ...place, forge: forge(token) }, { name, text });
        if (url === undefined)
            log.info(`The forge has no release ${tag} so far, so the report is attached to none.`);
        return url ?? "";
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`${error.what} ${error.todo}`);
        return "";
    }
}
async function inIssue({ issue, token }, upload, { forge, run, log }) {
    if (issue === undefined)
        return;
    const comment = { repository: `/repos/${run.repository}`, requester: (0,requester/* requesterOf */.i)(run.forge), runUrl: run.runUrl };
    try {
        const uploaded = await upload();
        await (0,page_comment/* linkPage */.q)(forge(token), { ...comment, ...uploaded, issue, about: "release" });
        log.info(`The issue #${issue} links the report: ${uploaded.address}`);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`${error.what} ${error.todo}`);
    }
}
async function toIssue({ issue = 0, token }, text, { forge, http, artifacts, run, environment }) {
    const api = environment["GITHUB_API_URL"] ?? "";
    const place = { forge: forge(token), http, artifacts, token, repository: `/repos/${run.repository}`, api };
    return { address: await (0,page_attachment/* attachToIssue */.m6)(place, issue, { name: "release-report.html", text }), isArtifact: false };
}

; 



void (0,run_stage/* runStage */.S)(releaseReport, (0,real_world/* realWorld */.b)());


  }),

  6174:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ scriptEnvKey),
    q: () => (/* binding */ readSecretPairs)
  });
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const PLAIN = /^(.{0,3}|[A-Za-z]{1,8}|production|development|\d{1,5}|v?\d+\.\d+(\.\d+)?(-[\w.]+)?)$/;
const scriptEnvKey = {
    name: "script-env",
    description: "Environment of the repository’s scripts on the runner, as lines NAME=value. The values are masked.",
    secret: true,
};
function readSecretPairs(setting, log) {
    const pairs = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readPairs */ .SX)(setting, "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
    const plain = [];
    for (const [name, value] of Object.entries(pairs)) {
        if (!PLAIN.test(value))
            log.mask(value);
        else if (value !== "")
            plain.push(name);
    }
    if (plain.length > 0)
        log.info(`Not masked, because the value is a short word, a number or a version: ${plain.join(", ")}.`);
    return pairs;
}


  }),

  36173:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    FP: () => (/* binding */ WANTED_PREFIX),
    KP: () => (/* binding */ tagPrefixKey),
    ZJ: () => (/* binding */ readTagPrefix)
  });
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24863);
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);


const WANTED_PREFIX = "the start of a tag's name, such as api/ or api-";
const tagPrefixKey = {
    name: "tag-prefix",
    description: "Text before the version in the names of tags, such as api/ or api-, in a repository with several products. Tags of other products do not count.",
    file: "tag-prefix",
};
function readTagPrefix(given) {
    if (given.text !== "" && !_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PREFIX */ .C_.test(given.text))
        throw (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(given, WANTED_PREFIX);
    return given.text;
}


  }),

  61302:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $N: () => (/* binding */ projectKey),
    A0: () => (/* binding */ ignoreOneOffsKey),
    J1: () => (/* binding */ composeKeys),
    My: () => (/* binding */ destinationOf),
    T2: () => (/* binding */ readRegistryLogin),
    _E: () => (/* binding */ readTarget),
    a$: () => (/* binding */ userKeys),
    yD: () => (/* binding */ pullKeys),
    yI: () => (/* binding */ readPlace),
    yO: () => (/* binding */ placeKeys)
  });
  var _config_read_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76453);
  var _config_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25620);


const projectKey = {
    name: "project",
    description: "Compose project name.",
    file: "project",
};
const placeKeys = [
    _config_read_config_js__WEBPACK_IMPORTED_MODULE_0__/* .configKey */ .ur,
    {
        name: "environment",
        description: "Environment of the configuration file whose host is used.",
        default: "production",
    },
    {
        name: "ssh-key",
        description: "Private SSH key of the deploy user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment.",
        required: true,
        secret: true,
    },
    { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, if it has one.", secret: true },
    { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
    { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
    { name: "user", description: "Deploy user on the host.", file: "environments.<environment>.hosts.user" },
    {
        name: "host-key",
        description: "Pinned host keys, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
        file: "environments.<environment>.hosts.host-key",
    },
    projectKey,
    { name: "directory", description: "Absolute path of the application's clone on the host.", file: "directory" },
];
const [, environmentKey, sshKey, passphraseKey, addressKey, portKey, userKey, hostKeyKey] = placeKeys;
const userKeys = [
    ...[_config_read_config_js__WEBPACK_IMPORTED_MODULE_0__/* .configKey */ .ur, environmentKey, sshKey, passphraseKey, addressKey, portKey, userKey, hostKeyKey],
    {
        name: "authorized-keys",
        description: "File on the host from which sshd reads the keys of the deploy user.",
        default: "~/.ssh/authorized_keys",
    },
];
const composeKeys = [
    {
        name: "compose-files",
        description: "Compose files in order, relative to the directory, separated by commas or lines. Default: the files that Compose finds.",
        file: "compose-files",
    },
    { name: "profiles", description: "Compose profiles, separated by commas or lines.", file: "profiles" },
];
const pullKeys = [
    {
        name: "registry",
        description: "Registry to log in to for the pull. The login is removed afterwards.",
        file: "deploy.registry",
    },
    { name: "registry-username", description: "User name for the registry.", secret: true },
    { name: "registry-password", description: "Password or token for the registry.", secret: true },
    {
        name: "pull-timeout",
        description: "Time limit for the pull of all images.",
        default: "10m",
        file: "deploy.pull-timeout",
    },
];
const ignoreOneOffsKey = {
    name: "ignore-one-offs",
    description: "Names of one-off containers that can continue to run, separated by commas or lines.",
};
function readTarget(settings, log) {
    const privateKey = settings.need("ssh-key").text;
    const passphrase = settings.get("ssh-key-passphrase").text;
    log.mask(privateKey);
    if (passphrase !== "")
        log.mask(passphrase);
    return {
        host: readName(settings.need("host"), /^[A-Za-z0-9.:_-]+$/, "a host name or an address"),
        port: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readInteger */ .JI)({ ...settings.get("port") }, { min: 1, max: 65535 }),
        user: readName(settings.need("user"), /^[a-z_][a-z0-9_.-]*\$?$/i, "a user name"),
        privateKey,
        hostKeys: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readLines */ .Se)(settings.need("host-key").text),
        ...(passphrase === "" ? {} : { passphrase }),
    };
}
function readRegistryLogin(settings, log) {
    const registryPassword = settings.get("registry-password").text;
    if (registryPassword !== "")
        log.mask(registryPassword);
    const registryUsername = settings.get("registry-username").text;
    if (registryPassword !== "" && registryUsername === "")
        settings.need("registry-username");
    return { registryUsername, registryPassword };
}
function destinationOf({ host, port, user, hostKeys }) {
    return { host, port, user, hostKeys };
}
function readPlace(settings, log) {
    return {
        target: readTarget(settings, log),
        project: readName(settings.need("project"), /^[a-z0-9][a-z0-9_-]*$/, "a Compose project name: small letters, digits, dashes and underscores"),
        directory: readName(settings.need("directory"), /^\/[^\0\n\r]*[^\0\n\r/]$/, "an absolute path"),
    };
}
function readName(setting, pattern, wanted) {
    if (!pattern.test(setting.text))
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .badValue */ .tm)(setting, wanted);
    return setting.text;
}


  }),

  43369:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    I0: () => (/* binding */ isBeforeTag),
    Rr: () => (/* binding */ requestMark),
    Zv: () => (/* binding */ readRequestMark),
    cE: () => (/* binding */ QUESTIONS),
    pd: () => (/* binding */ followsAnswer),
    rB: () => (/* binding */ overrideWithRequester)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);
  var _rollback_wish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22252);



const QUESTIONS = ["sign-off", "tag", "release", "verdict", "rollback"];
function isBeforeTag(asks) {
    return asks === "sign-off" || asks === "tag";
}
function followsAnswer(asks) {
    return asks === "tag" || asks === "verdict";
}
const MARK = "sluice-gate";
const id = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(1));
const schema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(2),
    gate: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()),
    asks: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(QUESTIONS),
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()),
    commit: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^[0-9a-f]{40}$/)),
    fingerprint: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^(sha256:[0-9a-f]{64})?$/)),
    run: id,
    attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(0)),
    after: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(id),
    destination: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq())),
    override: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ windows: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()), reason: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
    rollback: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_rollback_wish_js__WEBPACK_IMPORTED_MODULE_1__/* .rollbackWishSchema */ .nL),
    preparation: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ branch: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()), message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
});
function requestMark(request) {
    const { gate, asks, version, commit, fingerprint, run, attempt, after, destination, override } = request;
    const { preparation, rollback } = request;
    const known = { gate, asks, version, commit, fingerprint, run, attempt, after, destination, override };
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .hiddenMark */ .sd)(MARK, { format: 2, ...known, preparation, rollback });
}
function readRequestMark(body) {
    const marks = [...body.matchAll(new RegExp(`<!-- ${MARK} (\\{.*?\\}) -->`, "g"))];
    if (marks.length !== 1)
        return undefined;
    try {
        const read = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(schema, JSON.parse(marks[0]?.[1] ?? ""));
        if (!read.success)
            return undefined;
        const { format: _, ...request } = read.output;
        const isWhole = isBeforeTag(request.asks) === (request.preparation !== undefined) &&
            (request.asks === "rollback") === (request.rollback !== undefined);
        return isWhole ? request : undefined;
    }
    catch {
        return undefined;
    }
}
function overrideWithRequester({ asks, override }, startedBy) {
    if (override === undefined || followsAnswer(asks) || startedBy === undefined)
        return override;
    return { ...override, reason: `${override.reason} (requested by ${startedBy})` };
}


  }),

  57335:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $w: () => (/* binding */ requestAbove),
    W3: () => (/* binding */ readComment),
    q: () => (/* binding */ requestsIn)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);
  var _approval_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43369);




const commentSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    node_id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), ""),
    body: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    created_at: _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB,
    updated_at: _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB,
    html_url: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), ""),
    user: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct),
});
const DELETED_ACCOUNT = { login: "", isBot: true };
function readComment(answer) {
    const { id, node_id, body, created_at, updated_at, html_url, user } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(commentSchema, answer, "a comment");
    const by = user === null ? DELETED_ACCOUNT : { login: user.login, isBot: user.type !== "User" || (0,_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .isBotLogin */ .DU)(user.login) };
    return {
        ...{ id, nodeId: node_id, body: body ?? "", createdAt: created_at, updatedAt: updated_at },
        ...{ by, url: html_url },
    };
}
function requestsIn(comments, requester) {
    return comments
        .filter(({ by }) => by.login.toLowerCase() === requester.toLowerCase())
        .flatMap((comment) => {
        const request = (0,_approval_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readRequestMark */ .Zv)(comment.body);
        return request === undefined ? [] : [{ ...request, comment }];
    })
        .toSorted((one, other) => one.comment.id - other.comment.id);
}
function requestAbove(comment, requests) {
    return requests.findLast((request) => request.comment.id < comment.id);
}


  }),

  98606:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Y: () => (/* binding */ requesterKey),
    i: () => (/* binding */ requesterOf)
  });
const requesterKey = {
    name: "requester",
    description: "Login of the account that posts approval requests. Default: the account of the run's own token.",
};
function requesterOf(forge) {
    switch (forge) {
        case "github":
            return "github-actions[bot]";
        case "gitea":
            return "gitea-actions";
        case "forgejo":
            return "forgejo-actions";
    }
}


  }),

  22252:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Cw: () => (/* binding */ rollbackInputs),
    KA: () => (/* binding */ readRollbackInputs),
    MR: () => (/* binding */ isOfWhatRuns),
    Ot: () => (/* binding */ rollbackName),
    Xw: () => (/* binding */ isOfProduct),
    nL: () => (/* binding */ rollbackWishSchema),
    tV: () => (/* binding */ isSameRollback)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24863);



const DATA_SCENARIOS = ["restore", "restore-databases", "undo"];
const rollbackWishSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    target: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .nonEmpty */ .hq()),
    from: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    reason: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    pullMissing: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    ignoreOneOffs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    scenario: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(DATA_SCENARIOS)),
    backup: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    schemaChange: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("allow")),
});
const inputsSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    target: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .nonEmpty */ .hq()),
    from: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    reason: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    "pull-missing": valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()]), "false"),
    "ignore-one-offs": valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    scenario: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(["", "rollback", ...DATA_SCENARIOS], "`scenario` is rollback, restore, restore-databases or undo"), ""),
    backup: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    "schema-change": valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(["", "refuse", "allow"], "`schema-change` is refuse or allow"), ""),
});
function readRollbackInputs(json) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), inputsSchema), json);
    if (read.success) {
        const { target, from, reason, "pull-missing": pull, "ignore-one-offs": ignoreOneOffs } = read.output;
        const { scenario, backup, "schema-change": schemaChange } = read.output;
        return {
            ...{ target, from, reason, pullMissing: String(pull) || "false", ignoreOneOffs },
            ...(scenario === "" || scenario === "rollback" ? {} : { scenario }),
            ...(backup === "" ? {} : { backup }),
            ...(schemaChange === "allow" ? { schemaChange } : {}),
        };
    }
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `\`rollback\` is not understood: ${read.issues[0].message}.`,
        means: "What would be rolled back is unknown, so no approval was requested, and none was verified.",
        todo: "Give `rollback: ${{ toJSON(inputs) }}` in a workflow with the inputs `target`, `from`, `reason`, `pull-missing` and `ignore-one-offs`, and perhaps `scenario`, `backup` and `schema-change`.",
    });
}
function rollbackInputs(wish) {
    const { target, from, reason, pullMissing, ignoreOneOffs, scenario, backup, schemaChange } = wish;
    return {
        ...{ target, from, reason, "pull-missing": pullMissing, "ignore-one-offs": ignoreOneOffs },
        ...(scenario === undefined ? {} : { scenario }),
        ...(backup === undefined ? {} : { backup }),
        ...(schemaChange === undefined ? {} : { "schema-change": schemaChange }),
    };
}
function isSameRollback(one, other) {
    if (one === undefined || other === undefined)
        return one === other;
    const [left, right] = [rollbackInputs(one), rollbackInputs(other)];
    return [...Object.keys(left), ...Object.keys(right)].every((name) => left[name] === right[name]);
}
function rollbackName({ from }, prefix) {
    return from === "" ? `${prefix}${ANY_RELEASE}` : `${(0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_2__/* .tagName */ .wZ)(prefix, (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_2__/* .bareVersion */ .D)(from, prefix))}-rollback`;
}
const ANY_RELEASE = "rollback";
function isOfWhatRuns(name) {
    return name.endsWith(ANY_RELEASE) && (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_2__/* .splitTag */ .RK)(name) === undefined;
}
function isOfProduct(name, prefix) {
    const bare = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
    return bare !== undefined && (bare === ANY_RELEASE || (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_2__/* .splitTag */ .RK)(bare)?.prefix === "");
}


  }),

  69319:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    DU: () => (/* binding */ isBotLogin),
    Re: () => (/* binding */ personOf),
    ct: () => (/* binding */ account),
    kB: () => (/* binding */ time)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const time = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .isoTimestamp */ .yhX(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((text) => Date.parse(text)));
const account = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), "User") });
function personOf({ login, type }) {
    return { login, isBot: type !== "User" || isBotLogin(login) };
}
function isBotLogin(login) {
    return login.toLowerCase().endsWith("[bot]");
}


  }),

  10048:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Z: () => (/* binding */ understand)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);


function understand(schema, answer, about) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, answer);
    if (read.success)
        return read.output;
    const [issue] = read.issues;
    const where = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue) ?? "the whole";
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The answer about ${about} is not understood: ${where}: ${issue.message}`,
        means: "Sluice does not guess what an answer means, so this step stopped there. What it had done before remains.",
        todo: "Run this again. If the failure remains, the forge has another version of its API: report it to Sluice with the message above.",
    });
}


  }),

  909:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ secondsText),
    q: () => (/* binding */ roundDurationText)
  });
function secondsText(length) {
    const seconds = Math.round(length);
    return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function roundDurationText(milliseconds) {
    return milliseconds < 120_000 ? `${Math.ceil(milliseconds / 1000)} s` : `${Math.ceil(milliseconds / 60_000)} min`;
}


  }),

  24863:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    C_: () => (/* binding */ TAG_PREFIX),
    D: () => (/* binding */ bareVersion),
    Dx: () => (/* binding */ ownNames),
    NE: () => (/* binding */ ownHotfixBranch),
    RK: () => (/* binding */ splitTag),
    R_: () => (/* binding */ inProduct),
    Wb: () => (/* binding */ ownTags),
    wZ: () => (/* binding */ tagName)
  });
const TAG_PREFIX = /^(?=.{1,100}$)(?!.*\.lock\/)@?[A-Za-z0-9]+(?:[._/@-][A-Za-z0-9]+)*[/@_-]$/;
function tagName(prefix, version) {
    return `${prefix}${version}`;
}
function splitTag(tag) {
    const [, prefix = "", version = ""] = /^(.*?)(v?\d+\.\d+\.\d+.*)$/.exec(tag) ?? [];
    return version !== "" && (prefix === "" || TAG_PREFIX.test(prefix)) ? { prefix, version } : undefined;
}
function bareVersion(text, prefix) {
    return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
function ownNames(names, prefix) {
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
function ownTags(tags, prefix) {
    const own = [...tags].filter(([name]) => name.startsWith(prefix));
    return new Map(own.map(([name, commit]) => [name.slice(prefix.length), commit]));
}
function ownHotfixBranch(branch, prefix) {
    const start = `hotfix/${prefix}`;
    return branch.startsWith(start) ? `hotfix/${branch.slice(start.length)}` : "";
}
function inProduct(hotfix, prefix) {
    const { from, version } = hotfix;
    return { ...hotfix, from: tagName(prefix, from), branch: `hotfix/${tagName(prefix, version)}` };
}


  })

};
;