"use strict";
exports.id = 4641;
exports.ids = [4641];
exports.modules = {

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

  49145:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    IC: () => (/* binding */ readDrill),
    h8: () => (/* binding */ writeDrill),
    uM: () => (/* binding */ drillFile)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function drillFile(project) {
    return `${project}-restore-drill`;
}
function writeDrill(drill) {
    const body = [
        "format 1",
        `at ${drill.at}`,
        `result ${drill.passed ? "passed" : "failed"}`,
        `why ${drill.why.replaceAll(/\s+/g, " ")}`,
        `backup ${drill.backup}`,
        `system ${drill.system}`,
        `databases ${drill.databases.join(" ")}`,
        `volumes ${drill.volumes.join(",")}`,
        `tables ${drill.tables}`,
        `rows ${drill.rows}`,
    ]
        .map((line) => `${line}\n`)
        .join("");
    return `${body}end ${checksum(body)}\n`;
}
function readDrill(text) {
    if (text === "")
        return { kind: "none" };
    const end = /(?:^|\n)end ([0-9a-f]{64})\n$/.exec(text);
    const body = text.slice(0, text.lastIndexOf("end "));
    if (end === null || checksum(body) !== end[1])
        return { kind: "unreadable", why: "it was damaged or edited" };
    const lines = body.split("\n");
    const one = (key) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
    const numbers = { at: Number(one("at")), tables: Number(one("tables")), rows: Number(one("rows")) };
    const result = one("result");
    if (one("format") !== "1")
        return { kind: "unreadable", why: `its format is "${one("format")}", and 1 is known here` };
    if (!(numbers.at > 0) || (result !== "passed" && result !== "failed"))
        return { kind: "unreadable", why: "it lacks facts that each drill has" };
    return {
        kind: "drill",
        drill: {
            ...numbers,
            passed: result === "passed",
            ...{ why: one("why"), backup: one("backup"), system: one("system") },
            databases: one("databases").split(" "),
            volumes: one("volumes")
                .split(",")
                .filter((name) => name !== ""),
        },
    };
}
function checksum(body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(body).digest("hex");
}


  }),

  61797:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  SC: () => (/* binding */ findBackup),
  _c: () => (/* binding */ newestPostgres),
  fe: () => (/* binding */ readBackup)
});

var failure = __webpack_require__(32314);
var foreign_line = __webpack_require__(89028);
var ask = __webpack_require__(91513);
var drill_record = __webpack_require__(49145);
; 
function drillStanding(lastDrill, { system, databases, volumes }) {
    if (lastDrill.kind === "none")
        return { kind: "failed", says: "No restore drill has been recorded" };
    if (lastDrill.kind === "unreadable")
        return { kind: "failed", says: `The record of the last restore drill cannot be used: ${lastDrill.why}` };
    const { drill } = lastDrill;
    const on = new Date(drill.at * 1000).toISOString();
    if (!drill.passed)
        return { kind: "failed", says: `The last restore drill failed at ${on}: ${drill.why}` };
    if (drill.system !== system)
        return { kind: "failed", says: `The last restore drill, at ${on}, was one of another database server` };
    const missing = [
        ...databases.filter((name) => !drill.databases.includes(name)),
        ...volumes.filter((name) => !drill.volumes.includes(name)),
    ];
    if (missing.length > 0)
        return { kind: "failed", says: `The last restore drill, at ${on}, was without ${missing.join(", ")}` };
    const says = `The last restore drill restored ${drill.backup} at ${on}: ${drill.rows} rows in ${drill.tables} tables`;
    return { kind: "passed", at: drill.at * 1000, says };
}

var external_node_crypto_ = __webpack_require__(77598);
; 

