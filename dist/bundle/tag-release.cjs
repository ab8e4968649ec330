"use strict";
exports.id = 6145;
exports.ids = [6145,2338];
exports.modules = {

  62338:
  ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


  }),

  61997:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var highlights = __webpack_require__(73901);
var create_tag = __webpack_require__(60545);
var rollback_tag = __webpack_require__(75736);
var tag_report = __webpack_require__(12464);
var failure = __webpack_require__(32314);
var changelog_at_commit = __webpack_require__(48364);
; 


async function checkRelease(forge, wanted, branches, log) {
    const { kind, repository, version, commit, changelog } = wanted;
    if (!branches.some(({ holds }) => holds)) {
        throw refusal(`The commit ${commit} is not on ${branches.map(({ name }) => name).join(", ") || "any branch that releases come from"}.`, "Merge it first, and tag what was merged; a hotfix is tagged on its branch hotfix/vX.Y.Z.");
    }
    const question = { kind, repository, commit, version, changelog };
    const found = await (0,changelog_at_commit/* readChangelogAt */.y)(forge, question);
    if (found.kind === "found")
        return found.notes;
    if (found.kind === "no-file") {
        log.warning(`There is no ${changelog} at ${commit}: the release has no notes.`);
        return undefined;
    }
    throw refusal((0,changelog_at_commit/* missingSection */.U)(question, found), "Run update-changelog, or write the section, and tag the commit that has it.");
}
function refusal(what, todo) {
    return new failure/* StageFailure */.B({ what, means: "No tag was created, and nothing was started.", todo });
}

var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var signing = __webpack_require__(77594);
var tag_keys = __webpack_require__(16718);
var tags_tag_prefix = __webpack_require__(24863);
; 



const keys_inputs = [
    { name: "tag-kind", description: "release, or rollback for the record of a rollback.", default: "release" },
    { name: "version", description: "Version to tag, such as v1.4.0; for a rollback the release that failed." },
    {
        name: "commit",
        description: "Commit to tag, as 40 hexadecimal digits; for a rollback the commit that runs again.",
    },
    {
        name: "message",
        description: "One line for the tag's message, after `Release vX.Y.Z —`. Default: the first sentence or entry of the changelog's section.",
    },
    {
        name: "token",
        description: "Token that creates the tag through the forge's API (`contents: write`) and dispatches workflows (`actions: write`).",
        default: "${{ github.token }}",
        secret: true,
    },
    {
        name: "release-token",
        description: "Token of an app or a person that creates the tag instead. Only its push starts workflows.",
        secret: true,
    },
    ...tag_keys/* tagKeys */.bi,
    tag_prefix/* tagPrefixKey */.KP,
    {
        name: "environment",
        description: "For a rollback: environment whose host was rolled back. The rollback is recorded with its deployments (`deployments: write`), or as a status of the failed release's commit on forges without deployments (`statuses: write`); the tag is made as well if the token can create it.",
        default: "production",
    },
    {
        name: "began-at",
        description: "For a rollback: when the failed release began to run, by the host's clock, such as 2026-11-26T02:00:00Z; empty for unknown. The record on GitHub has it, for the metrics.",
    },
    {
        name: "recovered-at",
        description: "For a rollback: when the release before it ran again, in the same way.",
    },
    {
        name: "signing-key",
        description: "Private key that signs the tag, in OpenSSH or armored GPG format without a passphrase. Default: the tag is not signed.",
        secret: true,
    },
    {
        name: "changelog",
        description: "Path of the changelog, which must have a section for the release. A missing file is reported only.",
        default: "CHANGELOG.md",
        file: "announce.changelog",
    },
    {
        name: "trigger",
        description: "How the deploy starts: push, dispatch or none; auto is push if the tag's push starts workflows.",
        default: "auto",
    },
    {
        name: "workflow",
        description: "File of the workflow that is dispatched if a push starts no workflow.",
        default: "deploy-prod.yml",
    },
    {
        name: "override-windows",
        description: "Names of release windows that do not apply to the dispatched deploy, separated by commas.",
    },
    { name: "override-reason", description: "Reason for the override, for the record of that deploy." },
    read_config/* configKey */.ur,
];
const outputs = [
    { name: "tag", description: "Name of the tag." },
    { name: "version", description: "Tag without its prefix." },
    { name: "commit", description: "Commit of the tag." },
    { name: "created", description: "true, or false if an earlier attempt created it." },
    { name: "signed-by", description: "Fingerprint of the key that signed the tag; empty for none." },
    { name: "triggered-by", description: "How the deploy was started: push, dispatch, or none." },
    { name: "run-url", description: "Page of the run that was started; empty if none was found." },
    {
        name: "started-run",
        description: "Id of that run. A job with the id in its name records who started that run: docs/gates.md.",
    },
];

