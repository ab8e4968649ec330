"use strict";
exports.id = 6046;
exports.ids = [6046];
exports.modules = {

  73901:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ highlights),
  N: () => (/* binding */ tagLine)
});

var cut_words = __webpack_require__(59805);
var markdown_tree = __webpack_require__(73892);
; 
const ABBREVIATIONS = new Set([
    ...["prof", "gen", "rev", "capt", "col", "hon", "inc", "co", "corp", "fig", "figs", "vol", "ver", "art", "sec", "eq"],
    ...[
        "vs",
        "cf",
        "approx",
        "resp",
        "incl",
        "excl",
        "esp",
        "ca",
        "al",
        "ed",
        "no",
        "nos",
        "pp",
        "nr",
        "bzw",
        "ggf",
        "vgl",
    ],
]);
const IS_SHORT = /^(?:\p{Lu}[^\P{Ll}aeiouy]{1,3}|\p{L}(?:\.\p{L})*)$/u;
function firstSentence(text) {
    let sentence = "";
    for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
        sentence += segment;
        if (!endsWithAbbreviation(sentence))
            break;
    }
    return sentence.trim();
}
function endsWithAbbreviation(sentence) {
    const [, word] = /(?:^|[\s("'“‘«[])([\p{L}.]+)\.\s*$/u.exec(sentence.slice(-40)) ?? [];
    return word !== undefined && (IS_SHORT.test(word) || ABBREVIATIONS.has(word.toLowerCase()));
}

var changelog_spans = __webpack_require__(72269);
; 




function highlights({ body }, count) {
    const { children } = (0,markdown_tree/* readTree */.Zc)(body);
    const entries = children.flatMap((child) => (child.type === "list" ? entriesOf(child) : []));
    if (entries.length > 0)
        return entries.slice(0, count);
    const sentence = openingSentence(children);
    return sentence === "" ? [] : [[{ text: sentence, isBold: false, isCode: false, url: "" }]];
}
function entriesOf(list) {
    return (0,markdown_tree/* childrenOf */.LU)(list).flatMap((item) => {
        const [first] = (0,markdown_tree/* childrenOf */.LU)(item);
        const spans = first === undefined || first.type === "list" ? [] : (0,changelog_spans/* spansOf */.Ly)(first);
        const inner = (0,markdown_tree/* childrenOf */.LU)(item).filter(({ type }) => type === "list");
        if (inner.length > 0 && isLabel(spans))
            return inner.flatMap(entriesOf);
        return spans.length === 0 ? [] : [spans];
    });
}
function isLabel(spans) {
    const text = (0,changelog_spans/* plainOf */.oi)(spans);
    return text.endsWith(":") || text.split(/\s+/).length <= 3 || spans.every(({ isBold, isCode }) => isBold || isCode);
}
const LIMIT = 100;
function tagLine(notes) {
    const [first] = (0,markdown_tree/* readTree */.Zc)(notes.body).children;
    const isSentence = first?.type === "paragraph" && !isHeadingLike(first);
    const sentence = isSentence ? openingSentence([first]) : "";
    const line = sentence || firstSentence((0,changelog_spans/* plainOf */.oi)(highlights(notes, 1)[0] ?? []));
    const plain = line.replace(/(?:\s*\((?:#\d+(?:,\s*)?)+\))+\.?$/, "");
    return (0,cut_words/* shorten */.m)(plain, LIMIT);
}
function isHeadingLike(paragraph) {
    const spans = (0,changelog_spans/* spansOf */.Ly)(paragraph);
    const isPicture = (0,markdown_tree/* childrenOf */.LU)(paragraph).every(({ type }) => type === "image" || type === "imageReference");
    return isPicture || (0,changelog_spans/* plainOf */.oi)(spans).endsWith(":") || spans.every(({ isBold }) => isBold);
}
function openingSentence(nodes) {
    const paragraphs = nodes.filter(({ type }) => type === "paragraph");
    const paragraph = paragraphs.find((one) => !isHeadingLike(one)) ?? paragraphs[0];
    return paragraph === undefined ? "" : firstSentence((0,changelog_spans/* plainOf */.oi)((0,changelog_spans/* spansOf */.Ly)(paragraph)));
}


  }),

  14804:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A: () => (/* binding */ releaseBranches),
    s: () => (/* binding */ hotfixOf)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88362);



async function releaseBranches(forge, question) {
    const { repository, defaultBranch, version, prefix = "", commit } = question;
    const names = (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readTag */ .zW)(version).kind === "release" ? [defaultBranch, `hotfix/${prefix}${version}`] : [defaultBranch];
    const branches = [];
    for (const name of names) {
        const answer = await forge.read(`${repository}/compare/${encodeURIComponent(name)}...${commit}`);
        if (answer !== undefined)
            branches.push({ name, holds: isOnBranch(answer) });
    }
    return branches;
}
function hotfixOf(branches) {
    const holding = branches.filter(({ holds }) => holds).map(({ name }) => name);
    return holding.length === 1 && holding[0]?.startsWith("hotfix/") ? holding[0] : undefined;
}
const comparison = valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ total_commits: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
]);
function isOnBranch(answer) {
    const read = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(comparison, answer, "the comparison of a branch with the tag");
    return "status" in read ? read.status === "identical" || read.status === "behind" : read.total_commits === 0;
}


  }),

  37829:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (/* binding */ releaseBefore),
    n: () => (/* binding */ tagNames)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10048);
  var _version_hotfix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93494);
  var _version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49137);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88362);
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24863);
  var _rollback_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89520);







const refsSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }));
const tagsSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), commit: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() })) }));
async function listTags(forge, { kind, repository, prefix }) {
    if (kind !== "github") {
        const tags = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(tagsSchema, await forge.list(`${repository}/tags`), "tags");
        return new Map(tags.map(({ name, commit }) => [name, commit?.sha ?? ""]));
    }
    const refs = await forge.list(`${repository}/git/matching-refs/${`tags/${prefix}`.replace(/\/$/, "")}`);
    const names = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .understand */ .Z)(refsSchema, refs, "tags").map(({ ref }) => ref.replace("refs/tags/", ""));
    return new Map(names.filter((name) => name.startsWith(prefix)).map((name) => [name, ""]));
}
async function tagNames(forge, place) {
    return [...(await listTags(forge, place)).keys()];
}
async function releaseBefore(forge, place, version) {
    const older = [...(0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_6__/* .ownTags */ .Wb)(await listTags(forge, place), place.prefix)].filter(([name]) => (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readRollbackTag */ .d)(name) !== undefined || ((0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .readTag */ .zW)(name).kind === "release" && (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .compareTags */ .bb)(name, version) < 0));
    const known = await (0,_rollback_record_js__WEBPACK_IMPORTED_MODULE_4__/* .withRollbackRecords */ .b7)(forge, place, new Map(older));
    return (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .newestRelease */ .s5)((0,_version_hotfix_js__WEBPACK_IMPORTED_MODULE_1__/* .standingReleases */ .td)([...known.keys()]));
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

  60545:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createTag)
});

var failure = __webpack_require__(32314);
var release_branch = __webpack_require__(14804);
var hotfix_report = __webpack_require__(11195);
var tag = __webpack_require__(88362);
var tag_object = __webpack_require__(67632);
var tag_prefix = __webpack_require__(24863);
var tagging = __webpack_require__(71857);
var unread_tags = __webpack_require__(6845);
var dist = __webpack_require__(77934);
var default_branch = __webpack_require__(14792);
var release_tags = __webpack_require__(37829);
var stage_answer = __webpack_require__(10048);
; 







function giteaStore({ forge, reader, repository, prefix }) {
    const find = async (tag) => {
        const answer = await forge.read(`${repository}/tags/${encodeURIComponent(tag)}`);
        if (answer === undefined)
            return undefined;
        const { id, commit } = (0,stage_answer/* understand */.Z)(giteaTag, answer, `the tag ${tag}`);
        return { commit: commit.sha, isAnnotated: id !== commit.sha };
    };
    return {
        name: "the forge",
        list: () => (0,release_tags/* tagNames */.n)(forge, { kind: "gitea", repository, prefix }),
        find,
        branches: (wanted) => releaseBranchesOf(reader, repository, wanted),
        create: async ({ name, commit, message, signature }) => {
            if (signature !== "")
                throw noSignature();
            await forge.write({
                method: "POST",
                path: `${repository}/tags`,
                body: { tag_name: name, target: commit, message },
                what: `make the tag ${name} on ${commit}`,
                happened: async () => ((await find(name))?.commit === commit ? {} : undefined),
            });
        },
    };
}
const giteaTag = dist/* object */.Ikc({ id: dist/* string */.YjP(), commit: dist/* object */.Ikc({ sha: dist/* string */.YjP() }) });
const githubRef = dist/* object */.Ikc({ object: dist/* object */.Ikc({ type: dist/* string */.YjP() }) });
function forgeStore({ forge, reader, tags, token, repository, prefix }) {
    const find = async (tag) => {
        const commit = await tags.commitOf(tag, token);
        const ref = commit === undefined ? undefined : await forge.read(`${repository}/git/ref/tags/${tag}`);
        if (commit === undefined || ref === undefined)
            return undefined;
        return { commit, isAnnotated: (0,stage_answer/* understand */.Z)(githubRef, ref, `the tag ${tag}`).object.type === "tag" };
    };
    return {
        name: "the forge",
        list: () => (0,release_tags/* tagNames */.n)(forge, { kind: "github", repository, prefix }),
        find,
        branches: (wanted) => releaseBranchesOf(reader, repository, wanted),
        create: async (tag) => {
            const { name, commit, message, signature } = tag;
            const object = await forge.write({
                method: "POST",
                path: `${repository}/git/tags`,
                body: { tag: name, object: commit, type: "commit", ...(signature === "" ? { message } : signedBody(tag)) },
                what: `make the tag ${name} on ${commit}`,
                happened: async () => undefined,
            });
            const { sha } = (0,stage_answer/* understand */.Z)(dist/* object */.Ikc({ sha: dist/* string */.YjP() }), object, `the tag ${name}`);
            if (signature !== "" && sha !== (0,tag_object/* tagId */.Mw)((0,tag_object/* tagText */.em)(tag, signature)))
                throw anotherObject(name);
            await forge.write({
                method: "POST",
                path: `${repository}/git/refs`,
                body: { ref: `refs/tags/${name}`, sha },
                what: `push the tag ${name}`,
                happened: async () => ((await find(name))?.commit === commit ? {} : undefined),
            });
        },
    };
}
async function releaseBranchesOf(forge, repository, wanted) {
    const { name: defaultBranch } = await (0,default_branch/* openDefaultBranch */.iL)(forge, repository);
    return (0,release_branch/* releaseBranches */.A)(forge, { ...wanted, repository, defaultBranch });
}
function signedBody({ message, tagger, signature }) {
    const { name, email, at } = tagger;
    const date = new Date(at * 1000).toISOString().replace(/\.000Z$/, "Z");
    return { message: `${message}\n${signature}`, tagger: { name, email, date } };
}
function noSignature() {
    return new failure/* StageFailure */.B({
        what: "This forge's API cannot create signed tags.",
        means: "A signed tag was requested, so no tag was created.",
        todo: "Set `tag-remote` to this repository's own address (https://…): then Git pushes the tag.",
    });
}
function anotherObject(name) {
    return new failure/* StageFailure */.B({
        what: `The forge made another object of ${name} than the one that was signed, so the signature is worth nothing.`,
        means: "No tag was made: nothing names that object.",
        todo: "Set `tag-remote` to this repository's own address (https://…): then Git pushes the tag.",
    });
}

