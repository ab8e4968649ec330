"use strict";
exports.id = 5265;
exports.ids = [5265];
exports.modules = {

  61302:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $N: () => (/* binding */ projectKey),
    A0: () => (/* binding */ ignoreOneOffsKey),
    J1: () => (/* binding */ composeKeys),
    My: () => (/* binding */ destinationOf),
    T2: () => (/* binding */ readRegistryLogin),
    _E: () => (/* binding */ readTarget),
    a$: () => (/* binding */ userKeys),
    yD: () => (/* binding */ pullKeys),
    yI: () => (/* binding */ readPlace),
    yO: () => (/* binding */ placeKeys)
  });
  var _config_read_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76453);
  var _config_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25620);


const projectKey = {
    name: "project",
    description: "Compose project name.",
    file: "project",
};
const placeKeys = [
    _config_read_config_js__WEBPACK_IMPORTED_MODULE_0__/* .configKey */ .ur,
    {
        name: "environment",
        description: "Environment of the configuration file whose host is used.",
        default: "production",
    },
    {
        name: "ssh-key",
        description: "Private SSH key of the deploy user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment.",
        required: true,
        secret: true,
    },
    { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, if it has one.", secret: true },
    { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
    { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
    { name: "user", description: "Deploy user on the host.", file: "environments.<environment>.hosts.user" },
    {
        name: "host-key",
        description: "Pinned host keys, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
        file: "environments.<environment>.hosts.host-key",
    },
    projectKey,
    { name: "directory", description: "Absolute path of the application's clone on the host.", file: "directory" },
];
const [, environmentKey, sshKey, passphraseKey, addressKey, portKey, userKey, hostKeyKey] = placeKeys;
const userKeys = [
    ...[_config_read_config_js__WEBPACK_IMPORTED_MODULE_0__/* .configKey */ .ur, environmentKey, sshKey, passphraseKey, addressKey, portKey, userKey, hostKeyKey],
    {
        name: "authorized-keys",
        description: "File on the host from which sshd reads the keys of the deploy user.",
        default: "~/.ssh/authorized_keys",
    },
];
const composeKeys = [
    {
        name: "compose-files",
        description: "Compose files in order, relative to the directory, separated by commas or lines. Default: the files that Compose finds.",
        file: "compose-files",
    },
    { name: "profiles", description: "Compose profiles, separated by commas or lines.", file: "profiles" },
];
const pullKeys = [
    {
        name: "registry",
        description: "Registry to log in to for the pull. The login is removed afterwards.",
        file: "deploy.registry",
    },
    { name: "registry-username", description: "User name for the registry.", secret: true },
    { name: "registry-password", description: "Password or token for the registry.", secret: true },
    {
        name: "pull-timeout",
        description: "Time limit for the pull of all images.",
        default: "10m",
        file: "deploy.pull-timeout",
    },
];
const ignoreOneOffsKey = {
    name: "ignore-one-offs",
    description: "Names of one-off containers that can continue to run, separated by commas or lines.",
};
function readTarget(settings, log) {
    const privateKey = settings.need("ssh-key").text;
    const passphrase = settings.get("ssh-key-passphrase").text;
    log.mask(privateKey);
    if (passphrase !== "")
        log.mask(passphrase);
    return {
        host: readName(settings.need("host"), /^[A-Za-z0-9.:_-]+$/, "a host name or an address"),
        port: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readInteger */ .JI)({ ...settings.get("port") }, { min: 1, max: 65535 }),
        user: readName(settings.need("user"), /^[a-z_][a-z0-9_.-]*\$?$/i, "a user name"),
        privateKey,
        hostKeys: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readLines */ .Se)(settings.need("host-key").text),
        ...(passphrase === "" ? {} : { passphrase }),
    };
}
function readRegistryLogin(settings, log) {
    const registryPassword = settings.get("registry-password").text;
    if (registryPassword !== "")
        log.mask(registryPassword);
    const registryUsername = settings.get("registry-username").text;
    if (registryPassword !== "" && registryUsername === "")
        settings.need("registry-username");
    return { registryUsername, registryPassword };
}
function destinationOf({ host, port, user, hostKeys }) {
    return { host, port, user, hostKeys };
}
function readPlace(settings, log) {
    return {
        target: readTarget(settings, log),
        project: readName(settings.need("project"), /^[a-z0-9][a-z0-9_-]*$/, "a Compose project name: small letters, digits, dashes and underscores"),
        directory: readName(settings.need("directory"), /^\/[^\0\n\r]*[^\0\n\r/]$/, "an absolute path"),
    };
}
function readName(setting, pattern, wanted) {
    if (!pattern.test(setting.text))
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .badValue */ .tm)(setting, wanted);
    return setting.text;
}


  }),

  34261:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    N: () => (/* binding */ HostRefusal)
  });
  var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);

class HostRefusal extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B {
}


  }),

  36154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (/* binding */ effectLines),
    L: () => (/* binding */ readPreview)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _fact_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98050);


const factSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .variant */ .Oxt("kind", [
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("service"),
        service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        change: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(["added", "changed", "recreated", "unchanged", "removed"]),
        what: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        hooks: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("outside"), service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), path: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("unknown"), name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("volume"), name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("unresolved"), text: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("problem"), code: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), text: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("end"), lines: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
]);
function readPreview(text) {
    const facts = (0,_fact_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readFactLines */ .oW)("preview", factSchema, text);
    const all = (kind) => facts.filter((fact) => fact.kind === kind);
    return {
        effects: {
            services: all("service").map(({ service, change, what, hooks }) => ({ service, change, what, hooks })),
            outside: all("outside").map(({ service, mode, path }) => ({ service, mode, path })),
            unknown: all("unknown").map(({ name, service }) => ({ name, service })),
            volumes: all("volume").map(({ name }) => name),
            unresolved: all("unresolved")[0]?.text ?? "",
        },
        problems: all("problem").map(({ code, text: what }) => ({ code, text: what })),
    };
}
function effectLines(effects) {
    return [
        ...effects.services.map(({ service, change, what, hooks }) => `service ${service} ${change} ${what}${hooks && ` (${hooks})`}`),
        ...effects.outside.map(({ service, mode, path }) => `outside ${service} ${mode} ${path}`),
        ...effects.unknown.map(({ name, service }) => `unknown ${name} ${service}`),
        ...effects.volumes.map((name) => `volume ${name}`),
        ...(effects.unresolved === "" ? [] : ["unresolved"]),
    ].sort();
}


  }),

  98050:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Pl: () => (/* binding */ readJsonLine),
    _P: () => (/* binding */ unusable),
    oW: () => (/* binding */ readFactLines)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_truncate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6935);



