# Model: the content of Compose's resolved file, as far as plan and verification need it. The file is Compose's own output, so
# its indentation is regular and every value is spelled out.

# compose.yml of a release folder → one table a subject, columns separated by tabs, `-` for nothing:
#   services          name, number of containers
#   image-names       service, image, pull policy, platform
#   further-images    service, image, platform: of hooks and of volumes of the type image
#   hooks             service, key: commands that run when a container starts or ends
#   binds             service, ro|rw, path: bind mounts, and the files of configs and secrets
#   bind-sources      service, path, the value of `create_host_path`: true, false, `open` in a `bind` without it, `-` nowhere
#   references        service, service whose namespace or volumes it uses, or whose restart restarts it
#   inline            service, then the entry of a config or secret whose content the file holds or the environment gives
#   environment-names names of variables that configs and secrets take their content from
#   volumes networks  name, external|own
#   attachments       service, network|volume, its name in the engine
#   ports             service, protocol, address, port
#   builds            services without an image
#   engine-needs      service, n of the oldest API 1.n of the engine, what needs it
#   unsupported       service, key that this program cannot deploy and verify
#   keys              service, key, value on one line: what changed between two releases
read_model() (
  cd "$1" || exit 1
  for table in $MODEL_TABLES; do : >"$table"; done
  awk -v OFS="$TAB" "$MODEL_PROGRAM" compose.yml && [ -s services ]
)

# The tables of a release that another version of this program may have recorded, in the change's `model`.
reread_model() { rm -rf "$change_dir/model" && mkdir -p "$change_dir/model" && cp "$1/compose.yml" "$change_dir/model/" && read_model "$change_dir/model"; }

MODEL_TABLES='services image-names further-images hooks binds bind-sources references inline environment-names volumes networks attachments ports builds engine-needs unsupported keys'

