"use strict";
exports.id = 459;
exports.ids = [459];
exports.modules = {

  88903:
  ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


var run_stage = __webpack_require__(11538);
var host_world = __webpack_require__(7226);
var judge = __webpack_require__(32559);
var dist = __webpack_require__(77934);
var failure = __webpack_require__(32314);
var foreign_line = __webpack_require__(89028);
var ask = __webpack_require__(91513);
; 




const wholeBytes = dist/* pipe */.FsL(dist/* number */.aig("a number of bytes"), dist/* safeInteger */.Y2b("a whole number"), dist/* minValue */.Wwf(0, "0 or more"));
const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const evidenceSchema = dist/* strictObject */.rej({
    id: dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* trim */.Bqr(), dist/* nonEmpty */.hq("a text that is not empty"), dist/* maxLength */.Ru6(500, "at most 500 characters")),
    finishedAt: dist/* pipe */.FsL(dist/* string */.YjP("a time such as 2026-11-24T02:00:00Z"), dist/* regex */.yGV(ZONED, "a time with its zone, such as 2026-11-24T02:00:00Z"), dist/* check */.z6Y((text) => !Number.isNaN(Date.parse(text)), "a time that exists")),
    size: wholeBytes,
    previousSize: dist/* optional */.lqM(dist/* nullable */.mee(wholeBytes), null),
    level: dist/* picklist */.KIO([1, 2, 3, 4], "1, 2, 3 or 4"),
    detail: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP("a text"), dist/* maxLength */.Ru6(5000, "at most 5000 characters")), ""),
});
async function newestByCommand(place, source) {
    const ended = await (0,ask/* ask */.kA)(place, "the command that finds the backup", {
        script: source.command,
        env: source.env,
        timeoutMs: source.readTimeoutMs,
        outputLimit: 64 * 1024,
    });
    if (ended.code !== 0)
        throw commandFailed(place, ended.code, (0,ask/* lastWords */.aN)(ended.stderr, 3));
    const { id, finishedAt, size, previousSize, level, detail } = readEvidence(ended.stdout, place);
    return {
        found: {
            id: (0,foreign_line/* cleanForeignLine */.ee)(id),
            finishedAt: Date.parse(finishedAt),
            size,
            previousSize: previousSize ?? undefined,
            detail: detail === "" ? [] : [(0,foreign_line/* cleanForeignLine */.ee)(detail)],
        },
        clock: undefined,
        level,
        reading: undefined,
    };
}
function readEvidence(text, place) {
    const parsed = dist/* safeParse */.xLC(evidenceSchema, parseJson(text));
    if (parsed.success)
        return parsed.output;
    const why = troubleWith(parsed.issues[0]);
    throw new failure/* StageFailure */.B({
        what: `On ${place.name}, the command printed no evidence of a backup: ${(0,foreign_line/* cleanForeignLine */.ee)(why)}.`,
        means: "Whether there is a backup is not known. Nothing was changed.",
        todo: 'Let it print nothing to standard output but {"id": "…", "finishedAt": "2026-11-24T02:00:00Z", "size": 123, "previousSize": 120, "level": 3, "detail": "…"}; sizes are bytes.',
    });
}
function troubleWith(issue) {
    const key = dist/* getDotPath */.BuJ(issue);
    if (key === null)
        return "it is not one JSON object with those keys";
    if (issue.type !== "strict_object")
        return `\`${key}\` is not ${issue.message}`;
    return issue.expected === "never" ? `\`${key}\` is not one of its keys` : `\`${key}\` is missing`;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function commandFailed(place, code, said) {
    const missing = code === 126 || code === 127;
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the command that finds the backup ended with code ${code}${said === "" ? "" : `: ${said}`}.`,
        means: "Whether there is a backup is not known. Nothing was changed.",
        todo: missing
            ? "Install the program that it names, or correct the command."
            : "Run the command by hand on that machine, as that user, and see what it says.",
    });
}

; 
const PACKINGS = [
    { packing: "gzip", magic: "1f8b", names: /\.(gz|tgz)$/i },
    { packing: "zstd", magic: "28b52ffd", names: /\.(zst|zstd|tzst)$/i },
    { packing: "xz", magic: "fd377a585a00", names: /\.(xz|txz)$/i },
    { packing: "bzip2", magic: "425a68", names: /\.(bz2|tbz2?)$/i },
];
const PG_CUSTOM = hex("PGDMP");
const TAR = { at: 257, magic: hex("ustar") };
const HEAD_BYTES = 512;
function packingOf(name, head) {
    const named = PACKINGS.find(({ names }) => names.test(name))?.packing ?? "none";
    const seen = PACKINGS.find(({ magic }) => head.startsWith(magic))?.packing ?? "none";
    if (named === seen || named === "none")
        return { kind: "packing", packing: seen };
    return { kind: "refused", why: `its name says ${named}, but it does not begin as ${named} files do` };
}
function formatOf(name, packing, head) {
    const inner = innerName(name);
    if (head === "" && packing !== "none")
        return { kind: "format", format: { packing, inside: "anything" } };
    const seen = seenInside(head);
    const named = namedInside(inner);
    if (named !== undefined && named !== seen)
        return { kind: "refused", why: `its name says ${WORDS[named]}, but it does not begin as one` };
    if (seen !== undefined)
        return { kind: "format", format: { packing, inside: seen } };
    if (packing !== "none")
        return { kind: "format", format: { packing, inside: "anything" } };
    return { kind: "refused", why: "it is of a kind that Sluice cannot read in full" };
}
const WORDS = {
    "pg-custom": "a PostgreSQL custom dump",
    "pg-folder": "a PostgreSQL dump in a folder",
    tar: "a tar archive",
    sql: "an SQL dump",
    anything: "anything",
};
function innerName(name) {
    return name
        .replace(/\.(tgz|tzst|txz|tbz2?)$/i, ".tar")
        .replace(/\.(gz|zst|zstd|xz|bz2)$/i, "")
        .toLowerCase();
}
function namedInside(name) {
    if (/\.(pgdump|pgcustom)$/.test(name))
        return "pg-custom";
    if (name.endsWith(".tar"))
        return "tar";
    return name.endsWith(".sql") ? "sql" : undefined;
}
function seenInside(head) {
    if (head.startsWith(PG_CUSTOM))
        return "pg-custom";
    if (head.slice(TAR.at * 2).startsWith(TAR.magic))
        return "tar";
    return SQL_HEAD.test(textOf(head)) ? "sql" : undefined;
}
const SQL_HEAD = /^-- (PostgreSQL database|MySQL dump|MariaDB dump)/m;
function textOf(bytes) {
    return Buffer.from(bytes, "hex").toString("utf8");
}
function hex(text) {
    return Buffer.from(text).toString("hex");
}

; 
function readChecksum(text, name) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    const known = lines.flatMap((line) => {
        const found = /^\\?([0-9a-f]{64})(?:[ \t]+\*?(.+))?$/i.exec(line.trim());
        const tagged = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i.exec(line.trim());
        if (tagged)
            return [{ hash: tagged[2] ?? "", of: tagged[1] ?? "" }];
        return found ? [{ hash: found[1] ?? "", of: found[2] ?? "" }] : [];
    });
    const own = known.find(({ of }) => of === "" || of.split("/").at(-1) === name);
    return own?.hash.toLowerCase();
}

; 

function databaseOf(head) {
    if (head.startsWith(PG_CUSTOM))
        return databaseOfArchive(Buffer.from(head, "hex"));
    return /^-- Host: \S+ +Database: (\S+)$/m.exec(textOf(head))?.[1];
}
function databaseOfArchive(bytes) {
    const [major, minor, integerSize] = [bytes[5], bytes[6], bytes[8]];
    if (major !== 1 || minor === undefined || integerSize === undefined || integerSize < 1 || integerSize > 6)
        return undefined;
    const integer = 1 + integerSize;
    const at = 11 + (minor >= 15 ? 1 : integer) + 7 * integer;
    if (bytes.length < at + integer)
        return undefined;
    const length = bytes[at] === 0 ? bytes.readUIntLE(at + 1, integerSize) : 0;
    const name = bytes.subarray(at + integer, at + integer + length);
    return length > 0 && name.length === length ? name.toString("utf8") : undefined;
}

; 
function isPacked(head) {
    const bytes = Buffer.from(head, "hex");
    const [major, minor, integerSize] = [bytes[5], bytes[6], bytes[8]];
    if (major !== 1 || minor === undefined || integerSize === undefined || bytes.length < 12 + integerSize)
        return undefined;
    if (minor >= 15)
        return bytes[11] !== 0;
    return bytes.subarray(12, 12 + integerSize).some((byte) => byte !== 0);
}

; 
const DATABASE = /^-- PostgreSQL database dump complete$/;
const CLUSTER = /^-- PostgreSQL database cluster dump complete$/;
const MYSQL = /^-- Dump completed( on .*)?$/;
const AFTERWARDS = /^(--|\\unrestrict \S+)?$/;
function sqlTrouble(head, tail) {
    const cluster = /PostgreSQL database cluster dump/.test(head);
    const lines = tail.split(/\r?\n/).map((line) => line.trimEnd());
    const last = lines.findLast((line) => !AFTERWARDS.test(line)) ?? "";
    const complete = cluster ? CLUSTER.test(last) : DATABASE.test(last) || MYSQL.test(last);
    if (complete)
        return undefined;
    const wanted = cluster ? "PostgreSQL database cluster dump complete" : "dump complete";
    return `its last line is not "${wanted}", so the dump was cut off`;
}

; 








function judgeReading(ended, file, reading, place) {
    const facts = new Map(ended.stdout.split("\n").map((line) => [line.split(" ")[0] ?? "", line.slice(line.indexOf(" ") + 1)]));
    const damaged = (why, todo = DAMAGED) => damage(file.path, place, why, todo);
    const said = (0,ask/* lastWords */.aN)(ended.stderr, 2);
    const detail = said === "" ? "" : `: ${said}`;
    if (facts.has("changed"))
        throw damaged("it changed while it was read", "Run this when no backup is being written: let the job write under another name (`.part`) and rename at the end.");
    const [unpacked, consumed] = [facts.get("unpack"), facts.get("consume")];
    if (ended.code !== 0 || unpacked === undefined || consumed === undefined)
        throw damaged(`the reading ended with code ${ended.code}${detail}`, "Run it again; if it fails again, read the file by hand on that machine.");
    const digest = judgeDigest(facts.get("digest"), file, damaged);
    if (unpacked !== "0" && unpacked !== "141")
        throw damaged(`unpacking it ended with code ${unpacked}${detail}`);
    if (consumed !== "0")
        throw damaged(`${readerOf(reading)} ended with code ${consumed}${detail}`, readerTodo(reading, said));
    if (unpacked !== "0")
        throw damaged(`unpacking it ended with code ${unpacked}${detail}`);
    if (file.head === "")
        throw damaged("it is packed and holds nothing", "See what the job that made it said: a dump that fails in front of a pipe leaves such a file.");
    const tail = judgeTail(facts.get("tail"), file, reading);
    if (tail !== undefined)
        throw damaged(tail);
    return [`Read in full: ${wayOf(reading)}`, ...judgeDatabase(file, damaged), ...digest, ...weakness(reading, file)];
}
const DAMAGED = "Make a new backup and run this again; and find out what damaged this one: a full disk, a copy that broke off, a failing disk.";
function damage(path, place, why, todo) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the newest backup, ${path}, cannot be read in full: ${why}.`,
        means: "It cannot be restored, or it is unknown whether it can. Nothing was changed.",
        todo,
    });
}
function judgeDigest(digest, file, damaged) {
    if (file.checksums === undefined)
        return [];
    const wanted = readChecksum(file.checksums, file.path.split("/").at(-1) ?? "");
    if (wanted === undefined)
        throw damaged(`${file.path}.sha256 lies beside it, but holds no checksum of it`, "Write it with `sha256sum FILE >FILE.sha256`, or remove it.");
    if (digest?.split(" ")[0]?.toLowerCase() !== wanted)
        throw damaged(`its SHA-256 is not the one in ${file.path}.sha256`);
    return ["Its SHA-256 is the one that lies beside it"];
}
function judgeDatabase({ head, database: wanted }, damaged) {
    const database = databaseOf(head);
    if (wanted !== "" && database !== wanted)
        throw damaged(database === undefined
            ? `it does not say of which database it is, and ${wanted} is wanted`
            : `it is a dump of the database ${(0,foreign_line/* cleanForeignLine */.ee)(database)}, and ${wanted} is wanted`, "Correct `path` or `backup.database`. A custom dump, a dump in a folder and a dump of MySQL name their database; other files do not, and cannot be compared.");
    return database === undefined ? [] : [`It is a dump of the database ${(0,foreign_line/* cleanForeignLine */.ee)(database)}`];
}
function judgeTail(tail, file, reading) {
    if (reading.by === "command")
        return undefined;
    const { inside } = reading.format;
    if (inside === "sql")
        return sqlTrouble(textOf(file.head), textOf(tail ?? ""));
    if (inside === "tar" && !/^(00){1024}$/.test(tail ?? ""))
        return "it does not end with the two empty blocks of a tar archive, so it was cut off";
    return undefined;
}
function readerOf(reading) {
    if (reading.by === "command")
        return "the command `read`";
    return { "pg-custom": "pg_restore", "pg-folder": "pg_restore", tar: "tar", sql: "tail", anything: "the reading" }[reading.format.inside];
}
function readerTodo(reading, said) {
    if (reading.by === "command")
        return "Run that command by hand with the file on its standard input, and see what it says.";
    const { inside } = reading.format;
    if (inside !== "pg-custom" && inside !== "pg-folder")
        return DAMAGED;
    if (inside === "pg-folder" && reading.pgRestoreVia.length > 0 && /toc\.dat/.test(said))
        return "The program that `pg-restore-via` names must see the folder at the same path: mount it into the container, for example `docker run --rm -v /srv/backups:/srv/backups:ro postgres:17`.";
    if (/unsupported version/i.test(said))
        return "This pg_restore is older than the dump. Use the one of the database's own version: set `pg-restore-via`, for example to `docker exec -i CONTAINER`.";
    if (/no such container|is not running|docker daemon|no such image|unable to find image/i.test(said))
        return "Correct `pg-restore-via`: it must begin a program with standard input open, for example `docker exec -i CONTAINER`.";
    return DAMAGED;
}
function wayOf(reading) {
    if (reading.by === "command")
        return "by the configured command";
    const { packing, inside } = reading.format;
    const unpacked = packing === "none" ? "" : `${packing} unpacked it to its end`;
    const ways = {
        "pg-custom": "pg_restore read every table of it",
        "pg-folder": "pg_restore read every table of it",
        tar: "tar read it to its end",
        sql: "the dump says that it is complete",
        anything: "",
    };
    return [unpacked, ways[inside]].filter((way) => way !== "").join(", ");
}
function weakness(reading, file) {
    if (reading.by === "command" || reading.format.packing !== "none" || file.checksums !== undefined)
        return [];
    const { inside } = reading.format;
    if ((inside === "pg-custom" || inside === "pg-folder") && isPacked(file.head) !== false)
        return [];
    if (inside === "pg-folder")
        return [
            "The files of this folder carry no checksum of what they hold: one that was cut off or changed would show only if they were packed (`pg_dump -Fd` without `-Z0`)",
        ];
    if (inside === "sql")
        return [
            "A plain SQL dump carries no checksum: only its end was checked, and a byte or a line that changed in the middle does not show. A `.sha256` next to it, or compression, would show it",
        ];
    return [
        "This file carries no checksum of what it holds: a byte that changed in the middle would show only if a `.sha256` lay beside it, or if it were packed",
    ];
}

