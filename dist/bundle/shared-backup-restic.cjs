"use strict";
exports.id = 2134;
exports.ids = [2134];
exports.modules = {

  38321:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Es: () => (/* binding */ measureVolumes),
    O5: () => (/* binding */ requireNoVolumes),
    Py: () => (/* binding */ volumesKey),
    jC: () => (/* binding */ saveVolumes),
    mq: () => (/* binding */ readVolumes)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81772);



const volumesKey = {
    name: "volumes",
    description: "For postgres: named volumes and absolute paths of folders on the host whose files belong to the data, separated by commas or lines. Each is a tar archive in the backup.",
    file: "backup.volumes",
};
const SOURCE = /^([A-Za-z0-9][A-Za-z0-9_.-]*|\/[^\0\n\r:,]*[^\0\n\r:,/])$/;
function readVolumes(settings) {
    const setting = settings.get("volumes");
    const sources = (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(setting.text);
    if (sources.some((source) => !SOURCE.test(source)) || new Set(sources).size < sources.length)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(setting, "a list of names of volumes and of absolute paths, without colons");
    return sources;
}
function saveVolumes(sources) {
    if (sources.length === 0)
        return "";
    return `save_volume() {
	printf 'Saving %s.\\n' "$1"
	in_volume "$1" tar -C /source -cf - . >"$out/$2" || stop "tar of $1 failed: a file may have changed meanwhile."
	tar -tf "$out/$2" >/dev/null || stop "The archive of $1 cannot be read back in full."
	printf 'volume %s %s %s %s\\n' "$2" "$(fingerprint "$out/$2")" "$(tar -tf "$out/$2" | wc -l | tr -d ' ')" "$1" >>"$out/evidence"
}
${sources.map((source, at) => `save_volume ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r)(source)} volume-${at + 1}.tar\n`).join("")}`;
}
function measureVolumes(sources) {
    if (sources.length === 0)
        return "";
    return `# volume, program and its arguments. A volume that does not exist would be created by the engine.
in_volume() {
	case $1 in
	/*) [ -d "$1" ] || stop "There is no folder $1." ;;
	*) docker volume inspect "$1" >/dev/null 2>&1 || stop "There is no volume $1." ;;
	esac
	volume=$1 program=$2
	shift 2
	docker run --rm --pull never --network none --user 0:0 --volume "$volume:/source:ro" --entrypoint "$program" "$image" "$@" </dev/null
}
image=$(docker inspect --format '{{.Image}}' "$container")
for volume_of in ${sources.map(_text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r).join(" ")}; do
	size=$(in_volume "$volume_of" du -sk /source)
	total=$((total + \${size%%[!0-9]*} * 1024))
done
`;
}
function requireNoVolumes({ volumes }, path, accepted) {
    if (volumes.length === 0 || accepted)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what: `The backup ${path} has volumes: ${volumes.map(({ source }) => source).join(", ")}.`,
        means: "Only databases can be restored so far, and the files would then be of another time than the rows that name them. Nothing was changed.",
        todo: "If the files of now fit the databases of the backup, restore these alone: dispatch rollback.yml with `scenario: restore-databases` (in a workflow of your own: `databases-only: true` of restore-backup). For the files as well, see docs/restore.md, Files of volumes.",
    });
}


  }),

  81343:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    NJ: () => (/* binding */ BACKUP_KINDS),
    Nu: () => (/* binding */ readRepository),
    XK: () => (/* binding */ resticKeys),
    _V: () => (/* binding */ kindKey),
    eE: () => (/* binding */ readWhere),
    pP: () => (/* binding */ whereKey)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);


