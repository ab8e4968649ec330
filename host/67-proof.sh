# Proof: containers × (image, model, mounted configuration), against what was meant. Equal digests alone prove nothing.

step_prove() { prove_release "$wanted"; }

prove_release() {
  inspect_containers '{{.ID}}	{{index .Config.Labels "com.docker.compose.service"}}	{{.Image}}	{{index .Config.Labels "com.docker.compose.config-hash"}}	{{.State.StartedAt}}	{{.Name}}	{{.State.Status}}	{{.State.ExitCode}}	{{.State.OOMKilled}}	{{.RestartCount}}' >"$change_dir/proof" ||
    { because engine-silent "The engine does not list the project's containers."; return 1; }
  is_checked_out "$(release_commit "$1")" || return 1
  fingerprints "$1" "$top" "$(release_commit "$1")" >"$change_dir/on-disk"
  cmp -s "$change_dir/on-disk" "$1/fingerprints" ||
    { because proof-failed "Mounted configuration on the disk is not that of the release: $(differing_services "$1")"; return 1; }
  differences=$(compare_proof "$1")
  [ -z "$differences" ] || { because proof-failed "What runs is not what was meant: $differences"; return 1; }
  while IFS="$TAB" read -r id service image hash started name _; do
    journal proof service "$service" container "$id" name "${name#/}" image "$image" hash "$hash" started "$started" \
      mounts "$(awk -F "$TAB" -v id="$id" '$1 == id { print $3 }' "$home/containers")"
  done <"$change_dir/proof"
}

differing_services() { diff "$change_dir/on-disk" "$1/fingerprints" | sed -n 's/^[<>] //p' | cut -f1 | sort -u | tr '\n' ' '; }

compare_proof() {
  {
    sed 's/^/want	/' "$1/services"
    sed 's/^/image	/' "$1/images"
    sed 's/^/hash	/' "$1/hashes"
    sed 's/^/mount	/' "$1/fingerprints"
    sed 's/^/made	/' "$home/containers"
    sed 's/^/have	/' "$change_dir/proof"
  } | awk -F '\t' '
    $1 == "want" { want[$2] = $3 }
    $1 == "image" { image[$2] = $4 }
    $1 == "hash" { hash[$2] = $3 }
    $1 == "mount" { mount[$2] = $3 }
    $1 == "made" { made[$2] = $4 }
    $1 == "have" {
      have[$3]++
      if (!($3 in want)) print $3 " runs, but the release does not have it;"
      else {
        if ($4 != image[$3]) print $3 " runs image " $4 " instead of " image[$3] ";"
        if ($5 != hash[$3]) print $3 " was made from another model;"
        if (mount[$3] != "-" && made[$2] != mount[$3]) print $3 " was made with other mounted configuration;"
      }
    }
    END { for (s in want) if (have[s] + 0 != want[s]) print s " has " have[s] + 0 " containers instead of " want[s] ";" }' |
    sort -u | head -n 10 | tr '\n' ' '
}
