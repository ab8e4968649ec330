"use strict";
exports.id = 8697;
exports.ids = [8697];
exports.modules = {

  33671:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ carryOut)
});

var host_refusal = __webpack_require__(34261);
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
    const before = new Map(errand.before.containers.map((one) => [one.id, one]));
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
        if (!stands(found) && !wasSoBefore(found, before.get(found.id)))
            return `${line.name} is ${found.status}${found.health === "none" ? "" : ` and ${found.health}`}`;
    }
    return undefined;
}
function wasSoBefore(found, was) {
    if (was === undefined)
        return false;
    if (found.status === "running" && was.health === "unhealthy")
        return true;
    const isRestartedOften = was.status === "restarting" || was.restarts >= 3;
    if (found.status === "restarting" || found.status === "running")
        return isRestartedOften;
    return found.status === was.status && found.exitCode === was.exitCode && found.started === was.started;
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
    if (carrier.rollbackOnly)
        carrier.log.info(`The output of its containers stays on the host, in changes/${change}/log of the state folder.`);
    const events = [];
    const log = [];
    const progress = { events, log };
    const ending = (await watch(carrier, change, progress)) ?? (await settle(carrier, errand.name, change, progress));
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
async function begin({ host, rollbackOnly }, change, errand) {
    const { plan, origin, secrets } = errand;
    if (rollbackOnly)
        return await host.rollBack(change, plan.expectCurrent ?? "none", origin);
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
                if (carrier.rollbackOnly || line.trim() === "")
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
async function settle(carrier, name, dead, progress) {
    carrier.log.warning(`The change ${dead} has no worker any more, and no outcome is recorded. It is settled now.`);
    const survey = await carrier.host.survey();
    const earlier = (0,change_id/* earlierChange */.p)({ ...name, kind: "settle" }, survey.changes);
    const change = earlier.kind === "running" ? earlier.change : earlier.next;
    try {
        await carrier.host.settle(change);
    }
    catch (error) {
        if (error instanceof host_refusal/* HostRefusal */.N)
            return unknownEnding(`The change was interrupted. ${error.what}`);
        throw error;
    }
    const settled = await watch(carrier, change, progress);
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
  var _host_survey_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94286);
  var _host_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69246);
  var _host_refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32979);




function outcomeFailure(outcome, wanted) {
    if (outcome.difference !== undefined)
        return differing(outcome, outcome.difference);
    const { ending } = outcome;
    if (ending.outcome === "done")
        return undefined;
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: happened(outcome, wanted.version),
        means: meaning(outcome, wanted),
        todo: ending.outcome === "held" && !isAboutSchema(ending) ? byHand(outcome, wanted) : (0,_host_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .remedyOf */ .S)(ending.code),
    });
}
function isAboutSchema({ code }) {
    return code === "schema-changed" || code === "schema-unknown";
}
function happened({ ending }, version) {
    switch (ending.outcome) {
        case "refused":
            return `${version} was refused by the host: ${reasonOf(ending)}`;
        case "returned":
            return `${version} failed and was rolled back: ${ending.text}`;
        case "aborted":
            return `${version} was cancelled before anything was switched.`;
        case "interrupted":
            return `${version} was interrupted: ${ending.text}`;
        default:
            return `${version} failed: ${ending.text}`;
    }
}
function reasonOf({ code, text }) {
    switch (code) {
        case "locked":
            return (0,_host_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .lockText */ .li)((0,_host_survey_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwner */ .A7)(text));
        case "frozen":
            return (0,_host_survey_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readFreeze */ .OL)(text);
        case "held":
            return (0,_host_survey_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readHold */ .uw)(text).text;
        default:
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
        ...scriptLines(plan.restore?.scripts),
        ...pairs("step", plan.steps.map(({ name, deadlineSeconds }) => `${name} ${deadlineSeconds}`)),
    ];
}
function schemaLines({ schema, schemaChange }) {
    return [
        ...pairs("schema-change", schemaChange === undefined ? [] : [schemaChange]),
        ...pairs("backward-compatible", schema?.isCompatible ? ["yes"] : []),
        ...pairs("failed-release", schema === undefined ? [] : [schema.failedRelease]),
        ...scriptLines(schema === undefined ? {} : { schema: schema.script, ...schema.restore?.scripts }),
        ...pairs("restore-seconds", schema?.restore === undefined ? [] : [String(schema.restore.seconds)]),
    ];
}
function scriptLines(scripts = {}) {
    return pairs("script", Object.entries(scripts).map(([name, script]) => `${name} ${base64(script)}`));
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


  })

};
;