"use strict";
exports.id = 6105;
exports.ids = [6105];
exports.modules = {

  12868:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var carry_out = __webpack_require__(33671);
var own_change = __webpack_require__(2439);
var explain = __webpack_require__(83748);
var refusal = __webpack_require__(49539);
var plan = __webpack_require__(73866);
var host_refusals = __webpack_require__(32979);
; 


function decideBackup(survey, wanted) {
    const refusals = (0,host_refusals/* refusalsDespiteEdits */.R8)(survey, wanted);
    if (refusals.length > 0)
        return refusals;
    return {
        kind: "backup",
        project: wanted.project,
        directory: wanted.directory,
        version: survey.current?.version ?? "",
        commit: survey.current?.commit ?? "",
        expectCurrent: survey.current?.release,
        composeFiles: wanted.composeFiles,
        profiles: wanted.profiles,
        backup: { command: wanted.command, file: wanted.file, ...(wanted.keep === undefined ? {} : { keep: wanted.keep }) },
        steps: [
            { name: "check", deadlineSeconds: 60 },
            { name: "backup", deadlineSeconds: wanted.timeoutSeconds },
        ],
        ...NOTHING_SWITCHES,
    };
}
const NOTHING_SWITCHES = {
    consent: plan/* NO_CONSENT */.l,
    remote: "",
    target: undefined,
    oneShots: [],
    approvedImages: {},
    registry: "",
    health: { intervalSeconds: 2, passes: 2 },
    keepReleases: 2,
    undoDeadlineSeconds: 60,
};

var change_id = __webpack_require__(547);
var markdown = __webpack_require__(10492);
; 

function takenBackup({ events }) {
    const kept = events.find((event) => event.event === "backup");
    if (kept === undefined)
        return undefined;
    const step = events.find((event) => event.event === "step" && event.step === "backup" && event.state === "done");
    return {
        id: kept.file,
        bytes: kept.file === "" ? undefined : kept.bytes,
        seconds: step?.event === "step" ? step.seconds : 0,
    };
}
function beganAt({ events }) {
    return (events.find((event) => event.event === "step" && event.step === "backup" && event.state === "begins")?.at ?? "");
}
function renderTakenBackup({ host, version, outcome, taken, failure }) {
    const rows = [
        ["Host", (0,markdown/* code */.aY)(host)],
        ["Backup", taken === undefined ? "none" : taken.id === "" ? "where its command keeps it" : (0,markdown/* code */.aY)(taken.id)],
        ["Size", taken?.bytes === undefined ? "–" : `${taken.bytes} bytes`],
        ["Took", taken === undefined ? "–" : `${taken.seconds} s`],
        ["While this ran", version === "" ? "no recorded release" : version],
        ["Change", (0,markdown/* code */.aY)(outcome.change)],
    ];
    const isTaken = outcome.ending.outcome === "done" && outcome.difference === undefined;
    const head = failure === undefined
        ? [(0,markdown.md) `### 💾 A backup was taken\n`, (0,markdown.md) `It was not read yet: verify-backup reads it.\n`]
        : [
            isTaken ? (0,markdown.md) `### ❌ The backup that was taken is not found\n` : (0,markdown.md) `### ❌ No backup was taken\n`,
            (0,markdown/* failureText */.kY)(failure),
        ];
    return (0,markdown/* lines */.Mn)([...head, (0,markdown/* table */.tp)(["", ""], rows)]);
}

var failure = __webpack_require__(32314);
var restic = __webpack_require__(73231);
; 


function newSnapshot(before, after, began) {
    const known = new Set(before?.map(({ id }) => id));
    return after.find((one) => (before === undefined ? one.began >= began : !known.has(one.id)));
}
function noNewSnapshot(place, source) {
    const wanted = (0,restic/* filters */.uW)(source).trim();
    return new failure/* StageFailure */.B({
        what: `The command ended with 0, but on ${place.name} the restic repository has no new snapshot${wanted === "" ? "" : ` for ${wanted}`}.`,
        means: "What was taken is not where backups are looked for, so the newest one there is an older one.",
        todo: "See that `take-command` makes a snapshot in `restic-repository` (with `--skip-if-unchanged` it may make none), and that `restic-host`, `restic-tags` and `restic-paths` let it through.",
    });
}

; 




async function snapshotsBefore({ snapshots, place }, world, isOnItsWay) {
    if (snapshots === undefined || isOnItsWay)
        return undefined;
    return await inRepository(snapshots, place, world, (shell) => (0,restic/* listSnapshots */.Cb)(shell, snapshots.repository));
}
async function nameIt(outcome, known, { snapshots, place }, world) {
    const taken = takenBackup(outcome);
    if (snapshots === undefined || taken === undefined)
        return { taken, failure: undefined };
    try {
        return await inRepository(snapshots, place, world, async (shell) => {
            const after = await (0,restic/* listSnapshots */.Cb)(shell, snapshots.repository);
            const made = newSnapshot(known, after, Date.parse(beganAt(outcome)));
            if (made === undefined)
                return { taken: undefined, failure: noNewSnapshot(shell, snapshots.repository) };
            return { taken: { ...taken, id: made.id, bytes: made.size }, failure: undefined };
        });
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        return { taken: undefined, failure: error };
    }
}
async function inRepository({ onHost }, { target }, { shells }, look) {
    const shell = onHost ? await shells.onHost(target) : shells.onRunner();
    try {
        return await look(shell);
    }
    finally {
        await shell.close();
    }
}

var postgres_settings = __webpack_require__(98045);
var shell_word = __webpack_require__(81772);
var container_script = __webpack_require__(53477);
var postgres_volumes = __webpack_require__(38321);
var written_since_script = __webpack_require__(32024);
; 




function takeScript(backups, volumes = []) {
    const [first = ""] = backups.databases;
    return `${(0,container_script/* containerScript */.R)(backups)}${container_script/* COUNT_ROWS */._}
out=$SLUICE_BACKUP_FILE first=${(0,shell_word/* shellWord */.r)(first)}
mkdir "$out"
began=$(date +%s)
facts=$(ask "$first" "select unnest(array[
	'server ' || current_setting('server_version_num'),
	'server-version ' || current_setting('server_version'),
	'system ' || (select system_identifier from pg_control_system())])")
superuser=$(ask "$first" 'select rolsuper from pg_roles where rolname = current_user')
total=0 sizes=
for database in ${backups.databases.map(shell_word/* shellWord */.r).join(" ")}; do
	size=$(ask "$database" 'select pg_database_size(current_database())')
	total=$((total + size)) sizes="$sizes $database:$size"
done
${(0,postgres_volumes/* measureVolumes */.Es)(volumes)}# The host program has compared the free space with the last backup. The first one is compared with the databases.
last=
for one in ${(0,shell_word/* shellWord */.r)(backups.folder)}/"$project"-????????T??????Z; do [ ! -f "$one/evidence" ] || last=$one; done
free=$(df -Pk "$out" | awk 'NR == 2 { print $4 }')
[ -n "$last" ] || [ "$free" -gt $((total / 1024)) ] ||
	stop "The data has $((total / 1024)) KiB, and the disk of the backups has $free KiB free."

# file → its size and checksum
fingerprint() { printf '%s %s' "$(stat -c %s "$1")" "$(sha256sum <"$1" | cut -d' ' -f1)"; }

{
	printf 'format 1\\nproject %s\\nservice %s\\n' "$project" "$service"
	printf 'release %s\\nversion %s\\ncommit %s\\n' "$SLUICE_RELEASE" "$SLUICE_VERSION" "$SLUICE_SHA"
	docker inspect --format 'image {{.Config.Image}}{{println}}image-id {{.Image}}' "$container"
	printf 'image-digest %s\\n' "$(docker image inspect --format '{{join .RepoDigests " "}}' "$(docker inspect --format '{{.Image}}' "$container")")"
	printf '%s\\nbegan %s\\n' "$facts" "$began"
} >"$out/evidence"
${(0,written_since_script/* transactionFacts */._)(backups)}
for pair in $sizes; do
	database=\${pair%:*} dump=$out/\${pair%:*}.dump
	printf 'Dumping %s, which has %s bytes.\\n' "$database" "\${pair##*:}"
	inside pg_dump -w -U "$user" -Fc --lock-wait-timeout=60000 -d "$database" </dev/null >"$dump" ||
		stop "pg_dump of $database failed."
	fingerprint=$(fingerprint "$dump")
	rows=$(count_rows "$dump") || stop "The dump of $database cannot be read back in full."
	printf 'dump %s %s %s\\n' "$database" "\${pair##*:}" "$fingerprint" >>"$out/evidence"
	printf '%s\\n' "$rows" | sed -n "s/^./rows $database &/p" >>"$out/evidence"
done

passwords=
[ "$superuser" = t ] || passwords=--no-role-passwords
inside pg_dumpall -w -U "$user" -l "$first" --globals-only $passwords </dev/null >"$out/globals.sql" || stop 'pg_dumpall failed.'
grep -q '^-- PostgreSQL database cluster dump complete' "$out/globals.sql" || stop 'What pg_dumpall wrote is cut off.'
printf 'globals %s %s\\n' "$(fingerprint "$out/globals.sql")" "\${passwords:-with-passwords}" >>"$out/evidence"
${(0,postgres_volumes/* saveVolumes */.jC)(volumes)}printf 'finished %s\\n' "$(date +%s)" >>"$out/evidence"
checksum=$(sha256sum <"$out/evidence" | cut -d' ' -f1)
printf 'end %s\\n' "$checksum" >>"$out/evidence"
`;
}

var restic_settings = __webpack_require__(81343);
var read_config = __webpack_require__(76453);
var secret_pairs = __webpack_require__(6174);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var health_settings = __webpack_require__(42261);
var deploy_place = __webpack_require__(61302);
; 




const keys_inputs = [
    ...deploy_place/* placeKeys */.yO,
    ...deploy_place/* composeKeys */.J1,
    {
        name: "take-command",
        description: "Script that takes the backup (not with `kind: postgres`, which has its own), in the application's folder on the host; in bash with `set -eo pipefail` if the host has bash.",
        file: "backup.take.command",
    },
    {
        name: "take-file",
        description: "Absolute path of the complete backup, with {time} for the current time, such as /srv/backups/app-{time}.dump. The command writes to $SLUICE_BACKUP_FILE. Default: the command has its own place.",
        file: "backup.take.file",
    },
    {
        name: "take-timeout",
        description: "Time limit for the command. After it the command is stopped with every process that it started.",
        default: "1h",
        file: "backup.take.timeout",
    },
    {
        name: "variables",
        description: "Variables for Compose's interpolation, as lines NAME=value. They are sent to the host over standard input.",
        secret: true,
    },
    {
        name: "backup-env",
        description: "Environment of the command, as lines NAME=value, such as the keys of a storage. All of it is treated as secret.",
        secret: true,
    },
    restic_settings/* kindKey */._V,
    restic_settings/* whereKey */.pP,
    ...postgres_settings/* postgresKeys */._l,
    postgres_volumes/* volumesKey */.Py,
    {
        name: "postgres-keep",
        description: "For postgres: number of backups that stay in the folder. A backup that a kept release names stays as well.",
        default: "14",
        file: "backup.postgres.keep",
    },
    ...restic_settings/* resticKeys */.XK,
];
const outputs = [
    {
        name: "result",
        description: "done, failed, refused, aborted, interrupted, or unknown.",
    },
    {
        name: "backup",
        description: "New backup: its path on the host (with `kind: postgres` a folder), or its snapshot with `kind: restic`; empty if only the command knows it.",
    },
    { name: "began-at", description: "Start time of the backup, in UTC by the host's clock." },
    { name: "size-bytes", description: "Size of the backup, if it is known." },
    { name: "seconds", description: "Duration of the command, in seconds." },
    { name: "change", description: "Name of the change on the host." },
];

; 











async function readTakeInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const place = (0,deploy_place/* readPlace */.yI)(settings, world.log);
    const password = settings.get("restic-password").text;
    if (password !== "")
        world.log.mask(password);
    const backupEnv = (0,secret_pairs/* readSecretPairs */.q)(settings.get("backup-env"), world.log);
    const snapshots = readSnapshotPlace(settings, backupEnv, world.log);
    return {
        place,
        wanted: {
            project: place.project,
            directory: place.directory,
            composeFiles: (0,values/* readList */.LD)(settings.get("compose-files").text),
            profiles: (0,values/* readList */.LD)(settings.get("profiles").text),
            ...readErrand(settings),
            timeoutSeconds: (0,health_settings/* wholeSeconds */.$P)(settings.get("take-timeout")),
        },
        variables: {
            ...(0,secret_pairs/* readSecretPairs */.q)(settings.get("variables"), world.log),
            ...backupEnv,
            ...(password === "" ? {} : { RESTIC_PASSWORD: password }),
            ...(snapshots?.onHost ? snapshots.repository.env : {}),
        },
        snapshots,
    };
}
function readErrand(settings) {
    if (settings.get("kind").text !== "postgres") {
        if (settings.get("volumes").text !== "")
            throw (0,values/* badValue */.tm)(settings.get("volumes"), "empty without `kind: postgres`");
        return { command: settings.need("take-command").text, file: readFile(settings.get("take-file")) };
    }
    for (const name of ["take-command", "take-file"])
        if (settings.get(name).text !== "")
            throw (0,values/* badValue */.tm)(settings.get(name), "empty: `kind: postgres` has its own");
    const backups = (0,postgres_settings/* readPostgres */.Q4)(settings);
    const keep = (0,values/* readInteger */.JI)(settings.get("postgres-keep"), { min: 2, max: 1000 });
    return { command: takeScript(backups, (0,postgres_volumes/* readVolumes */.mq)(settings)), file: (0,postgres_settings/* backupPath */.wZ)(backups), keep };
}
function readSnapshotPlace(settings, env, log) {
    const kind = settings.get("kind");
    if (!["files", "postgres", "restic", "command"].includes(kind.text))
        throw (0,values/* badValue */.tm)(kind, restic_settings/* BACKUP_KINDS */.NJ);
    const onHost = (0,restic_settings/* readWhere */.eE)(settings) === "host";
    return kind.text === "restic" ? { onHost, repository: (0,restic_settings/* readRepository */.Nu)(settings, env, log) } : undefined;
}
function readFile(setting) {
    const { text } = setting;
    const isTimed = /^\/[^\0\n\r]*\{time\}[^/\0\n\r]*$/.test(text) && text.split("{time}").length === 2;
    if (text !== "" && !isTimed)
        throw (0,values/* badValue */.tm)(setting, "an absolute path with {time} once in its name, such as /srv/backups/app-{time}.dump");
    return text;
}