var shell_word = __webpack_require__(81772);
; 


const CHECKSUMS = "*.sha256|*.sha256sum|*.md5|*.sha1|*.sha512";
const UNFINISHED = "*.part|*.partial|*.tmp|*.temp|*.incomplete";
function findScript(path) {
    return `set -u
p=${(0,shell_word/* shellWord */.r)(path)}
d=${(0,shell_word/* shellWord */.r)(folderOf(path))}
trouble() { printf 'trouble %s %s\\n' "$1" "$2"; exit 0; }
size_and_time() {
	if [ -d "$1" ]; then
		find -L "$1" -type f -exec stat -L -c '%s %Y' -- {} + | awk '{ size += $1; if ($2 > time) time = $2 } END { printf "%.0f %.0f", size, time }'
	else
		stat -L -c '%s %Y' -- "$1"
	fi
}
printf 'now %s\\n' "$(date +%s)"
for program in stat od head find awk; do command -v "$program" >/dev/null || { echo "$program: not found" >&2; exit 127; }; done
if [ -d "$p" ] && [ ! -f "$p/toc.dat" ]; then d=$p; fi
if [ -e "$d" ] || [ -L "$d" ]; then :; else trouble no-folder "$d"; fi
if [ -d "$d" ]; then
	if [ -r "$d" ] && [ -x "$d" ]; then :; else trouble closed-folder "$d"; fi
fi
IFS=''
if [ -f "$p/toc.dat" ]; then set -- "$p"; elif [ -d "$p" ]; then set -- "$p"/*; elif [ -e "$p" ]; then set -- "$p"; else set -- $p; fi
newest= previous= kinds= matches=0 folders=0 unfinished=0
for f in "$@"; do
	[ -e "$f" ] || continue
	if [ -d "$f" ]; then
		case $f in */lost+found) continue ;; esac
		# It may be the newest dump: pg_dump makes folders that only its own user can enter.
		if [ -r "$f" ] && [ -x "$f" ]; then :; else trouble closed-folder "$f"; fi
		[ -f "$f/toc.dat" ] || { folders=$((folders + 1)); continue; }
	elif [ ! -f "$f" ]; then continue
	fi
	case $f in
	*'
'*) trouble odd-name "\${f%%
*}" ;;
	${CHECKSUMS}) continue ;;
	${UNFINISHED}) unfinished=$((unfinished + 1)); continue ;;
	esac
	matches=$((matches + 1))
	n=\${f##*/} z=
	case $n in
	*.gz|*.zst|*.zstd|*.xz|*.bz2) z=.\${n##*.} n=\${n%.*} ;;
	*.tgz) z=.gz n=tar.tar ;;
	*.tzst) z=.zst n=tar.tar ;;
	*.txz) z=.xz n=tar.tar ;;
	*.tbz|*.tbz2) z=.bz2 n=tar.tar ;;
	esac
	# The number that a rotation puts behind the name.
	case \${n##*.} in *[!0-9]*) ;; *) n=\${n%.*} ;; esac
	k=\${n##*.}
	# Part of a date, or no ending at all.
	case $n in *.*) ;; *) k= ;; esac
	case $k in ''|*[!A-Za-z]*) k=other ;; esac
	k=$k$z
	if [ -d "$f" ]; then k=pg_dump-folder
	elif [ -f "\${f%/*}/toc.dat" ]; then trouble part-of-dump "\${f%/*}"
	fi
	case " $kinds " in *" $k "*) ;; *) kinds="$kinds $k" ;; esac
	# A folder is as old as its table of contents: its own time does not change with what is in its files.
	m=$f
	[ ! -d "$f" ] || m=$f/toc.dat
	if [ -z "$newest" ]; then newest=$f newest_mark=$m
	elif [ "$f" -ef "$newest" ]; then [ -L "$f" ] || newest=$f newest_mark=$m
	elif [ ! "$newest_mark" -nt "$m" ]; then previous=$newest previous_mark=$newest_mark newest=$f newest_mark=$m
	elif [ -z "$previous" ]; then previous=$f previous_mark=$m
	elif [ ! "$previous_mark" -nt "$m" ]; then previous=$f previous_mark=$m
	fi
done
printf 'matches %s %s %s\\n' "$matches" "$folders" "$unfinished"
[ -n "$newest" ] || exit 0
printf 'kinds%s\\n' "$kinds"
[ ! -d "$newest" ] || echo dump-folder
printf 'newest %s %s\\n' "$(size_and_time "$newest")" "$newest"
[ -z "$previous" ] || printf 'previous %s %s\\n' "$(size_and_time "$previous")" "$previous"
[ -r "$newest_mark" ] || trouble closed-file "$newest_mark"
printf 'head %s\\n' "$(head -c ${HEAD_BYTES} -- "$newest_mark" | od -An -v -tx1 | tr -d ' \\n')"
if [ -f "$newest.sha256" ] && [ ! -d "$newest" ]; then
	[ -r "$newest.sha256" ] || trouble closed-file "$newest.sha256"
	printf 'sum %s\\n' "$(head -c 16384 -- "$newest.sha256" | od -An -v -tx1 | tr -d ' \\n')"
fi
`;
}
function folderOf(path) {
    const parts = path.split("/");
    const wild = parts.findIndex((part) => /[*?[]/.test(part));
    const folder = parts.slice(0, wild < 0 ? -1 : wild).join("/");
    return folder === "" ? (path.startsWith("/") ? "/" : ".") : folder;
}

; 



function readFoundFiles(stdout, path, place) {
    const facts = new Map(stdout.split("\n").map((line) => cut(line)));
    const trouble = facts.get("trouble");
    if (trouble !== undefined)
        throw troubleFailure(trouble, path, place);
    const newest = readFile(facts.get("newest"));
    const clock = Number(facts.get("now"));
    if (facts.get("matches")?.startsWith("0 "))
        throw nothingFound(facts.get("matches") ?? "", path, place);
    const head = facts.get("head");
    if (newest === undefined || head === undefined || !(clock > 0))
        throw notUnderstood(path, place);
    const kinds = (facts.get("kinds") ?? "").split(" ").filter((kind) => kind !== "");
    if (kinds.length > 1)
        throw manyKinds(kinds, path, place);
    const sum = facts.get("sum");
    return {
        clock: clock * 1000,
        newest,
        previous: readFile(facts.get("previous")),
        isFolder: facts.has("dump-folder"),
        head,
        checksums: sum === undefined ? undefined : textOf(sum),
    };
}
function cut(line) {
    const at = line.indexOf(" ");
    return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}
function readFile(text) {
    const match = /^(\d+) (\d+) (.+)$/.exec(text ?? "");
    if (match === null)
        return undefined;
    return { size: Number(match[1]), changedAt: Number(match[2]) * 1000, path: match[3] ?? "" };
}
const TROUBLES = {
    "no-folder": {
        is: "does not exist",
        todo: "Correct `path`; and see whether the disk that holds the backups is mounted.",
    },
    "closed-folder": {
        is: "is a folder that this user may not read",
        todo: "Give the user read and search permission there (a group of its own, or an ACL: `setfacl -m u:USER:rx`).",
    },
    "closed-file": {
        is: "is a file that this user may not read",
        todo: "Let the backup job make its files readable for this user (a group of its own, `umask 027`).",
    },
    "part-of-dump": {
        is: "is one backup in a folder (pg_dump -Fd), and `path` names parts of it",
        todo: "Name the folder itself as `path`, or a pattern of such folders.",
    },
    "odd-name": {
        is: "begins the name of a file with a line break in it",
        todo: "Rename that file: such a name is usually a mistake.",
    },
};
function troubleFailure(text, path, place) {
    const [kind, what] = cut(text);
    const known = TROUBLES[kind];
    if (known === undefined)
        return notUnderstood(path, place);
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, ${(0,foreign_line/* cleanForeignLine */.ee)(what)} ${known.is}.`,
        means: "No backup can be proven, so there may be none. Nothing was changed.",
        todo: known.todo,
    });
}
function nothingFound(counts, path, place) {
    const [, folders = 0, unfinished = 0] = counts.split(" ").map(Number);
    const beside = [
        ...(folders > 0 ? [`${folders} folder(s)`] : []),
        ...(unfinished > 0 ? [`${unfinished} unfinished file(s), by their names`] : []),
    ].join(" and ");
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, no file matches ${path}${beside === "" ? "" : `; there is only ${beside}`}.`,
        means: "There is no backup that could be restored. Nothing was changed.",
        todo: "Make a backup, or correct `path`: a file, a folder, or a pattern such as /srv/backups/*.dump.",
    });
}
function manyKinds(kinds, path, place) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, ${path} names backups of different kinds: ${kinds.slice(0, 10).map(foreign_line/* cleanForeignLine */.ee).join(", ")}.`,
        means: "A fresh file of one kind would hide that another is old, and sizes of compressed and uncompressed files cannot be compared. So Sluice does not choose. Nothing was changed.",
        todo: "Name one series of backups by a pattern, such as /srv/backups/app-*.dump, and use one step for each that matters. Where older ones are compressed later, keep them in a folder of their own.",
    });
}
function notUnderstood(path, place) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the search for ${path} gave an answer that cannot be understood.`,
        means: "Whether there is a backup is not known. Nothing was changed.",
        todo: "The host needs sh, stat, od, head and date (coreutils), find and awk.",
    });
}

