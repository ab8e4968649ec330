"use strict";
exports.id = 7166;
exports.ids = [7166,2338];
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

  1275:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var request_requester = __webpack_require__(98606);
var git_command = __webpack_require__(61450);
var git_history = __webpack_require__(86133);
; 
const SPECIFICATION = "0.5.1";
const TYPES = {
    deployed: "dev.cdevents.service.deployed.0.3.0",
    rolledBack: "dev.cdevents.service.rolledback.0.3.0",
    detected: "dev.cdevents.incident.detected.0.3.0",
    resolved: "dev.cdevents.incident.resolved.0.3.0",
};
function cdEvents({ releases, rollbacks, incidents }, place) {
    const eventOf = eventMaker(place);
    const environment = { id: place.environment };
    const events = [
        ...releases.map(({ tag, version, at }) => {
            const content = { environment, artifactId: packageUrl(place, version) };
            return eventOf({ type: TYPES.deployed, key: `${tag}/${at}`, at, subject: place.service, content });
        }),
        ...rollbacks.map(({ failed, commit, at: recorded, recovered: at = recorded }) => {
            const content = { environment, artifactId: packageUrl(place, place.versions.get(commit) ?? commit) };
            return eventOf({ type: TYPES.rolledBack, key: `${failed}/${recorded}`, at, subject: place.service, content });
        }),
        ...incidents.flatMap(({ number, title, openedAt, closedAt, detected: detectedAt, resolved: resolvedAt }) => {
            const content = { description: title, environment, service: { id: place.service } };
            const subject = `incident/${number}`;
            const detected = eventOf({ type: TYPES.detected, key: subject, at: detectedAt ?? openedAt, subject, content });
            if (closedAt === undefined)
                return [detected];
            return [
                detected,
                eventOf({
                    ...{ type: TYPES.resolved, key: `${subject}/${closedAt}`, at: resolvedAt ?? closedAt, subject, content },
                }),
            ];
        }),
    ];
    return events.toSorted((one, other) => (one.context.timestamp < other.context.timestamp ? -1 : 1));
}
function eventMaker({ repository, environment }) {
    return ({ type, key, at, subject, content }) => ({
        context: {
            ...{ specversion: SPECIFICATION, id: `${type}/${environment}/${key}`, source: repository, type },
            timestamp: new Date(at).toISOString(),
        },
        subject: { id: subject, source: repository, content },
    });
}
function packageUrl({ repository }, version) {
    const { host, pathname } = new URL(repository);
    const at = encodeURIComponent(version);
    const name = pathname.replace(/^\//, "");
    if (host === "github.com")
        return `pkg:github/${name.toLowerCase()}@${at}`;
    return `pkg:generic/${name}@${at}?vcs_url=${encodeURIComponent(`git+${repository}`)}`;
}

; 
const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
function measure(history, leadTimes, period) {
    const releases = within(history, period);
    const failures = releases.flatMap(({ failure }) => failure ?? []);
    const recoveries = failures.flatMap(({ since, recoveredAt }) => recoveredAt === undefined || since === undefined ? [] : [(recoveredAt - since) / 1000]);
    const open = failures.filter(({ recoveredAt }) => recoveredAt === undefined).length;
    const leads = releases.flatMap(({ tag, failure }) => (isLost(failure) ? [] : (leadTimes.get(tag) ?? [])));
    const days = (period.to - period.from) / DAY_MS;
    return {
        deploymentFrequency: { count: releases.length, perWeek: (releases.length * WEEK_DAYS) / days },
        changeLeadTime: medianOf(leads),
        changeFailRate: ratioOf(failures.length, releases.length),
        failedDeploymentRecoveryTime: { ...medianOf(recoveries), open },
        deploymentReworkRate: ratioOf(releases.filter((one) => one.isRework).length, releases.length),
    };
}
function within(history, { from, to }) {
    return history.filter(({ at }) => at >= from && at <= to);
}
function isLost(failure) {
    return failure?.kind === "rollback";
}
function weeksOf(history, leadTimes, period) {
    const length = WEEK_DAYS * DAY_MS;
    const count = Math.max(1, Math.floor((period.to - period.from) / length));
    return Array.from({ length: count }, (_, index) => {
        const from = period.to - (count - index) * length;
        const isLast = index === count - 1;
        const releases = history.filter(({ at }) => at >= from && (at < from + length || (isLast && at <= period.to)));
        const leads = releases.flatMap(({ tag, failure }) => (isLost(failure) ? [] : (leadTimes.get(tag) ?? [])));
        const failed = releases.filter(({ failure }) => failure !== undefined).length;
        return { from, deployments: releases.length, failed, leadTime: medianOf(leads) };
    });
}
function ratioOf(count, of) {
    return { rate: of === 0 ? undefined : count / of, count, of };
}
function medianOf(values) {
    const sorted = values.toSorted((one, other) => one - other);
    const middle = sorted.length / 2;
    const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
    const seconds = low === undefined || high === undefined ? undefined : (low + high) / 2;
    return { seconds, count: sorted.length };
}

; 

function metricsFile(measured) {
    return `${JSON.stringify(metricsValue(measured), null, 2)}\n`;
}
function metricsValue({ environment, period, metrics, history, leadTimes, hasIncidents }) {
    const rounded = (value) => value === undefined ? null : Math.round(value * 1000) / 1000;
    const ratio = ({ rate, count, of }) => ({ rate: rounded(rate), count, of });
    const { deploymentFrequency, changeLeadTime, failedDeploymentRecoveryTime: recovery } = metrics;
    return {
        version: 1,
        environment,
        period: { from: isoTime(period.from), to: isoTime(period.to) },
        incidents: hasIncidents ? "read" : "not read",
        metrics: {
            "deployment-frequency": { count: deploymentFrequency.count, "per-week": rounded(deploymentFrequency.perWeek) },
            "change-lead-time": { "median-seconds": rounded(changeLeadTime.seconds), commits: changeLeadTime.count },
            "change-fail-rate": ratio(metrics.changeFailRate),
            "failed-deployment-recovery-time": {
                ...{ "median-seconds": rounded(recovery.seconds), recovered: recovery.count, open: recovery.open },
            },
            "deployment-rework-rate": ratio(metrics.deploymentReworkRate),
        },
        weeks: weeksOf(history, leadTimes, period).map(({ from, deployments, failed, leadTime }) => ({
            ...{ from: isoTime(from), deployments, failed, "lead-time-seconds": rounded(leadTime.seconds) },
        })),
        deployments: within(history, period).map(({ version, tag, at, url, failure, isRework }) => ({
            ...{ version, tag, at: isoTime(at), run: url, rework: isRework },
            failure: failure === undefined ? null : failureValue(failure),
        })),
    };
}
function failureValue({ kind, since, recoveredAt }) {
    return { kind, since: isoTime(since), recovered: isoTime(recoveredAt) };
}
function isoTime(at) {
    return at === undefined ? null : new Date(at).toISOString();
}

var tags_tag = __webpack_require__(88362);
; 

function releaseHistory(records) {
    const deployed = distinctDeployments(records);
    const history = [];
    for (const [at, release] of deployed.entries()) {
        const failure = failureOf(release, deployed.slice(at + 1), records);
        history.push({ ...release, failure, isRework: isRework(release, history.at(-1), records.incidents) });
    }
    return history;
}
function undetermined({ attempts, rollbacks }) {
    return attempts.filter((attempt) => rollbackOf(attempt, attempts, rollbacks) === undefined);
}
function rollbackOf({ tag, at }, others, rollbacks) {
    const again = Math.min(...others.filter((one) => one.tag === tag && one.at > at).map((one) => one.at));
    return rollbacks
        .filter((one) => one.failed === tag && one.at >= at && one.at < again)
        .toSorted((one, other) => one.at - other.at)[0];
}
function distinctDeployments(records) {
    const { deployed, attempts, rollbacks } = records;
    const unknown = undetermined(records);
    const all = [...deployed, ...attempts.filter((attempt) => !unknown.includes(attempt))];
    const kept = [];
    for (const release of all.toSorted((one, other) => one.at - other.at)) {
        const before = kept.findLastIndex(({ tag }) => tag === release.tag);
        const same = kept[before];
        const isAgain = rollbacks.some(({ failed, at }) => failed === release.tag && at > (same?.at ?? 0) && at <= release.at);
        if (same === undefined || isAgain)
            kept.push(release);
        else
            kept[before] = { ...same, failedTest: release.failedTest };
    }
    return kept;
}
function failureOf(release, later, { rollbacks, incidents }) {
    const { at: since, failedTest } = release;
    const rollback = rollbackOf(release, later, rollbacks);
    if (rollback !== undefined)
        return { kind: "rollback", ...timesOf(release, rollback) };
    if (failedTest)
        return { kind: "test", since, recoveredAt: later.find((one) => !one.failedTest)?.at };
    const next = later[0]?.at ?? Number.POSITIVE_INFINITY;
    const incident = incidents.filter(({ openedAt }) => openedAt >= since && openedAt < next).toSorted(earliestFirst)[0];
    return incident && { kind: "incident", ...timesOfIncident(incident) };
}
function timesOfIncident({ openedAt, closedAt, began, recovered }) {
    const own = { since: began ?? openedAt, recoveredAt: recovered ?? closedAt };
    const isOrdered = own.recoveredAt === undefined || own.since <= own.recoveredAt;
    return isOrdered ? own : { since: openedAt, recoveredAt: closedAt };
}
function timesOf({ at, isTimeKnown }, rollback) {
    const since = isTimeKnown ? at : undefined;
    const host = { since: rollback.began ?? since, recoveredAt: rollback.recovered ?? rollback.at };
    const isOrdered = host.since === undefined || host.since <= host.recoveredAt;
    return isOrdered ? host : { since, recoveredAt: rollback.at };
}
function earliestFirst(one, other) {
    const end = ({ closedAt }) => closedAt ?? Number.MAX_SAFE_INTEGER;
    return one.openedAt - other.openedAt || end(other) - end(one);
}
function isRework({ version, at }, before, incidents) {
    const isDuringIncident = incidents.some(({ openedAt, closedAt }) => openedAt < at && (closedAt ?? at) >= at);
    const isPatch = !(0,tags_tag/* bareNumber */.I5)(version).split("-")[0]?.endsWith(".0");
    return isDuringIncident || (before?.failure !== undefined && isPatch);
}

var rollback_record = __webpack_require__(89520);
var markdown = __webpack_require__(10492);
var minute_text = __webpack_require__(95749);
; 



const NO_DATA = "no data";
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_ROWS = 50;
function renderMetrics(measured, place) {
    const { environment, period, history, leadTimes, hasIncidents } = measured;
    const releases = within(history, period);
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `### 📈 Release metrics of ${environment}: ${dayOf(period.from)} to ${dayOf(period.to)}\n`,
        (0,markdown/* table */.tp)(["Metric", "Value", "Computed from"], metricRows(measured.metrics)),
        hasIncidents ? markdown/* NOTHING */.K$ : (0,markdown.md) `Incidents were not read: a failure is known by its rollback or its tests alone.\n`,
        unknownText(place),
        charts(weeksOf(history, leadTimes, period)),
        releases.length === 0 ? markdown/* NOTHING */.K$ : (0,markdown/* details */.zH)("Deployments", deploymentTable(releases, place.repository)),
    ]);
}
function metricRows(metrics) {
    const { deploymentFrequency: frequency, changeLeadTime, failedDeploymentRecoveryTime: recovery } = metrics;
    const open = recovery.open === 0 ? "" : `, ${recovery.open} not recovered`;
    return [
        ["Deployment frequency", `${frequency.perWeek.toFixed(1)} a week`, counted(frequency.count, "deployment")],
        ["Change lead time (median)", medianText(changeLeadTime), counted(changeLeadTime.count, "commit")],
        ["Change fail rate", rateText(metrics.changeFailRate), ratioText(metrics.changeFailRate, "failed")],
        [
            "Failed deployment recovery time (median)",
            medianText(recovery),
            `${counted(recovery.count, "recovery", "recoveries")}${open}`,
        ],
        [
            "Deployment rework rate",
            rateText(metrics.deploymentReworkRate),
            ratioText(metrics.deploymentReworkRate, "rework"),
        ],
    ];
}
function metricsLine({ metrics, environment }) {
    const values = metricRows(metrics).map(([name = "", value = "", from = ""]) => `${name}: ${value} (${from})`);
    return `${environment}: ${values.join("; ")}.`;
}
function unknownText({ unknown, repository }) {
    if (unknown.length === 0)
        return markdown/* NOTHING */.K$;
    const items = unknown.map(({ tag, url }) => (0,markdown/* linkBelow */.yZ)(repository, tag, url));
    return (0,markdown.md) `It is unknown whether these failed deploys changed the host, so they do not count:\n\n${(0,markdown/* bullets */.e5)(items)}\n`;
}
function charts(weeks) {
    const labels = weeks.map(({ from }) => dayOf(from).slice(5));
    const leads = weeks.map(({ leadTime }) => Number(((leadTime.seconds ?? 0) / HOUR).toFixed(1)));
    return (0,markdown/* lines */.Mn)([
        (0,markdown/* barChart */.S9)({ title: "Deployments a week", unit: "deployments", labels, values: weeks.map((one) => one.deployments) }),
        (0,markdown/* barChart */.S9)({
            title: "Failed deployments a week",
            unit: "deployments",
            labels,
            values: weeks.map((one) => one.failed),
        }),
        (0,markdown/* barChart */.S9)({ title: "Change lead time a week, median", unit: "hours", labels, values: leads }),
    ]);
}
function deploymentTable(releases, repository) {
    const rows = releases.toReversed().slice(0, MOST_ROWS);
    return (0,markdown/* table */.tp)(["Version", "Deployed", "Failure", "Recovered after", "Rework"], rows.map(({ tag, at, url, isTimeKnown, failure, isRework }) => [
        (0,markdown/* linkBelow */.yZ)(repository, tag, url),
        `${isTimeKnown ? "" : "before "}${(0,minute_text/* minuteText */.W)(at)}`,
        failure === undefined ? "" : FAILURES[failure.kind],
        recoveryText(failure),
        isRework ? "yes" : "",
    ]));
}
const FAILURES = {
    rollback: "rolled back",
    test: "smoke test or watch failed",
    incident: "incident",
};
function recoveryText(failure) {
    if (failure === undefined)
        return "";
    const { since, recoveredAt } = failure;
    if (recoveredAt === undefined)
        return "not recovered";
    return since === undefined ? "unknown" : durationText((recoveredAt - since) / 1000);
}
function medianText({ seconds }) {
    return seconds === undefined ? NO_DATA : durationText(seconds);
}
function durationText(seconds) {
    if (seconds < 2 * MINUTE)
        return `${Math.round(seconds)} s`;
    if (seconds < 2 * HOUR)
        return `${Math.round(seconds / MINUTE)} min`;
    if (seconds < 2 * DAY)
        return `${(seconds / HOUR).toFixed(1)} h`;
    return `${(seconds / DAY).toFixed(1)} days`;
}
function rateText({ rate }) {
    return rate === undefined ? NO_DATA : `${(rate * 100).toFixed(1)} %`;
}
function ratioText({ count, of }, what) {
    return `${count} ${what} of ${counted(of, "deployment")}`;
}
function counted(count, one, several = `${one}s`) {
    return `${count} ${count === 1 ? one : several}`;
}
function dayOf(at) {
    return new Date(at).toISOString().slice(0, 10);
}

