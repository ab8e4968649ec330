"use strict";
exports.id = 6105;
exports.ids = [6105];
exports.modules = {

  12868:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(35011);
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
fingerprint() {
	sync "$1" 2>/dev/null || sync
	printf '%s %s' "$(stat -c %s "$1")" "$(sha256sum <"$1" | cut -d' ' -f1)"
}

{
	printf 'format 1\\nproject %s\\nservice %s\\n' "$project" "$service"
	printf 'release %s\\nversion %s\\ncommit %s\\n' "$SLUICE_RELEASE" "$SLUICE_VERSION" "$SLUICE_SHA"
	docker inspect --format 'image {{.Config.Image}}{{println}}image-id {{.Image}}' "$container"
	printf 'image-digest %s\\n' "$(docker image inspect --format '{{join .RepoDigests " "}}' "$(docker inspect --format '{{.Image}}' "$container")")"
	printf '%s\\nbegan %s\\n' "$facts" "$began"
} >"$out/evidence"

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

  53477:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (/* binding */ containerScript),
    _: () => (/* binding */ COUNT_ROWS)
  });
  var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81772);

function containerScript({ project, service, user }) {
    return `set -eu
project=${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(project)} service=${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(service)} user=${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(user)}
stop() { printf '%s\\n' "$1" >&2; exit 1; }
container=$(docker ps -q --no-trunc --filter "label=com.docker.compose.project=$project" \\
	--filter "label=com.docker.compose.service=$service" --filter label=com.docker.compose.oneoff=False) ||
	stop 'The Docker engine does not answer.'
case $container in
'') stop "No container of the service $service runs in the project $project." ;;
*[!0-9a-f]*) stop "Several containers of the service $service run in the project $project." ;;
esac
# The limits that the server, the database or the role sets for sessions of users do not apply.
session='-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c default_transaction_read_only=off'
# shellcheck disable=SC2086 # two words, or none
inside() { docker exec -i -e PGOPTIONS="$session" \${PGPASSWORD+-e PGPASSWORD} "$container" "$@"; }
# database, statement
ask() { inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$1" -c "$2" </dev/null; }
`;
}
const COUNT_ROWS = `count_rows() {
	{ inside pg_restore --data-only -f - <"$1" && printf '%s\\n' '\\whole'; } | LC_ALL=C awk '
		copying && $0 == "\\\\." { printf "%.0f %s\\n", rows, table; copying = 0; next }
		copying { rows++; next }
		$0 == "\\\\whole" { whole = 1; next }
		/^COPY / {
			text = substr($0, 6)
			quoted = 0
			for (i = 1; i <= length(text); i++) {
				c = substr(text, i, 1)
				if (c == "\\"") quoted = !quoted
				else if (c == " " && !quoted) break
			}
			if (quoted || $0 !~ / FROM stdin;$/) { unclear = 1; exit }
			table = substr(text, 1, i - 1); copying = 1; rows = 0
		}
		END { exit unclear || copying || !whole ? 3 : 0 }'
}
`;


  }),

  98045:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Q4: () => (/* binding */ readPostgres),
    _l: () => (/* binding */ postgresKeys),
    wZ: () => (/* binding */ backupPath)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const postgresKeys = [
    {
        name: "postgres-service",
        description: "For postgres: the Compose service of the database.",
        file: "backup.postgres.service",
    },
    {
        name: "postgres-databases",
        description: "For postgres: names of the databases, separated by commas or lines.",
        file: "backup.postgres.databases",
    },
    {
        name: "postgres-user",
        description: "For postgres: role that reads the databases. Only a superuser can also save the passwords of roles.",
        default: "postgres",
        file: "backup.postgres.user",
    },
    {
        name: "postgres-folder",
        description: "For postgres: absolute path of a folder on the host. Each backup is a folder in it, PROJECT-TIME.",
        file: "backup.postgres.folder",
    },
];
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/;
function readPostgres(settings) {
    const databases = settings.need("postgres-databases");
    const names = (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(databases.text);
    if (names.length === 0 || names.some((name) => !PLAIN_NAME.test(name)) || new Set(names).size < names.length)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(databases, "a list of names of databases: letters, digits, underscores, dots and dashes");
    const folder = settings.need("postgres-folder");
    if (!/^\/[^\0\n\r{}]*[^\0\n\r{}/]$/.test(folder.text))
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(folder, "an absolute path");
    const project = settings.need("project");
    if (!/^[a-z0-9][a-z0-9_-]*$/.test(project.text))
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(project, "a Compose project name");
    return {
        project: project.text,
        service: readName(settings.need("postgres-service")),
        databases: names,
        user: readName(settings.need("postgres-user")),
        folder: folder.text,
    };
}
function readName(setting) {
    if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(setting.text))
        return setting.text;
    throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(setting, "a name of letters, digits, underscores, dots and dashes");
}
function backupPath({ folder, project }) {
    return `${folder}/${project}-{time}`;
}


  })

};
;