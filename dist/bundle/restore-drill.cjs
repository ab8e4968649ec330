"use strict";
exports.id = 6855;
exports.ids = [6855];
exports.modules = {

  59336:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var failure_failure = __webpack_require__(32314);
var foreign_line = __webpack_require__(89028);
var ask = __webpack_require__(91513);
var drill_record = __webpack_require__(49145);
var shell_word = __webpack_require__(81772);
var container_script = __webpack_require__(53477);
var restore_scripts = __webpack_require__(64789);
; 




const DRILL_LABEL = "sluice.restore-drill";
const PROCESSES = 200;
const SPARE_KIB = 512 * 1024;
function drillScript(backups, wanted) {
    const { path, evidence, checks, lifeSeconds } = wanted;
    const dumps = evidence.dumps.filter(({ database }) => backups.databases.includes(database));
    const [first = ""] = backups.databases;
    const sizes = [...dumps.map(({ databaseBytes }) => databaseBytes), ...evidence.volumes.map(({ bytes }) => bytes)];
    const needed = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024);
    return `${(0,container_script/* containerScript */.R)(backups)}maintenance=${(0,shell_word/* shellWord */.r)((0,restore_scripts/* maintenanceDatabase */.Xb)(backups))}
remove_drills() {
	drills=$(docker ps -aq --filter "label=${DRILL_LABEL}=$project") || return 0
	# shellcheck disable=SC2086 # one word a container
	[ -z "$drills" ] || docker rm -f -v $drills >/dev/null 2>&1 || :
}
trap 'remove_drills' EXIT
trap 'exit 129' HUP INT TERM PIPE
remove_drills

cd ${(0,shell_word/* shellWord */.r)(path)}
${[...dumps, evidence.globals, ...evidence.volumes].map(({ name, sha256 }) => `[ "$(sha256sum <${(0,shell_word/* shellWord */.r)(name)} | cut -d' ' -f1)" = ${sha256} ] || stop ${(0,shell_word/* shellWord */.r)(`The SHA-256 of ${name} is not the one in the evidence.`)}\n`).join("")}
image=$(docker inspect --format '{{.Image}}' "$container")
server=$(ask "$maintenance" "select current_setting('server_version_num')::int / 10000")
owner=$(inside stat -c %u:%g "$(ask "$maintenance" 'show data_directory')" </dev/null)
# The first role of a server cannot be dropped or renamed, so the new server must begin with the same one.
role=$(ask "$maintenance" 'select rolname from pg_roles where oid = 10')
role_in_sql=$(ask "$maintenance" 'select quote_ident(rolname) from pg_roles where oid = 10')
libraries=$(ask "$maintenance" "select replace(current_setting('shared_preload_libraries'), '''', '''''')")

memory=$(docker info --format '{{.MemTotal}}')
drill=$(docker run -d --rm --pull never --network none --label "${DRILL_LABEL}=$project" --user "$owner" --cap-drop ALL \\
	--security-opt no-new-privileges --pids-limit ${PROCESSES} --memory $((memory / 2)) --memory-swap $((memory / 2)) \\
	--cpu-shares 128 --oom-score-adj 1000 --shm-size 256m --no-healthcheck \\
	--entrypoint sleep "$image" ${lifeSeconds})
inside_drill() { docker exec -i -e PGOPTIONS="$session" "$drill" "$@"; }
ask_drill() { inside_drill psql -XqAt -w -v ON_ERROR_STOP=1 -h /tmp -U "$role" -d "$1" -c "$2" </dev/null; }
free=$(inside_drill df -Pk /tmp </dev/null | awk 'NR == 2 { print $4 }')
needed=$((${needed} * 12 / 10 + ${SPARE_KIB}))
[ "$free" -gt "$needed" ] || stop "A drill needs $needed KiB on the disk of the engine, and $free KiB are free."
inside_drill sh -euc 'PATH=$PATH:/usr/lib/postgresql/$1/bin:/usr/local/pgsql/bin
	initdb -D /tmp/drill --username="$2" --auth=trust --encoding=UTF8 --no-locale --no-sync </dev/null >/dev/null
	cat >>/tmp/drill/postgresql.conf
	pg_ctl -D /tmp/drill -l /tmp/drill.log -w -t 60 start >/dev/null || { tail -n 5 /tmp/drill.log >&2; exit 1; }' \\
	drill "$server" "$role" <<SETTINGS || stop 'The server of the drill does not start.'
listen_addresses = ''
unix_socket_directories = '/tmp'
shared_preload_libraries = '$libraries'
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 256MB
SETTINGS

# Tablespaces are folders that only the other server has. The first role exists already.
grep -vxF -e "CREATE ROLE $role_in_sql;" globals.sql |
	grep -vE '^(CREATE|ALTER|COMMENT ON) TABLESPACE |^(GRANT|REVOKE) .* ON TABLESPACE ' |
	inside_drill psql -Xq -w -v ON_ERROR_STOP=1 -h /tmp -U "$role" -d template1 -f - >/dev/null ||
	stop 'The roles of the backup cannot be created.'
for database in ${dumps.map(({ database }) => (0,shell_word/* shellWord */.r)(database)).join(" ")}; do
	inside_drill pg_restore -w -h /tmp -U "$role" --clean --if-exists --create --exit-on-error --no-tablespaces \\
		-d template1 <"$database.dump" || stop "pg_restore of $database failed."
	printf '%s\\n' "${restore_scripts/* COUNT_TABLES */.Wu} \\\\gexec" |
		inside_drill psql -XqAt -w -v ON_ERROR_STOP=1 -h /tmp -U "$role" -d "$database" -f - | sed "s/^/rows $database /"
done
${checks.map((sql) => `answer=$(ask_drill ${(0,shell_word/* shellWord */.r)(first)} ${(0,shell_word/* shellWord */.r)(sql)}) || answer=failed\nprintf 'check %s\\n' "$(printf %s "$answer" | head -n 1)"\n`).join("")}${evidence.volumes.map(({ name }) => extractVolume(name)).join("")}echo whole
`;
}
function extractVolume(name) {
    const word = (0,shell_word/* shellWord */.r)(name);
    return `entries=$(inside_drill sh -euc 'mkdir /tmp/volume
	tar -C /tmp/volume -xvf - >/tmp/entries
	wc -l </tmp/entries
	chmod -R u+rwx /tmp/volume
	rm -rf /tmp/volume' <${word}) || stop ${(0,shell_word/* shellWord */.r)(`The archive ${name} cannot be extracted.`)}
printf 'entries %s %s\\n' ${word} "$(printf %s "$entries" | tr -d ' ')"
`;
}
function recordScript({ folder, project }, record) {
    return `set -eu
umask 077
cd ${(0,shell_word/* shellWord */.r)(folder)}
printf '%s' ${(0,shell_word/* shellWord */.r)(record)} >${(0,shell_word/* shellWord */.r)(`${(0,drill_record/* drillFile */.uM)(project)}.part`)}
mv ${(0,shell_word/* shellWord */.r)(`${(0,drill_record/* drillFile */.uM)(project)}.part`)} ${(0,shell_word/* shellWord */.r)((0,drill_record/* drillFile */.uM)(project))}
`;
}