var ending_text = __webpack_require__(31120);
var foreign_line = __webpack_require__(89028);
var hotfix = __webpack_require__(93494);
; 

const TODOS = [
    [
        /host key verification failed|no matching host key/i,
        "The server did not prove itself by a key of `remote-host-key`. Compare with the server's own console; only if the new key is really its own, change the pin.",
    ],
    [
        /permission denied|authentication failed|could not read (username|password)|access denied|returned error: 40[13]/i,
        "Check `remote-token`, or `remote-ssh-key`: it has to be allowed to read and to push there, tags too; a deploy key needs write access and no passphrase.",
    ],
    [
        /returned error: 3\d\d|unable to update url base/i,
        "Give the address to which the server redirects as `tag-remote`: credentials follow no redirect.",
    ],
    [/remote rejected|hook declined|protected/i, "Check the server's rules for tags, and its hooks."],
];
function gitFailure({ verb, server, ending, said }) {
    const known = TODOS.find(([pattern]) => pattern.test(said))?.[1];
    return new failure/* StageFailure */.B({
        what: `git ${verb} ${ending} for ${server}: ${said}`,
        means: "The next run checks whether the tag exists; it is never moved.",
        todo: known ?? "Check the address in `tag-remote`, and that the runner reaches it, then run this again.",
    });
}

; 
function readRefs(lines) {
    const branches = new Map();
    const tags = new Map();
    let defaultBranch;
    for (const line of lines) {
        defaultBranch ??= /^ref: refs\/heads\/(\S+)\tHEAD$/.exec(line)?.[1];
        const [, sha = "", kind, name = "", peeled] = /^([0-9a-f]{40})\trefs\/(heads|tags)\/(.+?)(\^\{\})?$/.exec(line) ?? [];
        if (kind === "heads")
            branches.set(name, sha);
        if (kind === "tags")
            tags.set(name, { commit: sha, isAnnotated: peeled !== undefined });
    }
    return { defaultBranch, branches, tags };
}
function tipOf(refs, commit) {
    const [branch] = [...refs.branches].find(([, sha]) => sha === commit) ?? [];
    if (branch !== undefined)
        return `refs/heads/${branch}`;
    const [tag] = [...refs.tags].find(([, one]) => one.commit === commit) ?? [];
    return tag === undefined ? undefined : `refs/tags/${tag}`;
}

; 







