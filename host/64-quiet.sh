# Quiet: a free lock does not mean that the engine is done. After a kill it goes on stopping and starting by itself.

# id, name, state of every container. What restarts by itself counts as running: it would never be quiet.
container_states() { inspect_containers '{{.ID}} {{.Name}} {{.State.Status}}' | sed 's/ restarting$/ running/' | sort; }

# The longest time that the engine may take to stop one of the project's containers, in seconds.
longest_stop() {
  inspect_containers '{{if .Config.StopTimeout}}{{.Config.StopTimeout}}{{else}}10{{end}}' | sort -n | tail -n 1
}

step_quiet() {
  quiet_for=2
  if [ -e "$home/pending" ]; then
    stop_seconds=$(longest_stop)
    quiet_for=$((${stop_seconds:-10} + 2))
    note "A switch was interrupted; waiting until the engine has been still for $quiet_for s."
  fi
  seen=$(container_states) || { because engine-silent "The engine does not list the project's containers."; return 1; }
  still=0
  while [ "$still" -lt "$quiet_for" ]; do
    stop_wanted && { because aborted 'Stopped on request.'; return 1; }
    [ "$(remaining)" -gt 1 ] || { because not-quiet "The project's containers keep changing though no change of ours runs."; return 1; }
    pause 1
    states=$(container_states) || { because engine-silent "The engine does not list the project's containers."; return 1; }
    if [ "$states" = "$seen" ]; then still=$((still + 1)); else still=0 seen=$states; fi
  done
  [ ! -e "$home/pending" ] || reconcile
}

# What an interrupted change left: containers between two names, a checkout between two commits.
reconcile() {
  inspect_containers '{{.ID}} {{.Name}}' | while read -r id name; do
    name=${name#/}
    case $name in
      [0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]_*)
        real=${name#*_}
        if docker container inspect "$real" >/dev/null 2>&1; then
          note "Removing $name, a half-finished replacement of $real."
          docker rm -f "$id" >/dev/null
        else
          note "Renaming $name to $real: its predecessor is gone already."
          docker rename "$id" "$real"
        fi ;;
    esac
  done
  git_lock=$(checkout_git rev-parse --absolute-git-dir 2>/dev/null)/index.lock
  [ ! -e "$git_lock" ] || { note "Removing $git_lock, left by the interrupted change."; rm -f "$git_lock"; }
  # The tree was clean before that change began, so nothing of a person's is lost here.
  [ "$kind" != deploy ] || [ ! -s "$home/current" ] ||
    checkout_git checkout --force --detach --quiet "$(field "$(release_dir "$(line_of "$home/current")")/record" commit)"
  locate_checkout && finish_the_dead
}

# Changes that ended without a word get their word.
finish_the_dead() {
  for dead_dir in "$home"/changes/*/; do
    dead=$(basename "$dead_dir")
    [ "$dead" != "$change" ] && [ ! -e "$dead_dir/exit" ] && [ -e "$dead_dir/journal" ] || continue
    ! is_held "$dead_dir/alive" || continue
    discard_part "${dead_dir%/}"
    if [ "$(line_of "$home/pending")" = "$dead" ]; then
      [ "$kind" = settle ] && continue
      object outcome interrupted code interrupted text "Interrupted while it switched; change $change went on from there." \
        at "$(now)" running "$(line_of "$home/current")" | write_file "$dead_dir/exit"
    else
      object outcome failed code interrupted text "Interrupted before it changed what runs." \
        at "$(now)" running "$(line_of "$home/current")" | write_file "$dead_dir/exit"
    fi
  done
  rm -f "$home"/changes/*/secrets
}