var repository_url = __webpack_require__(10154);
var tag_prefix = __webpack_require__(24863);
var dist = __webpack_require__(77934);
var person = __webpack_require__(69319);
var stage_answer = __webpack_require__(10048);
; 





const releasesSchema = dist/* array */.YOg(dist/* object */.Ikc({
    tag_name: dist/* string */.YjP(),
    draft: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    published_at: dist/* optional */.lqM(dist/* nullable */.mee(person/* time */.kB)),
    html_url: dist/* optional */.lqM(dist/* string */.YjP(), ""),
}));
async function announcedReleases(forge, { repository, prefix }, rollbacks) {
    const answer = (0,stage_answer/* understand */.Z)(releasesSchema, await forge.list(`${repository}/releases`), "releases");
    const announced = answer
        .filter(({ draft }) => !draft)
        .flatMap(({ tag_name: tag, published_at: at, html_url: url }) => {
        const [version = ""] = (0,tag_prefix/* ownNames */.Dx)([tag], prefix);
        if (at === undefined || at === null || (0,tags_tag/* readTag */.zW)(version).kind !== "release")
            return [];
        return [{ version, tag: (0,tag_prefix/* tagName */.wZ)(prefix, version), at, isTimeKnown: true, failedTest: false, url }];
    });
    const tags = new Set(announced.map(({ tag }) => tag));
    const ended = rollbacks
        .filter(({ failed }) => !tags.has(failed))
        .flatMap(({ failed: tag, at }) => {
        const [version = ""] = (0,tag_prefix/* ownNames */.Dx)([tag], prefix);
        return [{ version, tag, at, isTimeKnown: false, failedTest: false, url: "" }];
    });
    return [...announced, ...ended];
}

