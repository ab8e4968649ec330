"use strict";
exports.id = 6813;
exports.ids = [6813,7281];
exports.modules = {

  93934:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var default_branch = __webpack_require__(14792);
var git_command = __webpack_require__(61450);
var git_history = __webpack_require__(86133);
var merged_pulls = __webpack_require__(57281);
var release_content = __webpack_require__(72583);
var tag = __webpack_require__(88362);
; 

const COMPANIONS = [
    /(<tag>)[^<]*/,
    /(<project\.build\.outputTimestamp>)[^<]*/,
    /(\b(?:versionCode|CURRENT_PROJECT_VERSION|build_?number)\W{1,4})\d+/i,
    /(\b(?:date-released|release[-_ ]?date)\b\W{1,4})\d{4}-\d\d-\d\d/i,
];
const NUMBER = /(?<![\d.])\d+(?:\.\d+)+(?:[-+.]?\w)*/g;
const VERSION_LINE = /version|\bpkgver\b|^\W*(?:<\w+>)?\W*v?#\W*(?:<\/\w+>)?(?:\.freeze)?\W*$|"\."\s*:/i;
function versionReader(previous, next) {
    const newest = baseOf(next.replace(/^v/, ""));
    const known = new Set([newest, ...(previous === undefined ? [] : [baseOf(previous.replace(/^v/, ""))])]);
    const isOwn = (number) => known.has(number);
    const isPossible = (number) => isOwn(number) || ((0,tag/* isSemverTag */.bq)(number) && (0,tag/* compareTags */.bb)(number, newest) < 0);
    return {
        isVersionText: (lines) => lines.length > 0 &&
            lines.every((line) => {
                const [number = "", ...others] = line.match(NUMBER) ?? [];
                return others.length === 0 && isOwn(baseOf(number)) && /^\W*v?#\W*$/.test(line.replaceAll(NUMBER, "#"));
            }),
        isVersionChange: (hunks) => {
            const pairs = pairsOf(hunks);
            if (pairs === undefined)
                return false;
            const isFitting = pairs.every(({ numbers, isNamed }) => numbers.every(([from, to]) => isNamed ? [from, to].some(isOwn) && [from, to].every(isPossible) : isOwn(from) && isOwn(to)));
            if (!isFitting || !pairs.some(({ isNamed }) => isNamed))
                return false;
            for (const number of pairs.flatMap(({ numbers }) => numbers.flat()))
                known.add(number);
            return true;
        },
    };
}
const LONGEST = 1000;
function pairsOf(hunks) {
    const pairs = [];
    for (const { removed, added } of hunks) {
        if (removed.length !== added.length)
            return undefined;
        for (const [at, line] of removed.entries()) {
            const pair = pairOf(line, added[at] ?? "");
            if (pair === undefined)
                return undefined;
            pairs.push(pair);
        }
    }
    return pairs;
}
function pairOf(from, to) {
    if (from === to || Math.max(from.length, to.length) > LONGEST)
        return undefined;
    const [old, now] = [from, to].map((line) => COMPANIONS.reduce((text, part) => text.replace(part, "$1"), line));
    if (old === undefined || now === undefined)
        return undefined;
    if (old.replaceAll(NUMBER, "#") !== now.replaceAll(NUMBER, "#"))
        return undefined;
    const [before, after] = [old, now].map((line) => line.match(NUMBER) ?? []);
    const numbers = (before ?? []).flatMap((number, at) => {
        const other = after?.[at] ?? "";
        return number === other ? [] : [[baseOf(number), baseOf(other)]];
    });
    return { numbers, isNamed: numbers.length > 0 && VERSION_LINE.test(old.replaceAll(NUMBER, "#")) };
}
function baseOf(number) {
    const [major = "0", minor = "0", patch = "0"] = /^\d+(?:\.\d+){0,2}/.exec(number)?.[0].split(".") ?? [];
    return `${major}.${minor}.${patch}`;
}

; 

const MOST_VERSION_COMMITS = 200;
async function versionCommits(git, commits, { changelog, previous, version }) {
    if (commits.length === 0)
        return new Set();
    const form = ["--no-walk=unsorted", "--format=%x00%H", "--patch", "--unified=0", "--no-ext-diff", "--no-color"];
    const lines = await git.lines("log", ...form, "--no-renames", "--first-parent", "--diff-merges=off", ...commits.slice(0, MOST_VERSION_COMMITS), "--");
    const reader = versionReader(previous, version);
    const free = patchesOf(lines)
        .toReversed()
        .filter(({ files }) => {
        const others = files.filter(({ path }) => path !== changelog && !CHANGELOG.test(path));
        if (others.length === 0)
            return files.length > 0;
        const [made, changed] = [others.filter(({ isNew }) => isNew), others.filter(({ isNew }) => !isNew)];
        if (others.some(({ isWhole }) => isWhole) || !made.every(({ hunks }) => reader.isVersionText(addedIn(hunks))))
            return false;
        return changed.length === 0 || reader.isVersionChange(changed.flatMap(({ hunks }) => hunks));
    });
    return new Set(free.map(({ sha }) => sha));
}
function addedIn(hunks) {
    return hunks.flatMap(({ added }) => added);
}
const CHANGELOG = /(?:^|\/)(?:\.changeset|changelog\.d|newsfragments)\/|(?:^|\/)(?:change-?log|changes|history|news|releases?)(?:\.(?:md|markdown|rst|txt))?$/i;
function patchesOf(lines) {
    const patches = [];
    let left = { removed: 0, added: 0 };
    for (const line of lines) {
        const files = patches.at(-1)?.files ?? [];
        const file = files.at(-1);
        const hunk = file?.hunks.at(-1);
        if (line.startsWith("\0"))
            patches.push({ sha: line.slice(1), files: [] });
        else if (hunk !== undefined && left.removed > 0 && line.startsWith("-")) {
            hunk.removed.push(line.slice(1));
            left = { ...left, removed: left.removed - 1 };
        }
        else if (hunk !== undefined && left.added > 0 && line.startsWith("+")) {
            hunk.added.push(line.slice(1));
            left = { ...left, added: left.added - 1 };
        }
        else if (line.startsWith("diff --git "))
            files.push({ path: /^diff --git a\/(.*) b\//.exec(line)?.[1] ?? "", hunks: [], isNew: false, isWhole: false });
        else if (file !== undefined && line.startsWith("@@ ")) {
            const [, removed = "1", added = "1"] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
            left = { removed: Number(removed), added: Number(added) };
            file.hunks.push({ removed: [], added: [] });
        }
        else if (file !== undefined && line.startsWith("new file "))
            file.isNew = true;
        else if (file !== undefined && /^(?:Binary |old mode |deleted file )/.test(line))
            file.isWhole = true;
    }
    return patches;
}

var changelog_file = __webpack_require__(12967);
var changelog_path = __webpack_require__(41270);
var markdown = __webpack_require__(10492);
var truncate = __webpack_require__(6935);
; 


function renderChangelog(report) {
    const { version, heading, commit, pullRequest, wouldBe, missing } = report;
    const where = commit === "" ? "nowhere: nothing was written" : (0,markdown/* code */.aY)(commit);
    const rows = [
        ["Section", heading.replace(/^#+\s*/, "")],
        ["Changed", changedIn(report)],
        ["Commit", pullRequest === "" ? where : (0,markdown.md) `waits in ${(0,markdown/* link */.nf)("a pull request", pullRequest)}`],
    ];
    const without = missing.length === 0 ? markdown/* NOTHING */.K$ : (0,markdown.md) `\n**Without an entry:**\n\n${(0,markdown/* bullets */.e5)(missing)}\n`;
    const block = (0,markdown/* codeBlock */.DV)((0,truncate/* truncate */.xv)(wouldBe, 10_000));
    const would = wouldBe === "" ? markdown/* NOTHING */.K$ : (0,markdown.md) `\n**What would be written:**\n\n${block}`;
    return (0,markdown.md) `### 📝 Changelog of ${version}\n\n${(0,markdown/* table */.tp)(["", ""], rows)}${without}${would}`;
}
function changedIn({ changed, wouldBe }) {
    if (!changed)
        return "no, it was there already";
    return wouldBe === "" ? "yes" : "it would be";
}

var repository_url = __webpack_require__(10154);
var changes = __webpack_require__(34134);
var unread_tags = __webpack_require__(6845);
var dist = __webpack_require__(77934);
var failure = __webpack_require__(32314);
var changelog_commit = __webpack_require__(97304);
var stage_answer = __webpack_require__(10048);
; 




const refSchema = dist/* object */.Ikc({ object: dist/* object */.Ikc({ sha: dist/* string */.YjP() }) });
const branchSchema = dist/* object */.Ikc({ commit: dist/* object */.Ikc({ id: dist/* string */.YjP() }) });
function branchPath(branch) {
    return branch.split("/").map(encodeURIComponent).join("/");
}
async function headOf(forge, repository, branch) {
    const answer = await forge.read(`${repository}/git/ref/heads/${branchPath(branch)}`);
    return answer === undefined ? undefined : (0,stage_answer/* understand */.Z)(refSchema, answer, "a branch").object.sha;
}
async function giteaHeadOf(forge, repository, branch) {
    const answer = await forge.read(`${repository}/branches/${branchPath(branch)}`);
    return answer === undefined ? undefined : (0,stage_answer/* understand */.Z)(branchSchema, answer, "a branch").commit.id;
}
async function isOwnCommit(forge, { repository, path, parent }, head) {
    const answer = await (0,changelog_commit/* readCommit */.kN)(forge, repository, head);
    return answer !== undefined && (0,changelog_commit/* parentOfChangelogCommit */.BF)(answer, path) === parent;
}
function movedBranch(branch, parent, head) {
    return new failure/* StageFailure */.B({
        what: `${branch} ended with ${parent}, and ends with ${head ?? "nothing"} now.`,
        means: "Commits were pushed in the meantime, so the planned and signed-off commit is no longer the one that would be released. Nothing was changed.",
        todo: "Prepare the release again.",
    });
}

var external_node_crypto_ = __webpack_require__(77598);
var release_notes = __webpack_require__(38733);
var forge_refusal = __webpack_require__(67730);
var pull_request = __webpack_require__(69665);
var plain_text = __webpack_require__(61941);
; 

function refusal(what, todo) {
    return new failure/* StageFailure */.B({ what, means: "The changelog was not changed, and nothing was tagged.", todo });
}

; 











const messageSchema = dist/* object */.Ikc({ commit: dist/* object */.Ikc({ message: dist/* string */.YjP() }) });
async function openPull({ forge, store, log }, edit) {
    const { pull } = edit;
    const head = await store.headOf(pull.branch);
    const state = head === undefined ? "new" : await stateOf(forge, edit, head);
    const known = await findPull(forge, edit);
    if (state === "others")
        leave(edit, known !== undefined, log);
    const isPushed = state === "new" || state === "outdated";
    if (isPushed)
        await push(store, edit, head);
    const url = known?.html_url ?? (await openNew(forge, edit));
    return { written: { kind: "pull-request", url }, changed: known === undefined || isPushed };
}
async function stateOf(forge, edit, head) {
    const answer = await (0,changelog_commit/* readCommit */.kN)(forge, edit.repository, head);
    const parent = (0,changelog_commit/* parentOfChangelogCommit */.BF)(answer, edit.path);
    const text = (await (0,changelog_file/* readChangelogFile */.H)(forge, { ...edit, commit: head })) ?? "";
    const { message } = (0,stage_answer/* understand */.Z)(messageSchema, answer, "a commit").commit;
    if (parent === undefined || message.trim() !== signed(edit.message, text))
        return othersTell(edit, text);
    return parent === edit.parent && text === edit.text ? "same" : "outdated";
}
function othersTell({ pull, version }, text) {
    const body = (0,release_notes/* releaseNotes */.f)(text, version)?.body ?? "";
    if (body !== "")
        return "others";
    throw refusal(`The branch ${pull.branch} holds others' commits, and its changelog has no section of ${version}.`, `Write the section there and merge it; or delete the branch, so that it is made anew.`);
}
function signed(message, text) {
    return `${message}\n\nChangelog-Sha256: ${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex")}`;
}
function leave({ pull }, isOpen, log) {
    if (isOpen) {
        log.warning(`${pull.branch} holds others' commits and was left as it is: its text is what will be merged.`);
        return;
    }
    throw refusal(`The branch ${pull.branch} holds others' commits, and no open pull request is about it.`, "Open a pull request from it; or delete the branch, so that it is made anew.");
}
async function push(store, edit, head) {
    const commit = await store.make({ ...edit, message: signed(edit.message, edit.text) });
    const refusal = await store.move({ branch: edit.pull.branch, commit, from: head, replaces: head !== undefined });
    if (refusal !== undefined)
        throw refusal.failure;
}
async function findPull(forge, { repository, branch, pull }) {
    const owner = repository.split("/")[2] ?? "";
    const filter = `&head=${encodeURIComponent(`${owner}:${pull.branch}`)}&base=${encodeURIComponent(branch)}`;
    const all = await (0,pull_request/* openPullRequests */.S)(forge, repository, filter);
    return all.find(({ base, head }) => head.ref === pull.branch && base.ref === branch);
}
async function openNew(forge, edit) {
    const { repository, branch: base, message, pull } = edit;
    const wanted = { title: (0,plain_text/* plain */.pj) `${message}`, head: pull.branch, base, body: pull.body };
    try {
        return await (0,pull_request/* openPullRequest */.H)(forge, repository, wanted, () => findPull(forge, edit));
    }
    catch (error) {
        throw error instanceof forge_refusal/* ForgeRefusal */.a ? notOpened(edit, error) : error;
    }
}
function notOpened({ pull, branch }, error) {
    return new failure/* StageFailure */.B({
        what: error.what,
        means: `The commit waits on the branch ${pull.branch}, and no pull request is about it. Nothing was tagged.`,
        todo: `Allow it in the repository's settings (Actions, General, "Allow GitHub Actions to create and approve pull requests"), and give the job \`pull-requests: write\`; or give a RELEASE_TOKEN, whose pull requests start the checks as well; or open the pull request to ${branch} yourself. Then run this again.`,
        cause: error,
    });
}

; 


async function writeEdit(writers, edit) {
    const { store, log } = writers;
    const { branch, parent, write } = edit;
    if (write === "pull-request")
        return openPull(writers, edit);
    const commit = await store.make(edit);
    const refusal = await store.move({ branch, commit, from: parent, replaces: false });
    if (refusal === undefined)
        return { written: { kind: "commit", commit }, changed: true };
    const head = await store.headOf(branch);
    if (head !== parent)
        throw movedBranch(branch, parent, head);
    if (write === "commit" || !refusal.isRule)
        throw refusal.failure;
    log.info(`${branch} does not take the commit, so it becomes a pull request. ${refusal.failure.what}`);
    return openPull(writers, edit);
}

var path_patterns = __webpack_require__(82481);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var tags_tag_prefix = __webpack_require__(24863);
var keys = __webpack_require__(59010);
; 



const keys_inputs = [
    read_config/* configKey */.ur,
    { name: "version", description: "Version to release, such as v1.4.0.", required: true },
    {
        name: "commit",
        description: "Commit to release, as 40 hexadecimal digits. The branch must end with it. Default: the commit that is checked out.",
    },
    tag_prefix/* tagPrefixKey */.KP,
    { name: "branch", description: "Branch that gets the commit. Default: the repository's default branch." },
    { name: "date", description: "Date of the release, as YYYY-MM-DD. Default: today, in UTC." },
    {
        name: "changelog",
        description: "Path of the changelog. Its section for the version becomes the release notes.",
        default: "CHANGELOG.md",
        file: "announce.changelog",
    },
    {
        name: "unreleased",
        description: "Accepted names of the section for unreleased changes, separated by commas or lines.",
        default: "Unreleased",
        file: "update-changelog.unreleased",
    },
    {
        name: "missing-entries",
        description: "What happens if a change since the last release has no entry: fail, warn, or draft an entry.",
        default: "fail",
        file: "update-changelog.missing-entries",
    },
    {
        name: "entry-free-types",
        description: "Types of conventional commits that need no entry, separated by commas or lines.",
        default: "docs, test, tests, ci, style, chore, build, refactor",
        file: "update-changelog.entry-free-types",
    },
    {
        name: "breaking-paths",
        description: "Patterns of files whose change is breaking, so that a change of any type needs an entry; as for plan-release.",
        file: "plan-release.breaking-paths",
    },
    {
        name: "write",
        description: "auto: a commit, or a pull request if the branch does not accept a commit; commit; pull-request; none.",
        default: "auto",
        file: "update-changelog.write",
    },
    {
        name: "token",
        description: "Token with `contents: write`, and `pull-requests: write` for pull requests. With `write: none`, `contents: read` is enough; `pull-requests: read` finds pull requests that were merged by rebase.",
        default: "${{ github.token }}",
        secret: true,
    },
];
const outputs = [
    { name: "changed", description: "Whether the changelog was changed: true or false." },
    {
        name: "commit",
        description: "Commit to release: the new commit, or the given one if nothing had to be changed; empty while a pull request is open.",
    },
    { name: "pull-request", description: "Address of the pull request that is to be merged; empty for none." },
    { name: "heading", description: "Heading of the version's section." },
    { name: "missing", description: "Number of changes without an entry." },
    keys/* reportOutput */.u,
];

; 








const MISSING = ["fail", "warn", "draft"];
const WRITE = ["auto", "commit", "pull-request", "none"];
async function readInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, "");
    const token = settings.need("token").text;
    world.log.mask(token);
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const version = (0,tags_tag_prefix/* bareVersion */.D)(settings.need("version").text, prefix);
    if ((0,tag/* readTag */.zW)(version).kind !== "release")
        throw (0,values/* badValue */.tm)(settings.need("version"), "a version such as v1.4.0");
    const commit = settings.get("commit");
    if (commit.text !== "" && !/^[0-9a-f]{40}$/.test(commit.text))
        throw (0,values/* badValue */.tm)(commit, "40 hexadecimal digits");
    return {
        ...{ token, version, prefix, tag: (0,tags_tag_prefix/* tagName */.wZ)(prefix, version), commit: commit.text || "HEAD" },
        branch: settings.get("branch").text,
        date: readDate(settings.get("date"), world.clock.now()),
        path: settings.get("changelog").text,
        unreleased: (0,values/* readList */.LD)(settings.get("unreleased").text),
        parts: definedParts(config["update-changelog"]?.parts ?? {}),
        missing: pick(settings.get("missing-entries"), MISSING),
        entryFreeTypes: (0,values/* readList */.LD)(settings.get("entry-free-types").text).map((type) => type.toLowerCase()),
        breakingPaths: (0,path_patterns/* readPatterns */.ce)(settings.get("breaking-paths")),
        write: pick(settings.get("write"), WRITE),
    };
}
function definedParts(parts) {
    return Object.fromEntries(Object.entries(parts).filter(([, name]) => name !== undefined));
}
function readDate(setting, now) {
    const text = setting.text || new Date(now).toISOString().slice(0, 10);
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
    if (!isDay)
        throw (0,values/* badValue */.tm)(setting, "a day such as 2026-11-24");
    return text;
}
function pick(setting, words) {
    const found = words.find((word) => word === setting.text);
    if (found === undefined)
        throw (0,values/* badValue */.tm)(setting, (0,values/* oneOf */.yL)(words));
    return found;
}

var foreign_line = __webpack_require__(89028);
; 



function mustHaveEntries(missing, policy, log) {
    if (missing.length === 0)
        return [];
    const names = missing.slice(0, 20).map(nameOf);
    const more = missing.length > names.length ? [`and ${missing.length - names.length} more`] : [];
    const list = [...names, ...more].join("; ");
    if (policy === "fail") {
        throw refusal(`${missing.length} ${missing.length === 1 ? "change has" : "changes have"} no entry in the changelog: ${list}.`, "Write them down below the heading of unreleased changes, naming the pull request (#12); or set `update-changelog.missing-entries` to draft or warn.");
    }
    log.warning(`No entry in the changelog${policy === "draft" ? ", so one was drafted" : ""}: ${list}.`);
    return missing;
}
function nameOf({ title, pullRequests, sha }) {
    const from = pullRequests.length > 0 ? pullRequests.map((one) => `#${one}`).join(", ") : sha.slice(0, 12);
    return `${(0,truncate/* truncate */.xv)((0,foreign_line/* cleanForeignLine */.ee)(title), 120)} (${from})`;
}

var sections = __webpack_require__(69338);
var splice = __webpack_require__(79330);
var entry_insertion = __webpack_require__(50755);
var part_names = __webpack_require__(62983);
; 





function draftEntries(changelog, section, { changes, parts }) {
    const titles = changelog.headings.filter(({ release, unreleased }) => (release ?? unreleased) === undefined);
    const names = (0,part_names/* partNames */.wX)(titles.map(({ title }) => title), parts);
    const own = (0,sections/* partsOf */.CI)(changelog, section).map(({ title }) => title);
    const bullet = bulletOf(changelog, section);
    const titleFor = ({ group }) => {
        const same = part_names/* SUBJECTS_OF */.Km[group].flatMap((subject) => own.find((title) => (0,part_names/* subjectOf */.et)(title) === subject) ?? []);
        return parts[group] !== undefined || own.includes(names[group]) ? names[group] : (same[0] ?? names[group]);
    };
    const entries = Map.groupBy(changes, titleFor);
    const groups = [...entries].map(([title, some]) => ({
        path: [title],
        entries: some.map((change) => `${bullet} ${entryOf(change)}`),
    }));
    return (0,splice/* splice */.V4)(changelog.text, (0,entry_insertion/* insertEntries */.A)(changelog, section, groups));
}
function bulletOf({ text, blocks }, section) {
    const list = [...section.blocks, ...blocks].find(({ node }) => node.type === "list" && !node.ordered);
    return list === undefined ? "-" : text.slice(list.start, list.start + 1);
}
function entryOf({ scope, title, pullRequests, sha, group }) {
    const words = (0,foreign_line/* visibleLine */.P8)(title)
        .replaceAll(/\s+/g, " ")
        .replaceAll(/`[^`]*`|<(?=[A-Za-z/!?])/g, (part) => (part === "<" ? "\\<" : part))
        .trim();
    const capital = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
    const where = scope === "" ? "" : `**${scope}:** `;
    const breaking = group === "breaking" ? "**Breaking:** " : "";
    const from = pullRequests.length > 0 ? pullRequests.map((one) => `#${one}`).join(", ") : sha.slice(0, 12);
    return `${breaking}${where}${capital} (${from})`;
}

var markdown_tree = __webpack_require__(73892);
var commit = __webpack_require__(63882);
var pull_request_groups = __webpack_require__(74817);
; 



const TELLING = 3;
function missingEntries(changes, { changelog, section }, rules) {
    const raw = section.blocks.flatMap(({ kind, node }) => (kind === "comment" ? [] : entriesOf(changelog.text, node)));
    const entries = raw.map((text) => ({
        words: normal((0,commit/* withoutReferences */.Xl)(text.trimEnd())),
        pullRequests: pullRequestsIn(text, rules.repositoryUrl),
    }));
    const isNamed = namedIn(raw.join("\n"), entries);
    const hasWords = wordsIn(entries);
    const isFree = ({ type, group }) => group === "other" && rules.freeTypes.includes(type);
    return (0,pull_request_groups/* pullRequestGroups */.Lc)(changes).flatMap((group) => {
        const needing = group.filter((change) => !isFree(change));
        const isThere = needing.length === 0 || group.some((change) => isNamed(change) || hasWords(change));
        return isThere ? [] : [needing];
    });
}
function entriesOf(text, node) {
    switch (node.type) {
        case "paragraph":
        case "heading":
        case "tableRow":
        case "definition":
        case "html": {
            const { start, end } = (0,markdown_tree/* placeOf */.$t)(node);
            return [text.slice(start, end)];
        }
        case "listItem": {
            const own = (0,markdown_tree/* childrenOf */.LU)(node)
                .filter(({ type }) => type === "paragraph")
                .map((one) => entriesOf(text, one)[0] ?? "");
            const inner = (0,markdown_tree/* childrenOf */.LU)(node).filter(({ type }) => type !== "paragraph");
            return [own.join("\n\n"), ...inner.flatMap((one) => entriesOf(text, one))];
        }
        default:
            return (0,markdown_tree/* childrenOf */.LU)(node).flatMap((child) => entriesOf(text, child));
    }
}
function namedIn(text, entries) {
    const numbers = new Set(entries.flatMap(({ pullRequests }) => pullRequests));
    const hashes = Map.groupBy([...text.matchAll(/\b[0-9a-f]{7,40}\b/g)].map(([hash]) => hash), (hash) => hash.slice(0, 7));
    return ({ sha, pullRequests }) => pullRequests.some((one) => numbers.has(one)) ||
        (hashes.get(sha.slice(0, 7)) ?? []).some((hash) => sha.startsWith(hash));
}
function wordsIn(entries) {
    const whole = new Set(entries.map(({ words }) => words));
    const open = entries.filter(({ pullRequests }) => pullRequests.length === 0).map(({ words }) => words);
    const byWord = new Map();
    for (const words of open) {
        for (const word of new Set(words.split(" "))) {
            const list = byWord.get(word);
            if (list === undefined)
                byWord.set(word, [words]);
            else
                list.push(words);
        }
    }
    return ({ title, scope }) => {
        const own = normal(title);
        if (own === "")
            return false;
        if (whole.has(own) || whole.has(`${normal(scope)} ${own}`))
            return true;
        const words = own.split(" ");
        if (words.length < TELLING)
            return false;
        const [rarest = []] = words
            .map((word) => byWord.get(word) ?? [])
            .toSorted((left, right) => left.length - right.length);
        return rarest.some((entry) => ` ${entry} `.includes(` ${own} `));
    };
}
function pullRequestsIn(text, repositoryUrl) {
    const numbers = [...text.matchAll(/(?<![\w/.-])(?:#|GH-|PR#)(\d{1,9})\b/g)].map(([, number]) => Number(number));
    if (repositoryUrl === "")
        return numbers;
    const slug = new URL(repositoryUrl).pathname.slice(1).toLowerCase();
    const full = [...text.matchAll(/(?<![\w/.-])([\w.-]+\/[\w.-]+)#(\d{1,9})\b/g)]
        .filter(([, name]) => name?.toLowerCase() === slug)
        .map(([, , number]) => Number(number));
    const addresses = [
        ...text.matchAll(/(https?:\/\/[^\s()<>\]]+?)\/(?:-\/)?(?:pull|pulls|issues|merge_requests)\/(\d{1,9})\b/g),
    ]
        .filter(([, url]) => url?.toLowerCase() === repositoryUrl.toLowerCase())
        .map(([, , number]) => Number(number));
    return [...numbers, ...full, ...addresses];
}
function normal(text) {
    return text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}

var line_start = __webpack_require__(41150);
; 




function foldUnreleased(changelog, version) {
    const { text } = changelog;
    const open = (0,sections/* unreleasedHeading */.LR)(changelog);
    const release = (0,sections/* releaseHeading */.m_)(changelog, version);
    if (open === undefined || release === undefined)
        return text;
    const section = (0,sections/* sectionOf */.ZE)(changelog, open);
    const moved = contentOf(changelog, section);
    const groups = [...Map.groupBy(moved, ({ path }) => path.join("\n")).values()].map((some) => ({
        path: some[0]?.path ?? [],
        entries: some.map(({ from, end }) => text.slice(from, end)),
    }));
    const removed = moved.map(({ from, to }) => ({ from, to, text: "" }));
    return (0,splice/* splice */.V4)(text, [...(0,entry_insertion/* insertEntries */.A)(changelog, (0,sections/* sectionOf */.ZE)(changelog, release), groups), ...removed]);
}
function contentOf({ text, headings }, { heading: open, blocks, to }) {
    const path = [];
    return blocks.flatMap((block, index) => {
        const heading = block.kind === "heading" ? headings.find(({ at }) => at === open.at + 1 + index) : undefined;
        if (heading !== undefined) {
            while ((path.at(-1)?.level ?? 0) >= heading.level)
                path.pop();
            path.push(heading);
        }
        if (block.kind !== "content")
            return [];
        const next = blocks[index + 1];
        const from = (0,line_start/* lineStart */.P)(text, block.start);
        return {
            path: path.map(({ title }) => title),
            ...{ from, end: (0,splice/* lineEnd */.kd)(text, block.end) },
            to: endOfRemoved(text, { from, end: block.end, to: next === undefined ? to : (0,line_start/* lineStart */.P)(text, next.start) }),
        };
    });
}
function endOfRemoved(text, { from, end, to }) {
    const above = text.slice(0, from).replace(/(?:\r\n|\n|\r)$/, "");
    const isBlankAbove = above === "" || text.slice((0,line_start/* lineStart */.P)(text, above.length), above.length).trim() === "";
    return isBlankAbove ? to : (0,splice/* nextLine */.sE)(text, end);
}

; 


const COMPARISON = /^(\S*\/compare\/)([^\s]+?)(\.{2,3})([^\s.][^\s]*)$/;
function moveComparison(url, release) {
    const [, base, left, dots = "", right] = COMPARISON.exec(url) ?? [];
    if (base === undefined || left === undefined || right === undefined)
        return undefined;
    const isTurned = dots === ".." && !isVersion(left) && isVersion(right);
    const [from, to] = isTurned ? [right, left] : [left, right];
    const tag = tagLike(from, release.version) ?? (0,tags_tag_prefix/* tagName */.wZ)(release.prefix ?? "", release.version);
    const address = (a, b) => `${base}${isTurned ? `${b}${dots}${a}` : `${a}${dots}${b}`}`;
    return { open: address(tag, to), release: address(from, tag) };
}
function linkLike(url, newest, version) {
    const [, base, , dots = "", to] = COMPARISON.exec(url) ?? [];
    const bare = version.replace(/^v/, "");
    if (base !== undefined && to !== undefined) {
        const tag = tagLike(to, version);
        return tag === undefined ? undefined : `${base}${to}${dots}${tag}`;
    }
    return url.includes(newest) ? url.replaceAll(newest, bare) : undefined;
}
function moveDefinition({ text, blocks }, release) {
    const definitions = blocks.flatMap(({ node, start, end }) => node.type === "definition" ? [{ node, start, end }] : []);
    const isNamed = (label) => release.unreleased.some((one) => one.replaceAll(/^\[|\]$/g, "").toLowerCase() === label?.toLowerCase());
    const found = definitions.find(({ node }) => isNamed(node.label));
    if (found === undefined)
        return [];
    const { start, end } = found;
    const raw = text.slice(start, end);
    const [, label = "", space = "", open = "", url = "", close = "", rest = ""] = /^(\[[^\]]+\]):(\s+)(<?)([^\s<>]+)(>?)(.*)$/s.exec(raw) ?? [];
    const moved = moveComparison(url, release);
    if (moved === undefined)
        return [];
    const own = `${label}:${space}${open}${moved.open}${close}${rest}`;
    if (definitions.some(({ node }) => node.label?.toLowerCase() === release.name.toLowerCase()))
        return [{ from: start, to: end, text: own }];
    const blanks = text.slice(end, (0,splice/* lineEnd */.kd)(text, end));
    const line = `${(0,splice/* lineBreak */.qL)(text, end)}[${release.name}]:${space}${open}${moved.release}${close}`;
    return [{ from: start, to: end + blanks.length, text: `${own}${blanks}${line}` }];
}
function isVersion(name) {
    return /\d+\.\d+\.\d+/.test(name);
}
function tagLike(from, version) {
    const [, before] = /^(|.*?[^\d.])\d+\.\d+\.\d+(?:[-+.][\w.+-]*)?$/.exec(from) ?? [];
    return before === undefined ? undefined : `${before}${version.replace(/^v/, "")}`;
}

var nearest_heading = __webpack_require__(31649);
var release_title = __webpack_require__(49010);
; 





function moveUnreleased(changelog, wish) {
    const there = (0,sections/* releaseHeading */.m_)(changelog, wish.version);
    if (there !== undefined)
        return { kind: "there", heading: (0,sections/* headingText */.ky)(changelog, there) };
    const open = (0,sections/* unreleasedHeading */.LR)(changelog, wish.version);
    const name = wish.unreleased[0] ?? "Unreleased";
    if (open === undefined) {
        return {
            kind: "refused",
            what: `The changelog has no section "${name}". ${(0,nearest_heading/* nearestHeading */.F)(changelog, name)}`,
            todo: "Add the heading `## [Unreleased]` above the newest release, and the changes below it; or name the heading that is there in `update-changelog.unreleased`.",
        };
    }
    if (!(0,sections/* hasContent */.ov)((0,sections/* sectionOf */.ZE)(changelog, open))) {
        return {
            kind: "refused",
            what: `The section "${open.title}" of the changelog is empty.`,
            todo: "Write down what this release brings, in words for those who use it.",
        };
    }
    const { pieces, heading } = open.release === undefined ? newHeading(changelog, open, wish) : renamed(changelog, open, wish);
    return { kind: "moved", text: (0,splice/* splice */.V4)(changelog.text, pieces), heading };
}
function renamed(changelog, open, { version, date }) {
    if (open.release === undefined)
        throw new Error("A heading without a version cannot get another one.");
    const title = (0,release_title/* finishedTitle */.$M)(open.release, { version: version.replace(/^v/, ""), date });
    const piece = { from: open.titleStart, to: open.titleStart + open.title.length, text: title };
    const before = changelog.text.slice(open.block.start, open.titleStart);
    const after = changelog.text.slice(piece.to, open.block.end);
    return { pieces: [piece], heading: `${before}${title}${after}`.replaceAll(/\r\n?/g, "\n") };
}
function newHeading(changelog, open, wish) {
    const { text } = changelog;
    const style = (0,sections/* newestRelease */.s5)(changelog, open);
    const inline = inlineLinks(open, style, wish);
    const bare = wish.version.replace(/^v/, "");
    const title = (0,release_title/* titleLike */.eV)(style?.release, { version: bare, date: wish.date, link: inline.release });
    const heading = written(title, changelog, { open, style });
    const eol = (0,splice/* lineBreak */.qL)(text, open.block.end);
    const at = (0,splice/* lineEnd */.kd)(text, open.block.end);
    const added = `${eol}${eol}${heading.replaceAll("\n", eol)}${at < text.length ? "" : eol}`;
    const name = labelOf(inline.release) ?? (style?.release?.v ? `v${bare}` : bare);
    const unreleased = [...wish.unreleased, labelOf(open.unreleased?.link) ?? []].flat();
    const definition = moveDefinition(changelog, { ...wish, unreleased, name });
    const pieces = [...inline.pieces, { from: at, to: at, text: added }, ...definition];
    return { pieces, heading };
}
function inlineLinks({ unreleased, titleStart }, style, wish) {
    const own = inBrackets(unreleased?.link);
    const moved = own === undefined ? undefined : moveComparison(own, wish);
    const from = titleStart + (unreleased?.before.length ?? 0);
    const pieces = own === undefined || moved === undefined ? [] : [{ from, to: from + own.length + 2, text: `(${moved.open})` }];
    return { pieces, release: releaseLink(style, moved?.release, wish.version) };
}
function releaseLink(style, moved, version) {
    const { link = "", close = "]", version: newest = "" } = style?.release ?? {};
    const model = inBrackets(link);
    const like = model === undefined ? undefined : linkLike(model, newest, version);
    if (link === "[]")
        return link;
    if (labelOf(link)?.includes(newest))
        return link.replaceAll(newest, version.replace(/^v/, ""));
    const url = model !== undefined || close.endsWith("]") ? (like ?? moved) : undefined;
    return url === undefined ? "" : `(${url})`;
}
function labelOf(link) {
    return /^\[(.+)\]$/.exec(link ?? "")?.[1];
}
function inBrackets(link) {
    return /^\((\S+)\)$/.exec(link ?? "")?.[1];
}
function written(title, { text, headings }, { open, style }) {
    const model = style ?? open;
    const raw = text.slice(model.block.start, model.block.end);
    const underline = /[\r\n]\s*([=-])[=-]*$/.exec(raw)?.[1];
    if (underline !== undefined)
        return `${title}\n${underline.repeat([...title].length)}`;
    const levels = new Set(headings.filter(({ release }) => release !== undefined).map(({ level }) => level));
    const marks = "#".repeat(style !== undefined && levels.size === 1 ? style.level : open.level);
    return /\S\s+#+$/.test(raw) ? `${marks} ${title} ${marks}` : `${marks} ${title}`;
}

; 









async function nextText(text, release, inputs, log) {
    const changelog = (0,sections/* readChangelog */.Tn)(text, inputs.unreleased);
    const next = (0,sections/* releaseHeading */.m_)(changelog, inputs.version) === undefined
        ? await newSection(changelog, release, inputs, log)
        : await sectionAgain(changelog, release, inputs, log);
    const notes = (0,release_notes/* notesIn */.P)(next.changelog, inputs.version);
    if (notes === undefined)
        throw new Error("The section that was made is not found.");
    if (notes.body !== "")
        return { text: next.changelog.text, missing: next.missing, ...notes };
    throw refusal(`The changelog's section "${notes.heading}" is empty.`, "Write down what this release brings, in words for those who use it; or take the heading out, so that what is unreleased becomes the section.");
}
async function newSection(changelog, release, inputs, log) {
    const open = (0,sections/* unreleasedHeading */.LR)(changelog, inputs.version);
    if (open?.release !== undefined)
        return sectionAgain(moved(changelog, inputs), release, inputs, log);
    const missing = open === undefined ? [] : await missingIn(changelog, open, release, inputs, log);
    const isDrafted = inputs.missing === "draft" && open !== undefined;
    return { changelog: moved(isDrafted ? drafted(changelog, open, missing, inputs) : changelog, inputs), missing };
}
function moved(changelog, inputs) {
    const result = moveUnreleased(changelog, inputs);
    if (result.kind === "refused")
        throw refusal(result.what, result.todo);
    if (result.kind === "there")
        throw new Error("An entry was drafted that looks like the section of the version.");
    return (0,sections/* readChangelog */.Tn)(result.text, inputs.unreleased);
}
async function missingIn(changelog, heading, { changes, repositoryUrl, versionCommits }, { missing: policy, entryFreeTypes: freeTypes }, log) {
    const place = { changelog, section: (0,sections/* sectionOf */.ZE)(changelog, heading) };
    const missing = missingEntries(changes, place, { freeTypes, repositoryUrl });
    const free = await versionCommits(missing.flat().map(({ sha }) => sha));
    const needing = missing.map((group) => group.filter(({ sha }) => !free.has(sha))).filter((group) => group.length > 0);
    return mustHaveEntries(needing.map(pull_request_groups/* weightiest */.u6), policy, log);
}
function drafted(changelog, heading, changes, { parts, unreleased }) {
    const text = draftEntries(changelog, (0,sections/* sectionOf */.ZE)(changelog, heading), { changes, parts });
    return (0,sections/* readChangelog */.Tn)(text, unreleased);
}
async function sectionAgain(changelog, release, inputs, log) {
    const { version, unreleased } = inputs;
    const text = release.isTagged ? changelog.text : foldUnreleased(changelog, version);
    if (text !== changelog.text)
        log.info(`The entries below "${unreleased[0]}" go into the section of ${version}.`);
    const folded = text === changelog.text ? changelog : (0,sections/* readChangelog */.Tn)(text, unreleased);
    const heading = (0,sections/* releaseHeading */.m_)(folded, version);
    if (heading === undefined)
        throw new Error("The section of the version is lost.");
    const missing = await missingIn(folded, heading, release, inputs, log);
    const isDrafted = inputs.missing === "draft" && !release.isTagged;
    return { changelog: isDrafted ? drafted(folded, heading, missing, inputs) : folded, missing };
}

; 




const object = dist/* object */.Ikc({ sha: dist/* string */.YjP() });
const PROTECTED = new Set([403, 409, 422]);
function apiStore(forge, repository) {
    return {
        headOf: (branch) => headOf(forge, repository, branch),
        make: (edit) => makeCommit(forge, repository, edit),
        move: async (move) => {
            try {
                await moveBranch(forge, repository, move);
                return undefined;
            }
            catch (error) {
                return refusalOf(error);
            }
        },
    };
}
function refusalOf(error) {
    if (error instanceof forge_refusal/* ForgeRefusal */.a)
        return { failure: error, isRule: PROTECTED.has(error.status) };
    throw error;
}
async function makeCommit(forge, repository, { parent, path, mode, text, message }) {
    const happened = async () => undefined;
    const base = (0,stage_answer/* understand */.Z)(dist/* object */.Ikc({ tree: object }), await forge.read(`${repository}/git/commits/${parent}`), "a commit");
    const entry = { path, mode, type: "blob", content: text };
    const tree = await forge.write({
        ...{ method: "POST", path: `${repository}/git/trees`, what: `write ${path}`, happened },
        body: { base_tree: base.tree.sha, tree: [entry] },
    });
    const commit = await forge.write({
        ...{ method: "POST", path: `${repository}/git/commits`, what: "make the commit", happened },
        body: { message, tree: (0,stage_answer/* understand */.Z)(object, tree, "a tree").sha, parents: [parent] },
    });
    return (0,stage_answer/* understand */.Z)(object, commit, "a commit").sha;
}
async function moveBranch(forge, repository, { branch, commit, from, replaces }) {
    const happened = async () => (await headOf(forge, repository, branch)) === commit ? {} : undefined;
    await (from === undefined
        ? forge.write({
            ...{ method: "POST", path: `${repository}/git/refs`, what: `push ${branch}`, happened },
            body: { ref: `refs/heads/${branch}`, sha: commit },
        })
        : forge.write({
            method: "PATCH",
            path: `${repository}/git/refs/heads/${branchPath(branch)}`,
            body: { sha: commit, force: replaces },
            what: `move ${branch} to the commit`,
            happened,
        }));
}

var ending_text = __webpack_require__(31120);
; 





const BASE = "refs/sluice/base";
function gitStore(own, { branch, forge }) {
    const git = async (...args) => mustEnd(args[0] ?? "", await own.git(...args)).lines;
    const headOf = async (name) => {
        const ref = `refs/heads/${name}`;
        const listed = (await git("ls-remote", "source", ref)).map((line) => line.split("\t"));
        return listed.find(([, found]) => found === ref)?.[0];
    };
    return {
        headOf,
        make: async (edit) => {
            await bringBase(git, branch, edit.parent);
            const mode = await modeOf(git, edit);
            const [blob = ""] = mustEnd("hash-object", await own.keep("blob", edit.text)).lines;
            await git("read-tree", BASE);
            await git("update-index", "--cacheinfo", `${mode},${blob},${edit.path}`);
            const [tree = ""] = await git("write-tree");
            const made = await own.git(...author(forge), "commit-tree", "-p", edit.parent, "-m", edit.message, tree);
            const [commit = ""] = mustEnd("commit-tree", made).lines;
            return commit;
        },
        move: async (move) => {
            const pushed = await own.git("push", ...expected(move), "source", refspec(move));
            if (pushed.exit.code === 0 || (await headOf(move.branch)) === move.commit)
                return undefined;
            return git_store_refusalOf(pushed, move.branch);
        },
    };
}
async function bringBase(git, branch, parent) {
    await git("fetch", "--quiet", "--no-tags", "--depth=1", "source", `+refs/heads/${branch}:${BASE}`);
    const [head] = await git("rev-parse", BASE);
    if (head !== parent)
        throw movedBranch(branch, parent, head);
}
async function modeOf(git, { path }) {
    const [entry] = await git("ls-tree", "--full-tree", BASE, "--", path);
    const mode = entry?.split(" ")[0];
    if (mode === "100644" || mode === "100755")
        return mode;
    const kind = mode === undefined ? "does not exist in the commit" : `is no file: Git keeps it with mode ${mode}`;
    throw refusal(`${path} ${kind}.`, "Set `announce.changelog` to a file.");
}
function author(forge) {
    const email = forge === "gitea" ? "teabot@gitea.io" : "noreply@forgejo.org";
    return ["-c", `user.name=${forge}-actions`, "-c", `user.email=${email}`];
}
function expected({ branch, from }) {
    return [`--force-with-lease=refs/heads/${branch}:${from ?? ""}`];
}
function refspec({ branch, commit }) {
    return `${commit}:refs/heads/${branch}`;
}
function git_store_refusalOf(answer, branch) {
    const said = saidBy(answer);
    const isRule = /pre-receive hook declined|protected branch/i.test(said);
    return {
        isRule,
        failure: new failure/* StageFailure */.B({
            what: `The forge did not move ${branch} to the commit (git push ${(0,ending_text/* endingText */.p)(answer.exit)}): ${said}`,
            means: "The changelog was not changed, and nothing was tagged.",
            todo: isRule
                ? `Allow the account of the token to push to ${branch}, or set \`update-changelog.write: pull-request\`. Then run this again.`
                : "Check that the job has `contents: write`, and that the token is allowed to push. Then run this again.",
        }),
    };
}
const UNREAD = "Where the branches of the forge are is unknown. Nothing was tagged.";
function mustEnd(verb, answer) {
    if (answer.exit.code === 0)
        return answer;
    throw new failure/* StageFailure */.B({
        what: `git ${verb} ${(0,ending_text/* endingText */.p)(answer.exit)}: ${saidBy(answer)}`,
        means: verb === "ls-remote"
            ? UNREAD
            : "The changelog's commit was not made. Nothing was changed, and nothing was tagged.",
        todo: "Check that the runner reaches the forge over HTTP, and that the token can read the repository. Then run this again.",
    });
}
function saidBy({ errors }) {
    const lines = errors.map((line) => line.trim()).filter((line) => line !== "");
    return (0,foreign_line/* cleanForeignLine */.ee)(lines.slice(-4).join(" "));
}

; 




function withStore(forge, { world: { run, gitRemotes }, token, repository, branch }, use) {
    const { forge: kind } = run;
    if (kind === "github")
        return use(apiStore(forge, repository));
    const address = (0,repository_url/* repositoryUrl */.E)(run);
    if (!/^https?:/.test(address))
        throw noAddress();
    const login = { kind: "token", user: "x-access-token", token };
    return gitRemotes.within({ address: `${address}.git`, login }, (own) => use(gitStore(own, { branch, forge: kind })));
}
function noAddress() {
    return refusal("GITHUB_SERVER_URL is not set, so the address of the repository is unknown.", "Run this in a job of the forge; or set `update-changelog.write: none`, and commit the section by hand.");
}

; 





















const updateChangelog = {
    name: "update-changelog",
    handsOnReport: true,
    read: readInputs,
    run: update,
};
async function update(inputs, world) {
    const forge = world.forge(inputs.token);
    const repository = `/repos/${world.run.repository}`;
    const { commit, ...release } = await changesOf(inputs, world, forge);
    const branch = inputs.branch || (await (0,default_branch/* openDefaultBranch */.iL)(forge, repository)).name;
    const file = await (0,changelog_path/* changelogPath */.q)(forge, world.run.forge, { repository, path: inputs.path, ref: commit });
    if (file === undefined)
        throw noChangelog(inputs.path, commit);
    const place = { repository, ...file, parent: commit };
    const isGithub = world.run.forge === "github";
    const head = await (isGithub ? headOf : giteaHeadOf)(forge, repository, branch);
    const isMade = head !== undefined && head !== commit && (await isOwnCommit(forge, place, head));
    const at = isMade ? head : commit;
    const text = await (0,changelog_file/* readChangelogFile */.H)(forge, { ...place, commit: at });
    if (text === undefined)
        throw noChangelog(file.path, at);
    const next = await nextText(text, release, inputs, world.log);
    const ended = { inputs, ...next };
    if (next.text === text)
        return result({ ...ended, written: { kind: "commit", commit: at }, changed: false }, world);
    if (head !== undefined && head !== at)
        throw movedBranch(branch, at, head);
    if (inputs.write === "none")
        return result({ ...ended, written: undefined, changed: true }, world);
    const message = `docs(changelog): release ${inputs.tag}`;
    const pull = {
        branch: `sluice/changelog-${inputs.tag}`,
        body: pullBody(inputs.tag),
    };
    const { version, write } = inputs;
    const edit = { ...place, version, write, parent: at, branch, text: next.text, message, pull };
    const { changed, written } = await withStore(forge, { world, repository, branch, token: inputs.token }, (store) => writeEdit({ forge, store, log: world.log }, edit));
    return result({ ...ended, written, changed }, world);
}
function noChangelog(path, commit) {
    return refusal(`There is no ${path} at ${commit}.`, "Add a changelog (keepachangelog.com), or set `announce.changelog` to where it is.");
}
async function changesOf({ commit: asked, version, prefix, breakingPaths, path }, world, forge) {
    const git = (0,git_command/* gitIn */.u)(world);
    const history = (0,git_history/* gitHistory */.Hn)(git, prefix);
    const [commit, { all: tags, unread }] = await Promise.all([history.place(asked), history.tags()]);
    const rules = { breakingPaths, migrationPaths: [], ignoredTypes: [], open: changes/* changeList */.Fs };
    const { previous, content } = await (0,release_content/* readRelease */.i)({ git, history }, { commit, prefix, tags }, rules);
    const own = tags.map(({ name }) => name);
    for (const line of (0,unread_tags/* unreadWarnings */.zQ)({ previous, own, unread, prefix }))
        world.log.warning(line);
    return {
        commit,
        changes: await (0,merged_pulls.withPullRequests)(forge, world, content.sink.all()),
        isTagged: tags.some(({ name }) => (0,tag/* bareNumber */.I5)(name) === (0,tag/* bareNumber */.I5)(version)),
        repositoryUrl: (0,repository_url/* repositoryUrl */.E)(world.run),
        versionCommits: (commits) => versionCommits(git, commits, { changelog: path, previous, version }),
    };
}
function pullBody(version) {
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `The changelog's section of ${version}. When it is merged, prepare the release again.\n`,
        (0,markdown.md) `Squash it: a merge commit does not inherit the results of the commit before it.\n`,
        (0,markdown.md) `If its checks do not start, it was opened with \`github.token\`: close it and open it again.`,
    ]);
}
function result({ inputs, heading, body, missing, written, changed }, { log }) {
    const commit = written?.kind === "commit" ? written.commit : "";
    const pullRequest = written?.kind === "pull-request" ? written.url : "";
    if (!changed && pullRequest === "")
        log.info(`${inputs.path} has its section of ${inputs.version} already: nothing was changed.`);
    else if (written === undefined)
        log.info(`${inputs.path} would get its section of ${inputs.version}: nothing was written.`);
    else if (commit !== "")
        log.info(`${inputs.path} has its section of ${inputs.version}: ${commit}.`);
    else if (pullRequest !== "")
        log.info(`The section of ${inputs.version} waits in ${pullRequest}.`);
    return {
        outputs: {
            changed: String(changed),
            ...{ commit, heading, "pull-request": pullRequest },
            missing: String(missing.length),
        },
        report: renderChangelog({
            version: inputs.version,
            heading,
            commit,
            pullRequest,
            changed,
            wouldBe: written === undefined ? `${heading}\n\n${body}` : "",
            missing: missing.map(nameOf),
        }),
    };
}

; 



void (0,run_stage/* runStage */.S)(updateChangelog, (0,real_world/* realWorld */.b)());


  }),

  50755:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A: () => (/* binding */ insertEntries)
  });
  var _text_line_start_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41150);
  var _sections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69338);
  var _splice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79330);
  var _part_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62983);




