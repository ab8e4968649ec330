"use strict";
exports.id = 586;
exports.ids = [586,2338];
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

  21985:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var dist = __webpack_require__(77934);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var failure = __webpack_require__(32314);
var approval_request = __webpack_require__(43369);
var issue_comment = __webpack_require__(57335);
var release_issue = __webpack_require__(16267);
var request_record = __webpack_require__(29971);
var requester = __webpack_require__(98606);
var rollback_wish = __webpack_require__(22252);
var gate_rules = __webpack_require__(47213);
var read_rules = __webpack_require__(78010);
var run_facts = __webpack_require__(51595);
var starters = __webpack_require__(25716);
var repository_url = __webpack_require__(10154);
var markdown = __webpack_require__(10492);
var plain_text = __webpack_require__(61941);
var rollback_tag = __webpack_require__(49137);
var tag_prefix = __webpack_require__(24863);
; 






function requestTitle(request) {
    const { version, gate } = request;
    if ((0,rollback_wish/* isOfWhatRuns */.MR)(version))
        return (0,plain_text/* plain */.pj) `Urgent: roll back ${gate}`;
    const failed = failedRelease(version);
    return failed === undefined ? (0,plain_text/* plain */.pj) `Release ${version}` : (0,plain_text/* plain */.pj) `Urgent: roll back ${failed}`;
}
function failedRelease(name) {
    const { prefix, version } = (0,tag_prefix/* splitTag */.RK)(name) ?? { prefix: "", version: name };
    const failed = (0,rollback_tag/* readRollbackTag */.d)(version)?.failed;
    return failed === undefined ? undefined : prefix + failed;
}
const WORDS = {
    "sign-off": {
        title: "waits for its test on staging:",
        yes: "Approve: staging works",
        no: "Reject: the commit needs a fix, and nothing is tagged",
    },
    tag: {
        title: "is signed off, and waits for its tag:",
        yes: "Approve: create the tag",
        no: "Reject: nothing is tagged",
    },
    release: { title: "waits for", yes: "Approve: release it", no: "Reject: nothing is changed" },
    verdict: {
        title: "is live and was watched; it waits for",
        yes: "Approve: announce it",
        no: "Reject: roll back immediately",
    },
    rollback: { title: "waits for", yes: "Approve: roll back", no: "Reject: the running release stays" },
};
function renderRequest(text) {
    const { request, owners, checklist, report } = text;
    const { gate, version } = request;
    const isRollback = request.rollback !== undefined || failedRelease(version) !== undefined;
    const { title, yes, no } = WORDS[isRollback ? "rollback" : request.asks];
    const what = isRollback ? requestTitle(request).text : version;
    return (0,markdown/* lines */.Mn)([
        EXPOSED_KEY,
        (0,markdown.md) `### ${what} ${title} ${gate}\n`,
        called(owners),
        (0,markdown/* table */.tp)(["", ""], facts(text)),
        checklist.length === 0 ? markdown/* NOTHING */.K$ : (0,markdown.md) `\nBefore you answer:\n\n${(0,markdown/* bullets */.e5)(checklist)}`,
        (0,markdown.md) `\n- ${yes}: ${(0,markdown/* code */.aY)(`/approve ${version}`)}`,
        (0,markdown.md) `- ${no}: \`/reject\` and the reason\n`,
        (0,markdown.md) `The comment must contain only the command. An edited comment does not count, and neither does one that is older than this request.\n`,
        report.text === "" ? markdown/* NOTHING */.K$ : (0,markdown.md) `${report}\n`,
        (0,approval_request/* requestMark */.Rr)(request),
    ]);
}
const EXPOSED_KEY = (0,markdown.md) `⚠️ No environment protects the deploy key here: each person with write access can use it in a workflow of their own.\n`;
function called(owners) {
    if (owners.length === 0)
        return (0,markdown.md) `No owner of the gate can approve this, because each of them started it.\n`;
    return (0,markdown.md) `${(0,markdown/* join */.fj)(owners.map(markdown/* mention */.lE), (0,markdown.md) ` or `)}: read the text below, then answer with a comment of your own.\n`;
}
const DATA = {
    rollback: "stay as they are",
    restore: "are replaced by those of a backup; the current ones are kept in another database",
    "restore-databases": "are replaced by those of a backup, except the files that it also has; the current databases are kept under other names",
    undo: "are replaced by those that the last restore kept",
};
function rollbackFacts({ version, commit, rollback, }) {
    const failed = failedRelease(version);
    if (rollback === undefined)
        return failed === undefined
            ? []
            : [
                ["Rolls back from", failed],
                ["Runs afterwards", (0,markdown/* code */.aY)(commit)],
            ];
    const { target, reason, pullMissing, ignoreOneOffs, scenario, backup, schemaChange } = rollback;
    return [
        ["Rolls back from", failed ?? "the release that runs when this is posted"],
        ["Runs afterwards", target === "previous" ? "the release before it" : target],
        ["Data", DATA[scenario ?? "rollback"]],
        ...(backup === undefined ? [] : [["Backup", (0,markdown/* code */.aY)(backup)]]),
        ...(schemaChange === undefined ? [] : [["Changed schema", "the release runs on it nevertheless"]]),
        ["Reason", reason],
        ...(pullMissing === "true" ? [["Images", "pulled again where they are missing"]] : []),
        ...(ignoreOneOffs === "" ? [] : [["Keeps running", ignoreOneOffs]]),
    ];
}
function facts({ request, startedBy, runUrl, stagingUrl, }) {
    const { asks, commit, fingerprint, destination = "", override, preparation } = request;
    const line = preparation?.message ?? "";
    const rollback = rollbackFacts(request);
    return [
        ...(rollback.length > 0 ? rollback : [["Commit", (0,markdown/* code */.aY)(commit)]]),
        ...(stagingUrl === "" ? [] : [["Staging", (0,markdown/* link */.nf)(stagingUrl, stagingUrl)]]),
        ...(asks === "release" && rollback.length === 0
            ? [["Plan", fingerprint === "" ? "made after the approval" : (0,markdown/* code */.aY)(fingerprint)]]
            : []),
        ...(destination === "" ? [] : [["Destination", destination]]),
        ["Started by", startedBy.join(", ")],
        ...(line === "" ? [] : [["Tag message", line]]),
        ...(override === undefined
            ? []
            : [["Outside of its window", `${override.windows}, because: ${override.reason}`]]),
        ["Checked in", runUrl === "" ? "" : (0,markdown/* link */.nf)("this run", runUrl)],
    ];
}

