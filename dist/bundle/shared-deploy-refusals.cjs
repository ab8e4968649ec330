"use strict";
exports.id = 5596;
exports.ids = [5596];
exports.modules = {

  69246:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    S: () => (/* binding */ remedyOf)
  });
const REMEDIES = {
    locked: "Wait until it has ended, then run this again. `release-status` shows it.",
    frozen: "Ask the person who froze it, then lift the freeze (`status.yml` with `unfreeze`). A rollback stays possible.",
    held: "Inspect the host. Then roll back to a release that works, which lifts the hold; or deploy a release that fixes the failure, with `override-hold` and the reason; or, if the host is healthy again, lift the hold (`status.yml` with `clear-hold` and the reason).",
    dirty: "Inspect the files on the host (`git diff` in its clone). Commit the changes that are needed to the repository, and discard the others.",
    "changed-meanwhile": "Check what was deployed in the meantime. If this release is still needed, run this again: it makes a new plan.",
    "one-off-running": "It may be a migration or a backup. Wait until it has ended, or stop it, then run this again. Name a one-off that can continue to run in `ignore-one-offs`.",
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
    "backup-unsynced": "See on the host whether the disk reports errors (`dmesg`), and whether the deploy user can read every file that the command writes. Then run this again.",
    "backup-empty": 'Let the command write to $SLUICE_BACKUP_FILE: pg_dump -Fc … > "$SLUICE_BACKUP_FILE".',
    "backup-loud": "Let the command write the backup to $SLUICE_BACKUP_FILE, and not to its output; or let it print less.",
    "backup-late": "Raise `take-timeout`, or find out what the command waited for. A process that it started in a container may still run there (`docker top`).",
    "backup-killed": "Find out what killed it on the host (`journalctl`, `dmesg`), then run this again.",
    "backup-unended": "Let the command wait for every process that it starts. Check on the host whether one of them still runs.",
    "restore-stop": "See on the host why the containers named above do not stop (`docker ps`, `docker stop`), then run this again. The databases are as they were.",
    "restore-load": "Read what pg_restore or the checks reported in the log above. The databases are as they were. Correct it, or name another backup.",
    "restore-swap": "Find out what is connected to the databases from outside of the application (`select * from pg_stat_activity`), stop it, then run this again.",
    "schema-changed": "Decide whether the data from before the deploy are needed. To restore both, the databases and the release before: dispatch rollback.yml with `scenario: restore` (docs/restore.md). To run the release before on the databases as they are, if it can: dispatch rollback.yml with `schema-change: allow`. To keep the new version: deploy a release that fixes the failure, with `override-hold`.",
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
    li: () => (/* binding */ lockText),
    mb: () => (/* binding */ toolRefusals),
    vC: () => (/* binding */ lockRefusals)
  });
  var _host_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69246);
  var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49539);


function hostRefusals(survey, place) {
    return [
        ...toolRefusals(survey),
        ...oldComposeRefusals(survey),
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
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("tools-missing", `The host ${host.name} lacks: ${tools.missing}.`, `Install what is missing (on Debian and Ubuntu: \`apt-get install git util-linux coreutils docker.io\`), then run this again.`));
    }
    if (engine === undefined && !tools.missing.split(" ").includes("docker")) {
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("engine-silent", `The Docker engine on ${host.name} does not answer the user ${host.user}.`, "Log in as that user and run `docker version`. It must show a server: start the engine, or add the user to the group `docker`."));
    }
    if (tools.compose === "") {
        const v1 = tools.composeV1 === "" ? "" : ` There is a \`${tools.composeV1}\`, which is Compose v1: it is not used.`;
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("compose-missing", `\`docker compose version\` does not answer on ${host.name}.${v1}`, INSTALL_COMPOSE));
    }
    if (tools.git === "" && !tools.missing.split(" ").includes("git")) {
        refusals.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("git-silent", `\`git --version\` prints nothing on ${host.name}.`, "Install Git on the host, then run this again."));
    }
    return refusals;
}
const OLDEST_COMPOSE = [2, 20];
const INSTALL_COMPOSE = `Install the Compose plugin, version ${OLDEST_COMPOSE.join(".")} or newer (package docker-compose-plugin, or docker-compose-v2).`;
function oldComposeRefusals({ tools, host }) {
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(tools.compose) ?? [];
    const [oldestMajor, oldestMinor] = OLDEST_COMPOSE;
    const isNew = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
    if (isNew || tools.compose === "")
        return [];
    const what = `Compose on ${host.name} has the version ${tools.compose}, and Sluice needs ${OLDEST_COMPOSE.join(".")} or newer.`;
    return [(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("compose-old", what, INSTALL_COMPOSE)];
}
function checkoutRefusals({ checkout, dirty, pending, host }, directory) {
    if (checkout.state === "missing") {
        return [
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("checkout-missing", `The folder ${directory} does not exist on the host.`, `Clone the repository there once (\`git clone <repository> ${directory}\`), or correct \`directory\`.`),
        ];
    }
    if (checkout.state !== "git" || checkout.head === "") {
        return [
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("checkout-unreadable", `${directory} is not a Git checkout that this user can read. Git says: ${checkout.text || "nothing"}`, "Clone the repository there, make the deploy user its owner, or correct `directory`."),
        ];
    }
    if (dirty.length > 0 && pending === undefined) {
        return [
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("dirty", `Files in ${directory} were changed by hand: ${dirty.slice(0, 20).join(", ")}${dirty.length > 20 ? ", …" : ""}.`, `Inspect them on the host (\`git -C ${directory} diff\`). Commit what is needed through the repository, then \`git -C ${directory} checkout -- .\`, and run this again. If that shows nothing, \`git --git-dir=${host.state}/git --work-tree=${directory} diff\` does: a sparse checkout, skip-worktree, and core.autocrlf or core.fileMode in the clone's own configuration are not used; set them with \`git config --global\`, or undo them.`),
        ];
    }
    return [];
}
function lockRefusals({ lock, changes }) {
    const { held, owner } = lock;
    const hasEnded = owner !== null && changes.some(({ change, exit }) => change === owner.change && exit !== null);
    if (!held || hasEnded)
        return [];
    return [(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("locked", lockText(owner), (0,_host_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyOf */ .S)("locked"))];
}
function lockText(owner) {
    if (owner === null)
        return "Another change holds the lock of this application.";
    const { kind, version, actor, since, run } = owner;
    const change = [kind, version].filter((word) => word !== "").join(" ");
    return `Another change holds the lock: ${change} by ${actor || "an unknown person"}, since ${since}${run === "" ? "" : `, ${run}`}.`;
}
function oneOffRefusals({ containers }, project, ignored) {
    const running = containers.filter((one) => one.project === project && one.oneoff === "True" && one.status === "running" && !ignored.includes(one.name));
    if (running.length === 0)
        return [];
    return [
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x)("one-off-running", `A one-off container runs: ${running.map(({ name }) => name).join(", ")}.`, (0,_host_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyOf */ .S)("one-off-running")),
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
  var _text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82550);


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
        what: (0,_text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonList */ .n)(refusals.map(({ what }) => what), `Refused for ${refusals.length} reasons:`),
        means: UNTOUCHED,
        todo: (0,_text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonList */ .n)(refusals.map(({ todo }) => todo)),
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
    quiesce: "Stop what can write to the databases, if nothing was written since the backup",
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


  })

};
;