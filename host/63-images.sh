# Images: pulled before anything changes, compared with what was approved, and kept for a rollback.

# image, platform, pull policy of all that a release's containers are made from, each once.
images_of() {
  { awk -F "$TAB" -v OFS="$TAB" '{ print $2, $4, $3 }' "$1/image-names"; awk -F "$TAB" -v OFS="$TAB" '{ print $2, $3, "-" }' "$1/further-images"; } |
    awk -F "$TAB" '!seen[$1 FS $2]++'
}

step_pull() {
  new=$(release_dir "$change")
  list_images || { fail engine-silent 'The engine does not list its images.'; return 1; }
  registry_login || return 1
  if [ -n "$pull_missing" ]; then missing_images "$wanted"; else images_to_pull "$new"; fi >"$change_dir/pull"
  cut -f1 "$change_dir/pull" | listed >"$change_dir/tags-before"
  pull_total=$(wc -l <"$change_dir/pull") pull_done=0
  while IFS="$TAB" read -r image platform <&3; do
    [ "$platform" != - ] || platform=
    pull_one "$image" "$platform" || { registry_logout; return 1; }
    pull_done=$((pull_done + 1))
    note "Pulled $image${platform:+ for $platform} ($pull_done of $pull_total)."
  done 3<"$change_dir/pull"
  registry_logout
}

# What Compose itself would ask a registry for, by its pull policies.
images_to_pull() {
  images_of "$1" >"$change_dir/images-of"
  cut -f1 "$change_dir/images-of" | listed |
    awk -F "$TAB" -v OFS="$TAB" 'FILENAME == ARGV[1] { here[$1] = 1; next }
      $3 == "never" || $3 == "build" || (($3 == "missing" || $3 == "if_not_present" || $1 ~ /@/) && $1 in here) { next } { print $1, $2 }' - "$change_dir/images-of"
}

# Images of a recorded release that are no longer here, by the digest that the registry knows them by.
missing_images() {
  cat "$1/images" "$1/further-ids" 2>/dev/null |
    awk -F "$TAB" -v OFS="$TAB" 'FILENAME == ARGV[1] { here[$2] = 1; next } !($3 in here) && $4 != "" { print $4, "-" }' "$change_dir/images-listed" - | sort -u
}

# Each name of each image of the engine, as Docker writes it, and the image's id.
list_images() {
  ask_engine image ls --no-trunc --digests --format '{{.Repository}}:{{.Tag}}	{{.ID}}
{{.Repository}}@{{.Digest}}	{{.ID}}' >"$change_dir/images-listed"
}

# Names of images, one a line → those that the engine has, each with its id.
listed() {
  awk -F "$TAB" -v OFS="$TAB" '
    FILENAME == ARGV[1] { id[$1] = $2; next }
    { name = $1; sub(/^(index\.)?docker\.io\//, "", name); sub(/^library\//, "", name); last = name; sub(/^.*\//, "", last)
      if (name ~ /@/) sub(/:[^:\/@]*@/, "@", name)
      else if (last !~ /:/) name = name ":latest"
      if (name in id) print $1, id[name] }' "$change_dir/images-listed" -
}

# Bounded tries; a refusal of the login is not tried again, a 429 waits as long as the registry requires, up to a limit.
pull_one() {
  for attempt in 1 2 3 4; do
    pull_said=$(interruptible env ${pull_config:+"DOCKER_CONFIG=$pull_config"} docker pull --quiet ${2:+--platform "$2"} "$1" 2>&1)
    pull_code=$?
    printf '%s\n' "$pull_said"
    # A pull that has worked prints the image's name.
    [ "$pull_code" != 0 ] || [ -z "$pull_said" ] || return 0
    ! stop_wanted || { fail aborted 'Stopped on request.'; return 1; }
    explain_pull "$1"
    case $why_code in registry-busy | registry-failed) ;; *) return 1 ;; esac
    [ "$attempt" -lt 4 ] || return 1
    wait_seconds=$((attempt * 2))
    [ "$why_code" != registry-busy ] || [ -z "$busy_seconds" ] || wait_seconds=$busy_seconds
    [ "$wait_seconds" -lt "$(remaining)" ] ||
      { fail "$why_code" "$why_text The wait that it requires (${wait_seconds} s) is longer than the remaining time."; return 1; }
    note "The registry did not give $1 ($why_code); trying again in $wait_seconds s."
    wait_unless_stopped "$wait_seconds" || { fail aborted 'Stopped on request.'; return 1; }
  done
}

