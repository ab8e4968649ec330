"use strict";
exports.id = 3422;
exports.ids = [3422];
exports.modules = {

  33144:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var failure = __webpack_require__(32314);
var shell_word = __webpack_require__(81772);
var ask = __webpack_require__(91513);
var container_script = __webpack_require__(53477);
var restore_scripts = __webpack_require__(64789);
; 





async function lookAtDatabases(place, { backups, readTimeoutMs }, question) {
    const ended = await (0,ask/* ask */.kA)(place, "looking at the databases", {
        script: lookScript(backups, question),
        env: { LC_ALL: "C" },
        timeoutMs: readTimeoutMs,
        outputLimit: 8 * 1024 * 1024,
    });
    const lines = ended.stdout.split("\n");
    if (ended.code === 0 && lines.includes("whole"))
        return readLook(lines);
    const said = (0,ask/* lastWords */.aN)(ended.stderr, 2);
    throw new failure/* StageFailure */.B({
        what: `On ${place.name}, the databases cannot be read${said === "" ? "" : `: ${said}`}.`,
        means: "What a restore would replace is not known. Nothing was changed.",
        todo: "The container of the database must run, and the databases must exist. A restore connects through the socket in the container, which must not ask for a password (`local all all trust`, the default of the official image): the host program can put the databases back without the runner only then.",
    });
}
const LOCKED = "select coalesce(indrelid, relation) from pg_locks left join pg_index on indexrelid = relation where mode = 'AccessExclusiveLock' and relation is not null and database = (select oid from pg_database where datname = current_database())";
function lookScript(backups, { dumps, newest }) {
    const names = backups.databases.map((name) => `'${name}'`).join(", ");
    return `${(0,container_script/* containerScript */.R)(backups)}newest() {
	[ -n "$(ask "$database" "select to_regclass('$1')")" ] || return 0
	if [ "$(ask "$database" "select to_regclass('$1')::oid in (${LOCKED})")" = t ]; then value='unknown, because the table is locked'
	else value=$(ask "$database" "select max($2) from $1") || stop "The newest value of $1.$2 in $database cannot be read."
	fi
	printf 'newest %s %s %s\\n' "$database" "$1.$2" "$(printf '%s' "$value" | head -n 1)"
}
maintenance=${(0,shell_word/* shellWord */.r)((0,restore_scripts/* maintenanceDatabase */.Xb)(backups))}
session="$session -c lock_timeout=30s"
[ "$(ask "$maintenance" 'select rolsuper from pg_roles where rolname = current_user')" = t ] || stop "The role $user is not a superuser."
ask "$maintenance" "select 'server ' || current_setting('server_version_num')
	union all select 'size ' || pg_database_size(oid) || ' ' || datname from pg_database where datallowconn
	union all select 'obstacle the logical replication slot ' || slot_name || ' belongs to ' || database from pg_replication_slots where database in (${names})
	union all select 'obstacle the prepared transaction ' || gid || ' is open in ' || database from pg_prepared_xacts where database in (${names})
	union all select 'obstacle a subscription belongs to ' || datname from pg_subscription s join pg_database d on d.oid = s.subdbid where datname in (${names})"
data=$(ask "$maintenance" 'show data_directory')
printf 'free %s\\n' "$(inside df -Pk "$data" </dev/null | awk 'NR == 2 { print $4 }')"
for database in ${backups.databases.map(shell_word/* shellWord */.r).join(" ")}; do
	printf 'database %s\\n' "$database"
	${newest.map(({ table, column }) => `newest ${(0,shell_word/* shellWord */.r)(table)} ${(0,shell_word/* shellWord */.r)(column)}\n\t`).join("")}ask "$database" "select 'locked $database ' || format('%I.%I', nspname, relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and c.oid in (${LOCKED})"
	rows=$(printf '%s\\n' "${restore_scripts/* COUNT_TABLES */.Wu} and c.oid not in (${LOCKED}) \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$database" -f -) ||
		stop "The rows of $database cannot be counted."
	printf '%s\\n' "$rows" | sed "s/^/rows $database /"
done
ask "$maintenance" "select 'role ' || rolname from pg_roles"
for dump in ${dumps.map(shell_word/* shellWord */.r).join(" ")}; do
	inside pg_restore --list <"$dump" | awk '!/^;/ && !/ $/ { print "owner " $NF }' | sort -u
done
echo whole
`;
}
function readLook(lines) {
    const all = (key) => lines.flatMap((line) => (line.startsWith(`${key} `) ? [line.slice(key.length + 1)] : []));
    const counts = (key) => new Map(all(key).flatMap((text) => {
        const [, count, name] = /^(\d+) (.+)$/.exec(text) ?? [];
        return name === undefined ? [] : [[name, Number(count)]];
    }));
    const locked = (name) => all(`locked ${name}`).map((table) => [table, "locked"]);
    const extensions = (name) => all(`rows ${name}`).flatMap((text) => {
        const [, table] = /^\d+\+ (.+)$/.exec(text) ?? [];
        return table === undefined ? [] : [[table, "of an extension"]];
    });
    const roles = all("role");
    return {
        server: Number(all("server")[0]),
        freeKiB: Number(all("free")[0]),
        databases: all("database").map((name) => ({
            ...{
                name,
                rows: new Map([...locked(name), ...extensions(name), ...counts(`rows ${name}`)]),
            },
            newest: new Map(all(`newest ${name}`).map((text) => [text.split(" ")[0] ?? "", text.replace(/^\S+ ?/, "")])),
        })),
        sizes: counts("size"),
        obstacles: all("obstacle"),
        missingRoles: all("owner").filter((owner) => !roles.some((role) => role === owner || role.endsWith(` ${owner}`))),
    };
}

var newest_backup = __webpack_require__(61797);
var volumes = __webpack_require__(38321);
var change_results = __webpack_require__(27715);
var change_stage = __webpack_require__(24777);
var past_rollback = __webpack_require__(90230);
var plan = __webpack_require__(73866);
var named_release = __webpack_require__(19316);
var plan_frame = __webpack_require__(48898);
var host_refusals = __webpack_require__(32979);
var refusal = __webpack_require__(49539);
var judge = __webpack_require__(32559);
var truncate = __webpack_require__(6935);
; 


const MOST = 20;
function losses(incoming, live) {
    if (incoming.kind === "kept")
        return [
            `The databases that the restore kept (${live.databases.map(({ name }) => `${name}_broken_${incoming.time}`).join(", ")}) take the place of those that are used now, which are kept in turn. What was written since the restore is no longer in the application.`,
        ];
    const { path, now, evidence } = incoming.found;
    const differences = evidence.dumps.flatMap((dump) => differencesOf(dump, live.databases));
    const named = differences.slice(0, MOST).join("; ");
    const more = differences.length > MOST ? `; and ${differences.length - MOST} more tables` : "";
    return [
        `What was written in the last ${(0,judge/* span */.Ln)((now - evidence.began) * 1000)} will no longer be in the application: the backup ${path} was begun at ${new Date(evidence.began * 1000).toISOString()}, while ${evidence.version} ran. The current databases are kept as NAME_broken_TIME.`,
        differences.length === 0
            ? "The number of rows is the same in each table now and in the backup. Changed rows do not show in it."
            : `Rows now, and in the backup: ${named}${more}.`,
        ...newestEntries(live.databases),
    ];
}
function newestEntries(databases) {
    const entries = databases.flatMap(({ name, newest }) => [...newest].map(([column, value]) => `${name}: ${column} ${value === "" ? "without a value" : (0,truncate/* truncate */.xv)(value, 100)}`));
    return entries.length === 0 ? [] : [`Newest entries now: ${entries.join("; ")}.`];
}
function differencesOf({ database, rows }, databases) {
    const now = databases.find(({ name }) => name === database)?.rows ?? new Map();
    const tables = [...new Set([...rows.keys(), ...now.keys()])].toSorted();
    return tables.flatMap((table) => {
        const [is, was] = [now.get(table), rows.get(table)];
        if (is === was || is === "of an extension")
            return [];
        return [
            `${database}: ${table} ${is === "locked" ? "is locked" : (is ?? "does not exist")} → ${was ?? "does not exist"}`,
        ];
    });
}

; 


function releaseRefusals({ version, gone }) {
    if (gone === "")
        return [];
    return [
        (0,refusal/* refusal */.x)("image-gone", `Images of ${version} are no longer on the host: ${gone}.`, "Dispatch a rollback to it with `pull-missing: true` once the registry has them, or pull them on the host by their digests."),
    ];
}
function databaseRefusals({ obstacles }, { databases }) {
    const long = databases.filter((name) => name.length > restore_scripts/* LONGEST_NAME */.B6);
    return [
        ...obstacles.map((what) => (0,refusal/* refusal */.x)("database-in-use", `A database cannot be swapped: ${what}.`, "Remove it on the database server after its consumers are stopped, then run this again.")),
        ...(long.length === 0
            ? []
            : [
                (0,refusal/* refusal */.x)("name-too-long", `The name ${long.join(", ")} is longer than ${restore_scripts/* LONGEST_NAME */.B6} characters.`, "Postgres cuts the longer name of a copy. Restore this database by hand (docs/restore.md)."),
            ]),
    ];
}
function backupRefusals(survey, found, { live, target }) {
    return [
        ...timeRefusals(found),
        ...(target === undefined ? [] : migrationRefusals(survey, found, target)),
        ...serverRefusals(found, live),
        ...roomRefusals(found, live),
    ];
}
function timeRefusals({ path, now, evidence }) {
    if (evidence.finished <= now + 300)
        return [];
    return [
        (0,refusal/* refusal */.x)("backup-from-the-future", `The backup ${path} is from the future.`, "Correct the clock of the host."),
    ];
}
function migrationRefusals(survey, { path, evidence }, target) {
    const last = survey.history.findLast(changedData);
    const migrated = deploysBetween(survey, target, evidence.began).find((change) => change === last);
    if (migrated === undefined)
        return [];
    const { version, began } = migrated;
    return [
        (0,refusal/* refusal */.x)("backup-too-new", `The backup ${path} was taken after ${version} had begun to be deployed (${began}), although ${target.version} ran again: it may contain what ${version} did to the data.`, "Name an older backup as `backup`, one that was taken before."),
    ];
}
function serverRefusals({ path, evidence }, live) {
    const refusals = [];
    const [has, wants] = [major(live.server), major(evidence.server)];
    if (wants > has)
        refusals.push((0,refusal/* refusal */.x)("older-postgres", `The backup ${path} is of PostgreSQL ${wants}, and ${has} runs.`, "A dump cannot be loaded into an older server. Name a backup of this version."));
    if (live.missingRoles.length > 0)
        refusals.push((0,refusal/* refusal */.x)("role-missing", `The backup ${path} has objects of roles that the server does not have: ${live.missingRoles.join(", ")}.`, `Create them first: they are in ${path}/globals.sql.`));
    return refusals;
}
function roomRefusals({ evidence }, live) {
    const needed = (evidence.dumps.reduce((sum, { databaseBytes }) => sum + databaseBytes, 0) * 1.1) / 1024;
    const leftovers = [...live.sizes]
        .filter(([name]) => /_restore_\d{14}$/.test(name))
        .reduce((sum, [, bytes]) => sum + bytes, 0);
    if (needed <= live.freeKiB + leftovers / 1024)
        return [];
    return [
        (0,refusal/* refusal */.x)("no-room", `A second copy of the databases needs ${Math.ceil(needed)} KiB, and the disk of the database server has ${live.freeKiB} KiB free.`, "Free space on that disk, for example by dropping databases that an earlier restore kept (NAME_broken_TIME)."),
    ];
}
function major(version) {
    return Math.floor(version / 10000);
}
function migrationWarnings(survey, { path, evidence }, target) {
    const versions = [...new Set(deploysBetween(survey, target, evidence.began).map(({ version }) => version))];
    if (versions.length === 0)
        return [];
    return [
        `The backup ${path} may contain what ${versions.join(", ")} did to the data: it was taken after that deploy, and ${target.version} ran again. An older backup, named as \`backup\`, does not.`,
    ];
}
function deploysBetween({ history }, target, began) {
    const restores = history.filter(({ kind, outcome, running, at }) => kind === "restore" && outcome === "done" && running === target.release && Date.parse(at) < began * 1000);
    const since = Math.max(...[target, ...restores].map(({ at }) => Date.parse(at)));
    return history.filter((change) => changedData(change) &&
        change.version !== target.version &&
        Date.parse(change.began) > since &&
        Date.parse(change.began) < began * 1000);
}
function changedData({ kind, outcome, schema }) {
    return (kind === "deploy" &&
        !["refused", "aborted", "failed"].includes(outcome) &&
        !(outcome === "returned" && schema === "unchanged"));
}

; 








function decideRestore(survey, incoming, live, wanted) {
    const target = targetRelease(survey, incoming, wanted.target);
    const refusals = [
        ...(0,host_refusals/* refusalsDespiteEdits */.R8)(survey, wanted),
        ...(target === undefined ? [noRelease(survey, incoming, wanted.target)] : releaseRefusals(target)),
        ...databaseRefusals(live, wanted.backups),
        ...(incoming.kind === "backup" ? backupRefusals(survey, incoming.found, { live, target }) : []),
    ];
    if (refusals.length > 0 || target === undefined)
        return { kind: "refused", refusals };
    return {
        kind: "plan",
        plan: restorePlan(survey, incoming, target, wanted),
        warnings: [
            ...losses(incoming, live),
            ...unknownHistory(survey, incoming, target),
            ...(incoming.kind === "backup" ? migrationWarnings(survey, incoming.found, target) : []),
            ...otherDatabase(survey, target, wanted),
        ],
    };
}
function usualBackup({ releases, history }) {
    const last = history.findLast(changedData);
    if (last === undefined)
        return (0,named_release/* newestRelease */.s)(releases)?.backup ?? "";
    const brought = last.outcome === "done" ? releases.find(({ release }) => release === last.running) : undefined;
    return brought?.backup ?? "";
}
function targetRelease({ releases }, incoming, named) {
    const fits = (one) => (named === "" ? incoming.kind === "backup" : (0,named_release/* isCalled */.A)(one, named));
    return (0,named_release/* newestRelease */.s)(releases.filter((one) => fits(one) && (incoming.kind === "kept" || one.release === incoming.found.evidence.release)));
}
function noRelease({ releases }, incoming, named) {
    const kept = [...new Set(releases.map(({ version }) => version))].join(", ") || "none";
    if (incoming.kind === "kept")
        return (0,refusal/* refusal */.x)("unknown-release", named === ""
            ? "The release that fits the kept databases is not named."
            : `The host does not keep a release ${named}.`, `Name the release that ran before the restore as \`target\`. Kept are: ${kept}.`);
    const { path, evidence } = incoming.found;
    const fits = `The backup ${path} was taken while ${evidence.version || "no recorded release"} ran`;
    if (named !== "" && releases.some((one) => (0,named_release/* isCalled */.A)(one, named)))
        return (0,refusal/* refusal */.x)("backup-of-another-release", `${fits}, and the target is ${named}.`, "Leave `target` empty, or name a backup that was taken while that release ran.");
    return (0,refusal/* refusal */.x)("unknown-release", `${fits}, and the host does not keep that release.`, `Name a backup of a release that is kept (${kept}). Or restore the databases by hand (docs/restore.md).`);
}
function unknownHistory({ history }, incoming, target) {
    const [oldest] = history;
    if (incoming.kind === "kept" || oldest === undefined || history.length < 20 || oldest.began <= target.at)
        return [];
    return [
        `What was deployed between ${target.at} and ${oldest.began} is not known from here. See in the history of the host that no other release was deployed before the backup was taken.`,
    ];
}
function otherDatabase({ current, releaseImages }, target, { backups }) {
    const imageOf = (release) => releaseImages.find((one) => one.release === release && one.service === backups.service)?.id;
    const [now, then] = [imageOf(current?.release), imageOf(target.release)];
    if (now === undefined || then === undefined || now === then)
        return [];
    return [
        `The service ${backups.service} has another image in ${target.version} than now. If that is another major version of Postgres, it cannot start on the data folder, and the host puts everything back.`,
    ];
}
function restorePlan(survey, incoming, target, wanted) {
    const { backups, checks } = wanted;
    const replacement = incoming.kind === "kept" ? incoming : { kind: "backup", path: incoming.found.path, checks };
    return {
        kind: "restore",
        version: target.version,
        commit: target.commit,
        target: target.release,
        approvedImages: {},
        registry: "",
        ...(0,plan_frame/* planFrame */.F$)(survey, { ...wanted, remote: "", composeFiles: [], profiles: [] }),
        consent: { ...plan/* NO_CONSENT */.l, ignoredOneOffs: wanted.ignoredOneOffs },
        restore: {
            databaseService: backups.service,
            scripts: {
                load: (0,restore_scripts/* loadScript */.k0)(backups, replacement),
                swap: (0,restore_scripts/* swapScript */.Pv)(backups, replacement),
                undo: (0,restore_scripts/* undoScript */.Qv)(backups, replacement),
            },
        },
        steps: [
            ...(0,plan_frame/* beforeSteps */.XH)(),
            { name: "stop", deadlineSeconds: 120 },
            { name: "load", deadlineSeconds: wanted.loadSeconds },
            { name: "swap", deadlineSeconds: 60 },
            { name: "restore", deadlineSeconds: 60 },
            ...(0,plan_frame/* switchSteps */.gl)(wanted),
        ],
    };
}

var postgres_settings = __webpack_require__(98045);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var health_settings = __webpack_require__(42261);
var deploy_place = __webpack_require__(61302);
var restore_keys = __webpack_require__(55349);
var change_outputs = __webpack_require__(90235);
; 





const keys_inputs = [
    ...deploy_place/* placeKeys */.yO,
    ...postgres_settings/* postgresKeys */._l,
    {
        name: "backup",
        description: "Backup to restore, as its path on the host. Default: the one that was taken before the last deploy, or else the newest.",
    },
    {
        name: "target",
        description: "Release that runs afterwards: the version, commit or id of a release that the host keeps. Default: the one that ran when the backup was taken; another one is refused.",
    },
    {
        name: "undo",
        description: "Whether the databases that the last restore kept (NAME_broken_TIME) take their place again. Then `target` is required.",
        default: "false",
    },
    {
        name: "newest-entries",
        description: "Columns whose newest value in the current databases is shown before a restore, as `table.column` or `schema.table.column`, separated by commas or lines.",
        file: "backup.postgres.newest-entries",
    },
    ...restore_keys/* restoreKeys */.P,
    {
        name: "databases-only",
        description: "Whether the databases of a backup that has volumes are restored without these. The current files must then fit them.",
        default: "false",
    },
    ...health_settings/* healthKeys */.hH,
    deploy_place/* ignoreOneOffsKey */.A0,
    { name: "plan-fingerprint", description: "Fingerprint of the approved plan. Any other plan is refused." },
    {
        name: "dry-run",
        description: "Whether to read the backup in full, show the plan and what would be lost, and change nothing.",
        default: "false",
    },
];
const outputs = [
    { name: "backup", description: "Backup that was restored, or would be; empty with `undo`." },
    ...change_outputs/* changeOutputs */.D,
];

; 







async function readRestoreInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const place = (0,deploy_place/* readPlace */.yI)(settings, world.log);
    const backups = (0,postgres_settings/* readPostgres */.Q4)(settings);
    const undo = (0,values/* readBoolean */.Vf)(settings.get("undo"));
    const backup = settings.get("backup");
    if (undo && backup.text !== "")
        throw (0,values/* badValue */.tm)(backup, "empty with `undo: true`, which restores no backup");
    if (undo)
        settings.need("target");
    return {
        place,
        wanted: {
            backups,
            checks: (0,values/* readLines */.Se)(settings.get("restore-checks").text),
            loadSeconds: (0,health_settings/* wholeSeconds */.$P)(settings.get("restore-timeout")),
            target: settings.get("target").text,
            project: place.project,
            directory: place.directory,
            ignoredOneOffs: (0,values/* readList */.LD)(settings.get("ignore-one-offs").text),
            ...(0,health_settings/* readHealth */.L8)(settings),
        },
        source: { kind: "postgres", backups, env: {}, readTimeoutMs: (0,values/* readTimeLimit */.pX)(settings.get("restore-timeout")) },
        backup: readPath(backup),
        undo,
        newest: readColumns(settings.get("newest-entries")),
        databasesOnly: (0,values/* readBoolean */.Vf)(settings.get("databases-only")),
        request: {
            destination: (0,deploy_place/* destinationOf */.My)(place.target),
            secrets: { registryUsername: "", registryPassword: "", variables: {} },
            dryRun: (0,values/* readBoolean */.Vf)(settings.get("dry-run")),
            approvedFingerprint: settings.get("plan-fingerprint").text,
        },
    };
}
function readColumns(given) {
    return (0,values/* readList */.LD)(given.text).map((text) => {
        const [, table = "", column = ""] = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)\.([A-Za-z_]\w*)$/.exec(text) ?? [];
        if (column === "")
            throw (0,values/* badValue */.tm)({ ...given, text }, "columns as `table.column` or `schema.table.column`");
        return { table, column };
    });
}
function readPath(given) {
    if (given.text === "" || /^\/[^\0\n\r]+$/.test(given.text))
        return given.text;
    throw (0,values/* badValue */.tm)(given, "an absolute path on the host");
}