; 

async function leadTimesOf(git, history, tags) {
    const times = new Map();
    let before;
    for (const { tag, at, failure } of history) {
        const commit = tags.get(tag);
        if (isLost(failure) || commit === undefined)
            continue;
        if (before !== undefined)
            times.set(tag, await secondsTo(git, at, [commit, "--not", before]));
        before = commit;
    }
    return times;
}
async function secondsTo(git, at, range) {
    const lines = await git.lines("log", "--no-merges", "--no-show-signature", "--format=%ct", ...range, "--");
    return lines.map((line) => Math.max(0, at / 1000 - Number(line)));
}

var failure = __webpack_require__(32314);
; 



const DEPLOY_STEP = "Deploy";
const TEST_STEPS = ["Smoke test", "Watch"];
const REDEPLOY_STEP = "Deploy the release that runs";
const UNKNOWN = {
    ...{ name: "", deployedAt: undefined, failedSince: undefined, failedTest: false, isRedeploy: false },
};
const jobSchema = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    steps: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        conclusion: dist/* nullable */.mee(dist/* string */.YjP()),
        started_at: dist/* optional */.lqM(dist/* nullable */.mee(person/* time */.kB)),
        completed_at: dist/* optional */.lqM(dist/* nullable */.mee(person/* time */.kB)),
    })), []),
});
function readDeployJob(answer) {
    if (answer === undefined)
        return UNKNOWN;
    const { name, steps } = (0,stage_answer/* understand */.Z)(jobSchema, answer, "a job");
    const deploy = steps.find((step) => step.name === DEPLOY_STEP);
    const deployed = deploy?.conclusion === "success";
    return {
        name,
        deployedAt: deployed ? (deploy.completed_at ?? undefined) : undefined,
        failedSince: deploy?.conclusion === "failure" ? (deploy.started_at ?? undefined) : undefined,
        failedTest: deployed && steps.some((step) => TEST_STEPS.some((test) => test === step.name) && step.conclusion === "failure"),
        isRedeploy: steps.some((step) => step.name === REDEPLOY_STEP),
    };
}

var live_release = __webpack_require__(8706);
; 







