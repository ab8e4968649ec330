"use strict";
exports.id = 6560;
exports.ids = [6560,2338];
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

  68921:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var failure = __webpack_require__(32314);
var environment_gate = __webpack_require__(86837);
var environment_evidence = __webpack_require__(99887);
var approval_request = __webpack_require__(43369);
var gate_rules = __webpack_require__(47213);
var read_rules = __webpack_require__(78010);
var sign_off_record = __webpack_require__(3875);
var gate_verdict = __webpack_require__(91657);
var markdown = __webpack_require__(10492);
; 

function renderGate({ environment, version, commit }, verdict) {
    const what = version === "" ? [] : [["Release", (0,markdown.md) `${(0,markdown/* code */.aY)(version)} (${(0,markdown/* code */.aY)(commit.slice(0, 12))})`]];
    switch (verdict.kind) {
        case "approved":
            return page(`✅ ${environment} was approved`, [
                ...what,
                ["By", verdict.by.map(({ login }) => login).join(", ")],
                ...(verdict.at === undefined ? [] : [["At", new Date(verdict.at).toISOString()]]),
                ...comment(verdict.comment),
            ]);
        case "rejected":
            return page(`❌ ${environment} was rejected`, [...what, ["By", verdict.by.login], ...comment(verdict.comment)]);
        case "refused":
            return page(`❌ ${environment} does not count as approved`, [
                ...what,
                ["Why", verdict.what],
                ["What to do", verdict.todo],
            ]);
    }
}
function page(title, rows) {
    return (0,markdown.md) `### ${title}\n\n${(0,markdown/* table */.tp)(["", ""], rows)}`;
}
function comment(text) {
    return text === "" ? [] : [["Said", text]];
}

var foreign_line = __webpack_require__(89028);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var requester = __webpack_require__(98606);
var rollback_wish = __webpack_require__(22252);
var needed_outputs = __webpack_require__(36880);
var read_config = __webpack_require__(76453);
; 



const keys_inputs = [
    {
        name: "environment",
        description: "Environment whose gate the run must have passed.",
        default: "production",
    },
    { name: "version", description: "Release tag that was approved, such as v1.4.0." },
    {
        name: "commit",
        description: "Commit of that tag when the approval was requested, as 40 hexadecimal digits; without a tag the commit of the run.",
    },
    {
        name: "token",
        description: "Token with `actions: read`, `contents: read` and `deployments: read`.",
        default: "${{ github.token }}",
        secret: true,
    },
    read_config/* branchConfigKey */.Ec,
    {
        name: "deployment",
        description: "Whether the job that names the environment is a deployment; false for `deployment: false`.",
        default: "true",
    },
    {
        name: "job",
        description: "Name of the job that names the environment, as the page of the run shows it, if that job is no deployment; without a name only what is true for each job of the run counts. With a deployment: name of another job of the run that names the environment and is no deployment.",
    },
    {
        name: "check-run-id",
        description: "Id of the check run of the job that names the environment, if that is the job of this step and no deployment: `job.check_run_id`. The job is then found by it, and not by its name. Empty on a forge that does not tell it.",
    },
    {
        name: "dispatched-tag",
        description: "Tag that the run was dispatched for. The person who prepared that release counts as the starter of a run that a token dispatched.",
        default: "${{ github.event.inputs.tag }}",
    },
    {
        name: "approval",
        description: "Id of the approving comment, for a gate with `kind: comment`. Needs `issues: read` and `statuses: write`.",
    },
    requester/* requesterKey */.Y,
    {
        name: "asks",
        description: "Decision that was requested: release, verdict, sign-off, tag or rollback, as in request-approval; or freeze, which an owner may decide alone. Sign-off and tag precede the tag, so they are about the commit of the run. Default: the newest request of the gate.",
    },
    {
        name: "require",
        description: "Result without which the step fails: approval, answer (an approval or a rejection that counts), or nothing (the result is only reported).",
        default: "approval",
    },
    {
        name: "leave-status",
        description: "Whether the decision is stored as a status of the commit, `sluice/<environment>`. Needs `statuses: write`.",
        default: "false",
    },
    {
        name: "rollback",
        description: "With `asks: rollback`: inputs of the workflow as JSON, as in request-approval. An approval of another rollback is refused.",
    },
    {
        name: "resumes",
        description: "Whether the host already works on, or runs, what an earlier attempt of this run has deployed or rolled back (output `resumes` of release-status). Then the approval by comment that this attempt consumed is valid once more, to continue where it stopped.",
        default: "false",
    },
    needed_outputs/* neededKey */.v,
];
const outputs = [
    { name: "state", description: "approved, rejected, or refused." },
    { name: "reason", description: "Code of the reason for a refusal; otherwise empty." },
    { name: "approved-by", description: "Logins of the people who decided, separated by commas." },
    { name: "approved-at", description: "Time of the approval, in UTC; empty if its job is no deployment." },
    { name: "comment", description: "Comment of the person who decided." },
    {
        name: "plan-fingerprint",
        description: "Fingerprint of the plan that was shown to the reviewer, if there was one.",
    },
    {
        name: "override-windows",
        description: "Under the comment gate: release windows that do not apply, as the request states them; empty for none.",
    },
    { name: "asked-at", description: "Under the comment gate: time of the request, in UTC." },
    { name: "override-reason", description: "Reason for the override, and the person who requested it." },
    {
        name: "message",
        description: "Under the comment gate: message of the tag, as the request states it.",
    },
    {
        name: "request",
        description: "Under the comment gate: id of the answered request, for the request that follows it.",
    },
    {
        name: "destination",
        description: "Under the comment gate: destination of the release, as the request states it; empty if it states none.",
    },
    { name: "issue", description: "Under the comment gate: number of the issue that contains the decision." },
];