const COMMITS_ONLY = "--filter=tree:0";
const WHOLE = "--depth=2147483647";
function gitStore(repository, server) {
    const { refs, git, bring, has, isOn } = questions(repository, server);
    const bringCommit = async (commit) => {
        const tip = tipOf(await refs(), commit);
        if (tip !== undefined)
            await bring("--depth=1", `+${tip}:refs/sluice/tip`);
        if (await has(commit))
            return;
        await bring(WHOLE, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");
        if (!(await has(commit)))
            throw unpublished(commit, server);
    };
    return {
        name: server,
        list: async () => [...(await refs()).tags.keys()],
        find: async (tag) => (await refs()).tags.get(tag),
        branches: async ({ version, prefix, commit }) => {
            const { defaultBranch, branches } = await refs();
            if (defaultBranch === undefined)
                throw noDefault(server);
            if (branches.get(defaultBranch) === commit)
                return [{ name: defaultBranch, holds: true }];
            const names = [defaultBranch, (0,hotfix/* hotfixBranch */.DG)(`${prefix}${version}`)].filter((name) => branches.has(name));
            if (names.length > 0)
                await bring(...names.map((name) => `+refs/heads/${name}:refs/heads/${name}`));
            return Promise.all(names.map(async (name) => ({ name, holds: await isOn(commit, name) })));
        },
        create: async (tag) => {
            if (!(await has(tag.commit)))
                await bringCommit(tag.commit);
            const kept = await repository.keep("tag", (0,tag_object/* tagText */.em)(tag, tag.signature));
            const [sha = ""] = mustEnd("hash-object", server, kept).lines;
            await git("push", "--no-thin", "source", `${sha}:refs/tags/${tag.name}`);
        },
    };
}
function questions(repository, server) {
    const git = async (...args) => mustEnd(args[0] ?? "", server, await repository.git(...args)).lines;
    const asks = async (...args) => {
        const answer = await repository.git(...args);
        return answer.exit.code === null ? mustEnd(args[0] ?? "", server, answer) : answer;
    };
    return {
        git,
        refs: async () => readRefs(await git("ls-remote", "--symref", "source", "HEAD", "refs/heads/*", "refs/tags/*")),
        bring: async (...what) => {
            await git("fetch", "--quiet", "--no-tags", COMMITS_ONLY, "source", ...what);
        },
        has: async (commit) => {
            const { exit, lines } = await asks("for-each-ref", "--count=1", "--format=%(refname)", `--contains=${commit}`);
            return exit.code === 0 && lines.length > 0;
        },
        isOn: async (commit, branch) => (await asks("merge-base", "--is-ancestor", commit, `refs/heads/${branch}`)).exit.code === 0,
    };
}
const ADVICE = /^(please make sure you have the correct access rights|and the repository exists\.)$/i;
function mustEnd(verb, server, answer) {
    if (answer.exit.code === 0)
        return answer;
    const lines = answer.errors.map((line) => line.trim()).filter((line) => line !== "" && !ADVICE.test(line));
    const said = (0,foreign_line/* cleanForeignLine */.ee)(lines.slice(-4).join(" "));
    throw gitFailure({ verb, server, ending: (0,ending_text/* endingText */.p)(answer.exit), said });
}
function unpublished(commit, server) {
    return new failure/* StageFailure */.B({
        what: `${server} does not have the commit ${commit} on any branch, and under no tag.`,
        means: "A tag would publish a commit that was not pushed there. No tag was created.",
        todo: "Push the branch there first, then run this again.",
    });
}
function noDefault(server) {
    return new failure/* StageFailure */.B({
        what: `${server} does not report its default branch.`,
        means: "Releases come from that branch, so it is unknown whether this commit can be tagged. No tag was created.",
        todo: "Set the repository's default branch (its HEAD) to an existing branch, then run this again.",
    });
}

var values = __webpack_require__(25620);
; 
function readAddress(text) {
    if (/[\s\p{Cc}'"\\]/u.test(text))
        return undefined;
    if (text.startsWith("/"))
        return { ...NO_HOST, kind: "file", address: text, path: pathOf(text) };
    return /^[a-z]+:\/\//.test(text) ? fromUrl(text) : fromShort(text);
}
const NO_HOST = { user: "", host: "", port: undefined };
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])$/;
function fromUrl(text) {
    const [, scheme = "", user = "", host = "", port, path = ""] = /^([a-z]+):\/\/(?:([^@/:]+)@)?(\[[^\]]*\]|[^:/@]*)(?::(\d{1,5}))?(\/[^?#]+)$/.exec(text) ?? [];
    if (scheme === "file")
        return user + host === "" ? { ...NO_HOST, kind: scheme, address: text, path } : undefined;
    const isKnown = scheme === "https" || scheme === "http" || scheme === "ssh";
    if (!isKnown || !HOST.test(host) || (user !== "" && !USER.test(user)))
        return undefined;
    const where = { user, host, port: port === undefined ? undefined : Number(port), path: pathOf(path) };
    if (scheme === "ssh")
        return { kind: scheme, address: text, ...where };
    return { kind: scheme, address: `${scheme}://${host}${port === undefined ? "" : `:${port}`}${path}`, ...where };
}
function fromShort(text) {
    const [, user = "", host = "", path = ""] = /^(?:([^@/:]+)@)?(\[[^\]]*\]|[^:/@]+):([^:].*)$/.exec(text) ?? [];
    if (!HOST.test(host) || (user !== "" && !USER.test(user)))
        return undefined;
    return { kind: "ssh", address: text, user, host, port: undefined, path: pathOf(path) };
}
function pathOf(text) {
    return text
        .replace(/^\/+/, "")
        .replace(/\/$/, "")
        .replace(/\.git$/, "");
}
function isRemoteName(text) {
    return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

; 




const ANY_USER = "x-access-token";
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
async function findRemote(text, given, world) {
    const { runUrl, repository } = world.run;
    const host = URL.canParse(runUrl) ? new URL(runUrl).host : "";
    const address = readAddress(isRemoteName(text) ? await addressIn(text, world) : text);
    if (address === undefined)
        throw (0,values/* badValue */.tm)({ name: "tag-remote", text: text.replace(/^(.*\/\/)?.*@/, "$1***@") }, WANTED);
    return decideRemote(address, given, { host, repository });
}
const WANTED = "an address such as https://git.example.com/owner/name.git or git@git.example.com:owner/name.git, without a password in it, or the name of such a remote in the checkout";
const TIMEOUT_MS = 30_000;
async function addressIn(name, { run, commands, environment }) {
    const lines = [];
    const exit = await commands.run({
        argv: ["git", "-c", `safe.directory=${run.workspace}`, "remote", "get-url", "--push", "--", name],
        env: { PATH: environment["PATH"] ?? "", HOME: environment["HOME"] ?? "", LC_ALL: "C" },
        timeoutMs: TIMEOUT_MS,
        outputLimit: 64 * 1024,
        onLine: (line) => lines.push(line),
        onErrorLine: () => undefined,
    });
    const [address] = lines;
    if (exit.code === 0 && address !== undefined)
        return address;
    throw new failure/* StageFailure */.B({
        what: `The checkout in this job has no remote ${name} (git remote ${(0,ending_text/* endingText */.p)(exit)}).`,
        means: "The destination of the tag is unknown. No tag was created, and nothing was started.",
        todo: "Give the remote's whole address as `tag-remote`, which needs no checkout; or check the repository out before this step.",
    });
}
function decideRemote(where, given, forge) {
    const isForge = isHostOf(where, forge);
    const isOwn = isForge && where.path.toLowerCase() === forge.repository.toLowerCase();
    const login = loginFor(where, given, isForge);
    const ownToken = login.kind === "token" && given.remoteToken === "" && given.releaseToken === "";
    const name = where.kind === "file" ? where.address : `${where.host}/${where.path}`;
    return { place: { address: where.address, login }, name, isOwn, pushStarts: !ownToken };
}
function isHostOf({ kind, host, port }, forge) {
    const wanted = kind === "ssh" ? forge.host.replace(/:\d+$/, "") : forge.host;
    const whole = kind === "ssh" || port === undefined ? host : `${host}:${port}`;
    return whole.toLowerCase() === wanted.toLowerCase();
}
function loginFor(where, given, isForge) {
    if (where.kind === "file")
        return { kind: "none" };
    if (where.kind === "ssh")
        return sshLogin(where, given);
    const token = given.remoteToken || (isForge ? given.releaseToken || given.token : "");
    if (token === "")
        throw missing("remote-token", where, "a token that may read and push there");
    if (where.kind === "http" && !isForge && !LOOPBACK.test(where.host))
        throw (0,values/* badValue */.tm)({ name: "tag-remote", text: where.address }, "https://…: over http:// the token could be read in transit");
    return { kind: "token", user: where.user || ANY_USER, token };
}
function sshLogin(where, { sshKey, hostKeys }) {
    if (sshKey === "")
        throw missing("remote-ssh-key", where, "a deploy key with write access");
    if (hostKeys.length === 0)
        throw missing("remote-host-key", where, "its SHA256 fingerprint, or its line of ssh-keyscan");
    return {
        ...{ kind: "ssh-key", privateKey: sshKey, hostKeys },
        ...{ host: where.host.replace(/^\[|\]$/g, ""), port: where.port ?? 22 },
    };
}
function missing(input, { host }, wanted) {
    return new failure/* StageFailure */.B({
        what: `\`${input}\` is missing: the tag is pushed to ${host}.`,
        means: "The credentials of a checkout are not used, and a secret that is not set arrives empty. No tag was created, and nothing was started.",
        todo: `Give ${wanted} as \`${input}\`.`,
    });
}

var signing = __webpack_require__(77594);
; 












async function createTag(wish, world) {
    if (wish.remote === "") {
        const pushStarts = wish.logins.releaseToken !== "";
        return { ...(await tagIn(apiStore(wish, world), wish, world)), pushStarts, elsewhere: "" };
    }
    const { place, name, isOwn, pushStarts } = await findRemote(wish.remote, wish.logins, world);
    const tagged = await world.gitRemotes.within(place, (own) => tagIn(gitStore(own, name), wish, world));
    return { ...tagged, pushStarts, elsewhere: isOwn ? "" : name };
}
async function tagIn(store, wish, world) {
    const { wanted } = wish;
    const { prefix } = wanted;
    const all = await store.list();
    const names = (0,tag_prefix/* ownNames */.Dx)(all, prefix);
    const known = await lookAt(store, names, wanted);
    const branches = wanted.kind === "rollback" ? [] : await store.branches(wanted);
    const hotfix = (0,release_branch/* hotfixOf */.s)(branches);
    const decision = (0,tagging/* decideTag */.BF)({ ...wanted, hotfix: hotfix !== undefined }, known);
    if (decision.kind === "refused")
        throw refused(decision);
    if (decision.kind === "exists" && decision.warning !== undefined)
        world.log.warning(decision.warning);
    const tags = { previous: (0,tag/* newestRelease */.s5)(names), own: names, unread: (0,unread_tags/* unreadTags */.RH)(all, prefix), prefix };
    if (wanted.kind === "release")
        for (const line of (0,unread_tags/* unreadWarnings */.zQ)(tags))
            world.log.warning(line);
    const name = (0,tag_prefix/* tagName */.wZ)(prefix, decision.name);
    const created = decision.kind === "create";
    const fingerprint = created ? await create(store, name, wish, branches, world) : "";
    await mustBeThere(store, name, wanted.commit);
    world.log.info(`${name} is ${wanted.commit} on ${store.name}${created ? "" : "; it existed already"}.`);
    if (hotfix !== undefined)
        world.log.warning((0,hotfix_report/* mergeBack */._c)(hotfix));
    return { name, version: decision.name, created, fingerprint, hotfix };
}
async function lookAt(store, names, wanted) {
    const found = new Map();
    for (const name of (0,tagging/* tagsInQuestion */.pd)(wanted, names))
        found.set(name, await store.find((0,tag_prefix/* tagName */.wZ)(wanted.prefix, name)));
    return names.map((name) => {
        const there = found.get(name);
        return { name, commit: there?.commit, isAnnotated: there?.isAnnotated };
    });
}
async function create(store, name, wish, branches, world) {
    const { wanted, tagger, signingKey } = wish;
    const message = (0,tagging/* tagMessage */.ib)(wanted, await wish.line(branches));
    const tag = { name, commit: wanted.commit, message, tagger };
    if (signingKey === "") {
        await store.create({ ...tag, signature: "" });
        return "";
    }
    const { text: signature, fingerprint } = await (0,signing/* sign */._)(signingKey, (0,tag_object/* tagText */.em)(tag), world);
    await store.create({ ...tag, signature });
    return fingerprint;
}
function apiStore({ logins, wanted: { prefix } }, { forge, tags, run }) {
    const { token, releaseToken } = logins;
    const as = releaseToken || token;
    const repository = `/repos/${run.repository}`;
    const place = { forge: forge(as), reader: forge(token), tags, token: as, repository, prefix };
    return run.forge === "github" ? forgeStore(place) : giteaStore(place);
}
function refused({ what, todo }) {
    return new failure/* StageFailure */.B({ what, means: "No tag was created, and nothing was started.", todo });
}
async function mustBeThere(store, name, commit) {
    const there = (await store.find(name))?.commit;
    if (there === commit)
        return;
    throw new failure/* StageFailure */.B({
        what: `After the push, ${name} on ${store.name} is ${there ?? "missing"}, and not ${commit}.`,
        means: "Nothing was started from it.",
        todo: "Check the repository's tag rules and hooks, remove the tag if it is wrong, then run this again.",
    });
}


  }),

  75736:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (/* binding */ isKnownRollback),
    t: () => (/* binding */ recordAndTag)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _readiness_rollback_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89520);
  var _version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24863);
  var _tag_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12464);