const whereKey = {
    name: "where",
    description: "Where the backup is verified: host (over SSH) or runner.",
    default: "host",
    file: "backup.where",
};
const BACKUP_KINDS = "files, postgres, restic or command";
const kindKey = {
    name: "kind",
    description: "How backups are kept: files, postgres (dumps that take-backup writes), restic, or command (any other program that can print evidence).",
    default: "files",
    file: "backup.kind",
};
const resticKeys = [
    {
        name: "restic-repository",
        description: "For restic: the repository. It can be set in the environment of the machine instead.",
        file: "backup.restic.repository",
    },
    { name: "restic-password", description: "For restic: the password of the repository.", secret: true },
    {
        name: "restic-password-file",
        description: "For restic: a file on the machine that contains the password.",
        file: "backup.restic.password-file",
    },
    {
        name: "restic-host",
        description: "For restic: only snapshots of this machine count.",
        file: "backup.restic.host",
    },
    {
        name: "restic-tags",
        description: "For restic: only snapshots with all of these tags count.",
        file: "backup.restic.tags",
    },
    {
        name: "restic-paths",
        description: "For restic: only snapshots with all of these paths count.",
        file: "backup.restic.paths",
    },
];
function readWhere(settings) {
    const setting = settings.get("where");
    if (setting.text === "host" || setting.text === "runner")
        return setting.text;
    throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(setting, "host or runner");
}
function readRepository(settings, env, log) {
    const repository = settings.get("restic-repository").text;
    const password = settings.get("restic-password").text;
    const passwordFile = settings.get("restic-password-file").text;
    if (password !== "")
        log.mask(password);
    const inAddress = /:\/\/[^/@:]*:([^/@]+)@/.exec(repository)?.[1];
    if (inAddress !== undefined)
        log.mask(inAddress);
    if (password !== "" && passwordFile !== "")
        throw twoPasswords();
    return {
        host: settings.get("restic-host").text,
        tags: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(settings.get("restic-tags").text),
        paths: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(settings.get("restic-paths").text),
        env: { ...env, ...resticEnvironment({ repository, password, passwordFile }) },
    };
}
function resticEnvironment({ repository, password, passwordFile }) {
    const hasPassword = password !== "" || passwordFile !== "";
    return {
        ...(repository === "" ? {} : { RESTIC_REPOSITORY: repository, RESTIC_REPOSITORY_FILE: "" }),
        ...(hasPassword
            ? { RESTIC_PASSWORD: password, RESTIC_PASSWORD_FILE: passwordFile, RESTIC_PASSWORD_COMMAND: "" }
            : {}),
    };
}
function twoPasswords() {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what: "Both `restic-password` and `restic-password-file` are given.",
        means: "Sluice does not guess which one counts. Nothing was read.",
        todo: "Give one of them.",
    });
}


  }),

  73231:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  uW: () => (/* binding */ filters),
  wP: () => (/* binding */ isWhole),
  Cb: () => (/* binding */ listSnapshots),
  pZ: () => (/* binding */ newestSnapshot)
});

var failure = __webpack_require__(32314);
var shell_word = __webpack_require__(81772);
var ask = __webpack_require__(91513);
var dist = __webpack_require__(77934);
; 