; 








const FREEZE = "freeze";
const REQUIREMENTS = ["approval", "answer", "nothing"];
function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    world.log.mask(token);
    (0,needed_outputs/* requireOutputs */.q)(settings.get("needed-outputs").text);
    const version = settings.get("version").text;
    const commit = settings.get("commit").text;
    if ((version !== "" && commit === "") || (commit !== "" && !/^[0-9a-f]{40}$/.test(commit))) {
        throw new failure/* StageFailure */.B({
            what: "`version` needs its `commit`, in 40 hexadecimal digits.",
            means: "An approval that is bound to no commit could be used for another release. Nothing was verified.",
            todo: "Pass both from the outputs of the job that requested the approval.",
        });
    }
    const leavesStatus = (0,values/* readBoolean */.Vf)(settings.get("leave-status"));
    const decision = settings.get("asks");
    const isFreeze = decision.text === FREEZE;
    const asks = approval_request/* QUESTIONS */.cE.find((one) => one === decision.text);
    if (asks === undefined && !isFreeze && decision.text !== "")
        throw (0,values/* badValue */.tm)(decision, (0,values/* oneOf */.yL)([...approval_request/* QUESTIONS */.cE, FREEZE]));
    if ((0,approval_request/* isBeforeTag */.I0)(asks) && commit === "")
        throw (0,values/* badValue */.tm)({ name: "commit", text: "" }, "the commit of the approval request");
    if (commit !== "" && (version === "" || (0,approval_request/* isBeforeTag */.I0)(asks)))
        requireOwnCommit(commit, world.run);
    if (leavesStatus && commit === "")
        throw (0,values/* badValue */.tm)({ name: "commit", text: "" }, "the commit that was tested");
    const named = ["version", "commit", "approval"];
    const extra = isFreeze ? named.find((name) => settings.get(name).text !== "") : undefined;
    if (extra !== undefined)
        throw (0,values/* badValue */.tm)(settings.get(extra), "nothing, because a freeze is not about a release");
    const required = REQUIREMENTS.find((one) => one === settings.get("require").text);
    if (required === undefined)
        throw (0,values/* badValue */.tm)(settings.get("require"), (0,values/* oneOf */.yL)(REQUIREMENTS));
    return {
        environment: settings.get("environment").text,
        version,
        commit,
        token,
        config: settings.get("config").text,
        asked: readAsked(settings),
        dispatchedTag: settings.get("dispatched-tag").text,
        approval: settings.get("approval").text,
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge),
        ...{ asks, isFreeze, required, leavesStatus },
        resumes: settings.get("resumes").text === "true",
        rollback: asks === "rollback" ? (0,rollback_wish/* readRollbackInputs */.KA)(settings.need("rollback").text) : undefined,
    };
}
function readAsked(settings) {
    const name = settings.get("job").text;
    const checkRun = settings.get("check-run-id");
    if (!/^\d*$/.test(checkRun.text))
        throw (0,values/* badValue */.tm)(checkRun, "the number in `job.check_run_id`, or nothing");
    if (!(0,values/* readBoolean */.Vf)(settings.get("deployment")))
        return { kind: "job", job: { name, checkRun: checkRun.text } };
    if (checkRun.text !== "")
        throw (0,values/* badValue */.tm)(checkRun, "nothing, since a deployment is found without it");
    return { kind: "deployment", besides: name };
}
function requireOwnCommit(commit, { sha }) {
    if (commit === sha)
        return;
    throw new failure/* StageFailure */.B({
        what: `This run is about ${sha}, not about ${commit}.`,
        means: "The approvals in this run are about another commit. Nothing was verified.",
        todo: "Start the run on that commit: dispatch it on the branch whose head it is.",
    });
}

