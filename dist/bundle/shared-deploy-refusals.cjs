"use strict";
exports.id = 9897;
exports.ids = [9897];
exports.modules = {

  33671:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ carryOut)
});

var journal = __webpack_require__(84667);
var change_id = __webpack_require__(547);
var plan_text = __webpack_require__(25136);
var narrator = __webpack_require__(5367);
var foreign_line = __webpack_require__(89028);
var host_survey = __webpack_require__(70008);
; 

function outcomeDifference(account) {
    const { ending, errand, after, change } = account;
    switch (ending.outcome) {
        case "done":
            if (errand.plan.kind === "backup")
                return wrongRelease(after, errand.plan.expectCurrent ?? "none");
            return (wrongRelease(after, errand.plan.target ?? change) ??
                (errand.plan.kind === "adopt" ? undefined : wrongContainers(account)));
        case "returned":
            return wrongRelease(after, errand.plan.expectCurrent ?? "") ?? wrongContainers(account);
        case "refused":
            return undefined;
        case "failed":
        case "aborted":
            return errand.before.current === undefined || errand.before.pending !== undefined
                ? undefined
                : touched(errand.before, after, errand.plan.project);
        case "held":
        case "interrupted":
            return undefined;
    }
}
function wrongRelease(after, expected) {
    const found = after.current?.release ?? "none";
    return found === expected ? undefined : `the host's record names the release ${found} instead of ${expected}`;
}
function wrongContainers({ proof, after, errand }) {
    const verified = new Set(proof.map(({ service }) => service));
    const running = (0,host_survey/* projectContainers */.an)(after, errand.plan.project).filter(({ service, mounts }) => mounts !== "unknown" || verified.has(service));
    const wasUnhealthy = new Set(errand.before.containers.filter(({ health }) => health === "unhealthy").map(({ id }) => id));
    if (proof.length === 0)
        return "the host verified nothing";
    if (running.length !== proof.length)
        return `${running.length} containers exist, ${proof.length} were verified`;
    for (const line of proof) {
        const found = running.find(({ id }) => id === line.container);
        if (found === undefined)
            return `the container ${line.name} does not exist any more`;
        if (found.image !== line.image || found.hash !== line.hash || found.mounts !== line.mounts)
            return `${line.name} is not the container that was verified`;
        if (!stands(found) && !(found.status === "running" && wasUnhealthy.has(found.id)))
            return `${line.name} is ${found.status}${found.health === "none" ? "" : ` and ${found.health}`}`;
    }
    return undefined;
}
function stands(container) {
    if (container.status === "exited")
        return container.exitCode === 0;
    return container.status === "running" && (container.health === "healthy" || container.health === "none");
}
function touched(before, after, project) {
    const ids = (survey) => (0,host_survey/* projectContainers */.an)(survey, project)
        .map(({ id }) => id)
        .sort()
        .join();
    return ids(before) === ids(after)
        ? undefined
        : "the host reports that it changed nothing, but the containers are not those from before";
}

; 






