"use strict";
exports.id = 1926;
exports.ids = [1926];
exports.modules = {

  83448:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var parse = __webpack_require__(34659);
var failure = __webpack_require__(32314);
var default_branch = __webpack_require__(14792);
var rows_row = __webpack_require__(94922);
var markdown = __webpack_require__(10492);
; 


const MARKS = { ok: "✅", warning: "⚠️", red: "❌" };
function renderReadiness({ name, admission, rows, repository }) {
    const title = (0,rows_row/* isReady */.i_)(rows) ? `✅ ${name} is ${kindOf(admission)}` : `❌ ${name} is not released`;
    const commit = admission.kind === "refused" ? markdown/* NOTHING */.K$ : (0,markdown.md) `Commit ${(0,markdown/* code */.aY)(admission.commit)}\n\n`;
    const cells = rows.map(({ check, state, verdict, url, todo }) => [
        (0,markdown.md) `${MARKS[state]} ${(0,markdown/* linkBelow */.yZ)(repository, check, url ?? "")}`,
        state,
        verdict,
        (0,markdown/* prose */.CS)(todo),
    ]);
    return (0,markdown.md) `### ${title}\n\n${commit}${(0,markdown/* table */.tp)(["Check", "State", "Verdict", "What to do"], cells)}`;
}
function kindOf(admission) {
    if (admission.kind === "candidate")
        return "ready to be released";
    if (admission.kind === "rollback")
        return `a rollback from ${admission.failed}`;
    return `a ${admission.kind}`;
}

var repository_url = __webpack_require__(10154);
var reason_list = __webpack_require__(82550);
var rollback_tag = __webpack_require__(49137);
var tag_prefix = __webpack_require__(24863);
var config_settings = __webpack_require__(67307);
; 

const HOST = "environments.<environment>.hosts";
const PARTS = [
    { name: "host", description: "address", file: `${HOST}.address` },
    { name: "port", description: "port", file: `${HOST}.port`, default: "22" },
    { name: "user", description: "user", file: `${HOST}.user` },
    { name: "host-key", description: "host key", file: `${HOST}.host-key` },
    { name: "directory", description: "directory", file: "directory" },
    { name: "project", description: "project", file: "project" },
    { name: "remote", description: "Git remote", file: "deploy.remote", default: "origin" },
    { name: "registry", description: "registry", file: "deploy.registry" },
];
const NO_INPUTS = { get: () => "" };
function destinationOf(config, environment) {
    const settings = (0,config_settings/* readSettings */.s)(PARTS, NO_INPUTS, config, environment);
    const text = (name) => settings.get(name).text;
    return {
        ...{ host: text("host"), port: text("port"), user: text("user") },
        "host-key": text("host-key").split("\n").toSorted().join(", "),
        ...{ directory: text("directory"), project: text("project"), remote: text("remote") },
        registry: text("registry"),
    };
}
function destinationLine(destination) {
    const { host, port, user, directory, project, remote, registry } = destination;
    if (host === "")
        return "";
    const key = destination["host-key"] === "" ? "" : ` with the host key ${destination["host-key"]}`;
    return `${user === "" ? "" : `${user}@`}${host}:${port}${key}; directory ${directory || "unknown"}; project ${project || "unknown"}; Git remote ${remote}${registry === "" ? "" : `; registry ${registry}`}`;
}
function destinationChanges(before, after) {
    return PARTS.flatMap(({ name, description }) => before[name] === after[name] ? [] : [{ what: description, from: before[name], to: after[name] }]);
}

; 


const CHECK = "Destination";
function destinationRow({ rules, own, approved, isFree }) {
    const line = destinationLine(own);
    if (approved !== "" && approved !== line) {
        return [
            red(`The approved destination is ${approved}; now the release would go to ${line || "a host that the workflow names"}.`, "Run the release's workflow again, and approve the destination that it shows."),
        ];
    }
    const changes = destinationChanges(rules, own);
    if (changes.length > 0 && !isFree) {
        const what = changes.map((one) => `${one.what}: ${one.to || "none"} instead of ${one.from || "none"}`).join("; ");
        return [
            red(`The commit's own configuration has another destination than the default branch (${what}).`, "Release a commit whose configuration has the same destination. Or set `check-readiness.destination: commit` on the default branch, which allows each commit to set its destination."),
        ];
    }
    return line === "" ? [] : [(0,rows_row/* okRow */.n$)(CHECK, `It goes to ${line}.`)];
}
function red(verdict, todo) {
    return { check: CHECK, state: "red", url: undefined, verdict, todo };
}

; 




async function checkDestination(forge, wish) {
    const { repository, commit, config: path, environment, rules, approved } = wish;
    const text = await (0,default_branch/* fileAt */.Wd)(forge, { repository, path, ref: commit });
    const config = text === undefined ? {} : (0,parse.parseConfig)(text, `${path} of ${commit.slice(0, 12)}`);
    const own = destinationOf(config, environment);
    const isFree = rules["check-readiness"]?.destination === "commit";
    const rows = destinationRow({ rules: destinationOf(rules, environment), own, approved, isFree });
    return { rows, line: destinationLine(own) };
}

var deployment_record = __webpack_require__(18845);
var plain_text = __webpack_require__(61941);
; 


const SHORTEST = 140;
const TASK = "sluice:override";
async function recordOverride(forge, record, run, log) {
    if (run.forge !== "github") {
        log.info("This forge keeps no deployments: the override is in the summary and in the announcement.");
        return;
    }
    const { commit, environment, override, sentence } = record;
    const description = (0,plain_text/* shortened */.vI)((0,plain_text/* plain */.pj) `${log.redact(sentence)}`, SHORTEST);
    await (0,deployment_record/* leaveDeployment */.J)(forge, `/repos/${run.repository}`, {
        ...{ environment, commit, description, runUrl: run.runUrl, task: TASK, state: "inactive" },
        payload: { override: { ...override, run: run.runUrl } },
        what: "record the override with the deployments",
    });
    log.info(`The override is recorded with the deployments of ${environment}.`);
}

var while_watched = __webpack_require__(9443);
var values = __webpack_require__(25620);
var requester = __webpack_require__(98606);
var read_config = __webpack_require__(76453);
; 

const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "environment",
        description: "Environment of the configuration file that the release is for.",
        default: "production",
    },
    { name: "tag", description: "Tag to check. Default: the tag that started the run." },
    {
        name: "commit",
        description: "Commit to check instead of a tag, as 40 hexadecimal digits. Needs `version`.",
    },
    { name: "version", description: "With `commit`: version that the commit is to be released as." },
    {
        name: "token",
        description: "Token with `contents: read` and `issues: read`, and with `checks: read`, `statuses: read`, `actions: read` and `deployments: read` if these are required.",
        default: "${{ github.token }}",
        secret: true,
    },
    {
        name: "allow-prereleases",
        description: "Whether prerelease tags can be deployed.",
        default: "false",
        file: "deploy.prereleases",
    },
    {
        name: "scope",
        description: "Checks that can refuse the release: all; tag (only the tag itself); or commit (only what must be true before the sign-off, while the other checks are reported).",
        default: "all",
    },
    {
        name: "duration",
        description: "How long the release is watched. A release window must be open until then.",
        default: "30m",
        file: "watch.duration",
    },
    {
        name: "sign-off",
        description: "Environment whose reviewers must have signed off the commit, such as staging-signoff. Default: the environment of the configuration file; without one, no sign-off is required.",
        file: "check-readiness.sign-off",
    },
    {
        name: "changelog",
        description: "Path of the changelog. A commit that changes nothing else inherits the checks and the sign-off of its parent.",
        default: "CHANGELOG.md",
        file: "announce.changelog",
    },
    {
        name: "requester",
        description: "Login of the account that a run's own token writes as. Default: that of the forge.",
    },
    {
        name: "host-state",
        description: "State of the host, from the output `state` of release-status; empty if the host was not surveyed.",
    },
    {
        name: "freeze-reason",
        description: "Reason for which deploys to the host are frozen, from release-status; empty if they are not frozen.",
    },
    {
        name: "watched",
        description: "Sentence about the release that runs and is being watched, from release-status; empty if it is not watched or the host was not surveyed.",
    },
    {
        name: "while-watched",
        description: "What the release does while the release that it replaces is being watched: wait, refuse, or supersede.",
        default: "wait",
        file: "deploy.while-watched",
    },
    {
        name: "approved-destination",
        description: "Destination that was approved (output `destination` of verify-approval, or of this action before the approval). Any other destination is refused.",
    },
    {
        name: "override-windows",
        description: "Names of release windows that do not apply to this release, separated by commas. Needs `override-reason`.",
    },
    {
        name: "reads-backup",
        description: "Whether the release reads the newest backup before it deploys: then its settings must be in the configuration.",
        default: "false",
    },
    {
        name: "takes-backup",
        description: "Whether the release takes a backup before it deploys: then `backup.take` must be in the configuration.",
        default: "false",
    },
    {
        name: "record-override",
        description: "Whether an override is recorded as the payload of a deployment, which needs `deployments: write`.",
        default: "false",
    },
    {
        name: "override-reason",
        description: "Reason for the override, for the summary, the reviewers and the announcement.",
    },
];
const outputs = [
    { name: "kind", description: "release, prerelease or rollback; candidate for a commit without a tag." },
    { name: "tag", description: "Full name of the tag, or the name that the commit's tag will get." },
    { name: "version", description: "Version without the `tag-prefix`." },
    { name: "commit", description: "Commit that the approval is about, as 40 hexadecimal digits." },
    { name: "failed-version", description: "For a rollback tag: the release to roll back from." },
    {
        name: "destination",
        description: "Destination of the release: host, user, host key, directory, project, Git remote; empty if the configuration names no host.",
    },
    {
        name: "override",
        description: "Release windows that do not apply, with the person and the reason; empty for none.",
    },
    {
        name: "while-watched",
        description: "What the deploy has to do while the release that it replaces is being watched: wait, refuse, or supersede. A hotfix supersedes it.",
    },
    {
        name: "needs-backup",
        description: "true if a migration differs from the release before, or if that is unknown, and the configuration names a backup. Then verify-backup must read it. Otherwise false.",
    },
    {
        name: "takes-backup",
        description: "true if `needs-backup` is true, and the configuration says how a backup is taken. Then take-backup must take one. Otherwise false.",
    },
];

var tags_tag = __webpack_require__(88362);
; 



function admit(facts) {
    const { tag, prefix = "", commit, pushed } = facts;
    const named = (0,tag_prefix/* splitTag */.RK)(tag);
    if (named !== undefined && named.prefix !== prefix)
        return otherProduct(tag, prefix);
    const version = (0,tag_prefix/* bareVersion */.D)(tag, prefix);
    const rollback = (0,rollback_tag/* readRollbackTag */.d)(version);
    const { kind } = (0,tags_tag/* readTag */.zW)(version);
    if (rollback === undefined && kind === "not-semver") {
        return refused("not-semver", `${tag} is no release tag.`, `Push a tag such as ${(0,tag_prefix/* tagName */.wZ)(prefix, "v1.4.0")}; build metadata (+…) is not possible.`);
    }
    if (commit === undefined) {
        return refused("no-tag", `There is no tag ${tag}.`, "Push it, or dispatch the release of one that exists.");
    }
    if (pushed !== undefined && pushed !== commit) {
        return refused("tag-moved", `The tag ${tag} is ${commit} now; this run was started for ${pushed}.`, "Find out who moved it. Release the wanted commit under a new version.");
    }
    if (rollback !== undefined)
        return { kind: "rollback", version, commit, failed: rollback.failed };
    const objections = [...prereleaseObjections(facts, kind), ...branchObjections(tag, facts.branches)];
    if (objections.length > 0)
        return { kind: "refused", objections };
    return { kind: kind === "prerelease" ? "prerelease" : "release", version, commit };
}
function otherProduct(tag, prefix) {
    const own = prefix === "" ? "have nothing before the version" : `begin with ${prefix}`;
    return refused("other-product", `${tag} is no tag of this product: those ${own}.`, "Release it by the workflow of its own product, or correct `tag-prefix` in the configuration on the default branch.");
}
function admitCandidate({ version, commit, branches }) {
    if ((0,tags_tag/* readTag */.zW)(version).kind !== "release") {
        return refused("not-semver", `${version} is no release's version.`, "Give one such as v1.4.0.");
    }
    const objections = branchObjections(version, branches);
    return objections.length > 0 ? { kind: "refused", objections } : { kind: "candidate", version, commit };
}
function prereleaseObjections({ tag, allowPrereleases }, kind) {
    if (kind !== "prerelease" || allowPrereleases)
        return [];
    return [
        {
            code: "prerelease",
            what: `${tag} is a prerelease.`,
            todo: "Release a version without a suffix, or set `deploy.prereleases: true` for this environment.",
        },
    ];
}
function branchObjections(version, branches) {
    if (branches.some(({ holds }) => holds))
        return [];
    const names = branches.map(({ name }) => name).join(", ");
    return [
        {
            code: "foreign-commit",
            what: `The commit of ${version} is not on ${names || "any branch that releases come from"}.`,
            todo: "Merge it first, and tag what was merged; a hotfix is tagged on its branch hotfix/vX.Y.Z.",
        },
    ];
}
function refused(code, what, todo) {
    return { kind: "refused", objections: [{ code, what, todo }] };
}

var release_branch = __webpack_require__(14804);
; 



async function admitSubject({ subject, allowPrereleases, token, prefix }, branch, world) {
    const { run } = world;
    const name = nameOf(subject);
    const version = (0,tag_prefix/* bareVersion */.D)(name, prefix);
    const commit = subject.kind === "commit" ? subject.commit : await world.tags.commitOf(subject.tag, token);
    const place = { repository: `/repos/${run.repository}`, defaultBranch: branch.name, prefix };
    const branches = commit === undefined ? [] : await (0,release_branch/* releaseBranches */.A)(world.forge(token), { ...place, version, commit });
    const pushed = run.event !== "workflow_dispatch" && pushedTag(run) === name ? run.sha : undefined;
    const admission = subject.kind === "commit"
        ? admitCandidate({ version, commit: subject.commit, branches })
        : admit({ tag: subject.tag, prefix, commit, pushed, branches, allowPrereleases });
    return { admission, isHotfix: (0,release_branch/* hotfixOf */.s)(branches) !== undefined };
}
function nameOf(subject) {
    return subject.kind === "commit" ? subject.version : subject.tag;
}
function pushedTag({ ref }) {
    return /^refs\/tags\/(.+)$/.exec(ref)?.[1];
}

; 







