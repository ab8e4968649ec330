"use strict";
exports.id = 6633;
exports.ids = [6633];
exports.modules = {

  48709:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var failure = __webpack_require__(32314);
; 
function checkCommands(wish) {
    const { image, project, composeFiles } = wish;
    if (composeFiles.length === 0) {
        const variables = wish.variables.flatMap((name) => ["--env", name]);
        const health = wish.healthCommand === "" ? [] : ["--health-cmd", wish.healthCommand, "--health-interval", "2s"];
        return {
            start: ["docker", "run", "--detach", "--pull", "never", "--name", project, ...variables, ...health, "--", image],
            list: ["docker", "ps", "--all", "--quiet", "--no-trunc", "--filter", `name=^${project}$`],
            logs: ["docker", "logs", "--tail", "50", project],
            remove: ["docker", "rm", "--force", "--volumes", project],
        };
    }
    const compose = ["compose", "--project-name", project, ...composeFiles.flatMap((file) => ["--file", file])];
    return {
        start: ["docker", ...compose, "up", "--detach", "--no-build", "--quiet-pull"],
        list: ["docker", ...compose, "ps", "--all", "--quiet"],
        logs: ["docker", ...compose, "logs", "--no-color", "--tail", "50"],
        remove: ["docker", ...compose, "down", "--volumes", "--remove-orphans", "--timeout", "5"],
    };
}
function inspectCommand(ids) {
    return ["docker", "inspect", "--type", "container", "--format", "{{json .}}", ...ids];
}

var dist = __webpack_require__(77934);
var answer = __webpack_require__(10048);
; 


const containerSchema = dist/* object */.Ikc({
    Name: dist/* string */.YjP(),
    RestartCount: dist/* number */.aig(),
    Config: dist/* object */.Ikc({ Image: dist/* string */.YjP(), Labels: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}) }),
    State: dist/* object */.Ikc({
        Status: dist/* string */.YjP(),
        ExitCode: dist/* number */.aig(),
        OOMKilled: dist/* boolean */.zMY(),
        Health: dist/* nullish */.cl6(dist/* object */.Ikc({ Status: dist/* string */.YjP() })),
    }),
});
function readContainer(line) {
    const { Name, Config, State, RestartCount } = (0,answer/* understand */.Z)(containerSchema, JSON.parse(line), "a container");
    return {
        name: Config.Labels?.["com.docker.compose.service"] ?? Name.replace(/^\//, ""),
        ...{ image: Config.Image, status: State.Status, exitCode: State.ExitCode, outOfMemory: State.OOMKilled },
        ...{ restarts: RestartCount, health: State.Health?.Status ?? "none" },
    };
}
function judgeHealth(containers, { image, oneShots }) {
    const own = containers.filter((one) => one.image === image);
    if (own.length === 0)
        return { kind: "failed", why: `no container runs ${image}` };
    const [unchecked] = own.filter(({ name, health }) => health === "none" && !oneShots.includes(name));
    if (unchecked !== undefined)
        return { kind: "failed", why: `nothing checks the health of ${unchecked.name}` };
    const [problem] = containers.flatMap((one) => problemOf(one, oneShots) ?? []);
    if (problem !== undefined)
        return { kind: "failed", why: problem };
    const waiting = containers.filter((one) => isStarting(one, oneShots)).map(({ name }) => name);
    return waiting.length > 0
        ? { kind: "starting", why: `${waiting.join(", ")} did not become healthy` }
        : { kind: "healthy" };
}
function problemOf(one, oneShots) {
    if (one.outOfMemory)
        return `${one.name} was killed: out of memory`;
    if (one.status === "exited" && one.exitCode === 0 && oneShots.includes(one.name))
        return undefined;
    if (one.status === "exited" || one.status === "dead")
        return `${one.name} ended with code ${one.exitCode}`;
    if (one.restarts > 0)
        return `${one.name} was restarted ${one.restarts} times`;
    return one.health === "unhealthy" ? `${one.name} is unhealthy` : undefined;
}
function isStarting({ name, status, health }, oneShots) {
    if (oneShots.includes(name))
        return status !== "exited";
    return status !== "running" || health === "starting";
}

var markdown = __webpack_require__(10492);
; 

function renderImageCheck({ image, problem, seconds }) {
    const verdict = problem === "" ? "healthy, and stayed so" : (0,markdown.md) `**not healthy:** ${problem}`;
    const mark = problem === "" ? "✅" : "❌";
    return (0,markdown.md) `### ${mark} Docker build + health check\n\n${(0,markdown/* code */.aY)(image)}: ${verdict} (${seconds} s).\n`;
}

var foreign_line = __webpack_require__(89028);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var script = __webpack_require__(40772);
var health_settings = __webpack_require__(42261);
; 


const keys_inputs = [
    read_config/* configKey */.ur,
    { name: "image", description: "Image in the engine of this machine, with its tag.", required: true },
    {
        name: "check-files",
        description: "Compose files that start the image with the services that it needs, separated by commas or lines. Default: the image is started alone.",
    },
    {
        name: "health-command",
        description: "Shell command that checks the health of an image without a HEALTHCHECK that is started alone.",
    },
    {
        name: "variables",
        description: "Variables as lines NAME=value, for Compose's interpolation, or for the container if it is started alone. SLUICE_VERSION is the tag of the image.",
        secret: true,
    },
    {
        name: "one-shots",
        description: "Services that are expected to end with exit code 0, separated by commas or lines.",
        file: "deploy.one-shots",
    },
    ...health_settings/* healthTimeKeys */.m$,
];
const outputs = [{ name: "result", description: "healthy or failed." }];

; 





async function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, await (0,read_config/* readConfig */.Xg)(inputs, world.files), "");
    const image = settings.need("image");
    const [, tag] = /^[^-\s][^\s@]*:([\w][\w.-]{0,127})$/.exec(image.text) ?? [];
    if (tag === undefined)
        throw (0,values/* badValue */.tm)(image, "an image with its tag, such as app:sha-1234");
    const variables = (0,values/* readPairs */.SX)(settings.get("variables"), "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
    const [stable, timeout] = [settings.get("stable-for"), settings.get("health-timeout")];
    const [stableMs, timeoutMs] = [(0,values/* readTimeLimit */.pX)(stable), (0,values/* readTimeLimit */.pX)(timeout)];
    if (stableMs >= timeoutMs)
        throw (0,values/* badValue */.tm)(stable, `shorter than \`health-timeout\` (${timeout.text})`);
    return {
        wish: {
            image: image.text,
            project: `sluice-check-${world.run.runId || "0"}-${world.run.runAttempt || "1"}`,
            composeFiles: (0,values/* readList */.LD)(settings.get("check-files").text),
            healthCommand: settings.get("health-command").text,
            variables: Object.keys(variables),
        },
        oneShots: (0,values/* readList */.LD)(settings.get("one-shots").text),
        env: { ...(0,script/* scriptEnvironment */.F)(world.environment, "", tag), SLUICE_SHA: world.run.sha, ...variables },
        ...{ timeoutMs, stableMs, intervalMs: (0,values/* readTimeLimit */.pX)(settings.get("check-interval")) },
    };
}