async function recordAndTag(rollback, tag, world) {
    const recorded = await recordOf(rollback, world);
    try {
        return await tag();
    }
    catch (error) {
        if (!(error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B) || !recorded)
            throw error;
        const { commit, version } = rollback.wanted;
        world.log.warning(`The rollback from ${version} is recorded without a tag: ${error.what} ${error.todo}`);
        return { outputs: UNTAGGED, report: (0,_tag_report_js__WEBPACK_IMPORTED_MODULE_2__/* .renderUntagged */ .A)({ version, commit, why: error }) };
    }
}
const UNTAGGED = { tag: "", created: "false" };
async function recordOf(rollback, world) {
    const { wanted, logins, failure } = rollback;
    const { run, log, forge } = world;
    const name = (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(wanted.prefix, wanted.version);
    try {
        if (failure.recovered !== undefined && (await isKnownRollback(rollback, world))) {
            log.info(`The rollback from ${name} to ${wanted.commit} was recorded before.`);
            return true;
        }
        const failed = { tag: name, commit: await world.tags.commitOf(name, logins.token) };
        const record = { failed, commit: wanted.commit, runUrl: run.runUrl, ...failure };
        await (0,_readiness_rollback_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordRollback */ .Ij)(forge(logins.token), placeOf(rollback, world), record);
        log.info(`The rollback from ${name} to ${wanted.commit} is recorded.`);
        return true;
    }
    catch (error) {
        if (!(error instanceof _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B))
            throw error;
        log.warning(`The rollback from ${name} is not recorded beside its tag: ${error.what} ${error.todo}`);
        return false;
    }
}
async function isKnownRollback(rollback, world) {
    const { wanted, logins, failure } = rollback;
    const name = (0,_version_tags_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(wanted.prefix, wanted.version);
    const failed = { tag: name, commit: await world.tags.commitOf(name, logins.token) };
    const { recovered } = failure;
    return (0,_readiness_rollback_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecorded */ .TN)(world.forge(logins.token), placeOf(rollback, world), { failed, commit: wanted.commit, recovered });
}
function placeOf({ environment }, { run }) {
    return { kind: run.forge, repository: `/repos/${run.repository}`, environment };
}


  }),

  77594:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    X: () => (/* binding */ signingKeyKind),
    _: () => (/* binding */ sign)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_foreign_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89028);


