"use strict";
exports.id = 3400;
exports.ids = [3400];
exports.modules = {

  65326:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var failure = __webpack_require__(32314);
var external_node_util_ = __webpack_require__(57975);
; 
const FORGES = ["github", "ghes", "forgejo", "gitea"];
function isForge(text) {
    return FORGES.some((forge) => forge === text);
}
function hasEnvironments(forge) {
    return forge === "github" || forge === "ghes";
}
function hasArtifacts(forge) {
    return forge === "github";
}
function takesActionAddresses(forge) {
    return forge === "forgejo" || forge === "gitea";
}
function hasStatusPermission(forge) {
    return forge !== "gitea";
}

; 
const CONFIG_PATH = ".github/sluice.yml";
function productFile(file, product) {
    return product === undefined ? file : file.replace(/(\.ya?ml)$/, `-${product}$1`);
}
function productName(name, product) {
    return product === undefined ? name : `${name}-${product}`;
}
function productPrefix(product) {
    return product === undefined ? "" : `${product}/`;
}

; 




const LOCK_PATH = ".github/sluice.lock.json";
const USAGE = `Usage: sluice init --forge ${FORGES.join("|")} [options]
       sluice update [options]

sluice init writes into the Git repository in which it is run: the workflows, their actions pinned by commit, and a
commented ${CONFIG_PATH} made from what it finds. It never overwrites what a person changed.
  --forge NAME     The forge that runs the workflows: ${FORGES.join(", ")}.
  --actions WHERE  Where Sluice is: OWNER/NAME on that forge, or an address. Default: where this program came from.
  --ref REF        Version (vX.Y.Z) or commit of 40 digits to pin. Default: the commit of this program.
  --product NAME   One of several products: its own workflows (deploy-prod-NAME.yml), tags (NAME/v1.2.3), environments
                   (production-NAME) and configuration file. Run it once for each product.
  --folder PATH    The product's folder. Default: the folder with its name that has a Compose file.
  --config PATH    The configuration file. Default: ${CONFIG_PATH}, or ${productFile(CONFIG_PATH, "NAME")}.
  --dry-run        Print what would be written, and write nothing.

sluice update shows what another version changes in those files, and merges it with what a person changed.
  --ref REF        Version or commit to update to. Default: the commit of this program.
  --write          Write it. Without it nothing is written.
  --merged PATH    A file that you have merged by hand: your text is kept, and the lock records the new version as its
                   base. For several files, repeat the option.

Exit code: 0 when all is done, 1 when nothing was done because of an error, 2 when a person has to merge files by hand.
`;
const command_line_text = { type: "string" };
const flag = { type: "boolean" };
function readCommandLine(argv) {
    const [verb = "help", ...rest] = argv;
    if (["help", "--help", "-h"].includes(verb) || rest.includes("--help"))
        return { kind: "help" };
    if (verb === "init")
        return readInit(rest);
    if (verb === "update")
        return readUpdate(rest);
    throw misused(`There is no command "${verb}".`);
}
function readInit(args) {
    const options = { forge: command_line_text, actions: command_line_text, ref: command_line_text, product: command_line_text, folder: command_line_text, config: command_line_text, "dry-run": flag };
    const given = understood(() => (0,external_node_util_.parseArgs)({ args: [...args], options }).values);
    const { forge = "" } = given;
    if (!isForge(forge)) {
        throw new failure/* StageFailure */.B({
            what: forge === "" ? "--forge is missing." : `--forge is "${forge}", which is not supported.`,
            means: "Each forge's runner needs other files, so Sluice cannot write any. Nothing was written.",
            todo: `Give --forge with one of ${FORGES.join(", ")}: the forge that will run the workflows.`,
        });
    }
    const product = productOf(given.product);
    return {
        kind: "init",
        forge,
        actions: given.actions?.trim(),
        ref: refOf(given.ref),
        product,
        folder: folderOf(given.folder, product),
        config: configOf(given.config ?? productFile(CONFIG_PATH, product)),
        dryRun: given["dry-run"] === true,
    };
}
function readUpdate(args) {
    const options = { ref: command_line_text, write: flag, merged: { ...command_line_text, multiple: true } };
    const given = understood(() => (0,external_node_util_.parseArgs)({ args: [...args], options }).values);
    return { kind: "update", ref: refOf(given.ref), write: given.write === true, merged: given.merged ?? [] };
}
function understood(read) {
    try {
        return read();
    }
    catch (error) {
        throw misused(error instanceof Error ? error.message : String(error));
    }
}
function refOf(value) {
    const ref = value?.trim();
    if (ref === undefined || /^(v\d+\.\d+\.\d+|[0-9a-f]{40})$/.test(ref))
        return ref;
    throw misused(`--ref is "${ref}", which is neither a full version such as v1.2.3 nor a commit of 40 digits.`);
}
function productOf(value) {
    const name = value?.trim();
    if (name === "hotfix") {
        throw new failure/* StageFailure */.B({
            what: `A product cannot be named "hotfix", because the branches of hotfixes begin with hotfix/.`,
            means: "Its tag hotfix/v1.2.3 would have the name of such a branch. Nothing was written.",
            todo: "Give --product with another name, such as that of the application.",
        });
    }
    if (name === undefined || (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 40))
        return name;
    throw new failure/* StageFailure */.B({
        what: `--product is "${name}", which is no name of a product.`,
        means: "The name becomes part of files, tags and environments. Nothing was written.",
        todo: "Give --product with at most 40 small letters, digits and single hyphens between them, such as api or web-shop.",
    });
}
function folderOf(value, product) {
    const folder = value?.trim().replace(/(?<=[^/])\/+$/, "");
    if (folder === undefined)
        return undefined;
    if (product === undefined)
        throw misused("--folder is given without --product.");
    if (folder === "." || isPathInside(folder))
        return folder;
    throw misused(`--folder is "${folder}", which is not the path of a folder in the repository.`);
}
function isPathInside(path) {
    return /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split("/").some((part) => part === "." || part === "..");
}
function configOf(value) {
    const path = value.trim();
    if (/(^|\/)\.(github|gitea|forgejo)\/workflows\//.test(path))
        throw misused(`--config is "${path}", and the forge would read it as a workflow.`);
    if (/\.ya?ml$/.test(path) && isPathInside(path))
        return path;
    throw misused(`--config is "${path}", which is not the path of a YAML file in the repository.`);
}
function misused(what) {
    return new failure/* StageFailure */.B({
        what,
        means: "Sluice does not guess what was meant. Nothing was written.",
        todo: "Run `sluice --help`, which lists the commands and their options.",
    });
}

var create = __webpack_require__(37291);
; 

function fileDiff(path, before, after) {
    if (before === after)
        return "";
    const [from, to] = [
        before === undefined ? "/dev/null" : `a/${path}`,
        after === undefined ? "/dev/null" : `b/${path}`,
    ];
    return (0,create/* createTwoFilesPatch */.ss)(from, to, before ?? "", after ?? "", undefined, undefined, {
        context: 3,
        headerOptions: create/* FILE_HEADERS_ONLY */.jr,
    });
}

var external_node_crypto_ = __webpack_require__(77598);
var dist = __webpack_require__(77934);
; 

const builtImage = dist/* strictObject */.rej({
    services: dist/* array */.YOg(dist/* string */.YjP()),
    name: dist/* string */.YjP(),
    context: dist/* string */.YjP(),
    file: dist/* optional */.lqM(dist/* string */.YjP()),
    target: dist/* optional */.lqM(dist/* string */.YjP()),
});
const copyValues = dist/* strictObject */.rej({ branch: dist/* string */.YjP(), images: dist/* array */.YOg(builtImage) });
function imageParts(name) {
    const [first = "", ...rest] = name.split("/");
    if (rest.length === 0 || !/[.:]|^localhost$/.test(first))
        return { registry: "docker.io", repository: name };
    return { registry: first, repository: rest.join("/") };
}

; 


const product = dist/* strictObject */.rej({
    name: dist/* optional */.lqM(dist/* string */.YjP()),
    config: dist/* string */.YjP(),
    values: copyValues,
});
function withProduct(products, added) {
    const others = products.filter(({ name }) => name !== added.name);
    const key = ({ name }) => name ?? "";
    return [...others, added].toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

; 







const commit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{40}$/));
const written = dist/* strictObject */.rej({
    sha256: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/)),
    commit,
});
const shared = {
    forge: dist/* picklist */.KIO(FORGES),
    version: dist/* optional */.lqM(dist/* string */.YjP()),
    commit,
    git: dist/* string */.YjP(),
    uses: dist/* string */.YjP(),
    folder: dist/* string */.YjP(),
    files: dist/* record */.g1P(dist/* string */.YjP(), written),
};
const lock = dist/* strictObject */.rej({
    format: dist/* literal */.euz(2),
    ...shared,
    products: dist/* pipe */.FsL(dist/* array */.YOg(product), dist/* nonEmpty */.hq()),
});
const lockOfOne = dist/* strictObject */.rej({ format: dist/* literal */.euz(1), ...shared, config: dist/* string */.YjP(), values: copyValues });
function readLock(text) {
    try {
        const read = dist/* parse */.qgA(dist/* variant */.Oxt("format", [lock, lockOfOne]), JSON.parse(text));
        if (read.format === 2)
            return read;
        const { config, values, ...rest } = read;
        return { ...rest, format: 2, products: [{ config, values }] };
    }
    catch (error) {
        throw new failure/* StageFailure */.B({
            what: `${LOCK_PATH} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
            means: "Which files a person has changed cannot be known without it. Nothing was written.",
            todo: `Restore it from Git (\`git checkout -- ${LOCK_PATH}\`). If it is lost, delete it and run \`sluice init\` again: files that are there are then left alone.`,
            cause: error,
        });
    }
}
function renderLock(content) {
    return `${JSON.stringify(dist/* parse */.qgA(lock, content), undefined, 2)}\n`;
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

; 
function renderPlan(plan, mode) {
    const isShown = ({ outcome }) => mode === "shown" || outcome.kind === "left" || (outcome.kind === "write" && outcome.isMerged);
    return plan.map((file) => `${lineOf(file, mode)}\n${isShown(file) ? file.diff : ""}`).join("");
}
function lineOf({ path, outcome }, mode) {
    const would = mode === "shown" ? "would be " : "";
    switch (outcome.kind) {
        case "unchanged":
            return `unchanged        ${path}`;
        case "deleted":
            return `left out         ${path} (a person deleted it; delete its entry in the lock to have it again)`;
        case "delete":
            return `${`${would}deleted`.padEnd(16)} ${path} (this version has no such file)`;
        case "write":
            return `${`${would}${outcome.isMerged ? "merged" : "written"}`.padEnd(16)} ${path}`;
        case "left":
            return `left alone       ${path} (${outcome.why})`;
    }
}
function openFiles(plan) {
    return plan.flatMap(({ path, outcome }) => (outcome.kind === "left" && outcome.isOpen ? [path] : []));
}
function textsAfter(plan, current) {
    return new Map(plan.flatMap(({ path, outcome }) => {
        if (outcome.kind === "delete")
            return [];
        const text = outcome.kind === "write" ? outcome.text : current.get(path);
        return text === undefined ? [] : [[path, text]];
    }));
}

; 
const READ_IN_ORDER = {
    github: [".github/workflows"],
    ghes: [".github/workflows"],
    forgejo: [".forgejo/workflows", ".gitea/workflows", ".github/workflows"],
    gitea: [".gitea/workflows", ".github/workflows"],
};
function workflowFolder(forge, repositoryFiles) {
    const order = READ_IN_ORDER[forge];
    const present = order.filter((folder) => repositoryFiles.some((path) => path.startsWith(`${folder}/`)));
    const path = present[0] ?? order[0] ?? ".github/workflows";
    return { path, unread: present.slice(1) };
}

; 
const FILL_IN = "FILL IN";
function openLines(files) {
    return [...files].flatMap(([path, text]) => text.split("\n").flatMap((line, at) => {
        const about = line.split(`${FILL_IN}: `)[1];
        return about === undefined ? [] : [{ path, line: at + 1, about }];
    }));
}

; 
function renderTasks(tasks) {
    const items = tasks.map(({ title, page, details }, at) => {
        const lines = [...(page === undefined ? [] : [page]), ...details].map((line) => `     ${line}`);
        return [`${String(at + 1).padStart(2)}. ${title}`, ...lines].join("\n");
    });
    return `What a person still has to do\n\n${items.join("\n\n")}\n`;
}

var external_node_path_ = __webpack_require__(76760);
; 
const VARIABLE = /\$\{(\w+)(?:(:?[-?+])([^}]*))?\}|\$(\w+)/g;
const UNKNOWN = "\u0000";
function readImageName(written) {
    const masked = written.replaceAll(VARIABLE, (found) => UNKNOWN.repeat(found.length));
    const digest = masked.indexOf("@");
    const end = digest < 0 ? written.length : digest;
    const colon = masked.slice(0, end).indexOf(":", masked.lastIndexOf("/") + 1);
    const name = withDefaults(written.slice(0, colon < 0 ? end : colon));
    return { name: name.includes(UNKNOWN) ? undefined : name, tag: colon < 0 ? "" : written.slice(colon + 1, end) };
}
function withDefaults(text) {
    return text.replaceAll(VARIABLE, (_found, _name, operator = "", value = "") => operator.endsWith("-") ? value : UNKNOWN);
}

; 


const VERSIONED_TAG = "${SLUICE_VERSION:?}";
function builtImages(services, composeFolder, proposed) {
    const built = services.filter((service) => service.build !== undefined);
    const images = new Map();
    for (const service of built) {
        const { name, tag } = readImageName(service.image ?? "");
        const isNamed = name !== undefined && name !== "";
        const key = isNamed ? name : proposed(service.name, built.length === 1);
        const before = images.get(key);
        const takesVersion = /\bSLUICE_VERSION\b/.test(tag) && before?.takesVersion !== false;
        images.set(key, {
            ...(before ?? { name: key, isNamed, ...buildOf(service.build, composeFolder) }),
            services: [...(before?.services ?? []), service.name],
            takesVersion,
        });
    }
    return [...images.values()];
}
function buildOf({ context, dockerfile, target } = { context: ".", dockerfile: undefined, target: undefined }, folder) {
    const fromRoot = context.includes("://") ? context : external_node_path_.posix.join(folder, context).replace(/(?<=.)\/$/, "");
    return {
        context: fromRoot,
        ...(dockerfile === undefined ? {} : { file: external_node_path_.posix.join(fromRoot, dockerfile) }),
        ...(target === undefined ? {} : { target }),
    };
}

; 
function readRepositoryAddress(text) {
    const web = /^(https?):\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/.exec(text);
    if (web !== null)
        return addressOf(`${web[1]}://${web[2]}`, web[3] ?? "");
    const ssh = /^ssh:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(text);
    if (ssh !== null)
        return addressOf(`https://${ssh[1]}`, ssh[2] ?? "");
    const short = /^(?:[^@/:]+@)?([^/:@]+):(?!\/\/)(.+)$/.exec(text);
    if (short !== null)
        return addressOf(`https://${short[1]}`, short[2] ?? "");
    return undefined;
}
const GITHUB = "https://github.com";
function addressOn(forge, address) {
    return forge === "github" && !/\.ghe\.com$/.test(address.forge) ? { ...address, forge: GITHUB } : address;
}
function repositoryPage({ forge, owner, name }) {
    return `${forge}/${owner}/${name}`;
}
function addressOf(server, path) {
    const parts = path
        .replace(/\/+$/, "")
        .replace(/\.git$/, "")
        .split("/")
        .filter((part) => part !== "");
    const [owner, name] = parts.slice(-2);
    if (owner === undefined || name === undefined || !/^[\w.-]+$/.test(owner) || !/^[\w.-]+$/.test(name))
        return undefined;
    return { forge: [server, ...parts.slice(0, -2)].join("/"), owner, name };
}

; 

function settingsPages(forge, repository) {
    const settings = `${repositoryPage(addressOn(forge, repository))}/settings`;
    if (forge === "github" || forge === "ghes") {
        return {
            secrets: `${settings}/secrets/actions`,
            actions: `${settings}/actions`,
            tags: `${settings}/rules`,
            branches: `${settings}/rules`,
            runners: `${settings}/actions/runners`,
            environments: `${settings}/environments`,
        };
    }
    return {
        secrets: `${settings}/actions/secrets`,
        actions: forge === "gitea" ? `${settings}/actions/general` : `${settings}/units`,
        tags: `${settings}/tags`,
        branches: `${settings}/branches`,
        runners: `${settings}/actions/runners`,
        environments: undefined,
    };
}

; 

function environmentTasks({ needs, tagPatterns, guide }, { environments: page = "" }) {
    const all = needs.flatMap(({ caller, environments }) => environments.map((one) => ({ caller, ...one })));
    const gates = new Set(all.filter(({ isGate }) => isGate).map(({ name }) => name));
    const line = (name) => `${name} (${[...new Set(all.filter((one) => one.name === name).map(({ caller }) => caller))].join(", ")})`;
    const others = [...new Set(all.map(({ name }) => name))].filter((name) => !gates.has(name));
    return [
        {
            title: "Create an environment for each gate, with “Required reviewers”",
            page,
            details: [
                ...[...gates].map(line),
                "In each, clear “Allow administrators to bypass configured protection rules”.",
                `In each, under “Deployment branches and tags”, allow only the default branch and the tags ${tagPatterns.map((pattern) => `${pattern}.*.*`).join(", ")}.`,
                "If the page offers no “Required reviewers”, they are not available for this repository: use comments instead, with",
                `\`gate: comment\` under \`with:\` in these files, and \`kind: comment\` with an owner for each gate: ${guide("gates")}.`,
            ],
        },
        ...(others.length === 0
            ? []
            : [
                {
                    title: "Create an environment without reviewers for its secrets",
                    page,
                    details: [...others.map(line), "Under “Deployment branches and tags”, allow only the default branch."],
                },
            ]),
    ];
}
const GITEA_PERMISSIONS = new Set(["actions", "contents", "issues", "packages", "pull-requests"]);
function actionsTasks({ forge, needs, unreadFolders, folder }, pages) {
    const unread = unreadFolders.map((path) => `${path} is not read here: this forge reads ${folder} alone.`);
    const asking = (permission) => needs.filter(({ permissions }) => permissions.includes(permission)).map(({ caller }) => caller);
    const pulls = asking("pull-requests: write");
    if (hasEnvironments(forge)) {
        if (pulls.length === 0)
            return [];
        const details = [
            `For ${pulls.join(" and ")}: the pull request of a post-mortem, and of a changelog whose commit the branch does not accept.`,
            ...unread,
        ];
        return [
            { title: "Check “Allow GitHub Actions to create and approve pull requests”", page: pages.actions, details },
        ];
    }
    const writes = [...new Set(needs.flatMap(({ permissions }) => permissions))].filter((one) => one.endsWith(": write"));
    const names = writes
        .map((one) => one.replace(": write", ""))
        .filter((name) => GITEA_PERMISSIONS.has(name))
        .toSorted();
    const limits = forge === "gitea"
        ? [`“Maximum Token Permissions”, where they are limited, must allow writing: ${names.join(", ")}.`]
        : [];
    const issues = asking("issues: write");
    return [
        {
            title: "Enable Actions and issues for the repository",
            page: pages.actions,
            details: [`Each approval is requested in an issue (${issues.join(", ")}).`, ...limits, ...unread],
        },
    ];
}
function runnerTasks({ forge, needs, actionAddresses, actionNames }, pages) {
    if (forge === "github")
        return [];
    const labels = [...new Set(needs.flatMap(({ runners }) => runners))];
    const server = forge === "forgejo"
        ? [{ title: "Use Forgejo 15.0 or newer", details: ["An older one ignores the workflows without a message."] }]
        : [];
    return [
        ...server,
        {
            title: `Register a runner with the label ${labels.join(", ")}, or set \`runs-on\` under \`with:\` in the workflows`,
            page: pages.runners,
            details: [
                "It needs Node 24, Git and SSH; for images also Docker.",
                `It has to reach ${actionAddresses.join(", ")}. Where it cannot, mirror these repositories and change the addresses in the files.`,
                ...(actionNames.length === 0
                    ? []
                    : [
                        `It takes ${actionNames.join(", ")} from this server: enable GitHub Connect, or mirror these repositories.`,
                    ]),
            ],
        },
    ];
}
function protectionTask({ tagPatterns }, { branches, tags }) {
    return {
        title: `Protect the default branch, and the tags ${tagPatterns.join(", ")}`,
        page: branches === tags ? branches : `${branches} and ${tags}`,
        details: [
            "Changes of the default branch need a review: its configuration determines who owns a gate, and where a release is deployed.",
            "No account may move or delete a tag. If creating one is restricted too, the run's own token may not do it: store the",
            "token of an account that may as the secret RELEASE_TOKEN.",
        ],
    };
}

; 
function secretPlaces(needs, hasEnvironments) {
    const uses = needs.flatMap(({ caller, secrets }) => secrets.map((secret) => ({ caller, ...secret })));
    const open = new Set(uses.filter(({ environment }) => environment === undefined || !hasEnvironments).map(({ name }) => name));
    const places = new Map();
    for (const use of uses) {
        const place = open.has(use.name) ? "" : (use.environment ?? "");
        places.set(place, [...(places.get(place) ?? []), use]);
    }
    const { [""]: repository = [], ...environments } = Object.fromEntries([...places].map(([place, found]) => [place, entriesOf(found)]));
    return { repository, environments: new Map(Object.entries(environments)) };
}
function entriesOf(uses) {
    const names = [...new Set(uses.map(({ name }) => name))];
    const entries = names.map((name) => {
        const own = uses.filter((use) => use.name === name);
        const neededBy = callersOf(own.filter(({ isNeeded }) => isNeeded));
        return {
            name,
            description: own.find(({ description }) => description !== "")?.description ?? "",
            neededBy,
            usedBy: callersOf(own).filter((caller) => !neededBy.includes(caller)),
        };
    });
    return entries.toSorted((one, other) => other.neededBy.length - one.neededBy.length);
}
function callersOf(uses) {
    return [...new Set(uses.map(({ caller }) => caller))];
}

; 


function secretTasks(facts, pages) {
    const { forge, needs } = facts;
    const { environments, repository } = secretPlaces(needs, hasEnvironments(forge));
    const ofEnvironments = [...environments].map(([name, entries]) => ({
        title: `Store the secrets of the environment ${name}`,
        page: pages.environments ?? pages.secrets,
        details: lines(entries),
    }));
    const title = hasEnvironments(forge)
        ? "Store the secrets of the repository"
        : "Store the secrets of the repository; every person who can push a workflow file can read them";
    const details = [...lines(repository), ...registryLine(facts)];
    return [...ofEnvironments, ...(repository.length === 0 ? [] : [{ title, page: pages.secrets, details }])];
}
function registryLine({ forge, needs }) {
    const writing = needs.filter(({ permissions }) => permissions.includes("packages: write"));
    if (hasEnvironments(forge) || writing.length === 0)
        return [];
    return [
        "If images are in the forge's own registry, the variable PUSH_USERNAME and the secret PUSH_PASSWORD are needed: the run's token cannot write there.",
    ];
}
function lines(entries) {
    const needed = entries.filter(({ neededBy }) => neededBy.length > 0);
    const others = entries.filter(({ neededBy }) => neededBy.length === 0);
    return [
        ...needed.map((entry) => `${entry.name}, needed by ${entry.neededBy.join(", ")}${also(entry)}${about(entry)}`),
        ...(others.length === 0 ? [] : ["Only where you use them:"]),
        ...others.map((entry) => `  ${entry.name}, for ${entry.usedBy.join(", ")}${about(entry)}`),
    ];
}
function also({ usedBy }) {
    return usedBy.length === 0 ? "" : `, used by ${usedBy.join(", ")}`;
}
function about({ description }) {
    const purpose = description.replace(/ ?A secret of the [^.]+\.$/, "");
    return purpose === "" ? "" : `: ${purpose}`;
}

; 






function taskList(facts) {
    const { forge, repository, guide } = facts;
    const pages = settingsPages(forge, repository);
    return [
        ...mergeTasks(facts),
        ...openLineTasks(facts),
        ...composeTasks(facts),
        ...actionsTasks(facts, pages),
        ...(hasEnvironments(forge) ? environmentTasks(facts, pages) : []),
        ...secretTasks(facts, pages),
        ...runnerTasks(facts, pages),
        protectionTask(facts, pages),
        {
            title: "Set up each host",
            details: [`A deploy user, a clone of this repository, and the pinned host key: ${guide("host")}.`],
        },
        { title: "Commit the files, and push them to the default branch", details: [] },
    ];
}
function mergeTasks({ toMerge }) {
    if (toMerge.length === 0)
        return [];
    return [
        {
            title: "Merge these files by hand, with the differences above",
            details: [
                ...toMerge,
                "Until then they may not fit the files that were written. Do not push before.",
                "Then run `sluice update --write --merged PATH` for each of them: your text is kept.",
            ],
        },
    ];
}
function openLineTasks({ open }) {
    if (open.length === 0)
        return [];
    return [
        {
            title: `Complete these lines: remove the # before them and before the lines of their block, and the words “${FILL_IN}”`,
            details: open.map(({ path, line, about }) => `${path}:${line}: ${about}`),
        },
    ];
}
function composeTasks({ images, composeFiles }) {
    const details = images
        .filter(({ isNamed, takesVersion }) => !isNamed || !takesVersion)
        .map(({ services, name }) => `${services.join(", ")}:  image: ${name}:${VERSIONED_TAG}`);
    if (details.length === 0)
        return [];
    return [
        {
            title: `Let Compose take the released version of the images that are built here (${composeFiles.join(", ")})`,
            details,
        },
    ];
}

var promises_ = __webpack_require__(51455);
var foreign_error = __webpack_require__(85949);
var external_node_child_process_ = __webpack_require__(31421);
; 

const LARGEST_ANSWER = 64 * 1024 * 1024;
const REDIRECTING = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];
async function git(folder, ...args) {
    const { code, stdout, stderr } = await run(folder, args);
    return { code, stdout: stdout.toString("utf8"), stderr };
}
async function fileContents(folder, files) {
    const { stdout } = await run(folder, ["cat-file", "--batch"], files.map((file) => `${file}\n`).join(""));
    let at = 0;
    return files.map((file) => {
        const start = stdout.indexOf("\n", at) + 1;
        const [, , size] = stdout.subarray(at, start).toString("utf8").trim().split(" ");
        if (!/^\d+$/.test(size ?? ""))
            throw new Error(`git cat-file has no content of ${file}.`);
        const end = start + Number(size);
        at = end + 1;
        return stdout.subarray(start, end).toString("utf8");
    });
}
function run(folder, args, input = "") {
    const env = { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
    for (const name of REDIRECTING)
        delete env[name];
    const options = { cwd: folder, env, maxBuffer: LARGEST_ANSWER, encoding: "buffer" };
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.execFile)("git", [...args], options, (error, stdout, stderr) => {
            if (error !== null && typeof error.code !== "number")
                return reject(error);
            const code = typeof error?.code === "number" ? error.code : 0;
            resolve({ code, stdout, stderr: stderr.toString("utf8") });
        });
        child.stdin?.on("error", () => undefined);
        child.stdin?.end(input);
    });
}
function linesOf({ code, stdout }, separator = "\n") {
    return code === 0 ? stdout.split(separator).filter((line) => line !== "") : [];
}

