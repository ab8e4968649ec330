"use strict";
exports.id = 4622;
exports.ids = [4622];
exports.modules = {

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

  79564:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (/* binding */ readThread)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _issue_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57335);



async function readThread(forge, repository, id) {
    const answer = /^\d+$/.test(id) ? await forge.read(`${repository}/issues/comments/${id}`) : undefined;
    if (answer === undefined)
        return undefined;
    const comment = (0,_issue_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .readComment */ .W3)(answer);
    const issue = issueOf(answer);
    const path = `${repository}/issues/${issue}/comments`;
    return { comment, issue, path, comments: (await forge.list(path)).map(_issue_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .readComment */ .W3) };
}
function issueOf(answer) {
    const { issue_url } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ issue_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), answer, "a comment's issue");
    return /\/(\d+)$/.exec(issue_url)?.[1] ?? "";
}


  }),

  56138:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ proveRequest)
});

var ended_run = __webpack_require__(9632);
var run_jobs = __webpack_require__(21598);
var gate_verdict = __webpack_require__(91657);
var approval_request = __webpack_require__(43369);
; 
const NAMES = {
    "sign-off": /^Request the sign-off in an issue$/,
    tag: /^Request the approval of the tag in the issue$/,
    release: /^Request the approval in an issue$/,
    verdict: /^Release \S+$/,
    rollback: /^Request the approval of the rollback in an issue$/,
};
function isAskingJob(asks, name) {
    return NAMES[asks].test(name.split(" / ").at(-1) ?? "");
}

var comment_edits = __webpack_require__(32989);
var request_record = __webpack_require__(29971);
; 







async function proveRequest(forge, place, request, clock) {
    const { repository } = place;
    const path = `${repository}/actions/runs/${request.run}`;
    const run = await (0,ended_run/* endedRun */.O)(forge, path, clock);
    if (run === undefined)
        return unproven(`The run ${request.run}, which the request names, is gone.`);
    if (run === "under way")
        return unproven(`The run ${request.run}, which the request names, has not ended yet.`);
    const jobs = (0,run_jobs/* readJobs */.R)(await forge.list(`${path}/jobs?filter=all`, "jobs"));
    const isWithoutJobs = jobs.length === 0 && place.forge !== "github";
    const record = await (0,request_record/* findRecord */.Tq)(forge, { repository, commit: request.commit }, { request, body: request.comment.body });
    if (place.forge === "github" && (await (0,comment_edits/* editsAtGithub */.c)(forge, request.comment)) !== "none")
        return EDITED;
    const asking = place.forge === "github" ? jobs.filter((job) => hasAsked(request, job)) : jobs;
    const why = runFault(request, run, place) ?? (isWithoutJobs ? undefined : timeFault(request, asking));
    if (why !== undefined)
        return unproven(why);
    return recordFault(request, record) ?? { kind: "proven", run };
}
function runFault(request, run, place) {
    const { version, commit, preparation } = request;
    const itsRun = `The run ${request.run}, which the request names,`;
    if (run.workflow !== place.workflow)
        return `${itsRun} is one of ${run.workflow}, and ${place.workflow} asks this.`;
    if (run.attempt < request.attempt)
        return `${itsRun} has no attempt ${request.attempt}.`;
    const isOfTag = !(0,approval_request/* isBeforeTag */.I0)(request.asks) && request.asks !== "rollback";
    if (isOfTag && run.branch === version && run.sha === commit && isByHand(run))
        return undefined;
    if (run.event === "push")
        return `${itsRun} is about ${run.branch} (${run.sha}), and not about ${version} (${commit}).`;
    if (run.event !== "workflow_dispatch")
        return `${itsRun} was started by ${run.event || "an unknown event"}.`;
    const branches = preparation === undefined ? [] : [`hotfix/${version}`];
    if (![place.defaultBranch, ...branches].includes(run.branch))
        return `${itsRun} is about the branch ${run.branch}, whose workflow any person with write access may have written.`;
    if (preparation !== undefined && preparation.branch !== run.branch)
        return `${itsRun} is about the branch ${run.branch}, and not about ${preparation.branch}.`;
    if ((request.asks === "sign-off" || request.asks === "rollback") && run.sha !== commit)
        return `${itsRun} is about ${run.sha}, and not about ${commit}.`;
    return undefined;
}
function isByHand({ event }) {
    return event === "push" || event === "workflow_dispatch";
}
function hasAsked({ asks }, { name, conclusion }) {
    return conclusion === "success" && isAskingJob(asks, name);
}
function timeFault({ asks, run, attempt, comment }, jobs) {
    const wasUnderWay = jobs.some(({ run_attempt, started_at, completed_at }) => (attempt === 0 || run_attempt === attempt) &&
        typeof started_at === "number" &&
        typeof completed_at === "number" &&
        started_at <= comment.createdAt &&
        comment.createdAt <= completed_at);
    return wasUnderWay
        ? undefined
        : `No job of the run ${run} that asks for a ${asks} was under way when the request was posted, and ended well.`;
}
function recordFault({ run }, record) {
    switch (record) {
        case "one that fits":
            return undefined;
        case "one of another text":
            return EDITED;
        case "none":
            return unproven(`The run ${run}, which the request names, has recorded no such request.`);
        case "several":
            return unproven(`The run ${run} asks once, and several requests are recorded in its name, so not all of them are from this run.`);
    }
}
const TODO = "Run the workflow that asks again: that posts a new request, which can be answered.";
const EDITED = (0,gate_verdict/* refused */.J)("edited", "The request was edited after it was posted, or another account wrote it: it is not the one that its run has recorded.", TODO);
function unproven(what) {
    return (0,gate_verdict/* refused */.J)("unproven-request", what, TODO);
}


  }),

  29971:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    EB: () => (/* binding */ isAskedAnew),
    Tq: () => (/* binding */ findRecord),
    Vi: () => (/* binding */ recordRequest)
  });
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61941);
  var _commit_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18822);
  var _text_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91450);



