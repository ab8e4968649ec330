"use strict";
exports.id = 4659;
exports.ids = [4659];
exports.modules = {

  34659:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig),
  h: () => (/* binding */ parseYaml)
});

var dist = __webpack_require__(77934);
var failure = __webpack_require__(32314);
var truncate = __webpack_require__(6935);
var config_nearest = __webpack_require__(34438);
var schema = __webpack_require__(57292);
; 

function misshapes(schema, value, path = []) {
    const here = unwrap(schema);
    if (Array.isArray(value)) {
        if (isMapSchema(here))
            return [{ kind: "list", path, wanted: messageOf(here) }];
        return value.flatMap((item, index) => misshapes(stepInto(here, index), item, [...path, index]));
    }
    if (typeof value !== "object" || value === null)
        return [];
    return Object.entries(value).flatMap(([key, inner]) => {
        const inside = [...path, key];
        if (hasEntries(here) && !Object.hasOwn(here.entries, key)) {
            const known = Object.keys(here.entries);
            const isWrong = !hasRest(here) || (0,config_nearest/* misspeltKey */.rx)(key, known) !== undefined;
            if (isWrong)
                return [{ kind: "unknown-key", path: inside, known }];
        }
        return misshapes(stepInto(here, key), inner, inside);
    });
}
function stepInto(schema, key) {
    if (hasEntries(schema) && Object.hasOwn(schema.entries, String(key)))
        return schema.entries[String(key)];
    if (hasRest(schema))
        return schema.rest;
    if (typeof schema !== "object" || schema === null)
        return undefined;
    if ("item" in schema)
        return schema.item;
    return "value" in schema ? schema.value : undefined;
}
function unwrap(schema) {
    if (typeof schema !== "object" || schema === null)
        return schema;
    if ("wrapped" in schema)
        return unwrap(schema.wrapped);
    if ("pipe" in schema && Array.isArray(schema.pipe))
        return unwrap({ ...schema, ...schema.pipe[0], pipe: undefined });
    return schema;
}
function hasEntries(schema) {
    return typeof schema === "object" && schema !== null && "entries" in schema && typeof schema.entries === "object";
}
function hasRest(schema) {
    return typeof schema === "object" && schema !== null && "rest" in schema;
}
function isMapSchema(schema) {
    return hasEntries(schema) || (typeof schema === "object" && schema !== null && "key" in schema && "value" in schema);
}
function messageOf(schema) {
    return "message" in schema && typeof schema.message === "string" ? schema.message : "a map";
}

var yaml_dist = __webpack_require__(38815);
; 

function readYaml(text) {
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        uniqueKeys: true,
        prettyErrors: false,
        customTags: [],
        logLevel: "error",
    });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0) {
        return { kind: "unreadable", problems: faults.map((fault) => placed(fault, text, lines)) };
    }
    try {
        return {
            kind: "data",
            value: document.toJS({ maxAliasCount: 20 }),
            offsetOf: (keys) => offsetOf(document, keys),
            lineAt: (offset) => lines.linePos(offset).line,
        };
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { kind: "unreadable", problems: [`an alias cannot be followed: ${why}`] };
    }
}
function placed(fault, text, lines) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return `line ${line}: ${faultText(fault, text)} (column ${col})`;
}
function faultText(fault, text) {
    if (fault.code === "DUPLICATE_KEY") {
        const key = /^[^\s:,]*/.exec(text.slice(fault.pos[0]))?.[0] ?? "";
        return `the key \`${key}\` is there twice, and keys are unique`;
    }
    if (fault.code === "MULTIPLE_DOCS")
        return "a second document begins, and one is wanted";
    return fault.message;
}
function offsetOf(document, keys) {
    if (keys.length === 0)
        return start(document.contents);
    const holder = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
    const pair = (0,yaml_dist/* isMap */.jh)(holder) ? holder.items.find(({ key }) => String(key) === String(keys.at(-1))) : undefined;
    return start(pair?.key) ?? start(document.getIn(keys, true)) ?? offsetOf(document, keys.slice(0, -1));
}
function start(node) {
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
        return undefined;
    const [offset] = node.range;
    return typeof offset === "number" ? offset : undefined;
}

; 