; 






async function openUserRepository(folder) {
    const top = await git(folder, "rev-parse", "--show-toplevel");
    if (top.code !== 0) {
        throw new failure/* StageFailure */.B({
            what: `${folder} is not inside a Git repository: ${top.stderr.trim()}`,
            means: "The workflows belong in the repository of the application. Nothing was written.",
            todo: "Change into the clone of the application's repository, then run this again.",
        });
    }
    const root = top.stdout.trim();
    const remote = await chooseRemote(root);
    const listed = await git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
    const deleted = new Set(linesOf(await git(root, "ls-files", "-z", "--deleted"), "\0"));
    return {
        root,
        folderName: (0,external_node_path_.basename)(root),
        address: await user_repository_addressOf(root, remote),
        branch: await defaultBranch(root, remote),
        files: linesOf(listed, "\0").filter((path) => !deleted.has(path)),
    };
}
async function chooseRemote(root) {
    const remotes = linesOf(await git(root, "remote"));
    const remote = remotes.includes("origin") ? "origin" : remotes.length === 1 ? remotes[0] : undefined;
    if (remote !== undefined)
        return remote;
    const found = remotes.length === 0 ? "has no remote" : `has the remotes ${remotes.join(", ")}, and none is called origin`;
    throw new failure/* StageFailure */.B({
        what: `The repository ${root} ${found}.`,
        means: "The forge that runs the workflows is unknown. Nothing was written.",
        todo: "Add it: `git remote add origin <address of the repository on its forge>`.",
    });
}
async function user_repository_addressOf(root, remote) {
    const written = (await git(root, "config", "--get", `remote.${remote}.url`)).stdout.trim();
    const address = readRepositoryAddress(written);
    if (address !== undefined)
        return address;
    throw new failure/* StageFailure */.B({
        what: `The remote ${remote} is "${written}", which is no repository on a forge.`,
        means: "The pages of its settings on the forge are unknown. Nothing was written.",
        todo: `Set its address: \`git remote set-url ${remote} https://HOST/OWNER/NAME.git\`.`,
    });
}
async function defaultBranch(root, remote) {
    const [known] = linesOf(await git(root, "symbolic-ref", "--quiet", "--short", `refs/remotes/${remote}/HEAD`));
    if (known !== undefined)
        return known.slice(remote.length + 1);
    const [current] = linesOf(await git(root, "symbolic-ref", "--quiet", "--short", "HEAD"));
    return current ?? "main";
}
async function readRepositoryFile(root, path) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(root, path), "utf8");
    }
    catch (error) {
        const { code } = (0,foreign_error/* readError */.l)(error);
        if (code === "ENOENT" || code === "ENOTDIR")
            return undefined;
        throw error;
    }
}
async function writeRepositoryFile(root, path, text) {
    const target = (0,external_node_path_.join)(root, path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    await requireInside(root, (0,external_node_path_.dirname)(target), path);
    await requireNoLink(target, path);
    await (0,promises_.writeFile)(target, text);
}
async function deleteRepositoryFile(root, path) {
    const target = (0,external_node_path_.join)(root, path);
    await requireInside(root, (0,external_node_path_.dirname)(target), path);
    await (0,promises_.rm)(target, { force: true });
}
async function requireNoLink(target, path) {
    const found = await (0,promises_.lstat)(target).catch(() => undefined);
    if (found?.isSymbolicLink() !== true)
        return;
    throw new failure/* StageFailure */.B({
        what: `${path} is a link.`,
        means: "Sluice writes into the repository only, and a link could lead out of it.",
        todo: "Replace the link by a file, or remove it, then run this again.",
    });
}
async function requireInside(root, folder, path) {
    const way = (0,external_node_path_.relative)(await (0,promises_.realpath)(root), await (0,promises_.realpath)(folder));
    if (way !== ".." && !way.startsWith(`..${external_node_path_.sep}`))
        return;
    throw new failure/* StageFailure */.B({
        what: `${path} leads out of the repository, because a folder above it is a link.`,
        means: "Sluice writes into the repository only.",
        todo: "Replace the link by a folder, then run this again.",
    });
}

; 










const EXIT = { done: 0, failed: 1, toMerge: 2 };
async function finish(repository, result, telling) {
    const { plan, lock, configs } = result;
    const { isWritten, say } = telling;
    if (isWritten) {
        for (const { path, text, isNew } of configs)
            if (isNew)
                await writeRepositoryFile(repository.root, path, text);
        await carryOut(repository.root, plan, lock);
    }
    say(`${title(lock)}\n\n${renderPlan(plan, isWritten ? "written" : "shown")}${configs.map((config) => configReport(config, isWritten)).join("")}\n`);
    say(remainingTasks(repository, result));
    return openFiles(plan).length === 0 ? EXIT.done : EXIT.toMerge;
}
function title({ version, commit, forge, git }) {
    return `Sluice ${version === undefined ? commit : `${version} (${commit})`} for ${forge}, from ${git}`;
}
function configReport({ path, text, isNew }, isWritten) {
    if (!isNew)
        return `yours            ${path}\n`;
    return isWritten ? `written          ${path}\n` : `would be written ${path}\n${fileDiff(path, undefined, text)}`;
}
async function carryOut(root, plan, lock) {
    for (const { path, outcome } of plan) {
        if (outcome.kind === "write")
            await writeRepositoryFile(root, path, outcome.text);
        if (outcome.kind === "delete")
            await deleteRepositoryFile(root, path);
    }
    await writeRepositoryFile(root, LOCK_PATH, renderLock(lock));
}
function remainingTasks(repository, result) {
    const { plan, lock, needs, configs, images, composeFiles } = result;
    const { forge, folder, git, uses } = lock;
    const current = new Map(result.states.map((state) => [state.path, state.current]));
    const texts = new Map([...textsAfter(plan, current), ...configs.map(({ path, text }) => [path, text])]);
    const named = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: (https?:\/\/[^@\s]+)@/g)]);
    const others = named.map(([, address = ""]) => address).filter((address) => !address.startsWith(`${uses}/`));
    const onForge = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)@/g)]);
    const guide = (page) => forge === "github" || forge === "ghes"
        ? `${git.replace(/\.git$/, "")}/blob/${lock.commit}/docs/${page}.md`
        : `docs/${page}.md in ${git}`;
    return renderTasks(taskList({
        guide,
        ...{ forge, folder, images, composeFiles, needs },
        repository: repository.address,
        tagPatterns: lock.products.map(({ name }) => `${productPrefix(name)}v*`),
        open: openLines(texts),
        toMerge: openFiles(plan),
        actionAddresses: [git, ...new Set(others)],
        actionNames: [...new Set(onForge.map(([, name = ""]) => name))].toSorted(),
        unreadFolders: workflowFolder(forge, repository.files).unread,
    }));
}