; 








async function readInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, "");
    const kind = settings.get("tag-kind");
    if (kind.text !== "release" && kind.text !== "rollback")
        throw (0,values/* badValue */.tm)(kind, "release or rollback");
    const commit = settings.need("commit");
    if (!/^[0-9a-f]{40}$/.test(commit.text))
        throw (0,values/* badValue */.tm)(commit, "40 hexadecimal digits");
    const logins = (0,tag_keys/* readLogins */.rC)(settings, settings.get("release-token").text, world.log);
    const signingKey = readSigningKey(settings);
    if (signingKey !== "")
        world.log.mask(signingKey);
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    return {
        wanted: {
            ...{ kind: kind.text, commit: commit.text, prefix },
            version: (0,tags_tag_prefix/* bareVersion */.D)(settings.need("version").text, prefix),
        },
        environment: settings.get("environment").text,
        failure: {
            began: (0,values/* readInstant */.Wr)(settings.get("began-at")),
            recovered: (0,values/* readInstant */.Wr)(settings.get("recovered-at")),
        },
        line: settings.get("message").text,
        changelog: settings.get("changelog").text,
        remote: settings.get("tag-remote").text,
        ...{ logins, signingKey },
        trigger: readTrigger(settings.get("trigger")),
        workflow: settings.get("workflow").text,
        override: readOverride(settings),
        tagger: (0,tag_keys/* readTagger */.vY)(settings, world),
    };
}
function readTrigger(setting) {
    const { text } = setting;
    if (text === "auto" || text === "push" || text === "dispatch" || text === "none")
        return text;
    throw (0,values/* badValue */.tm)(setting, "auto, push, dispatch or none");
}
function readOverride(settings) {
    const windows = settings.get("override-windows").text;
    return windows === "" ? undefined : { windows, reason: settings.need("override-reason").text };
}
function readSigningKey(settings) {
    const { name, text } = settings.get("signing-key");
    if (text === "" || (0,signing/* signingKeyKind */.X)(text) !== undefined)
        return text;
    throw (0,values/* badValue */.tm)({ name, text: "what was given" }, "an OpenSSH private key, or an armored GPG private key");
}

var default_branch = __webpack_require__(14792);
var dispatch_workflow = __webpack_require__(40856);
var run_facts = __webpack_require__(51595);
var repository_url = __webpack_require__(10154);
; 