const LOG_LINES = 200;
async function carryOut(carrier, errand) {
    const earlier = (0,change_id/* earlierChange */.p)(errand.name, errand.before.changes);
    const change = earlier.kind === "running" ? earlier.change : earlier.next;
    if (earlier.kind === "running") {
        carrier.log.info(`The change ${change} of this run is still being carried out on the host. It is followed, and no other change is started.`);
    }
    else {
        await begin(carrier, change, errand);
    }
    if (carrier.returnOnly)
        carrier.log.info(`The output of its containers stays on the host, in changes/${change}/log of the state folder.`);
    const events = [];
    const log = [];
    const heard = { events, log };
    const ending = (await watch(carrier, change, heard)) ?? (await settle(carrier, errand.name, change, heard));
    const after = await carrier.host.surveyRunning();
    const proof = (0,journal/* lastProof */.d)(events);
    return {
        change,
        ending,
        events,
        proof,
        after,
        log: log.slice(-LOG_LINES),
        difference: outcomeDifference({ errand, change, ending, proof, after }),
    };
}
async function begin({ host, returnOnly }, change, errand) {
    const { plan, origin, secrets } = errand;
    if (returnOnly)
        return await host.goBack(change, plan.expectCurrent ?? "none", origin);
    await host.start(change, (0,plan_text/* planText */.Pt)(plan, { ...origin, change }, secrets));
}
async function watch(carrier, change, { events, log }) {
    const cancel = () => void askToStop(carrier, change);
    if (carrier.signal.aborted)
        cancel();
    carrier.signal.addEventListener("abort", cancel);
    try {
        const followed = await carrier.host.follow(change, {
            event: (event) => {
                events.push(event);
                const line = (0,narrator/* narrate */.sp)(event);
                if (line !== undefined)
                    carrier.log.info((0,foreign_line/* cleanForeignLine */.ee)(carrier.log.redact(line)));
            },
            logLine: (line) => {
                if (carrier.returnOnly || line.trim() === "")
                    return;
                const clean = (0,foreign_line/* cleanForeignLine */.ee)(carrier.log.redact(line));
                log.push(clean);
                if (log.length > 2 * LOG_LINES)
                    log.splice(0, LOG_LINES);
                carrier.log.info(`| ${clean}`);
            },
        });
        return followed.kind === "ended" ? followed.ending : undefined;
    }
    finally {
        carrier.signal.removeEventListener("abort", cancel);
    }
}
async function askToStop(carrier, change) {
    carrier.log.info("The run was cancelled, so the host is asked to stop. Before the switch it stops; a switch that has begun is completed by the host.");
    try {
        await carrier.host.abort(change, "cancel");
    }
    catch (error) {
        carrier.log.warning(`The host could not be asked to stop: ${error instanceof Error ? error.message : String(error)}`);
    }
}
async function settle(carrier, name, dead, heard) {
    carrier.log.warning(`The change ${dead} has no worker any more, and no outcome is recorded. It is settled now.`);
    const survey = await carrier.host.survey();
    const earlier = (0,change_id/* earlierChange */.p)({ ...name, kind: "settle" }, survey.changes);
    const change = earlier.kind === "running" ? earlier.change : earlier.next;
    await carrier.host.settle(change);
    const settled = await watch(carrier, change, heard);
    if (settled === undefined)
        return unknownEnding("The change was interrupted, and its settlement was interrupted too.");
    if (settled.outcome === "held")
        return settled;
    const fate = (await carrier.host.survey()).changes.find((one) => one.change === dead)?.exit;
    if (fate)
        return fate;
    if (settled.outcome === "done")
        return {
            outcome: "failed",
            code: "never-began",
            text: "The change was interrupted before it began.",
            running: settled.running,
        };
    return unknownEnding(settled.text);
}
function unknownEnding(text) {
    return { outcome: "interrupted", code: "interrupted", text, running: "" };
}


  }),

  2439:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ withoutOurOwn)
  });
  var _plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(547);

const KINDS = ["deploy", "adopt", "rollback", "backup", "restore"];
function withoutOurOwn(survey, { runId, job }) {
    const attached = KINDS.map((kind) => (0,_plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__/* .earlierChange */ .p)({ runId, job, kind }, survey.changes)).some((earlier) => earlier.kind === "running" && earlier.change === survey.lock.owner?.change);
    return attached ? { ...survey, lock: { held: false, owner: null }, dirty: [] } : survey;
}


  }),

  42261:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $P: () => (/* binding */ wholeSeconds),
    L8: () => (/* binding */ readHealth),
    hH: () => (/* binding */ healthKeys),
    m$: () => (/* binding */ healthTimeKeys)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const healthTimeKeys = [
    {
        name: "health-timeout",
        description: "Time limit until all containers are healthy, including the stability window.",
        default: "3m",
        file: "deploy.health-timeout",
    },
    {
        name: "stable-for",
        description: "How long all containers must stay healthy without interruption.",
        default: "10s",
        file: "deploy.stable-for",
    },
    {
        name: "check-interval",
        description: "Time between two health checks.",
        default: "2s",
        file: "deploy.check-interval",
    },
];
const healthKeys = [
    {
        name: "switch-timeout",
        description: "Time limit for the switch of the containers.",
        default: "5m",
        file: "deploy.switch-timeout",
    },
    ...healthTimeKeys,
    {
        name: "keep-releases",
        description: "Number of releases that the host keeps for a rollback.",
        default: "5",
        file: "deploy.keep-releases",
    },
    {
        name: "one-shots",
        description: "Services that are expected to end with exit code 0, separated by commas or lines.",
        file: "deploy.one-shots",
    },
];
function readHealth(settings) {
    const interval = wholeSeconds(settings.get("check-interval"));
    const stable = wholeSeconds(settings.get("stable-for"));
    const health = wholeSeconds(settings.get("health-timeout"));
    if (stable >= health)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(settings.get("stable-for"), `shorter than \`health-timeout\` (${health} s)`);
    return {
        switchSeconds: wholeSeconds(settings.get("switch-timeout")),
        healthSeconds: health,
        intervalSeconds: interval,
        passes: Math.max(2, Math.ceil(stable / interval) + 1),
        keepReleases: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readInteger */ .JI)(settings.get("keep-releases"), { min: 2, max: 100 }),
        oneShots: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(settings.get("one-shots").text),
    };
}
function wholeSeconds(setting) {
    return Math.max(1, Math.round((0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readDuration */ .$7)(setting) / 1000));
}


  }),

  83748:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (/* binding */ outcomeFailure)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _host_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69246);