explain_pull() {
  busy_seconds=
  last=$(printf '%s' "$pull_said" | tail -n 1 | truncate_line 400)
  [ "$pull_code" != 137 ] || [ "$(remaining)" = 1 ] || { fail killed "docker pull $1 was killed."; return; }
  case $pull_code in 124 | 137) fail registry-slow "Pulling $1 did not end in time."; return ;; esac
  case $pull_said in
    *'no space left on device'*) fail disk-full "The disk is full: $last" ;;
    *toomanyrequests* | *'Too Many Requests'* | *'HTTP 429'* | *'status: 429'* | *'status code 429'*)
      busy_seconds=$(printf '%s' "$pull_said" | 
        sed -n 's/.*[Rr]etry-[Aa]fter: *\([0-9]\{1,\}\)\(\.[0-9]*\)\{0,1\}\(s\|,\| \|$\).*/\1/p' | head -n 1)
      fail registry-busy "The registry limits the rate of requests: $last" ;;
    *[Uu]nauthorized* | *'authentication required'* | *denied* | *'no basic auth credentials'* | *'HTTP 401'* | *'status: 401'* | *'status code 401'*)
      fail registry-unauthorized "The registry refused the login for $1: $last" ;;
    *'no matching manifest'* | *'does not match the specified platform'* | *'was found but does not provide'*)
      fail image-platform "The registry does not have $1 for this machine's platform: $last" ;;
    *'manifest unknown'* | *'not found'*) fail image-unknown "The registry does not have $1: $last" ;;
    *'Cannot connect to the Docker daemon'* | *'docker daemon is not running'*) await_engine; fail registry-failed "The engine became unavailable while it pulled $1." ;;
    *'proxyconnect'* | *'i/o timeout'* | *'no such host'* | *'connection refused'*)
      fail registry-failed "The engine does not reach the registry: $last The engine uses its own proxy settings, see docs/host.md." ;;
    *) fail registry-failed "Pulling $1 failed: ${last:-docker printed nothing (exit code $pull_code)}" ;;
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
  fail registry-unauthorized "docker login to ${registry:-the default registry} failed: $(printf '%s' "$login_said" | tail -n 1)"
}

registry_logout() {
  [ -z "${pull_config:-}" ] || rm -rf "$pull_config"
  pull_config=
}

# Names that a pull moved point again to what they meant before, when the change ends without its switch. The time of the step may be up
# by now.
restore_tags() {
  [ -s "$change_dir/tags-before" ] || return 0
  within 60
  # Without an answer each name counts as moved.
  list_images || : >"$change_dir/images-listed"
  cut -f1 "$change_dir/tags-before" | listed | awk 'FILENAME == ARGV[1] { now[$0] = 1; next } !($0 in now) && $1 !~ /@/ { print $2, $1 }' - "$change_dir/tags-before" |
    while read -r before image; do
      ask_engine tag "$before" "$image" || note "The name $image could not be given back to the image $before, which it meant before the pull."
    done
}