const WAIT_MS = 120_000;
const POLL_MS = 5000;
async function mustBeMirrored(wanted, world) {
    const { tag, commit, token, elsewhere } = wanted;
    const { log, tags, clock, cancellation } = world;
    const end = clock.monotonic() + WAIT_MS;
    for (let looks = 0;; looks++) {
        const there = await tags.commitOf(tag, token);
        if (there === commit)
            return;
        if (there !== undefined)
            throw other(wanted, there);
        if (looks === 0)
            log.info(`${elsewhere} has ${tag}; waiting for a mirror to copy it to the forge.`);
        if (clock.monotonic() + POLL_MS > end || cancellation.signal.aborted)
            throw absent(wanted);
        await clock.sleep(POLL_MS, cancellation.signal);
    }
}
function absent({ tag, elsewhere, workflow }) {
    return new failure/* StageFailure */.B({
        what: `${elsewhere} has the tag ${tag}, but the forge did not get it within ${WAIT_MS / 1000} s.`,
        means: `${workflow} reads the tag from the forge, so it was not started. The tag is not affected.`,
        todo: `Let a mirror copy tags to the forge at once, or push ${tag} there; then dispatch ${workflow} for it, or run this again.`,
    });
}
function other({ tag, commit, elsewhere, workflow }, there) {
    return new failure/* StageFailure */.B({
        what: `The tag ${tag} is ${commit} on ${elsewhere}, but ${there} on the forge.`,
        means: `${workflow} would deploy another commit than the one that was tagged, so it was not started.`,
        todo: "Find out who made the forge's tag. Release the wanted commit under a new version.",
    });
}

; 





function chooseTrigger(wanted, pushStarts) {
    if (wanted !== "auto")
        return wanted;
    return pushStarts ? "push" : "dispatch";
}
async function start(forge, wish, world) {
    const { trigger } = wish;
    const workflowUrl = pageOf(wish, world);
    if (trigger === "none") {
        world.log.info("The tag starts nothing.");
        return { by: trigger, reason: "", runUrl: "", workflowUrl };
    }
    const reason = trigger === "push" ? "" : whyDispatch(wish);
    const runUrl = trigger === "push" ? await pushed(forge, wish, world) : await dispatched(forge, wish, world);
    if (runUrl !== "")
        world.log.info(`Its run: ${runUrl}`);
    return { by: trigger, reason, runUrl, workflowUrl };
}
function pageOf({ workflow }, { run }) {
    const repository = (0,repository_url/* repositoryUrl */.E)(run);
    return `${repository}/actions/workflows/${workflow}`;
}
function whyDispatch({ pushStarts, override }) {
    if (!pushStarts)
        return "a tag that this token creates starts nothing";
    return override === undefined ? "that was requested" : "a push carries no override of a window";
}
async function dispatched(forge, wish, world) {
    if (wish.elsewhere !== "")
        await mustBeMirrored(wish, world);
    const { log, run } = world;
    const repository = `/repos/${run.repository}`;
    const { workflow, tag, override } = wish;
    const ref = (0,default_branch/* readDefaultBranch */.yt)(await forge.read(repository));
    const inputs = { tag, ...overrideInputs(override, run) };
    const { url } = await (0,dispatch_workflow/* dispatchWorkflow */.i)(forge, {
        ...{ repository, kind: run.forge, workflow, ref, inputs },
        purpose: `for ${tag}`,
    });
    log.info(`${workflow} was dispatched for ${tag}, because ${whyDispatch(wish)}.`);
    return url;
}
function overrideInputs(override, { actor, runUrl }) {
    if (override === undefined)
        return {};
    const { windows, reason } = override;
    return { "override-windows": windows, "override-reason": `${reason} (requested by ${actor}, ${runUrl})` };
}
const trigger_WAIT_MS = 30_000;
const MIRROR_WAIT_MS = 120_000;
const trigger_POLL_MS = 3000;
async function pushed(forge, wish, world) {
    const { log, run, clock, cancellation } = world;
    const { workflow, tag, commit, elsewhere, override } = wish;
    const waitMs = elsewhere === "" ? trigger_WAIT_MS : MIRROR_WAIT_MS;
    const when = elsewhere === "" ? "" : `, when a mirror copies it from ${elsewhere}`;
    log.info(`The push of the tag starts the deploy${when}.`);
    if (override !== undefined)
        log.warning(`A push carries no override: dispatch ${workflow} for ${tag} with the override of ${override.windows}.`);
    const path = `/repos/${run.repository}/actions/runs?event=push&head_sha=${commit}`;
    const end = clock.monotonic() + waitMs;
    for (;;) {
        const runs = (0,run_facts/* readRuns */.x)(await forge.list(path, "workflow_runs"));
        const its = runs.find((one) => one.branch === tag && one.workflow === workflow);
        if (its !== undefined)
            return its.url;
        if (clock.monotonic() + trigger_POLL_MS > end || cancellation.signal.aborted)
            break;
        await clock.sleep(trigger_POLL_MS, cancellation.signal);
    }
    log.warning(`No run of ${workflow} for ${tag} was found within ${waitMs / 1000} s. See ${pageOf(wish, world)}; if no run has started, dispatch it for ${tag}.`);
    return "";
}