const PAGE = 100;
const MOST_PAGES = 100;
const LONGEST_APPROVAL_MS = 30 * 86_400_000;
const deploymentsSchema = dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), ref: dist/* string */.YjP(), created_at: person/* time */.kB }));
async function deployedReleases(forge, question) {
    const deployed = [];
    const attempts = [];
    for (const deployment of await listDeployments(forge, question)) {
        const found = await readDeployment(forge, question, deployment);
        if (found?.kind === "deployed")
            deployed.push(found.release);
        if (found?.kind === "failed")
            attempts.push(found.release);
    }
    return { deployed, attempts };
}
async function listDeployments(forge, { repository, environment, since }) {
    const query = `environment=${encodeURIComponent(environment)}&task=deploy&per_page=${PAGE}`;
    const found = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
        const answer = (await forge.read(`${repository}/deployments?${query}&page=${page}`)) ?? [];
        const listed = (0,stage_answer/* understand */.Z)(deploymentsSchema, answer, "deployments");
        const recent = listed.filter(({ created_at: at }) => at >= since - LONGEST_APPROVAL_MS);
        found.push(...recent);
        if (listed.length < PAGE || recent.length < listed.length)
            return found;
    }
    throw new failure/* StageFailure */.B({
        what: `The environment ${environment} has more than ${PAGE * MOST_PAGES} deployments in the period.`,
        means: "Not all of them were read, so nothing was measured.",
        todo: "Measure fewer days, and see who creates these deployments.",
    });
}
async function readDeployment(forge, { repository, prefix }, deployment) {
    const ending = (0,live_release/* readEnding */.O$)(await forge.read(`${repository}/deployments/${deployment.id}/statuses?per_page=${PAGE}`));
    const answer = ending.job === undefined ? undefined : await forge.read(`${repository}/actions/jobs/${ending.job}`, [410]);
    const job = readDeployJob(answer);
    if (job.isRedeploy)
        return undefined;
    const brought = (0,live_release/* broughtBy */.dB)({ ...deployment, ref: ownVersion(deployment.ref, prefix) }, job.name);
    if (brought.kind !== "release")
        return undefined;
    const { version } = brought;
    const facts = { version, tag: (0,tag_prefix/* tagName */.wZ)(prefix, version), isTimeKnown: true, url: ending.url ?? "" };
    const at = job.deployedAt ?? ending.endedWellAt;
    if (at !== undefined)
        return { kind: "deployed", release: { ...facts, at, failedTest: job.failedTest } };
    if (job.failedSince === undefined)
        return undefined;
    return { kind: "failed", release: { ...facts, at: job.failedSince, failedTest: false } };
}
function ownVersion(ref, prefix) {
    const split = (0,tag_prefix/* splitTag */.RK)(ref.replace(/^refs\/tags\//, ""));
    if (split === undefined)
        return ref;
    return split.prefix === prefix ? split.version : `another product: ${ref}`;
}

var durations = __webpack_require__(86705);
var incident_issue = __webpack_require__(1002);
var incident_row = __webpack_require__(46063);
; 




async function recordedIncidents(forge, { repository, label, requester, environment, prefix, since }) {
    const path = `${repository}/issues?labels=${encodeURIComponent(label)}`;
    if ((await forge.read(`${path}&state=open&per_page=1`, [403, 410])) === undefined)
        return undefined;
    const updated = `since=${encodeURIComponent(new Date(since).toISOString())}`;
    const answers = [
        ...(await forge.list(`${path}&state=open`)),
        ...(await forge.list(`${path}&state=closed&${updated}`)),
    ];
    const found = [];
    for (const answer of answers)
        for (const incident of (0,incident_row/* readIncidents */.E)([answer], label).flatMap(recorded)) {
            const own = (0,incident_issue/* readIncidentIssue */.Ug)(answer, requester);
            if (own === undefined)
                found.push(incident);
            else if (isAbout(own, { environment, prefix }))
                found.push({ ...incident, ...(await ownTimes(forge, { own, incident }, { repository, requester })) });
        }
    return found;
}
function isAbout(incident, { environment, prefix }) {
    const release = (0,tag_prefix/* splitTag */.RK)(incident.version);
    return incident.environment === environment && (release === undefined || release.prefix === prefix);
}
const RESOLUTION_MS = 10 * 60_000;
async function ownTimes(forge, { own: issue, incident }, place) {
    const { events } = await (0,incident_issue/* readIncidentThread */.V5)(forge, place, issue);
    const { began, detected, recovered } = (0,durations/* incidentTimes */.j)(events);
    const resolved = events.findLast(({ kind }) => kind === "resolved")?.at;
    const isClosedAnew = resolved !== undefined && (incident.closedAt ?? resolved) - resolved > RESOLUTION_MS;
    return { began, detected, ...(issue.isOpen || isClosedAnew ? {} : { recovered, resolved }) };
}
function recorded({ number, title, url = "", openedAt, closedAt }) {
    return openedAt === undefined ? [] : [{ number, title, url, openedAt, closedAt }];
}

var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var config_tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var incident_label = __webpack_require__(13343);
var place = __webpack_require__(61302);
var keys = __webpack_require__(59010);
; 





const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "environment",
        description: "Environment whose deployments are measured.",
        default: "production",
    },
    {
        name: "days",
        description: "Length of the measured period in days, up to now.",
        default: "90",
    },
    incident_label/* incidentLabelKey */.gk,
    place/* projectKey */.$N,
    config_tag_prefix/* tagPrefixKey */.KP,
    {
        name: "token",
        description: "Token with `actions: read`, `contents: read`, `deployments: read` and `issues: read`, on forges without deployments also `statuses: read`.",
        default: "${{ github.token }}",
        secret: true,
    },
];
const outputs = [
    {
        name: "metrics",
        description: "The five metrics as JSON, as the file has them under `metrics`.",
    },
    {
        name: "folder",
        description: "Folder on the runner with `metrics.json` and `cdevents.json`, for an upload.",
    },
    keys/* reportOutput */.u,
];

; 






const LONGEST_DAYS = 366;
async function readInputs(inputs, { files, run, log }) {
    const environment = (0,config_settings/* environmentOf */.p)(inputs);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, await (0,read_config/* readConfig */.Xg)(inputs, files), environment);
    const token = settings.need("token").text;
    log.mask(token);
    return {
        ...{ environment, token },
        days: (0,values/* readInteger */.JI)(settings.get("days"), { min: 7, max: LONGEST_DAYS }),
        incidentLabel: (0,incident_label/* readIncidentLabel */.xj)(settings.get("incident-label")),
        service: settings.get("project").text || (run.repository.split("/").at(-1) ?? ""),
        prefix: (0,config_tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix")),
    };
}

; 

















const releaseMetrics = {
    name: "release-metrics",
    handsOnReport: true,
    read: readInputs,
    run: measureReleases,
};
const release_metrics_DAY_MS = 86_400_000;
const MOST_TAGS = 300;
async function measureReleases(inputs, world) {
    const { run, log, clock, artifacts } = world;
    const git = (0,git_command/* gitIn */.u)(world);
    const history = (0,git_history/* gitHistory */.Hn)(git, inputs.prefix);
    await history.place("HEAD");
    const commits = commitsByTag((await history.tags()).all, inputs.prefix);
    const to = clock.now();
    const period = { from: to - inputs.days * release_metrics_DAY_MS, to };
    const { records, hasIncidents } = await readRecords(inputs, { world, commits, since: period.from });
    const releases = releaseHistory(records);
    const leadTimes = await leadTimesOf(git, releases, commits);
    const { environment } = inputs;
    const metrics = measure(releases, leadTimes, period);
    const measured = { environment, period, metrics, history: releases, leadTimes, hasIncidents };
    const unknown = undetermined(records).filter(({ at }) => at >= period.from);
    for (const { tag, url } of unknown)
        log.warning(`The deploy of ${tag} failed, and it is unknown whether it changed the host. It does not count. ${url}`);
    log.info(metricsLine(measured));
    const repository = (0,repository_url/* repositoryUrl */.E)(run);
    const versions = new Map([...commits].map(([tag, commit]) => [commit, tag.slice(inputs.prefix.length)]));
    const events = cdEvents(inPeriod(records, measured), { repository, environment, service: inputs.service, versions });
    const folder = await artifacts.write("release-metrics", {
        "metrics.json": log.redact(metricsFile(measured)),
        "cdevents.json": log.redact(`${JSON.stringify(events, null, 2)}\n`),
    });
    return {
        outputs: { metrics: log.redact(JSON.stringify(metricsValue(measured).metrics)), folder },
        report: renderMetrics(measured, { unknown, repository }),
    };
}
async function readRecords({ environment, incidentLabel: label, prefix, token }, { world: { run, log, forge: open }, commits, since }) {
    const forge = open(token);
    const repository = `/repos/${run.repository}`;
    const requester = (0,request_requester/* requesterOf */.i)(run.forge);
    const incidents = label === undefined
        ? []
        : await recordedIncidents(forge, { repository, label, requester, environment, prefix, since });
    if (incidents === undefined)
        log.warning("The issues cannot be read: the metrics are computed without incidents.");
    const tagged = [...commits].slice(0, MOST_TAGS).map(([tag, commit]) => ({ tag, commit }));
    const rollbacks = await (0,rollback_record/* rollbacksFromAny */.Aj)(forge, { kind: run.forge, repository, environment }, tagged);
    const found = run.forge === "github"
        ? await deployedReleases(forge, { repository, environment, prefix, since })
        : { deployed: await announcedReleases(forge, { repository, prefix }, rollbacks), attempts: [] };
    return {
        records: { ...found, rollbacks, incidents: incidents ?? [] },
        hasIncidents: label !== undefined && incidents !== undefined,
    };
}
function commitsByTag(tags, prefix) {
    return new Map(tags.flatMap(({ name, commit }) => commit === undefined || (0,tags_tag/* readTag */.zW)(name).kind !== "release" ? [] : [[(0,tag_prefix/* tagName */.wZ)(prefix, name), commit]]));
}
function inPeriod({ rollbacks, incidents }, { history, period }) {
    const isIn = (at) => at >= period.from && at <= period.to;
    return {
        releases: history.filter(({ at, isTimeKnown }) => isTimeKnown && isIn(at)),
        rollbacks: rollbacks.filter(({ at }) => isIn(at)),
        incidents: incidents.filter(({ openedAt, closedAt }) => isIn(openedAt) || isIn(closedAt ?? openedAt)),
    };
}