const SCOPES = ["all", "commit", "tag"];
function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    world.log.mask(token);
    const subject = readSubject(settings, world.run);
    const scope = SCOPES.find((one) => one === settings.get("scope").text);
    if (scope === undefined)
        throw (0,values/* badValue */.tm)(settings.get("scope"), (0,values/* oneOf */.yL)(SCOPES));
    if ((scope === "tag" && subject.kind === "commit") || (scope === "commit" && subject.kind === "tag"))
        throw (0,values/* badValue */.tm)(settings.get("scope"), subject.kind === "tag" ? "all or tag for a tag" : "all or commit without one");
    const prereleases = settings.get("allow-prereleases");
    return {
        ...{ subject, token, scope },
        allowPrereleases: prereleases.source === "input" ? (0,values/* readBoolean */.Vf)(prereleases) : undefined,
        config: settings.get("config").text,
        signOff: inputs.get("sign-off").trim(),
        changelog: inputs.get("changelog").trim(),
        requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge),
        approvedDestination: settings.get("approved-destination").text,
        backup: { reads: (0,values/* readBoolean */.Vf)(settings.get("reads-backup")), takes: (0,values/* readBoolean */.Vf)(settings.get("takes-backup")) },
        recordsOverride: (0,values/* readBoolean */.Vf)(settings.get("record-override")),
        environment: settings.get("environment").text,
        host: { state: settings.get("host-state").text, freeze: settings.get("freeze-reason").text },
        watched: settings.get("watched").text,
        whileWatched: readWhileWatchedRule(settings),
        window: readWindowWish(settings, world.run),
    };
}
function readWhileWatchedRule(settings) {
    const given = settings.get("while-watched");
    if (given.source !== "input")
        return undefined;
    const rule = while_watched/* WHILE_WATCHED */.d.find((one) => one === given.text);
    if (rule === undefined)
        throw (0,values/* badValue */.tm)(given, (0,values/* oneOf */.yL)(while_watched/* WHILE_WATCHED */.d));
    return rule;
}
function readSubject(settings, run) {
    const commit = settings.get("commit");
    const tag = settings.get("tag").text;
    if (commit.text !== "") {
        if (tag !== "")
            throw (0,values/* badValue */.tm)(commit, "empty where a tag is given: the tag says which commit it is");
        if (!/^[0-9a-f]{40}$/.test(commit.text))
            throw (0,values/* badValue */.tm)(commit, "40 hexadecimal digits");
        return { kind: "commit", commit: commit.text, version: settings.need("version").text };
    }
    const named = tag || (pushedTag(run) ?? "");
    if (named !== "")
        return { kind: "tag", tag: named };
    throw new failure/* StageFailure */.B({
        what: "`tag` is missing, and the run was not started by a tag.",
        means: "Sluice does not guess what to release. Nothing was tried.",
        todo: "Push a semver tag such as v1.4.0, or give one as `tag`; a commit without one is `commit` and `version`.",
    });
}
function readWindowWish(settings, { actor }) {
    const duration = settings.get("duration");
    const names = (0,values/* readList */.LD)(settings.get("override-windows").text);
    const reason = settings.get("override-reason").text;
    return {
        watchMs: duration.source === "input" ? (0,values/* readTimeLimit */.pX)(duration) : undefined,
        override: names.length === 0 ? undefined : { windows: names, reason, actor },
    };
}

var gate_rules = __webpack_require__(47213);
var incident_label = __webpack_require__(13343);
var changelog_at_commit = __webpack_require__(48364);
var changelog_path = __webpack_require__(41270);
; 

const backup_row_CHECK = "Backup settings";
function backupRow({ reads, takes }, { backup }) {
    if (!reads && !takes)
        return undefined;
    const missing = [
        ...(reads ? missingOf(backup) : []),
        ...(takes && backup?.postgres === undefined && backup?.take?.command === undefined
            ? ["`backup.take.command`"]
            : []),
    ];
    if (missing.length === 0)
        return (0,rows_row/* okRow */.n$)(backup_row_CHECK, "The configuration says where backups are.");
    return {
        check: backup_row_CHECK,
        state: "red",
        verdict: `The release needs a backup, and the configuration has no ${missing.join(" and no ")}.`,
        url: undefined,
        todo: "Add it on the default branch (docs/backups.md), or set `backup: false` in the caller if the loss of the data is acceptable.",
    };
}
function missingOf(backup) {
    if (backup === undefined)
        return ["`backup`"];
    const { kind = "files" } = backup;
    if (kind === "files" && backup.path === undefined)
        return ["`backup.path`"];
    return kind === "command" && backup.command === undefined ? ["`backup.command`"] : [];
}

; 


const changelog_row_CHECK = "Changelog";
function changelogRow(question, found) {
    const { changelog, version } = question;
    if (found.kind === "found")
        return (0,rows_row/* okRow */.n$)(changelog_row_CHECK, `${changelog} has a section of ${version}.`);
    if (found.kind === "no-file") {
        return {
            ...{ check: changelog_row_CHECK, state: "warning", url: undefined },
            verdict: `The commit has no ${changelog}: the release has no notes.`,
            todo: "Add one (keepachangelog.com), or set its path as `announce.changelog` on the default branch.",
        };
    }
    return {
        ...{ check: changelog_row_CHECK, state: "red", url: undefined },
        verdict: (0,changelog_at_commit/* missingSection */.U)({ ...question, commit: "this commit" }, found),
        todo: "Dispatch prepare-release.yml, which writes it; or write the section, and tag the commit that has it.",
    };
}

; 

const host_row_CHECK = "Host";
const REFUSING = {
    held: [
        "an earlier rollback failed, and the host is on hold",
        "Inspect the host, then roll back to a release that works.",
    ],
    unknown: ["its tools do not answer", "Inspect the host with `release-status`."],
};
function hostRow({ state, freeze }) {
    if (state === "") {
        return {
            check: host_row_CHECK,
            state: "warning",
            verdict: "The host was not surveyed, so it is unknown whether it is frozen. A frozen host refuses the deploy.",
            url: undefined,
            todo: "To know it before the approval is requested, set the secret `SURVEY_SSH_KEY`, and let the runner reach the host.",
        };
    }
    if (state === "frozen" || freeze !== "") {
        const why = freeze === "" ? "" : `: ${freeze}`;
        return host_row_red(`Deploys to the host are frozen${why}.`, "Ask who froze it, then lift the freeze (`status.yml` with `unfreeze`).");
    }
    const refusing = REFUSING[state];
    if (refusing !== undefined)
        return host_row_red(`The host refuses a deploy: ${refusing[0]}.`, refusing[1]);
    if (state === "ok" || state === "unrecorded")
        return (0,rows_row/* okRow */.n$)(host_row_CHECK, "No freeze and no hold.");
    return {
        check: host_row_CHECK,
        state: "warning",
        verdict: `No freeze and no hold; the host is ${state}.`,
        url: undefined,
        todo: "Inspect it with `release-status` before you approve this.",
    };
}
function host_row_red(verdict, todo) {
    return { check: host_row_CHECK, state: "red", verdict, url: undefined, todo };
}

; 

const NO_SIGN_OFF = {
    ...{ check: "Sign-off", state: "warning", url: undefined },
    verdict: "No sign-off is required: a commit that was not tested on staging can be released.",
    todo: "Set `check-readiness.sign-off: staging-signoff` on the default branch, and dispatch prepare-release.yml, which requests it.",
};
function signOffRow(environment, signOff, from) {
    const check = `Sign-off: ${environment}`;
    const inherited = from === undefined ? "" : ` It was given for ${from}; since then only the changelog changed.`;
    switch (signOff.kind) {
        case "signed":
            return (0,rows_row/* okRow */.n$)(check, `By ${signOff.by.join(", ")}.${inherited}`, signOff.url);
        case "none":
            return {
                ...{ check, state: "red", url: undefined },
                verdict: "This commit has no sign-off.",
                todo: `Dispatch prepare-release.yml for it, and approve ${environment}.`,
            };
        case "refused":
            return {
                ...{ check, state: "red", url: signOff.url },
                verdict: `The sign-off does not count. ${signOff.what}${inherited}`,
                todo: `Prepare the release again, and approve ${environment}.`,
            };
    }
}

; 
const watch_row_CHECK = "Watch";
function watchRows(watched, rule, isHotfix) {
    if (watched === "")
        return [];
    if (isHotfix)
        return [warning(`${watched} A hotfix does not wait for it.`, NO_VERDICT)];
    if (rule === "supersede")
        return [warning(`${watched} This release does not wait for it.`, NO_VERDICT)];
    if (rule === "wait")
        return [
            warning(`${watched} After the approval this release waits until that has ended.`, "If that release is rolled back meanwhile, this one is refused, and needs a new run and a new approval."),
        ];
    return [
        {
            ...{ check: watch_row_CHECK, state: "red", verdict: watched, url: undefined },
            todo: "Run this workflow again when that has ended. `deploy.while-watched` sets whether a release waits for it; a hotfix and a rollback never do.",
        },
    ];
}
const NO_VERDICT = "Its watch ends without a verdict as soon as this release is deployed.";
function warning(verdict, todo) {
    return { check: watch_row_CHECK, state: "warning", verdict, url: undefined, todo };
}

var changelog_commit = __webpack_require__(97304);
; 

const WORST_FIRST = ["failure", "pending", "skipped", "success"];
function find(checks, { kind, name, by }) {
    const kinds = kind === "workflow" ? ["workflow"] : ["check-run", "status"];
    const named = checks.filter((check) => kinds.some((one) => one === check.kind) && check.name === name && isCounted(check, by));
    const newest = new Map();
    for (const check of named.toSorted(oldestFirst))
        newest.set(JSON.stringify([check.kind, check.origin]), check);
    return [...newest.values()].toSorted((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state))[0];
}
function isCounted({ doubt, state, by: maker }, by) {
    if (by !== undefined)
        return maker?.toLowerCase() === by.toLowerCase();
    return doubt === undefined || state === "failure" || state === "pending";
}
function oldestFirst(one, other) {
    return one.id - other.id;
}
function standings(commits, required) {
    return judged(commits, required).map(({ wanted, check }) => {
        const name = checks_nameOf(wanted);
        if (check === undefined)
            return { name, state: "missing", says: "it has not run yet" };
        return { name, state: stateOf(check, required), says: check.word };
    });
}
function isComplete(commits, required) {
    return standings(commits, required).every(({ state }) => state !== "missing");
}
function isGoingOn(commits, ownRun) {
    return commits
        .flatMap(({ checks }) => checks)
        .some(({ kind, state, word, id }) => kind === "workflow" && state === "pending" && word !== "waiting" && String(id) !== ownRun);
}
function checkRows(commits, required) {
    return judged(commits, required).map((one) => rowOf(one, required));
}
function doubtOf(commits, { kind, name, by }) {
    const all = commits.flatMap(({ checks }) => checks);
    const named = all.filter((check) => check.name === name && (kind === "workflow") === (check.kind === "workflow"));
    const [other] = named.filter((check) => !isCounted(check, by));
    if (other === undefined)
        return undefined;
    return by === undefined ? other.doubt : `@${other.by ?? "an unknown account"} made it, and not @${by}`;
}
function judged(commits, { checks, makers = {}, workflows }) {
    const wanted = [
        ...checks.map((name) => ({ kind: "check", name, by: makers[name] })),
        ...workflows.map((name) => ({ kind: "workflow", name })),
    ];
    return wanted.map((one) => judgedOne(commits, one));
}
function judgedOne(commits, wanted) {
    for (const [at, { commit, checks }] of commits.entries()) {
        const check = find(checks, wanted);
        if (check !== undefined)
            return { wanted, check, from: at === 0 ? undefined : commit };
    }
    return { wanted, check: undefined, from: undefined, doubt: doubtOf(commits, wanted) };
}
function checks_nameOf({ kind, name }) {
    return kind === "workflow" ? `Workflow ${name}` : `Check ${name}`;
}
function stateOf({ state }, { mayBeSkipped }) {
    if (state === "pending")
        return "pending";
    return state === "success" || (state === "skipped" && mayBeSkipped) ? "passed" : "failed";
}
function rowOf({ wanted, check, from, doubt }, required) {
    const name = checks_nameOf(wanted);
    if (check === undefined && doubt !== undefined) {
        return {
            ...{ check: name, state: "red", url: undefined },
            verdict: `${name} is reported as passed, and that is no evidence: ${doubt}.`,
            todo: "Let its workflow run for this commit, and name that under `check-readiness.required-workflows`; or name under `required-checks` the account whose result counts (`name`, `by`).",
        };
    }
    if (check === undefined) {
        return {
            ...{ check: name, state: "red", url: undefined },
            verdict: `${name} has not run for this commit.`,
            todo: "Let it run for this commit, or correct its name under `check-readiness` on the default branch.",
        };
    }
    const inherited = from === undefined ? "" : ` It ran for ${from}; since then only the changelog changed.`;
    const verdict = `${name}: ${check.word}.${inherited}`;
    if (check.state === "success" || stateOf(check, required) === "passed")
        return (0,rows_row/* okRow */.n$)(name, verdict, check.url);
    return { check: name, state: "red", verdict, url: check.url, todo: TODO[check.state] };
}
const TODO = {
    failure: "Repair it and release the repaired commit, or run it again if it failed by chance.",
    pending: "Wait until it has ended, then run this again.",
    skipped: "Let it run for this commit, or set `check-readiness.skipped-checks: pass` on the default branch.",
};

var duration_text = __webpack_require__(909);
; 

function pendingRequirements(standings, mayCome) {
    const isHopeless = ({ state }) => state === "failed" || (state === "missing" && !mayCome);
    return standings.some(isHopeless) ? [] : standings.filter(({ state }) => state !== "passed");
}
function waitMessage(pending, leftMs) {
    const names = pending.map(({ name, says }) => `${name} (${says})`).join("; ");
    return `Waiting for at most ${(0,duration_text/* roundDurationText */.q)(leftMs)}: ${names}.`;
}
function withWaitNote(row, pending, { waitedMs, cut }) {
    if (waitedMs === 0 || row.state !== "red" || pending.every(({ name }) => name !== row.check))
        return row;
    const why = cut === "" ? "" : ` ${cut}`;
    return { ...row, verdict: `${row.verdict} Waited ${(0,duration_text/* roundDurationText */.q)(waitedMs)} for it.${why}` };
}

var dist = __webpack_require__(77934);
var person = __webpack_require__(69319);
var stage_answer = __webpack_require__(10048);
; 