; 







const tagRelease = {
    name: "tag-release",
    read: readInputs,
    run: tagOrRecord,
};
async function tagOrRecord(inputs, world) {
    const tagAndStart = () => tag(inputs, world);
    if (inputs.wanted.kind === "release")
        return tagAndStart();
    const { outputs, report } = await (0,rollback_tag/* recordAndTag */.t)(inputs, tagAndStart, world);
    return { outputs: { ...NOTHING_STARTED, commit: inputs.wanted.commit, ...outputs }, report };
}
const NOTHING_STARTED = { version: "", "signed-by": "", "triggered-by": "none", "run-url": "", "started-run": "" };
async function tag(inputs, world) {
    const { wanted, logins } = inputs;
    const { commit } = wanted;
    const tagged = await (0,create_tag/* createTag */.V)({ ...inputs, line: (branches) => lineOf(inputs, branches, world) }, world);
    const { name, version, created, fingerprint, hotfix, pushStarts, elsewhere } = tagged;
    const trigger = chooseTrigger(inputs.trigger, pushStarts);
    const wish = { ...inputs, pushStarts, elsewhere, trigger, token: logins.token, tag: name, commit };
    const started = await start(world.forge(logins.token), wish, world);
    return {
        outputs: {
            ...{ tag: name, version, commit, created: String(created) },
            ...{ "signed-by": fingerprint, "triggered-by": started.by, "run-url": started.runUrl },
            "started-run": /\/actions\/runs\/(\d+)$/.exec(started.runUrl)?.[1] ?? "",
        },
        report: (0,tag_report/* renderTag */.v)({ name, commit, elsewhere, fingerprint, hotfix, started }),
    };
}
async function lineOf({ wanted, logins, changelog, line }, branches, { forge, run, log }) {
    if (wanted.kind === "rollback")
        return line;
    const release = { ...wanted, kind: run.forge, repository: `/repos/${run.repository}`, changelog };
    const notes = await checkRelease(forge(logins.token), release, branches, log);
    return line === "" && notes !== undefined ? (0,highlights/* tagLine */.N)(notes) : line;
}

; 



void (0,run_stage/* runStage */.S)(tagRelease, (0,real_world/* realWorld */.b)());


  }),

  31649:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (/* binding */ nearestHeading)
  });
  var _config_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34438);

function nearestHeading({ headings }, wanted) {
    if (headings.length === 0)
        return "It has no heading at all.";
    const plain = (title) => title
        .replaceAll(/\(\S*\)|[^\p{L}\p{N}.]+/gu, " ")
        .trim()
        .toLowerCase();
    const target = plain(wanted);
    const ranked = headings
        .map((heading) => {
        const title = plain(heading.title);
        const distance = Math.min((0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .YC)(title.slice(0, 60), target), (0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .YC)(title.slice(0, target.length), target) + 1);
        return { heading, distance };
    })
        .toSorted((left, right) => left.distance - right.distance);
    const title = ranked[0]?.heading.title ?? "";
    return `The nearest heading is "${title.slice(0, 120)}".`;
}


  }),

  38733:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ notesIn),
    f: () => (/* binding */ releaseNotes)
  });
  var _text_line_start_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41150);
  var _text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73892);
  var _sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69338);



