"use strict";
exports.id = 4269;
exports.ids = [4269];
exports.modules = {

  11877:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var dist = __webpack_require__(77934);
var failure = __webpack_require__(32314);
var stage_answer = __webpack_require__(10048);
; 



const person = dist/* nullish */.cl6(dist/* object */.Ikc({ login: dist/* string */.YjP() }));
const run = dist/* object */.Ikc({
    name: dist/* nullish */.cl6(dist/* string */.YjP()),
    path: dist/* nullish */.cl6(dist/* string */.YjP()),
    event: dist/* nullish */.cl6(dist/* string */.YjP()),
    created_at: dist/* nullish */.cl6(dist/* string */.YjP()),
    conclusion: dist/* nullish */.cl6(dist/* string */.YjP()),
    actor: person,
    triggering_actor: person,
    started_at: dist/* nullish */.cl6(dist/* string */.YjP()),
    trigger_actor: person,
});
const deployment = dist/* object */.Ikc({
    environment: dist/* nullish */.cl6(dist/* string */.YjP()),
    ref: dist/* nullish */.cl6(dist/* string */.YjP()),
    created_at: dist/* string */.YjP(),
    creator: person,
});
const key = dist/* object */.Ikc({
    id: dist/* number */.aig(),
    title: dist/* nullish */.cl6(dist/* string */.YjP()),
    read_only: dist/* nullish */.cl6(dist/* boolean */.zMY()),
    created_at: dist/* nullish */.cl6(dist/* string */.YjP()),
    added_by: dist/* nullish */.cl6(dist/* string */.YjP()),
    last_used: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const ROWS = 100;
async function forgeTrail(forge, place) {
    return [
        await part("Runs of workflows", ["Started", "Workflow", "Event", "By", "Result"], () => runRows(forge, place)),
        await part("Deployments", ["Created", "Environment", "Ref", "By"], () => deploymentRows(forge, place)),
        await part("Deploy keys of the repository", ["Title", "Access", "Created", "By", "Last used"], () => keyRows(forge, place)),
    ];
}
async function runRows(forge, { repository, since }) {
    const from = encodeURIComponent(`>=${new Date(since).toISOString().slice(0, 19)}Z`);
    const all = await listed(forge, `${repository}/actions/runs?created=${from}`, "workflow_runs");
    return (0,stage_answer/* understand */.Z)(dist/* array */.YOg(run), all, "runs")
        .map((one) => ({ ...one, at: one.created_at ?? one.started_at ?? "" }))
        .filter(({ at }) => isRecent(at, since))
        .map((one) => [
        ...[one.at, one.path ?? one.name ?? "", one.event ?? ""],
        startersOf([one.actor?.login, (one.triggering_actor ?? one.trigger_actor)?.login]),
        one.conclusion ?? "under way",
    ]);
}
function startersOf(logins) {
    return [...new Set(logins)].filter(Boolean).join(", started again by ");
}
async function deploymentRows(forge, { repository, since }) {
    const all = await listed(forge, `${repository}/deployments`);
    return (0,stage_answer/* understand */.Z)(dist/* array */.YOg(deployment), all, "deployments")
        .filter(({ created_at }) => isRecent(created_at, since))
        .map((one) => [one.created_at, one.environment ?? "", one.ref ?? "", one.creator?.login ?? ""]);
}
async function keyRows(forge, { repository }) {
    return (0,stage_answer/* understand */.Z)(dist/* array */.YOg(key), await listed(forge, `${repository}/keys`), "deploy keys").map((one) => [
        ...[one.title ?? String(one.id), one.read_only === false ? "write" : "read", one.created_at ?? ""],
        ...[one.added_by ?? "", one.last_used ?? "never"],
    ]);
}
function isRecent(at, since) {
    return !(Date.parse(at) < since);
}
async function listed(forge, path, key) {
    const isThere = (await forge.read(`${path}${path.includes("?") ? "&" : "?"}per_page=1`)) !== undefined;
    if (isThere)
        return forge.list(path, key);
    throw new failure/* StageFailure */.B({
        what: "The forge does not have this list, or hides it from the token (status 404).",
        means: "What is in it is unknown.",
        todo: "Give `token` the permission for it, or read the page of the forge.",
    });
}
async function part(title, head, read) {
    try {
        const rows = await read();
        const shown = rows.slice(0, ROWS);
        const more = rows.length - shown.length;
        return {
            title: more > 0 ? `${title} (the newest ${ROWS} of ${rows.length})` : title,
            kind: "read",
            head,
            rows: shown,
        };
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        return { title, kind: "unread", reason: `${error.what} ${error.todo}` };
    }
}

var foreign_line = __webpack_require__(89028);
; 

const TIMEOUT_MS = 60_000;
const OUTPUT_LIMIT = 256 * 1024;
const LINES = 60;
const SCRIPT = `case $FILE in '~/'*) FILE=$HOME/\${FILE#'~/'} ;; esac
part() {
  name=$1; shift
  out=$("$@" 2>&1); code=$?
  printf '== %s %s %s\\n' "$name" "$code" "$(printf '%s\\n' "$out" | wc -l | tr -d ' ')"
  printf '%s\\n' "$out" | tail -n ${LINES} | cut -c 1-300 | sed 's/^/  /'
}
keys() {
  ssh-keygen -lf "$FILE" || return
  for other in "$HOME/.ssh/authorized_keys" "$HOME/.ssh/authorized_keys2"; do
    [ -s "$other" ] && [ ! "$other" -ef "$FILE" ] || continue
    echo "$other:"
    ssh-keygen -lf "$other" || :
  done
}
sshd_log() {
  case " $(id -u) $(id -Gn) " in
    ' 0 '* | *' adm '* | *' systemd-journal '*) ;;
    *) echo 'the deploy user is not in the group systemd-journal or adm'; return 126 ;;
  esac
  command -v journalctl >/dev/null || { echo 'journalctl is missing'; return 127; }
  log=$(journalctl -q --no-pager -o short-iso -t sshd -t sshd-session --since "@$SINCE" 2>&1) || { printf '%s\\n' "$log"; return 1; }
  printf '%s\\n' "$log" | awk '$3 ~ /^sshd(-session)?\\[[0-9]+\\]:$/ && $4 == "Accepted" { print; next } /Failed|Invalid/ { failed++ } END { print failed + 0, "attempts failed" }'
}
part keys keys
part logins last -w -n ${LINES - 2} "$(id -un)"
part sshd sshd_log
`;
const TITLES = {
    keys: "Keys of the deploy user on the host",
    logins: "Last logins on the host",
    sshd: "Logins that sshd has accepted",
};
async function hostTrail(shell, { file, since }) {
    const env = { FILE: file, SINCE: String(Math.floor(since / 1000)) };
    const answer = await shell.run({ script: SCRIPT, env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT });
    if (answer.kind === "exit")
        return readHostTrail(answer.stdout);
    const reason = answer.kind === "unknown" ? answer.reason : "the host did not answer in time";
    return Object.values(TITLES).map((title) => ({ title, kind: "unread", reason }));
}
function readHostTrail(text) {
    const found = new Map(`\n${text}`.split("\n== ").flatMap((block) => {
        const [, name = "", code = "", count = "", body = ""] = /^(\w+) (\d+) (\d+)\n([\s\S]*)$/.exec(block) ?? [];
        return name === "" ? [] : [[name, { code, count: Number(count), body }]];
    }));
    return Object.entries(TITLES).map(([name, title]) => {
        const part = found.get(name);
        const lines = (part?.body ?? "")
            .split("\n")
            .map((line) => (0,foreign_line/* cleanForeignLine */.ee)(line.trim()))
            .filter((line) => line !== "");
        if (part?.code !== "0")
            return { title, kind: "unread", reason: lines.at(-1) ?? "the host did not answer" };
        const shown = part.count > LINES ? `${title} (the last ${LINES} of ${part.count} lines)` : title;
        return { title: shown, kind: "read", head: [title], rows: lines.map((line) => [line]) };
    });
}

; 
const KEY_PAIR = "Make a key pair (`ssh-keygen -t ed25519`), add its public half beside the old one with the same options, store the private half, and remove the old line.";
const GUIDES = [
    [/^all secrets/, "The workflow does not name them. Rotate each secret that its jobs could read."],
    [/^DEPLOY_SSH_KEY$/, "Replace it with the action `rotate-key`, which also proves that the host refuses the old key."],
    [/SSH_KEY$/, KEY_PAIR],
    [/WEBHOOK/, "Make a new webhook in the chat, store its address, and delete the old webhook."],
    [
        /VARIABLES|_ENV$/,
        "Change each value at the service that it belongs to (a database password in the database), store all of them, then deploy again: services that read them are recreated.",
    ],
    [/TOKEN/, "Make a new token with the same permissions, store it, and revoke the old one."],
    [/PASSWORD|PASSPHRASE/, "Set a new password at the service, store it, and end the sessions of the old one."],
];
const ANY = "Make a new value at the service that it belongs to, store it, and revoke the old one.";
function rotationChecklist(uses, place) {
    const names = [...new Set(uses.map(({ name }) => name))];
    const entries = names.map((name) => {
        const own = uses.filter((use) => use.name === name);
        return { name, howTo: guideOf(name, place), page: pageOf(own, place), uses: own };
    });
    return entries.toSorted((one, other) => other.uses.length - one.uses.length || one.name.localeCompare(other.name));
}
function guideOf(name, { channelSecrets }) {
    if (name === "CHANNEL_SECRETS" && channelSecrets.length > 0)
        return `Make a new value of each: ${channelSecrets.join(", ")}. Store all of them, and revoke the old ones.`;
    return GUIDES.find(([pattern]) => pattern.test(name))?.[1] ?? ANY;
}
function pageOf(uses, { repository, hasEnvironments }) {
    const settings = `${repository}/settings`;
    if (!hasEnvironments)
        return `${settings}/actions/secrets`;
    const isOfEnvironment = uses.some(({ environment }) => environment !== "");
    return isOfEnvironment ? `${settings}/environments` : `${settings}/secrets/actions`;
}

var yaml_dist = __webpack_require__(38815);
; 

const OWN_TOKEN = "GITHUB_TOKEN";
const WHOLE = /\$\{\{(?:(?!\}\}).)*(?<![\w.'-])secrets(?!\.[a-z_]|\[ *'\w+' *\]|[\w'-])(?:(?!\}\}).)*\}\}/i;
function secretUses(files) {
    const uses = [];
    const unreadable = [];
    for (const [file, text] of files) {
        const workflow = parsed(text);
        if (workflow === undefined)
            unreadable.push(file);
        else
            uses.push(...usesIn(file, workflow));
    }
    return { uses, unreadable };
}
function usesIn(file, { jobs, ...rest }) {
    const whole = namesIn(rest["env"]).map((name) => ({ name, file, job: "", environment: "" }));
    const ofJobs = Object.entries(isRecord(jobs) ? jobs : {}).flatMap(([job, content]) => {
        const environment = isRecord(content) ? environmentOf(content["environment"]) : "";
        return namesIn(content).map((name) => ({ name, file, job, environment }));
    });
    return [...whole, ...ofJobs];
}
function parsed(text) {
    try {
        const content = (0,yaml_dist/* parse */.qg)(text);
        JSON.stringify(content);
        return isRecord(content) ? content : undefined;
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function environmentOf(environment) {
    const name = isRecord(environment) ? environment["name"] : environment;
    return typeof name === "string" ? name : "";
}
function namesIn(content) {
    const text = content === undefined ? "" : JSON.stringify(content);
    const dotted = [...text.matchAll(/(?<![\w.-])secrets\.([A-Za-z_]\w*)/gi)].map(([, name = ""]) => name.toUpperCase());
    const indexed = [...text.matchAll(/(?<![\w.-])secrets\[ *'(\w+)' *\]/gi)].map(([, name = ""]) => name.toUpperCase());
    const inherited = isRecord(content) && content["secrets"] === "inherit" ? ["all secrets (inherit)"] : [];
    const whole = WHOLE.test(text) ? ["all secrets (an expression reads the whole context)"] : [];
    return [...new Set([...dotted, ...indexed, ...inherited, ...whole])].filter((name) => name !== OWN_TOKEN);
}

var default_branch = __webpack_require__(14792);
; 




const FOLDERS = [".github/workflows", ".forgejo/workflows", ".gitea/workflows"];
const workflow_texts_listed = dist/* array */.YOg(dist/* object */.Ikc({ path: dist/* string */.YjP(), type: dist/* string */.YjP() }));
async function workflowTexts(forge, repository) {
    const branch = await (0,default_branch/* openDefaultBranch */.iL)(forge, repository);
    const found = [];
    for (const folder of FOLDERS) {
        const answer = await forge.read(`${repository}/contents/${folder}?ref=${encodeURIComponent(branch.name)}`);
        const entries = answer === undefined ? [] : (0,stage_answer/* understand */.Z)(workflow_texts_listed, answer, `the folder ${folder}`);
        for (const { path, type } of entries)
            if (type !== "dir" && /\.ya?ml$/.test(path))
                found.push([path, await textOf(branch, path)]);
    }
    return new Map(found);
}
async function textOf(branch, path) {
    try {
        return (await branch.file(path)) ?? "";
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        return "";
    }
}

var close_issue = __webpack_require__(78386);
var incident_issue = __webpack_require__(1002);
var incident_mark = __webpack_require__(96);
var incident_writer = __webpack_require__(13134);
var markdown = __webpack_require__(10492);
var utc = __webpack_require__(62822);
; 


function renderAudit({ since, checklist, unreadable, trail }) {
    const unknown = unreadable.length === 0
        ? markdown/* NOTHING */.K$
        : (0,markdown.md) `These workflow files cannot be parsed, so their secrets are unknown: ${unreadable.join(", ")}.\n`;
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `### 🔐 Checklist of the credentials\n`,
        (0,markdown.md) `${(0,markdown/* bullets */.e5)(checklist.map(entry))}\n`,
        unknown,
        (0,markdown.md) `### 🔎 Audit trail since ${(0,utc/* utc */.n)(since)}\n`,
        ...trail.map(renderPart),
    ]);
}
function entry({ name, howTo, page, uses }) {
    return (0,markdown.md) `[ ] ${(0,markdown/* code */.aY)(name)}: ${(0,markdown/* prose */.CS)(howTo)} ${(0,markdown/* link */.nf)("Store it here", page)}. Used in ${[...new Set(uses.map(placeOf))].join(", ")}.`;
}
function placeOf({ file, job }) {
    const name = file.split("/").at(-1) ?? file;
    return job === "" ? name : `${name} (${job})`;
}
function renderPart(part) {
    if (part.kind === "unread")
        return (0,markdown.md) `**${part.title}**: could not be read: ${(0,markdown/* prose */.CS)(part.reason)}\n`;
    if (part.rows.length === 0)
        return (0,markdown.md) `**${part.title}**: no entries.\n`;
    return (0,markdown/* details */.zH)(part.title, (0,markdown/* table */.tp)(part.head, part.rows));
}
function renderEvidence(rows, after) {
    return (0,markdown/* lines */.Mn)([(0,markdown.md) `### ✅ Evidence\n`, (0,markdown/* table */.tp)(["", ""], rows), ...after.map(renderPart)]);
}

