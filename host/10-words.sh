# Words: how this program writes text, JSON lines and times.

TAB=$(printf '\t')
LINE='
'

# One string as JSON. Control characters become blanks.
json() {
  case $1 in
    *[\\\"[:cntrl:]]*) printf '"%s"' "$(printf '%s' "$1" | tr '\000-\037\177' ' ' | sed 's/[\\"]/\\&/g')" ;;
    *) printf '"%s"' "$1" ;;
  esac
}

# Pairs → one JSON object. A key that ends in `:` takes its value as JSON already.
object() {
  printf '{"v":1'
  while [ $# -gt 1 ]; do
    case $1 in
      *:) printf ',"%s":%s' "${1%:}" "$2" ;;
      *) printf ',"%s":' "$1"; json "$2" ;;
    esac
    shift 2
  done
  printf '}\n'
}

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# Seconds since boot, into `uptime_now`, and hundredths of them, into `uptime_hundredths`: they only grow, also when the clock is set.
tell_time() {
  read -r uptime_now uptime_rest </proc/uptime
  : "$uptime_rest"
  uptime_hundredths=${uptime_now%.*}${uptime_now#*.}
  uptime_now=${uptime_now%%.*}
}

uptime_seconds() { tell_time && printf '%s' "$uptime_now"; }

digest_of_input() { sha256sum | cut -d' ' -f1; }

# At most $1 bytes of a line. The mark tells the redaction of secrets that a part of one may stand before it.
truncate_line() { LC_ALL=C awk -v most="$1" '{ print (length($0) > most) ? substr($0, 1, most) "…" : $0 }'; }

# A file's first line; nothing when there is no such file.
line_of() {
  [ -f "$1" ] || return 0
  IFS= read -r line_text <"$1" || [ -n "$line_text" ] || return 0
  printf '%s\n' "$line_text"
}

# Replaces a file in one step, so that a reader, or a power cut, sees the old text or the new one. In a folder where others may
# write, a link by the new file's name must not be followed: so the file is made, and never opened.
write_file() {
  [ ! -e "$1.new.$$" ] && [ ! -L "$1.new.$$" ] || rm -f "$1.new.$$"
  (set -C; exec cat >"$1.new.$$") && sync "$1.new.$$" 2>/dev/null && mv -f "$1.new.$$" "$1" && return 0
  rm -f "$1.new.$$"
  return 1
}

# Lines of the standard input that a file has, or does not have. The grep of busybox takes an empty file of patterns for one
# that every line matches.
lines_in() { awk 'FILENAME == ARGV[1] { has[$0] = 1; next } $0 in has' "$1" -; }
lines_not_in() { awk 'FILENAME == ARGV[1] { has[$0] = 1; next } !($0 in has)' "$1" -; }

# Pauses; some sleeps know no fractions.
pause() { sleep "$1" 2>/dev/null || sleep 1; }

# A JSON string without its quotes → the text that it stands for. What Go writes; no other escapes are known.
from_json() {
  awk '{
    out = ""
    while ((at = index($0, "\\")) > 0) {
      out = out substr($0, 1, at - 1); escape = substr($0, at + 1, 1); rest = 2
      if (escape == "n") out = out "\n"
      else if (escape == "t") out = out "\t"
      else if (escape == "r") out = out "\r"
      else if (escape == "b") out = out "\b"
      else if (escape == "f") out = out "\f"
      else if (escape == "u") { out = out character(substr($0, at + 2, 4)); rest = 6 }
      else out = out escape
      $0 = substr($0, at + rest)
    }
    printf "%s", out $0
  }
  function character(hex, i, code) {
    hex = tolower(hex)
    for (i = 1; i <= 4; i++) code = code * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
    return code == 8232 ? "\342\200\250" : code == 8233 ? "\342\200\251" : sprintf("%c", code)
  }'
}

# Lines → the same as JSON strings, for awk programs that write many facts.
JSON_IN_AWK='function json(text) { gsub(/[\001-\037\177]/, " ", text); gsub(/[\\"]/, "\\\\&", text); return "\"" text "\"" }'
