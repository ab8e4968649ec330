"use strict";
exports.id = 4688;
exports.ids = [4688];
exports.modules = {

  82481:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    bK: () => (/* binding */ USUAL_MIGRATIONS),
    ce: () => (/* binding */ readPatterns),
    kZ: () => (/* binding */ pathMatcher)
  });
  var re2js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2856);
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);


const USUAL_MIGRATIONS = "**/migrations/**, **/db/migrate/**";
function readPatterns(setting) {
    const patterns = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(setting.text);
    const bad = patterns.find((pattern) => pattern.startsWith("/") || pattern.split("/").some((part) => /^\.\.?$/.test(part)));
    if (bad === undefined)
        return patterns;
    throw (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)({ name: setting.name, text: bad }, "a pattern from the repository's root, such as db/migrations/**");
}
function pathMatcher(patterns) {
    const expressions = patterns.map(expressionOf);
    return (path) => {
        const text = path.replaceAll("/", "\0");
        return expressions.some((expression) => expression.test(text));
    };
}
const TOKEN = /\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]|\\.|(?<=^|\/)\*\*\/|\/\*\*$|\*+|\?|[/.+^${}()|[\]\\]/gs;
const ANY = re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.compile("");
function expressionOf(pattern) {
    const isPlain = !/[*?[\\]/.test(pattern);
    const source = pattern.replace(isPlain ? /\/+$/ : "", "").replaceAll(TOKEN, (token) => {
        if (token === "/")
            return "\\x00";
        if (token === "**/")
            return "(?:.*\\x00)?";
        if (token === "/**")
            return "\\x00.+";
        if (token === "**" && pattern === "**")
            return ".+";
        if (token.startsWith("*"))
            return "[^\\x00]*";
        if (token === "?")
            return "[^\\x00]";
        if (token.startsWith("[") && token.length > 1)
            return classOf(token);
        return re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.quote(token.length > 1 ? token.slice(1) : token);
    });
    try {
        return re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.compile(`^${source}${isPlain ? "(?:\\x00.*)?" : ""}$`, re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.DOTALL);
    }
    catch {
        return ANY;
    }
}
function classOf(token) {
    const [, negative, letters = ""] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
    const escaped = letters.replaceAll(/\[:\w+:\]|[\\\]^[]/g, (one) => (one.length > 1 ? one : `\\${one}`));
    return negative === "" ? `[${escaped}]` : `[^\\x00${escaped}]`;
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

  61450:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    t: () => (/* binding */ gitFailure),
    u: () => (/* binding */ gitIn)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_ending_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31120);
  var _text_foreign_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89028);



const TIMEOUT_MS = 120_000;
const OUTPUT_LIMIT = 256 * 1024 * 1024;
const FIELD_LIMIT = 4 * 1024 * 1024;
function gitIn({ run: { workspace }, commands, environment }) {
    const settings = ["-c", `safe.directory=${workspace}`, "-c", "core.quotePath=false"];
    const env = { PATH: environment["PATH"] ?? "", GIT_TERMINAL_PROMPT: "0", GIT_FLUSH: "0", LC_ALL: "C" };
    const run = async (args, form) => {
        const errors = [];
        const exit = await commands.run({
            ...{ argv: ["git", ...settings, ...args], env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT },
            ...{ ...form, onErrorLine: (line) => errors.push(line) },
        });
        return { exit, errors };
    };
    const ask = async (...args) => {
        const lines = [];
        return { ...(await run(args, { onLine: (line) => lines.push(line) })), lines };
    };
    return {
        ask,
        lines: async (...args) => {
            const answer = await ask(...args);
            if (answer.exit.code !== 0)
                throw gitFailure(args[0] ?? "", answer);
            return answer.lines;
        },
        fields: async (args, take) => {
            const answer = await run(args, { onLine: take, lineEnd: "\0", lineLimit: FIELD_LIMIT });
            if (answer.exit.code !== 0)
                throw gitFailure(args[0] ?? "", answer);
        },
    };
}
function gitFailure(verb, { exit, errors }) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `git ${verb} ${(0,_text_ending_text_js__WEBPACK_IMPORTED_MODULE_1__/* .endingText */ .p)(exit)}: ${(0,_text_foreign_line_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanForeignLine */ .ee)(errors.slice(-3).join(" "))}`,
        means: "The last release and the changes since then are unknown. No version was determined.",
        todo: "Check that the repository is checked out in this job with its history and tags (actions/checkout with fetch-depth: 0), and that it has the commit.",
    });
}


  }),

  86133:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Hn: () => (/* binding */ gitHistory),
  be: () => (/* binding */ rangeOf),
  y6: () => (/* binding */ tagRef)
});

var failure = __webpack_require__(32314);
var expected_commits = __webpack_require__(75696);
; 