var repository_url = __webpack_require__(10154);
var cut_words = __webpack_require__(59805);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var place = __webpack_require__(61302);
var requester = __webpack_require__(98606);
var keys = __webpack_require__(59010);
; 



const keys_inputs = [
    ...place/* userKeys */.a$,
    {
        name: "since",
        description: "Time from which on a credential could have been used, such as 2026-11-26T02:00:00Z. Default: 14 days ago.",
    },
    { name: "incident", description: "Number of the incident in whose issue the report is posted; empty for none." },
    {
        name: "evidence",
        description: "What was done, as lines NAME=result. Then the report is the evidence and what the host shows now, instead of the checklist and the audit trail.",
    },
    {
        name: "resolve",
        description: "Whether the incident is resolved and its issue closed. It needs `evidence`.",
        default: "false",
    },
    {
        name: "token",
        description: "Token with `actions: read`, `contents: read`, `deployments: read` and, with `incident`, `issues: write`. Deploy keys of the repository are listed only for a token with `Administration: read`.",
        default: "${{ github.token }}",
        secret: true,
    },
    requester/* requesterKey */.Y,
];
const outputs = [
    { name: "secrets", description: "Names of the secrets on the checklist, as a JSON list." },
    { name: "unread", description: "Parts of the audit trail that could not be read, as a JSON list." },
    keys/* reportOutput */.u,
];

