"use strict";
exports.id = 4312;
exports.ids = [4312];
exports.modules = {

  50326:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var plan_plan = __webpack_require__(73866);
var tags_tag = __webpack_require__(88362);
var plan_frame = __webpack_require__(48898);
var rollback_tag = __webpack_require__(49137);
var host_codes = __webpack_require__(69246);
var refusal = __webpack_require__(49539);
; 




function deployRefusals(survey, wanted) {
    return [...releaseRefusals(survey, wanted), ...stackRefusals(survey, wanted), ...roomRefusals(survey, wanted)];
}
function releaseRefusals(survey, wanted) {
    const tag = (0,tags_tag/* readTag */.zW)(wanted.version);
    if (tag.kind === "not-semver")
        return [notSemver(wanted.version)];
    if ((0,rollback_tag/* readRollbackTag */.d)(wanted.version) !== undefined)
        return [rollbackTag(wanted.version)];
    if (tag.kind === "prerelease" && !wanted.allowPrerelease)
        return [prerelease(wanted.version)];
    if (tag.kind === "commit" && !wanted.allowCommit)
        return [commitVersion(wanted.version)];
    return [
        ...(survey.freeze === undefined ? [] : [frozen(survey.freeze)]),
        ...(survey.hold === undefined || wanted.overrideHold !== "" ? [] : [onHold(survey.hold)]),
        ...olderRefusals(wanted.version, survey.current?.version),
    ];
}
function frozen(reason) {
    return (0,refusal/* refusal */.x)("frozen", `Deploys to this host are frozen: ${reason}`, (0,host_codes/* remedyOf */.S)("frozen"));
}
function olderRefusals(version, running) {
    if (running === undefined || !(0,tags_tag/* isSemverTag */.bq)(running) || !(0,tags_tag/* isSemverTag */.bq)(version))
        return [];
    if ((0,tags_tag/* compareTags */.bb)(version, running) >= 0)
        return [];
    return [
        (0,refusal/* refusal */.x)("older", `${version} is older than ${running}, which runs.`, `To run the older release, dispatch a rollback to ${version}. To deploy, tag a newer version.`),
    ];
}
function onHold(hold) {
    return (0,refusal/* refusal */.x)("held", `The host is on hold since a rollback failed there: ${hold.text}`, (0,host_codes/* remedyOf */.S)("held"));
}
function notSemver(version) {
    return (0,refusal/* refusal */.x)("not-semver", `"${version}" is not a release tag.`, "Use a semver tag with a leading v and all three numbers, such as v1.4.0.");
}
function commitVersion(version) {
    return (0,refusal/* refusal */.x)("commit", `${version} is a commit, and commits are not deployed here.`, "Tag a release; or, on staging, allow commits with `allow-commits: true`.");
}
function rollbackTag(version) {
    return (0,refusal/* refusal */.x)("rollback-tag", `${version} is the record of a rollback, and no release.`, "Roll back with `rollback`, which needs neither Git's remote nor the registry.");
}
function prerelease(version) {
    return (0,refusal/* refusal */.x)("prerelease", `${version} is a prerelease, and prereleases are not deployed here.`, "Tag a release, or allow them with `allow-prereleases: true` (`deploy.prereleases` in the configuration file).");
}
function stackRefusals(survey, wanted) {
    const neighbour = survey.neighbours.find(({ directory }) => directory !== wanted.directory);
    if (neighbour !== undefined) {
        return [
            (0,refusal/* refusal */.x)("shared-clone", `The project ${neighbour.project} is deployed from the same clone (${neighbour.directory}).`, `A release of one project would change the files of the other. Give each a clone of its own (\`git worktree add <folder> <tag>\` or \`git clone\`), and correct \`directory\`.`),
        ];
    }
    const others = new Set(survey.containers.map(({ project }) => project).filter((project) => project !== wanted.project));
    if (others.size > 0) {
        const names = [...others].join(", ");
        return [
            (0,refusal/* refusal */.x)("other-project", `The application in ${wanted.directory} already runs under another Compose project name: ${names}.`, `Set \`project: ${[...others][0]}\`. A second name would start everything a second time, with new, empty volumes.`),
        ];
    }
    const running = survey.containers.filter(({ oneoff }) => oneoff !== "True");
    if (running.length > 0 && survey.current === undefined && !survey.ours) {
        return [
            (0,refusal/* refusal */.x)("not-adopted", `${running.length} containers of the project ${wanted.project} run already, and no release of them is recorded.`, `Record what runs, so that a rollback is possible: run this once with \`adopt: true\` and the version that runs. It changes nothing.`),
        ];
    }
    return [];
}
function roomRefusals(survey, wanted) {
    const refusals = survey.disks
        .filter(({ freeKiB }) => freeKiB !== null && freeKiB < wanted.minFreeKiB)
        .slice(0, 1)
        .map(({ path, freeKiB }) => (0,refusal/* refusal */.x)("disk-full", `Only ${mebibytes(freeKiB ?? 0)} are free on the disk of ${path}; the deploy needs ${mebibytes(wanted.minFreeKiB)}.`, "Free some space (`docker image prune` keeps what releases need), or lower `min-free-disk`."));
    if (survey.disks.length === 0) {
        refusals.push((0,refusal/* refusal */.x)("disk-unknown", "The free disk space of the host is unknown.", "Check `df` on the host."));
    }
    if (wanted.arch !== "" && survey.host.arch !== wanted.arch) {
        refusals.push((0,refusal/* refusal */.x)("arch", `The host is ${survey.host.arch}; the images are built for ${wanted.arch}.`, "Build the images for the host's architecture, or correct `arch`."));
    }
    return refusals;
}
function mebibytes(kib) {
    return `${Math.floor(kib / 1024)} MiB`;
}

var host_refusals = __webpack_require__(32979);
; 






function decideAdopt(survey, wanted) {
    const refusals = [...(0,host_refusals/* hostRefusals */.id)(survey, wanted), ...adoptRefusals(survey, wanted)];
    if (refusals.length > 0)
        return { kind: "refused", refusals };
    const plan = {
        kind: "adopt",
        version: wanted.version,
        commit: wanted.commit,
        target: undefined,
        approvedImages: wanted.approvedImages,
        registry: "",
        ...(0,plan_frame/* planFrame */.F$)(survey, wanted),
        consent: { ...plan_plan/* NO_CONSENT */.l, ignoredOneOffs: wanted.ignoredOneOffs },
        steps: [
            ...(0,plan_frame/* beforeSteps */.XH)(),
            { name: "resolve", deadlineSeconds: 60 },
            { name: "verify", deadlineSeconds: 60 },
            { name: "retain", deadlineSeconds: 60 },
            { name: "match", deadlineSeconds: 60 },
            { name: "record", deadlineSeconds: 60 },
        ],
    };
    return { kind: "plan", plan, warnings: [] };
}
function adoptRefusals(survey, wanted) {
    if (!(0,tags_tag/* isSemverTag */.bq)(wanted.version))
        return [notSemver(wanted.version)];
    if (survey.current !== undefined) {
        return [
            (0,refusal/* refusal */.x)("adopted-already", `${survey.current.version} is recorded as what runs here; there is nothing to adopt.`, "Deploy without `adopt`."),
        ];
    }
    const running = survey.containers.filter(({ oneoff, project }) => oneoff !== "True" && project === wanted.project);
    if (running.length === 0) {
        const others = [...new Set(survey.containers.map(({ project }) => project))];
        return [
            (0,refusal/* refusal */.x)("nothing-runs", `Nothing of the project ${wanted.project} runs on this host${others.length > 0 ? `, but ${others.join(", ")} does from the same folder` : ""}.`, others.length > 0 ? `Set \`project: ${others[0]}\`.` : "Deploy without `adopt`: it will be the first release."),
        ];
    }
    if (survey.checkout.head !== wanted.commit) {
        return [
            (0,refusal/* refusal */.x)("adopt-commit", `The checkout on the host is at ${survey.checkout.head}; ${wanted.version} is ${wanted.commit}.`, "Name the version that runs: the tag of the commit that is checked out on the host."),
        ];
    }
    return [];
}

var change_stage = __webpack_require__(24777);
var restore_scripts = __webpack_require__(64789);
var shell_word = __webpack_require__(81772);
var container_script = __webpack_require__(53477);
; 


function schemaScript(backups, tables) {
    return `facts=$SLUICE_CHANGE_DIR/schema-facts
[ -n "$(docker ps -aq --filter ${(0,shell_word/* shellWord */.r)(`label=com.docker.compose.project=${backups.project}`)} \\
	--filter ${(0,shell_word/* shellWord */.r)(`label=com.docker.compose.service=${backups.service}`)} --filter label=com.docker.compose.oneoff=False)" ] ||
	{ docker version >/dev/null && echo none >"$facts" && exit 0; exit 1; }
${(0,container_script/* containerScript */.R)(backups)}for attempt in 1 2 3 4 5 6 7 8 9 10; do
	! inside pg_isready -q -U "$user" </dev/null || break
	sleep 2
done
there=$(ask ${(0,shell_word/* shellWord */.r)(connectTo(backups))} 'select datname from pg_database')
: >"$facts.new"
for database in ${backups.databases.map(shell_word/* shellWord */.r).join(" ")}; do
	printf '%s\\n' "$there" | grep -qxF -e "$database" || { printf '%s: does not exist\\n' "$database" >>"$facts.new"; continue; }
	inside pg_dump -w -U "$user" --schema-only --lock-wait-timeout=20000 -d "$database" </dev/null >"$facts.dump" || stop "pg_dump of $database failed."
	sed -e '/^--/d' -e '/^\\\\restrict/d' -e '/^\\\\unrestrict/d' ${SETTINGS.map((name) => `-e '/^SET ${name} = /d'`).join(" ")} -e '/^SELECT pg_catalog.set_config/d' -e '/^$/d' -e 's/,$//' -e "s/^/$database: /" \\
		"$facts.dump" >>"$facts.new"
	printf '%s\\n' "${newestRows(tables)} \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$database" -f - >"$facts.rows" ||
		stop "The migration tables of $database cannot be read."
	sed "s/^/$database: /" "$facts.rows" >>"$facts.new"
done
rm -f "$facts.dump" "$facts.rows"
mv "$facts.new" "$facts"
`;
}
const SETTINGS = [
    ...["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "transaction_timeout"],
    ...["client_encoding", "standard_conforming_strings", "check_function_bodies", "xmloption", "client_min_messages"],
    ...["row_security", "default_tablespace", "default_table_access_method", "default_with_oids"],
];
function connectTo({ databases }) {
    return databases.includes("postgres") ? "template1" : "postgres";
}
const KNOWN = [
    ["flyway_schema_history", "installed_rank", "Flyway"],
    ["databasechangelog", "orderexecuted", "Liquibase"],
    ["alembic_version", "version_num", "Alembic"],
    ["django_migrations", "id", "Django"],
    ["schema_migrations", "version", "Rails, golang-migrate"],
    ["knex_migrations", "id", "Knex"],
    ["_prisma_migrations", "started_at", "Prisma"],
    ["migrations", "id", "TypeORM"],
    ["__drizzle_migrations", "id", "Drizzle"],
];
const MIGRATION_TABLES = KNOWN.map(([table]) => table);
function newestRows(tables) {
    const known = KNOWN.map(([table, column]) => `('${table}', '${column}')`).join(", ");
    const statement = `select format('select %L || count(*) || '' rows, the newest: '' || coalesce((select to_jsonb(t)::text from only %I.%I t order by %I desc limit 1), ''none'') from only %I.%I', nspname || '.' || relname || ': ', nspname, relname, k.place, nspname, relname)
	from (values ${known}) k (name, place) join pg_class c on lower(c.relname) = k.name join pg_namespace n on n.oid = c.relnamespace
	where relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = k.place and not attisdropped)`;
    if (tables.length === 0)
        return `${statement} order by 1`;
    const named = tables.map((name) => `'${name}'`).join(", ");
    return `${statement}
	union all select format('select %L || count(*) || '' rows, '' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '''')) from only %I.%I t', nspname || '.' || relname || ': ', nspname, relname)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and (relname in (${named}) or nspname || '.' || relname in (${named})) order by 1`;
}

var written_since_script = __webpack_require__(32024);
; 







function decideDeploy(survey, wanted) {
    const refusals = [...(0,host_refusals/* hostRefusals */.id)(survey, wanted), ...deployRefusals(survey, wanted)];
    if (refusals.length > 0)
        return { kind: "refused", refusals };
    const plan = deployPlan(survey, wanted);
    return { kind: "plan", plan, warnings: warnings(survey, wanted), removeUnknown: wanted.removeUnknown };
}
function warnings(survey, { schema, version }) {
    const list = [];
    if (survey.current !== undefined && schema?.isCompatible === true)
        list.push(`${version} itself declares that ${survey.current.version} can run on its schema of the database (\`deploy.backward-compatible\`): an automatic rollback would not stop at a change of the schema.`);
    if (survey.current !== undefined && schema?.restore !== undefined)
        list.push("If a backup is taken for this release and nothing is written to the databases afterwards, every service that can reach them is stopped before the switch (`on-schema-change: restore`): an automatic rollback can then restore them.");
    if (survey.current === undefined)
        list.push("This is the first recorded release: there is no release to roll back to if it fails.");
    if (survey.pending !== undefined)
        list.push(`The change ${survey.pending} was interrupted while it switched; this change takes over.`);
    const { current, checkout, pending } = survey;
    if (current !== undefined && pending === undefined && checkout.head !== "" && checkout.head !== current.commit)
        list.push(`The clone is at ${checkout.head.slice(0, 12)}, and ${current.version} is ${current.commit.slice(0, 12)}. What was committed or checked out there by hand is replaced; it stays in the clone's history.`);
    for (const part of survey.unreadable)
        list.push(`The host's state has a part that cannot be read: ${part}`);
    return list;
}
function deployPlan(survey, wanted) {
    return {
        kind: "deploy",
        version: wanted.version,
        ...(wanted.tag === undefined ? {} : { tag: wanted.tag }),
        commit: wanted.commit,
        target: undefined,
        approvedImages: wanted.approvedImages,
        registry: wanted.registry,
        ...(0,plan_frame/* planFrame */.F$)(survey, wanted),
        consent: { ...plan_plan/* NO_CONSENT */.l, ignoredOneOffs: wanted.ignoredOneOffs, overrideHold: wanted.overrideHold },
        ...(wanted.schema === undefined ? {} : { schema: schemaErrand(wanted.schema) }),
        steps: [
            ...(0,plan_frame/* beforeSteps */.XH)(),
            ...(0,plan_frame/* sourceSteps */.J9)(wanted),
            ...(wanted.schema === undefined ? [] : [{ name: "schema", deadlineSeconds: SCHEMA_SECONDS }]),
            { name: "checkout", deadlineSeconds: 60 },
            ...(wanted.schema?.restore === undefined
                ? []
                : [{ name: "quiesce", deadlineSeconds: wanted.schema.restore.seconds }]),
            ...(0,plan_frame/* switchSteps */.gl)(wanted).flatMap((step) => step.name === "record" && wanted.schema !== undefined
                ? [{ name: "compare", deadlineSeconds: SCHEMA_SECONDS }, step]
                : [step]),
        ],
    };
}
const SCHEMA_SECONDS = 120;
function schemaErrand({ backups, migrationTables, isCompatible, failedRelease, restore }) {
    const errand = {
        databaseService: backups.service,
        script: schemaScript(backups, migrationTables),
        ...{ isCompatible, failedRelease },
    };
    if (restore === undefined)
        return errand;
    const taken = { kind: "taken", checks: restore.checks };
    const scripts = {
        "written-since": (0,written_since_script/* writtenSinceScript */.F)(backups),
        load: (0,restore_scripts/* loadScript */.k0)(backups, taken),
        swap: (0,restore_scripts/* swapScript */.Pv)(backups, taken),
        undo: (0,restore_scripts/* undoScript */.Qv)(backups, taken),
    };
    return { ...errand, restore: { scripts, seconds: restore.seconds } };
}

var wait_for_watch = __webpack_require__(56143);
var failure = __webpack_require__(32314);
var deployment_record = __webpack_require__(18845);
var plain_text = __webpack_require__(61941);
; 



const SHORTEST = 140;
async function recordBackup(open, record, run, log) {
    if (run.forge !== "github") {
        log.info(`This forge keeps no deployments: the backup ${record.backup} is in the record of the release on the host.`);
        return;
    }
    const { environment, commit, version, change } = record;
    const backup = log.redact(record.backup);
    try {
        await (0,deployment_record/* leaveDeployment */.J)(open(), `/repos/${run.repository}`, {
            ...{ environment, commit, runUrl: run.runUrl, task: "sluice:backup", state: "inactive" },
            payload: { backup: { id: backup, version, change, run: run.runUrl } },
            description: (0,plain_text/* shortened */.vI)((0,plain_text/* plain */.pj) `Before ${version}: backup ${backup}`, SHORTEST),
            what: "record the backup with the deployments",
        });
        log.info(`The backup ${backup} is recorded with the deployments of ${environment}.`);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        log.warning(`The backup is recorded on the host, and not with the deployments of ${environment}: ${error.what}`);
    }
}

var values = __webpack_require__(25620);
var postgres_settings = __webpack_require__(98045);
; 




const schemaKeys = [
    {
        name: "backward-compatible",
        description: "Whether the release before can run on the schema that this release leaves: true, false, or the versions for which it is true. Then an automatic rollback does not stop at a change of the schema.",
        default: "false",
        file: "deploy.backward-compatible",
    },
    {
        name: "on-schema-change",
        description: "What an automatic rollback does if the schema of the database changed and the release is not backward-compatible: hold (the release before is not started, and the host is put on hold); restore (the databases are restored first if the release never worked and nothing else has written since its backup, and else hold); or ignore. It needs `backup.postgres`.",
        default: "hold",
        file: "backup.postgres.on-schema-change",
    },
    {
        name: "failed-release",
        description: "What happens to the failed release on such a hold: keep (it runs on), or stop.",
        default: "keep",
        file: "backup.postgres.failed-release",
    },
    {
        name: "migration-tables",
        description: "Further tables whose rows count as part of the schema, beside those of known migration programs, separated by commas or lines.",
        file: "backup.postgres.migration-tables",
    },
];
const TABLE = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/;
function readSchemaWatch(settings, version) {
    const on = settings.get("on-schema-change");
    if (!["hold", "restore", "ignore"].includes(on.text))
        throw (0,values/* badValue */.tm)(on, "hold, restore or ignore");
    const failed = settings.get("failed-release");
    if (failed.text !== "keep" && failed.text !== "stop")
        throw (0,values/* badValue */.tm)(failed, "keep or stop");
    const tables = settings.get("migration-tables");
    const migrationTables = (0,values/* readList */.LD)(tables.text);
    if (migrationTables.some((name) => !TABLE.test(name)))
        throw (0,values/* badValue */.tm)(tables, "names of tables, or schema.table");
    const isCompatible = declares(settings.get("backward-compatible"), version);
    if (on.text === "ignore" || settings.get("postgres-service").text === "")
        return undefined;
    const failedRelease = failed.text;
    const watch = { backups: (0,postgres_settings/* readPostgres */.Q4)(settings), migrationTables, isCompatible, failedRelease };
    if (on.text === "hold")
        return watch;
    if (watch.backups.databases.some((name) => name.length > restore_scripts/* LONGEST_NAME */.B6))
        throw (0,values/* badValue */.tm)(on, `hold or ignore, because the name of a database is longer than ${restore_scripts/* LONGEST_NAME */.B6} characters`);
    const checks = (0,values/* readLines */.Se)(settings.get("restore-checks").text);
    return { ...watch, restore: { checks, seconds: Math.ceil((0,values/* readDuration */.$7)(settings.get("restore-timeout")) / 1000) } };
}
function declares(given, version) {
    if (given.text === "true" || given.text === "false")
        return given.text === "true";
    const versions = (0,values/* readList */.LD)(given.text);
    if (versions.length === 0 || versions.some((one) => !/^v?\d\S*$/.test(one)))
        throw (0,values/* badValue */.tm)(given, "true, false, or versions such as v1.4.0");
    return versions.map(tags_tag/* bareNumber */.I5).includes((0,tags_tag/* bareNumber */.I5)(version));
}

var read_config = __webpack_require__(76453);
var secret_pairs = __webpack_require__(6174);
var while_watched = __webpack_require__(9443);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var health_settings = __webpack_require__(42261);
var deploy_place = __webpack_require__(61302);
var watched_while_watched = __webpack_require__(9726);
var tags_tag_prefix = __webpack_require__(24863);
var restore_keys = __webpack_require__(55349);
var change_outputs = __webpack_require__(90235);
; 








const keys_inputs = [
    ...deploy_place/* placeKeys */.yO,
    ...deploy_place/* composeKeys */.J1,
    { name: "version", description: "Release tag to deploy, such as v1.4.0. Default: the tag that started the run." },
    tag_prefix/* tagPrefixKey */.KP,
    {
        name: "commit",
        description: "Commit of the tag, as 40 hexadecimal digits. Default: the commit of the pushed tag, or the commit that the forge reports.",
    },
    {
        name: "token",
        description: "Token with `contents: read`, to find the commit of a tag; with `actions: read`, to see whether the release that runs is being watched; and with `backup-id` on GitHub `deployments: write`, to record the backup.",
        default: "${{ github.token }}",
        secret: true,
    },
    { name: "remote", description: "Git remote of the clone on the host.", default: "origin", file: "deploy.remote" },
    {
        name: "variables",
        description: "Variables for Compose's interpolation, as lines NAME=value. They are sent to the host over standard input.",
        secret: true,
    },
    {
        name: "approved-images",
        description: "Approved image digests, as lines service=sha256:…. Any other digest is refused.",
    },
    {
        name: "allow-prereleases",
        description: "Whether prerelease tags can be deployed.",
        default: "false",
        file: "deploy.prereleases",
    },
    {
        name: "allow-commits",
        description: "Whether a commit can be deployed as the version sha-<commit>; the default version is then the commit of the run.",
        default: "false",
    },
    ...deploy_place/* pullKeys */.yD,
    ...health_settings/* healthKeys */.hH,
    {
        name: "min-free-disk",
        description: "Free disk space on the host below which nothing is deployed.",
        default: "1GiB",
        file: "deploy.min-free-disk",
    },
    {
        name: "wait-for-lock",
        description: "How long to wait while another change holds the lock of the application. Default: it is refused at once.",
        default: "0s",
        file: "deploy.wait-for-lock",
    },
    {
        name: "while-watched",
        description: "What happens while another run still deploys, tests or watches the release that runs: wait until that has ended; refuse; or supersede, which ends that watch without a verdict.",
        default: "wait",
        file: "deploy.while-watched",
    },
    watched_while_watched/* whileWatchedTimeoutKey */.mz,
    watched_while_watched/* watchDurationKey */.JB,
    {
        name: "arch",
        description: "Architecture of the images, as `uname -m` prints it. Default: not compared.",
        file: "deploy.arch",
    },
    {
        name: "adopt",
        description: "Whether to record what already runs as this version, so that a rollback is possible. No container is changed.",
        default: "false",
    },
    {
        name: "remove-unknown",
        description: "Whether containers of the project that belong to no recorded release are removed. The plan names them. By default they are left unchanged.",
        default: "false",
    },
    deploy_place/* ignoreOneOffsKey */.A0,
    ...postgres_settings/* postgresKeys */._l,
    ...schemaKeys,
    ...restore_keys/* restoreKeys */.P,
    {
        name: "override-hold",
        description: "Reason to deploy to a host that is on hold, such as a release that fixes the failure. It is recorded.",
    },
    {
        name: "backup-id",
        description: "Backup that was taken before this deploy, from the output `backup` of take-backup. It is recorded with the release on the host, and on GitHub as the payload of a deployment.",
    },
    { name: "plan-fingerprint", description: "Fingerprint of the approved plan. Any other plan is refused." },
    {
        name: "resume",
        description: "Whether to continue only the deploy that an earlier attempt of this job has started, and to change nothing otherwise. It is for a run that is started again after its runner was lost.",
        default: "false",
    },
    { name: "dry-run", description: "Whether to show the plan and change nothing.", default: "false" },
];
const outputs = [
    ...change_outputs/* changeOutputs */.D,
    {
        name: "schema",
        description: "Whether the schema of the database changed across the switch: unchanged, compatible (it changed, and the release declares that it is backward-compatible), changed, unknown, or empty where it was not compared.",
    },
];

; 
















async function readDeployInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const environment = (0,config_settings/* environmentOf */.p)(inputs);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, environment);
    const place = (0,deploy_place/* readPlace */.yI)(settings, world.log);
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const version = readVersion(settings, world.run, prefix);
    const tag = (0,tags_tag/* isSemverTag */.bq)(version) ? (0,tags_tag_prefix/* tagName */.wZ)(prefix, version) : version;
    const adopt = (0,values/* readBoolean */.Vf)(settings.get("adopt"));
    const approvedImages = readImages(settings);
    if (config.images !== undefined && !adopt && (0,tags_tag/* isSemverTag */.bq)(version))
        requireImages(approvedImages);
    const commit = await readCommit(settings, world, { version, tag });
    return {
        place,
        wanted: {
            ...{ version, ...(tag === version ? {} : { tag }), commit, approvedImages },
            ...{ project: place.project, directory: place.directory },
            ...readSource(settings),
            ...readConditions(settings),
            ...(0,health_settings/* readHealth */.L8)(settings),
            ...readSchema(settings, version),
        },
        adopt,
        whileWatched: (0,watched_while_watched/* readWhileWatched */.cV)(settings.get("while-watched"), while_watched/* WHILE_WATCHED */.d, settings),
        environment,
        token: settings.get("token").text,
        request: {
            destination: (0,deploy_place/* destinationOf */.My)(place.target),
            secrets: {
                variables: (0,secret_pairs/* readSecretPairs */.q)(settings.get("variables"), world.log),
                ...(0,deploy_place/* readRegistryLogin */.T2)(settings, world.log),
            },
            dryRun: (0,values/* readBoolean */.Vf)(settings.get("dry-run")),
            backup: readBackup(settings.get("backup-id")),
            approvedFingerprint: settings.get("plan-fingerprint").text,
            resumed: (0,values/* readBoolean */.Vf)(settings.get("resume")) ? { version, commit } : undefined,
            lockWaitMs: (0,values/* readDuration */.$7)(settings.get("wait-for-lock")),
        },
    };
}
function readImages(settings) {
    return (0,values/* readPairs */.SX)(settings.get("approved-images"), "=", /^[A-Za-z0-9._-]+$/, "lines of service=sha256:…");
}
function readSource(settings) {
    return {
        remote: settings.get("remote").text,
        composeFiles: (0,values/* readList */.LD)(settings.get("compose-files").text),
        profiles: (0,values/* readList */.LD)(settings.get("profiles").text),
        registry: settings.get("registry").text,
        pullSeconds: (0,health_settings/* wholeSeconds */.$P)(settings.get("pull-timeout")),
    };
}
function readConditions(settings) {
    return {
        allowPrerelease: (0,values/* readBoolean */.Vf)(settings.get("allow-prereleases")),
        allowCommit: (0,values/* readBoolean */.Vf)(settings.get("allow-commits")),
        minFreeKiB: (0,values/* readSize */.ik)(settings.get("min-free-disk")),
        arch: settings.get("arch").text,
        removeUnknown: (0,values/* readBoolean */.Vf)(settings.get("remove-unknown")),
        ignoredOneOffs: (0,values/* readList */.LD)(settings.get("ignore-one-offs").text),
        overrideHold: settings.get("override-hold").text,
    };
}
function readSchema(settings, version) {
    const schema = readSchemaWatch(settings, version);
    return schema === undefined ? {} : { schema };
}
function readBackup(setting) {
    if (/^[^\0-\x1f\x7f]{0,4096}$/.test(setting.text))
        return setting.text;
    throw (0,values/* badValue */.tm)(setting, "one line");
}
function requireImages(approved) {
    if (Object.keys(approved).length > 0)
        return;
    throw new failure/* StageFailure */.B({
        what: "`images` are configured, but `approved-images` is empty.",
        means: "The digests that were approved did not arrive, so the images could not be compared with them. Nothing was tried.",
        todo: "Set the input to the output `approved-images` of promote-images. If that step printed digests, the runner dropped the output because the value of a secret is part of a service's name: store that value as a variable.",
    });
}
function readVersion(settings, run, prefix) {
    const [tag = ""] = (0,tags_tag_prefix/* ownNames */.Dx)([/^refs\/tags\/(.+)$/.exec(run.ref)?.[1] ?? ""], prefix);
    const commit = (0,values/* readBoolean */.Vf)(settings.get("allow-commits")) && /^[0-9a-f]{40}$/.test(run.sha) ? `sha-${run.sha}` : "";
    const version = (0,tags_tag_prefix/* bareVersion */.D)(settings.get("version").text, prefix) || tag || commit;
    if (version === "") {
        throw new failure/* StageFailure */.B({
            what: `\`version\` is missing, and the run was not started by a tag${prefix === "" ? "" : ` that begins with ${prefix}`}.`,
            means: "Sluice does not guess what to deploy. Nothing was tried.",
            todo: `Push a semver tag such as ${(0,tags_tag_prefix/* tagName */.wZ)(prefix, "v1.4.0")}, or give the tag as \`version\`.`,
        });
    }
    if ((0,tags_tag/* readTag */.zW)(version).kind === "not-semver")
        throw (0,refusal/* refusalFailure */.$)([notSemver(version)]);
    return version;
}
async function readCommit(settings, world, { version, tag }) {
    const named = (0,tags_tag/* readTag */.zW)(version);
    const given = settings.get("commit").text || (named.kind === "commit" ? named.commit : "");
    if (named.kind === "commit" && given !== named.commit)
        throw (0,values/* badValue */.tm)(settings.get("commit"), `that of ${version}`);
    const known = given || (world.run.ref === `refs/tags/${tag}` ? world.run.sha : "");
    const token = settings.get("token").text;
    if (token !== "")
        world.log.mask(token);
    const commit = known || ((await world.tags.commitOf(tag, token)) ?? "");
    if (/^[0-9a-f]{40}$/.test(commit))
        return commit;
    throw new failure/* StageFailure */.B({
        what: commit === ""
            ? `There is no tag ${tag} in this repository.`
            : `"${commit}" is not a commit: a commit has 40 hexadecimal digits.`,
        means: "Without the commit nothing can be planned. Nothing was changed.",
        todo: "Push the tag first; or check out the repository with its tags in this job, or give `token` or `commit`.",
    });
}