const LOG_FORMAT = "%m%H %P%n%aN%n%aE%n%B";
const RECORD = /^([->])([0-9a-f]{40}) ([0-9a-f ]*)\n([^\n]*)\n([^\n]*)\n\s*/;
const SUBJECT_LIMIT = 2000;
const TELLING = /^(?:changes made to [0-9a-f]|Reverts |Refs: |co-authored-by:|\(cherry picked from)|BREAKING|This reverts commit/im;
function logReader(take) {
    const expected = (0,expected_commits/* expectedCommits */.$)();
    const people = new Map();
    const boundary = new Set();
    let isWrong = false;
    const personOf = (name, email) => {
        const key = `${name}\0${email}`;
        const known = people.get(key) ?? { name, email };
        people.set(key, known);
        return known;
    };
    return {
        record: (text) => {
            const head = RECORD.exec(text)?.[0];
            if (head === undefined) {
                isWrong = true;
                return;
            }
            const subjectEnd = endOfLine(text, head.length);
            const own = copied(text.slice(0, Math.min(subjectEnd, head.length + SUBJECT_LIMIT)));
            const [, mark = "", sha = "", parents = "", name = "", email = ""] = RECORD.exec(own) ?? [];
            expected.delete(sha);
            if (mark === "-") {
                boundary.add(sha);
                return;
            }
            const names = parents === "" ? [] : parents.split(" ");
            for (const parent of names)
                expected.set(parent, parent);
            const subject = own.slice(head.length).trimEnd();
            const body = bodyOf(text.slice(subjectEnd), names.length > 1);
            take({ sha, parents: names, author: personOf(name, email), subject, body });
        },
        end: () => (isWrong || expected.names().length > 0 ? undefined : boundary),
    };
}
function endOfLine(text, from) {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
}
function bodyOf(text, isMerge) {
    const rest = text.trimStart();
    const isTitle = isMerge || rest.startsWith("…");
    if (!isTitle && !TELLING.test(rest))
        return "";
    const kept = rest.split(/\r?\n/).filter((line, at) => (at === 0 && isTitle) || TELLING.test(line));
    return copied(kept.join("\n").trim());
}
function copied(text) {
    return text === "" ? "" : Buffer.from(text).toString();
}

var tag_prefix = __webpack_require__(24863);
var unread_tags = __webpack_require__(6845);
var git_command = __webpack_require__(61450);
; 





const TAG_LIST = ["for-each-ref", "--sort=-version:refname"];
const TAG_FORMAT = "%(refname:strip=2)%00%(objectname)%00%(*objectname)";
function gitHistory(git, prefix) {
    return {
        place: (commit) => wholeName(git, commit),
        tags: async () => readTags(await git.lines(...TAG_LIST, `--format=${TAG_FORMAT}`, "refs/tags"), prefix),
        merged: async (commit) => {
            const form = ["--format=%(refname:strip=2)", `--merged=${commit}`];
            return (0,tag_prefix/* ownNames */.Dx)(await git.lines(...TAG_LIST, ...form, "refs/tags"), prefix);
        },
        isRelated: async (ref, commit) => {
            const answer = await git.ask("merge-base", ref, commit);
            if (answer.exit.code === 1 && answer.lines.length === 0)
                return false;
            if (answer.exit.code !== 0)
                throw (0,git_command/* gitFailure */.t)("merge-base", answer);
            return true;
        },
        commits: (span, take) => listCommits(git, span, take),
    };
}
function tagRef(prefix, tag) {
    return `refs/tags/${(0,tag_prefix/* tagName */.wZ)(prefix, tag)}`;
}
function rangeOf({ since, commit }) {
    return since === undefined ? [commit] : [commit, "--not", since];
}
async function wholeName(git, asked) {
    const [isShallow, commit = ""] = await git.lines("rev-parse", "--is-shallow-repository", `${asked}^{commit}`);
    if (isShallow === "false")
        return commit;
    throw new failure/* StageFailure */.B({
        what: "The checkout is shallow: its history is cut, and its tags may be missing.",
        means: "No version was determined, and nothing was changed.",
        todo: "Give actions/checkout `fetch-depth: 0` in this job.",
    });
}
function readTags(lines, prefix) {
    const known = lines.map((line) => {
        const [name = "", object = "", peeled = ""] = line.split("\0");
        return { name, commit: peeled || object || undefined };
    });
    const own = known.filter(({ name }) => name.startsWith(prefix));
    return {
        all: own.map((tag) => ({ ...tag, name: (0,tag_prefix/* bareVersion */.D)(tag.name, prefix) })),
        unread: (0,unread_tags/* unreadTags */.RH)(known.map(({ name }) => name), prefix),
    };
}
async function listCommits(git, span, take) {
    const form = ["--topo-order", "--boundary", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8"];
    const reader = logReader(take);
    await git.fields(["log", "-z", ...form, `--format=tformat:${LOG_FORMAT}`, ...rangeOf(span), "--"], reader.record);
    const boundary = reader.end();
    if (boundary !== undefined)
        return boundary;
    throw new failure/* StageFailure */.B({
        what: "The output of git log is incomplete or not a list of commits.",
        means: "A missing commit could be a breaking change. No version was determined.",
        todo: "Run this again. If the failure remains, report it to Sluice with `git --version` and the message above.",
    });
}


  }),

  72583:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRelease)
});

var commits_commit = __webpack_require__(63882);
var conventional = __webpack_require__(63161);
var revert_subject = __webpack_require__(82019);
; 