function parseConfig(text, path) {
    return parseYaml(text, path, schema/* configSchema */.Q) ?? {};
}
function parseYaml(text, path, schema) {
    const yaml = readYaml(text);
    if (yaml.kind === "unreadable")
        throw badFile(path, yaml.problems);
    if (yaml.value === null || yaml.value === undefined)
        return undefined;
    const result = dist/* safeParse */.xLC(schema, yaml.value);
    const problems = [
        ...misshapes(schema, yaml.value).map(misshapeProblem),
        ...(result.issues ?? [])
            .filter((issue) => !isUnknownKey(issue))
            .flatMap(innermost)
            .map(issueProblem),
    ].map((one) => ({ ...one, offset: yaml.offsetOf(one.keys) ?? 0 }));
    if (result.success && problems.length === 0)
        return result.output;
    problems.sort((left, right) => left.offset - right.offset);
    throw badFile(path, problems.map(({ offset, says }) => `line ${yaml.lineAt(offset)}: ${says}`));
}
function misshapeProblem(found) {
    const name = nameOf(found.path);
    if (found.kind === "list")
        return { keys: found.path, says: `\`${name}\` is a list, which is not ${found.wanted}` };
    const nearest = (0,config_nearest/* nearestKey */.qy)(String(found.path.at(-1)), found.known);
    const hint = nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;
    return { keys: found.path, says: `unknown key \`${name}\`${hint}` };
}
function innermost(issue) {
    const keys = keysOf(issue);
    const inside = (issue.issues ?? []).filter(({ path }) => path !== undefined);
    if (inside.length === 0)
        return [{ keys, issue }];
    return inside.map((one) => ({ keys: [...keys, ...keysOf(one)], issue: one }));
}
function issueProblem({ keys, issue }) {
    const name = nameOf(keys);
    if (issue.type === "strict_object" && issue.received === "undefined")
        return { keys, says: `\`${name}\` is missing` };
    const quotes = issue.message === "a text" && /^(number|boolean)$/.test(typeof issue.input) ? "; put it in quotes" : "";
    return { keys, says: `\`${name}\` is ${shown(issue.input)}, which is not ${issue.message}${quotes}` };
}
function isUnknownKey(issue) {
    return issue.type === "strict_object" && issue.expected === "never";
}
function keysOf(issue) {
    return (issue.path ?? []).map(({ key }) => key);
}
function nameOf(keys) {
    return keys.map(String).join(".") || "the file";
}
function shown(value) {
    if (value === null)
        return "empty";
    if (typeof value === "object")
        return Array.isArray(value) ? "a list" : "a map";
    return (0,truncate/* truncate */.xv)(JSON.stringify(value) ?? "missing", 80);
}
function badFile(path, problems) {
    return new failure/* StageFailure */.B({
        what: `${path} cannot be used:\n${problems.map((one) => `- ${one}`).join("\n")}`,
        means: "A setting that is not understood could be the one that matters. Nothing was changed.",
        todo: `Correct ${path}; docs/configuration.md lists every key.`,
    });
}


  }),

  57292:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ checkSchema),
  Q: () => (/* binding */ configSchema)
});

var dist = __webpack_require__(77934);
var tag_prefix = __webpack_require__(24863);
; 

const announce_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const secret = dist/* pipe */.FsL(announce_text, dist/* regex */.yGV(/^[A-Z][A-Z0-9_]*$/, "the name of a secret, such as MATTERMOST_URL"));
const address = dist/* pipe */.FsL(announce_text, dist/* regex */.yGV(/^[^\s<>@,;"]+@[^\s<>@,;"]+$/, "a mail address"));
const LANGUAGES = ["en", "fr"];
const EVENTS = [
    ...[
        "released",
        "failed",
        "unknown",
        "rolled-back",
        "restored",
        "held",
        "rollback-refused",
        "gate-opened",
        "rollback-asked",
    ],
    ...["incident-declared", "incident-updated", "incident-resolved"],
];
const WEBHOOKS = ["slack-webhook", "teams", "mattermost", "discord", "json"];
const KINDS = [...WEBHOOKS, "slack-bot", "email"];
const port = dist/* pipe */.FsL(dist/* number */.aig("a port"), dist/* integer */.ndf("a port"), dist/* minValue */.Wwf(1, "a port"), dist/* maxValue */.cGV(65535, "a port"));
const channelSchema = dist/* pipe */.FsL(dist/* strictObject */.rej({
    kind: dist/* picklist */.KIO(KINDS, `one of ${KINDS.join(", ")}`),
    name: dist/* optional */.lqM(announce_text),
    events: dist/* optional */.lqM(dist/* array */.YOg(dist/* picklist */.KIO(EVENTS, `one of ${EVENTS.join(", ")}`), "a list of events")),
    audience: dist/* optional */.lqM(dist/* picklist */.KIO(["team", "operations"], "team or operations")),
    "url-secret": dist/* optional */.lqM(secret),
    channel: dist/* optional */.lqM(dist/* pipe */.FsL(announce_text, dist/* regex */.yGV(/^[CG][A-Z0-9]{2,}$/, "the ID of a Slack channel such as C012AB3CD"))),
    "token-secret": dist/* optional */.lqM(secret),
    "api-url": dist/* optional */.lqM(dist/* pipe */.FsL(announce_text, dist/* regex */.yGV(/^https?:\/\/\S+$/, "an address that begins with https://"))),
    server: dist/* optional */.lqM(dist/* pipe */.FsL(announce_text, dist/* regex */.yGV(/^[A-Za-z0-9.-]+$/, "the name of a mail server"))),
    port: dist/* optional */.lqM(port),
    tls: dist/* optional */.lqM(dist/* picklist */.KIO(["starttls", "implicit", "none"], "starttls, implicit or none")),
    user: dist/* optional */.lqM(announce_text),
    "password-secret": dist/* optional */.lqM(secret),
    from: dist/* optional */.lqM(address),
    to: dist/* optional */.lqM(dist/* union */.KCZ([address, dist/* array */.YOg(address, "a list of mail addresses")], "a mail address, or a list of them")),
}, "a channel with `kind`"), dist/* check */.z6Y((one) => WEBHOOKS.every((kind) => kind !== one.kind) || one["url-secret"] !== undefined, "a channel with `url-secret`"), dist/* check */.z6Y((one) => one.kind !== "slack-bot" || (one.channel !== undefined && one["token-secret"] !== undefined), "a channel with `channel` and `token-secret`"), dist/* check */.z6Y((one) => one.kind !== "email" || [one.server, one.from, one.to].every((part) => part !== undefined), "a channel with `server`, `from` and `to`"), dist/* check */.z6Y((one) => one.kind !== "email" || (one.user === undefined) === (one["password-secret"] === undefined), "a channel: `user` and `password-secret` belong together"));
const announceSection = dist/* strictObject */.rej({
    changelog: dist/* optional */.lqM(announce_text),
    release: dist/* optional */.lqM(dist/* boolean */.zMY("true or false")),
    language: dist/* optional */.lqM(dist/* picklist */.KIO(LANGUAGES, "en or fr")),
    headlines: dist/* optional */.lqM(dist/* record */.g1P(dist/* picklist */.KIO(EVENTS, `one of ${EVENTS.join(", ")}`), announce_text, "a map of events and headlines")),
    channels: dist/* optional */.lqM(dist/* array */.YOg(channelSchema, "a list of channels")),
}, "a map of announce settings");

