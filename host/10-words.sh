# Words: how this program writes text, JSON lines and times.

TAB=$(printf '\t')

# One string as JSON. Control characters become blanks.
json() {
  case $1 in
    *[!A-Za-z0-9\ ._:/@+=,-]*)
      printf '"%s"' "$(printf '%s' "$1" | tr '\000-\037\177' ' ' | sed 's/[\\"]/\\&/g')" ;;
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

# Seconds since boot: they only ever grow, whatever the clock does.
uptime_seconds() {
  read -r uptime_now uptime_rest </proc/uptime
  : "$uptime_rest"
  printf '%s' "${uptime_now%%.*}"
}

digest_of_input() { sha256sum | cut -d' ' -f1; }

# A file's text on one line; nothing when there is no such file.
line_of() { [ ! -f "$1" ] || head -n 1 "$1"; }

# Replaces a file in one step, so that a reader, or a power cut, sees the old text or the new one.
write_file() {
  cat >"$1.new.$$" && sync "$1.new.$$" 2>/dev/null && mv -f "$1.new.$$" "$1" && return 0
  rm -f "$1.new.$$"
  return 1
}

# Pauses; some sleeps know no fractions.
pause() { sleep "$1" 2>/dev/null || sleep 1; }