const staging_row_CHECK = "Staging";
const deploymentsSchema = dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), sha: dist/* string */.YjP(), created_at: person/* time */.kB }));
const statusesSchema = dist/* array */.YOg(dist/* object */.Ikc({
    state: dist/* string */.YjP(),
    created_at: dist/* optional */.lqM(person/* time */.kB),
    log_url: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    target_url: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
}));
function readDeployments(answer) {
    return (0,stage_answer/* understand */.Z)(deploymentsSchema, answer, "deployments")
        .map(({ id, sha, created_at }) => ({ id, commit: sha, createdAt: created_at }))
        .toSorted((left, right) => right.id - left.id);
}
function readDeploymentEnd(answer) {
    const [last, ...before] = (0,stage_answer/* understand */.Z)(statusesSchema, answer, "a deployment's statuses");
    const state = ENDED[last?.state ?? ""];
    return state === undefined
        ? undefined
        : {
            ...{ state, url: last?.log_url || last?.target_url || undefined, at: last?.created_at },
            isAgain: before.some((one) => ENDED[one.state] !== undefined),
        };
}
const ENDED = {
    success: "live",
    inactive: "gone",
    failure: "failed",
    error: "failed",
};
const UNSEEN_STAGING = {
    ...{ check: staging_row_CHECK, state: "warning", url: undefined },
    verdict: "The deployments of staging are not checked: a commit that never ran there can be released.",
    todo: "Name its environment under `check-readiness.staging` on the default branch.",
};
function stagingRow(environment, commits, look) {
    const bring = `Deploy the commit to ${environment} (run its deploy again), test it there, then run this again.`;
    switch (look.kind) {
        case "running": {
            const { commit, url } = look.running;
            if (!commits.includes(commit))
                return staging_row_red(`${environment} runs ${staging_row_short(commit)}, and not this commit.`, url, bring);
            const which = commit === commits[0] ? "this commit" : `${staging_row_short(commit)}, the same application`;
            return (0,rows_row/* okRow */.n$)(staging_row_CHECK, `${environment} runs ${which}.`, url);
        }
        case "unsettled": {
            const { verdict, todo } = unsettled(environment, commits, look.newest);
            return staging_row_red(verdict, look.newest.url, todo ?? bring);
        }
        case "nothing":
            return staging_row_red(look.unproven === 0
                ? `No deployment to ${environment} is live.`
                : `The deployments to ${environment} are no evidence: no job of the staging workflow created them, and a person with write access can create a deployment through the API.`, undefined, `Deploy the commit to ${environment}, test it there, then run this again.`);
        case "no-runs":
            return staging_row_red(`This forge lists neither deployments nor runs, so it is unknown what ${environment} runs.`, undefined, "Remove `check-readiness.staging` on the default branch, and check staging yourself before you approve: docs/other-forges.md.");
    }
}
function unsettled(environment, commits, { commit, state }) {
    const isOwn = commits.includes(commit);
    if (state === "in progress") {
        const whose = isOwn ? "this commit" : staging_row_short(commit);
        const verdict = `What ${environment} runs is not known yet: the deploy of ${whose} has not ended.`;
        return { verdict, todo: `Wait until it has ended, test ${environment}, then run this again.` };
    }
    if (!isOwn)
        return { verdict: `What ${environment} runs is not known: its newest deployment, of ${staging_row_short(commit)}, failed.` };
    return {
        verdict: `The deploy of this commit to ${environment} failed. What ${environment} runs is not known.`,
        todo: `Repair it, or run its deploy to ${environment} again; test it there, then run this again.`,
    };
}
function stagingStanding(environment, commits, look) {
    const runs = (commit) => `${environment} runs ${commit === undefined ? "nothing" : staging_row_short(commit)}`;
    switch (look.kind) {
        case "running": {
            const { commit } = look.running;
            return { name: staging_row_CHECK, state: commits.includes(commit) ? "passed" : "missing", says: runs(commit) };
        }
        case "unsettled": {
            const { newest, before } = look;
            if (newest.state === "in progress")
                return { name: staging_row_CHECK, state: "pending", says: runs(before?.commit) };
            const isOwn = commits.includes(newest.commit);
            return { name: staging_row_CHECK, state: isOwn ? "failed" : "missing", says: "its newest deployment failed" };
        }
        case "nothing":
            return { name: staging_row_CHECK, state: "missing", says: runs(undefined) };
        case "no-runs":
            return { name: staging_row_CHECK, state: "failed", says: "this forge lists neither deployments nor runs" };
    }
}
function staging_row_short(commit) {
    return commit.slice(0, 12);
}
function staging_row_red(verdict, url, todo) {
    return { check: staging_row_CHECK, state: "red", verdict, url, todo };
}

var run_jobs = __webpack_require__(21598);
; 


const url = dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP()));
const checkRuns = dist/* array */.YOg(dist/* object */.Ikc({
    ...{ id: dist/* number */.aig(), name: dist/* string */.YjP(), status: dist/* string */.YjP(), conclusion: dist/* nullish */.cl6(dist/* string */.YjP()), html_url: url },
    check_suite: dist/* nullish */.cl6(dist/* object */.Ikc({ id: dist/* number */.aig() })),
    app: dist/* nullish */.cl6(dist/* object */.Ikc({ id: dist/* number */.aig(), slug: dist/* optional */.lqM(dist/* string */.YjP()) })),
}));
function readCheckRuns(answer, runs, jobs) {
    const workflows = workflowsBySuite(runs);
    return (0,stage_answer/* understand */.Z)(checkRuns, answer, "the check runs of a commit").map(({ id, name, status, conclusion, html_url, check_suite: suite, app }) => ({
        ...{ kind: "check-run", id, name, url: html_url ?? undefined },
        origin: workflows.get(suite?.id ?? Number.NaN) ?? `app ${app?.id}, suite ${suite?.id}`,
        ...check_answers_stateOf(status, conclusion ?? undefined),
        ...{ by: app?.slug, doubt: app?.slug === ACTIONS && !jobs.has(id) ? MADE_BY_A_WORKFLOW : undefined },
    }));
}
const ACTIONS = "github-actions";
const MADE_BY_A_WORKFLOW = "a workflow created it through the API, as any workflow can, also one of a branch";
function runsToAsk(answer, runs, names) {
    const named = (0,stage_answer/* understand */.Z)(checkRuns, answer, "the check runs of a commit").filter(({ name, app }) => app?.slug === ACTIONS && names.includes(name));
    if (named.length === 0)
        return [];
    return (0,stage_answer/* understand */.Z)(workflowRuns, runs, "the runs of a commit").map(({ id }) => id);
}
const statuses = dist/* array */.YOg(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    context: dist/* string */.YjP(),
    state: dist/* optional */.lqM(dist/* string */.YjP()),
    status: dist/* optional */.lqM(dist/* string */.YjP()),
    target_url: url,
    creator: dist/* nullish */.cl6(dist/* object */.Ikc({ login: dist/* string */.YjP(), type: dist/* optional */.lqM(dist/* string */.YjP(), "User") })),
}));
function readStatuses(answer, forge) {
    return (0,stage_answer/* understand */.Z)(statuses, answer, "the statuses of a commit").map((one) => {
        const { id, context, state, status, target_url, creator } = one;
        const word = state ?? status ?? "unknown";
        const ended = word === "pending" ? undefined : word;
        return {
            ...{ kind: "status", id, name: context, origin: "", url: target_url ?? undefined },
            ...check_answers_stateOf(ended === undefined ? "pending" : "completed", ended),
            ...{ by: creator?.login, doubt: forge === "github" ? check_answers_doubtOf(creator ?? undefined) : undefined },
        };
    });
}
function check_answers_doubtOf(creator) {
    if (creator === undefined)
        return "an unknown account set it";
    if (creator.login === `${ACTIONS}[bot]`)
        return "a workflow set it, as any workflow can, also one of a branch";
    return creator.type === "Bot"
        ? undefined
        : `@${creator.login} set it, and every person with write access can set a status`;
}
const workflowRuns = dist/* array */.YOg(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    path: dist/* optional */.lqM(dist/* string */.YjP()),
    event: dist/* optional */.lqM(dist/* string */.YjP()),
    status: dist/* nullable */.mee(dist/* string */.YjP()),
    conclusion: dist/* nullish */.cl6(dist/* string */.YjP()),
    check_suite_id: dist/* nullish */.cl6(dist/* number */.aig()),
    html_url: url,
}));
function readWorkflowRuns(answer) {
    return (0,stage_answer/* understand */.Z)(workflowRuns, answer, "the runs of a commit").map((run) => ({
        ...{ kind: "workflow", id: run.id, name: fileOf(run), origin: originOf(run), url: run.html_url ?? undefined },
        ...check_answers_stateOf(run.status ?? "unknown", run.conclusion ?? undefined),
        doubt: isForPull(run) ? "it ran for a pull request, whose files are those of its merge commit" : undefined,
    }));
}
function workflowsBySuite(answer) {
    const all = (0,stage_answer/* understand */.Z)(workflowRuns, answer, "the runs of a commit");
    return new Map(all.flatMap((run) => typeof run.check_suite_id === "number" ? [[run.check_suite_id, originOf(run)]] : []));
}
function fileOf({ path = "" }) {
    return path.replace(/@.*$/, "").split("/").at(-1) ?? "";
}
function isForPull({ event = "" }) {
    return event.startsWith("pull_request");
}
function originOf({ path, event = "" }) {
    return `${fileOf({ path })}${isForPull({ event }) ? " for a pull request" : ""}`;
}
const check_answers_ENDED = {
    success: "success",
    skipped: "skipped",
    neutral: "skipped",
};
function check_answers_stateOf(status, conclusion) {
    if (status !== "completed")
        return { state: "pending", word: status };
    return { state: check_answers_ENDED[conclusion ?? ""] ?? "failure", word: conclusion ?? "ended without a conclusion" };
}

; 



async function lookAtChecks(forge, { repository, commits, required, kind }) {
    const found = [];
    for (const commit of commits) {
        found.push({ commit, checks: await checksOf(forge, { repository, commit, kind, names: required.checks }) });
        if (isComplete(found, required))
            break;
    }
    return found;
}
async function checksOf(forge, { repository, commit, kind, names }) {
    const checkRuns = await forge.list(`${repository}/commits/${commit}/check-runs?filter=latest`, "check_runs");
    const order = kind === "github" ? "" : "?sort=leastindex";
    const statuses = await forge.list(`${repository}/commits/${commit}/statuses${order}`);
    const runs = await forge.list(`${repository}/actions/runs?head_sha=${commit}`, "workflow_runs");
    const jobs = new Set();
    for (const run of runsToAsk(checkRuns, runs, names))
        for (const { id } of (0,run_jobs/* readJobs */.R)(await forge.list(`${repository}/actions/runs/${run}/jobs?filter=all`, "jobs")))
            jobs.add(id);
    return [...readCheckRuns(checkRuns, runs, jobs), ...readStatuses(statuses, kind), ...readWorkflowRuns(runs)];
}

var run_facts = __webpack_require__(51595);
; 





const LATEST_MS = 60_000;
const MOST = 30;
async function lookAtStaging(forge, wish) {
    const path = `${wish.repository}/deployments`;
    const all = await forge.read(`${path}?environment=${encodeURIComponent(wish.environment)}&per_page=${MOST}`);
    if (all === undefined)
        return lookAtRuns(forge, wish);
    let newest;
    let unproven = 0;
    for (const deployed of readDeployments(all)) {
        const end = readDeploymentEnd(await forge.read(`${path}/${deployed.id}/statuses?per_page=100`));
        const { commit } = deployed;
        const url = end?.url;
        const state = end?.state === "live" ? await proof(forge, wish, { deployed, end }) : (end?.state ?? "in progress");
        if (state === "live") {
            const running = { commit, url };
            return newest === undefined ? { kind: "running", running } : { kind: "unsettled", newest, before: running };
        }
        if (state === "unproven")
            unproven += 1;
        if (state === "gone" || state === "unproven")
            continue;
        newest ??= { commit, state, url };
        if (state === "failed")
            break;
    }
    return newest === undefined ? { kind: "nothing", unproven } : { kind: "unsettled", newest, before: undefined };
}
async function lookAtRuns(forge, { repository, workflow }) {
    const answer = await forge.read(`${repository}/actions/runs?limit=${MOST}`);
    if (answer === undefined)
        return { kind: "no-runs" };
    const { workflow_runs } = (0,stage_answer/* understand */.Z)(dist/* object */.Ikc({ workflow_runs: dist/* array */.YOg(dist/* unknown */.L5J()) }), answer, "a list of runs");
    const runs = (0,run_facts/* readRuns */.x)(workflow_runs).filter((run) => isDeploy(run, workflow));
    let newest;
    for (const run of runs.toSorted((left, right) => (right.id ?? 0) - (left.id ?? 0))) {
        const at = { commit: run.sha, url: undefined };
        if (run.isCompleted && run.conclusion === "skipped")
            continue;
        if (run.isCompleted && run.conclusion === "success") {
            return newest === undefined ? { kind: "running", running: at } : { kind: "unsettled", newest, before: at };
        }
        newest ??= { ...at, state: run.isCompleted ? "failed" : "in progress" };
        if (run.isCompleted)
            break;
    }
    return newest === undefined ? { kind: "nothing", unproven: 0 } : { kind: "unsettled", newest, before: undefined };
}
function isDeploy(run, workflow) {
    return run.workflow === workflow && ["push", "workflow_dispatch"].includes(run.event);
}
async function proof(forge, { repository, workflow }, { deployed, end }) {
    const [, runId = "", jobId = ""] = /\/actions\/runs\/(\d+)\/job\/(\d+)$/.exec(end.url ?? "") ?? [];
    const answer = runId === "" ? undefined : await forge.read(`${repository}/actions/runs/${runId}`);
    if (answer === undefined)
        return "unproven";
    const run = (0,run_facts/* readRun */.c)(answer);
    if (!isDeploy(run, workflow) || run.sha !== deployed.commit)
        return "unproven";
    const jobs = (0,run_jobs/* readJobs */.R)(await forge.list(`${repository}/actions/runs/${runId}/jobs?filter=all`, "jobs"));
    const job = jobs.find(({ id }) => String(id) === jobId);
    if (job === undefined)
        return "unproven";
    const over = job.completed_at ?? Number.POSITIVE_INFINITY;
    if (end.isAgain || deployed.createdAt > over || (end.at ?? 0) > over + LATEST_MS)
        return "unproven";
    if (!run.isCompleted)
        return "in progress";
    return run.conclusion === "success" && job.conclusion === "success" ? "live" : "failed";
}

; 