# The images are here, and are those that were approved. Each gets a row: service, name, id, name by digest.
step_verify() {
  new=$(release_dir "$change")
  await_hashes
  names_every_service "$new" || { fail compose-invalid 'docker compose config --hash did not name every service.'; return 1; }
  fingerprints "$new" "$commit" >"$new/fingerprints"
  cut -f2 "$new/image-names" "$new/further-images" | sort -u | look_at_images >"$change_dir/images-here" ||
    { fail engine-silent 'The engine does not list its images.'; return 1; }
  : >"$new/further-ids"
  while IFS="$TAB" read -r service image _ platform; do
    note_image "$service" "$image" && has_platform "$service" "$image" "$platform" || return 1
  done <"$new/image-names" >"$new/images"
  while IFS="$TAB" read -r service image _; do
    note_image "$service" "$image" || return 1
  done <"$new/further-images" >"$new/further-ids"
  while read -r service digest; do
    image=$(awk -F "$TAB" -v s="$service" '$1 == s { print $2 }' "$new/images")
    [ -n "$image" ] || { fail digest-differs "An approved image names the service $service, which this release does not have."; return 1; }
    find_image "$image"
    case "$image_digests " in *"@$digest "*) continue ;; esac
    fail digest-differs "Service $service: $image is ${image_digests:-without a digest}; the approved digest is $digest."
    return 1
  done <"$change_dir/approved"
}

IMAGE_FACT='{{.ID}}	{{.Os}}/{{.Architecture}}	tags:{{join .RepoTags " "}}	{{join .RepoDigests " "}}'

# Names of images, one a line → name, id, platform, names, names by digest of those that are here. One question, or one each when
# one of them is not here. Fails when the engine does not answer.
look_at_images() {
  cat >"$change_dir/image-list"
  # shellcheck disable=SC2046 # one argument an image
  if images_seen=$(ask_engine image inspect --format "$IMAGE_FACT" $(cat "$change_dir/image-list")); then
    [ -z "$images_seen" ] || printf '%s\n' "$images_seen" |
      awk -v OFS="$TAB" 'FILENAME == ARGV[1] { name[++names] = $0; next } { print name[++seen], $0 }' "$change_dir/image-list" -
  else
    while IFS= read -r image; do
      images_seen=$(ask_engine image inspect --format "$IMAGE_FACT" "$image" || engine_answers) || return 1
      [ -z "$images_seen" ] || printf '%s\t%s\n' "$image" "$images_seen"
    done <"$change_dir/image-list"
  fi
}

# An image of `images-here` → `image_here`, `image_platform`, `image_digests`; empty for one that is not here.
find_image() {
  while IFS="$TAB" read -r image_name image_here image_platform _ image_digests; do
    [ "$image_name" != "$1" ] || return 0
  done <"$change_dir/images-here"
  image_here='' image_platform='' image_digests=''
}

# An old engine pulls another platform than the one that was requested, and refuses it only when it makes the container.
has_platform() {
  [ "$3" != - ] || return 0
  case $3/ in "$image_platform"/*) return 0 ;; esac
  bounded docker image inspect --platform "$3" "$2" >/dev/null 2>&1 ||
    fail image-platform "The image $2 of service $1 is for $image_platform; the Compose file wants $3."
}

note_image() {
  find_image "$2"
  [ -n "$image_here" ] || { fail image-unknown "The image $2 of service $1 is not on this host."; return 1; }
  noted_name=${2%%@*}
  case ${noted_name##*/} in *:*) noted_name=${noted_name%:*} ;; esac
  noted_digest=
  for noted_one in $image_digests; do case $noted_one in "$noted_name"@*) noted_digest=$noted_one ;; esac; done
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$image_here" "$noted_digest"
}

retained_repository() { printf 'sluice-retained/%s' "$(printf '%s' "$project" | tr '[:upper:]' '[:lower:]')"; }
retained_name() { printf '%s:%.12s' "$(retained_repository)" "${1#sha256:}"; }