function readFactLines(answer, schema, text) {
    const lines = text.split("\n").filter((line) => line !== "");
    const facts = lines.map((line) => readFact(answer, schema, line));
    const end = facts.at(-1);
    const counted = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(endSchema, end);
    if (!counted.success)
        return unusable(answer, lines.length === 0 ? "it is empty" : "it is cut off");
    if (counted.output.lines !== lines.length - 1)
        return unusable(answer, `it has ${lines.length - 1} lines, but ${counted.output.lines} were written`);
    return facts;
}
const endSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("end"), lines: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() });
function readFact(answer, schema, line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return unusable(answer, `a line is not JSON: ${(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(line, 120)}`);
    }
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, value);
    return result.success ? result.output : unusable(answer, `a line is not understood: ${(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(line, 120)}`);
}
function readJsonLine(schema, line) {
    try {
        const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, JSON.parse(line));
        return read.success ? read.output : undefined;
    }
    catch {
        return undefined;
    }
}
function unusable(answer, why) {
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The ${answer} of the host cannot be used: ${why}.`,
        means: "Sluice does not know what runs there, so it changes nothing.",
        todo: "Log in to the host as the same user and run `docker version`, `docker compose version` and `git status` in the application's folder: each must answer.",
    });
}


  }),

  84667:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Y: () => (/* binding */ readJournalLine),
    d: () => (/* binding */ lastProof)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const steps = valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP();
const eventSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .variant */ .Oxt("event", [
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("began"), change: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("step"),
        step: steps,
        state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["begins", "done", "failed"]),
        seconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), 0),
        code: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ""),
        text: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ""),
    }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("note"), text: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("undo"), to: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), code: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), text: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("undoing"), part: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("proof"),
        service: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        container: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        image: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        hash: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        started: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        mounts: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("container"),
        service: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        container: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        exitCode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        oom: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        health: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("differs"), path: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), why: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("down"), service: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("backup"), file: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), bytes: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("schema"),
        state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["unchanged", "compatible", "changed", "unknown"]),
        text: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("ended"), outcome: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), code: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), text: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
const stampSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), up: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() });
function readJournalLine(line) {
    try {
        const value = JSON.parse(line);
        const event = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(eventSchema, value);
        const stamp = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(stampSchema, value);
        return event.success && stamp.success ? { ...event.output, ...stamp.output } : undefined;
    }
    catch {
        return undefined;
    }
}
function lastProof(events) {
    const proofs = [];
    let fresh = false;
    for (const event of events) {
        if (event.event !== "proof")
            fresh = false;
        else {
            if (!fresh)
                proofs.length = 0;
            fresh = true;
            proofs.push(event);
        }
    }
    return proofs;
}


  }),

  50600:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ LookReader),
  W: () => (/* binding */ linesByService)
});

var truncate = __webpack_require__(6935);
var dist = __webpack_require__(77934);
var fact_lines = __webpack_require__(98050);
; 


const containerSchema = dist/* object */.Ikc({
    kind: dist/* literal */.euz("container"),
    id: dist/* string */.YjP(),
    name: dist/* string */.YjP(),
    project: dist/* string */.YjP(),
    service: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    oneoff: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    directory: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    image: dist/* string */.YjP(),
    imageName: dist/* string */.YjP(),
    hash: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    status: dist/* string */.YjP(),
    exitCode: dist/* number */.aig(),
    oom: dist/* boolean */.zMY(),
    started: dist/* string */.YjP(),
    restarts: dist/* number */.aig(),
    health: dist/* string */.YjP(),
    mounts: dist/* string */.YjP(),
});
const provedSchema = dist/* object */.Ikc({
    kind: dist/* literal */.euz("proved"),
    ...dist/* pick */.UpN(containerSchema, ["id", "service", "status", "exitCode", "oom", "started", "restarts"]).entries,
});
const factSchema = dist/* variant */.Oxt("kind", [
    dist/* object */.Ikc({ kind: dist/* literal */.euz("clock"), asked: dist/* number */.aig() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("engine") }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("events-cut") }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("unlisted") }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("event"),
        at: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* digits */.vmo()),
        id: dist/* string */.YjP(),
        action: dist/* string */.YjP(),
        exitCode: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    }),
    containerSchema,
    provedSchema,
    dist/* object */.Ikc({ kind: dist/* literal */.euz("release"), release: dist/* string */.YjP(), version: dist/* string */.YjP(), pending: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("end") }),
]);
function readFact(line) {
    return (0,fact_lines/* readJsonLine */.Pl)(factSchema, line);
}
function lookOf(facts, unreadable) {
    const all = (kind) => facts.filter((fact) => fact.kind === kind);
    const [clock] = all("clock");
    const [release] = all("release");
    if (clock === undefined || release === undefined)
        return "it is incomplete";
    return {
        asked: clock.asked,
        engine: all("engine").length > 0 && all("unlisted").length === 0,
        eventsWhole: all("events-cut").length === 0,
        events: all("event"),
        containers: all("container"),
        proved: all("proved"),
        unreadable,
        release: release.release,
        version: release.version,
        pending: release.pending,
    };
}

; 


const LINE = /^L ([0-9a-f]+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)((?:\.\d+)?)(Z|[+-]\d\d:\d\d) ?([\s\S]*)$/;
const READER = /^([FL]) ([0-9a-f]+)/;
class LookReader {
    #onLine;
    #positions;
    #services = new Map();
    #repeated = new Map();
    #unreadable = new Set();
    #facts = [];
    constructor(onLine, positions) {
        this.#onLine = onLine;
        this.#positions = positions;
    }
    take(line) {
        if (line.startsWith("L ") || line.startsWith("F ")) {
            this.#takeLog(line);
            return undefined;
        }
        const fact = readFact(line);
        if (fact === undefined)
            return `a line is not understood: ${(0,truncate/* truncate */.xv)(line, 120)}`;
        if (fact.kind === "container")
            this.#services.set(fact.id, fact.service);
        if (fact.kind !== "end") {
            this.#facts.push(fact);
            return undefined;
        }
        const look = lookOf(this.#facts, this.#unreadable);
        this.#facts = [];
        this.#unreadable = new Set();
        return look;
    }
    #takeLog(line) {
        const [, container, second = "", fraction = "", zone = "Z", text] = LINE.exec(line) ?? [];
        const at = inUtc(second, fraction, zone);
        if (container === undefined || at === undefined || text === undefined) {
            const [, kind, id] = READER.exec(line) ?? [];
            if (id === undefined)
                return;
            if (kind === "F")
                this.#repeated.set(id, this.#positions.get(id) ?? "");
            else
                this.#unreadable.add(id);
            return;
        }
        if (at <= (this.#repeated.get(container) ?? ""))
            return;
        if (at > (this.#positions.get(container) ?? ""))
            this.#positions.set(container, at);
        this.#onLine({ container, service: this.#services.get(container) ?? "", at, text });
    }
}
function inUtc(second, fraction, zone) {
    const at = Date.parse(`${second}${zone}`);
    return Number.isNaN(at) ? undefined : `${new Date(at).toISOString().slice(0, 19)}${fraction}Z`;
}
function linesByService(lines) {
    const found = new Map();
    for (const { service, text } of lines)
        found.set(service, [...(found.get(service) ?? []), text]);
    return found;
}


  }),

  94286:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A7: () => (/* binding */ readOwner),
    OL: () => (/* binding */ readFreeze),
    uw: () => (/* binding */ readHold),
    xx: () => (/* binding */ readEnded)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _fact_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98050);


const ownerSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    change: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    actor: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    since: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
const freezeSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ said: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const holdSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    text: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    change: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    compose: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
});
function readOwner(line) {
    return (0,_fact_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonLine */ .Pl)(ownerSchema, line) ?? null;
}
function readFreeze(line) {
    return (0,_fact_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonLine */ .Pl)(freezeSchema, line)?.said ?? "(the freeze file cannot be read)";
}
function readHold(line) {
    const unreadable = { text: "(the hold file cannot be read)", change: "", compose: "", version: "" };
    return (0,_fact_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonLine */ .Pl)(holdSchema, line) ?? unreadable;
}
const endedSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...{ at: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), running: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() },
    began: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    switched: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    undone: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    change: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    actor: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
    schema: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ""),
});
function readEnded(line) {
    const ended = (0,_fact_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonLine */ .Pl)(endedSchema, line);
    return ended && { ...ended, began: ended.began || ended.at };
}


  }),

  81772:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    r: () => (/* binding */ shellWord)
  });
function shellWord(text) {
    if (text.includes("\0"))
        throw new Error("A word of a shell holds a NUL byte.");
    return `'${text.replaceAll("'", `'\\''`)}'`;
}


  }),

  7226:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ realHostWorld)
});

var real_world = __webpack_require__(9334);
var shell_word = __webpack_require__(81772);
var truncate = __webpack_require__(6935);
var esm = __webpack_require__(19487);
var lib = __webpack_require__(85472);
var failure = __webpack_require__(32314);
var host_key = __webpack_require__(24015);
var foreign_error = __webpack_require__(85949);
; 

