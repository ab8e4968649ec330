import { shellWord } from "../stage/shell-word.ts";
import { HEAD_BYTES } from "./file-format.ts";

/** Checksums are no backups, and what is still being written is none yet. */
const CHECKSUMS = "*.sha256|*.sha256sum|*.md5|*.sha1|*.sha512";
const UNFINISHED = "*.part|*.partial|*.tmp|*.temp|*.incomplete";

/**
 * Prints what is there, one fact a line: `now`, `matches`, `kinds` (by ending, packing aside), `folder`, `newest`, `previous`, `head`, `sum`, or one `trouble`.
 * Needs POSIX sh with `-nt` and `-ef` (dash, bash, busybox) and stat, od, head, date.
 */
export function findScript(path: string): string {
  return `set -u
p=${shellWord(path)}
d=${shellWord(folderOf(path))}
trouble() { printf 'trouble %s %s\\n' "$1" "$2"; exit 0; }
printf 'now %s\\n' "$(date +%s)"
for program in stat od head; do command -v "$program" >/dev/null || { echo "$program: not found" >&2; exit 127; }; done
if [ -d "$p" ]; then d=$p; fi
if [ -e "$d" ] || [ -L "$d" ]; then :; else trouble no-folder "$d"; fi
if [ -d "$d" ]; then
	if [ -r "$d" ] && [ -x "$d" ]; then :; else trouble closed-folder "$d"; fi
fi
IFS=''
if [ -d "$p" ]; then set -- "$p"/*; elif [ -e "$p" ]; then set -- "$p"; else set -- $p; fi
newest= previous= kinds= matches=0 folders=0 unfinished=0
for f in "$@"; do
	[ -e "$f" ] || continue
	if [ -d "$f" ]; then folders=$((folders + 1)); continue; fi
	[ -f "$f" ] || continue
	case $f in
	*'
'*) trouble odd-name "\${f%%
*}" ;;
	${CHECKSUMS}) continue ;;
	${UNFINISHED}) unfinished=$((unfinished + 1)); continue ;;
	esac
	matches=$((matches + 1))
	n=\${f##*/}
	case $n in
	*.gz|*.zst|*.zstd|*.xz|*.bz2) n=\${n%.*} ;;
	*.tgz|*.tzst|*.txz|*.tbz|*.tbz2) n=\${n%.*}.tar ;;
	esac
	k=\${n##*.}
	# Part of a date, or no ending at all.
	case $n in *.*) ;; *) k= ;; esac
	case $k in ''|*[!A-Za-z]*) k=other ;; esac
	case " $kinds " in *" $k "*) ;; *) kinds="$kinds $k" ;; esac
	if [ -z "$newest" ]; then newest=$f
	elif [ "$f" -ef "$newest" ]; then [ -L "$f" ] || newest=$f
	elif [ ! "$newest" -nt "$f" ]; then previous=$newest newest=$f
	elif [ -z "$previous" ]; then previous=$f
	elif [ ! "$previous" -nt "$f" ]; then previous=$f
	fi
done
printf 'matches %s %s %s\\n' "$matches" "$folders" "$unfinished"
[ -n "$newest" ] || exit 0
printf 'kinds%s\\n' "$kinds"
[ -d "$p" ] && echo folder
printf 'newest %s %s\\n' "$(stat -L -c '%s %Y' -- "$newest")" "$newest"
[ -z "$previous" ] || printf 'previous %s %s\\n' "$(stat -L -c '%s %Y' -- "$previous")" "$previous"
[ -r "$newest" ] || trouble closed-file "$newest"
printf 'head %s\\n' "$(head -c ${HEAD_BYTES} -- "$newest" | od -An -v -tx1 | tr -d ' \\n')"
if [ -e "$newest.sha256" ]; then
	[ -r "$newest.sha256" ] || trouble closed-file "$newest.sha256"
	printf 'sum %s\\n' "$(head -c 16384 -- "$newest.sha256" | od -An -v -tx1 | tr -d ' \\n')"
fi
`;
}

/** The folder that a glob begins in: everything before the first part with a wildcard. */
export function folderOf(path: string): string {
  const parts = path.split("/");
  const wild = parts.findIndex((part) => /[*?[]/.test(part));
  const folder = parts.slice(0, wild < 0 ? -1 : wild).join("/");
  return folder === "" ? (path.startsWith("/") ? "/" : ".") : folder;
}
