"use strict";
exports.id = 9233;
exports.ids = [9233,2338];
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

  47755:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var resumption = __webpack_require__(37442);
var host_survey = __webpack_require__(70008);
var host_refusals = __webpack_require__(32979);
; 


function hostState(survey, project) {
    if (survey.lock.held)
        return "changing";
    if (survey.hold !== undefined)
        return "held";
    if (survey.pending !== undefined)
        return "interrupted";
    if ((0,host_refusals/* toolRefusals */.mb)(survey).length > 0)
        return "unknown";
    const { current } = survey;
    if (current === undefined)
        return "unrecorded";
    if (drifted(survey, project, current.release))
        return "drifted";
    return survey.freeze === undefined ? "ok" : "frozen";
}
function drifted(survey, project, release) {
    const recorded = new Map(survey.releaseImages.filter((image) => image.release === release).map(({ service, id }) => [service, id]));
    const running = (0,host_survey/* projectContainers */.an)(survey, project).filter(({ service, mounts }) => mounts !== "unknown" || recorded.has(service));
    const up = running.every(({ service, image, status, exitCode, health }) => recorded.get(service) === image &&
        (status === "running" ? health !== "unhealthy" : status === "exited" && exitCode === 0));
    return !up || [...recorded.keys()].some((service) => !running.some((one) => one.service === service));
}

var place = __webpack_require__(61302);
var refusal = __webpack_require__(49539);
var wait_for_watch = __webpack_require__(56143);
var watched_release = __webpack_require__(1665);
var while_watched = __webpack_require__(9726);
var failure = __webpack_require__(32314);
var requester = __webpack_require__(98606);
var default_branch = __webpack_require__(14792);
var gate_rules = __webpack_require__(47213);
var dist = __webpack_require__(77934);
var stage_answer = __webpack_require__(10048);
var consumption = __webpack_require__(19219);
var issue_comment = __webpack_require__(57335);
var release_issue = __webpack_require__(16267);
var person = __webpack_require__(69319);
; 







async function waitingGates(forge, place) {
    const all = [...(await waitingRuns(forge, place)), ...(await waitingIssues(forge, place))];
    return all.toSorted((one, other) => one.since - other.since);
}
const numberedSchema = dist/* object */.Ikc({ id: dist/* number */.aig() });
const runSchema = dist/* object */.Ikc({
    head_branch: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    html_url: dist/* string */.YjP(),
    created_at: person/* time */.kB,
    run_started_at: dist/* optional */.lqM(person/* time */.kB),
});
const pendingSchema = dist/* array */.YOg(dist/* object */.Ikc({
    environment: dist/* object */.Ikc({ name: dist/* string */.YjP() }),
    reviewers: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ reviewer: dist/* object */.Ikc({ login: dist/* optional */.lqM(dist/* string */.YjP()), name: dist/* nullish */.cl6(dist/* string */.YjP()) }) })), []),
}));
async function waitingRuns(forge, { repository, config }) {
    const listed = [
        ...(await forge.list(`${repository}/actions/runs?status=waiting`, "workflow_runs")),
        ...(await forge.list(`${repository}/actions/runs?status=in_progress`, "workflow_runs")),
    ];
    const runs = new Map(listed.map((answer) => [(0,stage_answer/* understand */.Z)(numberedSchema, answer, "a run").id, answer]));
    const waiting = [];
    for (const [id, answer] of runs) {
        const pending = await forge.read(`${repository}/actions/runs/${id}/pending_deployments`);
        if (pending !== undefined)
            waiting.push(...gatesOf(answer, pending, config));
    }
    return waiting;
}
function gatesOf(answer, pending, config) {
    const run = (0,stage_answer/* understand */.Z)(runSchema, answer, "a run that waits");
    const { head_branch, html_url: url, created_at, run_started_at: since = created_at } = run;
    return (0,stage_answer/* understand */.Z)(pendingSchema, pending, "what a run waits for").map(({ environment: { name: gate }, reviewers }) => {
        const owners = (0,gate_rules/* gateOwners */.Eq)(config, gate);
        const named = reviewers.flatMap(({ reviewer: { login, name } }) => login ?? name ?? []);
        return { gate, about: head_branch ?? "", people: owners.length > 0 ? owners : named, since, url };
    });
}
async function waitingIssues(forge, place) {
    const { repository, config, requester } = place;
    const waiting = [];
    for (const issue of await (0,release_issue/* openReleaseIssues */.Ai)(forge, repository, requester)) {
        const comments = (await forge.list(`${repository}/issues/${issue.number}/comments`)).map(issue_comment/* readComment */.W3);
        const request = (0,issue_comment/* requestsIn */.q)(comments, requester).at(-1);
        if (request === undefined || (await (0,consumption/* consumptionOf */.z)(forge, repository, request)) !== undefined)
            continue;
        waiting.push({
            gate: request.gate,
            about: request.version,
            people: (0,gate_rules/* gateOwners */.Eq)(config, request.gate),
            since: request.comment.createdAt,
            url: issue.url,
        });
    }
    return waiting;
}

