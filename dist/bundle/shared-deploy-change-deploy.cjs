"use strict";
exports.id = 4011;
exports.ids = [4011];
exports.modules = {

  90235:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    D: () => (/* binding */ changeOutputs)
  });
  var _stage_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59010);

const changeOutputs = [
    {
        name: "result",
        description: "done, returned (the host rolled back automatically), held (a person must inspect the host), failed, refused, aborted, interrupted, planned, unchanged (it already ran), or unknown.",
    },
    { name: "version", description: "Release that the plan was for." },
    { name: "commit", description: "Commit of the release." },
    { name: "change", description: "Name of the change on the host." },
    { name: "previous-version", description: "Release that ran before; empty for none." },
    {
        name: "previous-switched-at",
        description: "When the switch to that release began, by the host's clock, such as 2026-11-26T02:00:00Z; empty if it is unknown.",
    },
    { name: "running-version", description: "Release that is recorded as running afterwards; empty for none." },
    { name: "running-commit", description: "Commit of that release; empty for none." },
    { name: "downtime-seconds", description: "Longest downtime of one service, in seconds." },
    {
        name: "began-at",
        description: "When the change began, by the host's clock, such as 2026-11-26T02:00:00Z; empty if it is unknown.",
    },
    {
        name: "switched-at",
        description: "When the switch began, by the host's clock; empty if no container was changed.",
    },
    {
        name: "undone-at",
        description: "When the automatic rollback began, by the host's clock; empty without one.",
    },
    { name: "ended-at", description: "When the change ended, by the host's clock; empty if it is unknown." },
    { name: "refusal", description: "After refused: why, and what to do. Nothing was changed." },
    { name: "plan-fingerprint", description: "Fingerprint of the plan, as sha256: and 64 hexadecimal digits." },
    _stage_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .reportOutput */ .u,
];


  }),

  27715:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A3: () => (/* binding */ reasonOf),
    Cv: () => (/* binding */ unchanged),
    Dp: () => (/* binding */ changeOutputs),
    J5: () => (/* binding */ refused),
    lM: () => (/* binding */ planned),
    zl: () => (/* binding */ alreadyRuns)
  });
  var _report_change_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94077);
  var _report_host_plan_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53461);
  var _past_rollback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90230);
  var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86442);
  var _change_times_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60507);





function refused(log, before, failure) {
    const isCertain = before.engine !== undefined && before.pending === undefined && !before.lock.held;
    const current = isCertain ? before.current : undefined;
    return {
        outputs: {
            ...{ result: "refused", refusal: reasonOf(log, failure) },
            ...{ "running-version": current?.version ?? "", "running-commit": current?.commit ?? "" },
            "previous-switched-at": (0,_past_rollback_js__WEBPACK_IMPORTED_MODULE_3__/* .runningSince */ .OB)(before),
        },
        report: (0,_report_change_report_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRefused */ .Np)(failure),
        failure,
    };
}
function reasonOf(log, { what, todo }) {
    return log.redact(`${what} ${todo}`);
}
function unchanged(log, before, { current, why, rollback }) {
    const outputs = { result: "unchanged", "previous-version": current.version };
    return alreadyRuns(log, before, {
        ...{ current, why },
        outputs: rollback === undefined ? outputs : rollbackOutputs(rollback),
    });
}
function rollbackOutputs({ isOwn, change, began, ended, replaced, replacedSwitchedAt, }) {
    return {
        ...{ result: isOwn ? "done" : "unchanged", change, "previous-version": replaced },
        ...{ "previous-switched-at": replacedSwitchedAt, "began-at": began, "ended-at": ended },
    };
}
function alreadyRuns(log, before, { current, why, outputs }) {
    const { version, commit } = current;
    log.info(`Nothing to do on ${before.host.name}: ${why}`);
    return {
        outputs: { ...outputs, version, commit, "running-version": version, "running-commit": commit },
        report: (0,_report_change_report_js__WEBPACK_IMPORTED_MODULE_0__/* .renderUnchanged */ .Cj)(before, why),
    };
}
function planned(decided, warnings) {
    const { plan, fingerprint, before } = decided;
    return {
        outputs: {
            result: "planned",
            version: plan.version,
            commit: plan.commit,
            "previous-version": before.current?.version ?? "",
            "plan-fingerprint": fingerprint,
        },
        report: (0,_report_host_plan_report_js__WEBPACK_IMPORTED_MODULE_1__/* .renderPlan */ .EG)({ ...decided, warnings }),
    };
}
function schemaState({ events }) {
    return events.flatMap((event) => (event.event === "schema" ? [event.state] : [])).at(-1) ?? "";
}
function changeOutputs({ plan, fingerprint, before }, outcome) {
    const replaced = (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .replacedRelease */ .SD)(plan, before);
    return {
        result: outcome.difference === undefined ? outcome.ending.outcome : "unknown",
        version: plan.version,
        commit: plan.commit,
        change: outcome.change,
        ...{ "previous-version": replaced.version, "previous-switched-at": replaced.switched },
        "running-version": outcome.after.current?.version ?? "",
        "running-commit": outcome.after.current?.commit ?? "",
        "downtime-seconds": String(Math.max(0, ...Object.values((0,_report_change_report_js__WEBPACK_IMPORTED_MODULE_0__/* .downtime */ .cp)(outcome)))),
        "plan-fingerprint": fingerprint,
        ...(0,_change_times_js__WEBPACK_IMPORTED_MODULE_4__/* .changeTimes */ .f)(outcome.events),
        ...(plan.schema === undefined ? {} : { schema: schemaState(outcome) }),
    };
}


  }),

  24777:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ changeHost)
});

