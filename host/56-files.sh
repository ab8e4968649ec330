# Files: Git's are placed and removed; all others belong to the host, and are never written, moved or deleted.

is_inside() { case $1 in "$top" | "$top"/*) return 0 ;; *) return 1 ;; esac; }

# A path below the clone, from its top.
in_clone() { in_clone_path=${1#"$top"}; printf '%s' "${in_clone_path#/}"; }

# Mode, hash and path of each file of a commit, in a file that is named `files_of_commit`. Asked of Git once; of the commit that is
# checked out the list is kept.
list_files() {
  files_of_commit=$home/git/files.$1
  [ ! -s "$files_of_commit" ] || return 0
  files_of_commit=$change_dir/files.$1
  [ -e "$files_of_commit" ] || { git_paths ls-tree -r --full-tree "$1" >"$files_of_commit.new" && mv "$files_of_commit.new" "$files_of_commit"; }
}

# Those below a path of the clone.
tracked_below() {
  list_files "$1" && BELOW=$(in_clone "$2") awk 'BEGIN { below = ENVIRON["BELOW"] }
    { path = substr($0, index($0, "\t") + 1) } below == "" || path == below || index(path, below "/") == 1' "$files_of_commit"
}

# Paths of files in which two commits differ.
changed_paths() {
  list_files "$1" && files_before=$files_of_commit && list_files "$2" && awk '{ lines[$0]++ }
    END { for (line in lines) if (lines[line] == 1) paths[substr(line, index(line, "\t") + 1)]; for (path in paths) print path }' \
    "$files_before" "$files_of_commit"
}

# Brings the clone's tracked files, its index and its HEAD to a commit, with Git's modes. What the host has of its own where
# the commit has a file stays, and is named in the change's `in-the-way`. May be interrupted at any point and done again.
place_files() {
  follow_clone && files_in_the_way "$1" >"$change_dir/in-the-way" &&
    obsolete_files "$1" >"$change_dir/obsolete" &&
    printf '%s\n' "$1" | write_file "$home/placing" &&
    commit_of_index='' && mv -f "$change_dir/index" "$home/git/index" &&
    remove_files || return 1
  # Nothing that is in the way is written, nor what would be below it.
  awk 'FILENAME == ARGV[1] { way[$0] = 1; next } { p = $0; while (!(p in way) && sub(/\/[^\/]*$/, "", p)); if (!(p in way)) print }' \
    "$change_dir/in-the-way" "$change_dir/differing" >"$change_dir/to-write" && keep_changes || return 1
  tr '\n' '\000' <"$change_dir/to-write" | own_git checkout-index -q -f -u -z --stdin &&
    own_git update-ref --no-deref HEAD "$1" && move_clone "$1" && keep_list "$1" && head=$1 && rm -f "$home/placing"
}

# Keeps files that are about to be overwritten and are of no commit that was placed here: a person or a container changed them.
keep_changes() {
  overwritten_paths | sort -u >"$change_dir/overwritten-paths" || return 1
  while IFS= read -r kept; do
    if [ -L "$top/$kept" ]; then printf '%s\t%s\n' "$(readlink -n -- "$top/$kept" | own_git hash-object --stdin)" "$kept" >&4
    elif [ -f "$top/$kept" ] && [ ! -r "$top/$kept" ]; then printf -- '-\t%s\n' "$kept" >&4
    elif [ -f "$top/$kept" ]; then printf './%s\n' "$kept"
    fi
  done <"$change_dir/overwritten-paths" >"$change_dir/overwritten" 4>"$change_dir/contents" || return 1
  if [ -s "$change_dir/overwritten" ]; then
    own_git hash-object --stdin-paths <"$change_dir/overwritten" >"$change_dir/contents-hashed" &&
      cut -c3- "$change_dir/overwritten" | paste "$change_dir/contents-hashed" - >>"$change_dir/contents" || return 1
  fi
  awk -F "$TAB" 'FILENAME == ARGV[1] { split($1, part, " "); known[part[3]] = 1; next } !($1 in known) { print substr($0, index($0, FS) + 1) }' \
    "$change_dir/known-files" "$change_dir/contents" >"$change_dir/displaced-files" || return 1
  while IFS= read -r kept; do
    kept_as=$(free_name "$change_dir/displaced/$kept")
    # One that this user cannot read, or for which there is no room, is renamed where it is.
    { mkdir -p "$(dirname "$kept_as")" && cp -Pp "$top/$kept" "$kept_as"; } 2>/dev/null ||
      { rm -f "$kept_as"; kept_as=$(free_name "$top/$kept.kept-$change") && mv "$top/$kept" "$kept_as"; } || return 1
    note "$kept is not as Git placed it; it is kept as $kept_as."
  done <"$change_dir/displaced-files"
}

# What is at the paths in `to-write`: a file, the files of a folder, or a file where a folder of the path has to be.
overwritten_paths() (
  cd "$top" || exit 1
  while IFS= read -r way_path; do
    if [ -L "$way_path" ] || [ -f "$way_path" ]; then printf '%s\n' "$way_path"
    elif [ -d "$way_path" ]; then find "./$way_path" ! -type d | cut -c3-
    else
      while [ "${way_path%/*}" != "$way_path" ]; do
        way_path=${way_path%/*}
        [ ! -L "$way_path" ] && [ ! -f "$way_path" ] || printf '%s\n' "$way_path"
      done
    fi
  done <"$change_dir/to-write"
)

# A path → the same, or one with as many pluses that nothing has it.
free_name() {
  free_path=$1
  while [ -e "$free_path" ] || [ -L "$free_path" ]; do free_path=$free_path+; done
  printf '%s' "$free_path"
}

# Keeps the list of a commit's files. A preview may be reading that of the commit before. Without a list Git is asked.
keep_list() {
  [ -s "$home/git/files.$1" ] || write_file "$home/git/files.$1" <"$change_dir/files.$1" || :
  for old_list in "$home"/git/files.*; do
    case ${old_list##*.} in "$1" | "$head") ;; *) rm -f "$old_list" ;; esac
  done
}

# What the host has of its own where a commit has files, one a line. Decided for every file that would be written, by what is on
# the disk there and above it: ours is what is checked out, and what an interrupted change had begun to place.
files_in_the_way() {
  index_commit "$1" && differing_from "$change_dir/index" >"$change_dir/differing" &&
    known_files >"$change_dir/known-files" && cut -f2- "$change_dir/known-files" >"$change_dir/known" || return 1
  awk 'FILENAME == ARGV[1] { known[$0] = 1; next } { print (($0 in known) ? "known " : "new ") $0 }' "$change_dir/known" "$change_dir/differing" |
    while IFS= read -r way_line; do
      way_mark=${way_line%% *} way_path=${way_line#* } way_above='' way_rest=${way_line#* }
      while [ "${way_rest#*/}" != "$way_rest" ]; do
        way_above=$way_above${way_above:+/}${way_rest%%/*} way_rest=${way_rest#*/}
        [ -L "$top/$way_above" ] || { [ -e "$top/$way_above" ] && [ ! -d "$top/$way_above" ]; } || continue
        grep -qxF -e "$way_above" "$change_dir/known" || printf '%s\n' "$way_above"
        continue 2
      done
      if [ -d "$top/$way_path" ] && [ ! -L "$top/$way_path" ]; then
        [ -z "$(cd "$top" && find "./$way_path" ! -type d | cut -c3- | lines_not_in "$change_dir/known" | head -n 1)" ] || printf '%s\n' "$way_path"
      elif [ "$way_mark" = new ] && { [ -e "$top/$way_path" ] || [ -L "$top/$way_path" ]; }; then
        printf '%s\n' "$way_path"
      fi
    done | sort -u
}

