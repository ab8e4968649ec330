"use strict";
exports.id = 4807;
exports.ids = [4807,2338];
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

  72627:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var config_settings = __webpack_require__(67307);
var answer_record = __webpack_require__(12760);
var comment_event = __webpack_require__(32160);
var reply = __webpack_require__(27916);
var requested_answer = __webpack_require__(67986);
var approval_request = __webpack_require__(43369);
var close_issue = __webpack_require__(78386);
var consumption = __webpack_require__(19219);
var issue_comment = __webpack_require__(57335);
var rollback_wish = __webpack_require__(22252);
var read_rules = __webpack_require__(78010);
var dispatch_workflow = __webpack_require__(40856);
var run_facts = __webpack_require__(51595);
var sign_off_record = __webpack_require__(3875);
var markdown = __webpack_require__(10492);
var read_config = __webpack_require__(76453);
var requester = __webpack_require__(98606);
; 



const keys_inputs = [
    ...comment_event/* commentKeys */.g4,
    {
        name: "token",
        description: "Token with `actions: write`, `contents: read`, `issues: write`, and `statuses: write` if preparations request approvals: a rejection is stored with the commit.",
        default: "${{ github.token }}",
        secret: true,
    },
    read_config/* branchConfigKey */.Ec,
    requester/* requesterKey */.Y,
    {
        name: "workflow",
        description: "File of the workflow that is dispatched after an answer about a tag, with `tag` and `approval` or `verdict`.",
        default: "deploy-prod.yml",
    },
    {
        name: "preparation",
        description: "File of the workflow that is dispatched after an answer about a commit without a tag, with `version` and `sign-off` or `approval`.",
        default: "prepare-release.yml",
    },
    {
        name: "rollback",
        description: "File of the workflow that is dispatched after an answer about a rollback, with its own inputs and `approval`.",
        default: "rollback.yml",
    },
    comment_event/* eventActionKey */.qw,
];
const outputs = [
    { name: "answer", description: "none (the comment is no command), approved, rejected, or refused." },
    { name: "reason", description: "Code of the reason for a refusal; otherwise empty." },
    { name: "gate", description: "Gate of the answered request." },
    { name: "version", description: "Release of the answered request." },
];

; 


function nextRun(request, answering) {
    const { asks, version, preparation, rollback } = request;
    const comment = String(answering.comment);
    if ((0,approval_request/* isBeforeTag */.I0)(asks)) {
        return {
            workflow: answering.preparation,
            ref: preparation?.branch ?? answering.defaultBranch,
            inputs: { version, [asks === "sign-off" ? "sign-off" : "approval"]: comment },
        };
    }
    if (rollback !== undefined) {
        const inputs = { ...(0,rollback_wish/* rollbackInputs */.Cw)(rollback), approval: comment };
        return { workflow: answering.rollback, ref: answering.defaultBranch, inputs };
    }
    const override = (0,approval_request/* overrideWithRequester */.rB)(request, answering.startedBy);
    return {
        workflow: answering.workflow,
        ref: answering.defaultBranch,
        inputs: {
            tag: version,
            [asks === "verdict" ? "verdict" : "approval"]: comment,
            ...(override === undefined ? {} : { "override-windows": override.windows, "override-reason": override.reason }),
        },
    };
}

; 
const AFTER_REJECTION = {
    "sign-off": "The commit needs a fix. The rejection is stored with the commit, and nothing is tagged.",
    tag: "Nothing is tagged.",
    release: "Nothing was changed.",
    verdict: "The release is rolled back.",
    rollback: "Nothing is rolled back.",
};
function reactionTo(verdict) {
    switch (verdict.kind) {
        case "no-command":
            return { text: "The comment contains no command.", reaction: undefined };
        case "approved":
            return { text: `${verdict.by.login} approved ${verdict.request.version}.`, reaction: "+1" };
        case "rejected": {
            const { version, asks } = verdict.request;
            return { text: `${verdict.by.login} rejected ${version}. ${AFTER_REJECTION[asks]}`, reaction: "-1" };
        }
        case "refused":
            return { text: `This does not count: ${verdict.what} ${verdict.todo}`, reaction: "confused" };
    }
}
function isActedOn({ kind }, { asks }) {
    return kind === "approved" || (kind === "rejected" && asks === "verdict");
}