function outcomeFailure(outcome, wanted) {
    if (outcome.difference !== undefined)
        return differing(outcome, outcome.difference);
    const { ending } = outcome;
    if (ending.outcome === "done")
        return undefined;
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: happened(outcome, wanted.version),
        means: meaning(outcome, wanted),
        todo: ending.outcome === "held" && !isAboutSchema(ending) ? byHand(outcome, wanted) : (0,_host_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .remedyOf */ .S)(ending.code),
    });
}
function isAboutSchema({ code }) {
    return code === "schema-changed" || code === "schema-unknown";
}
function happened({ ending }, version) {
    const text = ending.code === "locked" || ending.code === "frozen" || ending.code === "held"
        ? describeJson(ending.code, ending.text)
        : ending.text;
    switch (ending.outcome) {
        case "refused":
            return `${version} was refused by the host: ${text}`;
        case "returned":
            return `${version} failed and was rolled back: ${text}`;
        case "aborted":
            return `${version} was cancelled before anything was switched.`;
        case "interrupted":
            return `${version} was interrupted: ${text}`;
        default:
            return `${version} failed: ${text}`;
    }
}
function describeJson(code, text) {
    try {
        const record = JSON.parse(text);
        if (typeof record !== "object" || record === null)
            return text;
        const of = (key) => String(record[key] ?? "");
        if (code === "locked")
            return `another change holds the lock: ${of("kind")} ${of("version")} by ${of("actor") || "an unknown person"}, since ${of("since")}, ${of("run")}`;
        return of("text") || of("said") || text;
    }
    catch {
        return text;
    }
}
function meaning({ ending, after, events }, wanted) {
    const running = after.current?.version;
    switch (ending.outcome) {
        case "returned":
            return `The host rolled back by itself: ${running ?? "the release before"} runs again, verified.`;
        case "held":
            if (isAboutSchema(ending))
                return "The release before was not started, because it may not be able to run on the databases as they are. The host is on hold: a person must decide.";
            return "The automatic rollback failed too. What runs now is not a verified release, so the host is on hold: a person must inspect it.";
        case "interrupted":
            return running === undefined
                ? "What runs is not known."
                : `${running} is the recorded release; it was not verified again.`;
        default:
            if (events.some((event) => event.event === "step" && event.step === "switch"))
                return `The containers of ${wanted.version} still exist; no release is recorded.`;
            return running === undefined
                ? "Nothing was changed on the host."
                : `Nothing was changed on the host: ${running} runs as before.`;
    }
}
function byHand({ after }, wanted) {
    const file = after.hold?.compose || `${after.host.state}/releases/${after.current?.release}/compose.yml`;
    return [
        `Log in to ${after.host.name} and bring ${after.hold?.version || "the recorded release"} up by hand:`,
        `  docker compose -p ${wanted.project} --env-file /dev/null --project-directory ${wanted.directory} -f ${file} up -d --pull never --no-build`,
        `  docker ps -a --filter label=com.docker.compose.project=${wanted.project}`,
        "Then dispatch a rollback to a release that works: when it succeeds it lifts the hold. Or deploy a release that fixes the failure with `override-hold`, or lift the hold with `clear-hold`, each with the reason.",
    ].join("\n");
}
function differing({ ending, change }, difference) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The host reported "${ending.outcome}" for ${change}, but a survey afterwards shows otherwise: ${difference}.`,
        means: "Something else changes this application, or a tool on the host does not do what it reports. This is not a success.",
        todo: "Find out what else works on this host (another deploy tool, a cron job, a person), then run `release-status`.",
    });
}


  }),

  69246:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    S: () => (/* binding */ remedyOf)
  });
const REMEDIES = {
    locked: "Wait until it has ended, then run this again. `release-status` shows it.",
    frozen: "Ask who froze it, then lift the freeze. A rollback stays possible.",
    held: "Inspect the host, then roll back to a release that works: a rollback that succeeds lifts the hold. Or deploy a release that fixes the failure, with `override-hold` and the reason.",
    dirty: "Inspect the files on the host (`git diff` in its clone). Commit the changes that are needed to the repository, and discard the others.",
    "changed-meanwhile": "Check what was deployed in the meantime. If this release is still needed, run this again: it makes a new plan.",
    "one-off-running": "It may be a migration or a backup. Wait until it has ended, then run this again. Name a one-off that can continue to run in `ignore-one-offs`.",
    "in-the-way": "Inspect these files on the host. Move those that are needed, delete the others, then run this again; or remove the files from the release.",
    submodule: "Sluice does not update Git submodules. Check out the named commits in them on the host (`git submodule update`), then run this again.",
    "absolute-path": "Name these files relative to the Compose file. With an absolute path, Compose reads the file that is checked out on the host, and not the file of the release.",
    unsupported: "Sluice deploys and verifies containers that Docker Compose makes by itself, from images that were built before, with configs and secrets that it can read. Deploy this service by other means, and leave it out of the files that Sluice deploys (`compose-files`).",
    "network-missing": "Create it on the host (`docker network create`), or correct its name in the Compose file.",
    "volume-missing": "Create it on the host (`docker volume create`), or correct its name in the Compose file.",
    "mount-missing": "Create it on the host, or correct the path in the Compose file. With `create_host_path: true`, Compose creates it.",
    "folder-closed": "Make the deploy user the owner of the clone (`chown -R USER DIRECTORY` as root). Git should not track folders that containers fill with files of other users.",
    "image-platform": "Build the image for the platform of the host, or correct `platform:` in the Compose file.",
    "other-directory": "Use the key that can deploy, or correct `directory`.",
    "git-host-key": "Compare the server's fingerprint with the one that its operator publishes, and add its key to the deploy user's known_hosts (`ssh-keyscan SERVER >>~/.ssh/known_hosts`). Then try as Sluice does: `ssh -i KEY USER@HOST git ls-remote ADDRESS`.",
    "git-unreachable": "Try as Sluice does: `ssh -i KEY USER@HOST git ls-remote ADDRESS`, with the address of the clone's remote. A proxy that a login shell or the clone's own configuration sets is not used; set it for Git as the deploy user: `git config --global http.proxy http://PROXY:PORT`.",
    "git-denied": "Give the deploy user a key that can read the repository, then try as Sluice does: `ssh -i KEY USER@HOST git ls-remote ADDRESS`. Keys and logins of the clone's own configuration are not used; those of `~/.ssh/config` and `git config --global` are.",
    "fetch-failed": "Check that the host can read the repository (`git fetch` in its clone as the deploy user), then run this again.",
    "checkout-unreadable": "Try on the host as the deploy user: `git -C DIRECTORY status` and `git -C DIRECTORY fsck`. If Git does not answer, clone the repository again.",
    "checkout-failed": "Check the files in the clone on the host: the deploy user must be able to write to them, and nothing else should write to them. Then run this again.",
    "tag-moved": "The tag was moved after the plan was made. Find out who moved it and why; then tag a new version.",
    "compose-invalid": "Run `docker compose config` on that commit and correct what it reports.",
    "variable-unset": "Set them in the .env file on the host or in the input `variables`; or give them a default in the Compose file: ${NAME:-default}.",
    "image-missing": "Give each service an `image:`. The host runs images from a registry, and builds none.",
    "image-unknown": "Push the image under that name first, or correct `image:` in the Compose file. An image that exists only on the host needs `pull_policy: never`.",
    "registry-unauthorized": "The login has expired or lacks the right to pull. Renew `registry-username` and `registry-password` (or the login on the host), then run this again.",
    "registry-busy": "The registry limits the rate of pulls. Wait for the time that it names, or pull with a login, then run this again.",
    "registry-failed": "Check whether the registry works (its status page, `docker pull` on the host), then run this again.",
    "registry-slow": "Check the network between host and registry, or raise `pull-timeout`.",
    "digest-differs": "The image was pushed again after it was approved. Find out why; build and approve a new version.",
    "disk-full": "Free space on the host (`docker system df`), then run this again.",
    "engine-silent": "Log in to the host and see whether `docker version` and `docker ps` answer.",
    "engine-old": "Install a newer Docker Engine on the host, or deploy a version that does not use this feature.",
    "not-quiet": "Check `docker ps` on the host: another program starts and stops containers of this project.",
    "port-taken": "Find out which program uses the port on the host (`ss -ltnp`). Free the port or publish another one, then deploy a new version.",
    oom: "Raise the memory limit of the service or reduce its use of memory, then deploy a new version.",
    "crash-loop": "Read the last log lines of the service in the log of the run, fix the cause, then deploy a new version.",
    exited: "Read the last log lines of the service in the log of the run. If the service is expected to end, name it under `one-shots`.",
    unhealthy: "Read the last health checks and log lines of the service in the log of the run, fix the cause, then deploy a new version.",
    "not-healthy": "Read the log above. If the service only needs longer, raise `health-timeout`.",
    "proof-failed": "Another program or person changes these containers or files on the host. Find out which, then run this again.",
    "not-adoptable": "Check out the commit that describes what runs (or start what the clone describes), then adopt again.",
    "image-gone": "Images were removed on the host. Choose another release that the host keeps, or deploy a new version.",
    "retain-failed": "Log in to the host and see whether `docker tag` works, then run this again.",
    "record-failed": "Check on the host that the state folder is writable and that its disk has free space, then run this again.",
    "up-failed": "Read the output of Compose in the log above, fix the cause, then run this again.",
    "switch-slow": "Find out in the log above what Compose waited for: a `depends_on` with a health condition, or a long `stop_grace_period`. Change that, or raise `switch-timeout`.",
    "plan-unreadable": "Use the same version of Sluice for all steps of a workflow. If it is the same version, report this as a bug.",
    "plan-incomplete": "Use the same version of Sluice for all steps of a workflow. If it is the same version, report this as a bug.",
    "no-worker": "Read the log of the change on the host: its folder is named above. Then run this again.",
    "no-previous": "Choose a release that the host keeps (`release-status` lists them), or deploy a new version.",
    "not-merged": "Merge the commit into the default branch first. Or plan the release with the deploy key, after its approval.",
    "nothing-to-settle": "Run this again. It first determines what was done.",
    "already-back": "Dispatch the rollback with `target`. Its key can roll back further.",
    unexplained: "Read the log above and the change's folder on the host, then run this again.",
    killed: "Find out what killed it on the host (`journalctl`, `dmesg`), then run this again.",
    "backup-folder": "Create the folder on the host, writable for the deploy user, or correct `take-file`.",
    "backup-there": "Find out what else writes to that path, then run this again.",
    "backup-failed": "Read the output of the command in the log above, fix the cause, then run this again.",
    "backup-empty": 'Let the command write to $SLUICE_BACKUP_FILE: pg_dump -Fc … > "$SLUICE_BACKUP_FILE".',
    "backup-loud": "Let the command write the backup to $SLUICE_BACKUP_FILE, and not to its output; or let it print less.",
    "backup-late": "Raise `take-timeout`, or find out what the command waited for. A process that it started in a container may still run there (`docker top`).",
    "backup-killed": "Find out what killed it on the host (`journalctl`, `dmesg`), then run this again.",
    "backup-unended": "Let the command wait for every process that it starts. Check on the host whether one of them still runs.",
    "restore-stop": "See on the host why the containers named above do not stop (`docker ps`, `docker stop`), then run this again. The databases are as they were.",
    "restore-load": "Read what pg_restore or the checks reported in the log above. The databases are as they were. Correct it, or name another backup.",
    "restore-swap": "Find out what is connected to the databases from outside of the application (`select * from pg_stat_activity`), stop it, then run this again.",
    "schema-changed": "Decide whether the data of before are needed. To bring back both, the databases and the release from before: dispatch rollback.yml with `scenario: restore` (docs/restore.md). To run the release from before on the databases as they are, if it can: dispatch rollback.yml with `schema-change: allow`. To keep the new version: deploy a release that fixes the failure, with `override-hold`.",
    "schema-unknown": "See on the host why the schema of the database cannot be read: its container must run, and must not ask for a password locally. Before a switch, run this again then. After a switch, the release before is not started, because it is not known whether it can run on the databases: start the container of the database and dispatch rollback.yml, with `scenario: restore` if the data are damaged (docs/restore.md).",
    aborted: "Run this again when the change is needed.",
    interrupted: "Run this again. It first determines what was done.",
    "never-began": "Run this again.",
};
const HOST_CODES = Object.keys(REMEDIES);
function remedyOf(code) {
    return isHostCode(code) ? REMEDIES[code] : REMEDIES.unexplained;
}
function isHostCode(code) {
    return Object.hasOwn(REMEDIES, code);
}


  }),

  32979:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R8: () => (/* binding */ refusalsDespiteEdits),
    id: () => (/* binding */ hostRefusals),
    mb: () => (/* binding */ toolRefusals),
    vC: () => (/* binding */ lockRefusals)
  });
  var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49539);