var repository_url = __webpack_require__(10154);
var markdown = __webpack_require__(10492);
var minute_text = __webpack_require__(95749);
var narrator = __webpack_require__(5367);
; 




function recordedVersion({ current, engine }) {
    return current?.version ?? (engine === undefined ? "release unknown" : "no recorded release");
}
function renderStatus({ survey, project, waiting, repository }) {
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `### ${project} on ${survey.host.name}: ${recordedVersion(survey)}\n`,
        stateTable(survey, waiting, repository),
        (0,markdown.md) `**Containers**\n`,
        containerTable(survey, project),
        (0,markdown.md) `**Releases that a rollback can target**\n`,
        releaseTable(survey),
    ]);
}
function stateTable(survey, waiting, repository) {
    const { current, freeze, hold, pending, dirty } = survey;
    const release = current === undefined ? recordedVersion(survey) : (0,markdown.md) `${current.version} (${(0,markdown/* code */.aY)(current.commit.slice(0, 12))})`;
    return (0,markdown/* table */.tp)(["", ""], [
        ["Release", release],
        ...since(survey, repository),
        ["Lock", lockText(survey, repository)],
        ["Frozen", freeze === undefined ? "no" : freeze],
        ["Held", hold === undefined ? "no" : hold.text],
        [
            "Interrupted change",
            pending === undefined ? "none" : (0,markdown.md) `${(0,markdown/* code */.aY)(pending)}, which the next deploy or rollback settles first`,
        ],
        ...(waiting === undefined ? [] : [["Waiting", waitingText(waiting)]]),
        ["Changed by hand", dirty.length === 0 ? "nothing" : (0,markdown/* code */.aY)(dirty.join(", "))],
    ]);
}
function containerTable(survey, project) {
    return (0,markdown/* table */.tp)(["Service", "State", "Health", "Restarts", "Image", "Started"], (0,host_survey/* projectContainers */.an)(survey, project).map((one) => [
        one.service,
        one.status,
        one.health,
        one.restarts,
        (0,markdown.md) `${(0,markdown/* code */.aY)(one.imageName)} ${(0,markdown/* code */.aY)((0,narrator/* shortId */.m_)(one.image))}`,
        (0,markdown/* code */.aY)(one.started.slice(0, 19)),
    ]));
}
function releaseTable({ releases }) {
    return (0,markdown/* table */.tp)(["Version", "Id", "Commit", "Recorded", "Images"], releases.map((one) => [
        one.version,
        (0,markdown/* code */.aY)(one.release),
        (0,markdown/* code */.aY)(one.commit.slice(0, 12)),
        one.at,
        one.gone === "" ? "kept" : (0,markdown.md) `gone: ${(0,markdown/* code */.aY)(one.gone)}`,
    ]));
}
function lockText({ lock }, repository) {
    if (!lock.held)
        return "free";
    const { kind = "?", version = "", actor = "?", since: at = "?", run = "" } = lock.owner ?? {};
    const how = (0,markdown/* linkBelow */.yZ)(repository, `${kind} ${version}`.trim(), run);
    return (0,markdown.md) `held by ${how} of ${actor} since ${at}`;
}
function waitingText(waiting) {
    if (typeof waiting === "string")
        return `not known: ${waiting}`;
    if (waiting.length === 0)
        return "no gate";
    return (0,markdown/* join */.fj)(waiting.map((one) => (0,markdown.md) `${waitingLine(one)} ${(0,markdown/* link */.nf)("Answer", one.url)}`), (0,markdown.md) `<br>`);
}
function waitingLine({ gate, about, people, since }) {
    const who = people.length === 0 ? "an approval" : people.join(" or ");
    return `${gate}${about === "" ? "" : ` of ${about}`} waits for ${who} since ${(0,minute_text/* minuteText */.W)(since)}.`;
}
function since(survey, repository) {
    const { current } = survey;
    if (current === undefined)
        return [];
    const change = (0,host_survey/* broughtBy */.dB)(survey);
    if (change === undefined)
        return [["Recorded", current.at]];
    const { kind, actor, at, run } = change;
    return [["Live since", (0,markdown.md) `${at}, by a ${(0,markdown/* linkBelow */.yZ)(repository, kind, run)} of ${actor || "an unknown person"}`]];
}