const POLL_MS = 30_000;
const GRACE_MS = 60_000;
async function checkCommit(forge, wish, world) {
    const { required, staging, repository } = wish;
    const unseen = [
        ...(isTested(required) ? [] : [NOTHING_REQUIRED]),
        ...weakRows(required, world.run.forge),
        ...(staging === undefined ? [UNSEEN_STAGING] : []),
    ];
    if (!isTested(required) && staging === undefined)
        return unseen;
    const commits = await (0,changelog_commit/* sameApplication */.BX)(wish.commit, wish.changelog, (sha) => (0,changelog_commit/* readCommit */.kN)(forge, repository, sha));
    return [
        ...unseen,
        ...(await awaitCommit(() => lookAt(forge, { ...wish, commits, kind: world.run.forge }), wish.wait, world)),
    ];
}
function weakRows({ checks, makers = {} }, forge) {
    const weak = forge === "github" ? checks.filter((name) => makers[name] !== undefined) : checks;
    if (weak.length === 0)
        return [];
    return [
        {
            ...{ check: "Evidence", state: "warning", url: undefined },
            verdict: `${weak.join(", ")} ${weak.length === 1 ? "counts" : "count"} by a status, which a person with write access can set${forge === "github" ? " in the name of its app" : ""}.`,
            todo: "Name the workflow under `check-readiness.required-workflows` instead: its run is evidence that people with write access cannot forge.",
        },
    ];
}
function isTested({ checks, workflows }) {
    return checks.length + workflows.length > 0;
}
async function lookAt(forge, wish) {
    const { required, commits, staging: environment } = wish;
    const found = isTested(required) ? await lookAtChecks(forge, wish) : [];
    const checks = {
        standings: standings(found, required),
        rows: checkRows(found, required),
        isGoingOn: (ownRun) => isGoingOn(found, ownRun),
    };
    if (environment === undefined)
        return checks;
    const staging = await lookAtStaging(forge, { ...wish, environment, workflow: wish.stagingWorkflow });
    return {
        ...checks,
        standings: [...checks.standings, stagingStanding(environment, commits, staging)],
        rows: [...checks.rows, stagingRow(environment, commits, staging)],
    };
}
async function awaitCommit(look, { longest, cut, evenForMissing }, { clock, log, cancellation, run }) {
    const end = clock.monotonic() + longest;
    let goingOnUntil = Number.NEGATIVE_INFINITY;
    let told = "";
    for (;;) {
        const seen = await look();
        const now = clock.monotonic();
        if (seen.isGoingOn(run.runId))
            goingOnUntil = now + GRACE_MS;
        const pending = pendingRequirements(seen.standings, evenForMissing || now < goingOnUntil);
        const left = end - now;
        if (pending.length === 0 || cancellation.signal.aborted)
            return seen.rows;
        if (left <= 0)
            return seen.rows.map((row) => withWaitNote(row, pending, { waitedMs: longest, cut }));
        const names = JSON.stringify(pending);
        if (names !== told)
            log.info(waitMessage(pending, left));
        told = names;
        await clock.sleep(Math.min(POLL_MS, left), cancellation.signal);
    }
}
const NOTHING_REQUIRED = {
    ...{ check: "Checks", state: "warning", url: undefined },
    verdict: "No check and no workflow is required: an untested commit can be released.",
    todo: "Name them under `check-readiness.required-checks` and `required-workflows` on the default branch.",
};

; 



const environment_row_CHECK = "Environment";
const environmentSchema = dist/* object */.Ikc({
    can_admins_bypass: dist/* nullish */.cl6(dist/* boolean */.zMY()),
    deployment_branch_policy: dist/* nullish */.cl6(dist/* unknown */.L5J()),
    protection_rules: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({
        type: dist/* string */.YjP(),
        reviewers: dist/* nullish */.cl6(dist/* array */.YOg(dist/* unknown */.L5J())),
        prevent_self_review: dist/* nullish */.cl6(dist/* boolean */.zMY()),
    }))),
});
const customRulesSchema = dist/* object */.Ikc({
    custom_deployment_protection_rules: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ enabled: dist/* nullish */.cl6(dist/* boolean */.zMY()) }))),
});
function hasCustomRules(answer) {
    const { custom_deployment_protection_rules: rules } = (0,stage_answer/* understand */.Z)(customRulesSchema, answer, "protection rules");
    return (rules ?? []).some(({ enabled }) => enabled !== false);
}
function customRulesRow(names) {
    return environment_row_warning(`A custom protection rule is enabled for ${names.join(" and ")}, and the jobs that name it are no deployments, so GitHub fails them.`, "Disable the rule in the environment's settings, and keep the required reviewers.");
}
function readEnvironment(answer) {
    const environment = (0,stage_answer/* understand */.Z)(environmentSchema, answer, "environment");
    const rules = environment.protection_rules ?? [];
    return {
        hasReviewers: rules.some(({ type, reviewers }) => type === "required_reviewers" && (reviewers ?? []).length > 0),
        canAdminsBypass: environment.can_admins_bypass ?? undefined,
        preventsSelfReview: rules.some(({ prevent_self_review }) => prevent_self_review === true),
        limitsRefs: (environment.deployment_branch_policy ?? null) !== null,
    };
}
function environmentRow(name, environment, { selfApproval, rollbackSelfApproval }) {
    if (environment === undefined) {
        return environment_row_warning(`The environment ${name} does not exist, or its protection rules can't be read.`, `Create it with required reviewers, and give this job \`actions: read\`. GitHub creates a missing environment without any rule.`);
    }
    const gaps = [
        ...(environment.hasReviewers ? [] : ["it has no required reviewers, so a job starts without an approval"]),
        ...(environment.canAdminsBypass === true ? ["administrators may bypass its rules"] : []),
        ...(environment.limitsRefs ? [] : ["every branch may use its secrets"]),
    ];
    if (gaps.length === 0 && environment.preventsSelfReview && (selfApproval || rollbackSelfApproval)) {
        return environment_row_warning(`The gate ${name} allows self-approval, and GitHub prevents self-reviews of its environment.`, "Turn “Prevent self-review” off in the environment's settings, or `self-approval` and `rollback-self-approval` in the configuration.");
    }
    if (gaps.length === 0)
        return (0,rows_row/* okRow */.n$)(environment_row_CHECK, `${name} has required reviewers, for chosen branches and tags only.`);
    return environment_row_warning(`The environment ${name} is weakly protected: ${gaps.join("; ")}.`, "In the repository's settings, under Environments, require reviewers, disallow administrators to bypass the rules, and limit the branches and tags.");
}
function environment_row_warning(verdict, todo) {
    return { check: environment_row_CHECK, state: "warning", verdict, url: undefined, todo };
}

; 


async function checkEnvironment(forge, { repository, environment, config, kind }) {
    const rules = (0,gate_rules/* rulesOf */.fD)(config, environment);
    if (kind !== "github" || rules.kind === "comment")
        return [];
    const answer = await forge.read(pathOf(repository, environment), [403, 404]);
    const own = environmentRow(environment, answer === undefined ? undefined : readEnvironment(answer), rules);
    const custom = [];
    for (const name of Object.keys(config.gates ?? {}).filter((one) => one !== environment)) {
        const found = await forge.read(`${pathOf(repository, name)}/deployment_protection_rules`, [403, 404]);
        if (found !== undefined && hasCustomRules(found))
            custom.push(name);
    }
    return custom.length === 0 ? [own] : [own, customRulesRow(custom)];
}
function pathOf(repository, environment) {
    return `${repository}/environments/${encodeURIComponent(environment)}`;
}

var incident_row = __webpack_require__(46063);
; 


async function checkIncidents(forge, repository, { label, isHotfix }) {
    (0,incident_label/* oneLabel */.F5)({ name: "check-readiness.incident-label", text: label });
    const path = `${repository}/issues?state=open&labels=${encodeURIComponent(label)}`;
    const mayBeRead = (await forge.read(`${path}&per_page=1`, [403, 410])) !== undefined;
    const incidents = mayBeRead ? (0,incident_row/* readIncidents */.E)(await forge.list(path), label) : undefined;
    return (0,incident_row/* incidentRow */.X)(incidents, label, isHotfix);
}

var path_patterns = __webpack_require__(82481);
var release_tags = __webpack_require__(37829);
; 

const migration_row_CHECK = "Migrations";
const migration_row_MOST = 3;
function judgeMigrations(difference, question) {
    const { previous, isMigration } = question;
    if (difference.kind === "unknown")
        return risk(`Whether a migration differs from ${previous} is not known: ${difference.why}.`, question);
    const found = difference.paths.filter(isMigration);
    if (found.length === 0)
        return { row: (0,rows_row/* okRow */.n$)(migration_row_CHECK, `No migration differs from ${previous}.`), needsBackup: false, takesBackup: false };
    const names = `${found.slice(0, migration_row_MOST).join(", ")}${found.length > migration_row_MOST ? ` and ${found.length - migration_row_MOST} more` : ""}`;
    return risk(`${found.length} ${found.length === 1 ? "migration differs" : "migrations differ"} from ${previous}: ${names}. A rollback does not undo them.`, question);
}
function risk(verdict, { hasBackup, takesBackup }) {
    const row = { check: migration_row_CHECK, state: "warning", url: undefined };
    if (hasBackup) {
        const todo = "Find out before the approval whether the release before runs with the changed data.";
        const asks = takesBackup
            ? "The deploy takes a backup and reads it before it touches anything."
            : "The deploy reads the newest backup before it touches anything.";
        return { row: { ...row, verdict: `${verdict} ${asks}`, todo }, needsBackup: true, takesBackup };
    }
    return {
        row: {
            ...row,
            verdict: `${verdict} The configuration names no backup.`,
            todo: "Take a backup before the approval. To have it proven by the deploy, say under `backup` where it is (docs/backups.md).",
        },
        needsBackup: false,
        takesBackup: false,
    };
}

; 






async function checkMigrations({ inputs, forge, repository, version, commit, config }, run) {
    const name = "plan-release.migration-paths";
    const text = [config["plan-release"]?.["migration-paths"] ?? path_patterns/* USUAL_MIGRATIONS */.bK].flat().join("\n");
    const patterns = (0,path_patterns/* readPatterns */.ce)({ name, text, source: "file" });
    if (patterns.length === 0)
        return undefined;
    const prefix = config["tag-prefix"] ?? "";
    const { environment } = inputs;
    const before = await (0,release_tags/* releaseBefore */.P)(forge, { kind: run.forge, repository, prefix, environment }, version);
    if (before === undefined)
        return undefined;
    const previous = (0,tag_prefix/* tagName */.wZ)(prefix, before);
    const difference = await differenceBetween(forge, repository, { base: previous, head: commit });
    return judgeMigrations(difference, {
        ...{ previous, isMigration: (0,path_patterns/* pathMatcher */.kZ)(patterns) },
        hasBackup: namesBackup(config),
        takesBackup: config.backup?.postgres !== undefined || config.backup?.take?.command !== undefined,
    });
}
function namesBackup({ backup = {} }) {
    return [backup.kind, backup.path, backup.command, backup.restic, backup.postgres].some((one) => one !== undefined);
}
const filesSchema = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ filename: dist/* string */.YjP(), previous_filename: dist/* optional */.lqM(dist/* string */.YjP()) })));
const comparisonSchema = dist/* object */.Ikc({
    files: filesSchema,
    commits: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ files: filesSchema }))),
});
const MOST_FILES = 300;
async function differenceBetween(forge, repository, { base, head }) {
    const path = `${repository}/compare/${encodeURIComponent(base)}...${head}?per_page=1`;
    const answer = await forge.read(path);
    const comparison = answer === undefined ? {} : (0,stage_answer/* understand */.Z)(comparisonSchema, answer, "a comparison");
    const files = comparison.files ?? filesOfCommits(comparison.commits);
    if (files === undefined)
        return { kind: "unknown", why: "the forge does not report which files differ" };
    if (files.length >= MOST_FILES)
        return { kind: "unknown", why: "more files differ than the forge lists" };
    const paths = files.flatMap(({ filename, previous_filename: before }) => [filename, ...(before ? [before] : [])]);
    return { kind: "paths", paths };
}
function filesOfCommits(commits) {
    if (commits === undefined || commits.some(({ files }) => files === undefined))
        return undefined;
    return commits.flatMap(({ files = [] }) => files);
}

var environment_gate = __webpack_require__(86837);
var environment_evidence = __webpack_require__(99887);
var commit_status = __webpack_require__(18822);
var requested_answer = __webpack_require__(67986);
var issue_comment = __webpack_require__(57335);
var issue_thread = __webpack_require__(79564);
var caller_files = __webpack_require__(80353);
; 





async function judgeKeptComment(forge, { repository, commit, comment: id }, rules) {
    const { environment, requester, keptAgeMs } = rules;
    const thread = await (0,issue_thread/* readThread */.n)(forge, repository, String(id));
    if (thread === undefined)
        return `The comment ${id} in which it was given is gone.`;
    const { comment, comments } = thread;
    const request = (0,issue_comment/* requestAbove */.$w)(comment, (0,issue_comment/* requestsIn */.q)(comments, requester));
    if (request === undefined || request.gate !== environment || request.asks !== "sign-off")
        return `The comment ${id} answers no request of ${environment} to test staging.`;
    if (request.commit !== commit)
        return `The comment ${id} was about ${request.commit}.`;
    const workflow = await preparationOf(forge, `${repository}/actions/runs/${request.run}`);
    const { verdict } = await (0,requested_answer/* judgeRequested */.u)(forge, { ...rules, repository, workflow, rules: { ...rules, maxAgeMs: keptAgeMs } }, { comment, request });
    switch (verdict.kind) {
        case "no-command":
            return `The comment ${id} neither approves nor rejects.`;
        case "approved":
            return { kind: "approved", by: [verdict.by], at: verdict.at, comment: "" };
        case "rejected":
            return { kind: "rejected", by: verdict.by, comment: verdict.reason };
        case "refused":
            return verdict;
    }
}
async function preparationOf(forge, run) {
    const answer = await forge.read(run);
    const file = answer === undefined ? "" : (0,run_facts/* readRun */.c)(answer).workflow;
    return (0,caller_files/* isPreparation */.Sd)(file) ? file : caller_files/* PREPARATION */.aT;
}

var sign_off_record = __webpack_require__(3875);
; 