; 



void (0,run_stage/* runStage */.S)(releaseMetrics, (0,real_world/* realWorld */.b)());


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

  61450:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    t: () => (/* binding */ gitFailure),
    u: () => (/* binding */ gitIn)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_ending_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31120);
  var _text_foreign_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89028);



const TIMEOUT_MS = 120_000;
const OUTPUT_LIMIT = 256 * 1024 * 1024;
const FIELD_LIMIT = 4 * 1024 * 1024;
function gitIn({ run: { workspace }, commands, environment }) {
    const settings = ["-c", `safe.directory=${workspace}`, "-c", "core.quotePath=false"];
    const env = { PATH: environment["PATH"] ?? "", GIT_TERMINAL_PROMPT: "0", GIT_FLUSH: "0", LC_ALL: "C" };
    const run = async (args, form) => {
        const errors = [];
        const exit = await commands.run({
            ...{ argv: ["git", ...settings, ...args], env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT },
            ...{ ...form, onErrorLine: (line) => errors.push(line) },
        });
        return { exit, errors };
    };
    const ask = async (...args) => {
        const lines = [];
        return { ...(await run(args, { onLine: (line) => lines.push(line) })), lines };
    };
    return {
        ask,
        lines: async (...args) => {
            const answer = await ask(...args);
            if (answer.exit.code !== 0)
                throw gitFailure(args[0] ?? "", answer);
            return answer.lines;
        },
        fields: async (args, take) => {
            const answer = await run(args, { onLine: take, lineEnd: "\0", lineLimit: FIELD_LIMIT });
            if (answer.exit.code !== 0)
                throw gitFailure(args[0] ?? "", answer);
        },
    };
}
function gitFailure(verb, { exit, errors }) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `git ${verb} ${(0,_text_ending_text_js__WEBPACK_IMPORTED_MODULE_1__/* .endingText */ .p)(exit)}: ${(0,_text_foreign_line_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanForeignLine */ .ee)(errors.slice(-3).join(" "))}`,
        means: "The last release and the changes since then are unknown. No version was determined.",
        todo: "Check that the repository is checked out in this job with its history and tags (actions/checkout with fetch-depth: 0), and that it has the commit.",
    });
}


  }),

  86133:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Hn: () => (/* binding */ gitHistory),
  be: () => (/* binding */ rangeOf),
  y6: () => (/* binding */ tagRef)
});

var failure = __webpack_require__(32314);
var expected_commits = __webpack_require__(75696);
; 