; 

const backup_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const textOrTexts = dist/* union */.KCZ([backup_text, dist/* array */.YOg(backup_text, "a list")], "a text or a list of texts");
const duration = dist/* pipe */.FsL(dist/* string */.YjP("a duration such as 30s or 5m"), dist/* regex */.yGV(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"));
const RATIO = "a number from 0 to 1, such as 0.5";
const KEEP = "a whole number from 2 to 1000";
const LEVEL = "a level from 1 to 4";
const restic = dist/* strictObject */.rej({
    repository: dist/* optional */.lqM(backup_text),
    "password-file": dist/* optional */.lqM(backup_text),
    host: dist/* optional */.lqM(backup_text),
    tags: dist/* optional */.lqM(textOrTexts),
    paths: dist/* optional */.lqM(textOrTexts),
    "read-data-subset": dist/* optional */.lqM(backup_text),
}, "a map with `repository` and its like");
const take = dist/* strictObject */.rej({ command: dist/* optional */.lqM(backup_text), file: dist/* optional */.lqM(backup_text), timeout: dist/* optional */.lqM(duration) }, "a map with `command` and its like");
const postgres = dist/* strictObject */.rej({
    service: dist/* optional */.lqM(backup_text),
    databases: dist/* optional */.lqM(textOrTexts),
    user: dist/* optional */.lqM(backup_text),
    folder: dist/* optional */.lqM(dist/* pipe */.FsL(backup_text, dist/* startsWith */.w1_("/", "an absolute path"))),
    "newest-entries": dist/* optional */.lqM(textOrTexts),
    "restore-checks": dist/* optional */.lqM(textOrTexts),
    "restore-timeout": dist/* optional */.lqM(duration),
    "on-schema-change": dist/* optional */.lqM(dist/* picklist */.KIO(["hold", "restore", "ignore"], "hold, restore or ignore")),
    "failed-release": dist/* optional */.lqM(dist/* picklist */.KIO(["keep", "stop"], "keep or stop")),
    "migration-tables": dist/* optional */.lqM(textOrTexts),
    keep: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(KEEP), dist/* integer */.ndf(KEEP), dist/* minValue */.Wwf(2, KEEP), dist/* maxValue */.cGV(1000, KEEP))),
}, "a map with `service`, `databases`, `user`, `folder`, `keep`, `newest-entries`, `restore-checks`, `restore-timeout`, `on-schema-change`, `failed-release`, `migration-tables`");
const settings = dist/* strictObject */.rej({
    where: dist/* optional */.lqM(dist/* picklist */.KIO(["host", "runner"], "host or runner")),
    kind: dist/* optional */.lqM(dist/* picklist */.KIO(["files", "postgres", "restic", "command"], "files, postgres, restic or command")),
    path: dist/* optional */.lqM(backup_text),
    read: dist/* optional */.lqM(backup_text),
    "pg-restore-via": dist/* optional */.lqM(backup_text),
    database: dist/* optional */.lqM(backup_text),
    postgres: dist/* optional */.lqM(postgres),
    volumes: dist/* optional */.lqM(textOrTexts),
    restic: dist/* optional */.lqM(restic),
    command: dist/* optional */.lqM(backup_text),
    "max-age": dist/* optional */.lqM(duration),
    "max-drill-age": dist/* optional */.lqM(duration),
    "clock-skew": dist/* optional */.lqM(duration),
    "min-size-ratio": dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(RATIO), dist/* minValue */.Wwf(0, RATIO), dist/* maxValue */.cGV(1, RATIO))),
    level: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(LEVEL), dist/* integer */.ndf(LEVEL), dist/* minValue */.Wwf(1, LEVEL), dist/* maxValue */.cGV(4, LEVEL))),
    "read-timeout": dist/* optional */.lqM(duration),
    take: dist/* optional */.lqM(take),
}, "a map of backup settings");
const backupSection = dist/* pipe */.FsL(settings, dist/* check */.z6Y(({ kind, postgres }) => (kind === "postgres") === (postgres !== undefined), "a map with both `kind: postgres` and `postgres`, or with neither"), dist/* check */.z6Y(({ kind, volumes }) => volumes === undefined || kind === "postgres", "a map with `kind: postgres`, which `volumes` needs"));