var failure_failure = __webpack_require__(32314);
var host_refusal = __webpack_require__(34261);
var change_id = __webpack_require__(547);
var external_node_crypto_ = __webpack_require__(77598);
var host_effects = __webpack_require__(36154);
var plan_text = __webpack_require__(25136);
; 



function planFingerprint({ plan, destination, effects }) {
    const { host, port, user, hostKeys } = destination;
    const lines = [
        "sluice-plan 1",
        ...(0,plan_text/* pairs */.AS)("host", [`${user}@${host}:${port}`]),
        ...(0,plan_text/* pairs */.AS)("host-key", [...hostKeys].sort()),
        ...(0,plan_text/* planLines */.HN)(plan),
        ...(effects === undefined ? [] : (0,host_effects/* effectLines */.J)(effects)),
    ];
    return `sha256:${(0,external_node_crypto_.createHash)("sha256")
        .update(`${lines.join("\n")}\n`)
        .digest("hex")}`;
}

var change_report = __webpack_require__(94077);
var host_plan_report = __webpack_require__(53461);
var explain = __webpack_require__(83748);
var refusal = __webpack_require__(49539);
var carry_out = __webpack_require__(33671);
var host_survey = __webpack_require__(70008);
var narrator = __webpack_require__(5367);
var change_times = __webpack_require__(60507);
; 




function changeDetails({ plan, effects, fingerprint, before }, outcome) {
    const { kind, version, commit, project } = plan;
    const times = (0,change_times/* changeTimes */.f)(outcome.events);
    return {
        ...{ kind: "change", change: outcome.change, host: before.host.name },
        ...{ before: releaseOf(before), after: releaseOf(outcome.after) },
        plan: {
            ...{ kind, version, commit, fingerprint, volumes: [...(effects?.volumes ?? [])] },
            services: (effects?.services ?? []).map(({ service, change, what }) => ({ service, change, what })),
        },
        images: imagesOf(before, outcome.after, project),
        downtime: Object.entries((0,change_report/* downtime */.cp)(outcome)).map(([service, seconds]) => ({ service, seconds })),
        steps: stepsOf(outcome),
        times: {
            ...{ began: times["began-at"], switched: times["switched-at"] },
            ...{ undone: times["undone-at"], ended: times["ended-at"] },
        },
        failed: outcome.events.flatMap((event) => event.event === "container" ? [{ service: event.service, state: stateOf(event) }] : []),
        log: [...outcome.log],
    };
}
function releaseOf({ current }) {
    return current === undefined ? null : { version: current.version, commit: current.commit };
}
function imagesOf(before, after, project) {
    const digests = (survey) => new Map((0,host_survey/* projectContainers */.an)(survey, project).map(({ service, image }) => [service, image]));
    const [old, fresh] = [digests(before), digests(after)];
    const services = [...new Set([...old.keys(), ...fresh.keys()])].toSorted();
    return services.map((service) => ({
        ...{ service, before: old.get(service) ?? "", after: fresh.get(service) ?? "" },
    }));
}
function stepsOf({ events }) {
    return events.flatMap((event) => {
        if (event.event === "undo")
            return [{ title: `Roll back to ${event.version}`, at: event.at, failed: false, seconds: 0, text: event.text }];
        if (event.event !== "step" || event.state === "begins")
            return [];
        const failed = event.state === "failed";
        return [{ title: (0,narrator/* stepTitle */.Fb)(event.step), at: event.at, failed, seconds: event.seconds, text: event.text }];
    });
}
function stateOf(event) {
    const memory = event.oom ? ", killed for lack of memory" : "";
    const health = event.health === "none" ? "" : `, health ${event.health}`;
    return `${event.status}, exit code ${event.exitCode}${memory}${health}`;
}

var change_results = __webpack_require__(27715);
var host_refusals = __webpack_require__(32979);
var own_change = __webpack_require__(2439);
; 


const BETWEEN_SURVEYS_MS = 5000;
async function surveyWhenFree(host, waiter, milliseconds) {
    const { log, run, clock, cancellation } = waiter;
    const ends = clock.monotonic() + milliseconds;
    let told = false;
    for (;;) {
        const survey = await host.survey();
        const [held] = (0,host_refusals/* lockRefusals */.vC)((0,own_change/* withoutOurOwn */.P)(survey, run));
        if (held === undefined || clock.monotonic() >= ends || cancellation.signal.aborted)
            return survey;
        if (!told)
            log.info(`${held.what} Waiting until it has ended, ${Math.round(milliseconds / 1000)} s at most.`);
        told = true;
        await clock.sleep(BETWEEN_SURVEYS_MS, cancellation.signal);
    }
}

var host_codes = __webpack_require__(69246);
; 


function previewRefusals({ problems }) {
    return problems.map(({ code, text }) => (0,refusal/* refusal */.x)(code, text, (0,host_codes/* remedyOf */.S)(code)));
}

; 