var parse = __webpack_require__(34659);
var yaml_dist = __webpack_require__(38815);
; 



const GATES = ["staging-signoff", "release", "production", "production-verdict"];
function gatesSection({ forge, product }) {
    const gates = GATES.map((gate) => productName(gate, product));
    if (hasEnvironments(forge)) {
        return [
            "# Without this, any required reviewer of the environment may approve.",
            "# gates:",
            ...gates.map((gate) => `#   ${gate}: { owner: login, backup-owner: login }`),
        ];
    }
    return [
        "# This forge ignores environments, so each gate is a comment of its owner in an issue.",
        "gates:",
        ...gates.flatMap((gate) => [
            `  ${gate}:`,
            "    kind: comment",
            `    # owner: login # ${FILL_IN}: who answers for ${gate}; backup-owner names a second person`,
        ]),
    ];
}
function readinessSection({ forge, product, workflows }) {
    const required = workflows.length === 0
        ? ["#   required-workflows: [ci.yml] # no workflow with tests was found"]
        : [`#   required-workflows: [${workflows.join(", ")}] # those that must have succeeded for the commit`];
    return [
        "# What a commit needs before a person is asked to approve its release.",
        "# check-readiness:",
        ...required,
        ...(hasEnvironments(forge) ? [`#   staging: ${productName("staging", product)} # the commit must run there`] : []),
        ...(product === undefined ? [] : [`#   staging-workflow: ${productFile("deploy-staging.yml", product)}`]),
        `#   sign-off: ${productName("staging-signoff", product)}`,
    ];
}
function incidentsSection() {
    return [
        "# With this, a release or rollback that ends badly opens the issue of an incident, which blocks releases until it is resolved.",
        "# incidents:",
        `#   runbooks: { any: https://wiki.example.com/runbooks } # ${FILL_IN}: linked in each incident`,
    ];
}

; 