; 


const UNPACK = {
    none: "cat",
    gzip: "gzip -dc",
    zstd: "zstd -dc -q",
    xz: "xz -dc",
    bzip2: "bzip2 -dc",
};
const TAIL_BYTES = 1024;
const HEX = "od -An -v -tx1 | tr -d ' \\n'";
function lookScript(path, packing) {
    return `${needs([UNPACK[packing].split(" ")[0] ?? ""])}${UNPACK[packing]} <${(0,shell_word/* shellWord */.r)(path)} 2>/dev/null | head -c ${HEAD_BYTES} | ${HEX}\n`;
}
const FILE_STATE = `stat -L -c '%s %Y %i' -- "$f"`;
function readScript({ path, isFolder, wantsDigest }, reading) {
    const every = isFolder ? `find -L "$f" -type f -exec stat -L -c '%n %s %Y %i' -- {} + | sort` : FILE_STATE;
    const state = `"$(${every})"`;
    return `set -u
${needs(programs(reading, wantsDigest))}f=${(0,shell_word/* shellWord */.r)(path)}
before=${state}
{ { ${unpack(reading)} <${isFolder ? "/dev/null" : '"$f"'}; echo "unpack $?" >&3; } | { ${consume(reading)}; s=$?; cat >/dev/null; echo "consume $s" >&3; }; } 3>&1 >/dev/null
${wantsDigest ? `printf 'digest %s\\n' "$(sha256sum <"$f")"\n` : ""}[ ${state} = "$before" ] || echo changed
`;
}
function unpack(reading) {
    return reading.by === "command" ? "cat" : UNPACK[reading.format.packing];
}
function consume(reading) {
    if (reading.by === "command")
        return `SLUICE_BACKUP_FILE="$f" sh -c ${(0,shell_word/* shellWord */.r)(reading.command)}`;
    return CONSUME[reading.format.inside](reading.pgRestoreVia);
}
const TAIL = `printf 'tail %s\\n' "$(tail -c ${TAIL_BYTES} | ${HEX})" >&3`;
const CONSUME = {
    "pg-custom": (via) => [...via.map(shell_word/* shellWord */.r), "pg_restore -f /dev/null"].join(" "),
    "pg-folder": (via) => [...via.map(shell_word/* shellWord */.r), 'pg_restore -f /dev/null -Fd "$f"'].join(" "),
    tar: () => `{ { tee /dev/fd/4 | ${TAIL}; } 4>&1 | { tar -tf -; t=$?; cat; (exit "$t"); }; }`,
    sql: () => TAIL,
    anything: () => "cat",
};
function programs(reading, wantsDigest) {
    const common = ["stat", "cat", ...(wantsDigest ? ["sha256sum"] : [])];
    if (reading.by === "command")
        return common;
    const { format, pgRestoreVia } = reading;
    const inside = {
        "pg-custom": [pgRestoreVia[0] ?? "pg_restore"],
        "pg-folder": ["find", "sort", pgRestoreVia[0] ?? "pg_restore"],
        tar: ["tar"],
        sql: ["tail", "od"],
        anything: [],
    };
    return [...common, UNPACK[format.packing].split(" ")[0] ?? "", ...inside[format.inside]];
}
function needs(names) {
    const words = names.map(shell_word/* shellWord */.r).join(" ");
    return `for program in ${words}; do command -v "$program" >/dev/null || { printf '%s: not found\\n' "$program" >&2; exit 127; }; done\n`;
}

