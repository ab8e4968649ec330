# Git: a repository of our own in the state folder, whose work tree is the clone. A process that can write to the clone, such as
# a container that mounts it, can write its configuration, attributes, hooks and objects. None of these is used: configuration
# is the deploy user's, and every object came through `index-pack`, which computes its name from its content.

export GIT_TERMINAL_PROMPT=0 GIT_OPTIONAL_LOCKS=0 GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=file:git:http:https:ssh

# A Git command, with Git's usual modes, no hooks, and nothing that goes on in the background.
plain_git() {
  umask 022
  bounded git --literal-pathspecs -c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.quotePath=false \
    -c gc.autoDetach=false -c maintenance.auto=false -c advice.detachedHead=false -c diff.autoRefreshIndex=true "$@"
  set -- $?
  umask 077
  return "$1"
}
own_git() { plain_git -C "$top" --git-dir="$home/git" --work-tree="$top" "$@"; }
# Paths that Git prints, one a line, as they are: without -z it puts those with odd letters into quotes.
git_paths() { own_git "$@" -z >"$change_dir/paths" && tr '\000' '\n' <"$change_dir/paths"; }
# In the clone's own repository only what runs no program that its configuration names: rev-parse, config and index-pack.
clone_git() { plain_git -C "$top" "$@"; }

remotes_of_clone() { clone_git config --name-only --get-regexp '^remote\..*\.url$' 2>/dev/null | sed 's/^remote\.\(.*\)\.url$/\1/' | tr '\n' ' '; }

# A folder → the top of the clone that it lies in, as a real path.
top_of() (
  cd "$1" 2>/dev/null || exit 1
  found_top=$(pwd -P)
  while [ ! -e "$found_top/.git" ]; do
    [ -n "${found_top%/}" ] || exit 1
    found_top=${found_top%/*}
  done
  printf '%s' "$found_top"
)

# Finds the clone and its commit (`top`, `prefix`, `git_dir`, `common_dir`, `head`), and makes our repository.
locate_checkout() {
  top=$(top_of "$directory") || { fail checkout-unreadable "$directory is not in a clone that $(id -un) can enter: no folder from there upward has a .git."; return 1; }
  prefix=$(cd "$directory" && pwd -P) && prefix=${prefix#"$top"} prefix=${prefix#/}
  prefix=${prefix:+$prefix/}
  located=$(clone_git rev-parse --absolute-git-dir --git-common-dir HEAD 2>&1) && {
    IFS= read -r git_dir && IFS= read -r common_dir && IFS= read -r head
  } <<END || { fail checkout-unreadable "Git does not answer for $directory: $located"; return 1; }
$located
END
  # A name with a line end in it would be read as several answers, and the commit as an option of what it is given to.
  [ "$located" = "$git_dir$LINE$common_dir$LINE$head" ] && case $head in '' | *[!0-9a-f]*) false ;; esac ||
    { fail checkout-unreadable "Git does not name the directory and the commit of $directory in one line each."; return 1; }
  case $common_dir in /*) ;; *) common_dir=$top/$common_dir ;; esac
  [ -d "$home/git/objects" ] || plain_git init -q --bare --template= "$home/git" || fail disk-full "Cannot write to $home."
}

# Our HEAD and index are the clone's commit, whichever that is: a person may have checked out another. A preview takes
# the project's lock for it, and leaves them alone while a change is at work.
follow_clone() {
  ! is_followed || return 0
  { own_git cat-file -e "$head^{tree}" || copy_objects || own_git fetch -q --no-tags "$remote" "$head"; } 2>/dev/null ||
    { fail checkout-unreadable "The commit $head that is checked out in $top could not be read, neither from the clone nor from its remote."; return 1; }
  (
    case $change in preview-*) exec 7>>"$home/lock" && flock -w 20 7 || exit 0 ;; esac
    own_git read-tree "$head" && { own_git update-index -q --refresh >/dev/null || :; } && own_git update-ref --no-deref HEAD "$head"
  ) || fail checkout-unreadable "Git could not read the commit $head into $home/git."
}

# HEAD keeps the commit's objects, so they are here.
is_followed() { [ "$(line_of "$home/git/HEAD")" = "$head" ] && [ -s "$home/git/index" ]; }

# The history of the clone's commit, without running anything in the clone.
copy_objects() {
  [ ! -s "$common_dir/shallow" ] || grep -E '^[0-9a-f]{40,64}$' "$common_dir/shallow" >"$home/git/shallow"
  printf '%s\n' "$head" | (GIT_ALTERNATE_OBJECT_DIRECTORIES=$common_dir/objects; export GIT_ALTERNATE_OBJECT_DIRECTORIES; own_git pack-objects -q --revs --stdout) |
    own_git index-pack --stdin >/dev/null
}

# The clone gets a commit that it does not have as well, so that `git status` and `git log` there tell a person what runs.
give_to_clone() { [ -z "$(own_git rev-list -n 1 "$1" "^$head")" ] || give_new_to_clone "$1"; }

give_new_to_clone() {
  given=$(printf '%s\n^%s\n' "$1" "$head" | own_git pack-objects -q --revs --stdout | (umask 022; clone_git index-pack --stdin) 2>&1) ||
    fail checkout-unreadable "The commit $1 could not be added to the clone in $top: $(printf '%s' "$given" | tail -n 1). If an object there was changed, git fsck names it."
}

move_clone() (
  umask 022
  write_file "$git_dir/index" <"$home/git/index" && printf '%s\n' "$1" | write_file "$git_dir/HEAD"
)

# Files that differ from the commit that is checked out. Fails when Git does not answer. Changes no index of ours, since
# a survey asks this while a change is at work.
dirty_files() (
  GIT_INDEX_FILE=$home/git/index.$$
  GIT_ALTERNATE_OBJECT_DIRECTORIES=$common_dir/objects
  export GIT_INDEX_FILE GIT_ALTERNATE_OBJECT_DIRECTORIES
  trap 'rm -f "$GIT_INDEX_FILE" "$GIT_INDEX_FILE.paths"' EXIT
  cp "$home/git/index" "$GIT_INDEX_FILE" 2>/dev/null
  is_followed && [ -s "$GIT_INDEX_FILE" ] || own_git read-tree "$head" 2>/dev/null || exit 1
  own_git diff -z --name-only --no-renames --ignore-submodules=all "$head" 2>/dev/null >"$GIT_INDEX_FILE.paths" && tr '\000' '\n' <"$GIT_INDEX_FILE.paths"
)

# Locks that a killed Git left in our repository; for the holder of the project's lock.
remove_dead_locks() { find "$home/git" -path '*/objects/[0-9a-f][0-9a-f]' -prune -o -name '*.lock' -exec rm -f {} + 2>/dev/null; }