function insertEntries(changelog, section, groups) {
    const known = (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(changelog, section);
    const level = partLevel(changelog, section);
    const begun = new Set();
    const placed = inOrder(groups).map(({ path, entries }) => {
        const found = deepest(known, path);
        const isThere = found.depth === path.length;
        const range = isThere ? ownBlocks(section, found.heading) : allBlocks(section, known, found.heading);
        const after = range.findLast(({ kind }) => kind === "content" || kind === "heading") ?? section.heading.block;
        const base = found.heading?.level ?? level - 1;
        const heads = path.slice(found.depth).flatMap((title, at) => {
            const key = path.slice(0, found.depth + at + 1).join("\n");
            if (begun.has(key))
                return [];
            begun.add(key);
            return `${"#".repeat(Math.min(base + at + 1, 6))} ${title}`;
        });
        const depth = found.heading?.level ?? 0;
        return { depth, isThere, piece: insertAfter(changelog.text, after, { heads, entries }) };
    });
    return placed
        .toSorted((left, right) => right.depth - left.depth || Number(right.isThere) - Number(left.isThere))
        .map(({ piece }) => piece);
}
function inOrder(groups) {
    const tops = groups.map(({ path }) => path[0]);
    return groups
        .filter(({ entries }) => entries.length > 0)
        .toSorted((left, right) => {
        const place = tops.indexOf(left.path[0]) - tops.indexOf(right.path[0]);
        return place === 0 ? left.path.length - right.path.length : place;
    });
}
function deepest(known, path) {
    let heading;
    let depth = 0;
    for (const title of path) {
        const inside = heading === undefined ? topOf(known) : childrenOf(known, heading);
        const next = inside.find((one) => (0,_part_names_js__WEBPACK_IMPORTED_MODULE_1__/* .normal */ .qb)(one.title) === (0,_part_names_js__WEBPACK_IMPORTED_MODULE_1__/* .normal */ .qb)(title)) ?? inside.find((one) => isSame(one, title));
        if (next === undefined)
            break;
        heading = next;
        depth++;
    }
    return { heading, depth };
}
function isSame({ title }, wanted) {
    const subject = (0,_part_names_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(wanted);
    return subject !== undefined && subject !== "other" && (0,_part_names_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(title) === subject;
}
function topOf(known) {
    const highest = Math.min(...known.map(({ level }) => level));
    return known.filter(({ level }) => level === highest);
}
function childrenOf(known, parent) {
    const below = known.filter(({ at }) => at > parent.at);
    const end = below.findIndex(({ level }) => level <= parent.level);
    return topOf(end < 0 ? below : below.slice(0, end));
}
function ownBlocks({ heading, blocks }, part) {
    const rest = part === undefined ? blocks : blocks.slice(part.at - heading.at);
    const end = rest.findIndex(({ kind }) => kind === "heading");
    const own = end < 0 ? rest : rest.slice(0, end);
    return [(part ?? heading).block, ...own];
}
function allBlocks({ heading, blocks }, known, part) {
    if (part === undefined)
        return [heading.block, ...blocks];
    const end = known.find(({ at, level }) => at > part.at && level <= part.level)?.at;
    return [part.block, ...blocks.slice(part.at - heading.at, end === undefined ? undefined : end - heading.at - 1)];
}
function partLevel(changelog, section) {
    const own = (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(changelog, section)[0];
    if (own !== undefined)
        return own.level;
    const newest = (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .newestRelease */ .s5)(changelog, section.heading);
    const model = newest === undefined ? undefined : (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(changelog, (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionOf */ .ZE)(changelog, newest))[0];
    const isUsual = model !== undefined && (model.level > section.heading.level || (0,_part_names_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(model.title) !== undefined);
    return isUsual && model.level >= section.heading.level ? model.level : section.heading.level + 1;
}
function insertAfter(text, after, { heads, entries }) {
    const eol = (0,_splice_js__WEBPACK_IMPORTED_MODULE_2__/* .lineBreak */ .qL)(text, after.end);
    const indent = after.node.type === "list" ? after.start - (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_3__/* .lineStart */ .P)(text, after.start) : 3;
    const lines = (part) => outdented(part, indent).replaceAll(/\r\n?|\n/g, eol);
    const isOpen = (0,_splice_js__WEBPACK_IMPORTED_MODULE_2__/* .nextLine */ .sE)(text, after.end) === (0,_splice_js__WEBPACK_IMPORTED_MODULE_2__/* .lineEnd */ .kd)(text, after.end);
    const goesOn = heads.length === 0 && after.node.type === "list" && !after.node.ordered;
    const isLoose = goesOn && after.node.type === "list" && after.node.spread === true;
    const before = goesOn && isItem(entries[0]) && !isLoose ? [] : [""];
    const written = entries.map((entry, at) => {
        const isNext = at > 0 && (isLoose || !isItem(entry) || !isItem(entries[at - 1]));
        return `${isNext ? eol : ""}${lines(entry)}${eol}`;
    });
    const headed = [...before, ...heads.flatMap((head) => [head, ""])].map((line) => `${line}${eol}`);
    const at = (0,_splice_js__WEBPACK_IMPORTED_MODULE_2__/* .nextLine */ .sE)(text, after.end);
    return { from: at, to: at, text: [isOpen ? eol : "", ...headed, ...written].join("") };
}
function outdented(entry, indent) {
    const own = /^ */.exec(entry)?.[0].length ?? 0;
    return own <= indent ? entry : entry.replaceAll(new RegExp(`^ {1,${own - indent}}`, "gm"), "");
}
function isItem(entry) {
    return entry !== undefined && /^\s*[-*+]\s/.test(entry);
}


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

  69665:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (/* binding */ openPullRequest),
    S: () => (/* binding */ openPullRequests)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


const pullSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    html_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    base: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    head: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        repo: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    }),
});
async function openPullRequests(forge, repository, filter = "") {
    const answer = await forge.list(`${repository}/pulls?state=open${filter}`);
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(pullSchema), answer, "pull requests").filter(({ head: { repo } }) => `/repos/${repo?.full_name}`.toLowerCase() === repository.toLowerCase());
}
async function openPullRequest(forge, repository, body, find) {
    const made = await forge.write({
        ...{ method: "POST", path: `${repository}/pulls`, what: "open the pull request" },
        body: { ...body },
        happened: find,
    });
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ html_url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }), made, "a pull request").html_url;
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

  57281:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    withPullRequests: () => (/* binding */ withPullRequests)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _failure_forge_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67730);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);



