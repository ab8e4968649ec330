"use strict";
exports.id = 254;
exports.ids = [254];
exports.modules = {

  7527:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var failure = __webpack_require__(32314);
var requester = __webpack_require__(98606);
var default_branch = __webpack_require__(14792);
var incident_durations = __webpack_require__(86705);
var incident_issue = __webpack_require__(1002);
var text_digest = __webpack_require__(91450);
var markdown = __webpack_require__(10492);
; 


const FOLDER = "docs/post-mortems";
const LONGEST = 60;
function postmortemPath({ title, openedAt, number, }) {
    const words = title
        .normalize("NFKD")
        .toLowerCase()
        .replaceAll(/[\u0300-\u036f]/g, "")
        .replaceAll(/[^a-z0-9]+/g, "-")
        .slice(0, LONGEST)
        .replaceAll(/^-+|-+$/g, "");
    const day = new Date(openedAt).toISOString().slice(0, 10);
    return `${FOLDER}/${day}-${words === "" ? `incident-${number}` : words}.md`;
}
function numberedPath(path, number) {
    return path.replace(/\.md$/, `-${number}.md`);
}
function postmortemMark(number) {
    return (0,markdown/* hiddenMark */.sd)("sluice-postmortem", number);
}
function isOfAnother(text, number) {
    const marks = [...text.matchAll(/^<!-- sluice-postmortem (\d+) -->$/gm)].map(([, one]) => one);
    return marks.length > 0 && !marks.includes(String(number));
}
function timelineBlock(timeline) {
    const { text } = timeline;
    return (0,markdown.md) `${(0,markdown/* hiddenMark */.sd)("sluice-timeline", (0,text_digest/* textDigest */.o)(text.replace(/\n$/, "")))}\n\n${timeline}\n${END}`;
}
const END = (0,markdown/* hiddenMark */.sd)("sluice-timeline-end", 0);
const BLOCK = /<!-- sluice-timeline "(sha256:[0-9a-f]{64})" -->\n\n([\s\S]*?)\n\n<!-- sluice-timeline-end 0 -->/g;
function withTimeline(text, timeline) {
    const [block, ...more] = [...text.matchAll(BLOCK)];
    const [whole, digest, inside = ""] = block ?? [];
    if (block === undefined || whole === undefined || more.length > 0 || (0,text_digest/* textDigest */.o)(inside) !== digest)
        return undefined;
    return `${text.slice(0, block.index)}${timelineBlock(timeline).text}${text.slice(block.index + whole.length)}`;
}

var postmortem_timeline = __webpack_require__(69769);
var incident_report = __webpack_require__(87651);
var utc = __webpack_require__(62822);
; 




function renderTimeline(entries) {
    const rows = entries.map(({ at, source, text, url }) => [(0,utc/* utc */.n)(at), url === "" ? source : (0,markdown/* link */.nf)(source, url), text]);
    return (0,markdown/* table */.tp)(["Time (UTC)", "Source", "What happened"], rows);
}
const SECTIONS = [
    ["Contributing factors", "Several conditions had to come together. List them all; a person's mistake is never one."],
    ["Detection", "How was it noticed? What would have shown it earlier?"],
    ["Response", "What was done, in which order, and what was tried without success?"],
    ["What went well", ""],
    ["What went badly", ""],
    ["Where we were lucky", ""],
];
function renderPostmortem({ issue, durations, timeline }) {
    const facts = [
        ["Incident", (0,markdown/* link */.nf)(`#${issue.number}`, issue.url)],
        ["Severity", (0,incident_report/* severityName */.vb)(issue.severity)],
        ["Environment", issue.environment],
        ...(issue.version === "" ? [] : [["Release", issue.version]]),
        ["To detect", (0,incident_report/* duration */.p0)(durations.detect)],
        ["To act", (0,incident_report/* duration */.p0)(durations.act)],
        ["To recover", (0,incident_report/* duration */.p0)(durations.recover)],
    ];
    const sections = SECTIONS.map(([name, hint]) => (0,markdown.md) `## ${name}\n\n${hint === "" ? "" : (0,markdown.md) `_${hint}_\n`}`);
    return (0,markdown.md) `${postmortemMark(issue.number)}

# ${issue.title}

This post-mortem is blameless: write roles, such as the owner or the reviewer, and not names. Meet within five working days.

${(0,markdown/* table */.tp)(["", ""], facts)}
## Summary

_What happened, in three sentences that a person outside the team understands._

## Impact

_In numbers: users, requests, minutes, data._

## Timeline

${timeline}

${(0,markdown/* join */.fj)(sections, (0,markdown.md) `\n`)}
## Action items

| What | Owner (role) | Due |
| --- | --- | --- |
|  |  |  |
`;
}

var plain_text = __webpack_require__(61941);
; 

const keys_inputs = [
    { name: "issue", description: "Number of the incident's issue." },
    {
        name: "token",
        description: "Token with `contents: write` and `pull-requests: write`, for the file, and `actions: read`, `deployments: read` and `issues: read`, for the timeline.",
        default: "${{ github.token }}",
        secret: true,
    },
    requester/* requesterKey */.Y,
];
const outputs = [
    { name: "path", description: "Path of the file." },
    { name: "url", description: "Address of the pull request; empty if the file is merged already." },
    {
        name: "result",
        description: "opened, updated, unchanged, or kept (a person changed the timeline or removed its marks, so nothing is written).",
    },
];

var dist = __webpack_require__(77934);
var pull_request = __webpack_require__(69665);
var stage_answer = __webpack_require__(10048);
; 





const shaSchema = dist/* object */.Ikc({ sha: dist/* string */.YjP() });
const refSchema = dist/* object */.Ikc({ object: shaSchema });
const inUrl = (path) => path.split("/").map(encodeURIComponent).join("/");
async function headOf(forge, { repository }, branch) {
    const answer = await forge.read(`${repository}/git/ref/heads/${inUrl(branch)}`);
    return answer === undefined ? undefined : (0,stage_answer/* understand */.Z)(refSchema, answer, "a branch").object.sha;
}
async function hasBranch(forge, place) {
    if (place.forge === "github")
        return (await headOf(forge, place, place.branch)) !== undefined;
    return (await forge.read(`${place.repository}/branches/${inUrl(place.branch)}`)) !== undefined;
}
async function readKnown(forge, { repository }, { path, ref }) {
    const answer = await forge.read(`${repository}/contents/${inUrl(path)}?ref=${encodeURIComponent(ref)}`);
    if (answer === undefined)
        return { path, text: undefined, sha: undefined };
    return { path, text: (0,default_branch/* readFile */.TA)(answer), sha: (0,stage_answer/* understand */.Z)(shaSchema, answer, "a file").sha };
}
async function writeFile(forge, place, { known: { path, sha }, text, message }, isNewBranch) {
    const { repository, base, branch } = place;
    const isGithub = place.forge === "github";
    if (isGithub && isNewBranch)
        await createBranch(forge, place);
    const content = Buffer.from(text).toString("base64");
    const where = isGithub || !isNewBranch ? { branch } : { branch: base, new_branch: branch };
    await forge.write({
        method: isGithub || sha !== undefined ? "PUT" : "POST",
        path: `${repository}/contents/${inUrl(path)}`,
        body: { message, content, ...where, ...(sha === undefined ? {} : { sha }) },
        what: `write ${path}`,
        happened: async () => ((await readKnown(forge, place, { path, ref: branch })).text === text ? {} : undefined),
    });
}
async function createBranch(forge, place) {
    const { repository, base, branch } = place;
    await forge.write({
        method: "POST",
        path: `${repository}/git/refs`,
        body: { ref: `refs/heads/${branch}`, sha: await headOf(forge, place, base) },
        what: `create the branch ${branch}`,
        happened: async () => headOf(forge, place, branch),
    });
}
async function findPull(forge, { repository, branch }) {
    const all = await (0,pull_request/* openPullRequests */.S)(forge, repository);
    return all.find(({ head: { ref } }) => ref === branch || (ref.startsWith(`${branch}-`) && /^[\d-]+$/.test(ref.slice(branch.length))));
}
async function openPull(forge, place, text) {
    const { repository, base, branch: head } = place;
    return (0,pull_request/* openPullRequest */.H)(forge, repository, { ...text, head, base }, () => findPull(forge, place));
}
function messageFor(number) {
    return (0,plain_text/* plain */.pj) `docs: post-mortem of incident ${number}`;
}

; 















const openPostmortem = {
    name: "open-postmortem",
    read: readInputs,
    run: open_postmortem_open,
};
function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    world.log.mask(token);
    return {
        issue: (0,values/* readInteger */.JI)(settings.need("issue"), { min: 1, max: Number.MAX_SAFE_INTEGER }),
        token,
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge),
    };
}
async function open_postmortem_open(inputs, world) {
    const { issue: number, token, requester } = inputs;
    const forge = world.forge(token);
    const repository = `/repos/${world.run.repository}`;
    const incident = await (0,incident_issue/* readIncident */.rM)(forge, { repository, requester }, number);
    if (incident === undefined)
        throw noIncident(number);
    const { name: base } = await (0,default_branch/* openDefaultBranch */.iL)(forge, repository);
    const usual = { forge: world.run.forge, repository, base, branch: `post-mortem/incident-${number}` };
    const draft = await findDraft(forge, usual, { issue: incident.issue, run: world.run });
    const { place, pull, file } = draft;
    const timeline = renderTimeline(await (0,postmortem_timeline/* collectTimeline */.i)(forge, usual, incident));
    const text = textOf(file, incident, timeline);
    if (text === undefined) {
        world.log.warning(`${file.path} has a timeline that a person changed, or no marks of one, so it is kept as it is.`);
        return result(draft, "kept", world);
    }
    if (text === file.text)
        return result(draft, "unchanged", world);
    await writeFile(forge, place, { known: file, text, message: messageFor(number) }, pull === undefined);
    const url = draft.url || (await openPull(forge, place, pullText(incident.issue)));
    return result({ file, url }, file.text === undefined ? "opened" : "updated", world);
}
async function findDraft(forge, usual, { issue, run }) {
    const pull = await findPull(forge, usual);
    const place = { ...usual, branch: pull?.head.ref ?? (await newBranch(forge, usual, run)) };
    const file = await findFile(forge, place, { ref: pull?.head.ref ?? usual.base, issue });
    return { place, pull, file, url: pull?.html_url ?? "" };
}
function textOf({ text }, { issue, events }, timeline) {
    if (text !== undefined)
        return withTimeline(text, timeline);
    const durations = (0,incident_durations/* incidentDurations */.G)((0,incident_durations/* incidentTimes */.j)(events));
    return renderPostmortem({ issue, durations, timeline: timelineBlock(timeline) }).text;
}
function pullText({ number, title, url }) {
    return {
        title: (0,plain_text/* plain */.pj) `Post-mortem: ${(0,incident_report/* incidentTitle */.Bl)(title)}`,
        body: (0,markdown.md) `The post-mortem of ${(0,markdown/* link */.nf)(`incident #${number}`, url)}. The timeline is filled in; the other sections are for people.\n`,
    };
}
async function newBranch(forge, place, { runId, runAttempt }) {
    return (await hasBranch(forge, place)) ? `${place.branch}-${runId}-${Number(runAttempt) || 0}` : place.branch;
}
async function findFile(forge, place, { ref, issue }) {
    const path = postmortemPath(issue);
    const found = await readKnown(forge, place, { path, ref });
    if (found.text === undefined || !isOfAnother(found.text, issue.number))
        return found;
    return readKnown(forge, place, { path: numberedPath(path, issue.number), ref });
}
function noIncident(number) {
    return new failure/* StageFailure */.B({
        what: `The issue #${number} is no incident of Sluice.`,
        means: "It was not opened by the workflow `incident.yml` or by a release, so no timeline is known. Nothing was written.",
        todo: "Give the number of an incident's issue.",
    });
}
const TEXTS = {
    opened: (path) => (0,markdown.md) `The post-mortem ${path} is in a pull request.`,
    updated: (path) => (0,markdown.md) `The timeline of ${path} was updated.`,
    unchanged: (path) => (0,markdown.md) `The timeline of ${path} is up to date.`,
    kept: (path) => (0,markdown.md) `${path} is kept as it is: a person changed its timeline.`,
};
function result({ file, url }, outcome, { log }) {
    const { path } = file;
    log.info(`${path}: ${outcome}. ${url}`);
    const report = (0,markdown.md) `### ${TEXTS[outcome]((0,markdown/* code */.aY)(path))}\n\n${url === "" ? "" : (0,markdown/* link */.nf)("The pull request", url)}\n`;
    return { outputs: { path, url, result: outcome }, report };
}

