"use strict";
exports.id = 6862;
exports.ids = [6862];
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

  76159:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ runbooksOf)
  });
const ANY = "any";
function runbooksOf(runbooks, scenario) {
    const own = Object.hasOwn(runbooks, scenario) ? (runbooks[scenario] ?? []) : [];
    return [...own, ...(scenario === ANY ? [] : (runbooks[ANY] ?? []))];
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

  87651:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Bl: () => (/* binding */ incidentTitle),
    ON: () => (/* binding */ renderCommandFault),
    Xr: () => (/* binding */ renderResolved),
    Zb: () => (/* binding */ renderRepeated),
    _f: () => (/* binding */ renderCommandEvent),
    oC: () => (/* binding */ SEVERITIES),
    p0: () => (/* binding */ duration),
    uA: () => (/* binding */ endingTitle),
    vb: () => (/* binding */ severityName),
    zo: () => (/* binding */ renderIncident)
  });
  var _incident_runbooks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76159);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61941);
  var _utc_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62822);




const SEVERITIES = {
    1: "all users or data at risk",
    2: "many users",
    3: "some users",
};
const ENDINGS = {
    failed: (release, environment) => `${release} was not released to ${environment}`,
    unknown: (release, environment) => `The state of ${release} in ${environment} is unknown`,
    "rolled-back": (release, environment) => `${release} was rolled back in ${environment}`,
    "rollback-refused": (release, environment) => `The rollback from ${release} was refused in ${environment}`,
    held: (release, environment) => `The rollback from ${release} failed in ${environment}`,
};
function severityName(severity) {
    return `SEV${severity}`;
}
function endingTitle(ending, { version, environment }) {
    return ENDINGS[ending](version === "" ? "The release" : version, environment);
}
function incidentTitle(title) {
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) `${title}`, 200);
}
function renderIncident(incident) {
    const { subject, severity, declaration, owners, marks, runUrl } = incident;
    const who = owners.length === 0 ? "No owner is configured (`gates.incident`)." : `Owners: ${owners.join(", ")}.`;
    const rows = [
        ["Severity", `${severityName(severity)}, ${SEVERITIES[severity]}`],
        ["Environment", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(subject.environment)],
        ...(subject.version === "" ? [] : [["Release", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(subject.version)]]),
        ...timeRows({ ...UNKNOWN_TIMES, ...declaration, detected: declaration.detected ?? declaration.at }),
        ["Run", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(runUrl, runUrl)],
    ];
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${declaration.text}\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], rows),
        runbookList(incident),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(who)} An open incident blocks releases; rollbacks and hotfixes stay possible.\n`,
        COMMANDS,
        marks,
    ]);
}
const UNKNOWN_TIMES = { began: undefined, detected: undefined, acted: undefined, recovered: undefined };
const COMMANDS = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Commands, each as a comment of its own:

- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)("/sev 2")} changes the severity,
- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)("/update text")} announces a status update,
- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)("/resolve text")} resolves the incident, reports its durations and closes this issue.
`;
function runbookList({ subject, runbooks }) {
    const found = (0,_incident_runbooks_js__WEBPACK_IMPORTED_MODULE_2__/* .runbooksOf */ .F)(runbooks, subject.scenario);
    if (found.length === 0)
        return _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Runbooks**\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(found.map((url) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(url, url)))}\n`;
}
function timeRows({ began, detected, acted, recovered }) {
    const rows = [
        ["Began", began],
        ["Detected", detected],
        ["Remedy began", acted],
        ["Recovered", recovered],
    ];
    return rows.flatMap(([name, at]) => (at === undefined ? [] : [[name, (0,_utc_js__WEBPACK_IMPORTED_MODULE_3__/* .utc */ .n)(at)]]));
}
function renderRepeated(event, mark, runUrl) {
    const times = { ...UNKNOWN_TIMES, ...event, detected: event.detected ?? event.at };
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${event.text} ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)("The run", runUrl)}\n`, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], timeRows(times)), mark]);
}
function renderCommandEvent(text, mark) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(text)}\n${mark}`;
}
function renderResolved({ mark, text }, times, durations) {
    const rows = [
        ["To detect", duration(durations.detect)],
        ["To act", duration(durations.act)],
        [times.began === undefined ? "To recover, from the detection" : "To recover", duration(durations.recover)],
    ];
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### ✅ Resolved\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${text}\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], timeRows(times)),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Duration", ""], rows),
        mark,
    ]);
}
function renderCommandFault({ what, todo }) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(`This does not count: ${what} ${todo}`)}`;
}
function duration(milliseconds) {
    if (milliseconds === undefined)
        return "unknown";
    const seconds = Math.round(milliseconds / 1000);
    const parts = [
        [Math.floor(seconds / 86_400), "d"],
        [Math.floor(seconds / 3600) % 24, "h"],
        [Math.floor(seconds / 60) % 60, "min"],
        [seconds % 60, "s"],
    ];
    const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
    return shown.length === 0 ? "0 s" : shown.join(" ");
}


  }),

  62822:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (/* binding */ utc)
  });
function utc(at) {
    return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
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