function releaseNotes(text, version) {
    return notesIn((0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .readChangelog */ .Tn)(text), version);
}
function notesIn(changelog, version) {
    const heading = (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseHeading */ .m_)(changelog, version);
    if (heading === undefined)
        return undefined;
    return { heading: (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .headingText */ .ky)(changelog, heading), body: bodyOf(changelog, (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .sectionOf */ .ZE)(changelog, heading)) };
}
function bodyOf(changelog, section) {
    if (!(0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .hasContent */ .ov)(section))
        return "";
    const body = ownText(changelog, section);
    const definitions = definitionsFor(body, changelog, section);
    return [body, ...definitions].join("\n\n");
}
function ownText({ text }, { blocks, from, to }) {
    const isKept = ({ kind }) => kind === "content" || kind === "heading" || kind === "rule";
    const filled = blocks.map((block, at) => (block.kind === "content" || block.kind === "heading" ? at : -1));
    const [first, last] = [filled.find((at) => at >= 0) ?? 0, filled.findLast((at) => at >= 0) ?? -1];
    const parts = blocks.map((block, at) => {
        const next = blocks[at + 1];
        const end = next === undefined ? to : (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .P)(text, next.start);
        return isKept(block) && at >= first && at <= last
            ? text.slice(Math.max(from, (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .P)(text, block.start)), end)
            : "";
    });
    return unix(parts.join(""))
        .replace(/^\s*\n/, "")
        .trimEnd();
}
function definitionsFor(body, { text, blocks }, section) {
    const known = new Map();
    const own = new Set(section.blocks);
    for (const node of blocks.flatMap((block) => definitionsIn(block, own.has(block)))) {
        const { start, end } = (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(node);
        const key = keyOf(node.type, node.identifier);
        if (!known.has(key))
            known.set(key, unix(text.slice(start, end)).trimEnd());
    }
    if (known.size === 0 || !body.includes("["))
        return [];
    const found = new Set();
    for (let read = body; read !== "";) {
        const labels = labelsIn(read);
        const all = [...known]
            .flatMap(([key, text]) => (labels.has(key.slice(key.indexOf(" ") + 1)) ? [text] : []))
            .join("\n\n");
        const fresh = namesIn(`${read}\n\n${all}`, read.length).filter((key) => known.has(key) && !found.has(key));
        for (const key of fresh)
            found.add(key);
        read = fresh.map((key) => known.get(key) ?? "").join("\n\n");
    }
    const needed = [...known].filter(([key]) => found.has(key));
    const [links = [], footnotes = []] = [true, false].map((isLink) => needed.filter(([key]) => key.startsWith("definition") === isLink).map(([, definition]) => definition));
    return [...(links.length === 0 ? [] : [links.join("\n")]), ...footnotes];
}
function definitionsIn({ node }, isOwn) {
    if (isDefinition(node))
        return [node];
    return isOwn || !isContainer(node) ? [] : [...(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(node)].filter(isDefinition);
}
function isContainer({ type }) {
    return type === "list" || type === "blockquote";
}
function isDefinition(node) {
    return node.type === "definition" || node.type === "footnoteDefinition";
}
function labelsIn(text) {
    const labels = text.matchAll(/\[\^?((?:\\.|[^[\]\\])+)\]/g);
    return new Set([...labels].map(([, label = ""]) => label.replaceAll(/\s+/g, " ").trim().toLowerCase().toUpperCase().toLowerCase()));
}
function namesIn(text, end) {
    return (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readTree */ .Zc)(text)
        .children.flatMap((child) => [...(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(child)])
        .flatMap((node) => {
        const isLink = node.type === "linkReference" || node.type === "imageReference";
        if (!(isLink || node.type === "footnoteReference") || (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(node).start >= end)
            return [];
        return [keyOf(isLink ? "definition" : "footnoteDefinition", node.identifier)];
    });
}
function keyOf(type, identifier) {
    return `${type} ${identifier}`;
}
function unix(text) {
    return text.replaceAll(/\r\n?/g, "\n");
}


  }),

  72269:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ly: () => (/* binding */ spansOf),
    oX: () => (/* binding */ cutSpans),
    oi: () => (/* binding */ plainOf)
  });
  var _text_cut_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59805);
  var _text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73892);