; 


const keys_inputs = [
    ...place/* placeKeys */.yO,
    {
        name: "freeze",
        description: "Reason for which nothing can be deployed from now on. A rollback is still possible.",
    },
    { name: "unfreeze", description: "Whether to lift a freeze.", default: "false" },
    {
        name: "clear-hold",
        description: "Reason to lift a hold after a person has checked the host and found it healthy. It is kept in the host's history.",
    },
    { name: "gates", description: "Whether to report which gates wait for an approval.", default: "false" },
    {
        name: "watched-release",
        description: "What happens while another run still deploys, tests or watches the release that runs: wait until that has ended, refuse, or report. Empty does not ask.",
    },
    while_watched/* whileWatchedTimeoutKey */.mz,
    while_watched/* watchDurationKey */.JB,
    {
        name: "token",
        description: "With `gates`: token with `actions: read`, `contents: read`, `issues: read` and `statuses: read`. With `watched-release`: token with `actions: read`.",
        default: "${{ github.token }}",
        secret: true,
    },
];
const outputs = [
    { name: "version", description: "Release that is recorded as running; empty for none." },
    { name: "commit", description: "Commit of that release." },
    {
        name: "state",
        description: "ok, changing (a change holds the lock), interrupted, held, frozen, drifted (what runs is not what was recorded), unrecorded, or unknown (the host’s tools do not answer; the step fails).",
    },
    {
        name: "freeze-reason",
        description: "Reason for which deploys to the host are frozen; empty if they are not frozen.",
    },
    {
        name: "watched",
        description: "With `watched-release`: sentence about the release that runs and is still being watched, or that this is unknown; empty if it is not.",
    },
    {
        name: "waiting",
        description: "With `gates`: waiting gates, the longest wait first, as a JSON list of {gate, about, people, since, url}; empty if unknown.",
    },
    {
        name: "resumes",
        description: "true if the host still works on what an earlier attempt of this job has begun, runs the release that it deployed, or was rolled back by it; otherwise false.",
    },
    { name: "releases", description: "Versions that a rollback can target, newest first, as a JSON list." },
];

; 



