function contextOf({ asks, run, attempt }) {
    return `${familyOf({ asks })}${run}-${attempt}`;
}
function familyOf({ asks }) {
    return `sluice/request/${asks}/`;
}
function requestRecord({ version }, body) {
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) `${(0,_text_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .textDigest */ .o)(body)} ${version}`, _commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .DESCRIPTION_LIMIT */ .r7);
}
async function recordRequest(forge, place, { request, body, url }) {
    const description = requestRecord(request, body);
    await (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .leaveStatus */ .SF)(forge, place, { context: contextOf(request), isSuccess: true, description, url });
}
async function findRecord(forge, place, { request, body }) {
    const [first, ...more] = await (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(forge, place, contextOf(request));
    if (first === undefined)
        return "none";
    if (more.length > 0)
        return "several";
    return first.description === requestRecord(request, body).text ? "one that fits" : "one of another text";
}
async function isAskedAnew(forge, place, request, answeredAt) {
    const all = await (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_1__/* .allStatuses */ .q7)(forge, place);
    const own = all.find(({ context }) => context === contextOf(request))?.id ?? 0;
    return all.some(({ context, description, id, createdAt = 0 }) => context.startsWith(familyOf(request)) &&
        aboutOf(description) === aboutOf(requestRecord(request, "").text) &&
        id > own &&
        createdAt <= answeredAt);
}
function aboutOf(description) {
    return description.replace(/^\S+ ?/, "");
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

  9632:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    O: () => (/* binding */ endedRun)
  });
  var _run_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51595);

const POLL_MS = 5000;
const WAIT_MS = 120_000;
async function endedRun(forge, path, clock) {
    const end = clock.monotonic() + WAIT_MS;
    for (;;) {
        const answer = await forge.read(path);
        if (answer === undefined)
            return undefined;
        const run = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .readRun */ .c)(answer);
        if (run.isCompleted)
            return run;
        if (clock.monotonic() + POLL_MS > end)
            return "under way";
        await clock.sleep(POLL_MS);
    }
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

  80353:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    OE: () => (/* binding */ startingFiles),
    Sd: () => (/* binding */ isPreparation),
    XY: () => (/* binding */ isHotfix),
    aT: () => (/* binding */ PREPARATION)
  });