; 





const SPARE_SECONDS = 120;
async function drillBackup(place, source, found, { checks, monotonic }) {
    const began = monotonic();
    const ran = await restoreInContainer(place, source, found, checks);
    const seconds = Math.round((monotonic() - began) / 1000);
    const { path, evidence } = found;
    const record = {
        at: found.now + seconds,
        passed: ran.failure === undefined,
        why: ran.failure?.what ?? "",
        ...{ backup: path, system: evidence.system, databases: source.backups.databases },
        volumes: evidence.volumes.map((volume) => volume.source),
        ...{ tables: ran.rows.size, rows: [...ran.rows.values()].reduce((sum, count) => sum + count, 0) },
    };
    const unrecorded = await keepRecord(place, source, record);
    return { record, seconds, failure: ran.failure ?? unrecorded };
}
async function restoreInContainer(place, source, { path, evidence }, checks) {
    const lifeSeconds = Math.ceil(source.readTimeoutMs / 1000) + SPARE_SECONDS;
    try {
        const ended = await (0,ask/* ask */.kA)(place, `the restore of ${path} into a container`, {
            script: drillScript(source.backups, { path, evidence, checks, lifeSeconds }),
            env: { LC_ALL: "C", ...source.env },
            timeoutMs: source.readTimeoutMs,
            outputLimit: 8 * 1024 * 1024,
        });
        (0,ask/* requireProgram */.qi)(ended, place, "a program that the drill needs", "Docker must be usable by this user.");
        return compare(ended, { place, path, evidence, checks }, source.backups.databases);
    }
    catch (error) {
        if (!(error instanceof failure_failure/* StageFailure */.B))
            throw error;
        return { rows: new Map(), failure: error };
    }
}
function compare({ code, stdout, stderr }, { place, path, evidence, checks }, databases) {
    const lines = stdout.split("\n");
    const rows = new Map(lines.flatMap((line) => {
        const [, database, count, table] = /^rows (\S+) (\d+)\+? (.+)$/.exec(line) ?? [];
        return table === undefined ? [] : [[`${database} ${table}`, Number(count)]];
    }));
    const failed = (why, todo) => ({ rows, failure: drillFailure(path, place, why, todo) });
    if (code !== 0 || !lines.includes("whole"))
        return failed(`it could not be restored: ${(0,ask/* lastWords */.aN)(stderr, 3) || `the script ended with code ${code}`}`, RESTORE);
    const wrong = evidence.dumps
        .filter(({ database }) => databases.includes(database))
        .flatMap(({ database, rows: wanted }) => [...wanted].flatMap(([table, count]) => {
        const restored = rows.get(`${database} ${table}`);
        if (lines.includes(`rows ${database} ${restored}+ ${table}`) && (restored ?? 0) > count)
            return [];
        return restored === count ? [] : [`${database} ${table} has ${restored ?? "no"} rows instead of ${count}`];
    }));
    if (wrong.length > 0)
        return failed(`restored, it is not what its evidence says: ${wrong.slice(0, 5).join("; ")}`, RESTORE);
    const incomplete = evidence.volumes.filter(({ name, entries }) => !lines.includes(`entries ${name} ${entries}`));
    if (incomplete.length > 0)
        return failed(`these archives do not have their entries: ${incomplete.map(({ source }) => source).join(", ")}`, RESTORE);
    const answers = lines.flatMap((line) => (line.startsWith("check ") ? [line.slice("check ".length)] : []));
    const untrue = checks.filter((_, at) => answers[at] !== "t");
    if (untrue.length > 0)
        return failed(`these checks did not return true: ${untrue.join("; ")}`, CHECKS);
    return { rows, failure: undefined };
}
async function keepRecord(place, { backups }, record) {
    const ended = await place.run({
        script: recordScript(backups, (0,drill_record/* writeDrill */.h8)(record)),
        env: { LC_ALL: "C" },
        timeoutMs: 60_000,
        outputLimit: 1024,
    });
    if (ended.kind === "exit" && ended.code === 0)
        return undefined;
    const said = ended.kind === "exit" ? (0,ask/* lastWords */.aN)(ended.stderr) : ended.kind;
    return new failure_failure/* StageFailure */.B({
        what: `On ${place.name}, the result of the restore drill (${record.passed ? "passed" : (0,foreign_line/* cleanForeignLine */.ee)(record.why)}) could not be recorded: ${said}.`,
        means: "`verify-backup` does not know of this drill.",
        todo: `Let this user write to ${backups.folder}, and see whether its disk is full.`,
    });
}
const RESTORE = "Restore this backup by hand into a container (docs/restore.md, A new server), and see what is reported. Take a new backup, and start the drill again.";
const CHECKS = "Find out whether the data or the statement is wrong: `backup.postgres.restore-checks` must each return true for a backup that is good.";
function drillFailure(path, place, why, todo) {
    return new failure_failure/* StageFailure */.B({
        what: `On ${place.name}, the restore drill of ${path} failed: ${(0,foreign_line/* cleanForeignLine */.ee)(why)}.`,
        means: "If the data were lost now, this backup would not bring them back. The database that is used was not changed.",
        todo,
    });
}