function smokeSection({ services }) {
    const published = services.filter(({ publishedPorts }) => publishedPorts.length > 0);
    const paths = services.filter(({ healthPath }) => healthPath !== undefined);
    const checks = paths.map(({ name, healthPath }) => `#     - { path: ${healthPath}, status: 200 } # the health check of ${name} asks for it`);
    return [
        ...withoutHealth(services),
        published.length === 0
            ? "# No service publishes a port on the host. The address is the one at which users reach the application."
            : `# On the host: ${published.map(({ name, publishedPorts }) => `${name} at port ${publishedPorts.join(", ")}`).join("; ")}.`,
        "# smoke-test:",
        `#   url: https://app.example.com # ${FILL_IN}: the application's public address`,
        "#   checks:",
        ...(checks.length > 0 ? checks : ["#     - { path: /, status: 200 }"]),
    ];
}
function withoutHealth(services) {
    const names = services.filter(({ hasHealthCheck }) => !hasHealthCheck).map(({ name }) => name);
    if (names.length === 0)
        return [];
    return [
        `# Without a \`healthcheck:\` in Compose: ${names.join(", ")}. Unless the image has one, Sluice then knows only that it runs.`,
    ];
}
function backupSection({ services, product }) {
    const stores = services.filter(({ keepsData }) => keepsData).map(({ name }) => name);
    if (stores.length === 0) {
        return [
            `# No service has a named volume. If the application keeps no data, set \`backup: false\` in ${productFile("deploy-prod.yml", product)} and`,
            `# ${productFile("prepare-release.yml", product)}; otherwise say where its backups are.`,
            ...backupLines("where the newest backups are; without backups, remove this section"),
        ];
    }
    return [
        `# Data is kept by ${stores.join(", ")}. The newest backup is read before each release; one that is missing or old stops it.`,
        ...backupLines("where the newest backups are"),
    ];
}
function backupLines(about) {
    return ["# backup:", "#   kind: files", `#   path: /srv/backups/*.dump # ${FILL_IN}: ${about}`];
}

; 







function configurationText(application) {
    const sections = [
        head(),
        placeSection(application),
        imagesSection(application),
        hostsSection(application),
        registrySection(application),
        smokeSection(application),
        backupSection(application),
        readinessSection(application),
        announceSection(application),
        changelogSection(application),
        incidentsSection(),
        gatesSection(application),
    ];
    return `${sections
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join("\n"))
        .join("\n\n")}\n`;
}
function head() {
    return [
        "# What Sluice knows of this application. docs/configuration.md of Sluice lists every key.",
        `# Written once by \`sluice init\`, and never again: it is yours. Complete the lines with "${FILL_IN}".`,
        "version: 1",
    ];
}
function placeSection({ product, project, projectSource, compose: { files, others } }) {
    return [
        ...(product === undefined
            ? []
            : [`tag-prefix: ${productPrefix(product)} # a release is tagged ${productPrefix(product)}v1.2.3`]),
        projectLine(project, projectSource),
        `# directory: /srv/${project} # ${FILL_IN}: absolute path of the application's Git clone on the host`,
        `compose-files: [${files.join(", ")}]`,
        ...(others.length === 0 ? [] : [`# Not used in production: ${others.join(", ")}.`]),
    ];
}
function projectLine(project, source) {
    const line = `project: ${asText(project)} #`;
    if (source === "compose")
        return `${line} \`name:\` of the Compose file`;
    return `${line} ${FILL_IN}: the project that runs on the host (\`docker compose ls\`); this is the name of the ${source}`;
}
function asText(name) {
    return (0,yaml_dist/* parse */.qg)(name) === name ? name : JSON.stringify(name);
}
function imagesSection({ images }) {
    if (images.length === 0)
        return ["# No service has `build:`, so no image is built or promoted here."];
    const line = ({ services, name, isNamed }) => {
        const entry = `  - ${services.join(",")}=${name}`;
        return isNamed ? entry : `#${entry} # ${FILL_IN}: the image's name, which its service must have as \`image:\` too`;
    };
    const anyNamed = images.some(({ isNamed }) => isNamed);
    return [
        "# Images that are built from this repository. A release gives the image of its commit the version as a tag.",
        anyNamed ? "images:" : "# images:",
        ...images.map(line),
    ];
}
function hostsSection({ product }) {
    const host = (environment) => hostLines(productName(environment, product));
    return ["# environments:", ...host("production"), ...host("staging")];
}
function hostLines(name) {
    return [
        `#   ${name}:`,
        "#     hosts:",
        `#       - address: ${name}.example.com # ${FILL_IN}: the host of ${name}`,
        "#         user: deploy",
        `#         host-key: "SHA256:…" # ${FILL_IN}: what \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` prints on the host itself`,
    ];
}
function registrySection({ images }) {
    const registries = [...new Set(images.map(({ name }) => imageParts(name).registry))];
    return registries.map((registry) => registry === "docker.io"
        ? "# Public images of Docker Hub need no login."
        : `# If ${registry} requires a login for the pull, set this, the variable REGISTRY_USERNAME\n# and the secret REGISTRY_PASSWORD.\n# deploy: { registry: ${registry} }`);
}
function changelogSection({ product }) {
    return product === undefined
        ? []
        : ["update-changelog:", "  missing-entries: warn # commits of other products need no entry here"];
}
function announceSection({ changelog, folder }) {
    const path = changelog ?? external_node_path_.posix.join(folder, "CHANGELOG.md");
    const setting = path === "CHANGELOG.md" ? [] : ["announce:", `  changelog: ${path}`];
    if (changelog !== undefined)
        return setting;
    return [
        `# There is no ${path}. Without it a release has no notes; it needs a section for what is unreleased.`,
        ...setting,
    ];
}

; 

function decideFile({ current, locked, wanted }) {
    if (current === undefined) {
        if (wanted === undefined)
            return { kind: "unchanged" };
        return locked === undefined ? { kind: "write", text: wanted } : { kind: "deleted" };
    }
    if (current === wanted)
        return { kind: "unchanged" };
    if (locked === undefined || sha256(current) !== locked.sha256)
        return { kind: "changed" };
    return wanted === undefined ? { kind: "delete" } : { kind: "write", text: wanted };
}

; 



function planFile(state, commit, changed = {}) {
    const { path, current, wanted, locked } = state;
    const decision = decideFile(state);
    const written = wanted === undefined ? undefined : { sha256: sha256(wanted), commit };
    switch (decision.kind) {
        case "unchanged":
            return { path, outcome: decision, diff: "", locked: written };
        case "deleted":
            return { path, outcome: decision, diff: "", locked };
        case "delete":
            return { path, outcome: decision, diff: fileDiff(path, current, undefined), locked: undefined };
        case "write": {
            const outcome = { kind: "write", text: decision.text, isMerged: false };
            return { path, outcome, diff: fileDiff(path, current, decision.text), locked: written };
        }
        case "changed":
            return planChanged(state, written, changed);
    }
}
function planChanged({ path, current, wanted, locked }, written, { merge, isMergedByHand = false }) {
    const left = (why, isOpen, diff) => ({
        ...{ path, diff, locked },
        outcome: { kind: "left", isOpen, why },
    });
    const difference = fileDiff(path, current, wanted);
    if (isMergedByHand)
        return {
            path,
            diff: difference,
            locked: written,
            outcome: { kind: "left", isOpen: false, why: "you have merged it" },
        };
    if (locked === undefined)
        return left("it was there before, and Sluice did not write it", true, difference);
    if (wanted === undefined)
        return left("a person changed it, and this version has no such file", true, difference);
    if (written?.sha256 === locked.sha256)
        return left("a person changed it, and this version has nothing new", false, "");
    if (merge === undefined)
        return left("a person changed it", true, difference);
    if (merge.base === undefined)
        return left("a person changed it, and the text that Sluice wrote cannot be found again", true, difference);
    if (merge.merged === undefined)
        return left("a person changed the same lines as this version", true, fileDiff(path, merge.base, wanted));
    const outcome = { kind: "write", text: merge.merged, isMerged: true };
    return { path, outcome, diff: fileDiff(path, current, merge.merged), locked: written };
}
function needsMerge(state) {
    const { locked, wanted } = state;
    if (locked === undefined || wanted === undefined || sha256(wanted) === locked.sha256)
        return false;
    return decideFile(state).kind === "changed";
}
function lockedFiles(plan) {
    return Object.fromEntries(plan.flatMap(({ path, locked }) => (locked === undefined ? [] : [[path, locked]])));
}

; 



function actionsSource(given, forge, own) {
    const isName = /^[\w.-]+\/[\w.-]+$/.test(given);
    const { forge: server } = addressOn(forge, own);
    const address = readRepositoryAddress(isName ? `${server}/${given}` : given);
    if (address === undefined)
        throw unusable(given, "is neither OWNER/NAME nor the address of a repository on a forge");
    const git = isName || /^https?:/.test(given) ? repositoryPage(address) : given;
    if (takesActionAddresses(forge))
        return { git, uses: fullAddress(given, address) };
    const known = forge === "github" ? [server] : [server, GITHUB];
    if (!known.includes(address.forge))
        throw unusable(given, `is on ${address.forge}, and this forge's runner takes actions from ${known.join(" or ")} only`);
    return { git, uses: `${address.owner}/${address.name}` };
}
function fullAddress(given, address) {
    if (address.forge.split("/").length > 3)
        throw unusable(given, "is on a forge below a path, and the runner reads https://HOST/OWNER/NAME only");
    return repositoryPage(address);
}
function unusable(given, why) {
    return new failure/* StageFailure */.B({
        what: `The address of Sluice is "${given}", which ${why}.`,
        means: "The workflows would name actions that no runner can fetch. Nothing was written.",
        todo: "Give `--actions` with OWNER/NAME of a repository on your forge that holds Sluice, or its address. On GitHub and GitHub Enterprise Server the actions have to be on the same server; mirror the repository there.",
    });
}

; 


const workflow_needs_text = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY()]);
const step = dist/* looseObject */._H3({
    uses: dist/* optional */.lqM(dist/* string */.YjP()),
    if: dist/* optional */.lqM(workflow_needs_text),
    with: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), workflow_needs_text), {}),
});
const job = dist/* looseObject */._H3({
    environment: dist/* optional */.lqM(dist/* union */.KCZ([dist/* string */.YjP(), dist/* looseObject */._H3({ name: dist/* string */.YjP() })])),
    permissions: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
    steps: dist/* optional */.lqM(dist/* array */.YOg(step), []),
});
const declared = dist/* nullable */.mee(dist/* looseObject */._H3({ description: dist/* optional */.lqM(dist/* string */.YjP()), required: dist/* optional */.lqM(dist/* boolean */.zMY()) }));
const workflow = dist/* looseObject */._H3({
    on: dist/* looseObject */._H3({
        workflow_call: dist/* looseObject */._H3({
            inputs: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* looseObject */._H3({ default: dist/* optional */.lqM(workflow_needs_text) })), {}),
            secrets: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), declared), {}),
        }),
    }),
    jobs: dist/* record */.g1P(dist/* string */.YjP(), job),
});
const action = dist/* looseObject */._H3({
    inputs: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* looseObject */._H3({ required: dist/* optional */.lqM(dist/* boolean */.zMY()) })), {}),
});
function workflowNeeds(caller, content, { actions, given = {} }) {
    const read = dist/* parse */.qgA(workflow, (0,yaml_dist/* parse */.qg)(content));
    const jobs = Object.values(read.jobs).map((one) => ({ job: one, environment: environmentOf(one, read, given) }));
    const gates = jobs.filter(({ job: one }) => one.steps.some(({ uses = "" }) => isGateStep(uses)));
    const environments = jobs.flatMap(({ environment }) => environment === undefined
        ? []
        : [{ name: environment, isGate: gates.some((gate) => gate.environment === environment) }]);
    const runner = read.on.workflow_call.inputs["runs-on"]?.default;
    return {
        caller,
        environments,
        secrets: jobs.flatMap(({ job: one, environment }) => secretsOf(one, environment, { read, content, actions })),
        permissions: [
            ...new Set(jobs.flatMap(({ job: one }) => Object.entries(one.permissions).map((pair) => pair.join(": ")))),
        ],
        runners: runner === undefined ? [] : [String(runner)],
    };
}
function isGateStep(uses) {
    return uses.endsWith("/actions/verify-approval");
}
function environmentOf({ environment }, { on }, given) {
    const name = typeof environment === "string" ? environment : environment?.name;
    const input = /^\$\{\{ *inputs\.([\w-]+) *\}\}$/.exec(name ?? "")?.[1];
    if (input === undefined)
        return name;
    return String(given[input] ?? on.workflow_call.inputs[input]?.default ?? input);
}
function secretsOf(one, environment, { read, content, actions }) {
    const names = new Set([...JSON.stringify(one).matchAll(/\bsecrets\.(\w+)/g)].map(([, name = ""]) => name));
    const needed = neededSecrets(one, actions);
    return [...names].map((name) => {
        const about = read.on.workflow_call.secrets[name];
        const isOptional = content.includes(`secrets.${name} != ''`);
        const isNeeded = about?.required === true || (needed.has(name) && !isOptional);
        return { name, description: about?.description ?? "", environment, isNeeded };
    });
}
function neededSecrets({ steps }, actions) {
    const names = steps.flatMap(({ uses = "", if: condition, with: given }) => {
        const content = actions.get(/\/actions\/([\w-]+)$/.exec(uses)?.[1] ?? "");
        if (content === undefined || condition !== undefined)
            return [];
        const { inputs } = dist/* parse */.qgA(action, (0,yaml_dist/* parse */.qg)(content));
        return Object.entries(given).flatMap(([input, value]) => inputs[input]?.required === true ? (/^\$\{\{ *secrets\.(\w+) *\}\}$/.exec(String(value))?.[1] ?? []) : []);
    });
    return new Set(names);
}

