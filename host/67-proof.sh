# Verification: containers × (image, model, mounted configuration, networks, volumes), compared with the plan. Equal digests alone prove nothing.

step_prove() { prove_release "$wanted"; }

# The last reading of the health is the first of the verification.
prove_release() {
  [ -n "${rows_are_healthy:-}" ] || look_at_containers || return 1
  rows_are_healthy=
  awk -F "$TAB" -v OFS="$TAB" 'FILENAME == ARGV[1] { made[$1] = $3; next } { print $1, $2, $12, $13, $9, substr($11, 2), $3, $4, $5, $6, made[$1] }' \
    "$home/containers" "$change_dir/rows" >"$change_dir/proof"
  is_checked_out "$(release_commit "$1")" || return 1
  # A file that is missing here must not count as nothing that differs.
  { compare_proof "$1" && compare_attachments "$1" && wrong_references; } >"$change_dir/differences" ||
    { fail proof-failed "What runs could not be compared with the files of the release in $1."; return 1; }
  differences=$(sort -u "$change_dir/differences" | head -n 10 | tr '\n' ' ')
  [ -z "$differences" ] || { fail proof-failed "What runs is not what was planned: $differences"; return 1; }
  while IFS="$TAB" read -r id service image hash started name _ _ _ _ mounts; do
    journal proof service "$service" container "$id" name "$name" image "$image" hash "$hash" started "$started" mounts "$mounts"
  done <"$change_dir/proof"
}

compare_proof() {
  awk -F "$TAB" '
    FILENAME == ARGV[1] { want[$1] = $2; next }
    FILENAME == ARGV[2] { image[$1] = $3; next }
    FILENAME == ARGV[3] { hash[$1] = $2; next }
    FILENAME == ARGV[4] { mount[$1] = $2; next }
    {
      have[$2]++
      if (!($2 in want)) { if ($11 != "unknown") print $2 " runs, but the release does not have it;" }
      else {
        if ($3 != image[$2]) print $2 " runs image " $3 " instead of " image[$2] ";"
        if (hash[$2] != "-" && $4 != hash[$2]) print $2 " was made from another model;"
        if (mount[$2] != "-" && $11 != mount[$2]) print $2 " was made from other configuration;"
      }
    }
    END { for (s in want) if (have[s] + 0 != want[s]) print s " has " have[s] + 0 " containers instead of " want[s] ";" }' \
    "$1/services" "$1/images" "$1/hashes" "$1/fingerprints" "$change_dir/proof"
}

compare_attachments() {
  not_attached "$1" >"$change_dir/not-attached" &&
    awk -F "$TAB" '{ print $1 ($2 == "volume" ? " does not use the volume " $3 ";" : " is not in the network " $3 " by its name;") }' "$change_dir/not-attached"
}

# service, network|volume, name: what a container is not attached to although its service uses it. Compose recreates no container
# when only the name of a network or volume changes; 2.37 and newer connects containers to a network that it replaced without
# their names.
not_attached() {
  [ -f "$1/attachments" ] || attachments_of_older "$1" || return 1
  awk -F "$TAB" -v OFS="$TAB" '
    FILENAME == ARGV[1] { service[++count] = $1; kind[count] = $2; name[count] = $3; next }
    {
      split("", names)
      for (i = 17; i < NF; i += 2) names[$i] = $(i + 1)
      for (i = 1; i <= count; i++) {
        if (service[i] != $2) continue
        if (kind[i] == "volume") found = index(" " $16, " " name[i] " ")
        else found = (name[i] in names) && (name[i] ~ /^(bridge|host|none)$/ || index(names[name[i]], "," $2 ","))
        if (!found) print $2, kind[i], name[i]
      }
    }' "$1/attachments" "$change_dir/rows"
}

attachments_of_older() { reread_model "$1" && mv "$change_dir/model/attachments" "$1/attachments"; }

# Services that use the namespace or the volumes of a container that is not there any more. It may be one of another project.
wrong_references() {
  awk -F "$TAB" '{ there[$1] = 1; uses[$2] = uses[$2] " " $15 }
      END { for (s in uses) { n = split(uses[s], part, " "); for (i = 1; i <= n; i++) {
        if (part[i] !~ /^container:/) continue
        id = substr(part[i], 11); sub(/:r[ow]$/, "", id)
        if (id ~ /^[0-9a-f]+$/ && length(id) == 64 && !(id in there)) print s, id } } }' "$change_dir/rows" |
    while read -r user_service used_id; do
      used_id=$(ask_engine ps -aq --no-trunc --filter "id=$used_id") && [ -n "$used_id" ] || printf '%s uses a container that is gone;\n' "$user_service"
    done
}