; 









const takeBackup = {
    name: "take-backup",
    read: readTakeInputs,
    run: take,
};
async function take(inputs, world) {
    const { place, wanted } = inputs;
    world.log.info(`Taking a backup on ${place.target.host}: ${wanted.directory}, project ${wanted.project}.`);
    const host = await world.hosts.open(place);
    try {
        const before = (0,own_change/* withoutOurOwn */.P)(await host.survey(), world.run);
        const decided = decideBackup(before, wanted);
        if (!("kind" in decided))
            throw (0,refusal/* refusalFailure */.$)(decided);
        return await act(host, before, decided, inputs, world);
    }
    finally {
        await host.close();
    }
}
async function act(host, before, plan, inputs, world) {
    const { place, variables } = inputs;
    const { log, run, cancellation } = world;
    const name = { runId: run.runId, job: run.job, kind: plan.kind };
    const known = await snapshotsBefore(inputs, world, (0,change_id/* earlierChange */.p)(name, before.changes).kind === "running");
    const outcome = await (0,carry_out/* carryOut */.u)({ host, log, signal: cancellation.signal }, {
        name,
        plan,
        origin: { actor: run.actor, run: run.runUrl },
        secrets: { registryUsername: "", registryPassword: "", variables },
        before,
    });
    const failed = (0,explain/* outcomeFailure */.n)(outcome, { ...place, version: "The backup" });
    const { taken, failure } = failed === undefined ? await nameIt(outcome, known, inputs, world) : lost(outcome, failed);
    const report = renderTakenBackup({ host: before.host.name, version: plan.version, outcome, taken, failure });
    const outputs = {
        result: resultOf(outcome, failure),
        backup: taken?.id ?? "",
        "began-at": beganAt(outcome),
        "size-bytes": taken?.bytes === undefined ? "" : String(taken.bytes),
        seconds: taken === undefined ? "" : String(taken.seconds),
        change: outcome.change,
    };
    if (failure !== undefined)
        return { outputs, report, failure };
    log.info(`The backup was taken${taken?.id ? `: ${taken.id}` : ""}. It was not read yet.`);
    return { outputs, report };
}
function lost(outcome, failure) {
    return { taken: takenBackup(outcome), failure };
}
function resultOf({ difference, ending }, failure) {
    if (difference !== undefined)
        return "unknown";
    return failure !== undefined && ending.outcome === "done" ? "failed" : ending.outcome;
}