; 


const value = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY()]);
const inputs = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* nullable */.mee(dist/* looseObject */._H3({ default: dist/* optional */.lqM(value) }))), {});
const called = dist/* looseObject */._H3({ on: dist/* looseObject */._H3({ workflow_call: dist/* looseObject */._H3({ inputs }) }) });
function calledInputs(text) {
    const read = dist/* safeParse */.xLC(called, (0,yaml_dist/* parse */.qg)(text));
    if (!read.success)
        return new Map();
    const declared = Object.entries(read.output.on.workflow_call.inputs);
    return new Map(declared.map(([name, one]) => [name, String(one?.default ?? "")]));
}
const called_inputs_job = dist/* looseObject */._H3({ uses: dist/* optional */.lqM(dist/* string */.YjP(), ""), with: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), value), {}) });
const caller = dist/* looseObject */._H3({ jobs: dist/* record */.g1P(dist/* string */.YjP(), called_inputs_job) });
function givenInputs(text, file) {
    const jobs = Object.values(dist/* parse */.qgA(caller, (0,yaml_dist/* parse */.qg)(text)).jobs);
    return jobs.find(({ uses }) => uses.endsWith(`/${file}`))?.with ?? {};
}

; 
const STEP = /^ {6}- .*\n(?: {8}.*\n|\n(?= {8}))*/gm;
const USES_ARTIFACT = /^ +(?:- )?uses: actions\/(?:up|down)load-artifact@/m;
function withoutArtifactSteps(text) {
    const removed = (text.match(STEP) ?? []).filter((step) => USES_ARTIFACT.test(step));
    const ids = removed.flatMap((step) => /^ {8}id: ([\w-]+)$/m.exec(step)?.[1] ?? []);
    const mentions = (part) => ids.some((id) => part.includes(`steps.${id}.`));
    return text
        .replaceAll(STEP, (step) => USES_ARTIFACT.test(step) || mentions(/^ {8}if: .*$/m.exec(step)?.[0] ?? "") ? "" : step)
        .replaceAll(/^ {6}[\w-]+: .*\n/gm, (output) => (mentions(output) ? "" : output));
}

; 

function keyPositions(map) {
    return map.items.flatMap((pair) => {
        const key = keyPosition(pair, "");
        if (key === undefined)
            return [];
        const inner = (0,yaml_dist/* isMap */.jh)(pair.value) ? pair.value.items.flatMap((one) => keyPosition(one, `${key.path}.`) ?? []) : [];
        return [key, ...inner];
    });
}
function withoutKeys(text, isUnwanted) {
    const jobs = (0,yaml_dist/* parseDocument */.Tp)(text).get("jobs");
    if (!(0,yaml_dist/* isMap */.jh)(jobs))
        return text;
    return jobs.items
        .flatMap(({ value }) => ((0,yaml_dist/* isMap */.jh)(value) ? keyPositions(value) : []))
        .filter(isUnwanted)
        .toSorted((one, other) => other.start - one.start)
        .reduce((all, { start, end }) => {
        const from = all.lastIndexOf("\n", start) + 1;
        const to = all.indexOf("\n", end - 1) + 1;
        return all.slice(0, from) + all.slice(to);
    }, text);
}
function keyPosition(pair, prefix) {
    if (!(0,yaml_dist/* isPair */.tO)(pair) || !(0,yaml_dist/* isScalar */.jn)(pair.key) || !pair.key.range)
        return undefined;
    const { value } = pair;
    const end = ((0,yaml_dist/* isScalar */.jn)(value) || (0,yaml_dist/* isMap */.jh)(value)) && value.range ? value.range[1] : pair.key.range[1];
    return { path: `${prefix}${pair.key.value}`, start: pair.key.range[0], end };
}

; 





function calledName(name) {
    return `sluice-${name}`;
}
function calledWorkflow(text, pin) {
    const pinned = withPinnedActions(hasArtifacts(pin.forge) ? text : withoutArtifactSteps(text), pin);
    if (pin.forge === "github")
        return pinned;
    if (hasEnvironments(pin.forge))
        return withoutKeys(pinned, (key) => key.path === "environment.deployment");
    return withCommentGate(withoutKeys(pinned, (key) => key.path === "environment"));
}
function withPinnedActions(text, { uses, commit, version, forge }) {
    const comment = version === undefined ? "" : ` # ${version}`;
    const ours = text.replaceAll(/^(\s*(?:- )?uses: )\$\/(actions\/\S+)/gm, `$1${uses}/$2@${commit}${comment}`);
    if (!takesActionAddresses(forge))
        return ours;
    return ours.replaceAll(/^(\s*(?:- )?uses: )([\w.-]+\/[\w./-]+@[0-9a-f]{40})/gm, `$1${GITHUB}/$2`);
}
function withCommentGate(text) {
    return withInputDefault(text, "gate", "comment") ?? text;
}
function withInputDefault(text, input, value) {
    const standard = (0,yaml_dist/* parseDocument */.Tp)(text).getIn(["on", "workflow_call", "inputs", input, "default"], true);
    if (!(0,yaml_dist/* isScalar */.jn)(standard) || !standard.range)
        return undefined;
    const [start, end] = standard.range;
    return `${text.slice(0, start)}${value}${text.slice(end)}`;
}
function withConfigFile(text, path) {
    return withInputDefault(text, "config", path) ?? text;
}

; 