# shellcheck disable=SC2016 # awk's own variables
MODEL_PROGRAM='
  # A value as it is meant: without its key and quotes, and with single dollar signs.
  function plain(text) {
    sub(/^[ ]*(- )?[^:]*:[ ]*/, "", text)
    if (text ~ /^".*"$/) { text = substr(text, 2, length(text) - 2); gsub(/\\"/, "\"", text); gsub(/\\\\/, "\\", text) }
    else if (text ~ /^\047.*\047$/) { text = substr(text, 2, length(text) - 2); gsub(/\047\047/, "\047", text) }
    gsub(/\$\$/, "$", text); return text
  }
  function name(text) { sub(/:[ ]*([{][}]|null)?$/, "", text); gsub(/["\047 ]/, "", text); return text }
  function item(text) { sub(/^ *- /, "", text); return plain("x: " text) }
  # The shell reads columns that are never empty.
  function dash(text) { return text == "" ? "-" : text }
  function uses_entry(kind, of) { if (!((service, kind, of) in attached)) { attached[service, kind, of]; used[++uses] = service OFS kind OFS of } }
  function end_item() {
    if (key == "volumes:" && type == "bind" && source != "") {
      print service, (read_only ? "ro" : "rw"), source > "binds"; print service, source, dash(made) > "bind-sources"
    }
    if (key == "volumes:" && type == "volume" && source != "") uses_entry("volume", source)
    if (key == "volumes:" && type == "image" && source != "") {
      print service, source, dash(platform[service]) > "further-images"; print service, 48, "a volume of the type image, which needs Docker Engine 28" > "engine-needs"
    }
    if (key == "ports:" && port != "") print service, dash(protocol), dash(address), port > "ports"
    type = source = made = port = protocol = address = ""; read_only = 0
  }
  function end_entry() {
    if (entry == "") return
    if (real == "") real = entry
    if (section == "volumes:" || section == "networks:") {
      name_of[substr(section, 1, length(section) - 2), entry] = real
      print real, (external ? "external" : "own") > substr(section, 1, length(section) - 1)
    }
    real = ""; external = 0
  }
  # The value of a key, on one line; of the environment and labels each variable is a key of its own.
  function end_key() {
    if (service != "" && key != "" && held != "") print service, key_name, held > "keys"
    held = ""
  }
  /^[^ ]/ { end_item(); end_key(); end_entry(); section = $1; service = key = entry = ""; next }
  section == "services:" && /^  [^ ]/ {
    end_item(); end_key(); service = name($0); key = ""; order[++count] = service; replicas[service] = 1; next
  }
  section == "services:" && /^    [^ ]/ {
    end_item(); end_key(); key = $1; key_name = key; sub(/:$/, "", key_name); held = $0
    if (key == "image:") image[service] = plain($0)
    if (key == "build:") build[service] = 1
    if (key == "pull_policy:") { policy[service] = plain($0); if (policy[service] == "build") print service, "pull_policy build" > "unsupported" }
    if (key == "platform:") platform[service] = plain($0)
    if (key == "scale:") replicas[service] = plain($0)
    if (key ~ /^(pre_start|post_start|pre_stop):$/) print service, key_name > "hooks"
    if (key == "provider:" || key == "models:") print service, key_name > "unsupported"
    if (key ~ /^(network_mode|pid|ipc):$/ && plain($0) ~ /^service:/) print service, substr(plain($0), 9) > "references"
    next
  }
  section == "services:" && /^      [^ ]/ && key == "depends_on:" { dependency = name($0) }
  section == "services:" && key == "depends_on:" && /^        restart: true/ { print service, dependency > "references" }
  section == "services:" && /^      - / && key == "volumes_from:" {
    text = item($0); if (text !~ /^container:/) { sub(/:r[ow]$/, "", text); print service, text > "references" }
  }
  section == "services:" && key == "networks:" && /^      [^ ]/ { uses_entry("network", name($0)) }
  section == "services:" && key == "deploy:" && /^      replicas:/ { replicas[service] = plain($0) }
  section == "services:" && key == "healthcheck:" && /^      start_interval:/ { print service, 44, "a start_interval of its health check, which needs Docker Engine 25" > "engine-needs" }
  section == "services:" && key == "pre_start:" && /^      (- |  )image:/ { print service, plain($0), dash(platform[service]) > "further-images" }
  section == "services:" && (key == "volumes:" || key == "ports:") {
    text = $0
    if (text ~ /^      - /) { end_item(); sub(/^      - /, "        ", text) }
    if (text ~ /^        type:/) type = plain(text)
    if (text ~ /^        source:/) source = plain(text)
    if (text ~ /^        read_only: true/) read_only = 1
    if (text ~ /^        bind:/) made = "open"
    if (text ~ /^          create_host_path:/) made = plain(text)
    if (text ~ /^          subpath:/) print service, 45, "a folder inside a volume (subpath), which needs Docker Engine 26" > "engine-needs"
    if (text ~ /^        published:/) port = plain(text)
    if (text ~ /^        protocol:/) protocol = plain(text)
    if (text ~ /^        host_ip:/) address = plain(text)
  }
  section == "services:" && (key == "configs:" || key == "secrets:") && /^      (- |  )source:/ { inline[++parts] = service OFS key plain($0) }
  section == "services:" && (key == "environment:" || key == "labels:") && /^      [^ ]/ {
    end_key(); key_name = substr(key, 1, length(key) - 1) "." name(substr($0, 1, index($0, ":")))
  }
  section == "services:" { held = held (held == "" ? "" : "\\n") $0 }
  section != "services:" && /^  [^ ]/ { end_entry(); entry = name($0); next }
  section == "networks:" || section == "volumes:" { entry_text[section entry] = entry_text[section entry] "\\n" $0 }
  /^    name:/ { real = plain($0) }
  /^    external: true/ { external = 1 }
  section == "configs:" || section == "secrets:" {
    if (external) foreign[section entry] = 1
    if ($0 ~ /^    file:/) file[section entry] = plain($0)
    else if ($0 !~ /^    (name|external|x-[^ ]*):/) text_of[section entry] = text_of[section entry] "\\n" $0
    if ($0 ~ /^    environment:/) print plain($0) > "environment-names"
  }
  END {
    end_item(); end_key(); end_entry()
    for (i = 1; i <= count; i++) {
      s = order[i]
      print s, replicas[s] > "services"
      if (image[s] != "") print s, image[s], dash(policy[s]), dash(platform[s]) > "image-names"
      else if (build[s]) print s > "builds"
    }
    # What they are is not part of the service: a newer Compose makes a changed network anew, and stops what is in it.
    for (i = 1; i <= uses; i++) {
      split(used[i], part, OFS)
      print part[1], part[2] " " part[3], entry_text[part[2] "s:" part[3]] > "keys"
      if ((part[2], part[3]) in name_of) print part[1], part[2], name_of[part[2], part[3]] > "attachments"
    }
    for (i = 1; i <= parts; i++) {
      split(inline[i], part, OFS)
      if (part[2] in file) { print part[1], "ro", file[part[2]] > "binds"; print part[1], file[part[2]], "false" > "bind-sources" }
      else if (part[2] in foreign) print part[1], "external " part[2] > "unsupported"
      else print part[1], part[2] text_of[part[2]] "\\n" > "inline"
    }
  }'

services_of() { cut -f1 "$1/services"; }

# Profiles are applied already: without them the file names what runs, independently of later profiles. Neither does it depend
# on services that are not in it.
without_profiles() {
  awk '{ line[NR] = $0 } /^[^ ]/ { section = $1 } section == "services:" && /^  [^ ]/ { name = $1; gsub(/["\047:]/, "", name); has[name] = 1 }
    END {
      for (i = 1; i <= NR; i++) {
        if (line[i] ~ /^ ? ? ? ?[^ ]/) { skip = 0; header = "" }
        if (line[i] ~ /^    profiles:/) skip = 1
        if (line[i] ~ /^    depends_on:/) { header = line[i]; depends = 1; continue }
        if (line[i] ~ /^ ? ? ? ?[^ ]/) depends = 0
        if (depends && line[i] ~ /^      [^ ]/) { name = line[i]; gsub(/["\047: ]/, "", name); skip = !(name in has) }
        if (skip) continue
        if (depends && header != "") { print header; header = "" }
        print line[i]
      }
    }'
}

# Services, one a line → those, and all that use their namespaces or volumes or are restarted with them.
with_dependents() {
  awk -F "$TAB" 'FILENAME == ARGV[1] { user[++n] = $1; used[n] = $2; next } { found[$1] = 1 }
    END {
      do { grown = 0; for (i = 1; i <= n; i++) if (used[i] in found && !(user[i] in found)) { found[user[i]] = 1; grown = 1 } } while (grown)
      for (s in found) print s
    }' "$1/references" - | sort
}