; 






const deployProd = {
    name: "deploy-prod",
    handsOnReport: true,
    read: readDeployInputs,
    run: deploy,
};
async function deploy(inputs, world) {
    const result = await change(inputs, world);
    const { request, environment, token, wanted } = inputs;
    const { backup = "" } = request;
    const { change: name = "" } = result.outputs;
    if (backup === "" || name === "" || request.resumed !== undefined)
        return result;
    const { version, commit } = wanted;
    await recordBackup(() => world.forge(token), { backup, version, commit, environment, change: name }, world.run, world.log);
    return result;
}
async function change(inputs, world) {
    const { place, wanted, adopt, request, whileWatched } = inputs;
    world.log.info(`${adopt ? "Adopting" : "Deploying"} ${wanted.version} (${wanted.commit.slice(0, 12)}): ${place.target.host}:${wanted.directory}, project ${wanted.project}.`);
    const host = await world.hosts.open(place);
    try {
        const watches = replacesRelease(inputs) ? { ...world, forge: world.forge(inputs.token) } : undefined;
        if (watches !== undefined && whileWatched.rule === "wait")
            await (0,wait_for_watch/* waitForWatch */.g)(host, whileWatched, watches);
        return await (0,change_stage/* changeHost */.h)(host, world, request, async (survey) => {
            if (adopt)
                return decideAdopt(survey, wanted);
            if (watches !== undefined)
                await (0,wait_for_watch/* refuseWhileWatched */.E)(survey, whileWatched, watches);
            return decideDeploy(survey, wanted);
        });
    }
    finally {
        await host.close();
    }
}
function replacesRelease({ adopt, request, whileWatched }) {
    return !adopt && !request.dryRun && request.resumed === undefined && whileWatched.rule !== "supersede";
}