const LOG_FORMAT = "%m%H %P%n%aN%n%aE%n%B";
const RECORD = /^([->])([0-9a-f]{40}) ([0-9a-f ]*)\n([^\n]*)\n([^\n]*)\n\s*/;
const SUBJECT_LIMIT = 2000;
const TELLING = /^(?:changes made to [0-9a-f]|Reverts |Refs: |co-authored-by:|\(cherry picked from)|BREAKING|This reverts commit/im;
function logReader(take) {
    const expected = (0,expected_commits/* expectedCommits */.$)();
    const people = new Map();
    const boundary = new Set();
    let isWrong = false;
    const personOf = (name, email) => {
        const key = `${name}\0${email}`;
        const known = people.get(key) ?? { name, email };
        people.set(key, known);
        return known;
    };
    return {
        record: (text) => {
            const head = RECORD.exec(text)?.[0];
            if (head === undefined) {
                isWrong = true;
                return;
            }
            const subjectEnd = endOfLine(text, head.length);
            const own = copied(text.slice(0, Math.min(subjectEnd, head.length + SUBJECT_LIMIT)));
            const [, mark = "", sha = "", parents = "", name = "", email = ""] = RECORD.exec(own) ?? [];
            expected.delete(sha);
            if (mark === "-") {
                boundary.add(sha);
                return;
            }
            const names = parents === "" ? [] : parents.split(" ");
            for (const parent of names)
                expected.set(parent, parent);
            const subject = own.slice(head.length).trimEnd();
            const body = bodyOf(text.slice(subjectEnd), names.length > 1);
            take({ sha, parents: names, author: personOf(name, email), subject, body });
        },
        end: () => (isWrong || expected.names().length > 0 ? undefined : boundary),
    };
}
function endOfLine(text, from) {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
}
function bodyOf(text, isMerge) {
    const rest = text.trimStart();
    const isTitle = isMerge || rest.startsWith("…");
    if (!isTitle && !TELLING.test(rest))
        return "";
    const kept = rest.split(/\r?\n/).filter((line, at) => (at === 0 && isTitle) || TELLING.test(line));
    return copied(kept.join("\n").trim());
}
function copied(text) {
    return text === "" ? "" : Buffer.from(text).toString();
}

var tag_prefix = __webpack_require__(24863);
var unread_tags = __webpack_require__(6845);
var git_command = __webpack_require__(61450);
; 





const TAG_LIST = ["for-each-ref", "--sort=-version:refname"];
const TAG_FORMAT = "%(refname:strip=2)%00%(objectname)%00%(*objectname)";
function gitHistory(git, prefix) {
    return {
        place: (commit) => wholeName(git, commit),
        tags: async () => readTags(await git.lines(...TAG_LIST, `--format=${TAG_FORMAT}`, "refs/tags"), prefix),
        merged: async (commit) => {
            const form = ["--format=%(refname:strip=2)", `--merged=${commit}`];
            return (0,tag_prefix/* ownNames */.Dx)(await git.lines(...TAG_LIST, ...form, "refs/tags"), prefix);
        },
        isRelated: async (ref, commit) => {
            const answer = await git.ask("merge-base", ref, commit);
            if (answer.exit.code === 1 && answer.lines.length === 0)
                return false;
            if (answer.exit.code !== 0)
                throw (0,git_command/* gitFailure */.t)("merge-base", answer);
            return true;
        },
        commits: (span, take) => listCommits(git, span, take),
    };
}
function tagRef(prefix, tag) {
    return `refs/tags/${(0,tag_prefix/* tagName */.wZ)(prefix, tag)}`;
}
function rangeOf({ since, commit }) {
    return since === undefined ? [commit] : [commit, "--not", since];
}
async function wholeName(git, asked) {
    const [isShallow, commit = ""] = await git.lines("rev-parse", "--is-shallow-repository", `${asked}^{commit}`);
    if (isShallow === "false")
        return commit;
    throw new failure/* StageFailure */.B({
        what: "The checkout is shallow: its history is cut, and its tags may be missing.",
        means: "No version was determined, and nothing was changed.",
        todo: "Give actions/checkout `fetch-depth: 0` in this job.",
    });
}
function readTags(lines, prefix) {
    const known = lines.map((line) => {
        const [name = "", object = "", peeled = ""] = line.split("\0");
        return { name, commit: peeled || object || undefined };
    });
    const own = known.filter(({ name }) => name.startsWith(prefix));
    return {
        all: own.map((tag) => ({ ...tag, name: (0,tag_prefix/* bareVersion */.D)(tag.name, prefix) })),
        unread: (0,unread_tags/* unreadTags */.RH)(known.map(({ name }) => name), prefix),
    };
}
async function listCommits(git, span, take) {
    const form = ["--topo-order", "--boundary", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8"];
    const reader = logReader(take);
    await git.fields(["log", "-z", ...form, `--format=tformat:${LOG_FORMAT}`, ...rangeOf(span), "--"], reader.record);
    const boundary = reader.end();
    if (boundary !== undefined)
        return boundary;
    throw new failure/* StageFailure */.B({
        what: "The output of git log is incomplete or not a list of commits.",
        means: "A missing commit could be a breaking change. No version was determined.",
        todo: "Run this again. If the failure remains, report it to Sluice with `git --version` and the message above.",
    });
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

  1002:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ug: () => (/* binding */ readIncidentIssue),
    V5: () => (/* binding */ readIncidentThread),
    rM: () => (/* binding */ readIncident),
    zM: () => (/* binding */ incidentIssues)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
  var _gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57335);
  var _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10048);
  var _incident_mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96);
  var _severity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99625);






const issueSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    number: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    title: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), ""),
    body: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
    state: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    created_at: _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB,
    user: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    pull_request: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()),
    labels: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) })]))),
});
function readIncidentIssue(answer, requester) {
    const { number, title, body, user, labels, ...issue } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(issueSchema, answer, "an issue");
    const subject = (0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectMark */ .Uy)(body ?? "");
    const isOurs = user?.login.toLowerCase() === requester.toLowerCase() && (issue.pull_request ?? undefined) === undefined;
    if (subject === undefined || !isOurs)
        return undefined;
    const names = (labels ?? []).flatMap((one) => (typeof one === "string" ? one : (one.name ?? [])));
    return {
        ...subject,
        ...{ number, title, url: issue.html_url, isOpen: issue.state === "open", labels: names },
        severity: (0,_severity_js__WEBPACK_IMPORTED_MODULE_5__/* .labelledSeverity */ .XX)(names) ?? 1,
        openedAt: issue.created_at,
        declaration: (0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readEventMark */ .Mm)(body ?? ""),
    };
}
async function incidentIssues(forge, { repository, requester }, state) {
    const all = await forge.list(`${repository}/issues?state=${state}`);
    return all
        .flatMap((one) => readIncidentIssue(one, requester) ?? [])
        .toSorted((one, other) => one.number - other.number);
}
async function readIncidentThread(forge, { repository, requester }, issue) {
    const comments = (await forge.list(`${repository}/issues/${issue.number}/comments`)).map(_gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .readComment */ .W3);
    const own = comments.filter(({ by }) => by.login.toLowerCase() === requester.toLowerCase());
    const events = own.flatMap(({ body }) => (0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readEventMark */ .Mm)(body) ?? []);
    return { issue, comments, events: issue.declaration === undefined ? events : [issue.declaration, ...events] };
}
async function readIncident(forge, place, number) {
    const answer = await forge.read(`${place.repository}/issues/${number}`);
    const issue = answer === undefined ? undefined : readIncidentIssue(answer, place.requester);
    return issue === undefined ? undefined : readIncidentThread(forge, place, issue);
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

  96:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Jx: () => (/* binding */ ENDINGS),
    Mm: () => (/* binding */ readEventMark),
    Uy: () => (/* binding */ readSubjectMark),
    cs: () => (/* binding */ eventMark),
    ge: () => (/* binding */ subjectMark),
    lH: () => (/* binding */ EVENT_TEXT_LIMIT)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);


const ENDINGS = ["failed", "unknown", "rolled-back", "rollback-refused", "held"];
const EVENT_TEXT_LIMIT = 4000;
const SUBJECT = "sluice-incident";
const EVENT = "sluice-incident-event";
const time = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(8.64e15));
const count = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0));
const subjectSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    key: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .nonEmpty */ .hq()),
    environment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    scenario: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    config: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});
const eventSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(["declared", "severity", "update", "resolved"]),
    at: time,
    run: count,
    attempt: count,
    ending: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(ENDINGS)),
    began: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(time),
    detected: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(time),
    acted: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(time),
    recovered: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(time),
    severity: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([1, 2, 3])),
    comment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(count),
    text: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
function subjectMark(subject) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .hiddenMark */ .sd)(SUBJECT, { format: 1, ...subject });
}
function eventMark(event) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .hiddenMark */ .sd)(EVENT, { format: 1, ...event });
}
function readSubjectMark(body) {
    const [found, ...more] = marksIn(body, SUBJECT, subjectSchema);
    if (found === undefined || more.length > 0)
        return undefined;
    const { format: _, ...subject } = found;
    return subject;
}
function readEventMark(body) {
    const [found, ...more] = marksIn(body, EVENT, eventSchema);
    if (found === undefined || more.length > 0)
        return undefined;
    const { format: _, ...event } = found;
    return event;
}
function marksIn(body, name, schema) {
    return [...body.matchAll(new RegExp(`^<!-- ${name} (\\{.*\\}) -->$`, "gm"))].flatMap(([, json = ""]) => {
        try {
            const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, JSON.parse(json));
            return read.success ? [read.output] : [];
        }
        catch {
            return [];
        }
    });
}


  }),

  99625:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JJ: () => (/* binding */ worse),
    MW: () => (/* binding */ readSeverity),
    XX: () => (/* binding */ labelledSeverity),
    yi: () => (/* binding */ severityLabel)
  });