# Mode, hash and path of what is checked out, and of what an interrupted change had begun to place.
known_files() {
  for known_commit in "$head" $(line_of "$home/placing"); do list_files "$known_commit" && cat "$files_of_commit" || return 1; done
}

# The index of a commit in the change's `index`, made once. A comparison with the disk looks at the disk again.
index_commit() {
  [ "${commit_of_index:-}" = "$1" ] && [ -s "$change_dir/index" ] || { commit_of_index='' && index_of "$1" "$change_dir/index" && commit_of_index=$1; }
}

# An index of a commit in a file, compared with the disk as far as ours was.
index_of() (
  cp "$home/git/index" "$2" 2>/dev/null
  GIT_INDEX_FILE=$2
  export GIT_INDEX_FILE
  own_git read-tree --reset "$1"
)

# Paths of an index whose files on the disk are others, or absent.
differing_from() (
  GIT_INDEX_FILE=$1
  export GIT_INDEX_FILE
  git_paths diff --name-only --no-renames --ignore-submodules=all
)

# Tracked files that the commit does not have, and that are still as Git placed them.
obsolete_files() {
  obsolete_than "$head" "$1" >"$change_dir/obsolete-of-head" || return 1
  [ ! -s "$home/placing" ] || obsolete_than "$(line_of "$home/placing")" "$1" >>"$change_dir/obsolete-of-head" || return 1
  sort -u "$change_dir/obsolete-of-head"
}