function claimOf(commit) {
    const names = namedCommits(commit);
    const reverted = (0,revert_subject/* revertedSubject */.K)(commit.parents.length > 1 ? commit.subject : (0,commits_commit/* fullTitle */.Eq)(commit));
    if (reverted === undefined) {
        const pullRequests = commit.parents.length > 1 ? [] : wholeNumbers(commit);
        return names.length + pullRequests.length === 0 ? undefined : { names, pullRequests, subject: undefined };
    }
    return { names, pullRequests: numbersOf(commit, reverted), subject: (0,commits_commit/* withoutReferences */.Xl)(reverted) };
}
function numbersOf({ body }, reverted) {
    const below = [...body.matchAll(/^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})/gm)].map(([, number]) => Number(number));
    if (below.length > 0)
        return below;
    const merge = (0,commits_commit/* mergedPullRequest */.r2)(reverted)?.pullRequest;
    return merge === undefined ? (0,commits_commit/* pullRequestsOf */.Tb)({ subject: reverted, parents: [] }).slice(-1) : [merge];
}
function wholeNumbers({ body }) {
    return [...body.matchAll(/^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\.?[ \t]*$/gm)].map(([, number]) => Number(number));
}
const REVERTS = /^[ \t]*(?:This reverts commits?|Reverts(?: commits?)?) ([0-9a-f]{7,40}(?:(?:,| and|, and) [0-9a-f]{7,40})*)\b(?:, reversing\s{1,3}changes made to ([0-9a-f]{7,40})\b)?/gm;
function namedCommits({ subject, body }) {
    if (body === "")
        return [];
    const named = [...body.matchAll(REVERTS)].flatMap(([, list = "", kept]) => shasIn(list).map((sha) => ({ sha, kept })));
    if (named.length > 0 || (0,conventional/* readHeader */.a)(subject)?.type !== "revert")
        return named;
    const footers = [...body.matchAll(/^Refs: *([0-9a-f]{7,40}(?:, *[0-9a-f]{7,40})*) *$/gm)];
    return footers.flatMap(([, list = ""]) => shasIn(list)).map((sha) => ({ sha }));
}
function shasIn(list) {
    return list.match(/[0-9a-f]{7,40}/g) ?? [];
}
function fitsName(commit, name) {
    if (commit === undefined || !commit.sha.startsWith(name.sha))
        return false;
    return name.kept === undefined || (commit.parents[0] ?? "").startsWith(name.kept);
}

; 



function revertsIn(commits) {
    return commits.flatMap((commit, at) => {
        const claim = claimOf(commit);
        return claim === undefined ? [] : [{ commit, at, claim }];
    });
}
function indexTargets(commits, reverts) {
    const starts = new Map();
    const numbers = new Map();
    const subjects = new Map();
    const descriptions = new Map();
    for (const { claim } of reverts) {
        const { names, pullRequests, subject } = claim;
        for (const { sha } of names)
            starts.set(sha.slice(0, 7), []);
        for (const number of pullRequests)
            numbers.set(number, []);
        if (subject === undefined)
            continue;
        subjects.set(subject, []);
        descriptions.set(subject, []);
    }
    const cut = [...subjects.keys()].flatMap((subject) => startOf(subject) ?? []);
    for (const [at, commit] of commits.entries()) {
        starts.get(commit.sha.slice(0, 7))?.push(at);
        const own = (0,commits_commit/* pullRequestsOf */.Tb)(commit).at(-1);
        if (own !== undefined)
            numbers.get(own)?.push(at);
        for (const title of titlesOf(commit)) {
            subjects.get(title)?.push(at);
            descriptions.get(descriptionOf(title))?.push(at);
            for (const { start, title: one } of cut)
                if (title !== one && title.startsWith(start))
                    subjects.get(one)?.push(at);
        }
    }
    return { starts, numbers, subjects, descriptions };
}
function titlesOf(commit) {
    const own = (0,commits_commit/* withoutReferences */.Xl)(commit.subject);
    const whole = (0,commits_commit/* withoutReferences */.Xl)((0,commits_commit/* fullTitle */.Eq)(commit));
    const isMerge = commit.parents.length > 1 && (0,commits_commit/* mergedPullRequest */.r2)(commit.subject) !== undefined;
    return isMerge || own !== whole ? [own, whole] : [own];
}
function descriptionOf(title) {
    const header = (0,conventional/* readHeader */.a)(title);
    return header === undefined || header.type === "revert" ? "" : header.description;
}
function startOf(title) {
    const [, start] = /^(.{20,}?)\s*(?:…|\.\.\.)$/.exec(title) ?? [];
    return start === undefined ? undefined : { title, start };
}
function isCutOf(title, whole) {
    const cut = startOf(title);
    return cut !== undefined && title !== whole && whole.startsWith(cut.start);
}
function revertWatch() {
    const [starts, numbers, subjects] = [new Set(), new Set(), new Set()];
    const cut = [];
    const isTarget = (commit) => {
        if (starts.has(commit.sha.slice(0, 7)))
            return true;
        const own = numbers.size > 0 ? (0,commits_commit/* pullRequestsOf */.Tb)(commit).at(-1) : undefined;
        if (own !== undefined && numbers.has(own))
            return true;
        if (subjects.size === 0)
            return false;
        return titlesOf(commit).some((title) => subjects.has(title) || subjects.has(descriptionOf(title)) || cut.some(({ start }) => title.startsWith(start)));
    };
    return (commit) => {
        const isKnown = isTarget(commit);
        const claim = claimOf(commit);
        if (claim === undefined)
            return isKnown;
        for (const { sha } of claim.names)
            starts.add(sha.slice(0, 7));
        for (const number of claim.pullRequests)
            numbers.add(number);
        if (claim.subject !== undefined && !subjects.has(claim.subject)) {
            subjects.add(claim.subject);
            const start = startOf(claim.subject);
            if (start !== undefined)
                cut.push(start);
        }
        return true;
    };
}

var expected_commits = __webpack_require__(75696);
; 


