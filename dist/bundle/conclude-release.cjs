"use strict";
exports.id = 6364;
exports.ids = [6364];
exports.modules = {

  34192:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var markdown = __webpack_require__(10492);
; 
function conclude(steps) {
    const { rollback, rollbackOutcome } = steps;
    if (rollback === "done" || rollback === "unchanged")
        return { ending: "rolled-back", why: "The release before runs again." };
    if (rollback === "refused")
        return afterRefusal(steps);
    if (rollback === "returned")
        return { ending: "held", why: `Its rollback failed, and what ran before it runs again, verified. ${INSPECT}` };
    if (rollback !== "" || !["", "skipped"].includes(rollbackOutcome))
        return HELD;
    switch (steps.deploy) {
        case "done":
        case "unchanged":
            return afterDeploy(steps);
        case "returned":
            return { ending: "rolled-back", why: "It failed, and the release before it runs again." };
        case "held":
            return HELD;
        case "interrupted":
        case "unknown":
            return { ending: "unknown", why: "How its deploy ended is unknown. Inspect the host (`release-status`)." };
        case "refused":
        case "failed":
        case "aborted":
        case "":
            if (steps.resumes)
                return { ending: "unknown", why: NOT_CONTINUED };
            return {
                ending: "failed",
                why: `The reason is in the run. The release before it, if there is one, still runs. ${AGAIN}`,
            };
        default:
            return {
                ending: "unknown",
                why: `Its deploy ended as "${steps.deploy}", which is unknown to this version of Sluice.`,
            };
    }
}
const AGAIN = "To request a new approval of this version, dispatch the deploy workflow with its tag.";
const INSPECT = "Inspect the host (`release-status`).";
const NOT_CONTINUED = "An earlier attempt of this job deployed it, and this attempt did not continue with it, for the reason in the run. Inspect the host (`release-status`).";
const HELD = {
    ending: "held",
    why: "No further change happens automatically. A person must inspect the host: the run contains the instructions.",
};
function afterRefusal({ version = "", running = "", refusal = "" }) {
    if (running === "" || version === "")
        return { ending: "unknown", why: `Its rollback was refused, and what runs is unknown. ${refusal || INSPECT}` };
    if (running !== version)
        return {
            ending: "superseded",
            why: `Its rollback was refused, because another change replaced it: ${running} runs.`,
        };
    return {
        ending: "rollback-refused",
        why: `Its rollback was refused, so it still runs. ${refusal || "The reason is in the run."}`,
    };
}
function afterDeploy({ smoke, watch, verdict, asksVerdict }) {
    if (verdict === "superseded")
        return { ending: "superseded", why: "Another change replaced it while it was watched." };
    if (smoke === "failure")
        return { ending: "unknown", why: `It runs. Its smoke test failed, and no rollback began. ${INSPECT}` };
    if (smoke !== "success")
        return unknown("Its smoke test did not complete");
    if (watch === "failure" && verdict === "failing")
        return { ending: "unknown", why: `It runs. Its watch found that it fails, and no rollback began. ${INSPECT}` };
    if (watch !== "success")
        return unknown("It was not watched to the end");
    if (verdict === "healthy")
        return { ending: "live", why: "It was watched, and is healthy." };
    const seen = verdict === "failing"
        ? "The advisory watch found that it fails."
        : "The watch could not determine whether it is healthy.";
    if (verdict === "inconclusive" || verdict === "failing")
        return asksVerdict ? { ending: "live", why: seen } : { ending: "unknown", why: `It runs. ${seen}` };
    return unknown("Its watch reported no verdict");
}
function unknown(what) {
    return {
        ending: "unknown",
        why: `It runs. ${what}, so its health is unknown. Inspect it, or roll back.`,
    };
}

; 
const keys_inputs = [
    { name: "deploy-result", description: "Output `result` of deploy-prod; empty without a deploy." },
    { name: "deploy-version", description: "Output `version` of deploy-prod." },
    { name: "smoke-outcome", description: "Outcome of the smoke test's step, from `steps.<id>.outcome`." },
    { name: "watch-outcome", description: "Outcome of the watch's step, from `steps.<id>.outcome`." },
    { name: "watch-verdict", description: "Output `verdict` of watch-period." },
    { name: "back-result", description: "Output `result` of the rollback, if one was started." },
    { name: "back-refusal", description: "Output `refusal` of the rollback: why it was refused, and what to do." },
    { name: "back-running", description: "Output `running-version` of the rollback." },
    { name: "back-outcome", description: "Outcome of the rollback's step, from `steps.<id>.outcome`." },
    {
        name: "resumes",
        description: "Whether this attempt continues what an earlier one has begun, from the output `resumes` of release-status.",
        default: "false",
    },
    {
        name: "asks-verdict",
        description: "Whether a reviewer decides afterwards: then an inconclusive watch counts as live.",
        default: "true",
    },
];
const outputs = [
    {
        name: "result",
        description: "live, unknown (it runs, and its health is unknown), superseded, rolled-back, rollback-refused (it still runs), held (a person must inspect the host), or failed.",
    },
    { name: "reason", description: "Reason for the result, in one or two sentences." },
];

; 





const concludeRelease = {
    name: "conclude-release",
    read: (inputs) => {
        const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
        return {
            deploy: settings.get("deploy-result").text,
            smoke: settings.get("smoke-outcome").text,
            watch: settings.get("watch-outcome").text,
            verdict: settings.get("watch-verdict").text,
            rollback: settings.get("back-result").text,
            version: settings.get("deploy-version").text,
            running: settings.get("back-running").text,
            refusal: settings.get("back-refusal").text,
            rollbackOutcome: settings.get("back-outcome").text,
            resumes: settings.get("resumes").text === "true",
            asksVerdict: (0,values/* readBoolean */.Vf)(settings.get("asks-verdict")),
        };
    },
    run: async (steps, { log }) => {
        const { ending, why } = conclude(steps);
        log.info(`The release ended: ${ending}. ${why}`);
        return {
            outputs: { result: ending, reason: why },
            report: (0,markdown.md) `### The release ended: ${ending}\n\n${why}\n`,
        };
    },
};

; 



void (0,run_stage/* runStage */.S)(concludeRelease, (0,real_world/* realWorld */.b)());


  }),

  89635:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    L: () => (/* binding */ issueCommand)
  });
  var os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4679);


function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}

  }),

  82902:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    v: () => (/* binding */ prepareKeyValueMessage)
  });
  var crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76982);
  var fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79896);
  var os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4679);




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}

  }),

  4679:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ toCommandValue)
  });
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}

  })

};
;