async function verifySignOff(forge, place, rules) {
    const context = (0,sign_off_record/* signOffContext */.A)(rules.environment);
    const statuses = await (0,commit_status/* statusesOf */.CB)(forge, place, context);
    const newest = statuses.at(-1);
    if (newest === undefined)
        return { kind: "none" };
    const { url } = newest;
    if (!newest.isSuccess)
        return { kind: "refused", what: SENT_BACK, url };
    if (rules.kind === "comment")
        return borneOut(await saidInIssue(forge, { ...place, newest, statuses }, rules), url);
    const runId = runOf(newest);
    if (runId === undefined) {
        return { kind: "refused", what: `The status ${context} names no run with an approval request.`, url };
    }
    if (isOutvoted(statuses, Number(runId), (status) => Number(runOf(status) ?? 0)))
        return { kind: "refused", what: SENT_BACK, url };
    const since = statuses.find((status) => status.isSuccess && runOf(status) === runId)?.createdAt;
    return borneOut(await judgeRun(forge, { ...place, runId, since }, rules), url);
}
const SENT_BACK = "It was tested and rejected.";
function runOf({ url }) {
    return /\/actions\/runs\/(\d+)(?:\/|$)/.exec(url ?? "")?.[1];
}
function commentOf({ url }) {
    const [, id] = /#issuecomment-(\d+)$/.exec(url ?? "") ?? [];
    return id === undefined ? undefined : Number(id);
}
async function saidInIssue(forge, { newest, statuses, ...place }, rules) {
    const comment = commentOf(newest);
    if (comment === undefined)
        return `The status ${newest.context} names no comment with an answer.`;
    if (isOutvoted(statuses, comment, (status) => commentOf(status) ?? 0))
        return SENT_BACK;
    return judgeKeptComment(forge, { ...place, comment }, rules);
}
function isOutvoted(statuses, yes, idOf) {
    return statuses.some((status) => !status.isSuccess && idOf(status) > yes);
}
async function judgeRun(forge, { repository, commit, runId, since }, rules) {
    const answer = await forge.read(`${repository}/actions/runs/${runId}`);
    if (answer === undefined)
        return `There is no run ${runId}.`;
    const { sha } = (0,run_facts/* readRun */.c)(answer);
    if (sha !== commit)
        return `The run ${runId} was about ${sha}.`;
    const { environment, keptAgeMs } = rules;
    const evidence = await (0,environment_evidence/* collectEvidence */.m)(forge, {
        ...{ repository, runId, environment, commit, forge: rules.forge, requester: rules.requester },
        ...{ defaultBranch: rules.defaultBranch, clock: rules.clock },
        asked: { kind: "kept", since },
    });
    return (0,environment_gate/* judgeGate */.$)({ ...rules, maxAgeMs: keptAgeMs }, evidence, rules.clock.now());
}
function borneOut(verdict, url) {
    if (typeof verdict === "string")
        return { kind: "refused", what: verdict, url };
    switch (verdict.kind) {
        case "approved":
            return { kind: "signed", by: verdict.by.map(({ login }) => login), url };
        case "rejected":
            return { kind: "refused", what: `${verdict.by.login} rejected it.`, url };
        case "refused":
            return { kind: "refused", what: verdict.what, url };
    }
}

; 



async function checkSignOff(forge, wish) {
    const { rules, repository, commit } = wish;
    const { environment } = rules;
    const ask = (sha) => verifySignOff(forge, { repository, commit: sha }, rules);
    const same = await (0,changelog_commit/* sameApplication */.BX)(commit, wish.changelog, (sha) => (0,changelog_commit/* readCommit */.kN)(forge, repository, sha));
    for (const sha of same) {
        const answer = await ask(sha);
        if (answer.kind !== "none")
            return signOffRow(environment, answer, sha === commit ? undefined : sha);
    }
    return signOffRow(environment, { kind: "none" }, undefined);
}

var config_nearest = __webpack_require__(34438);
; 


const DAY_MS = 86_400_000;
const REACH_MS = 36 * 3_600_000;
function readZone(given) {
    const zone = findZone(given.text);
    if (zone !== undefined)
        return zone;
    const nearest = (0,config_nearest/* nearestKey */.qy)(given.text, Intl.supportedValuesOf("timeZone")) ?? "Europe/Paris";
    throw (0,values/* badValue */.tm)(given, `an IANA time zone such as ${nearest}`);
}
function findZone(name) {
    if (name !== "UTC" && !/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(name))
        return undefined;
    try {
        return ianaZone(name);
    }
    catch {
        return undefined;
    }
}
function ianaZone(name) {
    const offsetAt = remembered(offsetsOf(name));
    const wallAt = (instant) => instant + offsetAt(instant);
    return { name, wallAt, readings: (wall) => readingsOf(wall, offsetAt) };
}
function offsetsOf(name) {
    const date = { year: "numeric", month: "numeric", day: "numeric" };
    const time = { hour: "numeric", minute: "numeric", second: "numeric" };
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, hourCycle: "h23", ...date, ...time });
    return (instant) => {
        const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
        const part = (type) => shown.get(type) ?? Number.NaN;
        const seconds = (part("hour") * 60 + part("minute")) * 60 + part("second");
        const wall = Date.UTC(part("year"), part("month") - 1, part("day")) + seconds * 1000;
        return wall - Math.floor(instant / 1000) * 1000;
    };
}
function remembered(offsetAt) {
    const midnights = new Map();
    const atMidnight = (day) => {
        const offset = midnights.get(day) ?? offsetAt(day * DAY_MS);
        midnights.set(day, offset);
        return offset;
    };
    return (instant) => {
        const day = Math.floor(instant / DAY_MS);
        const offset = atMidnight(day);
        return offset === atMidnight(day + 1) ? offset : offsetAt(instant);
    };
}
function readingsOf(wall, offsetAt) {
    const before = wall - offsetAt(wall - REACH_MS);
    const after = wall - offsetAt(wall + REACH_MS);
    const shown = [before, after].filter((instant) => instant + offsetAt(instant) === wall);
    if (shown.length > 0)
        return { earliest: Math.min(...shown), latest: Math.max(...shown) };
    return { earliest: changeBetween(wall - REACH_MS, wall + REACH_MS, offsetAt), latest: before };
}
function changeBetween(from, to, offsetAt) {
    const old = offsetAt(from);
    let [same, changed] = [from, to];
    while (changed - same > 1) {
        const middle = Math.floor((same + changed) / 2);
        if (offsetAt(middle) === old)
            same = middle;
        else
            changed = middle;
    }
    return changed;
}
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
function tellTime({ name, wallAt }, instant) {
    const wall = wallAt(instant);
    const [date = "", time = ""] = new Date(wall).toISOString().split("T");
    const minutes = Math.round((wall - instant) / 60_000);
    const size = Math.abs(minutes);
    const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
    const offset = minutes === 0 ? "UTC" : `UTC${minutes < 0 ? "-" : "+"}${Math.floor(size / 60)}${rest}`;
    const place = name === "UTC" ? "UTC" : `${name}, ${offset}`;
    return `${WEEKDAYS[new Date(wall).getUTCDay()]} ${date} ${time.slice(0, 5)} (${place})`;
}

; 


const window_row_CHECK = "Release window";
function windowRow(judgement, { zone, notes }) {
    const note = notes.map((text) => ` ${text}`).join("");
    switch (judgement.kind) {
        case "closed":
            return { check: window_row_CHECK, state: "red", verdict: `${judgement.what}${note}`, url: undefined, todo: judgement.todo };
        case "overridden":
            return {
                check: window_row_CHECK,
                state: "warning",
                verdict: `${overrideSentence(judgement)} ${judgement.what}${note}`,
                url: undefined,
                todo: "An approval of this release includes the exception.",
            };
        case "open": {
            if (zone === undefined)
                return {
                    check: window_row_CHECK,
                    state: "warning",
                    verdict: note.trim(),
                    url: undefined,
                    todo: "Set `windows.zone` to an IANA time zone such as Europe/Paris: docs/windows.md.",
                };
            const until = judgement.closesAt === undefined ? "in the next 60 days" : `until ${tellTime(zone, judgement.closesAt)}`;
            return (0,rows_row/* okRow */.n$)(window_row_CHECK, `Open ${until}.${note}`);
        }
    }
}
function overrideSentence({ windows, reason, actor }) {
    return `Outside of its window (${windows.join(", ")}), by ${actor}: ${reason}`;
}

; 
function merge(spans) {
    const merged = [];
    for (const { from, to } of spans.filter((one) => one.from < one.to).sort((left, right) => left.from - right.from)) {
        const last = merged.at(-1);
        if (last !== undefined && from <= last.to)
            last.to = Math.max(last.to, to);
        else
            merged.push({ from, to });
    }
    return merged;
}
function gaps(spans, range) {
    const free = [];
    let from = range.from;
    for (const span of merge(spans)) {
        if (span.to <= range.from)
            continue;
        if (span.from >= range.to)
            break;
        free.push({ from, to: span.from });
        from = span.to;
    }
    return [...free, { from, to: range.to }].filter((one) => one.from < one.to);
}
function overlap(left, right) {
    return left.from < right.to && right.from < left.to;
}

var ical = __webpack_require__(69571);
var truncate = __webpack_require__(6935);
; 


function wallOf(time) {
    return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}
function timeAt(wall, zone = ical/* default */.A.Timezone.localTimezone) {
    const date = new Date(wall);
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
    return new ical/* default */.A.Time({ ...day, ...time, isDate: false }, zone);
}
function whenOf(property, value, home) {
    if (!(value instanceof ical/* default */.A.Time))
        throw new Error(`${property.name.toUpperCase()} holds no time`);
    const zone = value.isDate ? home : zoneOf(property, value, home);
    return { wall: wallOf(value), zone, day: value.isDate };
}
function wallIn({ wall, zone, day }, other) {
    return day || zone.name === other.name ? wall : other.wallAt(zone.readings(wall).earliest);
}
function zoneOf(property, { zone: own }, home) {
    const name = own.tzid === "UTC" ? "UTC" : String(property.getFirstParameter("tzid") ?? "");
    if (name === "")
        return home;
    const known = findZone(name);
    if (known !== undefined)
        return known;
    if (own.tzid === name)
        return describedZone(own);
    throw new Error(`it does not describe its time zone "${name}", which is not in the IANA database`);
}
function describedZone(timezone) {
    return {
        name: timezone.tzid,
        wallAt: (instant) => wallOf(timeAt(instant, ical/* default */.A.Timezone.utcTimezone).convertToZone(timezone)),
        readings: (wall) => {
            const instant = timeAt(wall, timezone).toUnixTime() * 1000;
            return { earliest: instant, latest: instant };
        },
    };
}

; 


const recurrence_DAY_MS = 86_400_000;
const MOST_STEPS = 100_000;
function readRecurrence(property, zone, home) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ical/* default */.A.Recur) || !rule.freq)
        throw new Error("a repetition says no FREQ");
    if (rule.getComponent("BYSETPOS").length > 0 && rule.freq !== "MONTHLY")
        throw new Error(`a repetition says BYSETPOS, which is understood for FREQ=MONTHLY only, not for ${rule.freq}`);
    return { rule, until: rule.until === null ? undefined : lastWall(property, rule.until, zone, home) };
}
function lastWall(property, until, zone, home) {
    const when = whenOf(property, until, home);
    if (when.day)
        return when.wall + recurrence_DAY_MS - 1;
    return until.zone.tzid === "UTC" ? zone.wallAt(when.zone.readings(when.wall).earliest) : when.wall;
}
function repetitions({ rule, until }, start, end) {
    const iterator = watched(rule).iterator(timeAt(start));
    const found = [];
    for (let time = iterator.next(); time; time = iterator.next()) {
        const wall = wallOf(time);
        if (wall >= end || (until !== undefined && wall > until))
            break;
        found.push(wall);
    }
    return found;
}
function watched(written) {
    const rule = written.clone();
    rule.until = null;
    const { freq } = rule;
    let steps = 0;
    Object.defineProperty(rule, "freq", {
        get: () => {
            steps++;
            if (steps > MOST_STEPS)
                throw new Error(`a repetition (${written.toString().slice(0, 100)}) has no end to it`);
            return freq;
        },
    });
    return rule;
}

; 



const calendar_event_DAY_MS = 86_400_000;
function readEvent(component, home) {
    const property = (name) => component.getFirstProperty(name);
    const value = (name) => String(component.getFirstPropertyValue(name) ?? "").toUpperCase();
    const began = property("dtstart");
    if (began === null)
        throw new Error("an event has no DTSTART");
    const start = whenOf(began, began.getFirstValue(), home);
    const { zone } = start;
    const id = property("recurrence-id");
    if (id?.getFirstParameter("range"))
        throw new Error("an event changes all repetitions from one on (RANGE)");
    if (property("exrule") !== null)
        throw new Error("an event has an EXRULE, which is no longer in use");
    return {
        uid: String(component.getFirstPropertyValue("uid") ?? ""),
        zone,
        start: start.wall,
        lengthMs: lengthOf(component, start, home),
        rules: component.getAllProperties("rrule").map((rule) => readRecurrence(rule, zone, home)),
        added: component.getAllProperties("rdate").flatMap((dates) => readAdded(dates, zone, home)),
        removed: component.getAllProperties("exdate").flatMap((dates) => whens(dates, home)),
        replaces: id === null ? undefined : whenOf(id, id.getFirstValue(), home),
        cancelled: value("status") === "CANCELLED",
        free: value("transp") === "TRANSPARENT",
    };
}
function lengthOf(component, start, home) {
    const ended = component.getFirstProperty("dtend");
    const duration = component.getFirstPropertyValue("duration");
    const usual = start.day ? calendar_event_DAY_MS : 0;
    const stated = duration instanceof ical/* default */.A.Duration ? duration.toSeconds() * 1000 : usual;
    const lengthMs = ended === null ? stated : wallIn(whenOf(ended, ended.getFirstValue(), home), start.zone) - start.wall;
    if (lengthMs < 0)
        throw new Error("an event ends before it begins");
    return lengthMs;
}
function whens(property, home) {
    const values = property.getValues();
    return values.map((value) => whenOf(property, value, home));
}
function readAdded(property, zone, home) {
    const values = property.getValues();
    return values.map((value) => {
        const period = value instanceof ical/* default */.A.Period ? value : undefined;
        const from = wallIn(whenOf(property, period?.start ?? value, home), zone);
        const to = period === undefined ? from : wallIn(whenOf(property, period.getEnd(), home), zone);
        return { from, to };
    });
}
function stretches(event, replaced, kind, end) {
    const { rules, start, lengthMs, zone } = event;
    const own = rules.length === 0 || kind === "deny" ? [start] : [];
    const repeated = rules.flatMap((rule) => repetitions(rule, start, end));
    const gone = [...event.removed, ...replaced].map((when) => ({ wall: wallIn(when, zone), day: when.day }));
    const moments = new Set(gone.map(({ wall }) => wall));
    const days = new Set(gone.filter(({ day }) => day).map(({ wall }) => wall));
    return [...[...own, ...repeated].map((from) => ({ from, to: from })), ...event.added]
        .filter(({ from }) => !moments.has(from) && !days.has(Math.floor(from / calendar_event_DAY_MS) * calendar_event_DAY_MS))
        .map(({ from, to }) => ({ from, to: to === from ? from + lengthMs : to }));
}

