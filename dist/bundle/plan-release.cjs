"use strict";
exports.id = 594;
exports.ids = [594,2338];
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

  57470:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var failure = __webpack_require__(32314);
var git_command = __webpack_require__(61450);
var git_history = __webpack_require__(86133);
; 
async function mappedPeople(git, people) {
    const lines = await git.lines("check-mailmap", ...people.map(({ name, email }) => `${name} <${email}>`));
    return people.map((person, at) => readContact(lines[at]) ?? person);
}
function readContact(line) {
    const [, name, email] = /^(.*?)\s*<([^<>]*)>$/.exec(line ?? "") ?? [];
    return name === undefined || email === undefined ? undefined : { name, email };
}

var release_content = __webpack_require__(72583);
var cut_words = __webpack_require__(59805);
var markdown = __webpack_require__(10492);
var commits_change = __webpack_require__(97939);
var commits_changes = __webpack_require__(34134);
; 




const TITLES = {
    breaking: "Breaking",
    security: "Security",
    features: "Features",
    fixes: "Fixes",
    other: "Other",
};
const [IN_GROUP, OF_MIGRATIONS, OF_NAMES, OF_TITLE] = [20, 10, 30, 120];
function renderPlan(report) {
    const { plan, changes } = report;
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `### ${plan.version} is planned\n`,
        (0,markdown/* table */.tp)(["", ""], facts(report)),
        ...plan.warnings.map((warning) => (0,markdown.md) `**Mind:** ${warning}\n`),
        ...commits_change/* GROUPS */.fd.map((group) => groupSection(group, report)),
        pathSection("Changed files whose change is breaking", plan.suggestion?.breakingPaths ?? []),
        pathSection("Changed migrations: take a backup before the deploy", report.migrations),
        section(`Reverted before they were released (${changes.reverted.length})`, changes.reverted, {
            ...{ total: changes.reverted.length, most: IN_GROUP, render: revertedLine },
        }),
    ]);
}
function facts({ plan, commit, previous, changes, pullRequest }) {
    return [
        ["Version", (0,markdown.md) `**${plan.version}**, ${decision(plan)}`],
        ["The commits ask for", suggestion(plan)],
        ["Release before", previous === undefined ? "none: this is the first in this history" : previous],
        ["Commit", (0,markdown/* code */.aY)(commit)],
        ["Changes", (0,commits_changes/* countOf */.pq)(changes)],
        ["Pull requests", some(changes.pullRequests, asPullRequest(pullRequest))],
        ["Authors", some(changes.people, nameOf)],
    ];
}
const DECISIONS = {
    version: "as it was given",
    bump: "by the bump that was given",
    commits: "as the commits ask for",
    "first release": "the configured first version",
    hotfix: "as its branch says",
};
function decision({ bump, decidedBy }) {
    return bump === "initial" ? DECISIONS[decidedBy] : `${bump}, ${DECISIONS[decidedBy]}`;
}
function suggestion({ suggestion: found, suggested, rule }) {
    if (found === undefined)
        return "no release";
    if (suggested === undefined)
        return `${found.level}, which has no effect before a first release`;
    return rule === "" ? suggested : `${suggested}: ${rule}`;
}
function groupSection(group, report) {
    const { plan, changes } = report;
    const list = changes.standing.filter((one) => one.group === group);
    const counting = [...list.filter(({ counts }) => counts), ...list.filter(({ counts }) => !counts)];
    const isReason = plan.suggestion?.drivers.some((driver) => driver.group === group) ?? false;
    const why = isReason ? `: why it is ${plan.suggestion?.level}` : "";
    const total = changes.counts[group];
    return section(`${TITLES[group]} (${total})${why}`, counting, { total, most: IN_GROUP, render: line(report) });
}
function pathSection(title, paths) {
    const render = (path) => (0,markdown/* code */.aY)((0,cut_words/* shorten */.m)(path, OF_TITLE));
    const total = paths.length;
    return section(`${title} (${total})`, paths, { total, most: OF_MIGRATIONS, render });
}
function section(title, items, { total, most, render }) {
    if (items.length === 0)
        return markdown/* NOTHING */.K$;
    const more = total > most ? [`… and ${total - most} more`] : [];
    return (0,markdown.md) `**${title}**\n\n${(0,markdown/* bullets */.e5)([...items.slice(0, most).map(render), ...more])}\n`;
}
function line({ pullRequest }) {
    return ({ sha, scope, title, pullRequests, authors, breaking, counts }) => {
        const where = scope === "" ? markdown/* NOTHING */.K$ : (0,markdown.md) `**${(0,cut_words/* shorten */.m)(scope, OF_TITLE)}:** `;
        const why = breaking === "path" ? (0,markdown.md) ` – changes a file of \`breaking-paths\`` : counts ? "" : " – no reason by itself";
        const from = pullRequests.map(asPullRequest(pullRequest));
        const details = (0,markdown/* join */.fj)([(0,markdown/* code */.aY)(sha.slice(0, 12)), ...from, some(authors, nameOf, 3)]);
        return (0,markdown.md) `${where}${(0,cut_words/* shorten */.m)(title, OF_TITLE)}${why} (${details})`;
    };
}
function revertedLine({ sha, title, by }) {
    return (0,markdown.md) `${(0,cut_words/* shorten */.m)(title, OF_TITLE)} (${(0,markdown/* code */.aY)(sha.slice(0, 12))}, by ${(0,markdown/* code */.aY)(by.slice(0, 12))})`;
}
function asPullRequest(address) {
    return (number) => {
        const url = address(number);
        return url === undefined ? `#${number}` : (0,markdown/* link */.nf)(`#${number}`, url);
    };
}
function nameOf({ name }) {
    return name.trim() === "" ? "an unknown person" : (0,cut_words/* shorten */.m)(name, OF_TITLE);
}
function some(list, render, most = OF_NAMES) {
    if (list.length === 0)
        return (0,markdown.md) `none`;
    const more = list.length > most ? ` and ${list.length - most} more` : "";
    return (0,markdown.md) `${(0,markdown/* join */.fj)(list.slice(0, most).map(render))}${more}`;
}

