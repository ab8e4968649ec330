"use strict";
exports.id = 8855;
exports.ids = [8855];
exports.modules = {

  63747:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var change_stage = __webpack_require__(24777);
var past_rollback = __webpack_require__(90230);
var rollback = __webpack_require__(86442);
var read_config = __webpack_require__(76453);
var secret_pairs = __webpack_require__(6174);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var health_settings = __webpack_require__(42261);
var deploy_place = __webpack_require__(61302);
var change_outputs = __webpack_require__(90235);
; 


const keys_inputs = [
    ...deploy_place/* placeKeys */.yO,
    {
        name: "target",
        description: "Release to roll back to: previous, or the version, commit or id of a release that the host keeps.",
        default: "previous",
    },
    {
        name: "from",
        description: "Release to roll back from. If another release runs, the rollback is refused; if the target already runs, nothing is done.",
    },
    {
        name: "asked-at",
        description: "Time at which the rollback was requested, such as 2026-11-26T02:00:00Z. Without `from` the rollback replaces the release that ran then, and not a release that was deployed since.",
    },
    ...health_settings/* healthKeys */.hH,
    {
        name: "variables",
        description: "Variables for Compose, as lines NAME=value, as for `deploy-prod`. A rollback needs none of them; their values are masked in the output of containers.",
        secret: true,
    },
    {
        name: "return-only",
        description: "true if the key can only roll back to the release before (`host/keys/only return`). The host then makes its own plan, with its own time limits.",
        default: "false",
    },
    {
        name: "pull-missing",
        description: "Whether images of the release that are no longer on the host are pulled again, by their digests.",
        default: "false",
    },
    ...deploy_place/* pullKeys */.yD,
    deploy_place/* ignoreOneOffsKey */.A0,
    {
        name: "schema-change",
        description: "What happens if the schema of the database is not the one on which the target ran, and the release that is rolled back from did not declare that it is backward-compatible: refuse, hold (refuse, and put the host on hold), or allow.",
        default: "refuse",
    },
    { name: "plan-fingerprint", description: "Fingerprint of the approved plan. Any other plan is refused." },
    { name: "dry-run", description: "Whether to show the plan and change nothing.", default: "false" },
];


; 







async function readRollbackInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const place = (0,deploy_place/* readPlace */.yI)(settings, world.log);
    (0,secret_pairs/* readSecretPairs */.q)(settings.get("variables"), world.log);
    const rollbackOnly = (0,values/* readBoolean */.Vf)(settings.get("return-only"));
    return {
        place,
        wanted: {
            target: rollbackOnly ? readPrevious(settings.get("target")) : settings.get("target").text,
            from: settings.get("from").text,
            requestedSecondsAgo: readAsked(settings.get("asked-at"), world.clock.now()),
            project: place.project,
            directory: place.directory,
            pullMissing: (0,values/* readBoolean */.Vf)(settings.get("pull-missing")),
            registry: settings.get("registry").text,
            pullSeconds: (0,health_settings/* wholeSeconds */.$P)(settings.get("pull-timeout")),
            schemaChange: readSchemaChange(settings.get("schema-change")),
            ignoredOneOffs: (0,values/* readList */.LD)(settings.get("ignore-one-offs").text),
            ...(0,health_settings/* readHealth */.L8)(settings),
        },
        request: {
            destination: (0,deploy_place/* destinationOf */.My)(place.target),
            secrets: { ...(0,deploy_place/* readRegistryLogin */.T2)(settings, world.log), variables: {} },
            dryRun: (0,values/* readBoolean */.Vf)(settings.get("dry-run")),
            approvedFingerprint: settings.get("plan-fingerprint").text,
            rollbackOnly,
        },
    };
}
function readSchemaChange(given) {
    const { text } = given;
    if (text === "refuse" || text === "hold" || text === "allow")
        return text;
    throw (0,values/* badValue */.tm)(given, "refuse, hold or allow");
}
function readPrevious(target) {
    if (target.text !== "previous")
        throw (0,values/* badValue */.tm)(target, "previous, the only target of a key for `return-only`");
    return target.text;
}
function readAsked(given, now) {
    if (given.text === "")
        return undefined;
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(given.text) ? Date.parse(given.text) : Number.NaN;
    if (Number.isNaN(at))
        throw (0,values/* badValue */.tm)(given, "a time in UTC such as 2026-11-26T02:00:00Z");
    return Math.max(0, (now - at) / 1000);
}

; 




const rollback_rollback = {
    name: "rollback",
    handsOnReport: true,
    read: readRollbackInputs,
    run: rollBack,
};
async function rollBack({ place, wanted, request }, world) {
    world.log.info(`Rolling back to ${wanted.target}: ${place.target.host}:${wanted.directory}, project ${wanted.project}.`);
    const host = await world.hosts.open(place);
    try {
        return await (0,change_stage/* changeHost */.h)(host, world, request, (survey) => (request.dryRun ? undefined : (0,past_rollback/* repeatedRollback */.Di)(survey, world.run, "rollback")) ??
            (request.rollbackOnly ? (0,rollback/* decideLimitedRollback */.xY)(survey, wanted) : (0,rollback/* decideRollback */.h6)(survey, wanted)));
    }
    finally {
        await host.close();
    }
}

; 



void (0,run_stage/* runStage */.S)(rollback_rollback, (0,host_world/* realHostWorld */.H)());


  }),

  6174:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ scriptEnvKey),
    q: () => (/* binding */ readSecretPairs)
  });
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const PLAIN = /^(.{0,3}|[A-Za-z]{1,8}|production|development|\d{1,5}|v?\d+\.\d+(\.\d+)?(-[\w.]+)?)$/;
const scriptEnvKey = {
    name: "script-env",
    description: "Environment of the repository’s scripts on the runner, as lines NAME=value. The values are masked.",
    secret: true,
};
function readSecretPairs(setting, log) {
    const pairs = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readPairs */ .SX)(setting, "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
    const plain = [];
    for (const [name, value] of Object.entries(pairs)) {
        if (!PLAIN.test(value))
            log.mask(value);
        else if (value !== "")
            plain.push(name);
    }
    if (plain.length > 0)
        log.info(`Not masked, because the value is a short word, a number or a version: ${plain.join(", ")}.`);
    return pairs;
}


  })

};
;