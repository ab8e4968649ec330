"use strict";
exports.id = 3809;
exports.ids = [3809];
exports.modules = {

  25697:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var mail_world = __webpack_require__(46793);
var announce = __webpack_require__(49494);
var incident_declaration = __webpack_require__(26934);
var failure = __webpack_require__(32314);
var parts = __webpack_require__(15818);
var create_tag = __webpack_require__(60545);
var rollback_tag = __webpack_require__(75736);
var tag_report = __webpack_require__(12464);
var markdown = __webpack_require__(10492);
var channels = __webpack_require__(59701);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var requester = __webpack_require__(98606);
var incident_mark = __webpack_require__(96);
var repository_url = __webpack_require__(10154);
var tag_keys = __webpack_require__(16718);
var cut_words = __webpack_require__(59805);
var quoted_markdown = __webpack_require__(40615);
var tags_tag_prefix = __webpack_require__(24863);
; 
const CAUSES = ["rejected", "tag", "person"];
const SCENARIOS = ["rollback", "restore", "undo"];
function concludeRollback(ended) {
    const { result, scenario, version, runningVersion, environment } = ended;
    const isDone = result === "done" || result === "unchanged";
    const replacesNone = scenario === "undo" || (version !== "" && version === runningVersion);
    const isRestored = isDone && scenario !== "rollback" && replacesNone;
    return {
        event: isRestored ? "restored" : isDone ? "rolled-back" : result === "refused" ? "rollback-refused" : "held",
        subject: isRestored ? runningVersion : version,
        ending: isDone ? "rolled-back" : result === "refused" ? "rollback-refused" : "held",
        reason: reasonOf(ended),
        isRecorded: isDone && !replacesNone,
        isOfAnotherRun: result === "unchanged",
        declaresIncident: declaresIncident(ended),
        isOfRelease: isDone ? !replacesNone : scenario === "rollback",
        title: titleOf(ended, isDone, environment),
    };
}
function declaresIncident({ result, cause, scenario, version, runningVersion }) {
    if (result === "refused")
        return cause === "rejected" && version === runningVersion;
    return !(result === "done" && scenario === "undo");
}
function titleOf({ result, scenario, version }, isDone, environment) {
    if (result === "refused")
        return `${version} was rejected, and still runs in ${environment}`;
    return isDone && scenario !== "rollback" ? `The data of ${environment} were restored` : "";
}
function reasonOf(ended) {
    const { result, cause, reason } = ended;
    if (result === "refused")
        return refusalOf(ended);
    const ending = result === "done" || result === "unchanged" ? "done" : result === "returned" ? result : "failed";
    switch (cause) {
        case "rejected":
            return REJECTED[ending];
        case "tag":
            return TAGGED[ending];
        case "person":
            return sentences([reason, DISPATCHED[ending]]);
    }
}
function refusalOf({ cause, reason, refusal, scenario, runningVersion }) {
    const requested = cause === "person" ? reason : cause === "tag" ? TAGGED.done : REJECTED.done;
    const what = scenario === "rollback" ? "" : REQUESTED[scenario];
    const runs = runningVersion === "" ? "" : `${runningVersion} still runs.`;
    return sentences([requested, what, "Nothing was changed.", runs, refusal || "The run says why."]);
}
const REQUESTED = {
    restore: "A restore of the data was requested.",
    undo: "It was requested to undo a restore of the data.",
};
function sentences(parts) {
    return parts.filter((sentence) => sentence !== "").join(" ");
}
const REJECTED = {
    done: "The verdict was a rejection.",
    returned: "The verdict was a rejection, but the release runs again, verified.",
    failed: "The verdict was a rejection, and the release may still run. The run says what to do by hand.",
};
const TAGGED = {
    done: "Its rollback tag was pushed.",
    returned: "Its rollback tag was pushed, but the release runs again, verified.",
    failed: "Its rollback tag was pushed, and it may still run. The run says what to do by hand.",
};
const DISPATCHED = {
    done: "",
    returned: "What ran before it runs again, verified.",
    failed: "The run says why, and what to do by hand.",
};

var channel_keys = __webpack_require__(60594);
; 




const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "result",
        description: "Output `result` of rollback or restore-backup: done, unchanged (another run has rolled back, and what it has not recorded is completed), refused (nothing was changed), or returned (what ran before it runs again). Any other value, such as none after a failure, counts as held.",
    },
    { name: "refusal", description: "After refused: output `refusal` of that step, which says why." },
    {
        name: "cause",
        description: "Why it was rolled back: rejected (by the verdict), tag (its rollback tag was pushed), or person (`reason` says why).",
        default: "person",
    },
    { name: "reason", description: "For person: reason of the rollback." },
    {
        name: "scenario",
        description: "rollback, restore (the data of a backup as well), or undo (of a restore). What is undone is not recorded, and declares no incident.",
        default: "rollback",
    },
    {
        name: "version",
        description: "Release that was rolled back, such as v1.4.0; empty if a rollback that failed could not read it.",
    },
    {
        name: "running-version",
        description: "Release that runs afterwards. If it is the same one, no rollback is recorded.",
    },
    { name: "commit", description: "Commit that runs again, as 40 hexadecimal digits. It is needed after done." },
    tag_prefix/* tagPrefixKey */.KP,
    {
        name: "environment",
        description: "Environment whose host was rolled back.",
        default: "production",
    },
    {
        name: "issue",
        description: "Number of the issue to which the result is also posted. The issue of the release that was rolled back is found and closed as well.",
    },
    {
        name: "report",
        description: "Report as Markdown that is posted to that issue, for forges that keep no summaries.",
    },
    { name: "url", description: "Address of the application.", file: "smoke-test.url" },
    {
        name: "began-at",
        description: "When the switch to the release that was rolled back began, by the host's clock: output `previous-switched-at` of the step; empty for unknown.",
    },
    {
        name: "detected-at",
        description: "For the incident: when the failure was detected, such as 2026-11-26T02:00:00Z. Default: when the rollback began, or now.",
    },
    {
        name: "acted-at",
        description: "When the rollback began, by the host's clock: output `began-at` of its step; empty for unknown.",
    },
    {
        name: "ended-at",
        description: "When it ended, by the host's clock: output `ended-at` of its step; empty for unknown. After done, users are served again since then.",
    },
    {
        name: "token",
        description: "Token with `contents: write` for the tag, `deployments: write` for the record (`statuses: write` on forges without deployments), and `issues: write`.",
        default: "${{ github.token }}",
        secret: true,
    },
    ...tag_keys/* tagKeys */.bi,
    ...channel_keys/* channelKeys */.g,
];
const outputs = [
    {
        name: "tag",
        description: "Name of the rollback tag; empty if the token could not create it, or no rollback is recorded.",
    },
    { name: "announced", description: "yes, partly, no, or nothing if no channel is configured." },
    { name: "incident", description: "Number of the incident's issue; empty if none was declared." },
];