var repository_url = __webpack_require__(10154);
var commit = __webpack_require__(63882);
var tag = __webpack_require__(88362);
var unread_tags = __webpack_require__(6845);
; 


function releasesElsewhere({ tags, previous }) {
    return tags
        .map(({ name }) => name)
        .filter((name) => (0,tag/* readTag */.zW)(name).kind === "release" && (previous === undefined || (0,tag/* compareTags */.bb)(name, previous) > 0))
        .toSorted(tag/* compareTags */.bb)
        .toReversed();
}
function elsewhereWarnings(facts) {
    const names = releasesElsewhere(facts);
    if (names.length === 0)
        return [];
    const some = names.slice(0, 3).join(", ");
    return [
        `${some}${names.length > 3 ? " and others" : ""}: released from commits that are not in this history. What they changed is in this release only if it was merged by other commits.`,
    ];
}
function unreadTagWarnings({ previous, tags, prefix = "", unreadTags = [] }) {
    return (0,unread_tags/* unreadWarnings */.zQ)({ previous, own: tags.map(({ name }) => name), unread: unreadTags, prefix });
}

var version_bump = __webpack_require__(51412);
; 
function refusedPlan(what, todo) {
    return { kind: "refused", what, todo };
}

var tag_prefix = __webpack_require__(24863);
; 