const snapshotSchema = dist/* object */.Ikc({
    id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{8,64}$/)),
    time: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    hostname: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    paths: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    tags: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())), []),
    summary: dist/* optional */.lqM(dist/* object */.Ikc({
        backup_start: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
        backup_end: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
        total_bytes_processed: dist/* number */.aig(),
    })),
});
const lockSchema = dist/* object */.Ikc({
    time: dist/* string */.YjP(),
    exclusive: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    hostname: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    pid: dist/* optional */.lqM(dist/* number */.aig()),
});
function readSnapshots(text) {
    const list = dist/* safeParse */.xLC(dist/* nullable */.mee(dist/* array */.YOg(snapshotSchema)), parseJson(text));
    if (!list.success)
        return undefined;
    return (list.output ?? [])
        .map(({ id, time, hostname, paths, summary }) => ({
        id,
        began: Date.parse(time),
        ended: summary === undefined ? undefined : Date.parse(summary.backup_end),
        dated: summary !== undefined && Date.parse(summary.backup_start) !== Date.parse(time),
        size: summary?.total_bytes_processed,
        row: `${[...paths].sort().join(", ")} of ${hostname || "a machine without a name"}`,
    }))
        .sort((left, right) => right.began - left.began);
}
function readTotalSize(text) {
    const stats = dist/* safeParse */.xLC(dist/* object */.Ikc({ total_size: dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0)) }), parseJson(text));
    return stats.success ? stats.output.total_size : undefined;
}
function readLocks(text) {
    if (text.trim() === "")
        return [];
    const list = dist/* safeParse */.xLC(dist/* array */.YOg(lockSchema), parseJson(`[${text.trim().replace(/\}\s*\{/g, "},{")}]`));
    if (!list.success)
        return undefined;
    return list.output.map(({ time, exclusive, hostname, pid }) => ({
        since: time,
        exclusive,
        holder: `${hostname || "an unknown machine"}${pid === undefined ? "" : `, process ${pid}`}`,
    }));
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

; 


const CODES = {
    3: "partial",
    10: "no-repository",
    11: "locked",
    12: "password",
    130: "interrupted",
};
const WORDS = [
    { pattern: /wrong password or no key found|empty password/i, trouble: "password" },
    { pattern: /unable to open config file|Is there a repository at/i, trouble: "no-repository" },
    { pattern: /already locked|unable to create lock/i, trouble: "locked" },
];
const EXPLAINED = {
    error: {
        is: "failed",
        means: "The repository could not be read, or it is damaged: a restore would fail where the damage is.",
        todo: "Run `restic check --read-data` by hand. When packs are damaged, follow restic's own guide to troubleshooting (`restic repair packs`), make a new backup, and find out what damaged this one.",
    },
    partial: {
        is: "says that some of the data could not be read",
        means: "A backup that lacks files may lack the ones that matter.",
        todo: "Look at the log of the backup job: name the files it could not read, give it permission or exclude them, and make a new backup.",
    },
    "no-repository": {
        is: "says that there is no repository",
        means: "There is no backup where the configuration expects it.",
        todo: "Correct `restic-repository`; see whether its disk is mounted, and whether this user may read it.",
    },
    locked: {
        is: "says that the repository is locked",
        means: "Another process uses it, or ended without removing its lock: then the next backup will fail as well.",
        todo: "Wait for the backup or prune that runs; when none does, remove the stale lock with `restic unlock`.",
    },
    password: {
        is: "says that the password is wrong",
        means: "A backup that cannot be opened cannot be restored.",
        todo: "Set the secret `restic-password` (or `restic-password-file`) to the repository's password; `restic key list` shows whose keys it has.",
    },
    interrupted: {
        is: "was interrupted",
        means: "Whether the backup is whole is not known.",
        todo: "Run this again.",
    },
};
function requireRestic(ended, doing, place) {
    if (ended.code === 0)
        return;
    throw new failure/* StageFailure */.B(explain(ended, doing, place));
}
function explain(ended, doing, place) {
    const { is, means, todo } = EXPLAINED[troubleOf(ended)];
    const said = (0,ask/* lastWords */.aN)(plainWords(ended.stderr), 3);
    return {
        what: `On ${place.name}, restic ${is} while ${doing} (exit code ${ended.code})${said === "" ? "" : `: ${said}`}.`,
        means: `${means} Nothing was changed.`,
        todo,
    };
}
function troubleOf({ code, stderr }) {
    return CODES[code] ?? WORDS.find(({ pattern }) => pattern.test(stderr))?.trouble ?? "error";
}
function plainWords(stderr) {
    return stderr.replace(/^\{"message_type":"exit_error".*"message":("(?:[^"\\]|\\.)*")\}$/gm, (line, message) => {
        try {
            return String(JSON.parse(message));
        }
        catch {
            return line;
        }
    });
}

; 