function hostRefusals(survey, place) {
    return [
        ...toolRefusals(survey),
        ...checkoutRefusals(survey, place.directory),
        ...lockRefusals(survey),
        ...oneOffRefusals(survey, place.project, place.ignoredOneOffs ?? []),
    ];
}
function refusalsDespiteEdits(survey, place) {
    return hostRefusals(survey, place).filter(({ code }) => code !== "dirty");
}
function toolRefusals({ tools, engine, host }) {
    const refusals = [];
    if (tools.missing !== "") {
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("tools-missing", `The host ${host.name} lacks: ${tools.missing}.`, `Install what is missing (on Debian and Ubuntu: \`apt-get install git util-linux coreutils docker.io\`), then run this again.`));
    }
    if (engine === undefined && !tools.missing.split(" ").includes("docker")) {
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("engine-silent", `The Docker engine on ${host.name} does not answer the user ${host.user}.`, "Log in as that user and run `docker version`. It must show a server: start the engine, or add the user to the group `docker`."));
    }
    if (!/^2\.|^[3-9]\.|^\d\d+\./.test(tools.compose)) {
        const v1 = tools.composeV1 === "" ? "" : ` There is a \`${tools.composeV1}\`, which is Compose v1: it is not used.`;
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("compose-missing", `\`docker compose version\` does not answer on ${host.name}.${v1}`, "Install the Compose plugin, version 2.20 or newer (package docker-compose-plugin, or docker-compose-v2)."));
    }
    if (tools.git === "" && !tools.missing.split(" ").includes("git")) {
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("git-silent", `\`git --version\` prints nothing on ${host.name}.`, "Install Git on the host, then run this again."));
    }
    return refusals;
}
function checkoutRefusals({ checkout, dirty, pending, host }, directory) {
    if (checkout.state === "missing") {
        return [
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("checkout-missing", `The folder ${directory} does not exist on the host.`, `Clone the repository there once (\`git clone <repository> ${directory}\`), or correct \`directory\`.`),
        ];
    }
    if (checkout.state !== "git" || checkout.head === "") {
        return [
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("checkout-unreadable", `${directory} is not a Git checkout that this user can read. Git says: ${checkout.text || "nothing"}`, "Clone the repository there, make the deploy user its owner, or correct `directory`."),
        ];
    }
    if (dirty.length > 0 && pending === undefined) {
        return [
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("dirty", `Files in ${directory} were changed by hand: ${dirty.slice(0, 20).join(", ")}${dirty.length > 20 ? ", …" : ""}.`, `Inspect them on the host (\`git -C ${directory} diff\`). Commit what is needed through the repository, then \`git -C ${directory} checkout -- .\`, and run this again. If that shows nothing, \`git --git-dir=${host.state}/git --work-tree=${directory} diff\` does: a sparse checkout, skip-worktree, and core.autocrlf or core.fileMode in the clone's own configuration are not used; set them with \`git config --global\`, or undo them.`),
        ];
    }
    return [];
}
function lockRefusals({ lock, changes }) {
    const { held, owner } = lock;
    const hasEnded = owner !== null && changes.some(({ change, exit }) => change === owner.change && exit !== null);
    if (!held || hasEnded)
        return [];
    return [
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("locked", owner === null
            ? "Another change holds the lock of this application."
            : `Another change holds the lock: ${owner.kind} ${owner.version} by ${owner.actor || "an unknown person"}, since ${owner.since}${owner.run ? `, ${owner.run}` : ""}.`, "Wait until it has ended, then run this again. `release-status` shows it."),
    ];
}
function oneOffRefusals({ containers }, project, ignored) {
    const running = containers.filter((one) => one.project === project && one.oneoff === "True" && one.status === "running" && !ignored.includes(one.name));
    if (running.length === 0)
        return [];
    return [
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x)("one-off-running", `A one-off container runs: ${running.map(({ name }) => name).join(", ")}.`, "It may be a migration or a backup. Wait until it has ended, or stop it, then run this again. Name a one-off that can continue to run in `ignore-one-offs`."),
    ];
}


  }),

  49539:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $: () => (/* binding */ refusalFailure),
    x: () => (/* binding */ refusal)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);

