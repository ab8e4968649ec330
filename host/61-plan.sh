# Plan: data in a fixed vocabulary, read line by line. What is not in the vocabulary refuses the whole plan.

STEPS=' check quiet fetch resolve pull verify retain checkout restore switch await match prove record backup stop load swap schema quiesce compare '

# Reads $1 into variables; lists go to files in the change's folder. Nothing has been changed when this fails.
read_plan() {
  [ "$(head -n 1 "$1")" = 'sluice-plan 1' ] || { fail plan-unreadable 'The plan does not begin with "sluice-plan 1".'; return 1; }
  [ "$(tail -n 1 "$1")" = end ] || { fail plan-unreadable 'The plan is cut off: its last line is not "end".'; return 1; }
  kind='' directory='' remote='' version='' tag='' commit='' target='' expect_current='' actor='' run='' registry=''
  backup_command='' backup_file='' backup_keep='' backup_id='' pull_missing='' override_hold=''
  backward_compatible='' failed_release=keep schema_change=refuse
  interval=2 passes=5 keep=5 undo_deadline=300
  for list in compose-files profiles one-shots approved steps ignored removed; do : >"$change_dir/$list" || { fail disk-full "Cannot write to $change_dir."; return 1; }; done
  while IFS= read -r line; do
    key=${line%% *} value=${line#* }
    [ "$key" != "$line" ] || value=
    list=
    case $key in
      sluice-plan | change | end) ;;
      database-service | restore-seconds) ;; # read from the plan when needed, which can be an older one
      kind) kind=$value ;; project) [ "$value" = "$project" ] || { fail plan-unreadable 'The plan is for another project.'; return 1; } ;;
      directory) directory=$value ;; remote) remote=$value ;;
      version) version=$value ;; tag) tag=$value ;; commit) commit=$value ;;
      target) target=$value ;; expect-current) expect_current=$value ;;
      actor) actor=$value ;; run) run=$value ;;
      registry) registry=$value ;;
      backup-command) backup_command=$value ;; backup-file) backup_file=$value ;;
      backup-keep) backup_keep=$value ;; backup) backup_id=$value ;;
      script)
        case $value in
          load' '* | swap' '* | undo' '* | schema' '* | written-since' '*) printf '%s' "${value#* }" | base64 -d >"$change_dir/script-${value%% *}" || { fail disk-full "Cannot write to $change_dir."; return 1; } ;;
          *) fail plan-unreadable "The plan has a script that this host program does not know: ${value%% *}."; return 1 ;;
        esac ;;
      interval) interval=$value ;; passes) passes=$value ;;
      keep) keep=$value ;; undo-deadline) undo_deadline=$value ;;
      compose-file) list=compose-files ;;
      profile) list=profiles ;;
      ignore-one-off) list=ignored ;;
      remove-container) list=removed ;;
      backward-compatible) backward_compatible=$value ;; failed-release) failed_release=$value ;; schema-change) schema_change=$value ;;
      pull-missing) pull_missing=$value ;; override-hold) override_hold=$value ;;
      one-shot) list=one-shots ;;
      approved-image) list=approved ;;
      step)
        case $STEPS in
          *" ${value%% *} "*) list=steps ;;
          *) fail plan-unreadable "The plan has a step that this host program does not know: ${value%% *}."; return 1 ;;
        esac ;;
      *) fail plan-unreadable "The plan has a line that this host program does not know: $key."; return 1 ;;
    esac
    [ -z "$list" ] || printf '%s\n' "$value" >>"$change_dir/$list" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  done <"$1"
  case $remote in -* | *[!A-Za-z0-9._/-]*) fail plan-unreadable "The remote must be the name of a Git remote; got '$remote'."; return 1 ;; esac
  for number in "$interval" "$passes" "$keep" "$undo_deadline" "${backup_keep:-0}" $(awk '{ print $2 }' "$change_dir/steps"); do
    case $number in '' | *[!0-9]* | ?????????*) fail plan-unreadable "The plan has '$number' where a number belongs."; return 1 ;; esac
  done
  case $commit in *[!0-9a-f]*) fail plan-unreadable "The commit must be a hash; got '$commit'."; return 1 ;; esac
  case $target in .* | *[!A-Za-z0-9._-]*) fail plan-unreadable "The target must be the id of a release; got '$target'."; return 1 ;; esac
  case $directory in /*) ;; *) fail plan-unreadable "The directory must be an absolute path; got '$directory'."; return 1 ;; esac
}

without_secrets() { sed '/^secrets$/,/^end$/{/^end$/!d;}'; }

# Secrets are read once, at the start, and their file is gone before anything else happens.
read_secrets() {
  registry_username='' registry_password='' variables=''
  [ -f "$change_dir/secrets" ] || return 0
  while IFS= read -r line; do
    key=${line%% *} value=${line#* }
    case $key in
      registry-username) registry_username=$(printf '%s' "$value" | base64 -d) ;;
      registry-password) registry_password=$(printf '%s' "$value" | base64 -d) ;;
      variable) variables="$variables$value
" ;;
    esac
  done <"$change_dir/secrets"
  rm -f "$change_dir/secrets"
}

# Lines of a name and a value in base64 → exported variables.
export_lines() {
  while read -r variable_name variable_value; do
    [ -n "$variable_name" ] || continue
    variable_value=$(printf '%s' "$variable_value" | base64 -d; printf x)
    export "$variable_name=${variable_value%x}"
  done
}

export_variables() { [ ! -s "$1" ] || export_lines <"$1"; }

# The variables for Compose's interpolation, given to one command only: `with_variables compose … config`.
with_variables() (
  export_lines <<END
$variables
END
  export SLUICE_VERSION="$version" SLUICE_SHA="$commit"
  "$@"
)