const MARK = "sluice-answer-begins";
const PRINT_MARK = `printf '\\n%s\\n' ${MARK}; `;
const MARK_LINE = Buffer.from(`\n${MARK}\n`);
const SEARCHED_BYTES = 64 * 1024;
const KEPT_CHARACTERS = 2000;
class CommandOutput {
    #begun = false;
    #searched = Buffer.alloc(0);
    #before = "";
    #onOutput;
    constructor(onOutput) {
        this.#onOutput = onOutput;
    }
    get begun() {
        return this.#begun;
    }
    get before() {
        return this.#before;
    }
    take(bytes) {
        if (this.#begun)
            this.#onOutput(bytes);
        else
            this.#search(bytes);
    }
    #search(bytes) {
        this.#searched = Buffer.concat([this.#searched, bytes]);
        const at = this.#searched.indexOf(MARK_LINE);
        if (at < 0) {
            this.#before = (0,truncate/* truncateStart */.fl)(this.#before + bytes.toString("utf8"), KEPT_CHARACTERS);
            if (this.#searched.length > 2 * SEARCHED_BYTES)
                this.#searched = this.#searched.subarray(-SEARCHED_BYTES);
            return;
        }
        this.#begun = true;
        const answer = this.#searched.subarray(at + MARK_LINE.length);
        this.#searched = Buffer.alloc(0);
        if (answer.length > 0)
            this.#onOutput(answer);
    }
}

var foreign_line = __webpack_require__(89028);
; 
function loginName({ user, host, port }) {
    return `${user}@${host}:${port}`;
}
function sshByHand({ user, host, port }, command, options = []) {
    const settings = ["IdentitiesOnly=yes", "BatchMode=yes", ...options].map((option) => `-o ${option}`);
    return `\`ssh -i KEY ${settings.join(" ")} -p ${port} ${user}@${host} '${command}'\``;
}

; 




const NO_LOGIN = {
    is: "the login shell of this user runs no commands (nologin)",
    todo: ({ user }) => `Give the user a shell, as root on the host: \`usermod --shell /bin/bash ${user}\`.`,
};
const ONLY_FILES = {
    is: "this user may only transfer files (ForceCommand internal-sftp)",
    todo: () => "Take the user out of that `Match` block of sshd_config, or use another user.",
};
const OLDER_KEY = {
    is: "it has the forced command host/keys/only, which does not know this command",
    todo: () => "Copy host/keys/only of this version of Sluice to the host again (docs/host.md).",
};
const ANYTHING = {
    is: "something else ran in the place of the command: a ForceCommand of sshd_config, a `command=` before the key in ~/.ssh/authorized_keys, a login shell that runs no commands (false, git-shell), or a start file of the shell (.bashrc, .zshenv) that ends it, replaces it or waits",
    todo: ({ user }) => `See on the host: \`sudo sshd -T -C user=${user} | grep -i forcecommand\`, \`getent passwd ${user}\`, the line of the key in ~/.ssh/authorized_keys, and the start files.`,
};
function causeOf(said) {
    if (/account is (currently )?not available|nologin/i.test(said))
        return NO_LOGIN;
    if (/^(look|return)-only: /m.test(said))
        return OLDER_KEY;
    return /sftp connections only/i.test(said) ? ONLY_FILES : ANYTHING;
}
function commandNotRun(address, how, said) {
    const cause = causeOf(said);
    const words = foreignWords(said);
    return new failure/* StageFailure */.B({
        what: `${loginName(address)} accepted the login, but did not run the command: the login shell ${how} and printed ${words === "" ? "nothing" : `"${words}"`}.`,
        means: `The key is accepted, but ${cause.is}. Nothing was changed.`,
        todo: `${cause.todo(address)} ${sshByHand(address, "echo sluice")} must print \`sluice\`.`,
    });
}
function noSession(address, said) {
    return new failure/* StageFailure */.B({
        what: `${loginName(address)} accepted the login, but opened no session for a command: ${(0,foreign_line/* cleanForeignLine */.ee)(said)}.`,
        means: "The key is accepted, but sshd allows this user no sessions. Nothing was changed.",
        todo: `Set \`MaxSessions\` in sshd_config to 1 or more (\`sudo sshd -T -C user=${address.user} | grep -i maxsessions\` shows it). ${sshByHand(address, "echo sluice")} must print \`sluice\`.`,
    });
}
function foreignWords(text) {
    const last = text
        .split("\n")
        .map((line) => (0,foreign_line/* cleanForeignLine */.ee)(line.trim()))
        .filter((line) => line !== "")
        .slice(-3);
    return (0,truncate/* truncateStart */.fl)(last.join(" · "), 500);
}

; 




class SessionRefused extends Error {
}
class Connection {
    address;
    #ssh;
    #client;
    #openAnother;
    #lost;
    #waiting = new Set();
    #others = new Set();
    constructor(ssh, address, openAnother) {
        if (ssh.connection === null)
            throw new Error("node-ssh reported a connection, but has none.");
        this.address = address;
        this.#ssh = ssh;
        this.#client = ssh.connection;
        this.#openAnother = openAnother;
        this.#client.on("error", (error) => this.#lose(error.message));
        this.#client.on("close", () => this.#lose("the connection was closed"));
        this.#client.on("end", () => this.#lose("the host ended the connection"));
    }
    #lose(reason) {
        this.#lost ??= reason;
        for (const tell of this.#waiting)
            tell(this.#lost);
        this.#waiting.clear();
    }
    async run(command) {
        try {
            return await this.#runHere(command);
        }
        catch (error) {
            if (!(error instanceof SessionRefused))
                throw error;
            return await this.#runBeside(command);
        }
    }
    async #runBeside(command) {
        const other = await this.#openAnother();
        this.#others.add(other);
        try {
            return await other.#runHere(command);
        }
        catch (error) {
            throw error instanceof SessionRefused ? noSession(this.address, error.message) : error;
        }
        finally {
            this.#others.delete(other);
            await other.close();
        }
    }
    #runHere(command) {
        if (this.#lost !== undefined)
            return Promise.resolve({ kind: "unknown", reason: this.#lost, stderr: "" });
        return new Promise((resolve, reject) => {
            const session = new Session(command, this.address, (outcome) => {
                this.#waiting.delete(session.lose);
                if ("end" in outcome)
                    resolve(outcome.end);
                else
                    reject(outcome.failure);
            });
            this.#waiting.add(session.lose);
            try {
                this.#client.exec(`${PRINT_MARK}${command.command}`, (error, channel) => {
                    if (error)
                        session.notOpened(error);
                    else
                        session.speak(channel);
                });
            }
            catch (error) {
                session.lose((0,foreign_error/* readError */.l)(error).message);
            }
        });
    }
    async close() {
        this.#lost ??= "the connection was closed by us";
        this.#ssh.dispose();
        for (const other of this.#others)
            await other.close();
    }
}
const STDERR_KEPT = 4000;
class Session {
    #exit = { kind: "unknown", reason: "the host sent no exit status" };
    #ended = false;
    #stderr = "";
    #size = 0;
    #channel;
    #output;
    #timer;
    #command;
    #address;
    #settle;
    constructor(command, address, settle) {
        this.#command = command;
        this.#address = address;
        this.#output = new CommandOutput((bytes) => this.#pass(bytes));
        this.#settle = (outcome) => {
            clearTimeout(this.#timer);
            settle(outcome);
        };
        this.#timer = setTimeout(() => this.#late(), command.deadlineSeconds * 1000);
    }
    lose = (reason) => this.#endAs({ kind: "unknown", reason });
    #endAs(exit) {
        this.#settle({ end: { ...exit, stderr: this.#stderr } });
    }
    notOpened(error) {
        const refused = /^\(SSH\) Channel open failure|^Unable to exec/.test(error.message);
        if (refused)
            this.#settle({ failure: new SessionRefused(error.message) });
        else
            this.lose(error.message);
    }
    speak(channel) {
        this.#channel = channel;
        channel.on("exit", (code, signal) => {
            if (typeof code === "number")
                this.#exit = { kind: "exit", code };
            else if (signal)
                this.#exit = { kind: "signal", signal };
            this.#endWhenOver();
        });
        channel.on("end", () => {
            this.#ended = true;
            this.#endWhenOver();
        });
        channel.on("data", (bytes) => this.#output.take(bytes));
        channel.stderr.on("data", (bytes) => {
            this.#stderr = (0,truncate/* truncateStart */.fl)(this.#stderr + bytes.toString("utf8"), STDERR_KEPT);
        });
        channel.on("error", (error) => this.lose(error.message));
        channel.on("close", () => this.#end());
        channel.stdin.on("error", () => { });
        channel.end(this.#command.stdin);
    }
    #pass(bytes) {
        this.#size += bytes.length;
        try {
            if (this.#size > this.#command.outputLimit)
                this.#leave({ kind: "too-much" });
            else
                this.#command.onStdout(bytes);
        }
        catch (error) {
            this.#leave({ kind: "unknown", reason: (0,foreign_error/* readError */.l)(error).message });
        }
    }
    #leave(exit) {
        this.#channel?.removeAllListeners("data").resume().close();
        this.#endAs(exit);
    }
    #endWhenOver() {
        if (this.#ended && this.#exit.kind !== "unknown")
            this.#end();
    }
    #end() {
        if (this.#exit.kind === "unknown" || this.#output.begun)
            this.#endAs(this.#exit);
        else
            this.#notRun(this.#exit.kind === "exit" ? `ended with code ${this.#exit.code}` : "was killed");
    }
    #late() {
        const { deadlineSeconds } = this.#command;
        if (this.#output.begun)
            this.lose(`no end after ${deadlineSeconds} s`);
        else
            this.#notRun(`was not started within ${deadlineSeconds} s`);
    }
    #notRun(how) {
        const said = `${this.#output.before}\n${this.#stderr}`;
        this.#settle({ failure: commandNotRun(this.#address, how, said) });
    }
}

; 





function connectFailure(error, attempt) {
    const { message } = (0,foreign_error/* readError */.l)(error);
    const { pins, fingerprint } = attempt;
    const final = (failure) => ({ again: false, failure });
    if (fingerprint !== undefined && !pins.some((pin) => pin.fingerprint === fingerprint))
        return final(wrongHostKey(attempt, fingerprint));
    if (/authentication methods failed/i.test(message))
        return final(notLetIn(attempt));
    const what = /no matching (.+?)( algorithm)?$/i.exec(message)?.[1] ?? "";
    const kind = NEGOTIATED[what];
    if (kind !== undefined)
        return final(nothingInCommon(attempt, kind));
    return { again: true, failure: notReached(attempt, message, error) };
}
const CIPHER = { is: "cipher", setting: "Ciphers" };
const MAC = { is: "message authentication code", setting: "MACs" };
const NEGOTIATED = {
    "key exchange": { seen: "KEX method", is: "key exchange algorithm", setting: "KexAlgorithms" },
    "host key format": { seen: "Host key format", is: "host key algorithm", setting: "HostKeyAlgorithms" },
    "C->S cipher": { seen: "C->S cipher", ...CIPHER },
    "S->C cipher": { seen: "S->C cipher", ...CIPHER },
    "C->S MAC": { seen: "C->S MAC", ...MAC },
    "S->C MAC": { seen: "S->C MAC", ...MAC },
};
const NOT_FOR_OPENSSH = /^(ext-info-|kex-strict-)|^aes\d+-gcm$|-group1[57]-/;
function readAlgorithms(line, attempt) {
    const [, side, name, list = ""] = /^Handshake: \((local|remote)\) (.+?): (.+)$/.exec(line) ?? [];
    if (side !== undefined && name !== undefined)
        attempt.algorithms.set(`${side} ${name}`, list.split(","));
}
function nothingInCommon(attempt, { seen, is, setting }) {
    const of = (side) => (attempt.algorithms.get(`${side} ${seen}`) ?? []).filter((name) => !NOT_FOR_OPENSSH.test(name));
    const theirs = of("remote");
    const types = attempt.pins.map(({ type }) => type ?? "");
    if (setting === "HostKeyAlgorithms" && !types.includes("") && !theirs.some((name) => types.includes(name)))
        return wrongHostKey(attempt, `keys of other types (${listed(theirs)})`);
    const ours = setting === "HostKeyAlgorithms" ? (0,host_key/* hostKeyAlgorithms */.Qb)(attempt.pins) : of("local");
    return new failure/* StageFailure */.B({
        what: `${loginName(attempt.address)} and Sluice have no ${is} in common. The host offers: ${listed(theirs)}. Sluice offers: ${listed(ours)}.`,
        means: "No algorithm is accepted by both sides. Nothing was changed.",
        todo: `Allow one of those that Sluice offers in \`${setting}\` of sshd_config on the host, and reload sshd. ${sshByHand(attempt.address, "true", [`${setting}=${ours.join(",")}`])} fails in the same way until then.`,
    });
}
function listed(names) {
    return names.length === 0 ? "nothing" : (0,foreign_line/* cleanForeignLine */.ee)(names.slice(0, 20).join(", "));
}
function notReached({ address }, message, cause) {
    return new failure/* StageFailure */.B({
        what: `${loginName(address)} cannot be reached: ${reachText(message)}.`,
        means: "Nothing was changed on the host.",
        todo: `Check the name and the port, that the host is up, and that its firewall lets this runner in; then run this again. ${sshByHand(address, "true", ["ConnectTimeout=20"])}, from a machine in the runner's network, must end with 0.`,
        cause,
    });
}
function reachText(message) {
    if (message.includes("ECONNREFUSED"))
        return "the connection was refused";
    if (message.includes("ENOTFOUND") || message.includes("EAI_AGAIN"))
        return "its name cannot be resolved";
    if (/timed? ?out/i.test(message))
        return "it did not answer in time";
    if (/connection lost before handshake/i.test(message))
        return "it closed the connection before it identified itself (too many logins at once, a ban of this address, or no SSH server)";
    return (0,foreign_line/* cleanForeignLine */.ee)(message).replace(/\.$/, "");
}
function wrongHostKey({ address: { host }, pins }, got) {
    return new failure/* StageFailure */.B({
        what: `The key of ${host} is not the one that is pinned. Pinned: ${pins.map(({ fingerprint }) => fingerprint).join(", ")}. The host showed: ${got}.`,
        means: "Either the host was set up again, or an attacker is between the runner and the host. Nothing was sent to it.",
        todo: "Compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host's own console. Only if it is the same as what the host showed, change `host-key`.",
    });
}
function notLetIn({ address, key, methodsLeft, partial }) {
    const where = loginName(address);
    const ways = methodsLeft.length === 0 ? "nothing" : (0,foreign_line/* cleanForeignLine */.ee)(methodsLeft.join(", "));
    const test = sshByHand(address, "true");
    if (partial)
        return new failure/* StageFailure */.B({
            what: `${where} accepted ${key}, but requires a second factor: ${ways}.`,
            means: "Sluice logs in with one key and can answer nothing else. Nothing was changed.",
            todo: `Allow this user to log in with the key alone: \`Match User ${address.user}\` with \`AuthenticationMethods publickey\` in sshd_config on the host, then reload sshd. ${test} must end with 0.`,
        });
    if (methodsLeft.length > 0 && !methodsLeft.includes("publickey"))
        return new failure/* StageFailure */.B({
            what: `${where} takes no keys: it offers only ${ways}.`,
            means: "Sluice logs in with a key and nothing else. Nothing was changed.",
            todo: `Set \`PubkeyAuthentication yes\` for this user in sshd_config on the host, then reload sshd. ${test} must end with 0.`,
        });
    return new failure/* StageFailure */.B({
        what: `${where} refused ${key}.`,
        means: "The host is the right one, but it does not accept this key for this user. Nothing was changed.",
        todo: `Add its public half to ~/.ssh/authorized_keys of that user on the host (\`ssh-keygen -y -f KEY\` prints it), or correct \`user\` or \`ssh-key\`. ${test} must end with 0; where it does not, the log of sshd on the host (\`journalctl -u ssh\`) has the reason: a locked account, \`AllowUsers\`, or the modes of the files.`,
    });
}

; 






const TRIES = 3;
function createSsh(options) {
    return { connect: (target) => connect(options, target) };
}
async function connect(options, target) {
    const pins = (0,host_key/* readHostKeys */.Le)(target.hostKeys);
    const privateKey = readPrivateKey(target);
    for (let number = 1;; number++) {
        const attempt = beginAttempt(target, pins, privateKey);
        const ssh = new esm/* NodeSSH */.H();
        try {
            await ssh.connect(clientConfig(options, target, privateKey, attempt));
            return new Connection(ssh, target, () => connect(options, target));
        }
        catch (error) {
            ssh.dispose();
            const { failure, again } = connectFailure(error, attempt);
            if (!again || number === TRIES)
                throw failure;
            options.log.info(`${failure.what} Trying again (${number + 1} of ${TRIES}) …`);
            await options.sleep(number === 1 ? 1000 : 3000);
        }
    }
}
function beginAttempt(target, pins, privateKey) {
    return {
        address: target,
        pins,
        key: nameOfKey(privateKey, target.passphrase),
        fingerprint: undefined,
        algorithms: new Map(),
        methodsLeft: [],
        partial: false,
    };
}
function clientConfig(options, target, privateKey, attempt) {
    const methods = ["none", "publickey"];
    return {
        host: target.host,
        port: target.port,
        username: target.user,
        privateKey,
        ...(target.passphrase ? { passphrase: target.passphrase } : {}),
        readyTimeout: (options.connectSeconds ?? 20) * 1000,
        keepaliveInterval: (options.keepaliveSeconds ?? 5) * 1000,
        keepaliveCountMax: 3,
        hostVerifier: (key) => {
            attempt.fingerprint = (0,host_key/* fingerprintOf */.ax)(key);
            return attempt.pins.some(({ fingerprint }) => fingerprint === attempt.fingerprint);
        },
        authHandler: (methodsLeft, partial, next) => {
            attempt.methodsLeft = methodsLeft ?? [];
            attempt.partial ||= partial === true;
            next((methods.shift() ?? false));
        },
        debug: (line) => readAlgorithms(line, attempt),
        algorithms: {
            serverHostKey: (0,host_key/* hostKeyAlgorithms */.Qb)(attempt.pins),
            hmac: ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"],
        },
    };
}
function readPrivateKey(target) {
    const text = `${target.privateKey.replaceAll("\r\n", "\n").trim()}\n`;
    const parsed = lib.utils.parseKey(text, target.passphrase);
    const keys = parsed instanceof Error ? [] : [parsed].flat();
    if (keys[0]?.isPrivateKey())
        return text;
    const encrypted = parsed instanceof Error && /passphrase|encrypted|bad decrypt|integrity/i.test(parsed.message);
    throw new failure/* StageFailure */.B({
        what: encrypted
            ? `The SSH key is encrypted, and ${target.passphrase ? "the passphrase given does not open it" : "no passphrase was given"}.`
            : "The SSH key cannot be read.",
        means: "Without it Sluice cannot log in to the host. Nothing was tried.",
        todo: encrypted
            ? "Give the passphrase as `ssh-key-passphrase`."
            : "Put the whole private key file into the secret, from `-----BEGIN` to `-----END …-----`; OpenSSH keys of type ed25519, ECDSA or RSA work. The public half (`.pub`) does not.",
    });
}
function nameOfKey(privateKey, passphrase) {
    const parsed = lib.utils.parseKey(privateKey, passphrase);
    const key = Array.isArray(parsed) ? parsed[0] : parsed;
    if (key === undefined || key instanceof Error)
        return "the key";
    return `the key ${key.type} ${(0,host_key/* fingerprintOf */.ax)(key.getPublicSSH())}`;
}

; 



const STDERR_LIMIT = 4000;
const PATIENCE_SECONDS = 30;
const ENDED_BY_TIMEOUT = new Set([124, 137]);
function realShells(parts) {
    const ssh = createSsh({ log: parts.log, sleep: (ms) => parts.clock.sleep(ms) });
    return {
        onHost: async (target) => hostShell(await ssh.connect(target), target.host, parts),
        onRunner: () => ({ name: "the runner", run: (command) => runHere(parts, command), close: () => Promise.resolve() }),
    };
}
function hostShell(connection, name, parts) {
    const leave = () => void connection.close();
    parts.cancelled.addEventListener("abort", leave);
    return {
        name,
        run: async (command) => {
            if (parts.cancelled.aborted)
                return CANCELLED;
            const answer = await runThere(connection, parts.clock, command);
            return parts.cancelled.aborted ? CANCELLED : answer;
        },
        close: async () => {
            parts.cancelled.removeEventListener("abort", leave);
            await connection.close();
        },
    };
}
const CANCELLED = { kind: "unknown", reason: "the run was cancelled" };
async function runThere(connection, clock, command) {
    const chunks = [];
    const seconds = Math.ceil(command.timeoutMs / 1000);
    const began = clock.monotonic();
    const exit = await connection.run({
        command: "exec sh -s",
        stdin: wholeScript(command, seconds),
        deadlineSeconds: seconds + PATIENCE_SECONDS,
        outputLimit: command.outputLimit,
        onStdout: (bytes) => void chunks.push(bytes),
    });
    if (exit.kind === "too-much")
        await connection.close();
    const timeIsUp = clock.monotonic() - began >= command.timeoutMs;
    if (timeIsUp && exit.kind === "exit" && ENDED_BY_TIMEOUT.has(exit.code))
        return { kind: "late" };
    return answered(exit, Buffer.concat(chunks).toString("utf8"));
}
function answered(exit, stdout) {
    if (exit.kind === "too-much")
        return { kind: "too-much" };
    if (exit.kind === "unknown")
        return { kind: "unknown", reason: exit.reason };
    if (exit.kind === "signal")
        return { kind: "unknown", reason: `it was killed by ${exit.signal}` };
    return { kind: "exit", code: exit.code, stdout, stderr: exit.stderr };
}
function wholeScript({ script, env }, seconds) {
    const names = Object.entries(env).map(([name, value]) => `export ${name}=${(0,shell_word/* shellWord */.r)(value)}`);
    return `${[
        "{",
        ...names,
        `command -v timeout >/dev/null || { echo 'timeout (coreutils) is missing' >&2; exit 127; }`,
        `exec timeout -k 10 ${seconds} sh -c ${(0,shell_word/* shellWord */.r)(script)} </dev/null`,
        "}",
    ].join("\n")}\n`;
}
async function runHere(parts, command) {
    let stdout = "";
    let stderr = "";
    const began = parts.clock.monotonic();
    const exit = await parts.commands.run({
        argv: ["sh", "-c", command.script],
        env: { ...plainEnvironment(parts.environment), ...command.env },
        timeoutMs: command.timeoutMs,
        outputLimit: command.outputLimit,
        lineLimit: command.outputLimit,
        onLine: (line) => {
            stdout += `${line}\n`;
        },
        onErrorLine: (line) => {
            stderr = (0,truncate/* truncateStart */.fl)(`${stderr}${line}\n`, STDERR_LIMIT);
        },
    });
    if (exit.isTooMuch)
        return { kind: "too-much" };
    if (exit.code === null && parts.clock.monotonic() - began >= command.timeoutMs)
        return { kind: "late" };
    if (exit.code === null || exit.reason !== "")
        return { kind: "unknown", reason: exit.reason };
    return { kind: "exit", code: exit.code, stdout, stderr };
}
function plainEnvironment(environment) {
    const kept = Object.entries(environment).flatMap(([name, value]) => value === undefined || /^(INPUT_|STATE_|ACTIONS_|GITHUB_)/.test(name) ? [] : [[name, value]]);
    return Object.fromEntries(kept);
}

var external_node_crypto_ = __webpack_require__(77598);
; 





const realSshKeys = {
    generate,
    publicHalf: ({ privateKey, passphrase }) => parsed(privateKey, passphrase).getPublicSSH().toString("base64"),
    fingerprint: (key) => (0,host_key/* fingerprintOf */.ax)(Buffer.from(key, "base64")),
    offer,
    random: (length) => (0,external_node_crypto_.randomBytes)(length),
};
function generate() {
    const pair = lib.utils.generateKeyPairSync("ed25519");
    if (lib.utils.parseKey(pair.private) instanceof Error)
        return generate();
    return { privateKey: pair.private, publicKey: pair.public.trim().split(" ").slice(0, 2).join(" ") };
}
function parsed(text, passphrase) {
    const read = lib.utils.parseKey(`${text.replaceAll("\r\n", "\n").trim()}\n`, passphrase);
    const key = Array.isArray(read) ? read[0] : read;
    if (key === undefined || key instanceof Error)
        throw new Error("The SSH key cannot be read.");
    return key;
}
const CONNECT_MS = 20_000;
class PublicKeyAgent extends lib.BaseAgent {
    #key;
    #accepted;
    constructor(key, accepted) {
        super();
        this.#key = key;
        this.#accepted = accepted;
    }
    getIdentities(callback) {
        callback(undefined, [this.#key]);
    }
    sign(...args) {
        this.#accepted();
        const callback = args.findLast((one) => typeof one === "function");
        callback?.(new Error("No signature is made."));
    }
}
function offer(address, key) {
    const pins = (0,host_key/* readHostKeys */.Le)(address.hostKeys);
    const client = new lib.Client();
    const { promise, resolve } = Promise.withResolvers();
    let wasOffered = false;
    let left = [];
    const settle = (answer) => {
        resolve(answer);
        client.destroy();
    };
    const agent = new PublicKeyAgent(Buffer.from(key, "base64"), () => settle({ kind: "accepted" }));
    const methods = ["none", { type: "agent", username: address.user, agent }];
    client.on("ready", () => settle({ kind: "unknown", reason: "the host lets this user in without a key" }));
    client.on("close", () => settle({ kind: "unknown", reason: "the host closed the connection" }));
    client.on("error", (error) => {
        const { message } = (0,foreign_error/* readError */.l)(error);
        const isRefused = /authentication methods failed/i.test(message) && wasOffered && left.includes("publickey");
        settle(isRefused ? { kind: "refused" } : { kind: "unknown", reason: (0,foreign_line/* cleanForeignLine */.ee)(message).replace(/\.$/, "") });
    });
    client.connect({
        ...{ host: address.host, port: address.port, username: address.user, readyTimeout: CONNECT_MS },
        hostVerifier: (shown) => pins.some(({ fingerprint }) => fingerprint === (0,host_key/* fingerprintOf */.ax)(shown)),
        authHandler: (methodsLeft, _partial, next) => {
            left = methodsLeft ?? [];
            next((methods.shift() ?? false));
        },
        debug: (line) => {
            wasOffered ||= /^Client: Agent key #1 failed/.test(line);
        },
        algorithms: { serverHostKey: (0,host_key/* hostKeyAlgorithms */.Qb)(pins) },
    });
    return promise;
}

var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var effects = __webpack_require__(36154);
var dist = __webpack_require__(77934);
; 

const endingSchema = dist/* object */.Ikc({
    outcome: dist/* picklist */.KIO(["done", "refused", "failed", "aborted", "returned", "held", "interrupted"]),
    code: dist/* string */.YjP(),
    text: dist/* string */.YjP(),
    running: dist/* optional */.lqM(dist/* string */.YjP(), ""),
});
function readEnding(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        value = undefined;
    }
    const result = dist/* safeParse */.xLC(endingSchema, value);
    if (result.success)
        return result.output;
    return {
        outcome: "failed",
        code: "unreadable-ending",
        text: "The outcome of the change cannot be read on the host.",
        running: "",
    };
}

var fact_lines = __webpack_require__(98050);
; 

const factSchema = dist/* variant */.Oxt("kind", [
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("host"),
        name: dist/* string */.YjP(),
        arch: dist/* string */.YjP(),
        user: dist/* string */.YjP(),
        clock: dist/* number */.aig(),
        state: dist/* string */.YjP(),
    }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("tools"),
        missing: dist/* string */.YjP(),
        git: dist/* string */.YjP(),
        compose: dist/* string */.YjP(),
        composeV1: dist/* string */.YjP(),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("engine"), version: dist/* string */.YjP(), id: dist/* string */.YjP(), driver: dist/* string */.YjP(), arch: dist/* string */.YjP() }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("checkout"),
        state: dist/* string */.YjP(),
        text: dist/* optional */.lqM(dist/* string */.YjP(), ""),
        head: dist/* optional */.lqM(dist/* string */.YjP(), ""),
        remote: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("dirty"), file: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("lock"), held: dist/* boolean */.zMY(), owner: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("freeze"), said: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("hold"), said: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("ours") }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("pending"),
        change: dist/* string */.YjP(),
        target: dist/* string */.YjP(),
        version: dist/* optional */.lqM(dist/* string */.YjP(), ""),
        switched: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("current"), release: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("running"), release: dist/* string */.YjP(), version: dist/* string */.YjP(), commit: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("change"), change: dist/* string */.YjP(), alive: dist/* boolean */.zMY(), exit: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("history"), line: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("neighbour"), project: dist/* string */.YjP(), directory: dist/* string */.YjP() }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("release"),
        release: dist/* string */.YjP(),
        version: dist/* string */.YjP(),
        commit: dist/* string */.YjP(),
        previous: dist/* string */.YjP(),
        at: dist/* string */.YjP(),
        gone: dist/* string */.YjP(),
        backup: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("release-image"),
        release: dist/* string */.YjP(),
        service: dist/* string */.YjP(),
        name: dist/* string */.YjP(),
        id: dist/* string */.YjP(),
    }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz("container"),
        id: dist/* string */.YjP(),
        name: dist/* string */.YjP(),
        project: dist/* string */.YjP(),
        service: dist/* string */.YjP(),
        oneoff: dist/* string */.YjP(),
        directory: dist/* string */.YjP(),
        image: dist/* string */.YjP(),
        imageName: dist/* string */.YjP(),
        hash: dist/* string */.YjP(),
        status: dist/* string */.YjP(),
        exitCode: dist/* number */.aig(),
        oom: dist/* boolean */.zMY(),
        started: dist/* string */.YjP(),
        restarts: dist/* number */.aig(),
        health: dist/* string */.YjP(),
        mounts: dist/* string */.YjP(),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("disk"), path: dist/* string */.YjP(), freeKiB: dist/* nullable */.mee(dist/* number */.aig()) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz("end"), lines: dist/* number */.aig() }),
]);

