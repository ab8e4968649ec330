"use strict";
exports.id = 3851;
exports.ids = [3851,2338];
exports.modules = {

  62338:
  ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


  }),

  88720:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var failure = __webpack_require__(32314);
var markdown = __webpack_require__(10492);
; 

function renderSmoke(results, url) {
    const failed = results.filter(({ passed }) => !passed).length;
    const head = failed === 0
        ? `✅ Smoke test passed: ${results.length} of ${results.length}`
        : `❌ Smoke test failed: ${failed} of ${results.length}`;
    const rows = results.map((one) => [
        one.passed ? "✓" : "✗",
        one.name,
        one.tries,
        `${Math.round(one.milliseconds)} ms`,
        one.reasons.join("; "),
    ]);
    const where = url === "" ? markdown/* NOTHING */.K$ : (0,markdown.md) `${(0,markdown/* code */.aY)(url)}\n\n`;
    return (0,markdown.md) `### ${head}\n\n${where}${(0,markdown/* table */.tp)(["", "Check", "Tries", "Took", "Why"], rows)}`;
}

var utc = __webpack_require__(62822);
var smoke_check = __webpack_require__(60421);
var smoke_script = __webpack_require__(40772);
var foreign_line = __webpack_require__(89028);
var dist = __webpack_require__(77934);
var parse = __webpack_require__(34659);
var read_config = __webpack_require__(76453);
var schema = __webpack_require__(57292);
var secret_pairs = __webpack_require__(6174);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
; 


const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "url",
        description: "Address of the application. Checks that name a path are sent to it, and the script gets it as PROD_URL.",
        file: "smoke-test.url",
    },
    { name: "checks", description: "HTTP checks as a YAML list, instead of those of the configuration file." },
    {
        name: "script",
        description: "Script of the repository that tests the application. Exit code 0 means that it works.",
        default: "scripts/smoke-test.sh",
        file: "smoke-test.script",
    },
    secret_pairs/* scriptEnvKey */.E,
    { name: "version", description: "Expected release. The script gets it as SLUICE_VERSION." },
    { name: "timeout", description: "Time limit for the script.", default: "5m", file: "smoke-test.timeout" },
    {
        name: "retries",
        description: "Number of further attempts of a failed check.",
        default: "3",
        file: "smoke-test.retries",
    },
    {
        name: "retry-delay",
        description: "Time before the next attempt of a failed check.",
        default: "5s",
        file: "smoke-test.retry-delay",
    },
];
const outputs = [
    { name: "result", description: "passed or failed." },
    { name: "ended-at", description: "When the test ended, such as 2026-11-26T02:30:00Z." },
    { name: "checks-passed", description: "Number of checks that passed, including the script." },
    { name: "checks-failed", description: "Number of checks that failed, including the script." },
];

; 










async function readSmokeInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, "production");
    const url = settings.get("url").text;
    if (url !== "")
        (0,smoke_check/* requireAddress */.c3)(settings.get("url"));
    const written = writtenChecks(settings.get("checks").text) ?? config["smoke-test"]?.checks ?? [];
    const read = {
        url,
        version: settings.get("version").text,
        checks: written.map((check, index) => (0,smoke_check/* createCheck */.bY)(check, url, index)),
        script: await readScript(settings.get("script"), world.files),
        scriptEnv: (0,secret_pairs/* readSecretPairs */.q)(settings.get("script-env"), world.log),
        timeoutMs: (0,values/* readTimeLimit */.pX)(settings.get("timeout")),
        retries: (0,values/* readInteger */.JI)(settings.get("retries"), { min: 0, max: 100 }),
        retryDelayMs: (0,values/* readDuration */.$7)(settings.get("retry-delay")),
    };
    if (read.checks.length === 0 && read.script === undefined)
        throw nothingToTest((0,read_config/* configPath */.eQ)(inputs));
    return read;
}
function writtenChecks(text) {
    return text === "" ? undefined : (0,parse/* parseYaml */.h)(text, "The input `checks`", dist/* array */.YOg(schema/* checkSchema */._, "a list of checks"));
}
async function readScript(setting, files) {
    const text = await files.read(setting.text);
    if (text !== undefined)
        return { path: setting.text, text };
    if (setting.source === "default")
        return undefined;
    throw new failure/* StageFailure */.B({
        what: `The smoke test's script ${setting.text} does not exist.`,
        means: "It was named, so it must run. Nothing was tested.",
        todo: "Check the path, and that the repository is checked out in this job before this step.",
    });
}
function nothingToTest(path) {
    return new failure/* StageFailure */.B({
        what: "There is nothing to test: no checks are configured, and there is no scripts/smoke-test.sh.",
        means: "A test that tests nothing would always pass, so it fails.",
        todo: `Add \`smoke-test.checks\` to ${path} (a \`path\` is enough), or write scripts/smoke-test.sh; and check that the repository is checked out in this job.`,
    });
}

; 