var newest_backup = __webpack_require__(61797);
var markdown = __webpack_require__(10492);
; 

function renderDrill({ place, backup, tables, rows, checks, seconds, failure }) {
    const head = failure === undefined
        ? [
            (0,markdown.md) `### ✅ The restore drill passed\n`,
            (0,markdown.md) `The newest backup was restored into a container, which was removed.\n`,
        ]
        : [(0,markdown.md) `### ❌ The restore drill failed\n`, (0,markdown/* failureText */.kY)(failure)];
    return (0,markdown/* lines */.Mn)([
        ...head,
        (0,markdown/* table */.tp)(["", ""], [
            ["Host", (0,markdown/* code */.aY)(place)],
            ["Backup", backup === "" ? "none" : (0,markdown/* code */.aY)(backup)],
            ["Tables", String(tables)],
            ["Rows", String(rows)],
            ["Own checks", String(checks)],
            ["Took", `${seconds} s`],
        ]),
    ]);
}

var postgres_settings = __webpack_require__(98045);
var read_config = __webpack_require__(76453);
var secret_pairs = __webpack_require__(6174);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var place = __webpack_require__(61302);
var requester = __webpack_require__(98606);
var incident_label = __webpack_require__(13343);
var restore_keys = __webpack_require__(55349);
var restic_settings = __webpack_require__(81343);
var keys = __webpack_require__(59010);
; 







const [config, environment, sshKey, passphrase, host, port, user, hostKey, project] = place/* placeKeys */.yO;
const keys_inputs = [
    ...[config, environment, sshKey, passphrase, host, port, user, hostKey, project],
    restic_settings/* kindKey */._V,
    ...postgres_settings/* postgresKeys */._l,
    ...restore_keys/* restoreKeys */.P,
    {
        name: "backup-env",
        description: "Environment of the programs that ask the database, as lines NAME=value, such as PGPASSWORD. All of it is treated as secret.",
        secret: true,
    },
    incident_label/* incidentLabelKey */.gk,
    {
        name: "token",
        description: "Token with `issues: write`, for the incident.",
        default: "${{ github.token }}",
        secret: true,
    },
    requester/* requesterKey */.Y,
];
const outputs = [
    { name: "result", description: "passed or failed." },
    { name: "backup", description: "Backup that was restored into the container; empty without one." },
    { name: "tables", description: "Number of restored tables." },
    { name: "rows", description: "Number of restored rows." },
    { name: "seconds", description: "Duration of the drill, in seconds." },
    {
        name: "issue",
        description: "Number of the incident that was opened, continued or closed; empty without one.",
    },
    keys/* reportOutput */.u,
];