function signingKeyKind(key) {
    if (/^-----BEGIN OPENSSH PRIVATE KEY-----/.test(key.trim()))
        return "ssh";
    return /^-----BEGIN PGP PRIVATE KEY BLOCK-----/.test(key.trim()) ? "gpg" : undefined;
}
async function sign(key, text, world) {
    return world.scratch.within(async (folder) => {
        const file = await folder.write("key", `${key.trim()}\n`);
        await folder.write("tag", text);
        const run = (...argv) => runSigning(world, folder, argv);
        return signingKeyKind(key) === "gpg" ? withGpg(run, folder, file) : withSsh(run, folder, file);
    });
}
async function withSsh(run, folder, key) {
    const lines = await run("ssh-keygen", "-l", "-f", key);
    await run("ssh-keygen", "-Y", "sign", "-q", "-n", "git", "-f", key, `${folder.path}/tag`);
    const fingerprint = /SHA256:\S+/.exec(lines.join(" "))?.[0] ?? "unknown";
    return { text: await folder.read("tag.sig"), fingerprint };
}
async function withGpg(run, folder, key) {
    const gpg = ["gpg", "--homedir", folder.path, "--batch", "--no-tty", "--pinentry-mode", "error"];
    try {
        await run(...gpg, "--import", key);
        const keys = await run(...gpg, "--with-colons", "--list-secret-keys");
        const fingerprint = keys.map((line) => /^fpr:+([0-9A-F]{40}):/.exec(line)?.[1]).find((one) => one !== undefined);
        await run(...gpg, "--armor", "--detach-sign", "--output", `${folder.path}/tag.sig`, `${folder.path}/tag`);
        return { text: await folder.read("tag.sig"), fingerprint: fingerprint ?? "unknown" };
    }
    finally {
        await run("gpgconf", "--homedir", folder.path, "--kill", "all").catch(() => undefined);
    }
}
const TIMEOUT_MS = 30_000;
const OUTPUT_LIMIT = 1024 * 1024;
async function runSigning({ commands, environment }, { path }, argv) {
    const lines = [];
    const env = { PATH: environment["PATH"] ?? "", HOME: path, LC_ALL: "C", SSH_ASKPASS_REQUIRE: "never" };
    const onLine = (line) => void lines.push(line);
    const exit = await commands.run({ argv, env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT, onLine });
    if (exit.code === 0)
        return lines;
    const said = (0,_text_foreign_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanForeignLine */ .ee)(lines.slice(-3).join(" ").trim()) || exit.reason || `it ended with code ${exit.code}`;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The tag could not be signed. The output of ${argv[0]}: ${said}`,
        means: "A signed tag was requested, so no tag was created.",
        todo: `Give \`signing-key\` as a whole private key without a passphrase, and check that ${argv[0]} is on the runner.`,
    });
}


  }),

  16718:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    bi: () => (/* binding */ tagKeys),
    rC: () => (/* binding */ readLogins),
    vY: () => (/* binding */ readTagger)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);
  var _version_tags_tag_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67632);