; 


















const answerApproval = {
    name: "answer-approval",
    read: readInputs,
    run: answer,
};
function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    return {
        ...(0,comment_event/* readCommentEvent */.cY)(settings, inputs, world),
        workflow: settings.get("workflow").text,
        preparation: settings.get("preparation").text,
        rollback: settings.get("rollback").text,
    };
}
async function answer(inputs, world) {
    const forge = world.forge(inputs.token);
    const found = await findRequest(forge, inputs, world);
    if (found.kind === "none")
        return noAnswer(found.why, world);
    const { verdict, startedBy, consumption } = await judge(forge, found, inputs, world);
    if (inputs.isEdit && consumption?.comment === found.comment.id) {
        return noAnswer("The comment was edited after it had its effect.", world);
    }
    return carryOut(forge, { ...found, verdict, startedBy }, inputs, world);
}
function noAnswer(why, { log }) {
    log.info(why);
    return { outputs: NO_ANSWER, report: markdown/* NOTHING */.K$ };
}
async function findRequest(forge, inputs, { run }) {
    const repository = `/repos/${run.repository}`;
    const comments = (await forge.list(`${repository}/issues/${inputs.issue}/comments`)).map(issue_comment/* readComment */.W3);
    const comment = comments.find(({ id }) => id === inputs.comment);
    const request = (0,issue_comment/* requestsIn */.q)(comments, inputs.requester).at(-1);
    if (comment === undefined)
        return { kind: "none", why: "The comment is gone." };
    if (request === undefined)
        return { kind: "none", why: "No approval request of Sluice is in this issue." };
    const rules = await (0,read_rules/* readRules */.K)(forge, { repository, config: inputs.config, environment: request.gate });
    if ((0,rollback_wish/* isOfProduct */.Xw)(request.version, rules.tagPrefix))
        return { kind: "found", comment, request, rules };
    return { kind: "none", why: `${request.version} is no release of the product that ${inputs.config} configures.` };
}
async function judge(forge, { comment, request, rules }, inputs, world) {
    const { run, clock } = world;
    const edits = await editsSince(forge, { inputs, comment, request }, world);
    return (0,requested_answer/* judgeRequested */.u)(forge, {
        ...{ rules, repository: `/repos/${run.repository}`, forge: run.forge, defaultBranch: rules.branch, clock },
        ...{ requester: inputs.requester, workflow: workflowOf(inputs, request.asks) },
    }, { comment, request, ...edits });
}
async function carryOut(forge, { comment, request, rules, verdict, startedBy }, inputs, world) {
    const repository = `/repos/${world.run.repository}`;
    const { text, reaction } = reactionTo(verdict);
    world.log.info(text);
    const follows = isActedOn(verdict, request);
    if (verdict.kind === "rejected" && request.asks === "sign-off")
        await recordRejection(forge, repository, { request, comment });
    if (verdict.kind === "rejected" && !follows)
        await answer_approval_close(forge, { request, comment, issue: inputs.issue }, world);
    if (reaction !== undefined) {
        const below = follows ? markdown/* NOTHING */.K$ : (0,markdown/* prose */.CS)(text);
        await (0,reply/* replyTo */.u)(forge, { repository, issue: inputs.issue, comment: comment.id }, { reaction, below }, world.log);
    }
    if (follows) {
        const next = nextRun(request, { ...inputs, defaultBranch: rules.branch, startedBy });
        await (0,dispatch_workflow/* dispatchWorkflow */.i)(forge, { repository, ...next });
    }
    return {
        outputs: outputsOf(verdict, request),
        report: reaction === undefined ? markdown/* NOTHING */.K$ : (0,markdown.md) `### ${text}\n`,
    };
}
function workflowOf({ preparation, rollback, workflow }, asks) {
    if ((0,approval_request/* isBeforeTag */.I0)(asks))
        return preparation;
    return asks === "rollback" ? rollback : workflow;
}
async function editsSince(forge, { inputs, comment, request }, { run }) {
    if (inputs.isEdit)
        return { edits: "edited" };
    if (run.forge === "github")
        return {};
    if (inputs.text === "")
        return { edits: "unknown" };
    const place = { repository: `/repos/${run.repository}`, commit: request.commit };
    await (0,answer_record/* recordAnswer */.W)(forge, place, { comment, text: inputs.text, run: run.runId });
    return { edits: (0,comment_event/* editsSinceEvent */.Up)(inputs, comment) };
}
async function recordRejection(forge, repository, { request, comment }) {
    const { gate: environment, commit } = request;
    const record = { environment, isApproved: false, by: comment.by.login, url: comment.url };
    await (0,sign_off_record/* recordSignOff */.s)(forge, { repository, commit }, record);
}
async function answer_approval_close(forge, { request, comment, issue }, { run }) {
    const repository = `/repos/${run.repository}`;
    const { attempt } = (0,run_facts/* readRun */.c)(await forge.read(`${repository}/actions/runs/${run.runId}`));
    await (0,consumption/* consume */.F)(forge, repository, {
        request,
        by: { comment: comment.id, run: Number(run.runId), attempt },
        url: comment.url,
    });
    await (0,close_issue/* closeIssue */.w)(forge, `${repository}/issues/${issue}`);
}
const NO_ANSWER = { answer: "none", reason: "", gate: "", version: "" };
function outputsOf(verdict, { gate, version }) {
    if (verdict.kind === "no-command")
        return NO_ANSWER;
    const reason = verdict.kind === "refused" ? verdict.code : "";
    return { answer: verdict.kind, reason, gate, version };
}