; 









const restoreBackup = {
    name: "restore-backup",
    handsOnReport: true,
    read: readRestoreInputs,
    run: restore,
};
async function restore(inputs, world) {
    const { place, wanted, request } = inputs;
    world.log.info(`Restoring on ${place.target.host}: ${wanted.directory}, project ${wanted.project}.`);
    const host = await world.hosts.open(place);
    try {
        const survey = await host.survey();
        const repeated = request.dryRun ? undefined : (0,past_rollback/* repeatedRollback */.Di)(survey, world.run, "restore");
        if (repeated !== undefined)
            return await (0,change_stage/* changeHost */.h)(host, world, request, () => repeated);
        const found = await lookOrFail(inputs, survey, world);
        if (found instanceof failure/* StageFailure */.B)
            return (0,change_results/* refused */.J5)(world.log, survey, found);
        const { incoming, live } = found;
        const result = await (0,change_stage/* changeHost */.h)(host, world, request, (now) => decideRestore(now, incoming, live, wanted));
        const backup = incoming.kind === "backup" ? incoming.found.path : "";
        return { ...result, outputs: { ...result.outputs, backup } };
    }
    finally {
        await host.close();
    }
}
async function lookOrFail(inputs, survey, world) {
    try {
        return await look(inputs, survey, world);
    }
    catch (error) {
        if (error instanceof failure/* StageFailure */.B)
            return error;
        throw error;
    }
}
async function look(inputs, survey, { shells, log }) {
    const shell = await shells.onHost(inputs.place.target);
    try {
        return inputs.undo ? await lookAtKept(shell, inputs) : await lookAtBackup(shell, inputs, survey, log);
    }
    finally {
        await shell.close();
    }
}
async function lookAtBackup(shell, { source, backup, databasesOnly, newest }, survey, log) {
    const path = backup || usualBackup(survey);
    const found = await (0,newest_backup/* findBackup */.SC)(shell, source, path);
    (0,volumes/* requireNoVolumes */.O5)(found.evidence, found.path, databasesOnly);
    log.info(`The backup is ${found.path}. Reading it in full …`);
    for (const line of await (0,newest_backup/* readBackup */.fe)(shell, source, found))
        log.info(`✓ ${line}.`);
    const dumps = found.evidence.dumps.map(({ name }) => `${found.path}/${name}`);
    return {
        incoming: { kind: "backup", found },
        live: await lookAtDatabases(shell, source, { dumps, newest }),
    };
}
async function lookAtKept(shell, { source, newest }) {
    const live = await lookAtDatabases(shell, source, { dumps: [], newest });
    const { databases } = source.backups;
    const times = [...live.sizes.keys()].flatMap((name) => /_broken_(\d{14})$/.exec(name)?.[1] ?? []);
    const complete = times.filter((time) => databases.every((name) => live.sizes.has(`${name}_broken_${time}`)));
    const time = complete.toSorted().at(-1);
    if (time !== undefined)
        return { incoming: { kind: "kept", time }, live };
    throw new failure/* StageFailure */.B({
        what: `On ${shell.name}, no restore has kept the databases ${databases.join(", ")}.`,
        means: "There is nothing that could take their place. Nothing was changed.",
        todo: "See with `psql -l` which databases there are: a kept one is called NAME_broken_TIME.",
    });
}