const tagKeys = [
    {
        name: "tag-remote",
        description: "Git server for tags, instead of the forge's API: https://server/owner/name.git, git@server:owner/name.git, or the name of a remote in the checkout.",
        file: "tag-release.remote",
    },
    {
        name: "remote-token",
        description: "For a `tag-remote` with https: token that can read and push. Default for the forge's own address: the token that creates the tag.",
        secret: true,
    },
    {
        name: "remote-ssh-key",
        description: "For a `tag-remote` with SSH: private deploy key with write access, in OpenSSH format without a passphrase.",
        secret: true,
    },
    {
        name: "remote-host-key",
        description: "For a `tag-remote` with SSH: pinned keys of the server, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
        file: "tag-release.remote-host-key",
    },
    {
        name: "tagger",
        description: "Person that a signed tag names, such as Ada Lovelace <ada@example.com>. A forge shows the tag as verified if the key belongs to this person. Default: the person who started the run.",
        file: "tag-release.tagger",
    },
];
function readLogins(settings, releaseToken, log) {
    const sshKey = settings.get("remote-ssh-key");
    const logins = {
        ...{ token: settings.need("token").text, releaseToken },
        remoteToken: settings.get("remote-token").text,
        sshKey: sshKey.text,
    };
    for (const secret of Object.values(logins))
        if (secret !== "")
            log.mask(secret);
    if (sshKey.text !== "" && !/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(sshKey.text))
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)({ name: sshKey.name, text: "what was given" }, "an OpenSSH private key");
    return { ...logins, hostKeys: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readLines */ .Se)(settings.get("remote-host-key").text) };
}
function readTagger(settings, { run, clock }) {
    const setting = settings.get("tagger");
    const at = Math.floor(clock.now() / 1000);
    if (setting.text === "") {
        const name = run.actor || "Sluice";
        return { name, email: `${name}@users.noreply.github.com`, at };
    }
    const person = (0,_version_tags_tag_object_js__WEBPACK_IMPORTED_MODULE_1__/* .readPerson */ .c1)(setting.text);
    if (person === undefined)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(setting, "a name and an address, such as Ada Lovelace <ada@example.com>");
    return { ...person, at };
}


  }),

  12464:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A: () => (/* binding */ renderUntagged),
    v: () => (/* binding */ renderTag)
  });
  var _report_hotfix_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11195);
  var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);


