# Images: pulled before anything changes, checked against what was approved, and kept for the way back.

# Service images of a release that Compose would pull, each once.
images_to_pull() {
  awk -F "$TAB" '$3 != "never" && !seen[$2]++ { print $2 }' "$1/image-names"
}

step_pull() {
  new=$(release_dir "$change")
  registry_login || return 1
  : >"$change_dir/tags-before"
  images_to_pull "$new" >"$change_dir/pull"
  pull_total=$(wc -l <"$change_dir/pull") pull_done=0
  while IFS= read -r image <&3; do
    before=$(image_id "$image")
    printf '%s\t%s\n' "$image" "$before" >>"$change_dir/tags-before"
    pull_one "$image" || { restore_tags; registry_logout; return 1; }
    pull_done=$((pull_done + 1))
    note "Pulled $image ($pull_done of $pull_total)."
  done 3<"$change_dir/pull"
  registry_logout
}

# Bounded tries; a refusal of the login is not tried again, a 429 waits as long as the registry asks, within reason.
pull_one() {
  case $1 in *@sha256:*) [ -z "$(image_id "$1")" ] || return 0 ;; esac
  for attempt in 1 2 3 4; do
    pull_said=$(interruptible env ${pull_config:+"DOCKER_CONFIG=$pull_config"} docker pull --quiet "$1" 2>&1)
    pull_code=$?
    printf '%s\n' "$pull_said"
    if [ "$pull_code" = 0 ] && [ -n "$(image_id "$1")" ]; then return 0; fi
    ! stop_wanted || { because aborted 'Stopped on request.'; return 1; }
    explain_pull "$1"
    case $why_code in registry-busy | registry-failed) ;; *) return 1 ;; esac
    [ "$attempt" -lt 4 ] || return 1
    wait_seconds=$((attempt * 2))
    [ "$why_code" != registry-busy ] || [ -z "$busy_seconds" ] || wait_seconds=$busy_seconds
    [ "$wait_seconds" -lt "$(remaining)" ] ||
      { because "$why_code" "$why_text The wait it asks for (${wait_seconds} s) is longer than the time left."; return 1; }
    note "The registry did not give $1 ($why_code); trying again in $wait_seconds s."
    patience "$wait_seconds" || { because aborted 'Stopped on request.'; return 1; }
  done
}

explain_pull() {
  busy_seconds=
  last=$(printf '%s' "$pull_said" | tail -n 1 | cut -c1-400)
  [ "$pull_code" != 137 ] || [ "$(remaining)" = 1 ] || { because killed "docker pull $1 was killed."; return; }
  case $pull_code in 124 | 137) because registry-slow "Pulling $1 did not end in time."; return ;; esac
  case $pull_said in
    *'no space left on device'*) because disk-full "The disk is full: $last" ;;
    *toomanyrequests* | *'429'* | *'Too Many Requests'*)
      busy_seconds=$(printf '%s' "$pull_said" | 
        sed -n 's/.*[Rr]etry-[Aa]fter: *\([0-9]\{1,\}\)\(\.[0-9]*\)\{0,1\}\(s\|,\| \|$\).*/\1/p' | head -n 1)
      because registry-busy "The registry asks to slow down: $last" ;;
    *unauthorized* | *'authentication required'* | *denied* | *'no basic auth credentials'* | *'401'*)
      because registry-unauthorized "The registry refused the login for $1: $last" ;;
    *'manifest unknown'* | *'not found'*) because image-unknown "The registry does not have $1: $last" ;;
    *) because registry-failed "Pulling $1 failed: ${last:-docker printed nothing (exit code $pull_code)}" ;;
  esac
}