const releaseStatus = {
    name: "release-status",
    read: readStatusInputs,
    run: release_status_status,
};
async function readStatusInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const [freeze, unfreeze] = [settings.get("freeze").text, (0,values/* readBoolean */.Vf)(settings.get("unfreeze"))];
    if (freeze !== "" && unfreeze)
        throw (0,values/* badValue */.tm)(settings.get("unfreeze"), "false if `freeze` has a reason");
    return {
        place: (0,place/* readPlace */.yI)(settings, world.log),
        freeze,
        unfreeze,
        clearHold: settings.get("clear-hold").text,
        gates: (0,values/* readBoolean */.Vf)(settings.get("gates")) ? readGates(settings, world) : undefined,
        watched: settings.get("watched-release").text === "" ? undefined : readWatched(settings, world),
    };
}
function readGates(settings, { log }) {
    const { text: token } = settings.need("token");
    log.mask(token);
    return { token, config: settings.get("config").text };
}
const RULES = ["wait", "refuse", "report"];
function readWatched(settings, { log }) {
    const { text: token } = settings.need("token");
    log.mask(token);
    return { token, rule: (0,while_watched/* readWhileWatched */.cV)(settings.get("watched-release"), RULES, settings) };
}
async function release_status_status(inputs, world) {
    const { place, freeze, unfreeze, clearHold } = inputs;
    const waiting = await askGates(inputs.gates, world);
    const host = await world.hosts.open(place);
    try {
        if (freeze !== "")
            await host.freeze(freeze);
        else if (unfreeze)
            await host.freeze(undefined);
        if (clearHold !== "")
            await host.clearHold(clearHold);
        const watches = inputs.watched && { ...world, forge: world.forge(inputs.watched.token) };
        if (watches !== undefined && inputs.watched?.rule.rule === "wait")
            await (0,wait_for_watch/* waitForWatch */.g)(host, inputs.watched.rule, watches);
        const survey = await host.survey();
        const watched = inputs.watched && watches && (await reportWatch(survey, inputs.watched.rule, watches));
        for (const part of survey.unreadable)
            world.log.warning(`The host's state has a part that cannot be read: ${part}`);
        world.log.info(`${place.project} on ${survey.host.name}: ${recordedVersion(survey)}, ${hostState(survey, place.project)}.`);
        const failure = blindness(survey);
        const resumes = String((0,resumption/* resumptionOf */.i)(survey, world.run).kind !== "none");
        const seen = {
            outputs: {
                ...statusOutputs(survey, place.project),
                resumes,
                watched: watched ?? "",
                waiting: Array.isArray(waiting) ? waitingJson(waiting) : "",
            },
            report: renderStatus({ survey, project: place.project, waiting, repository: (0,repository_url/* repositoryUrl */.E)(world.run) }),
        };
        return failure === undefined ? seen : { ...seen, failure };
    }
    finally {
        await host.close();
    }
}
async function reportWatch(survey, rule, world) {
    if (rule.rule !== "report") {
        await (0,wait_for_watch/* refuseWhileWatched */.E)(survey, rule, world);
        return "";
    }
    try {
        const watched = await (0,watched_release/* watchedRelease */.sQ)(survey, world);
        return watched === undefined ? "" : (0,watched_release/* watchSentence */.jb)(watched, rule.watchMs, world.clock);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        world.log.warning(error.what);
        return error.what;
    }
}
async function askGates(gates, world) {
    if (gates === undefined)
        return undefined;
    const repository = `/repos/${world.run.repository}`;
    try {
        const forge = world.forge(gates.token);
        const branch = await (0,default_branch/* openDefaultBranch */.iL)(forge, repository);
        const config = (0,gate_rules/* readConfigText */.im)(await branch.file(gates.config), gates.config);
        const waiting = await waitingGates(forge, { repository, config, requester: (0,requester/* requesterOf */.i)(world.run.forge) });
        for (const line of waiting.map(waitingLine))
            world.log.info(line);
        return waiting;
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        world.log.warning(`Which gates wait is not known: ${error.what}`);
        return error.what;
    }
}
function waitingJson(waiting) {
    return JSON.stringify(waiting.map((one) => ({ ...one, since: new Date(one.since).toISOString() })));
}
function blindness(survey) {
    const silent = (0,host_refusals/* toolRefusals */.mb)(survey);
    if (silent.length === 0)
        return undefined;
    const { what, todo } = (0,refusal/* refusalFailure */.$)(silent);
    return new failure/* StageFailure */.B({ what, means: "What runs on the host is unknown. Nothing that runs was changed.", todo });
}
function statusOutputs(survey, project) {
    const kept = survey.releases.filter(({ gone }) => gone === "").sort((left, right) => right.at.localeCompare(left.at));
    return {
        version: survey.current?.version ?? "",
        commit: survey.current?.commit ?? "",
        state: hostState(survey, project),
        "freeze-reason": survey.freeze ?? "",
        releases: JSON.stringify([...new Set(kept.map(({ version }) => version))]),
    };
}

; 



void (0,run_stage/* runStage */.S)(releaseStatus, (0,host_world/* realHostWorld */.H)());


  }),

  37442:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i: () => (/* binding */ resumptionOf)
  });
  var _plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(547);
  var _past_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90230);


const ROLLBACKS = ["rollback", "restore"];
function resumptionOf(survey, run) {
    const { runId, job } = run;
    const { current, changes } = survey;
    const newest = (kind) => (0,_plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__/* .newestChange */ .P)({ runId, job, kind }, changes);
    const isRunning = (kind) => newest(kind)?.alive === true && newest(kind)?.exit === null;
    if (isRunning("deploy"))
        return { kind: "running" };
    if (ROLLBACKS.some(isRunning))
        return { kind: "rolling-back" };
    if (current === undefined)
        return { kind: "none" };
    const rollback = (0,_past_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .ownRollback */ .RP)(survey, run, ["deploy", ...ROLLBACKS]);
    if (rollback !== undefined)
        return { kind: "rolled-back", rollback, current };
    const deploy = newest("deploy");
    const runsIt = deploy?.exit?.outcome === "done" && deploy.exit.running === current.release;
    if (!runsIt)
        return { kind: "none" };
    const why = unsettledBy(survey);
    return why === undefined ? { kind: "done", change: deploy.change, current } : { kind: "unsettled", why };
}
function unsettledBy({ hold, pending, engine }) {
    if (hold !== undefined)
        return "the host is on hold";
    if (pending !== undefined)
        return `the change ${pending} was interrupted on the host, or is still running`;
    return engine === undefined ? "the Docker engine of the host does not answer" : undefined;
}


  }),

  90230:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Di: () => (/* binding */ repeatedRollback),
    Hp: () => (/* binding */ lastRollback),
    OB: () => (/* binding */ runningSince),
    RP: () => (/* binding */ ownRollback),
    tU: () => (/* binding */ heldDeploy)
  });
  var _host_survey_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70008);
  var _plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(547);