obsolete_than() {
  list_files "$1" && files_before=$files_of_commit && list_files "$2" || return 1
  awk '{ path = substr($0, index($0, "\t") + 1) } FILENAME == ARGV[1] { has[path] = 1; next } !(path in has) { print path }' \
    "$files_of_commit" "$files_before" >"$change_dir/not-in-commit"
  [ -s "$change_dir/not-in-commit" ] || return 0
  index_of "$1" "$change_dir/index-before" && differing_from "$change_dir/index-before" >"$change_dir/changed-by-hand" || return 1
  rm -f "$change_dir/index-before"
  lines_not_in "$change_dir/changed-by-hand" <"$change_dir/not-in-commit"
}

# A folder among them is a Git submodule's, which goes only when it is empty.
remove_files() (
  cd "$top" || exit 1
  while IFS= read -r remove_path; do
    if [ -d "$remove_path" ] && [ ! -L "$remove_path" ]; then rmdir -- "$remove_path" 2>/dev/null
    else rm -f -- "$remove_path" || exit 1
    fi
  done <"$change_dir/obsolete" || exit 1
  sed -n 's|/[^/]*$||p' "$change_dir/obsolete" | sort -ru | while IFS= read -r remove_folder; do
    rmdir -p --ignore-fail-on-non-empty -- "$remove_folder" 2>/dev/null
  done
  :
)

# A copy of the clone in which the release's commit stands, in a root of links: everything outside the clone is where it
# always is, so that Compose resolves the same paths as in the clone itself, but for the root in front of them.
build_shadow() {
  shadow=$change_dir/root
  shadow_tree=$change_dir/tree
  rm -rf "$shadow" "$shadow_tree" && mkdir -p "$shadow_tree" && export_tree || return 1
  # A folder that is reached through a link has no name below the top; then it stands for itself.
  case $directory/ in */"$prefix") shadow_at=${directory%"/${prefix%/}"} shadow_of=$shadow_tree ;; *) shadow_at=$directory shadow_of=$shadow_tree/$prefix ;; esac
  [ -n "$prefix" ] || shadow_at=$directory
  shadow_rest=${shadow_at#/} shadow_path=
  mkdir -p "$shadow${shadow_at%/*}" || return 1
  while [ "${shadow_rest#*/}" != "$shadow_rest" ]; do
    link_siblings "$shadow_path" "${shadow_rest%%/*}"
    shadow_path=$shadow_path/${shadow_rest%%/*} shadow_rest=${shadow_rest#*/}
  done
  link_siblings "$shadow_path" "$shadow_rest"
  ln -s "${shadow_of%/}" "$shadow$shadow_path/$shadow_rest"
}

# Everything in a folder but one entry.
link_siblings() { find "${1:-/}/" -mindepth 1 -maxdepth 1 ! -name "$2" -exec ln -s -t "$shadow$1/" {} + 2>/dev/null; }

export_tree() {
  index_commit "$commit" && (
    GIT_INDEX_FILE=$change_dir/index
    export GIT_INDEX_FILE
    own_git checkout-index -a -q -f --prefix="$shadow_tree/"
  ) && [ -n "$(ls -A "$shadow_tree")" ] && list_files "$commit" || return 1
  # What Git does not track (.env, data), and modules of their own, are part of the picture: linked, not copied.
  { git_paths ls-files --others --directory; sed -n 's/^160000 [^	]*	//p' "$files_of_commit"; } | link_files
}