async function review(host, request, { plan, removeUnknown = false }) {
    const { destination } = request;
    if (plan.kind === "adopt" || request.rollbackOnly)
        return { plan, destination, effects: undefined };
    const preview = await host.preview((0,plan_text/* planText */.Pt)(plan, { change: "preview", actor: "", run: "" }, NO_SECRETS));
    const unseen = preview.problems.find(({ code }) => code === "not-merged")?.text;
    if (unseen !== undefined && request.dryRun)
        return { plan, destination, effects: undefined, unseen };
    const refusals = previewRefusals(preview);
    if (refusals.length > 0)
        return { refusals };
    const { effects } = preview;
    if (!removeUnknown)
        return { plan, destination, effects };
    const removedContainers = effects.unknown.map(({ name }) => name);
    return { plan: { ...plan, consent: { ...plan.consent, removedContainers } }, destination, effects };
}
const NO_SECRETS = { registryUsername: "", registryPassword: "", variables: {} };
function otherPlan(fingerprint, approved) {
    if (approved === "" || approved === fingerprint)
        return undefined;
    return (0,refusal/* refusal */.x)("other-plan", `The plan is not the approved one: its fingerprint is ${fingerprint}, and the approved fingerprint is ${approved}.`, "Review the plan again (`dry-run: true`) and approve it.", "Something that matters changed since the approval: the release that runs, the commit, the settings, or what the plan would do to the host. Nothing was changed on the host.");
}

var change_resumption = __webpack_require__(37442);
; 



function earlierResult(before, { log, run }, wanted) {
    const resumption = (0,change_resumption/* resumptionOf */.i)(before, run);
    if (resumption.kind === "done" && isRelease(resumption.current, wanted))
        return deployedBefore(log, before, resumption);
    if (resumption.kind === "rolled-back" && resumption.rollback.replaced === wanted.version)
        return rolledBackBefore(log, before, wanted, resumption);
    if (resumption.kind === "unsettled")
        throw unsettled(before, resumption.why);
    if (resumption.kind === "rolling-back")
        throw stillRollingBack(before);
    if (resumption.kind !== "running")
        throw notResumed(before);
    return undefined;
}
function isRelease(current, wanted) {
    return current.version === wanted.version && current.commit === wanted.commit;
}
function stillRollingBack(before) {
    return new failure_failure/* StageFailure */.B({
        what: `${before.host.name} still carries out the rollback that an earlier attempt of this job has started.`,
        means: "How it ends is not known yet. This attempt changed nothing.",
        todo: "Run this job again when the rollback has ended: it then completes what was not recorded.",
    });
}
function unsettled(before, why) {
    return new failure_failure/* StageFailure */.B({
        what: `An earlier attempt of this job deployed what ${before.host.name} has recorded, but ${why}.`,
        means: "What runs is unknown. This attempt changed nothing.",
        todo: "Inspect the host (release-status), then run this job again or dispatch the rollback.",
    });
}
function notResumed(before) {
    return new failure_failure/* StageFailure */.B({
        what: `${before.host.name} does not run what an earlier attempt of this job has deployed, and does not work on it.`,
        means: "Another change has replaced it since. Nothing was changed.",
        todo: "See what runs (release-status). To release this version again, start a new run of the deploy workflow.",
    });
}
function deployedBefore(log, before, { change, current }) {
    const why = `An earlier attempt of this job deployed ${current.version}, and it runs, verified.`;
    const previous = before.releases.find(({ release }) => release === current.previous)?.version ?? "";
    return (0,change_results/* alreadyRuns */.zl)(log, before, { current, why, outputs: { result: "done", change, "previous-version": previous } });
}
function rolledBackBefore(log, before, { version, commit }, { rollback, current }) {
    const why = `An earlier attempt of this job deployed ${version}, and it was rolled back: ${current.version} runs.`;
    const failure = new failure_failure/* StageFailure */.B({
        what: why,
        means: "This attempt changed nothing on the host. What the earlier attempt did not record is completed.",
        todo: `To deploy ${version} again, start a new run of the deploy workflow.`,
    });
    const { outputs, report } = (0,change_results/* alreadyRuns */.zl)(log, before, {
        ...{ current, why },
        outputs: {
            ...{ result: "returned", change: rollback.change, "previous-version": current.version },
            ...{ "switched-at": rollback.replacedSwitchedAt, "undone-at": rollback.began, "ended-at": rollback.ended },
        },
    });
    return { outputs: { ...outputs, version, commit }, report, failure };
}

; 