const MAIN = {
    ...{ merge: undefined, outer: undefined, depth: 0 },
    ...{ pullRequests: [], titled: [], isKept: false },
};
function lineReader() {
    const open = (0,expected_commits/* expectedCommits */.$)();
    let count = 0;
    const reach = (sha, line) => {
        const known = open.get(sha);
        open.set(sha, known === undefined ? line : nearer(known, line));
    };
    return (commit, facts) => {
        const line = open.get(commit.sha) ?? MAIN;
        open.delete(commit.sha);
        const [first, ...others] = commit.parents;
        if (first !== undefined)
            reach(first, line);
        if (others.length > 0) {
            const side = sideOf(commit, line, { ...facts, at: count });
            for (const other of others)
                reach(other, side);
        }
        count++;
        return line;
    };
}
function sideOf(commit, line, { at, isKept, titled }) {
    const own = (0,commits_commit/* pullRequestsOf */.Tb)(commit);
    return {
        merge: { sha: commit.sha, at },
        outer: line,
        depth: line.depth + 1,
        pullRequests: own.length > 0 ? own : line.pullRequests,
        titled: titled === undefined ? line.titled : [...line.titled, titled],
        isKept: isKept || line.isKept,
    };
}
function nearer(left, right) {
    const [outer, inner] = left.depth <= right.depth ? [left, right] : [right, left];
    let around = inner;
    while (around !== undefined && around.depth > outer.depth)
        around = around.outer;
    if (around === outer)
        return outer;
    return (left.merge?.at ?? -1) > (right.merge?.at ?? -1) ? left : right;
}
function broughtBy(merges) {
    const direct = directlyBroughtBy(merges);
    return (merge) => withTheirOwn(direct, merge);
}
function withTheirOwn(direct, merge) {
    const all = [];
    const left = [merge];
    for (let here = left.pop(); here !== undefined; here = left.pop()) {
        for (const sha of direct.get(here) ?? []) {
            all.push(sha);
            if (direct.has(sha))
                left.push(sha);
        }
    }
    return all;
}
function directlyBroughtBy(merges) {
    const direct = new Map();
    for (const [sha, merge] of merges) {
        const list = direct.get(merge);
        if (list === undefined)
            direct.set(merge, [sha]);
        else
            list.push(sha);
    }
    return direct;
}

; 



const NOTHING_RELEASED = { commits: new Set(), pullRequests: new Set() };
function readReverts(commits, { merges, released }) {
    const undone = new Map();
    const spent = new Set();
    const reverts = revertsIn(commits);
    if (reverts.length === 0)
        return { undone, spent };
    const members = broughtBy(merges);
    const find = targetFinder(commits, { index: indexTargets(commits, reverts), undone, released });
    for (const { commit, at, claim } of reverts) {
        if (undone.has(commit.sha))
            continue;
        const targets = find(claim, at);
        const whole = targets
            .filter(({ sha }) => !undone.has(sha))
            .flatMap(({ sha, parents }) => [sha, ...(parents.length > 1 ? members(sha) : [])]);
        for (const sha of whole)
            if (!undone.has(sha) && sha !== commit.sha)
                undone.set(sha, commit.sha);
        if (targets.length > 0 && claim.subject !== undefined)
            spent.add(commit.sha);
    }
    return { undone, spent };
}
function absentTargets(commits) {
    const reverts = revertsIn(commits);
    const index = indexTargets(commits, reverts);
    const open = reverts.filter(({ claim: { subject = "" }, at }) => [index.subjects, index.descriptions].some((places) => places.get(subject)?.some((one) => one > at)));
    const isHere = (sha) => (index.starts.get(sha.slice(0, 7)) ?? []).some((one) => commits[one]?.sha.startsWith(sha));
    const names = open.flatMap(({ claim }) => claim.names.map(({ sha }) => sha));
    const numbers = open.flatMap(({ claim }) => claim.pullRequests);
    return {
        commits: new Set(names.filter((sha) => !isHere(sha))),
        pullRequests: new Set(numbers.filter((number) => index.numbers.get(number)?.length === 0)),
    };
}
function targetFinder(commits, { index, undone, released }) {
    return ({ names, pullRequests, subject }, at) => {
        const named = names.flatMap((name) => only((index.starts.get(name.sha.slice(0, 7)) ?? []).map((one) => commits[one]).filter((one) => fitsName(one, name))));
        if (named.length > 0)
            return named;
        if (names.some(({ kept }) => kept !== undefined))
            return [];
        const numbered = pullRequests.flatMap((number) => only((index.numbers.get(number) ?? []).map((one) => commits[one])));
        if (numbered.length > 0 || subject === undefined)
            return numbered;
        if (names.some(({ sha }) => released.commits.has(sha)))
            return [];
        if (pullRequests.some((number) => released.pullRequests.has(number)))
            return [];
        const isOpen = (one) => one > at && !undone.has(commits[one]?.sha ?? "");
        const found = index.subjects.get(subject)?.find(isOpen) ?? index.descriptions.get(subject)?.find(isOpen);
        return only(found === undefined ? [] : [commits[found]]);
    };
}
function only(found) {
    const [one, ...more] = found;
    return one === undefined || more.length > 0 ? [] : [one];
}

var change = __webpack_require__(97939);
; 