var survey_files = __webpack_require__(94286);
; 





function readSurvey(text) {
    const facts = (0,fact_lines/* readFactLines */.oW)("survey", factSchema, text);
    const all = (kind) => facts.filter((fact) => fact.kind === kind);
    const maybe = (kind) => all(kind)[0];
    const one = (kind) => maybe(kind) ?? (0,fact_lines/* unusable */._P)("survey", `it has no line "${kind}"`);
    const engine = maybe("engine");
    const releases = all("release");
    const current = currentOf(releases, maybe("current")?.release, engine !== undefined);
    const freeze = maybe("freeze");
    const hold = maybe("hold");
    const { held, owner } = one("lock");
    return {
        host: one("host"),
        tools: one("tools"),
        engine,
        checkout: one("checkout"),
        dirty: all("dirty").map(({ file }) => file),
        lock: { held, owner: (0,survey_files/* readOwner */.A7)(owner) },
        freeze: freeze && (0,survey_files/* readFreeze */.OL)(freeze.said),
        hold: hold && (0,survey_files/* readHold */.uw)(hold.said),
        pending: maybe("pending")?.change,
        pendingTarget: maybe("pending")?.target ?? "",
        pendingVersion: maybe("pending")?.version ?? "",
        pendingSwitched: maybe("pending")?.switched ?? "",
        ours: maybe("ours") !== undefined,
        current,
        releases,
        releaseImages: all("release-image"),
        changes: all("change").map(surveyedChange),
        containers: all("container").map(containerOf),
        disks: all("disk"),
        neighbours: all("neighbour"),
        ...historyOf(all("history")),
    };
}
function readRunningSurvey(text) {
    const facts = (0,fact_lines/* readFactLines */.oW)("survey", factSchema, text);
    const host = facts.find((fact) => fact.kind === "host") ?? (0,fact_lines/* unusable */._P)("survey", 'it has no line "host"');
    const current = facts.find((fact) => fact.kind === "running");
    if (current?.version === "")
        (0,fact_lines/* unusable */._P)("survey", `it names the release ${current.release} as current, but has no record of it`);
    const hold = facts.find((fact) => fact.kind === "hold");
    return {
        ...{ host, current, hold: hold && (0,survey_files/* readHold */.uw)(hold.said) },
        containers: facts.filter((fact) => fact.kind === "container").map(containerOf),
    };
}
function containerOf(container) {
    return { ...container, name: container.name.replace(/^\//, "") };
}
function currentOf(releases, id, hasEngine) {
    const current = releases.find(({ release }) => release === id);
    if (id === undefined || current !== undefined || !hasEngine)
        return current;
    return (0,fact_lines/* unusable */._P)("survey", `it names the release ${id} as current, but has no record of it`);
}
function surveyedChange({ change, alive, exit }) {
    return { change, alive, exit: exit === "" ? null : readEnding(exit) };
}
function historyOf(facts) {
    const lines = facts.map(({ line }) => ({ line, change: (0,survey_files/* readEnded */.xx)(line) }));
    return {
        history: lines.flatMap(({ change }) => change ?? []),
        unreadable: lines.flatMap(({ change, line }) => change === undefined ? [`a line of the history: ${(0,truncate/* truncate */.xv)(line, 60)}`] : []),
    };
}

; 

const KINDS = { J: "journal", L: "log", X: "exit" };
const HEADER = /^([JLX]) (\d{1,9})$/;
const HEADER_LIMIT = 64;
const EXIT_LIMIT = 64 * 1024;
class FrameReader {
    #header = "";
    #body;
    #exit = [];
    read(chunk) {
        const frames = [];
        let rest = chunk;
        while (rest.length > 0)
            rest = this.#body === undefined ? this.#readHeader(rest, frames) : this.#readBody(this.#body, rest, frames);
        return frames;
    }
    #readHeader(bytes, frames) {
        const end = bytes.indexOf(10);
        const size = end < 0 ? bytes.length : end;
        this.#header += bytes.toString("latin1", 0, Math.min(size, HEADER_LIMIT + 1));
        if (this.#header.length > HEADER_LIMIT)
            throw notFrame(this.#header);
        if (end < 0)
            return Buffer.alloc(0);
        const header = this.#header;
        this.#header = "";
        if (header === "H")
            frames.push({ kind: "beat" });
        else if (header === "D")
            frames.push({ kind: "dead" });
        else
            this.#begin(header, frames);
        return bytes.subarray(end + 1);
    }
    #begin(header, frames) {
        const match = HEADER.exec(header);
        const letter = match?.[1];
        if (match === null || letter === undefined)
            throw notFrame(header);
        const [kind, left] = [KINDS[letter], Number(match[2])];
        if (kind === "exit" && left > EXIT_LIMIT)
            throw notFrame(header);
        if (left > 0)
            this.#body = { kind, left };
        else if (kind === "exit")
            frames.push({ kind, bytes: Buffer.alloc(0) });
    }
    #readBody(body, bytes, frames) {
        const part = bytes.subarray(0, body.left);
        body.left -= part.length;
        if (body.left === 0)
            this.#body = undefined;
        if (body.kind === "exit")
            this.#exit.push(part);
        else
            frames.push({ kind: body.kind, bytes: part });
        if (body.kind === "exit" && body.left === 0) {
            frames.push({ kind: "exit", bytes: Buffer.concat(this.#exit) });
            this.#exit = [];
        }
        return bytes.subarray(part.length);
    }
}
function notFrame(header) {
    return new Error(`The host's answer is not a frame: ${(0,truncate/* truncate */.xv)(header, 60)}`);
}

var journal = __webpack_require__(84667);
var byte_size = __webpack_require__(43830);
var line_splitter = __webpack_require__(33548);
var host_refusal = __webpack_require__(34261);
; 







const LOOK_LIMIT = 64 * 1024;
const UPLOAD_LIMIT = 64 * 1024;
const ANSWER_LIMIT = 4 * 1024 * 1024;
class HostLine {
    #parts;
    #place;
    #connection;
    #program = "";
    #ended = false;
    constructor(parts, place) {
        this.#parts = parts;
        this.#place = place;
    }
    get hasEnded() {
        return this.#ended;
    }
    async connect() {
        for (let attempt = 1;; attempt++) {
            const connection = await this.#parts.ssh.connect(this.#place.target);
            const uploaded = await upload(connection, this.#parts.program).catch(async (error) => {
                await connection.close();
                throw error;
            });
            if (uploaded.kind === "ready") {
                this.#connection = connection;
                this.#program = uploaded.path;
                return;
            }
            await connection.close();
            if (!uploaded.again || attempt === 3)
                throw uploadFailure(connection.address, uploaded.said);
            this.#parts.log.info(`The connection was lost while the host program was sent (${uploaded.said}); trying again.`);
            await this.#parts.clock.sleep(attempt * 1000);
        }
    }
    async run({ words, ...command }) {
        if (this.#ended)
            throw connectionClosed();
        if (this.#connection === undefined)
            await this.connect();
        const connection = this.#connection;
        if (connection === undefined)
            throw new Error("There is no connection.");
        const end = await connection.run({ command: `exec sh ${(0,shell_word/* shellWord */.r)(this.#program)} ${words}`, ...command });
        if (end.kind === "unknown" || end.kind === "too-much")
            await this.close();
        return end;
    }
    async ask(words, stdin, deadlineSeconds) {
        const verb = words.split(" ")[0] ?? "";
        let lost = "";
        for (let attempt = 1; attempt <= 3; attempt++) {
            const chunks = [];
            const onStdout = (bytes) => void chunks.push(bytes);
            const exit = await this.run({ words, stdin, deadlineSeconds, outputLimit: ANSWER_LIMIT, onStdout });
            const said = Buffer.concat(chunks).toString("utf8");
            if (exit.kind === "exit" && exit.code === 0)
                return said;
            if (exit.kind === "too-much")
                throw tooMuch(verb, ANSWER_LIMIT);
            if (exit.kind === "exit" && (refusalIn(said) !== undefined || isStarted(said)))
                return said;
            if (exit.kind !== "unknown")
                throw verbFailed(verb, exit, this.#parts.log.redact(exit.stderr));
            if (this.#ended)
                throw connectionClosed();
            lost = exit.reason;
            this.#parts.log.info(`The connection was lost while the host answered "${verb}" (${lost}). The request is repeated.`);
            await this.#parts.clock.sleep(attempt * 1000);
        }
        throw new failure/* StageFailure */.B({
            what: `The host did not answer "${verb}" in three tries: ${lost}.`,
            means: "Sluice does not know what runs there.",
            todo: "Check the network between the runner and the host, then run this again: it first determines what was done.",
        });
    }
    async order(words, stdin, todo = LOOK_AGAIN) {
        const answer = await this.ask(words, stdin, 300);
        if (isStarted(answer))
            return;
        const refusal = refusalIn(answer);
        if (refusal !== undefined && refusal.code !== NO_WORKER) {
            const what = `The host did not begin the change: ${refusal.text.replace(/\.$/, "")}.`;
            throw new host_refusal/* HostRefusal */.N({ what, means: "Nothing was changed.", todo });
        }
        const printed = (0,foreign_line/* cleanForeignLine */.ee)(refusal?.text ?? answer.trim()).replace(/\.$/, "");
        throw new failure/* StageFailure */.B({
            what: `The host did not confirm that it began the change: ${printed || "it printed nothing"}.`,
            means: "Whether the change began is not known.",
            todo,
        });
    }
    async look(script) {
        if (this.#ended)
            throw connectionClosed();
        if (this.#connection === undefined)
            await this.connect();
        let answer = "";
        const exit = await this.#connection?.run({
            command: "exec sh -s",
            stdin: script,
            deadlineSeconds: 60,
            outputLimit: LOOK_LIMIT,
            onStdout: (bytes) => {
                answer += bytes.toString("utf8");
            },
        });
        return exit?.kind === "exit" && exit.code === 0 ? answer : undefined;
    }
    async end() {
        this.#ended = true;
        await this.close();
    }
    async close() {
        const connection = this.#connection;
        this.#connection = undefined;
        await connection?.close();
    }
}
const LOOK_AGAIN = "Inspect the host with `release-status`, then run this again.";
function isStarted(answer) {
    return answer.includes('"kind":"started"');
}
const NO_WORKER = "no-worker";
function refusalIn(answer) {
    try {
        const said = JSON.parse(answer);
        const isRefusal = typeof said === "object" && said !== null && "kind" in said && said.kind === "refused";
        if (!isRefusal || !("text" in said) || typeof said.text !== "string")
            return undefined;
        return { code: "code" in said ? String(said.code) : "", text: (0,foreign_line/* cleanForeignLine */.ee)(said.text) };
    }
    catch {
        return undefined;
    }
}
async function upload(connection, program) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(program).digest("hex");
    const script = [
        "umask 077",
        "d=${SLUICE_STATE_DIR:-}",
        '[ -n "$d" ] || { if [ "$(id -u)" = 0 ]; then d=/var/lib/sluice; else d=${XDG_STATE_HOME:-$HOME/.local/state}/sluice; fi; }',
        `p=$d/.program/${digest.slice(0, 16)}`,
        'mkdir -p "$d/.program" && cat >"$p.$$" && set -- $(sha256sum <"$p.$$")',
        `[ "\${1:-}" = ${digest} ] && mv -f "$p.$$" "$p" && printf "ready %s\\n" "$p"`,
    ].join("; ");
    let answer = "";
    const exit = await connection.run({
        command: `exec sh -c '${script}'`,
        stdin: program,
        deadlineSeconds: 60,
        outputLimit: UPLOAD_LIMIT,
        onStdout: (bytes) => {
            answer += bytes.toString("utf8");
        },
    });
    const path = /^ready (\/.+)$/m.exec(answer)?.[1];
    if (exit.kind === "exit" && exit.code === 0 && path !== undefined)
        return { kind: "ready", path };
    if (exit.kind === "unknown")
        return { kind: "failed", said: exit.reason, again: true };
    if (exit.kind === "too-much")
        throw tooMuch("upload", UPLOAD_LIMIT);
    const said = (0,foreign_line/* cleanForeignLine */.ee)(exit.stderr.trim().split("\n").at(-1) ?? "") || "the host printed nothing";
    return { kind: "failed", said, again: false };
}
function uploadFailure(address, said) {
    return new failure/* StageFailure */.B({
        what: `The host program could not be put on ${loginName(address)}: ${said.replace(/\.$/, "")}.`,
        means: "Sluice cannot work there without it. Nothing was changed.",
        todo: uploadTodo(address, said),
    });
}
function uploadTodo(address, said) {
    if (isOfLimitedKey(said))
        return LIMITED_KEY_TODO;
    if (/no space left|quota exceeded/i.test(said))
        return `Free space on the disk of the state folder: ${sshByHand(address, "df -h /var/lib ~")} shows it.`;
    if (/permission denied|read-only file system/i.test(said))
        return "Let this user write to its state folder: /var/lib/sluice for root, ~/.local/state/sluice for others, or the one that SLUICE_STATE_DIR names.";
    return `The user needs a shell that runs commands, and \`sha256sum\` (coreutils). ${sshByHand(address, 'exec sh -c "command -v sha256sum"')} must print its path.`;
}
const LIMITED_KEY_TODO = "This key has a forced command (host/keys/only). Deploy once with the key that can deploy; after an update of Sluice also copy host/keys/only to the host again (docs/host.md).";
function isOfLimitedKey(said) {
    return /-only: /.test(said);
}
function verbFailed(verb, exit, stderr) {
    const how = exit.kind === "exit"
        ? `ended with code ${exit.code}`
        : exit.kind === "signal"
            ? `was killed by ${exit.signal}`
            : exit.kind === "too-much"
                ? "printed too much"
                : exit.reason;
    return new failure/* StageFailure */.B({
        what: `The host program's "${verb}" ${how}${stderr.trim() ? `: ${(0,foreign_line/* cleanForeignLine */.ee)(stderr.trim().split("\n").at(-1) ?? "")}` : ""}.`,
        means: "What runs on the host is not known from this answer, so nothing more is done.",
        todo: isOfLimitedKey(stderr) ? LIMITED_KEY_TODO : "Run `release-status` to see what runs, then run this again.",
    });
}
function connectionClosed() {
    return new failure/* StageFailure */.B({
        what: "The run was ended, and its connection to the host was closed before the host answered.",
        means: "Whether the request had an effect is unknown. A change that began continues on the host.",
        todo: "Run this again: it first determines what was done.",
    });
}
function tooMuch(verb, limit) {
    return new failure/* StageFailure */.B({
        what: `The host's answer to "${verb}" is larger than ${(0,byte_size/* sizeText */.l)(limit)}.`,
        means: "It cannot be an answer of the host program, so what runs on the host is not known from it.",
        todo: "Log in to the host, and find what prints it: start files of the user's shell, a forced command, or a file in the state folder of the project.",
    });
}

; 








const CHANGE_LIMIT = 64 * 1024 * 1024;
const LOST_MS = 5 * 60_000;
const WATCH_SECONDS = 3600;
async function follow(parts, line, project, change, watcher) {
    const state = new FollowState(watcher);
    let lostSince;
    while (true) {
        const before = state.progress;
        let exit;
        try {
            exit = await line.run({
                words: `follow ${(0,shell_word/* shellWord */.r)(project)} ${(0,shell_word/* shellWord */.r)(change)} ${state.journalAt} ${state.logAt}`,
                stdin: "",
                deadlineSeconds: WATCH_SECONDS,
                outputLimit: CHANGE_LIMIT - state.taken,
                onStdout: (bytes) => state.take(bytes),
            });
        }
        catch (error) {
            if (!(error instanceof failure/* StageFailure */.B))
                throw error;
            exit = { kind: "unknown", reason: error.what };
        }
        if (state.result !== undefined)
            return state.result;
        if (exit.kind === "too-much")
            throw follow_change_tooMuch(change);
        if (exit.kind === "exit" && exit.code !== 0)
            throw verbFailed("follow", exit, "");
        state.reconnect();
        const reason = exit.kind === "unknown" ? exit.reason : "the answer ended without an outcome";
        const now = parts.clock.monotonic();
        if (state.progress !== before)
            lostSince = undefined;
        lostSince ??= now;
        if (now - lostSince > LOST_MS)
            throw lostHost(change, reason);
        parts.log.info(`The connection to the host was lost (${reason}). The host continues by itself. Sluice connects again.`);
        await parts.clock.sleep(2000);
    }
}
class FollowState {
    journalAt = 0;
    logAt = 0;
    progress = 0;
    taken = 0;
    result;
    #frames = new FrameReader();
    #journal;
    #log;
    constructor(watcher) {
        this.#journal = new line_splitter/* LineSplitter */.g((line) => {
            const event = (0,journal/* readJournalLine */.Y)(line);
            if (event !== undefined)
                watcher.event(event);
        });
        this.#log = new line_splitter/* LineSplitter */.g((line) => watcher.logLine(line));
    }
    take(bytes) {
        this.taken += bytes.length;
        for (const frame of this.#frames.read(bytes)) {
            this.progress++;
            if (frame.kind === "journal") {
                this.journalAt += frame.bytes.length;
                this.#journal.write(frame.bytes);
            }
            else if (frame.kind === "log") {
                this.logAt += frame.bytes.length;
                this.#log.write(frame.bytes);
            }
            else if (frame.kind === "exit") {
                this.#log.end();
                this.result = { kind: "ended", ending: readEnding(frame.bytes.toString("utf8")) };
            }
            else if (frame.kind === "dead") {
                this.result = { kind: "dead" };
            }
        }
    }
    reconnect() {
        this.#frames = new FrameReader();
    }
}
function lostHost(change, reason) {
    return new failure/* StageFailure */.B({
        what: `The host could not be reached for 5 minutes while the change ${change} ran: ${reason}.`,
        means: "The host continues the change, or rolls it back, by itself; the outcome is unknown here. This is not a success.",
        todo: "When the host can be reached again, run this again: it attaches to the change, or settles it.",
    });
}
function follow_change_tooMuch(change) {
    return new failure/* StageFailure */.B({
        what: `The host sent more than ${(0,byte_size/* sizeText */.l)(CHANGE_LIMIT)} about the change ${change}.`,
        means: "The host continues the change by itself; the outcome is unknown here. This is not a success.",
        todo: "Inspect the host with `release-status`, and find out what fills the log of the change in the state folder of the project; then run this again.",
    });
}

var look_reader = __webpack_require__(50600);
; 





const SECONDS = 900;
const host_watch_PATIENCE_SECONDS = 90;
const host_watch_TRIES = 2;
const host_watch_ANSWER_LIMIT = 64 * 1024 ** 3;
const LINE_LIMIT = 16 * 1024;
const SERVICE = /^[A-Za-z0-9._-]+$/;
class StreamedWatch {
    #parts;
    #line;
    #project;
    #request;
    #positions = new Map();
    #looks = [];
    #proof;
    #since = 0;
    #isReading = false;
    #arrived = () => { };
    constructor(parts, line, project, request) {
        this.#parts = parts;
        this.#line = line;
        this.#project = project;
        this.#request = request;
        this.#proof = request.proof;
    }
    async next() {
        if (this.#looks.length === 0) {
            const arrival = new Promise((resolve) => {
                this.#arrived = resolve;
            });
            if (!this.#isReading)
                void this.#read();
            await this.#withPatience(arrival);
        }
        const look = this.#looks.shift() ?? `the host said nothing for ${this.#patience()} s`;
        if (typeof look === "string")
            return look;
        if (look.engine)
            this.#since = look.asked;
        if (this.#proof === "")
            return look;
        if (look.proved.length === 0)
            return `the host has no verification of the change ${this.#proof}`;
        if (look.engine)
            this.#proof = "";
        return look;
    }
    #patience() {
        return this.#request.intervalSeconds + host_watch_PATIENCE_SECONDS;
    }
    async #withPatience(arrival) {
        const over = new AbortController();
        await Promise.race([arrival, this.#parts.clock.sleep(this.#patience() * 1000, over.signal)]);
        over.abort();
    }
    async #read() {
        this.#isReading = true;
        let failures = 0;
        let answer = await this.#readAnswer();
        while (answer.why === "" || (answer.isLost && !this.#line.hasEnded)) {
            if (answer.looks > 0)
                failures = 0;
            if (answer.why !== "") {
                failures++;
                if (failures > host_watch_TRIES)
                    break;
                this.#parts.log.info(`The connection to the host was lost (${answer.why}); connecting again.`);
                await this.#parts.clock.sleep(1000 * failures);
            }
            answer = await this.#readAnswer();
        }
        this.#isReading = false;
        this.#deliver(answer.why);
    }
    async #readAnswer() {
        const reader = new look_reader/* LookReader */.d((line) => this.#request.onLine(line), this.#positions);
        let looks = 0;
        let fault = "";
        const lines = new line_splitter/* LineSplitter */.g((line) => {
            const look = fault === "" ? reader.take(line) : undefined;
            if (look === undefined)
                return;
            looks++;
            if (typeof look !== "string")
                return this.#deliver(look);
            fault = look;
            void this.#line.close();
        }, { limit: LINE_LIMIT });
        const { why, isLost } = await this.#run((bytes) => lines.write(bytes));
        if (fault !== "")
            return { why: fault, isLost: false, looks };
        return { why: why === "" && looks === 0 ? "its answer is cut off" : why, isLost, looks };
    }
    async #run(onStdout) {
        try {
            const end = await this.#line.run({
                words: this.#words(),
                stdin: "",
                deadlineSeconds: SECONDS + host_watch_PATIENCE_SECONDS,
                outputLimit: host_watch_ANSWER_LIMIT,
                onStdout,
            });
            return { why: reasonOf(end, this.#parts), isLost: end.kind === "unknown" };
        }
        catch (error) {
            if (error instanceof failure/* StageFailure */.B)
                return { why: error.what, isLost: false };
            throw error;
        }
    }
    #words() {
        const { intervalSeconds, logs } = this.#request;
        const services = logs === "all" ? "-all" : logs.filter((name) => SERVICE.test(name)).join(",") || "-none";
        const change = this.#proof === "" ? "" : ` ${(0,shell_word/* shellWord */.r)(this.#proof)}`;
        return `watch ${(0,shell_word/* shellWord */.r)(this.#project)} ${this.#since} ${intervalSeconds} ${SECONDS} ${(0,shell_word/* shellWord */.r)(services)}${change}`;
    }
    #deliver(look) {
        this.#looks.push(look);
        this.#arrived();
    }
}
function reasonOf(end, { log }) {
    if (end.kind === "exit" && end.code === 0)
        return "";
    return end.kind === "unknown" ? end.reason : verbFailed("watch", end, log.redact(end.stderr)).what;
}
async function lookOnce(line, project) {
    const answer = await line.ask(`watch ${(0,shell_word/* shellWord */.r)(project)} 0 1 0 -none`, "", host_watch_PATIENCE_SECONDS);
    const lines = [];
    const reader = new look_reader/* LookReader */.d((one) => void lines.push(one), new Map());
    for (const text of answer.split("\n").filter((one) => one !== "")) {
        const look = reader.take(text);
        if (look !== undefined)
            return typeof look === "string" ? look : { look, lines };
    }
    return "its answer is cut off";
}

; 




const VARIABLES = ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "XDG_RUNTIME_DIR", "PATH"];
function lookScript(programs) {
    return `printf "\\n%s\\n" "begin $1"
for program in ${programs.join(" ")}; do printf "program %s %s\\n" "$program" "$(command -v "$program")"; done
for name in ${VARIABLES.join(" ")}; do eval "value=\\\${$name-}"; printf "variable %s %s\\n" "$name" "$value"; done
says=$(docker version --format "{{.Server.Version}}" 2>&1); code=$?
printf "engine %s %s\\n" "$code" "$(printf "%s" "$says" | tail -n 1)"`;
}
function bothScript(programs) {
    return `SLUICE_LOOK=${(0,shell_word/* shellWord */.r)(lookScript(programs))}
export SLUICE_LOOK
timeout -k 2 20 sh -c "$SLUICE_LOOK" look command </dev/null 2>/dev/null
timeout -k 2 20 "\${SHELL:-sh}" -l -i -c 'exec sh -c "$SLUICE_LOOK" look login' </dev/null 2>/dev/null
exit 0
`;
}
function readEnvironments(text) {
    const [, ...parts] = text.split(/^begin (?=command$|login$)/m);
    const of = (name) => {
        const lines = parts.find((part) => part.startsWith(`${name}\n`))?.split("\n");
        return lines?.some((line) => line.startsWith("engine ")) ? readEnvironment(lines) : undefined;
    };
    const [command, login] = [of("command"), of("login")];
    return command && login && { command, login };
}
function readEnvironment(lines) {
    const pairs = (kind) => new Map(lines.flatMap((line) => {
        const [, name = "", value = ""] = new RegExp(`^${kind} (\\S+) (.+)$`).exec(line) ?? [];
        return name === "" ? [] : [[name, value]];
    }));
    const [, code = "", says = ""] = /^engine (\d+) ?(.*)$/m.exec(lines.join("\n")) ?? [];
    return {
        programs: pairs("program"),
        variables: pairs("variable"),
        engine: { answers: code === "0" && says !== "", says: (0,foreign_line/* cleanForeignLine */.ee)(says) },
    };
}
async function requireSameEnvironment({ tools, engine }, address, line, log) {
    const missing = tools.missing.split(" ").filter((name) => name !== "");
    if (missing.length === 0 && engine !== undefined)
        return;
    const programs = [...new Set(["docker", "git", ...missing])];
    const seen = readEnvironments((await line.look(bothScript(programs))) ?? "");
    if (seen === undefined)
        return;
    const failure = onlyForLogins(seen, missing, address);
    if (failure !== undefined)
        throw failure;
    const { answers, says } = seen.command.engine;
    if (!answers)
        log.info(`\`docker version\` prints on ${loginName(address)}: ${says || "nothing"}`);
}
function onlyForLogins({ command, login }, missing, address) {
    for (const name of missing) {
        const found = login.programs.get(name);
        if (found !== undefined && command.programs.get(name) === undefined)
            return programOnlyForLogins(name, (0,foreign_line/* cleanForeignLine */.ee)(found), command, address);
    }
    if (command.engine.answers || !login.engine.answers)
        return undefined;
    return engineOnlyForLogins({ command, login }, address);
}
function programOnlyForLogins(name, path, command, address) {
    const where = loginName(address);
    const link = path.startsWith("/")
        ? `Put a link where that PATH finds it (\`sudo ln -s ${path} /usr/local/bin/${name}\`), or set`
        : "Set";
    return new failure/* StageFailure */.B({
        what: `\`${name}\` is not on the PATH of a command over SSH on ${where}. Only a person who logs in has it: ${path}.`,
        means: `Sluice runs commands without a login, and their PATH is ${(0,foreign_line/* cleanForeignLine */.ee)(command.variables.get("PATH") ?? "empty")}. Nothing was changed.`,
        todo: `${link} PATH where a shell without a login reads it (\`SetEnv PATH=…\` in sshd_config; /etc/environment). ${sshByHand(address, `command -v ${name}`)} must print its path.`,
    });
}
function engineOnlyForLogins({ command, login }, address) {
    const others = VARIABLES.flatMap((name) => {
        const value = login.variables.get(name);
        return value === undefined || value === command.variables.get(name) ? [] : [`${name}=${(0,foreign_line/* cleanForeignLine */.ee)(value)}`];
    });
    return new failure/* StageFailure */.B({
        what: `The Docker engine on ${loginName(address)} answers a person who logs in, but not a command over SSH. Docker says: ${command.engine.says || "nothing"}.`,
        means: `Sluice runs commands without a login. ${others.length === 0 ? "What a login changes is not known" : `Only a login sets ${others.join(", ")}`}. Nothing was changed.`,
        todo: `Set it where a command over SSH reads it (\`SetEnv DOCKER_HOST=…\` in sshd_config; /etc/environment), or make it a context of Docker (\`docker context create\`, \`docker context use\`). ${sshByHand(address, "docker version")} must show a server.`,
    });
}

; 








const ROLLBACK_TODO = "Inspect the host with `release-status`. If a rollback is still needed, dispatch the rollback: its key allows more.";
async function openHostProgram(parts, place) {
    const line = new HostLine(parts, place);
    await line.connect();
    const surveyVerb = `survey ${(0,shell_word/* shellWord */.r)(place.project)} ${(0,shell_word/* shellWord */.r)(place.directory)}`;
    return {
        survey: async () => {
            const survey = readSurvey(await line.ask(surveyVerb, "", 120));
            await requireSameEnvironment(survey, place.target, line, parts.log);
            return survey;
        },
        surveyRunning: async () => readRunningSurvey(await line.ask(`${surveyVerb} ${(0,shell_word/* shellWord */.r)("running")}`, "", 120)),
        preview: async (planText) => (0,effects/* readPreview */.L)(await line.ask(`preview ${(0,shell_word/* shellWord */.r)(place.project)}`, planText, 180)),
        start: async (change, planText) => line.order(`start ${(0,shell_word/* shellWord */.r)(place.project)} ${(0,shell_word/* shellWord */.r)(change)}`, planText),
        rollBack: async (change, leaves, { actor, run }) => line.order(`return ${[place.project, change, place.directory, leaves, actor, run].map(shell_word/* shellWord */.r).join(" ")}`, "", ROLLBACK_TODO),
        settle: async (change) => line.order(`settle ${(0,shell_word/* shellWord */.r)(place.project)} ${(0,shell_word/* shellWord */.r)(change)} ${(0,shell_word/* shellWord */.r)(place.directory)}`, ""),
        abort: async (change, wish) => {
            const answer = await line.ask(`abort ${(0,shell_word/* shellWord */.r)(place.project)} ${(0,shell_word/* shellWord */.r)(change)} ${wish}`, "", 30);
            if (!answer.includes('"kind":"asked"'))
                throw notConfirmed("abort", "Whether the change stops is not known.");
        },
        follow: (change, watcher) => follow(parts, line, place.project, change, watcher),
        freeze: async (reason) => {
            const verb = reason === undefined ? "unfreeze" : "freeze";
            const answer = await line.ask(`${verb} ${(0,shell_word/* shellWord */.r)(place.project)}`, reason ?? "", 30);
            if (!answer.includes(`"kind":"${reason === undefined ? "unfrozen" : "frozen"}"`))
                throw notConfirmed(verb, FROZEN_OR_HELD);
        },
        clearHold: async (reason) => {
            const answer = await line.ask(`clear-hold ${(0,shell_word/* shellWord */.r)(place.project)}`, reason, 30);
            if (!answer.includes('"kind":"hold-cleared"'))
                throw notConfirmed("clear-hold", FROZEN_OR_HELD);
        },
        watch: (request) => new StreamedWatch(parts, line, place.project, request),
        lookOnce: () => lookOnce(line, place.project),
        close: () => line.end(),
    };
}
const FROZEN_OR_HELD = "Whether deploys are frozen or on hold is not known.";
function notConfirmed(verb, means) {
    return new failure/* StageFailure */.B({
        what: `The host did not confirm "${verb}".`,
        means,
        todo: "Run `release-status` to see it, then run this again.",
    });
}

; 




function sshHosts(log, clock, entry) {
    return {
        open: async (place) => {
            const program = await (0,promises_.readFile)((0,external_node_path_.join)((0,external_node_path_.dirname)(entry), "..", "host", "sluice-host"), "utf8");
            return openHostProgram({ ssh: createSsh({ log, sleep: (ms) => clock.sleep(ms) }), log, clock, program }, place);
        },
    };
}

; 




function realHostWorld() {
    const world = (0,real_world/* realWorld */.b)();
    const { log, clock, commands, environment, cancellation } = world;
    return {
        ...world,
        hosts: sshHosts(log, clock, process.argv[1] ?? ""),
        sshKeys: realSshKeys,
        shells: realShells({ log, clock, commands, environment, cancelled: cancellation.signal }),
    };
}


  }),

  24015:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BF: () => (/* binding */ knownHosts),
    Le: () => (/* binding */ readHostKeys),
    Qb: () => (/* binding */ hostKeyAlgorithms),
    ax: () => (/* binding */ fingerprintOf)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _text_truncate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6935);