var requested_answer = __webpack_require__(67986);
var consumption = __webpack_require__(19219);
var issue_comment = __webpack_require__(57335);
var issue_thread = __webpack_require__(79564);
var run_facts = __webpack_require__(51595);
; 







const ASK = "Push the tag of the release, or run its workflow again. That posts an approval request for the owners of the gate.";
async function verifyComment(forge, rules, gate, clock) {
    const { repository, approval, requester } = gate;
    const thread = await (0,issue_thread/* readThread */.n)(forge, repository, approval);
    if (thread === undefined)
        return refused({ code: "unanswered", what: "There is no approval for this run.", issue: "" });
    const { comment, comments, issue } = thread;
    const all = (0,issue_comment/* requestsIn */.q)(comments, requester);
    const request = (0,issue_comment/* requestAbove */.$w)(comment, all);
    if (request === undefined)
        return refused({ code: "no-request", what: "The comment that was given is below no approval request.", issue });
    const why = misplaced(request, all, rules.environment);
    if (why !== undefined)
        return refused({ code: "stale", what: why, issue });
    const own = (0,run_facts/* readRun */.c)(await forge.read(`${repository}/actions/runs/${gate.runId}`));
    const place = { ...gate, rules, clock, defaultBranch: rules.branch, workflow: own.workflow };
    const { verdict, startedBy } = await (0,requested_answer/* judgeRequested */.u)(forge, place, { comment, request });
    const judged = bound(verdict, { ...gate, startedBy }, thread);
    if (judged.verdict.kind === "refused")
        return judged;
    return consumed(forge, judged, { gate, thread, request, own });
}
function misplaced(request, all, environment) {
    if (request.gate !== environment)
        return `The comment is about the gate ${request.gate}, whose request is the newest one above it.`;
    const newest = all.findLast(({ gate }) => gate === environment);
    return newest === request ? undefined : "The comment is older than the newest approval request.";
}
async function consumed(forge, judged, { gate, thread: { comment, issue }, request, own }) {
    const { by, isOurs } = await (0,consumption/* consume */.F)(forge, gate.repository, {
        request,
        by: { comment: comment.id, run: Number(gate.runId), attempt: own.attempt },
        url: comment.url,
    });
    if (isOurs || (gate.resumes && by.run === Number(gate.runId) && by.comment === comment.id))
        return judged;
    const attempt = by.attempt > 1 ? `, in its attempt ${by.attempt}` : "";
    const what = `This approval was consumed by the run ${by.run} already${attempt}. An approval is valid for one attempt of one run.`;
    return refused({ code: "old-approval", what, issue });
}
function bound(verdict, gate, { comment, issue }) {
    if (verdict.kind === "no-command")
        return refused({ code: "unanswered", what: "The comment that was given neither approves nor rejects.", issue });
    if (verdict.kind === "refused")
        return { verdict, fingerprint: "", issue };
    const { request, by } = verdict;
    const fault = requestFault(request, gate);
    if (fault !== undefined)
        return refused({ code: "old-approval", issue, ...fault });
    const given = verdict.kind === "rejected"
        ? { kind: "rejected", by, comment: verdict.reason }
        : { kind: "approved", by: [by], at: verdict.at, comment: "" };
    return {
        verdict: given,
        fingerprint: request.fingerprint,
        override: (0,approval_request/* overrideWithRequester */.rB)(request, gate.startedBy),
        message: request.preparation?.message,
        askedAt: request.comment.createdAt,
        ...{ issue, url: comment.url, request: request.comment.id, destination: request.destination },
    };
}
function requestFault(request, { version, commit, asks, rollback }) {
    if ((0,approval_request/* isBeforeTag */.I0)(request.asks) && request.version === version && request.commit !== commit) {
        return {
            what: `${request.preparation?.branch} ended with ${request.commit} when the approval of ${version} was requested, and this run is about ${commit}: the approved commit is no longer the one that would be released.`,
            todo: "Dispatch the preparation again: it requests an approval of the current commit.",
        };
    }
    const isRollback = asks === "rollback" && request.asks === "rollback";
    if (isRollback && !(0,rollback_wish/* isSameRollback */.tV)(request.rollback, rollback)) {
        return {
            what: "What was approved is another rollback than the one that this run was dispatched for.",
            todo: "Dispatch the rollback again: that posts a new request.",
        };
    }
    if (!isRollback && (request.version !== version || request.commit !== commit)) {
        return {
            what: `The comment is about ${request.version} (${request.commit}), and this run is about ${version} (${commit}).`,
        };
    }
    if (asks === undefined || request.asks === asks)
        return undefined;
    return { what: `The requested decision is ${request.asks}, and this run needs ${asks}.` };
}
function refused({ code, what, issue, todo = ASK }) {
    return { verdict: { kind: "refused", code, what, todo }, fingerprint: "", issue };
}