; 



void (0,run_stage/* runStage */.S)(answerApproval, (0,real_world/* realWorld */.b)());


  }),

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

  78386:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    w: () => (/* binding */ closeIssue)
  });
async function closeIssue(forge, path) {
    await forge.write({
        method: "PATCH",
        path,
        body: { state: "closed" },
        what: "close the issue",
        happened: async () => undefined,
    });
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

  78010:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K: () => (/* binding */ readRules)
  });
  var _default_branch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14792);
  var _gate_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47213);


async function readRules(forge, { repository, config: path, environment }) {
    const branch = await (0,_default_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .openDefaultBranch */ .iL)(forge, repository);
    const config = (0,_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .readConfigText */ .im)(await branch.file(path), path);
    return {
        ...(0,_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .rulesOf */ .fD)(config, environment),
        branch: branch.name,
        checklist: (0,_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .gateChecklist */ .YC)(config, environment),
        tagPrefix: config["tag-prefix"] ?? "",
    };
}


  }),

  40856:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i: () => (/* binding */ dispatchWorkflow)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    workflow_run_id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()), undefined)),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), undefined)),
});
async function dispatchWorkflow(forge, dispatch) {
    const { repository, kind, workflow, ref, inputs, purpose } = dispatch;
    const answer = await forge.write({
        method: "POST",
        path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
        body: {
            ref,
            ...(inputs === undefined ? {} : { inputs }),
            ...(kind === "github" ? { return_run_details: true } : {}),
        },
        what: ["dispatch", workflow, ...(purpose === undefined ? [] : [purpose])].join(" "),
        isDispatch: true,
        happened: async () => undefined,
    });
    const run = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(answerSchema, answer);
    return { id: run.success ? run.output.workflow_run_id : undefined, url: (run.success && run.output.html_url) || "" };
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