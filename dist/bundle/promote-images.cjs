"use strict";
exports.id = 3220;
exports.ids = [3220];
exports.modules = {

  91335:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var real_world = __webpack_require__(9334);
var failure = __webpack_require__(32314);
var dist = __webpack_require__(77934);
var stage_answer = __webpack_require__(10048);
; 

const PATH = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
function readImageName(text) {
    const [first = "", ...rest] = text.split("/");
    const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
    const host = isHost ? first : "docker.io";
    const path = isHost ? rest.join("/") : text;
    const isHub = host === "docker.io";
    if (!PATH.test(path) || !/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(host))
        throw notAnImage(text);
    return {
        name: text,
        origin: isHub ? "https://registry-1.docker.io" : `${isOnThisMachine(host) ? "http" : "https"}://${host}`,
        repository: isHub && !path.includes("/") ? `library/${path}` : path,
    };
}
function isOnThisMachine(host) {
    return /^(localhost|127(\.\d{1,3}){3})(:\d+)?$/.test(host);
}
function notAnImage(text) {
    return new failure/* StageFailure */.B({
        what: `\`images\`: "${text}" is no image's name.`,
        means: "Sluice chooses the tag, so it is not part of the name. Nothing was changed.",
        todo: "Write registry and repository in small letters and without a tag, such as ghcr.io/owner/app.",
    });
}

; 

function readChallenge(header, scope) {
    const [, kind = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec(header) ?? [];
    if (/^basic$/i.test(kind))
        return { kind: "basic" };
    if (!/^bearer$/i.test(kind))
        return { kind: "unknown", why: "it asks for a login in a way that is not known here" };
    const given = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]));
    const realm = given.get("realm") ?? "";
    if (!URL.canParse(realm))
        return { kind: "unknown", why: "it names no address that gives tokens" };
    const url = new URL(realm);
    if (url.protocol !== "https:" && !isOnThisMachine(url.host))
        return { kind: "unknown", why: `it sends the login to ${url.host}, unencrypted` };
    const service = given.get("service");
    if (service !== undefined)
        url.searchParams.set("service", service);
    url.searchParams.set("scope", scope);
    return { kind: "bearer", url: url.href };
}

var external_node_crypto_ = __webpack_require__(77598);
; 




const MANIFEST_TYPES = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
];
const manifestSchema = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    mediaType: dist/* optional */.lqM(dist/* string */.YjP()),
    manifests: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        platform: dist/* optional */.lqM(dist/* object */.Ikc({ os: dist/* string */.YjP(), architecture: dist/* string */.YjP() })),
        annotations: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
    })), []),
});
function readManifest({ image, wanted, mediaType: type, binary, header }) {
    const bytes = Buffer.from(binary, "latin1");
    const digest = `sha256:${(0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex")}`;
    if (wanted !== undefined && wanted !== digest)
        throw anotherImage(image, digest);
    if (header !== undefined && header !== digest)
        throw unreadable(image, `the registry calls its digest ${header}, and it is ${digest}`);
    const [mediaType = ""] = type.split(";");
    if (!MANIFEST_TYPES.some((known) => known === mediaType))
        throw unreadable(image, `it is of the type "${mediaType}", which is no image`);
    const { manifests, mediaType: own = mediaType } = (0,stage_answer/* understand */.Z)(manifestSchema, parsed(image, bytes), `the image ${image}`);
    if (own !== mediaType)
        throw unreadable(image, `it calls itself ${own}, and the registry calls it ${mediaType}`);
    const isAttestation = (one) => one.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
    return {
        ...{ digest, mediaType, binary },
        platforms: manifests
            .filter((one) => !isAttestation(one))
            .map(({ platform }) => (platform === undefined ? "unknown" : `${platform.os}/${platform.architecture}`)),
        attested: manifests.some(isAttestation),
    };
}
function parsed(image, bytes) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (error) {
        throw unreadable(image, "it is no JSON", error);
    }
}
function anotherImage(image, digest) {
    return new failure/* StageFailure */.B({
        what: `The image ${image} was requested from the registry, and it returned a manifest whose digest is ${digest}.`,
        means: "That is another image than the one that was built and tested. It was given no tag, and nothing was changed.",
        todo: "Find out what changed the answer: the registry itself, or a proxy or a cache in front of it. Then run this again.",
    });
}
function unreadable(image, why, cause) {
    return new failure/* StageFailure */.B({
        what: `The manifest ${image} of the registry cannot be promoted: ${why}.`,
        means: "A copy that differs in one byte would be another image. Nothing was changed.",
        todo: "Inspect it with `docker buildx imagetools inspect`, and build it again.",
        cause,
    });
}