# Links the clone's files that are named on standard input into the tree, many of a folder at a time.
link_files() {
  link_folder=. && set --
  while IFS= read -r link_path; do
    link_path=${link_path%/} link_in=.
    case $link_path in */*) link_in=${link_path%/*} ;; esac
    if [ "$link_in" != "$link_folder" ] || [ $# -ge 200 ]; then
      link_batch "$@" || return 1
      link_folder=$link_in && set --
    fi
    [ ! -d "$shadow_tree/$link_path" ] || [ -L "$shadow_tree/$link_path" ] || rmdir "$shadow_tree/$link_path" 2>/dev/null
    [ -e "$shadow_tree/$link_path" ] || [ -L "$shadow_tree/$link_path" ] || set -- "$@" "$top/$link_path"
  done
  link_batch "$@"
}

link_batch() {
  [ $# -gt 0 ] || return 0
  # The release may have a file where the host has a folder; then what lies in that is not part of the picture.
  mkdir -p "$shadow_tree/$link_folder" 2>/dev/null || return 0
  ln -s -t "$shadow_tree/$link_folder" "$@"
}

# service, fingerprint of what a container of it is made from, and what Compose's own hash leaves out: tracked files below
# its bind mounts, contents of configs and secrets, and the model where Compose's hash names containers; `-` for nothing.
fingerprints() (
  cut -f1 "$1/inline" "$1/references" >"$change_dir/with-parts"
  while IFS="$TAB" read -r service _ path; do ! is_inside "$path" || printf '%s\n' "$service"; done <"$1/binds" >>"$change_dir/with-parts"
  services_of "$1" | lines_not_in "$change_dir/with-parts" | sed 's/$/	-/'
  services_of "$1" | lines_in "$change_dir/with-parts" | while IFS= read -r service; do
    parts=$({
      inline_contents "$1" "$service"
      [ ! -f "$1/models" ] || awk -F "$TAB" -v s="$service" 'FILENAME == ARGV[1] { refers[$1] = 1; next } $1 == s && s in refers { print "model", $2 }' "$1/references" "$1/models"
      awk -F "$TAB" -v s="$service" '$1 == s { print $3 }' "$1/binds" | sort -u | while IFS= read -r path; do
        ! is_inside "$path" || tracked_below "$2" "$path"
      done
    })
    if [ -z "$parts" ]; then printf '%s\t-\n' "$service"
    else printf '%s\t%s\n' "$service" "$(printf '%s' "$parts" | digest_of_input)"
    fi
  done
)

# The configs and secrets of a service, with what the environment gave them.
inline_contents() {
  awk -F "$TAB" -v s="$2" 'FILENAME == ARGV[1] { if ($1 == s) text = text $2; next }
    { split($0, variable, " "); if (index(text, "environment: " variable[1] "\\n")) print }
    END { if (text != "") print text }' "$1/inline" "$([ -f "$1/variables" ] && printf '%s' "$1/variables" || printf /dev/null)"
}

# Compose's hash of each service's model (`models`), and what the container's label must have (`hashes`): `-` where Compose
# puts another container's id into the model.
hash_services() {
  compose_release "$1" config --hash '*' | tr ' ' "$TAB" | sort >"$1/models"
  awk -F "$TAB" -v OFS="$TAB" 'FILENAME == ARGV[1] { refers[$1] = 1; next } { print $1, ($1 in refers) ? "-" : $2 }' "$1/references" "$1/models" >"$1/hashes"
  names_every_service "$1"
}

names_every_service() { [ "$(wc -l <"$1/hashes")" = "$(wc -l <"$1/services")" ]; }

# Waits for the hashes that run beside the steps. A signal ends a wait early, with more than 128. After a long pull the process may be
# gone, and another one have its number.
await_hashes() {
  while [ -n "${hashes_pid:-}" ] && kill -0 "$hashes_pid" 2>/dev/null; do
    wait "$hashes_pid"
    [ $? -gt 128 ] || break
  done
  hashes_pid=
}

# service, path, fingerprint of each file of the host that a service sees and cannot write: single files, and what lies in a
# folder of the clone. Their changes are the host's to make. They are reported, and a changed single file recreates its service.
OBSERVED_FILES=500
observe() {
  [ -s "$1/binds" ] || return 0
  awk -F "$TAB" '$2 == "rw" { print $3 }' "$1/binds" | sort -u >"$change_dir/data"
  awk -F "$TAB" '$2 == "ro" { print $1 "\t" $3 }' "$1/binds" | sort -u | while IFS="$TAB" read -r service path; do
    ! is_data "$path" || continue
    if [ -f "$path" ]; then
      ! is_tracked "$path" "$2" || continue
      printf '%s\t%s\t%s\n' "$service" "$path" "$(fingerprint_of_file "$path")"
    elif [ -d "$path" ] && is_inside "$path"; then
      own_git ls-files --others -- "$(in_clone "$path")" 2>/dev/null | head -n "$OBSERVED_FILES" | while IFS= read -r file; do
        [ ! -f "$top/$file" ] || printf '\t%s\t%s\n' "$top/$file" "$(fingerprint_of_file "$top/$file")"
      done
    fi
  done | sort -u
}

# A folder that a service can write to is data, even if others only read it.
is_data() {
  while IFS= read -r data_path; do
    case $1/ in "$data_path"/*) return 0 ;; esac
  done <"$change_dir/data"
  return 1
}

is_tracked() { is_inside "$1" && [ -n "$(tracked_below "$2" "$1")" ]; }

# By content; by size, time and inode where this user may not read it, or it is large.
fingerprint_of_file() {
  if [ -r "$1" ] && [ "$(stat -L -c %s "$1")" -le 1048576 ]; then digest_of_input <"$1"
  else stat -L -c 'stat-%s-%Y-%i' "$1" 2>/dev/null || printf absent
  fi
}