; 



void (0,run_stage/* runStage */.S)(openPostmortem, (0,real_world/* realWorld */.b)());


  }),

  69665:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ openPullRequest),
    S: () => (/* binding */ openPullRequests)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


const pullSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    html_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    base: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    head: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        repo: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    }),
});
async function openPullRequests(forge, repository, filter = "") {
    const answer = await forge.list(`${repository}/pulls?state=open${filter}`);
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(pullSchema), answer, "pull requests").filter(({ head: { repo } }) => `/repos/${repo?.full_name}`.toLowerCase() === repository.toLowerCase());
}
async function openPullRequest(forge, repository, body, find) {
    const made = await forge.write({
        ...{ method: "POST", path: `${repository}/pulls`, what: "open the pull request" },
        body: { ...body },
        happened: find,
    });
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ html_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }), made, "a pull request").html_url;
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

  21598:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (/* binding */ readJobs)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);



const jobsSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    check_run_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    run_attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), 1),
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    conclusion: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    started_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    completed_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    runner_id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig())),
}));
function readJobs(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(jobsSchema, answer, "the jobs of a run");
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


  }),

  89635:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    L: () => (/* binding */ issueCommand)
  });
  var os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4679);


function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}

  }),

  82902:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    v: () => (/* binding */ prepareKeyValueMessage)
  });
  var crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76982);
  var fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79896);
  var os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4679);




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}

  }),

  4679:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ toCommandValue)
  });
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}

  })

};
;