; 





const LIMITS = { timeoutMs: 30_000, bodyLimit: 4 * 1024 * 1024 };
const TRIES = 4;
function openImageRegistry(image, tools) {
    let authorization;
    const send = async ({ reference, headers, ...asked }) => {
        const url = `${image.origin}/v2/${image.repository}/manifests/${reference}`;
        const once = () => patiently(tools, `${image.name}:${reference}`, {
            ...{ url, ...asked, ...LIMITS, binary: true, followRedirects: asked.method === "GET" },
            headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        });
        const answer = await once();
        if (answer.status !== 401 || authorization !== undefined)
            return answer;
        authorization = await logIn(image, answer.headers["www-authenticate"] ?? "", tools);
        return authorization === undefined ? answer : once();
    };
    const find = async (reference) => {
        const answer = await send({ method: "GET", reference, headers: { accept: MANIFEST_TYPES.join(", ") } });
        if (answer.status === 404)
            return undefined;
        const wanted = reference.startsWith("sha256:") ? reference : undefined;
        const name = `${image.name}${wanted === undefined ? ":" : "@"}${reference}`;
        if (answer.status !== 200)
            throw refused(`read ${name}`, answer, tools.login);
        const { "content-type": mediaType = "", "docker-content-digest": header } = answer.headers;
        return readManifest({ image: name, wanted, mediaType, binary: answer.body, header });
    };
    return {
        find,
        name: async (tag, { mediaType, binary, digest }) => {
            const headers = { "content-type": mediaType };
            const answer = await send({ method: "PUT", reference: tag, headers, body: binary });
            if (answer.status !== 201)
                throw refused(`write ${image.name}:${tag}`, answer, tools.login);
            const there = await find(tag);
            if (there?.digest !== digest)
                throw notWhatWasWritten(`${image.name}:${tag}`, digest, there?.digest);
        },
    };
}
async function patiently(tools, what, request) {
    const { http, clock, log, cancellation } = tools;
    for (let attempt = 1;; attempt++) {
        const answer = await http.send(request);
        const isOver = answer.kind === "answer" && answer.status !== 429 && answer.status < 500;
        if (isOver)
            return answer;
        const why = answer.kind === "answer" ? `it answers ${answer.status}` : answer.reason;
        if (attempt === TRIES || cancellation.signal.aborted)
            throw silent(what, why);
        log.info(`The registry could not be queried for ${what}: ${why}. The next attempt is in ${2 ** attempt} s.`);
        await clock.sleep(1000 * 2 ** attempt, cancellation.signal);
    }
}
async function logIn(image, header, tools) {
    const { username, password } = tools.login;
    const basic = `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
    const scope = `repository:${image.repository}:${tools.writes ? "pull,push" : "pull"}`;
    const challenge = readChallenge(header, scope);
    if (challenge.kind === "unknown")
        throw silent(image.name, challenge.why);
    if (challenge.kind === "basic")
        return password === "" ? undefined : basic;
    const answer = await patiently(tools, image.name, {
        ...{ method: "GET", url: challenge.url, ...LIMITS, followRedirects: false },
        headers: password === "" ? {} : { authorization: basic },
    });
    if (answer.status !== 200)
        throw refused(`use ${image.name}`, answer, tools.login);
    const read = (0,stage_answer/* understand */.Z)(tokenSchema, registry_parsed(answer.body), "a registry's token");
    const token = read.token ?? read.access_token ?? "";
    if (token !== "")
        tools.log.mask(token);
    return `Bearer ${token}`;
}
const tokenSchema = dist/* union */.KCZ([
    dist/* object */.Ikc({ token: dist/* string */.YjP(), access_token: dist/* optional */.lqM(dist/* string */.YjP()) }),
    dist/* object */.Ikc({ token: dist/* optional */.lqM(dist/* undefined */.Vxk()), access_token: dist/* string */.YjP() }),
], "no token");
function registry_parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
class RegistryRefusal extends failure/* StageFailure */.B {
}
function refused(what, { status }, { username }) {
    const isLogin = status === 401 || status === 403;
    return new RegistryRefusal({
        what: `The registry refuses to ${what}: it answers ${status}${isLogin ? ` to ${username || "a request without a login"}` : ""}.`,
        means: "Its content is unknown, and unknown never counts as permission. Nothing was written.",
        todo: isLogin
            ? "Give the job `packages: write` and the package this repository's access, or set `registry-username` and `registry-password` of an account that can push there."
            : "Look at the registry's log, and run this again.",
    });
}
function silent(what, why) {
    return new failure/* StageFailure */.B({
        what: `The registry could not be queried for ${what}: ${why}.`,
        means: "Unknown never counts as permission. Nothing was overwritten.",
        todo: "Check that the registry answers, and run this again.",
    });
}
function notWhatWasWritten(tag, wanted, found) {
    return new failure/* StageFailure */.B({
        what: `${tag} was written as ${wanted}, and is ${found ?? "not there"}.`,
        means: "The same tag was written by another client at the same moment, or the registry returns outdated answers. Nothing is deployed.",
        todo: "Find out who else writes this tag, delete it in the registry, and run this again.",
    });
}

; 

function oneImage(image, candidates) {
    const [nearest, ...others] = candidates;
    const different = others.find(({ manifest }) => manifest.digest !== nearest?.manifest.digest);
    if (nearest === undefined || different === undefined)
        return nearest;
    throw new failure/* StageFailure */.B({
        what: `${image}:${nearest.tag} is ${nearest.manifest.digest}, and ${image}:${different.tag} is ${different.manifest.digest}.`,
        means: "Between these commits only the changelog changed, so both should have the same image. Which of the two was tested is unknown. Nothing was changed.",
        todo: "See in the runs of deploy-staging.yml which digest staging ran, delete the other tag in the registry, and run this again.",
    });
}
function mustBeWritten({ image, version, source, there }) {
    if (there === undefined)
        return true;
    if (there.digest === source.digest)
        return false;
    throw new failure/* StageFailure */.B({
        what: `${image}:${version} exists with the digest ${there.digest}; expected was ${source.digest}.`,
        means: "A tag that exists is never overwritten, because a host may run its image. Nothing was changed.",
        todo: version.startsWith("sha-")
            ? "The same commit was built twice at the same time. Run this again: it takes the image that is there."
            : "Release under the next version. Or, if no host runs that image, delete the tag in the registry and run this again.",
    });
}

var changelog_commit = __webpack_require__(97304);
var changelog_path = __webpack_require__(41270);
var markdown = __webpack_require__(10492);
; 

function renderImages({ version, dryRun, rows }) {
    const head = (0,markdown.md) `### 📦 Images of ${version}\n\n`;
    if (rows.length === 0)
        return (0,markdown.md) `${head}None.\n`;
    const cells = rows.map((row) => [
        (0,markdown/* code */.aY)(row.image),
        row.services.join(", "),
        (0,markdown/* code */.aY)(row.digest),
        (0,markdown/* code */.aY)(row.from),
        row.platforms.join(", ") || "one",
        row.attested ? "yes" : (0,markdown.md) `**no**`,
        !row.isNew ? "was there already" : dryRun ? "is free" : "written",
    ]);
    return (0,markdown.md) `${head}${(0,markdown/* table */.tp)(["Image", "Services", "Digest", "As", "Platforms", "SBOM, provenance", (0,markdown/* code */.aY)(version)], cells)}`;
}