const UNTOUCHED = "Nothing was changed on the host.";
function refusal(code, what, todo, means = UNTOUCHED) {
    return { code, what, means, todo };
}
function refusalFailure(refusals) {
    const [first] = refusals;
    if (first === undefined)
        throw new Error("A failure needs a refusal.");
    if (refusals.length === 1)
        return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B(first);
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `Refused for ${refusals.length} reasons:\n${refusals.map(({ what }) => `- ${what}`).join("\n")}`,
        means: UNTOUCHED,
        todo: refusals.map(({ todo }) => todo).join("\n"),
    });
}


  }),

  70008:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Su: () => (/* binding */ HISTORY_LENGTH),
    an: () => (/* binding */ projectContainers),
    dB: () => (/* binding */ broughtBy)
  });
const HISTORY_LENGTH = 20;
function projectContainers(survey, project) {
    return survey.containers.filter((one) => one.project === project && one.oneoff !== "True");
}
function broughtBy({ current, history }) {
    if (current === undefined)
        return undefined;
    const runsSince = history.findLastIndex(({ running }) => running !== current.release) + 1;
    return runsSince === 0 && history.length >= HISTORY_LENGTH ? undefined : history[runsSince];
}


  }),

  547:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ newestChange),
    p: () => (/* binding */ earlierChange)
  });