async function changeHost(host, world, request, decide) {
    const before = await surveyWhenFree(host, world, request.lockWaitMs ?? 0);
    world.log.info(`Recorded on ${before.host.name}: ${before.current?.version ?? "no release"}${onHold(before)}. Engine ${before.engine?.version ?? "silent"}, Compose ${before.tools.compose || "silent"}.`);
    const earlier = request.resumed && earlierResult(before, world, request.resumed);
    if (earlier !== undefined)
        return earlier;
    const decision = await decide((0,own_change/* withoutOurOwn */.P)(before, world.run));
    if (decision.kind === "refused")
        return (0,change_results/* refused */.J5)(world.log, before, (0,refusal/* refusalFailure */.$)(decision.refusals));
    if (decision.kind === "nothing-to-do")
        return (0,change_results/* unchanged */.Cv)(world.log, before, decision);
    for (const warning of decision.warnings)
        world.log.warning(warning);
    const { runId, job } = world.run;
    const attaches = (0,change_id/* earlierChange */.p)({ runId, job, kind: decision.plan.kind }, before.changes).kind === "running";
    const { destination } = request;
    if (attaches) {
        const reviewed = { plan: decision.plan, destination, effects: undefined };
        return act(host, world, request, { ...reviewed, fingerprint: planFingerprint(reviewed), before });
    }
    const reviewed = await review(host, request, decision);
    if ("refusals" in reviewed)
        return (0,change_results/* refused */.J5)(world.log, before, (0,refusal/* refusalFailure */.$)(reviewed.refusals));
    if (reviewed.unseen !== undefined) {
        const warnings = [...decision.warnings, `${reviewed.unseen} The plan is made after the approval.`];
        return (0,change_results/* planned */.lM)({ ...reviewed, fingerprint: "", before }, warnings);
    }
    const fingerprint = planFingerprint(reviewed);
    for (const warning of (0,host_plan_report/* effectWarnings */.PN)(reviewed))
        world.log.warning(warning);
    const other = otherPlan(fingerprint, request.approvedFingerprint);
    if (other !== undefined)
        return (0,change_results/* refused */.J5)(world.log, before, new failure_failure/* StageFailure */.B(other));
    const decided = { ...reviewed, fingerprint, before };
    return request.dryRun ? (0,change_results/* planned */.lM)(decided, decision.warnings) : act(host, world, request, decided);
}
function onHold({ hold }) {
    return hold === undefined ? "" : ", and the host is on hold, so that something else may run";
}
async function act(host, world, request, decided) {
    let outcome;
    try {
        outcome = await (0,carry_out/* carryOut */.u)(carrierOf(host, world, request), errandOf(world, request, decided));
    }
    catch (error) {
        if (error instanceof host_refusal/* HostRefusal */.N)
            return (0,change_results/* refused */.J5)(world.log, decided.before, error);
        throw error;
    }
    const failure = (0,explain/* outcomeFailure */.n)(outcome, decided.plan);
    const report = (0,change_report/* renderChange */.vN)({ ...decided, outcome, failure, backup: request.backup ?? "" });
    const results = (0,change_results/* changeOutputs */.Dp)(decided, outcome);
    const isRefused = failure !== undefined && results["result"] === "refused";
    const outputs = isRefused ? { ...results, refusal: (0,change_results/* reasonOf */.A3)(world.log, failure) } : results;
    const details = changeDetails(decided, outcome);
    if (failure !== undefined)
        return { outputs, report, failure, details };
    world.log.info(`${decided.plan.version} ${decided.plan.kind === "adopt" ? "is recorded as what runs" : "runs, verified,"} on ${decided.before.host.name}.`);
    return { outputs, report, details };
}
function carrierOf(host, { log, cancellation }, { rollbackOnly = false }) {
    return { host, log, signal: cancellation.signal, rollbackOnly };
}
function errandOf({ run }, { secrets, backup = "" }, { plan, before }) {
    return {
        name: { runId: run.runId, job: run.job, kind: plan.kind },
        ...{ plan, secrets, before },
        origin: { actor: run.actor, run: run.runUrl, ...(backup === "" ? {} : { backup }) },
    };
}


  }),

  60507:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    f: () => (/* binding */ changeTimes)
  });
function changeTimes(events) {
    const began = events.find(({ event }) => event === "began");
    const switched = events.find((one) => one.event === "step" && one.step === "switch" && one.state === "begins");
    const undone = events.find(({ event }) => event === "undo") ?? events.filter(({ event }) => event === "began")[1];
    const ended = events.findLast(({ event }) => event === "ended");
    return {
        "began-at": began?.at ?? "",
        "switched-at": switched?.at ?? "",
        "undone-at": undone?.at ?? "",
        "ended-at": ended?.at ?? "",
    };
}


  }),

  37442:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i: () => (/* binding */ resumptionOf)
  });
  var _plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(547);
  var _past_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90230);


const ROLLBACKS = ["rollback", "restore"];
function resumptionOf(survey, run) {
    const { runId, job } = run;
    const { current, changes } = survey;
    const newest = (kind) => (0,_plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__/* .newestChange */ .P)({ runId, job, kind }, changes);
    const isRunning = (kind) => newest(kind)?.alive === true && newest(kind)?.exit === null;
    if (isRunning("deploy"))
        return { kind: "running" };
    if (ROLLBACKS.some(isRunning))
        return { kind: "rolling-back" };
    if (current === undefined)
        return { kind: "none" };
    const rollback = (0,_past_rollback_js__WEBPACK_IMPORTED_MODULE_1__/* .ownRollback */ .RP)(survey, run, ["deploy", ...ROLLBACKS]);
    if (rollback !== undefined)
        return { kind: "rolled-back", rollback, current };
    const deploy = newest("deploy");
    const runsIt = deploy?.exit?.outcome === "done" && deploy.exit.running === current.release;
    if (!runsIt)
        return { kind: "none" };
    const why = unsettledBy(survey);
    return why === undefined ? { kind: "done", change: deploy.change, current } : { kind: "unsettled", why };
}
function unsettledBy({ hold, pending, engine }) {
    if (hold !== undefined)
        return "the host is on hold";
    if (pending !== undefined)
        return `the change ${pending} was interrupted on the host, or is still running`;
    return engine === undefined ? "the Docker engine of the host does not answer" : undefined;
}


  }),

  19316:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A: () => (/* binding */ isCalled),
    s: () => (/* binding */ newestRelease)
  });