var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var tag_prefix = __webpack_require__(36173);
var values = __webpack_require__(25620);
var tag = __webpack_require__(88362);
var tags_tag_prefix = __webpack_require__(24863);
; 


const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "images",
        description: "Images that are built for the application, as lines service=registry/repository without a tag; several services of one image are separated by commas.",
        file: "images",
    },
    {
        name: "version",
        description: "Tag to create, such as v1.4.0, or sha- and a commit. Default: the tag that started the run.",
    },
    tag_prefix/* tagPrefixKey */.KP,
    {
        name: "commit",
        description: "Commit of the images, as 40 hexadecimal digits. Default: the commit of the run.",
    },
    {
        name: "digest",
        description: "Digest that was just built, as sha256:…. Default: the image with the name of the commit.",
    },
    {
        name: "if-missing",
        description: "Result of a missing image: fail fails the step; tell reports it in the output `found`, and changes nothing.",
        default: "fail",
    },
    {
        name: "changelog",
        description: "Path of the changelog. A commit that changes nothing else takes the image of its parent.",
        default: "CHANGELOG.md",
        file: "announce.changelog",
    },
    {
        name: "token",
        description: "Token with `contents: read`, to find out what a commit changes.",
        default: "${{ github.token }}",
        secret: true,
    },
    { name: "registry-username", description: "User name for the registry.", secret: true },
    {
        name: "registry-password",
        description: "Password or token for the registry. The run's own token needs `packages: write`, or `packages: read` for a dry run.",
        secret: true,
    },
    {
        name: "dry-run",
        description: "Whether to report the digests and check that their tags are free, and change nothing.",
        default: "false",
    },
];
const outputs = [
    { name: "found", description: "Whether every image exists: true or false." },
    { name: "digest", description: "Digest of the image, as sha256:…; empty for none or several." },
    { name: "approved-images", description: "Digest of every service, as lines service=sha256:…, for deploy-prod." },
    { name: "changed", description: "Whether a tag was created: true or false." },
];

