import type { Settings } from "../../config/settings.ts";
import { badValue, readList } from "../../config/values.ts";
import { StageFailure } from "../../failure/failure.ts";
import type { InputKey } from "../../stage/keys.ts";
import { shellWord } from "../../text/shell-word.ts";
import type { PostgresEvidence } from "./evidence-file.ts";

export const volumesKey = {
  name: "volumes",
  description:
    "For postgres: named volumes and absolute paths of folders on the host whose files belong to the data, separated by commas or lines. Each is a tar archive in the backup.",
  file: "backup.volumes",
} as const satisfies InputKey;

/** Names and paths that `docker run --volume` takes, in which a colon would begin another word. */
const SOURCE = /^([A-Za-z0-9][A-Za-z0-9_.-]*|\/[^\0\n\r:,]*[^\0\n\r:,/])$/;

export function readVolumes(settings: Settings<"volumes">): readonly string[] {
  const setting = settings.get("volumes");
  const sources = readList(setting.text);
  if (sources.some((source) => !SOURCE.test(source)) || new Set(sources).size < sources.length)
    throw badValue(setting, "a list of names of volumes and of absolute paths, without colons");
  return sources;
}

/**
 * Part of the script that takes a backup: a tar archive of each volume, in a container that sees nothing else. The databases are
 * dumped before, so that no row names a file which was added later.
 */
export function saveVolumes(sources: readonly string[]): string {
  if (sources.length === 0) return "";
  return `save_volume() {
	printf 'Saving %s.\\n' "$1"
	in_volume "$1" tar -C /source -cf - . >"$out/$2" || stop "tar of $1 failed: a file may have changed meanwhile."
	tar -tf "$out/$2" >/dev/null || stop "The archive of $1 cannot be read back in full."
	printf 'volume %s %s %s %s\\n' "$2" "$(fingerprint "$out/$2")" "$(tar -tf "$out/$2" | wc -l | tr -d ' ')" "$1" >>"$out/evidence"
}
${sources.map((source, at) => `save_volume ${shellWord(source)} volume-${at + 1}.tar\n`).join("")}`;
}

/** Part of the same script: how a program sees a volume, and how much there is in all of them. */
export function measureVolumes(sources: readonly string[]): string {
  if (sources.length === 0) return "";
  return `# volume, program and its arguments. A volume that does not exist would be created by the engine.
in_volume() {
	case $1 in
	/*) [ -d "$1" ] || stop "There is no folder $1." ;;
	*) docker volume inspect "$1" >/dev/null 2>&1 || stop "There is no volume $1." ;;
	esac
	volume=$1 program=$2
	shift 2
	docker run --rm --pull never --network none --user 0:0 --volume "$volume:/source:ro" --entrypoint "$program" "$image" "$@" </dev/null
}
image=$(docker inspect --format '{{.Image}}' "$container")
for volume_of in ${sources.map(shellWord).join(" ")}; do
	size=$(in_volume "$volume_of" du -sk /source)
	total=$((total + \${size%%[!0-9]*} * 1024))
done
`;
}

/** Databases of one time with files of another are not the state that the backup had. */
export function requireNoVolumes({ volumes }: PostgresEvidence, path: string, accepted: boolean): void {
  if (volumes.length === 0 || accepted) return;
  throw new StageFailure({
    what: `The backup ${path} has volumes: ${volumes.map(({ source }) => source).join(", ")}.`,
    means:
      "Only databases can be restored so far, and the files would then be of another time than the rows that name them. Nothing was changed.",
    todo: "If the current files fit the databases of the backup, restore these alone: dispatch rollback.yml with `scenario: restore-databases` (in a workflow of your own: `databases-only: true` of restore-backup). For the files as well, see docs/restore.md, Files of volumes.",
  });
}