function changeReader(rules, take) {
    const watch = revertWatch();
    const place = lineReader();
    const waiting = [];
    const names = [];
    const commits = () => waiting.map(({ commit }) => commit);
    return {
        take: (commit) => {
            const at = names.length;
            names.push(shortName(commit.sha));
            const isConcerned = watch(commit);
            const titled = titledMerge(commit);
            const line = place(commit, { isKept: isConcerned, titled });
            if (isConcerned || titled !== undefined || line.isKept || (0,commits_commit/* pickedFrom */.V2)(commit).length > 0) {
                waiting.push({ commit, line, at, titled });
                return;
            }
            repeatTitles(commit, line);
            if (commit.parents.length < 2)
                take((0,change/* readChange */.pm)(commit, line, rules), at);
        },
        count: () => names.length,
        absent: () => absentTargets(commits()),
        end: (released = NOTHING_RELEASED) => {
            const merges = new Map(waiting.flatMap(({ commit: { sha }, line: { merge } }) => (merge ? [[sha, merge.sha]] : [])));
            const reverts = readReverts(commits(), { merges, released });
            for (const { commit, line, at } of standing(waiting, reverts, names))
                take((0,change/* readChange */.pm)(commit, line, rules), at);
            return revertedIn(waiting, reverts);
        },
    };
}
function shortName(sha) {
    return Number.parseInt(sha.slice(0, 13), 16);
}
function standing(waiting, { undone, spent }, names) {
    const left = waiting.filter(({ commit: { sha } }) => !undone.has(sha));
    for (const { commit, line } of left)
        repeatTitles(commit, line);
    const copies = left.filter(({ commit }) => (0,commits_commit/* pickedFrom */.V2)(commit).length > 0);
    const known = copies.length === 0 ? new Set() : new Set(names);
    const isCopy = (commit) => (0,commits_commit/* pickedFrom */.V2)(commit).some((sha) => sha !== commit.sha && known.has(shortName(sha)) && !undone.has(sha));
    return left.filter(({ commit, titled }) => {
        if (spent.has(commit.sha) || isCopy(commit))
            return false;
        return commit.parents.length < 2 || (titled !== undefined && !titled.isRepeated);
    });
}
function titledMerge(commit) {
    if (commit.parents.length < 2)
        return undefined;
    const title = (0,change/* titleOf */.Gg)(commit);
    const header = (0,conventional/* readHeader */.a)(title);
    const isBreaking = (0,change/* isMarked */.rZ)(commit, header);
    return header === undefined && !isBreaking ? undefined : { title, isBreaking, isRepeated: false };
}
function repeatTitles(commit, { titled }) {
    if (titled.length === 0)
        return;
    const own = (0,change/* titleOf */.Gg)(commit);
    for (const merge of titled) {
        const isSame = own === merge.title || isCutOf(merge.title, own);
        if (isSame && (!merge.isBreaking || (0,change/* isMarked */.rZ)(commit, (0,conventional/* readHeader */.a)(own))))
            merge.isRepeated = true;
    }
}
function revertedIn(waiting, { undone }) {
    return waiting.flatMap(({ commit }) => {
        const by = undone.get(commit.sha);
        const isMerge = commit.parents.length > 1;
        if (by === undefined || isMerge || (0,revert_subject/* revertedSubject */.K)((0,commits_commit/* fullTitle */.Eq)(commit)) !== undefined)
            return [];
        return [{ sha: commit.sha, title: (0,commits_commit/* withoutReferences */.Xl)(commit.subject), by }];
    });
}

var git_history = __webpack_require__(86133);
; 

async function changedFiles(git, { since, commit }, patterns) {
    if (since === undefined || patterns.length === 0)
        return [];
    const form = ["--name-only", "--no-renames", "--no-ext-diff", "--no-color"];
    return git.lines("diff", ...form, since, commit, ...specsOf(patterns));
}
function commitsThatChanged(git, span, patterns) {
    return git.lines("rev-list", "--full-history", "--no-merges", ...(0,git_history/* rangeOf */.be)(span), ...specsOf(patterns));
}
function specsOf(patterns) {
    return ["--", ...patterns.map((pattern) => `:(top,glob)${pattern}`)];
}

var failure = __webpack_require__(32314);
var tag = __webpack_require__(88362);
var tag_prefix = __webpack_require__(24863);
; 




async function readRange(history, { commit, prefix, tags }, read) {
    const newest = (0,tag/* newestRelease */.s5)(tags.map(({ name }) => name));
    const spanAfter = (tag) => ({
        ...{ commit, since: tag === undefined ? undefined : (0,git_history/* tagRef */.y6)(prefix, tag) },
    });
    const { boundary, content } = await read(spanAfter(newest));
    const tagged = tags.find(({ name }) => name === newest)?.commit ?? "";
    if (newest === undefined || tagged === commit || boundary.has(tagged))
        return { previous: newest, isBeside: false, content };
    const previous = (0,tag/* newestRelease */.s5)(await history.merged(commit));
    if (previous !== undefined)
        return { previous, isBeside: false, content: (await read(spanAfter(previous))).content };
    if (await history.isRelated((0,git_history/* tagRef */.y6)(prefix, newest), commit))
        return { previous: newest, isBeside: true, content };
    throw unrelated((0,tag_prefix/* tagName */.wZ)(prefix, newest), commit);
}
function unrelated(tag, commit) {
    return new failure/* StageFailure */.B({
        what: `${tag}, the newest release, and ${commit} share no history.`,
        means: "The changes since the last release are unknown. Nothing was changed.",
        todo: `Check that this is the right branch of the right repository. If its history was rewritten, join both (git merge --allow-unrelated-histories -s ours ${tag}), so that ${tag} is what comes before.`,
    });
}

; 

const MOST = 200;
async function releasedTargets(git, release, { commits, pullRequests }) {
    return {
        commits: await releasedCommits(git, release, [...commits].slice(0, MOST)),
        pullRequests: await releasedPullRequests(git, release, [...pullRequests].slice(0, MOST)),
    };
}
async function releasedCommits(git, release, names) {
    if (names.length === 0)
        return new Set();
    const known = await git.lines("rev-list", "--no-walk=unsorted", "--ignore-missing", ...names, "--");
    if (known.length === 0)
        return new Set();
    const unreleased = new Set(await git.lines("rev-list", ...known, "--not", release, "--"));
    const released = known.filter((sha) => !unreleased.has(sha));
    return new Set(names.filter((name) => released.some((sha) => sha.startsWith(name))));
}
async function releasedPullRequests(git, release, numbers) {
    if (numbers.length === 0)
        return new Set();
    const patterns = numbers.flatMap((number) => [`--grep=(#${number})`, `--grep=Merge pull request #${number} `]);
    const form = ["-z", "--fixed-strings", ...patterns, "--no-show-signature", "--format=tformat:%P%x00%s"];
    const found = new Set();
    let parents;
    await git.fields(["log", ...form, release, "--"], (field) => {
        if (parents === undefined) {
            parents = field.split(" ");
            return;
        }
        for (const number of (0,commits_commit/* pullRequestsOf */.Tb)({ subject: field, parents }))
            found.add(number);
        parents = undefined;
    });
    return new Set(numbers.filter((number) => found.has(number)));
}

