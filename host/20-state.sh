# State: where this program remembers, outside every checkout.
#
#   <state>/<project>/lock       held by flock around a whole change
#                     owner      who holds it, one JSON line
#                     freeze     why nothing may be deployed
#                     hold       a way back failed: a person must look
#                     pending    the change that is switching, or was when it was interrupted
#                     current    the id of the release that runs
#                     containers container id, service, fingerprint of the mounted configuration it was made with
#                     history    one JSON line a change
#                     changes/<id>/{plan,journal,log,exit,part}
#                     releases/<id>/{compose.yml,record,images,services,hashes,mounts,fingerprints,files/}

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

open_project() {
  require_name project "$1"
  project=$1
  home=$(state_root)/$project
  mkdir -p "$home/changes" "$home/releases" || usage "cannot write to $home"
  chmod 0700 "$(state_root)" "$home"
}

open_change() {
  require_name change "$1"
  change=$1
  change_dir=$home/changes/$change
}

release_dir() { printf '%s/releases/%s' "$home" "$1"; }

# One field of a record: `key value` lines.
field() { sed -n "s/^$2 //p" "$1" 2>/dev/null | head -n 1; }

usage() {
  printf 'sluice-host: %s\n' "$1" >&2
  exit 64
}
