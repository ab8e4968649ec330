"use strict";
exports.id = 3268;
exports.ids = [3268];
exports.modules = {

  16412:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
; 
const MARK = "sluice-rotation";
const STORED = ":stored";
function keysIn(content) {
    return linesOf(content).flatMap((line) => readKeyLine(line)?.key ?? []);
}
function marksOf(content, key) {
    const lines = linesOf(content).flatMap((line) => readKeyLine(line) ?? []);
    return lines.filter((line) => line.key === key).flatMap(({ comment }) => readMark(comment) ?? []);
}
function replacementsOf(content, key) {
    return linesOf(content).flatMap((line) => {
        const read = readKeyLine(line);
        const mark = read && readMark(read.comment);
        return mark?.replaces === key ? [{ ...mark, key: read?.key ?? "" }] : [];
    });
}
function withStoredMark(content, key, isStored) {
    const lines = linesOf(content).map((line) => {
        const read = readKeyLine(line);
        if (read?.key !== key || readMark(read.comment) === undefined)
            return line;
        return line.replace(/(?::stored)?([ \t]*\r?\n?)$/, `${isStored ? STORED : ""}$1`);
    });
    return lines.join("");
}
function withReplacement(content, key, { newKey, run }) {
    const lines = linesOf(content).flatMap((line) => {
        const read = readKeyLine(line);
        if (read?.key !== key)
            return [line];
        const end = /\r?\n$/.exec(line)?.[0] ?? "\n";
        const old = line.endsWith("\n") ? line : `${line}${end}`;
        return [old, `${read.before}${newKey} ${MARK}:${run}:${key}${end}`];
    });
    return lines.join("");
}
function withoutKeys(content, keys) {
    return linesOf(content)
        .filter((line) => !keys.has(readKeyLine(line)?.key ?? ""))
        .join("");
}
function linesOf(content) {
    return content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function readKeyLine(line) {
    const text = line.replace(/\r?\n$/, "");
    const start = text.search(/[^ \t]/);
    if (start < 0 || text[start] === "#")
        return undefined;
    const plain = readKey(text.slice(start));
    if (plain !== undefined)
        return { before: text.slice(0, start), ...plain };
    const options = optionsEnd(text, start);
    const after = text.slice(options).search(/[^ \t]/);
    if (after < 0 || /(^|,)cert-authority(,|$)/i.test(withoutQuotes(text.slice(start, options))))
        return undefined;
    const limited = readKey(text.slice(options + after));
    return limited && { before: text.slice(0, options + after), ...limited };
}
function readKey(text) {
    const [type = "", base64 = "", ...comment] = text.split(/[ \t]+/);
    return keyType(base64) === type ? { key: base64, comment: comment.join(" ") } : undefined;
}
function keyType(base64) {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
        return "";
    const blob = Buffer.from(base64, "base64");
    const length = blob.length > 4 ? blob.readUInt32BE(0) : 0;
    return length > 0 && length <= 64 && blob.length > 4 + length ? blob.subarray(4, 4 + length).toString("latin1") : "";
}
function optionsEnd(text, start) {
    let isQuoted = false;
    for (let at = start; at < text.length; at++) {
        if (text[at] === "\\" && text[at + 1] === '"')
            at++;
        else if (text[at] === '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (text[at] === " " || text[at] === "\t"))
            return at;
    }
    return text.length;
}
function withoutQuotes(options) {
    return options.replaceAll(/"(?:\\"|[^"])*"/g, '""');
}
function readMark(comment) {
    const [, run, replaces, stored] = /^sluice-rotation:([\w.-]+):([A-Za-z0-9+/]+={0,2})(:stored)?$/.exec(comment.trim()) ?? [];
    return run === undefined || replaces === undefined ? undefined : { run, replaces, isStored: stored !== undefined };
}

var external_node_crypto_ = __webpack_require__(77598);
var failure = __webpack_require__(32314);
var foreign_line = __webpack_require__(89028);
; 



const TIMEOUT_MS = 30_000;
const FILE_LIMIT = 64 * 1024;
const FIND = `case $FILE in '~/'*) FILE=$HOME/\${FILE#'~/'} ;; esac
file=$(readlink -f -- "$FILE") && [ -f "$file" ] || { echo "There is no file $FILE" >&2; exit 3; }
`;
const READ = `${FIND}
[ "$(wc -c <"$file")" -le ${FILE_LIMIT} ] || { echo "$file has more than ${FILE_LIMIT} bytes" >&2; exit 4; }
base64 <"$file" | tr -d '\\n'
`;
const REPLACE = `set -eu
umask 077
${FIND}
exec 9<"\${file%/*}/"
flock -w 20 9 || { echo "another replacement of $file does not end" >&2; exit 7; }
rm -f -- "$file".sluice.??????
new=$(mktemp "$file.sluice.XXXXXX")
trap 'rm -f -- "$new"' EXIT
cp -p -- "$file" "$new"
chmod u+w "$new"
printf %s "$CONTENT" | base64 -d >"$new"
[ "$(sha256sum <"$new" | cut -d' ' -f1)" = "$WANTED" ] || { echo "$new could not be written in full" >&2; exit 6; }
chmod "$(stat -c %a "$file")" "$new"
sync
[ "$(sha256sum <"$file" | cut -d' ' -f1)" = "$EXPECTED" ] || { echo "$file was changed meanwhile" >&2; exit 5; }
mv -f -- "$new" "$file"
`;
function authorizedKeysFile(shell, path) {
    const run = async (what, script, env) => {
        const limits = { timeoutMs: TIMEOUT_MS, outputLimit: 2 * FILE_LIMIT };
        const answer = await shell.run({ script, env: { FILE: path, ...env }, ...limits });
        if (answer.kind === "exit" && answer.code === 0)
            return answer.stdout;
        throw answer.kind === "exit" ? refused(what, shell.name, answer.stderr) : unknown(what, shell.name);
    };
    return {
        read: async () => Buffer.from(await run(`read ${path}`, READ, {}), "base64").toString("latin1"),
        replace: async (content, by) => {
            const bytes = Buffer.from(by, "latin1");
            const digests = { EXPECTED: digest(Buffer.from(content, "latin1")), WANTED: digest(bytes) };
            await run(`change ${path}`, REPLACE, { CONTENT: bytes.toString("base64"), ...digests });
        },
    };
}
function digest(bytes) {
    return (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
}
function refused(what, host, stderr) {
    const said = (0,foreign_line/* cleanForeignLine */.ee)(stderr.trim().split("\n").at(-1) ?? "").replace(/\.$/, "");
    return new failure/* StageFailure */.B({
        what: `The deploy user cannot ${what} on ${host}: ${said || "the host gives no reason"}.`,
        means: "The file is as it was before this step. The key of the login can still log in.",
        todo: "Set `authorized-keys` to the file that sshd reads for this user (`sudo sshd -T -C user=USER | grep -i authorizedkeysfile` on the host); the user must be able to write it and its folder. Then run this again.",
    });
}
function unknown(what, host) {
    return new failure/* StageFailure */.B({
        what: `It is unknown whether the host ${host} did ${what}: the connection was lost, or the host did not answer in time.`,
        means: "The file has either its old or its new content, and no part of one. A key that can log in was not removed.",
        todo: "Check the connection, then run this again: it continues where it stopped.",
    });
}

; 

function rotationStep({ content, own, old, run }) {
    if (old !== undefined)
        return { kind: "remove", old, isOfOther: false };
    const keys = keysIn(content);
    if (!keys.includes(own))
        return { kind: "elsewhere" };
    const mark = marksOf(content, own).find((one) => one.run === run || keys.includes(one.replaces));
    if (mark === undefined)
        return { kind: "install" };
    return { kind: "remove", old: mark.replaces, isOfOther: mark.run !== run };
}
function storedByOther(content, old, run) {
    return replacementsOf(content, old).find((one) => one.isStored && one.run !== run);
}
function withoutOldKey(content, old, { kept, run }) {
    const unused = replacementsOf(content, old).filter((one) => !one.isStored || one.run === run);
    const gone = new Set([old, ...unused.map(({ key }) => key)]);
    gone.delete(kept);
    return withoutKeys(content, gone);
}

var dist = __webpack_require__(77934);
var stage_answer = __webpack_require__(10048);
var blake2 = __webpack_require__(10904);
var nacl_fast = __webpack_require__(80668);
; 


const NONCE_BYTES = 24;
function sealedBox(message, recipient, seed) {
    const own = nacl_fast.box.keyPair.fromSecretKey(seed);
    const nonce = (0,blake2/* blake2b */.Sx)(Buffer.concat([own.publicKey, recipient]), { dkLen: NONCE_BYTES });
    return Buffer.concat([own.publicKey, nacl_fast.box(message, nonce, recipient, own.secretKey)]);
}

; 




const publicKey = dist/* object */.Ikc({ key_id: dist/* string */.YjP(), key: dist/* string */.YjP() });
const listedSecret = dist/* object */.Ikc({ name: dist/* string */.YjP() });
const KEY_BYTES = 32;
async function openSecretStore(forge, place, seed) {
    return place.forge === "github" ? openEnvironment(forge, place, seed) : openRepository(forge, place);
}
async function openEnvironment(forge, { repository, environment, name }, seed) {
    const secrets = `/repos/${repository}/environments/${encodeURIComponent(environment)}/secrets`;
    const answer = await forge.read(`${secrets}/public-key`);
    if (answer === undefined)
        throw noEnvironment(environment);
    const { key_id, key } = (0,stage_answer/* understand */.Z)(publicKey, answer, "the public key of an environment");
    const recipient = Buffer.from(key, "base64");
    if (recipient.length !== KEY_BYTES)
        throw new Error(`The environment's public key has ${recipient.length} bytes.`);
    if ((await forge.read(`${secrets}/${name}`)) === undefined)
        throw noSecret(`environment ${environment}`, name);
    return {
        put: async (value) => {
            const sealed = Buffer.from(sealedBox(Buffer.from(value), recipient, seed())).toString("base64");
            await write(forge, { path: `${secrets}/${name}`, name, body: { encrypted_value: sealed, key_id } });
        },
    };
}
async function openRepository(forge, { repository, name }) {
    const secrets = `/repos/${repository}/actions/secrets`;
    const known = (0,stage_answer/* understand */.Z)(dist/* array */.YOg(listedSecret), await forge.list(secrets), "the secrets of the repository");
    if (!known.some((one) => one.name.toUpperCase() === name.toUpperCase()))
        throw noSecret("repository", name);
    return { put: (value) => write(forge, { path: `${secrets}/${name}`, name, body: { data: value } }) };
}
async function write(forge, { path, name, body }) {
    const happened = async () => undefined;
    await forge.write({ method: "PUT", path, body, what: `store the secret ${name}`, happened });
}
function noEnvironment(environment) {
    return new failure/* StageFailure */.B({
        what: `The forge shows no public key for the secrets of the environment ${environment}: the environment does not exist, or the token cannot read it.`,
        means: "A new key could not be stored where later runs find it. Nothing was changed.",
        todo: `Check the name, and give \`secrets-token\` a token with the repository permission "Environments: write".`,
    });
}
function noSecret(place, name) {
    return new failure/* StageFailure */.B({
        what: `The ${place} has no secret ${name}.`,
        means: "Later runs read the key from another secret, so they would still use the old key after it was removed. Nothing was changed.",
        todo: `Set \`secret\` and \`environment\` to the secret that \`ssh-key\` comes from. If that is a secret of another place, such as the organization, store the present key as ${name} in the ${place} first.`,
    });
}

var markdown = __webpack_require__(10492);
; 

const ANSWERS = {
    refused: "refused: Permission denied",
    accepted: "still accepted",
    unknown: "unknown",
};
const DONE = {
    rotated: (0,markdown.md) `### 🔑 The deploy key is replaced\n`,
    removed: (0,markdown.md) `### 🔑 The old deploy key is removed\n\nThe key of this login was not replaced: it was installed before. To replace it as well, start a new run.\n`,
};
function renderRotation({ host, secret, old, new: key, answer, result, wasThere, elsewhere, }) {
    const isDone = answer.kind === "refused";
    const stored = result === "rotated" ? (0,markdown.md) `stored in the secret ${(0,markdown/* code */.aY)(secret)}` : (0,markdown.md) `the key of this login`;
    return (0,markdown/* lines */.Mn)([
        isDone ? DONE[result] : (0,markdown.md) `### ❌ The old deploy key is not shown to be refused\n`,
        (0,markdown/* table */.tp)(["", ""], [
            ["Host", (0,markdown/* code */.aY)(host)],
            ["New key", (0,markdown.md) `${(0,markdown/* code */.aY)(key)}, has logged in, ${stored}`],
            ["Old key", (0,markdown.md) `${(0,markdown/* code */.aY)(old)}, ${wasThere ? "removed" : "was not in the file"}`],
            ["The host's answer to the old key", ANSWERS[answer.kind]],
            ...(elsewhere.length > 0 ? [["Still accepted by", (0,markdown/* join */.fj)(elsewhere.map(markdown/* code */.aY))]] : []),
        ]),
    ]);
}

var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var place = __webpack_require__(61302);
var keys = __webpack_require__(59010);
; 


const keys_inputs = [
    ...place/* userKeys */.a$,
    {
        name: "secret",
        description: "Name of the secret in which the new private key is stored: of the environment at GitHub, of the repository at Gitea and Forgejo.",
        default: "DEPLOY_SSH_KEY",
    },
    {
        name: "secrets-token",
        description: "Token that can write that secret: at GitHub with the repository permission `Environments: write`, at Gitea and Forgejo of an owner of the repository. The run's own token cannot. Without it only `old-key` can be removed.",
        secret: true,
    },
    {
        name: "old-key",
        description: "Public half of a key to remove, such as `ssh-ed25519 AAAA…`, after a person has replaced it: `ssh-key` is then the new key, and no other one is made.",
    },
];
const outputs = [
    { name: "result", description: "rotated, or removed (the new key had been installed before)." },
    { name: "old-key", description: "Fingerprint of the key that was removed." },
    { name: "new-key", description: "Fingerprint of the key that replaces it." },
    {
        name: "refused",
        description: "true if the host was seen to refuse the old key; otherwise false, and the step fails.",
    },
    keys/* reportOutput */.u,
];

; 

const SSH_PORT = 22;
function otherHosts(config, target) {
    const all = Object.entries(config.environments ?? {}).flatMap(([environment, { hosts = [] }]) => hosts.map(({ address: host, port = SSH_PORT, user = "", "host-key": pins = [] }) => {
        return { environment, host, port, user, hostKeys: [pins].flat().flatMap(values/* readLines */.Se) };
    }));
    return all.filter((one) => {
        const isSame = one.host === target.host && one.port === target.port && one.user === target.user;
        return !isSame && one.user !== "" && one.hostKeys.length > 0;
    });
}

; 







async function readRotationInputs(inputs, world) {
    const environment = (0,config_settings/* environmentOf */.p)(inputs);
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, environment);
    const token = settings.get("secrets-token").text;
    if (token !== "")
        world.log.mask(token);
    const [secret, path, old] = [settings.get("secret"), settings.get("authorized-keys"), settings.get("old-key")];
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(secret.text))
        throw (0,values/* badValue */.tm)(secret, "the name of a secret");
    if (!/^(~\/|\/)[^\n\r\0]+$/.test(path.text))
        throw (0,values/* badValue */.tm)(path, "an absolute path, or one that begins with ~/");
    const [oldKey, ...more] = keysIn(old.text);
    if (old.text !== "" && (oldKey === undefined || more.length > 0))
        throw (0,values/* badValue */.tm)(old, "one public key, such as ssh-ed25519 AAAA…");
    const target = (0,place/* readTarget */._E)(settings, world.log);
    return {
        ...{ target, others: otherHosts(config, target), environment, token, oldKey },
        ...{ authorizedKeys: path.text, secret: secret.text },
    };
}

; 

function ownKeyNamed() {
    return new failure/* StageFailure */.B({
        what: "`old-key` is the public half of `ssh-key`.",
        means: "To remove the key of this login would lock out every later run. Nothing was changed.",
        todo: "Store the new private key in the secret first, and give the public half of the key that it replaces. Leave `old-key` empty to have the key of the login replaced.",
    });
}
function keyElsewhere({ authorizedKeys, target }, fingerprint) {
    return new failure/* StageFailure */.B({
        what: `The key ${fingerprint} logs in on ${target.host}, and is not in ${authorizedKeys}.`,
        means: "sshd reads it from another file or program, so that it cannot be replaced here. Nothing was changed.",
        todo: `Give that file as \`authorized-keys\`. On the host, \`sudo sshd -T -C user=${target.user} | grep -i authorizedkeys\` shows where sshd reads keys.`,
    });
}
function noToken({ secret, target, authorizedKeys, environment }) {
    const login = `${target.user}@${target.host}`;
    return new failure/* StageFailure */.B({
        what: "There is no `secrets-token`, so a new private key could not be stored where later runs find it.",
        means: "No key was made, and nothing was changed. The old key can still log in.",
        todo: `Give \`secrets-token\`, or do this by hand. 1. \`ssh-keygen -t ed25519 -N '' -f new-key\`. 2. In ${authorizedKeys} of ${login}, add the content of new-key.pub after the line of the old key, with the options of that line. 3. \`ssh -i new-key -o IdentitiesOnly=yes -p ${target.port} ${login} true\` must end with 0. 4. Store the content of new-key in the secret ${secret} of the environment ${environment}. 5. Run this again with \`old-key\` set to the public half of the old key: it removes that key, and proves that the host refuses it.`,
    });
}
function otherRotation({ authorizedKeys, target }, run, fingerprint) {
    return new failure/* StageFailure */.B({
        what: `The run ${run} replaces this key as well, or was ended while it stored its new key ${fingerprint}.`,
        means: "The secret can become that key at any moment. This run stored nothing, and the old key can still log in.",
        todo: `Wait until the run ${run} has ended, then run this again. If this message comes again, run ${run} again: it continues where it stopped. If it cannot be run again, remove the line with \`sluice-rotation:${run}:\` from ${authorizedKeys} of ${target.user}@${target.host}, and run this again.`,
    });
}
function sharedSecret({ secret, target }, other) {
    return new failure/* StageFailure */.B({
        what: `${other.user}@${other.host} (environment ${other.environment}) accepts this key as well, and the secret ${secret} is that of the whole repository.`,
        means: `A new key would be known to ${target.host} alone, and the key for ${other.host} would be lost. Nothing was changed.`,
        todo: `Give each host a key and a secret of its own. Or replace the key by hand: make one with \`ssh-keygen -t ed25519\`, add its public half on each of these hosts beside the old one, store the private half in ${secret}, and run this for each environment with \`old-key\` set to the public half of the old key.`,
    });
}
function unknownSharing({ secret }, other, reason) {
    return new failure/* StageFailure */.B({
        what: `Whether ${other.user}@${other.host} (environment ${other.environment}) accepts this key is unknown: ${reason}.`,
        means: `The secret ${secret} is that of the whole repository, so a new key could lock Sluice out of ${other.host}. Nothing was changed.`,
        todo: `Make ${other.host} reachable from this runner, then run this again.`,
    });
}
function newKeyRefused({ target }) {
    return new failure/* StageFailure */.B({
        what: `The new key logs in on ${target.host}, and runs no command there.`,
        means: "A deploy could not use it. The old key was not removed.",
        todo: "Compare the options of both keys in the file of the host, and run this again.",
    });
}
function notRefused(answer, old, target) {
    if (answer.kind === "accepted")
        return new failure/* StageFailure */.B({
            what: `${target.host} still accepts the old key ${old} for the user ${target.user}.`,
            means: "Its line is removed, so sshd reads the key from another file or program. The new key works, and is stored.",
            todo: `On the host, look for the key in every file that \`sudo sshd -T -C user=${target.user} | grep -i authorizedkeys\` names (often ~/.ssh/authorized_keys2 too), remove it, and run this again.`,
        });
    return new failure/* StageFailure */.B({
        what: `It is unknown whether ${target.host} refuses the old key ${old}: ${answer.reason}.`,
        means: "Its line is removed. The new key works, and is stored.",
        todo: "Run this again: it only attempts the login with the old key once more.",
    });
}

; 







const rotateKey = {
    name: "rotate-key",
    handsOnReport: true,
    read: readRotationInputs,
    run: rotate,
};
async function rotate(inputs, world) {
    const { target, oldKey } = inputs;
    const own = world.sshKeys.publicHalf(target);
    if (own === oldKey)
        throw ownKeyNamed();
    const content = await withFile(inputs, target, world, (file) => file.read());
    const step = rotationStep({ content, own, old: oldKey, run: world.run.runId });
    switch (step.kind) {
        case "elsewhere":
            throw keyElsewhere(inputs, world.sshKeys.fingerprint(own));
        case "remove": {
            world.log.info(`The key ${world.sshKeys.fingerprint(own)} is installed and stored. The old one is removed …`);
            const ended = await removeOld(inputs, { old: step.old, target, key: own, result: "removed" }, world);
            if (!step.isOfOther || ended.failure !== undefined || inputs.token === "")
                return ended;
            world.log.info("The rotation of an earlier run has ended. The key of this login is replaced now …");
            return removeOld(inputs, await replace(inputs, own, world), world);
        }
        case "install":
            return removeOld(inputs, await replace(inputs, own, world), world);
    }
}
async function replace(inputs, old, world) {
    const { sshKeys, log } = world;
    const { runId: run } = world.run;
    const store = await openStore(inputs, world);
    await requireOwnSecret(inputs, old, world);
    const { privateKey, publicKey } = sshKeys.generate();
    log.mask(privateKey);
    const { passphrase: _, ...address } = inputs.target;
    const target = { ...address, privateKey };
    const key = sshKeys.publicHalf(target);
    await withFile(inputs, inputs.target, world, async (file) => {
        const content = await readAlone(file, old, inputs, world);
        await file.replace(content, withReplacement(content, old, { newKey: publicKey, run }));
    });
    log.info(`✓ The new key ${sshKeys.fingerprint(key)} is installed beside the old one.`);
    await logIn(inputs, target, world);
    log.info("✓ The new key has logged in.");
    await withFile(inputs, target, world, async (file) => {
        const content = await readAlone(file, old, inputs, world);
        await file.replace(content, withStoredMark(content, key, true));
    });
    await put(store, { inputs, key, target, privateKey }, world);
    log.info(`✓ The new key is stored in the secret ${inputs.secret}.`);
    return { old, key, target, result: "rotated" };
}
async function readAlone(file, old, inputs, { run, sshKeys }) {
    const content = await file.read();
    const other = storedByOther(content, old, run.runId);
    if (other !== undefined)
        throw otherRotation(inputs, other.run, sshKeys.fingerprint(other.key));
    return content;
}
async function put(store, { inputs, key, target, privateKey }, world) {
    try {
        await store.put(privateKey);
    }
    catch (error) {
        await withFile(inputs, target, world, async (file) => {
            const content = await file.read();
            await file.replace(content, withStoredMark(content, key, false));
        }).catch(() => undefined);
        throw error;
    }
}
async function openStore(inputs, world) {
    const { token, secret: name, environment } = inputs;
    if (token === "")
        throw noToken(inputs);
    const { forge, repository } = world.run;
    return openSecretStore(world.forge(token), { forge, repository, environment, name }, () => world.sshKeys.random(32));
}
async function requireOwnSecret(inputs, old, world) {
    if (world.run.forge === "github")
        return;
    for (const other of inputs.others) {
        const answer = await offer(other, old, world);
        if (answer.kind === "accepted")
            throw sharedSecret(inputs, other);
        if (answer.kind === "unknown")
            throw unknownSharing(inputs, other, answer.reason);
    }
}
async function hostsWith(key, { others }, world) {
    const found = [];
    for (const other of others) {
        const answer = await offer(other, key, world);
        if (answer.kind === "accepted")
            found.push(other);
        if (answer.kind === "unknown")
            world.log.warning(`Whether ${other.user}@${other.host} accepts the old key is unknown: ${answer.reason}.`);
    }
    return found;
}
async function removeOld(inputs, done, world) {
    const { sshKeys, log } = world;
    const { old, key, target, result } = done;
    const wasThere = await withFile(inputs, target, world, async (file) => {
        const content = await file.read();
        const without = withoutOldKey(content, old, { kept: key, run: world.run.runId });
        if (without !== content)
            await file.replace(content, without);
        const isThere = keysIn(content).includes(old);
        log.info(isThere ? "✓ The old key is removed." : "The old key is not in the file.");
        return isThere;
    });
    await logIn(inputs, target, world);
    const answer = await offerOld(target, { old, key }, world);
    log.info(`The host's answer to the old key: ${answer.kind}.`);
    const elsewhere = (await hostsWith(old, inputs, world)).map(({ user, host }) => `${user}@${host}`);
    for (const login of elsewhere)
        log.warning(`${login} still accepts the old key. Replace it there as well.`);
    const seen = { old: sshKeys.fingerprint(old), new: sshKeys.fingerprint(key), answer };
    const outputs = { result, "old-key": seen.old, "new-key": seen.new, refused: String(answer.kind === "refused") };
    const report = renderRotation({ ...seen, secret: inputs.secret, host: target.host, result, wasThere, elsewhere });
    if (answer.kind === "refused")
        return { outputs, report };
    return { outputs, report, failure: notRefused(answer, seen.old, target) };
}
const TRIES = 3;
const PAUSE_MS = 3000;
async function offerOld(target, { old, key }, world) {
    const control = await offer(target, key, world);
    if (control.kind === "accepted")
        return offer(target, old, world);
    return { kind: "unknown", reason: "the host did not accept the new key in an attempt of the same kind" };
}
async function offer(target, key, { sshKeys, clock }) {
    for (let attempt = 1;; attempt++) {
        const answer = await sshKeys.offer(target, key);
        if (answer.kind !== "unknown" || attempt === TRIES)
            return answer;
        await clock.sleep(PAUSE_MS);
    }
}
async function logIn(inputs, target, world) {
    const shell = await world.shells.onHost(target);
    try {
        const answer = await shell.run({ script: "exit 0", env: {}, timeoutMs: 20_000, outputLimit: 1000 });
        if (answer.kind !== "exit" || answer.code !== 0)
            throw newKeyRefused(inputs);
    }
    finally {
        await shell.close();
    }
}
async function withFile({ authorizedKeys }, target, { shells }, use) {
    const shell = await shells.onHost(target);
    try {
        return await use(authorizedKeysFile(shell, authorizedKeys));
    }
    finally {
        await shell.close();
    }
}

; 



void (0,run_stage/* runStage */.S)(rotateKey, (0,host_world/* realHostWorld */.H)());


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