; 




function readRelease({ git, history }, place, rules) {
    return readRange(history, place, async (span) => {
        const breakingPaths = await changedFiles(git, span, rules.breakingPaths);
        const breaking = breakingPaths.length === 0 ? [] : await commitsThatChanged(git, span, rules.breakingPaths);
        const sink = rules.open();
        const reader = changeReader({ ...rules, breakingCommits: new Set(breaking) }, sink.take);
        const [boundary, migrations] = await Promise.all([
            history.commits(span, reader.take),
            changedFiles(git, span, rules.migrationPaths),
        ]);
        const reverted = reader.end(await releasedOf(git, span, reader.absent()));
        return { boundary, content: { sink, reverted, count: reader.count(), breakingPaths, migrations } };
    });
}
async function releasedOf(git, { since }, absent) {
    return since === undefined ? undefined : releasedTargets(git, since, absent);
}


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

  59010:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    u: () => (/* binding */ reportOutput)
  });
const reportOutput = {
    name: "report",
    description: "Report as Markdown, at most 20,000 characters, for an issue or a message.",
};


  }),

  31120:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    p: () => (/* binding */ endingText)
  });
function endingText({ code, reason }) {
    return code === null ? `failed (${reason})` : `ended with code ${code}`;
}


  }),

  97939:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Gg: () => (/* binding */ titleOf),
    fd: () => (/* binding */ GROUPS),
    pm: () => (/* binding */ readChange),
    rZ: () => (/* binding */ isMarked)
  });
  var _reverts_revert_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82019);
  var _commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63882);
  var _conventional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63161);



const GROUPS = ["breaking", "security", "features", "fixes", "other"];
function readChange(commit, line, rules) {
    const title = titleOf(commit);
    const header = (0,_conventional_js__WEBPACK_IMPORTED_MODULE_0__/* .readHeader */ .a)(title);
    const marked = isMarked(commit, header) ? "marked" : undefined;
    const breaking = marked ?? (rules.breakingCommits.has(commit.sha) ? "path" : undefined);
    const reverted = (0,_reverts_revert_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .revertedSubject */ .K)(title);
    const type = header?.type ?? "";
    const group = breaking === undefined ? groupOf(header, title, reverted !== undefined) : "breaking";
    const isRevertOf = reverted !== undefined && (0,_conventional_js__WEBPACK_IMPORTED_MODULE_0__/* .readHeader */ .a)(reverted) !== undefined;
    return {
        sha: commit.sha,
        group,
        type,
        breaking,
        scope: header?.scope ?? "",
        title: header?.type === "revert" && reverted !== undefined ? `Revert "${reverted}"` : (header?.description ?? title),
        counts: group === "breaking" || group === "security" || !rules.ignoredTypes.includes(type),
        ...pullRequestsFor(commit, line),
        isConventional: isConventional(header, rules) || isRevertOf || breaking === "marked",
        authors: (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .authorsOf */ .EK)(commit),
        pickedFrom: (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .pickedFrom */ .V2)(commit),
    };
}
const TYPES = new Set([
    ...["feat", "feature", "fix", "bugfix", "hotfix", "perf", "security", "sec", "revert", "refactor", "docs", "style"],
    ...["test", "tests", "build", "ci", "chore", "deps", "release"],
]);
function isConventional(header, { ignoredTypes }) {
    if (header === undefined)
        return false;
    return header.scope !== "" || TYPES.has(header.type) || ignoredTypes.includes(header.type);
}
function titleOf(commit) {
    const title = (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutReferences */ .Xl)((0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .fullTitle */ .Eq)(commit).trim().slice(0, 2000));
    const again = (0,_reverts_revert_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .reappliedSubject */ .j)(title);
    return again === undefined ? title : (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutReferences */ .Xl)(again);
}
function isMarked({ body }, header) {
    return header?.breaking === true || (body !== "" && (0,_conventional_js__WEBPACK_IMPORTED_MODULE_0__/* .hasBreakingFooter */ .N)(body));
}
const FIXES = new Set(["fix", "bugfix", "hotfix", "perf"]);
const SECURITY = new Set(["security", "sec"]);
function groupOf(header, title, isRevert) {
    const isNamed = header !== undefined && (SECURITY.has(header.type) || SECURITY.has(header.scope.toLowerCase()));
    if (isNamed || /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b/.test(title))
        return "security";
    if (header?.type === "feat" || header?.type === "feature")
        return "features";
    return isRevert || FIXES.has(header?.type ?? "") ? "fixes" : "other";
}
function pullRequestsFor(commit, line) {
    const own = (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .pullRequestsOf */ .Tb)(commit);
    const isMerge = commit.parents.length > 1;
    if (own.length > 0)
        return { pullRequests: own, ...(isMerge ? { broughtBy: own.at(-1) } : {}) };
    const { pullRequests } = line;
    return pullRequests.length > 0 ? { pullRequests, broughtBy: pullRequests.at(-1) } : { pullRequests };
}


  }),

  34134:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    D2: () => (/* binding */ changeCounter),
    Fs: () => (/* binding */ changeList),
    _O: () => (/* binding */ joinPullRequests),
    pq: () => (/* binding */ countOf)
  });
  var _change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97939);
  var _commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63882);
  var _pull_request_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74817);



