"use strict";
exports.id = 8726;
exports.ids = [8726];
exports.modules = {

  62983:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Km: () => (/* binding */ SUBJECTS_OF),
    et: () => (/* binding */ subjectOf),
    qb: () => (/* binding */ normal),
    wX: () => (/* binding */ partNames)
  });
const LANGUAGES = [
    ["Changed", "Added", "Fixed", "Security", "Deprecated", "Removed"],
    ["Geändert", "Hinzugefügt", "Behoben", "Sicherheit", "Veraltet", "Entfernt"],
    ["Modifié", "Ajouté", "Corrigé", "Sécurité", "Obsolète", "Supprimé"],
    ["Cambiado", "Añadido", "Corregido", "Seguridad", "Obsoleto", "Eliminado"],
    ["Cambiato", "Aggiunto", "Corretto", "Sicurezza", "Deprecato", "Rimosso"],
    ["Modificado", "Adicionado", "Corrigido", "Segurança", "Obsoleto", "Removido"],
    ["Gewijzigd", "Toegevoegd", "Opgelost", "Beveiliging", "Verouderd", "Verwijderd"],
    ["Zmieniono", "Dodano", "Naprawiono", "Bezpieczeństwo", "Przestarzałe", "Usunięto"],
    ["Изменено", "Добавлено", "Исправлено", "Безопасность", "Устарело", "Удалено"],
];
const SUBJECTS = ["changed", "added", "fixed", "security", "deprecated", "removed"];
const OTHER_WORDS = {
    breaking: [
        "breaking",
        "breaking change",
        "breaking changes",
        "incompatible changes",
        "backwards incompatible changes",
        "major changes",
    ],
    changed: ["change", "changes", "improvements", "improvement", "updated", "what s changed", "changed behavior"],
    added: ["add", "feature", "features", "new", "new features", "enhancement", "enhancements", "minor changes"],
    fixed: [
        "fix",
        "fixes",
        "bug fixes",
        "bugfixes",
        "bug fix",
        "bugfix",
        "bugs fixed",
        "bugs",
        "patch changes",
        "corrections",
    ],
    security: ["security fixes", "security updates", "vulnerabilities"],
    deprecated: ["deprecations", "deprecation"],
    removed: ["removals", "remove", "deleted"],
    other: [
        ...["other", "others", "misc", "miscellaneous", "internal", "maintenance", "chores", "miscellaneous chores"],
        ...["documentation", "docs", "performance improvements", "performance", "code refactoring", "refactoring"],
        ...["reverts", "styles", "tests", "build system", "continuous integration", "dependencies"],
        ...["upgrade notes", "migration", "notes", "known issues", "contributors", "highlights", "tooling", "ci"],
    ],
};
const KNOWN = new Map([
    ...LANGUAGES.flatMap((words) => words.map((word, at) => [normal(word), SUBJECTS[at] ?? "other"])),
    ...[...SUBJECTS, "breaking", "other"].flatMap((subject) => OTHER_WORDS[subject].map((word) => [word, subject])),
]);
function normal(title) {
    return title
        .toLowerCase()
        .replaceAll(/:[a-z0-9_+-]+:/g, " ")
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}
function subjectOf(title) {
    return KNOWN.get(normal(title));
}
const SUBJECTS_OF = {
    breaking: ["breaking", "changed"],
    features: ["added"],
    fixes: ["fixed"],
    security: ["security"],
    other: ["changed", "other"],
};
const PARTS = {
    breaking: "Changed",
    features: "Added",
    fixes: "Fixed",
    security: "Security",
    other: "Changed",
};
function namesIn([changed, added, fixed, security]) {
    return { breaking: changed, features: added, fixes: fixed, security, other: changed };
}
function partNames(titles, wanted) {
    const normals = new Set(titles.map(normal));
    const found = LANGUAGES.filter((words) => words.some((word) => normals.has(normal(word))));
    const [language] = found.length === 1 ? found : [];
    const usual = language === undefined ? PARTS : namesIn(language);
    const own = (group) => wanted[group] ??
        (group === "other" ? wanted.breaking : undefined) ??
        SUBJECTS_OF[group].flatMap((subject) => titles.find((title) => subjectOf(title) === subject) ?? [])[0] ??
        usual[group];
    return {
        breaking: own("breaking"),
        features: own("features"),
        fixes: own("fixes"),
        security: own("security"),
        other: own("other"),
    };
}


  }),

  49010:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $M: () => (/* binding */ finishedTitle),
    NQ: () => (/* binding */ readUnreleasedTitle),
    Oy: () => (/* binding */ readReleaseTitle),
    eV: () => (/* binding */ titleLike),
    uZ: () => (/* binding */ isComing)
  });