const PRODUCT = /^(?:deploy-prod|prepare-release|hotfix)((?:-[a-z0-9]+)+)\.yml$/;
const PREPARATION = "prepare-release.yml";
function isPreparation(file) {
    return isKind(file, "prepare-release");
}
function isHotfix(file) {
    return isKind(file, "hotfix");
}
function startingFiles(file, kind) {
    const product = PRODUCT.exec(file)?.[1];
    return [...(product === undefined ? [] : [`${kind}${product}.yml`]), `${kind}.yml`];
}
function isKind(file, kind) {
    return file === `${kind}.yml` || (file.startsWith(`${kind}-`) && PRODUCT.test(file));
}


  }),

  25716:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ startersOf),
  f: () => (/* binding */ startersOfRequest)
});

var dist = __webpack_require__(77934);
var stage_answer = __webpack_require__(10048);
var issue_comment = __webpack_require__(57335);
var issue_thread = __webpack_require__(79564);
var request_evidence = __webpack_require__(56138);
var run_facts = __webpack_require__(51595);
var run_jobs = __webpack_require__(21598);
; 
const STARTED_JOB = "Started run ";
const AFTER_REQUEST = " after the request ";
const NAME = new RegExp(`(?:^| / )${STARTED_JOB}(\\d+)(?:${AFTER_REQUEST}(\\d+))?$`);
function startedRuns(jobs) {
    return jobs
        .filter(({ conclusion }) => conclusion !== "skipped")
        .flatMap(({ name }) => {
        const [, run, after] = NAME.exec(name) ?? [];
        return run === undefined ? [] : [{ run: Number(run), after: after === undefined ? undefined : Number(after) }];
    });
}

var caller_files = __webpack_require__(80353);
; 




async function preparedRequests(forge, { repository, requester }, commit) {
    const statuses = (0,stage_answer/* understand */.Z)(dist/* array */.YOg(dist/* object */.Ikc({ context: dist/* string */.YjP() })), await forge.list(`${repository}/commits/${commit}/statuses`), "the statuses of a commit");
    const ids = new Set(statuses.flatMap(({ context }) => /^sluice\/consumed\/(\d+)$/.exec(context)?.[1] ?? []));
    const found = [];
    for (const id of ids) {
        const thread = await (0,issue_thread/* readThread */.n)(forge, repository, id);
        const [request] = thread === undefined ? [] : (0,issue_comment/* requestsIn */.q)([thread.comment], requester);
        if (request?.asks === "tag" && request.commit === commit)
            found.push(request);
    }
    return found;
}

; 