const CALL = /^( +)uses: OWNER\/sluice\/\.github\/workflows\/(\S+)@.*\n(?:\1with:\n)?/gm;
function productCaller(text, place) {
    return withComments(withInputs(withTriggers(withTitle(text, place.name), place.name), place), place);
}
function withTitle(text, product) {
    return text.replace(/^name: .+$/m, (line) => `${line} (${product})`);
}
function withTriggers(text, product) {
    const prefix = productPrefix(product);
    return text
        .replace(/^( +tags: \[)(.*)\]$/m, (_, start, tags) => `${start}${tags.replaceAll(/"(?=[^,\]])/g, `"${prefix}`)}]`)
        .replace(/"hotfix\/\*"/, `"hotfix/${prefix}*"`);
}
function withInputs(text, place) {
    return text.replaceAll(CALL, (found, indent, called) => {
        const inputs = [...place.inputsOf(called)].flatMap(([input, standard]) => {
            const value = productInput(input, standard, place);
            return value === undefined ? [] : [`${indent}  ${input}: ${value}\n`];
        });
        if (inputs.length === 0)
            return found;
        const [call = ""] = found.split("\n");
        return `${call}\n${indent}with:\n${inputs.join("")}`;
    });
}
function productInput(input, standard, { name, config, callers }) {
    if (input === "config")
        return config;
    if (isEnvironmentInput(input))
        return productName(standard, name);
    return callers.includes(standard) ? productFile(standard, name) : undefined;
}
function isEnvironmentInput(input) {
    return /(^|-)environment$/.test(input);
}
function withComments(text, place) {
    const { name, config, inputsOf, callers } = place;
    const called = [...text.matchAll(CALL)].flatMap(([, , file = ""]) => [...inputsOf(file)]);
    const environments = called.flatMap(([input, standard]) => (isEnvironmentInput(input) ? [standard] : []));
    const named = new RegExp(`((?:environment |of )\`|\\bgates\\.)(${environments.join("|")})(?=[\`.])`, "g");
    const files = new RegExp(`(?<![\\w/-])(${callers.join("|").replaceAll(".", "\\.")})\\b`, "g");
    return text.replaceAll(/^ *#.*$/gm, (line) => line
        .replaceAll(".github/sluice.yml", config)
        .replaceAll(files, (file) => productFile(file, name))
        .replaceAll(environments.length === 0 ? /$^/g : named, (_, before, one) => before + productName(one, name)));
}

; 


function requireDistinctProducts(products, { callers, environments }) {
    for (const { name } of products)
        requireUnusedWord(name, callers);
    const taken = new Map();
    for (const product of products) {
        const files = callers.map((file) => `the workflow ${productFile(file, product.name)}`);
        const places = environments.map((environment) => `the environment ${productName(environment, product.name)}`);
        for (const thing of new Set([...files, ...places, `the configuration file ${product.config}`])) {
            const key = thing.toLowerCase();
            const other = taken.get(key);
            if (other !== undefined)
                throw clash(thing, product, other);
            taken.set(key, product);
        }
    }
}
function requireUnusedWord(name, callers) {
    const caller = name === undefined ? undefined : callers.find((file) => file.endsWith(`-${name}.yml`));
    if (caller === undefined)
        return;
    throw new failure/* StageFailure */.B({
        what: `A product cannot be named "${name}", because every product has a workflow ${caller}.`,
        means: `The name of that file would not say whether it belongs to the product "${name}". Nothing was written.`,
        todo: "Give --product with another name, such as that of the application.",
    });
}
function clash(thing, { name }, { name: other }) {
    return new failure/* StageFailure */.B({
        what: `${titleOf(name)} and ${titleOf(other)} would both have ${thing}.`,
        means: "One product would take the place of the other. Nothing was written.",
        todo: "Give --product with another name, or --config with a file of its own.",
    });
}
function titleOf(name) {
    return name === undefined ? "the product without a name" : `the product "${name}"`;
}

; 


function withBuildJobs(text, images) {
    const { before, job, after } = jobBlock(text, "build");
    if (images.length === 0)
        return before + withoutApprovedImages(after);
    const ids = jobIds("build", images);
    const jobs = images.map((image, at) => {
        const { registry, repository } = imageParts(image.name);
        const named = replaced(renamed(job, "build", ids[at]), /^( +)registry: .*$/m, `$1registry: ${registry}`);
        const built = replaced(named, /^( +)image: .*$/m, `$1image: ${repository}`);
        return replaced(built, /^( +)services: .*$/m, `$1services: ${image.services.join(",")}${buildInputs(image)}`);
    });
    const needed = ids.length === 1 ? "build" : `[${ids.join(", ")}]`;
    const digests = (line) => ids.map((id) => line.replace("needs.build.", `needs.${id}.`)).join("");
    const staging = replaced(after, /^( +)needs: build$/m, `$1needs: ${needed}`);
    return before + jobs.join("") + replaced(staging, /^.*needs\.build\.outputs\.approved-images.*\n/m, digests);
}
function withCheckJobs(text, images, product) {
    const { before, job, after } = jobBlock(text, "image");
    const ids = jobIds(productName("image", product), images);
    const jobs = images.map((image, at) => replaced(renamed(job, "image", ids[at]), /^( {6,})image: .*$/m, `$1image: ${image.name}${buildInputs(image)}`));
    return before.replace("`image / ", `\`${productName("image", product)} / `) + jobs.join("\n") + after;
}
function jobIds(id, images) {
    const names = images.map(({ name, services: [service = "app"] }) => name.split("/").at(-1) ?? service);
    const ids = names.map((name, at) => (at === 0 ? id : `${id}-${name.replaceAll(/[^A-Za-z0-9_-]/g, "-")}`));
    return ids.map((one, at) => (ids.indexOf(one) === at ? one : `${one}-${at + 1}`));
}
function buildInputs({ context, file, target }) {
    const given = [
        ...(context === "." ? [] : [`context: ${context}`]),
        ...(file === undefined ? [] : [`file: ${file}`]),
        ...(target === undefined ? [] : [`target: ${target}`]),
    ];
    return given.map((line) => `\n$1${line}`).join("");
}
function withoutApprovedImages(staging) {
    const alone = replaced(staging, /^ +needs: build\n/m, "");
    const rest = replaced(alone, /^ +approved-images: \|\n.*\n/m, "");
    return rest.replace(/^( +)with:\n((?: +#.*\n)*)(?=\1\w|\n|$)/m, "$1# with:\n$2");
}
function jobBlock(text, id) {
    const start = text.indexOf(`\n  ${id}:\n`, text.indexOf("\njobs:\n")) + 1;
    if (start === 0)
        throw new Error(`The workflow has no job ${id}.`);
    const next = /^ {2}[\w-]+:$/m.exec(text.slice(start + 1));
    const end = next === null ? text.length : start + 1 + next.index;
    return { before: text.slice(0, start), job: text.slice(start, end), after: text.slice(end) };
}
function renamed(job, from, to = from) {
    return job.replace(`  ${from}:\n`, `  ${to}:\n`);
}
function replaced(text, pattern, by) {
    if (!pattern.test(text))
        throw new Error(`The workflow has no line ${pattern.source}.`);
    return typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by);
}

; 




const IMAGE_JOBS = { "deploy-staging.yml": withBuildJobs, "check-image.yml": withCheckJobs };
const NEEDS_IMAGES = ["check-image.yml"];
function isNeeded(name, { images }) {
    return images.length > 0 || !NEEDS_IMAGES.includes(name);
}
function callerWorkflow(file, text, place) {
    const { folder, product } = place;
    const { name, config, values } = product;
    const own = name === undefined ? text : productCaller(text, { ...place, name, config });
    const filled = withKnownImages(file, withOpenAddresses(withHeader(own), config), product);
    return withLocalCalls(filled.replace(/^( +branches: \[)main, /m, `$1${values.branch}, `), folder);
}
function withLocalCalls(text, folder) {
    return text.replaceAll(/^(\s*uses: )OWNER\/sluice\/\.github\/workflows\/(\S+)@\S+/gm, (_, uses, called) => `${uses}./${folder}/${calledName(called)}`);
}
const WRITTEN_BY = "# Written by `sluice init`. Change what you need: `sluice update` keeps it.";
function withHeader(text) {
    const lines = text.split("\n");
    const length = lines.findIndex((line) => !line.startsWith("#"));
    const paragraphs = lines.slice(0, length).join("\n").split("\n#\n");
    const kept = paragraphs
        .filter((paragraph) => !paragraph.startsWith("# Before the first release"))
        .map((paragraph) => paragraph.replace(/^# Copy this file to [^\n]*\.yml of your repository[^.]*\.\s*/, ""))
        .map((paragraph) => (paragraph === "" || paragraph.startsWith("#") ? paragraph : `# ${paragraph}`))
        .filter((paragraph) => paragraph !== "");
    return [[WRITTEN_BY, ...kept].join("\n#\n"), ...lines.slice(length)].join("\n");
}
function withOpenAddresses(text, config) {
    return text
        .replaceAll(/^( +)(url: https:\/\/app\.example\.com)$/gm, `$1# $2 # only where it is not \`smoke-test.url\` of ${config}`)
        .replaceAll(/^( +)((?:staging-)?url: https:\/\/staging\.example\.com)$/gm, `$1# $2 # ${FILL_IN}: its address on staging`);
}
function withKnownImages(file, text, { name, values: { images } }) {
    const fill = Object.entries(IMAGE_JOBS).find(([one]) => one === file)?.[1];
    return fill === undefined ? text : fill(text, images, name);
}

; 
const PERMISSIONS = /^ {4}permissions:\n(?: {6}\S.*\n)+/gm;
function withStatusesAsContents(text) {
    return text.replaceAll(PERMISSIONS, (block) => /^ {6}statuses: write/m.test(block) ? block.replace(/^( {6}contents: )read\b/m, "$1write") : block);
}

; 








const CALLERS = "workflows/";
const CALLED = ".github/workflows/";
function workflowFiles(suite, request) {
    const written = workflow_files_callersOf(suite, request);
    const called = [...new Set(written.flatMap(({ text }) => calledBy(text)))];
    const permitted = hasStatusPermission(request.pin.forge) ? String : withStatusesAsContents;
    const files = [
        ...written.map(({ file, text }) => [file, text]),
        ...called.map((name) => [calledName(name), copyOf(name, suite, request)]),
    ].map(([name, text]) => [`${request.folder}/${name}`, permitted(text)]);
    return new Map(files.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
function workflow_files_callersOf(suite, { folder, products }) {
    const paths = [...suite.keys()].filter((path) => path.startsWith(CALLERS));
    const callers = paths.map((path) => path.slice(CALLERS.length));
    const inputs = inputsByFile(suite);
    const inputsOf = (called) => inputs.get(called) ?? new Map();
    requireDistinctProducts(products, { callers, environments: environmentsOf(inputs) });
    return products.flatMap((product) => callers
        .filter((name) => isNeeded(name, product.values))
        .map((name) => ({
        file: productFile(name, product.name),
        text: callerWorkflow(name, suite.get(CALLERS + name) ?? "", { folder, product, callers, inputsOf }),
        product: product.name,
    })));
}
function calledBy(caller) {
    const uses = [...caller.matchAll(/^\s*uses: \.\/\S*\/sluice-([\w.-]+)$/gm)];
    return [...new Set(uses.map(([, name = ""]) => name))];
}
function inputsByFile(suite) {
    const called = [...suite].filter(([path]) => path.startsWith(CALLED));
    return new Map(called.map(([path, text]) => [path.slice(CALLED.length), calledInputs(text)]));
}
function environmentsOf(inputs) {
    const all = [...inputs.values()].flatMap((declared) => [...declared]);
    return [...new Set(all.filter(([input]) => isEnvironmentInput(input)).map(([, standard]) => standard))];
}
function copyOf(name, suite, { pin, products }) {
    const text = suite.get(CALLED + name);
    if (text === undefined)
        throw new Error(`${pin.commit} has no ${CALLED}${name}, though its callers use it.`);
    const config = products.find((product) => product.name === undefined)?.config ?? CONFIG_PATH;
    return calledWorkflow(withConfigFile(text, config), pin);
}

var external_node_os_ = __webpack_require__(48161);
var compare = __webpack_require__(78469);
; 

function readRemoteTags(lines) {
    const found = new Map();
    for (const line of lines) {
        const [, commit, version, peeled] = /^([0-9a-f]{40})\trefs\/tags\/(v\d+\.\d+\.\d+)(\^\{\})?$/.exec(line) ?? [];
        if (commit === undefined || version === undefined)
            continue;
        if (peeled !== undefined || !found.has(version))
            found.set(version, commit);
    }
    return new Map([...found].toSorted(([one], [other]) => compare(other, one)));
}
function versionOf(tags, commit) {
    return [...tags].find(([, tagged]) => tagged === commit)?.[0];
}
function newerVersion(tags, version) {
    const newest = [...tags.keys()][0];
    return newest !== undefined && compare(newest, version) > 0 ? newest : undefined;
}

; 






async function releaseTags(address) {
    const answer = await git((0,external_node_os_.tmpdir)(), "ls-remote", "--tags", "--", address);
    if (answer.code !== 0)
        throw unreachable(address, answer);
    return readRemoteTags(linesOf(answer));
}
function resolveRef(ref, tags, address) {
    if (/^[0-9a-f]{40}$/.test(ref))
        return { commit: ref, version: versionOf(tags, ref) };
    const commit = tags.get(ref);
    if (commit !== undefined)
        return { commit, version: ref };
    const known = [...tags.keys()].slice(0, 5);
    throw new failure/* StageFailure */.B({
        what: `${address} has no tag ${ref}.`,
        means: "The version that the workflows would run is unknown. Nothing was written.",
        todo: `Give --ref with ${known.length === 0 ? "a commit of 40 digits: it has no release tags" : `a version that it has (${known.join(", ")})`}, or another repository with --actions.`,
    });
}
async function readSuite(address, { commit, version }) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "sluice-suite-"));
    try {
        await git(folder, "init", "--quiet", "--bare", "--template=");
        await fetchCommit(folder, address, { commit, version });
        const paths = linesOf(await git(folder, "ls-tree", "-r", "-z", "--name-only", commit), "\0").filter(isPart);
        if (!paths.some((path) => path.startsWith("workflows/")))
            throw notSluice(address, commit);
        const files = paths.map((path) => `${commit}:${path}`);
        const contents = await fileContents(folder, files);
        return new Map(paths.map((path, at) => [path, contents[at] ?? ""]));
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function isPart(path) {
    return /^(workflows|\.github\/workflows)\/[\w.-]+\.yml$|^actions\/[\w-]+\/action\.yml$/.test(path);
}
async function fetchCommit(folder, address, { commit, version }) {
    const wanted = [commit, ...(version === undefined ? [] : [`refs/tags/${version}`])];
    let last;
    for (const ref of wanted) {
        last = await git(folder, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address, ref);
        const there = await git(folder, "cat-file", "-e", `${commit}^{commit}`);
        if (last.code === 0 && there.code === 0)
            return;
    }
    throw new failure/* StageFailure */.B({
        what: `${address} does not give out the commit ${commit}: ${last?.stderr.trim() || "its tag has been moved"}`,
        means: "The workflows are made from that commit and would run it. Nothing was written.",
        todo: "Check that it was pushed there, and that this machine may read the repository; or give another --ref.",
    });
}
function unreachable(address, { stderr }) {
    return new failure/* StageFailure */.B({
        what: `${address} cannot be read: ${stderr.trim()}`,
        means: "Which commit a version stands for is not known. Nothing was written.",
        todo: "Give --actions with the address of a repository that holds Sluice and that `git ls-remote` can read from this machine.",
    });
}
function notSluice(address, commit) {
    return new failure/* StageFailure */.B({
        what: `${address} has no folder workflows/ at ${commit}.`,
        means: "It does not hold Sluice at that commit, so there is nothing to copy. Nothing was written.",
        todo: "Give --actions with the repository of Sluice, or --ref with one of its versions.",
    });
}

; 








async function makeCopy(settings, target) {
    const suite = await readSuite(settings.git, target);
    const { forge, uses } = settings;
    const files = workflowFiles(suite, { ...settings, pin: { ...target, forge, uses } });
    return { files, needs: needsOf(suite, settings) };
}
async function readLockFile(root) {
    const text = await readRepositoryFile(root, LOCK_PATH);
    return text === undefined ? undefined : readLock(text);
}
async function fileStates(root, lock, wanted) {
    const paths = [...new Set([...wanted.keys(), ...Object.keys(lock?.files ?? {})])].toSorted();
    return Promise.all(paths.map(async (path) => ({
        path,
        current: await readRepositoryFile(root, path),
        locked: lock?.files[path],
        wanted: wanted.get(path),
    })));
}
function needsOf(suite, settings) {
    const actions = new Map([...suite].flatMap(([path, text]) => {
        const stage = /^actions\/([\w-]+)\//.exec(path)?.[1];
        return stage === undefined ? [] : [[stage, text]];
    }));
    return workflow_files_callersOf(suite, settings).flatMap(({ file, text, product }) => calledBy(text).flatMap((name) => {
        const content = suite.get(`.github/workflows/${name}`);
        if (content === undefined)
            return [];
        return { ...workflowNeeds(file, content, { actions, given: givenInputs(text, calledName(name)) }), product };
    }));
}

; 


const BASE_NAMES = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];
const ANY_NAME = /^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/;
const FOR_PRODUCTION = /^(docker-)?compose[.-]prod(uction)?\.ya?ml$/;
function chooseComposeFiles(repositoryFiles) {
    const found = repositoryFiles.filter(isComposeFile).toSorted(byDepth);
    const bases = found.filter((path) => BASE_NAMES.includes(external_node_path_.posix.basename(path)));
    const folder = external_node_path_.posix.dirname(bases[0] ?? found[0] ?? "");
    const here = found.filter((path) => external_node_path_.posix.dirname(path) === folder);
    const base = BASE_NAMES.map((name) => external_node_path_.posix.join(folder, name)).find((path) => here.includes(path));
    const production = here.find((path) => FOR_PRODUCTION.test(external_node_path_.posix.basename(path)));
    const files = [base, production].filter((path) => path !== undefined);
    if (files.length === 0)
        throw none(found);
    return { files, others: found.filter((path) => !files.includes(path)) };
}
function isComposeFile(path) {
    return ANY_NAME.test(external_node_path_.posix.basename(path));
}
function byDepth(one, other) {
    return one.split("/").length - other.split("/").length || (one < other ? -1 : 1);
}
function none(found) {
    const seen = found.length === 0 ? "" : ` There is ${found.join(", ")}, and nothing says what it adds to.`;
    return new failure/* StageFailure */.B({
        what: `This repository has no Compose file.${seen}`,
        means: "Sluice deploys applications of Docker Compose, and cannot know what would be deployed here. Nothing was written.",
        todo: `Run this in the repository that has the application's Compose file (${BASE_NAMES.join(", ")}).`,
    });
}

; 



const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY()]);
const build = dist/* union */.KCZ([
    dist/* string */.YjP(),
    dist/* looseObject */._H3({
        context: dist/* optional */.lqM(dist/* string */.YjP()),
        dockerfile: dist/* optional */.lqM(dist/* string */.YjP()),
        target: dist/* optional */.lqM(dist/* string */.YjP()),
    }),
]);
const port = dist/* union */.KCZ([scalar, dist/* looseObject */._H3({ published: dist/* optional */.lqM(scalar) })]);
const volume = dist/* union */.KCZ([dist/* string */.YjP(), dist/* looseObject */._H3({ type: dist/* optional */.lqM(dist/* string */.YjP()) })]);
const service = dist/* looseObject */._H3({
    image: dist/* optional */.lqM(dist/* string */.YjP()),
    build: dist/* optional */.lqM(build),
    healthcheck: dist/* optional */.lqM(dist/* looseObject */._H3({ disable: dist/* optional */.lqM(dist/* boolean */.zMY()), test: dist/* optional */.lqM(dist/* unknown */.L5J()) })),
    ports: dist/* optional */.lqM(dist/* array */.YOg(port)),
    volumes: dist/* optional */.lqM(dist/* array */.YOg(volume)),
});
const file = dist/* looseObject */._H3({
    name: dist/* optional */.lqM(dist/* string */.YjP()),
    services: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* nullable */.mee(service))),
});
function readComposeProject(files) {
    const read = [...files].map(([path, text]) => readFile(path, text));
    const services = new Map();
    for (const { services: written = {} } of read) {
        for (const [name, one] of Object.entries(written))
            services.set(name, { ...services.get(name), ...one });
    }
    return {
        name: read.map(({ name }) => name).findLast((name) => name !== undefined && !name.includes("$")),
        services: [...services].map(([name, one]) => readService(name, one)),
    };
}
function readFile(path, text) {
    try {
        return dist/* parse */.qgA(file, (0,yaml_dist/* parse */.qg)(text, { merge: true, logLevel: "error" }) ?? {});
    }
    catch (error) {
        throw new failure/* StageFailure */.B({
            what: `${path} cannot be read as a Compose file: ${error instanceof Error ? error.message : String(error)}`,
            means: "What it deploys is not known, so no configuration can be made from it. Nothing was written.",
            todo: `Correct ${path} until \`docker compose config\` accepts it, then run this again.`,
            cause: error,
        });
    }
}
function readService(name, written) {
    const { image, healthcheck, ports = [], volumes = [] } = written;
    return {
        name,
        image,
        build: readBuild(written.build),
        hasHealthCheck: healthcheck !== undefined && healthcheck.disable !== true,
        healthPath: healthPath(JSON.stringify(healthcheck?.test ?? "")),
        publishedPorts: ports.flatMap((one) => publishedPort(one) ?? []),
        keepsData: volumes.some((one) => (typeof one === "string" ? /^[\w-]+:/.test(one) : one.type === "volume")),
    };
}
function readBuild(written) {
    if (written === undefined)
        return undefined;
    const { context = ".", dockerfile, target } = typeof written === "string" ? { context: written } : written;
    return { context, dockerfile, target };
}
function healthPath(test) {
    return /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(\/[^\s"'|)\\]*)/.exec(test)?.[1];
}
function publishedPort(written) {
    if (typeof written === "object")
        return written.published === undefined ? undefined : String(written.published);
    const parts = String(written)
        .replace(/\/\w+$/, "")
        .split(/:(?![^{]*\})/);
    return parts.length < 2 ? undefined : parts.at(-2);
}

; 
const USUAL_CHANGELOG = "CHANGELOG.md";
const CHANGELOG = /^(.*\/)?(CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES?)\.md$/i;
function findChangelog(repositoryFiles) {
    const found = repositoryFiles.filter((path) => CHANGELOG.test(path));
    if (found.includes(USUAL_CHANGELOG))
        return USUAL_CHANGELOG;
    const depth = (path) => path.split("/").length;
    return found.toSorted((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1))[0];
}
function projectNameOf(folder) {
    return (folder
        .toLowerCase()
        .replaceAll(/[^a-z0-9_-]/g, "")
        .replace(/^[_-]+/, "") || "app");
}

; 
function proposedImage(forge, address, parts) {
    const host = address.forge.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
    const registries = {
        github: "ghcr.io",
        ghes: `containers.${host}`,
        forgejo: host,
        gitea: host,
    };
    const name = [address.name, ...parts.filter((part) => part !== undefined)].join("-");
    const repository = `${address.owner}/${name}`;
    return `${registries[forge]}/${repository}`.toLowerCase();
}

; 


function productFolder(repositoryFiles, product, given) {
    const compose = repositoryFiles.filter(isComposeFile);
    if (given !== undefined) {
        if (compose.some((path) => isInFolder(path, given)))
            return given;
        throw unknownFolder(`The folder ${given} has no Compose file.`);
    }
    const named = [...new Set(compose.flatMap((path) => folderCalled(product, path) ?? []))];
    const depth = (path) => path.split("/").length;
    const least = Math.min(...named.map(depth));
    const [folder, ...others] = named.filter((path) => depth(path) === least);
    if (folder === undefined)
        throw unknownFolder(`This repository has no folder ${product} with a Compose file.`);
    if (others.length > 0)
        throw unknownFolder(`Several folders are called ${product} and have a Compose file: ${[folder, ...others].join(", ")}.`);
    return folder;
}
function isInFolder(path, folder) {
    return folder === "." || path.startsWith(`${folder}/`);
}
function folderCalled(name, path) {
    const parts = path.split("/").slice(0, -1);
    const at = parts.indexOf(name);
    return at === -1 ? undefined : parts.slice(0, at + 1).join("/");
}
function unknownFolder(what) {
    return new failure/* StageFailure */.B({
        what,
        means: "Which Compose files the product consists of is unknown. Nothing was written.",
        todo: "Give --folder with the folder of the product's Compose file; --folder . is the root of the repository.",
    });
}

; 








async function surveyApplication(repository, forge, { workflowFolder, lock, product, folder: given }) {
    const { root, files, address, branch, folderName } = repository;
    const folder = product === undefined ? "." : productFolder(files, product, given);
    const own = files.filter((path) => isInFolder(path, folder));
    const compose = chooseComposeFiles(own);
    const texts = compose.files.map(async (path) => [path, (await readRepositoryFile(root, path)) ?? ""]);
    const { name, services } = readComposeProject(new Map(await Promise.all(texts)));
    const composeFolder = external_node_path_.posix.dirname(compose.files[0] ?? ".");
    return {
        ...{ forge, product, folder },
        project: name ?? product ?? projectNameOf(composeFolder === "." ? folderName : external_node_path_.posix.basename(composeFolder)),
        projectSource: name !== undefined ? "compose" : product === undefined ? "folder" : "product",
        compose,
        services,
        images: builtImages(services, composeFolder, (service, isOnly) => proposedImage(forge, address, [product, isOnly ? undefined : service])),
        changelog: findChangelog(own),
        workflows: ownWorkflows(files, workflowFolder, lock),
        branch,
    };
}
function ownWorkflows(files, folder, lock) {
    return files
        .filter((path) => external_node_path_.posix.dirname(path) === folder && /\.ya?ml$/.test(path) && lock?.files[path] === undefined)
        .map((path) => external_node_path_.posix.basename(path));
}

; 













async function init(command, { folder, origin, say }) {
    const repository = await openUserRepository(folder);
    const before = await readLockFile(repository.root);
    const source = sourceOf(command, origin, repository);
    const tags = await releaseTags(source.git);
    const target = resolveRef(command.ref ?? origin.commit ?? origin.version, tags, source.git);
    if (before !== undefined)
        requireSameCopy(before, command, target);
    const result = await prepare({ command, repository, source, target, before });
    const exit = await finish(repository, result, { isWritten: !command.dryRun, say });
    if (command.dryRun)
        say("\nNothing was written, because of --dry-run.\n");
    return exit;
}
async function prepare({ command, repository, source, target, before }) {
    const { forge, config, product: name } = command;
    const folder = before?.folder ?? workflowFolder(forge, repository.files).path;
    const application = await surveyApplication(repository, forge, { ...command, workflowFolder: folder, lock: before });
    const { branch, images, compose } = application;
    const built = images.map(({ isNamed: _, takesVersion: __, ...image }) => image);
    const product = { ...(name === undefined ? {} : { name }), config, values: { branch, images: built } };
    const settings = { forge, ...source, folder, products: withProduct(before?.products ?? [], product) };
    const copy = await makeCopy(settings, target);
    const states = await fileStates(repository.root, before, copy.files);
    const plan = states.map((state) => planFile(state, target.commit));
    return {
        ...{ plan, states, images },
        needs: copy.needs.filter((need) => need.product === name),
        lock: { format: 2, ...target, ...settings, files: lockedFiles(plan) },
        configs: [await configFile(repository, config, application)],
        composeFiles: compose.files,
    };
}
function sourceOf({ actions, forge }, origin, { address }) {
    const given = actions ?? origin.address;
    if (given !== undefined)
        return actionsSource(given, forge, address);
    throw new failure/* StageFailure */.B({
        what: "--actions is missing, and this program does not know which repository it came from.",
        means: "The workflows have to name the repository that holds the actions. Nothing was written.",
        todo: "Give --actions with OWNER/NAME of Sluice on your forge, or its address.",
    });
}
function requireSameCopy(before, { forge }, { commit, version }) {
    if (before.forge !== forge) {
        throw new failure/* StageFailure */.B({
            what: `This repository has a copy for ${before.forge}, and --forge is ${forge}.`,
            means: "Two copies would run at the same time. Nothing was written.",
            todo: `Remove the files that ${LOCK_PATH} names and the lock itself, then run this again; or give --forge ${before.forge}.`,
        });
    }
    if (before.commit === commit)
        return;
    throw new failure/* StageFailure */.B({
        what: `This repository has a copy of Sluice ${before.version ?? before.commit}, and ${version ?? commit} was requested.`,
        means: "`sluice init` does not change the version of a copy. Nothing was written.",
        todo: `Run \`sluice update --ref ${version ?? commit}\`, which shows what changes and keeps what you changed.`,
    });
}
async function configFile({ root }, path, application) {
    const written = await readRepositoryFile(root, path);
    const text = written ?? configurationText(application);
    (0,parse.parseConfig)(text, path);
    return { path, text, isNew: written === undefined };
}

var external_node_fs_ = __webpack_require__(73024);
; 




const manifest = dist/* looseObject */._H3({ name: dist/* string */.YjP(), version: dist/* string */.YjP() });
const npmRecord = dist/* looseObject */._H3({
    packages: dist/* record */.g1P(dist/* string */.YjP(), dist/* looseObject */._H3({ resolved: dist/* optional */.lqM(dist/* string */.YjP()) })),
});
async function programOrigin(program) {
    const root = packageRoot((0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(program)));
    const { version } = dist/* parse */.qgA(manifest, JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, "package.json"), "utf8")));
    const found = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, ".git")) ? await fromClone(root) : fromNpm(root);
    return { version: `v${version}`, ...found };
}
function packageRoot(start) {
    for (let folder = start; folder !== (0,external_node_path_.dirname)(folder); folder = (0,external_node_path_.dirname)(folder)) {
        const file = (0,external_node_path_.join)(folder, "package.json");
        if ((0,external_node_fs_.existsSync)(file) && dist.is(manifest, JSON.parse((0,external_node_fs_.readFileSync)(file, "utf8"))))
            return folder;
    }
    throw new Error(`${start} is not part of a package.`);
}
async function fromClone(root) {
    const [address] = linesOf(await git(root, "config", "--get", "remote.origin.url"));
    const [commit] = linesOf(await git(root, "rev-parse", "HEAD"));
    return { address, commit };
}
function fromNpm(root) {
    const record = (0,external_node_path_.join)((0,external_node_path_.dirname)(root), ".package-lock.json");
    if (!(0,external_node_fs_.existsSync)(record))
        return { address: undefined, commit: undefined };
    const { packages } = dist/* parse */.qgA(npmRecord, JSON.parse((0,external_node_fs_.readFileSync)(record, "utf8")));
    const resolved = packages["node_modules/sluice"]?.resolved ?? "";
    const [, address, commit] = /^(?:git\+)?(.+)#([0-9a-f]{40})$/.exec(resolved) ?? [];
    return { address: address?.replace(/^ssh:\/\/git@github\.com\//, "https://github.com/"), commit };
}

var semver = __webpack_require__(62088);
; 






function earlierFiles(lock) {
    const made = new Map();
    return (commit) => {
        const known = made.get(commit);
        if (known !== undefined)
            return known;
        const version = commit === lock.commit ? lock.version : undefined;
        const files = makeCopy(lock, { commit, version }).then((copy) => copy.files, 
        () => undefined);
        made.set(commit, files);
        return files;
    };
}
async function tryMerge(root, state, earlier) {
    const base = await writtenText(root, state, earlier);
    if (base === undefined)
        return { base, merged: undefined };
    return { base, merged: await merge(state.current ?? "", base, state.wanted ?? "") };
}
async function writtenText(root, { path, locked }, earlier) {
    if (locked === undefined)
        return undefined;
    const isIt = (text) => sha256(text) === locked.sha256;
    const made = (await earlier(locked.commit))?.get(path);
    return made !== undefined && isIt(made) ? made : await committedText(root, path, isIt);
}
async function committedText(root, path, isIt) {
    for (const commit of linesOf(await git(root, "log", "--format=%H", "--", path))) {
        const { code, stdout } = await git(root, "show", `${commit}:${path}`);
        if (code === 0 && isIt(stdout))
            return stdout;
    }
    return undefined;
}
async function merge(current, base, wanted) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "sluice-merge-"));
    try {
        const files = Object.entries({ current, base, wanted });
        await Promise.all(files.map(([name, text]) => (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), text)));
        const { code, stdout, stderr } = await git(folder, "merge-file", "-p", "--quiet", "current", "base", "wanted");
        if (code >= 128)
            throw new Error(`git merge-file ended with ${code}: ${stderr.trim()}`);
        return code === 0 ? stdout : undefined;
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