function isCalled({ release, version, commit }, name) {
    return [release, version, commit].includes(name);
}
function newestRelease(releases) {
    return releases.toSorted((left, right) => right.at.localeCompare(left.at))[0];
}


  }),

  90230:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Di: () => (/* binding */ repeatedRollback),
    Hp: () => (/* binding */ lastRollback),
    OB: () => (/* binding */ runningSince),
    RP: () => (/* binding */ ownRollback),
    tU: () => (/* binding */ heldDeploy)
  });
  var _host_survey_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70008);
  var _plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(547);


function lastRollback(survey) {
    const at = survey.history.findLastIndex(({ kind, outcome }) => kind !== "clear-hold" && kind !== "settle" && (outcome === "done" || outcome === "returned"));
    const last = survey.history[at];
    if (last === undefined || last.running !== survey.current?.release || !isRollback(last))
        return undefined;
    const isSettled = survey.history[at - 1]?.kind === "settle";
    return pastRollback(survey, last, survey.history.slice(0, isSettled ? at - 1 : at));
}
function repeatedRollback(survey, { runId, job }, kind) {
    const { current } = survey;
    const last = ownRollback(survey, { runId, job }, [kind]);
    if (current === undefined || last === undefined)
        return undefined;
    const why = `an earlier attempt of this job has carried it out, and ${current.version} runs.`;
    return { kind: "nothing-to-do", current, why, rollback: { ...last, isOwn: true } };
}
function ownRollback(survey, { runId, job }, kinds) {
    const last = survey.pending === undefined ? lastRollback(survey) : undefined;
    const isOwn = kinds.some((kind) => last?.change === (0,_plan_change_id_js__WEBPACK_IMPORTED_MODULE_0__/* .newestChange */ .P)({ runId, job, kind }, survey.changes)?.change);
    return isOwn ? last : undefined;
}
function runningSince(survey) {
    return switchTo(survey.current?.version ?? "", survey.history, survey);
}
function isRollback({ kind, outcome }) {
    return outcome === "done" ? kind === "rollback" || kind === "restore" : outcome === "returned" && kind === "deploy";
}
function pastRollback(survey, change, before) {
    const { began, at: ended, kind, version, switched = "", undone = "", running } = change;
    const times = { change: change.change ?? "", began, ended };
    if (kind === "deploy")
        return { ...times, began: undone, replaced: version, replacedSwitchedAt: switched };
    const replacedId = before.at(-1)?.running ?? "";
    if (kind === "rollback" && replacedId === running) {
        const held = heldDeploy(before);
        return { ...times, replaced: held?.version ?? "", replacedSwitchedAt: held?.switched ?? "" };
    }
    const replaced = versionOf(survey, replacedId);
    return { ...times, replaced, replacedSwitchedAt: switchTo(replaced, before, survey) };
}
function heldDeploy(history) {
    const isEnd = ({ kind, outcome }) => (kind !== "clear-hold" && (outcome === "done" || outcome === "returned")) ||
        (kind === "deploy" && outcome === "held");
    const last = history.findLast(isEnd);
    return last?.outcome === "held" ? last : undefined;
}
function switchTo(version, history, survey) {
    const since = history.findLastIndex(({ running }) => versionOf(survey, running) !== version) + 1;
    const change = history[since];
    const isOlder = since === 0 && survey.history.length >= _host_survey_js__WEBPACK_IMPORTED_MODULE_1__/* .HISTORY_LENGTH */ .Su;
    return version === "" || isOlder || change?.kind === "settle" ? "" : (change?.switched ?? "");
}
function versionOf({ releases }, id) {
    return releases.find(({ release }) => release === id)?.version ?? "";
}


  }),

  48898:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F$: () => (/* binding */ planFrame),
    J9: () => (/* binding */ sourceSteps),
    XH: () => (/* binding */ beforeSteps),
    gl: () => (/* binding */ switchSteps)
  });
function planFrame(survey, wanted) {
    return {
        project: wanted.project,
        directory: wanted.directory,
        remote: wanted.remote,
        expectCurrent: survey.current?.release,
        composeFiles: wanted.composeFiles,
        profiles: wanted.profiles,
        oneShots: wanted.oneShots,
        health: { intervalSeconds: wanted.intervalSeconds, passes: wanted.passes },
        keepReleases: wanted.keepReleases,
        undoDeadlineSeconds: wanted.switchSeconds + wanted.healthSeconds,
    };
}
function beforeSteps() {
    return [
        { name: "check", deadlineSeconds: 60 },
        { name: "quiet", deadlineSeconds: 300 },
    ];
}
function sourceSteps(wanted) {
    return [
        { name: "fetch", deadlineSeconds: 120 },
        { name: "resolve", deadlineSeconds: 60 },
        { name: "pull", deadlineSeconds: wanted.pullSeconds },
        { name: "verify", deadlineSeconds: 60 },
        { name: "retain", deadlineSeconds: 60 },
    ];
}
function switchSteps(wanted) {
    return [
        { name: "switch", deadlineSeconds: wanted.switchSeconds },
        { name: "await", deadlineSeconds: wanted.healthSeconds },
        { name: "prove", deadlineSeconds: 60 },
        { name: "record", deadlineSeconds: 60 },
    ];
}


  }),

  86442:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  xY: () => (/* binding */ decideLimitedRollback),
  h6: () => (/* binding */ decideRollback),
  SD: () => (/* binding */ replacedRelease)
});

var plan = __webpack_require__(73866);
var named_release = __webpack_require__(19316);
var past_rollback = __webpack_require__(90230);
var plan_frame = __webpack_require__(48898);
var host_refusals = __webpack_require__(32979);
var refusal = __webpack_require__(49539);
; 