# A login of its own, gone after the pull: nothing stays in the user's Docker configuration.
registry_login() {
  pull_config=
  [ -n "$registry_password" ] || return 0
  pull_config=$change_dir/docker usual_config=${DOCKER_CONFIG:-$HOME/.docker}
  rm -rf "$pull_config" && mkdir -p "$pull_config" || return 1
  # A file that keeps logins in a store would send ours there too, where it would stay.
  if [ -f "$usual_config/config.json" ] && ! grep -q credsStore "$usual_config/config.json"; then
    cp "$usual_config/config.json" "$pull_config/config.json"
  fi
  [ ! -d "$usual_config/contexts" ] || ln -s "$usual_config/contexts" "$pull_config/contexts"
  login_said=$(printf '%s' "$registry_password" |
    DOCKER_CONFIG=$pull_config bounded docker login --username "$registry_username" --password-stdin "$registry" 2>&1)
  login_code=$?
  [ "$login_code" = 0 ] && [ -f "$pull_config/config.json" ] && return 0
  registry_logout
  printf '%s\n' "$login_said"
  because registry-unauthorized "docker login to ${registry:-the default registry} failed: $(printf '%s' "$login_said" | tail -n 1)"
}

registry_logout() {
  [ -z "${pull_config:-}" ] || rm -rf "$pull_config"
  pull_config=
}

# Names that a pull moved point again to what they meant before.
restore_tags() {
  [ -f "$change_dir/tags-before" ] || return 0
  while IFS="$TAB" read -r image before; do
    case $image in *@*) continue ;; esac
    [ -z "$before" ] || [ "$(image_id "$image")" = "$before" ] || docker tag "$before" "$image"
  done <"$change_dir/tags-before"
}

# The images are here, for this machine, and are those that were approved.
step_verify() {
  new=$(release_dir "$change")
  : >"$new/images"
  while IFS="$TAB" read -r service image _; do
    id=$(image_id "$image")
    [ -n "$id" ] || { because image-unknown "The image $image of service $service is not on this host."; return 1; }
    printf '%s\t%s\t%s\n' "$service" "$image" "$id" >>"$new/images"
  done <"$new/image-names"
  while read -r service digest; do
    image=$(awk -F "$TAB" -v s="$service" '$1 == s { print $2 }' "$new/images")
    [ -n "$image" ] || { because digest-differs "An approved image names the service $service, which this release does not have."; return 1; }
    bounded docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$image" | grep -q "@$digest\$" || {
      found=$(bounded docker image inspect --format '{{join .RepoDigests " "}}' "$image")
      restore_tags
      because digest-differs "Service $service: $image is ${found:-without a digest}; approved was $digest."
      return 1
    }
  done <"$change_dir/approved"
}

retained_name() { printf 'sluice-retained/%s:%s' "$(printf '%s' "$project" | tr '[:upper:]' '[:lower:]')" "$(printf '%s' "${1#sha256:}" | cut -c1-12)"; }

# A name of ours keeps an image from being cleaned away as unused.
step_retain() {
  {
    cut -f3 "$(release_dir "$change")/images"
    inspect_containers '{{.Image}}'
  } | sort -u | while IFS= read -r id; do
    [ -z "$id" ] || docker tag "$id" "$(retained_name "$id")" || exit 1
  done || because retain-failed "An image could not be given its retained name."
}

# Names mean again what they meant in the release. Images pinned by a digest that no name resolves to any more are
# reached by their retained name.
restore_images() {
  cp "$1/compose.yml" "$1/compose.yml.use" || return 1
  while IFS="$TAB" read -r service image id; do
    [ "$(image_id "$image")" = "$id" ] && continue
    [ -n "$(image_id "$id")" ] || { because image-gone "The image of service $service ($image) is no longer on this host."; return 1; }
    case $image in
      *@*)
        docker tag "$id" "$(retained_name "$id")" &&
          replace_text "image: $image" "image: $(retained_name "$id")" <"$1/compose.yml.use" >"$1/compose.yml.new" &&
          mv "$1/compose.yml.new" "$1/compose.yml.use" || return 1 ;;
      *) docker tag "$id" "$image" || { because image-gone "docker tag $image failed."; return 1; } ;;
    esac
  done <"$1/images"
  # A changed file is a changed model: what the proof expects changes with it.
  cmp -s "$1/compose.yml" "$1/compose.yml.use" || {
    mv "$1/compose.yml.use" "$1/compose.yml"
    compose_release "$1" config --hash '*' | tr ' ' "$TAB" | sort >"$1/hashes"
  }
  rm -f "$1/compose.yml.use"
}