; 










async function readDrillInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const kind = settings.get("kind").text;
    if (kind !== "postgres")
        throw otherKind(kind);
    const incidentLabel = (0,incident_label/* readIncidentLabel */.xj)(settings.get("incident-label"));
    const token = incidentLabel === undefined ? "" : settings.need("token").text;
    if (token !== "")
        world.log.mask(token);
    return {
        target: (0,place/* readTarget */._E)(settings, world.log),
        source: {
            kind: "postgres",
            backups: (0,postgres_settings/* readPostgres */.Q4)(settings),
            env: (0,secret_pairs/* readSecretPairs */.q)(settings.get("backup-env"), world.log),
            readTimeoutMs: (0,values/* readTimeLimit */.pX)(settings.get("restore-timeout")),
        },
        checks: (0,values/* readLines */.Se)(settings.get("restore-checks").text),
        ...{ token, incidentLabel, requester: settings.get("requester").text || (0,requester/* requesterOf */.i)(world.run.forge) },
    };
}
function otherKind(kind) {
    return new failure_failure/* StageFailure */.B({
        what: `\`kind\` is ${kind}, and a drill restores only backups with \`kind: postgres\`.`,
        means: "Sluice does not know how such a backup is restored. Nothing was tried.",
        todo: "Use `kind: postgres` for Postgres in a container (docs/backups.md). Any other backup proves level 4 by a command of your own that restores it: `kind: command`.",
    });
}

var dist = __webpack_require__(77934);
var close_issue = __webpack_require__(78386);
var issue_labels = __webpack_require__(18095);
var incident_row = __webpack_require__(46063);
var stage_answer = __webpack_require__(10048);
var plain_text = __webpack_require__(61941);
; 







const MARK = "sluice-restore-drill";
const made = dist/* object */.Ikc({ number: dist/* number */.aig() });
const bodies = dist/* array */.YOg(dist/* object */.Ikc({
    number: dist/* number */.aig(),
    body: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    user: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ login: dist/* string */.YjP() }))),
}));
async function openIncident(forge, incident, failure) {
    const { run, label, project } = incident;
    const known = await findIncident(forge, incident);
    const body = (0,markdown.md) `${(0,markdown/* failureText */.kY)(failure)}\n\n${(0,markdown/* link */.nf)("The run of the drill", run.runUrl)}`;
    if (known !== undefined)
        return comment(forge, { run, issue: known }, body);
    const place = { forge: run.forge, repository: repositoryOf(run) };
    const title = (0,plain_text/* plain */.pj) `The restore drill of ${project} fails`;
    const answer = await forge.write({
        method: "POST",
        path: `${repositoryOf(run)}/issues`,
        body: {
            title,
            body: (0,markdown.md) `${(0,markdown/* hiddenMark */.sd)(MARK, project)}\n${body}`,
            labels: await (0,issue_labels/* labelReferences */.lf)(forge, place, [label]),
        },
        what: `open the issue "${title.text}"`,
        happened: async () => {
            const number = await findIncident(forge, incident);
            return number === undefined ? undefined : { number };
        },
    });
    return (0,stage_answer/* understand */.Z)(made, answer, "an issue").number;
}
async function closeIncident(forge, incident) {
    const { run } = incident;
    const issue = await findIncident(forge, incident);
    if (issue === undefined)
        return undefined;
    await comment(forge, { run, issue }, (0,markdown.md) `${(0,markdown/* link */.nf)("A restore drill", run.runUrl)} has passed again.`);
    await (0,close_issue/* closeIssue */.w)(forge, `${repositoryOf(run)}/issues/${issue}`);
    return issue;
}
async function findIncident(forge, { run, label, project, requester }) {
    const answer = await forge.list(`${repositoryOf(run)}/issues?state=open&labels=${encodeURIComponent(label)}`);
    const labelled = new Set((0,incident_row/* readIncidents */.E)(answer, label).map(({ number }) => number));
    const mark = (0,markdown/* hiddenMark */.sd)(MARK, project).text;
    return (0,stage_answer/* understand */.Z)(bodies, answer, "issues")
        .filter(({ number, user }) => labelled.has(number) && user?.login.toLowerCase() === requester.toLowerCase())
        .filter(({ body }) => (body ?? "").split("\n", 1)[0]?.trim() === mark)
        .map(({ number }) => number)
        .toSorted((one, other) => one - other)[0];
}
async function comment(forge, { run, issue }, body) {
    const path = `${repositoryOf(run)}/issues/${issue}/comments`;
    const isThere = async () => {
        const all = (0,stage_answer/* understand */.Z)(dist/* array */.YOg(dist/* object */.Ikc({ body: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())) })), await forge.list(path), "comments");
        return all.find((one) => one.body === body.text);
    };
    await forge.write({ method: "POST", path, body: { body }, what: `comment on issue #${issue}`, happened: isThere });
    return issue;
}
function repositoryOf({ repository }) {
    return `/repos/${repository}`;
}