; 














const VERSION_LIMIT = 200;
async function readRecord(inputs, world) {
    const { settings } = await readFile(inputs, world);
    if (!conclusionOf(settings).isRecorded)
        return undefined;
    const commit = settings.need("commit");
    if (!/^[0-9a-f]{40}$/.test(commit.text))
        throw (0,values/* badValue */.tm)(commit, "40 hexadecimal digits");
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const version = (0,tags_tag_prefix/* bareVersion */.D)(settings.need("version").text, prefix);
    return {
        wanted: { kind: "rollback", commit: commit.text, prefix, version },
        environment: settings.get("environment").text,
        failure: { began: (0,values/* readInstant */.Wr)(settings.get("began-at")), recovered: (0,values/* readInstant */.Wr)(settings.get("ended-at")) },
        logins: (0,tag_keys/* readLogins */.rC)(settings, "", world.log),
        remote: settings.get("tag-remote").text,
        tagger: (0,tag_keys/* readTagger */.vY)(settings, world),
        signingKey: "",
    };
}
function isOfAnotherRun(inputs) {
    return conclusionOf((0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "")).isOfAnotherRun;
}
async function readEvent(inputs, world) {
    const { settings, config } = await readFile(inputs, world);
    const { event: kind, subject, reason } = conclusionOf(settings);
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const version = (0,cut_words/* shorten */.m)((0,tags_tag_prefix/* bareVersion */.D)(subject, prefix), VERSION_LIMIT);
    return {
        ...{ kind, version, reason, token: readToken(settings, world.log) },
        ...{ tag: version === "" ? "" : (0,tags_tag_prefix/* tagName */.wZ)(prefix, version), question: undefined },
        ...{ changelog: "", notes: undefined, release: false },
        issue: readIssue(settings.get("issue")),
        details: (0,quoted_markdown/* quotedReport */.v)(settings.get("report").text, (0,repository_url/* repositoryUrl */.E)(world.run)),
        url: settings.get("url").text,
        audience: (0,channels/* readAudience */.hZ)(settings, config, world.log),
    };
}
function readDeclaration(inputs, { run, log }) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const { ending, reason, declaresIncident, title, isOfRelease } = conclusionOf(settings);
    if (!declaresIncident)
        return undefined;
    return {
        ...{ ending, title, severity: undefined, scenario: "", token: readToken(settings, log) },
        began: isOfRelease ? (0,values/* readInstant */.Wr)(settings.get("began-at")) : undefined,
        detected: (0,values/* readInstant */.Wr)(settings.get("detected-at")),
        acted: (0,values/* readInstant */.Wr)(settings.get("acted-at")),
        recovered: ending === "rolled-back" ? (0,values/* readInstant */.Wr)(settings.get("ended-at")) : undefined,
        config: settings.get("config").text,
        text: (0,cut_words/* shorten */.m)(reason, incident_mark/* EVENT_TEXT_LIMIT */.lH),
        version: settings.get("version").text,
        environment: settings.get("environment").text,
        requester: (0,requester/* requesterOf */.i)(run.forge),
        audience: (config) => (0,channels/* readAudience */.hZ)(settings, config, log),
    };
}
async function readFile(inputs, { files }) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, files);
    return { settings: (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, ""), config };
}
function conclusionOf(settings) {
    return concludeRollback({
        cause: pick(settings.get("cause"), CAUSES),
        result: settings.get("result").text,
        refusal: settings.get("refusal").text,
        reason: settings.get("reason").text,
        scenario: pick(settings.get("scenario"), SCENARIOS),
        version: settings.get("version").text,
        runningVersion: settings.get("running-version").text,
        environment: settings.get("environment").text,
    });
}
function pick(given, all) {
    const found = all.find((one) => one === given.text);
    if (found === undefined)
        throw (0,values/* badValue */.tm)(given, (0,values/* oneOf */.yL)(all));
    return found;
}
function readToken(settings, log) {
    const token = settings.need("token").text;
    log.mask(token);
    return token;
}
function readIssue(given) {
    return given.text === "" ? undefined : (0,values/* readInteger */.JI)(given, { min: 1, max: Number.MAX_SAFE_INTEGER });
}