; 



void (0,run_stage/* runStage */.S)(restoreBackup, (0,host_world/* realHostWorld */.H)());


  }),

  32559:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ln: () => (/* binding */ span),
    S4: () => (/* binding */ judge),
    Ym: () => (/* binding */ levelFinding),
    ee: () => (/* binding */ bytes),
    hy: () => (/* binding */ ageOf),
    x5: () => (/* binding */ refusal),
    x9: () => (/* binding */ drillFinding)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82550);


function ageOf(found, clocks) {
    return Math.max(0, (clocks.host ?? clocks.runner) - found.finishedAt);
}
function judge(found, limits, clocks) {
    return [
        ...(limits.taken === undefined ? [] : [takenFinding(found, limits.taken)]),
        ...clockFindings(limits, clocks),
        ageFinding(found, limits, clocks),
        ...sizeFindings(found, limits),
    ];
}
function takenFinding({ id, finishedAt }, taken) {
    const todo = "Check that `path`, the filters of restic or `command` find the backup that `take-command` makes, and that no other backup is newer.";
    if (taken.by === "id") {
        const isIt = id === taken.id;
        const says = isIt ? "It is the one that was taken" : `It is not ${taken.id}, which was taken`;
        return { passed: isIt, says, todo: isIt ? "" : todo };
    }
    const began = new Date(taken.began).toISOString();
    if (finishedAt >= taken.began)
        return { passed: true, says: `It was finished after a backup began to be taken, ${began}`, todo: "" };
    return {
        passed: false,
        says: `It is older than the one that was taken: it finished ${new Date(finishedAt).toISOString()}, and that one began ${began}`,
        todo: `${todo} Where its time comes from another machine, compare the clocks.`,
    };
}
function clockFindings({ clockSkewMs }, { runner, host }) {
    if (host === undefined || Math.abs(host - runner) <= clockSkewMs)
        return [];
    const ahead = host > runner ? "ahead of" : "behind";
    return [
        {
            passed: false,
            says: `The clock there is ${span(Math.abs(host - runner))} ${ahead} the runner's, the limit is ${span(clockSkewMs)}, so no age can be computed`,
            todo: "Set the clock of the host (`timedatectl`), or raise `clock-skew`.",
        },
    ];
}
function ageFinding(found, { maxAgeMs, clockSkewMs }, clocks) {
    const age = (clocks.host ?? clocks.runner) - found.finishedAt;
    const at = new Date(found.finishedAt).toISOString();
    if (age < -clockSkewMs) {
        return {
            passed: false,
            says: `It is from the future: finished ${at}, in ${span(-age)}`,
            todo: "Find out which clock is wrong, or who dated the backup; a date in the future proves nothing.",
        };
    }
    const old = age >= maxAgeMs;
    return {
        passed: !old,
        says: `It finished ${at}, ${span(Math.max(0, age))} ago; the limit is ${span(maxAgeMs)}`,
        todo: old ? "See why no newer backup was made, make one, and run this again; or raise `max-age`." : "",
    };
}
function sizeFindings({ size, previousSize }, { minSizeRatio }) {
    if (size === 0) {
        return [
            {
                passed: false,
                says: "It is empty",
                todo: "Read the log of the job that made it: a full disk, a failed dump in a pipe.",
            },
        ];
    }
    if (previousSize === undefined) {
        return [
            {
                passed: true,
                says: `It has ${bytes(size)}; there is no other one to compare it with`,
                todo: "",
            },
        ];
    }
    const small = size < previousSize * minSizeRatio;
    const share = previousSize === 0
        ? ""
        : `, ${Math.round((size / previousSize) * 100)} % of the one before (${bytes(previousSize)})`;
    return [
        {
            passed: !small,
            says: `It has ${bytes(size)}${share}; at least ${Math.round(minSizeRatio * 100)} % is required`,
            todo: small
                ? "Compare the two: is a table, a database or a folder missing? If it is meant to be smaller, lower `min-size-ratio` for this run."
                : "",
        },
    ];
}
function refusal(id, findings) {
    const refused = findings.filter(({ passed }) => !passed);
    if (refused.length === 0)
        return undefined;
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: (0,_text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonList */ .n)(refused.map(({ says }) => `${says}.`), `The newest backup, ${id}, is refused:`),
        means: "After a release that damages data there may be no backup to restore. Nothing was changed.",
        todo: (0,_text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonList */ .n)(refused.map(({ todo }) => todo)),
    });
}
function drillFinding(restored, { maxDrillAgeMs, clockSkewMs }, clocks) {
    if (restored.kind === "failed")
        return { passed: false, says: restored.says, todo: DRILL };
    const age = (clocks.host ?? clocks.runner) - restored.at;
    if (age < -clockSkewMs)
        return { passed: false, says: `${restored.says}, which is in the future`, todo: DRILL };
    const says = `${restored.says}, ${span(Math.max(0, age))} ago; the limit is ${span(maxDrillAgeMs)}`;
    return age < maxDrillAgeMs ? { passed: true, says, todo: "" } : { passed: false, says, todo: DRILL };
}
const DRILL = "Start restore-drill.yml and see what it reports; and see whether its schedule is still active. Or set `level` to 3.";
function levelFinding(level, wanted) {
    return {
        passed: level >= wanted,
        says: `It is proven to level ${level} (${LEVELS[level]}); level ${wanted} (${LEVELS[wanted]}) is required`,
        todo: level >= wanted ? "" : "Let the command read or restore the backup and say so, or lower `level`.",
    };
}
const LEVELS = {
    1: "fresh and not empty",
    2: "of the usual size too",
    3: "read in full",
    4: "restored and queried",
};
function span(milliseconds) {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes < 2)
        return `${Math.floor(milliseconds / 1000)} s`;
    if (minutes < 120)
        return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    return hours < 72 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
function bytes(count) {
    if (count < 1024)
        return `${count} B`;
    const units = ["KiB", "MiB", "GiB", "TiB", "PiB"];
    let value = count / 1024;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${value.toFixed(1)} ${units[unit]}`;
}


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


  })

};
;