import type { Settings } from "../../config/settings.ts";
import { badValue, readList } from "../../config/values.ts";
import { StageFailure } from "../../failure/failure.ts";
import type { Log } from "../../ports/world.ts";
import type { InputKey } from "../../stage/keys.ts";
import type { ResticRepository } from "./restic.ts";

/** Where backups are inspected, and which tool keeps them: the same in every stage. */
export const whereKey = {
  name: "where",
  description: "Where the backup is verified: host (over SSH) or runner.",
  default: "host",
  file: "backup.where",
} as const satisfies InputKey;

/** The values of `kind`, for a message that refuses another one. */
export const BACKUP_KINDS = "files, postgres, restic or command";

export const kindKey = {
  name: "kind",
  description:
    "How backups are kept: files, postgres (dumps that take-backup writes), restic, or command (any other program that can print evidence).",
  default: "files",
  file: "backup.kind",
} as const satisfies InputKey;

/** Those that say which snapshots of which repository. */
export const resticKeys = [
  {
    name: "restic-repository",
    description: "For restic: the repository. It can be set in the environment of the machine instead.",
    file: "backup.restic.repository",
  },
  { name: "restic-password", description: "For restic: the password of the repository.", secret: true },
  {
    name: "restic-password-file",
    description: "For restic: a file on the machine that contains the password.",
    file: "backup.restic.password-file",
  },
  {
    name: "restic-host",
    description: "For restic: only snapshots of this machine count.",
    file: "backup.restic.host",
  },
  {
    name: "restic-tags",
    description: "For restic: only snapshots with all of these tags count.",
    file: "backup.restic.tags",
  },
  {
    name: "restic-paths",
    description: "For restic: only snapshots with all of these paths count.",
    file: "backup.restic.paths",
  },
] as const satisfies readonly InputKey[];

export type ResticName = (typeof resticKeys)[number]["name"];

export function readWhere(settings: Settings<"where">): "host" | "runner" {
  const setting = settings.get("where");
  if (setting.text === "host" || setting.text === "runner") return setting.text;
  throw badValue(setting, "host or runner");
}

/** `env`: what else the repository needs, such as the keys of its storage. */
export function readRepository(
  settings: Settings<ResticName>,
  env: Readonly<Record<string, string>>,
  log: Log,
): ResticRepository {
  const repository = settings.get("restic-repository").text;
  const password = settings.get("restic-password").text;
  const passwordFile = settings.get("restic-password-file").text;
  if (password !== "") log.mask(password);
  // rest:https://user:secret@host/ is how restic itself wants it.
  const inAddress = /:\/\/[^/@:]*:([^/@]+)@/.exec(repository)?.[1];
  if (inAddress !== undefined) log.mask(inAddress);
  if (password !== "" && passwordFile !== "") throw twoPasswords();
  return {
    host: settings.get("restic-host").text,
    tags: readList(settings.get("restic-tags").text),
    paths: readList(settings.get("restic-paths").text),
    env: { ...env, ...resticEnvironment({ repository, password, passwordFile }) },
  };
}

interface ResticAccess {
  readonly repository: string;
  readonly password: string;
  readonly passwordFile: string;
}

/** What is given wins over what the machine has: restic would take a password's file or command before the password. */
function resticEnvironment({ repository, password, passwordFile }: ResticAccess): Record<string, string> {
  const hasPassword = password !== "" || passwordFile !== "";
  return {
    ...(repository === "" ? {} : { RESTIC_REPOSITORY: repository, RESTIC_REPOSITORY_FILE: "" }),
    ...(hasPassword
      ? { RESTIC_PASSWORD: password, RESTIC_PASSWORD_FILE: passwordFile, RESTIC_PASSWORD_COMMAND: "" }
      : {}),
  };
}

function twoPasswords(): StageFailure {
  return new StageFailure({
    what: "Both `restic-password` and `restic-password-file` are given.",
    means: "Sluice does not guess which one counts. Nothing was read.",
    todo: "Give one of them.",
  });
}