; 







const LOOK_MS = 60_000;
async function newestFile(place, source) {
    const ended = await (0,ask/* ask */.kA)(place, `looking for ${source.path}`, {
        script: findScript(source.path),
        env: { LC_ALL: "C" },
        timeoutMs: Math.min(LOOK_MS, source.readTimeoutMs),
        outputLimit: 256 * 1024,
    });
    requirePrograms(ended, place);
    const files = readFoundFiles(ended.stdout, source.path, place);
    return {
        found: {
            id: files.newest.path,
            finishedAt: files.newest.changedAt,
            size: files.newest.size,
            previousSize: files.previous?.size,
            detail: files.previous === undefined ? [] : [`The one before it is ${files.previous.path}`],
        },
        clock: files.clock,
        level: 2,
        reading: { level: 3, read: () => files_readFile(place, source, files) },
    };
}
async function files_readFile(place, source, files) {
    const { path } = files.newest;
    const { reading, head } = await readingOf(place, source, files);
    const ended = await (0,ask/* ask */.kA)(place, `reading ${path} in full`, {
        script: readScript({ path, isFolder: files.isFolder, wantsDigest: files.checksums !== undefined }, reading),
        env: { LC_ALL: "C", ...source.env },
        timeoutMs: source.readTimeoutMs,
        outputLimit: 64 * 1024,
    });
    requirePrograms(ended, place);
    const file = { path, head, checksums: files.checksums, database: source.database };
    return judgeReading(ended, file, reading, place);
}
async function readingOf(place, source, { newest: { path }, head, isFolder }) {
    if (source.read !== "")
        return { reading: { by: "command", command: source.read }, head };
    if (isFolder)
        return {
            reading: { by: "format", format: folderFormat(path, head, place), pgRestoreVia: source.pgRestoreVia },
            head,
        };
    const name = path.split("/").at(-1) ?? "";
    const packed = packingOf(name, head);
    if (packed.kind === "refused")
        throw unknownKind(path, packed.why, place);
    const { packing } = packed;
    const inner = packing === "none" ? head : await lookInside(place, source, path, packing);
    const seen = formatOf(name, packing, inner);
    if (seen.kind === "refused")
        throw unknownKind(path, seen.why, place);
    return { reading: { by: "format", format: seen.format, pgRestoreVia: source.pgRestoreVia }, head: inner };
}
function folderFormat(path, head, place) {
    if (head.startsWith(PG_CUSTOM))
        return { packing: "none", inside: "pg-folder" };
    throw unknownKind(path, "its toc.dat does not begin as the table of contents of a PostgreSQL dump", place);
}
async function lookInside(place, source, path, packing) {
    const ended = await (0,ask/* ask */.kA)(place, `looking into ${path}`, {
        script: lookScript(path, packing),
        env: { LC_ALL: "C" },
        timeoutMs: Math.min(LOOK_MS, source.readTimeoutMs),
        outputLimit: 64 * 1024,
    });
    requirePrograms(ended, place);
    return ended.stdout.trim();
}
function requirePrograms(ended, place) {
    (0,ask/* requireProgram */.qi)(ended, place, "a program that reading needs", "Install it there (pg_restore comes with `postgresql-client`, of the database's own major version), or name a container that has pg_restore with `pg-restore-via`, or give your own command as `read`.");
}
function unknownKind(path, why, place) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the newest backup, ${path}, cannot be judged: ${why}.`,
        means: "Either it is damaged at its very beginning, or Sluice does not know how to read it. Nothing was changed.",
        todo: "Sluice knows custom dumps of pg_dump, plain SQL dumps, tar archives, and gzip, zstd, xz and bzip2 around them. For others set `read` to a command that reads the file from standard input and ends with 0 only when it is whole; else make a new backup.",
    });
}

var newest_backup = __webpack_require__(61797);
var restic = __webpack_require__(73231);
; 




function newestBackup(place, source) {
    switch (source.kind) {
        case "files":
            return newestFile(place, source);
        case "postgres":
            return (0,newest_backup/* newestPostgres */._c)(place, source);
        case "restic":
            return (0,restic/* newestSnapshot */.pZ)(place, source);
        case "command":
            return newestByCommand(place, source);
    }
}

var markdown = __webpack_require__(10492);
; 

function renderBackup(report) {
    const head = report.passed ? "✅ The newest backup is good" : "❌ The newest backup is refused";
    const facts = report.facts.map(([name, value]) => [name, value === "" ? "–" : value]);
    const findings = report.findings.map(({ passed, says }) => (0,markdown.md) `${passed ? "✓" : "✗"} ${says}`);
    return (0,markdown/* lines */.Mn)([
        (0,markdown.md) `### ${head}\n`,
        (0,markdown.md) `${(0,markdown/* code */.aY)(report.id)} on ${report.place}\n`,
        (0,markdown/* table */.tp)(["", ""], facts),
        (0,markdown.md) `${(0,markdown/* bullets */.e5)([...findings, ...report.notes])}\n`,
        whatToDo(report.todo),
    ]);
}
function renderNoBackup({ what, means, todo }, place) {
    const head = (0,markdown.md) `### ❌ No backup is verified\n`;
    return (0,markdown/* lines */.Mn)([head, (0,markdown.md) `${(0,markdown/* prose */.CS)(what)}\n`, (0,markdown.md) `Searched on ${place}. ${(0,markdown/* prose */.CS)(means)}\n`, whatToDo(todo)]);
}
function whatToDo(todo) {
    return todo === "" ? (0,markdown.md) `` : (0,markdown.md) `**What to do:** ${(0,markdown/* prose */.CS)(todo)}\n`;
}
const NOT_LOOKED = {
    "no-key": "it is on the host, and there is no `ssh-key` here. The release reads it after its approval, before anything is changed.",
    "names-nothing": "the configuration names none, under `backup`. After its approval the release is refused, unless it has `backup: false`, which means that a lost database is acceptable.",
};
function renderNotVerified(says) {
    const sentence = `${says.slice(0, 1).toUpperCase()}${says.slice(1)}`;
    return (0,markdown.md) `### ❔ The backup was not verified\n\n${(0,markdown/* prose */.CS)(sentence)}\n`;
}

var restic_settings = __webpack_require__(81343);
var secret_pairs = __webpack_require__(6174);
var values = __webpack_require__(25620);
var postgres_settings = __webpack_require__(98045);
var volumes = __webpack_require__(38321);
; 







