# Model: what Compose's resolved file says, as far as the proof needs it. The file is Compose's own output, so its
# indentation is regular and every value is spelled out.

# compose.yml → services (name, replicas), image-names (service, image, pull policy), mounts (service, ro|rw, path), builds (service)
read_model() (
  cd "$1" || exit 1
  : >services.new; : >images.new; : >binds.new; : >builds.new
  awk -v OFS="$TAB" '
    function plain(text) { sub(/^[ ]*[^:]*:[ ]*/, "", text); gsub(/^["\047]|["\047]$/, "", text); return text }
    function name(text) { sub(/:[ ]*$/, "", text); gsub(/["\047 ]/, "", text); return text }
    function flush_mount() {
      if (type == "bind" && source != "") print service, (read_only ? "ro" : "rw"), source > "binds.new"
      type = source = ""; read_only = 0
    }
    /^[^ ]/ { flush_mount(); section = $1; service = key = ""; next }
    section == "services:" && /^  [^ ]/ { flush_mount(); service = name($0); key = ""; order[++count] = service; replicas[service] = 1; next }
    section == "services:" && /^    [^ ]/ {
      flush_mount(); key = $1
      if (key == "image:") image[service] = plain($0)
      if (key == "build:") build[service] = 1
      if (key == "pull_policy:") policy[service] = plain($0)
      if (key == "scale:") replicas[service] = plain($0)
      next
    }
    section == "services:" && key == "deploy:" && /^      replicas:/ { replicas[service] = plain($0) }
    section == "services:" && key == "volumes:" {
      if ($0 ~ /^      - /) { flush_mount(); sub(/^      - /, "        ") }
      if ($0 ~ /^        type:/) type = plain($0)
      if ($0 ~ /^        source:/) source = plain($0)
      if ($0 ~ /^        read_only: true/) read_only = 1
    }
    section == "services:" && (key == "configs:" || key == "secrets:") && /^      (- |  )source:/ {
      sub(/^      - /, "        "); uses[++used] = service OFS key plain($0)
    }
    (section == "configs:" || section == "secrets:") && /^  [^ ]/ { entry = section name($0) }
    (section == "configs:" || section == "secrets:") && /^    file:/ { file[entry] = plain($0) }
    END {
      flush_mount()
      for (i = 1; i <= count; i++) {
        print order[i], replicas[order[i]] > "services.new"
        print order[i], image[order[i]], policy[order[i]] > "images.new"
        if (image[order[i]] == "" && build[order[i]]) print order[i] > "builds.new"
      }
      for (i = 1; i <= used; i++) {
        split(uses[i], part, OFS)
        if (part[2] in file) print part[1], "ro", file[part[2]] > "binds.new"
      }
    }' compose.yml || exit 1
  [ -s services.new ] || exit 1
  mv services.new services && mv images.new image-names && mv binds.new mounts && mv builds.new builds
)

services_of() { cut -f1 "$1/services"; }
