"use strict";
exports.id = 1511;
exports.ids = [1511];
exports.modules = {

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

  11195:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $4: () => (/* binding */ renderHotfix),
    DY: () => (/* binding */ notStarted),
    Uv: () => (/* binding */ whyBase),
    XL: () => (/* binding */ byHand),
    _c: () => (/* binding */ mergeBack),
    tR: () => (/* binding */ renderConflict),
    z2: () => (/* binding */ notPrepared)
  });
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);

function renderHotfix(report) {
    const { hotfix, base, commit, picks, settled, created, started, left } = report;
    const byPerson = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Push the fix to ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(hotfix.branch)}, then dispatch the preparation of the release on that branch.`;
    const first = left.length === 0 ? "Look" : "Follow the notes above, look";
    const next = picks.length === 0 ? byPerson : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${first} at it on staging, and answer the gates of its run.`;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### 🩹 ${hotfix.version} fixes ${hotfix.from}\n`,
        warnings(base),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], [
            ["Branch", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(hotfix.branch)}${created ? "" : ", which was there already"}`],
            ["Commit", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(commit)],
            ["Dispatched on it", started.length === 0 ? "nothing" : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(started.map(_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY))],
        ]),
        warnings(left),
        picks.length === 0 ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Taken over**\n\n${list(picks)}\n`,
        settled.length === 0 ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : renderSettled(settled),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**What comes next:** ${next} ${mergeBack(hotfix.branch)}\n`,
    ]);
}
function warnings(texts) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(texts.map((text) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `⚠️ ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(text)}\n`));
}
function renderSettled(settled) {
    const each = settled.map(({ at, entries }) => {
        const text = entries.flatMap(({ part, lines: own }) => [
            ...(part === undefined ? [] : [`### ${part}`, ""]),
            ...own,
        ]);
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${list([at])}\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(text.join("\n"))}`;
    });
    const head = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Changelog**\n\nOnly the changelog was in conflict. These entries were put below what is unreleased on the branch, and nothing else in it was changed:\n\n`;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${head}${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(each)}`;
}
function whyBase({ from, newer }, live, environment) {
    if (live === undefined) {
        return [
            `The deployments of ${environment} do not show which release runs. ${from} is fixed, the newest release that was not rolled back. If another one runs, delete the branch, and set that release as \`from\`.`,
        ];
    }
    if (newer.length === 0)
        return [];
    return [
        `${from} is fixed, because ${environment} runs it. ${newer.join(", ")}: newer, but never live, and not in the fix.`,
    ];
}
function notStarted({ workflow, why }, branch) {
    return `${workflow} is required, and was not started. ${why} To start it, push to ${branch} as yourself (\`git commit --allow-empty\`), where its \`on.push.branches\` has hotfix/*. From the next release on: give it \`workflow_dispatch\`, or set the secret \`RELEASE_TOKEN\`, whose push starts it.`;
}
function notPrepared(inLine, { version, branch }) {
    return `The preparation was not started: ${inLine.join(", ")} never ran, but the tags do not show that. Dispatch it on ${branch} with \`version: ${version}\`, which means that the fix need not contain those changes.`;
}
function renderConflict({ hotfix, at, before, after, files, why }) {
    const shas = [...before, at, ...after].map(({ sha }) => sha);
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### ✋ ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(at.sha.slice(0, 12))} cannot be applied to ${hotfix.from}\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${at.subject}\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**In conflict**\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(files.map(_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY))}\n`,
        why === "" ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${why} So a person has to resolve it.\n`,
        before.length === 0 ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Applied before it**\n\n${list(before)}\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**By hand**\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(byHand(hotfix, shas))}`,
    ]);
}
function byHand({ from, branch }, shas) {
    return [
        "git fetch --tags origin",
        `git switch --create ${branch} ${from}`,
        `git cherry-pick -x ${shas.map((sha) => sha.slice(0, 12)).join(" ")}`,
        "# resolve the conflicts, then: git add FILES && git cherry-pick --continue",
        `git push origin ${branch}`,
    ].join("\n");
}
function mergeBack(branch) {
    return `Afterwards merge ${branch} back, or the next release does not have the fix.`;
}
function list(commits) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(commits.map(({ sha, subject }) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sha.slice(0, 12))} ${subject}`));
}


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


  })

};
;