; 












async function update(command, { folder, origin, say }) {
    const repository = await openUserRepository(folder);
    const before = await lockOf(repository);
    const tags = await releaseTags(before.git);
    const target = resolveRef(command.ref ?? origin.commit ?? origin.version, tags, before.git);
    const copy = await makeCopy(before, target);
    const states = await fileStates(repository.root, before, copy.files);
    requireChanged(states, command.merged);
    const plan = await planAll(repository.root, states, { before, commit: target.commit, merged: command.merged });
    const { version: _, ...rest } = before;
    const lock = { ...rest, ...target, files: lockedFiles(plan) };
    const configs = await Promise.all(before.products.map(({ config }) => writtenConfig(repository, config)));
    const result = { plan, states, needs: copy.needs, lock, configs, images: [], composeFiles: [] };
    const exit = await finish(repository, result, { isWritten: command.write, say });
    const newest = newerVersion(tags, target.version ?? origin.version);
    if (newest !== undefined)
        say(`\nSluice ${newest} is newer: run \`update\` of its own program to update to it.\n`);
    const older = before.version !== undefined && target.version !== undefined && (0,semver.lt)(target.version, before.version);
    if (older)
        say(`\nSluice ${target.version} is older than ${before.version}, which this repository has.\n`);
    if (!command.write && hasChanges(plan, before, lock))
        say("\nNothing was written. `sluice update --write` writes it.\n");
    else if (exit === EXIT.done)
        say("\nEverything is up to date.\n");
    return exit;
}
function hasChanges(plan, before, lock) {
    return (plan.some(({ outcome }) => outcome.kind === "write" || outcome.kind === "delete") ||
        renderLock(before) !== renderLock(lock));
}
async function lockOf({ root }) {
    const lock = await readLockFile(root);
    if (lock !== undefined)
        return lock;
    throw new failure/* StageFailure */.B({
        what: `This repository has no ${LOCK_PATH}.`,
        means: "The version of Sluice in this repository, and a person's changes, are unknown. Nothing was written.",
        todo: "Run `sluice init` first. It does not change existing files.",
    });
}
async function writtenConfig({ root }, path) {
    return { path, text: (await readRepositoryFile(root, path)) ?? "", isNew: false };
}
function requireChanged(states, merged) {
    const changed = states.filter((state) => decideFile(state).kind === "changed").map(({ path }) => path);
    const other = merged.find((path) => !changed.includes(path));
    if (other === undefined)
        return;
    throw new failure/* StageFailure */.B({
        what: `--merged is "${other}", which is no file of Sluice that a person has changed.`,
        means: "Sluice does not guess which file was meant. Nothing was written.",
        todo: `Give --merged with ${changed.length === 0 ? "no path: there is no such file" : `one of ${changed.join(", ")}`}.`,
    });
}
async function planAll(root, states, { before, commit, merged }) {
    const plan = [];
    const earlier = earlierFiles(before);
    for (const state of states) {
        const isMergedByHand = merged.includes(state.path);
        const merge = needsMerge(state) && !isMergedByHand ? await tryMerge(root, state, earlier) : undefined;
        plan.push(planFile(state, commit, { merge, isMergedByHand }));
    }
    return plan;
}

