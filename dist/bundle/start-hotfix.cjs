"use strict";
exports.id = 716;
exports.ids = [716,2338];
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

  65093:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var failure = __webpack_require__(32314);
var rollback_record = __webpack_require__(89520);
var hotfix_report = __webpack_require__(11195);
var foreign_line = __webpack_require__(89028);
var hotfix = __webpack_require__(93494);
var tag_prefix = __webpack_require__(24863);
var unread_tags = __webpack_require__(6845);
var parse = __webpack_require__(34659);
var default_branch = __webpack_require__(14792);
; 


async function readBranchRules(forge, repository, path) {
    const branch = await (0,default_branch/* openDefaultBranch */.iL)(forge, repository);
    const text = await branch.file(path);
    const config = text === undefined ? {} : (0,parse.parseConfig)(text, `${path} on ${branch.name}`);
    return {
        tagPrefix: config["tag-prefix"] ?? "",
        requiredWorkflows: [config["check-readiness"]?.["required-workflows"] ?? []].flat(),
        changelog: {
            path: config.announce?.changelog ?? "CHANGELOG.md",
            unreleased: [config["update-changelog"]?.unreleased ?? "Unreleased"].flat(),
        },
    };
}

var forge_refusal = __webpack_require__(67730);
var dispatch_workflow = __webpack_require__(40856);
; 


async function dispatchAll(forge, wish, log) {
    const { repository, kind, branch, workflows, optional } = wish;
    const wanted = new Set(workflows.filter((workflow) => workflow !== "" && workflow !== "none"));
    const started = [];
    const runs = new Map();
    const left = [];
    for (const workflow of wanted) {
        try {
            const purpose = `on ${branch}`;
            const { id } = await (0,dispatch_workflow/* dispatchWorkflow */.i)(forge, { repository, kind, workflow, ref: branch, purpose });
            if (id !== undefined)
                runs.set(workflow, id);
        }
        catch (error) {
            const why = optional.includes(workflow) ? whyNot(error) : undefined;
            if (why === undefined)
                throw error;
            left.push({ workflow, why });
            continue;
        }
        log.info(`${workflow} was dispatched on ${branch}.`);
        started.push(workflow);
    }
    return { started, runs, left };
}
function whyNot(error) {
    return error instanceof forge_refusal/* ForgeRefusal */.a && [404, 422].includes(error.status) ? error.what : undefined;
}

var ending_text = __webpack_require__(31120);
; 