const PLAIN = { isBold: false, isCode: false, url: "" };
const INVISIBLE = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
function spansOf(node) {
    const visible = inline(node, PLAIN).map((span) => ({ ...span, text: span.text.replaceAll(INVISIBLE, "") }));
    const spans = joined(visible);
    const cleaned = spans.map((span) => (span.isCode ? span : { ...span, text: span.text.replaceAll(/\s+/g, " ") }));
    return trimmed(cleaned.map(withoutEmptyBrackets).filter(({ text }) => text !== ""));
}
function plainOf(spans) {
    return spans.map(({ text }) => text).join("");
}
function inline(node, look) {
    const below = (inner) => (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(node).flatMap((child) => inline(child, inner));
    switch (node.type) {
        case "text":
            return [{ ...look, text: node.value }];
        case "inlineCode":
            return [{ ...look, isCode: true, text: node.value }];
        case "strong":
            return below({ ...look, isBold: true });
        case "link":
            return withoutHash(below({ ...look, url: safe(node.url) }));
        case "linkReference":
            return withoutHash(below(look));
        case "image":
        case "imageReference":
            return [{ ...look, text: node.alt ?? "" }];
        case "break":
            return [{ ...look, text: " " }];
        case "html":
            return [{ ...look, text: withoutTags(node.value) }];
        case "footnoteReference":
        case "list":
        case "code":
            return [];
        default:
            return below(look);
    }
}
function withoutTags(html) {
    return html
        .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "")
        .replaceAll(/<br\b[^>]*>/gi, " ")
        .replaceAll(/<[^>]*>/g, "");
}
function withoutHash(spans) {
    return /^[0-9a-f]{7,40}$/.test(plainOf(spans)) && /\d/.test(plainOf(spans)) ? [] : spans;
}
function safe(url) {
    return /^https?:\/\//.test(url) ? url : "";
}
function joined(spans) {
    const all = [];
    for (const span of spans) {
        const last = all.at(-1);
        const isSame = last !== undefined && !span.isCode && !last.isCode && last.isBold === span.isBold && last.url === span.url;
        if (isSame)
            all[all.length - 1] = { ...last, text: `${last.text}${span.text}` };
        else
            all.push(span);
    }
    return all;
}
function withoutEmptyBrackets(span, at) {
    if (span.isCode)
        return span;
    const text = span.text.replaceAll(HASH, "").replaceAll(/\s*(?:\(\s*\)|\[\s*\])/g, "");
    return { ...span, text: at === 0 ? text.replace(/^\s*[-–:]\s+/, "") : text };
}
const HASH = /(?:^|(?<=[([]))(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}(?=[)\]]|:\s)/g;
function trimmed(spans) {
    return spans.map((span, at) => {
        const start = at === 0 ? span.text.trimStart() : span.text;
        return { ...span, text: at === spans.length - 1 ? start.trimEnd() : start };
    });
}
function cutSpans(spans, limit) {
    if (plainOf(spans).length <= limit)
        return spans;
    let room = limit - 2;
    const kept = [];
    for (const span of spans) {
        const text = span.text.length <= room ? span.text : (0,_text_cut_words_js__WEBPACK_IMPORTED_MODULE_1__/* .cutWords */ .q)(span.text, room);
        if (text !== "")
            kept.push({ ...span, text });
        room -= span.text.length;
        if (text !== span.text)
            break;
    }
    return [...trimmed(kept), { ...PLAIN, text: " …" }];
}


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

  14792:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    TA: () => (/* binding */ readFile),
    Wd: () => (/* binding */ fileAt),
    iL: () => (/* binding */ openDefaultBranch),
    yt: () => (/* binding */ readDefaultBranch)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