function lastRollback(survey) {
    const at = survey.history.findLastIndex(({ kind, outcome }) => kind !== "clear-hold" && kind !== "settle" && (outcome === "done" || outcome === "returned"));
    const last = survey.history[at];
    if (last === undefined || last.running !== survey.current?.release || !isRollback(last))
        return undefined;
    const isSettled = survey.history[at - 1]?.kind === "settle";
    return pastRollback(survey, last, survey.history.slice(0, isSettled ? at - 1 : at));
}
function repeatedRollback(survey, { runId, job }, kind) {
    const { current } = survey;
    const last = ownRollback(survey, { runId, job }, [kind]);
    if (current === undefined || last === undefined)
        return undefined;
    const why = `an earlier attempt of this job has carried it out, and ${current.version} runs.`;
    return { kind: "nothing-to-do", current, why, rollback: { ...last, isOwn: true } };
}
function ownRollback(survey, { runId, job }, kinds) {
    const last = survey.pending === undefined ? lastRollback(survey) : undefined;
    const isOwn = kinds.some((kind) => last?.change === (0,_plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__/* .newestChange */ .P)({ runId, job, kind }, survey.changes)?.change);
    return isOwn ? last : undefined;
}
function runningSince(survey) {
    return switchTo(survey.current?.version ?? "", survey.history, survey);
}
function isRollback({ kind, outcome }) {
    return outcome === "done" ? kind === "rollback" || kind === "restore" : outcome === "returned" && kind === "deploy";
}
function pastRollback(survey, change, before) {
    const { began, at: ended, kind, version, switched = "", undone = "", running } = change;
    const times = { change: change.change ?? "", began, ended };
    if (kind === "deploy")
        return { ...times, began: undone, replaced: version, replacedSwitchedAt: switched };
    const replacedId = before.at(-1)?.running ?? "";
    if (kind === "rollback" && replacedId === running) {
        const held = heldDeploy(before);
        return { ...times, replaced: held?.version ?? "", replacedSwitchedAt: held?.switched ?? "" };
    }
    const replaced = versionOf(survey, replacedId);
    return { ...times, replaced, replacedSwitchedAt: switchTo(replaced, before, survey) };
}
function heldDeploy(history) {
    const isEnd = ({ kind, outcome }) => (kind !== "clear-hold" && (outcome === "done" || outcome === "returned")) ||
        (kind === "deploy" && outcome === "held");
    const last = history.findLast(isEnd);
    return last?.outcome === "held" ? last : undefined;
}
function switchTo(version, history, survey) {
    const since = history.findLastIndex(({ running }) => versionOf(survey, running) !== version) + 1;
    const change = history[since];
    const isOlder = since === 0 && survey.history.length >= _host_survey_js__WEBPACK_IMPORTED_MODULE_1__/* .HISTORY_LENGTH */ .Su;
    return version === "" || isOlder || change?.kind === "settle" ? "" : (change?.switched ?? "");
}
function versionOf({ releases }, id) {
    return releases.find(({ release }) => release === id)?.version ?? "";
}


  }),

  56143:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ refuseWhileWatched),
    g: () => (/* binding */ waitForWatch)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(909);
  var _watched_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1665);