; 

const check_readiness_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const check_readiness_textOrTexts = dist/* union */.KCZ([check_readiness_text, dist/* array */.YOg(check_readiness_text, "a list")], "a text or a list of texts");
const check_readiness_duration = dist/* pipe */.FsL(dist/* string */.YjP("a duration such as 30s or 5m"), dist/* regex */.yGV(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"));
const check = dist/* union */.KCZ([check_readiness_text, dist/* strictObject */.rej({ name: check_readiness_text, by: check_readiness_text }, "a check with `name` and `by`")], "the name of a check");
const readinessSection = dist/* strictObject */.rej({
    "required-checks": dist/* optional */.lqM(dist/* union */.KCZ([check, dist/* array */.YOg(check, "a list")], "a check or a list of checks")),
    "required-workflows": dist/* optional */.lqM(check_readiness_textOrTexts),
    "skipped-checks": dist/* optional */.lqM(dist/* picklist */.KIO(["fail", "pass"], "fail or pass")),
    "wait-for-checks": dist/* optional */.lqM(check_readiness_duration),
    "sign-off": dist/* optional */.lqM(check_readiness_text),
    staging: dist/* optional */.lqM(check_readiness_text),
    "staging-workflow": dist/* optional */.lqM(check_readiness_text),
    destination: dist/* optional */.lqM(dist/* picklist */.KIO(["default-branch", "commit"], "default-branch or commit")),
    "incident-label": dist/* optional */.lqM(dist/* union */.KCZ([dist/* literal */.euz(false, "false"), check_readiness_text], "a label, or false")),
}, "a map of check-readiness settings: required-checks, required-workflows, skipped-checks, wait-for-checks, sign-off, staging, staging-workflow, destination, incident-label");

; 

const WANTED = "service=registry/repository, without a tag, such as web=ghcr.io/owner/app";
const images_image = dist/* pipe */.FsL(dist/* string */.YjP(WANTED), dist/* trim */.Bqr(), dist/* regex */.yGV(/^[A-Za-z0-9._, -]+=[^\s=@]+$/, WANTED));
const imagesSection = dist/* union */.KCZ([images_image, dist/* array */.YOg(images_image, "a list")], `${WANTED}, or a list of such`);

; 

const incidents_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const incidents_address = dist/* pipe */.FsL(incidents_text, dist/* regex */.yGV(/^https?:\/\/\S+$/, "an address that begins with https://"));
const severity = dist/* union */.KCZ([dist/* literal */.euz(false), dist/* picklist */.KIO([1, 2, 3])], "1, 2, 3, or false");
const incidentsSection = dist/* strictObject */.rej({
    automatic: dist/* optional */.lqM(dist/* boolean */.zMY("true or false")),
    severities: dist/* optional */.lqM(dist/* strictObject */.rej({
        failed: dist/* optional */.lqM(severity),
        unknown: dist/* optional */.lqM(severity),
        "rolled-back": dist/* optional */.lqM(severity),
        "rollback-refused": dist/* optional */.lqM(severity),
        held: dist/* optional */.lqM(severity),
    }, "a map with failed, unknown, rolled-back, rollback-refused, held")),
    runbooks: dist/* optional */.lqM(dist/* record */.g1P(incidents_text, dist/* union */.KCZ([incidents_address, dist/* array */.YOg(incidents_address, "a list of addresses")], "an address, or a list of addresses"), "a map of scenarios and the addresses of their runbooks")),
}, "a map of incident settings: automatic, severities, runbooks");

; 

const peopleSection = dist/* record */.g1P(dist/* pipe */.FsL(dist/* string */.YjP("a login"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a login")), dist/* strictObject */.rej({
    slack: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP("a member ID of Slack"), dist/* regex */.yGV(/^[UW][A-Z0-9]{2,}$/, "a member ID of Slack such as U012AB3CD"))),
    teams: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP("an address"), dist/* regex */.yGV(/^[^\s@<>]+@[^\s@<>]+$/, "the address that the person has in Teams"))),
}, "a person with `slack` or `teams`"), "a map of logins");

