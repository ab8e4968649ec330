"use strict";
exports.id = 1297;
exports.ids = [1297];
exports.modules = {

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


  }),

  32024:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ writtenSinceScript),
    _: () => (/* binding */ transactionFacts)
  });
  var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81772);
  var _container_script_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53477);
  var _restore_scripts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64789);



function writtenSinceScript(backups) {
    const databases = backups.databases.map(_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r).join(" ");
    return `${(0,_container_script_js__WEBPACK_IMPORTED_MODULE_1__/* .containerScript */ .R)(backups)}deny() { printf '%s\\n' "$1" >"$SLUICE_CHANGE_DIR/restore-denied"; exit 1; }
maintenance=${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)((0,_restore_scripts_js__WEBPACK_IMPORTED_MODULE_2__/* .maintenanceDatabase */ .Xb)(backups))}
backup=$(cat "$SLUICE_CHANGE_DIR/restore-from")
case $backup in
'') deny 'no backup was taken for this deploy.' ;;
${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(backups.folder)}/"$project"-????????T??????Z) ;;
*) deny "the backup $backup is not in the folder of \\\`backup.postgres\\\`." ;;
esac
known() { [ -n "$1" ] || deny "$2 is unknown."; }
[ -r "$backup/evidence" ] || deny "the backup $backup has no evidence that can be read."
fact() { awk -v key="$1" '$1 == key { print $2; exit }' "$backup/evidence"; }
[ "$(ask "$maintenance" 'select rolsuper from pg_roles where rolname = current_user')" = t ] || deny "the role $user is not a superuser."
system=$(ask "$maintenance" 'select system_identifier from pg_control_system()')
known "$system" 'which database server runs'
[ "$system" = "$(fact system)" ] || deny "the backup $backup is of another database server."
if [ ! -e "$SLUICE_CHANGE_DIR/quiesced" ]; then
	sum=$(sed '$d' "$backup/evidence" | sha256sum | cut -d' ' -f1)
	known "$sum" 'whether the evidence is whole'
	[ "$sum" = "$(fact end)" ] || deny "the evidence of the backup $backup is damaged."
	known "$SLUICE_RELEASE" 'the release that runs'
	[ "$(fact release)" = "$SLUICE_RELEASE" ] || deny "the backup $backup was taken while another release ran."
	volume=$(fact volume)
	[ -z "$volume" ] || deny "the backup $backup has volumes, and files are not restored."
	size=0
	for database in ${databases}; do
		sum=$(awk -v database="$database" '$1 == "dump" && $2 == database { print $5 }' "$backup/evidence")
		[ -n "$sum" ] && [ "$(sha256sum <"$backup/$database.dump" | cut -d' ' -f1)" = "$sum" ] ||
			deny "the dump of $database in the backup $backup is missing or damaged."
		bytes=$(awk -v database="$database" '$1 == "dump" && $2 == database { print $3 }' "$backup/evidence")
		known "$bytes" "the size of $database"
		size=$((size + bytes))
	done
	data=$(ask "$maintenance" 'show data_directory')
	free=$(inside df -Pk "$data" </dev/null | awk 'NR == 2 { print $4 }')
	known "$free" 'how much disk space the database server has free'
	[ $((size / 1024 * 11 / 10)) -le "$free" ] || deny "a second copy of the databases needs $((size / 1024 * 11 / 10)) KiB, and the disk of the database server has $free KiB free."
	next=$(ask "$maintenance" 'select txid_snapshot_xmax(txid_current_snapshot())')
else
	for attempt in 1 2 3 4 5 6 7 8 9 10; do
		others=$(ask "$maintenance" "${OTHERS}")
		[ "$others" != 0 ] || break
		sleep 1
	done
	known "$others" 'which programs are connected to the databases'
	[ "$others" = 0 ] || deny "other programs can still write to the databases: \${others#* }."
	next=written
fi
for database in ${databases}; do
	sequences=$(ask "$database" "${SEQUENCES}")
	known "$sequences" "what the sequences of $database are"
	grep -qxF -e "sequences $database $sequences" "$backup/evidence" ||
		deny "a sequence of $database was used since the backup $backup, or its evidence does not have them."
done
before=$(fact transaction)
[ -n "$before" ] || deny "the backup $backup has no transaction id: transactions were open while it was begun, or an older version of Sluice took it."
# Assigns an id itself, and so is exact.
[ "$next" != written ] || next=$(ask "$maintenance" 'select txid_current()')
[ "$next" = $((before + 1)) ] ||
	deny "the databases were written to since the backup $backup (its transaction id is $before, and now it is $next)."
`;
}
const OTHERS = `select count(*) || coalesce(' ' || string_agg(distinct coalesce(nullif(application_name, ''), backend_type, 'a session'), ', '), '') from pg_stat_activity where pid <> pg_backend_pid()
	and not (backend_type = 'walsender' and datname is null) and coalesce(backend_type, '') not in ('autovacuum launcher', 'autovacuum worker', 'logical replication launcher', 'parallel worker', 'background writer', 'checkpointer', 'walwriter', 'archiver', 'startup', 'walsummarizer', 'slotsync worker', 'io worker')`;
const SEQUENCES = "select md5(coalesce(string_agg(format('%I.%I %s', schemaname, sequencename, last_value), ',' order by schemaname, sequencename), '')) from pg_sequences";
function transactionFacts({ databases }) {
    return `if [ "$(ask "$first" 'select rolsuper and not pg_is_in_recovery() from pg_roles where rolname = current_user')" = t ]; then
	for database in ${databases.map(_text_shell_word_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r).join(" ")}; do
		sequences=$(ask "$database" "${SEQUENCES}") || sequences=
		[ -z "$sequences" ] || printf 'sequences %s %s\\n' "$database" "$sequences" >>"$out/evidence"
	done
	transaction=$(session="$session -c synchronous_commit=local" && ask "$first" "select txid_current() || left(pg_logical_emit_message(true, 'backup', '')::text, 0)")
	[ "$(ask "$first" 'select txid_snapshot_xmin(txid_current_snapshot())')" != $((transaction + 1)) ] || printf 'transaction %s\\n' "$transaction" >>"$out/evidence"
fi
`;
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