; 






const restoreDrill = {
    name: "restore-drill",
    handsOnReport: true,
    read: readDrillInputs,
    run: drill,
};
async function drill(inputs, world) {
    const ended = await attempt(inputs, world);
    const { failure, result, backup } = ended;
    const report = renderDrill({
        ...{ place: inputs.target.host, backup, failure, checks: inputs.checks.length },
        ...{ tables: result?.record.tables ?? 0, rows: result?.record.rows ?? 0, seconds: result?.seconds ?? 0 },
    });
    const { issue, failure: reportFailure } = await tell(inputs, ended, world);
    const outputs = {
        result: failure === undefined ? "passed" : "failed",
        backup,
        tables: String(result?.record.tables ?? ""),
        rows: String(result?.record.rows ?? ""),
        seconds: String(result?.seconds ?? ""),
        issue: issue === undefined ? "" : String(issue),
    };
    const failed = failure ?? reportFailure;
    return failed === undefined ? { outputs, report } : { outputs, report, failure: failed };
}
async function attempt(inputs, world) {
    let backup = "";
    try {
        const shell = await world.shells.onHost(inputs.target);
        return await closing(shell, async () => {
            const found = await (0,newest_backup/* findBackup */.SC)(shell, inputs.source);
            backup = found.path;
            world.log.info(`Restoring ${found.path} into a container on ${shell.name} …`);
            const result = await drillBackup(shell, inputs.source, found, {
                checks: inputs.checks,
                monotonic: () => world.clock.monotonic(),
            });
            const { tables, rows } = result.record;
            if (result.failure === undefined)
                world.log.info(`✓ It has ${tables} tables with ${rows} rows, as its evidence says.`);
            return { backup, result, failure: result.failure };
        });
    }
    catch (error) {
        if (!(error instanceof failure_failure/* StageFailure */.B))
            throw error;
        return { backup, result: undefined, failure: error };
    }
}
async function closing(shell, work) {
    try {
        return await work();
    }
    finally {
        await shell.close();
    }
}
async function tell(inputs, { failure }, world) {
    const { incidentLabel: label, token, source, requester } = inputs;
    if (label === undefined)
        return { issue: undefined, failure: undefined };
    const { run, log } = world;
    const incident = { run, label, project: source.backups.project, requester };
    try {
        const forge = world.forge(token);
        const issue = failure === undefined ? await closeIncident(forge, incident) : await openIncident(forge, incident, failure);
        if (issue !== undefined)
            log.info(`The incident is issue #${issue}.`);
        return { issue, failure: undefined };
    }
    catch (error) {
        if (!(error instanceof failure_failure/* StageFailure */.B))
            throw error;
        log.warning(`The incident could not be written: ${error.what} ${error.todo}`);
        return { issue: undefined, failure: error };
    }
}

; 



void (0,run_stage/* runStage */.S)(restoreDrill, (0,host_world/* realHostWorld */.H)());


  }),

  55349:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ restoreKeys)
  });
const restoreKeys = [
    {
        name: "restore-checks",
        description: "SQL statements, one per line, that must each return true in the first of the restored databases, before it is used and in a drill.",
        file: "backup.postgres.restore-checks",
    },
    {
        name: "restore-timeout",
        description: "Time limit for loading the backup, and before for reading it in full. A whole drill has the same limit.",
        default: "1h",
        file: "backup.postgres.restore-timeout",
    },
];


  }),

  64789:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B6: () => (/* binding */ LONGEST_NAME),
    Pv: () => (/* binding */ swapScript),
    Qv: () => (/* binding */ undoScript),
    Wu: () => (/* binding */ COUNT_TABLES),
    Xb: () => (/* binding */ maintenanceDatabase),
    k0: () => (/* binding */ loadScript)
  });
  var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81772);
  var _container_script_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53477);