; 



void (0,run_stage/* runStage */.S)(deployProd, (0,host_world/* realHostWorld */.H)());


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

  9443:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    d: () => (/* binding */ WHILE_WATCHED)
  });
const WHILE_WATCHED = ["wait", "refuse", "supersede"];


  }),

  36173:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    FP: () => (/* binding */ WANTED_PREFIX),
    KP: () => (/* binding */ tagPrefixKey),
    ZJ: () => (/* binding */ readTagPrefix)
  });
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24863);
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);


const WANTED_PREFIX = "the start of a tag's name, such as api/ or api-";
const tagPrefixKey = {
    name: "tag-prefix",
    description: "Text before the version in the names of tags, such as api/ or api-, in a repository with several products. Tags of other products do not count.",
    file: "tag-prefix",
};
function readTagPrefix(given) {
    if (given.text !== "" && !_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PREFIX */ .C_.test(given.text))
        throw (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(given, WANTED_PREFIX);
    return given.text;
}


  }),

  56143:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ refuseWhileWatched),
    g: () => (/* binding */ waitForWatch)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(909);
  var _watched_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1665);



const POLL_MS = 20_000;
const PROGRESS_MS = 5 * 60_000;
const LONGEST_JOB_MS = 5 * 3_600_000;
async function refuseWhileWatched(survey, { watchMs }, world) {
    const watched = await (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchedRelease */ .sQ)(survey, world);
    if (watched === undefined)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchSentence */ .jb)(watched, watchMs, world.clock),
        means: `A deploy now would end the watch of ${watched.version} without a verdict. Nothing was changed.`,
        todo: "Run this workflow again when that run has ended; cancel that run if it makes no progress. `deploy.while-watched` sets whether a release waits; a hotfix and a rollback never do.",
    });
}
async function waitForWatch(host, { limitMs, watchMs }, world) {
    const ends = world.clock.monotonic() + limitMs;
    let awaited;
    for (;;) {
        const survey = await host.survey();
        const watched = await (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchedRelease */ .sQ)(survey, world);
        if (awaited === undefined && watched !== undefined)
            warnOfLongJob({ limitMs, watchMs }, world.log);
        awaited ??= watched;
        if (awaited !== undefined && !isDeploying(watched))
            requireStillCurrent(awaited, survey);
        if (watched === undefined)
            return;
        await waitForRun(watched, { ends, limitMs, watchMs }, world);
    }
}
function warnOfLongJob({ limitMs, watchMs }, log) {
    if (limitMs + watchMs <= LONGEST_JOB_MS)
        return;
    log.warning(`This release waits for ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(limitMs)} at most, and is then watched for ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(watchMs)}. A hosted runner ends a job after 6 hours, and a watch that is ended has no verdict: set \`deploy.while-watched-timeout\` to a shorter time.`);
}
function isDeploying(watched) {
    return watched !== undefined && watched.deployedAt === undefined;
}
async function waitForRun(watched, { ends, limitMs, watchMs }, world) {
    const { clock, log, cancellation } = world;
    let lastReport = Number.NEGATIVE_INFINITY;
    let run = "under way";
    do {
        const sentence = (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .watchSentence */ .jb)(watched, watchMs, clock);
        if (clock.monotonic() >= ends)
            throw tooLong(watched, sentence, limitMs);
        if (clock.monotonic() - lastReport >= PROGRESS_MS) {
            log.info(`${sentence} This release waits until that has ended, ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(ends - clock.monotonic())} at most.`);
            lastReport = clock.monotonic();
        }
        await clock.sleep(Math.min(POLL_MS, ends - clock.monotonic()), cancellation.signal);
        if (cancellation.signal.aborted)
            throw cancelled(watched);
        const before = run;
        run = await stateOf(watched, world);
        if (typeof run === "object" && before === "under way")
            log.warning(`${run.unknown} So ${watched.version} counts as watched.`);
    } while (run !== "ended");
    log.info(`The run of ${watched.version} has ended its watch.`);
}
async function stateOf(watched, world) {
    try {
        return (await (0,_watched_release_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnderWay */ .gn)(watched, world)) ? "under way" : "ended";
    }
    catch (error) {
        if (error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B)
            return { unknown: error.what };
        throw error;
    }
}
function requireStillCurrent({ version, url }, { current }) {
    if (current?.version === version)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `This release waited for the watch of ${version}, and ${version} does not run any more: ${current?.version ?? "no recorded release"} runs.`,
        means: "It was rolled back or replaced meanwhile, and the approval of this release was given before that. Nothing was changed.",
        todo: `Read in ${url} why. If this release does not have the same fault, start a new run of this workflow, with a new plan and a new approval.`,
    });
}
function tooLong({ version }, sentence, limitMs) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `This release waited for ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .roundDurationText */ .q)(limitMs)}. ${sentence}`,
        means: `A deploy now would end the watch of ${version} without a verdict. Nothing was changed.`,
        todo: "Run this workflow again when that run has ended; cancel that run if it makes no progress. Or set `deploy.while-watched-timeout` to a longer time.",
    });
}
function cancelled({ version }) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The run was cancelled while this release waited for the watch of ${version}.`,
        means: "Nothing was changed.",
        todo: "Run this workflow again to release it.",
    });
}


  }),

  1665:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  gn: () => (/* binding */ isUnderWay),
  jb: () => (/* binding */ watchSentence),
  sQ: () => (/* binding */ watchedRelease)
});

var failure = __webpack_require__(32314);
var run_facts = __webpack_require__(51595);
var run_jobs = __webpack_require__(21598);
var repository_url = __webpack_require__(10154);
var host_survey = __webpack_require__(70008);
; 

function releasingRun(survey, { runId }) {
    const { lock } = survey;
    const deploying = lock.held && lock.owner?.kind === "deploy" ? lock.owner : undefined;
    const change = deploying ?? (0,host_survey/* broughtBy */.dB)(survey);
    if (change?.kind !== "deploy")
        return undefined;
    const { run: url, version } = change;
    const id = /\/actions\/runs\/(\d+)/.exec(url)?.[1];
    if (id === undefined || id === runId)
        return undefined;
    const at = "at" in change ? Date.parse(change.at) : Number.NaN;
    return { version, id, url, deployedAt: Number.isNaN(at) ? undefined : at };
}

; 





async function watchedRelease(survey, world) {
    const releasing = releasingRun(survey, world.run);
    return releasing !== undefined && (await isUnderWay(releasing, world)) ? releasing : undefined;
}
async function isUnderWay(releasing, world) {
    try {
        return await hasActiveJob(releasing, world);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        throw new failure/* StageFailure */.B({
            what: `Whether another release is being watched is unknown: ${error.what}`,
            means: "A deploy could end the watch of another release without a verdict. Nothing was changed.",
            todo: "Give the job `actions: read`, then run it again. Where the forge does not report the run, set `deploy.while-watched: supersede`.",
            cause: error,
        });
    }
}
async function hasActiveJob(releasing, { forge, run, clock }) {
    const path = `/repos/${run.repository}/actions/runs`;
    const answer = await forge.read(`${path}/${releasing.id}`);
    if (answer === undefined) {
        if (!isOfRepository(releasing, run))
            throw otherRepository(releasing);
        if ((await forge.read(`${path}/${run.runId}`)) !== undefined)
            return false;
        throw noRuns(releasing.id);
    }
    const { isCompleted, status } = (0,run_facts/* readRun */.c)(answer);
    if (isCompleted)
        return false;
    const jobs = (0,run_jobs/* readJobs */.R)(await forge.list(`${path}/${releasing.id}/jobs?filter=latest`, "jobs"));
    return jobs.length === 0 ? !AT_REST.includes(status) : jobs.some((job) => isAtWork(job, clock.now()));
}
const AT_REST = ["completed", "waiting", "blocked"];
const QUEUED = ["queued", "pending", "requested"];
const LONGEST_QUEUE_MS = 5 * 60_000;
function isAtWork({ status, created_at: created }, now) {
    if (QUEUED.includes(status))
        return created == null || now - created < LONGEST_QUEUE_MS;
    return !AT_REST.includes(status);
}
function isOfRepository({ url }, run) {
    const own = (0,repository_url/* repositoryUrl */.E)(run);
    return own === "" || url.toLowerCase().startsWith(`${own}/actions/runs/`.toLowerCase());
}
function otherRepository({ url }) {
    return new failure/* StageFailure */.B({
        what: `${url} is a run of another repository, and the forge does not report it here.`,
        means: "What that run does cannot be read.",
        todo: "Wait until it has ended.",
    });
}
function noRuns(id) {
    return new failure/* StageFailure */.B({
        what: `The forge reports neither the run ${id} nor this run.`,
        means: "What that run does cannot be read.",
        todo: "Give the job `actions: read`.",
    });
}
function watchSentence({ version, url, deployedAt }, watchMs, clock) {
    if (deployedAt === undefined)
        return `${version} is being deployed, in ${url}.`;
    const until = deployedAt + watchMs;
    if (until < clock.now())
        return `${version} is still being watched, in ${url}.`;
    return `${version} is being watched until about ${new Date(until).toISOString().slice(11, 16)} UTC, in ${url}.`;
}


  }),

  9726:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JB: () => (/* binding */ watchDurationKey),
    cV: () => (/* binding */ readWhileWatched),
    mz: () => (/* binding */ whileWatchedTimeoutKey)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const whileWatchedTimeoutKey = {
    name: "while-watched-timeout",
    description: "How long to wait at most for the end of the watch of another release.",
    default: "2h",
    file: "deploy.while-watched-timeout",
};
const watchDurationKey = {
    name: "watch-duration",
    description: "How long a release is watched. It tells people how long the wait for another release may take.",
    default: "30m",
    file: "watch.duration",
};
function readWhileWatched(given, rules, settings) {
    const rule = rules.find((one) => one === given.text);
    if (rule === undefined)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(given, (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(rules));
    return {
        rule,
        limitMs: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readTimeLimit */ .pX)(settings.get("while-watched-timeout")),
        watchMs: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readTimeLimit */ .pX)(settings.get("watch-duration")),
    };
}


  }),

  51595:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    c: () => (/* binding */ readRun),
    x: () => (/* binding */ readRuns)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);



const runSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    head_sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    head_branch: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    path: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    commit_sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    prettyref: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    workflow_id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()])),
    trigger_user: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    event: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    conclusion: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    run_attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), 1),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB),
    updated_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB),
    actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    triggering_actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
    trigger_actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .account */ .ct)),
});
function readRun(answer) {
    return runFacts((0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(runSchema, answer, "a run"));
}
function readRuns(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(runSchema), answer, "runs of a workflow").map(runFacts);
}
function refName({ head_branch, prettyref, path = "" }) {
    return head_branch || prettyref || (/@refs\/(?:heads|tags)\/(.*)$/.exec(path)?.[1] ?? "");
}
const ENDS = ["success", "failure", "cancelled", "skipped"];
function runFacts(run) {
    const actor = run.actor ?? run.trigger_user;
    const sha = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), run.head_sha ?? run.commit_sha, "the commit of a run");
    const end = ENDS.find((one) => one === run.status);
    const again = run.triggering_actor ?? run.trigger_actor;
    const isCompleted = run.status === "completed" || end !== undefined;
    return {
        ...{ id: run.id, sha, branch: refName(run), event: run.event, url: run.html_url, attempt: run.run_attempt },
        workflow: /([^/@]*)(?:@.*)?$/.exec(run.path ?? String(run.workflow_id ?? ""))?.[1] ?? "",
        createdAt: run.created_at,
        status: run.status ?? "",
        isCompleted,
        endedAt: isCompleted ? run.updated_at : undefined,
        conclusion: run.conclusion ?? end,
        actor: actor ? (0,_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .personOf */ .Re)(actor) : undefined,
        again: again ? (0,_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .personOf */ .Re)(again) : undefined,
    };
}


  }),

  21598:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (/* binding */ readJobs)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _verdict_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69319);



const jobsSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    check_run_url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    run_attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), 1),
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    conclusion: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    started_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    completed_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(_verdict_person_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)),
    runner_id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig())),
}));
function readJobs(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(jobsSchema, answer, "the jobs of a run");
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

  18845:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (/* binding */ leaveDeployment)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


async function leaveDeployment(forge, repository, record) {
    const { environment, commit, task, payload, description, runUrl, state, what } = record;
    const path = `${repository}/deployments`;
    const made = await forge.write({
        method: "POST",
        path,
        body: {
            ...{ ref: commit, task, environment, payload, description },
            ...{ auto_merge: false, required_contexts: [] },
        },
        what,
        happened: async () => {
            const query = `environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(task)}&sha=${commit}`;
            const found = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(knownSchema, await forge.read(`${path}?${query}`), "deployments");
            return found.find((one) => one.sha === commit && JSON.stringify(one.payload).includes(JSON.stringify(runUrl)));
        },
    });
    const { id } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }), made, "a deployment");
    await forge.write({
        method: "POST",
        path: `${path}/${id}/statuses`,
        body: { state, description },
        what: `end it: ${what}`,
        happened: async () => undefined,
    });
}
const knownSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), sha: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), payload: valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J() }));


  }),

  10154:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ repositoryUrl)
  });
function repositoryUrl({ runUrl }) {
    return runUrl.split("/actions/runs/")[0] ?? "";
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

  909:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ secondsText),
    q: () => (/* binding */ roundDurationText)
  });
function secondsText(length) {
    const seconds = Math.round(length);
    return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function roundDurationText(milliseconds) {
    return milliseconds < 120_000 ? `${Math.ceil(milliseconds / 1000)} s` : `${Math.ceil(milliseconds / 60_000)} min`;
}


  }),

  49137:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    d: () => (/* binding */ readRollbackTag)
  });
  var _tag_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88362);

function readRollbackTag(name) {
    const failed = /^(v?\d.*)-rollback(\.[1-9]\d*)?$/.exec(name)?.[1];
    return failed !== undefined && (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .isSemverTag */ .bq)(failed) ? { name, failed } : undefined;
}


  }),

  24863:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    C_: () => (/* binding */ TAG_PREFIX),
    D: () => (/* binding */ bareVersion),
    Dx: () => (/* binding */ ownNames),
    NE: () => (/* binding */ ownHotfixBranch),
    RK: () => (/* binding */ splitTag),
    R_: () => (/* binding */ inProduct),
    Wb: () => (/* binding */ ownTags),
    wZ: () => (/* binding */ tagName)
  });
const TAG_PREFIX = /^(?=.{1,100}$)(?!.*\.lock\/)@?[A-Za-z0-9]+(?:[._/@-][A-Za-z0-9]+)*[/@_-]$/;
function tagName(prefix, version) {
    return `${prefix}${version}`;
}
function splitTag(tag) {
    const [, prefix = "", version = ""] = /^(.*?)(v?\d+\.\d+\.\d+.*)$/.exec(tag) ?? [];
    return version !== "" && (prefix === "" || TAG_PREFIX.test(prefix)) ? { prefix, version } : undefined;
}
function bareVersion(text, prefix) {
    return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
function ownNames(names, prefix) {
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
function ownTags(tags, prefix) {
    const own = [...tags].filter(([name]) => name.startsWith(prefix));
    return new Map(own.map(([name, commit]) => [name.slice(prefix.length), commit]));
}
function ownHotfixBranch(branch, prefix) {
    const start = `hotfix/${prefix}`;
    return branch.startsWith(start) ? `hotfix/${branch.slice(start.length)}` : "";
}
function inProduct(hotfix, prefix) {
    const { from, version } = hotfix;
    return { ...hotfix, from: tagName(prefix, from), branch: `hotfix/${tagName(prefix, version)}` };
}


  }),

  88362:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    I5: () => (/* binding */ bareNumber),
    bb: () => (/* binding */ compareTags),
    be: () => (/* binding */ formatOf),
    bj: () => (/* binding */ inFormat),
    bq: () => (/* binding */ isSemverTag),
    s5: () => (/* binding */ newestRelease),
    uG: () => (/* binding */ TAG_FORMATS),
    zW: () => (/* binding */ readTag)
  });
  var semver_functions_compare_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37648);
  var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16353);


function readTag(name) {
    const commit = /^sha-([0-9a-f]{40})$/.exec(name)?.[1];
    if (commit !== undefined)
        return { kind: "commit", name, commit };
    const bare = bareNumber(name);
    const version = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__(bare);
    if (version === null || version.version !== bare)
        return { kind: "not-semver", name };
    return { kind: version.prerelease.length > 0 ? "prerelease" : "release", name };
}
function bareNumber(version) {
    return version.replace(/^v/, "");
}
const TAG_FORMATS = ["v1.2.3", "1.2.3"];
function formatOf(version) {
    return version.startsWith("v") ? "v1.2.3" : "1.2.3";
}
function inFormat(version, format) {
    if (!isSemverTag(version))
        return version;
    return `${format === "v1.2.3" ? "v" : ""}${bareNumber(version)}`;
}
function compareTags(left, right) {
    return semver_functions_compare_build_js__WEBPACK_IMPORTED_MODULE_0__(bareNumber(left), bareNumber(right));
}
function isSemverTag(name) {
    const { kind } = readTag(name);
    return kind === "release" || kind === "prerelease";
}
function newestRelease(names) {
    return names
        .filter((name) => readTag(name).kind === "release")
        .toSorted(compareTags)
        .at(-1);
}


  })

};
;