function readSource(settings, wanted) {
    const common = {
        env: (0,secret_pairs/* readSecretPairs */.q)(settings.get("backup-env"), wanted.log),
        readTimeoutMs: (0,values/* readTimeLimit */.pX)(settings.get("read-timeout")),
    };
    const kind = settings.get("kind");
    switch (kind.text) {
        case "files":
            requireReachable(wanted.level, "files");
            return { ...readFiles(settings, wanted), ...common };
        case "postgres":
            if (!wanted.onHost)
                throw (0,values/* badValue */.tm)({ name: "where", text: "runner" }, "host, with `kind: postgres`");
            return { kind: "postgres", backups: (0,postgres_settings/* readPostgres */.Q4)(settings), volumes: (0,volumes/* readVolumes */.mq)(settings), ...common };
        case "restic":
            requireReachable(wanted.level, "restic");
            return {
                kind: "restic",
                ...(0,restic_settings/* readRepository */.Nu)(settings, common.env, wanted.log),
                subset: readSubset(settings, wanted.level),
                readTimeoutMs: common.readTimeoutMs,
            };
        case "command":
            return { kind: "command", command: settings.need("command").text, ...common };
        default:
            throw (0,values/* badValue */.tm)(kind, restic_settings/* BACKUP_KINDS */.NJ);
    }
}
function requireReachable(level, kind) {
    if (level < 4)
        return;
    throw new failure/* StageFailure */.B({
        what: `\`level\` is 4, and with \`kind: ${kind}\` nothing is restored.`,
        means: "Sluice reads such backups in full, which is level 3. Nothing was read.",
        todo: "Set `level` to 3, or write a command that restores the backup and queries it, and use `kind: command`.",
    });
}
function readFiles(settings, wanted) {
    const path = settings.need("path");
    if (/[\0\n\r]/.test(path.text))
        throw (0,values/* badValue */.tm)(path, "one line");
    if (wanted.onHost && !path.text.startsWith("/"))
        throw (0,values/* badValue */.tm)(path, "an absolute path or pattern");
    const via = settings.get("pg-restore-via");
    if (/["'\\$`;|&<>\n\r]/.test(via.text))
        throw (0,values/* badValue */.tm)(via, "plain words, such as docker exec -i db");
    return {
        kind: "files",
        path: path.text,
        read: settings.get("read").text,
        database: settings.get("database").text,
        pgRestoreVia: via.text.split(/\s+/).filter((word) => word !== ""),
    };
}
function readSubset(settings, level) {
    const setting = settings.get("read-data-subset");
    if (!/^(\d+(\.\d+)?%|\d+\/\d+|\d+[KMGT])$/.test(setting.text))
        throw (0,values/* badValue */.tm)(setting, "such as 100%, 10%, 1/7 or 2G");
    if ((0,restic/* isWhole */.wP)(setting.text) || level < 3)
        return setting.text;
    throw new failure/* StageFailure */.B({
        what: `\`${setting.name}\` is ${setting.text}, and \`level\` is ${level}.`,
        means: "A sample does not prove that the backup can be read in full. Nothing was read.",
        todo: "Let it read 100%; or set `level` to 2, which then reads the sample as well.",
    });
}

var read_config = __webpack_require__(76453);
var config_settings = __webpack_require__(67307);
var place = __webpack_require__(61302);
; 




const keys_inputs = [
    read_config/* configKey */.ur,
    {
        name: "environment",
        description: "Environment of the configuration file whose host is used.",
        default: "production",
    },
    restic_settings/* whereKey */.pP,
    {
        name: "ssh-key",
        description: "Private SSH key of the user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment. Needed if the backup is on the host.",
        secret: true,
    },
    { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, if it has one.", secret: true },
    { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
    { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
    {
        name: "user",
        description: "User on the host that can read the backups.",
        file: "environments.<environment>.hosts.user",
    },
    {
        name: "host-key",
        description: "Pinned host keys, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
        file: "environments.<environment>.hosts.host-key",
    },
    { name: "project", description: "For postgres: the Compose project name.", file: "project" },
    restic_settings/* kindKey */._V,
    {
        name: "path",
        description: "For files: a file, a folder, or a pattern such as /srv/backups/*.dump. The newest match is the backup.",
        file: "backup.path",
    },
    {
        name: "read",
        description: "For files of a kind that Sluice does not support: a command that reads the file from standard input, and exits with 0 only if it is complete.",
        file: "backup.read",
    },
    {
        name: "pg-restore-via",
        description: "Words before pg_restore, such as docker exec -i db for a pg_restore in a container.",
        file: "backup.pg-restore-via",
    },
    {
        name: "database",
        description: "For files: name of the database of which the backup must be. A dump that names another one, or none, is refused. Default: not compared.",
        file: "backup.database",
    },
    ...postgres_settings/* postgresKeys */._l,
    volumes/* volumesKey */.Py,
    ...restic_settings/* resticKeys */.XK,
    {
        name: "read-data-subset",
        description: "For restic: how much of the data is read, such as 10%, 1/7 or 2G. Less than 100% proves level 2 at most.",
        default: "100%",
        file: "backup.restic.read-data-subset",
    },
    {
        name: "command",
        description: "For command: a script of POSIX sh that prints {id, finishedAt, size, previousSize, level, detail} as JSON.",
        file: "backup.command",
    },
    {
        name: "backup-env",
        description: "Environment of the programs that read the backup, as lines NAME=value, such as the keys of a storage. All of it is treated as secret.",
        secret: true,
    },
    {
        name: "backup-id",
        description: "Backup that must be the newest, from the output `backup` of take-backup. Default: any.",
    },
    {
        name: "taken-after",
        description: "Time after which the newest backup must have been finished, if the name of the backup is unknown: the output `began-at` of take-backup. Default: any.",
    },
    {
        name: "if-unreachable",
        description: "fail or warn. With warn, the step passes with a warning if the key of the host is not set, or if the configuration names no backup.",
        default: "fail",
    },
    {
        name: "max-age",
        description: "Age that the newest backup must not reach.",
        default: "24h",
        file: "backup.max-age",
    },
    {
        name: "clock-skew",
        description: "Accepted difference between the clocks of host, runner and backup. A backup that is further in the future is refused.",
        default: "5m",
        file: "backup.clock-skew",
    },
    {
        name: "min-size-ratio",
        description: "Smallest accepted size compared with the backup before, from 0 to 1.",
        default: "0.5",
        file: "backup.min-size-ratio",
    },
    {
        name: "level",
        description: "Level that must be proven: 1 recent and not empty, 2 also of the usual size, 3 also read in full, 4 also restored (by restore-drill with `kind: postgres`, or by a command of your own).",
        default: "3",
        file: "backup.level",
    },
    {
        name: "max-drill-age",
        description: "For postgres and level 4: age that the last restore drill must not reach.",
        default: "8d",
        file: "backup.max-drill-age",
    },
    {
        name: "read-timeout",
        description: "Time limit for reading the backup in full.",
        default: "1h",
        file: "backup.read-timeout",
    },
];
const outputs = [
    { name: "result", description: "passed, refused, or not-verified (only with `if-unreachable: warn`)." },
    { name: "backup-id", description: "Newest backup: a path, a snapshot, or the id that the command printed." },
    { name: "finished-at", description: "Time at which it was finished, in UTC." },
    { name: "age-seconds", description: "Age of the backup at the time of the check, in seconds." },
    { name: "size-bytes", description: "Size of the backup, in bytes." },
    { name: "previous-size-bytes", description: "Size of the backup before it, in bytes; empty without one." },
    { name: "level", description: "Level that was proven, from 1 to 4; 0 if the backup was refused." },
];

; 








async function readBackupInputs(inputs, world) {
    const config = await (0,read_config/* readConfig */.Xg)(inputs, world.files);
    const settings = (0,config_settings/* readSettings */.s)(keys_inputs, inputs, config, (0,config_settings/* environmentOf */.p)(inputs));
    const onHost = (0,restic_settings/* readWhere */.eE)(settings) === "host";
    const limits = readLimits(settings);
    const warns = readIfUnreachable(settings) === "warn";
    if (warns && namesNothing(settings))
        return { kind: "not-verified", why: "names-nothing" };
    const source = readSource(settings, { onHost, level: limits.level, log: world.log });
    if (warns && onHost && settings.get("ssh-key").text === "")
        return { kind: "not-verified", why: "no-key" };
    return { kind: "look", target: onHost ? (0,place/* readTarget */._E)(settings, world.log) : undefined, source, limits };
}
function readIfUnreachable(settings) {
    const setting = settings.get("if-unreachable");
    if (setting.text === "fail" || setting.text === "warn")
        return setting.text;
    throw (0,values/* badValue */.tm)(setting, "fail or warn");
}
function namesNothing(settings) {
    const places = ["path", "command", "postgres-service", "restic-repository", "restic-password-file"];
    return settings.get("kind").source === "default" && places.every((name) => settings.get(name).text === "");
}
function readLimits(settings) {
    return {
        maxAgeMs: (0,values/* readTimeLimit */.pX)(settings.get("max-age")),
        clockSkewMs: (0,values/* readDuration */.$7)(settings.get("clock-skew")),
        minSizeRatio: readRatio(settings),
        level: readLevel(settings),
        maxDrillAgeMs: (0,values/* readTimeLimit */.pX)(settings.get("max-drill-age")),
        taken: readTaken(settings),
    };
}
function readTaken(settings) {
    const id = settings.get("backup-id").text;
    const after = settings.get("taken-after");
    const began = ZONED.test(after.text) ? Date.parse(after.text) : Number.NaN;
    if (after.text !== "" && Number.isNaN(began))
        throw (0,values/* badValue */.tm)(after, "a time such as 2026-11-24T02:00:00Z");
    if (id !== "")
        return { by: "id", id };
    return after.text === "" ? undefined : { by: "time", began };
}
function readRatio(settings) {
    const setting = settings.get("min-size-ratio");
    const ratio = /^\d+(\.\d+)?$/.test(setting.text) ? Number(setting.text) : Number.NaN;
    if (!(ratio >= 0 && ratio <= 1))
        throw (0,values/* badValue */.tm)(setting, "a number from 0 to 1, such as 0.5");
    return ratio;
}
const LEVELS = [1, 2, 3, 4];
function readLevel(settings) {
    const setting = settings.get("level");
    const number = (0,values/* readInteger */.JI)(setting, { min: 1, max: 4 });
    const level = LEVELS.find((one) => one === number);
    if (level === undefined)
        throw (0,values/* badValue */.tm)(setting, "a level from 1 to 4");
    return level;
}

; 





const verifyBackup = {
    name: "verify-backup",
    read: readBackupInputs,
    run: verify,
};
async function verify(inputs, world) {
    return inputs.kind === "look" ? await look(inputs, world) : notVerified(inputs.why, world);
}
function notVerified(why, world) {
    const says = NOT_LOOKED[why];
    world.log.warning(`The backup was not verified: ${says}`);
    return { outputs: { ...NOTHING, result: "not-verified" }, report: renderNotVerified(says) };
}
async function look(inputs, world) {
    const shell = inputs.target === undefined ? world.shells.onRunner() : await world.shells.onHost(inputs.target);
    try {
        world.log.info(`Searching for the newest backup on ${shell.name} …`);
        const newest = await newestBackup(shell, inputs.source);
        const clocks = { runner: world.clock.now(), host: newest.clock };
        world.log.info(`The newest backup is ${newest.found.id}.`);
        const judged = await judgeNewest(newest, clocks, inputs, world);
        for (const { passed, says } of judged.findings)
            world.log.info(`${passed ? "✓" : "✗"} ${says}.`);
        for (const note of judged.notes)
            world.log.info(`  ${note}.`);
        return resultOf(newest, clocks, judged, shell);
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        return { outputs: NOTHING, report: renderNoBackup(error, shell.name), failure: error };
    }
    finally {
        await shell.close();
    }
}
const NOTHING = {
    result: "refused",
    "backup-id": "",
    "finished-at": "",
    "age-seconds": "",
    "size-bytes": "",
    "previous-size-bytes": "",
    level: "0",
};
async function judgeNewest(newest, clocks, inputs, world) {
    const { found, reading } = newest;
    const wanted = inputs.limits.level;
    const findings = (0,judge/* judge */.S4)(found, inputs.limits, clocks);
    const refused = (0,judge/* refusal */.x5)(found.id, findings);
    if (refused !== undefined)
        return { findings, notes: found.detail, level: newest.level, failure: refused };
    if (reading === undefined || (wanted < 3 && reading.level >= 3))
        return proven(newest.level, { findings, notes: found.detail }, newest, wanted);
    world.log.info(reading.level >= 3 ? "Reading it in full …" : "Reading a sample of it …");
    try {
        const notes = [...found.detail, ...(await reading.read())];
        return withDrill(reading.level, { findings, notes }, newest, { limits: inputs.limits, clocks });
    }
    catch (error) {
        if (!(error instanceof failure/* StageFailure */.B))
            throw error;
        const unread = { passed: false, says: error.what.replace(/\.$/, ""), todo: error.todo };
        return { findings: [...findings, unread], notes: found.detail, level: newest.level, failure: error };
    }
}
function withDrill(level, { findings, notes }, newest, { limits, clocks }) {
    if (newest.restored === undefined || level < 3)
        return proven(level, { findings, notes }, newest, limits.level);
    const drill = (0,judge/* drillFinding */.x9)(newest.restored, limits, clocks);
    if (drill.passed || limits.level === 4) {
        const seen = { findings: [...findings, drill], notes };
        return drill.passed
            ? proven(4, seen, newest, limits.level)
            : { ...seen, level, failure: (0,judge/* refusal */.x5)(newest.found.id, [drill]) };
    }
    return proven(level, { findings, notes: [...notes, drill.says] }, newest, limits.level);
}
function proven(level, seen, newest, wanted) {
    const finding = (0,judge/* levelFinding */.Ym)(level, wanted);
    return { ...seen, findings: [...seen.findings, finding], level, failure: (0,judge/* refusal */.x5)(newest.found.id, [finding]) };
}
function resultOf({ found }, clocks, judged, shell) {
    const { failure } = judged;
    const finishedAt = new Date(found.finishedAt).toISOString();
    const outputs = {
        result: failure === undefined ? "passed" : "refused",
        "backup-id": found.id,
        "finished-at": finishedAt,
        "age-seconds": String(Math.floor((0,judge/* ageOf */.hy)(found, clocks) / 1000)),
        "size-bytes": String(found.size),
        "previous-size-bytes": found.previousSize === undefined ? "" : String(found.previousSize),
        level: failure === undefined ? String(judged.level) : "0",
    };
    const facts = [
        ["Finished", `${finishedAt} (${(0,judge/* span */.Ln)((0,judge/* ageOf */.hy)(found, clocks))} ago)`],
        ["Size", (0,judge/* bytes */.ee)(found.size)],
        ["The one before", found.previousSize === undefined ? "" : (0,judge/* bytes */.ee)(found.previousSize)],
    ];
    const { findings, notes } = judged;
    const seen = { place: shell.name, id: found.id, facts };
    const report = renderBackup({ ...seen, passed: failure === undefined, findings, notes, todo: failure?.todo ?? "" });
    const details = {
        ...{ kind: "backup", ...seen, notes: [...notes] },
        findings: findings.map(({ passed, says }) => ({ passed, says })),
    };
    return failure === undefined ? { outputs, report, details } : { outputs, report, details, failure };
}

; 



void (0,run_stage/* runStage */.S)(verifyBackup, (0,host_world/* realHostWorld */.H)());


  }),

  32559:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ln: () => (/* binding */ span),
    S4: () => (/* binding */ judge),
    Ym: () => (/* binding */ levelFinding),
    ee: () => (/* binding */ bytes),
    hy: () => (/* binding */ ageOf),
    x5: () => (/* binding */ refusal),
    x9: () => (/* binding */ drillFinding)
  });
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);
  var _text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82550);


