# State: where this program remembers, outside every checkout.
#
#   <state>/<project>/lock       held by flock around a whole change
#                     owner      who holds it, one JSON line
#                     freeze     why nothing may be deployed
#                     hold       a rollback failed: a person must inspect the host
#                     pending    the change that is switching, or was when it was interrupted
#                     current    the id of the release that runs
#                     program    the name of the version of this program that deployed it last, which limited keys may run
#                     containers container id, service, fingerprints of the configuration and of the single files it was made with
#                     history    one JSON line a change
#                     changes/<id>/{plan,journal,log,exit,part}
#                     releases/<id>/{compose.yml,variables,record,images,services,hashes,fingerprints,observed,plain/,…}

state_root() {
  if [ -n "${SLUICE_STATE_DIR:-}" ]; then printf '%s' "$SLUICE_STATE_DIR"
  elif [ "$(id -u)" = 0 ]; then printf /var/lib/sluice
  else printf '%s' "${XDG_STATE_HOME:-$HOME/.local/state}/sluice"
  fi
}

# A name that is safe as a folder and as an argument.
require_name() {
  case $2 in
    '' | .* | -* | *[!A-Za-z0-9._-]*) usage "$1 must be letters, digits, dots, dashes and underscores; got '$2'" ;;
  esac
}

# A number that is safe in arithmetic, where bash would run a command that stands in an index.
require_number() {
  case $2 in '' | *[!0-9]* | ????????????????*) usage "$1 must be a number; got '$2'" ;; esac
}

require_services() { case $2 in '' | *[!A-Za-z0-9._,-]*) usage "$1 must be names of services with commas between, -all or -none; got '$2'" ;; esac; }

require_path() { case $2 in /*) require_line "$1" "$2" ;; *) usage "$1 must be an absolute path; got '$2'" ;; esac; }

require_line() { case $2 in *[[:cntrl:]]*) usage "$1 must be one line without control characters" ;; esac; }

# A limited key (`SLUICE_KEY`, set by host/keys/only) can only access what a deploy has recorded.
require_recorded() {
  [ -n "${SLUICE_KEY:-}" ] || return 0
  recorded_directory=$(field "$(release_dir "$(line_of "$home/current")")/record" directory)
  [ -n "$recorded_directory" ] && [ "${1:-$recorded_directory}" = "$recorded_directory" ] ||
    { refuse other-directory "This key can only access the clone that is recorded, ${recorded_directory:-and none is}; requested was $1."; return 1; }
}

open_project() {
  require_name project "$1"
  project=$1
  state=$(state_root)
  home=$state/$project
  [ -z "${SLUICE_KEY:-}" ] || [ -s "$home/current" ] || usage "this key (only $SLUICE_KEY) can only access what a deploy has recorded, and no release of '$project' is recorded"
  mkdir -p "$home/changes" "$home/releases" || usage "cannot write to $home"
  chmod 0700 "$state" "$home"
  # A folder that this user must not enter would stop `find`. A program or a state with a relative path stays where it is.
  case $0:$home in /*:/*) cd "$home" || usage "cannot enter $home" ;; esac
  # A worker that was killed right after its change was done has left its mark.
  [ ! -e "$home/pending" ] || ! grep -qs '"outcome":"done"' "$home/changes/$(line_of "$home/pending")/exit" || rm -f "$home/pending" "$home/hold"
}

open_change() {
  require_name change "$1"
  change=$1
  change_dir=$home/changes/$change
}

release_dir() { printf '%s/releases/%s' "$home" "$1"; }

# One field of a record: `key value` lines.
field() {
  [ -f "$1" ] || return 0
  while read -r field_key field_value; do
    [ "$field_key" != "$2" ] || { printf '%s\n' "$field_value"; return 0; }
  done <"$1"
}

refuse() { object kind refused code "$1" text "$2"; }

usage() {
  printf 'sluice-host: %s\n' "$1" >&2
  exit 64
}