function planRefusal(facts, suggestion, wish) {
    const { previous, commits, changes, isBeside = false, prefix = "" } = facts;
    if (commits === 0)
        return noCommits(facts);
    if (previous === undefined || wish.version !== "" || wish.bump !== "auto")
        return undefined;
    if (isBeside)
        return noReleaseInHistory((0,tag_prefix/* tagName */.wZ)(prefix, previous), commits);
    if (suggestion === undefined)
        return noReason(previous, commits);
    const isUndetermined = suggestion.level !== "major" && !changes.isConventional;
    return isUndetermined && wish.hotfix === undefined ? undeterminedLevel(previous, commits) : undefined;
}
function noCommits({ commit, previous = "the beginning" }) {
    return refusedPlan(`There is nothing to release: ${commit} has no commit since ${previous}.`, `Merge what is to be released first. To deploy ${previous} again, dispatch the deploy of its tag.`);
}
function noReleaseInHistory(elsewhere, commits) {
    return refusedPlan(`No release is in this commit's history. The newest one, ${elsewhere}, is on a commit beside it, as when a release's commit is never merged back.`, `Where releases are always tagged beside the branch (changesets, release branches), give \`bump\` or \`version\`: then all commits since ${elsewhere} parted from this history count (${commits}). Otherwise merge it (git merge ${elsewhere}).`);
}
function noReason(previous, commits) {
    return refusedPlan(commits === 1
        ? `There is nothing to release: the only commit since ${previous} is no reason for a release.`
        : `There is nothing to release: none of the ${commits} commits since ${previous} is a reason for one.`, "Give a `version` or a `bump` to release them all the same, or change `ignored-types`.");
}
function undeterminedLevel(previous, commits) {
    return refusedPlan(commits === 1
        ? `The only commit since ${previous} is not a conventional commit, so it does not determine which number to raise.`
        : `None of the ${commits} commits since ${previous} is a conventional commit, so they do not determine which number to raise.`, "Give `bump` (major, minor or patch) or `version`. Commits such as `fix: …` and `feat: …` (conventionalcommits.org) determine it by themselves.");
}

var version_hotfix = __webpack_require__(93494);
; 





function chooseVersion(previous, suggestion, wish) {
    const suggested = previous === undefined || suggestion === undefined
        ? undefined
        : (0,version_bump/* levelAfter */.VM)(previous, suggestion.level, wish.policy);
    const rule = suggestion === undefined ? "" : (0,version_bump/* ruleBefore */.aU)(previous, wish.policy);
    const bumpLost = wish.bump !== "auto" && (wish.version !== "" || previous === undefined);
    const why = wish.version === "" ? "a first release has nothing to start from" : "a version was given";
    const warnings = bumpLost ? [`The bump ${wish.bump} does not count: ${why}.`] : [];
    const base = { kind: "choice", suggested, rule, warnings };
    if (wish.version !== "")
        return { ...base, version: wish.version, decidedBy: "version" };
    if (previous === undefined)
        return { ...base, version: wish.initial, decidedBy: "first release" };
    const level = wish.bump === "auto" ? (suggested ?? "patch") : wish.bump;
    return {
        ...base,
        version: (0,tag/* inFormat */.bj)((0,version_bump/* versionAfter */.dh)(previous, level), formatFor(wish.format, previous)),
        decidedBy: wish.bump === "auto" ? "commits" : "bump",
    };
}
function chooseHotfix(facts, suggestion, wish) {
    const { previous } = facts;
    const { version, bump, hotfix } = wish;
    const branch = (0,version_hotfix/* hotfixBranch */.DG)((0,tag_prefix/* tagName */.wZ)(facts.prefix ?? "", hotfix));
    if (version !== "" && version !== hotfix)
        return refusedPlan(`${branch} is for ${hotfix}, and ${version} was given.`, `Leave \`version\` out, or prepare ${version} on its own branch.`);
    if (bump === "major" || bump === "minor")
        return refusedPlan(`A hotfix is a patch; a ${bump} release was wanted.`, "Release it from the main branch.");
    const names = facts.tags.map(({ name }) => name).filter((name) => name !== hotfix);
    const base = (0,version_hotfix/* judgeBase */.fL)({ hotfix, previous, isAsked: version === hotfix }, names);
    if (base.kind === "refused")
        return base;
    const suggested = suggestion === undefined ? undefined : (0,version_bump/* levelAfter */.VM)(base.from, suggestion.level, wish.policy);
    const isMore = suggested !== undefined && suggested !== "patch";
    if (isMore && version === "") {
        const drivers = suggestion?.drivers.slice(0, 3).map(({ sha, title }) => `${sha.slice(0, 12)} "${title}"`) ?? [];
        const paths = suggestion?.breakingPaths.slice(0, 3) ?? [];
        return refusedPlan(`A hotfix is a patch, but the changes of this branch require a ${suggested} release: ${[...drivers, ...paths].join(", ")}.`, `Take it out of ${branch}. Or give \`version: ${hotfix}\`, which takes precedence.`);
    }
    return { kind: "choice", version: hotfix, suggested, decidedBy: "hotfix", rule: "", warnings: base.warnings };
}
function inOwnFormat({ previous, tags }, wish) {
    const newest = previous ?? (0,tag/* newestRelease */.s5)(tags.map(({ name }) => name));
    const format = formatFor(wish.format, newest ?? wish.initial);
    return { ...wish, format, version: (0,tag/* inFormat */.bj)(wish.version, format), initial: (0,tag/* inFormat */.bj)(wish.initial, format) };
}
function formatFor(wanted, example) {
    return wanted === undefined || wanted === "auto" ? (0,tag/* formatOf */.be)(example) : wanted;
}

