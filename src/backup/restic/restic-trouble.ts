import { type Explanation, StageFailure } from "../../failure/failure.ts";
import { type Ended, lastWords, type Place } from "../ask.ts";

type Trouble = "error" | "partial" | "no-repository" | "locked" | "password" | "interrupted";

/** restic's exit codes; before 0.17 every failure had code 1, and only the texts differ. */
const CODES: Readonly<Record<number, Trouble>> = {
  3: "partial",
  10: "no-repository",
  11: "locked",
  12: "password",
  130: "interrupted",
};

const WORDS: readonly { readonly pattern: RegExp; readonly trouble: Trouble }[] = [
  { pattern: /wrong password or no key found|empty password/i, trouble: "password" },
  { pattern: /unable to open config file|Is there a repository at/i, trouble: "no-repository" },
  { pattern: /already locked|unable to create lock/i, trouble: "locked" },
];

const EXPLAINED: Readonly<Record<Trouble, { readonly is: string; readonly means: string; readonly todo: string }>> = {
  error: {
    is: "failed",
    means: "The repository could not be read, or it is damaged: a restore would fail where the damage is.",
    todo: "Run `restic check --read-data` by hand. When packs are damaged, follow restic's own guide to troubleshooting (`restic repair packs`), make a new backup, and find out what damaged this one.",
  },
  partial: {
    is: "says that some of the data could not be read",
    means: "A backup that lacks files may lack the ones that matter.",
    todo: "Look at the log of the backup job: name the files it could not read, give it permission or exclude them, and make a new backup.",
  },
  "no-repository": {
    is: "says that there is no repository",
    means: "There is no backup where the configuration expects it.",
    todo: "Correct `restic-repository`; see whether its disk is mounted, and whether this user may read it.",
  },
  locked: {
    is: "says that the repository is locked",
    means: "Another process uses it, or ended without removing its lock: then the next backup will fail as well.",
    todo: "Wait for the backup or prune that runs; when none does, remove the stale lock with `restic unlock`.",
  },
  password: {
    is: "says that the password is wrong",
    means: "A backup that cannot be opened cannot be restored.",
    todo: "Set the secret `restic-password` (or `restic-password-file`) to the repository's password; `restic key list` shows whose keys it has.",
  },
  interrupted: {
    is: "was interrupted",
    means: "Whether the backup is whole is not known.",
    todo: "Run this again.",
  },
};

/** Throws unless restic ended with 0. `doing`: the operation, for the message. */
export function requireRestic(ended: Ended, doing: string, place: Place): void {
  if (ended.code === 0) return;
  throw new StageFailure(explain(ended, doing, place));
}

function explain(ended: Ended, doing: string, place: Place): Explanation {
  const { is, means, todo } = EXPLAINED[troubleOf(ended)];
  const said = lastWords(plainWords(ended.stderr), 3);
  return {
    what: `On ${place.name}, restic ${is} while ${doing} (exit code ${ended.code})${said === "" ? "" : `: ${said}`}.`,
    means: `${means} Nothing was changed.`,
    todo,
  };
}

function troubleOf({ code, stderr }: Ended): Trouble {
  return CODES[code] ?? WORDS.find(({ pattern }) => pattern.test(stderr))?.trouble ?? "error";
}

/** With `--json`, newer versions print their last message as an object. */
function plainWords(stderr: string): string {
  return stderr.replace(
    /^\{"message_type":"exit_error".*"message":("(?:[^"\\]|\\.)*")\}$/gm,
    (line, message: string) => {
      try {
        return String(JSON.parse(message));
      } catch {
        // Then it stays as it came.
        return line;
      }
    },
  );
}