const DAY = "\\d{4}-\\d\\d-\\d\\d";
const EMPHASIS = "\\*\\*|__|[*_`]";
const LEAD = "(?:<a\\s[^>]*>(?:</a>)?\\s*)?(?:(?:\\p{Extended_Pictographic}\\uFE0F?|:[a-z0-9_+-]+:)\\s*)?";
const WORD = "(?:Version|Release)\\s+";
const TITLE = new RegExp([
    `^(${LEAD}(?:${DAY}\\s*[,:/–—-]?\\s+)?(?:${WORD}|(\\p{L}[\\w@/.-]*)\\s+)?(${EMPHASIS})?(\\\\?\\[)?(?:${WORD})?(v)?)`,
    "(\\d+(?:\\.\\d+){1,3}(?:[-+.][\\w.+-]*\\w)?)",
    `((\\\\?\\])?)(\\([^)\\s]*\\)|\\[[^\\]]*\\])?((?:${EMPHASIS})?)(.*)$`,
].join(""), "iu");
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const WORDS_OF_COMING = "unreleased|unpublished|upcoming|not (?:yet )?released|to be released|in (?:progress|development)|tb[ad]|ReleaseDate";
const DAY_OF_COMING = "(?:\\d{4}|y{4}|x{4})-(?:\\d\\d|mm|xx)-(?:dd|xx)";
const COMING = new RegExp(`\\b(?:${WORDS_OF_COMING}|${DAY_OF_COMING}|(?<=\\()next(?=\\)))\\b`, "i");
const REST = new RegExp([
    "^(?:[^\\p{L}\\p{N}]*",
    "\\s*(?!->)[-–—:,/|(_*[\"“'•·~<{!].*",
    `\\s+(?:\\d|released\\b|${MONTH}\\s|${COMING.source}).*`,
    `\\s.*${DAY}\\W*)$`,
].join("|"), "iu");
function readReleaseTitle(title) {
    const [, before, product = "", bold = "", open = "", v, version, close, shut = "", link = "", end = "", all] = TITLE.exec(title) ?? [];
    if (before === undefined || version === undefined || close === undefined || all === undefined)
        return undefined;
    const tail = lateEnd(all, { bold: bold === end ? "" : bold, open: shut === "" ? open : "" });
    if (tail === undefined || (open === "" && shut !== "") || (bold !== end && end !== ""))
        return undefined;
    const rest = all.slice(0, all.length - tail.length);
    if (!REST.test(rest))
        return undefined;
    if (!/\.\d+\./.test(version) && !/^\W*$|\d{4}/.test(rest))
        return undefined;
    if (product !== "" && !/\d{4}/.test(rest) && !COMING.test(rest))
        return undefined;
    return { ...{ before, product, version, close, link, tail }, v: v !== undefined, rest: `${end}${rest}` };
}
function lateEnd(rest, { bold, open }) {
    const marks = `${open.replace("[", "]")}${bold}`;
    return rest.endsWith(marks) ? marks : undefined;
}
function isComing({ rest }) {
    return COMING.test(rest);
}
function readUnreleasedTitle(title, names) {
    for (const name of names) {
        if (title.toLowerCase() === name.toLowerCase())
            return { before: title, link: "", rest: "" };
        const pattern = `^(${LEAD}(?:${EMPHASIS})?(\\\\?\\[)?${escapeRegExp(name)}((?:\\\\?\\])?))(\\([^)\\s]*\\)|\\[[^\\]]*\\])?((?:${EMPHASIS})?(?:\\s*[-–—:,/|(•·~<{![].*|\\s*))$`;
        const [, before, open = "", close = "", link = "", rest] = new RegExp(pattern, "iu").exec(title) ?? [];
        if (before === undefined || rest === undefined)
            continue;
        if ((open === "") === (close === "") || (close === "" && rest.endsWith("]")))
            return { before, link, rest };
    }
    return undefined;
}
function escapeRegExp(text) {
    return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
function titleLike(style, { version, date, link }) {
    if (style === undefined)
        return `[${version}]${link} - ${date}`;
    const { before, close, rest, tail } = style;
    const emphasis = new RegExp(`^(?:${EMPHASIS})`).exec(rest)?.[0] ?? "";
    const start = before.replace(new RegExp(DAY), date).replaceAll(style.version, version);
    const name = `${start}${version}${close}${link}${emphasis}`;
    if (new RegExp(DAY).test(before))
        return `${name}${tail}`;
    const after = rest.slice(emphasis.length);
    const [, open, , shut = ""] = new RegExp(`^(\\s+\\()(${DAY})(\\))`).exec(after) ??
        new RegExp(`^((?:\\s+(?:[-–—/|•·]\\s+)?|:\\s+))(${DAY})(?=\\s|$)`).exec(after) ??
        [];
    return `${name}${open === undefined ? ` - ${date}` : `${open}${date}${shut}`}${tail}`;
}
function finishedTitle(title, { version, date }) {
    return `${title.before}${version}${title.close}${title.link}${title.rest.replace(COMING, date)}${title.tail}`;
}


  }),

  69338:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    CI: () => (/* binding */ partsOf),
    LR: () => (/* binding */ unreleasedHeading),
    Tn: () => (/* binding */ readChangelog),
    ZE: () => (/* binding */ sectionOf),
    ky: () => (/* binding */ headingText),
    m_: () => (/* binding */ releaseHeading),
    ov: () => (/* binding */ hasContent),
    s5: () => (/* binding */ newestRelease)
  });
  var _text_line_start_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41150);
  var _text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73892);
  var _entries_part_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62983);
  var _release_title_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49010);
  var _splice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79330);