function ageOf(found, clocks) {
    return Math.max(0, (clocks.host ?? clocks.runner) - found.finishedAt);
}
function judge(found, limits, clocks) {
    return [
        ...(limits.taken === undefined ? [] : [takenFinding(found, limits.taken)]),
        ...clockFindings(limits, clocks),
        ageFinding(found, limits, clocks),
        ...sizeFindings(found, limits),
    ];
}
function takenFinding({ id, finishedAt }, taken) {
    const todo = "Check that `path`, the filters of restic or `command` find the backup that `take-command` makes, and that no other backup is newer.";
    if (taken.by === "id") {
        const isIt = id === taken.id;
        const says = isIt ? "It is the one that was taken" : `It is not ${taken.id}, which was taken`;
        return { passed: isIt, says, todo: isIt ? "" : todo };
    }
    const began = new Date(taken.began).toISOString();
    if (finishedAt >= taken.began)
        return { passed: true, says: `It was finished after a backup began to be taken, ${began}`, todo: "" };
    return {
        passed: false,
        says: `It is older than the one that was taken: it finished ${new Date(finishedAt).toISOString()}, and that one began ${began}`,
        todo: `${todo} Where its time comes from another machine, compare the clocks.`,
    };
}
function clockFindings({ clockSkewMs }, { runner, host }) {
    if (host === undefined || Math.abs(host - runner) <= clockSkewMs)
        return [];
    const ahead = host > runner ? "ahead of" : "behind";
    return [
        {
            passed: false,
            says: `The clock there is ${span(Math.abs(host - runner))} ${ahead} the runner's, the limit is ${span(clockSkewMs)}, so no age can be computed`,
            todo: "Set the clock of the host (`timedatectl`), or raise `clock-skew`.",
        },
    ];
}
function ageFinding(found, { maxAgeMs, clockSkewMs }, clocks) {
    const age = (clocks.host ?? clocks.runner) - found.finishedAt;
    const at = new Date(found.finishedAt).toISOString();
    if (age < -clockSkewMs) {
        return {
            passed: false,
            says: `It is from the future: finished ${at}, in ${span(-age)}`,
            todo: "Find out which clock is wrong, or who dated the backup; a date in the future proves nothing.",
        };
    }
    const old = age >= maxAgeMs;
    return {
        passed: !old,
        says: `It finished ${at}, ${span(Math.max(0, age))} ago; the limit is ${span(maxAgeMs)}`,
        todo: old ? "See why no newer backup was made, make one, and run this again; or raise `max-age`." : "",
    };
}
function sizeFindings({ size, previousSize }, { minSizeRatio }) {
    if (size === 0) {
        return [
            {
                passed: false,
                says: "It is empty",
                todo: "Read the log of the job that made it: a full disk, a failed dump in a pipe.",
            },
        ];
    }
    if (previousSize === undefined) {
        return [
            {
                passed: true,
                says: `It has ${bytes(size)}; there is no other one to compare it with`,
                todo: "",
            },
        ];
    }
    const small = size < previousSize * minSizeRatio;
    const share = previousSize === 0
        ? ""
        : `, ${Math.round((size / previousSize) * 100)} % of the one before (${bytes(previousSize)})`;
    return [
        {
            passed: !small,
            says: `It has ${bytes(size)}${share}; at least ${Math.round(minSizeRatio * 100)} % is required`,
            todo: small
                ? "Compare the two: is a table, a database or a folder missing? If it is meant to be smaller, lower `min-size-ratio` for this run."
                : "",
        },
    ];
}
function refusal(id, findings) {
    const refused = findings.filter(({ passed }) => !passed);
    if (refused.length === 0)
        return undefined;
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: (0,_text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonList */ .n)(refused.map(({ says }) => `${says}.`), `The newest backup, ${id}, is refused:`),
        means: "After a release that damages data there may be no backup to restore. Nothing was changed.",
        todo: (0,_text_reason_list_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonList */ .n)(refused.map(({ todo }) => todo)),
    });
}
function drillFinding(restored, { maxDrillAgeMs, clockSkewMs }, clocks) {
    if (restored.kind === "failed")
        return { passed: false, says: restored.says, todo: DRILL };
    const age = (clocks.host ?? clocks.runner) - restored.at;
    if (age < -clockSkewMs)
        return { passed: false, says: `${restored.says}, which is in the future`, todo: DRILL };
    const says = `${restored.says}, ${span(Math.max(0, age))} ago; the limit is ${span(maxDrillAgeMs)}`;
    return age < maxDrillAgeMs ? { passed: true, says, todo: "" } : { passed: false, says, todo: DRILL };
}
const DRILL = "Start restore-drill.yml and see what it reports; and see whether its schedule is still active. Or set `level` to 3.";
function levelFinding(level, wanted) {
    return {
        passed: level >= wanted,
        says: `It is proven to level ${level} (${LEVELS[level]}); level ${wanted} (${LEVELS[wanted]}) is required`,
        todo: level >= wanted ? "" : "Let the command read or restore the backup and say so, or lower `level`.",
    };
}
const LEVELS = {
    1: "fresh and not empty",
    2: "of the usual size too",
    3: "read in full",
    4: "restored and queried",
};
function span(milliseconds) {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes < 2)
        return `${Math.floor(milliseconds / 1000)} s`;
    if (minutes < 120)
        return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    return hours < 72 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