const SEVERITIES = [1, 2, 3];
function readSeverity(text) {
    const [, digit] = /^(?:sev-?)?([123])$/i.exec(text.trim()) ?? [];
    return SEVERITIES.find((one) => String(one) === digit);
}
function severityLabel(severity) {
    return `sev-${severity}`;
}
function labelledSeverity(labels) {
    return SEVERITIES.find((one) => labels.some((label) => label.toLowerCase() === severityLabel(one)));
}
function worse(one, other) {
    return one < other ? one : other;
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

  8706:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    GJ: () => (/* binding */ runningAfter),
    O$: () => (/* binding */ readEnding),
    Z7: () => (/* binding */ readJobName),
    aR: () => (/* binding */ readProductionDeployments),
    dB: () => (/* binding */ broughtBy)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
  var _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69319);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);
  var _version_hotfix_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93494);
  var _version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49137);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88362);






const deploymentsSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(), ref: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }));
function readProductionDeployments(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(deploymentsSchema, answer, "deployments").toSorted((left, right) => right.id - left.id);
}
const statusesSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), log_url: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())), created_at: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB) }));
function readEnding(answer) {
    const statuses = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(statusesSchema, answer, "a deployment's statuses");
    const success = statuses.findLast(({ state }) => state === "success");
    const url = statuses.flatMap(({ log_url: page }) => (/\/job\/\d+/.test(page ?? "") ? (page ?? []) : []))[0];
    const job = /\/job\/(\d+)/.exec(url ?? "")?.[1];
    return { endedWell: success !== undefined, endedWellAt: success?.created_at, job, url };
}
const jobSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
function readJobName(answer) {
    return answer === undefined ? "" : (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(jobSchema, answer, "a job").name;
}
const RELEASE_JOB = "Release ";
const ROLLBACK_JOB = "Roll back ";
function broughtBy({ ref }, job) {
    const name = job.split(" / ").at(-1) ?? job;
    const named = name.startsWith(RELEASE_JOB) ? /^v?\d\S*$/.exec(name.slice(RELEASE_JOB.length))?.[0] : undefined;
    const version = named ?? ref.replace(/^refs\/tags\//, "");
    const isBack = name.startsWith(ROLLBACK_JOB);
    if (isBack || (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .readRollbackTag */ .d)(version) !== undefined)
        return { kind: "rollback" };
    return (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_4__/* .readTag */ .zW)(version).kind === "release" ? { kind: "release", version } : { kind: "unknown" };
}
function runningAfter(version, tags) {
    const standing = (0,_version_hotfix_js__WEBPACK_IMPORTED_MODULE_2__/* .standingReleases */ .td)([...tags.keys()]);
    const seen = new Set();
    for (let now = version; now !== undefined && !seen.has(now); now = beforeRollback(now, tags)) {
        if (standing.includes(now))
            return now;
        seen.add(now);
    }
    return undefined;
}
function beforeRollback(version, tags) {
    const rollbacks = [...tags.keys()].filter((name) => (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .readRollbackTag */ .d)(name)?.failed === version);
    const count = (name) => Number(/\.(\d+)$/.exec(name.slice(`${version}-rollback`.length))?.[1] ?? 1);
    const newest = rollbacks.toSorted((left, right) => count(left) - count(right)).at(-1);
    const commit = newest === undefined ? undefined : tags.get(newest);
    const [release] = [...tags].find(([name, on]) => on === commit && (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_4__/* .readTag */ .zW)(name).kind === "release") ?? [];
    return release;
}


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

  46063:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ readIncidents),
    X: () => (/* binding */ incidentRow)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69319);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);
  var _row_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94922);




const CHECK = "Incidents";
const issuesSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    number: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    title: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB),
    closed_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB)),
    pull_request: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()),
    labels: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) })]))),
}));
function readIncidents(answer, label) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(issuesSchema, answer, "issues")
        .filter(({ pull_request: pull }) => pull === undefined || pull === null)
        .filter(({ labels }) => (labels ?? []).some((one) => isSame(typeof one === "string" ? one : one.name, label)))
        .map(({ number, title, html_url: url, created_at: openedAt, closed_at: closedAt }) => {
        return { number, title, url, openedAt, closedAt: closedAt ?? undefined };
    });
}
function isSame(name, label) {
    return name?.toLowerCase() === label.toLowerCase();
}
function incidentRow(incidents, label, isHotfix) {
    if (incidents === undefined) {
        return {
            check: CHECK,
            state: "red",
            verdict: "It is unknown whether an incident is open: the issues cannot be read.",
            url: undefined,
            todo: "Give the job `issues: read`. Or, if incidents are not kept in issues here, set `check-readiness.incident-label: false` on the default branch.",
        };
    }
    const [first] = incidents;
    if (first === undefined)
        return (0,_row_js__WEBPACK_IMPORTED_MODULE_3__/* .okRow */ .n$)(CHECK, `No issue with the label ${label} is open.`);
    const more = incidents.length > 1 ? ` and ${incidents.length - 1} more` : "";
    const verdict = `An incident is open: #${first.number} ${first.title}${more}.`;
    if (isHotfix)
        return {
            check: CHECK,
            state: "warning",
            verdict,
            url: first.url,
            todo: "The incident does not block this release, because it is a hotfix.",
        };
    return {
        check: CHECK,
        state: "red",
        verdict,
        url: first.url,
        todo: "Resolve the incident first (`/resolve` in its issue). A fix for it can be released as a hotfix, with hotfix.yml.",
    };
}


  }),

  94922:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i_: () => (/* binding */ isReady),
    n$: () => (/* binding */ okRow),
    y8: () => (/* binding */ notYet)
  });
function okRow(check, verdict, url) {
    return { check, state: "ok", verdict, url, todo: "" };
}
function notYet(row) {
    if (row.state !== "red")
        return row;
    return { ...row, state: "warning", verdict: `${row.verdict} This is checked again before the tag.` };
}
function isReady(rows) {
    return rows.every(({ state }) => state !== "red");
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

  59010:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    u: () => (/* binding */ reportOutput)
  });
const reportOutput = {
    name: "report",
    description: "Report as Markdown, at most 20,000 characters, for an issue or a message.",
};


  }),

  31120:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    p: () => (/* binding */ endingText)
  });
function endingText({ code, reason }) {
    return code === null ? `failed (${reason})` : `ended with code ${code}`;
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


  }),

  51412:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A_: () => (/* binding */ LEVELS),
    LA: () => (/* binding */ isSmaller),
    LR: () => (/* binding */ suggestLevel),
    LT: () => (/* binding */ stepBetween),
    RQ: () => (/* binding */ BEFORE_FIRST_MAJOR),
    VM: () => (/* binding */ levelAfter),
    aU: () => (/* binding */ ruleBefore),
    dh: () => (/* binding */ versionAfter)
  });
  var semver_functions_inc_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62338);
  var _tags_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88362);