; 








const IF_MISSING = ["fail", "tell"];
async function readInputs(inputs, world) {
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, await (0,read_config/* readConfig */.Xg)(inputs, world.files), "");
    const token = settings.get("token").text;
    const password = settings.get("registry-password").text;
    for (const secret of [token, password])
        if (secret !== "")
            world.log.mask(secret);
    if (password !== "")
        settings.need("registry-username");
    const version = settings.get("version");
    const prefix = (0,tag_prefix/* readTagPrefix */.ZJ)(settings.get("tag-prefix"));
    const name = (0,tags_tag_prefix/* bareVersion */.D)(version.text || (/^refs\/tags\/(.+)$/.exec(world.run.ref)?.[1] ?? ""), prefix);
    if ((0,tag/* readTag */.zW)(name).kind === "not-semver")
        throw (0,values/* badValue */.tm)({ ...version, text: name }, "a tag such as v1.4.0");
    const commit = settings.get("commit");
    const sha = commit.text || world.run.sha;
    if (!/^[0-9a-f]{40}$/.test(sha))
        throw (0,values/* badValue */.tm)({ ...commit, text: sha }, "40 hexadecimal digits");
    const digest = settings.get("digest");
    if (!/^(sha256:[0-9a-f]{64})?$/.test(digest.text))
        throw (0,values/* badValue */.tm)(digest, "sha256: and 64 hexadecimal digits");
    const missing = settings.get("if-missing");
    if (!IF_MISSING.some((word) => word === missing.text))
        throw (0,values/* badValue */.tm)(missing, (0,values/* oneOf */.yL)(IF_MISSING));
    const images = (0,values/* readPairs */.SX)(settings.get("images"), "=", /^[A-Za-z0-9._, -]+$/, "lines of service=registry/repository");
    return {
        images: byImage(Object.entries(images)),
        ...{ version: name, commit: sha, digest: digest.text, token },
        mayBeMissing: missing.text === "tell",
        changelog: settings.get("changelog").text,
        login: { username: settings.get("registry-username").text, password },
        dryRun: (0,values/* readBoolean */.Vf)(settings.get("dry-run")),
    };
}
function byImage(lines) {
    const names = [...new Set(lines.map(([, name]) => name))];
    return names.map((name) => ({
        image: readImageName(name),
        services: lines.filter(([, other]) => other === name).flatMap(([services]) => (0,values/* readList */.LD)(services)),
    }));
}

; 







