import { shellWord } from "../../text/shell-word.ts";
import { HEAD_BYTES } from "./file-format.ts";

/** Checksums are not backups, and neither are files that are still being written. */
const CHECKSUMS = "*.sha256|*.sha256sum|*.md5|*.sha1|*.sha512";
const UNFINISHED = "*.part|*.partial|*.tmp|*.temp|*.incomplete";

/**
 * Prints what is there, one fact a line: `now`, `matches`, `kinds` (by ending and packing), `dump-folder`, `newest`, `previous`,
 * `head`, `sum`, or one `trouble`. A folder that pg_dump -Fd wrote (it has a toc.dat) is one backup.
 * Needs POSIX sh with `-nt` and `-ef` (dash, bash, busybox) and stat, od, head, date, find, awk.
 */
export function findScript(path: string): string {
  return `set -u
p=${shellWord(path)}
d=${shellWord(folderOf(path))}
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

/** The folder that a glob begins in: everything before the first part with a wildcard. */
export function folderOf(path: string): string {
  const parts = path.split("/");
  const wild = parts.findIndex((part) => /[*?[]/.test(part));
  const folder = parts.slice(0, wild < 0 ? -1 : wild).join("/");
  return folder === "" ? (path.startsWith("/") ? "/" : ".") : folder;
}