var tagging = __webpack_require__(71857);
; 







function planRelease(facts, request) {
    const wish = inOwnFormat(facts, request);
    const suggestion = (0,version_bump/* suggestLevel */.LR)(facts.changes.standing, facts.breakingPaths);
    const refusal = planRefusal(facts, suggestion, wish);
    if (refusal !== undefined)
        return refusal;
    const choice = wish.hotfix === undefined
        ? chooseVersion(facts.previous, suggestion, wish)
        : chooseHotfix(facts, suggestion, { ...wish, hotfix: wish.hotfix });
    return choice.kind === "refused" ? choice : judgeChoice(facts, suggestion, choice);
}
function judgeChoice(facts, suggestion, choice) {
    const { tags, commit, previous, prefix = "" } = facts;
    const { version, suggested, decidedBy, rule } = choice;
    const hotfix = decidedBy === "hotfix";
    const decision = (0,tagging/* decideTag */.BF)({ kind: "release", version, commit, prefix, hotfix }, tags);
    if (decision.kind === "refused")
        return refusedPlan(decision.what, todoFor(decision.todo, facts, decidedBy));
    if (decision.kind === "exists") {
        return refusedPlan(`${(0,tag_prefix/* tagName */.wZ)(prefix, version)} is on ${commit} already.`, "Deploy that tag, or give another `version`.");
    }
    const bump = previous === undefined ? "initial" : (0,version_bump/* stepBetween */.LT)(previous, version);
    const isLow = suggested !== undefined && bump !== "initial" && (0,version_bump/* isSmaller */.LA)(bump, suggested);
    const low = isLow ? [`${version} is a ${bump} release; the commits require a ${suggested} release.`] : [];
    const warnings = [
        ...choice.warnings,
        ...low,
        ...(hotfix ? [] : [...elsewhereWarnings(facts), ...unreadTagWarnings(facts)]),
    ];
    return { kind: "planned", version, bump, suggestion, suggested, rule, decidedBy, warnings };
}
function todoFor(todo, facts, decidedBy) {
    const [newest] = releasesElsewhere(facts);
    if (newest === undefined || decidedBy === "version")
        return todo;
    const tag = (0,tag_prefix/* tagName */.wZ)(facts.prefix ?? "", newest);
    return `${tag} was released from a commit that is not in this history. Merge it (git merge ${tag}), or give a newer \`version\`.`;
}