function earlierChange(name, changes) {
    const prefix = prefixOf(name);
    const last = newestChange(name, changes);
    const next = `${prefix}${last === undefined ? 1 : Number(last.change.slice(prefix.length)) + 1}`;
    if (last === undefined || last.exit !== null)
        return { kind: "none", next };
    return last.alive ? { kind: "running", change: last.change } : { kind: "dead", change: last.change, next };
}
function newestChange(name, changes) {
    const prefix = prefixOf(name);
    const count = ({ change }) => Number(change.slice(prefix.length));
    return changes
        .filter(({ change }) => change.startsWith(prefix) && /^\d+$/.test(change.slice(prefix.length)))
        .toSorted((left, right) => count(right) - count(left))[0];
}
function prefixOf({ runId, job, kind }) {
    return `${safe(runId)}.${safe(job)}.${safe(kind)}.`;
}
function safe(part) {
    return part.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^-+/, "") || "0";
}


  }),

  25136:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    AS: () => (/* binding */ pairs),
    HN: () => (/* binding */ planLines),
    Pt: () => (/* binding */ planText)
  });
function planText(plan, origin, secrets) {
    const lines = [
        "sluice-plan 1",
        ...pairs("change", [origin.change]),
        ...pairs("actor", [origin.actor]),
        ...pairs("run", [origin.run]),
        ...pairs("backup", origin.backup ? [origin.backup] : []),
        ...planLines(plan),
        "secrets",
        ...pairs("registry-username", encoded(secrets.registryUsername)),
        ...pairs("registry-password", encoded(secrets.registryPassword)),
        ...pairs("variable", Object.entries(secrets.variables).map(([name, value]) => `${name} ${base64(value)}`)),
        "end",
    ];
    const broken = lines.find((line) => /[\n\r\0]/.test(line));
    if (broken !== undefined)
        throw new Error(`A line of the plan holds a line break: ${JSON.stringify(broken.split(" ")[0])}`);
    return `${lines.join("\n")}\n`;
}
function planLines(plan) {
    return [
        ...pairs("kind", [plan.kind]),
        ...pairs("project", [plan.project]),
        ...pairs("directory", [plan.directory]),
        ...pairs("remote", [plan.remote]),
        ...pairs("version", [plan.version]),
        ...pairs("tag", plan.tag === undefined ? [] : [plan.tag]),
        ...pairs("commit", [plan.commit]),
        ...pairs("expect-current", [plan.expectCurrent ?? "none"]),
        ...pairs("target", plan.target === undefined ? [] : [plan.target]),
        ...pairs("compose-file", plan.composeFiles),
        ...pairs("profile", plan.profiles),
        ...pairs("one-shot", plan.oneShots),
        ...pairs("approved-image", Object.entries(plan.approvedImages).map(([service, digest]) => `${service} ${digest}`)),
        ...pairs("registry", plan.registry === "" ? [] : [plan.registry]),
        ...pairs("interval", [String(plan.health.intervalSeconds)]),
        ...pairs("passes", [String(plan.health.passes)]),
        ...pairs("keep", [String(plan.keepReleases)]),
        ...pairs("undo-deadline", [String(plan.undoDeadlineSeconds)]),
        ...pairs("ignore-one-off", plan.consent.ignoredOneOffs),
        ...pairs("remove-container", plan.consent.removedContainers),
        ...pairs("pull-missing", plan.consent.pullMissing ? ["yes"] : []),
        ...pairs("override-hold", plan.consent.overrideHold === "" ? [] : [base64(plan.consent.overrideHold)]),
        ...pairs("backup-command", plan.backup === undefined ? [] : [base64(plan.backup.command)]),
        ...pairs("backup-file", plan.backup === undefined ? [] : [plan.backup.file]),
        ...pairs("backup-keep", plan.backup?.keep === undefined ? [] : [String(plan.backup.keep)]),
        ...pairs("database-service", [plan.restore, plan.schema].flatMap((one) => one?.databaseService ?? [])),
        ...schemaLines(plan),
        ...pairs("script", Object.entries(plan.restore?.scripts ?? {}).map(([name, script]) => `${name} ${base64(script)}`)),
        ...pairs("step", plan.steps.map(({ name, deadlineSeconds }) => `${name} ${deadlineSeconds}`)),
    ];
}
function schemaLines({ schema, schemaChange }) {
    return [
        ...pairs("schema-change", schemaChange === undefined ? [] : [schemaChange]),
        ...pairs("backward-compatible", schema?.isCompatible ? ["yes"] : []),
        ...pairs("failed-release", schema === undefined ? [] : [schema.failedRelease]),
        ...pairs("script", schema === undefined ? [] : [`schema ${base64(schema.script)}`]),
    ];
}
function pairs(key, values) {
    return values.map((value) => `${key} ${value}`);
}
function encoded(value) {
    return value === "" ? [] : [base64(value)];
}
function base64(value) {
    return Buffer.from(value, "utf8").toString("base64");
}


  }),

  73866:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (/* binding */ NO_CONSENT)
  });