function bytes(count) {
    if (count < 1024)
        return `${count} B`;
    const units = ["KiB", "MiB", "GiB", "TiB", "PiB"];
    let value = count / 1024;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${value.toFixed(1)} ${units[unit]}`;
}


  }),

  38321:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Es: () => (/* binding */ measureVolumes),
    O5: () => (/* binding */ requireNoVolumes),
    Py: () => (/* binding */ volumesKey),
    jC: () => (/* binding */ saveVolumes),
    mq: () => (/* binding */ readVolumes)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);
  var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81772);



const volumesKey = {
    name: "volumes",
    description: "For postgres: named volumes and absolute paths of folders on the host whose files belong to the data, separated by commas or lines. Each is a tar archive in the backup.",
    file: "backup.volumes",
};
const SOURCE = /^([A-Za-z0-9][A-Za-z0-9_.-]*|\/[^\0\n\r:,]*[^\0\n\r:,/])$/;
function readVolumes(settings) {
    const setting = settings.get("volumes");
    const sources = (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(setting.text);
    if (sources.some((source) => !SOURCE.test(source)) || new Set(sources).size < sources.length)
        throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(setting, "a list of names of volumes and of absolute paths, without colons");
    return sources;
}
function saveVolumes(sources) {
    if (sources.length === 0)
        return "";
    return `save_volume() {
	printf 'Saving %s.\\n' "$1"
	in_volume "$1" tar -C /source -cf - . >"$out/$2" || stop "tar of $1 failed: a file may have changed meanwhile."
	tar -tf "$out/$2" >/dev/null || stop "The archive of $1 cannot be read back in full."
	printf 'volume %s %s %s %s\\n' "$2" "$(fingerprint "$out/$2")" "$(tar -tf "$out/$2" | wc -l | tr -d ' ')" "$1" >>"$out/evidence"
}
${sources.map((source, at) => `save_volume ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r)(source)} volume-${at + 1}.tar\n`).join("")}`;
}
function measureVolumes(sources) {
    if (sources.length === 0)
        return "";
    return `# volume, program and its arguments. A volume that does not exist would be created by the engine.
in_volume() {
	case $1 in
	/*) [ -d "$1" ] || stop "There is no folder $1." ;;
	*) docker volume inspect "$1" >/dev/null 2>&1 || stop "There is no volume $1." ;;
	esac
	volume=$1 program=$2
	shift 2
	docker run --rm --pull never --network none --user 0:0 --volume "$volume:/source:ro" --entrypoint "$program" "$image" "$@" </dev/null
}
image=$(docker inspect --format '{{.Image}}' "$container")
for volume_of in ${sources.map(_text_shell_word_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r).join(" ")}; do
	size=$(in_volume "$volume_of" du -sk /source)
	total=$((total + \${size%%[!0-9]*} * 1024))
done
`;
}
function requireNoVolumes({ volumes }, path, accepted) {
    if (volumes.length === 0 || accepted)
        return;
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what: `The backup ${path} has volumes: ${volumes.map(({ source }) => source).join(", ")}.`,
        means: "Only databases can be restored so far, and the files would then be of another time than the rows that name them. Nothing was changed.",
        todo: "If the current files fit the databases of the backup, restore these alone: dispatch rollback.yml with `scenario: restore-databases` (in a workflow of your own: `databases-only: true` of restore-backup). For the files as well, see docs/restore.md, Files of volumes.",
    });
}


  }),

  81343:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    NJ: () => (/* binding */ BACKUP_KINDS),
    Nu: () => (/* binding */ readRepository),
    XK: () => (/* binding */ resticKeys),
    _V: () => (/* binding */ kindKey),
    eE: () => (/* binding */ readWhere),
    pP: () => (/* binding */ whereKey)
  });
  var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32314);


const whereKey = {
    name: "where",
    description: "Where the backup is verified: host (over SSH) or runner.",
    default: "host",
    file: "backup.where",
};
const BACKUP_KINDS = "files, postgres, restic or command";
const kindKey = {
    name: "kind",
    description: "How backups are kept: files, postgres (dumps that take-backup writes), restic, or command (any other program that can print evidence).",
    default: "files",
    file: "backup.kind",
};
const resticKeys = [
    {
        name: "restic-repository",
        description: "For restic: the repository. It can be set in the environment of the machine instead.",
        file: "backup.restic.repository",
    },
    { name: "restic-password", description: "For restic: the password of the repository.", secret: true },
    {
        name: "restic-password-file",
        description: "For restic: a file on the machine that contains the password.",
        file: "backup.restic.password-file",
    },
    {
        name: "restic-host",
        description: "For restic: only snapshots of this machine count.",
        file: "backup.restic.host",
    },
    {
        name: "restic-tags",
        description: "For restic: only snapshots with all of these tags count.",
        file: "backup.restic.tags",
    },
    {
        name: "restic-paths",
        description: "For restic: only snapshots with all of these paths count.",
        file: "backup.restic.paths",
    },
];
function readWhere(settings) {
    const setting = settings.get("where");
    if (setting.text === "host" || setting.text === "runner")
        return setting.text;
    throw (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .badValue */ .tm)(setting, "host or runner");
}
function readRepository(settings, env, log) {
    const repository = settings.get("restic-repository").text;
    const password = settings.get("restic-password").text;
    const passwordFile = settings.get("restic-password-file").text;
    if (password !== "")
        log.mask(password);
    const inAddress = /:\/\/[^/@:]*:([^/@]+)@/.exec(repository)?.[1];
    if (inAddress !== undefined)
        log.mask(inAddress);
    if (password !== "" && passwordFile !== "")
        throw twoPasswords();
    return {
        host: settings.get("restic-host").text,
        tags: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(settings.get("restic-tags").text),
        paths: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(settings.get("restic-paths").text),
        env: { ...env, ...resticEnvironment({ repository, password, passwordFile }) },
    };
}
function resticEnvironment({ repository, password, passwordFile }) {
    const hasPassword = password !== "" || passwordFile !== "";
    return {
        ...(repository === "" ? {} : { RESTIC_REPOSITORY: repository, RESTIC_REPOSITORY_FILE: "" }),
        ...(hasPassword
            ? { RESTIC_PASSWORD: password, RESTIC_PASSWORD_FILE: passwordFile, RESTIC_PASSWORD_COMMAND: "" }
            : {}),
    };
}
function twoPasswords() {
    return new _failure_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .StageFailure */ .B({
        what: "Both `restic-password` and `restic-password-file` are given.",
        means: "Sluice does not guess which one counts. Nothing was read.",
        todo: "Give one of them.",
    });
}


  }),

  73231:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  uW: () => (/* binding */ filters),
  wP: () => (/* binding */ isWhole),
  Cb: () => (/* binding */ listSnapshots),
  pZ: () => (/* binding */ newestSnapshot)
});

var failure = __webpack_require__(32314);
var shell_word = __webpack_require__(81772);
var ask = __webpack_require__(91513);
var dist = __webpack_require__(77934);
; 

const snapshotSchema = dist/* object */.Ikc({
    id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{8,64}$/)),
    time: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    hostname: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    paths: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    tags: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())), []),
    summary: dist/* optional */.lqM(dist/* object */.Ikc({
        backup_start: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
        backup_end: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
        total_bytes_processed: dist/* number */.aig(),
    })),
});
const lockSchema = dist/* object */.Ikc({
    time: dist/* string */.YjP(),
    exclusive: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    hostname: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    pid: dist/* optional */.lqM(dist/* number */.aig()),
});
function readSnapshots(text) {
    const list = dist/* safeParse */.xLC(dist/* nullable */.mee(dist/* array */.YOg(snapshotSchema)), parseJson(text));
    if (!list.success)
        return undefined;
    return (list.output ?? [])
        .map(({ id, time, hostname, paths, summary }) => ({
        id,
        began: Date.parse(time),
        ended: summary === undefined ? undefined : Date.parse(summary.backup_end),
        dated: summary !== undefined && Date.parse(summary.backup_start) !== Date.parse(time),
        size: summary?.total_bytes_processed,
        row: `${[...paths].sort().join(", ")} of ${hostname || "a machine without a name"}`,
    }))
        .sort((left, right) => right.began - left.began);
}
function readTotalSize(text) {
    const stats = dist/* safeParse */.xLC(dist/* object */.Ikc({ total_size: dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0)) }), parseJson(text));
    return stats.success ? stats.output.total_size : undefined;
}
function readLocks(text) {
    if (text.trim() === "")
        return [];
    const list = dist/* safeParse */.xLC(dist/* array */.YOg(lockSchema), parseJson(`[${text.trim().replace(/\}\s*\{/g, "},{")}]`));
    if (!list.success)
        return undefined;
    return list.output.map(({ time, exclusive, hostname, pid }) => ({
        since: time,
        exclusive,
        holder: `${hostname || "an unknown machine"}${pid === undefined ? "" : `, process ${pid}`}`,
    }));
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

; 


const CODES = {
    3: "partial",
    10: "no-repository",
    11: "locked",
    12: "password",
    130: "interrupted",
};
const WORDS = [
    { pattern: /wrong password or no key found|empty password/i, trouble: "password" },
    { pattern: /unable to open config file|Is there a repository at/i, trouble: "no-repository" },
    { pattern: /already locked|unable to create lock/i, trouble: "locked" },
];
const EXPLAINED = {
    error: {
        is: "failed",
        means: "The repository could not be read, or it is damaged: a restore would fail where the damage is.",
        todo: "Run `restic check --read-data` by hand. When packs are damaged, follow restic's own guide to troubleshooting (`restic repair packs`), make a new backup, and find out what damaged this one.",
    },
    partial: {
        is: "says that some of the data could not be read",
        means: "A backup that lacks files may lack the ones that matter.",
        todo: "Look at the log of the backup job: name the files it could not read, give it permission or exclude them, and make a new backup.",
    },
    "no-repository": {
        is: "says that there is no repository",
        means: "There is no backup where the configuration expects it.",
        todo: "Correct `restic-repository`; see whether its disk is mounted, and whether this user may read it.",
    },
    locked: {
        is: "says that the repository is locked",
        means: "Another process uses it, or ended without removing its lock: then the next backup will fail as well.",
        todo: "Wait for the backup or prune that runs; when none does, remove the stale lock with `restic unlock`.",
    },
    password: {
        is: "says that the password is wrong",
        means: "A backup that cannot be opened cannot be restored.",
        todo: "Set the secret `restic-password` (or `restic-password-file`) to the repository's password; `restic key list` shows whose keys it has.",
    },
    interrupted: {
        is: "was interrupted",
        means: "Whether the backup is whole is not known.",
        todo: "Run this again.",
    },
};
function requireRestic(ended, doing, place) {
    if (ended.code === 0)
        return;
    throw new failure/* StageFailure */.B(explain(ended, doing, place));
}
function explain(ended, doing, place) {
    const { is, means, todo } = EXPLAINED[troubleOf(ended)];
    const said = (0,ask/* lastWords */.aN)(plainWords(ended.stderr), 3);
    return {
        what: `On ${place.name}, restic ${is} while ${doing} (exit code ${ended.code})${said === "" ? "" : `: ${said}`}.`,
        means: `${means} Nothing was changed.`,
        todo,
    };
}
function troubleOf({ code, stderr }) {
    return CODES[code] ?? WORDS.find(({ pattern }) => pattern.test(stderr))?.trouble ?? "error";
}
function plainWords(stderr) {
    return stderr.replace(/^\{"message_type":"exit_error".*"message":("(?:[^"\\]|\\.)*")\}$/gm, (line, message) => {
        try {
            return String(JSON.parse(message));
        }
        catch {
            return line;
        }
    });
}