var foreign_line = __webpack_require__(89028);
; 



const [MOST, MOST_BYTES, MOST_TITLE, MOST_PEOPLE] = [200, 60_000, 200, 10];
function listChanges(changes) {
    const items = [];
    let bytes = 2;
    for (const change of commits_change/* GROUPS */.fd.flatMap((group) => changes.filter((one) => one.group === group)).slice(0, MOST)) {
        const item = JSON.stringify(itemOf(change));
        bytes += new TextEncoder().encode(item).length + 1;
        if (bytes > MOST_BYTES)
            break;
        items.push(item);
    }
    return `[${items.join(",")}]`;
}
function itemOf({ sha, group, type, scope, title, counts, pullRequests, authors }) {
    return {
        ...{ sha, group, type, counts },
        scope: clean(scope),
        title: clean(title),
        "pull-requests": pullRequests.slice(0, MOST_PEOPLE),
        authors: authors.slice(0, MOST_PEOPLE).map(({ name }) => clean(name)),
    };
}
function clean(text) {
    return (0,cut_words/* shorten */.m)((0,foreign_line/* cleanForeignLine */.ee)(text), MOST_TITLE);
}

var path_patterns = __webpack_require__(82481);
var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var config_tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var keys = __webpack_require__(59010);
; 




const keys_inputs = [
    {
        name: "version",
        description: "Version to release, such as v1.4.0. It takes precedence over the version that the commits require.",
    },
    {
        name: "bump",
        description: "Number to raise: major, minor or patch; auto determines it from the commits.",
        default: "auto",
    },
    {
        name: "commit",
        description: "Commit to release, as 40 hexadecimal digits. Default: the commit that is checked out.",
    },
    {
        name: "branch",
        description: "Branch that is released; hotfix/vX.Y.Z allows only that patch. Default: the branch of the run.",
    },
    config_tag_prefix/* tagPrefixKey */.KP,
    {
        name: "migration-paths",
        description: "Patterns of migrations (Git's glob pathspecs from the repository's root), separated by commas or lines; an empty list in the file for none. A changed migration is shown as a risk, and does not affect the version.",
        default: path_patterns/* USUAL_MIGRATIONS */.bK,
        file: "plan-release.migration-paths",
    },
    {
        name: "breaking-paths",
        description: "Patterns of files whose change is breaking and requires a major release, independently of the commit's type; in the form of `migration-paths`. Default: none.",
        file: "plan-release.breaking-paths",
    },
    {
        name: "ignored-types",
        description: "Types of conventional commits that alone do not justify a release, separated by commas or lines; an empty list in the file for none.",
        default: "docs, test, tests, ci, style",
        file: "plan-release.ignored-types",
    },
    {
        name: "before-first-major",
        description: "Before v1.0.0: demote-breaking (breaking changes and features raise the minor number), demote (features raise the patch number), or keep (as after v1.0.0).",
        default: "demote-breaking",
        file: "plan-release.before-first-major",
    },
    {
        name: "tag-format",
        description: "How versions are written: v1.2.3, 1.2.3, or auto for the form of the newest release.",
        default: "auto",
        file: "plan-release.tag-format",
    },
    {
        name: "initial-version",
        description: "Version of a first release.",
        default: "v0.1.0",
        file: "plan-release.initial-version",
    },
    {
        name: "token",
        description: "Token with `pull-requests: read`, to find pull requests that were merged by rebase, which no commit names. Without a token they are not found.",
        secret: true,
    },
    read_config/* configKey */.ur,
];
const outputs = [
    { name: "version", description: "Version to release." },
    { name: "bump", description: "Number that is raised: major, minor or patch; initial for a first release." },
    { name: "suggested-bump", description: "Number that the commits require: major, minor, patch, or empty." },
    { name: "previous-version", description: "Release before; empty for a first release." },
    { name: "commit", description: "Commit to release, as 40 hexadecimal digits." },
    {
        name: "commits",
        description: "Changes of the release as a JSON list of `sha`, `group`, `type`, `scope`, `title`, `counts`, `pull-requests`, `authors`; the most significant first, limited to 200 commits and 60,000 bytes.",
    },
    {
        name: "count",
        description: "Number of changes of the release, without reverted ones. A pull request is one change.",
    },
    { name: "migrations", description: "Number of migrations that differ from the release before." },
    keys/* reportOutput */.u,
];