async function openDefaultBranch(forge, repository) {
    const name = readDefaultBranch(await forge.read(repository));
    return { name, file: (path) => fileAt(forge, { repository, path, ref: name }) };
}
async function fileAt(forge, { repository, path, ref }) {
    const inUrl = path.split("/").map(encodeURIComponent).join("/");
    return readFile(await forge.read(`${repository}/contents/${inUrl}?ref=${encodeURIComponent(ref)}`));
}
const repositorySchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ default_branch: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .nonEmpty */ .hq()) });
function readDefaultBranch(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(repositorySchema, answer, "the repository").default_branch;
}
const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ encoding: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("base64"), content: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
function readFile(answer) {
    if (answer === undefined)
        return undefined;
    const { content } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(fileSchema, answer, "a file");
    const bytes = Uint8Array.from(atob(content.replaceAll(/\s/g, "")), (character) => character.codePointAt(0) ?? 0);
    return new TextDecoder().decode(bytes);
}


  }),

  40856:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i: () => (/* binding */ dispatchWorkflow)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    workflow_run_id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()), undefined)),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), undefined)),
});
async function dispatchWorkflow(forge, dispatch) {
    const { repository, kind, workflow, ref, inputs, purpose } = dispatch;
    const answer = await forge.write({
        method: "POST",
        path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
        body: {
            ref,
            ...(inputs === undefined ? {} : { inputs }),
            ...(kind === "github" ? { return_run_details: true } : {}),
        },
        what: ["dispatch", workflow, ...(purpose === undefined ? [] : [purpose])].join(" "),
        isDispatch: true,
        happened: async () => undefined,
    });
    const run = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(answerSchema, answer);
    return { id: run.success ? run.output.workflow_run_id : undefined, url: (run.success && run.output.html_url) || "" };
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

  48364:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    U: () => (/* binding */ missingSection),
    y: () => (/* binding */ readChangelogAt)
  });
  var _changelog_nearest_heading_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31649);
  var _changelog_release_notes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38733);
  var _changelog_sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69338);
  var _changelog_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12967);
  var _changelog_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41270);





async function readChangelogAt(forge, question) {
    const { kind, repository, commit, version, changelog } = question;
    const file = await (0,_changelog_path_js__WEBPACK_IMPORTED_MODULE_3__/* .changelogPath */ .q)(forge, kind, { repository, path: changelog, ref: commit });
    const text = file === undefined ? undefined : await (0,_changelog_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readChangelogFile */ .H)(forge, { repository, path: file.path, commit });
    if (text === undefined)
        return { kind: "no-file" };
    const read = (0,_changelog_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .readChangelog */ .Tn)(text);
    const notes = (0,_changelog_release_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .notesIn */ .P)(read, version);
    if (notes === undefined)
        return { kind: "no-section", nearest: (0,_changelog_nearest_heading_js__WEBPACK_IMPORTED_MODULE_4__/* .nearestHeading */ .F)(read, version.replace(/^v/, "")) };
    return notes.body === "" ? { kind: "empty-section" } : { kind: "found", notes };
}
function missingSection({ changelog, version, commit }, found) {
    return found.kind === "no-section"
        ? `${changelog} has no section of ${version} at ${commit}. ${found.nearest}`
        : `${changelog} has an empty section of ${version} at ${commit}.`;
}


  }),

  12967:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ readChangelogFile)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);