; 






const USUAL_MS = 14 * 86_400_000;
async function readAuditInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const token = settings.need("token").text;
    world.log.mask(token);
    const evidence = Object.entries((0,values/* readPairs */.SX)(settings.get("evidence"), "=", /^[^=]+$/, "lines NAME=result"));
    const resolve = (0,values/* readBoolean */.Vf)(settings.get("resolve"));
    if (resolve && evidence.length === 0)
        settings.need("evidence");
    const [unproved] = evidence.find(([, result]) => result === "") ?? [];
    if (unproved !== undefined)
        throw (0,values/* badValue */.tm)({ name: "evidence", text: `${unproved}=` }, "lines NAME=result, each with a result");
    const channels = config.announce?.channels ?? [];
    return {
        target: (0,place/* readTarget */._E)(settings, world.log),
        authorizedKeys: settings.get("authorized-keys").text,
        since: readSince(settings.get("since"), world.clock.now()),
        incident: readIssue(settings.get("incident")),
        ...{ evidence, resolve, token },
        channelSecrets: channels.flatMap((one) => [one["url-secret"], one["token-secret"], one["password-secret"]].filter((name) => name !== undefined)),
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge),
    };
}
function readSince(given, now) {
    if (given.text === "")
        return now - USUAL_MS;
    const at = Date.parse(given.text);
    if (!/^\d{4}-\d\d-\d\dT/.test(given.text) || Number.isNaN(at))
        throw (0,values/* badValue */.tm)(given, "a time such as 2026-11-26T02:00:00Z");
    return at;
}
function readIssue(given) {
    if (given.text === "")
        return undefined;
    if (!/^[1-9]\d{0,9}$/.test(given.text))
        throw (0,values/* badValue */.tm)(given, "the number of an issue");
    return Number(given.text);
}