var answer = __webpack_require__(10048);
var needed_outputs = __webpack_require__(36880);
var quoted_markdown = __webpack_require__(40615);
var read_config = __webpack_require__(76453);
; 



const keys_inputs = [
    { name: "environment", description: "Gate that needs the approval.", default: "production" },
    {
        name: "version",
        description: "Release tag that waits for the approval, or that is to be created, such as v1.4.0.",
    },
    { name: "commit", description: "Commit of that tag, as 40 hexadecimal digits." },
    { name: "plan-fingerprint", description: "Fingerprint of the plan that is shown, if there is one." },
    {
        name: "asks",
        description: "Decision that is requested: sign-off (staging works), tag (create the tag), release (start the release), verdict (the live release works) or rollback (roll back). The first two are about the head of the run's branch.",
        default: "release",
    },
    {
        name: "rollback",
        description: "With `asks: rollback`: inputs of the workflow as JSON (`toJSON(inputs)`), of which `target`, `from`, `reason`, `pull-missing`, `ignore-one-offs`, `scenario`, `backup` and `schema-change` are shown and are part of the approval. Then `version` and `commit` are not needed.",
    },
    { name: "report", description: "Report as Markdown that is shown with the request." },
    { name: "staging-url", description: "Address of the application on staging, for the reviewer." },
    {
        name: "override-windows",
        description: "Names of release windows that do not apply. They are shown, and passed on with the approval.",
    },
    { name: "override-reason", description: "Reason for the override, for the reviewer and the record." },
    {
        name: "message",
        description: "Message of the tag, in one line, if there is no tag yet. It is shown, and passed on with the approval.",
    },
    {
        name: "after",
        description: "Id of the request whose answer led to this one (output `request` of verify-approval). The starter of that run is a starter of this request, too.",
    },
    {
        name: "destination",
        description: "Destination of the release, from check-readiness. It is shown, and is part of the approval.",
    },
    {
        name: "token",
        description: "Token with `actions: read`, `contents: read`, `issues: write` and `statuses: write`.",
        default: "${{ github.token }}",
        secret: true,
    },
    read_config/* branchConfigKey */.Ec,
    requester/* requesterKey */.Y,
    needed_outputs/* neededKey */.v,
];
const outputs = [
    { name: "issue", description: "Number of the issue that contains the request." },
    { name: "url", description: "Address of the request." },
];

; 





