function releaseAtRequest(survey, requestedSecondsAgo) {
    if (requestedSecondsAgo === undefined)
        return { kind: "current" };
    const asked = (survey.host.clock - requestedSecondsAgo) * 1000;
    const since = survey.history.filter(({ began }) => Date.parse(began) > asked);
    const before = ranBefore(survey, asked);
    const switched = since.some(({ running }) => running !== before?.running);
    if (!switched)
        return { kind: "current" };
    const ran = releaseOf(survey, before?.running);
    if (ran !== undefined)
        return { kind: "release", version: ran.version };
    const why = (0,refusal/* refusal */.x)("changed-meanwhile", "What runs on this host has changed since the rollback was requested, and the release that ran then is not kept.", "Inspect what runs (`release-status`). To roll back from that release, dispatch a rollback with it as `from`.");
    return { kind: "refused", refusal: why };
}
function ranBefore({ history }, asked) {
    return history.findLast(({ began }) => Date.parse(began) <= asked);
}
function releaseOf({ releases }, id) {
    return releases.find(({ release }) => release === id);
}

; 







function decideRollback(survey, wanted) {
    const general = (0,host_refusals/* refusalsDespiteEdits */.R8)(survey, wanted);
    if (general.length > 0)
        return { kind: "refused", refusals: general };
    const atRequest = wanted.from === "" ? releaseAtRequest(survey, wanted.requestedSecondsAgo) : undefined;
    if (atRequest?.kind === "refused")
        return { kind: "refused", refusals: [atRequest.refusal] };
    const named = atRequest?.kind === "release" ? { ...wanted, from: atRequest.version } : wanted;
    const target = rollbackTarget(survey, named);
    if (target.kind === "refused")
        return { kind: "refused", refusals: [target.refusal] };
    return leaves(survey, named, target.release) ?? planTo(survey, named, target.release);
}
function decideLimitedRollback(survey, wanted) {
    if (survey.pending === undefined)
        return decideRollback(survey, wanted);
    const interrupted = (0,refusal/* refusal */.x)("interrupted", `The change ${survey.pending} was interrupted while it switched this host, or is still running.`, "Dispatch the rollback. Its key can settle the interrupted change first.");
    return { kind: "refused", refusals: [interrupted] };
}
function planTo(survey, wanted, target) {
    return { kind: "plan", plan: rollbackPlan(survey, wanted, target), warnings: [] };
}
function leaves(survey, { from }, target) {
    const { current, pending } = survey;
    if (from === "" || current === undefined || current.version === from || pending !== undefined)
        return undefined;
    if (current.release === target.release || current.commit === target.commit) {
        const rollback = (0,past_rollback/* lastRollback */.Hp)(survey);
        return {
            kind: "nothing-to-do",
            current,
            why: `${current.version} runs already; the host was rolled back from ${from} before.`,
            rollback: rollback?.replaced === from ? { ...rollback, isOwn: false } : undefined,
        };
    }
    const other = (0,refusal/* refusal */.x)("another-runs", `${current.version} runs on this host, and not ${from}, from which a rollback was requested.`, "Inspect what runs (`release-status`). To roll back from that release, dispatch a rollback for it.");
    return { kind: "refused", refusals: [other] };
}
function rollbackTarget(survey, { target, from, pullMissing }) {
    if (survey.current === undefined)
        return refused("no-release", "No release is recorded on this host, so there is nothing to roll back to.", "Deploy a version.");
    const release = target === "previous" ? previousRelease(survey, survey.current, from) : namedRelease(survey, target);
    if (release === undefined) {
        const kept = keptReleases(survey);
        return refused("unknown-release", target === "previous"
            ? `No release before ${survey.current.version} is kept on this host.`
            : `The host does not keep a release ${target}.`, kept === "" ? "Deploy a version that works." : `Name one that is kept: ${kept}.`);
    }
    if (release.gone !== "" && !pullMissing) {
        return refused("image-gone", `Images of ${release.version} are no longer on the host: ${release.gone}.`, `Pull them again by their digests (\`pull-missing: true\`), choose another release that is kept (${keptReleases(survey) || "none"}), or deploy ${release.version} again under a new tag.`);
    }
    return { kind: "release", release };
}
function previousRelease(survey, current, from) {
    if (survey.pending !== undefined && survey.pendingTarget !== "")
        return survey.releases.find(({ release }) => release === survey.pendingTarget);
    const namesCurrent = from === current.version && survey.pendingVersion !== from;
    if (survey.pending !== undefined && survey.pending !== current.release && !namesCurrent)
        return current;
    const start = from === "" || from === current.version ? current : namedRelease(survey, from);
    return survey.releases.find(({ release }) => release === start?.previous);
}
function namedRelease(survey, target) {
    return (0,named_release/* newestRelease */.s)(survey.releases.filter((one) => (0,named_release/* isCalled */.A)(one, target)));
}
function keptReleases(survey) {
    const others = survey.releases.filter(({ release, gone }) => release !== survey.current?.release && gone === "");
    return [...new Set(others.map(({ version }) => version))].join(", ");
}
function refused(code, what, todo) {
    return { kind: "refused", refusal: (0,refusal/* refusal */.x)(code, what, todo) };
}
function replacedRelease({ kind, target }, survey) {
    const { current, pending, pendingTarget, pendingVersion, pendingSwitched = "" } = survey;
    const running = { version: current?.version ?? "", switched: (0,past_rollback/* runningSince */.OB)(survey) };
    if (kind !== "rollback" || pending === undefined || target !== current?.release)
        return running;
    if (pendingTarget === "")
        return pendingVersion === "" ? running : { version: pendingVersion, switched: pendingSwitched };
    const held = (0,past_rollback/* heldDeploy */.tU)(survey.history);
    return held === undefined ? running : { version: held.version, switched: held.switched ?? "" };
}
function rollbackPlan(survey, wanted, target) {
    return {
        kind: "rollback",
        version: target.version,
        commit: target.commit,
        target: target.release,
        approvedImages: {},
        registry: wanted.pullMissing ? wanted.registry : "",
        ...(wanted.schemaChange === "refuse" ? {} : { schemaChange: wanted.schemaChange }),
        ...(0,plan_frame/* planFrame */.F$)(survey, { ...wanted, remote: "", composeFiles: [], profiles: [] }),
        consent: { ...plan/* NO_CONSENT */.l, ignoredOneOffs: wanted.ignoredOneOffs, pullMissing: wanted.pullMissing },
        steps: [
            ...(0,plan_frame/* beforeSteps */.XH)(),
            ...(wanted.pullMissing ? [{ name: "pull", deadlineSeconds: wanted.pullSeconds }] : []),
            { name: "restore", deadlineSeconds: 60 },
            ...(0,plan_frame/* switchSteps */.gl)(wanted),
        ],
    };
}


  }),

  94077:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Cj: () => (/* binding */ renderUnchanged),
    Np: () => (/* binding */ renderRefused),
    cp: () => (/* binding */ downtime),
    vN: () => (/* binding */ renderChange)
  });
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);
  var _host_plan_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53461);
  var _narrator_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5367);