; 









const whole = (0,parts/* stageOfParts */.WX)("conclude-rollback", [
    (0,parts/* part */.y_)({ read: readRecord, run: record }),
    (0,parts/* part */.y_)({ read: readEvent, run: announceResult }),
    (0,parts/* optional */.lq)((0,parts/* part */.y_)({ read: readDeclaration, run: declare }), "No incident was declared. What runs is not affected."),
]);
const conclude_rollback_concludeRollback = {
    ...whole,
    read: async (inputs, world) => ((await isComplete(inputs, world)) ? [] : whole.read(inputs, world)),
};
async function isComplete(inputs, world) {
    try {
        if (!isOfAnotherRun(inputs))
            return false;
        const rollback = await readRecord(inputs, world);
        if (rollback !== undefined && !(await (0,rollback_tag/* isKnownRollback */.q)(rollback, world)))
            return false;
        world.log.info("Another run has rolled back and recorded it: there is nothing to complete.");
        return true;
    }
    catch (error) {
        if (error instanceof failure/* StageFailure */.B)
            return false;
        throw error;
    }
}
async function record(rollback, world) {
    if (rollback === undefined)
        return { outputs: { tag: "" }, report: markdown/* NOTHING */.K$ };
    const { outputs, report } = await (0,rollback_tag/* recordAndTag */.t)(rollback, () => tag(rollback, world), world);
    return { outputs: { tag: outputs["tag"] ?? "" }, report };
}
async function announceResult(event, world) {
    const { outputs, report } = await (0,announce/* announce */.i)(event, world);
    return { outputs: { announced: outputs["announced"] ?? "" }, report };
}
async function tag(wish, world) {
    const { name, fingerprint, hotfix, elsewhere } = await (0,create_tag/* createTag */.V)({ ...wish, line: async () => "" }, world);
    const { commit } = wish.wanted;
    return {
        outputs: { tag: name },
        report: (0,tag_report/* renderTag */.v)({ name, commit, elsewhere, fingerprint, hotfix, started: undefined }),
    };
}
async function declare(wish, world) {
    if (wish === undefined)
        return { outputs: { incident: "" }, report: markdown/* NOTHING */.K$ };
    const { outputs, report } = await (0,incident_declaration/* declareIncident */.h)(wish, world);
    return { outputs: { incident: outputs["incident"] ?? "" }, report };
}