; 

function instants(walls, kind, zone) {
    return merge(merge(walls).map((wall) => {
        const from = zone.readings(wall.from);
        const to = zone.readings(wall.to);
        return kind === "deny" ? { from: from.earliest, to: to.latest } : { from: from.latest, to: to.earliest };
    }));
}

; 





const calendar_DAY_MS = 86_400_000;
function readCalendar(text, home, includeFree) {
    return orReason(() => {
        const parsed = ical/* default */.A.parse(text.replace(/^\uFEFF/, ""));
        const components = calendarsOf(parsed);
        const all = components.flatMap((one) => one.getAllSubcomponents("vevent")).map((one) => readEvent(one, home));
        const standing = all.filter(({ cancelled }) => !cancelled);
        const events = standing.filter(({ free }) => includeFree || !free);
        return { events, all, free: standing.length - events.length };
    });
}
function calendarsOf(parsed) {
    const list = Array.isArray(parsed) ? parsed : [];
    const found = typeof list[0] === "string" ? [list] : list;
    const components = found.flatMap((one) => (Array.isArray(one) ? [new ical/* default */.A.Component(one)] : []));
    if (components.length === 0 || components.some(({ name }) => name !== "vcalendar"))
        throw new Error("it is no iCalendar text: it does not begin with BEGIN:VCALENDAR");
    return components;
}
function calendarWindow({ name, kind }, calendar) {
    const spans = (range) => {
        if (typeof calendar === "string")
            return calendar;
        return orReason(() => merge(calendar.events.flatMap((event) => eventSpans(event, calendar, { kind, range }))));
    };
    return { name, kind, spans };
}
function eventSpans(event, { all }, { kind, range }) {
    const master = event.replaces === undefined;
    const replaced = all.flatMap(({ uid, replaces }) => (master && uid === event.uid && replaces ? [replaces] : []));
    const walls = stretches(event, replaced, kind, range.to + 2 * calendar_DAY_MS);
    const near = walls.filter(({ to }) => to > range.from - 2 * calendar_DAY_MS);
    return instants(near, kind, event.zone);
}
function orReason(read) {
    try {
        return read();
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return (0,truncate/* truncate */.xv)(why.replace(/\s+/g, " "), 200);
    }
}

var croner = __webpack_require__(55814);
; 



const schedule_DAY_MS = 86_400_000;
function cronWindow({ name, kind, zone }, pattern, lengthMs) {
    return {
        name,
        kind,
        spans: (range) => {
            const search = { from: range.from - lengthMs - 2 * schedule_DAY_MS, to: range.to + 2 * schedule_DAY_MS };
            const walls = starts(pattern, search).map((from) => ({ from, to: from + lengthMs }));
            return instants(walls, kind, zone);
        },
    };
}
function datesWindow({ name, kind, zone }, wall) {
    const spans = instants([wall], kind, zone);
    return { name, kind, spans: () => spans };
}
function readCron(given) {
    const pattern = parseCron(given);
    if (pattern.nextRun(new Date(0)) === null)
        throw (0,values/* badValue */.tm)(given, "a time that ever comes");
    return pattern;
}
function parseCron(given) {
    const wanted = "a cron expression of five fields, such as `0 8 * * 1-5`";
    if (/[:?]/.test(given.text))
        throw (0,values/* badValue */.tm)(given, wanted);
    try {
        return new croner/* Cron */.l4(given.text, { paused: true, mode: "5-part", utcOffset: 0 });
    }
    catch (error) {
        const why = error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
        throw (0,values/* badValue */.tm)(given, `${wanted} (${why})`);
    }
}
function starts(pattern, { from, to }) {
    const found = [];
    let next = pattern.nextRun(new Date(from));
    while (next !== null && next.getTime() < to) {
        found.push(next.getTime());
        next = pattern.nextRun(next);
    }
    return found;
}
function readWallTime(given) {
    const wall = Date.parse(`${given.text}:00Z`);
    const real = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(given.text);
    if (!real)
        throw (0,values/* badValue */.tm)(given, "a date that exists, with a time such as 2026-12-20T18:00");
    return wall;
}
function readTimeOfDay(given) {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(given.text);
    if (match === null)
        throw (0,values/* badValue */.tm)(given, "a time of day such as 16:00");
    return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

; 





const windows_DAY_MS = 86_400_000;
const USUAL_FRIDAY_FROM = "16:00";
const FRIDAY = "friday-from";
const OUTSIDE_ALLOW = "allow";
function readWindows(written, calendars) {
    const { length, zone: name, ...rules } = written ?? {};
    const lengthMs = length === undefined ? undefined : (0,values/* readTimeLimit */.pX)({ name: "windows.length", text: length });
    if (name === undefined)
        return withoutZone(rules, lengthMs);
    const zone = readZone({ name: "windows.zone", text: name });
    requireOwnNames(rules);
    const read = (rules.calendars ?? []).map((one) => readSubscribed(one, calendars.get(one.name), zone));
    const windows = [
        ...fridayWindow(rules[FRIDAY] ?? USUAL_FRIDAY_FROM, zone),
        ...(rules.deny ?? []).map((one) => readWindow(one, "deny", zone)),
        ...(rules.allow ?? []).map((one) => readWindow(one, "allow", zone)),
        ...read.map(({ window }) => window),
    ];
    return { zone, lengthMs, windows, notes: read.flatMap(({ notes }) => notes) };
}
function withoutZone(rules, lengthMs) {
    requireNoRules(Object.keys(rules).filter((key) => rules[FRIDAY] !== false || key !== FRIDAY));
    if (rules[FRIDAY] === false)
        return { zone: undefined, lengthMs, windows: [], notes: ["No release window is in force."] };
    const zone = readZone({ name: "windows.zone", text: "UTC" });
    const note = "`windows.zone` is not set: Friday evening is that of UTC.";
    return { zone, lengthMs, windows: fridayWindow(USUAL_FRIDAY_FROM, zone), notes: [note] };
}
function requireNoRules(keys) {
    if (keys.length === 0)
        return;
    throw new failure/* StageFailure */.B({
        what: `\`windows.zone\` is missing, and \`windows.${keys[0]}\` needs it.`,
        means: "A window is a time on the clock of some place. Sluice does not guess which. Nothing was changed.",
        todo: "Set `windows.zone` to an IANA time zone such as Europe/Paris.",
    });
}
function fridayWindow(from, zone) {
    if (from === false)
        return [];
    const time = readTimeOfDay({ name: `windows.${FRIDAY}`, text: from });
    const minutes = time / 60_000;
    const cron = `${minutes % 60} ${Math.floor(minutes / 60)} * * 5`;
    const pattern = readCron({ name: `windows.${FRIDAY}`, text: cron });
    return [cronWindow({ name: FRIDAY, kind: "deny", zone }, pattern, windows_DAY_MS - time)];
}
function readWindow(written, kind, zone) {
    const named = { name: written.name, kind, zone };
    const given = (key) => ({
        name: `windows.${kind}: ${written.name}: ${key}`,
        text: written[key] ?? "",
    });
    if (written.cron !== undefined)
        return cronWindow(named, readCron(given("cron")), (0,values/* readTimeLimit */.pX)(given("for")));
    const [from, to] = [readWallTime(given("from")), readWallTime(given("to"))];
    if (from < to)
        return datesWindow(named, { from, to });
    throw new failure/* StageFailure */.B({
        what: `The window "${written.name}" ends at ${written.to}, which is not after its beginning, ${written.from}.`,
        means: "A window that never holds would protect nothing. Nothing was changed.",
        todo: `Correct \`from\` and \`to\` of "${written.name}" under \`windows.${kind}\`.`,
    });
}
function readSubscribed(written, came, zone) {
    const { name, kind = "deny" } = written;
    const absent = came === undefined ? "it was not fetched" : came.kind === "unreadable" ? came.why : undefined;
    const text = came?.kind === "text" ? came.text : "";
    const calendar = absent ?? readCalendar(text, zone, written["include-free"] ?? false);
    const window = calendarWindow({ name, kind, zone }, calendar);
    if (typeof calendar === "string")
        return { window, notes: [] };
    const free = `${calendar.free} of them are marked as free and do not count without \`include-free\``;
    const some = `The calendar "${name}" holds ${calendar.events.length + calendar.free} events; ${free}.`;
    const none = `The calendar "${name}" holds no event.`;
    return { window, notes: calendar.free > 0 ? [some] : calendar.events.length === 0 ? [none] : [] };
}
function requireOwnNames(written) {
    const windows = [...(written.deny ?? []), ...(written.allow ?? []), ...(written.calendars ?? [])];
    const names = [FRIDAY, OUTSIDE_ALLOW, ...windows.map(({ name }) => name)];
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice === undefined)
        return;
    throw new failure/* StageFailure */.B({
        what: `Two windows have the name "${twice}".`,
        means: "An override could not say which of them it means. Nothing was changed.",
        todo: `Give every window and calendar a name of its own; \`${FRIDAY}\` and \`${OUTSIDE_ALLOW}\` are taken.`,
    });
}

; 



function closingsOf(held, asked, zone) {
    const against = held.flatMap(({ window, spans }) => {
        const { name, kind } = window;
        if (typeof spans === "string")
            return [{ name: kind === "deny" ? name : OUTSIDE_ALLOW, text: unknown(name, spans) }];
        const found = kind === "deny" ? spans.find((span) => overlap(span, asked.release)) : undefined;
        return found === undefined ? [] : [{ name, text: denial(name, found, asked, zone) }];
    });
    const outside = outsideAllow(asked, zone);
    return outside === undefined ? against.filter(({ name }) => name !== OUTSIDE_ALLOW) : [...against, outside];
}
function unknown(name, why) {
    return `It is unknown when "${name}" applies: ${why}.`;
}
function denial(name, span, { release, horizon }, zone) {
    if (span.from > release.from)
        return `"${name}" closes on ${tellTime(zone, span.from)}, before the release would be over.`;
    if (span.to > horizon)
        return `"${name}" is closed, beyond ${tellTime(zone, horizon)}.`;
    return `"${name}" is closed until ${tellTime(zone, span.to)}.`;
}
function outsideAllow({ release, allowed }, zone) {
    const [gap] = gaps(allowed, release);
    if (gap === undefined)
        return undefined;
    const ends = `The allow window ends on ${tellTime(zone, gap.from)}, before the release would be over.`;
    return { name: OUTSIDE_ALLOW, text: gap.from <= release.from ? "No allow window is open." : ends };
}

; 



const HORIZON_DAYS = 60;
const HORIZON_MS = HORIZON_DAYS * 86_400_000;
const MINUTE_MS = 60_000;
function judgeWindow({ zone, windows }, planned) {
    const { now, lengthMs } = planned;
    if (!Number.isFinite(now) || !(lengthMs >= 0 && lengthMs < Number.POSITIVE_INFINITY))
        throw new Error(`No release begins at ${now} and lasts ${lengthMs} ms.`);
    const range = { from: now, to: now + HORIZON_MS + lengthMs };
    if (zone === undefined)
        return { kind: "open", closesAt: undefined };
    const held = windows.map((window) => ({ window, spans: window.spans(range) }));
    const permitted = allowed(held, range);
    const free = gaps([...denied(held, range), ...gaps(permitted, range)], range);
    const fitting = free.find(({ from, to }) => from <= now + HORIZON_MS && to - from >= lengthMs);
    if (fitting?.from === now)
        return { kind: "open", closesAt: fitting.to < range.to ? fitting.to : undefined };
    const release = { from: now, to: now + Math.max(lengthMs, 1) };
    const closings = closingsOf(held, { release, allowed: permitted, horizon: range.to }, zone);
    return judge_closed(closings, { ...planned, opensAt: fitting?.from }, zone);
}
function denied(held, range) {
    return held
        .filter(({ window }) => window.kind === "deny")
        .flatMap(({ spans }) => (typeof spans === "string" ? [range] : spans));
}
function allowed(held, range) {
    const allow = held.filter(({ window }) => window.kind === "allow");
    if (allow.length === 0)
        return [range];
    return merge(allow.flatMap(({ spans }) => (typeof spans === "string" ? [] : spans)));
}
function judge_closed(closings, { now, lengthMs, opensAt }, zone) {
    const by = [...new Set(closings.map(({ name }) => name))];
    const length = `A release with its watch takes ${Math.ceil(lengthMs / MINUTE_MS)} minutes.`;
    const [next, wait] = opensAt === undefined
        ? [
            `In the next ${HORIZON_DAYS} days there is no period of that length in which a release is allowed.`,
            "Check `windows` in the configuration on the default branch.",
        ]
        : [`The next allowed period that is long enough begins on ${tellTime(zone, opensAt)}.`, "Release then."];
    return {
        kind: "closed",
        by,
        what: [...closings.map(({ text }) => text), length, next].join(" "),
        todo: `${wait} In an emergency override ${by.join(", ")} with a reason, which is recorded. A rollback needs no window.`,
        opensAt,
        judgedAt: now,
    };
}

; 

function override(judgement, said) {
    if (judgement.kind === "open")
        return judgement;
    const [reason, actor] = [said.reason.trim(), said.actor.trim()];
    if (reason === "" || actor === "")
        throw unanswered(reason === "" ? "a reason" : "the person who requests it");
    const unnamed = judgement.by.filter((name) => !said.windows.includes(name));
    if (unnamed.length === 0) {
        const { by, what, judgedAt } = judgement;
        return { kind: "overridden", windows: by, what, reason, actor, judgedAt };
    }
    const named = said.windows.length === 0 ? "no window" : said.windows.map((name) => `"${name}"`).join(", ");
    const what = `${judgement.what} The override names ${named}, but not ${unnamed.map((name) => `"${name}"`).join(", ")}.`;
    return { ...judgement, what };
}
function unanswered(missing) {
    return new failure/* StageFailure */.B({
        what: `The override of a release window lacks ${missing}.`,
        means: "An override needs a person and a reason for the record. Nothing was changed.",
        todo: "Give a reason with the override, or wait until the window allows a release.",
    });
}

; 