; 










async function readInputs(inputs, { files, run, log }) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, await (0,read_config/* readConfig */.Xg)(inputs, files), "");
    const token = settings.get("token").text;
    if (token !== "")
        log.mask(token);
    const commit = settings.get("commit");
    if (commit.text !== "" && !/^[0-9a-f]{40}$/.test(commit.text))
        throw (0,values/* badValue */.tm)(commit, "40 hexadecimal digits");
    const initial = settings.get("initial-version");
    if ((0,tag/* readTag */.zW)(initial.text).kind !== "release")
        throw (0,values/* badValue */.tm)(initial, "a version such as v0.1.0 or v1.0.0");
    const prefix = (0,config_tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const branch = settings.get("branch").text || (/^refs\/heads\/(.+)$/.exec(run.ref)?.[1] ?? "");
    return {
        wish: {
            version: (0,tag_prefix/* bareVersion */.D)(settings.get("version").text, prefix),
            bump: pick(settings.get("bump"), ["auto", ...version_bump/* LEVELS */.A_]),
            initial: initial.text,
            format: pick(settings.get("tag-format"), ["auto", ...tag/* TAG_FORMATS */.uG]),
            policy: pick(settings.get("before-first-major"), version_bump/* BEFORE_FIRST_MAJOR */.RQ),
            hotfix: (0,version_hotfix/* hotfixVersion */.v9)((0,tag_prefix/* ownHotfixBranch */.NE)(branch, prefix)),
        },
        ...{ token, prefix },
        commit: commit.text || "HEAD",
        breakingPaths: (0,path_patterns/* readPatterns */.ce)(settings.get("breaking-paths")),
        migrationPaths: (0,path_patterns/* readPatterns */.ce)(settings.get("migration-paths")),
        ignoredTypes: (0,values/* readList */.LD)(settings.get("ignored-types").text).map((type) => type.toLowerCase()),
    };
}
function pick(setting, words) {
    const found = words.find((word) => word === setting.text);
    if (found === undefined)
        throw (0,values/* badValue */.tm)(setting, (0,values/* oneOf */.yL)(words));
    return found;
}

; 