function countOf({ counts }) {
    return _change_js__WEBPACK_IMPORTED_MODULE_0__/* .GROUPS */ .fd.reduce((sum, group) => sum + counts[group], 0);
}
function joinPullRequests(changes, standing) {
    const joined = (0,_pull_request_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .asPullRequests */ .uo)(standing);
    const less = (group) => numberOf(standing, group) - numberOf(joined, group);
    const counts = Object.fromEntries(_change_js__WEBPACK_IMPORTED_MODULE_0__/* .GROUPS */ .fd.map((group) => [group, changes.counts[group] - less(group)]));
    const pullRequests = new Set([...changes.pullRequests, ...joined.flatMap((change) => change.pullRequests)]);
    return { ...changes, standing: joined, counts: { ...changes.counts, ...counts }, pullRequests: [...pullRequests] };
}
function numberOf(changes, group) {
    return changes.filter((change) => change.group === group).length;
}
function changeList() {
    const list = [];
    return {
        take: (change, at) => list.push({ change, at }),
        all: () => list.toSorted(byPlace).map(({ change }) => change),
    };
}
function changeCounter(most) {
    const counts = { breaking: 0, security: 0, features: 0, fixes: 0, other: 0 };
    const first = new Map();
    const brought = new Map();
    const numbers = new Set();
    const people = peopleList();
    const coAuthors = peopleList();
    let isConventional = false;
    let author;
    const keep = (placed) => {
        const { group, counts: isReason } = placed.change;
        counts[group]++;
        const key = `${group} ${isReason}`;
        const list = first.get(key);
        if (list === undefined)
            first.set(key, [placed]);
        else if (list.length < most || placed.at < (list[most - 1]?.at ?? 0))
            list.push(placed);
    };
    return {
        take: (change, at) => {
            isConventional ||= change.isConventional;
            for (const number of change.pullRequests)
                numbers.add(number);
            if (change.authors.length > 1 || change.authors[0] !== author)
                people.add(change.authors);
            [author] = change.authors;
            if (change.authors.length > 1)
                coAuthors.add(change.authors.slice(1));
            if (change.broughtBy === undefined)
                return keep({ change, at });
            const known = brought.get(change.broughtBy);
            brought.set(change.broughtBy, known === undefined ? { change, at, newest: at } : together(known, { change, at }));
        },
        end: (reverted) => {
            const groups = [...brought.values()].map(({ change, newest }) => ({ change, at: newest }));
            for (const placed of groups.toSorted(byPlace))
                keep(placed);
            const standing = [...first.values()].flatMap((list) => list.toSorted(byPlace).slice(0, most));
            return {
                standing: standing.toSorted(byPlace).map(({ change }) => change),
                ...{ counts, isConventional, reverted, pullRequests: [...numbers] },
                ...{ people: people.all, coAuthors: coAuthors.all },
            };
        },
    };
}
function peopleList() {
    const all = [];
    const isUnseen = (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .unseenPeople */ .ar)();
    return { all, add: (people) => all.push(...people.filter(isUnseen)) };
}
function byPlace(left, right) {
    return left.at - right.at;
}
function together(known, placed) {
    const { at } = placed;
    const newest = Math.min(known.newest, at);
    const change = (0,_pull_request_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .weightiest */ .u6)(at < known.at ? [placed.change, known.change] : [known.change, placed.change]);
    return { change, newest, at: change.sha === placed.change.sha ? at : known.at };
}


  }),

  63882:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    EK: () => (/* binding */ authorsOf),
    Eq: () => (/* binding */ fullTitle),
    Tb: () => (/* binding */ pullRequestsOf),
    V2: () => (/* binding */ pickedFrom),
    Xl: () => (/* binding */ withoutReferences),
    ar: () => (/* binding */ unseenPeople),
    r2: () => (/* binding */ mergedPullRequest),
    y3: () => (/* binding */ distinctPeople)
  });
function pullRequestsOf({ subject, parents }) {
    const merge = parents.length > 1 ? mergedPullRequest(subject) : undefined;
    if (merge !== undefined)
        return [merge.pullRequest];
    const { references } = splitReferences(subject);
    return references === "" ? [] : (references.match(/\d+/g) ?? []).map(Number);
}
function withoutReferences(subject) {
    return splitReferences(subject).text;
}
function splitReferences(subject) {
    let text = subject.trimEnd();
    let references = "";
    if (!text.endsWith(")"))
        return { text, references };
    for (let found = /\(#\d{1,9}\)$/.exec(text); found !== null; found = /\(#\d{1,9}\)$/.exec(text)) {
        references = `${found[0]}${references}`;
        text = text.slice(0, found.index).trimEnd();
    }
    return { text, references };
}
function mergedPullRequest(subject) {
    const [, title, inBrackets, plain] = /^Merge pull request (?:'(.*)' \(#(\d{1,9})\)|#(\d{1,9})) from /.exec(subject) ?? [];
    const number = inBrackets ?? plain;
    return number === undefined ? undefined : { pullRequest: Number(number), title };
}
function fullTitle({ subject, body, parents }) {
    const merge = parents.length > 1 ? mergedPullRequest(subject) : undefined;
    if (merge === undefined && !body.startsWith("…"))
        return subject;
    const [first = ""] = body.split("\n", 1);
    if (merge !== undefined)
        return merge.title ?? first;
    const text = withoutReferences(subject);
    return text.endsWith("…") ? `${text.slice(0, -1)}${first.slice(1)}` : subject;
}
function authorsOf({ author, body }) {
    const others = body === "" ? [] : [...body.matchAll(/^co-authored-by:[ \t]*([^<\n]{0,200})<([^<>\n]{0,320})>/gim)];
    if (others.length === 0 && author.name !== "")
        return [author];
    return distinctPeople([
        author,
        ...others.map(([, name = "", email = ""]) => ({ name: name.trim(), email: email.trim() })),
    ]);
}
function distinctPeople(people) {
    return people.filter(unseenPeople());
}
function unseenPeople() {
    const known = new Set();
    const same = new Set();
    return ({ name, email }) => {
        const whole = `${name}\0${email}`;
        if (same.has(whole))
            return false;
        same.add(whole);
        const keys = [email, /\S\s+\S/.test(name.trim()) ? name : ""]
            .map((key) => key.trim().toLowerCase())
            .filter((key) => key !== "");
        const own = keys.length === 0 && name.trim() !== "" ? [name.trim().toLowerCase()] : keys;
        const isNew = own.length > 0 && !own.some((key) => known.has(key));
        for (const key of own)
            known.add(key);
        return isNew;
    };
}
function pickedFrom({ body }) {
    if (body === "")
        return [];
    return [...body.matchAll(/^\(cherry picked from commit ([0-9a-f]{40})\)/gm)].map(([, sha = ""]) => sha);
}


  }),

  63161:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    N: () => (/* binding */ hasBreakingFooter),
    a: () => (/* binding */ readHeader)
  });