function renderChange(report) {
    const { plan, before, outcome, failure } = report;
    const { user, host } = report.destination;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### ${headline(report)}\n`,
        failure === undefined ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .failureText */ .kY)(failure),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], [
            ["Host", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`${user}@${host} (${before.host.name})`)],
            ["Ran before", release(before)],
            ["Runs now", release(outcome.after)],
            ["Commit", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.commit.slice(0, 12))],
            ["Downtime", downtimeText(outcome)],
            ...outcome.events.flatMap((event) => (event.event === "schema" ? [["Schema", (0,_narrator_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaLine */ .cZ)(event)]] : [])),
            ...(report.backup === "" ? [] : [["Backup before it", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(report.backup)]]),
            ["Change", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(outcome.change)],
            ["Plan", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(report.fingerprint.slice(0, 19))],
        ]),
        ...(0,_host_plan_report_js__WEBPACK_IMPORTED_MODULE_1__/* .effectsTables */ .c3)(report),
        failedContainers(outcome),
        differingFiles(outcome),
        provenTable(outcome),
        stepTable(outcome),
    ]);
}
function renderRefused(failure) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### ⛔ Refused: nothing was changed\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .failureText */ .kY)(failure)}`;
}
function headline({ plan, outcome, failure }) {
    const { version, kind } = plan;
    if (failure === undefined) {
        const verb = {
            deploy: "is live",
            rollback: "runs again",
            adopt: "is recorded as what runs",
            backup: "is kept",
            restore: "runs again, with its data",
        };
        return `✅ ${version} ${verb[kind]}`;
    }
    if (outcome.difference !== undefined)
        return `❌ ${version}: the report of the host is not what runs`;
    switch (outcome.ending.outcome) {
        case "returned":
            return `↩️ ${version} failed and was rolled back; ${outcome.after.current?.version ?? "the release before"} runs again`;
        case "held":
            if (["schema-changed", "schema-unknown"].includes(outcome.ending.code))
                return `🛑 ${version}: the schema of the database may not fit the release before, and a person must decide`;
            return `🛑 ${version}: the automatic rollback failed too, and a person must inspect the host`;
        case "refused":
            return `✋ ${version} was refused`;
        case "aborted":
            return `✋ ${version} was cancelled`;
        default:
            return `❌ ${version} failed`;
    }
}
function release(survey) {
    const { current } = survey;
    if (current === undefined)
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `no recorded release`;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${current.version} (${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(current.commit.slice(0, 12))})`;
}
function downtime(outcome) {
    return Object.fromEntries(outcome.events.flatMap((event) => (event.event === "down" ? [[event.service, event.seconds]] : [])));
}
function downtimeText(outcome) {
    const away = Object.entries(downtime(outcome));
    if (away.length === 0)
        return "none";
    return away.map(([service, seconds]) => `${service} ${seconds} s`).join(", ");
}
function provenTable({ proof }) {
    if (proof.length === 0)
        return _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$;
    const rows = proof.map((line) => [
        line.service,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line.name),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_narrator_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(line.image)),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line.hash.slice(0, 12)),
        line.mounts === "-" ? "none" : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line.mounts.slice(0, 12)),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line.started.slice(0, 19)),
    ]);
    const head = ["Service", "Container", "Image", "Model", "Configuration", "Started"];
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Verified on the host**\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows)}`;
}
function failedContainers({ events }) {
    const rows = events.flatMap((event) => {
        if (event.event !== "container")
            return [];
        const health = event.health === "none" ? "no check" : event.health;
        return [[event.service, event.status, event.exitCode, health, event.oom ? "yes" : "no"]];
    });
    if (rows.length === 0)
        return _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$;
    const head = ["Service", "State", "Exit code", "Health", "Out of memory"];
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Containers that failed** (their last log lines are in the log)\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows)}`;
}
function differingFiles({ events }) {
    const rows = events.flatMap((event) => (event.event === "differs" ? [[(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(event.path), event.why]] : []));
    return rows.length === 0 ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Files of the host that differ**\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["File", ""], rows)}`;
}
function stepTable({ events }) {
    const rows = events.flatMap((event) => {
        if (event.event === "undo")
            return [["↩️", `Rolling back to ${event.version}`, ""]];
        if (event.event !== "step" || event.state === "begins")
            return [];
        const isDone = event.state === "done";
        return [[isDone ? "✓" : "✗", (0,_narrator_js__WEBPACK_IMPORTED_MODULE_2__/* .stepTitle */ .Fb)(event.step), isDone ? `${event.seconds} s` : event.text]];
    });
    return rows.length === 0 ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)("Steps", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", "Step", ""], rows));
}
function renderUnchanged(before, why) {
    const rows = [
        ["Host", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(before.host.name)],
        ["Runs", release(before)],
    ];
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### ✅ Nothing to do\n\n${why}\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], rows)}`;
}


  }),

  53461:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    EG: () => (/* binding */ renderPlan),
    PN: () => (/* binding */ effectWarnings),
    c3: () => (/* binding */ effectsTables)
  });
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10492);
  var _text_truncate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6935);
  var _narrator_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5367);