# A name of ours keeps an image of a release from being cleaned away as unused.
step_retain() {
  awk -F "$TAB" -v repository="$(retained_repository)" '
    { retained = repository ":" substr($2, 8, 12); tags = substr($4, 6) }
    index(" " tags " ", " " retained " ") == 0 && !done[$2]++ { print $2, retained }' "$change_dir/images-here" |
    while read -r id retained; do
      ask_engine tag "$id" "$retained" && printf '%s\t%s\n' "$retained" "$id" >>"$change_dir/images-listed" || exit 1
    done || fail retain-failed "An image could not be given its retained name."
}

# Removes the retained names of images that no release needs, and what was fetched; HEAD and the releases keep what is needed of it.
forget_unneeded() {
  within 60
  [ -z "${top:-}" ] || {
    own_git for-each-ref --format='%(refname)' refs/sluice | while IFS= read -r ref; do
      case $ref in refs/sluice/releases/*) [ ! -d "$home/releases/${ref##*/}" ] || continue ;; esac
      printf 'delete %s\n' "$ref"
    done | own_git update-ref --stdin
    # Git's own limits are 6,700 objects, which it estimates by this folder, and 50 packs.
    set -- "$home"/git/objects/17/* "$home"/git/objects/pack/*.pack
    [ $# -lt 20 ] || own_git gc --auto -q 2>/dev/null
  }
  # Without the whole list of what is kept, nothing is unneeded.
  find "$home/releases" -mindepth 2 -maxdepth 2 \( -name images -o -name further-ids \) -exec cut -f3 {} + >"$change_dir/kept-images" || return
  # A pull has listed the images, and `retain` its names.
  [ -s "$change_dir/images-listed" ] || list_images
  unneeded=$(awk -F "$TAB" -v repository="$(retained_repository):" '
    FILENAME == ARGV[1] { kept[$1] = 1; next }
    index($1, repository) == 1 && !($2 in kept) { print $1 }' "$change_dir/kept-images" "$change_dir/images-listed")
  # shellcheck disable=SC2086 # one argument a name
  [ -z "$unneeded" ] || bounded docker rmi $unneeded >/dev/null 2>&1
  find "$home/changes" -mindepth 1 -maxdepth 1 -type d -exec stat -c '%Y %n' {} + | sort -rn | tail -n +51 |
    while read -r _ old; do [ ! -e "$old/exit" ] || [ -d "$old/displaced" ] || rm -rf "$old"; done
}

# Names mean again what they meant in the release. Images pinned by a digest that no name resolves to any more are
# reached by their retained name.
restore_images() {
  cp "$1/compose.yml" "$1/compose.yml.use" || return 1
  cat "$1/images" "$1/further-ids" 2>/dev/null >"$change_dir/images-wanted"
  awk -F "$TAB" '{ print $2; print $3 }' "$change_dir/images-wanted" | sort -u | look_at_images >"$change_dir/images-here" ||
    { fail engine-silent 'The engine does not list its images.'; return 1; }
  while IFS="$TAB" read -r service image id _; do
    find_image "$image"
    [ "$image_here" != "$id" ] || continue
    find_image "$id"
    [ -n "$image_here" ] || { fail image-gone "The image of service $service ($image) is no longer on this host."; return 1; }
    case $image in
      *@*)
        ask_engine tag "$id" "$(retained_name "$id")" &&
          replace_text "image: $image" "image: $(retained_name "$id")" <"$1/compose.yml.use" >"$1/compose.yml.new" &&
          mv "$1/compose.yml.new" "$1/compose.yml.use" || return 1 ;;
      *) ask_engine tag "$id" "$image" || { fail image-gone "docker tag $image failed."; return 1; } ;;
    esac
  done <"$change_dir/images-wanted"
  # A changed file is a changed model: what the verification expects changes with it.
  cmp -s "$1/compose.yml" "$1/compose.yml.use" && names_every_service "$1" || {
    rm -f "$1/hashes"
    mv "$1/compose.yml.use" "$1/compose.yml" && hash_services "$1" ||
      { fail compose-invalid 'docker compose config --hash did not name every service.'; return 1; }
  }
  rm -f "$1/compose.yml.use"
}