const DUMP = /^dump ([A-Za-z_][A-Za-z0-9_.-]*) (\d+) (\d+) ([0-9a-f]{64})$/;
const VOLUME = /^volume (volume-\d+\.tar) (\d+) ([0-9a-f]{64}) (\d+) (.+)$/;
function readEvidence(text) {
    const end = /(?:^|\n)end ([0-9a-f]{64})\n$/.exec(text);
    if (end === null)
        return unreadable("it is cut off: its last line is not its checksum");
    const body = text.slice(0, text.lastIndexOf("end "));
    if ((0,external_node_crypto_.createHash)("sha256").update(body).digest("hex") !== end[1])
        return unreadable("its checksum is not that of its lines, so it was damaged or edited");
    const lines = body.split("\n").filter((line) => line !== "");
    const one = (key) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
    const globals = /^(\d+) ([0-9a-f]{64}) /.exec(one("globals"));
    const numbers = { server: Number(one("server")), began: Number(one("began")), finished: Number(one("finished")) };
    const dumps = lines.flatMap((line) => readDump(line, lines));
    const volumes = lines.flatMap(readVolume);
    if (one("format") !== "1")
        return unreadable(`its format is "${one("format")}", and 1 is known here`);
    if (lines.filter((line) => /^(dump|volume) /.test(line)).length !== dumps.length + volumes.length)
        return unreadable("it names a file that take-backup does not write");
    if (globals === null || dumps.length === 0 || !/^\d+$/.test(one("system")) || !Object.values(numbers).every(isCount))
        return unreadable("it lacks facts that each backup has");
    return {
        kind: "evidence",
        evidence: {
            ...numbers,
            ...{ release: one("release"), version: one("version"), image: one("image") },
            ...{ serverVersion: one("server-version"), system: one("system"), dumps },
            volumes,
            globals: { name: "globals.sql", bytes: Number(globals[1]), sha256: globals[2] ?? "" },
        },
    };
}
function readDump(line, lines) {
    const [, database, databaseBytes, bytes, sha256] = DUMP.exec(line) ?? [];
    if (database === undefined || sha256 === undefined)
        return [];
    const rows = new Map();
    for (const row of lines) {
        const [, of, count, table] = /^rows (\S+) (\d+) (.+)$/.exec(row) ?? [];
        if (of === database && table !== undefined)
            rows.set(table, Number(count));
    }
    const name = `${database}.dump`;
    return [{ name, database, databaseBytes: Number(databaseBytes), bytes: Number(bytes), sha256, rows }];
}
function readVolume(line) {
    const [, name, bytes, sha256, entries, source] = VOLUME.exec(line) ?? [];
    if (name === undefined || sha256 === undefined || source === undefined)
        return [];
    return [{ name, bytes: Number(bytes), sha256, entries: Number(entries), source }];
}
function isCount(value) {
    return Number.isSafeInteger(value) && value > 0;
}
function unreadable(why) {
    return { kind: "unreadable", why };
}

var shell_word = __webpack_require__(81772);
var container_script = __webpack_require__(53477);
; 



const EVIDENCE_LIMIT = 4 * 1024 * 1024;
function findScript({ folder, project }, path = "") {
    return `set -u
folder=${(0,shell_word/* shellWord */.r)(folder)} wanted=${(0,shell_word/* shellWord */.r)(path)}
trouble() { printf 'trouble %s %s\\n' "$1" "$2"; exit 0; }
size() { find "$1" -type f -exec stat -c %s {} + | awk '{ sum += $1 } END { printf "%.0f", sum }'; }
for program in stat find awk head; do command -v "$program" >/dev/null || { echo "$program: not found" >&2; exit 127; }; done
printf 'now %s\\n' "$(date +%s)"
[ -d "$folder" ] || trouble no-folder "$folder"
[ -r "$folder" ] && [ -x "$folder" ] || trouble closed-folder "$folder"
newest= previous=
for one in "$folder"/${(0,shell_word/* shellWord */.r)(project)}-????????T??????Z; do
	[ -d "$one" ] || continue
	case $newest in ?*) [ "$newest" != "$wanted" ] || break ;; esac
	previous=$newest newest=$one
done
[ -n "$newest" ] || trouble none "$folder"
[ -z "$wanted" ] || [ "$newest" = "$wanted" ] || trouble gone "$wanted"
[ -r "$newest" ] && [ -x "$newest" ] || trouble closed-folder "$newest"
[ -f "$newest/evidence" ] || trouble no-evidence "$newest"
[ -r "$newest/evidence" ] || trouble closed-file "$newest/evidence"
printf 'newest %s %s\\n' "$(size "$newest")" "$newest"
record=$folder/${(0,shell_word/* shellWord */.r)((0,drill_record/* drillFile */.uM)(project))}
[ ! -r "$record" ] || printf 'drill %s\\n' "$(head -c 65536 "$record" | base64 | tr -d '\\n')"
[ -z "$previous" ] || printf 'previous %s %s\\n' "$(size "$previous")" "$previous"
echo evidence
head -c ${EVIDENCE_LIMIT} "$newest/evidence"
`;
}
function readBackScript(backups, path, names) {
    const [first = ""] = backups.databases;
    return `${(0,container_script/* containerScript */.R)(backups)}cd ${(0,shell_word/* shellWord */.r)(path)}
ask ${(0,shell_word/* shellWord */.r)(first)} "select unnest(array['server ' || current_setting('server_version_num'),
	'system ' || (select system_identifier from pg_control_system())])"
for name in ${names.map(shell_word/* shellWord */.r).join(" ")}; do
	if [ ! -f "$name" ]; then printf 'sum %s missing\\n' "$name"; continue; fi
	printf 'sum %s %s\\n' "$name" "$(sha256sum <"$name" | cut -d' ' -f1)"
	case $name in
	*.tar)
		{ tar -tf "$name" || echo '!'; } | awk -v name="$name" '$0 == "!" { broken = " broken"; next } { n++ } END { printf "entries %s %d%s\\n", name, n, broken }'
		continue
		;;
	*.dump) ;;
	*) continue ;;
	esac
	code=0
	inside pg_restore -f /dev/null <"$name" || code=$?
	printf 'read %s %s\\n' "$name" "$code"
done
echo whole
`;
}