const requestApproval = {
    name: "request-approval",
    read: readInputs,
    run: ask,
};
function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    world.log.mask(token);
    (0,needed_outputs/* requireOutputs */.q)(settings.get("needed-outputs").text);
    const asks = approval_request/* QUESTIONS */.cE.find((question) => question === settings.get("asks").text);
    if (asks === undefined)
        throw (0,values/* badValue */.tm)(settings.get("asks"), (0,values/* oneOf */.yL)(approval_request/* QUESTIONS */.cE));
    const rollback = asks === "rollback" ? (0,rollback_wish/* readRollbackInputs */.KA)(settings.need("rollback").text) : undefined;
    const commit = rollback === undefined ? settings.need("commit") : { name: "commit", text: world.run.sha };
    if (!/^[0-9a-f]{40}$/.test(commit.text))
        throw (0,values/* badValue */.tm)(commit, "40 hexadecimal digits");
    const fingerprint = settings.get("plan-fingerprint");
    if (!/^(sha256:[0-9a-f]{64})?$/.test(fingerprint.text))
        throw (0,values/* badValue */.tm)(fingerprint, "sha256: and 64 digits");
    const windows = settings.get("override-windows").text;
    const message = settings.get("message").text;
    return {
        report: (0,quoted_markdown/* quotedReport */.v)(settings.get("report").text, (0,repository_url/* repositoryUrl */.E)(world.run)),
        stagingUrl: settings.get("staging-url").text,
        request: {
            asks,
            gate: settings.get("environment").text,
            version: rollback === undefined ? settings.need("version").text : "",
            rollback,
            commit: commit.text,
            fingerprint: fingerprint.text,
            after: readAfter(settings.get("after"), asks),
            destination: settings.get("destination").text || undefined,
            override: windows === "" ? undefined : { windows, reason: settings.get("override-reason").text },
            preparation: (0,approval_request/* isBeforeTag */.I0)(asks) ? { branch: branchOf(world.run), message } : undefined,
        },
        token,
        config: settings.get("config").text,
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge),
    };
}
function readAfter(setting, asks) {
    if (setting.text === "" && !(0,approval_request/* followsAnswer */.pd)(asks))
        return undefined;
    if (/^[1-9]\d{0,15}$/.test(setting.text))
        return Number(setting.text);
    throw (0,values/* badValue */.tm)(setting, `the id of the request whose answer led to this one, which a ${asks} follows`);
}
function branchOf({ ref }) {
    const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
    if (branch !== undefined)
        return branch;
    throw new failure/* StageFailure */.B({
        what: `This run is about ${ref}, which is no branch.`,
        means: "The run after the answer could not be dispatched, so no approval was requested and nothing was changed.",
        todo: "Dispatch the preparation on the branch that is to be released.",
    });
}
async function ask(given, world) {
    const { token, config } = given;
    const { run, log } = world;
    const repository = `/repos/${run.repository}`;
    const forge = world.forge(token);
    const rules = await (0,read_rules/* readRules */.K)(forge, { repository, config, environment: given.request.gate });
    mustBeAnswerable(rules);
    const inputs = { ...given, request: named(given.request, rules.tagPrefix) };
    const asking = await askingRun(forge, inputs, world);
    const body = await describe(forge, { inputs, rules, asking }, world);
    const issue = await requestIssue(forge, { repository, requester: inputs.requester, request: inputs.request });
    const comments = `${repository}/issues/${issue.number}/comments`;
    const place = { repository, commit: asking.request.commit };
    await (0,request_record/* recordRequest */.Vi)(forge, place, { request: asking.request, body: log.redact(body.text), url: run.runUrl });
    const posted = async () => {
        const { request } = asking;
        const all = (0,issue_comment/* requestsIn */.q)((await forge.list(comments)).map(issue_comment/* readComment */.W3), inputs.requester);
        const found = all.find((one) => one.run === request.run && one.attempt === request.attempt && one.asks === request.asks);
        return found === undefined ? undefined : { html_url: found.comment.url };
    };
    const wish = { method: "POST", path: comments, body: { body }, what: "post the request", happened: posted };
    const written = await forge.write(wish);
    const url = (written !== undefined && urlOf(written)) || issue.url;
    const { owners } = rules;
    const { version } = inputs.request;
    log.info(`${owners.join(" or ")} can answer in ${url}: /approve ${version}, or /reject with a reason.`);
    const summary = (0,markdown.md) `### ⏳ ${version} waits for ${owners.join(" or ")}\n\n${(0,markdown/* link */.nf)("Answer here", url)}\n`;
    return { outputs: { issue: String(issue.number), url }, report: summary };
}
function named(request, prefix) {
    const { rollback } = request;
    return rollback === undefined ? request : { ...request, version: (0,rollback_wish/* rollbackName */.Ot)(rollback, prefix) };
}
async function askingRun(forge, { request }, { run }) {
    const facts = (0,run_facts/* readRun */.c)(await forge.read(`/repos/${run.repository}/actions/runs/${run.runId}`));
    return { facts, request: { ...request, run: Number(run.runId), attempt: facts.attempt } };
}
async function describe(forge, { inputs, rules, asking: { request, facts } }, { run, clock }) {
    const { owners, checklist } = rules;
    const { report, stagingUrl, requester } = inputs;
    const place = {
        repository: `/repos/${run.repository}`,
        forge: run.forge,
        defaultBranch: rules.branch,
        clock,
        requester,
    };
    const commit = request.asks === "release" ? request.commit : undefined;
    const { people, unknown } = await (0,starters/* startersOf */.w)(forge, place, {
        ...{ run: facts, commit, after: request.after },
        about: request,
    });
    const startedBy = unknown === undefined ? people : [...people, `${unknown}, for an unknown person`];
    const { selfApproval } = (0,gate_rules/* rulesFor */.NP)(request, rules);
    const able = selfApproval ? owners : owners.filter((one) => !people.some((other) => other.toLowerCase() === one));
    return renderRequest({ request, owners: able, startedBy, checklist, runUrl: run.runUrl, report, stagingUrl });
}
const madeIssue = dist/* object */.Ikc({ number: dist/* number */.aig(), html_url: dist/* optional */.lqM(dist/* string */.YjP(), "") });
async function requestIssue(forge, { repository, requester, request }) {
    const { version } = request;
    const find = async () => (await (0,release_issue/* openReleaseIssues */.Ai)(forge, repository, requester)).find((issue) => issue.version === version);
    const known = await find();
    if (known !== undefined)
        return known;
    const title = requestTitle(request);
    const text = (0,markdown.md) `The request is in the newest comment of Sluice below. Answer with a comment.`;
    const made = await forge.write({
        method: "POST",
        path: `${repository}/issues`,
        body: { title, body: (0,markdown.md) `${(0,release_issue/* releaseMark */.D4)(version)}\n${text}` },
        what: `open the issue "${title.text}"`,
        happened: async () => {
            const issue = await find();
            return issue === undefined ? undefined : { number: issue.number, html_url: issue.url };
        },
    });
    const { number, html_url } = (0,answer/* understand */.Z)(madeIssue, made, "an issue");
    return { number, url: html_url, version };
}
function urlOf(written) {
    const url = typeof written === "object" && written !== null && "html_url" in written ? written.html_url : "";
    return typeof url === "string" ? url : "";
}
function mustBeAnswerable({ environment, kind, owners }) {
    const todo = `Set \`gates.${environment}\` to \`kind: comment\` with an \`owner\` (a login) in the configuration on the default branch.`;
    const means = "An answer in an issue would not count, so no approval was requested and nothing was changed.";
    if (kind !== "comment") {
        throw new failure/* StageFailure */.B({ what: `The gate ${environment} is not \`kind: comment\`.`, means, todo });
    }
    if (owners.length === 0) {
        throw new failure/* StageFailure */.B({ what: `The gate ${environment} has no owner.`, means, todo });
    }
}