const promoteImages = {
    name: "promote-images",
    read: readInputs,
    run: promote,
};
async function promote(inputs, world) {
    const { images, version, dryRun } = inputs;
    if (images.length === 0) {
        world.log.info("No `images` are configured: nothing is promoted, and the host uses the images that its Compose files name.");
        return { outputs: NOTHING, report: renderImages({ version, dryRun, rows: [] }) };
    }
    const promotions = [];
    for (const built of images) {
        const found = await planned(built, inputs, world);
        if (found === undefined)
            return { outputs: NOTHING, report: renderImages({ version, dryRun, rows: [] }) };
        promotions.push(found);
    }
    for (const one of promotions) {
        const { image } = one.built;
        if (one.isNew && !dryRun)
            await one.registry.name(version, one.manifest);
        const what = !one.isNew ? "is already" : dryRun ? "would be" : "is now";
        world.log.info(`${image.name}:${version} ${what} ${one.manifest.digest}, as ${one.tag} is.`);
        if (!one.manifest.attested)
            world.log.warning(`${image.name}@${one.manifest.digest} has neither SBOM nor provenance.`);
    }
    return { outputs: outputsOf(promotions, dryRun), report: reportOf(promotions, inputs) };
}
const NOTHING = { found: "false", digest: "", "approved-images": "", changed: "false" };
async function planned(built, inputs, world) {
    const { image } = built;
    const registry = openImageRegistry(image, { ...world, login: inputs.login, writes: !inputs.dryRun });
    try {
        const source = await sourceOf(image, registry, inputs, world);
        if (source === undefined && inputs.mayBeMissing) {
            world.log.info(`${image.name} has no image of ${inputs.commit}.`);
            return undefined;
        }
        if (source === undefined)
            throw missing(image, inputs);
        const there = await registry.find(inputs.version);
        const isNew = mustBeWritten({ image: image.name, version: inputs.version, source: source.manifest, there });
        return { ...source, built, registry, isNew };
    }
    catch (error) {
        if (!inputs.mayBeMissing || !(error instanceof RegistryRefusal))
            throw error;
        world.log.warning(`${error.what} The image counts as missing.`);
        return undefined;
    }
}
async function sourceOf(image, registry, { digest, commit, changelog, token }, { forge, run }) {
    if (digest !== "") {
        const manifest = await registry.find(digest);
        return manifest === undefined ? undefined : { tag: digest, manifest };
    }
    const repository = `/repos/${run.repository}`;
    const read = (sha) => (0,changelog_commit/* readCommit */.kN)(forge(token), repository, sha);
    const file = await (0,changelog_path/* changelogPath */.q)(forge(token), run.forge, { repository, path: changelog, ref: commit });
    const found = [];
    for (const sha of await (0,changelog_commit/* sameApplication */.BX)(commit, file?.path ?? changelog, read)) {
        const manifest = await registry.find(`sha-${sha}`);
        if (manifest !== undefined)
            found.push({ tag: `sha-${sha}`, manifest });
    }
    return oneImage(image.name, found);
}
function missing({ name }, { commit, digest }) {
    return new failure/* StageFailure */.B({
        what: digest === "" ? `There is no image ${name}:sha-${commit}.` : `There is no image ${name}@${digest}.`,
        means: "A release runs what staging ran, and is not built again. Nothing was changed.",
        todo: "Push the commit to main or to a hotfix branch, wait until deploy-staging.yml has built and deployed it, and run this again.",
    });
}
function outputsOf(promotions, dryRun) {
    const digests = new Set(promotions.map(({ manifest }) => manifest.digest));
    const [only = ""] = digests;
    return {
        found: "true",
        digest: digests.size === 1 ? only : "",
        "approved-images": promotions
            .flatMap(({ built, manifest }) => built.services.map((service) => `${service}=${manifest.digest}`))
            .join("\n"),
        changed: String(!dryRun && promotions.some(({ isNew }) => isNew)),
    };
}
function reportOf(promotions, { version, dryRun }) {
    const rows = promotions.map(({ built, tag, manifest, isNew }) => ({
        ...{ image: built.image.name, services: built.services, from: tag, isNew },
        ...{ digest: manifest.digest, platforms: manifest.platforms, attested: manifest.attested },
    }));
    return renderImages({ version, dryRun, rows });
}

; 



void (0,run_stage/* runStage */.S)(promoteImages, (0,real_world/* realWorld */.b)());


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