const STARTED = {
    push: "by the push of the tag",
    dispatch: "by a dispatch",
    none: "not at all",
};
function renderTag({ name, commit, elsewhere, fingerprint, hotfix, started }) {
    const facts = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(["", ""], [
        ["Commit", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(commit)],
        ...(elsewhere === "" ? [] : [["Pushed to", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(elsewhere)]]),
        ...(fingerprint === "" ? [] : [["Signed by", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(fingerprint)]]),
        ...(started === undefined ? [] : [["Deploy started", howStarted(started)]]),
    ]);
    const reminder = hotfix === undefined ? _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$ : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `\n**Do not forget:** ${(0,_report_hotfix_report_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeBack */ ._c)(hotfix)}\n`;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `### 🏷️ ${name}\n\n${facts}${reminder}`;
}
function renderUntagged({ version, commit, why }) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `### 🏷️ The rollback from ${version} is recorded\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(commit)} runs again. There is no rollback tag: ${why.what}\n\n${why.todo}\n`;
}
function howStarted({ by, reason, runUrl, workflowUrl }) {
    const how = STARTED[by];
    const why = reason === "" ? "" : `, because ${reason}`;
    if (runUrl !== "")
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${how}${why}: ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("its run", runUrl)}`;
    switch (by) {
        case "push":
            return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `not found: it should be ${how}. ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("Check whether there is a run", workflowUrl)}`;
        case "dispatch":
            return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${how}${why}; its run is among ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("these", workflowUrl)}`;
        case "none":
            return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__.md) `${how}`;
    }
}


  }),

  67632:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Mw: () => (/* binding */ tagId),
    c1: () => (/* binding */ readPerson),
    em: () => (/* binding */ tagText)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function readPerson(text) {
    const [, name = "", email = ""] = /^([^<>\r\n]*[^<>\s])\s*<([^<>\s]+@[^<>\s]+)>$/.exec(text.trim()) ?? [];
    return name === "" ? undefined : { name, email };
}
function tagText({ name, commit, message, tagger }, signature = "") {
    const head = [
        `object ${commit}`,
        "type commit",
        `tag ${name}`,
        `tagger ${tagger.name} <${tagger.email}> ${tagger.at} +0000`,
    ];
    return `${head.join("\n")}\n\n${message}\n${signature}`;
}
function tagId(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha1")
        .update(`tag ${Buffer.byteLength(text)}\0`)
        .update(text)
        .digest("hex");
}


  }),

  71857:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BF: () => (/* binding */ decideTag),
    ib: () => (/* binding */ tagMessage),
    pd: () => (/* binding */ tagsInQuestion)
  });
  var _hotfix_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93494);
  var _rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49137);
  var _tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88362);
  var _tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24863);




function tagsInQuestion(wanted, names) {
    if (wanted.kind === "release")
        return names.filter((name) => name === wanted.version);
    return names.filter((name) => (0,_rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readRollbackTag */ .d)(name)?.failed === wanted.version);
}
function decideTag(wanted, known) {
    const { kind } = (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(wanted.version);
    if (kind === "not-semver" || kind === "commit" || (0,_rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readRollbackTag */ .d)(wanted.version) !== undefined) {
        return refused(`${wanted.version} is no version of a release.`, "Use a semver version with all three numbers, such as v1.4.0.");
    }
    return wanted.kind === "release" ? decideRelease(wanted, known) : decideRollback(wanted, known);
}
function decideRelease({ version, commit, prefix = "", hotfix = false }, known) {
    const same = known.find(({ name }) => (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .bareNumber */ .I5)(name) === (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .bareNumber */ .I5)(version) && (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(name).kind !== "not-semver");
    if (same !== undefined && same.name !== version) {
        return refused(`The tag ${(0,_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(prefix, same.name)} exists already, which is the same version as ${version}.`, "A version is released once: choose the next one.");
    }
    if (same?.commit === commit && same.isAnnotated === false)
        return lightweight((0,_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(prefix, version), commit);
    if (same?.commit === commit)
        return { kind: "exists", name: version };
    if (same !== undefined) {
        return refused(`The tag ${(0,_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(prefix, version)} exists already, on ${same.commit ?? "a commit that could not be read"}.`, "A tag that was pushed is never moved: choose the next version.");
    }
    const releases = known.map(({ name }) => name).filter((name) => (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(name).kind === "release");
    const newest = (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)(hotfix ? (0,_hotfix_js__WEBPACK_IMPORTED_MODULE_0__/* .newerInLine */ .jk)(version, releases) : releases);
    if (newest !== undefined && (0,_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)(version, newest) <= 0) {
        return refused(`${version} is not newer than ${newest}, the newest release${prefix === "" ? "" : ` of ${prefix}`}.`, "Choose a newer version; a hotfix of an older line is released as the next patch of the newest.");
    }
    return { kind: "create", name: version };
}
function decideRollback({ version, commit, prefix = "" }, known) {
    const names = new Map(known.map((tag) => [tag.name, tag]));
    for (let count = 1;; count++) {
        const name = count === 1 ? `${version}-rollback` : `${version}-rollback.${count}`;
        const there = names.get(name);
        if (there === undefined)
            return { kind: "create", name };
        if (there.commit !== commit)
            continue;
        const warning = `${(0,_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(prefix, name)} exists already as a lightweight tag, which contains neither an author nor a date.`;
        return there.isAnnotated === false ? { kind: "exists", name, warning } : { kind: "exists", name };
    }
}
function lightweight(tag, commit) {
    return refused(`The tag ${tag} is on ${commit} already, but it is a lightweight tag: it has no message, no author and no signature.`, `If it is not deployed anywhere, delete it (git push REMOTE :refs/tags/${tag}) and run this again, which makes an annotated one. To release it unchanged, dispatch its deploy; this action never moves a tag.`);
}
function tagMessage({ kind, version, prefix = "" }, line) {
    const tag = (0,_tag_prefix_js__WEBPACK_IMPORTED_MODULE_3__/* .tagName */ .wZ)(prefix, version);
    const head = kind === "release" ? `Release ${tag}` : `Rollback from ${tag}`;
    const [first = ""] = line.trim().split(/\r?\n/, 1);
    return first === "" ? head : `${head} — ${first}`;
}
function refused(what, todo) {
    return { kind: "refused", what, todo };
}


  })

};
;