var bump = __webpack_require__(51412);
var tag = __webpack_require__(88362);
; 



const plan_release_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const plan_release_textOrTexts = dist/* union */.KCZ([plan_release_text, dist/* array */.YOg(plan_release_text, "a list")], "a text or a list of texts");
const planSection = dist/* strictObject */.rej({
    "migration-paths": dist/* optional */.lqM(plan_release_textOrTexts),
    "breaking-paths": dist/* optional */.lqM(plan_release_textOrTexts),
    "ignored-types": dist/* optional */.lqM(plan_release_textOrTexts),
    "before-first-major": dist/* optional */.lqM(dist/* picklist */.KIO(bump/* BEFORE_FIRST_MAJOR */.RQ, "demote, demote-breaking or keep")),
    "tag-format": dist/* optional */.lqM(dist/* picklist */.KIO(["auto", ...tag/* TAG_FORMATS */.uG], "auto, v1.2.3 or 1.2.3")),
    "initial-version": dist/* optional */.lqM(plan_release_text),
}, "a map of plan-release settings");

; 

const tag_release_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const tagSection = dist/* strictObject */.rej({
    remote: dist/* optional */.lqM(tag_release_text),
    "remote-host-key": dist/* optional */.lqM(dist/* union */.KCZ([tag_release_text, dist/* array */.YOg(tag_release_text, "a list")], "a text or a list of texts")),
    tagger: dist/* optional */.lqM(tag_release_text),
}, "a map of tag-release settings");

; 