; 







const LOOK_MS = 60_000;
async function newestPostgres(place, source) {
    const found = await findBackup(place, source);
    const { path, bytes, previous, now, evidence, lastDrill } = found;
    return {
        found: {
            id: path,
            finishedAt: evidence.finished * 1000,
            size: bytes,
            previousSize: previous?.bytes,
            detail: [
                ...(previous === undefined ? [] : [`The one before it is ${previous.path}`]),
                `It was taken while ${evidence.version || "no recorded release"} ran, from PostgreSQL ${evidence.serverVersion} (${evidence.image})`,
            ],
        },
        clock: now * 1000,
        level: 2,
        reading: { level: 3, read: () => readBackup(place, source, found) },
        restored: drillStanding(lastDrill, {
            ...{ system: evidence.system, databases: source.backups.databases, volumes: source.volumes ?? [] },
        }),
    };
}
async function findBackup(place, { backups, readTimeoutMs, volumes = [] }, path = "") {
    const ended = await (0,ask/* ask */.kA)(place, `looking for backups in ${backups.folder}`, {
        script: findScript(backups, path),
        env: { LC_ALL: "C" },
        timeoutMs: Math.min(LOOK_MS, readTimeoutMs),
        outputLimit: EVIDENCE_LIMIT + 64 * 1024,
    });
    requirePrograms(ended, place);
    const [head = "", text = ""] = cutAt(ended.stdout, "\nevidence\n");
    const facts = new Map(head.split("\n").map((line) => cutAt(line, " ")));
    const trouble = facts.get("trouble");
    if (trouble !== undefined)
        throw troubleFailure(trouble, place);
    const [newest, previous] = [readSized(facts.get("newest")), readSized(facts.get("previous"))];
    const now = Number(facts.get("now"));
    if (newest === undefined || !(now > 0))
        throw notUnderstood(backups.folder, place);
    const read = readEvidence(text);
    if (read.kind === "unreadable")
        throw refused(newest.path, place, `its evidence cannot be used: ${read.why}`);
    const missing = backups.databases.filter((name) => read.evidence.dumps.every(({ database }) => database !== name));
    if (missing.length > 0)
        throw refused(newest.path, place, `it does not have the database ${missing.join(", ")}`, OTHER);
    const unsaved = volumes.filter((name) => read.evidence.volumes.every(({ source }) => source !== name));
    if (unsaved.length > 0)
        throw refused(newest.path, place, `it does not have the volume ${unsaved.join(", ")}`, VOLUMES);
    const lastDrill = (0,drill_record/* readDrill */.IC)(Buffer.from(facts.get("drill") ?? "", "base64").toString("utf8"));
    return { ...newest, previous, now, evidence: read.evidence, lastDrill };
}
async function readBackup(place, source, found) {
    const { path, evidence } = found;
    const ended = await (0,ask/* ask */.kA)(place, `reading ${path} in full`, {
        script: readBackScript(source.backups, path, filesOf(evidence).map(({ name }) => name)),
        env: { LC_ALL: "C", ...source.env },
        timeoutMs: source.readTimeoutMs,
        outputLimit: 1024 * 1024,
    });
    requirePrograms(ended, place);
    const fault = backupFault(evidence, ended);
    if (fault !== undefined)
        throw refused(path, place, fault.why, fault.todo);
    const rows = evidence.dumps.flatMap((dump) => [...dump.rows.values()]).reduce((sum, count) => sum + count, 0);
    return [
        `Read in full: pg_restore of the database's own container read every table of ${evidence.dumps.map(({ database }) => database).join(", ")}`,
        ...evidence.volumes.map(({ source, entries }) => `Read in full: ${entries} entries of ${source}`),
        `Its checksums are those of its evidence, which has ${rows} rows`,
        "It is of the database server that runs: the system identifiers are equal",
    ];
}
function backupFault(evidence, ended) {
    const lines = ended.stdout.split("\n");
    const errors = (0,ask/* lastWords */.aN)(ended.stderr, 3);
    if (ended.code !== 0 || !lines.includes("whole"))
        return { why: `it could not be read${errors === "" ? "" : `: ${errors}`}`, todo: RUNS };
    const value = (key) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
    if (value("system") !== evidence.system)
        return {
            why: `it is of another database server: its system identifier is ${evidence.system}, and the one that runs has ${value("system")}`,
            todo: OTHER,
        };
    for (const { name, sha256 } of filesOf(evidence)) {
        const sum = value(`sum ${name}`);
        if (sum === "missing")
            return { why: `its file ${name} is missing` };
        if (sum !== sha256)
            return { why: `the SHA-256 of ${name} is not the one in its evidence` };
    }
    const unread = evidence.dumps.find(({ name }) => value(`read ${name}`) !== "0")?.name;
    if (unread !== undefined)
        return { why: `pg_restore ended with code ${value(`read ${unread}`)} on ${unread}: ${errors}` };
    const cut = evidence.volumes.find(({ name, entries }) => value(`entries ${name}`) !== String(entries));
    if (cut === undefined)
        return undefined;
    return { why: `the archive ${cut.name} of ${cut.source} cannot be read, or does not have ${cut.entries} entries` };
}
function filesOf({ dumps, globals, volumes, }) {
    return [...dumps, globals, ...volumes];
}
const DAMAGED = "Take a new backup, and find out what damaged this one: a full disk, a failing disk, or a person.";
const OTHER = "Correct `backup.postgres`: its service, databases and folder must belong together. After the data folder of a database was made anew, take a new backup.";
const VOLUMES = "It was taken before `backup.volumes` named it: take a new backup. Or correct `backup.volumes`.";
const RUNS = "The container of the database must run: its pg_restore reads the backup. See what is reported, then run this again.";
function refused(path, place, why, todo = DAMAGED) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the backup ${path} is refused: ${(0,foreign_line/* cleanForeignLine */.ee)(why)}.`,
        means: "It cannot be relied on for a restore. Nothing was changed.",
        todo,
    });
}
const TROUBLES = {
    "no-folder": {
        is: "does not exist",
        todo: "Create it for the deploy user, or correct `backup.postgres.folder`; and see whether its disk is mounted.",
    },
    "closed-folder": { is: "is a folder that this user cannot read", todo: "Make the deploy user its owner." },
    "closed-file": { is: "is a file that this user cannot read", todo: "Make the deploy user its owner." },
    none: { is: "has no backup of this project", todo: "Take one with take-backup." },
    gone: { is: "does not exist", todo: "Name a backup that is there: list the folder `backup.postgres.folder`." },
    "no-evidence": { is: "has no evidence, so take-backup did not write it or it is damaged", todo: DAMAGED },
};
function troubleFailure(text, place) {
    const [kind, what] = cutAt(text, " ");
    const known = TROUBLES[kind];
    if (known === undefined)
        return notUnderstood(what, place);
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, ${(0,foreign_line/* cleanForeignLine */.ee)(what)} ${known.is}.`,
        means: "No backup can be proven, so there may be none. Nothing was changed.",
        todo: known.todo,
    });
}
function notUnderstood(folder, place) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the search in ${folder} gave an answer that cannot be understood.`,
        means: "Whether there is a backup is not known. Nothing was changed.",
        todo: "The host needs sh, stat, find, head, date and awk.",
    });
}
function requirePrograms(ended, place) {
    (0,ask/* requireProgram */.qi)(ended, place, "a program that reading needs", "Install it there. Docker must be usable by this user.");
}
function readSized(text) {
    const [, bytes, path] = /^(\d+) (\/.+)$/.exec(text ?? "") ?? [];
    return path === undefined ? undefined : { path, bytes: Number(bytes) };
}
function cutAt(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}


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