; 















const auditCredentials = {
    name: "audit-credentials",
    handsOnReport: true,
    read: readAuditInputs,
    run: audit,
};
async function audit(inputs, world) {
    const forge = world.forge(inputs.token);
    await requireIncident(forge, inputs, world);
    const found = inputs.evidence.length === 0 ? await takeStock(forge, inputs, world) : await evidenceOf(inputs, world);
    await post(forge, inputs, found.report, world);
    const unread = found.trail.flatMap((part) => (part.kind === "unread" ? [part] : []));
    for (const { title, reason } of unread)
        world.log.warning(`${title}: could not be read: ${reason}`);
    const outputs = { secrets: JSON.stringify(found.secrets), unread: JSON.stringify(unread.map(({ title }) => title)) };
    return { outputs, report: found.report };
}
async function takeStock(forge, inputs, world) {
    const { since, channelSecrets } = inputs;
    const repository = `/repos/${world.run.repository}`;
    const { uses, unreadable } = secretUses(await workflowTexts(forge, repository));
    const checklist = rotationChecklist(uses, {
        ...{ repository: (0,repository_url/* repositoryUrl */.E)(world.run), hasEnvironments: world.run.forge === "github", channelSecrets },
    });
    const trail = [...(await forgeTrail(forge, { repository, since })), ...(await readHost(inputs, world))];
    return {
        secrets: checklist.map(({ name }) => name),
        trail,
        report: renderAudit({ since, checklist, unreadable, trail }),
    };
}
async function evidenceOf(inputs, world) {
    const trail = await readHost(inputs, world);
    return { secrets: [], trail, report: renderEvidence(inputs.evidence, trail) };
}
async function readHost({ target, authorizedKeys: file, since }, world) {
    try {
        const shell = await world.shells.onHost(target);
        try {
            return await hostTrail(shell, { file, since });
        }
        finally {
            await shell.close();
        }
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        return [{ title: "The host", kind: "unread", reason: `${error.what} ${error.todo}` }];
    }
}
const REPORT_LIMIT = 40_000;
async function post(forge, inputs, report, world) {
    const { incident: issue, requester, resolve } = inputs;
    if (issue === undefined)
        return;
    const place = { repository: `/repos/${world.run.repository}`, requester };
    const event = eventOf(inputs, world);
    const short = (0,markdown/* cut */.Jj)(report, REPORT_LIMIT, (0,markdown.md) `… (the rest is in ${world.run.runUrl})`);
    await (0,incident_writer/* addEvent */.W)(forge, place, { issue, event, render: (mark) => (0,markdown.md) `${short}\n${mark}` });
    if (resolve)
        await (0,close_issue/* closeIssue */.w)(forge, `${place.repository}/issues/${issue}`);
    world.log.info(resolve ? `Incident #${issue} is resolved.` : `The report is in incident #${issue}.`);
}
async function requireIncident(forge, { incident, requester }, { run }) {
    if (incident === undefined)
        return;
    const found = await (0,incident_issue/* readIncident */.rM)(forge, { repository: `/repos/${run.repository}`, requester }, incident);
    if (found === undefined)
        throw noIncident(incident);
}
function eventOf({ evidence, resolve }, { run, clock }) {
    const text = evidence.length === 0
        ? "The checklist of the credentials and the audit trail were added."
        : evidence.map((pair) => pair.join(": ")).join("; ");
    return {
        kind: resolve ? "resolved" : "update",
        at: clock.now(),
        ...{ run: Number(run.runId), attempt: Number(run.runAttempt) || 0 },
        text: (0,cut_words/* shorten */.m)(text, incident_mark/* EVENT_TEXT_LIMIT */.lH),
    };
}
function noIncident(issue) {
    return new failure/* StageFailure */.B({
        what: `Issue #${issue} is not an incident that Sluice has opened.`,
        means: "The report could not be posted there. Nothing was read, and nothing was changed.",
        todo: "Give the output `incident` of declare-incident, or leave `incident` empty.",
    });
}