const TIMEOUT_MS = 120_000;
const OUTPUT_LIMIT = 64 * 1024 * 1024;
const NOTHING = "No branch was pushed, and nothing was started.";
function openGit({ commands, environment, run: { actor, runUrl } }, login) {
    const name = actor || "Sluice";
    const forge = URL.canParse(runUrl) ? `http.${new URL(runUrl).origin}/` : "http";
    const email = `${name}@users.noreply.github.com`;
    const env = {
        ...{ PATH: environment["PATH"] ?? "", LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true" },
        ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
        ...{
            GIT_CONFIG_COUNT: "1",
            GIT_CONFIG_KEY_0: `${forge}.extraheader`,
            GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${login}`,
        },
    };
    const settings = ["safe.directory=*", "core.hooksPath=/dev/null", "commit.gpgSign=false", "core.quotePath=false"];
    const base = settings.flatMap((setting) => ["-c", setting]);
    const run = async (args) => {
        const lines = [];
        const argv = ["git", ...base, ...args];
        const onLine = (line) => void lines.push(line);
        const exit = await commands.run({ argv, env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT, onLine });
        return { exit, lines };
    };
    const lines = async (...args) => {
        const { exit, lines: said } = await run(args);
        if (exit.code !== 0)
            throw gitFailure(args, { exit, lines: said });
        return said;
    };
    return { run, lines, line: async (...args) => (await lines(...args))[0] ?? "" };
}
function gitFailure(args, { exit, lines }) {
    if (args.includes("push"))
        return pushFailure({ exit, lines });
    return new failure/* StageFailure */.B({
        what: `git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ""} ${(0,ending_text/* endingText */.p)(exit)}: ${(0,foreign_line/* cleanForeignLine */.ee)(lines.slice(-3).join(" "))}`,
        means: NOTHING,
        todo: "Check that the repository is checked out in this job with its history and tags (fetch-depth: 0).",
    });
}
function pushFailure({ exit, lines }) {
    const isWorkflow = lines.some((line) => /without `?workflows?`? (permission|scope)/.test(line));
    const said = [...lines.filter((line) => /rejected|refus/.test(line)), ...lines].slice(0, 3).join(" ");
    return new failure/* StageFailure */.B({
        what: `git push ${(0,ending_text/* endingText */.p)(exit)}: ${(0,foreign_line/* cleanForeignLine */.ee)(said)}`,
        means: "The next run checks whether the branch exists.",
        todo: isWorkflow
            ? "A cherry-picked commit changes a workflow, which the run's own token can never push. Set the secret `RELEASE_TOKEN`: the token of an app or a person that can write contents and `workflows`."
            : "Check that the token can write contents, and that no rule forbids branches named hotfix/*. Changed workflows need the secret `RELEASE_TOKEN`, with `workflows`.",
    });
}

var config_settings = __webpack_require__(67307);
var values = __webpack_require__(25620);
var read_config = __webpack_require__(76453);
var keys = __webpack_require__(59010);
; 


const keys_inputs = [
    {
        name: "from",
        description: "Stable tag to fix, such as v1.2.4. Default: the release that the environment runs according to its deployments; if these are not available, the newest release that was not rolled back, with a warning.",
    },
    {
        name: "commits",
        description: "Commits to cherry-pick from another branch, in order, separated by commas or lines; a merge is one change. Default: none; people push the fix to the branch.",
    },
    {
        name: "token",
        description: "Token that pushes the branch (`contents: write`), dispatches workflows (`actions: write`), and reads which release is live (`deployments: read`, on forges without deployments `statuses: read`).",
        default: "${{ github.token }}",
        secret: true,
    },
    {
        name: "release-token",
        description: "Token of an app or a person that pushes the branch instead. Only its push starts workflows, and only it can change workflows (`workflows`).",
        secret: true,
    },
    { name: "environment", description: "Environment whose live release is fixed.", default: "production" },
    read_config/* branchConfigKey */.Ec,
    {
        name: "staging-workflow",
        description: "File of the workflow that deploys the branch to staging. It is dispatched if the push starts no workflow; none disables it.",
        default: "deploy-staging.yml",
    },
    {
        name: "prepare-workflow",
        description: "File of the workflow that is dispatched on the branch after a cherry-pick; none disables it.",
        default: "prepare-release.yml",
    },
];
const outputs = [
    { name: "version", description: "Version that the branch is for." },
    { name: "branch", description: "Branch, hotfix/vX.Y.Z." },
    { name: "commit", description: "Head of the branch." },
    { name: "created", description: "true, or false if the same branch already existed." },
    {
        name: "started-run",
        description: "Id of the run of the preparation; empty if none was dispatched. A job with the id in its name records who started that run: docs/gates.md.",
    },
    { name: "conflicts", description: "Files in conflict, one per line; empty for none." },
    keys/* reportOutput */.u,
];

; 



async function readInputs(inputs, { log }) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, {}, "");
    const token = settings.need("token").text;
    const releaseToken = settings.get("release-token").text;
    for (const secret of [token, releaseToken])
        if (secret !== "")
            log.mask(secret);
    log.mask(loginOf({ token, releaseToken }));
    const commits = settings.get("commits");
    const list = (0,values/* readList */.LD)(commits.text);
    if (list.some((name) => !/^[0-9a-f]{7,40}$/.test(name)))
        throw (0,values/* badValue */.tm)(commits, "names of commits, 7 to 40 hexadecimal digits");
    return {
        ...{ from: settings.get("from").text, commits: list, token, releaseToken },
        environment: settings.get("environment").text,
        config: settings.get("config").text,
        staging: settings.get("staging-workflow").text,
        prepare: settings.get("prepare-workflow").text,
    };
}
function loginOf({ token, releaseToken }) {
    return Buffer.from(`x-access-token:${releaseToken || token}`, "utf8").toString("base64");
}

var live_release = __webpack_require__(8706);
; 

const MOST = 30;
async function liveRelease(forge, { repository, environment, tags }) {
    const path = `${repository}/deployments`;
    const query = `environment=${encodeURIComponent(environment)}&task=deploy&per_page=${MOST}`;
    const all = await forge.read(`${path}?${query}`, [403]);
    for (const deployment of all === undefined ? [] : (0,live_release/* readProductionDeployments */.aR)(all)) {
        const { endedWell, job } = (0,live_release/* readEnding */.O$)(await forge.read(`${path}/${deployment.id}/statuses?per_page=${MOST}`));
        if (!endedWell)
            continue;
        const name = job === undefined ? "" : (0,live_release/* readJobName */.Z7)(await forge.read(`${repository}/actions/jobs/${job}`, [403, 410]));
        const brought = (0,live_release/* broughtBy */.dB)(deployment, name);
        if (brought.kind === "rollback")
            continue;
        return brought.kind === "release" ? (0,live_release/* runningAfter */.GJ)(brought.version, tags) : undefined;
    }
    return undefined;
}

var line_start = __webpack_require__(41150);
var markdown_tree = __webpack_require__(73892);
var sections = __webpack_require__(69338);
var splice = __webpack_require__(79330);
var entry_insertion = __webpack_require__(50755);
; 





function pickEntries({ before, after, ours }, names) {
    if ([before, after, ours].some((text) => text.includes("\uFFFD")))
        return refused("The changelog is not all text.");
    const [old, fresh, own] = [before, after, ours].map((text) => openSection(text, names));
    if (own === undefined)
        return refused(`The release's changelog has no section "${names[0]}".`);
    if (old === undefined || fresh === undefined)
        return refused(`The commit's changelog has no section "${names[0]}".`);
    if (outside(old) !== outside(fresh))
        return refused(`The commit changes more of the changelog than its section "${names[0]}".`);
    const entries = addedEntries(old, fresh);
    if (entries === undefined || entries.length === 0)
        return refused("The commit does more to the changelog than add entries.");
    const groups = [...Map.groupBy(entries, ({ part }) => part)].map(([part, some]) => ({
        path: part === undefined ? [] : [part],
        entries: some.map(({ lines }) => lines.join("\n")),
    }));
    return { kind: "picked", text: (0,splice/* splice */.V4)(ours, (0,entry_insertion/* insertEntries */.A)(own.changelog, own.section, groups)), entries };
}
function openSection(text, names) {
    const changelog = (0,sections/* readChangelog */.Tn)(text, names);
    const heading = (0,sections/* unreleasedHeading */.LR)(changelog);
    return heading === undefined ? undefined : { changelog, section: (0,sections/* sectionOf */.ZE)(changelog, heading) };
}
function outside({ changelog: { text }, section: { from, to } }) {
    return `${text.slice(0, from)}\0${text.slice(to)}`;
}
function addedEntries(old, fresh) {
    const [before, now] = [pieces(old), pieces(fresh)];
    let matched = 0;
    const added = [];
    for (const piece of now) {
        const wanted = before[matched];
        if (wanted !== undefined && wanted.text === piece.text && wanted.part?.title === piece.part?.title)
            matched++;
        else
            added.push(piece);
    }
    if (matched < before.length)
        return undefined;
    const level = fresh.section.heading.level + 1;
    const entries = added.filter(({ text }) => !text.startsWith("#"));
    const isFit = ({ part, isItem, text }) => text.startsWith("#")
        ? /^#+/.exec(text)?.[0].length === level
        : isItem && (part === undefined || part.level === level);
    if (!added.every(isFit))
        return undefined;
    return entries.map(({ part, text }) => ({ part: part?.title, lines: text.split("\n") }));
}
function pieces({ changelog: { text, headings }, section: { heading: open, blocks } }) {
    let part;
    return blocks.flatMap(({ kind, node, start, end }, index) => {
        if (kind === "heading")
            part = headings.find(({ at }) => at === open.at + 1 + index);
        const piece = (from, to, isItem) => ({
            ...{ part, isItem },
            text: text.slice((0,line_start/* lineStart */.P)(text, from), (0,splice/* lineEnd */.kd)(text, to)).replaceAll(/\r\n?/g, "\n"),
        });
        if (node.type !== "list")
            return [piece(start, end, false)];
        return (0,markdown_tree/* childrenOf */.LU)(node).map((item) => piece((0,markdown_tree/* placeOf */.$t)(item).start, (0,markdown_tree/* placeOf */.$t)(item).end, true));
    });
}
function refused(why) {
    return { kind: "refused", why };
}

; 





const TREE = "tree";
async function pick(git, wish, folder) {
    const { from, picks, changelog } = wish;
    const tree = `${folder.path}/${TREE}`;
    await git.lines("worktree", "add", "--quiet", "--detach", tree, `refs/tags/${from}`);
    try {
        const settled = [];
        for (const [index, one] of picks.entries()) {
            const parents = (await git.line("rev-list", "--parents", "--max-count=1", one.sha)).split(" ").length - 1;
            const mainline = parents > 1 ? ["--mainline", "1"] : [];
            const tried = await git.run(["-C", tree, "cherry-pick", "-x", ...mainline, one.sha]);
            if (tried.exit.code === 0)
                continue;
            const files = await git.lines("-C", tree, "diff", "--name-only", "--diff-filter=U");
            if (files.length === 0)
                throw notPicked(one, from, tried);
            const isAlone = files.length === 1 && files[0] === changelog.path;
            const end = isAlone ? await settle(git, changelog, folder) : "";
            if (typeof end === "string")
                return { kind: "conflict", at: one, before: picks.slice(0, index), files, why: end };
            settled.push({ at: one, entries: end });
        }
        return { kind: "picked", head: await git.line("-C", tree, "rev-parse", "HEAD"), picks, settled };
    }
    finally {
        await git.run(["worktree", "remove", "--force", tree]);
    }
}
async function settle(git, { path, unreleased }, folder) {
    const inTree = (...args) => git.lines("--literal-pathspecs", "-C", `${folder.path}/${TREE}`, ...args);
    const stages = await inTree("ls-files", "--unmerged", "--", path);
    if (stages.length !== 3 || stages.some((stage) => !/^100(644|755) /.test(stage)))
        return `${path} is not a file on both sides.`;
    const [line = ""] = await inTree("checkout-index", "--temp", "--stage=all", "--", path);
    const names = line.split("\t")[0]?.split(" ") ?? [];
    const [before = "", ours = "", after = ""] = await Promise.all(names.map((name) => folder.read(`${TREE}/${name}`)));
    const picked = pickEntries({ before, ours, after }, unreleased);
    if (picked.kind === "refused")
        return picked.why;
    await folder.write(`${TREE}/${path}`, picked.text);
    await inTree("add", "--", path);
    await inTree("cherry-pick", "--continue");
    return picked.entries;
}
function notPicked({ sha, subject }, from, { exit, lines }) {
    const said = lines.join(" ");
    const isEmpty = /is now empty|nothing to commit/.test(said);
    return new failure/* StageFailure */.B({
        what: isEmpty
            ? `${sha.slice(0, 12)} ("${(0,foreign_line/* cleanForeignLine */.ee)(subject)}") changes nothing on ${from}.`
            : `git cherry-pick of ${sha.slice(0, 12)} ${(0,ending_text/* endingText */.p)(exit)}: ${(0,foreign_line/* cleanForeignLine */.ee)(said)}`,
        means: NOTHING,
        todo: isEmpty
            ? `${from} contains this fix already, or an earlier commit in the list does. Remove it from the list.`
            : "Cherry-pick it by hand on a branch of that name, and push it.",
    });
}

; 



const REMOTE = "origin";
function openRepository(git) {
    return {
        tags: async () => {
            if ((await git.line("rev-parse", "--is-shallow-repository")) !== "false")
                throw shallow();
            const format = "--format=%(refname:strip=2) %(objectname) %(*objectname)";
            const lines = await git.lines("for-each-ref", format, "refs/tags");
            return new Map(lines.map((line) => {
                const [name = "", own = "", commit = ""] = line.split(" ");
                return [name, commit || own];
            }));
        },
        branchEnd: async (branch) => {
            const [line = ""] = await git.lines("ls-remote", "--heads", "--end-of-options", REMOTE, `refs/heads/${branch}`);
            const end = /^([0-9a-f]{40})\t/.exec(line)?.[1];
            if (end !== undefined)
                await git.lines("fetch", "--quiet", "--no-tags", "--end-of-options", REMOTE, end);
            return end;
        },
        known: async (names) => {
            const picks = [];
            for (const wanted of names) {
                const question = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${wanted}^{commit}`];
                const { exit, lines } = await git.run(question);
                const [sha = ""] = lines;
                if (exit.code !== 0)
                    throw unseen(wanted);
                const unpushed = await git.lines("rev-list", "--max-count=1", sha, "--not", `--remotes=${REMOTE}`);
                if (unpushed.length > 0)
                    throw unseen(wanted);
                picks.push({ sha, subject: await git.line("log", "-1", "--format=%s", sha) });
            }
            return picks;
        },
        isSame: async (left, right) => (await git.line("rev-parse", `${left}^{tree}`)) === (await git.line("rev-parse", `${right}^{tree}`)),
        push: async (commit, branch) => {
            await git.lines("push", "--quiet", "--end-of-options", REMOTE, `${commit}:refs/heads/${branch}`);
        },
    };
}
function unseen(name) {
    return new failure/* StageFailure */.B({
        what: `${(0,foreign_line/* cleanForeignLine */.ee)(name)} is no commit on any branch of this repository.`,
        means: NOTHING,
        todo: "Merge the fix to the main branch first, and name the commit that it has there.",
    });
}
function shallow() {
    return new failure/* StageFailure */.B({
        what: "The checkout is shallow: its history is cut, and its tags may be missing.",
        means: NOTHING,
        todo: "Give actions/checkout `fetch-depth: 0` in this job.",
    });
}

; 














const startHotfix = {
    name: "start-hotfix",
    handsOnReport: true,
    read: readInputs,
    run: begin,
};
async function begin(inputs, world) {
    const { log, scratch } = world;
    const forge = world.forge(inputs.token);
    const path = `/repos/${world.run.repository}`;
    const git = openGit(world, loginOf(inputs));
    const repository = openRepository(git);
    const rules = await readBranchRules(forge, path, inputs.config);
    const { tagPrefix } = rules;
    const all = await repository.tags();
    const place = { kind: world.run.forge, repository: path, environment: inputs.environment };
    const tags = await (0,rollback_record/* withRollbackRecords */.b7)(forge, { ...place, prefix: tagPrefix }, (0,tag_prefix/* ownTags */.Wb)(all, tagPrefix));
    const live = await liveRelease(forge, { ...place, tags });
    const unread = (0,unread_tags/* unreadTags */.RH)([...all.keys()], tagPrefix);
    const decided = (0,hotfix/* decideHotfix */.f_)({ from: (0,tag_prefix/* bareVersion */.D)(inputs.from, tagPrefix), live, unread }, [...tags.keys()]);
    if (decided.kind === "refused")
        throw refusal(decided.what, decided.todo);
    const decision = (0,tag_prefix/* inProduct */.R_)(decided, tagPrefix);
    const base = inputs.from === "" ? (0,hotfix_report/* whyBase */.Uv)(decision, live, inputs.environment) : [];
    for (const line of base)
        log.warning(line);
    const picks = await repository.known(inputs.commits);
    log.info(`${decision.version} is to fix ${decision.from}, on ${decision.branch}.`);
    const wish = { from: decision.from, picks, changelog: rules.changelog };
    const picked = await scratch.within((folder) => pick(git, wish, folder));
    if (picked.kind === "conflict")
        return inConflict(decision, picked, picks);
    const { commit, created } = await publish(repository, decision, picked.head);
    const { started, preparation, left } = await start({ inputs, decision, rules, created }, forge, world);
    for (const line of left)
        log.warning((0,foreign_line/* cleanForeignLine */.ee)(line));
    log.warning((0,hotfix_report/* mergeBack */._c)(decision.branch));
    const { version, branch } = decision;
    return {
        outputs: { version, branch, commit, created: String(created), conflicts: "", "started-run": preparation },
        report: (0,hotfix_report/* renderHotfix */.$4)({ hotfix: decision, base, commit, ...picked, created, started, left }),
    };
}
async function publish(repository, { branch, version }, head) {
    const end = await repository.branchEnd(branch);
    if (end === undefined) {
        await repository.push(head, branch);
        return { commit: head, created: true };
    }
    if (await repository.isSame(end, head))
        return { commit: end, created: false };
    throw refusal(`The branch ${branch} exists already, with other commits.`, `Continue with it: push the missing commits, and dispatch the preparation of ${version} on it. Or delete it, and run this again.`);
}
async function start(begun, forge, { run, log }) {
    const { inputs, decision, rules, created } = begun;
    const { staging, prepare, releaseToken } = inputs;
    const { branch, version, inLine } = decision;
    const hasFix = inputs.commits.length > 0;
    const required = hasFix ? rules.requiredWorkflows.filter((workflow) => workflow !== prepare) : [];
    const byPush = created && releaseToken !== "" ? [] : [staging, ...required];
    const isDoubtful = inLine.length > 0;
    const { started, runs, left } = await dispatchAll(forge, {
        ...{ repository: `/repos/${run.repository}`, branch, kind: run.forge },
        workflows: [...byPush, hasFix && !isDoubtful ? prepare : "none"],
        optional: required.filter((workflow) => workflow !== staging),
    }, log);
    const doubt = hasFix && isDoubtful ? [(0,hotfix_report/* notPrepared */.z2)(inLine, { version, branch })] : [];
    return {
        started,
        preparation: String(runs.get(prepare) ?? ""),
        left: [...left.map((one) => (0,hotfix_report/* notStarted */.DY)(one, branch)), ...doubt],
    };
}
function inConflict(hotfix, conflict, picks) {
    const { at, before, files } = conflict;
    const after = picks.slice(before.length + 1);
    const { version, branch } = hotfix;
    return {
        outputs: { version, branch, commit: "", created: "false", conflicts: files.join("\n"), "started-run": "" },
        report: (0,hotfix_report/* renderConflict */.tR)({ ...conflict, hotfix, after }),
        failure: refusal(`${at.sha.slice(0, 12)} cannot be applied to ${hotfix.from}: ${files.join(", ")} ${files.length === 1 ? "is" : "are"} in conflict.`, (0,hotfix_report/* byHand */.XL)(hotfix, picks.map(({ sha }) => sha))),
    };
}
function refusal(what, todo) {
    return new failure/* StageFailure */.B({ what, means: NOTHING, todo });
}

; 



void (0,run_stage/* runStage */.S)(startHotfix, (0,real_world/* realWorld */.b)());


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

  8706:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    GJ: () => (/* binding */ runningAfter),
    O$: () => (/* binding */ readEnding),
    Z7: () => (/* binding */ readJobName),
    aR: () => (/* binding */ readProductionDeployments),
    dB: () => (/* binding */ broughtBy)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
  var _gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69319);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);
  var _version_hotfix_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93494);
  var _version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49137);
  var _version_tags_tag_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88362);






const deploymentsSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(), ref: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }));
function readProductionDeployments(answer) {
    return (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(deploymentsSchema, answer, "deployments").toSorted((left, right) => right.id - left.id);
}
const statusesSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), log_url: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())), created_at: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_gates_verdict_person_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB) }));
function readEnding(answer) {
    const statuses = (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(statusesSchema, answer, "a deployment's statuses");
    const success = statuses.findLast(({ state }) => state === "success");
    const url = statuses.flatMap(({ log_url: page }) => (/\/job\/\d+/.test(page ?? "") ? (page ?? []) : []))[0];
    const job = /\/job\/(\d+)/.exec(url ?? "")?.[1];
    return { endedWell: success !== undefined, endedWellAt: success?.created_at, job, url };
}
const jobSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
function readJobName(answer) {
    return answer === undefined ? "" : (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(jobSchema, answer, "a job").name;
}
const RELEASE_JOB = "Release ";
const ROLLBACK_JOB = "Roll back ";
function broughtBy({ ref }, job) {
    const name = job.split(" / ").at(-1) ?? job;
    const named = name.startsWith(RELEASE_JOB) ? /^v?\d\S*$/.exec(name.slice(RELEASE_JOB.length))?.[0] : undefined;
    const version = named ?? ref.replace(/^refs\/tags\//, "");
    const isBack = name.startsWith(ROLLBACK_JOB);
    if (isBack || (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .readRollbackTag */ .d)(version) !== undefined)
        return { kind: "rollback" };
    return (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_4__/* .readTag */ .zW)(version).kind === "release" ? { kind: "release", version } : { kind: "unknown" };
}
function runningAfter(version, tags) {
    const standing = (0,_version_hotfix_js__WEBPACK_IMPORTED_MODULE_2__/* .standingReleases */ .td)([...tags.keys()]);
    const seen = new Set();
    for (let now = version; now !== undefined && !seen.has(now); now = beforeRollback(now, tags)) {
        if (standing.includes(now))
            return now;
        seen.add(now);
    }
    return undefined;
}
function beforeRollback(version, tags) {
    const rollbacks = [...tags.keys()].filter((name) => (0,_version_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .readRollbackTag */ .d)(name)?.failed === version);
    const count = (name) => Number(/\.(\d+)$/.exec(name.slice(`${version}-rollback`.length))?.[1] ?? 1);
    const newest = rollbacks.toSorted((left, right) => count(left) - count(right)).at(-1);
    const commit = newest === undefined ? undefined : tags.get(newest);
    const [release] = [...tags].find(([name, on]) => on === commit && (0,_version_tags_tag_js__WEBPACK_IMPORTED_MODULE_4__/* .readTag */ .zW)(name).kind === "release") ?? [];
    return release;
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

  59010:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    u: () => (/* binding */ reportOutput)
  });
const reportOutput = {
    name: "report",
    description: "Report as Markdown, at most 20,000 characters, for an issue or a message.",
};


  })

};
;