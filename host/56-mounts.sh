# Mounts: the configuration that containers see through bind mounts.
#
# Mounted configuration is what Git tracks, or what is mounted read-only, inside the checkout; and single files that are
# mounted read-only from elsewhere. What a container may write and Git does not track is data: never touched.

MOUNT_LIMIT_KIB=65536

# Where the release's files are looked at: $1 is the checkout's top, or a copy of it.
place_of() {
  case $2 in
    "$top") printf '%s' "$1" ;;
    "$top"/*) printf '%s%s' "$1" "${2#"$top"}" ;;
    *) printf '%s' "$2" ;;
  esac
}

is_inside() { case $1 in "$top" | "$top"/*) return 0 ;; *) return 1 ;; esac; }

# Files that Git tracks at the release's commit under an absolute path of the checkout, relative to the checkout's top.
tracked_under() {
  tracked_path=${1#"$top"} tracked_path=${tracked_path#/}
  bounded git -C "$top" -c core.quotePath=false ls-tree -r --full-tree --name-only "$2" -- ${tracked_path:+"$tracked_path"}
}

digest_of_list() (
  cd "$1" || exit 1
  while IFS= read -r file; do
    if [ -f "$file" ]; then printf '%s %s\n' "$file" "$(sha256sum <"$file")"; else printf '%s absent\n' "$file"; fi
  done | digest_of_input
)

digest_of_folder() (
  cd "$1" || exit 1
  [ "$(du -skL . | cut -f1)" -le "$MOUNT_LIMIT_KIB" ] || { printf 'too-large'; exit 0; }
  find -L . -type f | sort | digest_of_list .
)

# One mount's digest; nothing when it is not configuration. base, commit, ro|rw, path
digest_of_mount() (
  place=$(place_of "$1" "$4")
  if is_inside "$4"; then
    tracked=$(tracked_under "$4" "$2")
    if [ "$3" = ro ] && [ -d "$place" ]; then digest_of_folder "$place"
    elif [ "$3" = ro ] && [ -f "$place" ]; then digest_of_input <"$place"
    elif [ -n "$tracked" ]; then printf '%s\n' "$tracked" | digest_of_list "$1"
    fi
  elif [ "$3" = ro ] && [ -f "$place" ] && [ "$(du -kL "$place" | cut -f1)" -le 1024 ]; then digest_of_input <"$place"
  fi
)

# release folder, base, commit → service, fingerprint of its mounted configuration (`-` for none)
fingerprints() (
  services_of "$1" | while IFS= read -r service; do
    parts=$(awk -F "$TAB" -v s="$service" '$1 == s' "$1/mounts" | sort | while IFS="$TAB" read -r _ mode path; do
      digest=$(digest_of_mount "$2" "$3" "$mode" "$path")
      [ -z "$digest" ] || printf '%s %s\n' "$path" "$digest"
    done)
    if [ -z "$parts" ]; then printf '%s\t-\n' "$service"
    else printf '%s\t%s\n' "$service" "$(printf '%s' "$parts" | digest_of_input)"
    fi
  done
)

# Keeps a copy of configuration that Git does not track: a way back must not depend on what lies on the disk by then.
keep_untracked() {
  rm -rf "$1/files" && mkdir "$1/files" && : >"$1/kept"
  while IFS="$TAB" read -r _ mode path; do
    [ "$mode" = ro ] && is_inside "$path" && [ -e "$path" ] && [ -z "$(tracked_under "$path" "$commit")" ] || continue
    [ "$(du -skL "$path" | cut -f1)" -le "$MOUNT_LIMIT_KIB" ] || continue
    relative=${path#"$top"/}
    mkdir -p "$1/files/$(dirname "$relative")" && cp -RLp "$path" "$1/files/$relative" || return 1
    printf '%s\n' "$relative" >>"$1/kept"
  done <"$1/mounts"
}

# Puts kept configuration back; what it replaces goes to the change's folder `displaced`.
restore_untracked() {
  [ -f "$1/kept" ] || return 0
  sort -u "$1/kept" | while IFS= read -r relative; do
    ! diff -rq "$1/files/$relative" "$top/$relative" >/dev/null 2>&1 || continue
    displace "$relative"
    # Into the same inode where there is one: a running container keeps seeing a single mounted file.
    if [ -f "$1/files/$relative" ]; then
      mkdir -p "$(dirname "$top/$relative")" && cp -p "$1/files/$relative" "$top/$relative" || exit 1
    else
      # Emptied, not removed: the folder's inode is what running containers have mounted.
      mkdir -p "$top/$relative" && find "$top/$relative" -mindepth 1 -delete && cp -RLp "$1/files/$relative/." "$top/$relative/" || exit 1
    fi
  done
}

displace() {
  [ -e "$top/$1" ] || return 0
  mkdir -p "$change_dir/displaced/$(dirname "$1")" && cp -RLp "$top/$1" "$change_dir/displaced/$1"
  note "$1 differs from the recorded release; the version found here is kept in $change_dir/displaced/$1."
}