const LONGEST_NAME = 40;
function maintenanceDatabase({ databases }) {
    return databases.includes("postgres") ? "template1" : "postgres";
}
function beginning(backups, replacement) {
    const incoming = replacement.kind === "kept" ? `\${1}_broken_${replacement.time}` : "${1}_restore_$time";
    return `${(0,_container_script_js__WEBPACK_IMPORTED_MODULE_0__/* .containerScript */ .R)(backups)}maintenance=${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(maintenanceDatabase(backups))}
databases=${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(backups.databases.join(" "))}
mark=$SLUICE_CHANGE_DIR/restore-time
incoming() { printf '%s' "${incoming}"; }
kept() { printf '%s' "\${1}_broken_$time"; }
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	! inside pg_isready -q -U "$user" </dev/null || break
	sleep 2
done
exists() { [ "$(ask "$maintenance" "select count(*) from pg_database where datname = '$1'")" = 1 ]; }
# Ends the sessions of these databases, those of programs that an interrupted try left included.
end_sessions() {
	for ended in "$@"; do
		ask "$maintenance" "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '$ended' and pid <> pg_backend_pid()" >/dev/null
	done
}
# Statements for all databases at once, in one transaction: either each has its new name, or none has.
rename_all() {
	for attempt in 1 2 3 4 5; do
		# shellcheck disable=SC2046 # one word a database
		end_sessions $databases $(for database in $databases; do incoming "$database"; echo; kept "$database"; echo; done)
		! ask "$maintenance" "begin; $1 commit" || return 0
		printf 'The databases could not be renamed (attempt %s of 5).\\n' "$attempt" >&2
	done
	return 1
}
`;
}
function loadScript(backups, replacement) {
    const start = `${beginning(backups, replacement)}time=$(date -u +%Y%m%d%H%M%S)
printf '%s\\n' "$time" >"$mark.new"
sync "$mark.new"
mv "$mark.new" "$mark"
`;
    if (replacement.kind === "kept")
        return `${start}for database in $databases; do
	exists "$(incoming "$database")" || stop "There is no database $(incoming "$database")."
done
`;
    const path = replacement.kind === "backup" ? (0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(replacement.path) : '$(cat "$SLUICE_CHANGE_DIR/restore-from")';
    return `${start}backup=${path}
for database in $databases; do
	new=$(incoming "$database")
	create=$(ask "$maintenance" "${CREATE}")
	ask "$maintenance" "$create" >/dev/null
	printf 'Loading %s into %s.\\n' "$database" "$new"
	(session="$session -c synchronous_commit=off" && inside pg_restore -w -U "$user" --exit-on-error -d "$new" <"$backup/$database.dump") ||
		stop "pg_restore of $database failed."
	# A commit that waits for the disk, and with it for all commits before it; also where those of the server do not wait.
	(session="$session -c synchronous_commit=local" && ask "$new" "select pg_logical_emit_message(true, 'restore', '')") >/dev/null
	awk -v key="rows $database " 'index($0, key) == 1 { print substr($0, length(key) + 1) }' "$backup/evidence" >"$SLUICE_CHANGE_DIR/rows-wanted"
	printf '%s\\n' "${COUNT_TABLES} \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$new" -f - >"$SLUICE_CHANGE_DIR/rows-found"
	LC_ALL=C awk '
		{ name = $0; sub(/^[^ ]* /, "", name) }
		FILENAME == ARGV[1] { found[name] = $1 + 0; least[name] = $1 ~ /[+]$/; next }
		!(name in found) || (least[name] ? found[name] < $1 : found[name] != $1)
	' "$SLUICE_CHANGE_DIR/rows-found" "$SLUICE_CHANGE_DIR/rows-wanted" >"$SLUICE_CHANGE_DIR/rows-missing"
	[ ! -s "$SLUICE_CHANGE_DIR/rows-missing" ] || {
		head -n 20 "$SLUICE_CHANGE_DIR/rows-missing" >&2
		stop "These tables of $database (rows, name) do not have the rows that the evidence of the backup names."
	}
	printf '%s: the rows of its tables (%s) are as many as the evidence says.\\n' "$database" "$(wc -l <"$SLUICE_CHANGE_DIR/rows-wanted" | tr -d ' ')"
	printf '%s\\n' "${CARRY_OVER} \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$maintenance" -f - >/dev/null
done
first=$(incoming "\${databases%% *}")
${replacement.checks.map(checkLines).join("")}`;
}
function checkLines(sql) {
    return `answer=$(ask "$first" ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(sql)}) || stop ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(`The check failed: ${sql}`)}
[ "$answer" = t ] || stop ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(`The check did not return true: ${sql}`)}
`;
}
function swapScript(backups, replacement) {
    return `${beginning(backups, replacement)}time=$(cat "$mark")
statements=
for database in $databases; do
	statements="$statements alter database \\"$database\\" rename to \\"$(kept "$database")\\";"
	statements="$statements alter database \\"$(incoming "$database")\\" rename to \\"$database\\";"
done
rename_all "$statements"
for database in $databases; do
	exists "$(kept "$database")" && exists "$database"
	printf '%s is swapped; the one before is kept as %s.\\n' "$database" "$(kept "$database")"
done
`;
}
function undoScript(backups, replacement) {
    const drop = replacement.kind === "kept"
        ? ""
        : `for database in $databases; do
	end_sessions "$(incoming "$database")"
	ask "$maintenance" "drop database if exists \\"$(incoming "$database")\\"" >/dev/null
done
`;
    return `${beginning(backups, replacement)}time=$(cat "$mark")
swapped() { exists "$(kept "\${databases%% *}")"; }
put_back() {
	statements=
	for database in $databases; do
		statements="$statements alter database \\"$database\\" rename to \\"$(incoming "$database")\\";"
		statements="$statements alter database \\"$(kept "$database")\\" rename to \\"$database\\";"
	done
	rename_all "$statements"
}
if swapped; then put_back; fi
${drop}if swapped; then put_back; fi
${drop}! swapped || stop 'The databases could not be put back.'
for database in $databases; do exists "$database" || stop "There is no database $database."; done
`;
}
const CREATE = `select format('create database %I owner %I template template0 encoding %L tablespace %I connection limit %s', '$new', pg_get_userbyid(datdba), pg_encoding_to_char(encoding), spcname, datconnlimit)
	|| coalesce(format(' lc_collate %L', d.datcollate), '') || coalesce(format(' lc_ctype %L', d.datctype), '')
	|| case to_jsonb(d)->>'datlocprovider' when 'i' then format(' locale_provider icu icu_locale %L', coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale')) || coalesce(format(' icu_rules %L', to_jsonb(d)->>'daticurules'), '')
		when 'b' then format(' locale_provider builtin builtin_locale %L', to_jsonb(d)->>'datlocale') else '' end
	from pg_database d join pg_tablespace t on t.oid = d.dattablespace where d.datname = '$database'`;
const COUNT_TABLES = `select format('select count(*) || %L || %L from only %I.%I', case when exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e') then '+ ' else ' ' end, format('%I.%I', nspname, relname), nspname, relname)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and relpersistence <> 't' and nspname !~ '^pg_(catalog|toast)' and nspname <> 'information_schema'`;
const LISTS = "('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries', 'shared_preload_libraries', 'unix_socket_directories')";
const CARRY_OVER = `select statement from (
	select 1 as place, format('revoke all on database %I from public, %I', '$new', pg_get_userbyid(datdba)) as statement from pg_database where datname = '$database' and datacl is not null
	union all
	select 2, format('grant %s on database %I to %s%s', privilege_type, '$new', case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end, case when is_grantable then ' with grant option' else '' end)
		from pg_database, aclexplode(datacl) where datname = '$database'
	union all
	select 3, format('alter %s set %s to %s', case setrole when 0 then format('database %I', '$new') else format('role %I in database %I', pg_get_userbyid(setrole), '$new') end, name,
		case when value = '\\"\\"' then quote_literal('') when name in ${LISTS} then value else quote_literal(value) end)
		from (select setrole, left(one, strpos(one, '=') - 1) as name, substr(one, strpos(one, '=') + 1) as value
			from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase, unnest(setconfig) one where d.datname = '$database') settings
	union all
	select 4, format('comment on database %I is %L', '$new', shobj_description(oid, 'pg_database')) from pg_database where datname = '$database' and shobj_description(oid, 'pg_database') is not null
	) all_statements order by place`;


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

  78386:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    w: () => (/* binding */ closeIssue)
  });