const update_changelog_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const update_changelog_textOrTexts = dist/* union */.KCZ([update_changelog_text, dist/* array */.YOg(update_changelog_text, "a list")], "a text or a list of texts");
const title = dist/* optional */.lqM(dist/* pipe */.FsL(update_changelog_text, dist/* regex */.yGV(/^[^\r\n#][^\r\n]*$/, "a heading without its marks, such as Behoben")));
const changelogSettings = dist/* strictObject */.rej({
    unreleased: dist/* optional */.lqM(update_changelog_textOrTexts),
    parts: dist/* optional */.lqM(dist/* strictObject */.rej({ breaking: title, features: title, fixes: title, security: title, other: title }, "a map of headings: breaking, features, fixes, security, other")),
    "missing-entries": dist/* optional */.lqM(dist/* picklist */.KIO(["fail", "warn", "draft"], "fail, warn or draft")),
    "entry-free-types": dist/* optional */.lqM(update_changelog_textOrTexts),
    write: dist/* optional */.lqM(dist/* picklist */.KIO(["auto", "commit", "pull-request", "none"], "auto, commit, pull-request or none")),
}, "a map of update-changelog settings: unreleased, parts, missing-entries, entry-free-types, write");

var watch = __webpack_require__(57642);
var while_watched = __webpack_require__(9443);
; 

const windows_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const windows_duration = dist/* pipe */.FsL(dist/* string */.YjP("a duration such as 30s or 5m"), dist/* regex */.yGV(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"));
const TIME = "a time of day in quotes, such as 16:00";
const DATE = "a date and a time such as 2026-12-20T18:00, without a zone of its own";
const date = dist/* pipe */.FsL(dist/* string */.YjP(DATE), dist/* regex */.yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, DATE));
const windows_name = dist/* pipe */.FsL(windows_text, dist/* regex */.yGV(/^[^,\r\n]+$/, "a name without commas"));
const WINDOW = "a window with `name` and either `cron`, `for` or `from`, `to`";
const windows_window = dist/* pipe */.FsL(dist/* strictObject */.rej({ name: windows_name, cron: dist/* optional */.lqM(windows_text), for: dist/* optional */.lqM(windows_duration), from: dist/* optional */.lqM(date), to: dist/* optional */.lqM(date) }, WINDOW), dist/* check */.z6Y((one) => {
    const [cron, dates] = [
        [one.cron, one.for],
        [one.from, one.to],
    ].map((pair) => pair.filter((value) => value !== undefined).length);
    return (cron === 2 && dates === 0) || (cron === 0 && dates === 2);
}, WINDOW));
const CALENDAR = "a calendar with `name` and either `url` or `file`";
const calendar = dist/* pipe */.FsL(dist/* strictObject */.rej({
    name: windows_name,
    url: dist/* optional */.lqM(dist/* pipe */.FsL(windows_text, dist/* startsWith */.w1_("https://", "an address that begins with https://"))),
    file: dist/* optional */.lqM(windows_text),
    kind: dist/* optional */.lqM(dist/* picklist */.KIO(["deny", "allow"], "deny or allow")),
    "include-free": dist/* optional */.lqM(dist/* boolean */.zMY("true or false")),
}, CALENDAR), dist/* check */.z6Y(({ url, file }) => (url === undefined) !== (file === undefined), CALENDAR));
const windowsSection = dist/* strictObject */.rej({
    zone: dist/* optional */.lqM(windows_text),
    "friday-from": dist/* optional */.lqM(dist/* union */.KCZ([dist/* literal */.euz(false, "false"), dist/* pipe */.FsL(dist/* string */.YjP(TIME), dist/* regex */.yGV(/^([01]\d|2[0-3]):[0-5]\d$/, TIME))], `${TIME}, or false`)),
    length: dist/* optional */.lqM(windows_duration),
    deny: dist/* optional */.lqM(dist/* array */.YOg(windows_window, "a list of windows")),
    allow: dist/* optional */.lqM(dist/* array */.YOg(windows_window, "a list of windows")),
    calendars: dist/* optional */.lqM(dist/* array */.YOg(calendar, "a list of calendars")),
}, "a map of windows: zone, friday-from, length, deny, allow, calendars");

var config_tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
; 
















const schema_text = dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"));
const texts = dist/* array */.YOg(schema_text, "a list");
const schema_textOrTexts = dist/* union */.KCZ([schema_text, texts], "a text or a list of texts");
const flag = dist/* boolean */.zMY("true or false");
const schema_duration = dist/* pipe */.FsL(dist/* string */.YjP("a duration such as 30s or 5m"), dist/* regex */.yGV(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"));
const size = dist/* pipe */.FsL(dist/* string */.YjP("a size such as 2GiB"), dist/* regex */.yGV(/^\d+(\.\d+)? ?(KiB|MiB|GiB|TiB)$/, "a size such as 512MiB or 2GiB"));
const count = (min, max) => {
    const wanted = `a whole number from ${min} to ${max}`;
    return dist/* pipe */.FsL(dist/* number */.aig(wanted), dist/* integer */.ndf(wanted), dist/* minValue */.Wwf(min, wanted), dist/* maxValue */.cGV(max, wanted));
};
const application = {
    project: dist/* optional */.lqM(schema_text),
    directory: dist/* optional */.lqM(dist/* pipe */.FsL(schema_text, dist/* startsWith */.w1_("/", "an absolute path"))),
    "compose-files": dist/* optional */.lqM(schema_textOrTexts),
    profiles: dist/* optional */.lqM(schema_textOrTexts),
};
const host = dist/* strictObject */.rej({
    address: schema_text,
    port: dist/* optional */.lqM(count(1, 65535)),
    user: dist/* optional */.lqM(schema_text),
    "host-key": dist/* optional */.lqM(schema_textOrTexts),
}, "a host with `address`, `user`, `host-key`");
const environment = dist/* strictObject */.rej({
    hosts: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(host, "a list of hosts"), dist/* maxLength */.Ru6(1, "one host for now: several hosts are coming"))),
    ...application,
}, "an environment with `hosts`");
const statusCode = count(100, 599);
const headerName = dist/* pipe */.FsL(dist/* string */.YjP("the name of a header"), dist/* regex */.yGV(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "the name of a header"));
const checkSchema = dist/* pipe */.FsL(dist/* strictObject */.rej({
    name: dist/* optional */.lqM(schema_text),
    url: dist/* optional */.lqM(schema_text),
    path: dist/* optional */.lqM(dist/* pipe */.FsL(schema_text, dist/* startsWith */.w1_("/", "a path that begins with /"))),
    method: dist/* optional */.lqM(dist/* picklist */.KIO(["GET", "HEAD", "POST"], "GET, HEAD or POST")),
    headers: dist/* optional */.lqM(dist/* record */.g1P(headerName, dist/* string */.YjP("a text"), "a map of headers")),
    body: dist/* optional */.lqM(dist/* string */.YjP("a text")),
    status: dist/* optional */.lqM(dist/* union */.KCZ([statusCode, dist/* array */.YOg(statusCode, "a list of status codes")], "a status code, or a list of them")),
    contains: dist/* optional */.lqM(schema_textOrTexts),
    "not-contains": dist/* optional */.lqM(schema_textOrTexts),
    json: dist/* optional */.lqM(dist/* record */.g1P(schema_text, dist/* unknown */.L5J(), "a map of JSON paths and the values wanted there")),
    "max-latency": dist/* optional */.lqM(schema_duration),
    timeout: dist/* optional */.lqM(schema_duration),
    "follow-redirects": dist/* optional */.lqM(flag),
    retries: dist/* optional */.lqM(count(0, 100)),
    "retry-delay": dist/* optional */.lqM(schema_duration),
}, "a check with `path` or `url`"), dist/* check */.z6Y(({ path, url }) => (path === undefined) !== (url === undefined), "a check with either `path` or `url`"), dist/* check */.z6Y(({ body, method }) => body === undefined || method === "POST", "a check: a `body` needs `method: POST`"));
const gate = dist/* strictObject */.rej({
    owner: dist/* optional */.lqM(schema_text),
    "backup-owner": dist/* optional */.lqM(schema_text),
    checklist: dist/* optional */.lqM(dist/* array */.YOg(schema_text, "a list of texts")),
    "self-approval": dist/* optional */.lqM(flag),
    "rollback-self-approval": dist/* optional */.lqM(flag),
    kind: dist/* optional */.lqM(dist/* picklist */.KIO(["environment", "comment"], "environment or comment")),
    "max-age": dist/* optional */.lqM(schema_duration),
}, "a gate with `owner`, `backup-owner`, `checklist`, `self-approval`, `rollback-self-approval`, `kind`, `max-age`");
const configSchema = dist/* strictObject */.rej({
    version: dist/* optional */.lqM(dist/* literal */.euz(1, "1, the only version of this file so far")),
    ...application,
    images: dist/* optional */.lqM(imagesSection),
    "tag-prefix": dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(config_tag_prefix/* WANTED_PREFIX */.FP), dist/* regex */.yGV(tag_prefix/* TAG_PREFIX */.C_, config_tag_prefix/* WANTED_PREFIX */.FP))),
    environments: dist/* optional */.lqM(dist/* record */.g1P(schema_text, environment, "a map of environments")),
    deploy: dist/* optional */.lqM(dist/* strictObject */.rej({
        remote: dist/* optional */.lqM(schema_text),
        registry: dist/* optional */.lqM(schema_text),
        arch: dist/* optional */.lqM(schema_text),
        prereleases: dist/* optional */.lqM(flag),
        "backward-compatible": dist/* optional */.lqM(dist/* union */.KCZ([flag, schema_textOrTexts], "true, false, or the versions for which it is true")),
        "pull-timeout": dist/* optional */.lqM(schema_duration),
        "switch-timeout": dist/* optional */.lqM(schema_duration),
        "health-timeout": dist/* optional */.lqM(schema_duration),
        "stable-for": dist/* optional */.lqM(schema_duration),
        "check-interval": dist/* optional */.lqM(schema_duration),
        "keep-releases": dist/* optional */.lqM(count(2, 100)),
        "min-free-disk": dist/* optional */.lqM(size),
        "wait-for-lock": dist/* optional */.lqM(schema_duration),
        "one-shots": dist/* optional */.lqM(schema_textOrTexts),
        "while-watched": dist/* optional */.lqM(dist/* picklist */.KIO(while_watched/* WHILE_WATCHED */.d, (0,values/* oneOf */.yL)(while_watched/* WHILE_WATCHED */.d))),
        "while-watched-timeout": dist/* optional */.lqM(schema_duration),
    }, "a map of deploy settings")),
    "smoke-test": dist/* optional */.lqM(dist/* strictObject */.rej({
        url: dist/* optional */.lqM(schema_text),
        script: dist/* optional */.lqM(schema_text),
        timeout: dist/* optional */.lqM(schema_duration),
        retries: dist/* optional */.lqM(count(0, 100)),
        "retry-delay": dist/* optional */.lqM(schema_duration),
        checks: dist/* optional */.lqM(dist/* array */.YOg(checkSchema, "a list of checks")),
    }, "a map of smoke-test settings")),
    backup: dist/* optional */.lqM(backupSection),
    "check-readiness": dist/* optional */.lqM(readinessSection),
    "plan-release": dist/* optional */.lqM(planSection),
    "update-changelog": dist/* optional */.lqM(changelogSettings),
    "tag-release": dist/* optional */.lqM(tagSection),
    announce: dist/* optional */.lqM(announceSection),
    incidents: dist/* optional */.lqM(incidentsSection),
    watch: dist/* optional */.lqM((0,watch/* watchSection */.p1)(checkSchema)),
    windows: dist/* optional */.lqM(windowsSection),
    people: dist/* optional */.lqM(peopleSection),
    gates: dist/* optional */.lqM(dist/* objectWithRest */.U1j({
        "staging-signoff": dist/* optional */.lqM(gate),
        release: dist/* optional */.lqM(gate),
        production: dist/* optional */.lqM(gate),
        "production-verdict": dist/* optional */.lqM(gate),
    }, 
    gate, "a map of gates")),
}, "a map of settings");


  }),

  57642:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    LH: () => (/* binding */ signalsSchema),
    p1: () => (/* binding */ watchSection)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP("a text"), valibot__WEBPACK_IMPORTED_MODULE_0__/* .trim */ .Bqr(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .nonEmpty */ .hq("a text that is not empty"));
const texts = valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text, "a list of texts");
const duration = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP("a duration such as 30s or 5m"), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^(\d+(\.\d+)?(ms|s|m|h|d))+$/, "a duration such as 30s or 5m"));
const count = (min, max) => {
    const wanted = `a whole number from ${min} to ${max}`;
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(wanted), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(wanted), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(min, wanted), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cGV(max, wanted));
};
const rulesEntries = {
    hard: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY("true or false")),
    "consecutive-failures": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count(1, 1000)),
    "failure-limit": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count(0, 10_000)),
    "min-samples": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count(1, 10_000)),
    "on-missing": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["fail", "inconclusive", "pass"], "fail, inconclusive or pass")),
    mode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["gate", "advisory"], "gate or advisory")),
    every: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration),
};
const containers = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(rulesEntries, "a map of rules for the containers");
const log = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: text,
    pattern: text,
    services: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(texts),
    max: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count(0, 1_000_000)),
    window: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration),
    ...rulesEntries,
}, "a log pattern with `name`, `pattern`");
const prometheus = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: text, url: text, query: text, "healthy-when": text, timeout: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration), ...rulesEntries }, "a query with `name`, `url`, `query`, `healthy-when`");
const uptimerobot = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: text,
    api: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["v2", "v3"], "v2 or v3")),
    url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(text),
    monitors: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text, "a list of monitors, by name or id in quotes"),
    ...rulesEntries,
}, "a set of monitors with `name`, `monitors`");
const command = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: text, script: text, timeout: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration), ...rulesEntries }, "a command with `name`, `script`");
const RATIO = "a number above 0, at most 1, such as 0.3";
const activity = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: text,
    script: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(text),
    where: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["host", "runner"], "host or runner")),
    prometheus: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ url: text, query: text }, "a map with `url`, `query`")),
    window: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration),
    "min-ratio": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(RATIO), valibot__WEBPACK_IMPORTED_MODULE_0__/* .gtValue */ .zYL(0, RATIO), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cGV(1, RATIO))),
    "min-usual": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count(1, 1_000_000_000)),
    "compare-with": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["before", "week-ago"], "before or week-ago"), "a list of before, week-ago"), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minLength */ .BpQ(1, "a list of before, week-ago that is not empty"))),
    timeout: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration),
    ...rulesEntries,
}, "a count with `name`, and `script` or `prometheus`");
const signalsSchema = (check) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    containers: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(containers),
    logs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(log, "a list of log patterns")),
    http: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: text, check, ...rulesEntries }, "a `name` and a `check`"), "a list of HTTP signals")),
    prometheus: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(prometheus, "a list of queries")),
    uptimerobot: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(uptimerobot, "a list of sets of monitors")),
    activity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(activity, "a list of counts of what users do")),
    commands: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(command, "a list of commands")),
}, "a map of signals: containers, logs, http, prometheus, uptimerobot, activity, commands");
const watchSection = (check) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    duration: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration),
    interval: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(duration),
    mode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["gate", "advisory"], "gate or advisory")),
    "prometheus-user": valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(text),
    signals: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(signalsSchema(check)),
}, "a map of watch settings");


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

  51412:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A_: () => (/* binding */ LEVELS),
    LA: () => (/* binding */ isSmaller),
    LR: () => (/* binding */ suggestLevel),
    LT: () => (/* binding */ stepBetween),
    RQ: () => (/* binding */ BEFORE_FIRST_MAJOR),
    VM: () => (/* binding */ levelAfter),
    aU: () => (/* binding */ ruleBefore),
    dh: () => (/* binding */ versionAfter)
  });
  var semver_functions_inc_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62338);
  var _tags_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88362);