const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    encoding: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    content: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), ""),
    sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
});
const blobSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ encoding: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("base64"), content: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
async function readChangelogFile(forge, { repository, path, commit }) {
    if (OTHER_MARKUP.test(path))
        throw notMarkdown(path);
    const address = path.split("/").map(encodeURIComponent).join("/");
    const answer = await forge.read(`${repository}/contents/${address}?ref=${commit}`);
    if (answer === undefined)
        return undefined;
    const { encoding, content, sha } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(fileSchema, answer, `the file ${path}`);
    const isWhole = encoding === "base64" && content !== null;
    const blob = isWhole
        ? undefined
        : (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(blobSchema, await forge.read(`${repository}/git/blobs/${sha}`), "a blob");
    return decode(blob?.content ?? content ?? "", path);
}
const OTHER_MARKUP = /\.(?:rst|adoc|asciidoc|org|textile|rdoc)$/i;
function notMarkdown(path) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${path} is not Markdown.`,
        means: "Its sections would be read wrong. Nothing was changed, and nothing was tagged.",
        todo: "Keep the changelog as Markdown (keepachangelog.com), and set `announce.changelog` to it.",
    });
}
function decode(content, path) {
    const bytes = Buffer.from(content, "base64");
    const text = bytes.toString("utf8");
    if (Buffer.from(text, "utf8").equals(bytes))
        return text;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `${path} is not UTF-8.`,
        means: "Its content is unknown. Nothing was changed, and nothing was tagged.",
        todo: "Save it as UTF-8.",
    });
}


  }),

  41270:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (/* binding */ changelogPath)
  });
  var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10048);




const commitSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ commit: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tree: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }) }) });
const treeSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    tree: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ path: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), mode: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), sha: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
});
const blobSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ encoding: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz("base64"), content: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const SYMBOLIC_LINK = "120000";
const MOST_LINKS = 5;
async function changelogPath(forge, kind, { repository, path: asked, ref }) {
    if (kind !== "github")
        return { path: asked, mode: "100644" };
    let path = asked;
    for (let links = 0; links <= MOST_LINKS; links++) {
        const entry = await entryAt(forge, { repository, path, ref });
        if (entry === undefined)
            return undefined;
        if (entry.mode !== SYMBOLIC_LINK)
            return { path, mode: fileMode(entry.mode, path) };
        const blob = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(blobSchema, await forge.read(`${repository}/git/blobs/${entry.sha}`), "a symbolic link");
        const target = Buffer.from(blob.content, "base64").toString("utf8");
        path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path), target));
        if (target.startsWith("/") || path.startsWith("../"))
            throw refusal(`${asked} is a symbolic link out of the repository.`, "Set `announce.changelog` to a file in it.");
    }
    throw refusal(`${asked} is a symbolic link that leads in a circle.`, "Set `announce.changelog` to the file itself.");
}
function fileMode(mode, path) {
    if (mode === "100644" || mode === "100755")
        return mode;
    throw refusal(`${path} is no file: Git keeps it with mode ${mode}.`, "Set `announce.changelog` to a file.");
}
async function entryAt(forge, { repository, path, ref }) {
    const found = await forge.read(`${repository}/commits/${ref.split("/").map(encodeURIComponent).join("/")}`, [422]);
    if (found === undefined)
        return undefined;
    const { tree } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(commitSchema, found, "a commit").commit;
    let entry = { mode: "040000", sha: tree.sha };
    for (const name of path.split("/")) {
        const answer = entry === undefined ? undefined : await forge.read(`${repository}/git/trees/${entry.sha}`);
        if (answer === undefined)
            return undefined;
        entry = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .understand */ .Z)(treeSchema, answer, "a folder").tree.find((one) => one.path === name);
    }
    return entry;
}
function refusal(what, todo) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what,
        means: "Where the changelog is, is not known. Nothing was changed, and nothing was tagged.",
        todo,
    });
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

  59805:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    m: () => (/* binding */ shorten),
    q: () => (/* binding */ cutWords)
  });
function shorten(text, limit) {
    if (text.length <= limit)
        return text;
    return `${cutWords(text, limit - 2).trimEnd()} …`;
}
function cutWords(text, limit) {
    if (text.length <= limit)
        return text;
    const words = text.slice(0, limit + 1).replace(/\s*\S*$/, "");
    if (words.trim() !== "" || /^\s*https?:\/\//.test(text))
        return words;
    return [...text.slice(0, Math.max(limit, 0))].filter((character) => character.isWellFormed()).join("");
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