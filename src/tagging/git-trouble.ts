import { StageFailure } from "../failure/failure.ts";

/** A failed Git command. */
export interface GitTrouble {
  readonly verb: string;
  /** The server, by its name for messages. */
  readonly server: string;
  /** Its exit code, or why it is unknown. */
  readonly ending: string;
  /** Its last lines, which are foreign text that was made harmless. */
  readonly said: string;
}

/** The remedy, by the messages of Git and SSH. */
const TODOS: readonly (readonly [RegExp, string])[] = [
  [
    /host key verification failed|no matching host key/i,
    "The server did not prove itself by a key of `remote-host-key`. Compare with the server's own console; only if the new key is really its own, change the pin.",
  ],
  [
    /permission denied|authentication failed|could not read (username|password)|access denied|returned error: 40[13]/i,
    "Check `remote-token`, or `remote-ssh-key`: it has to be allowed to read and to push there, tags too; a deploy key needs write access and no passphrase.",
  ],
  [
    /returned error: 3\d\d|unable to update url base/i,
    "Give the address to which the server redirects as `tag-remote`: credentials follow no redirect.",
  ],
  [/remote rejected|hook declined|protected/i, "Check the server's rules for tags, and its hooks."],
];

/** Pure. */
export function gitFailure({ verb, server, ending, said }: GitTrouble): StageFailure {
  const known = TODOS.find(([pattern]) => pattern.test(said))?.[1];
  return new StageFailure({
    what: `git ${verb} ${ending} for ${server}: ${said}`,
    means: "The next run checks whether the tag exists; it is never moved.",
    todo: known ?? "Check the address in `tag-remote`, and that the runner reaches it, then run this again.",
  });
}