; 



void (0,run_stage/* runStage */.S)(takeBackup, (0,host_world/* realHostWorld */.H)());


  }),

  91513:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    aN: () => (/* binding */ lastWords),
    kA: () => (/* binding */ ask),
    qi: () => (/* binding */ requireProgram)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_foreign_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89028);


async function ask(place, purpose, command) {
    const answer = await place.run(command);
    switch (answer.kind) {
        case "exit":
            return answer;
        case "late":
            throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
                what: `On ${place.name}, ${purpose} did not end within ${command.timeoutMs / 1000} s.`,
                means: "Whether the backup is whole is not known. Nothing was changed.",
                todo: "See whether something there hangs (a network disk, a lock). If it only needs more time, raise `read-timeout`.",
            });
        case "too-much":
            throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
                what: `On ${place.name}, ${purpose} printed more than ${command.outputLimit} bytes.`,
                means: "Sluice does not use an answer of that length. Nothing was changed.",
                todo: "Run it there by hand, and make it print less: a narrower path, a filter, fewer snapshots.",
            });
        case "unknown":
            throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
                what: `On ${place.name}, it is unknown how ${purpose} ended: ${answer.reason}.`,
                means: "Whether the backup is whole is not known. Nothing was changed.",
                todo: "Check the connection, then run this again.",
            });
    }
}
function requireProgram({ code, stderr }, place, program, todo) {
    if (code !== 126 && code !== 127)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `On ${place.name}, ${program} cannot be run: ${lastWords(stderr) || "it was not found"}.`,
        means: "Without it the backup cannot be read, so it is unknown whether it is complete. Nothing was changed.",
        todo,
    });
}
function lastWords(stderr, lines = 1) {
    return stderr
        .split("\n")
        .map((line) => (0,_text_foreign_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanForeignLine */ .ee)(line.trim()))
        .filter((line) => line !== "")
        .slice(-lines)
        .join(" · ")
        .replace(/\.$/, "");
}


  }),

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
        todo: "If the current files fit the databases of the backup, restore these alone: dispatch rollback.yml with `scenario: restore-databases` (in a workflow of your own: `databases-only: true` of restore-backup). For the files as well, see docs/restore.md, Files of volumes.",
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


  })

};
;