const smokeTest = {
    name: "smoke-test",
    read: readSmokeInputs,
    run: smoke,
};
async function smoke(inputs, world) {
    const results = [];
    for (const check of inputs.checks)
        results.push(await tryCheck(check, inputs, world));
    if (inputs.script !== undefined)
        results.push(await runScript(inputs.script, inputs, world));
    const failed = results.filter(({ passed }) => !passed);
    const outputs = {
        result: failed.length === 0 ? "passed" : "failed",
        "ended-at": (0,utc/* utc */.n)(world.clock.now()),
        "checks-passed": String(results.length - failed.length),
        "checks-failed": String(failed.length),
    };
    const report = renderSmoke(results, inputs.url);
    const details = {
        ...{ kind: "smoke", url: inputs.url },
        results: results.map(({ name, passed, tries, milliseconds, reasons }) => ({
            ...{ name, passed, tries, milliseconds, reasons: [...reasons] },
        })),
    };
    const result = { outputs, report, details };
    return failed.length === 0 ? result : { ...result, failure: smokeFailure(failed) };
}
async function tryCheck(check, inputs, world) {
    const retries = check.retries ?? inputs.retries;
    const delayMs = check.retryDelayMs ?? inputs.retryDelayMs;
    const { signal } = world.cancellation;
    const reasons = [];
    for (let tries = 1;; tries++) {
        const answer = signal.aborted ? CANCELLED : await world.http.send(check.request);
        const { milliseconds } = answer;
        const reason = (0,smoke_check/* judge */.S4)(check, answer).map(foreign_line/* cleanForeignLine */.ee).join("; ");
        if (reason === "") {
            world.log.info(`✓ ${check.name}: ${milliseconds} ms${tries > 1 ? `, at try ${tries}` : ""}`);
            return { name: check.name, kind: "http", passed: true, tries, milliseconds, reasons };
        }
        if (reasons.at(-1) !== reason)
            reasons.push(reason);
        const again = tries <= retries && !signal.aborted;
        const next = again ? `; trying again in ${delayMs / 1000} s (${tries} of ${retries})` : "";
        world.log.info(`✗ ${check.name}: ${reason}${next}`);
        if (!again)
            return { name: check.name, kind: "http", passed: false, tries, milliseconds, reasons };
        await world.clock.sleep(delayMs, signal);
    }
}
const CANCELLED = { kind: "no-answer", reason: "the run was cancelled", milliseconds: 0 };
const SCRIPT_LIMIT = 16 * 1024 * 1024;
async function runScript(script, inputs, world) {
    world.log.info(`Running ${script.path} …`);
    const began = world.clock.monotonic();
    const exit = await world.commands.run({
        argv: (0,smoke_script/* scriptCommand */.r)(script.path, script.text),
        env: (0,smoke_script/* scriptEnvironment */.F)({ ...world.environment, ...inputs.scriptEnv }, inputs.url, inputs.version),
        timeoutMs: inputs.timeoutMs,
        outputLimit: SCRIPT_LIMIT,
        onLine: (line) => world.log.info(`| ${(0,foreign_line/* cleanForeignLine */.ee)(line)}`),
    });
    const passed = exit.code === 0;
    const reason = passed ? [] : [exit.code === null ? exit.reason : exit.reason || `it ended with code ${exit.code}`];
    world.log.info(passed ? `✓ ${script.path}` : `✗ ${script.path}: ${reason.join()}`);
    return {
        name: script.path,
        kind: "script",
        passed,
        tries: 1,
        milliseconds: world.clock.monotonic() - began,
        reasons: reason,
    };
}
function smokeFailure(failed) {
    return new failure/* StageFailure */.B({
        what: `The smoke test failed:\n${failed.map(({ name, reasons }) => `- ${name}: ${reasons.at(-1) ?? "no reason was given"}`).join("\n")}`,
        means: "The containers may be healthy, but the application does not work as expected.",
        todo: "Inspect the application. If its users are affected, dispatch the rollback.",
    });
}

; 



void (0,run_stage/* runStage */.S)(smokeTest, (0,real_world/* realWorld */.b)());


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

  60421:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  bY: () => (/* binding */ createCheck),
  S4: () => (/* binding */ judge),
  c3: () => (/* binding */ requireAddress)
});

var external_node_util_ = __webpack_require__(57975);
var values = __webpack_require__(25620);
var failure = __webpack_require__(32314);
var truncate = __webpack_require__(6935);
; 
function readJsonPath(path) {
    const steps = [];
    const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]+)"\]/y;
    while (step.lastIndex < path.length) {
        const match = step.exec(path);
        if (match === null)
            return undefined;
        steps.push(match[2] === undefined ? (match[1] ?? match[3] ?? "") : Number(match[2]));
    }
    return steps.length === 0 ? undefined : steps;
}
function jsonAt(value, steps) {
    let here = value;
    for (const step of steps) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step))
            return undefined;
        here = here[step];
    }
    return here;
}

; 





