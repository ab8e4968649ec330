"use strict";
exports.id = 5650;
exports.ids = [5650];
exports.modules = {

  31120:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    p: () => (/* binding */ endingText)
  });
function endingText({ code, reason }) {
    return code === null ? `failed (${reason})` : `ended with code ${code}`;
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

  15650:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    sshCommand: () => (/* binding */ sshCommand)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_ending_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31120);
  var _text_foreign_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89028);
  var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81772);
  var _ssh_host_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24015);





const ALIAS = "sluice-remote";
const SCAN_MS = 30_000;
const SCAN_LIMIT = 64 * 1024;
async function sshCommand(folder, login, tools) {
    const pins = (0,_ssh_host_key_js__WEBPACK_IMPORTED_MODULE_1__/* .readHostKeys */ .Le)(login.hostKeys, "remote-host-key");
    const shown = pins.every(({ type }) => type !== undefined) ? [] : await shownKeys(login, tools);
    const known = (0,_ssh_host_key_js__WEBPACK_IMPORTED_MODULE_1__/* .knownHosts */ .BF)(ALIAS, login.hostKeys, shown);
    if (known.length === 0)
        throw stranger(login, shown);
    const key = await folder.write("key", `${login.privateKey.trim().replaceAll("\r\n", "\n")}\n`);
    const knownHostsFile = await folder.write("known_hosts", `${known.join("\n")}\n`);
    const config = sshConfig({ key, knownHosts: knownHostsFile, algorithms: (0,_ssh_host_key_js__WEBPACK_IMPORTED_MODULE_1__/* .hostKeyAlgorithms */ .Qb)(pins) });
    return `ssh -F ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r)(await folder.write("ssh_config", config))}`;
}
function sshConfig({ key, knownHosts: known, algorithms }) {
    const settings = [
        `HostKeyAlias ${ALIAS}`,
        "StrictHostKeyChecking yes",
        `UserKnownHostsFile ${path(known)}`,
        "GlobalKnownHostsFile /dev/null",
        "UpdateHostKeys no",
        `HostKeyAlgorithms ${algorithms.join(",")}`,
        `IdentityFile ${path(key)}`,
        "IdentitiesOnly yes",
        "IdentityAgent none",
        "PreferredAuthentications publickey",
        "BatchMode yes",
        "ConnectTimeout 30",
        "ServerAliveInterval 15",
    ];
    return `Host *\n${settings.map((setting) => `  ${setting}\n`).join("")}`;
}
function path(file) {
    return `"${file.replaceAll("%", "%%")}"`;
}
async function shownKeys({ host, port }, { commands, environment }) {
    const lines = [];
    const exit = await commands.run({
        argv: ["ssh-keyscan", "-T", "20", "-p", String(port), "--", host],
        env: { PATH: environment["PATH"] ?? "", LC_ALL: "C" },
        timeoutMs: SCAN_MS,
        outputLimit: SCAN_LIMIT,
        onLine: (line) => lines.push(line),
        onErrorLine: () => undefined,
    });
    if (exit.code === 0 && lines.length > 0)
        return lines;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${host} shows no host key on port ${port}: ssh-keyscan ${exit.code === 0 ? "got no answer" : (0,_text_ending_text_js__WEBPACK_IMPORTED_MODULE_3__/* .endingText */ .p)(exit)}.`,
        means: "Its fingerprint could not be compared with the pinned one. Nothing was tried.",
        todo: "Check the address in `tag-remote`, and that the runner reaches it; or give the whole line of ssh-keyscan as `remote-host-key`.",
    });
}
function stranger({ host, port }, shown) {
    const seen = shown.flatMap((line) => fingerprintsIn(line)).join(", ");
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${host} (port ${port}) showed other host keys than the pinned ones: ${(0,_text_foreign_line_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanForeignLine */ .ee)(seen) || "none that can be read"}.`,
        means: "It may be another server that pretends to be this one. Nothing was sent to it.",
        todo: "Compare with the server's own console (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`). Only if it is the same as what it showed, change `remote-host-key`.",
    });
}
function fingerprintsIn(line) {
    try {
        return (0,_ssh_host_key_js__WEBPACK_IMPORTED_MODULE_1__/* .readHostKeys */ .Le)([line]).map(({ fingerprint }) => fingerprint);
    }
    catch {
        return [];
    }
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