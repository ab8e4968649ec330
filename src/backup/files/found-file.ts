import { StageFailure } from "../../failure/failure.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import type { Place } from "../ask.ts";
import { textOf } from "./file-format.ts";

export interface FoundFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
}

export interface FoundFiles {
  readonly clock: number;
  readonly newest: FoundFile;
  readonly previous: FoundFile | undefined;
  /** Whether the newest is a folder that pg_dump -Fd wrote. */
  readonly isFolder: boolean;
  /** The first bytes, as hex; of a folder those of its table of contents. */
  readonly head: string;
  /** The text of the `.sha256` beside it. */
  readonly checksums: string | undefined;
}

/** What the script that finds the newest file printed; throws when there is no file that can be read. */
export function readFoundFiles(stdout: string, path: string, place: Place): FoundFiles {
  const facts = new Map(stdout.split("\n").map((line) => cut(line)));
  const trouble = facts.get("trouble");
  if (trouble !== undefined) throw troubleFailure(trouble, path, place);
  const newest = readFile(facts.get("newest"));
  const clock = Number(facts.get("now"));
  if (facts.get("matches")?.startsWith("0 ")) throw nothingFound(facts.get("matches") ?? "", path, place);
  const head = facts.get("head");
  if (newest === undefined || head === undefined || !(clock > 0)) throw notUnderstood(path, place);
  const kinds = (facts.get("kinds") ?? "").split(" ").filter((kind) => kind !== "");
  if (kinds.length > 1) throw manyKinds(kinds, path, place);
  const sum = facts.get("sum");
  return {
    clock: clock * 1000,
    newest,
    previous: readFile(facts.get("previous")),
    isFolder: facts.has("dump-folder"),
    head,
    checksums: sum === undefined ? undefined : textOf(sum),
  };
}

function cut(line: string): [string, string] {
  const at = line.indexOf(" ");
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}

function readFile(text: string | undefined): FoundFile | undefined {
  const match = /^(\d+) (\d+) (.+)$/.exec(text ?? "");
  if (match === null) return undefined;
  return { size: Number(match[1]), changedAt: Number(match[2]) * 1000, path: match[3] ?? "" };
}

const TROUBLES: Readonly<Record<string, { readonly is: string; readonly todo: string }>> = {
  "no-folder": {
    is: "does not exist",
    todo: "Correct `path`; and see whether the disk that holds the backups is mounted.",
  },
  "closed-folder": {
    is: "is a folder that this user may not read",
    todo: "Give the user read and search permission there (a group of its own, or an ACL: `setfacl -m u:USER:rx`).",
  },
  "closed-file": {
    is: "is a file that this user may not read",
    todo: "Let the backup job make its files readable for this user (a group of its own, `umask 027`).",
  },
  "part-of-dump": {
    is: "is one backup in a folder (pg_dump -Fd), and `path` names parts of it",
    todo: "Name the folder itself as `path`, or a pattern of such folders.",
  },
  "odd-name": {
    is: "begins the name of a file with a line break in it",
    todo: "Rename that file: such a name is usually a mistake.",
  },
};

function troubleFailure(text: string, path: string, place: Place): StageFailure {
  const [kind, what] = cut(text);
  const known = TROUBLES[kind];
  if (known === undefined) return notUnderstood(path, place);
  return new StageFailure({
    what: `On ${place.name}, ${cleanForeignLine(what)} ${known.is}.`,
    means: "No backup can be proven, so there may be none. Nothing was changed.",
    todo: known.todo,
  });
}

function nothingFound(counts: string, path: string, place: Place): StageFailure {
  const [, folders = 0, unfinished = 0] = counts.split(" ").map(Number);
  const beside = [
    ...(folders > 0 ? [`${folders} folder(s)`] : []),
    ...(unfinished > 0 ? [`${unfinished} unfinished file(s), by their names`] : []),
  ].join(" and ");
  return new StageFailure({
    what: `On ${place.name}, no file matches ${path}${beside === "" ? "" : `; there is only ${beside}`}.`,
    means: "There is no backup that could be restored. Nothing was changed.",
    todo: "Make a backup, or correct `path`: a file, a folder, or a pattern such as /srv/backups/*.dump.",
  });
}

function manyKinds(kinds: readonly string[], path: string, place: Place): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, ${path} names backups of different kinds: ${kinds.slice(0, 10).map(cleanForeignLine).join(", ")}.`,
    means:
      "A fresh file of one kind would hide that another is old, and sizes of compressed and uncompressed files cannot be compared. So Sluice does not choose. Nothing was changed.",
    todo: "Name one series of backups by a pattern, such as /srv/backups/app-*.dump, and use one step for each that matters. Where older ones are compressed later, keep them in a folder of their own.",
  });
}

function notUnderstood(path: string, place: Place): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the search for ${path} gave an answer that cannot be understood.`,
    means: "Whether there is a backup is not known. Nothing was changed.",
    todo: "The host needs sh, stat, od, head and date (coreutils), find and awk.",
  });
}