const LONGEST_LOOK_MS = 10 * 60_000;
const ANSWER_LIMIT = 16 * 1024 * 1024;
const LOOK = "restic --no-lock --no-cache";
async function listSnapshots(place, source) {
    const listed = await run(place, source, "listing the snapshots", `${LOOK} snapshots --json${filters(source)}`);
    const snapshots = readSnapshots(listed.stdout);
    if (snapshots === undefined)
        throw notUnderstood(place, "list of snapshots");
    return snapshots;
}
async function newestSnapshot(place, source) {
    const snapshots = await listSnapshots(place, source);
    const [newest] = snapshots;
    if (newest === undefined)
        throw noSnapshot(place, source);
    const others = [...new Set(snapshots.map(({ row }) => row))].filter((row) => row !== newest.row);
    if (others.length > 0 && !isFiltered(source))
        throw manyRows(newest.row, others);
    const previous = snapshots.find(({ id, row }) => id !== newest.id && row === newest.row);
    return {
        found: {
            id: newest.id,
            finishedAt: timeOf(newest),
            size: await sizeOf(place, source, newest),
            previousSize: previous === undefined ? undefined : await sizeOf(place, source, previous),
            detail: [...timeDetail(newest), ...others.map((row) => `Not verified, although the filters match it: ${row}`)],
        },
        clock: undefined,
        level: 2,
        reading: { level: isWhole(source.subset) ? 3 : 2, read: () => check(place, source) },
    };
}
function isWhole(subset) {
    return /^100(\.0+)?%$/.test(subset) || subset === "1/1";
}
function filters({ host, tags, paths }) {
    const tag = tags.length === 0 ? [] : ["--tag", tags.join(",")];
    const words = [...(host === "" ? [] : ["--host", host]), ...tag, ...paths.flatMap((path) => ["--path", path])];
    return words.map((word) => ` ${(0,shell_word/* shellWord */.r)(word)}`).join("");
}
function isFiltered({ host, tags, paths }) {
    return host !== "" || tags.length > 0 || paths.length > 0;
}
function timeOf({ began, ended, dated }) {
    return dated ? began : (ended ?? began);
}
function timeDetail({ ended, dated }) {
    if (dated)
        return ["It was made with a date of its own (`--time`), and that counts as its time"];
    if (ended !== undefined)
        return [];
    return ["This version of restic records only when a backup began, so that counts as its time"];
}
async function sizeOf(place, source, snapshot) {
    if (snapshot.size !== undefined)
        return snapshot.size;
    const script = `${LOOK} stats --json --mode restore-size ${(0,shell_word/* shellWord */.r)(snapshot.id)}`;
    const size = readTotalSize((await run(place, source, "measuring a snapshot", script)).stdout);
    if (size === undefined)
        throw notUnderstood(place, "size of a snapshot");
    return size;
}
async function requireUnlocked(place, source) {
    const script = `set -e
ids=$(${LOOK} --quiet list locks)
for id in $ids; do ${LOOK} cat lock "$id"; done
`;
    const locks = readLocks((await run(place, source, "reading the locks", script)).stdout);
    if (locks === undefined)
        throw notUnderstood(place, "list of locks");
    const exclusive = locks.find((lock) => lock.exclusive);
    if (exclusive === undefined) {
        return locks.map(({ holder, since }) => `The repository is in use by ${holder} since ${since}`);
    }
    throw new failure/* StageFailure */.B({
        what: `The restic repository is locked exclusively by ${exclusive.holder} since ${exclusive.since}.`,
        means: "A prune or a check uses it, or ended without removing its lock: then the next backup will fail. What is read meanwhile proves nothing. Nothing was changed.",
        todo: "Wait until it is done; when that process is gone, remove the stale lock with `restic unlock`.",
    });
}
async function check(place, source) {
    const busy = await requireUnlocked(place, source);
    const script = `restic --no-lock check ${(0,shell_word/* shellWord */.r)(`--read-data-subset=${source.subset}`)}`;
    await run(place, source, "reading the repository", script, source.readTimeoutMs);
    return [`restic checked the repository's structure and read ${source.subset} of its data`, ...busy];
}
async function run(place, source, doing, script, timeoutMs = Math.min(LONGEST_LOOK_MS, source.readTimeoutMs ?? LONGEST_LOOK_MS)) {
    const ended = await (0,ask/* ask */.kA)(place, `restic, ${doing},`, {
        script,
        env: { LC_ALL: "C", ...source.env },
        timeoutMs,
        outputLimit: ANSWER_LIMIT,
    });
    (0,ask/* requireProgram */.qi)(ended, place, "restic", "Install restic there, or set `where` to the machine that has it.");
    requireRestic(ended, doing, place);
    return ended;
}
function notUnderstood(place, what) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, restic's ${what} cannot be understood.`,
        means: "Whether there is a backup is not known. Nothing was changed.",
        todo: "Run `restic snapshots --json` there by hand; restic 0.14 and later are known to work.",
    });
}
function noSnapshot(place, source) {
    const wanted = filters(source).trim();
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the restic repository has no snapshot${wanted === "" ? "" : ` for ${wanted}`}.`,
        means: "There is no backup that could be restored. Nothing was changed.",
        todo: "Make a backup; or correct the filters `restic-host`, `restic-tags`, `restic-paths`.",
    });
}
function manyRows(newest, others) {
    const all = [newest, ...others].slice(0, 10).map((row) => `- ${row}`);
    return new failure/* StageFailure */.B({
        what: `The restic repository holds backups of different things:\n${all.join("\n")}`,
        means: "A fresh backup of one would hide that another is old, so Sluice does not choose. Nothing was changed.",
        todo: "Say which one with `restic-host`, `restic-tags` or `restic-paths`; use one step for each that matters.",
    });
}


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