; 






const checkImage = {
    name: "check-image",
    read: readInputs,
    run: check,
};
const START_MS = 10 * 60_000;
const COMMAND_MS = 60_000;
const OUTPUT_LIMIT = 16 * 1024 * 1024;
const INSPECT_LIMIT = 4 * 1024 * 1024;
async function check(inputs, world) {
    const commands = checkCommands(inputs.wish);
    const began = world.clock.monotonic();
    try {
        const problem = await outcome(inputs, commands, world);
        const seconds = Math.round((world.clock.monotonic() - began) / 1000);
        const report = renderImageCheck({ image: inputs.wish.image, problem, seconds });
        if (problem === "") {
            world.log.info(`${inputs.wish.image} became healthy and stayed healthy.`);
            return { outputs: { result: "healthy" }, report };
        }
        await tell(commands.logs, inputs, world);
        return { outputs: { result: "failed" }, report, failure: notHealthy(inputs, problem) };
    }
    finally {
        const gone = await command(commands.remove, inputs, { world, timeoutMs: COMMAND_MS, onLine: () => undefined });
        if (gone !== "")
            world.log.warning(`The containers of the check may still exist: ${gone}.`);
    }
}
async function outcome(inputs, commands, world) {
    const onLine = (line) => world.log.info(`| ${(0,foreign_line/* cleanForeignLine */.ee)(line)}`);
    const started = await command(commands.start, inputs, { world, timeoutMs: START_MS, onLine });
    if (started !== "")
        return `it was not started: ${started}`;
    const { clock, cancellation } = world;
    const end = clock.monotonic() + inputs.timeoutMs;
    let healthySince;
    for (;;) {
        const health = await look(inputs, commands, world);
        if (health.kind === "failed")
            return health.why;
        const now = clock.monotonic();
        healthySince = health.kind === "healthy" ? (healthySince ?? now) : undefined;
        if (healthySince !== undefined && now - healthySince >= inputs.stableMs)
            return "";
        if (cancellation.signal.aborted)
            return "the run was cancelled";
        if (now >= end)
            return health.kind === "healthy" ? "it was not healthy for the required time" : health.why;
        await clock.sleep(inputs.intervalMs, cancellation.signal);
    }
}
async function look(inputs, commands, world) {
    const ids = [];
    const listed = await command(commands.list, inputs, {
        world,
        timeoutMs: COMMAND_MS,
        onLine: (line) => ids.push(line),
    });
    if (listed !== "")
        return { kind: "failed", why: `the engine does not list its containers: ${listed}` };
    const lines = [];
    const onLine = (line) => void lines.push(line);
    const argv = inspectCommand(ids.filter((id) => id !== ""));
    const inspected = await command(argv, inputs, { world, timeoutMs: COMMAND_MS, onLine });
    if (inspected !== "")
        return { kind: "failed", why: `the engine does not report their state: ${inspected}` };
    const containers = lines.filter((line) => line !== "").map(readContainer);
    return judgeHealth(containers, { image: inputs.wish.image, oneShots: inputs.oneShots });
}
async function command(argv, { env }, { world, timeoutMs, onLine }) {
    let last = "";
    const onErrorLine = (line) => {
        last = (0,foreign_line/* cleanForeignLine */.ee)(line).trim() || last;
    };
    const limits = { outputLimit: OUTPUT_LIMIT, lineLimit: INSPECT_LIMIT };
    const exit = await world.commands.run({ argv, env, timeoutMs, ...limits, onLine, onErrorLine });
    if (exit.code === 0)
        return "";
    return last || exit.reason || `${argv.slice(0, 2).join(" ")} ended with code ${exit.code}`;
}
async function tell(argv, { env }, { commands, log }) {
    const onLine = (line) => log.info(`| ${(0,foreign_line/* cleanForeignLine */.ee)(line)}`);
    await commands.run({ argv, env, timeoutMs: COMMAND_MS, outputLimit: OUTPUT_LIMIT, onLine });
}
function notHealthy({ wish }, problem) {
    return new failure/* StageFailure */.B({
        what: `${wish.image} is not healthy: ${problem}.`,
        means: "A deploy of this image would be rolled back.",
        todo: problem.startsWith("nothing checks")
            ? "Give the image a HEALTHCHECK, its Compose service a `healthcheck`, or this step a `health-command`."
            : "Read the last lines of its log, above.",
    });
}

; 



void (0,run_stage/* runStage */.S)(checkImage, (0,real_world/* realWorld */.b)());


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