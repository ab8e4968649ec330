"use strict";
exports.id = 5314;
exports.ids = [5314];
exports.modules = {

  12760:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (/* binding */ recordAnswer),
    y: () => (/* binding */ readAnswerRecord)
  });
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61941);
  var _request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18822);
  var _request_text_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91450);
  var _run_ended_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9632);




const DESCRIPTION = /^(sha256:[0-9a-f]{64}), run (\d+)$/;
function contextOf(comment) {
    return `sluice/answer/${comment.id}`;
}
async function recordAnswer(forge, place, { comment, text, run }) {
    const description = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) `${(0,_request_text_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .textDigest */ .o)(text)}, run ${run}`;
    await (0,_request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .leaveStatus */ .SF)(forge, place, { context: contextOf(comment), isSuccess: true, description, url: comment.url });
}
async function readAnswerRecord(forge, place, comment, clock) {
    const [record, ...more] = await (0,_request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(forge, place, contextOf(comment));
    const [, digest, id] = DESCRIPTION.exec(record?.description ?? "") ?? [];
    if (digest === undefined || id === undefined || more.length > 0)
        return "unknown";
    const run = await (0,_run_ended_run_js__WEBPACK_IMPORTED_MODULE_3__/* .endedRun */ .O)(forge, `${place.repository}/actions/runs/${id}`, clock);
    if (run === undefined || run === "under way")
        return "unknown";
    const { event, actor, conclusion } = run;
    const isItsRun = event === "issue_comment" && actor?.login.toLowerCase() === comment.by.login.toLowerCase();
    if (!isItsRun || conclusion !== "success")
        return "unknown";
    return digest === (0,_request_text_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .textDigest */ .o)(comment.body) ? "none" : "edited";
}


  }),

  67986:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ judgeRequested)
});

var request_consumption = __webpack_require__(19219);
var request_evidence = __webpack_require__(56138);
var request_record = __webpack_require__(29971);
var gate_rules = __webpack_require__(47213);
var starter_starters = __webpack_require__(25716);
var comment_edits = __webpack_require__(32989);
var answer_record = __webpack_require__(12760);
; 


async function answerOf(forge, place, comment) {
    const { id, by, body, createdAt } = comment;
    return { id, by, body, createdAt, edits: await editsOf(forge, place, comment) };
}
async function editsOf(forge, place, comment) {
    if (place.forge === "github")
        return (0,comment_edits/* editsAtGithub */.c)(forge, comment);
    return comment.updatedAt === comment.createdAt ? (0,answer_record/* readAnswerRecord */.y)(forge, place, comment, place.clock) : "edited";
}

var minute_text = __webpack_require__(95749);
var ownership = __webpack_require__(76347);
var gate_verdict = __webpack_require__(91657);
; 



const ASKED_ANEW = (0,gate_verdict/* refused */.J)("stale", "A newer approval request was posted before this comment, and is no longer in this issue: the comment may be about that request.", "Run the workflow of the release again. It posts a new request: approve or reject that one.");
function ownerFault(rules, { by }) {
    const { environment, kind, owners } = rules;
    if (kind !== "comment") {
        return (0,gate_verdict/* refused */.J)("no-comment-gate", `By the configuration on the default branch, comments do not approve ${environment}: the reviewers of that environment do.`, `Review the deployment in its run. For approvals by comments, set \`gates.${environment}.kind: comment\` there with an owner, and run the workflow again.`);
    }
    if (owners.length === 0) {
        return (0,gate_verdict/* refused */.J)("no-owners", `The gate ${environment} has no owner.`, `Set \`gates.${environment}.owner\` in the configuration on the default branch.`);
    }
    return (0,ownership/* botFault */.KB)(rules, [by]) ?? (0,ownership/* strangerFault */.Fw)(rules, [by]);
}
function starterFault(rules, { by }, starters) {
    return (0,ownership/* selfApprovalFault */.Yv)(rules, [by], starters);
}
function answerFault({ environment, maxAgeMs }, answer, request, now) {
    const again = "Write it again, as a new comment.";
    if (answer.edits === "edited")
        return (0,gate_verdict/* refused */.J)("edited", "The comment was edited.", again);
    if (answer.edits === "unknown")
        return (0,gate_verdict/* refused */.J)("unknown-edits", "The forge does not report whether the comment was edited.", again);
    if (answer.createdAt < request.comment.createdAt || answer.id < request.comment.id) {
        return (0,gate_verdict/* refused */.J)("stale", "The comment is older than the newest approval request.", "Read the newest request, and approve or reject that one.");
    }
    if (now - answer.createdAt > maxAgeMs) {
        return (0,gate_verdict/* refused */.J)("expired", `The comment expired at ${(0,minute_text/* minuteText */.W)(answer.createdAt + maxAgeMs)}, by \`gates.${environment}.max-age\`.`, "Run the workflow of the release again, and approve or reject its new request.");
    }
    return undefined;
}