function readHeader(subject) {
    const [, type, early, scope = "", late, description] = /^([a-z][a-z0-9_-]{0,49})(!)?(?:\(([^()]*)\))?(!)?:[ \t]+(\S.*)$/is.exec(subject) ?? [];
    if (type === undefined || description === undefined)
        return undefined;
    return { type: type.toLowerCase(), scope, breaking: (early ?? late) !== undefined, description };
}
function hasBreakingFooter(body) {
    return /^[ \t]*(?:[*+-][ \t]+)?BREAKING[ -]CHANGES?(?::| #)/m.test(body);
}


  }),

  75696:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $: () => (/* binding */ expectedCommits)
  });
function expectedCommits() {
    const others = new Map();
    let newest;
    return {
        get: (sha) => (newest?.sha === sha ? newest.value : others.get(sha)),
        set: (sha, value) => {
            if (others.has(sha)) {
                others.set(sha, value);
                return;
            }
            if (newest !== undefined && newest.sha !== sha)
                others.set(newest.sha, newest.value);
            newest = { sha, value };
        },
        delete: (sha) => {
            if (newest?.sha === sha)
                newest = undefined;
            else
                others.delete(sha);
        },
        names: () => [...others.keys(), ...(newest === undefined ? [] : [newest.sha])],
    };
}


  }),

  74817:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Lc: () => (/* binding */ pullRequestGroups),
    u6: () => (/* binding */ weightiest),
    uo: () => (/* binding */ asPullRequests)
  });
  var _change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97939);
  var _commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63882);


function pullRequestGroups(changes) {
    const groups = Map.groupBy(changes, ({ sha, broughtBy }) => (broughtBy === undefined ? sha : String(broughtBy)));
    return [...groups.values()];
}
function asPullRequests(changes) {
    return pullRequestGroups(changes).map(weightiest);
}
function weightiest(group) {
    const [only, ...rest] = group;
    if (only !== undefined && rest.length === 0)
        return only;
    const weight = ({ group: name, counts }) => _change_js__WEBPACK_IMPORTED_MODULE_0__/* .GROUPS */ .fd.indexOf(name) * 2 + (counts ? 0 : 1);
    const [first, ...others] = group.toSorted((left, right) => weight(left) - weight(right));
    if (first === undefined)
        throw new Error("A group of changes holds at least one.");
    if (others.length === 0)
        return first;
    const authors = (0,_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .distinctPeople */ .y3)(group.flatMap((one) => one.authors));
    return { ...first, authors, isConventional: group.some((one) => one.isConventional) };
}


  }),

  82019:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K: () => (/* binding */ revertedSubject),
    j: () => (/* binding */ reappliedSubject)
  });
  var _commits_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63882);
  var _commits_conventional_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63161);


const REVERT = /^(revert|reapply|reland)(?:\^(\d{1,2}))? (.*)$/i;
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”)$/;
function revertedSubject(subject) {
    if (!/^re(?:vert|apply|land)/i.test(subject))
        return undefined;
    const text = (0,_commits_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutReferences */ .Xl)(subject);
    const header = (0,_commits_conventional_js__WEBPACK_IMPORTED_MODULE_1__/* .readHeader */ .a)(text);
    if (header?.type === "revert")
        return unquoted(header.description) ?? header.description;
    const [, verb = "", times = "1", rest = ""] = REVERT.exec(text) ?? [];
    const reverted = unquoted(rest) ?? ((0,_commits_conventional_js__WEBPACK_IMPORTED_MODULE_1__/* .readHeader */ .a)(rest) === undefined ? undefined : rest);
    if (reverted === undefined)
        return undefined;
    const isBack = verb.toLowerCase() !== "revert" || Number(times) % 2 === 0;
    return isBack ? `Revert "${reverted}"` : reverted;
}
function unquoted(text) {
    return QUOTED.exec(text)
        ?.slice(1)
        .find((one) => one !== undefined);
}
function reappliedSubject(subject) {
    const reverted = revertedSubject(subject);
    const again = reverted === undefined ? undefined : revertedSubject(reverted);
    return again === undefined ? undefined : (reappliedSubject(again) ?? again);
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