; 



void (0,run_stage/* runStage */.S)(conclude_rollback_concludeRollback, (0,mail_world/* realMailWorld */.I)());


  }),

  41150:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ lineStart)
  });
function lineStart(text, at) {
    return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}


  }),

  73892:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  LU: () => (/* binding */ childrenOf),
  $t: () => (/* binding */ placeOf),
  v_: () => (/* binding */ readBlocks),
  Zc: () => (/* binding */ readTree),
  GG: () => (/* binding */ walk)
});

var lib = __webpack_require__(46855);
var mdast_util_gfm_lib = __webpack_require__(88595);
var micromark_extension_gfm = __webpack_require__(52297);
; 
const WORDS = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+){0,3}[ \t]*[*_"'(:]{0,3}\p{L}[^\r\n\u2028\u2029]{8})([^\r\n\u2028\u2029]{16,})(\S[^\r\n\u2028\u2029]{6,9})$/gmu;
const SPECIAL = /[|<>]|\]:/;
function condense(text) {
    const cuts = [];
    let removed = 0;
    const short = text.replaceAll(WORDS, (line, head, middle, tail, offset) => {
        if (SPECIAL.test(line))
            return line;
        const at = offset - removed + head.length;
        removed += middle.length;
        cuts.push({ at, removed });
        return head + tail;
    });
    return { text: short, placeOf: (offset) => offset + removedBefore(cuts, offset) };
}
function removedBefore(cuts, offset) {
    let [low, high] = [0, cuts.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((cuts[middle]?.at ?? 0) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return cuts[low - 1]?.removed ?? 0;
}

var line_start = __webpack_require__(41150);
; 





const INLINE = [
    ...["attention", "autolink", "characterEscape", "characterReference", "codeText", "hardBreakEscape", "htmlText"],
    ...["labelEnd", "labelStartImage", "labelStartLink", "strikethrough", "tasklistCheck"],
    ...["wwwAutolink", "protocolAutolink", "emailAutolink", "gfmFootnoteCall", "gfmPotentialFootnoteCall"],
];
const STRUCTURE = (0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)().map((extension) => ({ ...extension, transforms: [] }));
function readBlocks(text) {
    const plain = text.replace(/^\uFEFF/, "\n");
    const blocks = [];
    for (let from = 0, size = PIECE; from < plain.length;) {
        const to = pieceEnd(plain, from + size);
        const found = blocksIn(plain, from, to);
        const next = to === plain.length ? to : Math.min(to, ...unfinished(found).map(({ start }) => start));
        const whole = found.filter(({ start }) => start < next);
        blocks.push(...whole);
        size = whole.length === 0 && found.length > 0 ? size * 2 : PIECE;
        if (whole.length > 0 || found.length === 0)
            from = next === to ? to : (0,line_start/* lineStart */.P)(plain, next);
    }
    return blocks;
}
function unfinished(found) {
    let first = Math.max(found.length - 2, 0);
    while (found[first]?.kind === "definition" && found[first - 1]?.kind === "definition")
        first--;
    return found.slice(first);
}
const PIECE = 2048;
function pieceEnd(text, wanted) {
    const end = text.indexOf("\n", wanted);
    return end < 0 ? text.length : end + 1;
}
function blocksIn(text, from, to) {
    const condensed = condense(text.slice(from, to));
    const tree = (0,lib/* fromMarkdown */.Y)(condensed.text, {
        extensions: [(0,micromark_extension_gfm/* gfm */.T)(), { disable: { null: INLINE } }],
        mdastExtensions: [STRUCTURE],
    });
    return tree.children.map((node) => {
        for (const one of walk(node))
            move(one, (offset) => from + condensed.placeOf(offset));
        const { start, end } = placeOf(node);
        return { kind: kindOf(node, text.slice(start, end)), start, end, node };
    });
}
function move({ position }, place) {
    if (position?.start.offset === undefined || position.end.offset === undefined)
        return;
    position.start.offset = place(position.start.offset);
    position.end.offset = place(position.end.offset);
}
function readTree(text) {
    return (0,lib/* fromMarkdown */.Y)(text, { extensions: [(0,micromark_extension_gfm/* gfm */.T)()], mdastExtensions: [(0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)()] });
}
function placeOf({ position }) {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || end === undefined)
        throw new Error("The Markdown parser gave a node without its place.");
    return { start, end };
}
function childrenOf(node) {
    return "children" in node ? node.children : [];
}
function* walk(node) {
    yield node;
    for (const child of childrenOf(node))
        yield* walk(child);
}
function kindOf(node, raw) {
    switch (node.type) {
        case "heading":
            return "heading";
        case "thematicBreak":
            return "rule";
        case "definition":
            return "definition";
        case "footnoteDefinition":
            return "footnote";
        case "html":
            return raw.replaceAll(/<!--[\s\S]*?(?:-->|$)|<br\s*\/?>/gi, "").trim() === "" ? "comment" : "content";
        case "paragraph":
            if (/^(?:<a\s[^>]*>\s*<\/a>\s*)+$/.test(raw))
                return "anchor";
            return raw.replaceAll(/&nbsp;|<br\s*\/?>/gi, "").trim() === "" ? "blank" : "content";
        case "list":
            return isEmptyList(node) ? "blank" : "content";
        default:
            return "content";
    }
}
function isEmptyList(list) {
    return childrenOf(list).every((item) => childrenOf(item).every((one) => one.type === "list" && isEmptyList(one)));
}


  }),

  6845:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    HA: () => (/* binding */ unreadSentence),
    RH: () => (/* binding */ unreadTags),
    zQ: () => (/* binding */ unreadWarnings)
  });
  var _tag_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88362);