const NO_CONSENT = {
    ignoredOneOffs: [],
    removedContainers: [],
    pullMissing: false,
    overrideHold: "",
};


  }),

  5367:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fb: () => (/* binding */ stepTitle),
    cZ: () => (/* binding */ schemaLine),
    m_: () => (/* binding */ shortId),
    sp: () => (/* binding */ narrate)
  });
const STEPS = {
    check: "Compare the host with the plan, inside the lock",
    quiet: "Wait until the engine is idle",
    fetch: "Fetch the tag",
    resolve: "Resolve the Compose model",
    pull: "Pull the images",
    verify: "Check the images against what was approved",
    retain: "Keep the images that run for a rollback",
    checkout: "Check out the release",
    restore: "Restore the recorded release",
    switch: "Switch the containers",
    await: "Wait until everything is healthy and stable",
    match: "Compare what runs with the clone",
    prove: "Verify that what runs is what was planned",
    record: "Record the release",
    backup: "Take the backup",
    stop: "Stop the application, and verify that it is stopped",
    load: "Load the backup beside the database, and compare it",
    swap: "Swap the databases",
    schema: "Read the schema of the database",
    compare: "Compare the schema of the database with the one from before the switch",
};
const PARTS = {
    restore_release: "restoring files and image names",
    switch_to: "switching the containers back",
    await_release: "waiting until everything is healthy",
    prove_release: "verifying that the release before runs again",
};
function stepTitle(step) {
    return STEPS[step] ?? step;
}
function narrate(event) {
    switch (event.event) {
        case "began":
            return `The host began the change ${event.change} (${`${event.kind} ${event.version}`.trim()}).`;
        case "step":
            if (event.state === "begins")
                return `${stepTitle(event.step)} …`;
            return event.state === "done"
                ? `  ${event.step}: done in ${event.seconds} s`
                : `  ${event.step}: FAILED. ${event.text}`;
        case "note":
            return `  ${event.text}`;
        case "undo":
            return `Rolling back to ${event.version}: ${event.text}`;
        case "undoing":
            return `  rollback: ${PARTS[event.part] ?? event.part} …`;
        case "proof":
            return `  verified: ${event.service} runs ${shortId(event.image)} in ${event.name} since ${event.started.slice(0, 19)}Z`;
        case "down":
            return `  ${event.service} was down for ${event.seconds} s.`;
        case "container":
            return `  ${event.service} is ${event.status}, exit code ${event.exitCode}${event.oom ? ", killed for lack of memory" : ""}${event.health === "none" ? "" : `, health ${event.health}`}. Its last log lines:`;
        case "differs":
            return `  ${event.path} differs: ${event.why}`;
        case "backup":
            return event.file === "" ? undefined : `  kept: ${event.file}, ${event.bytes} bytes`;
        case "schema":
            return `  ${schemaLine(event)}`;
        case "ended":
            return undefined;
    }
}
function schemaLine({ state, text }) {
    switch (state) {
        case "unchanged":
            return "The schema of the database is the same as before the switch.";
        case "compatible":
            return `The schema of the database changed, and the release declares that it is backward-compatible: ${text}`;
        case "changed":
            return `The schema of the database changed, so an automatic rollback does not start the release before: ${text}`;
        case "unknown":
            return `Whether the schema of the database changed is unknown. ${text}`;
    }
}
function shortId(id) {
    return id.replace(/^sha256:/, "").slice(0, 12);
}


  })

};
;