const DEPLOY_MS = 15 * 60_000;
const CALENDAR_PATIENCE_MS = 20_000;
const CALENDAR_BYTES = 5 * 1024 * 1024;
async function checkWindow({ branch, written }, wish, { clock, http }) {
    const calendars = new Map();
    for (const calendar of written?.calendars ?? [])
        calendars.set(calendar.name, await readCalendarText(calendar, branch, http));
    const windows = readWindows(written, calendars);
    const lengthMs = Math.max(windows.lengthMs ?? 0, wish.watchMs + DEPLOY_MS);
    const judged = judgeWindow(windows, { now: clock.now(), lengthMs });
    const judgement = wish.override === undefined ? judged : override(judged, wish.override);
    const sentence = judgement.kind === "overridden" ? overrideSentence(judgement) : "";
    return { row: windowRow(judgement, windows), override: sentence };
}
async function readCalendarText({ url, file = "" }, branch, http) {
    if (url === undefined) {
        const text = await branch.file(file);
        return text === undefined ? unreadable(`${file} is not on ${branch.name}`) : { kind: "text", text };
    }
    const limits = { timeoutMs: CALENDAR_PATIENCE_MS, bodyLimit: CALENDAR_BYTES };
    const answer = await http.send({ method: "GET", url, headers: {}, followRedirects: true, ...limits });
    if (answer.kind === "no-answer")
        return unreadable(answer.reason);
    if (answer.status !== 200)
        return unreadable(`its server answers with status ${answer.status}`);
    return { kind: "text", text: answer.body };
}
function unreadable(why) {
    return { kind: "unreadable", why };
}

; 

















const USUAL_WAIT = { preflight: "10m", preparation: "30m" };
const LONGEST_PREFLIGHT_MS = 12 * 60_000;
const USUAL_WATCH = "30m";
const USUAL_STAGING = "deploy-staging.yml";
const USUAL_CHANGELOG = "CHANGELOG.md";
async function releaseRows(question, world) {
    const commit = await commitRows(question, world);
    const noted = { ...question, kind: world.run.forge, changelog: changelogOf(question) };
    const changelog = changelogRow(noted, await (0,changelog_at_commit/* readChangelogAt */.y)(question.forge, noted));
    const migrations = await checkMigrations(question, world.run);
    const signOff = await signOffRows(question, world);
    const { rows: moment, ...rest } = await momentRows(question, world);
    return {
        ...backupOf(migrations),
        rows: [...commit, changelog, ...backupRows(question), ...rowsOf(migrations), ...signOff, ...moment],
        ...rest,
    };
}
async function candidateRows(question, world) {
    const commit = await commitRows(question, world);
    const migrations = await checkMigrations(question, world.run);
    const { rows: moment, ...rest } = await momentRows(question, world);
    return {
        ...backupOf(migrations),
        rows: [...commit, ...backupRows(question), ...rowsOf(migrations), ...moment.map(rows_row/* notYet */.y8)],
        ...rest,
    };
}
function backupRows({ inputs, config }) {
    const row = backupRow(inputs.backup, config);
    return row === undefined ? [] : [row];
}
function rowsOf(migrations) {
    return migrations === undefined ? [] : [migrations.row];
}
function backupOf(migrations) {
    return { needsBackup: migrations?.needsBackup ?? false, takesBackup: migrations?.takesBackup ?? false };
}
async function commitRows(question, world) {
    const { inputs, forge, repository, commit, config } = question;
    const { "check-readiness": rules = {} } = config;
    const changelog = await inheritedBy(question, world);
    const required = {
        ...requiredChecks([rules["required-checks"] ?? []].flat()),
        workflows: [rules["required-workflows"] ?? []].flat(),
        mayBeSkipped: rules["skipped-checks"] === "pass",
    };
    const isPreparation = inputs.scope === "commit";
    const usual = isPreparation ? USUAL_WAIT.preparation : USUAL_WAIT.preflight;
    const wait = { name: "check-readiness.wait-for-checks", text: rules["wait-for-checks"] ?? usual };
    const limits = { ...longestOf(wait, isPreparation), evenForMissing: isPreparation };
    const staging = { staging: rules.staging, stagingWorkflow: rules["staging-workflow"] ?? USUAL_STAGING };
    return checkCommit(forge, { repository, commit, changelog, required, ...staging, wait: limits }, world);
}
function requiredChecks(written) {
    const named = written.flatMap((one) => (typeof one === "string" ? [] : [[one.name, one.by]]));
    return {
        checks: written.map((one) => (typeof one === "string" ? one : one.name)),
        makers: Object.fromEntries(named),
    };
}
function longestOf(wait, isPreparation) {
    const wanted = (0,values/* readDuration */.$7)(wait);
    if (isPreparation || wanted <= LONGEST_PREFLIGHT_MS)
        return { longest: wanted, cut: "" };
    const cut = `\`${wait.name}\` is ${wait.text}, but the job has a quarter of an hour.`;
    return { longest: LONGEST_PREFLIGHT_MS, cut };
}
async function signOffRows(question, world) {
    const { inputs, forge, repository, commit, config } = question;
    const environment = inputs.signOff || config["check-readiness"]?.["sign-off"];
    if (environment === undefined)
        return [NO_SIGN_OFF];
    const { requester } = inputs;
    const { clock, run } = world;
    const changelog = await inheritedBy(question, world);
    const place = { forge: run.forge, defaultBranch: question.branch.name, requester, clock };
    const rules = { ...(0,gate_rules/* rulesOf */.fD)(config, environment), ...place };
    return [await checkSignOff(forge, { rules, repository, commit, changelog })];
}
async function momentRows(question, world) {
    const { inputs, forge, repository, isHotfix, branch, config } = question;
    const { run } = world;
    const label = config["check-readiness"]?.["incident-label"] ?? incident_label/* USUAL_INCIDENT_LABEL */.j7;
    const incidents = label === false ? [] : [await checkIncidents(forge, repository, { label, isHotfix })];
    const duration = { name: "watch.duration", text: config.watch?.duration ?? USUAL_WATCH };
    const wish = { ...inputs.window, watchMs: inputs.window.watchMs ?? (0,values/* readTimeLimit */.pX)(duration) };
    const { row: window, override } = await checkWindow({ branch, written: config.windows }, wish, world);
    const place = { repository, environment: inputs.environment, config, kind: run.forge };
    const protection = await checkEnvironment(forge, place);
    const whileWatched = whileWatchedRule(question);
    const watch = watchRows(inputs.watched, whileWatched, isHotfix);
    const ofRelease = isHotfix ? "supersede" : whileWatched;
    return {
        rows: [...incidents, ...protection, hostRow(inputs.host), ...watch, window],
        override,
        whileWatched: ofRelease,
    };
}
function whileWatchedRule({ inputs, config }) {
    return inputs.whileWatched ?? config.deploy?.["while-watched"] ?? "wait";
}
async function inheritedBy(question, { run }) {
    const { forge, repository, branch } = question;
    const path = changelogOf(question);
    return (await (0,changelog_path/* changelogPath */.q)(forge, run.forge, { repository, path, ref: branch.name }))?.path ?? path;
}
function changelogOf({ inputs, config }) {
    return inputs.changelog || config.announce?.changelog || USUAL_CHANGELOG;
}

; 














const checkReadiness = {
    name: "check-readiness",
    read: readInputs,
    run: check,
};
async function check(inputs, world) {
    const { subject, token } = inputs;
    const name = nameOf(subject);
    const forge = world.forge(token);
    const branch = await (0,default_branch/* openDefaultBranch */.iL)(forge, `/repos/${world.run.repository}`);
    const asksAll = !asksNothing(inputs);
    const rules = asksAll ? await readRules(inputs, branch) : await rulesOrNothing(inputs, branch, world.log);
    const allowPrereleases = inputs.allowPrereleases ?? (!asksAll || rules?.deploy?.prereleases === true);
    const prefix = rules === undefined ? prefixOfName(name) : (rules["tag-prefix"] ?? "");
    const admitted = await admitSubject({ subject, allowPrereleases, token, prefix }, branch, world);
    const { admission } = admitted;
    const seen = await checked(admitted, { inputs, forge, branch, rules: asksAll ? rules : undefined }, world);
    const goes = await destination(admitted, { inputs, forge, rules }, world.run);
    const rows = [...seen.rows, ...goes.rows];
    const { override } = seen;
    const report = renderReadiness({ name, admission, rows, repository: (0,repository_url/* repositoryUrl */.E)(world.run) });
    const red = rows.filter(({ state }) => state === "red");
    for (const { check: what, verdict } of rows.filter(({ state }) => state === "warning"))
        world.log.warning(`${what}: ${verdict}`);
    if (admission.kind === "refused" || red.length > 0)
        return { outputs: {}, report, failure: refusal(name, red) };
    const { environment, recordsOverride, window } = inputs;
    if (recordsOverride && override !== "" && window.override !== undefined) {
        const record = { commit: admission.commit, environment, override: window.override, sentence: override };
        await recordOverride(forge, record, world.run, world.log);
    }
    world.log.info(`${name} is a ${admission.kind}, commit ${admission.commit}.`);
    const failed = admission.kind === "rollback" ? admission.failed : "";
    const { kind, version, commit } = admission;
    return {
        outputs: {
            kind,
            tag: (0,tag_prefix/* tagName */.wZ)(prefix, version),
            version,
            commit,
            "failed-version": failed,
            override,
            destination: goes.line,
            "while-watched": seen.whileWatched,
            "needs-backup": String(seen.needsBackup),
            "takes-backup": String(seen.takesBackup),
        },
        report,
    };
}
function asksNothing({ subject, scope }) {
    const version = subject.kind === "tag" ? (0,tag_prefix/* splitTag */.RK)(subject.tag)?.version : undefined;
    return scope === "tag" || (version !== undefined && (0,rollback_tag/* readRollbackTag */.d)(version) !== undefined);
}
async function readRules({ config: path }, branch) {
    const text = await branch.file(path);
    return text === undefined ? {} : (0,parse.parseConfig)(text, `${path} on ${branch.name}`);
}
async function checked({ admission, isHotfix }, { inputs, forge, branch, rules }, world) {
    if (admission.kind === "refused")
        return { rows: admission.objections.map(objectionRow(inputs)), ...NOTHING_ASKED };
    const { version, commit } = admission;
    const first = inputs.subject.kind === "tag" ? `It exists, a ${admission.kind}.` : `It may become ${version}.`;
    const row = (0,rows_row/* okRow */.n$)(checkName(inputs), first);
    if (rules === undefined)
        return { rows: [row], ...NOTHING_ASKED };
    const repository = `/repos/${world.run.repository}`;
    const question = { inputs, forge, repository, version, commit, isHotfix, branch, config: rules };
    const { rows, ...rest } = await (inputs.scope === "commit" ? candidateRows : releaseRows)(question, world);
    return { ...rest, rows: [row, ...rows] };
}
const NOTHING_ASKED = { override: "", whileWatched: "wait", needsBackup: false, takesBackup: false };
async function destination({ admission }, { inputs, forge, rules }, run) {
    if (admission.kind === "refused" || rules === undefined)
        return { rows: [], line: "" };
    const { config, environment, approvedDestination: approved } = inputs;
    const place = { repository: `/repos/${run.repository}`, commit: admission.commit };
    return checkDestination(forge, { ...place, config, environment, rules, approved });
}
async function rulesOrNothing(inputs, branch, log) {
    try {
        return await readRules(inputs, branch);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        const prefix = prefixOfName(nameOf(inputs.subject)) || "no prefix";
        log.warning(`${error.what} So ${prefix} is used as the tag prefix, and the destination is not compared with ${branch.name}.`);
        return undefined;
    }
}
function prefixOfName(name) {
    return (0,tag_prefix/* splitTag */.RK)(name)?.prefix ?? "";
}
function checkName({ subject }) {
    return subject.kind === "tag" ? "Tag" : "Commit";
}
function objectionRow(inputs) {
    return ({ what, todo }) => ({ check: checkName(inputs), state: "red", verdict: what, url: undefined, todo });
}
function refusal(name, red) {
    return new failure/* StageFailure */.B({
        what: (0,reason_list/* reasonList */.n)(red.map(({ verdict }) => verdict), `${name} is not released:`),
        means: "No approval was requested, and nothing was changed.",
        todo: (0,reason_list/* reasonList */.n)(red.map(({ todo }) => todo)),
    });
}

; 



void (0,run_stage/* runStage */.S)(checkReadiness, (0,real_world/* realWorld */.b)());


  }),

  31649:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ nearestHeading)
  });
  var _config_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34438);

function nearestHeading({ headings }, wanted) {
    if (headings.length === 0)
        return "It has no heading at all.";
    const plain = (title) => title
        .replaceAll(/\(\S*\)|[^\p{L}\p{N}.]+/gu, " ")
        .trim()
        .toLowerCase();
    const target = plain(wanted);
    const ranked = headings
        .map((heading) => {
        const title = plain(heading.title);
        const distance = Math.min((0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .YC)(title.slice(0, 60), target), (0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .YC)(title.slice(0, target.length), target) + 1);
        return { heading, distance };
    })
        .toSorted((left, right) => left.distance - right.distance);
    const title = ranked[0]?.heading.title ?? "";
    return `The nearest heading is "${title.slice(0, 120)}".`;
}


  }),

  38733:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ notesIn),
    f: () => (/* binding */ releaseNotes)
  });
  var _text_line_start_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41150);
  var _text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73892);
  var _sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69338);