const RESEMBLES = /\d+[._]\d+|(?:^|[^A-Za-z])v\d/i;
function unreadTags(names, prefix) {
    return names.filter((name) => {
        if (!RESEMBLES.test(name))
            return false;
        const own = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
        const isRelease = own !== undefined && (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(own).kind === "release";
        return !isRelease && !/-rollback(?:\.\d+)?$/.test(name);
    });
}
function unreadSentence(unread) {
    if (unread.length === 0)
        return "";
    const some = unread.slice(0, 3).join(", ");
    const more = unread.length > 3 ? ` and ${unread.length - 3} more` : "";
    return `Tags that look like versions were not read: ${some}${more}. Releases are called v1.2.3 or 1.2.3; what stands before the number is set as \`tag-prefix\`.`;
}
function unreadWarnings({ previous, own, unread, prefix }) {
    if (previous === undefined) {
        const sentence = unreadSentence(unread);
        return sentence === "" ? [] : [`This is taken for the first release. ${sentence}`];
    }
    const known = own.filter((name) => (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(name).kind === "release").map(numbersOf);
    const newer = unread.filter((name) => {
        const [, number] = (name.startsWith(prefix) ? NUMBERED.exec(name.slice(prefix.length)) : null) ?? [];
        if (number === undefined)
            return false;
        const numbers = number.split(/[._]/).map(Number);
        const isLine = known.some((one) => numbers.every((part, at) => part === one[at]));
        return !isLine && isGreater(numbers, numbersOf(previous));
    });
    const [first] = newer;
    if (first === undefined)
        return [];
    const names = `${newer.slice(0, 3).join(", ")}${newer.length > 3 ? ` and ${newer.length - 3} more` : ""}`;
    return [
        `Tags that look newer than ${previous} were not read: ${names}. Releases are called v1.2.3 or 1.2.3; if one of them is a release, give its commit a tag of three numbers, too.`,
    ];
}
const NUMBERED = /^(?:v|ver|version|r|rel|release)?[-_.]?(\d+(?:[._]\d+)*)$/i;
function numbersOf(release) {
    return (0,_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .bareNumber */ .I5)(release)
        .split(/[-+]/, 1)
        .flatMap((numbers) => numbers.split(".").map(Number));
}
function isGreater(left, right) {
    const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
    return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}


  })

};
;