const LEVELS = ["major", "minor", "patch"];
const BEFORE_FIRST_MAJOR = ["demote", "demote-breaking", "keep"];
function suggestLevel(changes, breakingPaths) {
    const breaking = changes.filter(({ group }) => group === "breaking");
    if (breaking.length > 0 || breakingPaths.length > 0)
        return { level: "major", drivers: breaking, breakingPaths };
    const features = changes.filter(({ group, counts }) => group === "features" && counts);
    if (features.length > 0)
        return { level: "minor", drivers: features, breakingPaths };
    const rest = changes.filter(({ counts }) => counts);
    return rest.length === 0 ? undefined : { level: "patch", drivers: rest, breakingPaths };
}
function levelAfter(previous, level, policy) {
    if (policy === "keep" || !(0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(previous).startsWith("0."))
        return level;
    if (level === "major")
        return "minor";
    return policy === "demote" ? "patch" : level;
}
function ruleBefore(previous, policy) {
    if (previous === undefined || !(0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(previous).startsWith("0."))
        return "";
    return `before v1.0.0 (before-first-major: ${policy}) ${RULES[policy]}`;
}
const RULES = {
    "demote-breaking": "a breaking change and a feature raise the minor number",
    demote: "a breaking change raises the minor number, and a feature the patch number",
    keep: "a breaking change raises the major number, and a feature the minor number",
};
function versionAfter(previous, level) {
    return `${previous.startsWith("v") ? "v" : ""}${semver_functions_inc_js__WEBPACK_IMPORTED_MODULE_0__((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(previous), level)}`;
}
function stepBetween(previous, version) {
    const [from, to] = [numbersOf(previous), numbersOf(version)];
    if (from[0] !== to[0])
        return "major";
    return from[1] === to[1] ? "patch" : "minor";
}
function isSmaller(level, than) {
    return LEVELS.indexOf(level) > LEVELS.indexOf(than);
}
function numbersOf(version) {
    if ((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readTag */ .zW)(version).kind === "not-semver")
        throw new Error(`"${version}" is no version.`);
    return (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .bareNumber */ .I5)(version).split(/[.-]/, 3);
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