function renderPlan(report) {
    const { plan, fingerprint, before, destination, warnings } = report;
    const address = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`${destination.user}@${destination.host}:${destination.port}`);
    const keys = destination.hostKeys.map((key) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(key, 100)));
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `### 📋 Plan: ${plan.kind} ${plan.version}\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Nothing was changed.\n`,
        ...[...warnings, ...effectWarnings(report)].map((warning) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `> ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(warning)}\n`),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["", ""], [
            ["Host", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${address} (${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(before.host.name)})`],
            ["Host key", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(keys, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `<br>`)],
            ["Runs now", runsNow(before)],
            ["Would run", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${plan.version} (${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.commit.slice(0, 12))})`],
            ["Project", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.project)],
            ["Directory", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.directory)],
            ["Compose files", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.composeFiles.join(", ") || "as Compose finds them")],
            ["Profiles", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.profiles.join(", ") || "none")],
            ...(plan.registry === "" ? [] : [["Registry", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(plan.registry)]]),
            ["Fingerprint", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(fingerprint)],
        ]),
        ...effectsTables(report),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Step", "Time limit"], plan.steps.map((step) => [(0,_narrator_js__WEBPACK_IMPORTED_MODULE_1__/* .stepTitle */ .Fb)(step.name), `${step.deadlineSeconds} s`])),
    ]);
}
function runsNow({ current, hold }) {
    if (current === undefined)
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `no recorded release`;
    const recorded = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${current.version} (${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(current.commit.slice(0, 12))})`;
    return hold === undefined ? recorded : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${recorded} is recorded; the host is on hold, and another release may run`;
}
function effectsTables({ plan, effects }) {
    if (effects === undefined || effects.services.length === 0)
        return [];
    return [
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Services** (downtime is expected for: ${stopped(plan, effects).join(", ") || "none"})\n`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Service", "", "What changes"], effects.services.map((one) => [one.service, CHANGES[one.change], whatChanges(one)])),
        ...effectLists(plan, effects),
    ];
}
const CHANGES = {
    added: "added",
    changed: "changed",
    recreated: "recreated because of another",
    unchanged: "unchanged",
    removed: "removed",
};
function whatChanges({ what }) {
    const parts = what.split(", ").filter((part) => part !== "");
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(parts.map(_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY));
}
function stopped({ restore }, { services }) {
    if (restore !== undefined)
        return services.flatMap(({ service }) => (service === restore.databaseService ? [] : [service]));
    return services
        .filter(({ change }) => change === "changed" || change === "recreated" || change === "removed")
        .map(({ service }) => service);
}
function effectLists(plan, { services, outside, unknown, volumes }) {
    const removed = new Set(plan.consent.removedContainers);
    const rows = [
        ...unknown.map(({ name, service }) => [
            removed.has(name) ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Container that is **removed**, with consent` : "Container that is left alone",
            (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)}: service ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(service)}, which no recorded release had`,
        ]),
        ...volumes.map((name) => ["New, empty volume", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)]),
        ...services
            .filter(({ hooks }) => hooks !== "")
            .map(({ service, hooks }) => ["Lifecycle hooks of new containers", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(hooks)} of ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(service)}`]),
        ...outside.map(({ service, mode, path }) => [
            `Mount outside the clone, ${mode === "ro" ? "read-only" : "writable"}`,
            (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path)} in ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(service)}`,
        ]),
    ];
    return rows.length === 0 ? [] : [(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Besides", ""], rows)];
}
function effectWarnings({ plan, effects }) {
    if (effects === undefined)
        return [];
    const removed = new Set(plan.consent.removedContainers);
    const left = effects.unknown.filter(({ name }) => !removed.has(name)).map(({ name }) => name);
    return [
        ...(effects.unresolved === ""
            ? []
            : [`What changes in each service is not known before the deploy: ${effects.unresolved}`]),
        ...(left.length === 0
            ? []
            : [
                `Containers of the project that no recorded release had are left alone: ${left.join(", ")}. \`remove-unknown: true\` removes them.`,
            ]),
    ];
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


  })

};
;