const BODY_LIMIT = 1024 * 1024;
function createCheck(written, base, index) {
    const name = written.name ?? written.path ?? written.url ?? `check ${index + 1}`;
    const method = written.method ?? "GET";
    return {
        name,
        request: {
            method,
            url: address(written, base, name),
            headers: { "user-agent": "sluice-smoke-test", ...written.headers },
            ...(written.body === undefined ? {} : { body: written.body }),
            timeoutMs: (0,values/* readTimeLimit */.pX)({ name: `${name}: timeout`, text: written.timeout ?? "10s" }),
            bodyLimit: BODY_LIMIT,
            isBeginningEnough: written["not-contains"] === undefined && written.json === undefined,
            followRedirects: written["follow-redirects"] ?? false,
        },
        status: list(written.status ?? 200),
        contains: list(written.contains ?? []),
        notContains: list(written["not-contains"] ?? []),
        json: Object.entries(written.json ?? {}).map(([path, wanted]) => ({ path, steps: jsonSteps(path, name), wanted })),
        maxLatency: written["max-latency"] === undefined
            ? undefined
            : (0,values/* readTimeLimit */.pX)({ name: `${name}: max-latency`, text: written["max-latency"] }),
        retries: written.retries,
        retryDelayMs: written["retry-delay"] === undefined
            ? undefined
            : (0,values/* readDuration */.$7)({ name: `${name}: retry-delay`, text: written["retry-delay"] }),
    };
}
function judge(check, answer) {
    if (answer.kind === "no-answer")
        return [answer.reason];
    const problems = [];
    if (!check.status.includes(answer.status))
        problems.push(`status ${answer.status}${whereTo(check, answer.headers)}, wanted ${check.status.join(" or ")}`);
    for (const text of check.contains)
        if (!answer.body.includes(text))
            problems.push(`the text "${text}" is not there`);
    for (const text of check.notContains)
        if (answer.body.includes(text))
            problems.push(`the text "${text}" is there`);
    problems.push(...judgeJson(check, answer.body));
    if (check.maxLatency !== undefined && answer.milliseconds > check.maxLatency) {
        problems.push(`it took ${answer.milliseconds} ms, the limit is ${check.maxLatency} ms`);
    }
    return problems;
}
function judgeJson(check, body) {
    if (check.json.length === 0)
        return [];
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        return [`the answer is not JSON: it ${beginning(body)}`];
    }
    return check.json.flatMap(({ path, steps, wanted }) => {
        const found = jsonAt(value, steps);
        return (0,external_node_util_.isDeepStrictEqual)(found, wanted)
            ? []
            : [
                `${path} is ${found === undefined ? "missing" : (0,truncate/* truncate */.xv)(JSON.stringify(found), 100)}, wanted ${(0,truncate/* truncate */.xv)(JSON.stringify(wanted) ?? "", 100)}`,
            ];
    });
}
function whereTo(check, headers) {
    const { location } = headers;
    if (location === undefined || check.request.followRedirects)
        return "";
    return ` (it leads to ${(0,truncate/* truncate */.xv)(location, 100)}, and \`follow-redirects\` is off)`;
}
function beginning(body) {
    const text = (0,truncate/* truncate */.xv)(body.trim(), 80);
    return text === "" ? "is empty" : `begins with ${JSON.stringify(text)}`;
}
function address(written, base, name) {
    if (written.url === undefined && base === "") {
        throw new failure/* StageFailure */.B({
            what: `The check "${name}" names a path only, and no \`url\` of the application is known.`,
            means: "There is nothing to send it to. Nothing was tested.",
            todo: "Set `smoke-test.url` in the configuration file, or the input `url`; or give the check a whole `url`.",
        });
    }
    const text = written.url ?? `${base.replace(/\/+$/, "")}${written.path ?? "/"}`;
    requireAddress({ name: `${name}: url`, text });
    return text;
}
function requireAddress(given) {
    const { protocol = "", username = "", password = "" } = URL.canParse(given.text) ? new URL(given.text) : {};
    if (username !== "" || password !== "")
        throw (0,values/* badValue */.tm)({ name: given.name, text: "***" }, "an address without a user name and a password");
    if (!/^https?:$/.test(protocol))
        throw (0,values/* badValue */.tm)(given, "an http or https address");
}
function jsonSteps(path, name) {
    const steps = readJsonPath(path);
    if (steps === undefined)
        throw (0,values/* badValue */.tm)({ name: `${name}: json`, text: path }, "a path such as status or checks[0].name");
    return steps;
}
function list(value) {
    return typeof value === "object" ? value : [value];
}


  }),

  40772:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ scriptEnvironment),
    r: () => (/* binding */ scriptCommand)
  });
const INTERNAL = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;
function scriptEnvironment(environment, url, version) {
    const kept = Object.entries(environment).flatMap(([name, value]) => value === undefined || INTERNAL.test(name) ? [] : [[name, value]]);
    return {
        ...Object.fromEntries(kept),
        ...(url === "" ? {} : { PROD_URL: url }),
        ...(version === "" ? {} : { SLUICE_VERSION: version }),
    };
}
function scriptCommand(path, text) {
    const words = /^#! *(\S+)(?: +(.*?))?\r?\n/.exec(text);
    const [, program = "sh", argument] = words ?? [];
    return [program, ...(argument ? [argument] : []), path.startsWith("-") ? `./${path}` : path];
}


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