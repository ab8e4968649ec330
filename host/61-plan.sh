# Plan: data in a fixed vocabulary, read line by line. What is not in the vocabulary refuses the whole plan.

STEPS=' check quiet fetch resolve pull verify retain checkout restore switch await match prove record backup '

# Reads $1 into variables; lists go to files in the change's folder. Nothing has been changed when this fails.
read_plan() {
  [ "$(head -n 1 "$1")" = 'sluice-plan 1' ] || { because plan-unreadable 'The plan does not begin with "sluice-plan 1".'; return 1; }
  [ "$(tail -n 1 "$1")" = end ] || { because plan-unreadable 'The plan is cut off: its last line is not "end".'; return 1; }
  kind='' directory='' remote='' version='' tag='' commit='' target='' expect_current='' actor='' run='' registry=''
  backup_command='' backup_file=''
  interval=2 passes=5 keep=5 undo_deadline=300
  for list in compose-files profiles one-shots approved steps; do : >"$change_dir/$list"; done
  while IFS= read -r line; do
    key=${line%% *} value=${line#* }
    [ "$key" != "$line" ] || value=
    case $key in
      sluice-plan | change | end) ;;
      kind) kind=$value ;; project) [ "$value" = "$project" ] || { because plan-unreadable 'The plan is for another project.'; return 1; } ;;
      directory) directory=$value ;; remote) remote=$value ;;
      version) version=$value ;; tag) tag=$value ;; commit) commit=$value ;;
      target) target=$value ;; expect-current) expect_current=$value ;;
      actor) actor=$value ;; run) run=$value ;;
      registry) registry=$value ;;
      backup-command) backup_command=$value ;; backup-file) backup_file=$value ;;
      interval) interval=$value ;; passes) passes=$value ;;
      keep) keep=$value ;; undo-deadline) undo_deadline=$value ;;
      compose-file) printf '%s\n' "$value" >>"$change_dir/compose-files" ;;
      profile) printf '%s\n' "$value" >>"$change_dir/profiles" ;;
      one-shot) printf '%s\n' "$value" >>"$change_dir/one-shots" ;;
      approved-image) printf '%s\n' "$value" >>"$change_dir/approved" ;;
      step)
        case $STEPS in
          *" ${value%% *} "*) printf '%s\n' "$value" >>"$change_dir/steps" ;;
          *) because plan-unreadable "The plan has a step that this host program does not know: ${value%% *}."; return 1 ;;
        esac ;;
      *) because plan-unreadable "The plan has a line that this host program does not know: $key."; return 1 ;;
    esac
  done <"$1"
  case $directory in /*) ;; *) because plan-unreadable "The directory must be an absolute path; got '$directory'."; return 1 ;; esac
}

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

# The variables for Compose's interpolation, given to one command only: `with_variables compose … config`.
with_variables() (
  while read -r name value; do
    [ -z "$name" ] || { value=$(printf '%s' "$value" | base64 -d) && export "$name=$value"; }
  done <<END
$variables
END
  export SLUICE_VERSION="$version" SLUICE_SHA="$commit"
  "$@"
)