function releaseNotes(text, version) {
    return notesIn((0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .readChangelog */ .Tn)(text), version);
}
function notesIn(changelog, version) {
    const heading = (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseHeading */ .m_)(changelog, version);
    if (heading === undefined)
        return undefined;
    return { heading: (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .headingText */ .ky)(changelog, heading), body: bodyOf(changelog, (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .sectionOf */ .ZE)(changelog, heading)) };
}
function bodyOf(changelog, section) {
    if (!(0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .hasContent */ .ov)(section))
        return "";
    const body = ownText(changelog, section);
    const definitions = definitionsFor(body, changelog, section);
    return [body, ...definitions].join("\n\n");
}
function ownText({ text }, { blocks, from, to }) {
    const isKept = ({ kind }) => kind === "content" || kind === "heading" || kind === "rule";
    const filled = blocks.map((block, at) => (block.kind === "content" || block.kind === "heading" ? at : -1));
    const [first, last] = [filled.find((at) => at >= 0) ?? 0, filled.findLast((at) => at >= 0) ?? -1];
    const parts = blocks.map((block, at) => {
        const next = blocks[at + 1];
        const end = next === undefined ? to : (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .P)(text, next.start);
        return isKept(block) && at >= first && at <= last
            ? text.slice(Math.max(from, (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .P)(text, block.start)), end)
            : "";
    });
    return unix(parts.join(""))
        .replace(/^\s*\n/, "")
        .trimEnd();
}
function definitionsFor(body, { text, blocks }, section) {
    const known = new Map();
    const own = new Set(section.blocks);
    for (const node of blocks.flatMap((block) => definitionsIn(block, own.has(block)))) {
        const { start, end } = (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(node);
        const key = keyOf(node.type, node.identifier);
        if (!known.has(key))
            known.set(key, unix(text.slice(start, end)).trimEnd());
    }
    if (known.size === 0 || !body.includes("["))
        return [];
    const found = new Set();
    for (let read = body; read !== "";) {
        const labels = labelsIn(read);
        const all = [...known]
            .flatMap(([key, text]) => (labels.has(key.slice(key.indexOf(" ") + 1)) ? [text] : []))
            .join("\n\n");
        const fresh = namesIn(`${read}\n\n${all}`, read.length).filter((key) => known.has(key) && !found.has(key));
        for (const key of fresh)
            found.add(key);
        read = fresh.map((key) => known.get(key) ?? "").join("\n\n");
    }
    const needed = [...known].filter(([key]) => found.has(key));
    const [links = [], footnotes = []] = [true, false].map((isLink) => needed.filter(([key]) => key.startsWith("definition") === isLink).map(([, definition]) => definition));
    return [...(links.length === 0 ? [] : [links.join("\n")]), ...footnotes];
}
function definitionsIn({ node }, isOwn) {
    if (isDefinition(node))
        return [node];
    return isOwn || !isContainer(node) ? [] : [...(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(node)].filter(isDefinition);
}
function isContainer({ type }) {
    return type === "list" || type === "blockquote";
}
function isDefinition(node) {
    return node.type === "definition" || node.type === "footnoteDefinition";
}
function labelsIn(text) {
    const labels = text.matchAll(/\[\^?((?:\\.|[^[\]\\])+)\]/g);
    return new Set([...labels].map(([, label = ""]) => label.replaceAll(/\s+/g, " ").trim().toLowerCase().toUpperCase().toLowerCase()));
}
function namesIn(text, end) {
    return (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readTree */ .Zc)(text)
        .children.flatMap((child) => [...(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(child)])
        .flatMap((node) => {
        const isLink = node.type === "linkReference" || node.type === "imageReference";
        if (!(isLink || node.type === "footnoteReference") || (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(node).start >= end)
            return [];
        return [keyOf(isLink ? "definition" : "footnoteDefinition", node.identifier)];
    });
}
function keyOf(type, identifier) {
    return `${type} ${identifier}`;
}
function unix(text) {
    return text.replaceAll(/\r\n?/g, "\n");
}


  }),

  82481:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    bK: () => (/* binding */ USUAL_MIGRATIONS),
    ce: () => (/* binding */ readPatterns),
    kZ: () => (/* binding */ pathMatcher)
  });
  var re2js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2856);
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);


const USUAL_MIGRATIONS = "**/migrations/**, **/db/migrate/**";
function readPatterns(setting) {
    const patterns = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(setting.text);
    const bad = patterns.find((pattern) => pattern.startsWith("/") || pattern.split("/").some((part) => /^\.\.?$/.test(part)));
    if (bad === undefined)
        return patterns;
    throw (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)({ name: setting.name, text: bad }, "a pattern from the repository's root, such as db/migrations/**");
}
function pathMatcher(patterns) {
    const expressions = patterns.map(expressionOf);
    return (path) => {
        const text = path.replaceAll("/", "\0");
        return expressions.some((expression) => expression.test(text));
    };
}
const TOKEN = /\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]|\\.|(?<=^|\/)\*\*\/|\/\*\*$|\*+|\?|[/.+^${}()|[\]\\]/gs;
const ANY = re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.compile("");
function expressionOf(pattern) {
    const isPlain = !/[*?[\\]/.test(pattern);
    const source = pattern.replace(isPlain ? /\/+$/ : "", "").replaceAll(TOKEN, (token) => {
        if (token === "/")
            return "\\x00";
        if (token === "**/")
            return "(?:.*\\x00)?";
        if (token === "/**")
            return "\\x00.+";
        if (token === "**" && pattern === "**")
            return ".+";
        if (token.startsWith("*"))
            return "[^\\x00]*";
        if (token === "?")
            return "[^\\x00]";
        if (token.startsWith("[") && token.length > 1)
            return classOf(token);
        return re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.quote(token.length > 1 ? token.slice(1) : token);
    });
    try {
        return re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.compile(`^${source}${isPlain ? "(?:\\x00.*)?" : ""}$`, re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.DOTALL);
    }
    catch {
        return ANY;
    }
}
function classOf(token) {
    const [, negative, letters = ""] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
    const escaped = letters.replaceAll(/\[:\w+:\]|[\\\]^[]/g, (one) => (one.length > 1 ? one : `\\${one}`));
    return negative === "" ? `[${escaped}]` : `[^\\x00${escaped}]`;
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

  48364:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    U: () => (/* binding */ missingSection),
    y: () => (/* binding */ readChangelogAt)
  });
  var _changelog_nearest_heading_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31649);
  var _changelog_release_notes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38733);
  var _changelog_sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69338);
  var _changelog_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12967);
  var _changelog_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41270);





async function readChangelogAt(forge, question) {
    const { kind, repository, commit, version, changelog } = question;
    const file = await (0,_changelog_path_js__WEBPACK_IMPORTED_MODULE_3__/* .changelogPath */ .q)(forge, kind, { repository, path: changelog, ref: commit });
    const text = file === undefined ? undefined : await (0,_changelog_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readChangelogFile */ .H)(forge, { repository, path: file.path, commit });
    if (text === undefined)
        return { kind: "no-file" };
    const read = (0,_changelog_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .readChangelog */ .Tn)(text);
    const notes = (0,_changelog_release_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .notesIn */ .P)(read, version);
    if (notes === undefined)
        return { kind: "no-section", nearest: (0,_changelog_nearest_heading_js__WEBPACK_IMPORTED_MODULE_4__/* .nearestHeading */ .F)(read, version.replace(/^v/, "")) };
    return notes.body === "" ? { kind: "empty-section" } : { kind: "found", notes };
}
function missingSection({ changelog, version, commit }, found) {
    return found.kind === "no-section"
        ? `${changelog} has no section of ${version} at ${commit}. ${found.nearest}`
        : `${changelog} has an empty section of ${version} at ${commit}.`;
}


  }),

  97304:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BF: () => (/* binding */ parentOfChangelogCommit),
    BX: () => (/* binding */ sameApplication),
    kN: () => (/* binding */ readCommit)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


const commitSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    parents: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    files: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ filename: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), status: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) }))),
});
function parentOfChangelogCommit(answer, changelog) {
    const { parents, files = [] } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(commitSchema, answer, "a commit");
    const [parent, ...others] = parents;
    const [file, ...more] = files;
    if (parent === undefined || others.length > 0 || file === undefined || more.length > 0)
        return undefined;
    return file.filename === changelog && file.status !== "renamed" ? parent.sha : undefined;
}
async function readCommit(forge, repository, commit) {
    return (await forge.read(`${repository}/commits/${commit}`)) ?? forge.read(`${repository}/git/commits/${commit}`);
}
const MOST = 10;
async function sameApplication(commit, changelog, read) {
    const commits = [commit];
    for (let last = commit; commits.length <= MOST;) {
        const answer = await read(last);
        const parent = answer === undefined ? undefined : parentOfChangelogCommit(answer, changelog);
        if (parent === undefined)
            break;
        commits.push(parent);
        last = parent;
    }
    return commits;
}


  }),

  12967:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ readChangelogFile)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);



const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    encoding: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    content: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), ""),
    sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
});
const blobSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ encoding: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("base64"), content: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
async function readChangelogFile(forge, { repository, path, commit }) {
    if (OTHER_MARKUP.test(path))
        throw notMarkdown(path);
    const address = path.split("/").map(encodeURIComponent).join("/");
    const answer = await forge.read(`${repository}/contents/${address}?ref=${commit}`);
    if (answer === undefined)
        return undefined;
    const { encoding, content, sha } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(fileSchema, answer, `the file ${path}`);
    const isWhole = encoding === "base64" && content !== null;
    const blob = isWhole
        ? undefined
        : (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(blobSchema, await forge.read(`${repository}/git/blobs/${sha}`), "a blob");
    return decode(blob?.content ?? content ?? "", path);
}
const OTHER_MARKUP = /\.(?:rst|adoc|asciidoc|org|textile|rdoc)$/i;
function notMarkdown(path) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${path} is not Markdown.`,
        means: "Its sections would be read wrong. Nothing was changed, and nothing was tagged.",
        todo: "Keep the changelog as Markdown (keepachangelog.com), and set `announce.changelog` to it.",
    });
}
function decode(content, path) {
    const bytes = Buffer.from(content, "base64");
    const text = bytes.toString("utf8");
    if (Buffer.from(text, "utf8").equals(bytes))
        return text;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${path} is not UTF-8.`,
        means: "Its content is unknown. Nothing was changed, and nothing was tagged.",
        todo: "Save it as UTF-8.",
    });
}


  }),

  41270:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (/* binding */ changelogPath)
  });
  var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10048);




const commitSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ commit: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tree: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }) }) });
const treeSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    tree: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ path: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), mode: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), sha: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
});
const blobSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ encoding: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz("base64"), content: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const SYMBOLIC_LINK = "120000";
const MOST_LINKS = 5;
async function changelogPath(forge, kind, { repository, path: asked, ref }) {
    if (kind !== "github")
        return { path: asked, mode: "100644" };
    let path = asked;
    for (let links = 0; links <= MOST_LINKS; links++) {
        const entry = await entryAt(forge, { repository, path, ref });
        if (entry === undefined)
            return undefined;
        if (entry.mode !== SYMBOLIC_LINK)
            return { path, mode: fileMode(entry.mode, path) };
        const blob = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(blobSchema, await forge.read(`${repository}/git/blobs/${entry.sha}`), "a symbolic link");
        const target = Buffer.from(blob.content, "base64").toString("utf8");
        path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path), target));
        if (target.startsWith("/") || path.startsWith("../"))
            throw refusal(`${asked} is a symbolic link out of the repository.`, "Set `announce.changelog` to a file in it.");
    }
    throw refusal(`${asked} is a symbolic link that leads in a circle.`, "Set `announce.changelog` to the file itself.");
}
function fileMode(mode, path) {
    if (mode === "100644" || mode === "100755")
        return mode;
    throw refusal(`${path} is no file: Git keeps it with mode ${mode}.`, "Set `announce.changelog` to a file.");
}
async function entryAt(forge, { repository, path, ref }) {
    const found = await forge.read(`${repository}/commits/${ref.split("/").map(encodeURIComponent).join("/")}`, [422]);
    if (found === undefined)
        return undefined;
    const { tree } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(commitSchema, found, "a commit").commit;
    let entry = { mode: "040000", sha: tree.sha };
    for (const name of path.split("/")) {
        const answer = entry === undefined ? undefined : await forge.read(`${repository}/git/trees/${entry.sha}`);
        if (answer === undefined)
            return undefined;
        entry = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(treeSchema, answer, "a folder").tree.find((one) => one.path === name);
    }
    return entry;
}
function refusal(what, todo) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what,
        means: "Where the changelog is, is not known. Nothing was changed, and nothing was tagged.",
        todo,
    });
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

  14804:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A: () => (/* binding */ releaseBranches),
    s: () => (/* binding */ hotfixOf)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88362);



async function releaseBranches(forge, question) {
    const { repository, defaultBranch, version, prefix = "", commit } = question;
    const names = (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readTag */ .zW)(version).kind === "release" ? [defaultBranch, `hotfix/${prefix}${version}`] : [defaultBranch];
    const branches = [];
    for (const name of names) {
        const answer = await forge.read(`${repository}/compare/${encodeURIComponent(name)}...${commit}`);
        if (answer !== undefined)
            branches.push({ name, holds: isOnBranch(answer) });
    }
    return branches;
}
function hotfixOf(branches) {
    const holding = branches.filter(({ holds }) => holds).map(({ name }) => name);
    return holding.length === 1 && holding[0]?.startsWith("hotfix/") ? holding[0] : undefined;
}
const comparison = valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ total_commits: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
]);
function isOnBranch(answer) {
    const read = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(comparison, answer, "the comparison of a branch with the tag");
    return "status" in read ? read.status === "identical" || read.status === "behind" : read.total_commits === 0;
}


  }),

  37829:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ releaseBefore),
    n: () => (/* binding */ tagNames)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _version_hotfix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93494);
  var _version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49137);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88362);
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24863);
  var _rollback_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89520);







const refsSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }));
const tagsSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), commit: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() })) }));
async function listTags(forge, { kind, repository, prefix }) {
    if (kind !== "github") {
        const tags = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(tagsSchema, await forge.list(`${repository}/tags`), "tags");
        return new Map(tags.map(({ name, commit }) => [name, commit?.sha ?? ""]));
    }
    const refs = await forge.list(`${repository}/git/matching-refs/${`tags/${prefix}`.replace(/\/$/, "")}`);
    const names = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(refsSchema, refs, "tags").map(({ ref }) => ref.replace("refs/tags/", ""));
    return new Map(names.filter((name) => name.startsWith(prefix)).map((name) => [name, ""]));
}
async function tagNames(forge, place) {
    return [...(await listTags(forge, place)).keys()];
}
async function releaseBefore(forge, place, version) {
    const older = [...(0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_6__/* .ownTags */ .Wb)(await listTags(forge, place), place.prefix)].filter(([name]) => (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readRollbackTag */ .d)(name) !== undefined || ((0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .readTag */ .zW)(name).kind === "release" && (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .compareTags */ .bb)(name, version) < 0));
    const known = await (0,_rollback_record_js__WEBPACK_IMPORTED_MODULE_4__/* .withRollbackRecords */ .b7)(forge, place, new Map(older));
    return (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .newestRelease */ .s5)((0,_version_hotfix_js__WEBPACK_IMPORTED_MODULE_1__/* .standingReleases */ .td)([...known.keys()]));
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

  82550:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (/* binding */ reasonList)
  });
function reasonList(reasons, head = "") {
    const [first = "", ...more] = new Set(reasons);
    return more.length === 0 ? `${head} ${first}`.trim() : [head, first, ...more].join("\n- ");
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