const LEVELS = ["major", "minor", "patch"];
const BEFORE_FIRST_MAJOR = ["demote", "demote-breaking", "keep"];
function suggestLevel(changes, breakingPaths) {
    const breaking = changes.filter(({ group }) => group === "breaking");
    if (breaking.length > 0 || breakingPaths.length > 0)
        return { level: "major", drivers: breaking, breakingPaths };
    const features = changes.filter(({ group, counts }) => group === "features" && counts);
    if (features.length > 0)
        return { level: "minor", drivers: features, breakingPaths };
    const rest = changes.filter(({ counts }) => counts);
    return rest.length === 0 ? undefined : { level: "patch", drivers: rest, breakingPaths };
}
function levelAfter(previous, level, policy) {
    if (policy === "keep" || !(0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(previous).startsWith("0."))
        return level;
    if (level === "major")
        return "minor";
    return policy === "demote" ? "patch" : level;
}
function ruleBefore(previous, policy) {
    if (previous === undefined || !(0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(previous).startsWith("0."))
        return "";
    return `before v1.0.0 (before-first-major: ${policy}) ${RULES[policy]}`;
}
const RULES = {
    "demote-breaking": "a breaking change and a feature raise the minor number",
    demote: "a breaking change raises the minor number, and a feature the patch number",
    keep: "a breaking change raises the major number, and a feature the minor number",
};
function versionAfter(previous, level) {
    return `${previous.startsWith("v") ? "v" : ""}${semver_functions_inc_js__WEBPACK_IMPORTED_MODULE_0__((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(previous), level)}`;
}
function stepBetween(previous, version) {
    const [from, to] = [numbersOf(previous), numbersOf(version)];
    if (from[0] !== to[0])
        return "major";
    return from[1] === to[1] ? "patch" : "minor";
}
function isSmaller(level, than) {
    return LEVELS.indexOf(level) > LEVELS.indexOf(than);
}
function numbersOf(version) {
    if ((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readTag */ .zW)(version).kind === "not-semver")
        throw new Error(`"${version}" is no version.`);
    return (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(version).split(/[.-]/, 3);
}


  }),

  75696:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $: () => (/* binding */ expectedCommits)
  });
function expectedCommits() {
    const others = new Map();
    let newest;
    return {
        get: (sha) => (newest?.sha === sha ? newest.value : others.get(sha)),
        set: (sha, value) => {
            if (others.has(sha)) {
                others.set(sha, value);
                return;
            }
            if (newest !== undefined && newest.sha !== sha)
                others.set(newest.sha, newest.value);
            newest = { sha, value };
        },
        delete: (sha) => {
            if (newest?.sha === sha)
                newest = undefined;
            else
                others.delete(sha);
        },
        names: () => [...others.keys(), ...(newest === undefined ? [] : [newest.sha])],
    };
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

  88362:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    I5: () => (/* binding */ bareNumber),
    bb: () => (/* binding */ compareTags),
    be: () => (/* binding */ formatOf),
    bj: () => (/* binding */ inFormat),
    bq: () => (/* binding */ isSemverTag),
    s5: () => (/* binding */ newestRelease),
    uG: () => (/* binding */ TAG_FORMATS),
    zW: () => (/* binding */ readTag)
  });
  var semver_functions_compare_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37648);
  var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16353);


function readTag(name) {
    const commit = /^sha-([0-9a-f]{40})$/.exec(name)?.[1];
    if (commit !== undefined)
        return { kind: "commit", name, commit };
    const bare = bareNumber(name);
    const version = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__(bare);
    if (version === null || version.version !== bare)
        return { kind: "not-semver", name };
    return { kind: version.prerelease.length > 0 ? "prerelease" : "release", name };
}
function bareNumber(version) {
    return version.replace(/^v/, "");
}
const TAG_FORMATS = ["v1.2.3", "1.2.3"];
function formatOf(version) {
    return version.startsWith("v") ? "v1.2.3" : "1.2.3";
}
function inFormat(version, format) {
    if (!isSemverTag(version))
        return version;
    return `${format === "v1.2.3" ? "v" : ""}${bareNumber(version)}`;
}
function compareTags(left, right) {
    return semver_functions_compare_build_js__WEBPACK_IMPORTED_MODULE_0__(bareNumber(left), bareNumber(right));
}
function isSemverTag(name) {
    const { kind } = readTag(name);
    return kind === "release" || kind === "prerelease";
}
function newestRelease(names) {
    return names
        .filter((name) => readTag(name).kind === "release")
        .toSorted(compareTags)
        .at(-1);
}


  }),

  6845:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    HA: () => (/* binding */ unreadSentence),
    RH: () => (/* binding */ unreadTags),
    zQ: () => (/* binding */ unreadWarnings)
  });
  var _tag_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88362);

const RESEMBLES = /\d+[._]\d+|(?:^|[^A-Za-z])v\d/i;
function unreadTags(names, prefix) {
    return names.filter((name) => {
        if (!RESEMBLES.test(name))
            return false;
        const own = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
        const isRelease = own !== undefined && (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(own).kind === "release";
        return !isRelease && !/-rollback(?:\.\d+)?$/.test(name);
    });
}
function unreadSentence(unread) {
    if (unread.length === 0)
        return "";
    const some = unread.slice(0, 3).join(", ");
    const more = unread.length > 3 ? ` and ${unread.length - 3} more` : "";
    return `Tags that look like versions were not read: ${some}${more}. Releases are called v1.2.3 or 1.2.3; what stands before the number is set as \`tag-prefix\`.`;
}
function unreadWarnings({ previous, own, unread, prefix }) {
    if (previous === undefined) {
        const sentence = unreadSentence(unread);
        return sentence === "" ? [] : [`This is taken for the first release. ${sentence}`];
    }
    const known = own.filter((name) => (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(name).kind === "release").map(numbersOf);
    const newer = unread.filter((name) => {
        const [, number] = (name.startsWith(prefix) ? NUMBERED.exec(name.slice(prefix.length)) : null) ?? [];
        if (number === undefined)
            return false;
        const numbers = number.split(/[._]/).map(Number);
        const isLine = known.some((one) => numbers.every((part, at) => part === one[at]));
        return !isLine && isGreater(numbers, numbersOf(previous));
    });
    const [first] = newer;
    if (first === undefined)
        return [];
    const names = `${newer.slice(0, 3).join(", ")}${newer.length > 3 ? ` and ${newer.length - 3} more` : ""}`;
    return [
        `Tags that look newer than ${previous} were not read: ${names}. Releases are called v1.2.3 or 1.2.3; if one of them is a release, give its commit a tag of three numbers, too.`,
    ];
}
const NUMBERED = /^(?:v|ver|version|r|rel|release)?[-_.]?(\d+(?:[._]\d+)*)$/i;
function numbersOf(release) {
    return (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .bareNumber */ .I5)(release)
        .split(/[-+]/, 1)
        .flatMap((numbers) => numbers.split(".").map(Number));
}
function isGreater(left, right) {
    const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
    return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
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