; 






async function runProgram(argv, machine) {
    try {
        return await program_run(argv, machine);
    }
    catch (error) {
        if (error instanceof failure/* StageFailure */.B)
            machine.complain(`${error.message}\n`);
        else
            machine.complain(`This is a bug of Sluice: ${error instanceof Error ? error.stack : String(error)}\n`);
        return EXIT.failed;
    }
}
async function program_run(argv, { program, folder, say }) {
    const command = readCommandLine(argv);
    if (command.kind === "help") {
        say(USAGE);
        return EXIT.done;
    }
    const surroundings = { folder, say, origin: await programOrigin(program) };
    return command.kind === "init" ? init(command, surroundings) : update(command, surroundings);
}

; 

process.stdout.on("error", () => { });
const [, program = "", ...argv] = process.argv;
void runProgram(argv, {
    program,
    folder: process.cwd(),
    say: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
}).then((code) => {
    process.exitCode = code;
});


  }),

  34438:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    YC: () => (/* binding */ editDistance),
    qy: () => (/* binding */ nearestKey),
    rx: () => (/* binding */ misspeltKey)
  });
function nearestKey(key, known) {
    const ranked = known
        .map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.toLowerCase()) }))
        .sort((left, right) => left.distance - right.distance);
    const [best] = ranked;
    return best !== undefined && best.distance <= Math.max(2, Math.ceil(best.candidate.length / 3))
        ? best.candidate
        : undefined;
}
const SLIPS = 2;
function misspeltKey(key, known) {
    return known.find((name) => {
        const goesOn = key.startsWith(name) && /^[^a-z]/i.test(key.slice(name.length));
        return key !== name && !goesOn && editDistance(key.toLowerCase(), name) <= SLIPS;
    });
}
function editDistance(left, right) {
    let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (let row = 1; row <= left.length; row++) {
        const current = [row];
        for (let column = 1; column <= right.length; column++) {
            const replace = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
            current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[right.length] ?? 0;
}


  }),

  25620:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $7: () => (/* binding */ readDuration),
    JI: () => (/* binding */ readInteger),
    LD: () => (/* binding */ readList),
    SX: () => (/* binding */ readPairs),
    Se: () => (/* binding */ readLines),
    Vf: () => (/* binding */ readBoolean),
    Wr: () => (/* binding */ readInstant),
    ik: () => (/* binding */ readSize),
    pX: () => (/* binding */ readTimeLimit),
    tm: () => (/* binding */ badValue),
    yL: () => (/* binding */ oneOf)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_truncate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6935);


function badValue({ name, text }, wanted) {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `\`${name}\` is "${(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(text, 80)}", which is not ${wanted}.`,
        means: "Sluice does not guess. Nothing was changed.",
        todo: `Set \`${name}\` to ${wanted}.`,
    });
}
const DURATION_UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 24 * 86_400_000;
function readDuration(given) {
    const text = given.text.trim();
    if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text))
        throw badValue(given, "a duration such as 30s, 5m or 1h");
    const milliseconds = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (DURATION_UNITS[unit ?? ""] ?? 0), 0);
    if (milliseconds > LONGEST_MS)
        throw badValue(given, "a duration of at most 24d");
    return milliseconds;
}
function readTimeLimit(given) {
    const milliseconds = readDuration(given);
    if (milliseconds < 1)
        throw badValue(given, "a duration of at least 1ms");
    return milliseconds;
}
const SIZE_UNITS = { KiB: 1, MiB: 1024, GiB: 1024 ** 2, TiB: 1024 ** 3 };
function readSize(given) {
    const match = /^(\d+(?:\.\d+)?) ?(KiB|MiB|GiB|TiB)$/.exec(given.text.trim());
    if (match === null)
        throw badValue(given, "a size such as 512MiB or 2GiB");
    return Math.floor(Number(match[1]) * (SIZE_UNITS[match[2] ?? ""] ?? 0));
}
function readBoolean(given) {
    if (given.text === "true")
        return true;
    if (given.text === "false")
        return false;
    throw badValue(given, "true or false");
}
function readInteger(given, range) {
    const value = /^\d{1,15}$/.test(given.text.trim()) ? Number(given.text) : Number.NaN;
    if (!(value >= range.min && value <= range.max))
        throw badValue(given, `a whole number from ${range.min} to ${range.max}`);
    return value;
}
function readList(text) {
    return text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
function readLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}
function readPairs(given, separator, name, wanted) {
    const pairs = {};
    for (const line of readLines(given.text)) {
        const at = line.indexOf(separator);
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (at < 0 || !name.test(key) || key in pairs)
            throw badValue({ name: given.name, text: `${key || "a line without a name"}…` }, wanted);
        pairs[key] = line.slice(at + separator.length).trim();
    }
    return pairs;
}
function oneOf(words) {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
function readInstant(given) {
    if (given.text === "")
        return undefined;
    const at = Date.parse(given.text);
    if (!/^\d{4}-\d\d-\d\dT/.test(given.text) || Number.isNaN(at))
        throw badValue(given, "a time such as 2026-11-26T02:00:00Z");
    return at;
}


  }),

  32314:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (/* binding */ StageFailure)
  });
class StageFailure extends Error {
    what;
    means;
    todo;
    constructor(explanation) {
        super(`${explanation.what}\n${explanation.means}\nWhat to do: ${explanation.todo}`, explanation.cause === undefined ? undefined : { cause: explanation.cause });
        this.name = "StageFailure";
        this.what = explanation.what;
        this.means = explanation.means;
        this.todo = explanation.todo;
    }
}


  }),

  6935:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    fl: () => (/* binding */ truncateStart),
    vj: () => (/* binding */ TRUNCATED),
    xv: () => (/* binding */ truncate)
  });
const TRUNCATED = "…";
function truncate(text, limit) {
    if (text.length <= limit)
        return text;
    return `${text.slice(0, limit - TRUNCATED.length).replace(/[\ud800-\udbff]$/, "")}${TRUNCATED}`;
}
function truncateStart(text, limit) {
    if (text.length <= limit)
        return text;
    return `${TRUNCATED}${text.slice(TRUNCATED.length - limit).replace(/^[\udc00-\udfff]/, "")}`;
}


  }),

  85949:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (/* binding */ readError)
  });
function readError(error) {
    const field = (name) => typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
    const text = (name) => {
        const value = field(name);
        return typeof value === "string" ? value : "";
    };
    const errors = field("errors");
    return {
        name: text("name"),
        code: text("code"),
        message: field("message") === undefined ? String(error) : text("message"),
        cause: field("cause"),
        errors: Array.isArray(errors) ? errors : [],
    };
}


  })

};
;