; 
const APPROVE = /^\/approve[ \t]+(\S+)\s*$/;
const REJECT = /^\/reject(?:[ \t\r\n]+([\s\S]*))?$/;
const LIKE_A_COMMAND = /^[ \t]*\/(?:approve|reject)/im;
function readCommand(body) {
    const approve = APPROVE.exec(body);
    if (approve?.[1] !== undefined)
        return { kind: "approve", version: approve[1] };
    const reject = REJECT.exec(body);
    const reason = (reject?.[1] ?? "").trim();
    if (reject !== null && !LIKE_A_COMMAND.test(reason))
        return { kind: "reject", reason };
    return LIKE_A_COMMAND.test(body) ? { kind: "malformed" } : undefined;
}

; 



function judgeComment(answered, now) {
    const { rules, answer, request, fault: unproven, starters, consumption } = answered;
    const command = readCommand(answer.body);
    if (command === undefined)
        return { kind: "no-command" };
    const fault = ownerFault(rules, answer) ??
        (command.kind === "malformed" ? malformed(request) : undefined) ??
        unproven ??
        (command.kind === "approve" ? starterFault(rules, answer, starters) : undefined) ??
        answerFault(rules, answer, request, now) ??
        consumptionFault(answer, consumption);
    if (fault !== undefined)
        return fault;
    const { by, createdAt } = answer;
    if (command.kind === "reject")
        return { kind: "rejected", by, reason: command.reason, request };
    if (command.kind === "approve" && command.version === request.version)
        return { kind: "approved", by, at: createdAt, request };
    return (0,gate_verdict/* refused */.J)("other-version", `The request is for ${request.version}.`, `Write \`/approve ${request.version}\` if that is what you mean.`);
}
function consumptionFault({ id }, consumption) {
    if (consumption === undefined || consumption.comment === id)
        return undefined;
    return (0,gate_verdict/* refused */.J)("answered", `This request was approved or rejected before, in the run ${consumption.run}.`, "To roll back the current release, dispatch the rollback. To release again, run the release's workflow again.");
}
function malformed({ version }) {
    return (0,gate_verdict/* refused */.J)("malformed", "The comment contains a command and other text, so the decision is unclear.", `Write a comment that is \`/approve ${version}\` and nothing else, or one that begins with \`/reject\` and gives the reason.`);
}

; 








async function judgeRequested(forge, gate, { comment, request, edits }) {
    const { repository, clock } = gate;
    const rules = (0,gate_rules/* rulesFor */.NP)(request, gate.rules);
    const place = { ...gate, commit: request.commit };
    const proof = await (0,request_evidence/* proveRequest */.w)(forge, place, request, clock);
    const isProven = proof.kind === "proven";
    const starters = isProven ? await (0,starter_starters/* startersOfRequest */.f)(forge, place, request) : UNKNOWN_STARTER;
    const answer = edits === undefined ? await answerOf(forge, place, comment) : { ...comment, edits };
    const consumption = await (0,request_consumption/* consumptionOf */.z)(forge, repository, request);
    const isOld = isProven && (await (0,request_record/* isAskedAnew */.EB)(forge, place, request, comment.createdAt));
    const fault = isOld ? ASKED_ANEW : isProven ? undefined : proof;
    const verdict = judgeComment({ rules, answer, request, fault, starters, consumption }, clock.now());
    const { actor } = isProven ? proof.run : { actor: undefined };
    const isPerson = actor !== undefined && !actor.isBot && actor.login.toLowerCase() !== gate.requester.toLowerCase();
    return { verdict, consumption, startedBy: isPerson ? actor.login : undefined };
}
const UNKNOWN_STARTER = { people: [], unknown: "an unknown person" };


  }),

  86837:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ judgeGate)
});

var ownership = __webpack_require__(76347);
var gate_verdict = __webpack_require__(91657);
; 