; 





const LONGEST_LOOK_MS = 10 * 60_000;
const ANSWER_LIMIT = 16 * 1024 * 1024;
const LOOK = "restic --no-lock --no-cache";
async function listSnapshots(place, source) {
    const listed = await run(place, source, "listing the snapshots", `${LOOK} snapshots --json${filters(source)}`);
    const snapshots = readSnapshots(listed.stdout);
    if (snapshots === undefined)
        throw notUnderstood(place, "list of snapshots");
    return snapshots;
}
async function newestSnapshot(place, source) {
    const snapshots = await listSnapshots(place, source);
    const [newest] = snapshots;
    if (newest === undefined)
        throw noSnapshot(place, source);
    const others = [...new Set(snapshots.map(({ row }) => row))].filter((row) => row !== newest.row);
    if (others.length > 0 && !isFiltered(source))
        throw manyRows(newest.row, others);
    const previous = snapshots.find(({ id, row }) => id !== newest.id && row === newest.row);
    return {
        found: {
            id: newest.id,
            finishedAt: timeOf(newest),
            size: await sizeOf(place, source, newest),
            previousSize: previous === undefined ? undefined : await sizeOf(place, source, previous),
            detail: [...timeDetail(newest), ...others.map((row) => `Not verified, although the filters match it: ${row}`)],
        },
        clock: undefined,
        level: 2,
        reading: { level: isWhole(source.subset) ? 3 : 2, read: () => check(place, source) },
    };
}
function isWhole(subset) {
    return /^100(\.0+)?%$/.test(subset) || subset === "1/1";
}
function filters({ host, tags, paths }) {
    const tag = tags.length === 0 ? [] : ["--tag", tags.join(",")];
    const words = [...(host === "" ? [] : ["--host", host]), ...tag, ...paths.flatMap((path) => ["--path", path])];
    return words.map((word) => ` ${(0,shell_word/* shellWord */.r)(word)}`).join("");
}
function isFiltered({ host, tags, paths }) {
    return host !== "" || tags.length > 0 || paths.length > 0;
}
function timeOf({ began, ended, dated }) {
    return dated ? began : (ended ?? began);
}
function timeDetail({ ended, dated }) {
    if (dated)
        return ["It was made with a date of its own (`--time`), and that counts as its time"];
    if (ended !== undefined)
        return [];
    return ["This version of restic records only when a backup began, so that counts as its time"];
}
async function sizeOf(place, source, snapshot) {
    if (snapshot.size !== undefined)
        return snapshot.size;
    const script = `${LOOK} stats --json --mode restore-size ${(0,shell_word/* shellWord */.r)(snapshot.id)}`;
    const size = readTotalSize((await run(place, source, "measuring a snapshot", script)).stdout);
    if (size === undefined)
        throw notUnderstood(place, "size of a snapshot");
    return size;
}
async function requireUnlocked(place, source) {
    const script = `set -e
ids=$(${LOOK} --quiet list locks)
for id in $ids; do ${LOOK} cat lock "$id"; done
`;
    const locks = readLocks((await run(place, source, "reading the locks", script)).stdout);
    if (locks === undefined)
        throw notUnderstood(place, "list of locks");
    const exclusive = locks.find((lock) => lock.exclusive);
    if (exclusive === undefined) {
        return locks.map(({ holder, since }) => `The repository is in use by ${holder} since ${since}`);
    }
    throw new failure/* StageFailure */.B({
        what: `The restic repository is locked exclusively by ${exclusive.holder} since ${exclusive.since}.`,
        means: "A prune or a check uses it, or ended without removing its lock: then the next backup will fail. What is read meanwhile proves nothing. Nothing was changed.",
        todo: "Wait until it is done; when that process is gone, remove the stale lock with `restic unlock`.",
    });
}
async function check(place, source) {
    const busy = await requireUnlocked(place, source);
    const script = `restic --no-lock check ${(0,shell_word/* shellWord */.r)(`--read-data-subset=${source.subset}`)}`;
    await run(place, source, "reading the repository", script, source.readTimeoutMs);
    return [`restic checked the repository's structure and read ${source.subset} of its data`, ...busy];
}
async function run(place, source, doing, script, timeoutMs = Math.min(LONGEST_LOOK_MS, source.readTimeoutMs ?? LONGEST_LOOK_MS)) {
    const ended = await (0,ask/* ask */.kA)(place, `restic, ${doing},`, {
        script,
        env: { LC_ALL: "C", ...source.env },
        timeoutMs,
        outputLimit: ANSWER_LIMIT,
    });
    (0,ask/* requireProgram */.qi)(ended, place, "restic", "Install restic there, or set `where` to the machine that has it.");
    requireRestic(ended, doing, place);
    return ended;
}
function notUnderstood(place, what) {
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, restic's ${what} cannot be understood.`,
        means: "Whether there is a backup is not known. Nothing was changed.",
        todo: "Run `restic snapshots --json` there by hand; restic 0.14 and later are known to work.",
    });
}
function noSnapshot(place, source) {
    const wanted = filters(source).trim();
    return new failure/* StageFailure */.B({
        what: `On ${place.name}, the restic repository has no snapshot${wanted === "" ? "" : ` for ${wanted}`}.`,
        means: "There is no backup that could be restored. Nothing was changed.",
        todo: "Make a backup; or correct the filters `restic-host`, `restic-tags`, `restic-paths`.",
    });
}
function manyRows(newest, others) {
    const all = [newest, ...others].slice(0, 10).map((row) => `- ${row}`);
    return new failure/* StageFailure */.B({
        what: `The restic repository holds backups of different things:\n${all.join("\n")}`,
        means: "A fresh backup of one would hide that another is old, so Sluice does not choose. Nothing was changed.",
        todo: "Say which one with `restic-host`, `restic-tags` or `restic-paths`; use one step for each that matters.",
    });
}


  }),

  6174:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (/* binding */ scriptEnvKey),
    q: () => (/* binding */ readSecretPairs)
  });
  var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25620);

const PLAIN = /^(.{0,3}|[A-Za-z]{1,8}|production|development|\d{1,5}|v?\d+\.\d+(\.\d+)?(-[\w.]+)?)$/;
const scriptEnvKey = {
    name: "script-env",
    description: "Environment of the repository’s scripts on the runner, as lines NAME=value. The values are masked.",
    secret: true,
};
function readSecretPairs(setting, log) {
    const pairs = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readPairs */ .SX)(setting, "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
    const plain = [];
    for (const [name, value] of Object.entries(pairs)) {
        if (!PLAIN.test(value))
            log.mask(value);
        else if (value !== "")
            plain.push(name);
    }
    if (plain.length > 0)
        log.info(`Not masked, because the value is a short word, a number or a version: ${plain.join(", ")}.`);
    return pairs;
}


  }),

  82550:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (/* binding */ reasonList)
  });
function reasonList(reasons, head = "") {
    const [first = "", ...more] = new Set(reasons);
    return more.length === 0 ? `${head} ${first}`.trim() : [head, first, ...more].join("\n- ");
}


  })

};
;