; 



void (0,run_stage/* runStage */.S)(auditCredentials, (0,host_world/* realHostWorld */.H)());


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

  13134:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (/* binding */ addEvent),
    p: () => (/* binding */ openIncident)
  });
  var _gates_request_close_issue_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(78386);
  var _gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57335);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);
  var _incident_issue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1002);
  var _incident_mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96);
  var _issue_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18095);
  var _severity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99625);







async function openIncident(forge, place, { subject, event, severity, label, title, render }) {
    const open = async () => (await (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentIssues */ .zM)(forge, place, "open")).filter(({ key }) => key === subject.key);
    const made = await forge.write({
        method: "POST",
        path: `${place.repository}/issues`,
        body: {
            title,
            body: render((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${(0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectMark */ .ge)(subject)}\n${(0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .eventMark */ .cs)(event)}`),
            labels: await (0,_issue_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .labelReferences */ .lf)(forge, place, [label, (0,_severity_js__WEBPACK_IMPORTED_MODULE_5__/* .severityLabel */ .yi)(severity)]),
        },
        what: `open the incident "${title.text}"`,
        happened: async () => (await open())[0],
    });
    const own = (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_2__/* .readIncidentIssue */ .Ug)(made, place.requester);
    const [first = own] = await open();
    if (first === undefined)
        throw new Error("The forge does not return the incident that it has created.");
    if (own !== undefined && first.number !== own.number)
        await (0,_gates_request_close_issue_js__WEBPACK_IMPORTED_MODULE_6__/* .closeIssue */ .w)(forge, `${place.repository}/issues/${own.number}`);
    return first;
}
async function addEvent(forge, place, posted) {
    const { issue, event, render } = posted;
    const path = `${place.repository}/issues/${issue}/comments`;
    await forge.write({
        method: "POST",
        path,
        body: { body: render((0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .eventMark */ .cs)(event)) },
        what: "add an event to the incident",
        happened: async () => (await forge.list(path)).find((one) => isSame((0,_incident_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readEventMark */ .Mm)((0,_gates_request_issue_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .readComment */ .W3)(one).body), event)),
    });
}
function isSame(known, { kind, run, attempt, comment }) {
    return known?.kind === kind && known.run === run && known.attempt === attempt && known.comment === comment;
}


  }),

  18095:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E4: () => (/* binding */ changeSeverity),
    Nl: () => (/* binding */ addLabels),
    lf: () => (/* binding */ labelReferences)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61941);
  var _severity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99625);




const labelsSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }));
const COLOURS = { "sev-1": "b60205", "sev-2": "d93f0b", "sev-3": "fbca04" };
async function labelReferences(forge, place, names) {
    const references = [];
    for (const name of names) {
        const { id, name: known } = (await find(forge, place, name)) ?? (await create(forge, place, name));
        references.push(place.forge === "github" ? known : id);
    }
    return references;
}
async function find(forge, { repository }, name) {
    const all = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(labelsSchema, await forge.list(`${repository}/labels`), "labels");
    return all.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
async function create(forge, place, name) {
    const colour = COLOURS[name] ?? "b60205";
    const made = await forge.write({
        method: "POST",
        path: `${place.repository}/labels`,
        body: { name: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) `${name}`, color: place.forge === "github" ? colour : `#${colour}` },
        what: `create the label ${name}`,
        happened: async () => find(forge, place, name),
    });
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), made, "a label");
}
async function addLabels(forge, place, { issue, names }) {
    await forge.write({
        method: "POST",
        path: `${place.repository}/issues/${issue}/labels`,
        body: { labels: await labelReferences(forge, place, names) },
        what: `set the label ${names.join(", ")}`,
        happened: async () => undefined,
    });
}
async function changeSeverity(forge, place, { issue, labels, severity, }) {
    const wanted = (0,_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .severityLabel */ .yi)(severity);
    const path = `${place.repository}/issues/${issue}/labels`;
    await addLabels(forge, place, { issue, names: [wanted] });
    const others = labels.filter((one) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .labelledSeverity */ .XX)([one]) !== undefined && one.toLowerCase() !== wanted);
    for (const other of others) {
        const reference = place.forge === "github" ? other : (await find(forge, place, other))?.id;
        if (reference === undefined)
            continue;
        await forge.write({
            method: "DELETE",
            path: `${path}/${encodeURIComponent(reference)}`,
            what: `remove the label ${other}`,
            happened: async () => undefined,
        });
    }
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

  10154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ repositoryUrl)
  });
function repositoryUrl({ runUrl }) {
    return runUrl.split("/actions/runs/")[0] ?? "";
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

  59805:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    m: () => (/* binding */ shorten),
    q: () => (/* binding */ cutWords)
  });
function shorten(text, limit) {
    if (text.length <= limit)
        return text;
    return `${cutWords(text, limit - 2).trimEnd()} …`;
}
function cutWords(text, limit) {
    if (text.length <= limit)
        return text;
    const words = text.slice(0, limit + 1).replace(/\s*\S*$/, "");
    if (words.trim() !== "" || /^\s*https?:\/\//.test(text))
        return words;
    return [...text.slice(0, Math.max(limit, 0))].filter((character) => character.isWellFormed()).join("");
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


  })

};
;