const SKEW_MS = 5 * 60_000;
function judgeApprovals(rules, approvals, now) {
    const people = [...new Map(approvals.by.map(({ by }) => [`${by.login.toLowerCase()} ${by.isBot}`, by])).values()];
    return ((0,ownership/* botFault */.KB)(rules, people) ??
        (0,ownership/* strangerFault */.Fw)(rules, people) ??
        (0,ownership/* selfApprovalFault */.Yv)(rules, people, approvals.startedBy) ??
        judgeTime(rules, approvals, now));
}
function judgeTime({ environment, maxAgeMs }, { by: reviews, fitting }, now) {
    const by = reviews.map((review) => review.by);
    const comment = reviews.map((review) => review.comment).findLast((text) => text !== "") ?? "";
    const times = fitting.flatMap((history) => history.at(-1)?.startedAt ?? []);
    const oldest = Math.min(...times);
    const approved = { kind: "approved", by, at: fitting.length === 1 ? times[0] : undefined, comment };
    if (maxAgeMs === Number.POSITIVE_INFINITY)
        return approved;
    if (times.length < fitting.length) {
        return (0,gate_verdict/* refused */.J)("unknown-time", `The forge does not report when ${environment} was approved.`, "Give the job `permissions: deployments: read`; where it is no deployment, set `deployment: false` and `job`.");
    }
    const age = now - oldest;
    if (age > maxAgeMs) {
        return (0,gate_verdict/* refused */.J)("expired", `The approval of ${environment} is ${minutes(age)} old, and approvals are valid for ${minutes(maxAgeMs)}.`, `Start a new run, and approve that run.${fitting.length === 1 ? "" : " Or set `job`: the approval may be newer, and its time is known then."}`);
    }
    if (age < -SKEW_MS) {
        return (0,gate_verdict/* refused */.J)("from-the-future", `The time of the approval of ${environment} is ${minutes(-age)} in the future.`, "Check the clock of the runner.");
    }
    return approved;
}
function minutes(milliseconds) {
    const whole = Math.round(milliseconds / 60_000);
    return whole < 120 ? `${whole} min` : `${Math.round(whole / 6) / 10} h`;
}

; 
function newestReview(history, { approvals, rejections }) {
    const reviews = approvals + rejections;
    const newest = history.at(-1);
    const doubtful = history.filter(({ ran }) => !ran).length;
    if (newest === undefined || reviews > history.length || rejections > doubtful)
        return undefined;
    if (reviews < history.length)
        return "unanswered";
    if (rejections === 0 || newest.ran)
        return "approved";
    return rejections === doubtful ? "rejected" : "unclear";
}
function conclude(histories, counts) {
    const possible = histories.flatMap((history) => {
        const review = newestReview(history, counts);
        return review === undefined ? [] : [{ review, history }];
    });
    const [first] = possible;
    const isAgreed = first !== undefined && possible.every(({ review }) => review === first.review);
    const isUnanswered = possible.some((one) => one.review === "unanswered");
    const review = isAgreed ? first.review : isUnanswered ? "unanswered" : "unclear";
    return { review, fitting: possible.filter((one) => one.review === review).map(({ history }) => history) };
}

; 




function judgeGate(rules, evidence, now) {
    const { protection, reviews, histories } = evidence;
    const closed = protectionFault(rules, protection);
    if (closed !== undefined)
        return closed;
    if (reviews.length === 0)
        return unanswered(rules);
    const approvals = reviews.filter(({ state }) => state === "approved");
    const rejections = reviews.filter(({ state }) => state === "rejected");
    const { review, fitting } = conclude(histories, { approvals: approvals.length, rejections: rejections.length });
    switch (review) {
        case "approved":
            return judgeApprovals(rules, { by: approvals, fitting, startedBy: evidence.startedBy }, now);
        case "rejected":
            return judgeRejections(rules, rejections);
        case "unanswered":
            return oldReview(rules, reviews.length, Math.max(...fitting.map(({ length }) => length)));
        case "unclear":
            return unclear(rules, approvals.length, rejections.length);
    }
}
function protectionFault({ environment }, protection) {
    switch (protection) {
        case "reviewers":
            return undefined;
        case "no-such-environment":
            return (0,gate_verdict/* refused */.J)("no-such-environment", `The environment ${environment} does not exist.`, `Create it in the repository's settings, with required reviewers, before a job names it: GitHub creates a missing one without any protection.`);
        case "no-reviewers":
            return (0,gate_verdict/* refused */.J)("no-reviewers", `The environment ${environment} has no required reviewers, so no approval was requested.`, `Add required reviewers to it. A private repository below GitHub Enterprise, and Forgejo, have none: set \`gates.${environment}.kind: comment\` there.`);
    }
}
function unanswered({ environment }) {
    return (0,gate_verdict/* refused */.J)("unanswered", `No reviewer approved ${environment} in this run, but its job runs: the required reviewers were removed while the job waited, or an administrator bypassed them.`, "Add the required reviewers again, do not let administrators bypass them, and start a new run.");
}
function oldReview({ environment }, reviews, requests) {
    return (0,gate_verdict/* refused */.J)("old-approval", `This run requested ${requests} reviews of ${environment} and has ${reviews}: this attempt relies on the review of an earlier one, or a person bypassed the reviewers.`, "Start a new run instead of running the jobs of this one again, and approve that run.");
}
function unclear({ environment }, approvals, rejections) {
    return (0,gate_verdict/* refused */.J)("unclear", `${environment} has ${approvals} ${approvals === 1 ? "approval" : "approvals"} and ${rejections} ${rejections === 1 ? "rejection" : "rejections"} in this run, and the forge does not report which of them belongs to this attempt.`, "Start a new run instead of running the jobs of this one again, and review that run. To roll back the current release, dispatch the rollback.");
}
function judgeRejections(rules, rejections) {
    const bot = (0,ownership/* botFault */.KB)(rules, rejections.map(({ by }) => by));
    if (bot !== undefined)
        return { ...bot, todo: `${bot.todo} To roll back the current release, dispatch the rollback.` };
    const newest = rejections.at(-1);
    if (newest === undefined)
        return unanswered(rules);
    return { kind: "rejected", by: newest.by, comment: newest.comment };
}


  }),

  99887:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ collectEvidence)
});