const POLL_MS = 20_000;
const PROGRESS_MS = 5 * 60_000;
const LONGEST_JOB_MS = 5 * 3_600_000;
async function refuseWhileWatched(survey, { watchMs }, world) {
    const watched = await (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchedRelease */ .sQ)(survey, world);
    if (watched === undefined)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchSentence */ .jb)(watched, watchMs, world.clock),
        means: `A deploy now would end the watch of ${watched.version} without a verdict. Nothing was changed.`,
        todo: "Run this workflow again when that run has ended; cancel that run if it makes no progress. `deploy.while-watched` sets whether a release waits; a hotfix and a rollback never do.",
    });
}
async function waitForWatch(host, { limitMs, watchMs }, world) {
    const ends = world.clock.monotonic() + limitMs;
    let awaited;
    for (;;) {
        const survey = await host.survey();
        const watched = await (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchedRelease */ .sQ)(survey, world);
        if (awaited === undefined && watched !== undefined)
            warnOfLongJob({ limitMs, watchMs }, world.log);
        awaited ??= watched;
        if (awaited !== undefined && !isDeploying(watched))
            requireStillCurrent(awaited, survey);
        if (watched === undefined)
            return;
        await waitForRun(watched, { ends, limitMs, watchMs }, world);
    }
}
function warnOfLongJob({ limitMs, watchMs }, log) {
    if (limitMs + watchMs <= LONGEST_JOB_MS)
        return;
    log.warning(`This release waits for ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(limitMs)} at most, and is then watched for ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(watchMs)}. A hosted runner ends a job after 6 hours, and a watch that is ended has no verdict: set \`deploy.while-watched-timeout\` to a shorter time.`);
}
function isDeploying(watched) {
    return watched !== undefined && watched.deployedAt === undefined;
}
async function waitForRun(watched, { ends, limitMs, watchMs }, world) {
    const { clock, log, cancellation } = world;
    let lastReport = Number.NEGATIVE_INFINITY;
    let run = "under way";
    do {
        const sentence = (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchSentence */ .jb)(watched, watchMs, clock);
        if (clock.monotonic() >= ends)
            throw tooLong(watched, sentence, limitMs);
        if (clock.monotonic() - lastReport >= PROGRESS_MS) {
            log.info(`${sentence} This release waits until that has ended, ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(ends - clock.monotonic())} at most.`);
            lastReport = clock.monotonic();
        }
        await clock.sleep(Math.min(POLL_MS, ends - clock.monotonic()), cancellation.signal);
        if (cancellation.signal.aborted)
            throw cancelled(watched);
        const before = run;
        run = await stateOf(watched, world);
        if (typeof run === "object" && before === "under way")
            log.warning(`${run.unknown} So ${watched.version} counts as watched.`);
    } while (run !== "ended");
    log.info(`The run of ${watched.version} has ended its watch.`);
}
async function stateOf(watched, world) {
    try {
        return (await (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnderWay */ .gn)(watched, world)) ? "under way" : "ended";
    }
    catch (error) {
        if (error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B)
            return { unknown: error.what };
        throw error;
    }
}
function requireStillCurrent({ version, url }, { current }) {
    if (current?.version === version)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `This release waited for the watch of ${version}, and ${version} does not run any more: ${current?.version ?? "no recorded release"} runs.`,
        means: "It was rolled back or replaced meanwhile, and the approval of this release was given before that. Nothing was changed.",
        todo: `Read in ${url} why. If this release does not have the same fault, start a new run of this workflow, with a new plan and a new approval.`,
    });
}
function tooLong({ version }, sentence, limitMs) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `This release waited for ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(limitMs)}. ${sentence}`,
        means: `A deploy now would end the watch of ${version} without a verdict. Nothing was changed.`,
        todo: "Run this workflow again when that run has ended; cancel that run if it makes no progress. Or set `deploy.while-watched-timeout` to a longer time.",
    });
}
function cancelled({ version }) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The run was cancelled while this release waited for the watch of ${version}.`,
        means: "Nothing was changed.",
        todo: "Run this workflow again to release it.",
    });
}


  }),

  1665:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  gn: () => (/* binding */ isUnderWay),
  jb: () => (/* binding */ watchSentence),
  sQ: () => (/* binding */ watchedRelease)
});

var failure = __webpack_require__(32314);
var run_facts = __webpack_require__(51595);
var run_jobs = __webpack_require__(21598);
var repository_url = __webpack_require__(10154);
var host_survey = __webpack_require__(70008);
; 

function releasingRun(survey, { runId }) {
    const { lock } = survey;
    const deploying = lock.held && lock.owner?.kind === "deploy" ? lock.owner : undefined;
    const change = deploying ?? (0,host_survey/* broughtBy */.dB)(survey);
    if (change?.kind !== "deploy")
        return undefined;
    const { run: url, version } = change;
    const id = /\/actions\/runs\/(\d+)/.exec(url)?.[1];
    if (id === undefined || id === runId)
        return undefined;
    const at = "at" in change ? Date.parse(change.at) : Number.NaN;
    return { version, id, url, deployedAt: Number.isNaN(at) ? undefined : at };
}

; 





async function watchedRelease(survey, world) {
    const releasing = releasingRun(survey, world.run);
    return releasing !== undefined && (await isUnderWay(releasing, world)) ? releasing : undefined;
}
async function isUnderWay(releasing, world) {
    try {
        return await hasActiveJob(releasing, world);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        throw new failure/* StageFailure */.B({
            what: `Whether another release is being watched is unknown: ${error.what}`,
            means: "A deploy could end the watch of another release without a verdict. Nothing was changed.",
            todo: "Give the job `actions: read`, then run it again. Where the forge does not report the run, set `deploy.while-watched: supersede`.",
            cause: error,
        });
    }
}
async function hasActiveJob(releasing, { forge, run, clock }) {
    const path = `/repos/${run.repository}/actions/runs`;
    const answer = await forge.read(`${path}/${releasing.id}`);
    if (answer === undefined) {
        if (!isOfRepository(releasing, run))
            throw otherRepository(releasing);
        if ((await forge.read(`${path}/${run.runId}`)) !== undefined)
            return false;
        throw noRuns(releasing.id);
    }
    const { isCompleted, status } = (0,run_facts/* readRun */.c)(answer);
    if (isCompleted)
        return false;
    const jobs = (0,run_jobs/* readJobs */.R)(await forge.list(`${path}/${releasing.id}/jobs?filter=latest`, "jobs"));
    return jobs.length === 0 ? !AT_REST.includes(status) : jobs.some((job) => isAtWork(job, clock.now()));
}
const AT_REST = ["completed", "waiting", "blocked"];
const QUEUED = ["queued", "pending", "requested"];
const LONGEST_QUEUE_MS = 5 * 60_000;
function isAtWork({ status, created_at: created }, now) {
    if (QUEUED.includes(status))
        return created == null || now - created < LONGEST_QUEUE_MS;
    return !AT_REST.includes(status);
}
function isOfRepository({ url }, run) {
    const own = (0,repository_url/* repositoryUrl */.E)(run);
    return own === "" || url.toLowerCase().startsWith(`${own}/actions/runs/`.toLowerCase());
}
function otherRepository({ url }) {
    return new failure/* StageFailure */.B({
        what: `${url} is a run of another repository, and the forge does not report it here.`,
        means: "What that run does cannot be read.",
        todo: "Wait until it has ended.",
    });
}
function noRuns(id) {
    return new failure/* StageFailure */.B({
        what: `The forge reports neither the run ${id} nor this run.`,
        means: "What that run does cannot be read.",
        todo: "Give the job `actions: read`.",
    });
}
function watchSentence({ version, url, deployedAt }, watchMs, clock) {
    if (deployedAt === undefined)
        return `${version} is being deployed, in ${url}.`;
    const until = deployedAt + watchMs;
    if (until < clock.now())
        return `${version} is still being watched, in ${url}.`;
    return `${version} is being watched until about ${new Date(until).toISOString().slice(11, 16)} UTC, in ${url}.`;
}


  }),

  9726:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JB: () => (/* binding */ watchDurationKey),
    cV: () => (/* binding */ readWhileWatched),
    mz: () => (/* binding */ whileWatchedTimeoutKey)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const whileWatchedTimeoutKey = {
    name: "while-watched-timeout",
    description: "How long to wait at most for the end of the watch of another release.",
    default: "2h",
    file: "deploy.while-watched-timeout",
};
const watchDurationKey = {
    name: "watch-duration",
    description: "How long a release is watched. It tells people how long the wait for another release may take.",
    default: "30m",
    file: "watch.duration",
};
function readWhileWatched(given, rules, settings) {
    const rule = rules.find((one) => one === given.text);
    if (rule === undefined)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(given, (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(rules));
    return {
        rule,
        limitMs: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readTimeLimit */ .pX)(settings.get("while-watched-timeout")),
        watchMs: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readTimeLimit */ .pX)(settings.get("watch-duration")),
    };
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

  19219:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ consume),
    z: () => (/* binding */ consumptionOf)
  });
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61941);
  var _commit_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18822);


const DESCRIPTION = /^answer (\d+), run (\d+), attempt (\d+)$/;
function contextOf({ comment }) {
    return `sluice/consumed/${comment.id}`;
}
async function consumptionOf(forge, repository, request) {
    const [first] = await (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(forge, { repository, commit: request.commit }, contextOf(request));
    return first === undefined ? undefined : readConsumption(first.description);
}
async function consume(forge, repository, { request, by, url }) {
    const before = await consumptionOf(forge, repository, request);
    if (before !== undefined)
        return { by: before, isOurs: by.attempt > 0 && isSame(before, by) };
    const place = { repository, commit: request.commit };
    const description = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) `answer ${by.comment}, run ${by.run}, attempt ${by.attempt}`;
    const context = contextOf(request);
    const written = await (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .leaveStatus */ .SF)(forge, place, { context, isSuccess: true, description, url });
    const [first] = await (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(forge, place, context);
    const now = first === undefined ? UNREADABLE : readConsumption(first.description);
    return { by: now, isOurs: isSame(now, by) && (by.attempt > 0 || first?.id === written) };
}
const UNREADABLE = { comment: 0, run: 0, attempt: 0 };
function readConsumption(description) {
    const [, comment, run, attempt] = DESCRIPTION.exec(description) ?? [];
    return comment === undefined ? UNREADABLE : { comment: Number(comment), run: Number(run), attempt: Number(attempt) };
}
function isSame(one, other) {
    return one.comment === other.comment && one.run === other.run && one.attempt === other.attempt;
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

  14792:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    TA: () => (/* binding */ readFile),
    Wd: () => (/* binding */ fileAt),
    iL: () => (/* binding */ openDefaultBranch),
    yt: () => (/* binding */ readDefaultBranch)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


async function openDefaultBranch(forge, repository) {
    const name = readDefaultBranch(await forge.read(repository));
    return { name, file: (path) => fileAt(forge, { repository, path, ref: name }) };
}
async function fileAt(forge, { repository, path, ref }) {
    const inUrl = path.split("/").map(encodeURIComponent).join("/");
    return readFile(await forge.read(`${repository}/contents/${inUrl}?ref=${encodeURIComponent(ref)}`));
}
const repositorySchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ default_branch: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .nonEmpty */ .hq()) });
function readDefaultBranch(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(repositorySchema, answer, "the repository").default_branch;
}
const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ encoding: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("base64"), content: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
function readFile(answer) {
    if (answer === undefined)
        return undefined;
    const { content } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(fileSchema, answer, "a file");
    const bytes = Uint8Array.from(atob(content.replaceAll(/\s/g, "")), (character) => character.codePointAt(0) ?? 0);
    return new TextDecoder().decode(bytes);
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

  51595:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    c: () => (/* binding */ readRun),
    x: () => (/* binding */ readRuns)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);



const runSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    head_sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    head_branch: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    path: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    commit_sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    prettyref: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    workflow_id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()])),
    trigger_user: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    event: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    conclusion: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    run_attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), 1),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB),
    updated_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB),
    actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    triggering_actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    trigger_actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
});
function readRun(answer) {
    return runFacts((0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(runSchema, answer, "a run"));
}
function readRuns(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(runSchema), answer, "runs of a workflow").map(runFacts);
}
function refName({ head_branch, prettyref, path = "" }) {
    return head_branch || prettyref || (/@refs\/(?:heads|tags)\/(.*)$/.exec(path)?.[1] ?? "");
}
const ENDS = ["success", "failure", "cancelled", "skipped"];
function runFacts(run) {
    const actor = run.actor ?? run.trigger_user;
    const sha = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), run.head_sha ?? run.commit_sha, "the commit of a run");
    const end = ENDS.find((one) => one === run.status);
    const again = run.triggering_actor ?? run.trigger_actor;
    const isCompleted = run.status === "completed" || end !== undefined;
    return {
        ...{ id: run.id, sha, branch: refName(run), event: run.event, url: run.html_url, attempt: run.run_attempt },
        workflow: /([^/@]*)(?:@.*)?$/.exec(run.path ?? String(run.workflow_id ?? ""))?.[1] ?? "",
        createdAt: run.created_at,
        status: run.status ?? "",
        isCompleted,
        endedAt: isCompleted ? run.updated_at : undefined,
        conclusion: run.conclusion ?? end,
        actor: actor ? (0,_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .personOf */ .Re)(actor) : undefined,
        again: again ? (0,_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .personOf */ .Re)(again) : undefined,
    };
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

  10154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ repositoryUrl)
  });
function repositoryUrl({ runUrl }) {
    return runUrl.split("/actions/runs/")[0] ?? "";
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