const plan_release_planRelease = {
    name: "plan-release",
    handsOnReport: true,
    read: readInputs,
    run: decide,
};
async function decide(inputs, world) {
    const facts = await survey(inputs, world);
    const { commit, previous, changes, migrations } = facts;
    const count = facts.commits === 1 ? "1 commit" : `${facts.commits} commits`;
    world.log.info(`${count} since ${previous ?? "the beginning: no release is in this history"}.`);
    const planned = planRelease(facts, inputs.wish);
    if (planned.kind === "refused") {
        for (const line of unreadTagWarnings(facts))
            world.log.warning(line);
        throw refusal(planned.what, planned.todo);
    }
    logPlan(planned, migrations, world.log);
    return {
        outputs: {
            version: planned.version,
            bump: planned.bump,
            "suggested-bump": planned.suggested ?? "",
            "previous-version": previous ?? "",
            commit,
            commits: listChanges(changes.standing),
            count: String((0,commits_changes/* countOf */.pq)(changes)),
            migrations: String(migrations.length),
        },
        report: renderPlan({ plan: planned, commit, previous, changes, migrations, pullRequest: pullRequestAt(world.run) }),
    };
}
async function survey(inputs, world) {
    const { prefix } = inputs;
    const git = (0,git_command/* gitIn */.u)(world);
    const history = (0,git_history/* gitHistory */.Hn)(git, prefix);
    const [commit, { all: tags, unread }] = await Promise.all([history.place(inputs.commit), history.tags()]);
    const rules = { ...inputs, open: () => (0,commits_changes/* changeCounter */.D2)(MOST_CHANGES) };
    const found = await (0,release_content/* readRelease */.i)({ git, history }, { commit, prefix, tags }, rules);
    const { previous, isBeside, content } = found;
    const changes = await namedChanges(content.sink.end(content.reverted), inputs, { world, git });
    return {
        ...{ commit, tags, prefix, previous, isBeside, commits: content.count, unreadTags: unread, changes },
        ...{ breakingPaths: content.breakingPaths, migrations: content.migrations },
    };
}
async function namedChanges(changes, { token }, { world, git }) {
    const known = token === "" ? changes : await withForgesPullRequests(changes, token, world);
    const others = known.coAuthors.slice(0, plan_release_MOST_PEOPLE);
    const isMapped = others.length > 0 && (await world.files.read(".mailmap")) !== undefined;
    const mapped = isMapped ? await mappedPeople(git, others) : others;
    const names = new Map(others.map(({ email }, at) => [email, mapped[at]]));
    const asCalled = (people) => (0,commit/* distinctPeople */.y3)(people.map((person) => names.get(person.email) ?? person));
    return {
        ...known,
        people: asCalled(known.people),
        standing: known.standing.map((change) => change.authors.length < 2 ? change : { ...change, authors: asCalled(change.authors) }),
    };
}
async function withForgesPullRequests(changes, token, world) {
    const { withPullRequests } = await Promise.all( [__webpack_require__.e(7934), __webpack_require__.e(7281)]).then(__webpack_require__.bind(__webpack_require__, 57281));
    return (0,commits_changes/* joinPullRequests */._O)(changes, await withPullRequests(world.forge(token), world, changes.standing));
}
const MOST_CHANGES = 200;
const plan_release_MOST_PEOPLE = 200;
function refusal(what, todo) {
    return new failure/* StageFailure */.B({ what, means: "No version was determined, and nothing was changed.", todo });
}
function logPlan({ version, bump, suggestion, rule, warnings }, migrations, log) {
    for (const warning of warnings)
        log.warning(warning);
    log.info(`${version} is planned (${bump}).`);
    if (rule !== "")
        log.info(`The rule: ${rule}.`);
    const drivers = suggestion?.drivers.slice(0, 5) ?? [];
    for (const { sha, title } of drivers)
        log.info(`${suggestion?.level}: ${sha.slice(0, 12)} ${title}`);
    for (const path of suggestion?.breakingPaths.slice(0, 5) ?? [])
        log.info(`breaking path: ${path}`);
    for (const path of migrations.slice(0, 5))
        log.info(`changed migration: ${path}`);
}
function pullRequestAt(run) {
    const repository = (0,repository_url/* repositoryUrl */.E)(run);
    return (number) => repository === "" ? undefined : `${repository}/${run.forge === "github" ? "pull" : "pulls"}/${number}`;
}

; 



void (0,run_stage/* runStage */.S)(plan_release_planRelease, (0,real_world/* realWorld */.b)());


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

  93494:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    DG: () => (/* binding */ hotfixBranch),
    fL: () => (/* binding */ judgeBase),
    f_: () => (/* binding */ decideHotfix),
    jk: () => (/* binding */ newerInLine),
    td: () => (/* binding */ standingReleases),
    v9: () => (/* binding */ hotfixVersion)
  });
  var _bump_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51412);
  var _tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49137);
  var _tags_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88362);
  var _tags_unread_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6845);