var failure = __webpack_require__(32314);
var run_facts = __webpack_require__(51595);
var starters = __webpack_require__(25716);
var dist = __webpack_require__(77934);
var stage_answer = __webpack_require__(10048);
var person = __webpack_require__(69319);
; 



const environmentSchema = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    protection_rules: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ type: dist/* string */.YjP(), reviewers: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* unknown */.L5J()))) })), []),
});
function readProtection(answer) {
    if (answer === undefined)
        return "no-such-environment";
    const { protection_rules: rules } = (0,stage_answer/* understand */.Z)(environmentSchema, answer, "an environment");
    const asks = rules.some(({ type, reviewers }) => type === "required_reviewers" && (reviewers ?? []).length > 0);
    return asks ? "reviewers" : "no-reviewers";
}
const reviewsSchema = dist/* array */.YOg(dist/* object */.Ikc({
    state: dist/* string */.YjP(),
    comment: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    environments: dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP() })),
    user: dist/* nullable */.mee(person/* account */.ct),
}));
function readReviews(answer, environment) {
    return (0,stage_answer/* understand */.Z)(reviewsSchema, answer, "the reviews of a run")
        .filter(({ environments }) => environments.some(({ name }) => name.toLowerCase() === environment.toLowerCase()))
        .filter(({ state }) => state !== "pending")
        .map(({ state, comment, user }) => ({
        state: (0,stage_answer/* understand */.Z)(dist/* picklist */.KIO(["approved", "rejected"]), state, "a review's state"),
        comment: comment ?? "",
        by: user === null ? { login: "", isBot: true } : (0,person/* personOf */.Re)(user),
    }));
}
const deploymentsSchema = dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), created_at: person/* time */.kB }));
function readDeployments(answer) {
    return (0,stage_answer/* understand */.Z)(deploymentsSchema, answer, "deployments")
        .toSorted((one, other) => one.created_at - other.created_at || one.id - other.id)
        .map(({ id }) => id);
}
const statusesSchema = dist/* array */.YOg(dist/* object */.Ikc({
    state: dist/* string */.YjP(),
    created_at: person/* time */.kB,
    log_url: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    target_url: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
}));
function readReviewRequest(answer, runId) {
    const statuses = (0,stage_answer/* understand */.Z)(statusesSchema, answer, "the statuses of a deployment")
        .toReversed()
        .toSorted((one, other) => one.created_at - other.created_at);
    const ofRun = new RegExp(`/actions/runs/${runId}(/|$)`);
    const ours = statuses.some(({ log_url, target_url }) => ofRun.test(log_url ?? "") || ofRun.test(target_url ?? ""));
    if (!ours)
        return undefined;
    return {
        ran: statuses.some(({ state }) => state === "in_progress" || state === "success") ||
            statuses.at(-1)?.state === "queued",
        startedAt: statuses.find(({ state }) => state !== "waiting")?.created_at,
    };
}

var run_jobs = __webpack_require__(21598);
; 