var ownership = __webpack_require__(76347);
; 


const BY_REQUEST = "Let an owner dispatch it. With `gate: comment` in rollback.yml the dispatch of any person posts an approval request, which an owner answers.";
function judgeDispatch(rules, startedBy, now) {
    const { environment, selfApproval, owners } = rules;
    if (!selfApproval) {
        return (0,gate_verdict/* refused */.J)("self-approval", `A dispatch without an approval request counts as its starter's own approval, which the gate ${environment} does not allow.`, `A rollback with \`gate: comment\` in rollback.yml posts an approval request, which another owner answers. \`gates.${environment}.rollback-self-approval: true\` on the default branch allows one owner to roll back alone without a restore of data, and \`self-approval: true\` everything else.`);
    }
    if (startedBy.length === 0 || owners.length === 0) {
        return (0,gate_verdict/* refused */.J)("stranger", `${startedBy.map(({ login }) => login).join(", ") || "An unknown person"} dispatched this run, and the owner of the gate ${environment} is ${owners.join(" or ") || "not configured"}.`, `Let an owner dispatch it, or change \`gates.${environment}\` on the default branch.`);
    }
    const stranger = (0,ownership/* strangerFault */.Fw)(rules, startedBy);
    if (stranger !== undefined)
        return { ...stranger, todo: BY_REQUEST };
    return { kind: "approved", by: startedBy, at: now, comment: "" };
}

; 


async function verifyDispatch(forge, rules, { repository, runId }, now) {
    const { actor, again, event } = (0,run_facts/* readRun */.c)(await forge.read(`${repository}/actions/runs/${runId}`));
    if (event !== "workflow_dispatch")
        return undefined;
    const startedBy = [actor, again].flatMap((one) => (one === undefined ? [] : [one]));
    const people = [...new Map(startedBy.map((one) => [one.login.toLowerCase(), one])).values()];
    return judgeDispatch(rules, people, now);
}