; 



void (0,run_stage/* runStage */.S)(requestApproval, (0,real_world/* realWorld */.b)());


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

  10154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ repositoryUrl)
  });
function repositoryUrl({ runUrl }) {
    return runUrl.split("/actions/runs/")[0] ?? "";
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

  41150:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ lineStart)
  });
function lineStart(text, at) {
    return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}


  }),

  73892:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  LU: () => (/* binding */ childrenOf),
  $t: () => (/* binding */ placeOf),
  v_: () => (/* binding */ readBlocks),
  Zc: () => (/* binding */ readTree),
  GG: () => (/* binding */ walk)
});

var lib = __webpack_require__(46855);
var mdast_util_gfm_lib = __webpack_require__(88595);
var micromark_extension_gfm = __webpack_require__(52297);
; 
const WORDS = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+){0,3}[ \t]*[*_"'(:]{0,3}\p{L}[^\r\n\u2028\u2029]{8})([^\r\n\u2028\u2029]{16,})(\S[^\r\n\u2028\u2029]{6,9})$/gmu;
const SPECIAL = /[|<>]|\]:/;
function condense(text) {
    const cuts = [];
    let removed = 0;
    const short = text.replaceAll(WORDS, (line, head, middle, tail, offset) => {
        if (SPECIAL.test(line))
            return line;
        const at = offset - removed + head.length;
        removed += middle.length;
        cuts.push({ at, removed });
        return head + tail;
    });
    return { text: short, placeOf: (offset) => offset + removedBefore(cuts, offset) };
}
function removedBefore(cuts, offset) {
    let [low, high] = [0, cuts.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((cuts[middle]?.at ?? 0) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return cuts[low - 1]?.removed ?? 0;
}

var line_start = __webpack_require__(41150);
; 





const INLINE = [
    ...["attention", "autolink", "characterEscape", "characterReference", "codeText", "hardBreakEscape", "htmlText"],
    ...["labelEnd", "labelStartImage", "labelStartLink", "strikethrough", "tasklistCheck"],
    ...["wwwAutolink", "protocolAutolink", "emailAutolink", "gfmFootnoteCall", "gfmPotentialFootnoteCall"],
];
const STRUCTURE = (0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)().map((extension) => ({ ...extension, transforms: [] }));
function readBlocks(text) {
    const plain = text.replace(/^\uFEFF/, "\n");
    const blocks = [];
    for (let from = 0, size = PIECE; from < plain.length;) {
        const to = pieceEnd(plain, from + size);
        const found = blocksIn(plain, from, to);
        const next = to === plain.length ? to : Math.min(to, ...unfinished(found).map(({ start }) => start));
        const whole = found.filter(({ start }) => start < next);
        blocks.push(...whole);
        size = whole.length === 0 && found.length > 0 ? size * 2 : PIECE;
        if (whole.length > 0 || found.length === 0)
            from = next === to ? to : (0,line_start/* lineStart */.P)(plain, next);
    }
    return blocks;
}
function unfinished(found) {
    let first = Math.max(found.length - 2, 0);
    while (found[first]?.kind === "definition" && found[first - 1]?.kind === "definition")
        first--;
    return found.slice(first);
}
const PIECE = 2048;
function pieceEnd(text, wanted) {
    const end = text.indexOf("\n", wanted);
    return end < 0 ? text.length : end + 1;
}
function blocksIn(text, from, to) {
    const condensed = condense(text.slice(from, to));
    const tree = (0,lib/* fromMarkdown */.Y)(condensed.text, {
        extensions: [(0,micromark_extension_gfm/* gfm */.T)(), { disable: { null: INLINE } }],
        mdastExtensions: [STRUCTURE],
    });
    return tree.children.map((node) => {
        for (const one of walk(node))
            move(one, (offset) => from + condensed.placeOf(offset));
        const { start, end } = placeOf(node);
        return { kind: kindOf(node, text.slice(start, end)), start, end, node };
    });
}
function move({ position }, place) {
    if (position?.start.offset === undefined || position.end.offset === undefined)
        return;
    position.start.offset = place(position.start.offset);
    position.end.offset = place(position.end.offset);
}
function readTree(text) {
    return (0,lib/* fromMarkdown */.Y)(text, { extensions: [(0,micromark_extension_gfm/* gfm */.T)()], mdastExtensions: [(0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)()] });
}
function placeOf({ position }) {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || end === undefined)
        throw new Error("The Markdown parser gave a node without its place.");
    return { start, end };
}
function childrenOf(node) {
    return "children" in node ? node.children : [];
}
function* walk(node) {
    yield node;
    for (const child of childrenOf(node))
        yield* walk(child);
}
function kindOf(node, raw) {
    switch (node.type) {
        case "heading":
            return "heading";
        case "thematicBreak":
            return "rule";
        case "definition":
            return "definition";
        case "footnoteDefinition":
            return "footnote";
        case "html":
            return raw.replaceAll(/<!--[\s\S]*?(?:-->|$)|<br\s*\/?>/gi, "").trim() === "" ? "comment" : "content";
        case "paragraph":
            if (/^(?:<a\s[^>]*>\s*<\/a>\s*)+$/.test(raw))
                return "anchor";
            return raw.replaceAll(/&nbsp;|<br\s*\/?>/gi, "").trim() === "" ? "blank" : "content";
        case "list":
            return isEmptyList(node) ? "blank" : "content";
        default:
            return "content";
    }
}
function isEmptyList(list) {
    return childrenOf(list).every((item) => childrenOf(item).every((one) => one.type === "list" && isEmptyList(one)));
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


  })

};
;