function hotfixBranch(version) {
    return `hotfix/${version}`;
}
function hotfixVersion(branch) {
    const version = /^hotfix\/(.+)$/.exec(branch)?.[1];
    return version !== undefined && (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(version).kind === "release" ? version : undefined;
}
function newerInLine(version, names) {
    const line = lineOf(version);
    return names.filter((name) => (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(name).kind === "release" && lineOf(name) === line && (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)(name, version) > 0);
}
function lineOf(version) {
    return (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .bareNumber */ .I5)(version).split(".", 2).join(".");
}
function standingReleases(names) {
    const left = new Set(names.flatMap((name) => (0,_tags_rollback_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .readRollbackTag */ .d)(name)?.failed ?? []));
    return names.filter((name) => (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(name).kind === "release" && !left.has(name));
}
function freePatch(from, names) {
    return (0,_bump_js__WEBPACK_IMPORTED_MODULE_0__/* .versionAfter */ .dh)((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)([from, ...newerInLine(from, names)]) ?? from, "patch");
}
function decideHotfix({ from, live, unread }, names) {
    const standing = standingReleases(names);
    const stable = from || (live ?? (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)(standing));
    if (stable === undefined)
        return refused(`There is no release that could be fixed. ${(0,_tags_unread_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadSentence */ .HA)(unread)}`.trim(), "Release a version first.");
    if ((0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readTag */ .zW)(stable).kind !== "release" || !names.includes(stable)) {
        return refused(`${stable} is no release of this repository.`, "Name the tag of a release, such as v1.2.4.");
    }
    if (!standing.includes(stable)) {
        const runs = live ?? (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .newestRelease */ .s5)(standing);
        return refused(`${stable} was rolled back: it is not what runs.`, runs === undefined ? "Release a version first." : `Start from what runs: ${runs}, or leave \`from\` empty.`);
    }
    const newer = standing
        .filter((name) => (0,_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)(name, stable) > 0)
        .toSorted(_tags_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTags */ .bb)
        .toReversed();
    const inLine = newerInLine(stable, newer);
    const obstacle = inLine.find((name) => name === live) ?? inLine[0];
    if (obstacle !== undefined && stable !== live) {
        return refused(`${obstacle} fixes ${stable} already.`, `Start from the newest of its line: ${obstacle}.`);
    }
    const version = freePatch(stable, names);
    return { kind: "hotfix", from: stable, version, branch: hotfixBranch(version), newer, inLine };
}
function judgeBase({ hotfix, previous, isAsked }, names) {
    if (previous === undefined || freePatch(previous, names) !== hotfix) {
        return refused(`${hotfix} is not the patch that follows ${previous ?? "the beginning"}, the release before on this branch.`, "Start the branch from the tag of the release that is to be fixed: start-hotfix does.");
    }
    const word = `give \`version: ${hotfix}\`, which takes precedence`;
    const standing = standingReleases(names);
    if (!isAsked && !standing.includes(previous)) {
        return refused(`${previous}, the release before on this branch, was rolled back.`, `Start the branch from the release that runs: start-hotfix does. Or ${word}.`);
    }
    const newer = newerInLine(previous, standing);
    if (!isAsked && newer.length > 0) {
        return refused(`${newer.join(", ")}: newer than ${previous}, not rolled back, and not in this history.`, `Start the branch from the newest of its line. If that release never ran, ${word}.`);
    }
    const missing = `${newer.join(", ")}: what was changed there is not in this history.`;
    return { kind: "base", from: previous, warnings: newer.length === 0 ? [] : [missing] };
}
function refused(what, todo) {
    return { kind: "refused", what, todo };
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


  }),

  89635:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    L: () => (/* binding */ issueCommand)
  });
  var os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4679);


function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}

  }),

  82902:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    v: () => (/* binding */ prepareKeyValueMessage)
  });
  var crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76982);
  var fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79896);
  var os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70857);
  var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4679);




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}

  }),

  4679:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ toCommandValue)
  });
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}

  })

};
;