; 













const verifyApproval = {
    name: "verify-approval",
    read: readInputs,
    run: verify,
};
async function verify(inputs, world) {
    const { environment, version, commit } = inputs;
    const repository = `/repos/${world.run.repository}`;
    const forge = world.forge(inputs.token);
    if (version !== "" && !(0,approval_request/* isBeforeTag */.I0)(inputs.asks))
        await mustStillBe(world, inputs);
    const rules = (0,gate_rules/* rulesFor */.NP)(inputs.isFreeze ? { asks: "freeze" } : inputs, await (0,read_rules/* readRules */.K)(forge, { repository, config: inputs.config, environment }));
    world.log.info(`The gate ${environment}, by the rules on ${rules.branch}: ${rules.owners.length === 0 ? "any required reviewer" : rules.owners.join(" or ")} can approve${rules.selfApproval ? ", also the starter of the run" : ", but not the starter of the run"}.`);
    const { verdict, fingerprint, override, message, url, askedAt, issue, ...answered } = await judged(forge, rules, inputs, world);
    world.log.info(sentence(verdict));
    if (inputs.leavesStatus)
        await leaveStatus(forge, { verdict, url: url || world.run.runUrl }, inputs, world);
    const result = {
        outputs: {
            ...outputsOf(verdict),
            "plan-fingerprint": fingerprint,
            ...{ "override-windows": override?.windows ?? "", "override-reason": override?.reason ?? "", issue },
            message: message ?? "",
            request: answered.request === undefined ? "" : String(answered.request),
            destination: answered.destination ?? "",
            "asked-at": askedAt === undefined ? "" : new Date(askedAt).toISOString(),
        },
        report: renderGate({ environment, version, commit }, verdict),
        details: gateDetails(environment, verdict),
    };
    const failure = isEnough(inputs.required, verdict) ? undefined : failureOf(environment, verdict);
    return failure === undefined ? result : { ...result, failure };
}
async function leaveStatus(forge, { verdict, url }, { environment, commit }, { run, log }) {
    if (verdict.kind === "refused")
        return;
    const isApproved = verdict.kind === "approved";
    const by = (isApproved ? verdict.by : [verdict.by]).map(({ login }) => login).join(", ");
    const place = { repository: `/repos/${run.repository}`, commit };
    await (0,sign_off_record/* recordSignOff */.s)(forge, place, { environment, isApproved, by, url });
    log.info(`The decision is stored with the commit ${commit}.`);
}
function isEnough(required, { kind }) {
    return required === "nothing" || kind === "approved" || (required === "answer" && kind === "rejected");
}
async function judged(forge, rules, inputs, world) {
    const { run, clock } = world;
    const place = { repository: `/repos/${run.repository}`, runId: run.runId, forge: run.forge };
    if (rules.kind === "comment") {
        const namesNothing = inputs.version === "" && inputs.commit === "" && inputs.approval === "";
        const dispatch = namesNothing ? await verifyDispatch(forge, rules, place, clock.now()) : undefined;
        if (dispatch !== undefined)
            return withoutIssue(dispatch);
        return verifyComment(forge, rules, { ...inputs, ...place }, clock);
    }
    const { environment, asked, requester } = inputs;
    if (run.forge !== "github")
        return withoutIssue(noGateHere(environment, run));
    const commit = await releasedCommit(inputs, world);
    const evidence = await (0,environment_evidence/* collectEvidence */.m)(forge, {
        ...{ ...place, defaultBranch: rules.branch, clock, requester, environment, asked, commit },
    });
    return withoutIssue((0,environment_gate/* judgeGate */.$)(rules, evidence, clock.now()));
}
async function releasedCommit({ commit, dispatchedTag, token }, { run, tags }) {
    if (commit !== "")
        return commit;
    if (run.event === "push")
        return run.sha;
    return dispatchedTag === "" ? undefined : tags.commitOf(dispatchedTag, token);
}
function withoutIssue(verdict) {
    return { verdict, fingerprint: "", issue: "" };
}
function noGateHere(environment, { forge }) {
    return (0,gate_verdict/* refused */.J)("no-gate-here", `The environment ${environment} is no gate on ${forge === "forgejo" ? "Forgejo" : "Gitea"}: it ignores environments, so no approval was requested.`, `Set \`gates.${environment}.kind: comment\` and an owner in the configuration on the default branch, and \`gate: comment\` in the caller.`);
}
async function mustStillBe({ tags }, { version, commit, token }) {
    const now = await tags.commitOf(version, token);
    if (now === commit)
        return;
    throw new failure/* StageFailure */.B({
        what: now === undefined
            ? `The tag ${version} was deleted after its approval was requested.`
            : `The tag ${version} was moved after its approval was requested: from ${commit} to ${now}.`,
        means: "The approved commit is not the one that would be deployed. Nothing was changed.",
        todo: "Find out who did that and why. Then release the wanted commit under a new version.",
    });
}
function sentence(verdict) {
    switch (verdict.kind) {
        case "approved":
            return `Approved by ${[...new Set(verdict.by.map(({ login }) => login))].join(", ")}${said(verdict.comment)}.`;
        case "rejected":
            return `Rejected by ${verdict.by.login}${said(verdict.comment)}.`;
        case "refused":
            return `Not approved: ${verdict.what}`;
    }
}
function said(comment) {
    return comment === "" ? "" : `: ${(0,foreign_line/* cleanForeignLine */.ee)(comment.replaceAll(/\s+/g, " "))}`;
}
function gateDetails(gate, verdict) {
    const decision = verdict.kind;
    if (decision === "refused")
        return { kind: "gate", gate, decision, by: [], at: null, comment: "" };
    const by = (decision === "approved" ? verdict.by : [verdict.by]).map(({ login }) => login);
    const at = decision === "approved" ? (verdict.at ?? null) : null;
    return { kind: "gate", gate, decision, by, at, comment: verdict.comment };
}
function outputsOf(verdict) {
    const noApproval = { "approved-by": "", "approved-at": "", comment: "" };
    switch (verdict.kind) {
        case "approved": {
            const by = verdict.by.map(({ login }) => login).join(",");
            const at = verdict.at === undefined ? "" : new Date(verdict.at).toISOString();
            return { state: "approved", reason: "", "approved-by": by, "approved-at": at, comment: verdict.comment };
        }
        case "rejected":
            return {
                ...noApproval,
                state: "rejected",
                reason: "",
                "approved-by": verdict.by.login,
                comment: verdict.comment,
            };
        case "refused":
            return { ...noApproval, state: "refused", reason: verdict.code };
    }
}
function failureOf(environment, verdict) {
    const means = "Nothing was changed on any host.";
    if (verdict.kind === "approved")
        return undefined;
    if (verdict.kind === "refused")
        return new failure/* StageFailure */.B({ what: verdict.what, means, todo: verdict.todo });
    return new failure/* StageFailure */.B({
        what: `${verdict.by.login} rejected ${environment}${said(verdict.comment)}.`,
        means,
        todo: "Ask that person for the reason; then start the release again.",
    });
}

; 



void (0,run_stage/* runStage */.S)(verifyApproval, (0,real_world/* realWorld */.b)());


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

  36880:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (/* binding */ requireOutputs),
    v: () => (/* binding */ neededKey)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);

const neededKey = {
    name: "needed-outputs",
    description: "Outputs of earlier jobs without which the step fails, as lines NAME=value. GitHub drops an output that contains the value of a secret, and its job still succeeds.",
};
function requireOutputs(lines) {
    const empty = lines
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line.endsWith("=") || (line !== "" && !line.includes("=")))
        .map((line) => line.replace(/=$/, ""));
    if (empty.length === 0)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `An earlier job succeeded, but its output did not arrive: ${empty.join(", ")}.`,
        means: "GitHub drops an output that contains the value of a secret. Nothing was changed.",
        todo: 'Look for the warning "Skip output …" in the run. Store the value that is no secret, such as a user name or a short word, as a variable instead of a secret.',
    });
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