const UNRELEASED = ["Unreleased"];
function readChangelog(text, names = UNRELEASED) {
    const blocks = (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readBlocks */ .v_)(text);
    const headings = blocks.flatMap((block, at) => headingOf(text, { block, at, names }));
    return { text, blocks, headings: withoutProducts(headings) };
}
function withoutProducts(headings) {
    const products = new Set(headings.map(({ release }) => release?.product.toLowerCase() ?? ""));
    products.delete("");
    if (products.size < 2)
        return headings;
    return headings.map((one) => (one.release?.product ? { ...one, release: undefined } : one));
}
function headingOf(text, { block, at, names }) {
    const { node } = block;
    if (node.type !== "heading")
        return [];
    const [first, last] = [(0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(node)[0], (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(node).at(-1)];
    const titleStart = first === undefined ? block.end : (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(first).start;
    const title = last === undefined ? "" : text.slice(titleStart, (0,_text_markdown_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(last).end);
    const unreleased = (0,_release_title_js__WEBPACK_IMPORTED_MODULE_2__/* .readUnreleasedTitle */ .NQ)(title, names);
    const release = unreleased === undefined ? (0,_release_title_js__WEBPACK_IMPORTED_MODULE_2__/* .readReleaseTitle */ .Oy)(title) : undefined;
    return [{ block, at, level: node.depth, title, titleStart, release, unreleased }];
}
function sectionOf(changelog, heading) {
    const { text, blocks, headings } = changelog;
    const highest = Math.min(heading.level, ...headings.filter(isRelease).map(({ level }) => level));
    const next = headings.find((one) => one.at > heading.at && endsSection(one, heading, highest) && !isRepeatedPart(one, headings));
    return {
        heading,
        blocks: blocks.slice(heading.at + 1, next?.at ?? blocks.length),
        from: (0,_splice_js__WEBPACK_IMPORTED_MODULE_3__/* .nextLine */ .sE)(text, heading.block.end),
        to: next === undefined ? text.length : (0,_text_line_start_js__WEBPACK_IMPORTED_MODULE_4__/* .lineStart */ .P)(text, next.block.start),
    };
}
function isRelease({ release, unreleased }) {
    return release !== undefined || unreleased !== undefined;
}
function endsSection(next, own, highest) {
    if (isRelease(next))
        return true;
    if (next.level > highest)
        return false;
    return next.level < own.level || (0,_entries_part_names_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(next.title) === undefined;
}
function isRepeatedPart(heading, headings) {
    const isSame = ({ level, title }) => level === heading.level && title === heading.title;
    const releaseOf = (one) => headings.findLast((of) => of.at < one.at && isRelease(of));
    return !isRelease(heading) && new Set(headings.filter(isSame).map(releaseOf)).size > 1;
}
function releaseHeading({ headings }, version) {
    const bare = version.replace(/^v/, "");
    return highestOf(headings.filter(({ release }) => release?.version === bare && !(0,_release_title_js__WEBPACK_IMPORTED_MODULE_2__/* .isComing */ .uZ)(release)));
}
function unreleasedHeading({ headings }, version = "") {
    const coming = headings.filter(({ release }) => release !== undefined && (0,_release_title_js__WEBPACK_IMPORTED_MODULE_2__/* .isComing */ .uZ)(release));
    const bare = version.replace(/^v/, "");
    return (highestOf(coming.filter(({ release }) => release?.version === bare)) ??
        highestOf(headings.filter(({ unreleased }) => unreleased !== undefined)) ??
        highestOf(coming));
}
function highestOf(headings) {
    const level = Math.min(...headings.map((one) => one.level));
    return headings.find((one) => one.level === level);
}
function newestRelease({ headings }, open) {
    const made = headings.filter(({ release }) => release !== undefined && !(0,_release_title_js__WEBPACK_IMPORTED_MODULE_2__/* .isComing */ .uZ)(release));
    return made.find(({ at }) => at > (open?.at ?? -1)) ?? made[0];
}
function hasContent({ blocks }) {
    return blocks.some(({ kind }) => kind === "content");
}
function partsOf({ headings }, { heading, blocks }) {
    return headings.filter(({ at }) => at > heading.at && at <= heading.at + blocks.length);
}
function headingText({ text }, { block }) {
    return text.slice(block.start, block.end).replaceAll(/\r\n?/g, "\n");
}


  }),

  79330:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    V4: () => (/* binding */ splice),
    kd: () => (/* binding */ lineEnd),
    qL: () => (/* binding */ lineBreak),
    sE: () => (/* binding */ nextLine)
  });
function splice(text, pieces) {
    const parts = [];
    let at = 0;
    for (const piece of pieces.toSorted((left, right) => left.from - right.from)) {
        if (piece.from < at)
            throw new Error("Two changes of a text overlap.");
        parts.push(text.slice(at, piece.from), piece.text);
        at = piece.to;
    }
    return [...parts, text.slice(at)].join("");
}
function lineEnd(text, at) {
    const found = /[\r\n]/.exec(text.slice(at, at + LONGEST));
    if (found !== null)
        return at + found.index;
    const rest = text.slice(at).search(/[\r\n]/);
    return rest < 0 ? text.length : at + rest;
}
function nextLine(text, at) {
    const end = lineEnd(text, at);
    return end + lineBreakAt(text, end).length;
}
function lineBreak(text, at) {
    return lineBreakAt(text, lineEnd(text, at)) || (/\r\n|\n|\r/.exec(text)?.[0] ?? "\n");
}
function lineBreakAt(text, end) {
    if (text[end] === "\r")
        return text[end + 1] === "\n" ? "\r\n" : "\r";
    return text[end] === "\n" ? "\n" : "";
}
const LONGEST = 2000;


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