async function closeIssue(forge, path) {
    await forge.write({
        method: "PATCH",
        path,
        body: { state: "closed" },
        what: "close the issue",
        happened: async () => undefined,
    });
}


  }),

  98606:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Y: () => (/* binding */ requesterKey),
    i: () => (/* binding */ requesterOf)
  });
const requesterKey = {
    name: "requester",
    description: "Login of the account that posts approval requests. Default: the account of the run's own token.",
};
function requesterOf(forge) {
    switch (forge) {
        case "github":
            return "github-actions[bot]";
        case "gitea":
            return "gitea-actions";
        case "forgejo":
            return "forgejo-actions";
    }
}


  }),

  69319:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    DU: () => (/* binding */ isBotLogin),
    Re: () => (/* binding */ personOf),
    ct: () => (/* binding */ account),
    kB: () => (/* binding */ time)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const time = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .isoTimestamp */ .yhX(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((text) => Date.parse(text)));
const account = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), "User") });
function personOf({ login, type }) {
    return { login, isBot: type !== "User" || isBotLogin(login) };
}
function isBotLogin(login) {
    return login.toLowerCase().endsWith("[bot]");
}


  }),

  13343:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F5: () => (/* binding */ oneLabel),
    gk: () => (/* binding */ incidentLabelKey),
    j7: () => (/* binding */ USUAL_INCIDENT_LABEL),
    xj: () => (/* binding */ readIncidentLabel)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const USUAL_INCIDENT_LABEL = "incident";
const incidentLabelKey = {
    name: "incident-label",
    description: "Label of the issues that are incidents, or false if incidents are not kept in issues.",
    default: USUAL_INCIDENT_LABEL,
    file: "check-readiness.incident-label",
};
function readIncidentLabel(given) {
    return given.text === "false" ? undefined : oneLabel(given);
}
function oneLabel(given) {
    if (given.text.trim() !== "" && !given.text.includes(","))
        return given.text;
    throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(given, "the name of one label, without a comma, or false");
}


  }),

  18095:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E4: () => (/* binding */ changeSeverity),
    Nl: () => (/* binding */ addLabels),
    lf: () => (/* binding */ labelReferences)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61941);
  var _severity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99625);




const labelsSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }));
const COLOURS = { "sev-1": "b60205", "sev-2": "d93f0b", "sev-3": "fbca04" };
async function labelReferences(forge, place, names) {
    const references = [];
    for (const name of names) {
        const { id, name: known } = (await find(forge, place, name)) ?? (await create(forge, place, name));
        references.push(place.forge === "github" ? known : id);
    }
    return references;
}
async function find(forge, { repository }, name) {
    const all = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(labelsSchema, await forge.list(`${repository}/labels`), "labels");
    return all.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
async function create(forge, place, name) {
    const colour = COLOURS[name] ?? "b60205";
    const made = await forge.write({
        method: "POST",
        path: `${place.repository}/labels`,
        body: { name: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) `${name}`, color: place.forge === "github" ? colour : `#${colour}` },
        what: `create the label ${name}`,
        happened: async () => find(forge, place, name),
    });
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), made, "a label");
}
async function addLabels(forge, place, { issue, names }) {
    await forge.write({
        method: "POST",
        path: `${place.repository}/issues/${issue}/labels`,
        body: { labels: await labelReferences(forge, place, names) },
        what: `set the label ${names.join(", ")}`,
        happened: async () => undefined,
    });
}
async function changeSeverity(forge, place, { issue, labels, severity, }) {
    const wanted = (0,_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .severityLabel */ .yi)(severity);
    const path = `${place.repository}/issues/${issue}/labels`;
    await addLabels(forge, place, { issue, names: [wanted] });
    const others = labels.filter((one) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .labelledSeverity */ .XX)([one]) !== undefined && one.toLowerCase() !== wanted);
    for (const other of others) {
        const reference = place.forge === "github" ? other : (await find(forge, place, other))?.id;
        if (reference === undefined)
            continue;
        await forge.write({
            method: "DELETE",
            path: `${path}/${encodeURIComponent(reference)}`,
            what: `remove the label ${other}`,
            happened: async () => undefined,
        });
    }
}


  }),

  99625:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JJ: () => (/* binding */ worse),
    MW: () => (/* binding */ readSeverity),
    XX: () => (/* binding */ labelledSeverity),
    yi: () => (/* binding */ severityLabel)
  });
const SEVERITIES = [1, 2, 3];
function readSeverity(text) {
    const [, digit] = /^(?:sev-?)?([123])$/i.exec(text.trim()) ?? [];
    return SEVERITIES.find((one) => String(one) === digit);
}
function severityLabel(severity) {
    return `sev-${severity}`;
}
function labelledSeverity(labels) {
    return SEVERITIES.find((one) => labels.some((label) => label.toLowerCase() === severityLabel(one)));
}
function worse(one, other) {
    return one < other ? one : other;
}


  }),

  46063:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ readIncidents),
    X: () => (/* binding */ incidentRow)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69319);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);
  var _row_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94922);




const CHECK = "Incidents";
const issuesSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    number: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    title: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB),
    closed_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB)),
    pull_request: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()),
    labels: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) })]))),
}));
function readIncidents(answer, label) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(issuesSchema, answer, "issues")
        .filter(({ pull_request: pull }) => pull === undefined || pull === null)
        .filter(({ labels }) => (labels ?? []).some((one) => isSame(typeof one === "string" ? one : one.name, label)))
        .map(({ number, title, html_url: url, created_at: openedAt, closed_at: closedAt }) => {
        return { number, title, url, openedAt, closedAt: closedAt ?? undefined };
    });
}
function isSame(name, label) {
    return name?.toLowerCase() === label.toLowerCase();
}
function incidentRow(incidents, label, isHotfix) {
    if (incidents === undefined) {
        return {
            check: CHECK,
            state: "red",
            verdict: "It is unknown whether an incident is open: the issues cannot be read.",
            url: undefined,
            todo: "Give the job `issues: read`. Or, if incidents are not kept in issues here, set `check-readiness.incident-label: false` on the default branch.",
        };
    }
    const [first] = incidents;
    if (first === undefined)
        return (0,_row_js__WEBPACK_IMPORTED_MODULE_3__/* .okRow */ .n$)(CHECK, `No issue with the label ${label} is open.`);
    const more = incidents.length > 1 ? ` and ${incidents.length - 1} more` : "";
    const verdict = `An incident is open: #${first.number} ${first.title}${more}.`;
    if (isHotfix)
        return {
            check: CHECK,
            state: "warning",
            verdict,
            url: first.url,
            todo: "The incident does not block this release, because it is a hotfix.",
        };
    return {
        check: CHECK,
        state: "red",
        verdict,
        url: first.url,
        todo: "Resolve the incident first (`/resolve` in its issue). A fix for it can be released as a hotfix, with hotfix.yml.",
    };
}


  }),

  94922:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i_: () => (/* binding */ isReady),
    n$: () => (/* binding */ okRow),
    y8: () => (/* binding */ notYet)
  });
function okRow(check, verdict, url) {
    return { check, state: "ok", verdict, url, todo: "" };
}
function notYet(row) {
    if (row.state !== "red")
        return row;
    return { ...row, state: "warning", verdict: `${row.verdict} This is checked again before the tag.` };
}
function isReady(rows) {
    return rows.every(({ state }) => state !== "red");
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