function readJobHistories(answer, { name, checkRun }) {
    const asked = (0,run_jobs/* readJobs */.R)(answer).filter(({ conclusion }) => conclusion !== "skipped");
    if (name === "" && checkRun === "")
        return [...Map.groupBy(asked, (job) => job.name).values()].map(historyOf);
    const own = asked.find((job) => job.check_run_url?.endsWith(`/check-runs/${checkRun}`));
    const ofJob = asked.filter((job) => checkRun === "" ? job.name === name || job.name.endsWith(` / ${name}`) : job.name === own?.name);
    return ofJob.length === 0 ? [] : [historyOf(ofJob)];
}
function historyOf(jobs) {
    const before = new Set();
    const attempts = [...Map.groupBy(jobs, (job) => job.run_attempt)].toSorted(([one], [other]) => one - other);
    return attempts.flatMap(([, inAttempt]) => {
        const fresh = inAttempt.filter((job) => !before.has(likeness(job))).toSorted((one, other) => one.id - other.id);
        for (const job of inAttempt)
            before.add(likeness(job));
        return fresh.map((job) => ({ ran: hasRun(job), startedAt: job.started_at ?? undefined }));
    });
}
function likeness({ name, conclusion, started_at, completed_at }) {
    return JSON.stringify([name, conclusion, started_at, completed_at]);
}
function hasRun({ status, conclusion, runner_id }) {
    return status === "in_progress" || conclusion === "success" || (runner_id ?? 0) > 0;
}

; 





async function collectEvidence(forge, gate) {
    const { repository, runId, environment, commit } = gate;
    const run = (0,run_facts/* readRun */.c)(await forge.read(`${repository}/actions/runs/${runId}`));
    const reviews = readReviews(await forge.read(`${repository}/actions/runs/${runId}/approvals`), environment);
    return {
        protection: readProtection(await forge.read(`${repository}/environments/${encodeURIComponent(environment)}`)),
        reviews,
        histories: await historiesOf(forge, gate, { run, answers: reviews.length }),
        startedBy: await (0,starters/* startersOf */.w)(forge, gate, { run, commit, after: undefined }),
    };
}
async function historiesOf(forge, gate, { run, answers }) {
    const { asked } = gate;
    switch (asked.kind) {
        case "deployment": {
            const besides = asked.besides === "" ? [] : await jobsOf(forge, gate, { name: asked.besides, checkRun: "" });
            return [[...besides.flat(), ...(await deploymentsOf(forge, gate, run))]];
        }
        case "job": {
            const { name, checkRun } = asked.job;
            const histories = await jobsOf(forge, gate, asked.job);
            if ((name === "" && checkRun === "") || histories.length > 0)
                return histories;
            const job = checkRun === "" ? `job "${name}"` : `job with the check run ${checkRun}`;
            throw new failure/* StageFailure */.B({
                what: `The run ${gate.runId} has no ${job}, which \`job\` names as the one that waits for ${gate.environment}.`,
                means: "It is unknown whether the answers in this run are those of its newest attempt. Nothing was changed.",
                todo: "In the job that names the environment, set `check-run-id` to `${{ job.check_run_id }}`. In any other job, set `job` to the name of that job, as the run's page shows it.",
            });
        }
        case "kept":
            return [Array.from({ length: answers }, () => ({ ran: false, startedAt: asked.since }))];
    }
}
async function deploymentsOf(forge, { repository, runId, environment }, { sha }) {
    const query = `environment=${encodeURIComponent(environment)}&sha=${sha}`;
    const requests = [];
    for (const id of readDeployments(await forge.list(`${repository}/deployments?${query}`))) {
        const request = readReviewRequest(await forge.list(`${repository}/deployments/${id}/statuses`), runId);
        if (request !== undefined)
            requests.push(request);
    }
    return requests;
}
async function jobsOf(forge, { repository, runId }, job) {
    return readJobHistories(await forge.list(`${repository}/actions/runs/${runId}/jobs?filter=all`, "jobs"), job);
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

  3875:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A: () => (/* binding */ signOffContext),
    s: () => (/* binding */ recordSignOff)
  });
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61941);
  var _request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18822);


function signOffContext(environment) {
    return `sluice/${environment}`;
}
async function recordSignOff(forge, place, record) {
    const { environment, isApproved, by, url } = record;
    const context = signOffContext(environment);
    const description = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) `${isApproved ? "Signed off" : "Sent back"} by ${by}`;
    await (0,_request_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .leaveStatus */ .SF)(forge, place, { context, isSuccess: isApproved, description, url });
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