const [MOST, AT_ONCE] = [200, 8];
const pullSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ number: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), merged_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) });
async function withPullRequests(forge, { run, log }, changes) {
    const open = changes.filter(({ pullRequests }) => pullRequests.length === 0);
    if (open.length > MOST)
        log.info(`${open.length} commits name no pull request; only the newest ${MOST} of them are looked up at the forge.`);
    const asked = open.slice(0, MOST);
    const known = new Map();
    try {
        for (let from = 0; from < asked.length; from += AT_ONCE) {
            const some = asked.slice(from, from + AT_ONCE);
            const found = await Promise.all(some.map(({ sha }) => pullsOf(forge, run, sha)));
            for (const [at, { sha }] of some.entries())
                known.set(sha, found[at] ?? []);
        }
    }
    catch (error) {
        if (!(error instanceof _failure_forge_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeRefusal */ .a) || error.status !== 403)
            throw error;
        log.warning(`Pull requests are known from subjects only: the job needs \`pull-requests: read\`. ${error.what}`);
    }
    return changes.map((change) => {
        const found = known.get(change.sha) ?? [];
        return found.length === 0 ? change : { ...change, pullRequests: found, broughtBy: found.at(-1) };
    });
}
async function pullsOf(forge, { repository, forge: kind }, sha) {
    const commit = `/repos/${repository}/commits/${sha}`;
    const one = kind === "github" ? undefined : await forge.read(`${commit}/pull`);
    const answers = kind === "github" ? await forge.list(`${commit}/pulls`) : one === undefined ? [] : [one];
    return answers
        .map((answer) => (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(pullSchema, answer, "a pull request"))
        .filter((pull) => typeof pull.merged_at === "string")
        .map(({ number }) => number);
}


  }),

  97304:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BF: () => (/* binding */ parentOfChangelogCommit),
    BX: () => (/* binding */ sameApplication),
    kN: () => (/* binding */ readCommit)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);


const commitSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    parents: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    files: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ filename: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), status: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) }))),
});
function parentOfChangelogCommit(answer, changelog) {
    const { parents, files = [] } = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(commitSchema, answer, "a commit");
    const [parent, ...others] = parents;
    const [file, ...more] = files;
    if (parent === undefined || others.length > 0 || file === undefined || more.length > 0)
        return undefined;
    return file.filename === changelog && file.status !== "renamed" ? parent.sha : undefined;
}
async function readCommit(forge, repository, commit) {
    return (await forge.read(`${repository}/commits/${commit}`)) ?? forge.read(`${repository}/git/commits/${commit}`);
}
const MOST = 10;
async function sameApplication(commit, changelog, read) {
    const commits = [commit];
    for (let last = commit; commits.length <= MOST;) {
        const answer = await read(last);
        const parent = answer === undefined ? undefined : parentOfChangelogCommit(answer, changelog);
        if (parent === undefined)
            break;
        commits.push(parent);
        last = parent;
    }
    return commits;
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


  })

};
;