const ALGORITHMS = {
    "ssh-ed25519": ["ssh-ed25519"],
    "ecdsa-sha2-nistp256": ["ecdsa-sha2-nistp256"],
    "ecdsa-sha2-nistp384": ["ecdsa-sha2-nistp384"],
    "ecdsa-sha2-nistp521": ["ecdsa-sha2-nistp521"],
    "ssh-rsa": ["rsa-sha2-512", "rsa-sha2-256"],
};
function readHostKeys(pins, input = "host-key") {
    const lines = linesOf(pins);
    if (lines.length === 0) {
        throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
            what: `No host key is pinned: the input \`${input}\` is empty.`,
            means: "Without it an attacker between the runner and the host could impersonate the host. Nothing was tried.",
            todo: `Run \`ssh-keyscan -t ed25519 HOST\` from a machine that you trust, compare with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host, and give the SHA256 fingerprint or the line as \`${input}\`.`,
        });
    }
    return lines.map(readHostKey);
}
function knownHosts(alias, pins, shown) {
    const pinned = new Set(readHostKeys(pins).map(({ fingerprint }) => fingerprint));
    const keys = linesOf([...pins, ...shown]).flatMap((line) => keyIn(line) ?? []);
    const known = keys.filter(({ key }) => pinned.has(fingerprintOf(Buffer.from(key, "base64"))));
    return [...new Set(known.map(({ type, key }) => `${alias} ${type} ${key}`))];
}
function linesOf(texts) {
    return texts
        .flatMap((text) => text.split("\n"))
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("#"));
}
function readHostKey(line) {
    if (/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(line))
        return { fingerprint: line.replace(/=$/, ""), type: undefined };
    const found = keyIn(line);
    if (found !== undefined) {
        return { fingerprint: fingerprintOf(Buffer.from(found.key, "base64")), type: found.type };
    }
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what: `The pinned host key "${(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(line, 60)}" cannot be read.`,
        means: /^(MD5:)?([0-9a-f]{2}:){15}[0-9a-f]{2}$/i.test(line)
            ? "It is an MD5 fingerprint, which no longer proves anything. Nothing was tried."
            : "Without a pin that can be compared, the host is not trusted. Nothing was tried.",
        todo: "Give `SHA256:` and 43 characters, as `ssh-keygen -lf` prints it, or a line of `ssh-keyscan` (`host ssh-ed25519 AAAA…`).",
    });
}
function keyIn(line) {
    const words = line.split(/\s+/);
    const at = words.findIndex((word) => Object.hasOwn(ALGORITHMS, word));
    const [type, key] = [words[at], words[at + 1]];
    if (type === undefined || key === undefined || words[0]?.startsWith("@"))
        return undefined;
    return keyType(key) === type ? { type, key } : undefined;
}
function keyType(base64) {
    const blob = Buffer.from(base64, "base64");
    return blob.length > 4 ? blob.subarray(4, 4 + Math.min(blob.readUInt32BE(0), 64)).toString("latin1") : "";
}
function fingerprintOf(rawKey) {
    return `SHA256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(rawKey).digest("base64").replace(/=+$/, "")}`;
}
function hostKeyAlgorithms(pins) {
    const types = pins.every(({ type }) => type !== undefined)
        ? new Set(pins.map(({ type }) => type ?? ""))
        : new Set(Object.keys(ALGORITHMS));
    return Object.entries(ALGORITHMS).flatMap(([type, names]) => (types.has(type) ? names : []));
}


  })

};
;