const LONGEST_RUN_MS = 35 * 86_400_000;
async function startersOf(forge, place, wanted) {
    const { run, commit, after, about } = wanted;
    const behind = [];
    if (after !== undefined)
        behind.push(await startersBefore(forge, { ...place, workflow: run.workflow }, { after, about }));
    for (const { by, start } of await whatStarted(forge, place, wanted))
        behind.push(await startersOf(forge, place, { run: by, commit: undefined, after: start.after, about: { commit } }));
    if (place.forge !== "github" && after === undefined && wanted.commit !== undefined)
        for (const request of await preparedRequests(forge, place, wanted.commit))
            behind.push(await startersOfRequest(forge, place, request));
    return together(place, run, { starts: behind, attempts: await startersOfAttempts(forge, place, run) });
}
async function startersOfAttempts(forge, place, { id, attempt }) {
    const found = [];
    if (place.forge !== "github" || id === undefined)
        return found;
    for (let number = 2; number < attempt; number++) {
        const answer = await forge.read(`${place.repository}/actions/runs/${id}/attempts/${number}`);
        const by = answer === undefined ? undefined : (0,run_facts/* readRun */.c)(answer).again;
        const isKnown = by !== undefined && !isToken(place, by);
        found.push(isKnown ? { people: [by.login], unknown: undefined } : { people: [], unknown: by?.login ?? "an unknown account" });
    }
    return found;
}
function isToken({ requester }, one) {
    return one === undefined || one.isBot || one.login.toLowerCase() === requester.toLowerCase();
}
async function startersOfRequest(forge, place, request) {
    const answer = await forge.read(`${place.repository}/actions/runs/${request.run}`);
    if (answer === undefined)
        return UNPROVEN_STARTERS;
    const { asks, version, commit, after } = request;
    return startersOf(forge, place, {
        ...{ run: (0,run_facts/* readRun */.c)(answer), after, about: { version, commit } },
        commit: asks === "release" ? commit : undefined,
    });
}
async function startersBefore(forge, place, { after, about }) {
    const thread = await (0,issue_thread/* readThread */.n)(forge, place.repository, String(after));
    const [request] = thread === undefined ? [] : (0,issue_comment/* requestsIn */.q)([thread.comment], place.requester);
    if (request === undefined || !(await isAbout(forge, place, request, about)))
        return UNPROVEN_STARTERS;
    const proof = await (0,request_evidence/* proveRequest */.w)(forge, place, request, place.clock);
    return proof.kind === "proven" ? startersOfRequest(forge, place, request) : UNPROVEN_STARTERS;
}
const UNPROVEN_STARTERS = {
    people: [],
    unknown: "a run whose request is gone, changed, or about another commit",
};
async function isAbout(forge, { repository }, request, { commit, version } = { commit: undefined }) {
    if (commit === undefined)
        return false;
    if (request.commit === commit)
        return true;
    if (request.asks !== "sign-off" || request.version !== version)
        return false;
    return (await parentsOf(forge, repository, commit)).includes(request.commit);
}
function together(place, { actor, again, attempt }, { starts, attempts }) {
    const behind = [...starts, ...attempts];
    const found = behind.flatMap(({ people }) => people);
    const own = [actor, again].flatMap((one) => (one === undefined || isToken(place, one) ? [] : [one.login]));
    const isUnknown = isToken(place, actor) && starts.every(({ people }) => people.length === 0);
    const isUnknownAgain = attempt > 1 && isToken(place, again);
    return {
        people: [...new Set([...own, ...found])],
        unknown: behind.find(({ unknown }) => unknown !== undefined)?.unknown ??
            (isUnknown || isUnknownAgain ? ((isUnknown ? actor : again)?.login ?? "an unknown account") : undefined),
    };
}
async function whatStarted(forge, place, wanted) {
    const { id } = wanted.run;
    if (place.forge !== "github" || id === undefined)
        return [];
    const found = [];
    for (const by of await candidates(forge, place, wanted)) {
        if (by.event !== "workflow_dispatch" || by.id === undefined || by.id === id)
            continue;
        const jobs = (0,run_jobs/* readJobs */.R)(await forge.list(`${place.repository}/actions/runs/${by.id}/jobs?filter=all`, "jobs"));
        found.push(...startedRuns(jobs).flatMap((start) => (start.run === id ? [{ by, start }] : [])));
    }
    return found;
}
async function candidates(forge, { repository }, { run, commit }) {
    const list = async (kind, query) => {
        const found = [];
        for (const file of (0,caller_files/* startingFiles */.OE)(run.workflow, kind))
            found.push(...(0,run_facts/* readRuns */.x)(await forge.list(`${repository}/actions/workflows/${file}/runs?${query}`, "workflow_runs")));
        return found;
    };
    if ((0,caller_files/* isHotfix */.XY)(run.workflow))
        return [];
    if ((0,caller_files/* isPreparation */.Sd)(run.workflow)) {
        if (!run.branch.startsWith("hotfix/"))
            return [];
        const since = new Date((run.createdAt ?? LONGEST_RUN_MS) - LONGEST_RUN_MS).toISOString();
        return list("hotfix", `created=${encodeURIComponent(`>=${since}`)}`);
    }
    if (commit === undefined)
        return [];
    const found = [];
    for (const sha of [commit, ...(await parentsOf(forge, repository, commit))])
        found.push(...(await list("prepare-release", `head_sha=${sha}`)));
    return found;
}
const commitSchema = dist/* object */.Ikc({ parents: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ sha: dist/* string */.YjP() })), []) });
async function parentsOf(forge, repository, commit) {
    const answer = (await forge.read(`${repository}/commits/${commit}`)) ?? (await forge.read(`${repository}/git/commits/${commit}`));
    if (answer === undefined)
        return [];
    return (0,stage_answer/* understand */.Z)(commitSchema, answer, "a commit").parents.map(({ sha }) => sha);
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


  })

};
;